"""From a pasted text to the page that readers see, by hand: with JavaScript and without, in both languages."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from factcheck.models.values import Role
from tests.browser.newsroom import OwnNewsroom, ready, sign_in


@dataclass(frozen=True)
class Story:
    """An article of the tests' own, and what the tests write about it."""

    language: str
    direction: str
    title: str
    text: str
    by: str
    checked: str  # words of the claim that is taken through to readers
    rewritten: str
    added: tuple[str, str]  # the first and the last word of a claim that a person adds
    quote: str
    reason: str
    aside: str

    @property
    def sentence(self) -> str:
        """The sentence that the added claim's words lie in."""
        first, last = self.added
        return next(part for part in re.split(r"(?<=[.؟?])\s", self.text) if first in part and last in part)


ENGLISH = Story(
    language="en",
    direction="ltr",
    title="Market hall in Port Velmar reopens",
    text=(
        "The market hall in Port Velmar reopened on Monday, the town council said.\n\n"
        "The fire in March destroyed 14 stalls, two storerooms and a cold room.\n\n"
        'Mayor Lena Orwick said: "Nobody was hurt, and the roof is safer than before." '
        "The council spent 2.4 million crowns on the repairs and hired 30 builders.\n\n"
        "The hall stands beside the old harbour.\n\n"
        "Who will pay for the lost goods?"
    ),
    by="Ada Brink",
    checked="30 builders",
    rewritten="The town council of Port Velmar hired 30 builders for the repairs of the market hall.",
    added=("beside", "harbour"),
    quote="Invoice 7: thirty builders, eleven weeks.",
    reason="The invoices name thirty builders.",
    aside="Where the hall stands is on every map.",
)
ARABIC = Story(
    language="ar",
    direction="rtl",
    title="سوق السمك في مرسى الدانة يفتح أبوابه",
    text=(
        "افتتحت بلدية مرسى الدانة سوق السمك يوم الاثنين بعد أشهر من الترميم.\n\n"
        "وأتلف الحريق في مارس 14 متجرا ومخزنين وثلاث عربات تبريد.\n\n"
        "وقالت رئيسة البلدية هدى القصار: «لم يصب أحد في الحريق». "
        "وأنفقت البلدية 2.4 مليون دينار على الترميم ووظفت 30 عاملا.\n\n"
        "ويقع السوق بجانب الميناء القديم.\n\n"
        "من سيعوض أصحاب البضائع؟"
    ),
    by="ريم الساحلي",
    checked="30 عاملا",
    rewritten="وظفت بلدية مرسى الدانة 30 عاملا لترميم سوق السمك.",
    added=("بجانب", "القديم"),
    quote="الفاتورة 7: ثلاثون عاملا لأحد عشر أسبوعا.",
    reason="الفواتير تذكر ثلاثين عاملا.",
    aside="مكان السوق معروف على كل خريطة.",
)
STORIES = [pytest.param(ENGLISH, id="en"), pytest.param(ARABIC, id="ar")]
SCRIPT = [pytest.param(True, id="script"), pytest.param(False, id="no-script")]


def take_in(page: Page, story: Story) -> None:
    """A new article, its language and direction left to be found, and then corrected and found right again."""
    page.goto(f"/{story.language}/desk/articles/new")
    page.fill("#text", story.text)
    page.fill("#title", story.title)
    page.fill("#url", "https://paper.example/hall")
    page.fill("#publisher", "The Quay")
    page.fill("#author", story.by)
    page.fill("#published_on", "2026-09-07")
    page.click("form[data-draft=article] button.pri")
    page.wait_for_url(re.compile(r"/desk/articles/[0-9a-f-]{36}$"))
    expect(page.locator("h1")).to_contain_text(story.title)
    expect(page.locator("h1")).to_have_attribute("dir", story.direction)
    expect(page.locator("h1")).to_have_attribute("lang", story.language)


def correct_direction(page: Page, story: Story) -> None:
    other = {"ltr": "rtl", "rtl": "ltr"}[story.direction]
    for direction in (other, story.direction):
        page.click('a[href$="/details"]')
        page.select_option("#direction", direction)
        page.click("form[data-draft=details] button.pri")
        expect(page.locator("h1")).to_have_attribute("dir", direction)


