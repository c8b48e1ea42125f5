"""`make screenshots`: the pictures in docs/screenshots/, drawn from the demo newsroom as it is now."""

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from tests.browser.find_browser import find, launch_flags
from tests.browser.pages import PLACES, Visitor
from tests.browser.server import serve
from tests.rules.project import ROOT

FOLDER = ROOT / "docs" / "screenshots"
# The page, its language, theme and width.
PICTURES = (
    ("article", "ar", "light", 1280),
    ("article", "en", "dark", 1280),
    ("article", "en", "light", 360),
    ("article", "ar", "dark", 360),
    ("desk-claim", "ar", "light", 1280),
    ("desk-claim", "en", "light", 1280),
    ("desk-claim", "ar", "dark", 1280),
    ("desk-claim", "en", "light", 360),
    ("queue", "ar", "light", 1280),
    ("queue", "en", "light", 360),
    ("claim-history", "en", "light", 1280),
    ("reviews", "ar", "light", 1280),
)
NAMES = {"article": "reader", "desk-claim": "desk", "claim-history": "history"}


def draw(visitor: Visitor, name: str, language: str, theme: str, width: int) -> Path:
    """One picture of the window as somebody first sees it."""
    place = next(place for place in PLACES if place.name == name)
    context = visitor.context(place.role, language, theme, width)
    page = context.new_page()
    page.goto(visitor.address_of(place, language), wait_until="networkidle")
    if name == "article" and language == "ar":  # a reader of Arabic came for an Arabic article
        page.goto(f"{visitor.address}/ar/", wait_until="networkidle")
        page.locator('main [lang="ar"] a[href*="/articles/"], main a[href*="/articles/"][lang="ar"]').first.click()
        page.wait_for_load_state("networkidle")
    page.evaluate("document.fonts.ready.then(() => true)")
    path = FOLDER / f"{NAMES.get(name, name)}_{language}_{width}{'_dark' if theme == 'dark' else ''}.png"
    page.screenshot(path=path, animations="disabled", caret="hide")
    context.close()
    return path


def draw_all(browser: Browser) -> None:
    """Every picture, from a demo newsroom made for them."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as server:
        visitor = Visitor(browser, server.address)
        for picture in PICTURES:
            path = draw(visitor, *picture)
            print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} KB")


def main() -> int:
    """Draw with the browser the tests use."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=launch_flags())
        draw_all(browser)
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
