"""Claims outside the body: taken in by the form, shown in their places at the desk and to readers."""

from __future__ import annotations

import re

import pytest
from flask.testing import FlaskClient
from sqlmodel import select

from factcheck.models import Article
from factcheck.models.values import Shown
from factcheck.services import articles
from factcheck.services.articles import ArticleDetails
from factcheck.services.parts import Around, Figure
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import TEXT, Desk, address

NEW = "/en/desk/articles/new"
AROUND = {
    "standfirst": "The crew had slept for 4 hours.",
    "figures-0-caption": "The Halcyon lay at Port Elm for 9 days.",
    "figures-0-description": "Rust covers the bow of a ship.",
    "figures-0-url": "https://quay.example/bow.jpg",
}


def fields(**changes: str) -> dict[str, str]:
    given = {"text": TEXT, "title": "Halcyon sails with 412 people", "shown": "sentences"}
    return given | {"language": "", "direction": ""} | AROUND | changes


def taken_in(store: Store) -> Article:
    with store.reading() as session:
        return session.exec(select(Article)).one()


def test_the_form_takes_in_what_stands_around_the_body(checking: FlaskClient, store: Store, checker: Actor) -> None:
    assert checking.post(NEW, data=fields()).status_code == 303
    read = articles.read(store, checker, taken_in(store).public_id)
    assert [part.kind for part in read.parts] == ["title", "standfirst", "body", "image", "caption"]
    page = checking.get(f"/en/desk/articles/{read.article.public_id}").text
    labels = ["Headline", "Standfirst", "What a picture shows, in our words", "Caption of a picture"]
    assert [found for found in re.findall(r'class="small muted part"[^>]*>([^<·]+?)(?: ·|<)', page)] == labels
    claimed = {claim.text for claim in read.claims}
    assert {"The crew had slept for 4 hours.", "Rust covers the bow of a ship."} <= claimed


def test_room_for_another_picture_keeps_all_that_was_typed(checking: FlaskClient, store: Store) -> None:
    page = checking.post(NEW, data=fields(more="Another picture")).text
    assert 'name="figures-1-caption"' in page
    assert all(value in page for value in (*AROUND.values(), "Halcyon sails"))
    with store.reading() as session:
        assert session.exec(select(Article)).first() is None


def test_a_picture_without_words_is_asked_about_beside_its_field(checking: FlaskClient) -> None:
    answer = checking.post(NEW, data=fields(**{"figures-0-caption": "", "figures-0-description": ""}))
    assert answer.status_code == 422
    assert 'id="figures-0-caption-error"' in answer.text
    assert "Give this picture its caption" in answer.text


def test_an_address_that_is_not_web_is_refused(checking: FlaskClient) -> None:
    answer = checking.post(NEW, data=fields(**{"figures-0-url": "javascript:alert(1)"}))
    assert (answer.status_code, 'id="figures-0-url-error"' in answer.text) == (422, True)


@pytest.fixture
def shown(store: Store, checker: Actor, desk: Desk) -> Article:
    details = ArticleDetails(title="Halcyon sails with 412 people", shown=Shown.FULL, rights="ours")
    figure = Figure(AROUND["figures-0-caption"], AROUND["figures-0-description"], AROUND["figures-0-url"])
    around = Around(AROUND["standfirst"], (figure,))
    return desk.release(articles.create(store, checker, TEXT, details, around))


def test_readers_see_the_headline_marked_and_each_part_named(client: FlaskClient, shown: Article) -> None:
    page = client.get(address(shown)).text
    headline = re.search(r'<h1 id="headline".*?</h1>', page, re.DOTALL)
    assert headline is not None
    assert "<mark" in headline.group()
    assert "Halcyon sails with" in headline.group()
    assert "In the headline" in page
    assert "Caption of a picture" in page
    assert f'href="{AROUND["figures-0-url"]}"' in page


def test_the_filter_marks_the_headline_anew(client: FlaskClient, shown: Article) -> None:
    fragment = client.get(f"{address(shown)}?rating=true", headers={"HX-Request": "true"}).text
    headline = re.search(r'<h1 id="headline"[^>]*hx-swap-oob="true".*?</h1>', fragment, re.DOTALL)
    assert headline is not None
    assert "<mark" not in headline.group()


def test_a_claim_that_the_headline_repeats_has_one_note_and_two_badges(
    client: FlaskClient, store: Store, checker: Actor, desk: Desk
) -> None:
    details = ArticleDetails(title="The ferry Halcyon carried 412 passengers on Sunday", shown=Shown.FULL, rights="o")
    made = desk.release(articles.create(store, checker, TEXT, details))
    page = client.get(address(made)).text
    assert page.count('href="#c-1"') == 2
    assert page.count('id="c-1"') == 1


@pytest.mark.parametrize("extent", [Shown.SENTENCES, Shown.LINK])
def test_what_may_not_be_shown_is_nowhere(
    client: FlaskClient, store: Store, checker: Actor, desk: Desk, extent: Shown
) -> None:
    around = Around("Was Xanthippe asleep?", (Figure("Was it Quetzalcoatl?", "", "https://quay.example/hidden.jpg"),))
    details = ArticleDetails(title="A night at sea", shown=extent)
    made = desk.release(articles.create(store, checker, f"{TEXT}\n\nWho was Zuleika?", details, around))
    for path in (address(made), *(f"/en/claims/{claim.public_id}" for claim in desk.claims(made))):
        page = client.get(path).text
        assert not re.search("Xanthippe|Quetzalcoatl|Zuleika|hidden.jpg|\ufffd", page), path
