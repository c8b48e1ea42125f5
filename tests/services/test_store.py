"""The database: journal, migrations, transactions."""

from __future__ import annotations

from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlmodel import SQLModel, select

from factcheck.models import Account
from factcheck.services import schema
from factcheck.services.engines import has_wal_reset_bug
from factcheck.services.store import Store


@pytest.mark.parametrize(
    ("version", "bad"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 6), False),
        ((3, 50, 7), False),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
    ],
)
def test_versions_with_the_wal_reset_bug(version: tuple[int, int, int], bad: bool) -> None:
    assert has_wal_reset_bug(version) is bad


def test_sqlite_is_durable_and_keeps_its_keys(store: Store) -> None:
    with store.engine.connect() as connection:
        settings = {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in ("synchronous", "foreign_keys")}
    assert settings == {"synchronous": 2, "foreign_keys": 1}


def test_migrations_end_at_the_models(store: Store) -> None:
    with store.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), SQLModel.metadata) == []


def test_down_and_up_again(tmp_path: Path) -> None:
    store = Store(f"sqlite:///{tmp_path / 'x.sqlite3'}")
    schema.upgrade(store)
    assert schema.is_current(store)
    schema.downgrade(store, "base")
    assert set(sa.inspect(store.engine).get_table_names()) == {"alembic_version"}
    schema.upgrade(store)
    assert schema.is_current(store)
    store.close()


def test_an_error_leaves_nothing_behind(store: Store) -> None:
    def add_and_fail() -> None:
        with store.writing() as session:
            session.add(Account(email="a@desk.example", name="A"))
            session.flush()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        add_and_fail()
    with store.reading() as session:
        assert session.exec(select(Account)).all() == []
