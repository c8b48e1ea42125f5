"""Reviewing, publishing, withdrawing; the newsroom's settings and accounts."""

from __future__ import annotations

import re
import uuid

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import select

from factcheck.models import Account, Article, Claim, Newsroom, Verdict
from factcheck.models.values import ArticleState, ClaimState, Role, VerdictState
from factcheck.services import articles, history, newsrooms, releases
from factcheck.services.errors import Conflict, Forbidden
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import PASSWORD, Desk


@pytest.fixture
def editing(signed_in: dict[Role, FlaskClient]) -> FlaskClient:
    """An editor's browser."""
    return signed_in[Role.EDITOR]


def state_of(store: Store, verdict: Verdict) -> str:
    with store.reading() as session:
        return session.get_one(Verdict, verdict.id).state


def test_an_editor_sees_what_waits(editing: FlaskClient, desk: Desk, article: Article) -> None:
    assert "No verdict waits for you." in editing.get("/en/reviews").text
    claim = desk.claims(article)[0]
    desk.source(claim)
    verdict = desk.propose(claim, wording="412 people sailed.")
    page = editing.get("/en/reviews").text
    for said in (claim.text, "412 people sailed.", "The logbook has the same number.", "Person fact_checker"):
        assert said in page, said
    assert f"/en/verdicts/{verdict.public_id}/approve" in page
    assert f"/en/verdicts/{verdict.public_id}/publish" not in page


def test_approving_and_publishing_a_verdict(
    editing: FlaskClient, client: FlaskClient, store: Store, desk: Desk, published: Article
) -> None:
    verdict = desk.propose(desk.claims(published)[0])
    answer = editing.post(f"/en/verdicts/{verdict.public_id}/approve")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/reviews")
    assert state_of(store, verdict) == VerdictState.APPROVED
    assert f"/en/verdicts/{verdict.public_id}/publish" in editing.get("/en/reviews").text
    assert editing.post(f"/en/verdicts/{verdict.public_id}/publish").status_code == 303
    assert "The logbook has the same number." in client.get(f"/en/articles/{published.slug}").text


def test_a_form_sent_twice_does_one_thing(editing: FlaskClient, store: Store, desk: Desk, article: Article) -> None:
    verdict = desk.propose(desk.claims(article)[0])
    for _ in range(2):
        answer = editing.post(f"/en/verdicts/{verdict.public_id}/approve", data={"once": "a token"})
        assert answer.status_code == 303
    assert editing.post(f"/en/verdicts/{verdict.public_id}/approve").status_code == 409


def test_nobody_reviews_their_own(
    signed_in: dict[Role, FlaskClient], store: Store, editor: Actor, article: Article
) -> None:
    own = Desk(store, editor, editor)
    verdict = own.propose(own.claims(article)[0])
    page = signed_in[Role.EDITOR].get("/en/reviews").text
    assert "somebody else has to review it" in page
    assert f"/en/verdicts/{verdict.public_id}/approve" not in page
    assert signed_in[Role.EDITOR].post(f"/en/verdicts/{verdict.public_id}/approve").status_code == 403
    assert signed_in[Role.ADMIN].post(f"/en/verdicts/{verdict.public_id}/approve").status_code == 303


def test_a_verdict_is_returned_with_a_reason(editing: FlaskClient, store: Store, desk: Desk, article: Article) -> None:
    verdict = desk.propose(desk.claims(article)[0])
    path = f"/en/verdicts/{verdict.public_id}/send-back"
    assert editing.post(path, data={"reason": "  "}).status_code == 422
    assert state_of(store, verdict) == VerdictState.PROPOSED
    assert editing.post(path, data={"reason": "Which logbook?"}).status_code == 303
    assert state_of(store, verdict) == VerdictState.RETURNED


def test_a_reason_too_long_is_still_there(editing: FlaskClient, desk: Desk, article: Article) -> None:
    verdict = desk.propose(desk.claims(article)[0])
    answer = editing.post(f"/en/verdicts/{verdict.public_id}/send-back", data={"reason": "word " * 3000})
    assert answer.status_code == 422
    assert answer.text.count("word ") >= 3000


def test_withdrawing_a_verdict_needs_a_reason(
    editing: FlaskClient, client: FlaskClient, store: Store, desk: Desk, published: Article
) -> None:
    verdict = desk.publish(desk.claims(published)[0])
    path = f"/en/verdicts/{verdict.public_id}/withdraw"
    assert path in editing.get("/en/reviews").text
    assert editing.post(path, data={"reason": ""}).status_code == 422
    assert state_of(store, verdict) == VerdictState.PUBLISHED
    assert editing.post(path, data={"reason": "The logbook was forged."}).status_code == 303
    assert "The logbook was forged." in client.get(f"/en/articles/{published.slug}").text


def test_a_field_that_does_not_belong_is_refused(editing: FlaskClient, desk: Desk, article: Article) -> None:
    verdict = desk.propose(desk.claims(article)[0])
    path = f"/en/verdicts/{verdict.public_id}/approve"
    assert editing.post(path, data={"state": "published"}).status_code == 422


