"""Places and names across scripts: one key for a country whatever names it, one skeleton for a name.

Country names come from CLDR (data/build_places.py), nationalities and cities from our own table. A skeleton is
what the Arabic and the Latin spelling of a name share: its consonants, in classes that transliteration mixes.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from factcheck.text.stems import Word, fold_word, is_arabic, words

LONGEST_NAME = 5  # words of a place's name
MIN_SKELETON = 3  # consonants: with fewer, different names share a skeleton too often
SPELLING = 0.9  # Jaro-Winkler similarity from which two spellings in one script can be one name

# Order matters: the longest spelling of a sound first. Vowels and the letters that only lengthen them go.
_LATIN = (
    ("x", "ks"), ("tch", "x"), ("sch", "x"), ("tsch", "x"), ("sh", "x"), ("ch", "x"), ("zh", "g"), ("dj", "g"),
    ("kh", "k"), ("gh", "g"), ("ph", "f"), ("th", "t"), ("dh", "d"), ("ck", "k"), ("qu", "k"), ("ce", "s"), ("ci", "s"),
    ("cy", "s"), ("c", "k"), ("q", "k"), ("j", "g"), ("p", "b"), ("v", "f"), ("z", "s"),
)  # fmt: skip
_ARABIC = str.maketrans(
    {
        "ب": "b", "پ": "b", "ت": "t", "ط": "t", "ث": "t", "ج": "g", "چ": "x", "غ": "g", "گ": "g", "خ": "k", "ك": "k",
        "ق": "k", "د": "d", "ض": "d", "ذ": "d", "ظ": "d", "ر": "r", "ز": "s", "ژ": "g", "س": "s", "ص": "s", "ش": "x",
        "ف": "f", "ڤ": "f", "ل": "l", "م": "m", "ن": "n", "ه": "h", "ح": "h", "ا": "a", "ع": "a", "ء": "", "و": "w",
        "ي": "y",
    }
)  # fmt: skip
_VOWELS = re.compile("(?<=.)[aeiouywh]+")
_REPEATED = re.compile(r"([bdfgklmnrstx])\1+")
_ARABIC_ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=...)")
_LATIN_ARTICLE = re.compile("(?:al|el)-")
_PARTICLES = ("", "و", "ف", "ب", "ل", "ك", "وب", "ول", "فب")
_CAPITALS = {"US": "US"}  # names that are another word in lower case
_ENDINGS = ("", "ه", "ين", "ون", "ان", "يين", "يون", "ا", "ات")


@dataclass(frozen=True, slots=True)
class Place:
    """A place or nationality at text[start:end]; `key` is an ISO 3166 code, or a lower-case name for a city."""

    key: str
    start: int
    end: int


def places(text: str) -> list[Place]:
    """Return the places and nationalities of `text`, in Arabic and English alike, none overlapping."""
    return places_in(words(text))


def places_in(found: list[Word]) -> list[Place]:
    """Return the places named by `found`, the words of a text in order."""
    result: list[Place] = []
    index = 0
    while index < len(found):
        key, length = _place_at(found, index)
        if key:
            result.append(Place(key, found[index].start, found[index + length - 1].end))
        index += length
    return result


def skeleton(word: str) -> str:
    """Return the consonant skeleton of a name in Arabic or Latin script, "" when nothing is left of it.

    A vowel that begins the name is kept as "a": "Tokayev" and "توكاييف" are "tkf", "Obama" and "أوباما" "abm".
    """
    return _skeleton(fold_word(word))


def same_name(a: str, b: str) -> bool:
    """Whether two words can be spellings of one name: near letters in one script, one skeleton across two."""
    left, right = fold_word(a), fold_word(b)
    if is_arabic(left) != is_arabic(right):
        one = _skeleton(left)
        return len(one) >= MIN_SKELETON and one == _skeleton(right)
    if min(len(left), len(right)) < 4 or left[0].isdigit() or right[0].isdigit():
        return left == right
    close = JaroWinkler.similarity(_bare(left), _bare(right)) >= SPELLING
    return close and _skeleton(left) == _skeleton(right)


@lru_cache(maxsize=50_000)
def _skeleton(folded: str) -> str:
    if is_arabic(folded):
        sounds = _bare(folded).replace("تش", "x").translate(_ARABIC)
    else:
        sounds = _LATIN_ARTICLE.sub("", folded)
        for spelling, sound in _LATIN:
            sounds = sounds.replace(spelling, sound)
    sounds = _REPEATED.sub(r"\1", re.sub("[^a-z]", "", sounds))  # doubled letters first: "Balloula" is "bll"
    return _VOWELS.sub("", "a" + sounds[1:] if sounds[:1] in ("e", "i", "o", "u") else sounds)


def _bare(folded: str) -> str:
    return _ARABIC_ARTICLE.sub("", folded, count=1) if _ARABIC_ARTICLE.match(folded) else folded


def _place_at(found: list[Word], index: int) -> tuple[str | None, int]:
    """Return the key of the longest place name at word `index` and its length in words (1 when there is none)."""
    table = _places()
    if found[index].text in _CAPITALS:
        return _CAPITALS[found[index].text], 1
    for first in _forms(found[index].folded):
        lengths = table.lengths.get(first, ())
        for length in lengths:
            rest = found[index + 1 : index + length]
            name = " ".join((first, *(_bare(word.folded) for word in rest)))
            if len(rest) == length - 1 and name in table.keys:
                return table.keys[name], length
    return None, 1


@lru_cache(maxsize=50_000)
def _forms(folded: str) -> tuple[str, ...]:
    """Return the forms a word can be listed under: as it stands, then without particles and endings."""
    if not is_arabic(folded):
        return (folded,)
    return tuple(dict.fromkeys(_arabic_forms(folded)))


def _arabic_forms(folded: str) -> Iterator[str]:
    yield folded
    for particle in _PARTICLES:
        if folded.startswith(particle) and len(folded) - len(particle) >= 3:
            rest = _bare(folded[len(particle) :])
            for ending in _ENDINGS:
                if rest.endswith(ending) and len(rest) - len(ending) >= 3:
                    yield rest[: len(rest) - len(ending)]


@dataclass(frozen=True, slots=True)
class _Table:
    keys: dict[str, str]  # folded name without article -> key
    lengths: dict[str, tuple[int, ...]]  # its first word -> lengths in words, longest first


@cache
def _places() -> _Table:
    path = Path(__file__).parent / "data" / "places.json"
    listed: dict[str, dict[str, list[str]]] = json.loads(path.read_text(encoding="utf-8"))
    keys: dict[str, str] = {}
    lengths: dict[str, set[int]] = {}
    for key, by_language in listed.items():
        for name in (name for names in by_language.values() for name in names):
            parts = [_bare(word.folded) for word in words(name)]
            if 0 < len(parts) <= LONGEST_NAME:
                keys.setdefault(" ".join(parts), key)
                lengths.setdefault(parts[0], set()).add(len(parts))
    return _Table(keys, {first: tuple(sorted(found, reverse=True)) for first, found in lengths.items()})
