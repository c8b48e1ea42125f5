"""The desk: rewriting a claim, setting it aside, taking it on; its history."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient
from sqlmodel import func, select
from werkzeug.test import TestResponse

from factcheck.models import Article, Claim, HistoryEntry
from factcheck.models.values import ClaimState, Role
from factcheck.services import articles, claims, history
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import Desk

HTMX = {"HX-Request": "true"}
MINE = "The Halcyon carried 412 people on Sunday."
THEIRS = "The ferry carried 412 people."


Send = Callable[..., TestResponse]


@pytest.fixture
def send(checking: FlaskClient, claim: Claim) -> Send:
    """Send one of the claim's forms: `send("wording", text=..., version=...)`."""

    def post(step: str, *, lang: str = "en", htmx: bool = False, **data: str) -> TestResponse:
        path = f"/{lang}/desk/claims/{claim.public_id}/{step}"
        return checking.post(path, data=data, headers=HTMX if htmx else {})

    return post


def now(store: Store, claim: Claim) -> Claim:
    with store.reading() as session:
        return session.get_one(Claim, claim.id)


def entries(store: Store) -> int:
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(HistoryEntry)).one()


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_the_desk_has_the_article_the_claim_and_its_evidence(checking: FlaskClient, claim: Claim, lang: str) -> None:
    page = checking.get(f"/{lang}/desk/claims/{claim.public_id}")
    assert page.status_code == 200
    for said in ("<html", claim.text, claim.quote, 'class="pane p-article"', 'class="pane p-evidence"'):
        assert said in page.text, said
    assert not re.search(r'name="rating"[^>]*checked', page.text), "no rating is chosen beforehand"
    assert not re.search(r'name="stance"[^>]*checked', page.text), "nor what a source does to the claim"


def test_htmx_gets_the_desk_alone(checking: FlaskClient, claim: Claim) -> None:
    answer = checking.get(f"/en/desk/claims/{claim.public_id}", headers=HTMX)
    assert answer.text.lstrip().startswith('<div id="desk"')
    assert "<html" not in answer.text
    assert "HX-Request" in answer.headers["Vary"]


def test_parts_of_the_desk_have_addresses(checking: FlaskClient, claim: Claim) -> None:
    for pane, shown in (("article", "article"), ("evidence", "evidence"), ("nonsense", "claim"), ("", "claim")):
        page = checking.get(f"/en/desk/claims/{claim.public_id}?pane={pane}").text
        assert f'data-pane="{shown}"' in page


def test_a_claim_that_is_none(checking: FlaskClient) -> None:
    for path in ("", "/history"):
        assert checking.get(f"/en/desk/claims/{uuid.uuid4()}{path}").status_code == 404
    answer = checking.post(f"/en/desk/claims/{uuid.uuid4()}/wording", data={"text": MINE, "version": "1"})
    assert answer.status_code == 404


def test_a_claim_is_rewritten(send: Send, checking: FlaskClient, store: Store, claim: Claim) -> None:
    answer = send("wording", text=f"  {MINE}\n", version="1")
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/en/desk/claims/{claim.public_id}?pane=claim"
    assert (now(store, claim).text, now(store, claim).version) == (MINE, 2)
    page = checking.get(f"/en/desk/claims/{claim.public_id}/history").text
    assert "<del>" in page
    assert "<ins>" in page


def test_the_desk_says_whose_wording_it_is(send: Send, checking: FlaskClient, claim: Claim) -> None:
    there, said = f"/en/desk/claims/{claim.public_id}", "reworded by a person"
    assert send("take", version="1").status_code == 303
    assert said not in checking.get(there).text, "a claim changes in other ways, too"
    assert send("wording", text=MINE, version="2").status_code == 303
    assert said in checking.get(there).text


