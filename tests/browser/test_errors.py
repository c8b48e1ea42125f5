"""Errors are seen: in the live region of a page that stays as it is, and as pages that say what to do."""

from __future__ import annotations

import re
from urllib.parse import urlencode

import pytest
from playwright.sync_api import Page, Route, expect

from factcheck.models import Article, Claim
from factcheck.models.values import Role
from tests.browser.axe import violations
from tests.browser.newsroom import OwnNewsroom, ready

TEXT = "The ferry to Lindmouth sank in 1902. It carried 31 passengers."
MINE = "The ferry to Lindmouth sank in the winter of 1902."


@pytest.fixture
def article(own_newsroom: OwnNewsroom) -> Article:
    return own_newsroom.article(TEXT)


@pytest.fixture
def claim(own_newsroom: OwnNewsroom, article: Article) -> Claim:
    return own_newsroom.claims(article)[0]


def write(page: Page, claim: Claim, language: str = "en") -> None:
    page.goto(f"/{language}/desk/claims/{claim.public_id}")
    ready(page)
    page.click("#edit-wording summary")
    page.fill("#wording-text", MINE)


def at_no_claim(route: Route) -> None:
    """Have the server refuse this request: it is about a claim that is not there."""
    route.continue_(url=re.sub(r"[0-9a-f-]{36}", "00000000-0000-4000-8000-000000000000", route.request.url))


def without_token(route: Route) -> None:
    route.continue_(post_data=urlencode({"text": MINE, "version": "1"}))


@pytest.mark.parametrize(("language", "word"), [("en", "no such claim"), ("ar", "لا وجود")])
def test_a_refused_fragment_says_why_and_leaves_the_page(
    own_newsroom: OwnNewsroom, claim: Claim, language: str, word: str
) -> None:
    with own_newsroom.window(Role.FACT_CHECKER, language=language) as page:
        write(page, claim, language)
        page.route("**/wording", at_no_claim)
        with page.expect_response("**/wording") as answered:
            page.click("#save-wording")
        live = page.locator("#live")
        expect(live).to_contain_text(word)
        expect(live).to_contain_text(answered.value.headers["x-request-id"])
        expect(page.locator("#wording-text")).to_have_value(MINE)
        assert answered.value.status == 404
        assert violations(page) == []


def test_an_expired_form_comes_back_as_one_that_can_be_sent(
    own_newsroom: OwnNewsroom, article: Article, claim: Claim
) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        write(page, claim)
        page.route("**/wording", without_token)
        page.click("#save-wording")
        again = page.locator(".error button")
        expect(again).to_have_text("Send it again")
        expect(page.locator(".error")).to_contain_text("expired")
        page.unroute("**/wording")
        again.click()
        expect(page.locator(".stand").first).to_contain_text("in the winter of 1902")
    assert own_newsroom.claims(article)[0].text == MINE


@pytest.mark.parametrize(("language", "word"), [("en", "cannot be reached"), ("ar", "غرفة الأخبار")])
def test_a_server_that_is_gone_is_said_so_until_it_is_back(
    own_newsroom: OwnNewsroom, article: Article, claim: Claim, language: str, word: str
) -> None:
    with own_newsroom.window(Role.FACT_CHECKER, language=language) as page:
        write(page, claim, language)
        page.route("**/wording", lambda route: route.abort("connectionrefused"))
        page.click("#save-wording")
        live = page.locator("#live")
        expect(live).to_contain_text(word)
        expect(live).to_be_in_viewport()
        expect(page.locator("#wording-text")).to_have_value(MINE)
        page.context.set_offline(True)
        expect(live).to_contain_text(word)
        page.context.set_offline(False)
        expect(live).to_be_empty()
        page.unroute("**/wording")
        page.click("#save-wording")
        expect(page.locator(".stand").first).to_contain_text("in the winter of 1902")
    assert own_newsroom.claims(article)[0].text == MINE
