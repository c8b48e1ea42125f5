"""The near pairs among all claims of an index, out of its rows alone: the texts are read when a pair is looked at.

Two claims that say much the same share two rare words, or two rare keys. So each claim is entered under each two of its
rarest words and each two of its rarest keys, and held against the claims before it that are entered under the same;
those it meets most often are measured by all of their terms. Of a place where many are entered only those just before
it are read: ten thousand copies of one claim cost no more than ten thousand others.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NEAR = 0.5  # the share of what two claims say that a near pair has in common, rare terms counting more
KEPT = 8  # pairs of one claim with claims before it
FEWEST = 10_000  # claims a newsroom is taken to have, so that a share means the same while it is small
BLOCK = 10_000  # claims, by their keys
_WORDS, _KEYS = 6, 4  # the rarest of a claim under which it is entered, two and two
_BEFORE = 30  # claims read of one place
_MEASURED = 12
_MIX = np.uint64(0x9E3779B97F4A7C15)  # Knuth's multiplicative hash, TAOCP 3, 6.4

Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]
Block = tuple[int, int]  # keys of claims, from the first to before the second


class Pair(NamedTuple):
    """Two claims of different articles, the earlier first, and what they have in common, from NEAR to 1."""

    a_id: int
    b_id: int
    score: float


def blocks(last: int, size: int = BLOCK) -> list[Block]:
    """Return the parts of the work for claims whose highest key is `last`; none depends on another."""
    return [(at, min(at + size, last + 1)) for at in range(1, last + 1, size)]


class Pairs:
    """The rows of an index, laid out for finding pairs: some 60 bytes a row.

    `ids` are the keys of claims, rising, and `articles` their articles'; each row of the index is a claim's key in
    `claims` and a term's number in `terms`, in any order; `keys` says of each term whether it is one that two languages
    share rather than a word.
    """

    def __init__(
        self,
        ids: NDArray[np.int32],
        articles: NDArray[np.int32],
        claims: NDArray[np.int32],
        terms: NDArray[np.int32],
        keys: NDArray[np.bool_],
    ) -> None:
        self._ids, self._articles = ids, articles
        frequencies = np.bincount(terms, minlength=len(keys))
        rarest_first = np.argsort(frequencies, kind="stable")
        rank = np.empty(len(keys), np.int64)
        rank[rarest_first] = np.arange(len(keys))
        rows = np.sort(np.searchsorted(ids, claims).astype(np.int64) << 32 | rank[terms])
        self._claims, self._terms = (rows >> 32).astype(np.int32), (rows & 0xFFFFFFFF).astype(np.int32)
        self._lengths = np.bincount(self._claims, minlength=len(ids))
        self._starts = np.cumsum(self._lengths) - self._lengths
        frequencies = frequencies[rarest_first]
        count = max(int(np.count_nonzero(self._lengths)), FEWEST)
        self._weights = np.log1p((count - frequencies + 0.5) / (frequencies + 0.5))  # as candidates.idf has it
        self._totals = np.bincount(self._claims, self._weights[self._terms], len(ids))
        self._enter(keys[rarest_first], frequencies > 1)

    def _enter(self, keys: NDArray[np.bool_], shared: NDArray[np.bool_]) -> None:
        """Enter claims in their places: `_placed` has the claims place by place, the earlier first."""
        by_words, of_words = self._entries(shared & ~keys, _WORDS)
        by_keys, of_keys = self._entries(shared & keys, _KEYS)
        places, claims = np.concatenate([by_words, by_keys]), np.concatenate([of_words, of_keys])
        bits = np.uint64(max(1, len(self._ids).bit_length()))
        entries = (places * _MIX >> bits << bits) | claims.astype(np.uint64)
        entries.sort()
        self._placed = (entries & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int32)
        place = np.arange(len(entries), dtype=np.int32)
        first = np.ones(len(entries), bool)
        first[1:] = entries[1:] >> bits != entries[:-1] >> bits
        before = np.minimum(place - np.maximum.accumulate(np.where(first, place, 0)), _BEFORE)
        entered = np.flatnonzero(before)
        entered = entered[np.argsort(self._placed[entered], kind="stable")]
        self._entered, self._before = entered.astype(np.int32), before[entered].astype(np.int32)
        self._entered_from = np.searchsorted(self._placed[entered], np.arange(len(self._ids) + 1))

    def _entries(self, chosen: NDArray[np.bool_], most: int) -> tuple[NDArray[np.uint64], NDArray[np.int32]]:
        """Each two of a claim's `most` rarest chosen terms, as one number, and the claim; a lone term stands twice."""
        rows = chosen[self._terms]
        terms, claims = self._terms[rows].astype(np.uint64), self._claims[rows]
        lengths = np.bincount(claims, minlength=len(self._ids))
        place = np.arange(len(claims)) - (np.cumsum(lengths) - lengths)[claims]
        pairs = [(at, at) for at in (np.flatnonzero(lengths[claims] == 1),)]
        for apart in range(1, min(most, len(claims))):
            same = np.flatnonzero((place[:-apart] + apart < most) & (claims[apart:] == claims[:-apart]))
            pairs.append((same, same + apart))
        places = np.concatenate([terms[first] << np.uint64(32) | terms[second] for first, second in pairs])
        return places, np.concatenate([claims[first] for first, _ in pairs])

    def of(self, block: Block) -> Iterator[Pair]:
        """Yield the near pairs of the block's claims with claims before them, by claim, each one's best first."""
        first, last = np.searchsorted(self._ids, block)
        claims, others = self._met(int(first), int(last))
        scores = self._scores(claims, others)
        near = np.flatnonzero(scores >= NEAR)
        near = near[np.lexsort((-others[near], -scores[near], claims[near]))]
        near = near[_places(claims[near]) < KEPT]
        found = zip(
            self._ids[others[near]].tolist(), self._ids[claims[near]].tolist(), scores[near].tolist(), strict=True
        )
        yield from (Pair(a, b, round(score, 3)) for a, b, score in found)

    def _met(self, first: int, last: int) -> tuple[Numbers, Numbers]:
        """Claims from `first` to before `last`, each with the claims of other articles that it meets most often."""
        here = slice(self._entered_from[first], self._entered_from[last])
        entered, before = self._entered[here], self._before[here]
        others = self._placed[np.repeat(entered, before) - _steps(before) - 1].astype(np.int64)
        claims = np.repeat(self._placed[entered], before).astype(np.int64)
        elsewhere = self._articles[claims] != self._articles[others]
        met, times = np.unique(claims[elsewhere] << 32 | others[elsewhere], return_counts=True)
        claims, others = met >> 32, met & 0xFFFFFFFF
        order = np.lexsort((-others, -times, claims))
        order = order[_places(claims[order]) < _MEASURED]
        return claims[order], others[order]

    def _scores(self, claims: Numbers, others: Numbers) -> Scores:
        """What each two have in common of what both say: Dice's coefficient, a term weighing its idf."""
        both = np.concatenate([self._numbered(claims), self._numbered(others)])
        both.sort(kind="stable")
        shared = both[1:][both[1:] == both[:-1]]
        weights = np.bincount(shared >> 32, self._weights[shared & 0xFFFFFFFF], len(claims))
        return 2 * weights / (self._totals[claims] + self._totals[others])

    def _numbered(self, claims: Numbers) -> Numbers:
        """The terms of each claim, behind its number in the list."""
        lengths = self._lengths[claims]
        terms = self._terms[np.repeat(self._starts[claims], lengths) + _steps(lengths)]
        return np.repeat(np.arange(len(claims)) << 32, lengths) | terms


def _steps(lengths: NDArray[np.integer]) -> Numbers:
    """0, 1, 2 ... for each length anew."""
    ends = np.cumsum(lengths, dtype=np.int64)
    steps: Numbers = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
    return steps


def _places(rising: Numbers) -> Numbers:
    """The place of each among its equals, from 0."""
    return np.arange(len(rising)) - np.searchsorted(rising, rising)