def marked_text(page: Page) -> list[str]:
    return page.locator("[data-article-text] mark").all_inner_texts()


def open_claim(page: Page, words: str) -> None:
    page.locator(".claimrow a", has_text=words).first.click()
    page.wait_for_url(re.compile(r"/desk/claims/"))
    expect(page.locator("#claim-title")).to_be_visible()


def settled(page: Page) -> None:
    """Wait until htmx has put its answer in place and the page has opened again what was open."""
    expect(page.locator(".htmx-request, .htmx-swapping, .htmx-settling, .htmx-added")).to_have_count(0)


def opened(page: Page, details: str) -> None:
    """Open a part of the desk as a person does, if it is not open."""
    settled(page)
    part = page.locator(f"details#{details}")
    if part.get_attribute("open") is None:
        part.locator("summary").first.click()


def rewrite(page: Page, text: str) -> None:
    opened(page, "edit-wording")
    page.fill("#wording-text", text)
    page.click("#save-wording")
    expect(page.locator("#wording-text")).to_have_value(text)


def attach(page: Page, kind: str, stance: str, title: str, url: str = "", quote: str = "") -> None:
    before = page.locator("#sources .src").count()
    opened(page, "new-source")
    form = page.locator('form[data-draft="source"]')
    form.locator(f'input[name="stance"][value="{stance}"]').check()
    form.locator('select[name="kind"]').select_option(kind)
    form.locator('input[name="title"]').fill(title)
    form.locator('input[name="url"]').fill(url)
    form.locator('textarea[name="quote"]').fill(quote)
    page.click("#attach")
    expect(page.locator("#sources .src")).to_have_count(before + 1)


def propose(page: Page, story: Story, rating: str) -> None:
    form = page.locator("form[data-verdict]")
    assert form.locator('input[name="rating"]:checked').count() == 0
    assert form.locator('input[name="rating"]').count() == 6
    form.locator('input[name="target"][value="truth"]').check()
    form.locator(f'input[name="rating"][value="{rating}"]').check()
    form.locator('textarea[name="reason"]').fill(story.reason)
    form.locator('input[name="as_of"]').fill(date(2026, 9, 8).isoformat())
    form.locator("button.pri").click()
    expect(page.locator("form[data-verdict]")).to_have_count(0)


def select_words(page: Page, first: str, last: str) -> None:
    """Select from the first word to the last as dragging over them would."""
    page.evaluate(
        """([first, last]) => {
          const article = document.querySelector("[data-article-text]");
          const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
          const range = document.createRange();
          while (walker.nextNode()) {
            const node = walker.currentNode;
            if (node.parentElement.closest("[data-skip]")) continue;
            const from = node.data.indexOf(first), to = node.data.indexOf(last);
            if (from >= 0) range.setStart(node, from);
            if (to >= 0) range.setEnd(node, to + last.length);
          }
          document.getSelection().removeAllRanges();
          document.getSelection().addRange(range);
        }""",
        [first, last],
    )


def add_claim(page: Page, story: Story, *, script: bool) -> str:
    """Add a claim on selected words; its quote."""
    first, last = story.added
    if script:
        ready(page)
        select_words(page, first, last)
        page.keyboard.press("a")
    else:
        page.click("#add-claim summary")
        choice = page.locator("#sentence option", has_text=story.sentence[:25]).get_attribute("value")
        page.select_option("#sentence", choice)
        page.locator("form:has(#sentence) button").click()
        for field, word in (("start", first), ("end", last)):
            option = page.locator(f"#{field} option", has_text=word).last.get_attribute("value")
            page.select_option(f"#{field}", option)
    page.locator("form[data-selection] button.pri").click()
    page.wait_for_url(re.compile(r"/desk/claims/"))
    return page.locator(".p-claim blockquote").inner_text()


