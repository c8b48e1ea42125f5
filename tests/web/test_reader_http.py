"""Readers' pages on the wire: what may be kept, by which tag, how large, with how many questions to the database."""

from __future__ import annotations

import re

import pytest
from flask import Flask
from flask.testing import FlaskClient
from sqlalchemy import event, update

from factcheck.models import Article, Rating
from factcheck.models.values import Role
from factcheck.services.store import Store
from tests.web.conftest import Desk, address


def test_pages_set_no_cookie_and_can_be_kept(
    client: FlaskClient, signed_in: dict[Role, FlaskClient], desk: Desk, published: Article
) -> None:
    claim = desk.claims(published)[0]
    desk.publish(claim)
    pages = ["/en/", "/ar/methodology", "/en/corrections", address(published), f"/en/claims/{claim.public_id}"]
    for path in [*pages, f"/en/claims/{claim.public_id}/history", "/ratings.css"]:
        answer = client.get(path)
        assert "Set-Cookie" not in answer.headers, path
        assert answer.headers["Cache-Control"] == "public, no-cache", path
        again = client.get(path, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b""), path
        assert signed_in[Role.ADMIN].get(path).data == answer.data, path


def test_a_new_verdict_changes_the_etag(client: FlaskClient, desk: Desk, published: Article) -> None:
    before = client.get(address(published)).headers["ETag"]
    desk.publish(desk.claims(published)[0])
    answer = client.get(address(published), headers={"If-None-Match": before})
    assert answer.status_code == 200
    assert answer.headers["ETag"] != before


def test_the_ratings_sheet_has_every_colour_and_may_be_kept_by_its_hash(client: FlaskClient) -> None:
    link = re.search(r'href="(/ratings\.css\?v=[0-9a-f]{12})"', client.get("/en/").text)
    assert link
    answer = client.get(link[1])
    assert answer.mimetype == "text/css"
    assert ".v-true{--v:light-dark(#1a725d,#3acbb6);--w:light-dark(#d8f0e8,#0d3a30)}" in answer.text
    assert ".v-unchecked{" in answer.text
    assert "immutable" in answer.headers["Cache-Control"]
    assert client.get("/ratings.css?v=000000000000").headers["Cache-Control"] == "public, no-cache"


def test_a_colour_that_is_none_never_reaches_the_sheet(client: FlaskClient, store: Store) -> None:
    evil = {"light": "red}body{display:none", "dark": "#000", "light_wash": "#fff", "dark_wash": "#fff"}
    with store.writing() as session:
        session.connection().execute(update(Rating).where(Rating.key == "true").values(colours=evil))
    sheet = client.get("/ratings.css").text
    assert "body" not in sheet
    assert ".v-false{" in sheet


def test_an_article_page_asks_the_database_a_bounded_number_of_things(
    app: Flask, client: FlaskClient, desk: Desk, published: Article
) -> None:
    engine, asked = app.extensions["factcheck.store"].engine, []
    event.listen(engine, "before_cursor_execute", lambda *args: asked.append(args[2]))

    def count() -> int:
        asked.clear()
        assert client.get(address(published)).status_code == 200
        return len(asked)

    desk.publish(desk.claims(published)[0])
    one = count()
    for claim in desk.claims(published)[1:]:
        desk.publish(claim)
    assert count() == one


@pytest.mark.parametrize("accepted", ["gzip", "br"])
def test_a_page_goes_out_compressed_and_is_still_known_again(
    client: FlaskClient, published: Article, accepted: str
) -> None:
    path, headers = f"/en/articles/{published.slug}", {"Accept-Encoding": accepted}
    plain, small = client.get(path), client.get(path, headers=headers)
    assert small.headers["Content-Encoding"] == accepted
    assert len(small.data) < len(plain.data) / 2
    assert "Accept-Encoding" in small.headers["Vary"]
    again = client.get(path, headers={**headers, "If-None-Match": small.headers["ETag"]})
    assert (again.status_code, again.data) == (304, b"")


def test_a_page_with_a_form_token_is_not_compressed(client: FlaskClient) -> None:
    assert "Content-Encoding" not in client.get("/en/sign-in", headers={"Accept-Encoding": "gzip, br"}).headers
