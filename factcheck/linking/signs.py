"""Signs that two claims on one matter contradict each other rather than say the same, and what each weighs.

Each sign can be read off the two claims. What it weighs is learned from labelled pairs (data/learn_signs.py) and
stands in data/signs.json. Signs decide nothing alone: decision.py asks the gates first.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler

from factcheck.linking import lexicon
from factcheck.linking.alignment import Alignment
from factcheck.linking.governed import has_opposite
from factcheck.linking.kinds import of_one_kind
from factcheck.linking.polarity import undoes
from factcheck.linking.reading import Unit

if TYPE_CHECKING:
    from factcheck.linking.evidence import Evidence

MANY = 8  # words left over, or matched, from which more say nothing
COMPARED = 12  # words a side whose spelling is compared pair by pair
SIGNS = {
    "opposites": "words that are opposites",
    "opposite_of_shared": "a word whose opposite the other claim says beside the word itself",
    "polarity": "one denies what the other says",
    "undone": "a word that undoes what follows on one side only, and no negation on the other",
    "number": "a number differs",
    "date": "a date differs",
    "actor": "an actor differs",
    "places": "either names a place that the other does not",
    "one_kind": "either names another thing of one kind",
    "number_agrees": "a number agrees",
    "date_agrees": "a date agrees",
    "number_missing": "a number that only one says",
    "replaced": "one run of words in the place of another, all else being the same",
    "in_place": "words in each other's place, between the same words",
    "order": "the same words in the same order",
    "left": "words without a counterpart, on the side with more of them",
    "one_sided": "only one side has words without a counterpart",
    "polar_both": "words that have an opposite, without a counterpart, on both sides",
    "polar_one": "words that have an opposite, without a counterpart, on one side",
    "matched": "words with a counterpart",
    "concepts": "words matched by their meaning",
    "covered": "how much of either claim the other says, the lesser share",
    "spelling": "how alike the most alike words without a counterpart are spelt",
}


@cache
def weights() -> dict[str, float]:
    """Return what each sign weighs, with "bias", in log-odds of a contradiction."""
    found: dict[str, float] = json.loads((Path(__file__).parent / "data" / "signs.json").read_text(encoding="utf-8"))
    return found


def opposition(found: dict[str, float], table: dict[str, float] | None = None) -> float:
    """Return the log-odds that signs amount to; `table` replaces the weights shipped."""
    table = table or weights()
    return table["bias"] + math.fsum(table.get(name, 0.0) * value for name, value in found.items())


def signs(evidence: Evidence) -> dict[str, float]:
    """Return every sign of a pair, each from 0 to 1."""
    alignment = evidence.alignment
    left_a, left_b = alignment.left_a, alignment.left_b
    order, changes = frame(evidence)
    as_many = len(evidence.a.negations) == len(evidence.b.negations)
    fewest = min(len(left_a), len(left_b))
    return {
        "opposites": min(len(alignment.opposed), 2) / 2,
        "opposite_of_shared": float(_opposite_of_shared(alignment)),
        "polarity": float(evidence.polarity.verdict == "differs"),
        "undone": float(as_many and any(map(undoes, left_a)) != any(map(undoes, left_b))),
        "number": float(evidence.numbers_differ),
        "date": float(bool(evidence.dates.differ)),
        "actor": float(bool(evidence.actors[0] or evidence.exchanged)),
        "places": float(_on_both(left_a, left_b, "place")),
        "one_kind": float(of_one_kind(left_a, left_b) is not None),
        "number_agrees": float(bool(evidence.numbers.agree)),
        "date_agrees": float(bool(evidence.dates.agree)),
        "number_missing": float(bool(evidence.numbers.only_a or evidence.numbers.only_b)),
        "replaced": float(changes == ["replace"]),
        "in_place": min(_in_place(evidence), 2) / 2,
        "order": order,
        "left": min(max(len(left_a), len(left_b)), MANY) / MANY,
        "one_sided": float(not fewest),
        "polar_both": min(sum(map(has_opposite, left_a)), sum(map(has_opposite, left_b)), 2) / 2,
        "polar_one": float(any(map(has_opposite, left_a)) != any(map(has_opposite, left_b))),
        "matched": min(len(alignment.matches) + len(alignment.denied), MANY) / MANY,
        "concepts": min(sum(match.feature == "concepts" for match in alignment.matches), 4) / 4,
        "covered": min(evidence.cover),
        "spelling": _spelling(left_a, left_b),
    }


def frame(evidence: Evidence) -> tuple[float, list[str]]:
    """Return how far both claims have the same words in the same order, and what changes the one into the other.

    The share goes from 0 to 1; a change is "replace", "insert" or "delete".
    """
    matcher = SequenceMatcher(None, *_numbered(evidence), autojunk=False)
    return matcher.ratio(), [op[0] for op in matcher.get_opcodes() if op[0] != "equal"]


def _numbered(evidence: Evidence) -> tuple[list[int], list[int]]:
    """Return the words of both claims as numbers, those that are matched with each other as the same number."""
    starts = {match.a.start: match.b.start for match in evidence.alignment.matches}
    starts |= {u.start: v.start for u, v in evidence.alignment.denied}
    return [starts.get(u.start, -1 - u.start) for u in evidence.a.units], [v.start for v in evidence.b.units]


def runs(evidence: Evidence) -> int:
    """Return how many runs of words both claims say: "the Emerald Coast earthquake" alone is one thing named."""
    units_a, units_b = evidence.a.units, evidence.b.units
    at_a, at_b = ({unit.start: at for at, unit in enumerate(units)} for units in (units_a, units_b))
    pairs = sorted((at_a[match.a.start], at_b[match.b.start]) for match in evidence.alignment.matches)
    joined = sum(x + 1 == y and abs(u - v) == 1 for (x, u), (y, v) in pairwise(pairs))
    return len(pairs) - joined


def _opposite_of_shared(alignment: Alignment) -> bool:
    one = any(lexicon.opposed(u.concepts, m.b.concepts) for u in alignment.left_a for m in alignment.matches)
    return one or any(lexicon.opposed(m.a.concepts, v.concepts) for v in alignment.left_b for m in alignment.matches)


def _on_both(left_a: Sequence[Unit], left_b: Sequence[Unit], kind: str) -> bool:
    return any(unit.kind == kind for unit in left_a) and any(unit.kind == kind for unit in left_b)


def _spelling(left_a: Sequence[Unit], left_b: Sequence[Unit]) -> float:
    one, other = left_a[:COMPARED], left_b[:COMPARED]
    return max((JaroWinkler.similarity(u.folded, v.folded) for u in one for v in other), default=0.0)


def _in_place(evidence: Evidence) -> int:
    """Return how many words of one claim stand between the same two words (or ends) as a word of the other."""
    units_a, units_b = evidence.a.units, evidence.b.units
    at_a, at_b = ({unit.start: at for at, unit in enumerate(units)} for units in (units_a, units_b))
    there = {at_a[match.a.start]: at_b[match.b.start] for match in evidence.alignment.matches}
    there |= {-1: -1, len(units_a): len(units_b)}
    left_b = {at_b[unit.start] for unit in evidence.alignment.left_b}
    found = 0
    for unit in evidence.alignment.left_a:
        before, after = there.get(at_a[unit.start] - 1), there.get(at_a[unit.start] + 1)
        found += before is not None and after == before + 2 and before + 1 in left_b
    return found
