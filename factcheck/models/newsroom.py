"""The newsroom: one row, and the scale it rates by."""

from __future__ import annotations

import uuid
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_list, json_object, moment, public_id


class Scale(SQLModel, table=True):
    """A rating scale. A change makes a new version; verdicts keep the version they were given in."""

    __tablename__ = "scale"
    __table_args__ = (sa.UniqueConstraint("key", "version"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    key: str
    version: int = 1
    created_at: datetime = moment()


class Rating(SQLModel, table=True):
    """One value of a scale. `exports` is its number in ClaimReview; None stands for no number.

    `colours` has light, dark, light_wash, dark_wash (CSS colours); `labels` and `definitions` a text a language.
    """

    __tablename__ = "rating"
    __table_args__ = (sa.UniqueConstraint("scale_id", "key"), sa.UniqueConstraint("scale_id", "position"))

    id: int | None = Field(default=None, primary_key=True)
    scale_id: int = Field(foreign_key="scale.id")
    position: int
    key: str
    exports: int | None = None
    icon: str
    pattern: str
    colours: dict[str, str] = json_object()
    labels: dict[str, str] = json_object()
    definitions: dict[str, str] = json_object()


class Newsroom(SQLModel, table=True):
    """Settings of the one newsroom a database holds. Its row is also the lock of the history log.

    `weights` are its own weights of check-worthiness, by language and feature, `thresholds` those of
    links; what is left as shipped is in neither.
    """

    __tablename__ = "newsroom"
    __table_args__ = (sa.CheckConstraint("approvals BETWEEN 0 AND 3", name="approvals_range"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    names: dict[str, str] = json_object()
    languages: list[str] = json_list()
    numerals: str = "latn"
    approvals: int = 1
    scale_id: int = Field(foreign_key="scale.id")
    weights: dict[str, dict[str, float]] = json_object()
    thresholds: dict[str, float] = json_object()
    demo: bool = False
    created_at: datetime = moment()

    def name(self, language: str) -> str:
        return self.names.get(language) or next(iter(self.names.values()), "")
