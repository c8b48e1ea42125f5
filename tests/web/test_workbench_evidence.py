"""Sources and verdicts at the desk."""

from __future__ import annotations

import html
import re
import uuid
from collections.abc import Callable
from datetime import timedelta

import pytest
from flask.testing import FlaskClient
from sqlmodel import func, select
from werkzeug.test import TestResponse

from factcheck.models import Article, Claim, Source, Verdict
from factcheck.models.columns import now
from factcheck.models.values import ClaimState, Role, VerdictState
from factcheck.services import claims, newsrooms
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import Desk

pytestmark = pytest.mark.both_databases

HTMX = {"HX-Request": "true"}
SOURCE = {
    "kind": "link",
    "stance": "supports",
    "title": "The harbour's logbook",
    "url": "https://harbour.example/log",
    "publisher": "The harbour office",
    "quote": "412 on board",
    "note": "Page 3",
    "seen_on": "2026-09-08",
}
VERDICT = {
    "target": "truth",
    "rating": "true",
    "wording": "The Halcyon carried 412 passengers on Sunday.",
    "reason": "The logbook has the same number.",
    "as_of": "2026-09-08",
    "exception": "The logbook may not be copied.",
    "version": "1",
}
TOMORROW = (now().date() + timedelta(days=2)).isoformat()


Send = Callable[..., TestResponse]


@pytest.fixture
def attach(checking: FlaskClient, claim: Claim) -> Send:
    """Send the form of a source: `attach(title="")` changes what it says."""

    def send(*, lang: str = "en", htmx: bool = False, **changes: str) -> TestResponse:
        path = f"/{lang}/desk/claims/{claim.public_id}/sources"
        return checking.post(path, data={**SOURCE, **changes}, headers=HTMX if htmx else {})

    return send


@pytest.fixture
def propose(checking: FlaskClient, claim: Claim) -> Send:
    """Send the form of a verdict."""

    def send(*, lang: str = "en", htmx: bool = False, **changes: str) -> TestResponse:
        path = f"/{lang}/desk/claims/{claim.public_id}/verdicts"
        return checking.post(path, data={**VERDICT, **changes}, headers=HTMX if htmx else {})

    return send


def every_source(store: Store) -> list[Source]:
    with store.reading() as session:
        return list(session.exec(select(Source)))


def verdict_count(store: Store) -> int:
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(Verdict)).one()


def state_of(store: Store, claim: Claim) -> str:
    with store.reading() as session:
        return session.get_one(Claim, claim.id).state


def test_a_source_is_attached(attach: Send, checking: FlaskClient, store: Store, claim: Claim) -> None:
    answer = attach()
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"/en/desk/claims/{claim.public_id}?pane=evidence"
    page = checking.get(answer.headers["Location"]).text
    for said in (html.escape("The harbour's logbook").replace("&#x27;", "&#39;"), "412 on board", "Page 3"):
        assert said in page, said
    assert 'href="https://harbour.example/log"' in page
    assert state_of(store, claim) == ClaimState.IN_WORK


@pytest.mark.parametrize("kind", ["document", "image", "interview", "dataset", "observation"])
def test_what_is_no_link_needs_no_address(attach: Send, store: Store, kind: str) -> None:
    assert attach(kind=kind, url="").status_code == 303
    assert [source.kind for source in every_source(store)] == [kind]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"url": ""}, "url"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "data:text/html,x"}, "url"),
        ({"url": "//harbour.example"}, "url"),
        ({"url": "https://harbour.example/" + "y" * 2_000}, "url"),
        ({"title": " "}, "title"),
        ({"title": "t" * 501}, "title"),
        ({"quote": "q" * 5_001}, "quote"),
        ({"stance": ""}, "stance"),
        ({"stance": "likes"}, "stance"),
        ({"kind": "rumour"}, "kind"),
        ({"seen_on": TOMORROW}, "seen_on"),
        ({"seen_on": "last week"}, "seen_on"),
    ],
)
def test_a_source_that_does_not_do_is_refused_and_kept(
    attach: Send, store: Store, wrong: dict[str, str], field: str, lang: str
) -> None:
    for htmx in (True, False):
        answer = attach(lang=lang, htmx=htmx, **wrong)
        assert answer.status_code == 422
        assert ("<html" in answer.text) is not htmx
        assert f'href="#{field}"' in answer.text
        assert re.search(r'<details[^>]*id="new-source" open', answer.text)
        assert "Page 3" in answer.text
    assert every_source(store) == []


