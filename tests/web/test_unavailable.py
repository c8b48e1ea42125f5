"""When the database is held by somebody else, or too much is asked: 503, and what was typed stays."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from html import unescape

import pytest
from flask import Flask

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Account, Claim
from factcheck.models.values import Role
from factcheck.services.store import Store
from factcheck.web.security import WAITED
from tests.web.conftest import sign_in

pytestmark = pytest.mark.only("sqlite")  # it is SQLite's lock that is held, and its file that is gone


@contextmanager
def held(settings: Settings) -> Iterator[None]:
    """Another connection has the database for itself while the block lasts."""
    other = sqlite3.connect(settings.database.removeprefix("sqlite:///"), isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()


@pytest.fixture
def impatient(settings: Settings, people: dict[Role, Account]) -> Iterator[Flask]:
    """The application, form tokens on, waiting for other writers for the shortest time there is."""
    app = create_app(settings.model_copy(update={"lock_wait": 0.05}))
    yield app
    app.extensions["factcheck.store"].close()


def fields_of(page: str, action: str) -> dict[str, str]:
    """The hidden fields of the form that is sent to `action`."""
    form = re.search(rf'<form[^>]*action="{re.escape(action)}".*?</form>', page, re.DOTALL)
    assert form is not None, page
    hidden = [field for field in re.findall(r"<input[^>]*>", form[0]) if 'type="hidden"' in field]
    found = [dict(re.findall(r'(name|value)="([^"]*)"', field)) for field in hidden]
    return {field["name"]: unescape(field["value"]) for field in found}


@pytest.mark.parametrize("language", ["ar", "en"])
def test_what_was_typed_stays_when_the_database_is_held_and_is_sent_again_once(
    impatient: Flask, settings: Settings, people: dict[Role, Account], claim: Claim, store: Store, language: str
) -> None:
    browser = sign_in(impatient, people[Role.FACT_CHECKER])
    address = f"/{language}/desk/claims/{claim.public_id}"
    page = browser.get(address).text
    action = next(found for found in re.findall(r'action="([^"]+)"', page) if found.endswith("/wording"))
    typed = {**fields_of(page, action), "text": "The ferry Halcyon carried 412 people «on Sunday»."}
    with held(settings):
        refused = browser.post(action, data=typed)
    assert (refused.status_code, refused.headers["Retry-After"]) == (503, "5")
    assert f'<html lang="{language}"' in refused.text
    again = fields_of(refused.text, action)
    assert again == typed
    assert browser.post(action, data=again).status_code == 303
    assert browser.post(action, data=again).status_code == 303, "the same form sent twice counts once"
    with store.reading() as session:
        stored = session.get_one(Claim, claim.id)
    assert (stored.text, stored.version) == (typed["text"], claim.version + 1)


def test_static_files_and_health_need_no_database_whoever_asks(
    impatient: Flask, settings: Settings, people: dict[Role, Account]
) -> None:
    browser = sign_in(impatient, people[Role.EDITOR])
    with held(settings):
        assert browser.get("/static/css/base.css").status_code == 200
        assert browser.get("/healthz").status_code == 200


def test_a_page_that_cannot_be_read_says_so_and_programs_are_told_too(impatient: Flask, settings: Settings) -> None:
    browser = impatient.test_client()
    assert browser.get("/en/").status_code == 200
    with held(settings):
        page, told, ready = (
            browser.get("/en/"),
            browser.get("/en/", headers={"Accept": "application/json"}),
            browser.get("/readyz"),
        )
        alive = browser.get("/healthz")
    assert (page.status_code, told.status_code) == (503, 503)
    assert "cannot answer at the moment" in page.text
    assert "The Test Desk" in page.text, "the frame is the newsroom's own"
    assert told.get_json(force=True)["code"] == "unavailable"
    assert (ready.status_code, ready.get_json()) == (503, {"ready": False, "checks": {"database": "unreachable"}})
    assert alive.status_code == 200
    assert browser.get("/en/").status_code == 200


@pytest.mark.parametrize(
    ("method", "waited", "role", "refused"),
    [
        ("GET", 1.9, None, False),
        ("GET", 2.1, None, True),
        ("GET", 2.1, Role.EDITOR, False),
        ("GET", 10.1, Role.EDITOR, True),
        ("POST", 2.1, None, False),
        ("POST", 10.1, Role.EDITOR, True),
    ],
)
def test_who_stood_in_line_too_long_is_told_to_come_back(
    app: Flask, people: dict[Role, Account], method: str, waited: float, role: Role | None, refused: bool
) -> None:
    browser = sign_in(app, people[role]) if role else app.test_client()
    path = "/en/" if method == "GET" else "/en/sign-in"
    answer = browser.open(path, method=method, environ_base={WAITED: waited}, data={"email": "x"})
    assert (answer.status_code == 503) is refused
    assert ("Retry-After" in answer.headers) is refused
    assert browser.get("/healthz", environ_base={WAITED: 60.0}).status_code == 200
