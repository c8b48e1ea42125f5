"""Whether two claims contradict by the words that either has in place of the other's.

What is said of one thing excludes what else is said of it in the same words: "acquitted", "jailed". Another thing of
which the same is said is another fact: the price of bread may rise and that of fuel too. So words that name things
count only in a place that one alone can fill.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from factcheck.linking import lexicon
from factcheck.linking.polarity import is_limited
from factcheck.linking.reading import Reading, Unit
from factcheck.linking.signs import runs
from factcheck.text.stems import is_arabic

if TYPE_CHECKING:
    from factcheck.linking.evidence import Evidence

# what is told of one only: who was appointed to what, which the capital is, what the reason was
EXCLUSIVE = frozenset(
    ("appoint", "become", "capital", "cause_act", "choose", "elect", "marry", "name", "reason", "win")
)
HALF = 0.5  # of what a claim says, that the other says too
_IS = frozenset(("am", "are", "be", "been", "being", "is", "was", "were"))
_WITH_ARTICLE = ("ال", "وال", "بال", "فال", "كال", "لل", "ولل")
_SHORTEST_VERB = 4


def is_replaced(evidence: Evidence, at: dict[str, float]) -> bool:
    """Whether claims that no gate keeps apart contradict by words in each other's place; `at` has the thresholds.

    Claims that have a figure in common may well say one thing of it in two ways: "raised", "lifted" to 24.5%. What
    either denies leaves open what the other denies.
    """
    left_a, left_b = evidence.alignment.left_a, evidence.alignment.left_b
    if evidence.differences or not left_a or not left_b or evidence.alignment.across:
        return False
    if evidence.numbers.agree or max(len(left_a), len(left_b)) > at["replaced_left"]:
        return False
    if evidence.polarity.verdict and is_limited(evidence.alignment):
        return False
    if (evidence.a.negations and evidence.b.negations) or _are_other_things(evidence):
        return False
    if (evidence.numbers.only_a or evidence.numbers.only_b) and min(evidence.cover) < HALF:
        return False  # "a flood swept Sandholm", "21 people died in the Sandholm flood"
    one_word = len(left_a) == len(left_b) == 1 and min(evidence.cover) >= at["replaced_whole"]
    told = one_word or runs(evidence) > 1
    return told and evidence.opposition >= at["replaced"] and evidence.score >= at["contradicts"]


def _are_other_things(evidence: Evidence) -> bool:
    """Whether nothing but things stands in the place of things, where each can have its part."""
    alignment = evidence.alignment
    if any(EXCLUSIVE.intersection(match.a.concepts) for match in alignment.matches):
        return False
    sides = (evidence.a, alignment.left_a), (evidence.b, alignment.left_b)
    return all(_is_thing(reading, unit) for reading, left in sides for unit in left)


def _is_thing(reading: Reading, unit: Unit) -> bool:
    """Whether a word names a thing, and is not what the claim says of one."""
    if unit.kind == "word":
        return unit.folded.startswith(_WITH_ARTICLE)
    return unit.kind == "concept" and things().issuperset(unit.concepts) and not _follows_is(reading, unit)


def _follows_is(reading: Reading, unit: Unit) -> bool:
    """Whether the unit is said of something: "is a hero", "was poison"."""
    before = [word.folded for word in reading.words if word.start < unit.start][-2:]
    return not is_arabic(unit.folded) and not _IS.isdisjoint(before)


@cache
def things() -> frozenset[str]:
    """Return the concepts of the lexicon that name things: without an opposite, and without a verb among their words.

    An Arabic verb is listed in its present tense too, which begins with a ya: "خبز" has none, "حذر" has "يحذر".
    """
    opposites = {other for entry in lexicon.entries().values() for other in entry.get("opposites", ())}
    return frozenset(
        key
        for key, entry in lexicon.entries().items()
        if key not in opposites and not entry.get("opposites") and not any(map(_is_present, entry.get("ar", ())))
    )


def _is_present(words: str) -> bool:
    return words.startswith("ي") and len(words.split()[0]) >= _SHORTEST_VERB
