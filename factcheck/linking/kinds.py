"""Things of one kind, of which one is not the other: gold and oil, the first and the second, a mosque and a church."""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from factcheck.linking.reading import Unit


@cache
def kinds() -> dict[str, frozenset[str]]:
    """Return the kinds that each concept belongs to, out of data/kinds.json."""
    listed: dict[str, list[str]] = json.loads(
        (Path(__file__).parent / "data" / "kinds.json").read_text(encoding="utf-8")
    )
    keys = {key for members in listed.values() for key in members}
    return {key: frozenset(kind for kind, members in listed.items() if key in members) for key in sorted(keys)}


def kinds_of(unit: Unit) -> frozenset[str]:
    """Return the kinds that a unit belongs to in every meaning that it can have."""
    found = [kinds().get(key, frozenset()) for key in unit.concepts]
    return frozenset.intersection(*found) if found else frozenset()


def of_one_kind(left_a: Sequence[Unit], left_b: Sequence[Unit]) -> tuple[Unit, Unit] | None:
    """Return a word of each side, without a counterpart, that name two things of one kind."""
    return next(((u, v) for u in left_a for v in left_b if kinds_of(u) & kinds_of(v)), None)
