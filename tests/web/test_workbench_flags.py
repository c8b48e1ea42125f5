"""The desk tells of verdicts that may be stale, and shows the verdicts of linked claims without filling anything in."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from markupsafe import escape

from factcheck.models import Claim, StaleFlag
from factcheck.models.values import Relation, Role
from factcheck.services import articles, claims, deciding
from factcheck.services import desk as desks
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import Desk


@pytest.fixture
def other(store: Store, checker: Actor, desk: Desk, claim: Claim) -> Claim:
    """A claim of another article that says the same, confirmed."""
    article = articles.create(store, checker, "The tug Merganser sank.", ArticleDetails(publisher="The Quay"))
    found = desk.claims(article)[0]
    deciding.connect(store, checker, claim.public_id, found.public_id, Relation.SAME)
    return found


@pytest.fixture
def flag(store: Store, checker: Actor, desk: Desk, claim: Claim, other: Claim) -> StaleFlag:
    """The claim's verdict is flagged: the other one was rated otherwise after it."""
    desk.publish(claim)
    desk.publish(other, rating="false")
    return desks.read(store, checker, claim.public_id).flags[0].flag


def evidence(client: FlaskClient, claim: Claim, lang: str = "en") -> str:
    return client.get(f"/{lang}/desk/claims/{claim.public_id}?pane=evidence").text


def test_a_flag_says_what_changed_and_leads_there(
    checking: FlaskClient, claim: Claim, other: Claim, flag: StaleFlag
) -> None:
    page = evidence(checking, claim)
    shown = page[page.index('id="flags"') : page.index('id="sources"')]
    assert f"/en/desk/claims/{other.public_id}" in shown
    assert "Verdict published" in shown
    assert "False" in shown
    assert "verdict possibly stale" in checking.get("/en/queue?links=stale").text


def test_the_review_list_tells_of_it_too_and_leads_to_the_flag(
    signed_in: dict[Role, FlaskClient], claim: Claim, other: Claim, flag: StaleFlag
) -> None:
    page = signed_in[Role.EDITOR].get("/en/reviews").text
    out = page[page.index('id="out"') :]
    assert out.count("verdict possibly stale") == 1  # of two verdicts that are out
    assert f'href="/en/desk/claims/{claim.public_id}?pane=evidence#flags"' in out


@pytest.mark.parametrize("htmx", [False, True])
def test_it_is_put_aside_with_a_reason(checking: FlaskClient, claim: Claim, flag: StaleFlag, htmx: bool) -> None:
    path = f"/en/desk/claims/{claim.public_id}/flags/{flag.public_id}"
    headers = {"HX-Request": "true"} if htmx else {}
    sent = {"version": str(flag.version), "reason": " "}
    refused = checking.post(f"{path}/dismiss", data=sent, headers=headers)
    assert refused.status_code == 422
    assert re.search(rf'id="dismiss-{flag.public_id}" open', refused.text)
    done = checking.post(f"{path}/dismiss", data={**sent, "reason": "It was another ship."}, headers=headers)
    assert done.headers["Location"] == f"/en/desk/claims/{claim.public_id}?pane=evidence"
    page = evidence(checking, claim)
    assert "It was another ship." in page
    assert "One flag dealt with" in page
    again = checking.post(f"{path}/reopen", data={"version": str(flag.version + 1)}, headers=headers)
    assert again.status_code == 303
    assert f'id="dismiss-{flag.public_id}"' in evidence(checking, claim)


def test_the_verdict_of_a_linked_claim_is_shown_and_nothing_is_filled_in(
    checking: FlaskClient, desk: Desk, claim: Claim, other: Claim
) -> None:
    before = evidence(checking, claim)
    assert "A claim that says the same was rated" not in before
    desk.publish(other, rating="misleading", reason="It ran aground and was towed in.")
    page = evidence(checking, claim)
    assert "A claim that says the same was rated" in page
    assert "It ran aground and was towed in." in page
    form = page[page.index("data-verdict") :]
    assert not any("checked" in one for one in re.findall(r'<input type="radio" name="rating"[^>]*>', form))
    assert "It ran aground" not in form[: form.index("</form>")]


def test_a_source_is_offered_for_the_person_to_say_what_it_does_here(
    checking: FlaskClient, store: Store, checker: Actor, desk: Desk, claim: Claim, other: Claim
) -> None:
    desk.source(other)
    desk.publish(other)
    (hint,) = desks.read(store, checker, claim.public_id).hints
    source = hint.sources[0].source
    path = f"/en/desk/claims/{claim.public_id}/sources/from/{source.public_id}"
    assert path in evidence(checking, claim)
    page = checking.get(path).text
    assert escape(source.title) in page
    stances = re.findall(r'<input[^>]*name="stance"[^>]*>', page)
    assert len(stances) == 3
    assert not any("checked" in one for one in stances)
    assert checking.get(path.replace(str(claim.public_id), str(other.public_id))).status_code == 404


def test_a_verdict_offered_along_a_link_whose_claim_was_reworded_says_so(
    checking: FlaskClient, store: Store, checker: Actor, desk: Desk, claim: Claim, other: Claim
) -> None:
    desk.publish(other)
    told = "One of the two was reworded after they were linked"
    assert told not in evidence(checking, claim)
    page = desks.read(store, checker, claim.public_id)
    claims.rewrite(store, checker, claim.public_id, page.claim.version, "The tug Merganser sailed on.")
    assert told in evidence(checking, claim)
    assert f'#link-{page.links[0].link.public_id}"' in evidence(checking, claim)
