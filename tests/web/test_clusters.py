"""The pages of a cluster, the readers' and the newsroom's: addresses that lead on, what stands there, parting it."""

from __future__ import annotations

import re
from datetime import date

import pytest
from flask.testing import FlaskClient

from factcheck.models import Article, Claim, Cluster
from factcheck.models.values import LinkState, Relation
from factcheck.services import articles, claims, clusters, deciding
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import Desk


@pytest.fixture
def two(store: Store, checker: Actor, editor: Actor, desk: Desk) -> list[Claim]:
    """Two claims of public articles, a day apart, that say how many were on board."""
    found = []
    for number, day in ((412, 7), (480, 8)):
        details = ArticleDetails(publisher=f"Paper {day}", published_on=date(2026, 9, day))
        article = articles.create(store, checker, f"The tug Merganser carried {number} people.", details)
        articles.publish(store, editor, article.public_id)
        found.append(desk.claims(article)[0])
    return found


def join(store: Store, actor: Actor, a: Claim, b: Claim, relation: Relation = Relation.UPDATED_BY) -> Cluster:
    deciding.connect(store, actor, a.public_id, b.public_id, relation)
    with store.reading() as session:
        return clusters.of_claims(session, [a.id or 0])[a.id or 0]


@pytest.mark.parametrize("lang", ["en", "ar"])
def test_readers_see_who_said_what_when_in_a_table_and_a_chart(
    client: FlaskClient, store: Store, checker: Actor, desk: Desk, two: list[Claim], lang: str
) -> None:
    cluster = join(store, checker, *two)
    desk.publish(two[0])
    answer = client.get(f"/{lang}/clusters/{cluster.public_id}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers
    for claim in two:
        assert f'href="/{lang}/claims/{claim.public_id}"' in answer.text
    for words in ("Paper 7", "Paper 8", "412 people", "480 people"):
        assert words in answer.text
    across = [float(x) for x in re.findall(r'<circle cx="([\d.]+)%"', answer.text)]
    assert across == sorted(across, reverse=lang == "ar")
    assert answer.text.count('<tr role="row"') == 3
    assert "<style" not in answer.text
    assert " style=" not in answer.text
    assert f"/{lang}/clusters/{cluster.public_id}" in client.get(f"/{lang}/claims/{two[0].public_id}").text


def test_verdicts_that_differ_on_the_same_claim_are_told(
    client: FlaskClient, store: Store, checker: Actor, desk: Desk, two: list[Claim]
) -> None:
    cluster = join(store, checker, *two, Relation.SAME)
    desk.publish(two[0])
    desk.publish(two[1], rating="misleading")
    page = client.get(f"/en/clusters/{cluster.public_id}").text
    assert "We rated the same claim differently." in page
    assert "They give different figures." in page


def test_an_address_that_was_joined_to_another_leads_there(
    client: FlaskClient,
    checking: FlaskClient,
    store: Store,
    checker: Actor,
    editor: Actor,
    desk: Desk,
    two: list[Claim],
    article: Article,
) -> None:
    older = join(store, checker, *two)
    beside = articles.create(store, checker, "The tug Merganser sank.", ArticleDetails())
    articles.publish(store, editor, beside.public_id)
    others = [desk.claims(one)[0] for one in (article, beside)]
    younger = join(store, checker, *others)
    join(store, checker, two[0], others[0])
    public, at_desk = (f"/en/clusters/{younger.public_id}", f"/en/desk/clusters/{younger.public_id}")
    answer = client.get(public)
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/en/clusters/{older.public_id}")
    assert "max-age" not in answer.headers["Cache-Control"]
    assert checking.get(at_desk).headers["Location"] == f"/en/desk/clusters/{older.public_id}"


def test_what_fell_apart_says_so_and_leads_to_its_claims(
    client: FlaskClient, checking: FlaskClient, store: Store, checker: Actor, two: list[Claim]
) -> None:
    cluster = join(store, checker, *two)
    page = checking.get(f"/en/desk/clusters/{cluster.public_id}").text
    (there,) = re.findall(r'<form method="post" action="(/en/desk/claims/[^"]*)"', page)
    assert "back=" in there
    version = re.search(r'name="version" value="(\d+)"', page)
    assert version is not None
    answer = checking.post(there.replace("&amp;", "&"), data={"decision": "suggested", "version": version[1]})
    assert answer.headers["Location"] == f"/en/desk/clusters/{cluster.public_id}"
    gone = client.get(f"/en/clusters/{cluster.public_id}")
    assert gone.status_code == 410
    assert all(str(claim.public_id) in gone.text for claim in two)
    assert "These claims are not linked any more" in checking.get(answer.headers["Location"]).text


def test_a_wrong_form_about_a_link_is_shown_on_the_claims_desk(
    checking: FlaskClient, store: Store, checker: Actor, two: list[Claim]
) -> None:
    link = deciding.connect(store, checker, two[0].public_id, two[1].public_id, Relation.SAME)
    path = f"/en/desk/claims/{two[0].public_id}/links/{link.public_id}?back=/en/queue"
    assert checking.post(path, data={"decision": "rejected", "version": str(link.version)}).status_code == 422
    with store.reading() as session:
        assert session.get_one(type(link), link.id).state == LinkState.CONFIRMED


def test_a_claim_reworded_after_its_link_was_confirmed_is_told_until_somebody_says_it_still_holds(
    checking: FlaskClient, store: Store, checker: Actor, two: list[Claim]
) -> None:
    cluster = join(store, checker, *two)
    pages = (f"/en/desk/clusters/{cluster.public_id}", f"/en/desk/claims/{two[0].public_id}")
    for page in pages:
        assert "The link still holds" not in checking.get(page).text
    claims.rewrite(store, checker, two[1].public_id, two[1].version, "The tug Merganser was sold.")
    for page, told in zip(pages, ("The second claim was reworded", "The other claim was reworded"), strict=True):
        shown = checking.get(page).text
        assert told in shown
        assert f">{two[1].text}</q>" in shown
        assert "The link still holds" in shown
    page = checking.get(pages[0]).text
    (there,) = re.findall(r'<form method="post" action="(/en/desk/claims/[^"]*)"', page)
    (version,) = re.findall(r'name="version" value="(\d+)"', page)
    sent = {"decision": "updated_by", "version": version}
    assert checking.post(there.replace("&amp;", "&"), data=sent).headers["Location"] == pages[0]
    for page in pages:
        assert "The link still holds" not in checking.get(page).text
