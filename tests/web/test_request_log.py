"""A request's line in the log: what was asked and answered, its number, and nothing that people typed."""

from __future__ import annotations

import pytest
from flask import Flask, request
from flask.testing import FlaskClient

from factcheck import logs
from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Account
from factcheck.models.values import Role
from factcheck.web.access import anyone
from tests.logged import Written
from tests.web.conftest import PASSWORD, sign_in


def test_a_request_has_one_line_with_its_number_and_nothing_that_was_typed(
    app: Flask,
    people: dict[Role, Account],
    written: Written,
) -> None:
    browser = sign_in(app, people[Role.EDITOR])
    answer = browser.get("/ar/desk/search?q=hunter2")
    (record,) = written.records()
    assert record["event"] == "answered"
    assert (record["method"], record["path"], record["status"]) == ("GET", "/ar/desk/search", 200)
    assert record["request_id"] == answer.headers["X-Request-Id"]
    assert record["account"] == str(people[Role.EDITOR].public_id)
    assert 0 < record["duration_ms"] < 60_000
    assert set(record) == {
        *("time", "level", "logger", "event", "request_id", "method", "path", "account", "status", "duration_ms"),
    }
    app.test_client().post("/en/sign-in", data={"email": "editor@desk.example", "password": PASSWORD})
    told = written.getvalue()
    assert "hunter2" not in told
    assert PASSWORD not in told
    assert "editor@desk.example" not in told
    assert "Person" not in told


@pytest.mark.parametrize("path", ["/en/%0A%0D%22level%22", "/en/%E2%80%AE%1b[31m", "/en/%FF%00", "/ar/%D9%82"])
def test_an_address_cannot_write_a_line_of_its_own(app: Flask, written: Written, path: str) -> None:
    app.test_client().get(path)
    (record,) = written.records()
    assert record["path"].startswith(path[:4])
    assert all(line.isprintable() for line in written.lines())


def test_routine_is_logged_for_those_who_ask(app: Flask, written: Written) -> None:
    browser: FlaskClient = app.test_client()
    for path in ("/healthz", "/readyz", "/static/css/base.css"):
        assert browser.get(path).status_code == 200
    assert written.lines() == []
    logs.set_up(Settings(log_level="DEBUG", log_format="json"), written)
    browser.get("/healthz")
    assert [record["path"] for record in written.records()] == ["/healthz"]


def test_what_breaks_is_logged_once_with_its_traceback_and_the_number_shown(
    app: Flask,
    written: Written,
) -> None:
    @anyone
    def fail() -> None:
        raise ZeroDivisionError("nothing left")

    app.add_url_rule("/fail", "fail", fail)
    app.config.update(TESTING=False, PROPAGATE_EXCEPTIONS=False)
    answer = app.test_client().get("/fail")
    failed, answered = written.records()
    assert (failed["level"], failed["event"]) == ("error", "failed")
    assert "ZeroDivisionError: nothing left" in failed["exception"]
    assert failed["request_id"] == answered["request_id"] == answer.headers["X-Request-Id"]
    assert answered["status"] == answer.status_code == 500
    assert failed["request_id"] in answer.text


@pytest.mark.parametrize(("proxies", "believed"), [(0, False), (1, True)])
def test_only_a_proxy_of_ours_numbers_requests_and_tells_where_they_come_from(
    settings: Settings,
    people: dict[Role, Account],
    proxies: int,
    believed: bool,
) -> None:
    behind = create_app(settings.model_copy(update={"trusted_proxies": proxies}))
    seen: list[str] = []

    @anyone
    def where() -> str:
        seen.extend([request.remote_addr or "", request.scheme, request.host])
        return "here"

    behind.add_url_rule("/where", "where", where)
    told = {
        "X-Request-Id": "abcdef-12345",
        "X-Forwarded-For": "203.0.113.9",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-Host": "desk.example",
    }
    answer = behind.test_client().get("/where", headers=told)
    assert (answer.headers["X-Request-Id"] == "abcdef-12345") is believed
    assert (seen == ["203.0.113.9", "https", "desk.example"]) is believed
    odd = behind.test_client().get("/where", headers={"X-Request-Id": "x" * 500 + "\u202e"})
    assert len(odd.headers["X-Request-Id"]) == 12
    behind.extensions["factcheck.store"].close()
