"""Routes: each says who may enter, lets in no one else, and refuses unsafe requests without a token."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator

import pytest
from flask import Flask
from flask.testing import FlaskClient
from werkzeug.routing import Rule

from factcheck.models.values import Role
from factcheck.web import access

SOME_ID = uuid.UUID("00000000-0000-4000-8000-000000000000")


@pytest.fixture
def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def address(app: Flask, rule: Rule) -> str:
    values = {name: {"lang": "en", "slug": "no-such-article"}.get(name, str(SOME_ID)) for name in rule.arguments}
    with app.test_request_context("/en/"):
        return app.url_map.bind("localhost").build(rule.endpoint, values)


def requests_of(app: Flask, rules: list[Rule]) -> Iterator[tuple[Rule, str, str]]:
    for rule in rules:
        for method in sorted((rule.methods or set()) & {"GET", "POST"}):
            yield rule, method, address(app, rule)


def test_every_view_says_who_may_enter(app: Flask, rules: list[Rule]) -> None:
    assert len(rules) > 25
    assert [rule.endpoint for rule in rules if access.declared(app, rule.endpoint) is None] == []


def test_a_view_that_says_nothing_stops_the_start(app: Flask) -> None:
    app.view_functions["reader.silent"] = lambda: "hello"
    with pytest.raises(RuntimeError, match=r"reader\.silent"):
        access.refuse_undeclared(app)


def test_parameters_are_typed_and_paths_kebab_case(rules: list[Rule]) -> None:
    for rule in rules:
        assert set(re.findall(r"<(?:(\w+):)?\w+>", rule.rule)) <= {"lang", "uuid", "slug"}, rule.rule
        assert re.fullmatch(r"[a-z0-9./-]*", re.sub(r"<[^>]+>", "", rule.rule)), rule.rule


def test_strangers_are_asked_to_sign_in(app: Flask, rules: list[Rule], client: FlaskClient) -> None:
    for rule, method, path in requests_of(app, rules):
        if access.declared(app, rule.endpoint) == access.ANYONE:
            continue
        answer = client.open(path, method=method)
        assert answer.status_code == (303 if method == "GET" else 401), (method, path)
        if method == "GET":
            assert "/sign-in" in answer.headers["Location"]


@pytest.mark.parametrize("role", list(Role))
def test_a_role_too_low_is_refused(
    app: Flask, rules: list[Rule], signed_in: dict[Role, FlaskClient], role: Role
) -> None:
    refused = 0
    for rule, method, path in requests_of(app, rules):
        needed = access.declared(app, rule.endpoint)
        if needed == access.ANYONE:
            continue
        answer = signed_in[role].open(path, method=method)
        if role.includes(Role(str(needed))):
            assert answer.status_code not in (401, 403), (method, path)
        else:
            refused += 1
            assert answer.status_code == 403, (method, path)
    assert refused > 0 or role is Role.ADMIN


def test_unsafe_requests_need_a_token(app: Flask, rules: list[Rule], signed_in: dict[Role, FlaskClient]) -> None:
    app.config["WTF_CSRF_ENABLED"] = True
    for _rule, method, path in requests_of(app, rules):
        if method == "POST" and "sign-in" not in path and "demo-entry" not in path:
            answer = signed_in[Role.ADMIN].post(path, data={"reason": "x"})
            assert answer.status_code == 400, path


def test_requests_from_another_site_are_refused(
    app: Flask, rules: list[Rule], signed_in: dict[Role, FlaskClient]
) -> None:
    for _rule, method, path in requests_of(app, rules):
        if method == "POST":
            answer = signed_in[Role.ADMIN].post(path, headers={"Sec-Fetch-Site": "cross-site"})
            assert answer.status_code == 403, path


def test_unknown_things_are_not_found(app: Flask, rules: list[Rule], signed_in: dict[Role, FlaskClient]) -> None:
    for rule, method, path in requests_of(app, rules):
        if method == "GET" and rule.arguments - {"lang"}:
            assert signed_in[Role.ADMIN].get(path).status_code == 404, path


def test_public_pages_set_no_cookie(app: Flask, rules: list[Rule], client: FlaskClient) -> None:
    for rule, method, path in requests_of(app, rules):
        if method == "GET" and rule.endpoint.startswith("reader."):
            assert "Set-Cookie" not in client.get(path).headers, path


def test_every_answer_carries_the_policy(app: Flask, rules: list[Rule], client: FlaskClient) -> None:
    for _rule, method, path in requests_of(app, rules):
        headers = client.open(path, method=method).headers
        assert headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'"), path
        assert "unsafe" not in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff"
