"""Whether the numbers and the dates of two claims agree, differ, or stand on one side only."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from factcheck.linking import lexicon
from factcheck.linking.governed import in_places
from factcheck.linking.reading import Reading
from factcheck.text.calendar_words import WEEKDAYS
from factcheck.text.dates import DateSpan
from factcheck.text.numbers import Quantity
from factcheck.text.stems import stem, words

TOLERANCE = 0.1  # how far "about 3,000" reaches on either side
VAGUE = 10.0  # "thousands of" reaches this many times up
APART = 5.0  # "dozens" are "scores" and no "hundreds"
BOUND = 2.0  # "at least 3,000" reaches this many times up, "up to 3,000" as many times down
SMALL = 12  # whole numbers up to this one are counts of anything, and say no unit that they leave out
_KINDS: dict[str, dict[str, float]] = {  # units that measure one thing, each in terms of one of them
    "share": {"percent": 1, "share": 100},
    "point": {"percentage_point": 1, "basis_point": 0.01},
    "time": {"second": 1 / 3600, "minute": 1 / 60, "hour": 1, "day": 24, "night": 24, "week": 168}
    | {"month": 730.5, "year": 8766, "decade": 87660, "century": 876600},
    "length": {"mm": 0.001, "cm": 0.01, "inch": 0.0254, "foot": 0.3048, "m": 1, "km": 1000, "mile": 1609},
    "area": {"m2": 1, "dunam": 1000, "acre": 4047, "hectare": 10_000, "km2": 1_000_000},
    "weight": {"g": 0.001, "kg": 1, "tonne": 1000},
    "power": {"mw": 1, "gw": 1000},
}
_MEASURES = {unit: (kind, factor) for kind, units in _KINDS.items() for unit, factor in units.items()}
_PERSONS = frozenset(("child", "citizen", "dead", "displaced", "fighter", "injured", "kill", "man", "martyr")).union(
    ("missing", "patient", "people", "refugee", "student", "teacher", "troop", "victim", "woman", "worker")
)  # concepts that "people" can be said of
T = TypeVar("T")
Tests = Sequence[Callable[[T, T], bool]]


@dataclass(frozen=True, slots=True)
class Paired(Generic[T]):
    """Items that agree, items that differ though they tell of the same thing, and the rest of either side."""

    agree: tuple[tuple[T, T], ...]
    differ: tuple[tuple[T, T], ...]
    only_a: tuple[T, ...]
    only_b: tuple[T, ...]


def pair_numbers(a: Reading, b: Reading) -> Paired[Quantity]:
    """Pair the quantities of two claims: equal ones first, then those of one unit and one thing counted."""
    if _in_order(a.dates, b.dates, _same_days) and in_places(a, b, a.quantities, b.quantities):
        return _one_by_one(a.quantities, b.quantities, numbers_meet)
    said_a, said_b = _said(a), _said(b)

    def same_number(x: Quantity, y: Quantity) -> bool:
        one_thing = _known(x) & said_b or _known(y) & said_a or not _of_two_things(x, y)
        return _same_number(x, y) and bool(one_thing or not is_small(x))

    return _paired(a.quantities, b.quantities, (_same_number_of_same, same_number), (counts_one_thing, _comparable))


def _said(reading: Reading) -> frozenset[str]:
    return frozenset(key for unit in reading.units for key in unit.concepts)


def pair_dates(a: Reading, b: Reading) -> Paired[DateSpan]:
    """Pair the dates of two claims: those that can be the same day, then those that cannot."""

    def meet(x: DateSpan, y: DateSpan) -> bool:
        return _days_meet(x, y) and not other_days(x, y)

    def other_days(x: DateSpan, y: DateSpan) -> bool:
        one, other = weekday(a.text, x), weekday(b.text, y)
        return one is not None and other is not None and one != other

    def known(x: DateSpan, y: DateSpan) -> bool:
        return (not _open(x) and not _open(y)) or other_days(x, y)

    if _in_order(a.quantities, b.quantities, numbers_meet) and in_places(a, b, a.dates, b.dates):
        return _one_by_one(a.dates, b.dates, meet)
    return _paired(a.dates, b.dates, (_same_days, meet), (known,))


def weekday(text: str, date: DateSpan) -> int | None:
    """Return which day of the week a date is or names, 0 for Monday, None when that is not known."""
    if date.precision == "day" and date.from_:
        return datetime.date.fromisoformat(date.from_).weekday()
    named = (word.folded for word in words(text[date.start : date.end]))
    return next((WEEKDAYS[word] for word in named if word in WEEKDAYS), None)


def numbers_meet(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same: "about 3,000" and "3,000", "half" and "50%", "at least 5" and "7".

    Of two units never. A number that says neither a unit nor what is counted may leave the other's unit out: "she
    is 29"; a small one does not: "three of them" are no three weeks.
    """
    if not _one_kind(a, b):
        return False
    if _is_vague(a) and _is_vague(b):
        return max(a.low or 1.0, b.low or 1.0) < APART * min(a.low or 1.0, b.low or 1.0)
    a, b = (replace(a, unit=b.unit) if _left_out(a, b) else a), (replace(b, unit=a.unit) if _left_out(b, a) else b)
    (low, high), (other_low, other_high) = _bounds(a), _bounds(b)
    loose = 1.0 + TOLERANCE * (a.unit != b.unit and _unit(a) == "time")  # a month is about four weeks
    if (_is_least(a) and _is_most(b) and low >= other_high) or (_is_most(a) and _is_least(b) and other_low >= high):
        return False  # "more than 80" and "less than 80" have nothing but 80 in common, which neither says
    return low <= other_high * loose and other_low <= high * loose


