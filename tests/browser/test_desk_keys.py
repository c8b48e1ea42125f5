"""What scripts add at the desk: shortcuts, drafts, errors that are seen, and places of selected words."""

from __future__ import annotations

import random
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from factcheck.models import Article, Claim
from factcheck.models.values import Role
from tests.browser.newsroom import OwnNewsroom, ready

TEXT = "The ferry to Ombo carries 90 cars. The crossing takes 25 minutes. The fare rose in May."
# Beyond the basic plane, joined, combining and right-to-left marks: each counts differently in UTF-16 or on screen.
ODD = (
    "The team 👩‍👩‍👧‍👦 won 3 medals 🥇🥇🥉 in Rennes.\n\n"
    "Cafe\u0301 owners and the cafés of Nîmes ordered 12 flags 🇫🇷 🏴󠁧󠁢󠁳󠁣󠁴󠁿 each.\n\n"
    "The sign read \u2067مرحبًا بكم في المدينةِ\u2069 and \u202bأهلاً\u202c, said the mayor of 𝓡ennes.\n\n"
    "عُقِدَ المؤتمرُ في 2019 🎉 بحضور ‏12‎ وزيراً."
)


@pytest.fixture
def article(own_newsroom: OwnNewsroom) -> Article:
    return own_newsroom.article(TEXT)


@pytest.fixture
def claims(own_newsroom: OwnNewsroom, article: Article) -> list[Claim]:
    return own_newsroom.claims(article)


def desk(page: Page, claim: Claim) -> None:
    page.goto(f"/en/desk/claims/{claim.public_id}")
    ready(page)


def arabic_key(page: Page, code: str, key: str) -> None:
    """A key of an Arabic layout: its place on the keyboard, and the letter it writes."""
    page.evaluate(
        """([code, key]) => document.body.dispatchEvent(
             new KeyboardEvent("keydown", {code, key, bubbles: true, cancelable: true}))""",
        [code, key],
    )


def test_next_and_previous_by_the_place_of_the_key(own_newsroom: OwnNewsroom, claims: list[Claim]) -> None:
    first, second = (f"**/desk/claims/{claim.public_id}?*" for claim in claims[:2])
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[0])
        page.keyboard.press("j")
        page.wait_for_url(second)
        ready(page)
        arabic_key(page, "KeyK", "ن")
        page.wait_for_url(first)
        ready(page)
        arabic_key(page, "KeyJ", "ت")
        page.wait_for_url(second)


def test_a_digit_chooses_a_rating_and_s_opens_a_source(own_newsroom: OwnNewsroom, claims: list[Claim]) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[0])
        page.keyboard.press("2")
        ratings = page.locator("form[data-verdict] input[name=rating]")
        expect(ratings.nth(1)).to_be_checked()
        arabic_key(page, "Digit5", "٥")
        expect(ratings.nth(4)).to_be_checked()
        expect(page.locator("#new-source")).not_to_have_attribute("open", "")
        page.keyboard.press("s")
        expect(page.locator("#new-source")).to_have_attribute("open", "")
        expect(page.locator("#new-source input[name=stance]").first).to_be_focused()
        page.keyboard.press("Space")
        expect(page.locator("#new-source")).to_have_attribute("open", "")


def test_what_is_wrong_gets_the_focus(own_newsroom: OwnNewsroom, article: Article, claims: list[Claim]) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[0])
        page.click("#new-source > summary")
        page.eval_on_selector("#new-source form", "form => (form.noValidate = true)")  # else the browser refuses it
        page.click("#attach")
        expect(page.locator("#new-source .esum")).to_be_focused()
        page.goto(f"/en/desk/articles/{article.public_id}?add=1#add")
        ready(page)
        page.click("form[data-selection] button.pri")
        expect(page.locator("#add .esum")).to_be_focused()


