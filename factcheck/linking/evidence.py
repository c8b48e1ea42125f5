"""Two claims side by side: what matches, what differs, and how much of each the other says."""

from dataclasses import dataclass
from functools import cached_property

from factcheck.linking import items
from factcheck.linking.actors import exchanged_actors, unmatched_actors
from factcheck.linking.alignment import Alignment, Match, align, mass
from factcheck.linking.figures import Paired, comparable, pair_dates, pair_numbers
from factcheck.linking.items import DATE_MASS, NEGATION_MASS, NUMBER_MASS, Item
from factcheck.linking.manner import Manner, manners
from factcheck.linking.polarity import Polarity, polarity
from factcheck.linking.reading import Reading, Unit
from factcheck.linking.signs import opposition, signs
from factcheck.text.dates import DateSpan
from factcheck.text.numbers import Quantity


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
        return tuple(items.every(self, sum(self.totals)))

    @cached_property
    def score(self) -> float:
        """The share of both claims, 0 to 1, that has its counterpart in the other."""
        return max(0.0, min(1.0, sum(item.weight for item in self.items if item.verdict == "agrees")))

    @cached_property
    def topic(self) -> float:
        """The share both claims have in common, 0 to 1, when what differs is left out."""
        differing = -sum(item.weight for item in self.items if item.verdict == "differs")
        return self.score / (1.0 - differing) if differing < 1.0 else 0.0

    @cached_property
    def totals(self) -> tuple[float, float]:
        """How much either claim says, in units of one word with a meaning."""
        return _total(self.a, self), _total(self.b, self)

    @cached_property
    def cover(self) -> tuple[float, float]:
        """The share of a that b says, and of b that a says, 0 to 1 each."""
        shared_a, shared_b = _shared(self)
        total_a, total_b = self.totals
        return (shared_a / total_a if total_a else 0.0), (shared_b / total_b if total_b else 0.0)

    @cached_property
    def actors(self) -> tuple[list[Unit], list[Unit]]:
        """The actors of either claim that the other has not; both empty when only one claim has such."""
        a, b = unmatched_actors(self.a, self.b, self.alignment)
        return (a, b) if a and b else ([], [])

    @cached_property
    def exchanged(self) -> tuple[Match, Match] | None:
        """Two actors whom both claims name, one in the other's part."""
        return exchanged_actors(self.a, self.b, self.alignment)

    @cached_property
    def polarity(self) -> Polarity:
        """How the denials of the claims stand to each other."""
        return polarity(self.a, self.b, self.alignment)

    @cached_property
    def manners(self) -> tuple[Manner, ...]:
        """In what manner the claims differ: of all or of some, done or planned."""
        return manners(self.a, self.b, self.alignment)

    @cached_property
    def numbers_differ(self) -> bool:
        """Whether a number of one claim cannot be the other's."""
        numbers = self.numbers
        return bool(numbers.differ) or any(comparable(x, y) for x in numbers.only_a for y in numbers.only_b)

    @cached_property
    def signs(self) -> dict[str, float]:
        """What speaks for a contradiction between claims on one matter, and against it: sign -> 0 to 1."""
        return signs(self)

    @cached_property
    def opposition(self) -> float:
        """The log-odds that two claims on one matter contradict each other rather than say the same."""
        return opposition(self.signs)

    @cached_property
    def differences(self) -> frozenset[str]:
        """What differs: number, date, polarity, direction, actor... With any of them two claims are not the same."""
        return frozenset(item.feature for item in self.items if item.verdict == "differs")


def weigh(a: Reading, b: Reading) -> Evidence:
    """Return the evidence for two readings."""
    return Evidence(a, b, align(a, b), pair_numbers(a, b), pair_dates(a, b))


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
    figures += NEGATION_MASS * evidence.polarity.both
    across = evidence.alignment.across
    pairs = [(match.a, match.b) for match in evidence.alignment.matches] + list(evidence.alignment.denied)
    return figures + sum(mass(u, across) for u, _ in pairs), figures + sum(mass(v, across) for _, v in pairs)
