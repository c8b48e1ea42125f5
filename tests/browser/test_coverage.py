"""What became of each sentence, on an article's page in a browser: shown on demand, and a claim made of one."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from factcheck.models.values import Role
from tests.browser.newsroom import OwnNewsroom

TEXT = "The quay cost 20 million dinars. Who paid for it? The mayor opened it."
ARABIC = "كلف الرصيف 20 مليون دينار. من دفع ثمنه؟ افتتحه رئيس البلدية."


@pytest.mark.parametrize(("language", "text"), [("en", TEXT), ("ar", ARABIC)])
@pytest.mark.parametrize("script", [True, False])
def test_a_sentence_that_gave_no_claim_becomes_one(
    own_newsroom: OwnNewsroom, language: str, text: str, script: bool
) -> None:
    article = own_newsroom.article(text, title=f"Quay {language} {script}")
    before = len(own_newsroom.claims(article))
    with own_newsroom.window(Role.FACT_CHECKER, script=script, language=language) as page:
        page.goto(f"/{language}/desk/articles/{article.public_id}?show=none")
        page.locator(".cover a").first.click()
        expect(page.locator('#add textarea[name="text"], #add [name="text"]').first).to_be_visible()
        page.locator("#add form button.pri").click()
        page.wait_for_load_state()
    claims = own_newsroom.claims(article)
    assert len(claims) == before + 1
    question = next(claim for claim in claims if claim.by_hand)
    assert question.quote.rstrip("?؟") in text
    assert any(word in question.quote for word in ("paid", "دفع"))
