"""The lexicon made ready for looking up: lemmas as people write them become tables of folded words and stems.

A table of some 35,000 lemmas is made within tens of milliseconds when a process first needs it, so that none has
to be kept beside the files people edit.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from uuid import uuid4

from factcheck.text.stems import Word, fold_all, fold_word, is_arabic, stem, stem_all, words

LONGEST_PHRASE = 4  # words
LONGEST_AFFIXED = 40  # letters: what is longer is no word that an affix could be taken from
HOLLOW = 3  # letters of a verb in the jussive that lost one in the middle
_FUTURE = frozenset("يتنا")  # the first letter of the present tense, before which alone "س" stands
_ARTICLES = ("ال", "لل")  # what a word of two letters may have before it and still be told from others
_JUSSIVE = frozenset(("لم", "ولم", "فلم", "الم"))
PARTICLES = frozenset("وفبلك")  # written to the word after them
SHORTEST_WITH_PARTICLE = 3  # letters: of what is no longer, none is taken for a particle
_PERSONS = frozenset("تنا")  # the first letter of a present tense in other persons than the one listed

Entry = Mapping[str, Sequence[str]]
Entries = Mapping[str, Entry]
"""Key -> {"en": lemmas, "ar": lemmas, "opposites"?: keys, "kind"?: ["actor"]}."""


@dataclass(frozen=True, slots=True)
class Concept:
    """One entry: its key, its opposites' keys, and whether it names an actor."""

    key: str
    opposites: frozenset[str]
    actor: bool


