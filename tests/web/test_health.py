"""Health checks, and the names that the newsroom answers to."""

from __future__ import annotations

import pytest
from flask import Flask

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Account
from factcheck.models.values import Role
from factcheck.services.store import Store
from factcheck.web import health
from tests.web.conftest import sign_in


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


def test_a_queue_that_is_elsewhere_is_part_of_being_ready(settings: Settings, people: dict[Role, Account]) -> None:
    app = create_app(settings.model_copy(update={"queue": "redis://somebody:hunter2@127.0.0.1:1/0"}))
    answer = app.test_client().get("/readyz")
    assert answer.status_code == 503
    assert answer.get_json() == {"ready": False, "checks": {"database": "ok", "queue": "unreachable"}}
    app.extensions["factcheck.store"].close()


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
