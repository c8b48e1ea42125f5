"""Candidates of a claim in order: how much of either claim the other has, rare words counting more."""

import json
import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from factcheck.linking import across
from factcheck.linking.candidates import TermSource, idf
from factcheck.linking.comparison import Reason, compare
from factcheck.linking.decision import Relation
from factcheck.linking.features import Query
from factcheck.linking.profiles import Profile, profile

FEWEST = 10_000  # claims a corpus is taken to have, so that a score means the same while it is small
SILENT = 1.0  # log-odds that a title without a word in common takes; the best of 0 to 6 on the training parts
TITLED, UNTITLED, SENTENCES, ACROSS = "titled", "untitled", "sentences", "across"  # the tables of weights


@dataclass(frozen=True, slots=True)
class Candidate:
    """A claim that may be near; a title is searched with the text but not compared."""

    id: str
    text: str
    language: str | None = None
    title: str | None = None


@dataclass(frozen=True, slots=True)
class Hit:
    """A claim found: the chance, 0 to 1, that it is what was searched for, how the two stand, and why."""

    id: str
    score: float
    relation: Relation
    reasons: tuple[Reason, ...]


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
    seen = [profile for _, profile in found]
    scores = [score(*named) for named in features(query, seen, rarities(query, seen, source))]
    return sorted(zip(scores, (one for one, _ in found), strict=True), key=lambda pair: (-pair[0], pair[1].id))


def features(query: Profile, found: Sequence[Profile], rarity: dict[str, float]) -> list[tuple[str, dict[str, float]]]:
    """Return for every candidate which table of weights it is scored by, and its named features."""
    alike = [one for one in found if one.language == query.language]
    table = within(query, alike)
    mine = iter(Query(query, rarity).features(alike))
    return [
        (table, next(mine)) if one.language == query.language else (ACROSS, across.features(query, one, rarity))
        for one in found
    ]


def within(query: Profile, found: Sequence[Profile]) -> str:
    """Return the table for candidates in the query's language: one for all, since scores by two hardly compare.

    A claim said in one sentence is searched for unlike a post, of which a claim is only a part.
    """
    if 2 * sum(len(one.title.tokens) > 1 for one in found) > len(found):
        return TITLED
    return SENTENCES if query.text.is_sentence else UNTITLED


def score(table: str, values: dict[str, float]) -> float:
    """Return the weighted sum of features as a score from 0 to 1.

    A claim whose title shares nothing is scored by its text alone, a little lower than those whose title tells.
    """
    silent = table == TITLED and not values["title_covered"]
    weight = weights()[UNTITLED if silent else table]
    total = weight["bias"] - SILENT * silent + math.fsum(weight[name] * value for name, value in values.items())
    return 1.0 / (1.0 + math.exp(-total))


@cache
def weights() -> dict[str, dict[str, float]]:
    """Return the weight of each feature in each of the tables of data/ranking.json."""
    path = Path(__file__).parent / "data" / "ranking.json"
    found: dict[str, dict[str, float]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def hits(query_text: str, query_language: str | None, scored: Iterable[tuple[float, Candidate]]) -> list[Hit]:
    """Compare the query with each candidate."""
    return [_hit(query_text, query_language, one, value) for value, one in scored]


def _hit(query_text: str, query_language: str | None, one: Candidate, value: float) -> Hit:
    found = compare(query_text, one.text, query_language, one.language)
    return Hit(one.id, round(value, 3), found.relation, found.reasons)


def rarities(query: Profile, found: Sequence[Profile], source: TermSource | None = None) -> dict[str, float]:
    """Return the idf of every term of the query and the candidates, as in a corpus of some thousands at least."""
    every = set(query.terms).union(*(seen.terms | seen.heading for seen in found))
    if source is not None:
        count, frequencies = source.document_count(), source.frequencies(sorted(every))
    else:
        count, frequencies = len(found), {}
        for seen in found:
            for term in seen.terms | seen.heading:
                frequencies[term] = frequencies.get(term, 0) + 1
    count = max(count, FEWEST)
    return {term: idf(count, frequencies.get(term, 0)) for term in every}