def test_an_article_is_published_with_its_approved_verdicts(
    editing: FlaskClient, client: FlaskClient, store: Store, desk: Desk, article: Article
) -> None:
    first, second, third = desk.claims(article)[:3]
    ready = [desk.approve(desk.propose(claim)) for claim in (first, second)]
    waiting = desk.propose(third)
    assert "with 2 approved verdicts" in editing.get("/en/reviews").text
    answer = editing.post(f"/en/articles/{article.public_id}/publish", data={"with_verdicts": "y"})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/reviews")
    assert [state_of(store, verdict) for verdict in ready] == [VerdictState.PUBLISHED] * 2
    assert state_of(store, waiting) == VerdictState.PROPOSED
    assert client.get(f"/en/articles/{article.slug}").text.count("The logbook has the same number.") == 2
    assert history.verify(store).first_bad is None


def test_an_article_is_published_alone_when_asked(
    editing: FlaskClient, store: Store, desk: Desk, article: Article
) -> None:
    verdict = desk.approve(desk.propose(desk.claims(article)[0]))
    assert editing.post(f"/en/articles/{article.public_id}/publish").status_code == 303
    assert state_of(store, verdict) == VerdictState.APPROVED


def test_nothing_is_published_with_an_article_that_is_out(
    store: Store, editor: Actor, desk: Desk, published: Article
) -> None:
    verdict = desk.approve(desk.propose(desk.claims(published)[0]))
    with pytest.raises(Conflict, match="already_published"):
        releases.publish_article(store, editor, published.public_id, with_verdicts=True)
    assert state_of(store, verdict) == VerdictState.APPROVED


def test_a_failure_midway_publishes_nothing(
    store: Store, editor: Actor, desk: Desk, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    for claim in desk.claims(article)[:2]:
        desk.approve(desk.propose(claim))
    append, calls = history.append, []

    def fails_second(*args: object) -> object:
        calls.append(args)
        if len(calls) == 2:
            raise OSError("the disk is full")
        return append(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(history, "append", fails_second)
    with pytest.raises(OSError, match="full"):
        releases.publish_article(store, editor, article.public_id, with_verdicts=True)
    with store.reading() as session:
        assert session.get_one(Article, article.id).state == ArticleState.DRAFT
        assert set(session.exec(select(Claim.state).where(Claim.state == ClaimState.PUBLISHED))) == set()


def test_a_fact_checker_publishes_no_article(store: Store, checker: Actor, article: Article) -> None:
    with pytest.raises(Forbidden):
        releases.publish_article(store, checker, article.public_id, with_verdicts=True)


def test_withdrawing_an_article_keeps_it(
    editing: FlaskClient, client: FlaskClient, store: Store, checker: Actor, published: Article
) -> None:
    refused = editing.post(f"/en/articles/{published.public_id}/withdraw", data={"reason": " "})
    assert refused.status_code == 422
    assert client.get(f"/en/articles/{published.slug}").status_code == 200
    because = {"reason": "Its figures were of another year."}
    assert editing.post(f"/en/articles/{published.public_id}/withdraw", data=because).status_code == 303
    assert client.get(f"/en/articles/{published.slug}").status_code == 410
    assert articles.read(store, checker, published.public_id).article.state == ArticleState.WITHDRAWN
    assert editing.post(f"/en/articles/{published.public_id}/publish").status_code == 303
    assert client.get(f"/en/articles/{published.slug}").status_code == 200


def test_the_author_publishes_where_no_approval_is_asked(
    signed_in: dict[Role, FlaskClient], store: Store, admin: Actor, desk: Desk, published: Article
) -> None:
    newsrooms.change(store, admin, names={"en": "Desk"}, languages=["en"], approvals=0, numerals="latn")
    verdict = desk.propose(desk.claims(published)[0])
    assert signed_in[Role.FACT_CHECKER].post(f"/en/verdicts/{verdict.public_id}/publish").status_code == 303
    assert state_of(store, verdict) == VerdictState.PUBLISHED


def test_a_fact_checker_cannot_publish_what_needs_approval(
    signed_in: dict[Role, FlaskClient], store: Store, desk: Desk, published: Article
) -> None:
    verdict = desk.approve(desk.propose(desk.claims(published)[0]))
    assert signed_in[Role.FACT_CHECKER].post(f"/en/verdicts/{verdict.public_id}/publish").status_code == 403
    assert state_of(store, verdict) == VerdictState.APPROVED


def test_after_a_decision_one_is_back_where_one_was(editing: FlaskClient, desk: Desk, article: Article) -> None:
    claim = desk.claims(article)[0]
    verdict = desk.propose(claim)
    desk_page = f"/en/desk/claims/{claim.public_id}"
    answer = editing.post(f"/en/verdicts/{verdict.public_id}/approve", query_string={"back": desk_page})
    assert answer.headers["Location"] == desk_page
    elsewhere = editing.post(f"/en/verdicts/{verdict.public_id}/publish", query_string={"back": "//evil.example"})
    assert elsewhere.headers["Location"] == "/en/reviews"


def test_editors_pages_never_show_readers_what_is_confidential(
    editing: FlaskClient, desk: Desk, article: Article
) -> None:
    claim = desk.claims(article)[0]
    desk.source(claim, title="The insider", confidential=True)
    desk.propose(claim)
    page = editing.get("/en/reviews").text
    assert "The insider" in page
    assert "confidential" in page


SETTINGS = {"name_en": "Quay Facts", "name_ar": "حقائق", "languages": ["en"], "approvals": "2", "numerals": "arab"}


def test_settings_are_changed(signed_in: dict[Role, FlaskClient], store: Store) -> None:
    admin = signed_in[Role.ADMIN]
    page = admin.get("/en/newsroom").text
    assert 'value="The Test Desk"' in page
    assert "The evidence bears out all of it as worded." in page
    assert admin.post("/en/newsroom", data=SETTINGS).status_code == 303
    with store.reading() as session:
        here = session.exec(select(Newsroom)).one()
    assert (here.names, here.languages) == ({"en": "Quay Facts", "ar": "حقائق"}, ["en"])
    assert (here.approvals, here.numerals) == (2, "arab")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name_en": "", "name_ar": ""},
        {"languages": []},
        {"languages": ["fr"]},
        {"approvals": "4"},
        {"approvals": "none"},
        {"numerals": "roman"},
        {"demo": "true"},
    ],
)
def test_settings_that_do_not_do_are_refused_and_kept(
    signed_in: dict[Role, FlaskClient], store: Store, wrong: dict[str, object]
) -> None:
    data = {**SETTINGS, "name_ar": "حقائق الرصيف", **wrong}
    answer = signed_in[Role.ADMIN].post("/en/newsroom", data=data)
    assert answer.status_code == 422
    assert "This was not saved." in answer.text
    if "name_ar" not in wrong:
        assert "حقائق الرصيف" in answer.text
    with store.reading() as session:
        assert session.exec(select(Newsroom)).one().approvals == 1


