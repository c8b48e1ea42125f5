"""The database's schema: brought up to date, and checked, by the migrations."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection

from factcheck.services.store import Store

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"
# What a new column holds before anybody put something into it.
SAYS_NOTHING: tuple[object, ...] = (None, "", 0, "[]", "{}", [], {})
# What may go in a downgrade: made anew from the rest by the next upgrade, or records that its migration lets go and
# says so; each of these migrations refuses by itself where more than that would be lost.
MAY_GO = frozenset({"article.engine", "job", "job_error", "part"})


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def upgrade(store: Store, to: str = "head") -> None:
    """Apply every migration the database has not had yet, all in one transaction."""
    with _prepared(store) as (_connection, config):
        command.upgrade(config, to)


class WouldLose(RuntimeError):
    """A downgrade was refused: the older schema has no place for `what`, "table" or "table.column" each."""

    def __init__(self, what: list[str]) -> None:
        super().__init__(f"the older schema has no place for what is in {', '.join(what)}")
        self.what = what


def downgrade(store: Store, to: str, *, lose: bool = False) -> None:
    """Take migrations back. What the older schema cannot hold is lost only if that is meant; else WouldLose."""
    with _prepared(store) as (connection, config):
        before = _filled(connection)
        command.downgrade(config, to)
        lost = sorted(_holding(before - _present(connection)))
        if lost and not lose:
            raise WouldLose(lost)


def _holding(gone: set[str]) -> set[str]:
    return {name for name in gone if name not in MAY_GO and name.partition(".")[0] not in MAY_GO}


def _filled(connection: Connection) -> set[str]:
    """Each table with rows, and each of its columns in which a row says something."""
    inspector, filled = sa.inspect(connection), set()
    for name in inspector.get_table_names():
        columns = [column["name"] for column in inspector.get_columns(name)]
        for row in connection.execute(sa.select(*map(sa.column, columns)).select_from(sa.table(name))).mappings():
            filled |= {name} | {f"{name}.{column}" for column in columns if row[column] not in SAYS_NOTHING}
    return filled


def _present(connection: Connection) -> set[str]:
    inspector = sa.inspect(connection)
    names = inspector.get_table_names()
    return {*names, *(f"{name}.{column['name']}" for name in names for column in inspector.get_columns(name))}


@contextmanager
def _prepared(store: Store) -> Iterator[tuple[Connection, Config]]:
    """The transaction that the migrations run in, and their settings."""
    if store.engine.url.database and store.engine.dialect.name == "sqlite":
        Path(store.engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    config = _config()
    with store.migrating() as connection:
        config.attributes["connection"] = connection
        yield connection, config


@cache
def newest() -> str | None:
    """The last migration this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def is_current(store: Store) -> bool:
    """Whether the database has had every migration this program knows."""
    with store.engine.connect() as connection:
        have = MigrationContext.configure(connection).get_current_revision()
    return have == newest()
