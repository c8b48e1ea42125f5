"""Characters that nobody sees are kept, in their places, and have a sign at the desk."""

from __future__ import annotations

import html
import re

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from factcheck.services import articles
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.web.unseen import count, signed

ODD = "\u202e\u200b\u200f\u2067\u2069\ufeff\u00ad\u200d\u200c"


@given(st.text(st.characters() | st.sampled_from(f"{ODD}<>&\"'ا😀")))
def test_a_sign_adds_no_character_and_loses_none(text: str) -> None:
    said = str(signed(text))
    assert html.unescape(re.sub(r"<span[^>]*>|</span>", "", said)) == html.unescape(html.escape(text))
    assert said.count("<span") == count(text)


def test_joiners_stay_within_their_words() -> None:
    assert count("می\u200cخواهم 👩\u200d👦") == 0


def test_the_desk_says_that_they_are_there_and_which(checking: FlaskClient, store: Store, checker: Actor) -> None:
    text = "The ferry carried \u202e214\u202c passengers on Sunday."
    made = articles.create(store, checker, text, ArticleDetails(title="News"))
    read = articles.read(store, checker, made.public_id)
    assert text in read.revision.text
    page = checking.get(f"/en/desk/articles/{made.public_id}").text
    assert "2 characters of this text cannot be seen" in page
    assert 'title="U+202E RIGHT-TO-LEFT OVERRIDE">\u202e</span>' in page


def test_a_text_without_any_says_nothing(checking: FlaskClient, store: Store, checker: Actor) -> None:
    made = articles.create(store, checker, "The ferry sank.", ArticleDetails(title="News"))
    page = checking.get(f"/en/desk/articles/{made.public_id}").text
    assert "cannot be seen" not in page
    assert 'class="unseen"' not in page