def _is_vague(quantity: Quantity) -> bool:
    """Whether a quantity names no number: "dozens", "thousands of"."""
    return quantity.value is None and quantity.high is None and quantity.low is not None and quantity.approximate


def _is_least(quantity: Quantity) -> bool:
    return quantity.low is not None and quantity.high is None


def _is_most(quantity: Quantity) -> bool:
    return quantity.high is not None and quantity.low is None


def comparable(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can differ: of one unit, and not known to count two things."""
    return _one_kind(a, b) and not _of_two_things(a, b)


def _one_kind(a: Quantity, b: Quantity) -> bool:
    return _unit(a) == _unit(b) or _left_out(a, b) or _left_out(b, a)


def _in_order(a: Sequence[T], b: Sequence[T], fits: Callable[[T, T], bool]) -> bool:
    """Whether figures are the same one after the other: if not, those they belong to may have changed places too."""
    return len(a) == len(b) and all(map(fits, a, b))


def _one_by_one(a: Sequence[T], b: Sequence[T], fits: Callable[[T, T], bool]) -> Paired[T]:
    pairs = list(zip(a, b, strict=True))
    return Paired(
        tuple(pair for pair in pairs if fits(*pair)), tuple(pair for pair in pairs if not fits(*pair)), (), ()
    )


def _paired(a: Sequence[T], b: Sequence[T], agreeing: Tests[T], differing: Tests[T]) -> Paired[T]:
    left, right = list(a), list(b)
    agree = [pair for fits in agreeing for pair in _take(left, right, fits)]
    differ = [pair for fits in differing for pair in _take(left, right, fits)]
    return Paired(tuple(agree), tuple(differ), tuple(left), tuple(right))


def _take(left: list[T], right: list[T], fits: Callable[[T, T], bool]) -> list[tuple[T, T]]:
    found = []
    for item in list(left):
        other = next((y for y in right if fits(item, y)), None)
        if other is not None:
            found.append((item, other))
            left.remove(item)
            right.remove(other)
    return found


def _unit(quantity: Quantity) -> str | None:
    """Return what a quantity measures: time, weight, the money of one country, or nothing that has a unit."""
    return _MEASURES[quantity.unit][0] if quantity.unit in _MEASURES else quantity.unit


def _left_out(a: Quantity, b: Quantity) -> bool:
    return a.unit is None and a.of is None and b.unit is not None and not is_small(a)


def is_small(quantity: Quantity) -> bool:
    """Whether a quantity is a whole number so small that two claims can have it by coincidence."""
    return quantity.value is not None and quantity.value <= SMALL and quantity.value.is_integer()


def _bounds(quantity: Quantity) -> tuple[float, float]:
    factor = _MEASURES[quantity.unit][1] if quantity.unit in _MEASURES else 1.0
    low, high = quantity.low, quantity.high
    if quantity.value is not None and low is None and high is None:
        reach = abs(quantity.value) * TOLERANCE if quantity.approximate else 0.0
        return (quantity.value - reach) * factor, (quantity.value + reach) * factor
    if quantity.approximate and low is not None and high is None and quantity.value is None:
        return low * factor, low * factor * VAGUE
    return _reached(low, high)[0] * factor, _reached(low, high)[1] * factor


def _reached(low: float | None, high: float | None) -> tuple[float, float]:
    """Return both bounds, the one that is not said as far off as it can be meant."""
    if low is None:
        low = min((high or 0.0) / BOUND, (high or 0.0) * BOUND)
    return low, high if high is not None else max(low / BOUND, low * BOUND)


def _same_number(a: Quantity, b: Quantity) -> bool:
    return numbers_meet(a, b) and (_unit(a) == _unit(b) or a.value == b.value)


def _of_two_things(a: Quantity, b: Quantity) -> bool:
    """Whether two numbers count what is known to be two things: seven children, seven bridges."""
    mine, other = _known(a), _known(b)
    if "people" in mine | other and mine & _PERSONS and other & _PERSONS:
        return False
    return bool(mine and other) and not mine & other


def _same_number_of_same(a: Quantity, b: Quantity) -> bool:
    return numbers_meet(a, b) and counts_one_thing(a, b)


def counts_one_thing(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities have one unit and a word in common for what is counted."""
    return _unit(a) == _unit(b) and bool(_counted(a) & _counted(b))


def _comparable(a: Quantity, b: Quantity) -> bool:
    if _unit(a) != _unit(b):
        return False
    mine, other = _counted(a), _counted(b)
    return not mine or not other or bool(mine & other)


def _counted(quantity: Quantity) -> frozenset[str]:
    found: set[str] = set()
    for word in words(quantity.of or ""):
        concepts = lexicon.concepts_of(word.folded)
        found.update(concepts or (stem(word.folded),))
    return frozenset(found)


def _known(quantity: Quantity) -> frozenset[str]:
    return frozenset(key for word in words(quantity.of or "") for key in lexicon.concepts_of(word.folded))


def _open(date: DateSpan) -> bool:
    return date.from_ is None and date.month is None


def _same_days(a: DateSpan, b: DateSpan) -> bool:
    known = a.from_ is not None or a.month is not None
    return known and (a.from_, a.to, a.month, a.day) == (b.from_, b.to, b.month, b.day)


def _days_meet(a: DateSpan, b: DateSpan) -> bool:
    if a.from_ and a.to and b.from_ and b.to:
        return a.from_ <= b.to and b.from_ <= a.to
    return _parts_meet(a, b) and _parts_meet(b, a)


def _parts_meet(a: DateSpan, b: DateSpan) -> bool:
    """Whether the month and day that `a` names fall within `b`; a date that names none falls anywhere."""
    month, day = a.month, a.day
    if month is None:
        return True
    if b.from_ and b.to:
        return _within(month, day, b.from_, b.to)
    return b.month is None or (b.month == month and (day is None or b.day is None or b.day == day))


def _within(month: int, day: int | None, first: str, last: str) -> bool:
    start, end = datetime.date.fromisoformat(first), datetime.date.fromisoformat(last)
    if (end - start).days >= 365:
        return True
    at, found = start, False
    while at <= end and not found:
        found = at.month == month and (day is None or at.day == day)
        at += datetime.timedelta(days=1)
    return found
