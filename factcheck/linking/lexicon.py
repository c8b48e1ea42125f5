"""The concepts that words of Arabic and English stand for, from our own lexicon in data/concepts/.

A concept is what carries a meaning across the two languages and across synonyms: "soldier", "troops", "جندي"
and "قوات" are all `troop`. A concept may name its opposites, and may be an `actor`: one who does or suffers.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

from factcheck.text.stems import Word, is_arabic, stem, words

LONGEST_PHRASE = 4  # words
_DATA = Path(__file__).parent / "data"
_FUTURE = frozenset("يتنا")  # the first letter of the present tense, before which alone "س" stands
_ARTICLES = ("ال", "لل")  # what a word of two letters may have before it and still be told from others
HOLLOW = 3  # letters of a verb in the jussive that lost one in the middle
_JUSSIVE = frozenset(("لم", "ولم", "فلم", "الم"))
_PERSONS = frozenset("تنا")  # the first letter of a present tense in other persons than the one listed


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry: its key, its opposites' keys, and whether it names an actor."""

    key: str
    opposites: frozenset[str]
    actor: bool


@dataclass(frozen=True, slots=True)
class _Lexicon:
    concepts: dict[str, Concept]
    words: dict[str, tuple[str, ...]]  # folded word or English stem -> concept keys
    phrases: dict[str, dict[tuple[str, ...], tuple[str, ...]]]  # first stem -> stems -> concept keys


def concept(key: str) -> Concept:
    """Return the entry of `key`. Raises KeyError when there is none."""
    return _lexicon().concepts[key]


def concepts_at(found: Sequence[Word], index: int) -> tuple[tuple[str, ...], int]:
    """Return the concepts that the words from `index` on stand for, and how many words they take (0 for none).

    The longest phrase counts before the word alone; a word with several meanings has several concepts.
    """
    phrases = _lexicon().phrases.get(stem(found[index].folded))
    if phrases:
        ahead = tuple(stem(word.folded) for word in found[index : index + LONGEST_PHRASE])
        for length in range(len(ahead), 1, -1):
            if ahead[:length] in phrases:
                return phrases[ahead[:length]], length
    folded = found[index].folded
    keys = concepts_of(folded)
    if not keys and index and found[index - 1].folded in _JUSSIVE:
        keys = _hollow(folded)
    return keys, 1 if keys else 0


def _hollow(folded: str) -> tuple[str, ...]:
    """Return the concepts of a verb that lost its long vowel after "لم": "تزر" is "تزور"."""
    if len(folded) != HOLLOW or folded[0] not in _FUTURE:
        return ()
    full = (concepts_of(folded[:2] + vowel + folded[2:]) for vowel in "ويا")
    return next((keys for keys in full if keys), ())


@lru_cache(maxsize=100_000)
def concepts_of(folded: str) -> tuple[str, ...]:
    """Return the concepts of one folded word, () when the lexicon has none."""
    table = _lexicon().words
    if not is_arabic(folded):
        return table.get(folded) or table.get(stem(folded), ())
    for form in _arabic_forms(folded):
        if form in table:
            return table[form]
    return ()


def opposed(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a concept of `left` has a concept of `right` among its opposites."""
    table = _lexicon().concepts
    return any(other in table[key].opposites for key in left for other in right)


def _arabic_forms(folded: str) -> list[str]:
    """Return the forms under which an Arabic word can be listed, those that take least away first."""
    found = []
    for before, (after, put) in product(*_affixes()):
        length = len(folded) - len(before) - len(after)
        plain = not after and (not before or before.endswith(_ARTICLES))
        if (
            length >= 2
            and length + len(put) >= (2 if plain else 3)
            and folded.startswith(before)
            and folded.endswith(after)
        ):
            form = folded[len(before) : len(folded) - len(after)] + put
            if before.endswith("س") and form[0] not in _FUTURE:
                continue
            found.append((len(before) + len(after), form))
            if form[0] in _PERSONS and not before.endswith("ال"):
                found.append((len(before) + len(after) + 1, "ي" + form[1:]))
    return [form for _, form in sorted(found, key=lambda pair: pair[0])]


@cache
def _affixes() -> tuple[list[str], list[tuple[str, str]]]:
    """Return what may stand before an Arabic word, and what after it with what is put back when it goes."""
    listed = json.loads((_DATA / "affixes.json").read_text(encoding="utf-8"))
    return listed["before"], [(after, put) for after, put in listed["after"]]


def entries() -> dict[str, dict[str, list[str]]]:
    """Return the lexicon as it is written, key -> {"en", "ar", "opposites"?, "kind"?}, from all of data/concepts.

    A key that two files have is whatever the later one says; the tests see to it that there is none.
    """
    listed: dict[str, dict[str, list[str]]] = {}
    for path in sorted((_DATA / "concepts").glob("*.json")):
        listed |= json.loads(path.read_text(encoding="utf-8"))
    return listed


@cache
def _lexicon() -> _Lexicon:
    listed = entries()
    opposites: dict[str, set[str]] = {key: set() for key in listed}
    found: dict[str, list[str]] = {}
    phrases: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}
    for key, entry in listed.items():
        for other in entry.get("opposites", ()):
            opposites[key].add(other)
            opposites[other].add(key)
        for lemma in (*entry["en"], *entry["ar"]):
            _enter(lemma, key, found, phrases)
    concepts = {
        key: Concept(key, frozenset(opposites[key]), "actor" in entry.get("kind", ())) for key, entry in listed.items()
    }
    return _Lexicon(concepts, {word: tuple(dict.fromkeys(keys)) for word, keys in found.items()}, phrases)


def _enter(
    lemma: str, key: str, found: dict[str, list[str]], phrases: dict[str, dict[tuple[str, ...], tuple[str, ...]]]
) -> None:
    parts = [word.folded for word in words(lemma)]
    if len(parts) == 1:
        found.setdefault(parts[0] if is_arabic(parts[0]) else stem(parts[0]), []).append(key)
        return
    stems = tuple(map(stem, parts))
    same = phrases.setdefault(stems[0], {})
    same[stems] = tuple(dict.fromkeys((*same.get(stems, ()), key)))