MARK_IN_VIEW = """() => {
  const place = (selector) => document.querySelector(selector).getBoundingClientRect();
  const [pane, mark] = [place(".p-article"), place(".p-article .hl.on")];
  return mark.top >= pane.top && mark.bottom <= pane.bottom && scrollY === 0;
}"""


def test_the_article_is_scrolled_to_the_open_claim(own_newsroom: OwnNewsroom) -> None:
    article = own_newsroom.article("\n\n".join(f"The ferry number {n} carries {n + 40} cars." for n in range(2, 42)))
    claims = own_newsroom.claims(article)
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        page.set_viewport_size({"width": 1280, "height": 720})
        desk(page, claims[0])
        assert page.evaluate(MARK_IN_VIEW)
        desk(page, claims[-2])
        page.wait_for_function(MARK_IN_VIEW)
        page.keyboard.press("j")
        page.wait_for_url(f"**/desk/claims/{claims[-1].public_id}?*")
        page.wait_for_function(MARK_IN_VIEW)
        page.click("#take")
        expect(page.locator("#give-back")).to_be_visible()
        page.wait_for_function(MARK_IN_VIEW)


def test_control_and_enter_send_the_verdict(own_newsroom: OwnNewsroom, claims: list[Claim]) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[0])
        page.keyboard.press("1")
        page.locator("form[data-verdict] textarea[name=exception]").fill("It is common knowledge in Ombo.")
        page.locator("form[data-verdict] textarea[name=reason]").fill("The ferry's timetable says so.")
        page.keyboard.press("Control+Enter")
        expect(page.locator("#verdict")).to_contain_text("The ferry's timetable says so.")
        expect(page.locator("form[data-verdict]")).to_have_count(0)


def test_shortcuts_are_listed_can_be_turned_off_and_stay_off(own_newsroom: OwnNewsroom, claims: list[Claim]) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[0])
        page.keyboard.press("Shift+Slash")
        expect(page.locator("#keys")).to_be_visible()
        page.locator("[data-keys-toggle]").uncheck()
        page.locator("#keys button").click()
        page.reload()
        ready(page)
        page.keyboard.press("3")
        page.keyboard.press("Shift+Slash")
        expect(page.locator("#keys")).to_be_hidden()
        assert page.locator("form[data-verdict] input[name=rating]:checked").count() == 0
        page.locator("[data-keys-help]").click()
        page.locator("[data-keys-toggle]").check()
        page.locator("#keys button").click()
        page.keyboard.press("3")
        expect(page.locator("form[data-verdict] input[name=rating]").nth(2)).to_be_checked()


def test_shortcuts_rest_while_somebody_types(own_newsroom: OwnNewsroom, claims: list[Claim]) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[0])
        reason = page.locator("form[data-verdict] textarea[name=reason]")
        reason.focus()
        page.keyboard.type("jks3?")
        expect(reason).to_have_value("jks3?")
        expect(page.locator("#keys")).to_be_hidden()
        assert page.locator("form[data-verdict] input[name=rating]:checked").count() == 0
        assert str(claims[0].public_id) in page.url


def test_a_draft_survives_a_reload_and_goes_with_its_saving(own_newsroom: OwnNewsroom, claims: list[Claim]) -> None:
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[1])
        page.click("#edit-wording summary")
        page.fill("#wording-text", "The crossing to Ombo takes 25 minutes.")
        page.reload()
        ready(page)
        expect(page.locator("#wording-text")).to_have_value("The crossing to Ombo takes 25 minutes.")
        expect(page.locator("#wording-text")).to_be_visible()
        page.locator("#edit-wording [data-draft-status] + button").click()
        expect(page.locator("#wording-text")).to_have_value(claims[1].text)
        page.fill("#wording-text", "The crossing to Ombo takes 25 minutes.")
        page.click("#save-wording")
        expect(page.locator(".stand").first).to_contain_text("The crossing to Ombo")
        page.reload()
        ready(page)
        assert page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('factcheck.draft.'))") == []


