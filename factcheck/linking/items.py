"""The features of two claims side by side, each with its weight and the words on both sides."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from factcheck.linking.alignment import Match, mass
from factcheck.linking.reading import Unit
from factcheck.text.dates import DateSpan
from factcheck.text.numbers import Quantity

if TYPE_CHECKING:
    from factcheck.linking.evidence import Evidence

Verdict = Literal["agrees", "differs", "missing"]
NUMBER_MASS = 1.5
DATE_MASS = 0.8
NEGATION_MASS = 0.6


@dataclass(frozen=True, slots=True)
class Item:
    """One feature: its weight in the score and the words on both sides."""

    feature: str
    weight: float
    a: tuple[str, ...]
    b: tuple[str, ...]
    verdict: Verdict


def every(evidence: Evidence, whole: float) -> Iterable[Item]:
    """Return every feature of two claims; `whole` is how much both say together."""
    if not whole:
        return
    yield from _unit_items(evidence, whole)
    yield from _number_items(evidence, whole)
    yield from _date_items(evidence, whole)
    yield from _polarity_items(evidence, whole)
    yield from (Item(manner.feature, 0.0, manner.a, manner.b, manner.verdict) for manner in evidence.manners)


def _unit_items(evidence: Evidence, whole: float) -> Iterable[Item]:
    alignment, across = evidence.alignment, evidence.alignment.across
    for feature in dict.fromkeys(match.feature for match in alignment.matches):
        found = [match for match in alignment.matches if match.feature == feature]
        yield _shared(feature, [(match.a, match.b) for match in found], across, whole)
    if alignment.denied:
        yield _shared("direction", alignment.denied, across, whole)
    if alignment.opposed:
        one, other = [u for u, _ in alignment.opposed], [v for _, v in alignment.opposed]
        yield _lack("direction", one, other, across, whole, "differs")
    if evidence.exchanged:
        yield Item("actor", 0.0, *_in_order(evidence.exchanged), "differs")
    actors_a, actors_b = evidence.actors
    if actors_a:
        yield _lack("actor", actors_a, actors_b, across, whole, "differs")
    rest_a = [unit for unit in alignment.left_a if unit not in actors_a]
    rest_b = [unit for unit in alignment.left_b if unit not in actors_b]
    if rest_a or rest_b:
        yield _lack("words", rest_a, rest_b, across, whole, "missing")


def _shared(feature: str, pairs: Sequence[tuple[Unit, Unit]], across: bool, whole: float) -> Item:
    weight = sum(mass(u, across) + mass(v, across) for u, v in pairs) / whole
    return Item(feature, weight, _texts(u for u, _ in pairs), _texts(v for _, v in pairs), "agrees")


def _lack(feature: str, a: Sequence[Unit], b: Sequence[Unit], across: bool, whole: float, verdict: Verdict) -> Item:
    weight = sum(mass(unit, across) for unit in (*a, *b)) / whole
    return Item(feature, -weight, _texts(a), _texts(b), verdict)


def _number_items(evidence: Evidence, whole: float) -> Iterable[Item]:
    numbers, a, b = evidence.numbers, evidence.a.text, evidence.b.text
    if numbers.agree:
        texts_a, texts_b = _spans(a, [x for x, _ in numbers.agree]), _spans(b, [y for _, y in numbers.agree])
        yield Item("number", 2 * NUMBER_MASS * len(numbers.agree) / whole, texts_a, texts_b, "agrees")
    only_a, only_b = numbers.only_a, numbers.only_b
    if evidence.numbers_differ:
        texts_a = _spans(a, [x for x, _ in numbers.differ] + list(only_a))
        texts_b = _spans(b, [y for _, y in numbers.differ] + list(only_b))
        weight = NUMBER_MASS * (2 * len(numbers.differ) + len(only_a) + len(only_b)) / whole
        yield Item("number", -weight, texts_a, texts_b, "differs")
    elif only_a or only_b:
        weight = NUMBER_MASS * (len(only_a) + len(only_b)) / whole
        yield Item("number", -weight, _spans(a, only_a), _spans(b, only_b), "missing")


def _date_items(evidence: Evidence, whole: float) -> Iterable[Item]:
    dates, a, b = evidence.dates, evidence.a.text, evidence.b.text
    if dates.agree:
        texts_a, texts_b = _spans(a, [x for x, _ in dates.agree]), _spans(b, [y for _, y in dates.agree])
        yield Item("date", 2 * DATE_MASS * len(dates.agree) / whole, texts_a, texts_b, "agrees")
    if dates.differ:
        texts_a, texts_b = _spans(a, [x for x, _ in dates.differ]), _spans(b, [y for _, y in dates.differ])
        yield Item("date", -2 * DATE_MASS * len(dates.differ) / whole, texts_a, texts_b, "differs")
    if dates.only_a or dates.only_b:
        weight = DATE_MASS * (len(dates.only_a) + len(dates.only_b)) / whole
        yield Item("date", -weight, _spans(a, dates.only_a), _spans(b, dates.only_b), "missing")


def _polarity_items(evidence: Evidence, whole: float) -> Iterable[Item]:
    one, other, found = evidence.a.negations, evidence.b.negations, evidence.polarity
    if found.both:
        texts_a, texts_b = (tuple(negation.text for negation in said[: found.both]) for said in (one, other))
        yield Item("polarity", 2 * NEGATION_MASS * found.both / whole, texts_a, texts_b, "agrees")
    if found.verdict:
        weight = NEGATION_MASS * abs(len(one) - len(other)) / whole
        yield Item("polarity", -weight, found.a, found.b, found.verdict)


def _in_order(matches: Sequence[Match]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of matches in the order in which each claim has them."""
    a = sorted((match.a for match in matches), key=lambda unit: unit.start)
    b = sorted((match.b for match in matches), key=lambda unit: unit.start)
    return _texts(a), _texts(b)


def _texts(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(unit.text for unit in units)


def _spans(text: str, items: Iterable[Quantity | DateSpan]) -> tuple[str, ...]:
    return tuple(text[item.start : item.end] for item in items)
