"""Flags on claims whose verdict may have gone stale."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_list, long_text, moment, one_of, public_id
from factcheck.models.values import FlagState


class StaleFlag(SQLModel, table=True):
    """Something changed on the linked claim `other_id`, so the verdict on `claim_id` may not hold any more.

    `changes`, oldest first: {"what": a history action, "at": moment, "rating"?, "was"?, "stance"?, "title"?}. While a
    flag is open, further changes of the same claim are added to it. It is closed by a person's reason or a new verdict.
    """

    __tablename__ = "stale_flag"
    __table_args__ = (
        one_of("state", FlagState),
        sa.CheckConstraint("claim_id <> other_id", name="two_claims"),
        sa.Index(
            "ix_stale_flag_claim_id_other_id",
            "claim_id",
            "other_id",
            unique=True,
            sqlite_where=sa.text("state = 'open'"),
            postgresql_where=sa.text("state = 'open'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    claim_id: int = Field(foreign_key="claim.id")
    other_id: int = Field(foreign_key="claim.id")
    changes: list[dict[str, Any]] = json_list()
    state: str = FlagState.OPEN.value
    reason: str = long_text("")
    version: int = 1
    created_at: datetime = moment()
    closed_by: int | None = Field(default=None, foreign_key="account.id")
    closed_at: datetime | None = moment(nullable=True)
