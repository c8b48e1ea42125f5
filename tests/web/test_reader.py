"""Readers' pages: what they show, what they never show, and how they may be kept."""

from __future__ import annotations

import re
import uuid

import pytest
from flask.testing import FlaskClient
from sqlalchemy import update

from factcheck.models import Article, Source
from factcheck.models.values import Relation, Shown, Stance, Target
from factcheck.services import articles, claims, deciding, history, newsrooms, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.web.conftest import Desk, address

CANARY = "Canary Wharf insider 7731"
ARABIC = "بلغ عدد القوات 2030 جنديا في كازاخستان. وأعلنت المنظمة ذلك يوم الأحد."


@pytest.fixture
def full(store: Store, checker: Actor, desk: Desk) -> Article:
    """A published article of which everything may be shown."""
    details = ArticleDetails(title="All of it", shown=Shown.FULL, rights="Our own text")
    text = "The ferry carried 412 people on Sunday.\n\nWhat a lovely ship!\n\nThe port opened in 1962."
    return desk.release(articles.create(store, checker, text, details))


def test_a_word_stays_with_its_badge_unless_it_is_as_long_as_an_address(
    client: FlaskClient, checking: FlaskClient, store: Store, checker: Actor, desk: Desk
) -> None:
    details = ArticleDetails(title="All of it", shown=Shown.FULL, rights="Our own text")
    text = f"The ferry carried 412 people.\n\nThe port opened in{'n' * 30}1962."
    made = desk.release(articles.create(store, checker, text, details))
    for page in (client.get(f"/en/articles/{made.slug}"), checking.get(f"/en/desk/articles/{made.public_id}")):
        assert re.search(r'<span class="nb">people', page.text)
        assert not re.search(r'<span class="nb">[^<]*n{30}', page.text)
        assert "n" * 30 in page.text


def test_the_root_goes_to_the_language_the_browser_would_rather_have(client: FlaskClient) -> None:
    answer = client.get("/", headers={"Accept-Language": "en-GB,en;q=0.9,ar;q=0.5"})
    assert (answer.status_code, answer.headers["Location"]) == (302, "/en/")
    assert "Accept-Language" in answer.headers["Vary"]
    assert client.get("/", headers={"Accept-Language": "fr"}).headers["Location"] == "/ar/"


def test_an_empty_newsroom_says_what_will_be_here(client: FlaskClient) -> None:
    page = client.get("/en/").text
    assert "Nothing is published yet." in page
    assert "/en/methodology" in page


def test_the_list_has_published_articles_with_their_counts(client: FlaskClient, desk: Desk, article: Article) -> None:
    assert article.title not in client.get("/en/").text
    desk.publish(desk.claims(article)[0])
    desk.release(article)
    page = client.get("/en/").text
    total = len(desk.claims(article))
    assert f"1 of {total} claims checked" in page
    assert f'aria-label="Verdicts: True 1, Not yet checked {total - 1}"' in page


def test_what_is_not_published_is_as_unknown_as_what_never_was(
    client: FlaskClient, desk: Desk, article: Article
) -> None:
    claim = desk.claims(article)[0]
    desk.publish(claim)
    for drafted, unknown in (
        (address(article), "/en/articles/no-such-article"),
        (f"/en/claims/{claim.public_id}", f"/en/claims/{uuid.uuid4()}"),
        (f"/en/claims/{claim.public_id}/history", f"/en/claims/{uuid.uuid4()}/history"),
    ):
        hidden, missing = client.get(drafted), client.get(unknown)
        assert hidden.status_code == missing.status_code == 404
        assert _without_request(hidden.text).replace(drafted, "") == _without_request(missing.text).replace(unknown, "")


def _without_request(page: str) -> str:
    page = re.sub(r"Request [0-9a-f]{12}", "", page)
    return re.sub(r'href="/ar/[^"]*"', "", page)


def test_a_withdrawn_article_is_gone_and_says_why(
    client: FlaskClient, store: Store, editor: Actor, desk: Desk, published: Article
) -> None:
    claim = desk.claims(published)[0]
    assert client.get(address(published)).status_code == 200
    articles.withdraw(store, editor, published.public_id, "It was published before its time.")
    for path in (address(published), f"/en/claims/{claim.public_id}"):
        answer = client.get(path)
        assert answer.status_code == 410
        assert "It was published before its time." in answer.text
        assert claim.text not in answer.text
    assert "It was published before its time." in client.get("/en/corrections").text
    assert published.title not in client.get("/en/").text


def test_a_claim_set_aside_is_not_public(
    client: FlaskClient, store: Store, checker: Actor, desk: Desk, published: Article
) -> None:
    claim = desk.claims(published)[0]
    claims.set_aside(store, checker, claim.public_id, claim.version, "not a claim")
    assert client.get(f"/en/claims/{claim.public_id}").status_code == 404
    assert str(claim.public_id) not in client.get(address(published)).text


