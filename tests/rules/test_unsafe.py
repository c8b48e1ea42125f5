"""What is safe changes nothing; what is not safe needs this site's own form."""

from __future__ import annotations

import re
from typing import Any

import pytest
from flask.testing import FlaskClient

from tests.rules.access import firsts
from tests.rules.house import FRAGMENT, READER, SESSIONS, WHO, Call, House

TOKEN = re.compile(r'name="csrf_token"[^>]* value="([^"]+)"')
QUERIES = (
    "",
    "?page=99999999999999999999&state=to_do&order=oldest&age=week&aside=1&q=%00%F0%9F%9A%A2&article=x&rating=true",
    "?q=%27%3B+DROP+TABLE+claim%3B--&sentence=-1&add=1&pane=nowhere&next=//elsewhere.example&kind=event&kind=event",
    "?back=/en/queue&_method=DELETE&_anchor=x&version=1&id=1&text=changed&reason=changed&csrf_token=x",
)


def token_of(browser: FlaskClient, path: str) -> str:
    found = TOKEN.search(browser.get(path).get_data(as_text=True))
    assert found
    return found[1]


@pytest.mark.parametrize("who", WHO)
def test_reading_changes_nothing(house: House, who: str) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = True
    browser = house.browsers[who]
    before = house.digest(without=(SESSIONS,))
    for call in house.calls("GET"):
        browser.get(call.path)
    assert house.digest(without=(SESSIONS,)) == before
    whole = house.digest()
    for call in firsts(house, "GET"):
        for query in QUERIES:
            browser.get(call.path + query)
            browser.get(call.path + query, headers=FRAGMENT)
        browser.head(call.path)
        browser.options(call.path)
    assert house.digest() == whole, "whoever has a session already keeps it as it was"


@pytest.mark.parametrize("who", WHO)
def test_every_form_needs_the_token_of_its_own_session(house: House, who: str) -> None:
    house.app.config["WTF_CSRF_ENABLED"] = True
    elsewhere = token_of(house.app.test_client(), "/en/sign-in")
    if who == READER:
        token_of(house.browsers[who], "/en/sign-in")
    before = house.digest(without=(SESSIONS,))
    taken = []
    for call in firsts(house, "POST"):
        for token in ({}, {"csrf_token": ""}, {"csrf_token": "x.y.z"}, {"csrf_token": elsewhere}):
            answer = house.send(who, call, data={**house.body(call), **token})
            if answer.status_code not in (400, 401, 403):
                taken.append((str(call), token, answer.status_code))
    assert taken == []
    assert house.digest(without=(SESSIONS,)) == before


@pytest.mark.parametrize("site", ["cross-site", "same-site", "nonsense"])
@pytest.mark.parametrize("who", WHO)
def test_nothing_is_taken_from_another_site(house: House, who: str, site: str) -> None:
    before = house.digest()
    for call in firsts(house, "POST"):
        assert house.send(who, call, headers={"Sec-Fetch-Site": site}).status_code == 403, call
    assert house.digest() == before


@pytest.mark.parametrize("who", WHO)
def test_methods_that_nobody_declared_are_refused(house: House, who: str) -> None:
    before = house.digest()
    for call in firsts(house, "GET", "POST"):
        declared = {
            m for rule in house.app.url_map.iter_rules() if rule.endpoint == call.endpoint for m in rule.methods
        }
        for method in {"PUT", "PATCH", "DELETE", "TRACE", "GET", "POST"} - declared:
            sent: Any = house.browsers[who].open(call.path, method=method, data=house_body(house, call))
            assert sent.status_code == 405, (method, call.path)
    assert house.digest() == before


def house_body(house: House, call: Call) -> dict[str, str]:
    return house.body(call) if call.method == "POST" else {}


def test_the_very_same_form_is_taken_with_its_token(house: House) -> None:
    """Without this the refusals above could have any other reason."""
    house.app.config["WTF_CSRF_ENABLED"] = True
    before = house.digest()
    call = next(call for call in house.calls("POST") if str(call) == "POST workbench.rewrite to_do")
    form = {**house.body(call), "csrf_token": token_of(house.browsers["editor"], "/en/desk/articles/new")}
    assert house.send("editor", call, data=form, headers={"Sec-Fetch-Site": "same-origin"}).status_code == 303
    assert house.digest() != before


@pytest.mark.parametrize("address", ["http://[", "http://localhost:x/", "//", "\x7f", "http://localhost/en/queue"])
@pytest.mark.parametrize("fragment", [False, True], ids=["page", "fragment"])
def test_whatever_page_a_form_says_it_was_on_it_is_answered(house: House, address: str, fragment: bool) -> None:
    headers = {"Referer": address, "HX-Current-URL": address}
    for who in (READER, "fact_checker"):
        for call in firsts(house, "GET", "POST"):
            sent = {"data": {"version": "1"}} if call.method == "POST" else {}
            assert house.send(who, call, fragment=fragment, headers=headers, **sent).status_code < 500, (who, str(call))
