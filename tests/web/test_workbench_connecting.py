"""The desk's pane of links: what is shown of them, linking a claim by its address, taking a decision back."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient
from sqlmodel import select

from factcheck.models import Claim, ClaimLink
from factcheck.models.values import LinkState, Relation
from factcheck.services import articles
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import Desk


@pytest.fixture
def other(store: Store, checker: Actor, desk: Desk) -> Claim:
    """A claim of another article, on something else."""
    details = ArticleDetails(title="Elsewhere", publisher="The Quay")
    return desk.claims(articles.create(store, checker, "Wheat imports rose to a record in Algeria.", details))[0]


def links_of(store: Store) -> list[ClaimLink]:
    with store.reading() as session:
        return list(session.exec(select(ClaimLink)))


@pytest.mark.parametrize("address", ["{}", "https://desk.example/ar/desk/claims/{}?pane=claim", "/en/claims/{}"])
def test_a_claim_is_linked_by_its_address(
    checking: FlaskClient, store: Store, claim: Claim, other: Claim, address: str
) -> None:
    path = f"/en/desk/claims/{claim.public_id}/links"
    sent = {"other": address.format(other.public_id), "relation": "contradicts"}
    assert checking.post(path, data=sent).status_code == 303
    (link,) = links_of(store)
    assert (link.state, link.relation) == (LinkState.CONFIRMED, Relation.CONTRADICTS)
    page = checking.get(f"/en/desk/claims/{claim.public_id}").text
    assert other.text in page
    assert "The Quay" in page
    assert 'id="undo-decision"' in page  # told once, with a way back
    assert 'id="undo-decision"' not in checking.get(f"/en/desk/claims/{claim.public_id}").text


@pytest.mark.parametrize("named", ["", "nothing like it", "{own}", "00000000-0000-4000-8000-000000000000"])
def test_an_address_that_names_no_other_claim_is_refused_and_kept(
    checking: FlaskClient, store: Store, claim: Claim, named: str
) -> None:
    sent = {"other": named.format(own=claim.public_id), "relation": "same"}
    answer = checking.post(f"/en/desk/claims/{claim.public_id}/links", data=sent)
    assert answer.status_code == 422
    assert 'id="connect" open' in answer.text
    assert sent["other"] in answer.text
    assert links_of(store) == []


def test_another_claim_of_the_same_article_is_refused_in_words(
    checking: FlaskClient, desk: Desk, store: Store, claim: Claim
) -> None:
    with store.reading() as session:
        article = session.get_one(articles.Article, claim.article_id)
    beside = next(one for one in desk.claims(article) if one.id != claim.id)
    sent = {"other": str(beside.public_id), "relation": "contradicts"}
    for lang, words in (("en", "Both claims are of one article"), ("ar", "الادعاءان من مقال واحد")):
        answer = checking.post(f"/{lang}/desk/claims/{claim.public_id}/links", data=sent)
        assert answer.status_code == 422
        assert words in answer.text
        assert sent["other"] in answer.text
    assert links_of(store) == []


def test_a_link_without_a_relation_is_refused(checking: FlaskClient, claim: Claim, other: Claim) -> None:
    sent = {"other": str(other.public_id)}
    assert checking.post(f"/en/desk/claims/{claim.public_id}/links", data=sent).status_code == 422


def test_the_other_claims_verdict_is_shown(
    checking: FlaskClient, desk: Desk, store: Store, claim: Claim, other: Claim
) -> None:
    desk.publish(other)
    sent = {"other": str(other.public_id), "relation": "same"}
    checking.post(f"/en/desk/claims/{claim.public_id}/links", data=sent)
    page = checking.get(f"/en/desk/claims/{claim.public_id}").text
    card = page[page.index('<article class="sg') :]
    assert 'class="chip v-true"' in card[: card.index("</article>")]


def test_an_article_tells_of_contradictions(checking: FlaskClient, claim: Claim, other: Claim, store: Store) -> None:
    sent = {"other": str(other.public_id), "relation": "contradicts"}
    checking.post(f"/en/desk/claims/{claim.public_id}/links", data=sent)
    with store.reading() as session:
        article = session.get_one(articles.Article, other.article_id)
    page = checking.get(f"/en/desk/articles/{article.public_id}").text
    assert "One claim of this article contradicts a claim of another, or may." in page
    assert "contradicts another claim" in page