def test_htmx_follows_to_the_fragment(send: Send, checking: FlaskClient) -> None:
    answer = send("wording", htmx=True, text=MINE, version="1")
    assert answer.status_code == 303
    assert checking.get(answer.headers["Location"], headers=HTMX).text.lstrip().startswith('<div id="desk"')


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("htmx", [True, False])
def test_a_stale_wording_shows_both_texts(
    send: Send, store: Store, editor: Actor, claim: Claim, lang: str, htmx: bool
) -> None:
    claims.rewrite(store, editor, claim.public_id, 1, THEIRS)
    answer = send("wording", lang=lang, htmx=htmx, text=MINE, version="1")
    assert answer.status_code == 409
    assert ("<html" in answer.text) is not htmx
    assert re.search(rf'<textarea[^>]* name="text"[^>]*>{MINE}</textarea>', answer.text)
    assert f'<blockquote dir="auto">{THEIRS}</blockquote>' in answer.text
    assert now(store, claim).text == THEIRS
    assert send("wording", text=MINE, version="2").status_code == 303
    assert now(store, claim).text == MINE


def test_a_form_without_its_version_is_kept_and_can_be_sent_again(
    send: Send, store: Store, editor: Actor, claim: Claim
) -> None:
    claims.rewrite(store, editor, claim.public_id, 1, THEIRS)
    for htmx in (True, False):
        answer = send("wording", htmx=htmx, text=MINE)
        assert answer.status_code == 428
        assert ("<html" in answer.text) is not htmx
        assert f">{MINE}</textarea>" in answer.text
        assert THEIRS in answer.text
        form = re.search(r'<form[^>]*data-draft="wording".*?</form>', answer.text, re.DOTALL)
        assert form is not None
        assert re.search(r'name="version"[^>]*value="2"', form[0])
    assert now(store, claim).text == THEIRS


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    "wrong",
    [
        {"text": ""},
        {"text": " \u200f\n "},
        {"text": "word " * 201},
        {"text": "The ferry\x07 sailed."},
        {"version": "one"},
        {"version": "9223372036854775808"},
        {"version": "-1"},
        {"state": "published"},
        {"once": "x" * 65},
    ],
)
def test_a_wording_that_does_not_do_is_refused_and_kept(
    send: Send, store: Store, claim: Claim, wrong: dict[str, str], lang: str
) -> None:
    sent = {"text": MINE, "version": "1"} | wrong
    answer = send("wording", lang=lang, **sent)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    if "text" not in wrong:
        assert MINE in answer.text
    assert now(store, claim).text == claim.text


def test_a_form_sent_twice_is_one_entry(send: Send, store: Store, claim: Claim) -> None:
    before = entries(store)
    for _ in range(2):
        assert send("wording", text=MINE, version="1", once="a token").status_code == 303
    assert entries(store) == before + 1
    other = send("wording", text=THEIRS, version="2", once="a token")
    assert other.status_code == 422
    assert THEIRS in other.text
    assert now(store, claim).text == MINE


def test_rewriting_drops_a_verdict_that_waits(send: Send, desk: Desk, store: Store, claim: Claim) -> None:
    desk.propose(claim)
    assert send("wording", text=MINE, version=str(now(store, claim).version)).status_code == 303
    assert now(store, claim).state == ClaimState.IN_WORK


def test_a_claim_is_set_aside_and_taken_up_again(
    send: Send, checking: FlaskClient, store: Store, claim: Claim, article: Article
) -> None:
    before = checking.get(f"/en/desk/articles/{article.public_id}").text.count("claimrow")
    empty = send("set-aside", reason=" ", version="1")
    assert empty.status_code == 422
    assert re.search(r'<details[^>]*id="set-aside" open', empty.text)
    long = send("set-aside", reason="because " * 200, version="1")
    assert long.status_code == 422
    assert "because because" in long.text
    assert now(store, claim).set_aside is None
    assert send("set-aside", reason="Every timetable has it.", version="1").status_code == 303
    on_desk = checking.get(f"/en/desk/claims/{claim.public_id}").text
    assert "Every timetable has it." in on_desk
    for said in ("To do", "checkable"):
        assert not re.search(rf'<span class="tag[^>]*>(?:<svg.*?</svg>)?{said}</span>', on_desk), said
    on_article = checking.get(f"/en/desk/articles/{article.public_id}").text
    assert "Every timetable has it." in on_article
    assert on_article.count("claimrow") == before - 1
    assert str(claim.public_id) not in checking.get("/en/queue").text
    assert str(claim.public_id) in checking.get("/en/queue?aside=1").text
    assert send("restore", version="2").status_code == 303
    assert now(store, claim).set_aside is None
    assert send("restore", version="3").status_code == 409


