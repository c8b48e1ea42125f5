"""The concepts that words of Arabic and English stand for, from our own lexicon in data/concepts/.

A concept is what carries a meaning across the two languages and across synonyms: "soldier", "troops", "جندي"
and "قوات" are all `troop`. A concept may name its opposites, and may be an `actor`: one who does or suffers.

What a newsroom adds holds within `with using(...)`, or a transaction of its database, and nowhere else.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import cache, lru_cache
from pathlib import Path

from factcheck.linking.vocabulary import LONGEST_PHRASE, Concept, Entries, Vocabulary
from factcheck.text import own_words
from factcheck.text.stems import Word

__all__ = [
    "LONGEST_PHRASE", "Concept", "Entries", "Vocabulary", "concept", "concepts_at", "concepts_of", "entries", "files",
    "in_use", "merged", "opposed", "shipped", "using",
]  # fmt: skip


def files() -> list[Path]:
    """Return the files of the lexicon, a field of news each."""
    return sorted((Path(__file__).parent / "data" / "concepts").glob("*.json"))


def entries() -> dict[str, dict[str, list[str]]]:
    """Return the lexicon as it is written, key -> {"en", "ar", "opposites"?, "kind"?}, from all of its files.

    A key that two files have is whatever the later one says; the checker sees to it that there is none.
    """
    listed: dict[str, dict[str, list[str]]] = {}
    for path in files():
        listed |= json.loads(path.read_text(encoding="utf-8"))
    return listed


def merged(own: str) -> dict[str, dict[str, list[str]]]:
    """Return the entries shipped with those of `own` (JSON in their shape, "" for none) added to them."""
    listed = entries()
    for key, entry in (json.loads(own) if own else {}).items():
        here = listed.setdefault(key, {})
        for name, items in entry.items():
            here[name] = list(dict.fromkeys((*here.get(name, ()), *items)))
    return listed


@cache
def shipped() -> Vocabulary:
    """Return the lexicon that comes with the program."""
    return Vocabulary(entries())


@lru_cache(maxsize=4)
def _extended(own: str) -> Vocabulary:
    return shipped().extended(json.loads(own))


@contextmanager
def using(own: str) -> Iterator[Vocabulary]:
    """Have every function of linking know the entries of `own` too: JSON in the lexicon's shape, "" for none."""
    with own_words.holding(lambda: own):
        yield in_use()


def in_use() -> Vocabulary:
    """Return the lexicon that holds here: what is shipped, with a newsroom's own words where these hold."""
    own = own_words.in_force()
    return _extended(own) if own else shipped()


def concept(key: str) -> Concept:
    """Return the entry of `key`. Raises KeyError when there is none."""
    return in_use().concept(key)


def concepts_at(found: Sequence[Word], index: int) -> tuple[tuple[str, ...], int]:
    """Return the concepts that the words from `index` on stand for, and how many words they take (0 for none)."""
    return in_use().concepts_at(found, index)


def concepts_of(folded: str) -> tuple[str, ...]:
    """Return the concepts of one folded word, () when the lexicon has none."""
    return in_use().concepts_of(folded)


def opposed(left: Sequence[str], right: Sequence[str]) -> bool:
    """Whether a concept of `left` has a concept of `right` among its opposites."""
    return in_use().opposed(left, right)
