"""Signing in and out, sessions that end while somebody types, and the demo newsroom's entry."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import delete, select

from factcheck.models import Account, Newsroom, SessionRecord
from factcheck.models.values import Role
from factcheck.services import articles
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.web.sessions import COOKIE
from tests.web.conftest import PASSWORD, sign_in

ADDRESS = "editor@desk.example"
TYPED = 'First paragraph: 12 people & "one" ship.\r\n\r\n<b>Second</b> paragraph.'


def enter(client: FlaskClient, email: str = ADDRESS, password: str = PASSWORD, **more: object):  # type: ignore[no-untyped-def]
    return client.post("/en/sign-in", data={"email": email, "password": password, **more})


def test_signing_in_leads_to_the_queue(client: FlaskClient) -> None:
    answer = enter(client)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/queue")
    assert client.get("/en/reviews").status_code == 200


def test_the_cookie_is_out_of_scripts_reach(client: FlaskClient) -> None:
    cookie = enter(client).headers["Set-Cookie"]
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie


def test_a_session_known_beforehand_is_worth_nothing(app: Flask, client: FlaskClient) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    page = client.get("/en/sign-in")
    before = client.get_cookie(COOKIE)
    assert before is not None
    token = re.search(r'name="csrf_token"[^>]* value="([^"]+)"', page.text)
    assert token
    assert enter(client, csrf_token=token[1]).status_code == 303
    stranger = app.test_client()
    stranger.set_cookie(COOKIE, before.value)
    assert stranger.get("/en/reviews").status_code == 303


@pytest.mark.parametrize(
    ("email", "password"), [(ADDRESS, "not the password"), ("nobody@desk.example", PASSWORD), (ADDRESS, "x" * 1001)]
)
def test_a_wrong_password_and_an_unknown_address_are_refused_alike(
    client: FlaskClient, email: str, password: str
) -> None:
    answer = enter(client, email, password)
    assert answer.status_code == 422
    assert f'value="{email}"' in answer.text
    assert password not in answer.text.replace(email, "")
    assert "What you typed is still here" not in answer.text
    if len(password) <= 1000:
        assert "The e-mail address or the password is wrong." in answer.text


def test_an_account_that_was_closed_cannot_sign_in(
    client: FlaskClient, store: Store, people: dict[Role, Account]
) -> None:
    with store.writing() as session:
        account = session.get_one(Account, people[Role.EDITOR].id)
        account.active = False
        session.add(account)
    assert enter(client).status_code == 422


def test_the_form_helps_password_keepers(client: FlaskClient) -> None:
    page = client.get("/en/sign-in").text
    assert re.search(r'type="email"[^>]*autocomplete="username"', page)
    assert re.search(r'type="password"[^>]*autocomplete="current-password"', page)


@pytest.mark.parametrize("next_page", ["//evil.example/x", "https://evil.example", "/\\evil.example", "javascript:x"])
def test_signing_in_never_leads_elsewhere(client: FlaskClient, next_page: str) -> None:
    assert enter(client, next=next_page).headers["Location"] == "/en/queue"


def test_whoever_was_sent_to_sign_in_comes_back(client: FlaskClient) -> None:
    sent = client.get("/en/reviews?back=x")
    assert sent.status_code == 303
    page = client.get(sent.headers["Location"]).text
    found = re.search(r'name="next"[^>]* value="([^"]*)"', page)
    assert found
    assert enter(client, next=unescape(found[1])).headers["Location"] == "/en/reviews?back=x"


def hidden_fields(page: str) -> list[tuple[str, str]]:
    """The hidden inputs of the sign-in form, as a browser would send them."""
    form = re.search(r'<form method="post" action="/en/sign-in".*?</form>', page, re.DOTALL)
    assert form
    inputs = re.findall(r'<input[^>]*type="hidden"[^>]*>', form[0])
    return [(_attribute(tag, "name"), _attribute(tag, "value")) for tag in inputs]


def _attribute(tag: str, name: str) -> str:
    found = re.search(rf'\b{name}="([^"]*)"', tag)
    return unescape(found[1]) if found else ""


def test_a_lost_session_keeps_what_was_typed(app: Flask, people: dict[Role, Account], store: Store) -> None:
    browser = sign_in(app, people[Role.ADMIN])
    with store.writing() as session:
        session.exec(delete(SessionRecord))
    data = {"name_en": TYPED, "languages": ["ar", "en"], "approvals": "2", "numerals": "arab"}
    answer = browser.post("/en/newsroom", data=data, headers={"Referer": "http://localhost/en/newsroom"})
    assert answer.status_code == 401
    assert "Your session has ended." in answer.text
    kept = hidden_fields(answer.text)
    assert ("kept_value", TYPED) in kept
    assert ("kept_action", "/en/newsroom") in kept
    form: dict[str, list[str]] = {"email": ["admin@desk.example"], "password": [PASSWORD]}
    for name, value in kept:
        form.setdefault(name, []).append(value)
    back = browser.post("/en/sign-in", data=form)
    assert (back.status_code, back.headers["Location"]) == (303, "/en/newsroom")
    page = browser.get("/en/newsroom").text
    assert "12 people &amp; &#34;one&#34; ship." in page
    assert re.search(r'<option selected value="2"|<option value="2" selected', page)
    assert "12 people" not in browser.get("/en/newsroom").text, "what was kept is shown once"


def test_a_wrong_password_keeps_what_was_typed_before(client: FlaskClient) -> None:
    kept = {"kept_action": "/en/newsroom", "kept_name": ["reason", "reason"], "kept_value": ["one", "two"]}
    answer = enter(client, password="wrong password here", **kept)
    fields = hidden_fields(answer.text)
    pairs = [pair for pair in fields if pair[0].startswith("kept_")]
    assert pairs == [
        ("kept_action", "/en/newsroom"),
        ("kept_name", "reason"),
        ("kept_value", "one"),
        ("kept_name", "reason"),
        ("kept_value", "two"),
    ]


def test_a_lost_session_tells_htmx_where_to_put_the_form(client: FlaskClient) -> None:
    answer = client.post("/en/newsroom", data={"name_en": "x"}, headers={"HX-Request": "true"})
    assert answer.status_code == 401
    assert answer.headers["HX-Retarget"] == "#main"
    assert "<html" not in answer.text
    assert "Your session has ended." in answer.text


def test_passwords_are_never_kept(client: FlaskClient) -> None:
    answer = client.post("/en/newsroom", data={"password": "a secret of mine", "reason": "kept"})
    assert "a secret of mine" not in answer.text
    assert "kept" in answer.text


def test_signing_out_ends_the_session(app: Flask, people: dict[Role, Account], store: Store) -> None:
    browser = sign_in(app, people[Role.EDITOR])
    cookie = browser.get_cookie(COOKIE)
    assert cookie is not None
    answer = browser.post("/en/sign-out")
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/")
    with store.reading() as session:
        assert session.exec(select(SessionRecord)).all() == []
    browser.set_cookie(COOKIE, cookie.value)
    assert browser.get("/en/reviews").status_code == 303


def test_forms_need_their_token(app: Flask, people: dict[Role, Account]) -> None:
    browser = sign_in(app, people[Role.EDITOR])
    app.config["WTF_CSRF_ENABLED"] = True
    for path in ("/en/sign-in", "/en/sign-out", "/en/demo-entry"):
        assert browser.post(path, data={"role": "admin"}).status_code == 400, path
    assert browser.get("/en/reviews").status_code == 200, "still signed in"


@pytest.fixture
def demo(app: Flask, store: Store) -> Flask:
    """The application as a demo, at this machine."""
    with store.writing() as session:
        here = session.exec(select(Newsroom)).one()
        here.demo = True
        session.add(here)
    app.config["DEMO"] = True
    return app


@pytest.mark.parametrize("role", list(Role))
def test_the_demo_is_entered_with_one_click(demo: Flask, role: Role, store: Store, actors: dict[Role, Actor]) -> None:
    browser = demo.test_client()
    assert f'value="{role.value}"' in browser.get("/en/sign-in").text
    answer = browser.post("/en/demo-entry", data={"role": role.value})
    assert (answer.status_code, answer.headers["Location"]) == (303, "/en/queue")
    assert browser.get("/en/newsroom").status_code == (200 if role is Role.ADMIN else 403)
    assert articles.listing(store, actors[role]) == []


def test_the_demo_has_no_entry_for_a_role_that_is_none(demo: Flask) -> None:
    for data in ({"role": "owner"}, {"role": ""}, {}):
        assert demo.test_client().post("/en/demo-entry", data=data).status_code == 404


@pytest.mark.parametrize(
    "asked",
    [
        {"headers": {"X-Forwarded-For": "203.0.113.9"}},
        {"headers": {"Forwarded": "for=203.0.113.9"}},
        {"headers": {"Host": "newsroom.example"}},
        {"environ_base": {"REMOTE_ADDR": "203.0.113.9"}},
    ],
)
def test_the_demo_is_entered_from_this_machine_only(demo: Flask, asked: dict[str, dict[str, str]]) -> None:
    browser = demo.test_client()
    assert "/demo-entry" not in browser.get("/en/sign-in", **asked).text  # type: ignore[arg-type]
    assert browser.post("/en/demo-entry", data={"role": "admin"}, **asked).status_code == 404  # type: ignore[arg-type]


def test_there_is_no_entry_unless_the_program_and_the_newsroom_are_a_demo(demo: Flask, store: Store) -> None:
    demo.config["DEMO"] = False
    assert demo.test_client().post("/en/demo-entry", data={"role": "admin"}).status_code == 404
    demo.config["DEMO"] = True
    with store.writing() as session:
        here = session.exec(select(Newsroom)).one()
        here.demo = False
        session.add(here)
    assert demo.test_client().post("/en/demo-entry", data={"role": "admin"}).status_code == 404


def test_there_is_no_entry_on_a_program_that_others_reach(demo: Flask) -> None:
    demo.config["BOUND_TO_LOOPBACK"] = False
    assert demo.test_client().post("/en/demo-entry", data={"role": "admin"}).status_code == 404