class Vocabulary:
    """Entries as tables. One is never changed: `extended` makes another."""

    def __init__(self, entries: Entries = {}) -> None:  # noqa: B006 (nobody writes to it)
        self._opposites: dict[str, set[str]] = {}
        self._actors: set[str] = set()
        self._words: dict[str, tuple[str, ...]] = {}  # folded word -> keys
        self._stems: dict[str, tuple[str, ...]] = {}  # English stem -> the words above that have it
        self._phrases: dict[str, tuple[tuple[list[str], str], ...]] = {}  # first stem -> (words, key)
        self._stemmed: dict[str, dict[tuple[str, ...], tuple[str, ...]]] = {}  # of those: stems -> keys
        self.mark = uuid4().hex  # no other vocabulary's: what was read by one is told by it from what another read
        self.concepts_of = lru_cache(maxsize=100_000)(self._concepts_of)
        self._take(entries)

    def extended(self, entries: Entries) -> Vocabulary:
        """Return these concepts and those of `entries`; an entry whose key is here already adds to it."""
        made = Vocabulary()
        made._opposites = {key: set(others) for key, others in self._opposites.items()}
        made._actors = set(self._actors)
        made._words = dict(self._words)
        made._stems = dict(self._stems)
        made._phrases = dict(self._phrases)
        made._take(entries)
        return made

    def keys(self) -> Iterable[str]:
        """Return the keys of all concepts."""
        return self._opposites.keys()

    def __contains__(self, key: str) -> bool:
        return key in self._opposites

    def concept(self, key: str) -> Concept:
        """Return the entry of `key`. Raises KeyError when there is none."""
        return Concept(key, frozenset(self._opposites[key]), key in self._actors)

    def is_actor(self, key: str) -> bool:
        """Whether a concept names one who does or suffers."""
        return key in self._actors

    def opposed(self, left: Sequence[str], right: Sequence[str]) -> bool:
        """Whether a concept of `left` has a concept of `right` among its opposites."""
        return any(other in self._opposites[key] for key in left for other in right)

    def concepts_at(self, found: Sequence[Word], index: int) -> tuple[tuple[str, ...], int]:
        """Return the concepts that the words from `index` on stand for, and how many words they take (0 for none).

        The longest phrase counts before the word alone; a word with several meanings has several concepts.
        """
        for first in _first_stems(found[index].folded):
            phrases = self._phrases_from(first)
            if phrases:
                ahead = (first, *(stem(word.folded) for word in found[index + 1 : index + LONGEST_PHRASE]))
                for length in range(len(ahead), 1, -1):
                    if ahead[:length] in phrases:
                        return phrases[ahead[:length]], length
        folded = found[index].folded
        keys = self.concepts_of(folded)
        if not keys and index and found[index - 1].folded in _JUSSIVE:
            keys = self._hollow(folded)
        return keys, 1 if keys else 0

    def _phrases_from(self, first: str) -> dict[tuple[str, ...], tuple[str, ...]]:
        """Return the phrases whose first word has a stem, by the stems of their words; made when first wanted."""
        if first not in self._phrases:
            return {}
        if first not in self._stemmed:
            made: dict[tuple[str, ...], tuple[str, ...]] = {}
            for parts, key in self._phrases[first]:
                stems = (first, *map(stem, parts[1:]))
                made[stems] = _with(made.get(stems, ()), key)
            self._stemmed[first] = made
        return self._stemmed[first]

    def _hollow(self, folded: str) -> tuple[str, ...]:
        """Return the concepts of a verb that lost its long vowel after "لم": "تزر" is "تزور"."""
        if len(folded) != HOLLOW or folded[0] not in _FUTURE:
            return ()
        full = (self.concepts_of(folded[:2] + vowel + folded[2:]) for vowel in "ويا")
        return tuple(dict.fromkeys(key for keys in full for key in keys))

    def _concepts_of(self, folded: str) -> tuple[str, ...]:
        """Return the concepts of one folded word, () when the lexicon has none.

        One stem can be that of several English words: "important" is not "import", "nations" is neither
        "national" nor "nationalist". What is listed in none of its forms may be any of those with its stem.
        """
        table = self._words
        if is_arabic(folded):
            return next((table[form] for form in _arabic_forms(folded) if form in table), ())
        same = self._stems.get(stem(folded), ())
        exact = next((word for word in _uninflected(folded) if word in same), None)
        return tuple(dict.fromkeys(key for word in ((exact,) if exact else same) for key in table[word]))

    # -- making the tables --------------------------------------------------------------------------------

    def _take(self, entries: Entries) -> None:
        for key, entry in entries.items():
            self._opposites.setdefault(key, set())
            if "actor" in entry.get("kind", ()):
                self._actors.add(key)
        for key, entry in entries.items():
            for other in entry.get("opposites", ()):
                if other in self._opposites and other != key:
                    self._opposites[key].add(other)
                    self._opposites[other].add(key)
        self._enter(_folded(entries, "ar"), stemmed=False)
        self._enter(_folded(entries, "en"), stemmed=True)

    def _enter(self, listed: Iterable[tuple[str, str]], stemmed: bool) -> None:
        """Take in (folded lemma, key) of one language: a word of it alone is found by itself or by its stem."""
        single: list[str] = []
        keys: list[str] = []
        for lemma, key in listed:
            if lemma.isalpha():
                single.append(lemma)
                keys.append(key)
                continue
            parts = _parts(lemma)
            if len(parts) == 1:
                single += parts
                keys.append(key)
            elif parts:
                first = stem(parts[0])
                self._phrases[first] = (*self._phrases.get(first, ()), (parts, key))
        table, by_stem = self._words, self._stems
        for word, key in zip(single, keys, strict=True):
            table[word] = _with(table[word], key) if word in table else (key,)
        if stemmed:
            for word, root in zip(single, stem_all(single), strict=True):
                by_stem[root] = _with(by_stem[root], word) if root in by_stem else (word,)


def _first_stems(folded: str) -> Iterable[str]:
    """Yield the stems under which a phrase that starts with a word is kept: "لوقف إطلاق النار" is "وقف إطلاق النار"."""
    yield stem(folded)
    if len(folded) > SHORTEST_WITH_PARTICLE and folded[0] in PARTICLES:
        yield stem(folded[1:])


def _folded(entries: Entries, language: str) -> Iterable[tuple[str, str]]:
    keys = [key for key, entry in entries.items() for _ in entry.get(language, ())]
    lemmas = [lemma for entry in entries.values() for lemma in entry.get(language, ())]
    return zip(fold_all(lemmas), keys, strict=True)


def _parts(folded: str) -> list[str]:
    """Return the words of a folded phrase; of one in plain letters, without looking for all that a word may be."""
    parts = folded.replace("-", " ").split()
    return parts if all(map(str.isalpha, parts)) else [word.folded for word in words(folded)]


def _with(keys: tuple[str, ...], key: str) -> tuple[str, ...]:
    return keys if key in keys else (*keys, key)


