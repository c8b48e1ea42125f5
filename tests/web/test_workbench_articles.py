"""Taking articles in, what is known of them, and claims added on their words."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlmodel import func, select
from werkzeug.test import TestResponse

from factcheck.models import Article, Claim
from factcheck.models.values import ArticleState
from factcheck.services.store import Store
from tests.web.conftest import TEXT, WHOLE, Desk

ARABIC = "افتتح الميناء يوم الأحد. ونقلت العبّارة 412 راكبا."
FRENCH = "Le port a ouvert dimanche. Le ferry a transporté 412 passagers."
NEW = "/en/desk/articles/new"


def fields(**changes: str) -> dict[str, str]:
    """The form of a new article as a browser sends it."""
    return {"text": TEXT, "title": "The ferry", "shown": "sentences", "language": "", "direction": ""} | changes


def count(store: Store, table: type[Article] | type[Claim]) -> int:
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(table)).one()


def taken_in(store: Store) -> Article:
    with store.reading() as session:
        return session.exec(select(Article)).one()


def test_a_newsroom_without_articles_says_what_to_do(checking: FlaskClient) -> None:
    for path in ("/en/desk/articles", "/ar/desk/articles", "/en/queue", "/ar/queue"):
        page = checking.get(path)
        assert page.status_code == 200
        assert f'href="/{path[1:3]}/desk/articles/new"' in page.text


def test_an_article_is_taken_in_and_split(checking: FlaskClient, store: Store, desk: Desk) -> None:
    sent = fields(url="https://quay.example/ferry", publisher="The Quay", author="Ada Brink", published_on="2026-09-07")
    answer = checking.post(NEW, data=sent)
    made = taken_in(store)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/en/desk/articles/{made.public_id}")
    assert (made.title, made.url, made.publisher, made.author) == (
        "The ferry",
        "https://quay.example/ferry",
        "The Quay",
        "Ada Brink",
    )
    assert (str(made.published_on), made.language, made.direction, made.state) == (
        "2026-09-07",
        "en",
        "ltr",
        ArticleState.DRAFT,
    )
    page = checking.get(answer.headers["Location"]).text
    claims = desk.claims(made)
    assert len(claims) >= 4
    for claim in claims:
        assert f'href="/en/desk/claims/{claim.public_id}?pane=' in page or str(claim.public_id) in page
    assert "question" in page


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_arabic_is_found_and_can_be_corrected(checking: FlaskClient, store: Store, lang: str) -> None:
    checking.post(f"/{lang}/desk/articles/new", data=fields(text=ARABIC, title=""))
    made = taken_in(store)
    assert (made.language, made.direction) == ("ar", "rtl")
    page = checking.get(f"/{lang}/desk/articles/{made.public_id}").text
    assert f'<html lang="{lang}"' in page
    assert re.search(r'<h1 lang="ar" dir="rtl">', page)
    details = f"/{lang}/desk/articles/{made.public_id}/details"
    assert checking.get(details).status_code == 200
    answer = checking.post(details, data=fields(direction="ltr", version="1", text="") | {"title": "ع"})
    assert answer.status_code == 422, "the text is not a field of the details"
    sent = {key: value for key, value in fields(direction="ltr", version="1").items() if key != "text"}
    assert checking.post(details, data=sent).status_code == 303
    assert (taken_in(store).language, taken_in(store).direction) == ("ar", "ltr")


def test_details_that_somebody_changed_show_both(
    checking: FlaskClient, store: Store, desk: Desk, article: Article
) -> None:
    details = f"/en/desk/articles/{article.public_id}/details"
    sent = fields(title="The ferry, again", version="1", publisher="The Pier")
    del sent["text"]
    assert checking.post(details, data=sent).status_code == 303
    stale = checking.post(details, data=sent | {"title": "My ferry", "shown": "link"})
    assert stale.status_code == 409
    for said in ("My ferry", "The ferry, again", "The Pier"):
        assert said in stale.text
    assert re.search(r'<input type="radio" name="shown" value="link" checked>[^<]*Only a link', stale.text)
    assert 'name="version" value="2"' in stale.text
    without = checking.post(details, data={key: value for key, value in sent.items() if key != "version"})
    assert without.status_code == 428
    assert 'value="The ferry, again"' in without.text
    assert re.search(r'name="version"[^>]*value="2"', without.text)


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"text": ""}, "text"),
        ({"text": " \n\u200b "}, "text"),
        ({"text": "word " * 40_001}, "text"),
        ({"text": "The ferry\x07 sailed."}, "text"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "data:text/html,hello"}, "url"),
        ({"url": "//quay.example/ferry"}, "url"),
        ({"url": "https://user@quay.example/"}, "url"),
        ({"published_on": "tomorrow"}, "published_on"),
        ({"published_on": "2026-02-31"}, "published_on"),
        ({"title": "ferry " * 60}, "title"),
        ({"shown": "full"}, "rights"),
        ({"shown": "everything"}, "shown"),
        ({"language": "fr"}, "language"),
        ({"direction": "up"}, "direction"),
    ],
)
def test_what_does_not_do_is_refused_and_kept(
    checking: FlaskClient, store: Store, wrong: dict[str, str], field: str, lang: str
) -> None:
    sent = fields(author="Ada Brink", **({"text": TEXT} | wrong) if "text" in wrong else {**wrong})
    answer = checking.post(f"/{lang}/desk/articles/new", data=sent)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text, "the summary leads to the field"
    assert 'value="Ada Brink"' in answer.text
    if field != "text":
        assert "The ferry Halcyon carried 412" in answer.text
    assert count(store, Article) == 0


def test_a_form_far_too_large_is_refused(checking: FlaskClient, store: Store) -> None:
    assert checking.post(NEW, data=fields(text="x" * 2_100_000)).status_code == 413
    assert count(store, Article) == 0


def test_a_field_that_does_not_belong_is_refused(checking: FlaskClient, store: Store) -> None:
    for name in ("state", "slug", "created_by", "id"):
        answer = checking.post(NEW, data=fields(**{name: "1"}))
        assert answer.status_code == 422
        assert "The ferry Halcyon" in answer.text
    assert count(store, Article) == 0


def upload(checking: FlaskClient, data: bytes, **changes: str) -> TestResponse:
    sent: dict[str, object] = {**fields(text="", **changes), "file": (io.BytesIO(data), "ferry.txt")}
    return checking.post(NEW, data=sent, content_type="multipart/form-data")


def test_a_text_file_is_taken_in(checking: FlaskClient, store: Store) -> None:
    assert upload(checking, TEXT.encode()).status_code == 303
    assert upload(checking, ARABIC.encode("utf-16"), title="").status_code == 303
    with store.reading() as session:
        assert {made.language for made in session.exec(select(Article))} == {"ar", "en"}


@pytest.mark.parametrize("data", [b"%PDF-1.7 \x00\x01\x02", b"\xff\xd8\xff\xe0" + bytes(range(256)), b"\x80\x81 \xfe"])
def test_a_file_that_is_no_text_is_refused(checking: FlaskClient, store: Store, data: bytes) -> None:
    answer = upload(checking, data)
    assert answer.status_code == 422
    assert 'href="#file"' in answer.text
    assert 'value="The ferry"' in answer.text
    assert count(store, Article) == 0


def test_what_was_in_a_file_stays_when_something_else_is_wrong(checking: FlaskClient) -> None:
    answer = upload(checking, TEXT.encode(), url="ftp://quay.example")
    assert answer.status_code == 422
    assert "The ferry Halcyon carried 412" in answer.text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_a_language_without_a_splitter_has_a_claim_a_sentence_and_says_so(
    checking: FlaskClient, store: Store, desk: Desk, lang: str
) -> None:
    answer = checking.post(f"/{lang}/desk/articles/new", data=fields(text=FRENCH, language="und"))
    made = taken_in(store)
    assert (made.language, made.direction) == ("und", "ltr")
    assert [claim.text for claim in desk.claims(made)] == [
        "Le port a ouvert dimanche.",
        "Le ferry a transporté 412 passagers.",
    ]
    assert 'class="note w"' in checking.get(answer.headers["Location"]).text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_an_article_without_a_claim_says_what_to_do(checking: FlaskClient, store: Store, lang: str) -> None:
    answer = checking.post(f"/{lang}/desk/articles/new", data=fields(text="Who sailed? And who paid for it?"))
    made = taken_in(store)
    assert count(store, Claim) == 0
    page = checking.get(answer.headers["Location"]).text
    assert 'class="note w"' in page
    assert f'action="/{lang}/desk/articles/{made.public_id}/claims"' in page


def test_a_form_sent_twice_is_one_article(checking: FlaskClient, store: Store) -> None:
    first, second = (checking.post(NEW, data=fields(once="a token")) for _ in range(2))
    assert count(store, Article) == 1
    assert first.status_code == second.status_code == 303
    assert second.headers["Location"] == first.headers["Location"]
    other = checking.post(NEW, data=fields(once="a token", title="Another ferry"))
    assert other.status_code == 422
    assert 'value="Another ferry"' in other.text
    assert count(store, Article) == 1


def test_fact_checkers_publish_no_article(checking: FlaskClient, article: Article) -> None:
    path = f"/en/articles/{article.public_id}/publish"
    assert path not in checking.get(f"/en/desk/articles/{article.public_id}").text
    assert checking.post(path).status_code == 403


def test_readers_see_nothing_of_a_draft(client: FlaskClient, article: Article, desk: Desk) -> None:
    claim = desk.claims(article)[0]
    for path in (f"articles/{article.slug}", f"claims/{claim.public_id}", f"claims/{claim.public_id}/history"):
        for headers in ({}, {"HX-Request": "true"}):
            answer = client.get(f"/en/{path}", headers=headers)
            assert answer.status_code == 404
            assert article.title not in answer.text
    for path in (f"desk/articles/{article.public_id}", f"desk/claims/{claim.public_id}"):
        assert client.get(f"/en/{path}").status_code == 303


Add = Callable[..., TestResponse]


@pytest.fixture
def add(checking: FlaskClient, article: Article) -> Add:
    """Send the form for a claim on chosen words of the article."""

    def send(**sent: str) -> TestResponse:
        return checking.post(f"/en/desk/articles/{article.public_id}/claims", data=sent)

    return send


def test_a_claim_is_added_on_chosen_words(add: Add, store: Store, desk: Desk, article: Article) -> None:
    start = WHOLE.index("12 people")
    answer = add(start=str(start), end=str(start + 9), once="a token")
    made = next(claim for claim in desk.claims(article) if claim.by_hand)
    assert (answer.status_code, answer.headers["Location"]) == (303, f"/en/desk/claims/{made.public_id}")
    assert (made.quote, made.text, made.start) == ("12 people", "12 people", start)
    again = add(start=str(start), end=str(start + 9), once="a token")
    assert again.headers["Location"] == answer.headers["Location"]
    assert add(start=str(start), end=str(start + 9), once="a token", text="Else.").status_code == 422
    assert sum(claim.by_hand for claim in desk.claims(article)) == 1


@pytest.mark.parametrize(
    ("start", "end"), [("", ""), ("5", ""), ("5", "5"), ("9", "5"), ("-1", "5"), ("0", "9999"), ("x", "y")]
)
def test_words_that_cannot_be_chosen_are_refused(add: Add, desk: Desk, article: Article, start: str, end: str) -> None:
    answer = add(start=start, end=end, text="A sentence of mine.")
    assert answer.status_code == 422
    assert "A sentence of mine." in answer.text
    assert re.search(r'<details id="add-claim" open>', answer.text)
    assert not any(claim.by_hand for claim in desk.claims(article))


def test_sending_the_form_without_choosing_says_what_to_do(add: Add) -> None:
    assert "Select the words of the article first" in add(start="", end="").text


def test_words_can_be_chosen_without_a_script(checking: FlaskClient, article: Article) -> None:
    path = f"/en/desk/articles/{article.public_id}"
    page = checking.get(path, query_string={"sentence": "3"}).text
    chosen = re.search(r'<select[^>]* name="end">(.*?)</select>', page, re.DOTALL)
    assert chosen is not None
    words = re.findall(r'<option value="(\d+)"[^>]*>\d+\. ([^<]+)</option>', chosen[1])
    assert [word for _, word in words] == [
        "The",
        "harbour",
        "office",
        "said",
        "that",
        "12",
        "people",
        "were",
        "injured",
    ]
    assert int(words[-1][0]) == WHOLE.index("injured") + len("injured")
    for odd in ("0", "99", "-1", "two", ""):
        assert checking.get(path, query_string={"sentence": odd}).status_code == 200


def test_another_sentence_can_be_chosen_after_a_refusal(checking: FlaskClient, add: Add) -> None:
    page = add(start="", end="", text="A sentence of mine.").text
    action = re.search(r'<form action="([^"#]+)#add"', page)
    assert action is not None
    again = checking.get(action[1], query_string={"sentence": "2"})
    assert again.status_code == 200
    assert 'name="end"><option' in again.text


def test_the_way_from_the_desk_leads_to_an_open_form(checking: FlaskClient, article: Article, desk: Desk) -> None:
    page = checking.get(f"/en/desk/claims/{desk.claims(article)[0].public_id}").text
    there = re.search(rf'href="(/en/desk/articles/{article.public_id}[^"]*)#add"', page)
    assert there is not None
    assert '<details id="add-claim" open>' in checking.get(there[1].replace("&amp;", "&")).text
    assert '<details id="add-claim">' in checking.get(f"/en/desk/articles/{article.public_id}").text


def test_a_refused_choice_of_words_is_still_chosen(add: Add) -> None:
    first, last = WHOLE.index("office"), WHOLE.index("people") + 6
    page = add(start=str(first), end=str(last), text="word " * 300).text
    assert f'<option value="{first}" selected>' in page
    assert f'<option value="{last}" selected>' in page


def test_odd_names_in_an_address_break_no_page(checking: FlaskClient, article: Article) -> None:
    for path in ("/en/desk/articles", f"/en/desk/articles/{article.public_id}", "/en/queue", "/en/desk/search"):
        for odd in ("endpoint=x", "_external=1&_scheme=javascript", "_anchor=x", "lang=xx", "_method=POST", "self=1"):
            answer = checking.get(f"{path}?{odd}")
            assert answer.status_code == 200, (path, odd)
            assert "javascript:" not in answer.text
