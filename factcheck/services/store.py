"""The database and its transactions."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlmodel import Session, select

from factcheck.models import Submission
from factcheck.services.errors import Invalid, Repeated

log = logging.getLogger(__name__)

_WRITES = "factcheck_writes"


@dataclass(frozen=True)
class Once:
    """Marks a form so that sending it twice does a thing once: a token a form, a hash of what it said."""

    account_id: int
    token: str
    body_hash: str


def has_wal_reset_bug(version: tuple[int, int, int]) -> bool:
    """SQLite 3.7.0 to 3.51.2 can corrupt a WAL database on reset; 3.44.6 and 3.50.7 have the fix."""
    return (3, 7, 0) <= version <= (3, 51, 2) and version not in {(3, 44, 6), (3, 50, 7)}


class Store:
    """One database. `reading()` and `writing()` give sessions; leaving them commits, an error rolls back."""

    def __init__(self, address: str, lock_wait: float = 10) -> None:
        """`lock_wait`: seconds that SQLite waits for whoever is writing before it gives up."""
        self.engine = _engine(address, lock_wait)
        self._writer = self.engine.execution_options(**{_WRITES: True})

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with Session(self.engine, expire_on_commit=False, autoflush=False) as session:
            yield session

    @contextmanager
    def writing(self, once: Once | None = None) -> Iterator[Session]:
        """A transaction. What `session.info["reply"]` holds at its end answers the same form sent again."""
        with Session(self._writer, expire_on_commit=False) as session, session.begin():
            if once is not None:
                _refuse_repeat(session, once)
            yield session
            if once is not None:
                reply = str(session.info.get("reply", ""))
                session.add(
                    Submission(account_id=once.account_id, token=once.token, body_hash=once.body_hash, reply=reply)
                )

    def close(self) -> None:
        self.engine.dispose()


def _refuse_repeat(session: Session, once: Once) -> None:
    query = select(Submission).where(Submission.account_id == once.account_id, Submission.token == once.token)
    taken = session.exec(query).first()
    if taken is None:
        return
    if taken.body_hash != once.body_hash:
        raise Invalid("sent_before_differently")
    raise Repeated("repeated", reply=taken.reply)


def _engine(address: str, lock_wait: float) -> Engine:
    if not address.startswith("sqlite"):
        return sa.create_engine(address, pool_pre_ping=True)
    engine = sa.create_engine(address, connect_args={"check_same_thread": False, "timeout": lock_wait})
    sa.event.listen(engine, "connect", _prepare_sqlite)
    sa.event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: Any) -> None:
    connection.isolation_level = None  # transactions are begun by _begin_sqlite, not by the driver
    mode = "DELETE" if has_wal_reset_bug(sqlite3.sqlite_version_info) else "WAL"
    for pragma in (f"journal_mode={mode}", "foreign_keys=ON", "synchronous=FULL"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    # A writer takes its lock at once: one that reads first and writes later can be refused midway.
    writes = connection.get_execution_options().get(_WRITES)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
