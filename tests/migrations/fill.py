"""Rows for every table of a schema as it stands, made up from its columns and valid by its constraints.

A migration is tried on them, so that one written later is covered without anything being added here.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.engine import Connection

ROWS = 4
BARE = 1  # this row of each table has nothing in the columns that may be empty
Numbers = Callable[[int, int], int]
# From a row and a column's place: small numbers, and ones that grow from column to column (`start < end`).
NUMBERS: tuple[Numbers, ...] = (lambda row, _place: row, lambda row, place: row + place)


def fill(connection: Connection) -> None:
    """Put rows into every table, parents first."""
    found = sa.MetaData()
    found.reflect(connection)
    keys: dict[str, list[Any]] = {}
    for table in found.sorted_tables:
        if table.name != "alembic_version":
            keys[table.name] = _fill(connection, table, keys)


def _fill(connection: Connection, table: sa.Table, keys: dict[str, list[Any]]) -> list[Any]:
    words = _words(connection, table)
    # A table that refers twice to another (`a_id < b_id`) gets different rows of it, the later one second.
    places = _twice(table)
    parents = {key.parent.name: key.column.table.name for key in table.foreign_keys}
    rows = [len(keys[parents[name]]) - place for name, place in places.items() if parents[name] != table.name]
    return [_insert(connection, table, row, words, keys) for row in range(min([ROWS, *rows]))]


def _words(connection: Connection, table: sa.Table) -> dict[str, list[str]]:
    """The words that each column may hold, from the checks that list them."""
    words = {}
    for check in sa.inspect(connection).get_check_constraints(table.name):
        listed = re.fullmatch(r"\W*(\w+)\W.*?(?:\bIN\b|\bANY\b)(.*)", check["sqltext"], re.DOTALL)
        if listed and "'" in listed[2]:
            words[listed[1]] = re.findall(r"'([^']*)'", listed[2])
    return words


def _twice(table: sa.Table) -> dict[str, int]:
    """For each column that refers to a table, how many before it refer to the same."""
    places: dict[str, int] = {}
    seen: dict[str, int] = {}
    for column in table.columns:
        for key in column.foreign_keys:
            places[column.name] = seen.get(key.column.table.name, 0)
            seen[key.column.table.name] = places[column.name] + 1
    return places


def _insert(
    connection: Connection, table: sa.Table, row: int, words: dict[str, list[str]], keys: dict[str, list[Any]]
) -> Any:
    refused = None
    for numbers in NUMBERS:
        values = dict(_values(table, row, words, keys, numbers))
        try:
            with connection.begin_nested():
                result = connection.execute(sa.insert(table).values(values))
                return result.inserted_primary_key[0]  # type: ignore[index]
        except sa.exc.IntegrityError as error:
            refused = error
    raise AssertionError(f"no row that is made here suits {table.name}: teach fill.py its constraints") from refused


def _values(
    table: sa.Table, row: int, words: dict[str, list[str]], keys: dict[str, list[Any]], numbers: Numbers
) -> Iterator[tuple[str, Any]]:
    places = _twice(table)
    for place, column in enumerate(table.columns):
        if column.primary_key and not column.foreign_keys and isinstance(column.type, sa.Integer):
            continue
        if column.nullable and row == BARE:
            yield column.name, None
        elif column.foreign_keys:
            referred = next(iter(column.foreign_keys)).column.table.name
            yield column.name, keys[referred][row + places[column.name]]
        elif column.name in words:
            yield column.name, words[column.name][row % len(words[column.name])]
        else:
            yield column.name, _value(column, numbers(row, place), row)


def _value(column: sa.Column[Any], number: int, row: int) -> Any:
    kind = column.type
    if isinstance(kind, sa.Boolean):
        return row % 2 == 0
    if isinstance(kind, sa.Integer):
        return number
    if isinstance(kind, (sa.Numeric, sa.Float)):
        return row + 0.25
    if isinstance(kind, sa.DateTime):
        return datetime(2026, 9, row + 1, 23, 59, 59, 123456, UTC if kind.timezone else None)
    if isinstance(kind, sa.Date):
        return date(2026, 9, row + 1)
    if isinstance(kind, sa.JSON):
        return {"word": f"كلمة {row}", "list": [row, None, {"deep": True}]}
    if isinstance(kind, sa.Uuid):
        return uuid.uuid4()
    if isinstance(kind, sa.String):
        return uuid.uuid4().hex if kind.length == 32 else f"{column.name} {row}: نص 🜍"[: kind.length]
    raise AssertionError(f"fill.py has no value for {column.type!r} of {column}")


def contents(connection: Connection) -> dict[str, list[dict[str, Any]]]:
    """Every table's rows as the database has them, in the order of their keys."""
    found = {}
    for table in sorted(sa.inspect(connection).get_table_names()):
        if table != "alembic_version":
            rows = connection.exec_driver_sql(f'SELECT * FROM "{table}" ORDER BY 1').mappings()
            found[table] = [dict(row) for row in rows]
    return found
