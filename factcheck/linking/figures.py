"""Whether the numbers and the dates of two claims agree, differ, or stand on one side only."""

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from factcheck.linking import lexicon
from factcheck.text.dates import DateSpan
from factcheck.text.numbers import Quantity
from factcheck.text.stems import stem, words

TOLERANCE = 0.1  # how far "about 3,000" reaches on either side
VAGUE = 10.0  # "thousands of" reaches this many times up
T = TypeVar("T")
Tests = Sequence[Callable[[T, T], bool]]


@dataclass(frozen=True, slots=True)
class Paired(Generic[T]):
    """Items that agree, items that differ though they tell of the same thing, and the rest of either side."""

    agree: tuple[tuple[T, T], ...]
    differ: tuple[tuple[T, T], ...]
    only_a: tuple[T, ...]
    only_b: tuple[T, ...]


def pair_numbers(a: Sequence[Quantity], b: Sequence[Quantity]) -> Paired[Quantity]:
    """Pair the quantities of two claims: equal ones first, then those of one unit and one thing counted."""
    return _paired(a, b, (_same_number_of_same, _same_number), (_same_counted, _comparable))


def pair_dates(a: Sequence[DateSpan], b: Sequence[DateSpan]) -> Paired[DateSpan]:
    """Pair the dates of two claims: those that can be the same day, then those that cannot."""
    return _paired(a, b, (_same_days, _days_meet), (lambda x, y: not _open(x) and not _open(y),))


def numbers_meet(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities can be the same: "about 3,000" and "3,000", "half" and "50%", "at least 5" and "7"."""
    if _unit(a) != _unit(b) and None not in (_unit(a), _unit(b)):
        return False
    (low, high), (other_low, other_high) = _bounds(a), _bounds(b)
    return low <= other_high and other_low <= high


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
    return "percent" if quantity.unit == "share" else quantity.unit


def _bounds(quantity: Quantity) -> tuple[float, float]:
    factor = 100.0 if quantity.unit == "share" else 1.0
    low, high = quantity.low, quantity.high
    if quantity.value is not None and low is None and high is None:
        reach = abs(quantity.value) * TOLERANCE if quantity.approximate else 0.0
        return (quantity.value - reach) * factor, (quantity.value + reach) * factor
    if quantity.approximate and low is not None and high is None and quantity.value is None:
        return low * factor, low * factor * VAGUE
    return (low if low is not None else float("-inf")) * factor, (high if high is not None else float("inf")) * factor


def _same_number(a: Quantity, b: Quantity) -> bool:
    return numbers_meet(a, b) and (_unit(a) == _unit(b) or a.value == b.value)


def _same_number_of_same(a: Quantity, b: Quantity) -> bool:
    return numbers_meet(a, b) and _same_counted(a, b)


def _same_counted(a: Quantity, b: Quantity) -> bool:
    """Whether two quantities measure one thing: one unit, and no word for what is counted speaks against it."""
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
