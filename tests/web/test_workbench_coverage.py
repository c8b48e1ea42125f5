"""What an article's page at the desk says of each sentence: what became of it, why, and how to make a claim of it."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient

from tests.web.test_workbench_articles import fields

TEXT = (
    "The ferry Halcyon carried 412 people on Sunday. Who paid for it?\n\n"
    "The cost\n\n"
    "The mayor said that the new quay cost 20 million. Photo: Corna Press.\n\n"
    "Two ships sank in 2019."
)
PERSIAN = "بندر کرنا روز یکشنبه پس از تعمیرات باز شد. آیا بهای بلیت بالا رفت؟ کشتی ۴۱۲ نفر را جابه‌جا کرد۔"


def taken(checking: FlaskClient, lang: str, text: str = TEXT, **query: str) -> str:
    """The page of an article that was taken in."""
    made = checking.post(f"/{lang}/desk/articles/new", data=fields(text=text, title=""))
    return checking.get(made.headers["Location"], query_string=query).text


def rows(page: str) -> list[str]:
    return re.findall(r'<div class="rowp">.*?(?=<div class="rowp">|</div>\s*</div>\s*</main>|\Z)', page, re.DOTALL)


def words(html: str) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


def test_the_outcomes_are_counted_in_words(checking: FlaskClient) -> None:
    assert "6 sentences: 3 with claims, one question, one heading, one skipped" in words(taken(checking, "en"))
    assert "6 جمل: 3 فيها ادعاءات، سؤال واحد، عنوان واحد، واحدة متروكة" in words(taken(checking, "ar"))


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        ("en", ("A question claims nothing.", "A heading names what follows", "a byline")),
        ("ar", ("السؤال لا يدّعي شيئا.", "العنوان يسمّي ما يليه", "اسم الكاتب")),
    ],
)
def test_each_sentence_without_a_claim_says_why_in_words_and_by_a_sign(
    checking: FlaskClient, lang: str, told: tuple[str, ...]
) -> None:
    page = taken(checking, lang)
    for reason in told:
        assert reason in words(page)
    marked = re.findall(
        r'<span class="quiet o-(\w+)">.*?</span>\s*<span class="cov o-\1"[^>]*>\s*<svg', page, re.DOTALL
    )
    assert sorted(marked) == ["heading", "question", "skipped"]


def test_only_what_gave_no_claim_is_shown_on_demand(checking: FlaskClient) -> None:
    page = taken(checking, "en", show="none")
    assert 'aria-current="page">Gave no claim' in page
    assert "Two ships sank" not in "".join(rows(page))
    assert all('class="quiet' in row for row in rows(page))
    assert "Two ships sank" in "".join(rows(taken(checking, "en", show="claims")))
    assert len(rows(taken(checking, "en", show="odd"))) == len(rows(taken(checking, "en"))) == 4


def test_one_click_offers_a_claim_of_a_sentence_without_one(checking: FlaskClient) -> None:
    page = taken(checking, "en")
    there = re.findall(r'href="(/en/desk/articles/[^"]*sentence=\d+)#add">', page)
    assert len(there) == 3
    form = checking.get(there[0].replace("&amp;", "&")).text
    chosen = re.search(r'<select[^>]* name="end">(.*?)</select>', form, re.DOTALL)
    assert '<details id="add-claim" open>' in form
    assert chosen
    assert re.findall(r"\d+\. ([^<]+)<", chosen[1]) == ["Who", "paid", "for", "it"]


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_another_language_is_shown_from_its_own_side(checking: FlaskClient, lang: str) -> None:
    page = taken(checking, lang, PERSIAN)
    assert 'class="note w"' in page
    assert all('class="txt" dir="rtl"' in row for row in rows(page))
    assert page.count('class="card stack-s claimrow"') == 2
