"""Articles: what is taken in, what is refused, and what readers may see of it."""

from __future__ import annotations

import uuid
from datetime import date

import pytest

from factcheck.models import Article
from factcheck.models.values import Shown
from factcheck.services import articles, published, sources
from factcheck.services.addresses import is_web_address
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Conflict, Forbidden, Gone, Invalid, NotFound, Stale
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.services.conftest import LOGBOOK, TEXT


@pytest.mark.parametrize(
    ("text", "code"),
    [("", "text_empty"), (" \n\t", "text_empty"), ("x" * 200_001, "text_too_long"), ("a\x00b", "text_binary")],
)
def test_text_that_is_refused(store: Store, checker: Actor, text: str, code: str) -> None:
    with pytest.raises(Invalid) as refusal:
        articles.create(store, checker, text, ArticleDetails())
    assert refusal.value.fields == {"text": code}
    assert articles.listing(store, checker) == []


@pytest.mark.parametrize(
    ("url", "good"),
    [
        ("https://news.example/a?b=1#c", True),
        ("http://x.example", True),
        ("https://أخبار.example/خبر", True),
        ("javascript:alert(1)", False),
        ("data:text/html,x", False),
        ("//host/path", False),
        ("ftp://x.example", False),
        ("https://", False),
        ("https://user:pass@x.example/", False),
        ("https://x.example/a b", False),
        ("https://x.example\\@evil.example", False),
        ("http://[::1", False),
        ("https://x.example/" + "a" * 2_000, False),
    ],
)
def test_addresses(url: str, good: bool) -> None:
    assert is_web_address(url) is good


def test_what_is_found_out_from_the_text(store: Store, checker: Actor) -> None:
    text = "قالت وزارة النقل إن العبّارة كانت تحمل 412 راكبا يوم الأحد. ولم يصب أحد بأذى في الحادث."
    taken = articles.create(store, checker, text, ArticleDetails())
    assert (taken.language, taken.direction) == ("ar", "rtl")
    assert taken.title.startswith("قالت وزارة النقل")
    corrected = articles.create(store, checker, text, ArticleDetails(language="en", direction="ltr"))
    assert (corrected.language, corrected.direction) == ("en", "ltr")


def test_every_claim_and_stretch_is_anchored(store: Store, checker: Actor, article: Article) -> None:
    read = articles.read(store, checker, article.public_id)
    assert read.claims
    for claim in read.claims:
        assert read.revision.text[claim.start : claim.end] == claim.quote
        assert read.revision.text[: claim.start].endswith(claim.prefix)
        assert read.revision.text[claim.end :].startswith(claim.suffix)
    covered = {at for c in read.coverage for at in range(c.start, c.end)}
    assert {at for at, character in enumerate(read.revision.text) if not character.isspace()} <= covered


def test_slugs_are_words_and_never_taken_twice(store: Store, checker: Actor) -> None:
    made = [
        articles.create(store, checker, TEXT, ArticleDetails(title=title)).slug
        for title in ("The ferry!", "The ferry?", "العبّارة في الميناء", "…", "x" * 200)
    ]
    assert made[:2] == ["the-ferry", "the-ferry-2"]
    assert made[3:] == ["article", "article-2"]
    assert len(set(made)) == len(made)


def test_full_text_needs_recorded_rights(store: Store, checker: Actor) -> None:
    with pytest.raises(Invalid) as refusal:
        articles.create(store, checker, TEXT, ArticleDetails(shown=Shown.FULL))
    assert refusal.value.fields == {"rights": "rights_missing"}


def test_details_change_with_the_version(store: Store, checker: Actor, article: Article) -> None:
    details = ArticleDetails(title="The ferry Halcyon", url="https://news.example/ferry", published_on=date(2026, 9, 6))
    changed = articles.change(store, checker, article.public_id, article.version, details)
    assert (changed.title, changed.slug, changed.version) == ("The ferry Halcyon", article.slug, 2)
    with pytest.raises(Stale):
        articles.change(store, checker, article.public_id, article.version, details)


