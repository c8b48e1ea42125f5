"""Which parts of two claims speak of the same thing, by what, and which parts find no counterpart."""

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.linking import lexicon
from factcheck.linking.forms import one_root
from factcheck.linking.governed import said_otherwise
from factcheck.linking.reading import Reading, Unit
from factcheck.text.names import same_name, skeleton
from factcheck.text.stems import is_arabic

MAX_SPELLED = 30  # units a side whose spelling is compared pair by pair
SHORTEST = 2  # consonants of a name beside another that both claims have
_ACROSS = ("k:", "c:", "x:")  # the keys that two languages share
_MASS = {"place": 1.2, "name": 1.2, "concept": 1.0}
UNKNOWN_ACROSS = 0.4  # a word that no key carries into the other language says little by its absence
FEATURE = {"s:": "stems", "k:": "concepts", "c:": "places", "x:": "names"}


@dataclass(frozen=True, slots=True)
class Match:
    """A unit of each claim and the feature that matched them."""

    a: Unit
    b: Unit
    feature: str


@dataclass(frozen=True, slots=True)
class Alignment:
    """Units matched, units opposed ("rose", "fell"), and the units of either side left over.

    `denied` are opposites of which one is negated ("rose", "did not fall"): they do not contradict.
    """

    matches: tuple[Match, ...]
    opposed: tuple[tuple[Unit, Unit], ...]
    denied: tuple[tuple[Unit, Unit], ...]
    left_a: tuple[Unit, ...]
    left_b: tuple[Unit, ...]
    across: bool


def align(a: Reading, b: Reading) -> Alignment:
    """Match the units of two claims one to one, the surest features first."""
    across = a.language != b.language
    free_a, free_b = list(a.units), list(b.units)
    matches: list[Match] = []
    for prefix in ("c:", "s:", "k:", "x:"):
        matches += _by_key(free_a, free_b, prefix)
    matches += [Match(u, v, "places") for u, v in _pairs(free_a, free_b, _one_state)]
    matches += [Match(u, v, "names") for u, v in _short_names(a, b, free_a, free_b, matches)]
    opposites = _uncross(a, b, matches, free_a, free_b)
    opposites += _pairs(free_a, free_b, lambda u, v: lexicon.opposed(u.concepts, v.concepts))
    denied = [pair for pair in opposites if pair[0].negated != pair[1].negated]
    opposed = [pair for pair in opposites if pair not in denied]
    matches += [Match(u, v, "stems") for u, v in _pairs(free_a, free_b, one_root)]
    matches += [Match(u, v, "acronyms") for u, v in _acronyms(free_a, free_b)]
    matches += [Match(u, v, "names") for u, v in _pairs(free_a, free_b, _named_in_words)] if across else []
    spelled_a, spelled_b = _spelled(free_a), _spelled(free_b)
    for u, v in _pairs(spelled_a, spelled_b, lambda u, v: same_name(u.folded, v.folded)):
        matches.append(Match(u, v, "characters"))
        free_a.remove(u)
        free_b.remove(v)
    return Alignment(tuple(matches), tuple(opposed), tuple(denied), tuple(free_a), tuple(free_b), across)


def _uncross(
    a: Reading, b: Reading, matches: list[Match], free_a: list[Unit], free_b: list[Unit]
) -> list[tuple[Unit, Unit]]:
    """Take opposites that are said of one thing out of matches and lists, and return them.

    What either was matched with is free again.
    """
    found = said_otherwise(a, b, [(match.a, match.b) for match in matches])
    for u, v in found:
        for match in [match for match in matches if match.a == u or match.b == v]:
            matches.remove(match)
            free_a.append(match.a)
            free_b.append(match.b)
    for u, v in found:
        free_a.remove(u)
        free_b.remove(v)
    free_a.sort(key=lambda unit: unit.start)
    free_b.sort(key=lambda unit: unit.start)
    return found


def mass(unit: Unit, across: bool) -> float:
    """Return how much a unit counts; `across` when the other claim is in another language."""
    if across and not any(key.startswith(_ACROSS) for key in unit.keys):
        return UNKNOWN_ACROSS
    return _MASS.get(unit.kind) or min(1.0, 0.4 + 0.1 * len(unit.folded))


