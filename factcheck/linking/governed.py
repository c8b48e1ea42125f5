"""Which word, and which figure, is said of which thing: claims of the same words may say the other way round."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise, permutations
from typing import Protocol

from factcheck.linking import lexicon
from factcheck.linking.reading import Reading, Unit
from factcheck.text.stems import Word, is_arabic

MOST = 4  # words with opposites, or things they can be said of, that are looked at in one claim
# of a step: of two things as near, an Arabic word is said of the one after it, an English of the one before
BESIDE = 0.25
BREAK = 1.0  # of a step, that the beginning of another part counts
CLEAR = 0.5  # of a step, by which the nearest way must be nearer than the next
MOVES = ("increase", "decrease")
_STOPS = re.compile("[,;:.،؛…|-]")
# words that another part of a claim begins with
_PARTS = frozenset(("after", "amid", "and", "as", "before", "but", "despite", "while", "with")).union(
    ("امام", "بعد", "بعدما", "بينما", "رغم", "فيما", "قبل", "لكن", "مع", "مقابل", "وسط")
)
_JOINING = frozenset(("and", "or", "و", "او"))
Pair = tuple[Unit, Unit]


class Span(Protocol):
    """What stands somewhere in a claim."""

    @property
    def start(self) -> int:
        """Where it starts, in code points."""


def said_otherwise(a: Reading, b: Reading, matched: Sequence[Pair]) -> list[Pair]:
    """Return what both claims say of one thing and is opposite, though each has the other's word as well.

    "Gold rose as the dollar fell" and "gold fell as the dollar rose" give ("rose", "fell") and ("fell", "rose").
    """
    framed = _in_one_frame(a, b)
    if framed:
        return framed
    says = _moves if any(map(_moves, a.units)) and any(map(_moves, b.units)) else has_opposite
    once_a, once_b = _said_once(a), _said_once(b)
    things = [(u, v) for u, v in matched if not says(u) and not says(v) and u in once_a and v in once_b]
    if not things or len(things) == len(matched):
        return []
    of_a, of_b = _said_of(a, [u for u, _ in things], says), _said_of(b, [v for _, v in things], says)
    return [(of_a[at], of_b[at]) for at in of_a if at in of_b and _opposed(of_a[at], of_b[at])]


def in_places(a: Reading, b: Reading, of_a: Sequence[Span], of_b: Sequence[Span]) -> bool:
    """Whether two claims have as many figures, and before each the same words: then each is compared with its like.

    "Killed 3 and wounded 5" is not "killed 5 and wounded 3", though either has both numbers.
    """
    if len(of_a) != len(of_b) or len(of_a) < 2:
        return False
    if len(a.units) == len(b.units) and all(_alike(u, v) for u, v in zip(a.units, b.units, strict=True)):
        places = [_places(reading.units, of) for reading, of in ((a, of_a), (b, of_b))]
        if places[0] == places[1] and len(set(places[0])) == len(of_a):
            return True
    between = [_between(reading) for reading in (a, b)]
    places = [_places(words, of) for words, of in zip(between, (of_a, of_b), strict=True)]
    if places[0] != places[1] or len(set(places[0])) < len(of_a):
        return False
    return [word.folded for word in between[0]] == [word.folded for word in between[1]]


def _alike(u: Unit, v: Unit) -> bool:
    return not set(u.keys).isdisjoint(v.keys)


def _between(reading: Reading) -> list[Word]:
    """Return the words of a claim that are part of no figure, and join no two: "from", "to"."""
    spans = [(one.start, one.end) for one in reading.quantities] + [(one.start, one.end) for one in reading.dates]
    words = [word for word in reading.words if word.folded not in _JOINING]
    return [word for word in words if not any(start <= word.start < end for start, end in spans)]


def _places(marks: Sequence[Span], of: Sequence[Span]) -> list[int]:
    return [sum(mark.start < one.start for mark in marks) for one in of]


def _in_one_frame(a: Reading, b: Reading) -> list[Pair]:
    """Return the opposites of two claims that are word for word the same but for these, which change places."""
    if len(a.units) != len(b.units):
        return []
    other = [(u, v) for u, v in zip(a.units, b.units, strict=True) if not _alike(u, v)]
    return other if len(other) > 1 and all(_opposed(u, v) for u, v in other) else []


def _breaks(reading: Reading, first: Unit, second: Unit) -> bool:
    """Whether a new part of the claim begins between two units: "rose, and ...", "مع ..."."""
    between = reading.text[first.end : second.start]
    if _STOPS.search(between) or (
        second.folded.startswith("و") and is_arabic(second.folded) and len(second.folded) > 3
    ):
        return True
    return any(first.end <= word.start < second.start and word.folded in _PARTS for word in reading.words)


def _opposed(u: Unit, v: Unit) -> bool:
    return lexicon.opposed(u.concepts, v.concepts) and u.negated == v.negated


def has_opposite(unit: Unit) -> bool:
    """Whether a unit has an opposite in the lexicon: "rose", "refused"."""
    return any(lexicon.concept(key).opposites for key in unit.concepts)


def _moves(unit: Unit) -> bool:
    """Whether a unit says that something goes up or down, which exports do as well as their opposite."""
    return any(key in MOVES or lexicon.opposed((key,), MOVES) for key in unit.concepts)


def _said_once(reading: Reading) -> list[Unit]:
    """Return the units that stand for nothing else in the claim: not "prices" of "wheat prices and rice prices"."""
    keys = Counter(key for unit in reading.units for key in unit.keys)
    return [unit for unit in reading.units if all(keys[key] == 1 for key in unit.keys)]


def _said_of(reading: Reading, things: Sequence[Unit], says: Callable[[Unit], bool]) -> dict[int, Unit]:
    """Return for the things, by their numbers, which word with an opposite is said of each.

    Each such word goes to one thing, so that all of them together stand as near as can be. Nothing is returned when
    two ways are about as near: the order of words tells nothing then.
    """
    at = {unit.start: place for place, unit in enumerate(reading.units)}
    words = [unit for unit in reading.units if says(unit)]
    joined = any(not reading.text[u.end : v.start].strip() for u, v in pairwise(words))
    if not words or len(words) > MOST or joined:
        return {}  # of "falling growth" neither word is said of another thing

    def apart(number: int, word: Unit) -> float:
        thing = things[number]
        steps = at[thing.start] - at[word.start]
        after = BESIDE if (steps < 0) == is_arabic(word.folded) else 0.0
        return abs(steps) + after + BREAK * _breaks(reading, *sorted((thing, word), key=lambda unit: unit.start))

    near = sorted(range(len(things)), key=lambda number: min(apart(number, word) for word in words))[:MOST]
    ways = sorted(
        (sum(apart(number, word) for number, word in zip(way, words, strict=True)), way)
        for way in permutations(near, len(words))
    )
    if not ways or (len(ways) > 1 and ways[1][0] - ways[0][0] < CLEAR):
        return {}
    return dict(zip(ways[0][1], words, strict=True))
