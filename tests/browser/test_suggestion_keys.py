"""Suggested links by keyboard: from one to the next, decided by their numbers, rejected with a reason, taken back."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Claim
from factcheck.models.values import Role
from tests.browser.newsroom import WAIT, OwnNewsroom, ready

SAID = "The funicular of Brenk carries {} guests a day."
OPEN = "[data-suggestion]"


@pytest.fixture(scope="module")
def claim(own_newsroom: OwnNewsroom) -> Claim:
    """A claim that three others are near to."""
    for number in (310, 320, 330):
        own_newsroom.article(SAID.format(number))
    return own_newsroom.claims(own_newsroom.article(SAID.format(300)))[0]


def desk(page: Page, claim: Claim) -> None:
    page.goto(f"/en/desk/claims/{claim.public_id}")
    ready(page)


def test_suggestions_are_decided_without_a_pointer(own_newsroom: OwnNewsroom, claim: Claim) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claim)
        waiting = page.locator(OPEN)
        number = waiting.count()
        assert number >= 3
        page.keyboard.press("l")
        expect(waiting.nth(0).locator("a").first).to_be_focused()
        page.keyboard.press("l")
        expect(waiting.nth(1).locator("a").first).to_be_focused()
        page.keyboard.press("7")  # related
        expect(waiting).to_have_count(number - 1, timeout=WAIT)
        expect(page.locator(".sg.confirmed")).to_have_count(1, timeout=WAIT)
        expect(waiting.first.locator("a").first).to_be_focused()  # on to the next one
        assert page.locator("form[data-verdict] input[name=rating]:checked").count() == 0
        page.keyboard.press("z")
        expect(waiting).to_have_count(number, timeout=WAIT)


def test_a_rejection_asks_for_its_reason(own_newsroom: OwnNewsroom, claim: Claim) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claim)
        waiting = page.locator(OPEN)
        number = waiting.count()
        page.keyboard.press("l")
        page.keyboard.press("x")
        note = waiting.first.locator("input[name=note]")
        expect(note).to_be_focused()
        page.keyboard.type("Another funicular, 7 of them")  # letters and digits decide nothing here
        expect(waiting).to_have_count(number, timeout=WAIT)
        waiting.first.locator("button[value=rejected]").click()
        expect(page.locator("#rejected-links")).to_be_visible(timeout=WAIT)
        expect(waiting).to_have_count(number - 1, timeout=WAIT)
        page.locator("#rejected-links > summary").click()
        expect(page.locator(".sg.rejected")).to_contain_text("Another funicular, 7 of them")


def test_elsewhere_a_digit_chooses_a_rating(own_newsroom: OwnNewsroom, claim: Claim) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claim)
        page.keyboard.press("2")
        expect(page.locator("form[data-verdict] input[name=rating]").nth(1)).to_be_checked()
