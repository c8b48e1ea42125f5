"""Compare and set: how two people who change one thing never lose either's work."""

from __future__ import annotations

from typing import Any, Protocol

import sqlalchemy as sa
from sqlmodel import Session

from factcheck.models.columns import now
from factcheck.services.errors import Stale, Unversioned

VERSIONS = range(1, 2**31 - 1)  # what the column holds in both databases, and holds once more when raised


class Versioned(Protocol):
    """A row that counts its changes."""

    id: int | None
    version: int


def advance(session: Session, row: Versioned, version: int | None, code: str) -> None:
    """Raise the row's version if it is still the one a form was made from, else Stale with this code.

    Read-modify-write would lose the first of two edits made at once; one UPDATE with the version in its WHERE
    cannot.
    """
    if version is None:
        raise Unversioned("version_missing")
    table: Any = type(row)
    values: dict[str, Any] = {"version": version + 1}
    if hasattr(table, "updated_at"):
        values["updated_at"] = now()
    statement = sa.update(table).where(table.id == row.id, table.version == version).values(**values)
    changed = version in VERSIONS and session.connection().execute(statement).rowcount
    session.refresh(row)
    if not changed:
        session.expunge(row)  # the rollback that follows would empty it, and the page shows both texts
        raise Stale(code, current=row)
