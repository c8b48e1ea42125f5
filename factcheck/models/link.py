"""Links between claims, and the index that finds candidates for them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_list, long_text, moment, one_of, public_id
from factcheck.models.values import LinkState, Relation


class ClaimLink(SQLModel, table=True):
    """How claim a stands to claim b (a has the lower key; the reverse is read off).

    `suggested` and `score` are the engine's; `relation` is what a person decided, or the suggestion until then.
    """

    __tablename__ = "claim_link"
    __table_args__ = (
        one_of("relation", Relation),
        one_of("state", LinkState),
        sa.UniqueConstraint("a_id", "b_id"),
        sa.CheckConstraint("a_id < b_id", name="stored_once"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    a_id: int = Field(foreign_key="claim.id", index=True)
    b_id: int = Field(foreign_key="claim.id", index=True)
    suggested: str
    relation: str
    score: float
    reasons: list[dict[str, Any]] = json_list()
    state: str = LinkState.SUGGESTED.value
    note: str = long_text("")
    version: int = 1
    decided_by: int | None = Field(default=None, foreign_key="account.id")
    decided_at: datetime | None = moment(nullable=True)
    created_at: datetime = moment()


class IndexTerm(SQLModel, table=True):
    """A term and the number of claims that have it; "*" stands for one that every indexed claim has."""

    __tablename__ = "index_term"

    id: int | None = Field(default=None, primary_key=True)
    term: str = Field(unique=True)
    frequency: int = 0


class IndexPosting(SQLModel, table=True):
    """A claim that has a term; on SQLite the table is its primary key, so that a term's claims lie together."""

    __tablename__ = "index_posting"
    __table_args__ = (sa.Index("ix_index_posting_claim_id", "claim_id"), {"sqlite_with_rowid": False})

    term_id: int = Field(foreign_key="index_term.id", primary_key=True)
    claim_id: int = Field(foreign_key="claim.id", primary_key=True)
