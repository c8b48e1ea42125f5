"""Translations that people make of claims and of the reasons of verdicts."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import long_text, moment, public_id


class Translation(SQLModel, table=True):
    """One version of a translation; rows are only ever added, the highest `version` holds.

    `subject` is the public id of what is translated: of the claim, for its sentence, or of a verdict, for its reason.
    `original` is that text as it stood. An empty `text` takes the translation back.
    """

    __tablename__ = "translation"
    __table_args__ = (
        sa.UniqueConstraint("subject", "language", "version"),
        sa.CheckConstraint("version >= 1", name="version_counts"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    verdict_id: int | None = Field(default=None, foreign_key="verdict.id", index=True)
    subject: uuid.UUID
    language: str
    version: int
    text: str = long_text("")
    original: str = long_text()
    author_id: int = Field(foreign_key="account.id")
    created_at: datetime = moment()