def test_a_claim_whose_verdict_is_out_stays(send: Send, desk: Desk, store: Store, claim: Claim) -> None:
    desk.publish(claim)
    for htmx in (True, False):
        answer = send("set-aside", htmx=htmx, reason="I changed my mind.", version=str(now(store, claim).version))
        assert answer.status_code == 409
        assert 'value="I changed my mind."' in answer.text
        assert 'role="alert"' in answer.text
    assert now(store, claim).set_aside is None


def test_a_claim_is_taken_and_given_back(
    send: Send, checking: FlaskClient, store: Store, claim: Claim, people: dict[Role, object]
) -> None:
    assert send("take", version="1").status_code == 303
    assert now(store, claim).state == ClaimState.IN_WORK
    assert "/give-back" in checking.get(f"/en/desk/claims/{claim.public_id}").text
    assert str(claim.public_id) in checking.get("/en/queue?assignee=me").text
    assert send("give-back", version="2").status_code == 303
    assert now(store, claim).assignee_id is None
    stale = send("take", version="1")
    assert stale.status_code == 409
    assert f'action="/en/desk/claims/{claim.public_id}/take"' in stale.text
    assert 'name="version" value="3"' in stale.text


def test_a_claim_of_somebody_else_is_not_taken(send: Send, store: Store, editor: Actor, claim: Claim) -> None:
    claims.take(store, editor, claim.public_id, 1)
    answer = send("take", version="2", htmx=True)
    assert answer.status_code == 409
    assert 'role="alert"' in answer.text
    assert '<div id="desk"' in answer.text, "the desk is still there"
    assert now(store, claim).assignee_id == editor.id


def test_the_history_of_an_untouched_claim_says_what_begins_it(checking: FlaskClient, claim: Claim) -> None:
    page = checking.get(f"/ar/desk/claims/{claim.public_id}/history")
    assert page.status_code == 200
    assert 'class="empty"' in page.text


def test_a_whole_chain_is_said_to_be_whole(send: Send, checking: FlaskClient, store: Store, claim: Claim) -> None:
    send("wording", text=MINE, version="1")
    send("set-aside", reason="Why not.", version="2")
    page = checking.get(f"/en/desk/claims/{claim.public_id}/history").text
    assert "The chain of this claim is whole." in page
    assert "Person fact_checker" in page
    assert history.verify(store).first_bad is None


def test_readers_and_strangers_change_nothing(client: FlaskClient, store: Store, claim: Claim) -> None:
    for step, data in (("wording", {"text": MINE}), ("set-aside", {"reason": "x"}), ("take", {})):
        answer = client.post(f"/en/desk/claims/{claim.public_id}/{step}", data={**data, "version": "1"})
        assert answer.status_code == 401
        for value in data.values():
            assert f'name="kept_value" value="{value}"' in answer.text
    assert now(store, claim).version == 1


def test_a_claim_in_another_script_than_its_article_has_its_own_direction(
    checking: FlaskClient, store: Store, checker: Actor, desk: Desk
) -> None:
    text = "The mayor spoke first. Wheat imports rose to 900 tonnes in 2019. أغلقت البلدية 12 مدرسة في شلال."
    found = desk.claims(articles.create(store, checker, text, ArticleDetails(title="Both", language="en")))
    arabic = next(one for one in found if "شلال" in one.text)
    page = checking.get(f"/en/desk/claims/{arabic.public_id}").text
    assert '<p class="stand" dir="rtl">' in page
    latin = next(one for one in found if "2019" in one.text)
    assert '<p class="stand" lang="en" dir="ltr">' in checking.get(f"/en/desk/claims/{latin.public_id}").text
