"""How one claim stands to another: a relation, a score, and the reasons a person can check."""

import datetime
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any

from factcheck.linking.decision import Relation, decide, is_replaced, thresholds
from factcheck.linking.evidence import Evidence, weigh
from factcheck.linking.items import Item, Verdict
from factcheck.linking.reading import MAX_LENGTH, read

REVERSE: dict[str, Relation] = {
    "narrower": "broader",
    "broader": "narrower",
    "updates": "updated_by",
    "updated_by": "updates",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature with its weight and the words on both sides.

    Weights of reasons that agree add up to the score; those that differ or are missing carry, below zero, what
    the score lacks of 1. `feature` is stems, concepts, places, names, characters, acronyms, number, date,
    polarity, direction, actor, replaced (words that either claim has in place of the other) or words.
    """

    feature: str
    weight: float
    a: tuple[str, ...]
    b: tuple[str, ...]
    verdict: Verdict

    def as_dict(self) -> dict[str, Any]:
        """Return the reason in the shape that the command line and the API write."""
        return {**asdict(self), "a": list(self.a), "b": list(self.b)}


@dataclass(frozen=True, slots=True)
class Comparison:
    """How claim a stands to claim b; `score` from 0 to 1 says how much they share, whatever the relation."""

    relation: Relation
    score: float
    reasons: tuple[Reason, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the comparison in the shape that the command line and the API write."""
        return {
            "relation": self.relation,
            "score": self.score,
            "reasons": [reason.as_dict() for reason in self.reasons],
        }

    def reversed(self) -> "Comparison":
        """Return how b stands to a."""
        reasons = tuple(replace(reason, a=reason.b, b=reason.a) for reason in self.reasons)
        return Comparison(REVERSE.get(self.relation, self.relation), self.score, reasons)


def compare(
    a: str,
    b: str,
    language_a: str | None = None,
    language_b: str | None = None,
    date_a: datetime.date | None = None,
    date_b: datetime.date | None = None,
    at: Mapping[str, float] | None = None,
) -> Comparison:
    """Return how claim `a` stands to claim `b`.

    Languages are found when not given; dates are the days of publication, which order an update and work out
    "yesterday". Only the first 2,000 code points of each are read. compare(b, a) is the reverse, exactly.
    `at` has thresholds that hold instead of the package's own; it may leave some out.
    """
    a, b = a[:MAX_LENGTH], b[:MAX_LENGTH]
    if (a, language_a or "", str(date_a or "")) > (b, language_b or "", str(date_b or "")):
        return compare(b, a, language_b, language_a, date_b, date_a, at).reversed()
    evidence = weigh(read(a, language_a, date_a), read(b, language_b, date_b))
    return _concluded(evidence, _order(date_a, date_b), {**thresholds(), **at} if at else thresholds())


def _concluded(evidence: Evidence, order: int, at: dict[str, float]) -> Comparison:
    replaced = is_replaced(evidence, at)
    reasons = tuple(
        Reason(item.feature, round(item.weight, 3), item.a, item.b, item.verdict)
        for item in (_as_difference(item) if replaced and item.feature == "words" else item for item in evidence.items)
    )
    relation = decide(evidence, order, at)
    return Comparison(relation, round(evidence.score, 3), reasons)


def _as_difference(item: Item) -> Item:
    """Return the words without a counterpart as what differs: either claim has them in place of the other's."""
    return replace(item, feature="replaced", verdict="differs")


def _order(date_a: datetime.date | None, date_b: datetime.date | None) -> int:
    """Return 1 when a is the later one, -1 when b is, 0 when nothing tells."""
    if date_a is None or date_b is None:
        return 0
    return (date_a > date_b) - (date_a < date_b)