def _uninflected(word: str) -> Iterable[str]:
    """Yield an English word as it stands and then without its endings of number and tense, likeliest first."""
    yield word
    if word.endswith(("ies", "ied")):
        yield word[:-3] + "y"
    if word.endswith("s"):
        yield word[:-1]
        yield word[:-2]
    for ending in ("ed", "ing"):
        root = word.removesuffix(ending)
        if root != word:
            yield root
            yield root + "e"
            yield root[:-1]  # "stopped"


def _arabic_forms(folded: str) -> list[str]:
    """Return the forms under which an Arabic word can be listed, those that take least away first.

    An article counts for nothing, for it is seldom anything else: "الأمان" is safety before it is "الأم" and "ان".
    """
    if len(folded) > LONGEST_AFFIXED:
        return [folded]
    befores, afters = _affixes()
    found = []
    for head in range(min(len(folded), max(map(len, befores))) + 1):
        before = folded[:head]
        if before not in befores:
            continue
        for tail in range(min(len(folded) - head, max(map(len, afters))) + 1):
            after = folded[len(folded) - tail :]
            for place, put in afters.get(after, ()):
                for more, form in _bare(folded, before, after, put):
                    taken = head + tail + more - (len("ال") if before.endswith("ال") else 0)
                    found.append((taken, befores[before], place, more, form))
    return [form for *_, form in sorted(found)]


def inflected(listed: str) -> Iterable[str]:
    """Yield the forms of a listed Arabic word that `_arabic_forms` would lead back to it, and some that none has."""
    befores, afters = _affixes()
    others = [first + listed[1:] for first in sorted(_PERSONS)] if listed.startswith("ي") else []
    for form in (listed, *others):
        for after, puts in afters.items():
            for _, put in puts:
                if form.endswith(put):
                    yield from (before + form[: len(form) - len(put)] + after for before in befores)


def _bare(folded: str, before: str, after: str, put: str) -> Iterable[tuple[int, str]]:
    """Yield the forms that are left between two affixes, each with how much more was taken away to get it."""
    length = len(folded) - len(before) - len(after)
    plain = not after and (not before or before.endswith(_ARTICLES))
    if length < 2 or length + len(put) < (2 if plain else 3):
        return
    form = folded[len(before) : len(folded) - len(after)] + put
    if before.endswith("س") and form[0] not in _FUTURE:
        return
    rest = folded[len(before) :]
    if _tears(before, after, rest, form):
        return
    # "حملها" is "حمل" with its suffix before it is "حمله": what ends in "ه" seldom has an alif after it;
    # and "ستبني" is "يبني", for what follows the "س" of the future is no past tense
    unlikely = (after == "ا" and form.endswith("ه")) or (before.endswith("س") and form[0] != "ي")
    yield (2 if unlikely else 0), form
    if form[0] in _PERSONS and not before.endswith("ال") and rest not in _whole_words():
        # of the persons "I" is rare in news, and its letter is what "البيت" and "إخوة" begin with
        yield (2 if form[0] == "ا" else 1), "ي" + form[1:]


def _tears(before: str, after: str, rest: str, form: str) -> bool:
    """Whether a letter of a whole word would be taken for an affix."""
    whole = _whole_words()
    if after and rest in whole:
        return True
    particle = bool(before) and not before.endswith(_ARTICLES)
    return particle and (before[-1] + rest in whole or before[-1] + form in whole)


@cache
def _whole_words() -> frozenset[str]:
    """Return folded words that are not what they look like: "بطاقة" is a card and not "by energy", "سلمان" a name."""
    listed = json.loads((Path(__file__).parent / "data" / "affixes.json").read_text(encoding="utf-8"))
    return frozenset(map(fold_word, listed["whole"]))


@cache
def _affixes() -> tuple[dict[str, int], dict[str, list[tuple[int, str]]]]:
    """Return what may stand before an Arabic word, and what after it with what is put back when it goes.

    Each has its place in the list, which decides between forms that take as much away.
    """
    path = Path(__file__).parent / "data" / "affixes.json"
    listed = json.loads(path.read_text(encoding="utf-8"))
    afters: dict[str, list[tuple[int, str]]] = {}
    for place, (after, put) in enumerate(listed["after"]):
        afters.setdefault(after, []).append((place, put))
    return {before: place for place, before in enumerate(listed["before"])}, afters
