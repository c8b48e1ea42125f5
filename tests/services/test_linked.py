"""Links as they are seen from a claim: their order, their reasons, how many wait, and what was rejected for good."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

import pytest
from sqlmodel import col, select, update

from factcheck.models import Article, Claim, ClaimLink
from factcheck.models.values import LinkState, Relation
from factcheck.services import articles, claims, deciding, desk, linked, links, queue
from factcheck.services.articles import ArticleDetails
from factcheck.services.linked import LinkCounts, LinkedClaim
from factcheck.services.permissions import Actor
from factcheck.services.queue import Filters
from factcheck.services.store import Store

FERRY = "The ferry Halcyon carried {} passengers on Sunday."
DENIED = "The ferry Halcyon did not carry 412 passengers on Sunday."

TakeIn = Callable[..., Claim]


@pytest.fixture
def take_in(store: Store, checker: Actor) -> TakeIn:
    """Take in an article of one sentence and give its claim."""

    def make(text: str, day: date | None = date(2026, 9, 7)) -> Claim:
        details = ArticleDetails(published_on=day)
        article = articles.create(store, checker, text, details)
        return articles.read(store, checker, article.public_id).claims[0]

    return make


def seen(store: Store, actor: Actor, claim: Claim) -> Sequence[LinkedClaim]:
    return desk.read(store, actor, claim.public_id).links


def counted(store: Store, *wanted: Claim) -> list[LinkCounts]:
    with store.reading() as session:
        found = linked.counts(session, [claim.id or 0 for claim in wanted])
    return [found.get(claim.id or 0, LinkCounts()) for claim in wanted]


def test_contradictions_come_first(store: Store, checker: Actor, claim: Claim, take_in: TakeIn) -> None:
    take_in(FERRY.format(412))
    take_in(DENIED)
    relations = [item.relation for item in seen(store, checker, claim)]
    assert relations == [Relation.CONTRADICTS, Relation.SAME]


def test_what_differs_comes_first_of_the_reasons(store: Store, checker: Actor, claim: Claim, take_in: TakeIn) -> None:
    take_in(FERRY.format(480))
    (item,) = seen(store, checker, claim)
    verdicts = [reason["verdict"] for reason in item.reasons]
    assert verdicts[0] == "differs"
    assert verdicts == sorted(verdicts, key=["differs", "missing", "agrees"].index)
    assert [reason["a"] for reason in item.differences] == [["412"]]


@pytest.mark.parametrize("from_the_other", [False, True])
def test_a_suggestion_without_reasons_gets_them_when_it_is_looked_at(
    store: Store, checker: Actor, claim: Claim, take_in: TakeIn, from_the_other: bool
) -> None:
    other = take_in(FERRY.format(480))
    mine = other if from_the_other else claim
    (whole,) = seen(store, checker, mine)
    with store.writing() as session:
        session.exec(update(ClaimLink).values(reasons=[], score=0.0))
    (found,) = seen(store, checker, mine)
    assert (found.reasons, found.relation, found.score) == (whole.reasons, whole.relation, whole.score)
    with store.reading() as session:
        assert session.exec(select(ClaimLink.reasons)).all() == [[]]  # looking changes nothing


def test_reasons_of_a_decision_are_those_of_the_words_as_they_stand(
    store: Store, checker: Actor, claim: Claim, take_in: TakeIn
) -> None:
    take_in(FERRY.format(480))
    (item,) = seen(store, checker, claim)
    state, relation = LinkState.CONFIRMED, Relation.RELATED
    deciding.decide(store, checker, item.link.public_id, claim.public_id, 1, state, relation)
    claims.rewrite(store, checker, claim.public_id, 1, FERRY.format(500))
    (found,) = seen(store, checker, claim)
    assert found.relation is Relation.RELATED
    assert [reason["a"] for reason in found.differences] == [["500"]]


def test_an_undone_decision_is_a_suggestion_of_the_words_as_they_stand(
    store: Store, checker: Actor, claim: Claim, take_in: TakeIn
) -> None:
    take_in(FERRY.format(480))
    (item,) = seen(store, checker, claim)
    link = deciding.decide(
        store, checker, item.link.public_id, claim.public_id, 1, LinkState.REJECTED, note="Two sailings"
    )
    claims.rewrite(store, checker, claim.public_id, 1, FERRY.format(480))
    undone = deciding.decide(store, checker, link.public_id, claim.public_id, link.version, LinkState.SUGGESTED)
    assert (undone.suggested, undone.relation) == (Relation.SAME, Relation.SAME)


def test_what_others_found_of_a_claim_outlives_its_new_wording(
    store: Store, checker: Actor, claim: Claim, take_in: TakeIn
) -> None:
    """A claim has room for a few suggestions of its own; those that others made of it are looked at again as well."""
    others = [take_in(FERRY.format(412).replace("Sunday", f"Sunday, says log {number}")) for number in range(2, 12)]
    before = {item.other.id for item in seen(store, checker, claim)}
    assert before >= {other.id for other in others}
    assert len(before) > links.KEPT
    claims.rewrite(store, checker, claim.public_id, 1, FERRY.format(412).replace("carried", "took"))
    assert {item.other.id for item in seen(store, checker, claim)} == before


# -- rejected pairs -------------------------------------------------------------------------------------------


@pytest.fixture
def rejected(store: Store, checker: Actor, claim: Claim, take_in: TakeIn) -> Claim:
    """A claim of another article that says the same, rejected."""
    other = take_in(FERRY.format(412))
    (item,) = seen(store, checker, claim)
    link = item.link.public_id
    deciding.decide(store, checker, link, claim.public_id, 1, LinkState.REJECTED, note="Another ship")
    return other


def add(store: Store, actor: Actor, article: Article, claim: Claim, text: str = "") -> Claim:
    return claims.add(store, actor, article.public_id, claim.start, claim.end, text)


def test_a_claim_made_in_the_place_of_another_is_not_given_what_was_rejected(
    store: Store, checker: Actor, article: Article, claim: Claim, rejected: Claim
) -> None:
    claims.set_aside(store, checker, claim.public_id, 1, "Made anew")
    instead = add(store, checker, article, claim, "The Halcyon carried 412 passengers on Sunday.")
    assert seen(store, checker, instead) == []
    (kept,) = [item.link for item in seen(store, checker, claim)]
    assert kept.note == "Another ship"


def test_nor_is_one_that_says_it_word_for_word(
    store: Store, checker: Actor, article: Article, claim: Claim, rejected: Claim
) -> None:
    assert seen(store, checker, add(store, checker, article, claim, claim.text)) == []


def test_another_claim_of_the_same_words_is(
    store: Store, checker: Actor, article: Article, claim: Claim, rejected: Claim
) -> None:
    """As long as the claim of the rejected pair is worked on, one told otherwise is nobody's heir."""
    beside = add(store, checker, article, claim, "The Halcyon carried 412 passengers on Sunday.")
    assert [item.other.id for item in seen(store, checker, beside)] == [rejected.id]