def test_an_account_is_changed_and_signed_out(
    signed_in: dict[Role, FlaskClient], people: dict[Role, Account], client: FlaskClient
) -> None:
    editor, admin = signed_in[Role.EDITOR], signed_in[Role.ADMIN]
    path = f"/en/newsroom/accounts/{people[Role.EDITOR].public_id}"
    assert path in admin.get("/en/newsroom").text
    assert admin.post(path, data={"role": "fact_checker", "active": "y"}).status_code == 303
    assert editor.get("/en/reviews").status_code == 303
    again = client.post("/en/sign-in", data={"email": people[Role.EDITOR].email, "password": PASSWORD})
    assert again.status_code == 303
    assert client.get("/en/reviews").status_code == 403
    assert admin.post(path, data={"role": "editor"}).status_code == 303
    closed = client.post("/en/sign-in", data={"email": people[Role.EDITOR].email, "password": PASSWORD})
    assert closed.status_code == 422


def test_the_last_administrator_stays(signed_in: dict[Role, FlaskClient], people: dict[Role, Account]) -> None:
    path = f"/en/newsroom/accounts/{people[Role.ADMIN].public_id}"
    answer = signed_in[Role.ADMIN].post(path, data={"role": "editor", "active": "y"})
    assert answer.status_code == 409
    assert "last administrator" in answer.text
    assert signed_in[Role.ADMIN].get("/en/newsroom").status_code == 200


def test_a_role_that_is_none_is_refused(signed_in: dict[Role, FlaskClient], people: dict[Role, Account]) -> None:
    path = f"/en/newsroom/accounts/{people[Role.EDITOR].public_id}"
    assert signed_in[Role.ADMIN].post(path, data={"role": "owner", "active": "y"}).status_code == 422


@pytest.mark.parametrize("path", ["verdicts/{}/approve", "verdicts/{}/withdraw", "verdicts/{}/send-back"])
def test_a_verdict_that_is_none(editing: FlaskClient, path: str) -> None:
    for data in ({}, {"reason": "because"}):
        answer = editing.post(f"/en/{path.format(uuid.uuid4())}", data=data if "approve" not in path else {})
        assert answer.status_code == 404


def test_every_form_on_the_pages_carries_its_token(
    app: Flask, signed_in: dict[Role, FlaskClient], desk: Desk, published: Article
) -> None:
    first, second, third = desk.claims(published)[:3]
    desk.propose(first)
    desk.approve(desk.propose(second))
    desk.publish(third)
    app.config["WTF_CSRF_ENABLED"] = True
    for path in ("/en/reviews", "/en/newsroom"):
        page = signed_in[Role.ADMIN].get(path).text
        forms = re.findall(r'<form method="post".*?</form>', page, re.DOTALL)
        assert len(forms) >= 4
        for form in forms:
            assert re.search(r'name="csrf_token"[^>]*value="[^"]{20,}"', form), form[:200]
