"""Links between claims: what is suggested, and what people decide about it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlmodel import select
from werkzeug.test import TestResponse

from factcheck.models import Account, Article, Claim, ClaimLink
from factcheck.models.values import LinkState, Relation, Role
from factcheck.services import articles, deciding
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import PASSWORD, Desk

HTMX = {"HX-Request": "true"}
OTHER = "The ferry Halcyon carried 214 passengers on Sunday. The harbour was closed."


@pytest.fixture
def link(store: Store, checker: Actor, desk: Desk, claim: Claim) -> ClaimLink:
    """A suggestion that the claim and one of another article belong together."""
    other = articles.create(store, checker, OTHER, ArticleDetails(title="The other ferry"))
    with store.reading() as session:
        found = session.exec(select(ClaimLink).where(ClaimLink.state == LinkState.SUGGESTED.value)).all()
        here = [one for one in found if claim.id in (one.a_id, one.b_id)]
    if here:
        return here[0]
    made = deciding.connect(store, checker, claim.public_id, desk.claims(other)[0].public_id, Relation.RELATED)
    return deciding.decide(store, checker, made.public_id, claim.public_id, made.version, LinkState.SUGGESTED)


Decide = Callable[..., TestResponse]


@pytest.fixture
def decide(checking: FlaskClient, claim: Claim, link: ClaimLink) -> Decide:
    """Send a decision on the link, as the desk of the first claim does."""

    def send(decision: str, *, lang: str = "en", htmx: bool = False, **data: str) -> TestResponse:
        path = f"/{lang}/desk/claims/{claim.public_id}/links/{link.public_id}"
        sent = {"decision": decision, "version": str(link.version), "note": "", **data}
        return checking.post(path, data=sent, headers=HTMX if htmx else {})

    return send


def now(store: Store, link: ClaimLink) -> ClaimLink:
    with store.reading() as session:
        return session.get_one(ClaimLink, link.id)


def test_a_suggestion_is_shown_with_its_reasons(checking: FlaskClient, claim: Claim, link: ClaimLink) -> None:
    page = checking.get(f"/en/desk/claims/{claim.public_id}").text
    assert "The other ferry" in page
    assert f'id="reasons-{link.public_id}"' in page
    assert "214" in page
    assert page.count(f'name="version" value="{link.version}"') >= 1


@pytest.mark.parametrize("relation", [relation for relation in Relation if relation is not Relation.UNRELATED])
def test_a_link_is_confirmed_as_a_relation_read_from_this_claim(
    decide: Decide, store: Store, claim: Claim, link: ClaimLink, relation: Relation
) -> None:
    answer = decide(relation.value)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/en/desk/claims/{claim.public_id}?pane=claim"
    kept = now(store, link)
    read = Relation(kept.relation) if kept.a_id == claim.id else Relation(kept.relation).reverse
    assert (kept.state, read) == (LinkState.CONFIRMED, relation)


def test_a_link_is_rejected_with_a_reason_and_taken_up_again(
    decide: Decide, checking: FlaskClient, store: Store, claim: Claim, link: ClaimLink
) -> None:
    assert decide("rejected", note="Another ferry of the same name.").status_code == 303
    assert (now(store, link).state, now(store, link).note) == (LinkState.REJECTED, "Another ferry of the same name.")
    assert "Another ferry of the same name." in checking.get(f"/en/desk/claims/{claim.public_id}").text
    assert decide("suggested", version=str(now(store, link).version)).status_code == 303
    assert now(store, link).state == LinkState.SUGGESTED


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("htmx", [True, False])
def test_a_rejection_without_its_reason_is_refused(
    decide: Decide, store: Store, link: ClaimLink, lang: str, htmx: bool
) -> None:
    answer = decide("rejected", lang=lang, htmx=htmx)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert ("<html" in answer.text) is not htmx
    assert re.search(rf'id="reject-{link.public_id}" open', answer.text)
    assert f'href="#note-{link.public_id}"' in answer.text  # the summary leads to the field
    assert now(store, link).state == LinkState.SUGGESTED


def test_a_reason_too_long_is_kept(decide: Decide) -> None:
    answer = decide("rejected", note="different " * 200)
    assert answer.status_code == 422
    assert answer.text.count("different ") >= 200


@pytest.mark.parametrize("decision", ["", "unrelated", "married", "confirmed"])
def test_a_decision_that_is_none_is_refused(decide: Decide, store: Store, link: ClaimLink, decision: str) -> None:
    assert decide(decision).status_code == 422
    assert now(store, link).state == LinkState.SUGGESTED


def test_somebody_decided_meanwhile(decide: Decide, store: Store, editor: Actor, claim: Claim, link: ClaimLink) -> None:
    deciding.decide(store, editor, link.public_id, claim.public_id, link.version, LinkState.UNSURE)
    answer = decide("rejected", note="Not the same ship.")
    assert answer.status_code == 409
    assert "Not the same ship." in answer.text
    assert now(store, link).state == LinkState.UNSURE
    again = decide("rejected", note="Not the same ship.", version=str(now(store, link).version))
    assert again.status_code == 303


def test_a_decision_without_its_version_is_kept(decide: Decide, store: Store, link: ClaimLink) -> None:
    answer = decide("rejected", note="Not the same ship.", version="")
    assert answer.status_code == 428
    assert 'value="Not the same ship."' in answer.text
    assert now(store, link).state == LinkState.SUGGESTED


def test_a_decision_sent_twice_is_one(decide: Decide, store: Store, link: ClaimLink) -> None:
    for _ in range(2):
        assert decide("same", once="a token").status_code == 303
    assert now(store, link).version == link.version + 1
    assert decide("contradicts", once="a token").status_code == 422


def test_a_link_is_looked_for_from_its_own_claims_only(
    checking: FlaskClient, desk: Desk, article: Article, link: ClaimLink
) -> None:
    stranger = desk.claims(article)[-1]
    for path in (
        f"/en/desk/claims/{stranger.public_id}/links/{link.public_id}",
        f"/en/desk/claims/{uuid.uuid4()}/links/{link.public_id}",
        f"/en/desk/claims/{stranger.public_id}/links/{uuid.uuid4()}",
    ):
        assert checking.post(path, data={"decision": "same", "version": str(link.version)}).status_code == 404


def test_a_reason_outlives_a_lost_session(
    client: FlaskClient, people: dict[Role, Account], claim: Claim, link: ClaimLink
) -> None:
    desk_page = f"/en/desk/claims/{claim.public_id}"
    path = f"{desk_page}/links/{link.public_id}"
    sent = {"decision": "rejected", "version": str(link.version), "note": "Not the same ship."}
    lost = client.post(path, data=sent, headers={"Referer": f"http://localhost{desk_page}?pane=claim"})
    assert lost.status_code == 401
    kept = {"kept_name": list(sent), "kept_value": list(sent.values()), "kept_action": path}
    entry = {"email": people[Role.FACT_CHECKER].email, "password": PASSWORD, "next": f"{desk_page}?pane=claim"}
    assert re.search(r'name="next"[^>]*value="([^"]*)"', lost.text)[1] == entry["next"]  # type: ignore[index]
    answer = client.post("/en/sign-in", data={**entry, **kept})
    assert answer.headers["Location"] == entry["next"]
    page = client.get(entry["next"]).text
    assert 'value="Not the same ship."' in page
    assert re.search(rf'id="reject-{link.public_id}" open', page)


def test_a_link_copies_no_verdict(decide: Decide, desk: Desk, store: Store, claim: Claim, link: ClaimLink) -> None:
    desk.publish(claim)
    assert decide("same").status_code == 303
    other = link.b_id if link.a_id == claim.id else link.a_id
    with store.reading() as session:
        assert session.get_one(Claim, other).state == "to_do"
