"""The database's schema: brought up to date, and checked, by the migrations."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory

from factcheck.services.store import Store

MIGRATIONS = Path(__file__).resolve().parents[2] / "migrations"


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return config


def upgrade(store: Store, to: str = "head") -> None:
    """Apply every migration the database has not had yet, all in one transaction."""
    _run(store, command.upgrade, to)


def downgrade(store: Store, to: str) -> None:
    _run(store, command.downgrade, to)


def _run(store: Store, action: object, to: str) -> None:
    if store.engine.url.database and store.engine.dialect.name == "sqlite":
        Path(store.engine.url.database).parent.mkdir(parents=True, exist_ok=True)
    config = _config()
    with store.migrating() as connection:
        config.attributes["connection"] = connection
        action(config, to)  # type: ignore[operator]


@cache
def newest() -> str | None:
    """The last migration this program knows."""
    return ScriptDirectory.from_config(_config()).get_current_head()


def is_current(store: Store) -> bool:
    """Whether the database has had every migration this program knows."""
    with store.engine.connect() as connection:
        have = MigrationContext.configure(connection).get_current_revision()
    return have == newest()
