"""The browser counts as Python does: code points, whatever the text is made of."""

from __future__ import annotations

import random

import pytest
from playwright.sync_api import Page

from factcheck.models.values import Role
from tests.browser.newsroom import OwnNewsroom, ready

PIECES = (
    *("🚢", "👩‍👩‍👦", "🇲🇦", "𝐀𝐁", "e\u0301x", "q\u0307\u0323", "مُحَمَّد", "كـــتاب", "ship\u200bwreck", "\u202eabc\u202c"),
    *(
        "\u2067قارب\u2069",
        "zero\u200dwidth",
        "a\u00adb",
        "b\u2060c",
        "١٢٣",
        "𐤀𐤁",
        "x\ufe0f",
        "wave 🌊 wave",
        "d\u200ee",
    ),
)
SPANS = 40
# Selects a stretch given in code points, counted here by spreading the text and not by the page's own script.
SELECT = """([start, end]) => {
    const article = document.querySelector("[data-article-text]");
    const range = document.createRange();
    for (const run of article.querySelectorAll("[data-start]")) {
        let at = Number(run.dataset.start);
        const walker = document.createTreeWalker(run, NodeFilter.SHOW_TEXT);
        while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.parentElement.closest("[data-skip]")) continue;
            const points = [...node.data];
            const units = (count) => points.slice(0, count).join("").length;
            if (at <= start && start < at + points.length) range.setStart(node, units(start - at));
            if (at < end && end <= at + points.length) range.setEnd(node, units(end - at));
            at += points.length;
        }
    }
    const selection = document.getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
}"""
TAKEN = """() => {
    const fields = document.querySelector("form[data-selection]").elements;
    return [Number(fields.start.value), Number(fields.end.value), fields.text.value];
}"""


@pytest.fixture
def odd_text() -> str:
    chosen = random.Random(7)
    lines = (" ".join(chosen.choices(PIECES, k=9)) for _ in range(6))
    return "\n\n".join(f"The crew saw {line} on Monday." for line in lines)


def take(page: Page, start: int, end: int) -> tuple[int, int, str]:
    page.evaluate(SELECT, [start, end])
    page.keyboard.press("a")
    low, high, text = page.evaluate(TAKEN)
    page.evaluate("document.activeElement.blur()")
    return low, high, text


def test_what_is_selected_in_the_browser_is_what_python_cuts_out(own_newsroom: OwnNewsroom, odd_text: str) -> None:
    article = own_newsroom.article(odd_text, title="What somebody saw")
    text = own_newsroom.text(article)
    chosen = random.Random(11)
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        page.goto(f"/en/desk/articles/{article.public_id}")
        ready(page)
        first, taken = text.index("The crew"), 0
        for _ in range(SPANS):
            start = chosen.randrange(first, len(text) - 2)
            end = min(len(text), start + chosen.randrange(1, 40))
            if text[start:end].strip() != text[start:end] or "\n" in text[start:end]:
                continue  # the space at the ends of a selection is left out, and a line's end is in no text node
            assert take(page, start, end) == (start, end, text[start:end])
            taken += 1
    assert taken > SPANS // 3
