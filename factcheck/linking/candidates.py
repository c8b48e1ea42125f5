"""Candidates for a claim out of an index of terms, rarest terms first, behind one small interface."""

import heapq
import math
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

BUDGET = 20_000  # postings read for one claim
CANDIDATES = 200
FEW = BUDGET // 4  # so few rows alone do not tell the best from the others: they are asked for further terms
LOOKED_AT = 1_000  # how many claims are asked then
ASKED = 4  # and for how many terms
_EXACT = 1_000  # a weight is a whole number of these parts, so that sums are the same in any order


@dataclass(frozen=True, slots=True)
class Plan:
    """What an index is asked for: terms with their weights.

    The claims that have a term of `read` are read, all of them or the last `newest`; the best are asked for `checked`.
    """

    read: dict[str, int]
    checked: dict[str, int]
    newest: int | None = None


class TermSource(Protocol):
    """An index of terms, in memory or in a database."""

    def document_count(self) -> int:
        """Return how many claims are indexed."""

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many claims each of `terms` is; unknown terms may be absent."""

    def matches(self, plan: Plan, limit: int) -> list[Any]:
        """Return the ids of at most `limit` claims by the summed weight of the terms they have, newest first."""


def idf(document_count: int, frequency: int) -> float:
    """Return the inverse document frequency of BM25 (Robertson and Zaragoza 2009), never below zero."""
    return math.log(1.0 + (document_count - frequency + 0.5) / (frequency + 0.5))


def candidates(terms: Sequence[str], source: TermSource, budget: int = BUDGET, limit: int = CANDIDATES) -> list[Any]:
    """Return the ids of at most `limit` claims, by the summed idf of the terms they share with `terms`."""
    chosen = plan(source.document_count(), source.frequencies(terms), budget)
    return source.matches(chosen, limit) if chosen.read else []


def plan(count: int, frequencies: Mapping[str, int], budget: int = BUDGET) -> Plan:
    """Choose the terms whose claims are read: from the rarest on, until `budget` claims are spent.

    Half of it goes to words and half to the keys that two languages share: among a million claims the words of one
    language would use it up before a key had its turn. Where nothing fits, the newest claims of the rarest are read.
    To read a thousand rows in order costs less than to ask a thousand claims for a term: that is left for where few
    rows were read.
    """
    known = sorted((frequency, term) for term, frequency in frequencies.items() if frequency)
    weights = {term: round(idf(count, frequency) * _EXACT) for frequency, term in known}
    words = _affordable((pair for pair in known if pair[1][1:2] != ":"), budget // 2)
    keys = _affordable((pair for pair in known if pair[1][1:2] == ":"), budget // 2)
    read = {*words, *keys} or {term for _, term in known[:1]}
    rows = sum(frequencies[term] for term in read)
    others = [term for _, term in known if term not in read][: ASKED if rows < FEW or rows > budget else 0]
    return Plan(
        {term: weight for term, weight in weights.items() if term in read},
        {term: weights[term] for term in others},
        LOOKED_AT if rows > budget else None,
    )


def _affordable(known: Iterable[tuple[int, str]], budget: int) -> Iterator[str]:
    for frequency, term in known:
        budget -= frequency
        if budget < 0:
            return
        yield term


def nearest(plan: Plan, postings: Callable[[str], Sequence[int]], limit: int) -> list[int]:
    """Do what a `Plan` says with postings in memory, each a rising sequence of numbers."""
    scores: dict[int, int] = {}
    for term, weight in plan.read.items():
        found = postings(term)
        for number in found if plan.newest is None else found[-plan.newest :]:
            scores[number] = scores.get(number, 0) + weight
    best = dict(_best(scores, max(LOOKED_AT, limit)))
    for term, weight in plan.checked.items():
        for number in best.keys() & postings(term):
            best[number] += weight
    return [number for number, _ in _best(best, limit)]


def _best(scores: Mapping[int, int], limit: int) -> list[tuple[int, int]]:
    return heapq.nlargest(limit, scores.items(), key=lambda pair: (pair[1], pair[0]))
