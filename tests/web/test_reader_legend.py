"""The legend of a readers' page: what it counts, what a choice in it leaves, and where that leads."""

from __future__ import annotations

import re

from flask.testing import FlaskClient

from factcheck.models import Article
from tests.web.conftest import Desk, address


def test_the_legend_counts_and_filters(client: FlaskClient, desk: Desk, published: Article) -> None:
    first, second, *rest = desk.claims(published)
    desk.publish(first)
    desk.publish(second, rating="false", reason="Nobody else says so.")
    page = client.get(address(published)).text
    assert _legend(page) == {"All": 2 + len(rest), "True": 1, "False": 1, "Not yet checked": len(rest)}
    only = client.get(address(published), query_string={"rating": "false"}).text
    assert "Nobody else says so." in only
    assert "The logbook has the same number." not in only
    assert only.count('<mark class="hl v-false') == 1
    assert "hl v-true" not in only
    assert _legend(only) == _legend(page)
    assert re.search(r'id="legend-false"[^>]*aria-current="true"', only)


def _legend(page: str) -> dict[str, int]:
    found = re.findall(r'id="legend-[^>]*>(?:<svg.*?</svg>)?([^<]*) <b>(\d+)</b>', page)
    return {label: int(count) for label, count in found}


def test_the_filter_answers_htmx_with_a_fragment(client: FlaskClient, published: Article) -> None:
    asked = {"HX-Request": "true"}
    fragment = client.get(address(published), query_string={"rating": "unchecked"}, headers=asked)
    assert fragment.text.lstrip().startswith('<div id="annotated">')
    assert "HX-Request" in fragment.headers["Vary"]
    whole = client.get(address(published), headers={**asked, "HX-History-Restore-Request": "true"})
    assert whole.text.lstrip().startswith("<!doctype html>")


def test_a_rating_that_no_claim_has_says_so(client: FlaskClient, published: Article) -> None:
    assert "No claim of this article has this verdict." in client.get(f"{address(published)}?rating=true").text


def test_a_choice_in_the_legend_leads_to_its_first_mark(client: FlaskClient, desk: Desk, published: Article) -> None:
    desk.publish(desk.claims(published)[-1], rating="false")
    page = client.get(address(published)).text
    assert re.search(r'id="legend-false" href="[^"]*[?]rating=false#first"', page)
    assert 'id="first"' not in page
    only = client.get(address(published), query_string={"rating": "false"}).text
    marked = only.partition('id="first"')[2].partition('<div class="rowp"')[0]
    assert (only.count('id="first"'), marked.count("<mark ")) == (1, only.count("<mark "))
