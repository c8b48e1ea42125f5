"""Every refusal says what happened and what to do: as a page, a fragment and JSON, in both languages."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from flask import Flask, abort
from flask.testing import FlaskClient
from sqlalchemy.exc import OperationalError

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Account
from factcheck.models.values import Role
from factcheck.services import errors as refusals
from factcheck.web.access import anyone
from factcheck.web.problems import words
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


def test_every_status_of_an_error_has_words(app: Flask) -> None:
    with app.test_request_context("/ar/", method="POST"):
        assert all(words(status)[0] for status in range(400, 600))
