"""The table of who gets what, and the requests that come through."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tests.rules.house import WHO, Call, House

Row = tuple[str, str, str]
TABLE = Path(__file__).with_name("access.txt")


def rows() -> Iterator[tuple[Row, dict[str, str]]]:
    """(method, endpoint, thing) with the cell of each of WHO."""
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            method, endpoint, *rest = line.split()
            cells, things = rest[: len(WHO)], rest[len(WHO) :]
            yield from (((method, endpoint, thing), dict(zip(WHO, cells, strict=True))) for thing in things)


def row_of(call: Call) -> Row:
    return call.method, call.endpoint, call.thing


def firsts(house: House, *methods: str) -> Iterator[Call]:
    """One call for each route, about a thing that an administrator gets somewhere with, if there is any."""
    table = {row: cells["admin"] for row, cells in rows()}
    # Sorting is stable: where several get through, or none does, it is the first.
    calls = sorted(house.calls(*methods), key=lambda call: table.get(row_of(call), "") >= "400")
    best: dict[tuple[str, str], Call] = {}
    for call in calls:
        best.setdefault((call.method, call.endpoint), call)
    yield from best.values()
