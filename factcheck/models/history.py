"""History: entries that the database itself refuses to change or delete."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import long_text, moment, one_of
from factcheck.models.values import Action


class HistoryEntry(SQLModel, table=True):
    """One thing that was done. `hash` covers the canonical JSON of all the other fields.

    `position` counts the newsroom's whole log, `sequence` the claim's own entries; `payload` is the canonical
    JSON whose hash the entry carries, with every free text replaced by its salted hash.
    """

    __tablename__ = "history_entry"
    __table_args__ = (one_of("action", Action), sa.UniqueConstraint("claim_id", "sequence"))

    id: int | None = Field(default=None, primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", index=True)
    version: int = 1
    position: int = Field(unique=True)
    time: datetime = moment()
    action: str
    actor: uuid.UUID = Field(sa_type=sa.Uuid)
    claim: uuid.UUID = Field(sa_type=sa.Uuid)
    sequence: int
    payload: str = long_text()
    payload_hash: str
    previous_hash: str
    hash: str = Field(unique=True)


class HistoryText(SQLModel, table=True):
    """A free text of an entry, held apart with its salt, so that it can be erased and the chain stay whole."""

    __tablename__ = "history_text"
    __table_args__ = (sa.UniqueConstraint("entry_id", "field"),)

    id: int | None = Field(default=None, primary_key=True)
    entry_id: int = Field(foreign_key="history_entry.id", index=True)
    field: str
    salt: str | None = None
    text: str | None = long_text(None)
