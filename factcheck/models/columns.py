"""Column types and defaults that the tables share."""

from __future__ import annotations

import uuid
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Dialect
from sqlmodel import Field


class UtcDateTime(sa.types.TypeDecorator[datetime]):
    """A moment in UTC. SQLite forgets the zone, so it is put back on the way out."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a moment needs its time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def now() -> datetime:
    return datetime.now(UTC)


def public_id() -> Any:
    """A UUID that may be shown in addresses, feeds and history; database keys never are."""
    return Field(default_factory=uuid.uuid4, sa_type=sa.Uuid, unique=True, index=True, nullable=False)


def moment(*, nullable: bool = False) -> Any:
    if nullable:
        return Field(default=None, sa_type=UtcDateTime, nullable=True)
    return Field(default_factory=now, sa_type=UtcDateTime, nullable=False)


def json_list() -> Any:
    return Field(default_factory=list, sa_type=sa.JSON, nullable=False)


def json_object() -> Any:
    return Field(default_factory=dict, sa_type=sa.JSON, nullable=False)


def long_text(default: str | None = ...) -> Any:  # type: ignore[assignment]
    return Field(default=default, sa_type=sa.Text, nullable=default is None)


def one_of(column: str, values: type[Any]) -> sa.CheckConstraint:
    """The database refuses a word that is none of `values` (a StrEnum)."""
    words = ", ".join(f"'{value.value}'" for value in values)
    return sa.CheckConstraint(f"{column} IN ({words})", name=f"{column}_known")