def set_aside_and_restore(page: Page, reason: str) -> None:
    opened(page, "set-aside")
    page.fill("#aside-reason", reason)
    page.click("#save-aside")
    expect(page.locator(".p-claim .note", has_text=reason)).to_be_visible()
    page.click("#restore")
    expect(page.locator(".p-claim .note", has_text=reason)).to_have_count(0)


def check_facts(page: Page, story: Story, *, script: bool) -> str:
    """The fact-checker's part; the address of the article's desk."""
    sign_in(page, Role.FACT_CHECKER, story.language)
    take_in(page, story)
    correct_direction(page, story)
    there = page.url
    assert len(marked_text(page)) >= 5
    assert page.locator(".claimrow").count() >= 5
    assert page.locator(".rowp .claimrow").first.locator("p").nth(1).inner_text()
    quote = add_claim(page, story, script=script)
    assert quote == story.sentence[story.sentence.index(story.added[0]) :].rstrip(".")
    set_aside_and_restore(page, story.aside)
    page.goto(there)
    open_claim(page, story.checked)
    rewrite(page, story.rewritten)
    attach(page, "link", "supports", "Invoices of the town", "https://town.example/invoices", story.quote)
    attach(page, "interview", "context", "The foreman, by telephone")
    propose(page, story, "mostly-true")
    return there


def approve(page: Page, story: Story, there: str) -> None:
    """The editor's part: from the review to the readers' page."""
    page.goto(f"/{story.language}/reviews")
    card = page.locator("#waiting article", has_text=story.rewritten)
    expect(card).to_contain_text(story.reason)
    card.locator('form[action$="/approve"] button').click()
    page.locator("#waiting article", has_text=story.rewritten).locator('form[action$="/publish"] button').click()
    expect(page.locator("#waiting article", has_text=story.rewritten)).to_have_count(0)
    page.goto(there)
    page.click('form[action*="/publish"] button')
    expect(page.locator('form[action*="/publish"]')).to_have_count(0)
    page.click(f'a[href^="/{story.language}/articles/"]')


def read(page: Page, story: Story) -> None:
    """The reader's part: the marked article, its legend, a note, its permanent link and its history."""
    expect(page.locator("h1")).to_contain_text(story.title)
    expect(page.locator("p.txt").first).to_have_attribute("dir", story.direction)
    expect(page.locator("html")).to_have_attribute("dir", story.direction)
    everything = page.locator("#annotated mark").count()
    assert everything >= 5
    page.click("#legend-mostly-true")
    expect(page.locator("#legend-mostly-true")).to_have_attribute("aria-current", "true")
    expect(page.locator("#annotated mark .ref")).to_have_count(1)
    note = page.locator(".vnote", has_text=story.rewritten)
    for words in (story.reason, "Invoices of the town", story.quote, "The foreman, by telephone"):
        expect(note).to_contain_text(words)
    page.click("#legend-all")
    expect(page.locator("#annotated mark")).to_have_count(everything)
    note = page.locator(".vnote", has_text=story.rewritten)
    if note.locator("details").first.get_attribute("open") is None:
        note.locator("summary").first.click()
    note.locator('.acts a[href*="/claims/"]').first.click()
    page.wait_for_url(re.compile(r"/claims/[0-9a-f-]{36}$"))
    expect(page.locator("h1")).to_have_text(story.rewritten)
    expect(page.locator(".claimpage")).to_contain_text(story.reason)
    page.click('.claimpage a[href$="/history"]')
    expect(page.locator("ol.tl > li")).to_have_count(1)


@pytest.mark.parametrize("script", SCRIPT)
@pytest.mark.parametrize("story", STORIES)
def test_from_a_pasted_text_to_the_readers_page(own_newsroom: OwnNewsroom, story: Story, script: bool) -> None:
    with own_newsroom.window(script=script, language=story.language) as page:
        there = check_facts(page, story, script=script)
        assert page.locator('form[action*="/approve"]').count() == 0
    with own_newsroom.window(Role.EDITOR, script=script, language=story.language) as page:
        approve(page, story, there)
        address = page.url
    with own_newsroom.window(script=script, language=story.language) as page:
        assert page.goto(address).status == 200  # type: ignore[union-attr]
        read(page, story)
