"""The newsroom's own thresholds of links: kept, tried on labelled pairs, and followed by what is suggested."""

from __future__ import annotations

import math

import pytest

from factcheck import linking
from factcheck.models import Claim, Newsroom
from factcheck.models.values import LinkState, Relation
from factcheck.services import articles, deciding, linked, newsrooms, thresholds
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Forbidden, Invalid
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

TOUCHES = "The ferry Halcyon left the harbour late on Sunday, an officer said."


def newsroom(store: Store) -> Newsroom:
    found = newsrooms.find(store)
    assert found is not None
    return found


def test_only_what_differs_from_the_shipped_is_kept(store: Store, editor: Actor) -> None:
    same = thresholds.shipped()["same"]
    thresholds.change(store, editor, {"suggested": 0.6, "same": same, "related": None})
    assert newsroom(store).thresholds == {"suggested": 0.6}
    assert {row.name: row.own for row in thresholds.listed(store, editor) if row.own} == {"suggested": 0.6}
    thresholds.change(store, editor, {})
    assert newsroom(store).thresholds == {}


@pytest.mark.parametrize("wrong", [{"same": 1.2}, {"same": -0.1}, {"same": math.nan}, {"replaced_left": 0.5}])
def test_what_is_no_share_is_refused(store: Store, editor: Actor, wrong: dict[str, float | None]) -> None:
    with pytest.raises(Invalid):
        thresholds.change(store, editor, wrong)
    assert newsroom(store).thresholds == {}


def test_a_fact_checker_changes_none(store: Store, checker: Actor) -> None:
    for act in (thresholds.change, thresholds.tried):
        with pytest.raises(Forbidden):
            act(store, checker, {"same": 0.5})


def test_every_threshold_offered_is_one_that_decides() -> None:
    assert set(thresholds.OFFERED) - set(thresholds.SUGGESTING) <= linking.thresholds().keys()


@pytest.mark.parametrize("name", sorted(set(thresholds.OFFERED) - set(thresholds.SUGGESTING)))
def test_every_threshold_offered_turns_a_pair_when_it_is_moved(store: Store, editor: Actor, name: str) -> None:
    moved = [thresholds.tried(store, editor, {name: value}).turned for value in (0.0, 1.0)]
    assert any(moved), name


def test_no_pair_says_the_same_that_shares_less_than_asked(store: Store, editor: Actor) -> None:
    turned = thresholds.tried(store, editor, {"same": 1.0, "related": 0.0, "contradicts": 1.0}).turned
    assert {(one.now, one.then) for one in turned} >= {
        (Relation.SAME, Relation.RELATED),
        (Relation.CONTRADICTS, Relation.RELATED),
    }


def test_suggestions_follow_them(store: Store, checker: Actor, editor: Actor, claim: Claim) -> None:
    thresholds.change(store, editor, {"suggested": 0.0, "related": 0.0, "disputed": 0.0})
    articles.create(store, checker, TOUCHES, ArticleDetails(title="Late"))
    with store.reading() as session:
        assert linked.of_claim(session, claim)
    thresholds.change(store, editor, {"suggested": 1.0, "disputed": 1.0, "same": 1.0})
    other = articles.create(store, checker, f"{TOUCHES} It rained.", ArticleDetails(title="Late again"))
    with store.reading() as session:
        mine = articles.claims_of(session, other)
        found = [item.relation for one in mine for item in linked.of_claim(session, one)]
    assert set(found) <= {Relation.SAME}, "the same sentence again is the same whatever the thresholds"


def test_they_are_tried_on_the_newsrooms_decisions_and_nothing_is_kept(
    store: Store, checker: Actor, editor: Actor, claim: Claim
) -> None:
    other = articles.create(store, checker, TOUCHES, ArticleDetails(title="Late"))
    theirs = articles.read(store, checker, other.public_id).claims[0]
    link = deciding.connect(store, checker, claim.public_id, theirs.public_id, Relation.RELATED)
    shipped = thresholds.tried(store, editor, {})
    assert (shipped.own, shipped.turned) == (1, [])
    deciding.decide(
        store, checker, link.public_id, claim.public_id, link.version, LinkState.REJECTED, note="Not the same."
    )
    strict = thresholds.tried(store, editor, {"same": 1.0, "across_same": 1.0})
    assert strict.unwanted == shipped.unwanted + 1
    same = strict.counts[0]
    assert same.relation is Relation.SAME
    assert same.found < same.found_now
    assert {one.now for one in strict.turned} >= {Relation.SAME}
    assert newsroom(store).thresholds == {}


def test_the_pairs_shipped_are_told_well_by_the_thresholds_shipped(store: Store, editor: Actor) -> None:
    told = thresholds.tried(store, editor, {})
    for count in told.counts:
        assert count.found >= 0.7 * count.labelled, count
        assert count.wrong <= 1, count


@pytest.mark.parametrize(("score", "kept"), [(0.29, False), (0.31, True)])
@pytest.mark.parametrize("relation", sorted(thresholds.DISPUTED))
def test_a_contradiction_of_claims_with_little_in_common_is_not_worth_a_look(
    relation: Relation, score: float, kept: bool
) -> None:
    assert thresholds.is_worth_it(relation, score, thresholds.shipped()) is kept
