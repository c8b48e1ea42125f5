"""Two people change one thing: the page with both texts."""

from __future__ import annotations

import re

from flask import Flask

from factcheck.models import Article
from factcheck.services.errors import Stale
from tests.web.conftest import Desk

MINE = "The ferry carried <b>413</b> people."


def stale_page(app: Flask, desk: Desk, article: Article, **headers: str) -> tuple[int, str]:
    claim = desk.claims(article)[0]
    data = {"text": MINE, "version": "1", "reason": "A word of mine", "csrf_token": "x", "once": "y"}
    with app.test_request_context("/en/desk/claims/1/wording", method="POST", data=data, headers=headers):
        app.preprocess_request()
        answer = app.make_response(app.handle_user_exception(Stale("claim_changed", current=claim)))
        return answer.status_code, answer.get_data(as_text=True)


def test_both_texts_are_there_and_can_be_saved_over(app: Flask, desk: Desk, article: Article) -> None:
    claim = desk.claims(article)[0]
    status, page = stale_page(app, desk, article, Referer="http://localhost/en/desk/claims/1")
    assert status == 409
    assert re.search(
        r'<textarea[^>]*name="text"[^>]*>The ferry carried &lt;b&gt;413&lt;/b&gt; people\.</textarea>', page
    )
    assert f'<blockquote dir="auto">{claim.text}</blockquote>' in page
    assert 'name="reason" value="A word of mine"' in page
    assert f'name="version" value="{claim.version}"' in page
    assert 'href="/en/desk/claims/1"' in page


def test_htmx_gets_a_fragment(app: Flask, desk: Desk, article: Article) -> None:
    status, page = stale_page(app, desk, article, **{"HX-Request": "true"})
    assert status == 409
    assert "<html" not in page
    assert "&lt;b&gt;413&lt;/b&gt;" in page
