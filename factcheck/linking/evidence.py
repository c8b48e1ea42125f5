"""What speaks for and against two claims saying the same, feature by feature, each with its weight and words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from factcheck.linking.actors import exchanged_actors, unmatched_actors
from factcheck.linking.alignment import Alignment, Match, align, mass
from factcheck.linking.figures import Paired, comparable, pair_dates, pair_numbers
from factcheck.linking.reading import Reading, Unit
from factcheck.text.dates import DateSpan
from factcheck.text.numbers import Quantity

DENYING = frozenset(("ban", "deny", "fail", "prevent", "refuse"))  # concepts that deny as "not" does
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


@dataclass(frozen=True)
class Evidence:
    """Two claims side by side; `a` and `b` are their readings."""

    a: Reading
    b: Reading
    alignment: Alignment
    numbers: Paired[Quantity]
    dates: Paired[DateSpan]

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """Every feature that agrees, differs or is missing; the weights without their signs add up to 1."""
        return tuple(_items(self))

    @cached_property
    def score(self) -> float:
        """The share of both claims, 0 to 1, that has its counterpart in the other."""
        return max(0.0, min(1.0, sum(item.weight for item in self.items if item.verdict == "agrees")))

    @cached_property
    def cover(self) -> tuple[float, float]:
        """The share of a that b says, and of b that a says, 0 to 1 each."""
        shared_a, shared_b = _shared(self)
        total_a, total_b = _totals(self)
        return (shared_a / total_a if total_a else 0.0), (shared_b / total_b if total_b else 0.0)

    @cached_property
    def differences(self) -> frozenset[str]:
        """What differs: number, date, polarity, direction, actor. With any of them two claims are not the same."""
        return frozenset(item.feature for item in self.items if item.verdict == "differs")


def weigh(a: Reading, b: Reading) -> Evidence:
    """Return the evidence for two readings."""
    return Evidence(a, b, align(a, b), pair_numbers(a, b), pair_dates(a.dates, b.dates))


def _totals(evidence: Evidence) -> tuple[float, float]:
    return _total(evidence.a, evidence), _total(evidence.b, evidence)


def _total(reading: Reading, evidence: Evidence) -> float:
    units = sum(mass(unit, evidence.alignment.across) for unit in reading.units)
    return (
        units
        + NUMBER_MASS * len(reading.quantities)
        + DATE_MASS * len(reading.dates)
        + NEGATION_MASS * len(reading.negations)
    )


def _shared(evidence: Evidence) -> tuple[float, float]:
    figures = NUMBER_MASS * len(evidence.numbers.agree) + DATE_MASS * len(evidence.dates.agree)
    figures += NEGATION_MASS * min(len(evidence.a.negations), len(evidence.b.negations))
    across, matches = evidence.alignment.across, evidence.alignment.matches
    return figures + sum(mass(m.a, across) for m in matches), figures + sum(mass(m.b, across) for m in matches)


def _items(evidence: Evidence) -> Iterable[Item]:
    whole = sum(_totals(evidence))
    if not whole:
        return
    yield from _unit_items(evidence, whole)
    yield from _number_items(evidence, whole)
    yield from _date_items(evidence, whole)
    yield from _polarity_items(evidence, whole)


def _unit_items(evidence: Evidence, whole: float) -> Iterable[Item]:
    alignment, across = evidence.alignment, evidence.alignment.across
    for feature in dict.fromkeys(match.feature for match in alignment.matches):
        found = [match for match in alignment.matches if match.feature == feature]
        weight = sum(mass(m.a, across) + mass(m.b, across) for m in found) / whole
        yield Item(feature, weight, _texts(m.a for m in found), _texts(m.b for m in found), "agrees")
    if alignment.opposed:
        one, other = [u for u, _ in alignment.opposed], [v for _, v in alignment.opposed]
        yield _lack("direction", one, other, across, whole, "differs")
    exchanged = exchanged_actors(evidence.a, evidence.b, alignment)
    if exchanged:
        yield Item("actor", 0.0, *_in_order(exchanged), "differs")
    actors_a, actors_b = unmatched_actors(evidence.a, evidence.b, alignment)
    if actors_a and actors_b:
        yield _lack("actor", actors_a, actors_b, across, whole, "differs")
    else:
        actors_a, actors_b = [], []
    rest_a = [unit for unit in alignment.left_a if unit not in actors_a]
    rest_b = [unit for unit in alignment.left_b if unit not in actors_b]
    if rest_a or rest_b:
        yield _lack("words", rest_a, rest_b, across, whole, "missing")


def _lack(feature: str, a: Sequence[Unit], b: Sequence[Unit], across: bool, whole: float, verdict: Verdict) -> Item:
    weight = sum(mass(unit, across) for unit in (*a, *b)) / whole
    return Item(feature, -weight, _texts(a), _texts(b), verdict)


def _number_items(evidence: Evidence, whole: float) -> Iterable[Item]:
    numbers, a, b = evidence.numbers, evidence.a.text, evidence.b.text
    if numbers.agree:
        texts_a, texts_b = _spans(a, [x for x, _ in numbers.agree]), _spans(b, [y for _, y in numbers.agree])
        yield Item("number", 2 * NUMBER_MASS * len(numbers.agree) / whole, texts_a, texts_b, "agrees")
    only_a, only_b = numbers.only_a, numbers.only_b
    if numbers.differ or any(comparable(x, y) for x in only_a for y in only_b):
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
    one, other = evidence.a.negations, evidence.b.negations
    both = min(len(one), len(other))
    if both:
        yield Item("polarity", 2 * NEGATION_MASS * both / whole, one[:both], other[:both], "agrees")
    turned = [match for match in evidence.alignment.matches if match.a.negated != match.b.negated]
    if len(one) == len(other) and len({match.a.negated for match in turned}) < 2:
        return  # as many denials, and nothing says that each denies what the other affirms
    weight = NEGATION_MASS * abs(len(one) - len(other)) / whole
    texts_a = _turned(evidence.a, [match.a for match in turned], evidence.alignment.left_a)
    texts_b = _turned(evidence.b, [match.b for match in turned], evidence.alignment.left_b)
    yield Item("polarity", -weight, texts_a, texts_b, "missing" if _denied_otherwise(evidence) else "differs")


def _denied_otherwise(evidence: Evidence) -> bool:
    """Whether the claim with fewer negations has a verb that says what the other's negation says: "refused"."""
    more_a = len(evidence.a.negations) > len(evidence.b.negations)
    left = evidence.alignment.left_b if more_a else evidence.alignment.left_a
    return any(key in DENYING for unit in left for key in unit.concepts)


def _turned(reading: Reading, turned: Sequence[Unit], left: Sequence[Unit]) -> tuple[str, ...]:
    """Return the words that one claim negates and the other does not, each from its negation on.

    Where none of them has a counterpart: what is negated, else what is left over, else the claim as it stands.
    """
    negated = [unit for unit in reading.units if unit.negated]
    starts = [(unit.start if unit.negation is None else unit.negation, unit.end) for unit in turned or negated or left]
    return tuple(reading.text[start:end] for start, end in starts) or (reading.text,)


def _in_order(matches: Sequence[Match]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of matches in the order in which each claim has them."""
    a = sorted((match.a for match in matches), key=lambda unit: unit.start)
    b = sorted((match.b for match in matches), key=lambda unit: unit.start)
    return _texts(a), _texts(b)


def _texts(units: Iterable[Unit]) -> tuple[str, ...]:
    return tuple(unit.text for unit in units)


def _spans(text: str, items: Iterable[Quantity | DateSpan]) -> tuple[str, ...]:
    return tuple(text[item.start : item.end] for item in items)
