"""What is wrong with entries of the lexicon: the rules its files and a newsroom's own additions are held to."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from factcheck.linking.vocabulary import LONGEST_PHRASE, Entry, Vocabulary
from factcheck.text.stems import STOPWORDS, is_arabic, words

LANGUAGES = ("en", "ar")
FIELDS = frozenset((*LANGUAGES, "opposites", "kind"))
KINDS = frozenset(("actor",))
MOST_CONCEPTS = 3  # a word that means more says nothing
LONGEST_WORD = 60  # characters
MOST_WORDS = 150  # of a concept in one language
LONGEST_KEY = 40
_KEY = re.compile("[a-z][a-z0-9]*(?:_[a-z0-9]+)*\\Z")
_LETTERS = {"en": re.compile("[A-Za-z0-9'.& -]+\\Z"), "ar": re.compile("[\u0621-\u063a\u0641-\u064a0-9 -]+\\Z")}

Listed = list[tuple[str, dict[str, list[str]]]]
"""Entries in the order of their file, a key that is there twice included."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with an entry: the kind of fault, its key, and the word or key that it is about.

    Kinds: not_json, not_entries, fields, key, key_twice, key_order, none, many, word_twice, letters, long, function,
    elsewhere, vague, unknown, itself, kind, opposites.
    """

    kind: str
    key: str = ""
    word: str = ""
    more: tuple[str, ...] = ()


def read_file(text: str) -> tuple[Listed, list[Fault]]:
    """Return the entries of a file of the lexicon, or why it is none."""
    try:
        found = json.loads(text, object_pairs_hook=_Pairs)
    except (ValueError, RecursionError) as error:
        return [], [Fault("not_json", word=f"{getattr(error, 'lineno', '')}")]
    if not isinstance(found, _Pairs):
        return [], [Fault("not_entries")]
    listed: Listed = []
    faults: list[Fault] = []
    for key, value in found:
        if _is_entry(value):
            listed.append((key, dict(value)))
        else:
            faults.append(Fault("fields", key[:LONGEST_KEY]))
    return listed, faults


class _Pairs(list[tuple[str, Any]]):
    """An object of JSON with every key it is written with."""


def _is_entry(value: object) -> bool:
    return isinstance(value, _Pairs) and all(
        name in FIELDS and type(items) is list and all(isinstance(item, str) for item in items) for name, items in value
    )


def check_files(files: Sequence[tuple[str, str]], base: Vocabulary | None = None) -> Iterator[tuple[str, Fault]]:
    """Yield (file, fault) of (file, its text), which together make a lexicon.

    With `base` they are additions to it: a key of its own is then another word for a concept there is, and their
    order is nobody's business.
    """
    read = [(name, *read_file(text)) for name, text in files]
    counted = Counter(key for _, listed, _ in read for key in dict(listed))
    whole = (base or Vocabulary()).extended({key: entry for _, listed, _ in read for key, entry in listed})
    for name, listed, faults in read:
        keys = [key for key, _ in listed]
        faults += [Fault("key_twice", key) for key, count in Counter(keys).items() if count > 1 or counted[key] > 1]
        if base is None:
            faults += [Fault("key_order", key) for key, before in zip(keys[1:], keys, strict=False) if key < before]
        for key, entry in listed:
            faults += check_entry(key, entry, whole, adds=base is not None and key in base)
        yield from ((name, fault) for fault in faults)


def check_entry(key: str, entry: Entry, whole: Vocabulary, adds: bool = False) -> Iterator[Fault]:
    """Yield what is wrong with an entry that is part of the lexicon `whole`; `adds` to a concept it need not name all.

    The words are looked up as linking does it, so that what it would not find is found here.
    """
    fault = partial(Fault, key=key)
    if not _KEY.match(key) or len(key) > LONGEST_KEY:
        yield fault("key")
    for language in LANGUAGES:
        lemmas = entry.get(language, ())
        if not lemmas and not adds:
            yield fault("none", word=language)
        if len(lemmas) > MOST_WORDS:
            yield fault("many", word=language)
        yield from (fault("word_twice", word=lemma) for lemma, count in Counter(lemmas).items() if count > 1)
        for lemma in dict.fromkeys(lemmas):
            yield from _of_word(key, lemma, language, whole)
    yield from (fault("kind", word=kind) for kind in entry.get("kind", ()) if kind not in KINDS)
    for other in entry.get("opposites", ()):
        if other == key:
            yield fault("itself")
        elif other not in whole:
            yield fault("unknown", word=other)


def _of_word(key: str, lemma: str, language: str, whole: Vocabulary) -> Iterator[Fault]:
    fault = partial(Fault, key=key, word=lemma)
    found = words(lemma[: LONGEST_WORD + 1])
    scripts = {is_arabic(word.folded) for word in found}
    if not found or not _LETTERS[language].match(lemma) or scripts != {language == "ar"}:
        yield fault("letters")
    elif len(lemma) > LONGEST_WORD or len(found) > LONGEST_PHRASE:
        yield fault("long")
    elif len(found) == 1 and found[0].folded in STOPWORDS[language]:
        yield fault("function")
    else:
        concepts = whole.concepts_at(found, 0)[0]
        if key not in concepts:
            yield fault("elsewhere", more=concepts)
        if len(concepts) > MOST_CONCEPTS:
            yield fault("vague", more=concepts)
        if whole.opposed(concepts, concepts):
            yield fault("opposites", more=_opposed(concepts, whole))


def _opposed(concepts: Iterable[str], whole: Vocabulary) -> tuple[str, ...]:
    among = tuple(concepts)
    return tuple(key for key in among if whole.opposed((key,), among))
