"""The main path, shortened, on a long article that lies beside the checkout."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from factcheck.models.values import Role
from tests.bench.figure import SHARED
from tests.browser.newsroom import OwnNewsroom
from tests.browser.test_main_path import attach

ARTICLE = SHARED / "articles" / "kazakhstan-csto.ar.txt"


@pytest.fixture
def seed() -> str:
    if not ARTICLE.is_file():
        pytest.skip(f"needs the article {ARTICLE.name} in the folder shared/articles beside the checkout")
    return Path(ARTICLE).read_text(encoding="utf-8")


def test_a_long_article_goes_from_its_text_to_readers(own_newsroom: OwnNewsroom, seed: str) -> None:
    with own_newsroom.window(Role.FACT_CHECKER, language="ar") as page:
        page.goto("/ar/desk/articles/new")
        page.fill("#text", seed)
        page.fill("#published_on", "2022-01-06")
        page.click("form[data-draft=article] button.pri")
        page.wait_for_url(re.compile(r"/desk/articles/[0-9a-f-]{36}$"))
        there = page.url
        expect(page.locator("h1")).to_have_attribute("dir", "rtl")
        rows = page.locator(".claimrow")
        assert rows.count() >= 20
        quoted = page.locator("[data-article-text] p.txt").all_inner_texts()
        assert sum(map(len, quoted)) > len(seed) * 0.8
        rows.first.locator("a").click()
        page.wait_for_url("**/desk/claims/**")
        claim_address = page.url
        attach(page, "link", "supports", "أرشيف الاختبار", "https://archive.example/1", "كلمات المصدر")
        form = page.locator("form[data-verdict]")
        page.keyboard.press("1")
        form.locator("textarea[name=reason]").fill("هذا سبب كتب للاختبار.")
        page.keyboard.press("Control+Enter")
        expect(form).to_have_count(0)
        sentence = page.locator("#wording-text").input_value()
    with own_newsroom.window(Role.EDITOR, script=False, language="ar") as page:
        page.goto(claim_address)
        page.click('form[action*="/approve"] button')
        expect(page.locator('form[action*="/approve"]')).to_have_count(0)
        page.goto(there)
        page.click('form[action*="/publish"] button')
        expect(page.locator('form[action*="/publish"]')).to_have_count(0)
        page.click('a[href^="/ar/articles/"]')
        address = page.url
    with own_newsroom.window(language="ar") as page:
        page.goto(address)
        expect(page.locator("html")).to_have_attribute("dir", "rtl")
        page.click("#legend-true")
        expect(page.locator(".vnote")).to_have_count(1)
        expect(page.locator(".vnote")).to_contain_text("هذا سبب كتب للاختبار.")
        page.locator('.vnote .acts a[href*="/claims/"]').first.click()
        expect(page.locator("h1")).to_have_text(sentence)
