"""How each of the two databases is opened, how its writers take turns, and what its errors mean."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError, TimeoutError

from factcheck.services.errors import Contended, FactcheckError, Invalid, Unavailable

WRITES = {"factcheck_writes": True}
READS_OF_POSTGRESQL = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}

# A server process has 8 threads, 16 at most (FACTCHECK_THREADS); a request holds one connection at a time.
POOL = {"pool_size": 8, "max_overflow": 8}
QUIET = {"hide_parameters": True}  # what people typed is not for an error's message, which is logged
CONNECT_SECONDS = 5
STATEMENT_SECONDS = 30
IDLE_SECONDS = 60  # a transaction that does nothing for so long has lost its program, and holds up every writer

# The key of the lock that PostgreSQL's writers take in turn; any number does that nobody else uses: "fact".
TURN = 0x66616374

# docs.postgresql.org, appendix A: the transaction was rolled back so that another could go on.
GIVEN_UP = frozenset({"40001", "40P01"})
# Connection lost; resources short (the disk among them); lock not to be had; stopped from outside; input and output;
# idle for too long.
OUT_OF_SERVICE = ("08", "53", "55P03", "57", "58", "25P03", "25P04")
SQLITE_HELD = frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED})
SQLITE_OUT_OF_SERVICE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_PERM,
    }
)


def has_wal_reset_bug(version: tuple[int, int, int]) -> bool:
    """SQLite 3.7.0 to 3.51.2 can corrupt a WAL database on reset; 3.44.6 and 3.50.7 have the fix."""
    return (3, 7, 0) <= version <= (3, 51, 2) and version not in {(3, 44, 6), (3, 50, 7)}


def open_engine(address: str, lock_wait: float) -> Engine:
    """The engine of an address. `lock_wait` is how many seconds a statement waits for others to let go of a lock."""
    milliseconds = int(lock_wait * 1000)
    if address.startswith("sqlite"):
        return _sqlite(address, milliseconds)
    return _postgresql(address, milliseconds)


def _sqlite(address: str, milliseconds: int) -> Engine:
    engine = sa.create_engine(address, connect_args={"check_same_thread": False}, **POOL, **QUIET)
    mode = "DELETE" if has_wal_reset_bug(sqlite3.sqlite_version_info) else "WAL"
    pragmas = (f"busy_timeout={milliseconds}", f"journal_mode={mode}", "foreign_keys=ON", "synchronous=FULL")

    def prepare(connection: sqlite3.Connection, _record: Any) -> None:
        connection.isolation_level = None  # transactions are begun below, not by the driver
        for pragma in pragmas:
            connection.execute(f"PRAGMA {pragma}")
        connection.create_function("lower", 1, _lower, deterministic=True)

    def begin(connection: Connection) -> None:
        # A writer takes its lock at once: one that reads first and writes later can be refused midway.
        connection.exec_driver_sql("BEGIN IMMEDIATE" if _writes(connection) else "BEGIN")

    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "begin", begin)
    sa.event.listen(engine, "before_cursor_execute", _refuse_nul)
    return engine


def _lower(text: Any) -> Any:
    """SQLite's own knows only A to Z. As PostgreSQL has it: each character by itself, whatever stands beside it."""
    return text.replace("\u0130", "i").replace("\u03a3", "\u03c3").lower() if isinstance(text, str) else text


class Unstorable(ValueError):
    """A text with a NUL in it: PostgreSQL holds none, and SQLite's own functions end a text there."""


def _refuse_nul(
    _connection: Connection, _cursor: Any, _statement: str, parameters: Any, _context: Any, many: bool
) -> None:
    for row in parameters if many and isinstance(parameters, list) else (parameters,):
        values = row.values() if isinstance(row, dict) else row
        if any(isinstance(value, str) and "\x00" in value for value in values):
            raise Unstorable


def _postgresql(address: str, milliseconds: int) -> Engine:
    connect = {"connect_timeout": CONNECT_SECONDS}
    engine = sa.create_engine(
        address, pool_pre_ping=True, pool_timeout=CONNECT_SECONDS, connect_args=connect, **POOL, **QUIET
    )
    limits = {
        "lock_timeout": milliseconds,
        "statement_timeout": STATEMENT_SECONDS * 1000,
        "idle_in_transaction_session_timeout": IDLE_SECONDS * 1000,
    }

    def prepare(connection: Any, _record: Any) -> None:
        connection.autocommit = True
        for name, value in limits.items():
            connection.execute(f"SET {name} = {value}")
        connection.autocommit = False

    def begin(connection: Connection) -> None:
        # Writers go one after another, as SQLite has them: whatever one reads is still so when it writes
        # (docs/decisions/0013-writers-take-turns.md has what the other ways cost).
        if _writes(connection):
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({TURN})")

    sa.event.listen(engine, "connect", prepare)
    sa.event.listen(engine, "begin", begin)
    return engine


@contextmanager
def migrating(engine: Engine) -> Iterator[Connection]:
    """One transaction that changes the schema, with nobody else writing and no limit on how long a statement takes."""
    with engine.execution_options(**WRITES).connect() as connection:
        if engine.dialect.name == "postgresql":
            with connection.begin():
                connection.exec_driver_sql("SET LOCAL statement_timeout = 0")
                yield connection
        else:
            with _without_foreign_keys(connection), connection.begin():
                yield connection
                _check_foreign_keys(connection)


@contextmanager
def _without_foreign_keys(connection: Connection) -> Iterator[None]:
    # To change a table SQLite needs it copied, dropped and renamed; enforced keys would take what refers to it along.
    # The pragma does nothing within a transaction, so it goes straight to the driver.
    raw: Any = connection.connection.driver_connection
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def _check_foreign_keys(connection: Connection) -> None:
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").all()
    if broken:
        raise RuntimeError(f"the migration left rows that refer to nothing: {broken[:10]}")


def _writes(connection: Connection) -> bool:
    return bool(connection.get_execution_options().get("factcheck_writes"))


# A number or a character that no column holds, found before the database is asked.
UNSTORABLE = (OverflowError, UnicodeEncodeError, Unstorable)


def meaning(error: Exception) -> FactcheckError | None:
    """What an error of the database says to whoever asked; None where it says that the program is wrong."""
    if isinstance(error, TimeoutError):
        return Unavailable()
    if isinstance(error, DBAPIError):
        return _of_sqlite(error.orig) if isinstance(error.orig, sqlite3.Error) else _of_postgresql(error)
    return Invalid("malformed") if isinstance(error, UNSTORABLE) else None


def _of_sqlite(error: sqlite3.Error) -> FactcheckError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in SQLITE_HELD:
        return Contended()
    return Unavailable() if code in SQLITE_OUT_OF_SERVICE else None


def _of_postgresql(error: DBAPIError) -> FactcheckError | None:
    state = getattr(error.orig, "sqlstate", None)
    if state in GIVEN_UP:
        return Contended()
    if isinstance(error, sa.exc.DataError):
        return Invalid("malformed")
    if state is None:
        return Unavailable() if isinstance(error, sa.exc.OperationalError) else None
    return Unavailable() if state.startswith(OUT_OF_SERVICE) else None


def is_unique_violation(error: IntegrityError) -> bool:
    """Whether a row was refused because there is one like it."""
    if isinstance(error.orig, sqlite3.Error):
        codes = (sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY)
        return error.orig.sqlite_errorcode in codes
    return getattr(error.orig, "sqlstate", None) == "23505"
