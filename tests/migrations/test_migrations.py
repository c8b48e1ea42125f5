"""Each migration, on both databases: where it ends, what it keeps, and what it refuses to lose."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.engine import Connection
from sqlmodel import SQLModel

from factcheck.services import schema
from factcheck.services.store import Store
from tests.databases import POSTGRESQL, Copies
from tests.migrations.fill import contents, fill

SCRIPTS = ScriptDirectory(str(schema.MIGRATIONS))
REVISIONS = [script.revision for script in reversed(list(SCRIPTS.walk_revisions()))]
BEFORE = dict(zip(REVISIONS, ["base", *REVISIONS], strict=False))
# Columns whose values a migration changes on purpose, as "0007": {"article.language"}.
CHANGED: dict[str, set[str]] = {}
# Migrations that hold no values: going down from them loses none.
HOLD_NOTHING = frozenset({"0004", "0008", "0011"})


@pytest.fixture
def empty(copies: Copies, database: str) -> Iterator[Store]:
    address = copies.empty(database)
    store = Store(address)
    yield store
    store.close()
    copies.drop(database, address)


def described(connection: Connection) -> dict[str, Any]:
    """Everything that the database itself says of its schema."""
    inspector = sa.inspect(connection)
    tables = [table for table in inspector.get_table_names() if table != "alembic_version"]
    return {"triggers": triggers(connection)} | {table: _table(inspector, table) for table in tables}


def _table(inspector: sa.Inspector, table: str) -> dict[str, Any]:
    columns = inspector.get_columns(table)
    return {
        "columns": sorted((c["name"], str(c["type"]), c["nullable"], str(c["default"])) for c in columns),
        "key": inspector.get_pk_constraint(table)["constrained_columns"],
        "foreign": sorted(
            (str(k["name"]), k["constrained_columns"], k["referred_table"], sorted(k["options"].items()))
            for k in inspector.get_foreign_keys(table)
        ),
        "unique": sorted((str(u["name"]), u["column_names"]) for u in inspector.get_unique_constraints(table)),
        "indexes": sorted((str(i["name"]), i["column_names"], bool(i["unique"])) for i in inspector.get_indexes(table)),
        "checks": checks(inspector, table),
    }


def checks(inspector: sa.Inspector, table: str) -> list[str]:
    return sorted(str(check["name"]) for check in inspector.get_check_constraints(table))


def triggers(connection: Connection) -> list[str]:
    postgres = connection.dialect.name == POSTGRESQL
    asked = (
        "SELECT tgname FROM pg_trigger WHERE NOT tgisinternal"
        if postgres
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    return sorted(connection.exec_driver_sql(asked).scalars())


def test_the_last_one_ends_at_the_models(empty: Store) -> None:
    schema.upgrade(empty)
    assert schema.is_current(empty)
    with empty.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, SQLModel.metadata) == []
        inspector = sa.inspect(connection)
        found = {table: checks(inspector, table) for table in SQLModel.metadata.tables}
    asked = {
        name: sorted(str(c.name) for c in table.constraints if isinstance(c, sa.CheckConstraint))
        for name, table in SQLModel.metadata.tables.items()
    }
    assert found == asked


def test_each_way_down_ends_where_the_way_up_was(empty: Store) -> None:
    seen = {"base": {"triggers": []}}
    for revision in REVISIONS:
        schema.upgrade(empty, revision)
        with empty.engine.connect() as connection:
            seen[revision] = described(connection)
    for revision in reversed(REVISIONS):
        schema.downgrade(empty, BEFORE[revision])
        with empty.engine.connect() as connection:
            assert described(connection) == seen[BEFORE[revision]], f"down from {revision}"
    schema.upgrade(empty)
    assert schema.is_current(empty)


def kept(before: dict[str, Any], after: dict[str, Any], but: set[str]) -> None:
    """Assert that each row and value of `before` is in `after`, wherever there is a place for it."""
    for table in before.keys() & after.keys():
        columns = set(after[table][0]) if after[table] else set()
        wanted = [_shared(row, columns, table, but) for row in before[table]]
        assert [_shared(row, set(before[table][0]), table, but) for row in after[table]][: len(wanted)] == wanted, table


def _shared(row: dict[str, Any], columns: set[str], table: str, but: set[str]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name in columns and f"{table}.{name}" not in but}


@pytest.mark.parametrize("revision", REVISIONS[1:])
def test_an_upgrade_keeps_every_row(empty: Store, revision: str) -> None:
    schema.upgrade(empty, BEFORE[revision])
    with empty.engine.begin() as connection:
        fill(connection)
        before = contents(connection)
    schema.upgrade(empty, revision)
    with empty.engine.connect() as connection:
        after = contents(connection)
    assert before.keys() <= after.keys()
    kept(before, after, CHANGED.get(revision, set()))


@pytest.mark.parametrize("revision", REVISIONS[1:])
def test_up_and_down_again_keeps_every_row(empty: Store, revision: str) -> None:
    schema.upgrade(empty, BEFORE[revision])
    with empty.engine.begin() as connection:
        fill(connection)
        before = contents(connection)
    schema.upgrade(empty, revision)
    schema.downgrade(empty, BEFORE[revision])
    with empty.engine.connect() as connection:
        assert contents(connection) == before


@pytest.mark.parametrize("revision", [revision for revision in REVISIONS if revision not in HOLD_NOTHING])
def test_a_downgrade_that_would_lose_a_row_is_refused_and_changes_nothing(empty: Store, revision: str) -> None:
    schema.upgrade(empty, revision)
    with empty.engine.begin() as connection:
        fill(connection)
        before = contents(connection)
    with pytest.raises(RuntimeError):
        schema.downgrade(empty, BEFORE[revision])
    with empty.engine.connect() as connection:
        assert contents(connection) == before
        assert MigrationContext.configure(connection).get_current_revision() == revision


def test_a_downgrade_that_is_meant_to_lose_rows_does(empty: Store) -> None:
    schema.upgrade(empty, REVISIONS[0])
    with empty.engine.begin() as connection:
        fill(connection)
    with pytest.raises(schema.WouldLose, match="history_entry"):
        schema.downgrade(empty, "base")
    schema.downgrade(empty, "base", lose=True)
    with empty.engine.connect() as connection:
        assert contents(connection) == {}