@pytest.mark.parametrize("case", ["broken", "offline"])
def test_an_error_is_said_and_nothing_typed_is_lost(own_newsroom: OwnNewsroom, claims: list[Claim], case: str) -> None:
    def fail(route: Route) -> None:
        if case == "broken":
            route.fulfill(status=500, body="<p>broken</p>")
        else:
            route.abort()

    with own_newsroom.window(Role.FACT_CHECKER) as page:
        desk(page, claims[2])
        page.click("#edit-wording summary")
        page.fill("#wording-text", "The fare to Ombo rose in May.")
        page.route("**/wording", fail)
        page.click("#save-wording")
        said = page.locator("body").get_attribute({"broken": "data-failed", "offline": "data-offline"}[case])
        expect(page.locator("#live")).to_have_text(said or "missing")
        expect(page.locator("#wording-text")).to_have_value("The fare to Ombo rose in May.")
        page.unroute("**/wording")
        page.click("#save-wording")
        expect(page.locator(".stand").first).to_contain_text("The fare to Ombo rose")
        expect(page.locator("#live")).not_to_have_text(said or "missing")


SPANS = """async (picks) => {
  const { articleTexts, selectedSpan } = await import("/static/js/offsets.js");
  const article = document.querySelector("[data-article-text]");
  const texts = articleTexts(article);
  const place = (share) => {
    const text = texts[Math.floor(share * texts.length)];
    const points = Array.from(text.data);
    const at = Math.floor(share * 7919 * points.length) % (points.length + 1);
    return [text, points.slice(0, at).join("").length];
  };
  return picks.map(([a, b]) => {
    const range = document.createRange();
    const [one, two] = [place(a), place(b)];
    range.setStart(...one);
    range.setEnd(...two);
    return selectedSpan(article, range);
  });
}"""


def test_places_of_selected_words_are_the_same_in_python(own_newsroom: OwnNewsroom) -> None:
    article = own_newsroom.article(ODD)
    text = own_newsroom.text(article)
    chance = random.Random(7)
    picks = [sorted((chance.random(), chance.random())) for _ in range(200)]
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        page.goto(f"/en/desk/articles/{article.public_id}")
        ready(page)
        spans: list[dict[str, Any] | None] = page.evaluate(SPANS, picks)
    found = [span for span in spans if span]
    assert len(found) > 100
    for span in found:
        assert without_lines(text[span["start"] : span["end"]]) == span["quote"]


def without_lines(text: str) -> str:
    """The text as nodes of a page have it: where a line ends, a paragraph ends."""
    return "".join(text.split("\n"))


def test_selected_words_become_a_claim_at_their_place(own_newsroom: OwnNewsroom) -> None:
    article = own_newsroom.article(ODD)
    text = own_newsroom.text(article)
    start = text.index("12 flags")
    with own_newsroom.window(Role.FACT_CHECKER) as page:
        page.goto(f"/en/desk/articles/{article.public_id}")
        ready(page)
        page.keyboard.press("a")
        expect(page.locator("#live")).to_have_text(page.locator("body").get_attribute("data-nothing") or "missing")
        page.evaluate(
            """() => {
              const walker = document.createTreeWalker(document.querySelector("[data-article-text]"), 4);
              while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf("12 flags");
                if (at < 0 || walker.currentNode.parentElement.closest("[data-skip]")) continue;
                const range = document.createRange();
                range.setStart(walker.currentNode, at);
                range.setEnd(walker.currentNode, at + 8);
                document.getSelection().removeAllRanges();
                document.getSelection().addRange(range);
              }
            }"""
        )
        page.keyboard.press("a")
        expect(page.locator("form[data-selection] [data-quote]")).to_have_text("12 flags")
        page.click("form[data-selection] button.pri")
        page.wait_for_url("**/desk/claims/**")
    made = next(claim for claim in own_newsroom.claims(article) if claim.by_hand)
    assert (made.start, made.end, made.quote) == (start, start + 8, "12 flags")
