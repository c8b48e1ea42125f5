"""Routes: each says who may enter, has typed parameters, and answers with the headers that guard a page."""

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

# A slug is an article's own words; `lang` is one of two, and all else goes by public ids.
TYPES = {"lang", "uuid", "slug"}
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


def untyped(rule: str) -> list[str]:
    """The parameters of a route's rule whose converter takes more than one kind of thing can be called."""
    parameters = re.findall(r"<(?:([^:<>]+):)?(\w+)>", rule)
    return [name for converter, name in parameters if converter not in TYPES]


def test_the_rule_sees_a_parameter_that_takes_anything() -> None:
    assert untyped("/a/<name>/<string:one>/<path:two>/<default:three>") == ["name", "one", "two", "three"]
    assert untyped("/<lang:lang>/<uuid:claim_id>/<slug:slug>") == []


def test_parameters_are_typed_and_paths_kebab_case(rules: list[Rule]) -> None:
    for rule in rules:
        assert untyped(rule.rule) == [], rule.rule
        assert re.fullmatch(r"[a-z0-9./-]*", re.sub(r"<[^>]+>", "", rule.rule)), rule.rule


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
