"""All near pairs of a newsroom, found out of its index."""

from __future__ import annotations

from itertools import pairwise

import pytest

from factcheck.linking.pairs import blocks
from factcheck.models import Article, Claim
from factcheck.services import articles, claims, near_pairs
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

TEXTS = (
    "The ferry Halcyon carried 412 passengers on Sunday.",
    "On Sunday 412 passengers were on the ferry Halcyon.",
    "Wheat imports rose to a record in Algeria.",
)


@pytest.fixture
def known(store: Store, checker: Actor) -> list[Claim]:
    """Three claims of three articles, the first two of one matter."""
    made = []
    for text in TEXTS:
        article = articles.create(store, checker, text, ArticleDetails(title="News"))
        made += articles.read(store, checker, article.public_id).claims
    return made


def pairs(store: Store, processes: int = 1) -> list[tuple[int, int]]:
    found = near_pairs.find(store, near_pairs.work(store), processes)
    return [(pair.a_id, pair.b_id) for _, near in found for pair in near]


def test_two_articles_that_say_the_same_make_a_pair(store: Store, known: list[Claim]) -> None:
    assert pairs(store) == [(known[0].id, known[1].id)]


def test_a_claim_that_is_out_of_the_index_makes_none(store: Store, checker: Actor, known: list[Claim]) -> None:
    claims.set_aside(store, checker, known[1].public_id, 1, "said twice")
    assert pairs(store) == []


def test_several_processes_find_the_same_in_the_same_order(store: Store, article: Article, known: list[Claim]) -> None:
    todo = blocks(near_pairs.work(store)[-1][1] - 1, 1)
    found = list(near_pairs.find(store, todo, 2))
    assert [block for block, _ in found] == todo
    assert found == list(near_pairs.find(store, todo))
    assert all(before[1] == after[0] for before, after in pairwise(todo))


def test_whoever_stops_waits_for_nothing(store: Store, known: list[Claim]) -> None:
    running = near_pairs.find(store, blocks(10_000, 1), 2)
    next(running)
    running.close()  # type: ignore[attr-defined]
    assert list(running) == []


def test_a_newsroom_without_claims_has_no_work(store: Store) -> None:
    assert near_pairs.work(store) == []
    assert list(near_pairs.find(store, [])) == []
