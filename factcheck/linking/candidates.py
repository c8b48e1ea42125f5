"""Candidates for a claim out of an index of terms, rarest terms first, behind one small interface."""

import math
from collections.abc import Iterable, Sequence
from typing import Any, Protocol

BUDGET = 50_000  # postings read for one claim
CANDIDATES = 200


class TermSource(Protocol):
    """An index of terms, in memory or in a database."""

    def document_count(self) -> int:
        """Return how many claims are indexed."""

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many claims each of `terms` is; unknown terms may be absent."""

    def postings(self, term: str) -> Iterable[Any]:
        """Return the ids of the claims that have `term`."""


def idf(document_count: int, frequency: int) -> float:
    """Return the inverse document frequency of BM25 (Robertson and Zaragoza 2009), never below zero."""
    return math.log(1.0 + (document_count - frequency + 0.5) / (frequency + 0.5))


def candidates(terms: Sequence[str], source: TermSource, budget: int = BUDGET, limit: int = CANDIDATES) -> list[Any]:
    """Return the ids of at most `limit` claims, by the summed idf of the terms they share with `terms`.

    Postings are read from the rarest term on, until `budget` of them are spent; the rarest is always read.
    """
    count, frequencies = source.document_count(), source.frequencies(terms)
    known = sorted((frequencies[term], term) for term in set(terms) if frequencies.get(term))
    scores: dict[Any, float] = {}
    spent = 0
    for frequency, term in known:
        if spent and spent + frequency > budget:
            break
        spent += frequency
        weight = idf(count, frequency)
        for key in source.postings(term):
            scores[key] = scores.get(key, 0.0) + weight
    return sorted(scores, key=lambda key: (-scores[key], str(key)))[:limit]
