"""A decision on a link was made about words: where a claim says something else now, the link tells what it said."""

from __future__ import annotations

import pytest
from sqlmodel import select

from factcheck.models import Claim, HistoryText
from factcheck.models.values import LinkState, Relation
from factcheck.services import articles, claims, cluster_pages, deciding, desk
from factcheck.services.articles import ArticleDetails
from factcheck.services.cluster_pages import ClusterPage
from factcheck.services.linked import LinkedClaim
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

SAID = "The tug Merganser sank off the pier."
ANEW = "The tug Merganser was scrapped in June."


@pytest.fixture
def pair(store: Store, checker: Actor, claim: Claim) -> list[Claim]:
    """Two claims that a person linked."""
    article = articles.create(store, checker, SAID, ArticleDetails())
    other = articles.read(store, checker, article.public_id).claims[0]
    deciding.connect(store, checker, claim.public_id, other.public_id, Relation.SAME)
    return [claim, other]


def link_of(store: Store, actor: Actor, claim: Claim) -> LinkedClaim:
    (found,) = desk.read(store, actor, claim.public_id).links
    return found


def reword(store: Store, actor: Actor, claim: Claim, text: str) -> None:
    version = desk.read(store, actor, claim.public_id).claim.version
    claims.rewrite(store, actor, claim.public_id, version, text)


def told(store: Store, actor: Actor, pair: list[Claim]) -> list[tuple[str | None, str | None]]:
    """What the link tells each of its claims: what it said itself, and what the other did."""
    return [(item.was, item.other_was) for item in (link_of(store, actor, claim) for claim in pair)]


def test_each_claim_is_told_what_was_said_when_the_link_was_confirmed(
    store: Store, checker: Actor, pair: list[Claim]
) -> None:
    assert told(store, checker, pair) == [(None, None), (None, None)]
    reword(store, checker, pair[1], ANEW)
    reword(store, checker, pair[1], f"{ANEW} Twice.")
    assert told(store, checker, pair) == [(None, SAID), (SAID, None)]


def test_what_was_reworded_before_the_decision_or_says_the_same_again_is_not_told(
    store: Store, checker: Actor, pair: list[Claim]
) -> None:
    reword(store, checker, pair[1], ANEW)
    reword(store, checker, pair[1], SAID)
    assert told(store, checker, pair) == [(None, None), (None, None)]
    reword(store, checker, pair[1], ANEW)
    link = link_of(store, checker, pair[0]).link
    again = (link.public_id, pair[0].public_id, link.version, LinkState.CONFIRMED, Relation.SAME)
    deciding.decide(store, checker, *again)
    assert told(store, checker, pair) == [(None, None), (None, None)]


def test_a_rejected_pair_tells_it_and_a_suggestion_does_not(store: Store, checker: Actor, pair: list[Claim]) -> None:
    link = link_of(store, checker, pair[0]).link
    rejected = (link.public_id, pair[0].public_id, link.version, LinkState.REJECTED)
    deciding.decide(store, checker, *rejected, note="Two ships")
    reword(store, checker, pair[0], ANEW)
    assert told(store, checker, pair) == [(pair[0].text, None), (None, pair[0].text)]
    link = link_of(store, checker, pair[0]).link
    deciding.decide(store, checker, link.public_id, pair[0].public_id, link.version, LinkState.SUGGESTED)
    assert told(store, checker, pair) == [(None, None), (None, None)]


def test_words_that_were_erased_are_told_as_another_wording_without_them(
    store: Store, checker: Actor, pair: list[Claim]
) -> None:
    reword(store, checker, pair[1], ANEW)
    with store.writing() as session:
        for text in session.exec(select(HistoryText).where(HistoryText.field == "before")):
            text.text = text.salt = None
            session.add(text)
    assert told(store, checker, pair) == [(None, ""), ("", None)]


def test_the_page_of_the_cluster_tells_it_of_its_links(store: Store, checker: Actor, pair: list[Claim]) -> None:
    cluster = desk.read(store, checker, pair[0].public_id).cluster
    assert cluster is not None
    reword(store, checker, pair[1], ANEW)
    page = cluster_pages.at_desk(store, checker, cluster.public_id)
    assert isinstance(page, ClusterPage)
    assert [(edge.a_was, edge.b_was) for edge in page.edges] == [(None, SAID)]