def test_a_note_says_all_that_the_verdict_does(client: FlaskClient, desk: Desk, published: Article) -> None:
    claim = desk.claims(published)[0]
    desk.source(claim, stance=Stance.REFUTES)
    desk.publish(claim, rating="false", wording="412 were aboard.", target=Target.ATTRIBUTION, exception="")
    page = client.get(address(published)).text
    for said in (
        "The logbook has the same number.",
        "412 were aboard.",
        "whether this was said",
        "The harbour&#39;s logbook",
        "412 on board",
        "As of 8 September 2026",
        "approved by one other person",
    ):
        assert said in page, said
    assert '<a href="https://harbour.example/log" rel="noopener nofollow ugc">' in page
    assert f'href="/en/claims/{claim.public_id}/history"' in page
    assert 'href="#c-1"' in page
    assert 'id="c-1"' in page


def test_a_verdict_nobody_reviewed_says_so(
    client: FlaskClient, store: Store, admin: Actor, checker: Actor, desk: Desk, published: Article
) -> None:
    newsrooms.change(store, admin, names={"en": "Desk"}, languages=["en"], approvals=0, numerals="latn")
    verdict = desk.propose(desk.claims(published)[0])
    verdicts.publish(store, checker, verdict.public_id)
    assert "published without second review" in client.get(address(published)).text


def test_a_confidential_source_is_nowhere(client: FlaskClient, desk: Desk, published: Article) -> None:
    claim, other = desk.claims(published)[:2]
    for shown in (claim, other):
        desk.source(
            shown, title=CANARY, publisher=CANARY, quote=CANARY, url="https://canary.example/", confidential=True
        )
    desk.source(claim)
    desk.publish(claim)
    desk.publish(other)
    desk.publish(claim, rating="false", correction="We looked again.")
    pages = [
        "/en/",
        address(published),
        f"{address(published)}?rating=true",
        "/en/corrections",
        *(f"/en/claims/{c.public_id}{rest}" for c in (claim, other) for rest in ("", "/history")),
    ]
    for path in pages:
        page = client.get(path).text
        assert CANARY not in page, path
        assert "canary.example" not in page, path
    assert "asked not to be named" in client.get(address(published)).text


def test_people_are_nowhere(client: FlaskClient, desk: Desk, published: Article) -> None:
    claim = desk.claims(published)[0]
    desk.publish(claim)
    for path in (address(published), f"/en/claims/{claim.public_id}", f"/en/claims/{claim.public_id}/history"):
        assert "Person " not in client.get(path).text


def test_only_what_was_published_shows(client: FlaskClient, desk: Desk, published: Article) -> None:
    claim = desk.claims(published)[0]
    desk.source(claim, title="A source of the draft")
    desk.propose(claim, reason="A reason under review.")
    for path in (address(published), f"/en/claims/{claim.public_id}", f"/en/claims/{claim.public_id}/history"):
        page = client.get(path).text
        assert "A reason under review." not in page
        assert "A source of the draft" not in page


def test_full_text_shows_what_no_claim_holds(client: FlaskClient, full: Article) -> None:
    page = client.get(address(full)).text
    assert "What a lovely ship!" in page
    assert "Text left out" not in page


def test_sentences_leave_out_the_rest(client: FlaskClient, published: Article) -> None:
    page = client.get(address(published)).text
    assert "Who would have thought it?" not in page
    assert 'aria-label="Text left out"' in page
    assert "The operator bought the ship in 2019." in page


def test_a_link_shows_claims_and_no_text(client: FlaskClient, store: Store, checker: Actor, desk: Desk) -> None:
    text = "The ferry carried 412 people on Sunday.\n\nWhat a lovely ship!"
    article = desk.release(articles.create(store, checker, text, ArticleDetails(title="Linked", shown=Shown.LINK)))
    page = client.get(address(article)).text
    claim = desk.claims(article)[0]
    assert "<mark" not in page
    assert claim.text in page
    assert 'id="c-1"' in page
    assert "In the article" not in client.get(f"/en/claims/{claim.public_id}").text


def test_the_articles_words_are_words(client: FlaskClient, store: Store, checker: Actor, desk: Desk) -> None:
    evil = "<script>alert(1)</script>"
    text = f"The ferry {evil} carried 412 people on Sunday."
    details = ArticleDetails(title=f"{evil} sank", publisher=evil, author=evil, shown=Shown.FULL, rights="ours")
    article = articles.create(store, checker, text, details)
    claim = desk.claims(article)[0]
    desk.source(claim, title=evil, quote=evil, publisher=evil)
    desk.publish(claim, reason=evil, wording=evil, exception=evil)
    desk.release(article)
    for path in (
        "/en/",
        address(article),
        f"/en/claims/{claim.public_id}",
        f"/en/claims/{claim.public_id}/history",
    ):
        page = client.get(path).text
        assert "<script>alert" not in page, path
        assert "&lt;script&gt;alert" in page, path


def test_a_stored_address_that_is_not_web_is_no_link(
    client: FlaskClient, store: Store, desk: Desk, published: Article
) -> None:
    claim = desk.claims(published)[0]
    desk.source(claim)
    with store.writing() as session:
        session.connection().execute(update(Source).values(url="javascript:alert(1)"))
        session.connection().execute(update(Article).values(url="data:text/html,x"))
    desk.publish(claim)
    page = client.get(address(published)).text
    assert "javascript:" not in page
    assert "data:text" not in page
    assert "The harbour&#39;s logbook" in page


