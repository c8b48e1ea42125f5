"""How one claim stands to another: a relation, a score, and the reasons a person can check."""

import datetime
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from typing import Any

from factcheck.linking.alignment import align
from factcheck.linking.decision import Relation, decide, thresholds
from factcheck.linking.evidence import Evidence, weigh
from factcheck.linking.items import Item, Verdict
from factcheck.linking.reading import MAX_LENGTH, read
from factcheck.linking.replaced import is_replaced
from factcheck.text.names import same_name
from factcheck.text.stems import words

REVERSE: dict[str, Relation] = {
    "narrower": "broader",
    "broader": "narrower",
    "updates": "updated_by",
    "updated_by": "updates",
}


SHORTENED = 2  # words of a name that tell whose it is when the rest of it is left out


@dataclass(frozen=True, slots=True)
class Reason:
    """One feature with its weight and the words on both sides.

    Weights of reasons that agree add up to the score; those that differ or are missing carry, below zero, what
    the score lacks of 1. `feature` is stems, concepts, places, names, characters, acronyms, number, date,
    polarity, direction, actor, replaced (words that either claim has in place of the
    other), qualifier (all, most, some), modality (done, planned, possible), claimant or words. Qualifier, modality
    and claimant weigh nothing; another claimant is no difference between the claims themselves.
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
    claimant_a: Sequence[str] = (),
    claimant_b: Sequence[str] = (),
) -> Comparison:
    """Return how claim `a` stands to claim `b`.

    Languages are found when not given; dates are the days of publication, which order an update and work out
    "yesterday". Claimants are chains, the nearest speaker first: whether one voice says both is told among the
    reasons and changes nothing else. Only the first 2,000 code points of each are read. compare(b, a) is the
    reverse, exactly. `at` has thresholds that hold instead of the package's own; it may leave some out.
    """
    a, b = a[:MAX_LENGTH], b[:MAX_LENGTH]
    side_a, side_b = (a, language_a or "", str(date_a or "")), (b, language_b or "", str(date_b or ""))
    if (*side_a, tuple(claimant_a)) > (*side_b, tuple(claimant_b)):
        return compare(b, a, language_b, language_a, date_b, date_a, at, claimant_b, claimant_a).reversed()
    evidence = weigh(read(a, language_a, date_a), read(b, language_b, date_b))
    found = _concluded(evidence, _order(date_a, date_b), {**thresholds(), **at} if at else thresholds())
    return replace(found, reasons=(*found.reasons, *_voices(claimant_a, claimant_b)))


def _voices(a: Sequence[str], b: Sequence[str]) -> Iterator[Reason]:
    """Yield that one voice says both claims, or that two do, when both are known."""
    if not a or not b:
        return
    names_a, names_b = (words(chain[0][:MAX_LENGTH]) for chain in (a, b))
    shared = sum(any(same_name(x.folded, y.folded) for y in names_b) for x in names_a)
    one_voice = bool(shared) and shared >= min(len(names_a), len(names_b), 2)
    one_voice = one_voice or _named_alike(a[0], b[0])
    yield Reason("claimant", 0.0, (a[0],), (b[0],), "agrees" if one_voice else "differs")


def _named_alike(a: str, b: str) -> bool:
    """Whether two claimants are one by their words: "water ministry", "وزارة المياه".

    Of a longer name the shorter one needs two: "Civil Defence" is "المديرية العامة للدفاع المدني".
    """
    found = align(read(a), read(b))
    if not found.matches or found.opposed or found.denied or (found.left_a and found.left_b):
        return False
    said = sum(len(words(match.a.text)) for match in found.matches)
    return said >= SHORTENED or not (found.left_a or found.left_b)


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
