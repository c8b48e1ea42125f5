"""Two people on one claim, and a session that ends while somebody writes: nothing that was typed is lost."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from factcheck.models import Article, Claim
from factcheck.models.values import Role, SourceKind, Stance
from factcheck.services import claims, history, sources
from factcheck.services.sources import SourceDetails
from tests.browser.axe import violations
from tests.browser.newsroom import OwnNewsroom, ready, sign_in

TEXT = "The lighthouse at Skarvik was lit in 1884. Its keeper rows 3 miles every morning."
MINE = "The lighthouse at Skarvik was first lit in 1884, says the stone above its door."
THEIRS = "The lighthouse at Skarvik was lit in the year 1884."
MERGED = "The lighthouse at Skarvik was first lit in the year 1884."
BOTH = pytest.mark.parametrize("script", [pytest.param(True, id="script"), pytest.param(False, id="no-script")])


@pytest.fixture
def article(own_newsroom: OwnNewsroom) -> Article:
    return own_newsroom.article(TEXT)


@pytest.fixture
def claim(own_newsroom: OwnNewsroom, article: Article) -> Claim:
    return own_newsroom.claims(article)[0]


def fresh(own: OwnNewsroom, article: Article) -> Claim:
    return own.claims(article)[0]


def desk(page: Page, claim: Claim) -> None:
    page.goto(f"/en/desk/claims/{claim.public_id}")


def write(page: Page, text: str) -> None:
    page.click("#edit-wording summary")
    page.fill("#wording-text", text)


def statuses_of_posts(page: Page) -> list[int]:
    """The status of every answer to a form that this page sends from now on."""
    seen: list[int] = []
    page.on("response", lambda answer: seen.append(answer.status) if answer.request.method == "POST" else None)
    return seen


@BOTH
def test_both_texts_are_shown_and_one_is_saved(
    own_newsroom: OwnNewsroom, article: Article, claim: Claim, script: bool
) -> None:
    with own_newsroom.window(Role.FACT_CHECKER, script=script) as page:
        desk(page, claim)
        write(page, MINE)
        claims.rewrite(own_newsroom.store, own_newsroom.actor(Role.EDITOR), claim.public_id, claim.version, THEIRS)
        answers = statuses_of_posts(page)
        page.click("#save-wording")
        expect(page.locator(".stale textarea[name=text]")).to_have_value(MINE)
        expect(page.locator(".stale blockquote")).to_have_text(THEIRS)
        assert answers == [409]
        assert not script or violations(page) == []
        assert fresh(own_newsroom, article).text == THEIRS
        page.fill(".stale textarea[name=text]", MERGED)
        page.click(".stale button.pri")
        expect(page.locator(".stale")).to_have_count(0)
        if script:
            ready(page)
        expect(page.locator("#wording-text")).to_have_value(MERGED)
        expect(page.locator("#edit-wording [data-draft-status]")).to_have_text("")
    assert fresh(own_newsroom, article).text == MERGED
    written = [entry.texts.get("after") for entry in history.of_claim(own_newsroom.store, claim.public_id)]
    assert {THEIRS, MERGED} <= set(written)


@BOTH
def test_a_verdict_on_a_wording_that_changed_keeps_all_that_was_typed(
    own_newsroom: OwnNewsroom, article: Article, claim: Claim, script: bool
) -> None:
    with own_newsroom.window(Role.FACT_CHECKER, script=script) as page:
        desk(page, claim)
        form = page.locator("form[data-verdict]")
        form.locator('input[name=rating][value="true"]').check()
        form.locator("textarea[name=reason]").fill("The stone says so.")
        form.locator("textarea[name=exception]").fill("The stone cannot be attached.")
        claims.rewrite(own_newsroom.store, own_newsroom.actor(Role.EDITOR), claim.public_id, claim.version, THEIRS)
        form.locator("button.pri").click()
        expect(page.locator(".stale textarea[name=wording]")).to_have_value(claim.text)
        expect(page.locator(".stale blockquote")).to_have_text(THEIRS)
        expect(page.locator(".stale")).to_contain_text("The stone says so.")
        page.fill(".stale textarea[name=wording]", THEIRS)
        page.click(".stale button.pri")
        expect(page.locator("#verdict")).to_contain_text("The stone says so.")
    assert fresh(own_newsroom, article).state == "proposed"


def test_a_source_that_somebody_changed_shows_chosen_values_in_words(
    own_newsroom: OwnNewsroom, article: Article, claim: Claim
) -> None:
    said = SourceDetails(kind=SourceKind.DOCUMENT, stance=Stance.CONTEXT, title="The stone")
    checker, editor = own_newsroom.actor(Role.FACT_CHECKER), own_newsroom.actor(Role.EDITOR)
    source = sources.attach(own_newsroom.store, checker, claim.public_id, said)
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        page.goto(f"/en/desk/sources/{source.public_id}")
        page.check('input[name=stance][value="supports"]')
        page.fill("input[name=title]", "The stone above the door")
        other = SourceDetails(kind=SourceKind.IMAGE, stance=Stance.REFUTES, title="A stone", is_primary=True)
        sources.change(own_newsroom.store, editor, source.public_id, source.version, other)
        page.click("form[data-draft=source] button.pri")
        expect(page.locator('.stale label:has(input[name=kind][value="image"])')).to_contain_text("Image")
        assert violations(page) == []
        page.check('.stale input[name=is_primary][value="y"]')
        page.check('.stale input[name=kind][value="image"]')
        page.click(".stale button.pri")
        expect(page.locator("#sources .src")).to_contain_text("The stone above the door")
    kept, _ = sources.read(own_newsroom.store, checker, source.public_id)
    assert (kept.kind, kept.stance, kept.is_primary) == ("image", "supports", True)


@BOTH
def test_after_a_lost_session_the_text_is_still_there(
    own_newsroom: OwnNewsroom, article: Article, claim: Claim, script: bool
) -> None:
    with own_newsroom.window(script=script) as page:
        sign_in(page, Role.FACT_CHECKER)
        desk(page, claim)
        write(page, MINE)
        page.context.clear_cookies()
        page.click("#save-wording")
        expect(page.locator("input[name=password]")).to_be_visible()
        sign_in(page, Role.FACT_CHECKER)
        expect(page.locator("#wording-text")).to_be_visible()
        expect(page.locator("#wording-text")).to_have_value(MINE)
        assert fresh(own_newsroom, article).text == claim.text
        page.click("#save-wording")
        expect(page.locator(".stand").first).to_contain_text("stone above its door")
    assert fresh(own_newsroom, article).text == MINE


@BOTH
def test_an_article_pasted_after_the_session_ended_is_kept(own_newsroom: OwnNewsroom, script: bool) -> None:
    with own_newsroom.window(script=script) as page:
        sign_in(page, Role.FACT_CHECKER)
        page.goto("/en/desk/articles/new")
        page.fill("#text", TEXT)
        page.fill("#title", "A light that waited")
        page.context.clear_cookies()
        page.click("form[data-draft=article] button.pri")
        sign_in(page, Role.FACT_CHECKER)
        expect(page.locator("#text")).to_have_value(TEXT)
        page.click("form[data-draft=article] button.pri")
        page.wait_for_url(re.compile(r"/desk/articles/[0-9a-f-]{36}$"))
        expect(page.locator("h1")).to_have_text("A light that waited")
