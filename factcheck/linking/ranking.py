"""Candidates of a claim in order: how much of either claim the other has, rare terms counting more."""

import json
import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz import fuzz

from factcheck.linking import lexicon
from factcheck.linking.candidates import TermSource, idf
from factcheck.linking.comparison import Reason, compare
from factcheck.linking.decision import Relation
from factcheck.linking.reading import read
from factcheck.linking.terms import counted, terms

MAX_CHARACTERS = 600  # code points compared letter by letter
AVERAGE_LENGTH = 30.0  # terms of a claim with its title
FEWEST = 10_000  # claims a corpus is taken to have, so that a score means the same while it is small
ACROSS = frozenset(("k:", "c:", "x:"))  # what the keys that two languages share begin with
UNKNOWN = 3.0  # what a word without such a key counts, where the rarest key counts 9
_STEM, _KEY = 1.0, 0.5  # what a stem counts, and a key beside the stem it was made from


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may be near; a title is searched with the text but not compared."""

    id: str
    text: str
    language: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found: its score from 0 to 1, how the claim searched for stands to it, and why."""

    id: str
    score: float
    relation: Relation
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Profile:
    """A text as ranking sees it: its index terms, its title's, and both folded."""

    terms: frozenset[str]
    title: frozenset[str]
    counts: Counter[str]  # how often each term is in either
    folded: str
    folded_title: str
    language: str
    unknown: int  # words that no key carries into another language


def profile(text: str, language: str | None = None, title: str | None = None) -> Profile:
    """Return the profile of a claim and its title."""
    return _profile(text, language, title, lexicon.in_use())


@lru_cache(maxsize=4_096)
def _profile(text: str, language: str | None, title: str | None, _: lexicon.Vocabulary) -> Profile:
    reading = read(text, language)
    heading = read(title or "", reading.language)
    return Profile(
        terms=frozenset(terms(text, language)),
        title=frozenset(terms(title or "", reading.language)),
        counts=counted(text, reading.language) + counted(title or "", reading.language),
        folded=reading.folded[:MAX_CHARACTERS],
        folded_title=heading.folded[:MAX_CHARACTERS],
        language=reading.language,
        unknown=sum(not any(key[:2] in ACROSS for key in unit.keys) for unit in (*reading.units, *heading.units)),
    )


def rank(
    query_text: str,
    query_language: str | None,
    candidates: Iterable[Candidate],
    limit: int,
    source: TermSource | None = None,
) -> list[Hit]:
    """Return at most `limit` of the candidates, the nearest first, each compared with the query.

    `source` tells how rare a term is; without it the candidates themselves do.
    """
    found = [(one, profile(one.text, one.language, one.title)) for one in candidates]
    return hits(query_text, query_language, ordered(query_text, query_language, found, source)[:limit])


def ordered(
    query_text: str,
    query_language: str | None,
    found: Sequence[tuple[Candidate, Profile]],
    source: TermSource | None = None,
) -> list[tuple[float, Candidate]]:
    """Return every candidate with its score, best first."""
    query = profile(query_text, query_language)
    rarity = rarities(query, [seen for _, seen in found], source)
    scored = [(score(features(query, seen, rarity)), one) for one, seen in found]
    return sorted(scored, key=lambda pair: (-pair[0], pair[1].id))


