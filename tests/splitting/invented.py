"""Invented sentences whose negations, hedges and approximators stand in known places, and what is to hold of claims.

Each language has a generator of its own; here is what they share.
"""

import random
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TypeVar

_T = TypeVar("_T")
_WORD = re.compile(r"\d+(?:[.,٫]\d+)*|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_VOWELS = re.compile("[\u064b-\u0652ـ]")


@dataclass(frozen=True)
class Mark:
    """Words that a claim has to say whenever it says one of `anchors`: a verb that is denied, a number that is rough.

    `near` says that they stand right before the anchor, as "about" does before its number. `open_to` are words that
    may be said with them or without: of "reportedly sold wheat and bought boats", what was bought.
    """

    words: str
    anchors: tuple[str, ...]
    near: bool = False
    open_to: tuple[str, ...] = ()


@dataclass(frozen=True)
class Told:
    """An invented text, the pattern it was made by, and its marks."""

    text: str
    pattern: str
    marks: tuple[Mark, ...]


@dataclass
class Pen:
    """Draws words, none of them twice in one text, and keeps the marks of what was written."""

    rng: random.Random
    marks: list[Mark] = field(default_factory=list)
    used: set[object] = field(default_factory=set)

    def any(self, options: Sequence[_T]) -> _T:
        return options[self.rng.randrange(len(options))]

    def once(self, options: Sequence[_T]) -> _T:
        fresh = [option for option in options if option not in self.used]
        chosen = self.any(fresh)
        self.used.add(chosen)
        return chosen

    def chance(self, of_ten: int) -> bool:
        return self.rng.randrange(10) < of_ten

    def number(self, low: int = 11, high: int = 990) -> str:
        while (number := str(self.rng.randrange(low, high))) in self.used:
            pass
        self.used.add(number)
        return number

    def mark(self, words: Iterable[str], *anchors: str, near: bool = False) -> None:
        self.marks += [Mark(word, anchors, near) for word in words]

    def leave_open(self, mark: int, *words: str) -> None:
        """Let the mark that was made at `mark` hold of further words or not."""
        self.marks[mark] = replace(self.marks[mark], open_to=(*self.marks[mark].open_to, *words))

    def extend(self, mark: int, *words: str) -> None:
        """Let the mark that was made at `mark` hold of further words."""
        self.marks[mark] = replace(self.marks[mark], anchors=(*self.marks[mark].anchors, *words))


def plain(text: str) -> str:
    """The words of a text in lower case with one space between; Arabic without vowel signs."""
    return " ".join(_WORD.findall(_VOWELS.sub("", text.casefold())))


def faults(told: Told, claims: Sequence[str], prefixes: str = "") -> list[str]:
    """What is wrong with the claims: marks that they lost, gained, or that none of them has.

    `prefixes` are letters that may stand before a word as a particle written to it.
    """
    return [*_lost(told, claims, prefixes), *_gained(told, claims, prefixes)]


def _lost(told: Told, claims: Sequence[str], prefixes: str) -> list[str]:
    found = []
    for mark in told.marks:
        saying = [claim for claim in claims if _says(claim, mark.anchors, prefixes)]
        found += [f"lost {mark.words!r}: {claim}" for claim in saying if not _kept(claim, mark, prefixes)]
        if not saying:
            found.append(f"nothing says {mark.anchors}")
    return found


def _gained(told: Told, claims: Sequence[str], prefixes: str) -> list[str]:
    found = []
    for words in {mark.words for mark in told.marks}:
        for claim in claims:
            mine = [m for m in told.marks if m.words == words and _says(claim, (*m.anchors, *m.open_to), prefixes)]
            longer = {m.words for m in told.marks if words in m.words and words != m.words}
            if _count(_without(claim, longer), words, prefixes) > len(mine):
                found.append(f"gained {words!r}: {claim}")
    return found


def _without(claim: str, phrases: Iterable[str]) -> str:
    """A claim less longer phrases, so that the "لا" of "ما لا يقل عن" is no negation."""
    bare = plain(claim)
    for phrase in phrases:
        bare = bare.replace(plain(phrase), "…")
    return bare


def _count(claim: str, words: str, prefixes: str) -> int:
    return len(re.findall(rf"(?<!\w)[{prefixes or '-'}]?{re.escape(plain(words))}(?!\w)", plain(claim)))


def _says(claim: str, anchors: Sequence[str], prefixes: str) -> bool:
    return any(_count(claim, anchor, prefixes) for anchor in anchors)


def _kept(claim: str, mark: Mark, prefixes: str) -> bool:
    if not mark.near:
        return _count(claim, mark.words, prefixes) > 0
    return all(
        _count(claim, f"{mark.words} {anchor}", prefixes) for anchor in mark.anchors if _count(claim, anchor, prefixes)
    )
