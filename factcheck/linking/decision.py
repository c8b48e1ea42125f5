"""Which relation the evidence amounts to: the gates first, then how much of each claim the other says."""

import json
from functools import cache
from pathlib import Path
from typing import Literal

from factcheck.linking.alignment import UNKNOWN_ACROSS as UNKNOWN
from factcheck.linking.alignment import Match, mass
from factcheck.linking.evidence import Evidence
from factcheck.linking.figures import counts_one_thing, is_small
from factcheck.linking.kinds import of_one_kind
from factcheck.linking.replaced import is_replaced
from factcheck.linking.signs import frame, runs

Relation = Literal["same", "contradicts", "narrower", "broader", "updates", "updated_by", "related", "unrelated"]
# "qualifier" and "modality" keep two claims from being the same, and do not make them contradict
CONTRADICTING = frozenset(("number", "date", "polarity", "direction", "actor"))

# concepts that two claims can share without speaking of one thing
GENERAL = frozenset(("day", "hour", "large", "minute", "month", "morning", "new", "night", "people", "percent")).union(
    ("quantity", "small", "thing", "time", "today", "week", "year")
)
FORM, LONG_FORM = 0.6, 0.85  # shares of two claims that are the same words in the same order
A_WORD = 1.0  # what a word with a meaning counts
MUCH = 4.0  # what both claims say besides, from which they tell of two things
ROUNDING = 1e-9  # of a sum of weights: what is word for word the same shares 1
_UNSAID = frozenset(("people",))  # what a claim may name and the other leave out


@cache
def thresholds() -> dict[str, float]:
    """Return the shares, 0 to 1, from which a relation holds, out of data/thresholds.json."""
    path = Path(__file__).parent / "data" / "thresholds.json"
    found: dict[str, float] = json.loads(path.read_text(encoding="utf-8"))
    return found


def decide(evidence: Evidence, order: int = 0, at: dict[str, float] | None = None) -> Relation:
    """Return the relation of a to b; `order` is 1 when a was published later, -1 when b was, 0 when unknown.

    `at` is the table of thresholds, the package's own when not given.
    """
    at = at or thresholds()
    way = "across_" if evidence.alignment.across else ""
    if evidence.score < at[way + "related"]:
        return "unrelated"
    alignment = evidence.alignment
    if not alignment.matches and (alignment.left_a or alignment.left_b):
        return _figures_only(evidence)
    if evidence.differences:
        return _different(evidence, order, at, way)
    if is_replaced(evidence, at):
        return "contradicts"
    return _agreeing(evidence, at, way)


def _agreeing(evidence: Evidence, at: dict[str, float], way: str) -> Relation:
    said_of_a, said_of_b = evidence.cover
    if max(said_of_a, said_of_b) >= at[way + "contained"] and abs(said_of_a - said_of_b) >= at["apart"]:
        return "narrower" if said_of_b > said_of_a else "broader"
    alike = evidence.score >= at[way + "same"] - ROUNDING and evidence.opposition <= at[way + "alike"]
    alike = alike and not (evidence.numbers.only_a and evidence.numbers.only_b)
    alike = alike and not of_one_kind(evidence.alignment.left_a, evidence.alignment.left_b)
    alike = alike and not _far_apart(evidence, at[way + "left"]) and not _filled_otherwise(evidence)
    return _denied(evidence, "same") if alike and evidence.polarity.alike else "related"


def _filled_otherwise(evidence: Evidence) -> bool:
    """Whether both claims are one form of words with other words in several places, or in one of a long form."""
    if evidence.alignment.across:
        return False
    order, changes = frame(evidence)
    return (order >= FORM and changes.count("replace") > 1) or (order >= LONG_FORM and changes == ["replace"])


def _far_apart(evidence: Evidence, most: float) -> bool:
    """Whether both claims have many words that could have been matched and were not."""
    across = evidence.alignment.across
    known = [
        sum(1 for unit in left if mass(unit, across) > UNKNOWN)
        for left in (evidence.alignment.left_a, evidence.alignment.left_b)
    ]
    return min(known) > most


def _denied(evidence: Evidence, found: Relation) -> Relation:
    """Return `found`, or which claim says more when one only denies the opposite: "rose" and "did not fall"."""
    negated = {pair[0].negated for pair in evidence.alignment.denied}
    if not negated:
        return found
    return "related" if len(negated) > 1 else "broader" if negated == {True} else "narrower"


def _figures_only(evidence: Evidence) -> Relation:
    """Return how claims without a word in common stand: a small number is anybody's, a large one may tell."""
    telling = any(not is_small(number) for number, _ in evidence.numbers.agree)
    return "related" if telling or evidence.dates.agree else "unrelated"


def _different(evidence: Evidence, order: int, at: dict[str, float], way: str) -> Relation:
    if not evidence.differences & CONTRADICTING or evidence.topic < at[way + "contradicts"]:
        return "related"
    if "modality" in evidence.differences:
        return "related"  # what may be and what was do not contradict
    if evidence.differences <= {"number", "date"} and _figures_of_two_things(evidence):
        return "related"
    if not _one_matter(evidence) or _is_doubtful(evidence, at[way + "opposed"]):
        return "related"
    if evidence.differences == {"number"} and order:
        return "updates" if order > 0 else "updated_by"
    return "contradicts"


def _figures_of_two_things(evidence: Evidence) -> bool:
    """Whether figures that differ may well tell of two things: one run of words is shared, and both say more.

    A plan can cost 96 million and have been given 22; another year has other figures.
    """
    if _another_year(evidence):
        return True
    alignment = evidence.alignment
    left = [sum(mass(unit, alignment.across) for unit in side) for side in (alignment.left_a, alignment.left_b)]
    counted_alike = any(counts_one_thing(x, y) for x, y in evidence.numbers.differ)
    if counted_alike or min(left) < A_WORD:
        return False
    return runs(evidence) < 2 or min(left) >= MUCH


def _another_year(evidence: Evidence) -> bool:
    """Whether one claim tells of a year that it names and the other of whichever is meant."""
    dates = evidence.dates
    if dates.agree or dates.differ or bool(dates.only_a) == bool(dates.only_b):
        return False
    return any(date.precision == "year" for date in (*dates.only_a, *dates.only_b))


def _is_doubtful(evidence: Evidence, least: float) -> bool:
    """Whether nothing but other actors differs, who may be the same under other names.

    In one language the rest of the claims tells. Between two, only places differ from places for sure, and offices
    and bodies unless a person whom both name holds them.
    """
    if evidence.differences != {"actor"} or evidence.exchanged:
        return False
    if not evidence.alignment.across:
        return evidence.opposition < least
    kinds = [{unit.kind for unit in side} for side in evidence.actors]
    if all("place" in found for found in kinds):
        return False
    return kinds != [{"concept"}, {"concept"}] or any(match.feature == "names" for match in evidence.alignment.matches)


def _one_matter(evidence: Evidence) -> bool:
    """Whether two claims share more than an action or a thing: a name, two such words, or all that either says."""
    alignment = evidence.alignment
    shared = [match for match in alignment.matches if not GENERAL.intersection(match.a.concepts)]
    if len(shared) > 1 or any(_is_named(match) for match in shared):
        return True
    left = (*alignment.left_a, *alignment.left_b)
    return bool(shared) and all(_UNSAID.intersection(unit.concepts) for unit in left)


def _is_named(match: Match) -> bool:
    return match.feature in ("places", "names", "acronyms") or (
        match.a.kind == match.b.kind == "name" and bool(match.a.start or match.b.start)
    )
