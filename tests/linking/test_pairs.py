"""All near pairs out of the rows of an index: which there are, and that no crowd of claims makes the work grow."""

from __future__ import annotations

import math
import random
from collections import Counter
from itertools import chain, combinations

import numpy as np
import pytest

from factcheck.linking.candidates import idf
from factcheck.linking.pairs import FEWEST, KEPT, KEY, NEAR, WORD, Pair, Pairs, blocks

Claims = list[tuple[int, list[int]]]  # the article and the terms of each claim, whose keys are 1, 2, 3 ...


def laid_out(
    claims: Claims, keys: frozenset[int] = frozenset(), other: frozenset[int] = frozenset(), seed: int | None = None
) -> Pairs:
    """The claims laid out, those of `other` in another language, and their rows shuffled where there is a `seed`."""
    rows = [(key, term) for key, (_, terms) in enumerate(claims, 1) for term in terms]
    if seed is not None:
        random.Random(seed).shuffle(rows)
    table = np.array(rows, np.int32).reshape(-1, 2)
    known = range(1 + max((term for _, term in rows), default=0))
    return Pairs(
        np.arange(1, len(claims) + 1, dtype=np.int32),
        np.array([article for article, _ in claims], np.int32),
        np.array([key in other for key in range(1, len(claims) + 1)], np.int32),
        table[:, 0],
        table[:, 1],
        np.array([KEY if term in keys else WORD for term in known], np.uint8),
    )


def found(claims: Claims, size: int = 1_000, **said: object) -> list[Pair]:
    pairs = laid_out(claims, **said)  # type: ignore[arg-type]
    return [pair for block in blocks(len(claims), size) for pair in pairs.of(block)]


def invented(number: int, seed: int = 3) -> Claims:
    """Claims of some ten terms in articles of four; every third repeats most of an earlier one."""
    chosen = random.Random(seed)
    claims: Claims = []
    for key in range(number):
        terms = set(chosen.choices(range(2_000), k=10))
        if key > 9 and key % 3 == 0:
            kept = chosen.sample(sorted(chosen.choice(claims)[1]), 6)
            terms = {*kept, *chosen.choices(range(2_000), k=3)}
        claims.append((1 + key // 4, sorted(terms)))
    return claims


def slowly(claims: Claims) -> dict[tuple[int, int], float]:
    """What each two claims of different articles have in common, where it is enough."""
    often = Counter(chain.from_iterable(terms for _, terms in claims))
    weigh = {term: idf(max(len(claims), FEWEST), count) for term, count in often.items()}

    def weight(terms: set[int]) -> float:
        return math.fsum(weigh[term] for term in terms)

    scores = {}
    for (a, (a_article, a_terms)), (b, (b_article, b_terms)) in combinations(enumerate(claims, 1), 2):
        one, other = set(a_terms), set(b_terms)
        score = 2 * weight(one & other) / (weight(one) + weight(other))
        if a_article != b_article and score >= NEAR:
            scores[a, b] = score
    return scores


def test_the_pairs_are_those_that_all_terms_tell() -> None:
    claims = invented(600)
    expected = slowly(claims)
    pairs = {(a, b): score for a, b, score in found(claims)}
    assert len(expected) > 100
    assert pairs.keys() <= expected.keys()
    plain = sum(score >= 0.6 for score in expected.values())
    assert sum(score >= 0.6 for score in pairs.values()) >= 0.985 * plain
    assert len(pairs) >= 0.95 * len(expected)
    for pair, score in pairs.items():
        assert score == pytest.approx(expected[pair], abs=0.001)


def test_neither_blocks_nor_the_order_of_rows_change_them() -> None:
    claims = invented(300)
    once = found(claims)
    assert once == found(claims, size=7) == found(claims, seed=1) == found(claims, seed=2)


def test_blocks_take_each_claim_once() -> None:
    assert blocks(7, 3) == [(1, 4), (4, 7), (7, 8)]
    assert blocks(0) == []


def test_claims_of_one_article_make_no_pair() -> None:
    assert found([(1, [1, 2, 3]), (1, [1, 2, 3]), (2, [5, 6])]) == []


STRANGERS: Claims = [(number, [number, number + 1]) for number in range(20, 60)]


@pytest.mark.parametrize(("shared", "pairs"), [([8, 9], [(1, 2)]), ([8], [])])
def test_two_languages_meet_by_the_keys_they_share(shared: list[int], pairs: list[tuple[int, int]]) -> None:
    """Words that only one of them can have do not lower the score, and a single key is not enough."""
    claims = [(1, [1, 2, 3, *shared]), (2, [4, 5, 6, *shared]), *STRANGERS]
    met = found(claims, keys=frozenset((8, 9)), other=frozenset((2,)))
    assert [(a, b) for a, b, _ in met if b == 2] == pairs
    assert [pair for pair in found(claims, keys=frozenset((8, 9))) if pair.b_id == 2] == []


def test_a_claim_of_a_single_term_has_its_equal() -> None:
    assert [(a, b) for a, b, _ in found([(1, [5]), (2, [6, 7]), (3, [5]), (4, [8])])] == [(1, 3)]


def test_ten_thousand_copies_have_no_more_pairs_than_others() -> None:
    claims = [(key, [1, 2, 3, 4, 5]) for key in range(1, 10_001)]
    met = Counter(chain.from_iterable((a, b) for a, b, _ in found(claims, 2_500)))
    assert max(met.values()) == 2 * KEPT


def test_near_copies_are_held_against_those_just_before_them() -> None:
    """Each with a number of its own: no two are equal, all are near."""
    claims = [(key, [1, 2, 3, 4, 5, 5 + key]) for key in range(1, 3_001)]
    pairs = found([*claims, *((number, [number]) for number in range(4_000, 40_000))])
    met = Counter(b for _, b, _ in pairs)
    assert set(met.values()) <= set(range(1, KEPT + 1))
    assert len(met) == 2_999


def test_an_empty_index_has_none() -> None:
    assert found([]) == []
    assert found([(1, []), (2, [])]) == []
