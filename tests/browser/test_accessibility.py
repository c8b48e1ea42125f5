"""No page has an accessibility fault, runs over its window's edge, or complains in the console.

Each page is visited once a language here, theme and width alternating; `make a11y` visits every combination.
"""

from itertools import product

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import violations
from tests.browser.pages import LANGUAGES, PLACES, THEMES, WIDTHS, Place, Visitor
from tests.browser.server import Server

# Over the four cases of a page each theme and each width comes with each language.
ALTERNATING = [("light", 1280), ("dark", 360), ("dark", 1280), ("light", 360)]


def cases() -> list[object]:
    found = []
    for (number, place), (second, language) in product(enumerate(PLACES), enumerate(LANGUAGES)):
        usual = ALTERNATING[(2 * number + second + number // 2) % 4]
        for theme, width in product(THEMES, WIDTHS):
            marks = [] if (theme, width) == usual else [pytest.mark.a11y_full]
            name = f"{place.name}-{language}-{theme}-{width}"
            found.append(pytest.param(place, language, theme, width, marks=marks, id=name))
    return found


@pytest.fixture(scope="session")
def visitor(browser: Browser, live_server: Server) -> Visitor:
    return Visitor(browser, live_server.address)


@pytest.mark.parametrize(("place", "language", "theme", "width"), cases())
def test_the_page_has_no_fault(visitor: Visitor, place: Place, language: str, theme: str, width: int) -> None:
    path = visitor.address_of(place, language)
    context = visitor.context(place.role, language, theme, width)
    page = context.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    response = page.goto(path)
    assert response is not None
    assert response.status == place.status
    assert page.locator("html").get_attribute("lang") == language
    assert violations(page) == []
    widest = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    assert widest <= 0, f"{widest} px wider than the window"
    # A browser reports an error page itself; that is no complaint of the page's.
    assert [text for text in complaints if f"status of {place.status}" not in text] == []
    context.close()