def features(query: Profile, found: Profile, rarity: dict[str, float]) -> dict[str, float]:
    """Return the named features of a pair, each from about 0 to 1.

    "shared" is BM25 over text and title with k1 = 1.2 and b = 0.75.
    """
    across = query.language != found.language
    contained, alike = _in_common(query, found, rarity)
    both = query.terms & (found.terms | found.title)
    in_text, in_title = query.terms & found.terms, query.terms & found.title
    shared = _weight(both, rarity, across)
    of_query = _weight(query.terms, rarity, across)
    of_text, of_title = _weight(found.terms, rarity, across), _weight(found.title, rarity, across)
    return {
        "query_covered": shared / of_query if of_query else 0.0,
        "text_covered": _weight(in_text, rarity, across) / of_text if of_text else 0.0,
        "title_covered": _weight(in_title, rarity, across) / of_title if of_title else 0.0,
        "shared": _bm25(both, found.counts, rarity, across) / 50.0,
        "rarest": max((rarity[term] for term in both), default=0.0) / 12.0,
        "keys": _weight([term for term in both if term[1:2] == ":"], rarity, True) / 50.0,
        "words": contained if across else fuzz.token_set_ratio(query.folded, found.folded) / 100.0,
        "title_words": 0.0 if across else fuzz.token_set_ratio(query.folded, found.folded_title) / 100.0,
        "characters": alike if across else fuzz.ratio(query.folded, found.folded) / 100.0,
        "numbers": _figures(query, found),
    }


def score(values: dict[str, float]) -> float:
    """Return the weighted sum of features as a score from 0 to 1."""
    table = weights()
    return 1.0 / (1.0 + math.exp(-(table["bias"] + sum(table[name] * value for name, value in values.items()))))


@cache
def weights() -> dict[str, float]:
    """Return the weight of each feature, out of data/ranking.json."""
    found: dict[str, float] = json.loads((Path(__file__).parent / "data" / "ranking.json").read_text(encoding="utf-8"))
    return found


def hits(query_text: str, query_language: str | None, scored: Iterable[tuple[float, Candidate]]) -> list[Hit]:
    """Compare the query with each candidate."""
    return [_hit(query_text, query_language, one, value) for value, one in scored]


def _hit(query_text: str, query_language: str | None, one: Candidate, value: float) -> Hit:
    found = compare(query_text, one.text, query_language, one.language)
    return Hit(one.id, round(value, 3), found.relation, found.reasons)


def _weight(found: Iterable[str], rarity: dict[str, float], across: bool) -> float:
    # fsum, because sets have no order and a plain sum would depend on it
    return math.fsum(rarity.get(term, 0.0) * (_STEM if across or term[1:2] != ":" else _KEY) for term in found)


def _bm25(both: Iterable[str], counts: Counter[str], rarity: dict[str, float], across: bool) -> float:
    damped = 1.2 * (0.25 + 0.75 * counts.total() / AVERAGE_LENGTH)
    return math.fsum(_weight((term,), rarity, across) * counts[term] * 2.2 / (counts[term] + damped) for term in both)


def _in_common(query: Profile, found: Profile, rarity: dict[str, float]) -> tuple[float, float]:
    """Return how much of what is asked for is found, and how much both have in common, in keys that cross languages.

    They stand in for the letters that two scripts cannot share.
    """
    both, other = query.terms & (found.terms | found.title), found.terms | found.title
    shared = _carried(both, rarity)
    asked = _carried(query.terms, rarity) + UNKNOWN * query.unknown
    either = asked + _carried(other, rarity) + UNKNOWN * found.unknown
    return (shared / asked if asked else 0.0), (2 * shared / either if either else 0.0)


def _carried(terms: Iterable[str], rarity: dict[str, float]) -> float:
    return math.fsum(rarity.get(term, 0.0) for term in terms if term[1:2] == ":")


def _figures(query: Profile, found: Profile) -> float:
    mine = {term for term in query.terms if term.startswith("n:")}
    other = {term for term in found.terms | found.title if term.startswith("n:")}
    return len(mine & other) / len(mine | other) if mine and other else 0.0


def rarities(query: Profile, found: Sequence[Profile], source: TermSource | None = None) -> dict[str, float]:
    """Return the idf of every term of the query and the candidates, as in a corpus of some thousands at least."""
    every = set(query.terms).union(*(seen.terms | seen.title for seen in found))
    if source is not None:
        count, frequencies = source.document_count(), source.frequencies(sorted(every))
    else:
        count, frequencies = len(found), {}
        for seen in found:
            for term in seen.terms | seen.title:
                frequencies[term] = frequencies.get(term, 0) + 1
    count = max(count, FEWEST)
    return {term: idf(count, frequencies.get(term, 0)) for term in every}
