"""Ways through the pages: languages, a session that is alive, what was done, and where a correction starts."""

from __future__ import annotations

import pytest
from flask.testing import FlaskClient

from factcheck.models import Article, Claim
from factcheck.models.values import Role, Target
from tests.web.conftest import Desk, address

pytestmark = pytest.mark.both_databases

HTMX = {"HX-Request": "true"}


def first(desk: Desk, article: Article) -> Claim:
    return desk.claims(article)[0]


def test_a_refused_form_offers_its_own_page_in_the_other_language(
    signed_in: dict[Role, FlaskClient], desk: Desk, article: Article
) -> None:
    path = f"/en/desk/claims/{first(desk, article).public_id}"
    sent = {"data": {"version": "1"}, "headers": {"Referer": f"http://localhost{path}?pane=evidence"}}
    refused = signed_in[Role.FACT_CHECKER].post(f"{path}/verdicts", **sent)
    assert refused.status_code == 422
    assert f'href="{path.replace("/en/", "/ar/")}"' in refused.text


def test_a_form_from_elsewhere_offers_the_readers_start(
    signed_in: dict[Role, FlaskClient], desk: Desk, article: Article
) -> None:
    path = f"/en/desk/claims/{first(desk, article).public_id}/verdicts"
    sent = {"data": {"version": "1"}, "headers": {"Referer": "http://elsewhere.example/en/secret"}}
    refused = signed_in[Role.FACT_CHECKER].post(path, **sent)
    assert 'id="lang-ar" href="/ar/"' in refused.text


def test_a_fragment_brings_the_way_to_the_same_in_another_language(
    client: FlaskClient, signed_in: dict[Role, FlaskClient], published: Article
) -> None:
    queue = signed_in[Role.FACT_CHECKER].get("/en/queue?kind=quantity", headers=HTMX).text
    assert 'href="/ar/queue?kind=quantity" lang="ar" hreflang="ar" rel="alternate" hx-swap-oob="true"' in queue
    legend = client.get(f"{address(published)}?rating=unchecked", headers=HTMX)
    assert f'href="{address(published, "ar")}?rating=unchecked"' in legend.text
    assert "Set-Cookie" not in legend.headers


def test_whoever_is_signed_in_is_let_in(signed_in: dict[Role, FlaskClient]) -> None:
    answer = signed_in[Role.EDITOR].get("/ar/sign-in")
    assert (answer.status_code, answer.location) == (303, "/ar/queue")
    assert signed_in[Role.EDITOR].get("/ar/sign-in?next=/ar/reviews").location == "/ar/reviews"


def test_what_was_done_is_said_once(signed_in: dict[Role, FlaskClient], desk: Desk, article: Article) -> None:
    path = f"/en/desk/claims/{first(desk, article).public_id}"
    browser = signed_in[Role.FACT_CHECKER]
    assert browser.post(f"{path}/take", data={"version": "1"}).status_code == 303
    assert '<div class="live" role="status" id="live">Saved.</div>' in browser.get(path).text
    assert '<div class="live" role="status" id="live"></div>' in browser.get(path).text


def test_a_verdict_on_what_was_said_never_looks_like_one_on_what_is_so(
    client: FlaskClient, desk: Desk, published: Article
) -> None:
    claim = first(desk, published)
    desk.publish(claim, target=Target.ATTRIBUTION)
    for path in (address(published), f"/en/claims/{claim.public_id}"):
        page = client.get(path).text
        assert "Said: True" in page
        assert "The evidence bears out all of it" not in page


def test_a_correction_starts_from_the_wording_that_readers_have(
    signed_in: dict[Role, FlaskClient], desk: Desk, published: Article
) -> None:
    claim = first(desk, published)
    desk.publish(claim, wording="The Halcyon had 412 people on board.")
    page = signed_in[Role.FACT_CHECKER].get(f"/en/desk/claims/{claim.public_id}").text
    assert "The Halcyon had 412 people on board.</textarea>" in page


def test_claims_are_called_alike_at_the_desk_and_by_readers(
    client: FlaskClient, signed_in: dict[Role, FlaskClient], desk: Desk, published: Article
) -> None:
    checking, aside, later = signed_in[Role.FACT_CHECKER], *desk.claims(published)[:2]
    path = f"/en/desk/claims/{aside.public_id}/set-aside"
    assert checking.post(path, data={"version": "1", "reason": "Everybody knows."}).status_code == 303
    assert "Claim 1 of" in checking.get(f"/en/desk/claims/{later.public_id}").text
    assert "Claim 1 in" in client.get(f"/en/claims/{later.public_id}").text
    assert "A claim set aside" in checking.get(f"/en/desk/claims/{aside.public_id}").text
