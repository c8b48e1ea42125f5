"""The queue with its filters, the search, and the help."""

from __future__ import annotations

import re
from urllib.parse import quote

import pytest
from flask.testing import FlaskClient

from factcheck.models import Article, Claim
from tests.web.conftest import Desk

HTMX = {"HX-Request": "true"}


@pytest.fixture
def claims(desk: Desk, article: Article) -> list[Claim]:
    return desk.claims(article)


def listed(page: str) -> list[str]:
    """The ids of the claims in the queue, in its order."""
    return re.findall(r'<h3[^>]*><a href="/\w+/desk/claims/([0-9a-f-]{36})', page)


def ids(claims: list[Claim]) -> set[str]:
    return {str(claim.public_id) for claim in claims}


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_queue_has_every_claim_worth_most_first(checking: FlaskClient, claims: list[Claim], lang: str) -> None:
    page = checking.get(f"/{lang}/queue")
    assert page.status_code == 200
    by_worth = sorted(claims, key=lambda claim: -claim.checkworthiness)
    assert listed(page.text)[0] == str(by_worth[0].public_id)
    assert set(listed(page.text)) == ids(claims)


def test_a_filter_lives_in_the_address(checking: FlaskClient, desk: Desk, claims: list[Claim]) -> None:
    desk.propose(claims[0])
    proposed = checking.get("/en/queue?state=proposed").text
    assert listed(proposed) == [str(claims[0].public_id)]
    assert re.search(r'id="filter-state-proposed"[^>]*aria-current="true"', proposed)
    assert 'class="pill" href="/en/queue"' in proposed, "taking it away leads to all"
    both = checking.get("/en/queue?state=proposed&assignee=nobody").text
    assert listed(both) == []
    assert 'class="empty"' in both
    assert 'href="/en/queue"' in both


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("language=en", 4),
        ("language=ar", 0),
        ("kind=quantity", None),
        ("assignee=me", 0),
        ("assignee=nobody", 4),
        ("age=today", 4),
        ("age=older", 0),
        ("q=injured", 1),
        ("q=INJURED", 1),
        ("q=%25", 0),
        ("order=oldest", 4),
        ("order=article", 4),
    ],
)
def test_each_filter(checking: FlaskClient, claims: list[Claim], asked: str, number: int | None) -> None:
    assert len(claims) == 4
    expected = sum(claim.kind == "quantity" for claim in claims) if number is None else number
    assert len(listed(checking.get(f"/en/queue?{asked}").text)) == expected


def test_the_queue_of_one_article(checking: FlaskClient, article: Article, claims: list[Claim]) -> None:
    page = checking.get(f"/en/queue?article={article.public_id}&order=article").text
    assert set(listed(page)) == ids(claims)
    assert re.search(r'<a class="pill" href="/en/queue\?order=article"[^>]*>.*?The ferry</a>', page), (
        "it can be taken away"
    )
    assert f'<input type="hidden" name="article" value="{article.public_id}">' in page, "a search keeps it"
    assert listed(checking.get("/en/queue?article=00000000-0000-4000-8000-000000000000").text) == []


def test_a_rating_that_is_out_filters(checking: FlaskClient, desk: Desk, claims: list[Claim]) -> None:
    desk.publish(claims[1], rating="false")
    assert listed(checking.get("/en/queue?rating=false").text) == [str(claims[1].public_id)]
    assert listed(checking.get("/en/queue?rating=true").text) == []


@pytest.mark.parametrize(
    "odd",
    [
        "page=0",
        "page=-5",
        "page=99999999999999999999999",
        "page=two",
        "order=random",
        "article=nothing",
        "state=%00",
        "kind=" + "k" * 3_000,
        "q=" + "w" * 3_000,
        "q=%00",
        "q=%D8",
        "assignee=1",
        "rating=none",
        "age=forever",
        "aside",
        "endpoint=x",
    ],
)
@pytest.mark.parametrize("lang", ["ar", "en"])
def test_odd_filters_break_nothing(checking: FlaskClient, claims: list[Claim], lang: str, odd: str) -> None:
    assert checking.get(f"/{lang}/queue?{odd}").status_code == 200


def test_htmx_gets_the_list_alone(checking: FlaskClient, claims: list[Claim]) -> None:
    answer = checking.get("/en/queue?state=to_do", headers=HTMX)
    assert answer.text.lstrip().startswith('<div id="queue"')
    assert "<html" not in answer.text
    whole = checking.get("/en/queue", headers={**HTMX, "HX-History-Restore-Request": "true"})
    assert "<html" in whole.text


def test_a_claim_is_taken_from_the_queue(checking: FlaskClient, claims: list[Claim]) -> None:
    page = checking.get("/en/queue").text
    form = re.search(
        r'action="(/en/desk/claims/[0-9a-f-]+/take)".*?name="once" value="(\w+)".*?name="version" value="(\d+)"', page
    )
    assert form is not None
    for _ in range(2):
        answer = checking.post(form[1], data={"once": form[2], "version": form[3]})
        assert answer.status_code == 303
    assert len(listed(checking.get("/en/queue?assignee=me").text)) == 1


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_search_finds_by_words_and_says_what_to_do_else(
    checking: FlaskClient, claims: list[Claim], lang: str
) -> None:
    path = f"/{lang}/desk/search"
    assert 'class="empty"' in checking.get(path).text
    assert 'class="empty"' in checking.get(f"{path}?q=zzzzzz").text
    found = checking.get(f"{path}?q=" + quote("the ferry carried passengers"))
    assert found.status_code == 200
    assert str(claims[0].public_id) in found.text
    fragment = checking.get(f"{path}?q=ferry", headers=HTMX).text
    assert fragment.lstrip().startswith('<div id="found"')


@pytest.mark.parametrize(
    ("asked", "told"),
    [
        ("q=" + quote("The ferry Halcyon carried 412 passengers on Sunday."), "This claim says the same as your words"),
        ("q=" + quote("the ferry Halcyon"), "This claim says more than your words"),
        ("q=ferry&since=2026-10-05&until=2026-10-01", "The first day you chose is after the last."),
        ("verdict=false", "No claim matches these filters."),
    ],
)
def test_what_was_found_or_not_is_told_from_the_words_searched_for(
    checking: FlaskClient, claims: list[Claim], asked: str, told: str
) -> None:
    assert told in checking.get(f"/en/desk/search?{asked}").text


@pytest.mark.parametrize("odd", ['"', "'", "*", "(", "NEAR(", "a" * 5_000, "\u202e\u0651", "🎉", "%", "-- ;", " "])
def test_odd_searches_break_nothing(checking: FlaskClient, claims: list[Claim], odd: str) -> None:
    answer = checking.get("/en/desk/search", query_string={"q": odd})
    assert answer.status_code == 200
    assert "<script>" not in answer.text


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_there_is_help(checking: FlaskClient, lang: str) -> None:
    page = checking.get(f"/{lang}/desk/help")
    assert page.status_code == 200
    assert page.text.count("<kbd>") >= 6


def test_strangers_are_asked_to_sign_in_and_come_back(client: FlaskClient) -> None:
    answer = client.get("/en/queue?state=to_do")
    assert answer.status_code == 303
    assert answer.headers["Location"] == "/en/sign-in?next=/en/queue?state%3Dto_do"
