"""A claim as ranking sees it, read once: its words with what they can be found by, its figures, its letters."""

import json
from bisect import bisect_right
from collections import Counter
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from factcheck.linking import lexicon
from factcheck.linking.reading import Reading, Unit, read
from factcheck.linking.terms import counted, terms
from factcheck.text.posts import signature_start
from factcheck.text.stems import fold_word, is_arabic, words

MAX_CHARACTERS = 600  # code points compared letter by letter
FRAMING = 0.3  # what "a video shows", "is it true" count of what other words do
SIGNATURE, TAG, NAME, WORD = "signatures", "tags", "names", "words"
_ENDS = frozenset(".!?؟\n:;؛")
_ACROSS = frozenset(("k:", "c:", "x:"))  # what the keys that two languages share begin with
_FIGURES = ("n:", "y:", "d:")


@dataclass(frozen=True, slots=True)
class Token:
    """One thing a claim speaks of: its stem or key, the keys beside it, what kind it is, in which sentence."""

    term: str
    keys: tuple[str, ...]
    kind: str
    sentence: int
    weight: float  # FRAMING or 1
    meanings: int  # how many concepts its word may mean


@dataclass(frozen=True, slots=True)
class Side:
    """A text or a title; `tokens` are those that differ, `terms` and `keys` what another can find them by."""

    tokens: tuple[Token, ...]
    terms: frozenset[str]
    keys: frozenset[str]
    counts: Counter[str]
    folded: str
    sentences: int

    @property
    def is_sentence(self) -> bool:
        """Whether it is one sentence, without the tags and the signature of a post."""
        return self.sentences == 1 and all(token.kind not in (TAG, SIGNATURE) for token in self.tokens)

    @property
    def joined(self) -> str:
        """The letters of it, run together."""
        return self.folded.replace(" ", "")


@dataclass(frozen=True, slots=True)
class Profile:
    """A text and its title; `terms` and `heading` are their index terms, `counts` how often each is in either."""

    text: Side
    title: Side
    language: str
    terms: frozenset[str]
    heading: frozenset[str]
    counts: Counter[str]
    figures: frozenset[str]
    years: frozenset[str]
    unknown: int  # words that no key carries into another language


def profile(text: str, language: str | None = None, title: str | None = None) -> Profile:
    """Return the profile of a claim and its title."""
    return _profile(text, language, title, lexicon.in_use().mark)


@lru_cache(maxsize=4_096)
def _profile(text: str, language: str | None, title: str | None, _: str) -> Profile:
    reading = read(text, language)
    heading = read(title or "", reading.language)
    own, titled = frozenset(terms(text, language)), frozenset(terms(title or "", reading.language))
    figures = frozenset(term for term in own | titled if term.startswith(_FIGURES))
    return Profile(
        text=_side(reading),
        title=_side(heading),
        language=reading.language,
        terms=own,
        heading=titled,
        counts=counted(text, reading.language) + counted(title or "", reading.language),
        figures=figures,
        years=frozenset(term[2:] for term in figures if _is_year(term)),
        unknown=sum(not any(key[:2] in _ACROSS for key in unit.keys) for unit in (*reading.units, *heading.units)),
    )


def _side(reading: Reading) -> Side:
    text = reading.text
    signed = signature_start(text)
    ends = [at for at, sign in enumerate(text[:-1]) if sign in _ENDS and text[at + 1].isspace()]
    tokens = [_token(unit, text, signed, bisect_right(ends, unit.start)) for unit in reading.units if unit.keys]
    every = {token.term: token for token in reversed(tokens)}  # the first of those that are one
    return Side(
        tokens=tuple(every[term] for term in dict.fromkeys(token.term for token in tokens)),
        terms=frozenset(every),
        keys=frozenset(key for token in tokens for key in (token.term, *token.keys) if key[1:2] == ":")
        | frozenset(f"s:{token.term}" for token in tokens if token.term[1:2] != ":"),
        counts=Counter(token.term for token in tokens),
        folded=_folded(reading, signed),
        sentences=len(ends) + 1,
    )


def _folded(reading: Reading, signed: int) -> str:
    whole = reading.folded
    if signed < len(reading.text):
        whole = " ".join(word.folded for word in words(reading.text[:signed]))
    return whole[:MAX_CHARACTERS]


def _token(unit: Unit, text: str, signed: int, sentence: int) -> Token:
    term, keys = unit.keys[0].removeprefix("s:"), unit.keys[1:]
    if is_arabic(term):  # whose stem another word may have behind a particle
        keys = (*keys, f"s:{term}")
    weight = FRAMING if unit.folded in _frames() else 1.0
    return Token(term, keys, _kind(unit, text, signed), sentence, weight, len(unit.concepts))


def _kind(unit: Unit, text: str, signed: int) -> str:
    if unit.start >= signed:
        return SIGNATURE
    if unit.start and text[unit.start - 1] in "#@":
        return TAG
    return NAME if unit.kind in ("name", "place") else WORD


def _is_year(term: str) -> bool:
    return term[:2] in ("n:", "y:") and term[2:4] in ("19", "20") and len(term) == 6 and term[2:].isdigit()


@cache
def _frames() -> frozenset[str]:
    path = Path(__file__).parent / "data" / "frames.json"
    listed: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return frozenset(" ".join(map(fold_word, entry.split())) for found in listed.values() for entry in found)
