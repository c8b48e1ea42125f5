"""Every refusal says what happened and what to do: as a page, a fragment and JSON, in both languages."""

from __future__ import annotations

import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Account, Claim
from factcheck.models.values import Role
from factcheck.services import errors as refusals
from factcheck.services.store import Store
from factcheck.web import health
from factcheck.web.access import anyone
from factcheck.web.problems import words
from factcheck.web.security import WAITED
from tests.web.conftest import sign_in

PROBLEM = "application/problem+json"
SHAPES = {
    "page": {},
    "fragment": {"HX-Request": "true"},
    "problem": {"Accept": "application/json"},
}


def _refuse(error: Exception) -> Callable[[], None]:
    def act() -> None:
        raise error

    return act


# Status -> how it comes about, the code that programs are told.
CASES: dict[str, tuple[int, Callable[[], Any], str]] = {
    "malformed": (400, lambda: abort(400), "malformed_request"),
    "stranger": (401, _refuse(refusals.NotSignedIn("not_signed_in")), "not_signed_in"),
    "role": (403, _refuse(refusals.Forbidden("role_too_low")), "role_too_low"),
    "cross-site": (403, lambda: abort(403), "forbidden"),
    "unknown": (404, _refuse(refusals.NotFound("no_such_claim")), "no_such_claim"),
    "no-page": (404, lambda: abort(404), "not_found"),
    "method": (405, lambda: abort(405), "method_not_allowed"),
    "conflict": (409, _refuse(refusals.Conflict("claim_set_aside")), "claim_set_aside"),
    "gone": (410, _refuse(refusals.Gone("article_withdrawn", on="2026-09-07", because="Wrong ferry.")), ""),
    "large": (413, lambda: abort(413), "too_large"),
    "type": (415, lambda: abort(415), "unsupported_media_type"),
    "invalid": (422, _refuse(refusals.Invalid("invalid", {"title": "title_missing"})), "invalid"),
    "unversioned": (428, _refuse(refusals.Unversioned("version_missing")), "version_missing"),
    "often": (429, lambda: abort(429), "too_many_requests"),
    "broken": (500, _refuse(ZeroDivisionError("secret /etc/passwd")), "internal_error"),
    "teapot": (418, lambda: abort(418), "im_a_teapot"),
    "database": (503, _refuse(OperationalError("SELECT secret", {}, Exception("locked"))), "unavailable"),
}