def test_only_editors_publish_and_only_published_is_public(
    store: Store, checker: Actor, editor: Actor, article: Article
) -> None:
    with pytest.raises(Forbidden):
        articles.publish(store, checker, article.public_id)
    with pytest.raises(NotFound):
        published.article(store, article.slug)
    articles.publish(store, editor, article.public_id)
    with pytest.raises(Conflict):
        articles.publish(store, editor, article.public_id)
    assert published.article(store, article.slug).article.public_id == article.public_id
    assert [row.article.slug for row in published.home(store)] == [article.slug]
    with pytest.raises(Invalid):
        articles.withdraw(store, editor, article.public_id, " ")
    articles.withdraw(store, editor, article.public_id, "Its author asked for it.")
    assert published.home(store) == []
    with pytest.raises(Gone, match="article_withdrawn"):
        published.article(store, article.slug)
    articles.publish(store, editor, article.public_id)
    assert published.article(store, article.slug).article.withdrawn_because == ""


def test_unknown_article(store: Store, checker: Actor) -> None:
    with pytest.raises(NotFound):
        articles.read(store, checker, uuid.uuid4())


ENGLISH = "The ferry carried 412 people and sank near the port. No one died."


def test_a_corrected_language_splits_the_text_anew(store: Store, checker: Actor) -> None:
    article = articles.create(store, checker, ENGLISH, ArticleDetails(language="und"))
    before = articles.read(store, checker, article.public_id)
    assert [claim.text for claim in before.claims] == [
        "The ferry carried 412 people and sank near the port.",
        "No one died.",
    ]
    assert {stretch.reason for stretch in before.coverage} == {"no_splitter"}
    articles.change(store, checker, article.public_id, article.version, ArticleDetails(language="en"))
    after = articles.read(store, checker, article.public_id)
    assert [claim.text for claim in after.claims] == [
        "The ferry carried 412 people.",
        "The ferry sank near the port.",
        "No one died.",
    ]
    assert {claim.language for claim in after.claims} == {"en"}
    assert {stretch.reason for stretch in after.coverage} == {""}


def test_a_corrected_language_never_throws_work_away(store: Store, checker: Actor) -> None:
    article = articles.create(store, checker, ENGLISH, ArticleDetails(language="und"))
    first = articles.read(store, checker, article.public_id).claims[0]
    sources.attach(store, checker, first.public_id, LOGBOOK)
    articles.change(store, checker, article.public_id, article.version, ArticleDetails(language="en"))
    after = articles.read(store, checker, article.public_id).claims
    assert first.public_id in {claim.public_id for claim in after}
    assert [(claim.language, claim.number) for claim in after] == [("en", 1), ("en", 2)]


def test_a_corrected_language_leaves_what_readers_see(store: Store, checker: Actor, editor: Actor) -> None:
    """Others link to the addresses of its claims. Once it is withdrawn, it can be split anew."""
    article = articles.create(store, checker, TEXT, ArticleDetails(title="A night at sea", language="und"))
    articles.publish(store, editor, article.public_id)
    before = articles.read(store, checker, article.public_id)
    corrected = ArticleDetails(title="A night at sea", language="en")
    articles.change(store, checker, article.public_id, before.article.version, corrected)
    after = articles.read(store, checker, article.public_id)
    assert [claim.public_id for claim in after.claims] == [claim.public_id for claim in before.claims]
    assert {claim.language for claim in after.claims} == {"en"}


def test_other_corrections_leave_the_claims_alone(store: Store, checker: Actor, article: Article) -> None:
    before = [claim.public_id for claim in articles.read(store, checker, article.public_id).claims]
    articles.change(store, checker, article.public_id, 1, ArticleDetails(title="Another title", language="en"))
    assert [claim.public_id for claim in articles.read(store, checker, article.public_id).claims] == before


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1599, 12, 31), date(2999, 1, 1)])
def test_a_day_on_which_nothing_was_published_is_asked_about(store: Store, checker: Actor, day: date) -> None:
    with pytest.raises(Invalid) as refusal:
        articles.create(store, checker, TEXT, ArticleDetails(published_on=day))
    assert refusal.value.fields == {"published_on": "date_unlikely"}