def test_a_source_sent_twice_is_one(attach: Send, store: Store) -> None:
    for _ in range(2):
        assert attach(once="a token").status_code == 303
    other = attach(once="a token", title="Another logbook")
    assert other.status_code == 422
    assert 'value="Another logbook"' in other.text
    assert len(every_source(store)) == 1


def test_a_source_is_changed_taken_away_and_put_back(
    attach: Send, checking: FlaskClient, store: Store, claim: Claim
) -> None:
    attach()
    source = every_source(store)[0]
    path = f"/en/desk/sources/{source.public_id}"
    assert 'value="https://harbour.example/log"' in checking.get(path).text
    changed = checking.post(path, data={**SOURCE, "title": "The log", "confidential": "y", "version": "1"})
    assert changed.status_code == 303
    stale = checking.post(path, data={**SOURCE, "title": "My log", "version": "1"})
    assert stale.status_code == 409
    assert "My log" in stale.text
    assert "The log" in stale.text
    assert re.search(r'name="confidential" value="y"', stale.text), "what was ticked meanwhile is offered"
    missing = checking.post(path, data={**SOURCE, "title": "My log"})
    assert missing.status_code == 428
    assert 'value="My log"' in missing.text
    wrong = checking.post(path, data={**SOURCE, "title": "", "version": "2"})
    assert wrong.status_code == 422
    assert "Page 3" in wrong.text
    gone = checking.post(f"{path}/remove", data={"version": "2"})
    assert gone.status_code == 303
    page = checking.get(gone.headers["Location"]).text
    undo = re.search(r'action="([^"]+/put-back)".*?name="version" value="(\d+)"', page)
    assert undo is not None
    assert "The log</bdi>" not in page
    assert checking.get(path).status_code == 404
    assert checking.post(undo[1], data={"version": undo[2]}).status_code == 303
    assert "The log</bdi>" in checking.get(f"/en/desk/claims/{claim.public_id}").text


def test_a_source_that_is_none(checking: FlaskClient) -> None:
    path = f"/en/desk/sources/{uuid.uuid4()}"
    assert checking.get(path).status_code == 404
    assert checking.post(path, data={**SOURCE, "version": "1"}).status_code == 404
    assert checking.post(f"{path}/remove", data={"version": "1"}).status_code == 404


def test_a_verdict_is_proposed(propose: Send, checking: FlaskClient, store: Store, claim: Claim) -> None:
    answer = propose()
    assert answer.status_code == 303
    assert state_of(store, claim) == ClaimState.PROPOSED
    page = checking.get(answer.headers["Location"]).text
    assert "The logbook has the same number." in page
    assert "data-verdict" not in page, "one verdict at a time"
    assert "/approve" not in page, "nobody approves their own"


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"rating": ""}, "rating"),
        ({"rating": "perhaps"}, "rating"),
        ({"wording": " "}, "wording"),
        ({"wording": "w" * 1_001}, "wording"),
        ({"reason": ""}, "reason"),
        ({"reason": "r" * 10_001}, "reason"),
        ({"as_of": ""}, "as_of"),
        ({"as_of": TOMORROW}, "as_of"),
        ({"as_of": "soon"}, "as_of"),
        ({"exception": ""}, "exception"),
        ({"target": "taste"}, "target"),
    ],
)
def test_a_verdict_that_does_not_do_is_refused_and_kept(
    propose: Send, store: Store, wrong: dict[str, str], field: str, lang: str
) -> None:
    answer = propose(lang=lang, **wrong)
    assert answer.status_code == 422
    assert f'href="#{field}"' in answer.text
    assert f'id="{field}"' in answer.text
    if field != "reason":
        assert "The logbook has the same number." in answer.text
    if field not in ("rating",):
        assert re.search(r'name="rating" value="true" checked', answer.text)
    assert verdict_count(store) == 0


def test_with_a_source_no_exception_is_needed(attach: Send, propose: Send, store: Store) -> None:
    attach()
    assert propose(exception="").status_code == 303
    with store.reading() as session:
        kept = session.exec(select(Verdict)).one()
    assert [source["title"] for source in kept.sources] == ["The harbour's logbook"]
    assert (str(kept.as_of), kept.target, kept.state) == ("2026-09-08", "truth", VerdictState.PROPOSED)


def test_a_verdict_sent_twice_is_one(propose: Send, store: Store) -> None:
    for _ in range(2):
        assert propose(once="a token").status_code == 303
    other = propose(once="a token", reason="Another reason.")
    assert other.status_code == 422
    assert "Another reason." in other.text
    assert verdict_count(store) == 1


