"""Pages as they are sent: sound markup, nothing undefined, no database key anywhere, nothing hidden before readers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any, NoReturn

import pytest
from flask.testing import FlaskClient
from jinja2 import Undefined

from factcheck.models.values import Role
from tests.rules.access import firsts
from tests.rules.house import FRAGMENT, READER, WHO, House
from tests.rules.markup import Element, Markup, read_html
from tests.rules.world import HIDDEN, KEYS

UNLABELLED = {"hidden", "submit", "button", "image", "reset"}
REFERENCES = ("aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")
QUERIES = ("?sentence=1&add=1&pane=evidence&rating=true&q=ferry&state=to_do&order=article", "?aside=1&rating=false")


class Loud(Undefined):
    """A name that nobody gave the template: it may be asked after, never shown, counted or walked through."""

    def _refuse(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        self._fail_with_undefined_error()

    __str__ = __iter__ = __len__ = __html__ = _refuse


@dataclass(frozen=True)
class Page:
    """What one request was answered with: who asked for what, the status, the headers, the body."""

    who: str
    name: str
    status: int
    headers: str
    body: str

    def __str__(self) -> str:
        return f"{self.name} as {self.who} ({self.status})"


def visits(house: House, who: str) -> Iterator[Page]:
    """Pages about every thing, then each page in Arabic and as a fragment with odd questions, and every form empty.

    An editor and an administrator see what a fact-checker sees of most things: theirs are one of each route.
    """
    browser = house.browsers[who]
    house.app.config["WTF_CSRF_ENABLED"] = True
    seen = house.calls if who in (READER, Role.FACT_CHECKER) else partial(firsts, house)
    for call in seen("GET"):
        yield page(who, browser, call.path)
    for call in firsts(house, "GET"):
        for query in QUERIES:
            yield page(who, browser, call.path.replace("/en/", "/ar/") + query)
            yield page(who, browser, call.path + query, headers=FRAGMENT)
    house.app.config["WTF_CSRF_ENABLED"] = False
    for call in firsts(house, "POST"):
        yield page(who, browser, call.path, method="POST", data={"version": "1"})
        house.tidy()
        browser = house.browsers[who]


def page(who: str, browser: FlaskClient, path: str, method: str = "GET", **more: Any) -> Page:
    answer = browser.open(path, method=method, **more)
    fragment = " fragment" if more.get("headers") else ""
    return Page(
        who, f"{method} {path}{fragment}", answer.status_code, str(answer.headers), answer.get_data(as_text=True)
    )


@pytest.fixture(scope="session")
def pages(built_house: House) -> list[Page]:
    """All that is sent to anybody, made with templates that refuse what is undefined."""
    built_house.tidy()
    environment = built_house.app.jinja_env
    plain, environment.undefined = environment.undefined, Loud
    environment.cache.clear()  # type: ignore[union-attr]
    try:
        return [found for who in WHO for found in visits(built_house, who)]
    finally:
        environment.undefined = plain
        environment.cache.clear()  # type: ignore[union-attr]
        built_house.tidy()


@pytest.fixture(scope="session")
def markups(pages: list[Page]) -> list[tuple[Page, Markup]]:
    """The pages among them, each different body once."""
    once = {found.body: found for found in pages if found.status // 100 != 3 and found.body.lstrip().startswith("<")}
    return [(found, read_html(body)) for body, found in once.items()]


def test_no_page_breaks_and_none_shows_what_is_undefined(pages: list[Page]) -> None:
    assert len(pages) > 300
    assert [str(found) for found in pages if found.status >= 500] == []


def test_no_key_of_the_database_leaves_it(pages: list[Page]) -> None:
    assert [str(found) for found in pages if KEYS.search(found.body) or KEYS.search(found.headers)] == []


def test_readers_never_meet_what_is_hidden(pages: list[Page]) -> None:
    """Reviewers and colleagues, confidential sources, notes, drafts, what was set aside, sentences left out."""
    seen = [found for found in pages if found.who == READER]
    leaks = [str(found) for found in seen if HIDDEN.casefold() in (found.body + found.headers).casefold()]
    assert leaks == []
    assert any(HIDDEN in found.body for found in pages if found.who != READER), "else there is nothing to find"


def own(markup: Markup, tag: str) -> list[Element]:
    return [element for element in markup.elements if element.tag == tag]


def test_ids_are_unique_on_each_page(markups: list[tuple[Page, Markup]]) -> None:
    wrong = {}
    for found, markup in markups:
        counted = Counter(e.attributes["id"] for e in markup.elements if "id" in e.attributes)
        wrong |= {f"{found}: {name}": number for name, number in counted.items() if number > 1}
    assert wrong == {}


def unlabelled(markup: Markup) -> list[str]:
    """The fields that say nothing of themselves to whoever does not see the page."""
    told = {label.attributes.get("for", "") for label in own(markup, "label")}
    fields = [e for e in markup.elements if e.tag in ("input", "select", "textarea")]
    return [
        f"{field.tag} {field.attributes.get('name', '')}"
        for field in fields
        if field.attributes.get("type") not in UNLABELLED
        and field.attributes.get("id", "?") not in told
        and not field.within("label")
        and not {"aria-label", "aria-labelledby"} & field.attributes.keys()
    ]


def test_every_field_has_a_label(markups: list[tuple[Page, Markup]]) -> None:
    wrong = [(str(found), unlabelled(markup)) for found, markup in markups]
    assert [(name, fields) for name, fields in wrong if fields] == []


def dangling(markup: Markup) -> list[str]:
    """References within a page to what is not on it."""
    there = {e.attributes["id"] for e in markup.elements if "id" in e.attributes}
    named = [
        (e, name) for e in markup.elements for key in REFERENCES for name in e.attributes.get(key, "").split() if name
    ]
    named += [(e, e.attributes["for"]) for e in own(markup, "label") if e.attributes.get("for")]
    links = [(e, e.attributes["href"][1:]) for e in own(markup, "a") if e.attributes.get("href", "").startswith("#")]
    return [f"{e.tag} -> {name}" for e, name in [*named, *links] if name not in there]


def test_what_a_page_refers_to_is_on_it(markups: list[tuple[Page, Markup]]) -> None:
    whole = [(found, markup) for found, markup in markups if own(markup, "html")]
    wrong = [(str(found), dangling(markup)) for found, markup in whole]
    assert [(name, refs) for name, refs in wrong if refs] == []


def test_every_page_has_one_heading_one_main_and_a_title(markups: list[tuple[Page, Markup]]) -> None:
    wrong = []
    for found, markup in markups:
        if own(markup, "html"):
            counted = [len(own(markup, tag)) for tag in ("h1", "main", "title")]
            wrong += [(str(found), counted)] if counted != [1, 1, 1] else []
    assert wrong == []


def test_nothing_that_runs_is_written_into_a_page(markups: list[tuple[Page, Markup]]) -> None:
    wrong = []
    for found, markup in markups:
        for e in markup.elements:
            inline = e.tag == "style" or (e.tag == "script" and "src" not in e.attributes)
            names = [n for n in e.attributes if n == "style" or n.startswith(("on", "hx-on"))]
            runs = [v for v in e.attributes.values() if v.strip().lower().startswith(("javascript:", "data:", "//"))]
            wrong += [(str(found), e.tag, names, runs)] if inline or names or runs else []
    assert wrong == []


def test_the_rules_see_what_is_wrong() -> None:
    markup = read_html('<label for="gone">A</label><input name="a"><input name="b" aria-label="B"><a href="#x">c</a>')
    assert unlabelled(markup) == ["input a"]
    assert dangling(markup) == ["label -> gone", "a -> x"]