def test_neither_is_what_took_the_place_of_the_other_claim(
    store: Store, checker: Actor, claim: Claim, rejected: Claim
) -> None:
    claims.set_aside(store, checker, rejected.public_id, 1, "Made anew")
    with store.reading() as session:
        article = session.get_one(Article, rejected.article_id)
    instead = add(store, checker, article, rejected, "The Halcyon carried 412 passengers on Sunday.")
    assert seen(store, checker, instead) == []


# -- counts and the queue -------------------------------------------------------------------------------------


def test_what_waits_and_what_contradicts_is_counted_on_both_sides(
    store: Store, checker: Actor, claim: Claim, take_in: TakeIn
) -> None:
    denied = take_in(DENIED)
    assert counted(store, claim, denied) == [LinkCounts(open=1, alleged=1)] * 2
    (item,) = seen(store, checker, claim)
    state, relation = LinkState.CONFIRMED, Relation.CONTRADICTS
    deciding.decide(store, checker, item.link.public_id, claim.public_id, 1, state, relation)
    assert counted(store, claim, denied) == [LinkCounts(conflicts=1)] * 2
    claims.set_aside(store, checker, denied.public_id, 1, "A caption")
    assert counted(store, claim) == [LinkCounts()]


def test_the_queue_shows_contradictions_and_what_is_to_decide(
    store: Store, checker: Actor, claim: Claim, take_in: TakeIn
) -> None:
    denied = take_in(DENIED)
    alike = take_in("The operator bought the ship in 2019.")
    disputed = queue.read(store, checker, Filters(links="conflict"))
    assert {row.claim.id for row in disputed.rows} == {claim.id, denied.id}
    waiting = queue.read(store, checker, Filters(links="open", order="links"))
    assert {row.claim.id for row in waiting.rows[:2]} == {claim.id, denied.id}
    assert alike.id in {row.claim.id for row in waiting.rows[2:]}
    assert waiting.counts["links"] == {"stale": 0, "open": len(waiting.rows), "conflict": 2}
    assert waiting.rows[0].links == LinkCounts(open=1, alleged=1)


def test_what_contradicts_and_then_what_has_most_to_decide_leads_the_queue(
    store: Store, checker: Actor, claim: Claim, take_in: TakeIn
) -> None:
    for number in range(2, 5):
        take_in(FERRY.format(412).replace("Sunday", f"Sunday, says log {number}"))
    rows = queue.read(store, checker, Filters(order="links")).rows
    numbers = [(row.links.alleged + row.links.conflicts, row.links.open) for row in rows]
    assert numbers == sorted(numbers, reverse=True)
    assert numbers[0] > (0, 0)


def test_a_claim_with_no_link_counts_nothing(store: Store, claim: Claim) -> None:
    assert counted(store, claim) == [LinkCounts()]
    with store.reading() as session:
        assert session.exec(select(ClaimLink).where(col(ClaimLink.a_id) == claim.id)).all() == []
