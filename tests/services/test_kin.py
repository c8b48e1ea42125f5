"""Claims told with and without an adjunct are suggested once."""

from __future__ import annotations

from datetime import date

from sqlmodel import col, select

from factcheck.models import Claim, ClaimLink
from factcheck.services import articles
from factcheck.services.articles import ArticleDetails
from factcheck.services.kin import is_within
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

EARLIER = "The old Halcyon yard built a second paper mill in Orla."
LATER = "The Halcyon yard built a second paper mill in Sarn."


def claims_of(store: Store, actor: Actor, text: str) -> list[Claim]:
    article = articles.create(store, actor, text, ArticleDetails(title="News", published_on=date(2026, 9, 8)))
    return list(articles.read(store, actor, article.public_id).claims)


def test_a_core_is_within_the_claim_that_tells_more(store: Store, checker: Actor) -> None:
    core, whole = claims_of(store, checker, EARLIER)
    assert is_within(core, whole)
    assert not is_within(whole, core)
    assert not is_within(core, core)


def test_a_pair_is_suggested_by_what_tells_most(store: Store, checker: Actor) -> None:
    claims_of(store, checker, EARLIER)
    claims_of(store, checker, LATER)
    with store.reading() as session:
        told = {claim.id: claim.text for claim in session.exec(select(Claim))}
        pairs = {frozenset((told[a], told[b])) for a, b in session.exec(select(col(ClaimLink.a_id), ClaimLink.b_id))}
    assert pairs == {frozenset((EARLIER, LATER))}
