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
ENOUGH = 15.0  # idf that claims of two languages have in common at least: they share few terms, and those by chance too
KEPT = 8  # pairs of one claim with claims before it
BLOCK = 10_000  # claims, by their keys
FEWEST = 10_000  # claims a newsroom is taken to have, so that a share means the same while it is small
WORD, KEY = 1, 2  # what a term is: of one language, a key that both share, or both of it, as numbers and dates are
_WORDS, _KEYS = 6, 4  # the rarest of a claim under which it is entered, two and two
_BEFORE = 60  # claims read of one place
_MEASURED = 16
_MIX = np.uint64(0x9E3779B97F4A7C15)  # Knuth's multiplicative hash, TAOCP 3, 6.4
_OFTEN = 255  # times that two claims meet are told apart up to here

Numbers = NDArray[np.int64]
Scores = NDArray[np.float64]
Ints = NDArray[np.int32]
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

    `ids` are the keys of claims, rising, `articles` their articles' and `languages` a number for the language of each.
    A row of the index is a claim's key in `claims` and a term's number in `terms`, in any order; `kinds` says of each
    term what it is.
    """

    def __init__(
        self, ids: Ints, articles: Ints, languages: Ints, claims: Ints, terms: Ints, kinds: NDArray[np.uint8]
    ) -> None:
        self._ids, self._articles, self._languages = ids, articles, languages
        frequencies = np.bincount(terms, minlength=len(kinds))
        rarest_first = np.argsort(frequencies, kind="stable")
        rank = np.empty(len(kinds), np.int64)
        rank[rarest_first] = np.arange(len(kinds))
        rows = np.searchsorted(ids, claims).astype(np.int64) << 32 | rank[terms]
        rows.sort()
        self._claims, self._terms = (rows >> 32).astype(np.int32), (rows & 0xFFFFFFFF).astype(np.int32)
        self._lengths = np.bincount(self._claims, minlength=len(ids))
        self._starts = np.cumsum(self._lengths) - self._lengths
        frequencies, self._kinds = frequencies[rarest_first], kinds[rarest_first]
        count = max(int(np.count_nonzero(self._lengths)), FEWEST)
        self._weights = np.log1p((count - frequencies + 0.5) / (frequencies + 0.5))  # as candidates.idf has it
        self._totals = self._summed(self._weights)
        self._across = self._summed(np.where(self._kinds & KEY, self._weights, 0.0))
        self._enter(frequencies > 1)

    def _summed(self, weights: Scores) -> Scores:
        sums: Scores = np.bincount(self._claims, weights[self._terms], len(self._ids)).astype(np.float64)
        return sums

    def _enter(self, shared: NDArray[np.bool_]) -> None:
        """Enter claims in their places: `_placed` has the claims place by place, the earlier first."""
        bits = np.uint64(max(1, len(self._ids).bit_length()))
        parts = [
            (places * _MIX >> bits << bits) | claims.astype(np.uint64)
            for kind, most in ((WORD, _WORDS), (KEY, _KEYS))
            for places, claims in self._entries(shared & (self._kinds & kind > 0), most)
        ]
        entries = np.concatenate(parts)
        del parts
        entries.sort()
        self._placed = (entries & ((np.uint64(1) << bits) - np.uint64(1))).astype(np.int32)
        entries >>= bits
        place = np.arange(len(entries), dtype=np.int32)
        first = np.ones(len(entries), bool)
        first[1:] = entries[1:] != entries[:-1]
        del entries
        before = np.minimum(place - np.maximum.accumulate(np.where(first, place, np.int32(0))), _BEFORE)
        entered = np.flatnonzero(before).astype(np.int32)
        entered = entered[np.argsort(self._placed[entered], kind="stable")]
        self._entered, self._before = entered, before[entered].astype(np.uint8)
        self._entered_from = np.searchsorted(self._placed[entered], np.arange(len(self._ids) + 1))

    def _entries(self, chosen: NDArray[np.bool_], most: int) -> Iterator[tuple[NDArray[np.uint64], Ints]]:
        """Each two of a claim's `most` rarest chosen terms, as one number, and the claim; a lone term stands twice."""
        rows = chosen[self._terms]
        claims, terms = self._claims[rows], self._terms[rows].astype(np.uint64)
        place = _places(claims)
        rare = place < most
        claims, terms, place = claims[rare], terms[rare], place[rare]
        alone = np.flatnonzero(np.bincount(claims, minlength=len(self._ids))[claims] == 1)
        pairs = [(alone, alone)]
        for apart in range(1, min(most, len(claims))):
            same = np.flatnonzero(claims[apart:] == claims[:-apart])
            pairs.append((same, same + apart))
        for first, second in pairs:
            yield terms[first] << np.uint64(32) | terms[second], claims[first]

    def of(self, block: Block) -> Iterator[Pair]:
        """Yield the near pairs of the block's claims with claims before them, by claim, each one's best first."""
        first, last = np.searchsorted(self._ids, block)
        claims, others = self._met(int(first), int(last))
        scores = self._scores(claims, others)
        near = np.flatnonzero(scores >= NEAR)
        near = near[np.lexsort((-others[near], -scores[near], claims[near]))]
        near = near[_places(claims[near]) < KEPT]
        ids = self._ids[others[near]].tolist(), self._ids[claims[near]].tolist()
        yield from (Pair(a, b, round(score, 3)) for a, b, score in zip(*ids, scores[near].tolist(), strict=True))

    def _met(self, first: int, last: int) -> tuple[Numbers, Numbers]:
        """Claims from `first` to before `last`, each with the claims of other articles that it meets most often."""
        here = slice(self._entered_from[first], self._entered_from[last])
        entered, before = self._entered[here], self._before[here].astype(np.int64)
        others = self._placed[np.repeat(entered, before) - _steps(before) - 1].astype(np.int64)
        claims = np.repeat(self._placed[entered], before)
        met = (claims.astype(np.int64) << 32 | others)[self._articles[claims] != self._articles[others]]
        met, times = _counted(met)
        # In one number, for one sort: the claim, then the most times, then the latest.
        claims, others = met >> 32, met & 0xFFFFFFFF
        order: Numbers = (claims - first) << 40 | (_OFTEN - np.minimum(times, _OFTEN)) << 32 | (0xFFFFFFFF - others)
        order.sort()
        order = order[_places(order >> 40) < _MEASURED]
        return (order >> 40) + first, 0xFFFFFFFF - (order & 0xFFFFFFFF)

    def _scores(self, claims: Numbers, others: Numbers) -> Scores:
        """What each two have in common of what both say: Dice's coefficient, a term weighing its idf.

        Of two claims in different languages only what both languages can share is counted.
        """
        both = np.concatenate([self._numbered(claims), self._numbered(others)])
        both.sort(kind="stable")
        shared = both[1:][both[1:] == both[:-1]]
        number, terms = shared >> 32, shared & 0xFFFFFFFF
        common = np.bincount(number, self._weights[terms], len(claims))
        across = self._languages[claims] != self._languages[others]
        if not across.any():
            return 2 * common / (self._totals[claims] + self._totals[others])
        keys = np.bincount(number, np.where(self._kinds[terms] & KEY, self._weights[terms], 0.0), len(claims))
        common = np.where(across, np.where(keys >= ENOUGH, keys, 0.0), common)
        totals = np.where(
            across, self._across[claims] + self._across[others], self._totals[claims] + self._totals[others]
        )
        return 2 * common / np.maximum(totals, 1e-9)

    def _numbered(self, claims: Numbers) -> Numbers:
        """The terms of each claim, behind its number in the list."""
        lengths = self._lengths[claims]
        terms = self._terms[np.repeat(self._starts[claims], lengths) + _steps(lengths)]
        return np.repeat(np.arange(len(claims)) << 32, lengths) | terms


def _steps(lengths: Numbers) -> Numbers:
    """0, 1, 2 ... for each length anew."""
    ends = np.cumsum(lengths, dtype=np.int64)
    steps: Numbers = np.arange(ends[-1] if len(ends) else 0) - np.repeat(ends - lengths, lengths)
    return steps


def _places(rising: NDArray[np.integer]) -> Ints:
    """The place of each among its equals, from 0."""
    place = np.arange(len(rising), dtype=np.int32)
    first = np.ones(len(rising), bool)
    first[1:] = rising[1:] != rising[:-1]
    return place - np.maximum.accumulate(np.where(first, place, np.int32(0)))


def _counted(numbers: Numbers) -> tuple[Numbers, Numbers]:
    """Each number once, rising, and how often it was there."""
    numbers = np.sort(numbers)
    first = np.ones(len(numbers), bool)
    first[1:] = numbers[1:] != numbers[:-1]
    at = np.flatnonzero(first)
    return numbers[at], np.diff(at, append=len(numbers))
