"""Claims: atomic statements anchored to exact spans of a revision."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_list, long_text, moment, one_of, public_id
from factcheck.models.values import ClaimKind, ClaimState


class Claim(SQLModel, table=True):
    """`text` stands alone; `quote` is revision[start:end] in code points, with 32 characters either side.

    `number` counts claims of the article in the order they were made. `version` rises with every
    change: a form that carries an older one is refused. `set_aside` holds the reason why a claim is
    no longer worked on.
    """

    __tablename__ = "claim"
    __table_args__ = (
        one_of("kind", ClaimKind),
        one_of("state", ClaimState),
        sa.UniqueConstraint("article_id", "number"),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span_forward"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    article_id: int = Field(foreign_key="article.id", index=True)
    revision_id: int = Field(foreign_key="revision.id", index=True)
    number: int
    language: str
    text: str = long_text()
    quote: str = long_text()
    prefix: str = ""
    suffix: str = ""
    start: int
    end: int
    spans: list[list[int]] = json_list()
    kind: str
    checkable: bool = True
    claimant: list[str] = json_list()
    checkworthiness: float = 0.0
    reasons: list[dict[str, Any]] = json_list()
    resolutions: list[dict[str, Any]] = json_list()
    quantities: list[dict[str, Any]] = json_list()
    dates: list[dict[str, Any]] = json_list()
    by_hand: bool = False
    state: str = Field(default=ClaimState.TO_DO.value, index=True)
    set_aside: str | None = long_text(None)
    assignee_id: int | None = Field(default=None, foreign_key="account.id", index=True)
    version: int = 1
    created_at: datetime = moment()
    updated_at: datetime = moment()
