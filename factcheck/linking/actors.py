"""Who does and who suffers: actors that only one claim has, and actors who changed places."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from factcheck.linking import lexicon
from factcheck.linking.alignment import Alignment, Match
from factcheck.linking.reading import Reading, Unit
from factcheck.linking.replaced import things
from factcheck.text.names import places_in
from factcheck.text.stems import words

LONGEST_SWAP = 3  # words that one wording can put in the place of others, all else being the same
MAX_ACTORS = 8  # actors a claim whose parts are compared pair by pair
MOST_LEFT = 2  # words without a counterpart in two claims that say the same of exchanged actors
_AGENT, _PATIENT = "agent", "patient"
_LAST_WORD = re.compile(r"(\w+)\W*\Z")
_PASSED_OVER = frozenset(("the", "a", "an", "of"))
_JOINING = frozenset(("and", "or", "with", "و", "او", "أو", "مع"))
_BY = frozenset(("by", "قبل", "يد"))  # "by", "من قبل", "على يد": what follows is who did it
_PLACING = frozenset(
    ("in", "at", "from", "to", "into", "for", "on", "near", "against", "over", "through", "within")
).union(("في", "من", "إلى", "الى", "على", "عن", "ضد", "نحو", "قرب", "عبر", "داخل"))
_ARTICLE = "ال"
_MUTUAL = frozenset(("meet", "agree", "negotiate"))  # concepts with no doer and no sufferer


def unmatched_actors(a: Reading, b: Reading, alignment: Alignment) -> tuple[list[Unit], list[Unit]]:
    """Return the actors of either claim that the other has not: places, names, concepts of people and bodies.

    Words that only stand in each other's place are actors too: who they are cannot be the same. Between two
    languages a name that finds no counterpart may be there in letters that do not show it, so that only places
    differ from places there, and people and bodies from people and bodies.
    """
    if not alignment.across:
        swap_a, swap_b = _swapped(a, b)
        return (
            [unit for unit in alignment.left_a if _is_actor(unit) or _stands_in(unit, swap_a)],
            [unit for unit in alignment.left_b if _is_actor(unit) or _stands_in(unit, swap_b)],
        )
    found_a: list[Unit] = []
    found_b: list[Unit] = []
    for is_one in (_is_place, _is_body):
        mine, other = [u for u in alignment.left_a if is_one(u)], [u for u in alignment.left_b if is_one(u)]
        if mine and other:
            found_a, found_b = found_a + mine, found_b + other
    return (found_a, found_b) if found_a else _named_otherwise(alignment)


def _named_otherwise(alignment: Alignment) -> tuple[list[Unit], list[Unit]]:
    """Return names of one language and what the other has where they would be: whom else it may name.

    A country or a name would have been found in either script. Who it is that the other words name is not known, so
    that this keeps two claims from being the same and no more.
    """
    named_a, named_b = ([u for u in left if _is_named(u)] for left in (alignment.left_a, alignment.left_b))
    words_a, words_b = ([u for u in left if _may_name(u)] for left in (alignment.left_a, alignment.left_b))
    if named_a and words_b:
        return named_a, words_b
    return (words_a, named_b) if named_b and words_a else ([], [])


def _is_named(unit: Unit) -> bool:
    """Whether a unit surely names someone: a place, or a capitalised word that does not begin the claim."""
    return _is_place(unit) or (unit.kind == "name" and unit.start > 0 and _has_skeleton(unit))


def _may_name(unit: Unit) -> bool:
    return _is_place(unit) or (unit.kind in ("word", "name") and _has_skeleton(unit))


def _has_skeleton(unit: Unit) -> bool:
    return any(key.startswith("x:") for key in unit.keys)


def exchanged_actors(a: Reading, b: Reading, alignment: Alignment) -> tuple[Match, Match] | None:
    """Return two actors whom both claims name, one in the other's part: "X sued Y" and "Y sued X".

    Only claims that say the rest in the same words, in the same order, are looked at: in any others the order
    of two actors tells nothing.
    """
    actors = [match for match in alignment.matches if _are_actors(match)][:MAX_ACTORS]
    if len(actors) < 2 or not _else_the_same(alignment, actors) or _mutual(a):
        return None
    parts_a, parts_b = _parts(a, [match.a for match in actors]), _parts(b, [match.b for match in actors])
    for one, other in combinations(range(len(actors)), 2):
        first, second = parts_a[one], parts_a[other]
        turned = first != second and (parts_b[one], parts_b[other]) == (second, first)
        alike = _is_place(actors[one].a) == _is_place(actors[other].a)
        alike = alike and not _holds(actors[one].a, actors[other].a, alignment)
        if turned and alike and (not alignment.across or {first, second} == {_AGENT, _PATIENT}):
            return actors[one], actors[other]
    return None


def _else_the_same(alignment: Alignment, actors: Sequence[Match]) -> bool:
    rest = sorted((match for match in alignment.matches if match not in actors), key=lambda match: match.a.start)
    starts = [match.b.start for match in rest]
    few = len(alignment.left_a) + len(alignment.left_b) <= MOST_LEFT
    return few and bool(rest) and starts == sorted(starts)


def _holds(one: Unit, other: Unit, alignment: Alignment) -> bool:
    """Whether one is who the other is, and nothing is done: "Hala Saber is the minister of health"."""
    if bool(one.concepts) == bool(other.concepts):
        return False
    said = [match.a for match in alignment.matches if not _are_actors(match)]
    return all(unit.concepts and things().issuperset(unit.concepts) for unit in said)


def _is_actor(unit: Unit) -> bool:
    return unit.kind in ("place", "name") or _is_body(unit)


def _are_actors(match: Match) -> bool:
    """Whether both claims name an actor there, or the same Arabic word of no known meaning, as names are."""
    one, other = match.a, match.b
    if _is_actor(one) and _is_actor(other):
        return True
    alike = one.folded == other.folded or "name" in (one.kind, other.kind)
    return alike and all(_is_actor(unit) or _looks_like_name(unit) for unit in (one, other))


def _looks_like_name(unit: Unit) -> bool:
    return unit.kind == "word" and _has_skeleton(unit) and not unit.folded.startswith(_ARTICLE)


def _is_place(unit: Unit) -> bool:
    return unit.kind == "place"


def _is_body(unit: Unit) -> bool:
    return any(lexicon.concept(key).actor for key in unit.concepts)


def _stands_in(unit: Unit, swapped: tuple[str, ...]) -> bool:
    return not unit.concepts and unit.folded in swapped


def _mutual(reading: Reading) -> bool:
    return any(key in _MUTUAL for unit in reading.units for key in unit.concepts)


def _parts(reading: Reading, actors: Sequence[Unit]) -> list[str]:
    """Return the part that each actor has: agent, patient, or the preposition before it."""
    order = sorted(range(len(actors)), key=lambda index: actors[index].start)
    found = dict(zip(order, _parts_in_order(reading, [actors[index] for index in order]), strict=True))
    return [found[index] for index in range(len(actors))]


def _parts_in_order(reading: Reading, actors: Sequence[Unit]) -> Iterator[str]:
    befores = [_word_before(reading.text[: unit.start]) for unit in actors]
    bare = _PATIENT if any(word in _BY for word in befores) else _AGENT
    part, last = "", None
    for unit, before in zip(actors, befores, strict=True):
        if last is not None and _goes_with(reading.text, last, unit, before):
            pass
        elif before in _BY:
            part = _AGENT
        elif before in _PLACING:
            part = before
        else:
            part, bare = bare, _PATIENT
        yield part
        last = unit


def _goes_with(text: str, last: Unit, unit: Unit, before: str) -> bool:
    """Whether an actor has the part of the one before it: joined by "and" or a comma, or the rest of a name."""
    if before in _JOINING or _has_and(unit) or text[last.end : last.end + 1] in (",", "،"):
        return True
    return last.kind == unit.kind == "name" and not text[last.end : unit.start].strip()


def _has_and(unit: Unit) -> bool:
    """Whether "and" is written to a unit, which "واشنطن" only seems to begin with."""
    return unit.text.startswith("و") and (unit.kind != "place" or bool(places_in(words(unit.text[1:]))))


def _word_before(text: str) -> str:
    for _ in range(3):
        match = _LAST_WORD.search(text[-40:])
        if match is None:
            return ""
        word = match.group(1).casefold()
        if word not in _PASSED_OVER:
            return word
        text = text[: len(text) - len(match.group())]
    return ""


def _swapped(a: Reading, b: Reading) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words put in each other's place when all else is the same; empty otherwise."""
    left, right = [unit.folded for unit in a.units], [unit.folded for unit in b.units]
    changes = [op for op in SequenceMatcher(None, left, right, autojunk=False).get_opcodes() if op[0] != "equal"]
    if len(changes) != 1 or changes[0][0] != "replace":
        return (), ()
    _, a_start, a_end, b_start, b_end = changes[0]
    same = len(left) - (a_end - a_start)
    longest = max(a_end - a_start, b_end - b_start)
    if longest > LONGEST_SWAP or same < max(2, longest):
        return (), ()
    return tuple(left[a_start:a_end]), tuple(right[b_start:b_end])