@pytest.fixture(scope="module")
def failing(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    """A reader's browser before an application with an address for each way to fail."""
    folder = tmp_path_factory.mktemp("failing")
    database = shutil.copyfile(made_once, folder / "newsroom.sqlite3")
    app = create_app(Settings(instance=folder, database=f"sqlite:///{database}", secret_key="a key for the tests"))
    app.config.update(WTF_CSRF_ENABLED=False)

    @anyone
    def fail(name: str, lang: str = "") -> None:
        CASES[name][1]()

    app.add_url_rule("/<lang:lang>/fail/<slug:name>", "fail", fail, methods=["GET", "POST"])
    app.add_url_rule("/fail/<slug:name>", "fail", fail, methods=["GET", "POST"])
    yield app.test_client()
    app.extensions["factcheck.store"].close()


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize("name", CASES)
def test_a_refusal_has_its_shape_its_language_and_its_number(
    failing: FlaskClient, name: str, shape: str, language: str
) -> None:
    status, _act, code = CASES[name]
    answer = failing.post(f"/{language}/fail/{name}", data={"text": "kept"}, headers=SHAPES[shape])
    assert answer.status_code == status
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert ("Retry-After" in answer.headers) is (status == 503)
    arabic = bool(re.search(r"[\u0621-\u064a]{3}", answer.text))
    assert arabic or language == "en"
    if shape == "problem":
        said = answer.get_json(force=True)
        assert answer.mimetype == PROBLEM
        assert answer.headers["Content-Language"] == language
        assert (said["status"], said["request_id"]) == (status, answer.headers["X-Request-Id"])
        assert said["code"] == (code or "article_withdrawn")
        assert said["title"]
        assert said["detail"]
    elif status != 401:  # which asks to sign in, with what was typed kept
        assert answer.headers["X-Request-Id"] in answer.text
        assert ("<html" in answer.text) is (shape == "page")
        assert 'role="alert"' in answer.text
    for leak in ("Traceback", "ZeroDivision", "OperationalError", "SELECT secret", "/etc/", ".py", "werkzeug"):
        assert leak not in answer.text


def test_a_problem_names_each_field_that_is_wrong(failing: FlaskClient) -> None:
    said = failing.get("/en/fail/invalid", headers=SHAPES["problem"]).get_json(force=True)
    assert said["fields"]["title"]["code"] == "title_missing"
    assert "title" in said["fields"]["title"]["detail"]


@pytest.mark.parametrize(
    ("accept", "mimetype"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
        ("application/json", PROBLEM),
        ("application/problem+json", PROBLEM),
        ("application/json;q=0.9,text/html;q=0.5", PROBLEM),
        ("text/html,application/json;q=0.9", "text/html"),
    ],
)
def test_who_gets_json(failing: FlaskClient, accept: str, mimetype: str) -> None:
    headers = {"Accept": accept} if accept else {}
    assert failing.get("/en/fail/no-page", headers=headers).mimetype == mimetype
    assert failing.get("/api/v1/nothing", headers=headers).mimetype == PROBLEM


@pytest.mark.parametrize(("wanted", "language"), [("ar", "ar"), ("en-GB,en;q=0.9", "en"), ("de,ar;q=0.5", "ar")])
def test_an_address_without_a_language_speaks_the_browsers(failing: FlaskClient, wanted: str, language: str) -> None:
    page = failing.get("/no/such/page", headers={"Accept-Language": wanted})
    assert page.status_code == 404
    assert f'<html lang="{language}"' in page.text
    told = failing.get("/api/v1/nothing", headers={"Accept-Language": wanted})
    assert told.headers["Content-Language"] == language


@pytest.mark.parametrize("language", ["ar", "en"])
def test_an_address_that_no_page_has_keeps_its_language(failing: FlaskClient, language: str) -> None:
    other = {"ar": "en", "en": "ar"}[language]
    page = failing.get(f"/{language}/no-such-page", headers={"Accept-Language": other})
    assert f'<html lang="{language}"' in page.text


def test_the_other_methods_are_answered_right(failing: FlaskClient) -> None:
    refused = failing.post("/en/methodology")
    assert refused.status_code == 405
    assert set(refused.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    asked = failing.options("/en/methodology")
    assert asked.status_code == 200
    assert set(asked.headers["Allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}
    head = failing.head("/en/fail/no-page")
    assert (head.status_code, head.data) == (404, b"")
    assert int(head.headers["Content-Length"]) > 0


def test_too_many_attempts_say_when_to_come_back(settings: Settings, people: dict[Role, Account]) -> None:
    app = create_app(settings.model_copy(update={"sign_in_limit": "1 per minute"}))
    app.config.update(WTF_CSRF_ENABLED=False)
    browser = app.test_client()
    for _attempt in range(2):
        answer = browser.post("/en/sign-in", data={"email": "x@desk.example", "password": "wrong"})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "60"
    app.extensions["factcheck.store"].close()


def test_an_error_while_the_error_page_is_made_still_answers(
    failing: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("factcheck.web.errors.render_template", lambda *_a, **_k: 1 / 0)
    answer = failing.get("/ar/fail/broken")
    assert (answer.status_code, answer.mimetype) == (500, "text/plain")
    assert "حدث عطل لدينا" in answer.text
    assert answer.headers["X-Request-Id"] in answer.text


def test_a_form_too_large_is_said_so_to_strangers_too(settings: Settings, people: dict[Role, Account]) -> None:
    app = create_app(settings.model_copy(update={"max_form_bytes": 10_000}))
    for client in (app.test_client(), sign_in(app, people[Role.FACT_CHECKER])):
        answer = client.post("/en/desk/articles/new", data={"text": "x" * 20_000})
        assert answer.status_code in (401, 413)
        assert answer.mimetype == "text/html"
    app.extensions["factcheck.store"].close()


# The database held by somebody else, or gone


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


def test_a_page_that_cannot_be_read_says_so_and_programs_are_told_too(impatient: Flask, settings: Settings) -> None:
    browser = impatient.test_client()
    assert browser.get("/en/").status_code == 200
    with held(settings):
        page, told, ready = browser.get("/en/"), browser.get("/en/", headers=SHAPES["problem"]), browser.get("/readyz")
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


# Health checks and Host


def test_health_checks_set_no_cookie_and_need_no_database(app: Flask, people: dict[Role, Account]) -> None:
    browser = sign_in(app, people[Role.ADMIN])

    def refuse(*_arguments: object) -> None:
        raise AssertionError("the database was asked")

    assert browser.get("/readyz").get_json() == {"ready": True, "checks": {"database": "ok"}}
    app.extensions["factcheck.store"].reading = refuse
    answer = browser.get("/healthz")
    assert (answer.status_code, answer.get_json()) == (200, {"alive": True})
    assert "Set-Cookie" not in answer.headers
    assert answer.headers["Cache-Control"] == "no-store"


def test_readiness_names_the_check_that_fails_and_no_more(app: Flask, store: Store) -> None:
    def unreachable() -> str:
        raise ConnectionRefusedError("redis://somebody:hunter2@queue.example")

    health.also(app, "queue", unreachable)
    with store.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'earlier'")
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json() == {"ready": False, "checks": {"database": "not migrated", "queue": "unreachable"}}


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("desk.example", 200),
        ("desk.example:8443", 200),
        ("www.news.example", 200),
        ("news.example", 200),
        ("desk.example.evil.test", 400),
        ("evil.test", 400),
        ("desk.example@evil.test", 400),
        ("", 400),
    ],
)
def test_only_our_own_names_are_answered_to(
    settings: Settings, people: dict[Role, Account], host: str, status: int
) -> None:
    app = create_app(settings.model_copy(update={"trusted_hosts": ("desk.example", ".news.example")}))
    answer = app.test_client().get("/en/", headers={"Host": host})
    assert answer.status_code == status
    if status == 400:
        assert "does not answer to the name" in answer.text
        assert "evil" not in answer.text
    assert app.test_client().get("/healthz", headers={"Host": "10.0.0.7"}).status_code == 200
    app.extensions["factcheck.store"].close()


def test_every_status_of_an_error_has_words(app: Flask) -> None:
    with app.test_request_context("/ar/", method="POST"):
        assert all(words(status)[0] for status in range(400, 600))