@pytest.mark.parametrize("htmx", [True, False])
def test_a_second_verdict_waits_for_the_first_and_is_kept(propose: Send, store: Store, htmx: bool) -> None:
    propose()
    answer = propose(htmx=htmx, reason="A second opinion.", version="2")
    assert answer.status_code == 409
    assert "A second opinion." in answer.text
    assert ("<html" in answer.text) is not htmx
    assert verdict_count(store) == 1


def test_a_verdict_on_a_claim_that_was_set_aside_is_kept(
    propose: Send, store: Store, editor: Actor, claim: Claim
) -> None:
    claims.set_aside(store, editor, claim.public_id, 1, "Not now.")
    answer = propose(version="2", reason="A reason that took an hour.")
    assert answer.status_code == 409
    assert "A reason that took an hour." in answer.text
    assert verdict_count(store) == 0


def test_a_verdict_on_a_wording_that_changed_shows_both(
    propose: Send, store: Store, editor: Actor, claim: Claim
) -> None:
    claims.rewrite(store, editor, claim.public_id, 1, "The ferry carried 412 people.")
    answer = propose()
    assert answer.status_code == 409
    for said in (VERDICT["wording"], "The ferry carried 412 people.", VERDICT["reason"], VERDICT["exception"]):
        assert said in answer.text
    assert propose(version="2").status_code == 303


def test_a_verdict_without_its_version_is_kept(propose: Send, store: Store) -> None:
    answer = propose(version="")
    assert answer.status_code == 428
    assert "The logbook has the same number." in answer.text
    assert re.search(r'name="rating" value="true" checked', answer.text)
    assert verdict_count(store) == 0


def test_after_a_verdict_was_out_readers_are_told_what_changed(
    propose: Send, checking: FlaskClient, desk: Desk, store: Store, claim: Claim
) -> None:
    desk.publish(claim)
    with store.reading() as session:
        version = str(session.get_one(Claim, claim.id).version)
    assert 'name="correction"' in checking.get(f"/en/desk/claims/{claim.public_id}").text
    refused = propose(version=version)
    assert refused.status_code == 422
    assert 'href="#correction"' in refused.text
    assert propose(version=version, correction="We had misread a digit.").status_code == 303


def test_where_no_approval_is_asked_the_author_may_publish(
    propose: Send, checking: FlaskClient, store: Store, admin: Actor, claim: Claim
) -> None:
    newsrooms.change(store, admin, names={"en": "Desk"}, languages=["ar", "en"], approvals=0, numerals="latn")
    page = checking.get(propose().headers["Location"]).text
    assert re.search(r'action="/en/verdicts/[0-9a-f-]+/publish\?back=', page)
    assert state_of(store, claim) == ClaimState.APPROVED


def test_an_editor_decides_at_the_desk(
    propose: Send, signed_in: dict[Role, FlaskClient], store: Store, claim: Claim
) -> None:
    propose()
    editing = signed_in[Role.EDITOR]
    page = editing.get(f"/en/desk/claims/{claim.public_id}").text
    approve = re.search(r'action="(/en/verdicts/[0-9a-f-]+/approve[^"]*)".*?name="once" value="(\w+)"', page)
    assert approve is not None
    for _ in range(2):
        answer = editing.post(html.unescape(approve[1]), data={"once": approve[2]})
        assert answer.status_code == 303
        assert answer.headers["Location"] == f"/en/desk/claims/{claim.public_id}?pane=evidence"
    assert state_of(store, claim) == ClaimState.APPROVED
    assert "/publish" in editing.get(f"/en/desk/claims/{claim.public_id}").text


def test_a_reason_with_markup_is_shown_as_it_was_typed(propose: Send, checking: FlaskClient) -> None:
    page = checking.get(propose(reason="<script>alert(1)</script>").headers["Location"]).text
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_every_form_carries_what_makes_sending_it_twice_harmless(
    attach: Send, propose: Send, signed_in: dict[Role, FlaskClient], desk: Desk, article: Article, claim: Claim
) -> None:
    attach()
    propose()
    aside = desk.claims(article)[1]
    claims.set_aside(desk.store, desk.editor, aside.public_id, aside.version, "Not now.")
    paths = [f"desk/claims/{one.public_id}" for one in desk.claims(article)]
    paths += [f"desk/articles/{article.public_id}", "desk/articles/new", "queue", "reviews"]
    for path in paths:
        page = signed_in[Role.EDITOR].get(f"/en/{path}").text
        forms = re.findall(r'<form[^>]*method="post".*?</form>', page, re.DOTALL)
        without = [form[:120] for form in forms if 'name="once"' not in form and "/sign-out" not in form]
        assert len(forms) > 1, path
        assert without == [], path
