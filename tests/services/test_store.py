"""The database: journal, migrations, transactions."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlmodel import select

from factcheck.models import Account
from factcheck.services.engines import has_wal_reset_bug
from factcheck.services.store import Store
from tests.databases import SQLITE, Copies, path_of


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


def test_sqlite_is_durable_and_keeps_its_keys(copies: Copies) -> None:
    address = copies.migrated(SQLITE)
    with closing(Store(address)) as store, store.engine.connect() as connection:
        asked = ("synchronous", "foreign_keys", "journal_mode")
        settings = {p: connection.exec_driver_sql(f"PRAGMA {p}").scalar() for p in asked}
    journal = "delete" if has_wal_reset_bug(sqlite3.sqlite_version_info) else "wal"
    assert settings == {"synchronous": 2, "foreign_keys": 1, "journal_mode": journal}


@pytest.mark.parametrize(("version", "journal"), [((3, 51, 2), "delete"), ((3, 51, 3), "wal")])
def test_sqlite_keeps_no_wal_where_it_can_corrupt_one(
    copies: Copies, monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], journal: str
) -> None:
    address = copies.migrated(SQLITE)
    with sqlite3.connect(path_of(address)) as before:
        before.execute("PRAGMA journal_mode=WAL")  # as another version may have left it
    before.close()
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    with closing(Store(address)) as store, store.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == journal


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
