"""Verdicts and the reviews that let them through."""

from __future__ import annotations

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_list, long_text, moment, one_of, public_id
from factcheck.models.values import Decision, Target, VerdictState


class Verdict(SQLModel, table=True):
    """One judgement of a claim. Only its state moves on; a change of mind is a new verdict.

    `sources` is the list as it stood: public id, kind, stance, title, url, publisher, quote, is_primary,
    confidential, seen_on. `required` is how many approvals the newsroom asked for when it was proposed.
    """

    __tablename__ = "verdict"
    __table_args__ = (
        one_of("target", Target),
        one_of("state", VerdictState),
        sa.UniqueConstraint("claim_id", "sequence"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    sequence: int
    target: str
    rating_id: int = Field(foreign_key="rating.id")
    wording: str = long_text()
    reason: str = long_text()
    as_of: date
    exception: str = long_text("")
    correction: str = long_text("")
    sources: list[dict[str, Any]] = json_list()
    state: str = VerdictState.PROPOSED.value
    required: int = 1
    proposed_by: int = Field(foreign_key="account.id")
    proposed_at: datetime = moment()
    released_at: datetime | None = moment(nullable=True)
    released_by: int | None = Field(default=None, foreign_key="account.id")
    withdrawn_because: str = long_text("")


class Review(SQLModel, table=True):
    """Somebody's decision on a verdict: approve, or return with a reason."""

    __tablename__ = "review"
    __table_args__ = (one_of("decision", Decision), sa.UniqueConstraint("verdict_id", "account_id"))

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    verdict_id: int = Field(foreign_key="verdict.id", index=True)
    account_id: int = Field(foreign_key="account.id")
    decision: str
    reason: str = long_text("")
    created_at: datetime = moment()