def test_an_arabic_article_keeps_its_own_direction(
    client: FlaskClient, store: Store, checker: Actor, desk: Desk
) -> None:
    article = desk.release(articles.create(store, checker, ARABIC, ArticleDetails(title="القوات")))
    for language, page_direction in (("en", "ltr"), ("ar", "rtl")):
        page = client.get(address(article, language)).text
        assert f'<html lang="{language}" dir="{page_direction}">' in page
        assert '<p class="txt" lang="ar" dir="rtl">' in page
    assert "<title>القوات" in page


def test_a_page_names_itself_in_each_language(client: FlaskClient, published: Article) -> None:
    page = client.get(f"{address(published)}?rating=true").text
    assert f'<link rel="canonical" href="http://localhost/en/articles/{published.slug}">' in page
    assert f'hreflang="ar" href="http://localhost/ar/articles/{published.slug}"' in page
    assert re.search(r'<meta name="description" content="The ferry: checked claim by claim\.', page)


def test_a_claims_page_shows_linked_claims_and_what_differs(
    client: FlaskClient, store: Store, checker: Actor, desk: Desk, published: Article
) -> None:
    text = "The ferry Halcyon carried 300 passengers on Sunday."
    other = articles.create(store, checker, text, ArticleDetails(title="Another paper"))
    ours, theirs = desk.claims(published)[0], desk.claims(other)[0]
    deciding.connect(store, checker, ours.public_id, theirs.public_id, Relation.CONTRADICTS)
    page = f"/en/claims/{ours.public_id}"
    assert "Another paper" not in client.get(page).text, "the other article is a draft"
    desk.release(other)
    shown = client.get(page).text
    assert f'href="/en/claims/{theirs.public_id}"' in shown
    assert re.search(r"here <bdi>[^<]*412[^<]*</bdi> · there <bdi>[^<]*300", shown)


def test_history_shows_each_verdict_with_what_changed(
    client: FlaskClient, store: Store, editor: Actor, desk: Desk, published: Article
) -> None:
    claim = desk.claims(published)[0]
    desk.publish(claim)
    last = desk.publish(
        claim, rating="false", reason="The logbook has another number.", correction="We had read the wrong line."
    )
    verdicts.withdraw(store, editor, last.public_id, "The logbook was forged.")
    page = client.get(f"/en/claims/{claim.public_id}/history").text
    for said in ("We had read the wrong line.", "The logbook was forged.", "The verdict changed from"):
        assert said in page, said
    assert re.search(r"<del>.*the same.*</del>", page)
    assert re.search(r"<ins>.*another.*</ins>", page)
    assert page.index("The logbook was forged.") < page.rindex("The logbook has the same number.")
    entries = [recorded.entry for recorded in history.of_claim(store, claim.public_id)]
    public = {"verdict_published", "verdict_corrected", "verdict_withdrawn"}
    hashes = re.findall(r"<code[^>]*>([0-9a-f]{64})</code>", page)
    assert sorted(hashes) == sorted(entry.hash for entry in entries if entry.action in public)
    assert len(hashes) == 3


def test_an_unchecked_claim_says_that_its_verdict_was_withdrawn(
    client: FlaskClient, store: Store, editor: Actor, desk: Desk, published: Article
) -> None:
    claim = desk.claims(published)[0]
    verdict = desk.publish(claim)
    verdicts.withdraw(store, editor, verdict.public_id, "The logbook was forged.")
    page = client.get(address(published)).text
    assert "A verdict was withdrawn." in page
    assert "The logbook was forged." in page
    assert "The logbook has the same number." not in page


def test_corrections_are_listed(
    client: FlaskClient, store: Store, editor: Actor, desk: Desk, published: Article
) -> None:
    assert "No verdict has been corrected or withdrawn." in client.get("/en/corrections").text
    first, second = desk.claims(published)[:2]
    desk.publish(first)
    desk.publish(first, rating="false", correction="We had read the wrong line.")
    verdicts.withdraw(store, editor, desk.publish(second).public_id, "The source fell through.")
    page = client.get("/en/corrections").text
    assert "We had read the wrong line." in page
    assert "The source fell through." in page


def test_methodology_has_every_rating_and_the_newsrooms_approvals(client: FlaskClient) -> None:
    page = client.get("/en/methodology").text
    for said in ("The evidence bears out all of it as worded.", "Not yet checked", "Somebody else has to approve it."):
        assert said in page, said


def test_a_note_and_a_claims_page_say_who_said_it(client: FlaskClient, desk: Desk, published: Article) -> None:
    attributed = next(claim for claim in desk.claims(published) if claim.claimant)
    desk.publish(attributed)
    for path in (f"/en/articles/{published.slug}", f"/en/claims/{attributed.public_id}"):
        assert attributed.claimant[0] in re.sub(r"<[^>]+>", "", client.get(path).text.split("Who said it:", 1)[1])[:80]