def _by_key(free_a: list[Unit], free_b: list[Unit], prefix: str) -> list[Match]:
    there: dict[str, list[Unit]] = {}
    for unit in free_b:
        for key in unit.keys:
            if key.startswith(prefix):
                there.setdefault(key, []).append(unit)
    found: list[Match] = []
    for unit in list(free_a):
        other = next((v for key in unit.keys for v in there.get(key, ()) if v in free_b), None)
        if other is not None:
            found.append(Match(unit, other, FEATURE[prefix]))
            free_a.remove(unit)
            free_b.remove(other)
    return found


def _pairs(free_a: list[Unit], free_b: list[Unit], fits: Callable[[Unit, Unit], bool]) -> list[tuple[Unit, Unit]]:
    """Take the pairs that fit out of both lists."""
    found: list[tuple[Unit, Unit]] = []
    for unit in list(free_a):
        other = next((v for v in free_b if fits(unit, v)), None)
        if other is not None:
            found.append((unit, other))
            free_a.remove(unit)
            free_b.remove(other)
    return found


@cache
def _capitals() -> dict[str, str]:
    """Return the country of each capital, by their keys: "Washington" is what the United States decide."""
    found: dict[str, str] = json.loads((Path(__file__).parent / "data" / "capitals.json").read_text(encoding="utf-8"))
    return found


def _one_state(u: Unit, v: Unit) -> bool:
    if u.kind != "place" or v.kind != "place":
        return False
    one, other = u.keys[0][2:], v.keys[0][2:]
    return _capitals().get(one) == other or _capitals().get(other) == one


def _short_names(
    a: Reading, b: Reading, free_a: list[Unit], free_b: list[Unit], matches: Sequence[Match]
) -> list[tuple[Unit, Unit]]:
    """Match names too short to be told by their consonants alone that stand beside a name both have: "هدى السنوسي"."""
    found = []
    for match in [match for match in matches if match.feature == "names"]:
        for step in (-1, 1):
            u, v = _beside(a, match.a, step), _beside(b, match.b, step)
            if u in free_a and v in free_b and u and v and _one_short_name(u, v):
                found.append((u, v))
                free_a.remove(u)
                free_b.remove(v)
    return found


def _beside(reading: Reading, unit: Unit, step: int) -> Unit | None:
    at = reading.units.index(unit) + step
    return reading.units[at] if 0 <= at < len(reading.units) else None


def _one_short_name(u: Unit, v: Unit) -> bool:
    named = "name" in (u.kind, v.kind) and "place" not in (u.kind, v.kind)
    return named and len(skeleton(u.text)) >= SHORTEST and skeleton(u.text) == skeleton(v.text)


def _named_in_words(u: Unit, v: Unit) -> bool:
    """Whether a name in one script is a word with a meaning in the other: "Jisrayn", "الجسرين"."""
    if {u.kind, v.kind} != {"name", "concept"} or is_arabic(u.text) == is_arabic(v.text):
        return False
    return bool((u if u.kind == "name" else v).start) and same_name(u.folded, v.folded)


def _spelled(units: Iterable[Unit]) -> list[Unit]:
    return [unit for unit in units if unit.kind in ("name", "word")][:MAX_SPELLED]


def _acronyms(free_a: list[Unit], free_b: list[Unit]) -> list[tuple[Unit, Unit]]:
    """Match "CSTO" with the first word of "Collective Security Treaty Organization", and take that name whole."""
    found = []
    for short, long, turned in ((free_a, free_b, False), (free_b, free_a, True)):
        for unit in [u for u in short if _is_acronym(u.text)]:
            run = _expansion(unit.text, long)
            if run:
                short.remove(unit)
                for part in run:
                    long.remove(part)
                found.append((run[0], unit) if turned else (unit, run[0]))
    return found


def _is_acronym(text: str) -> bool:
    return 2 <= len(text) <= 6 and text.isupper() and not is_arabic(text)


def _expansion(acronym: str, units: Sequence[Unit]) -> list[Unit]:
    for at in range(len(units) - len(acronym) + 1):
        run = units[at : at + len(acronym)]
        if all(u.text[:1] == letter for u, letter in zip(run, acronym, strict=True)):
            return list(run)
    return []
