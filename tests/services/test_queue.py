"""The queue: what it shows, in which order, and what its filters say they would show."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta

import pytest
import sqlalchemy as sa
from sqlmodel import col

from factcheck.models import Article, Claim
from factcheck.models.columns import now
from factcheck.services import articles, claims, queue, sources, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.queue import Filters
from factcheck.services.store import Store
from tests.services.conftest import LOGBOOK, proposal

OTHER = "افتتحت البلدية جسرا جديدا يوم الأحد.\n\nوقالت المهندسة إن كلفة الجسر بلغت مليوني دينار."


@pytest.fixture
def other(store: Store, checker: Actor) -> Article:
    return articles.create(store, checker, OTHER, ArticleDetails(title="الجسر"))


@pytest.fixture
def worked(store: Store, checker: Actor, editor: Actor, article: Article, other: Article) -> list[Claim]:
    """Every claim of both articles: the first is proposed by the checker, the second in the editor's hands."""
    found = [c for a in (article, other) for c in articles.read(store, checker, a.public_id).claims]
    sources.attach(store, checker, found[0].public_id, LOGBOOK)
    verdicts.propose(store, checker, found[0].public_id, found[0].version, proposal())
    claims.take(store, editor, found[1].public_id, found[1].version)
    return found


def test_the_most_worth_checking_come_first(store: Store, checker: Actor, worked: list[Claim]) -> None:
    scores = [row.claim.checkworthiness for row in queue.read(store, checker, Filters()).rows]
    assert len(scores) == len(worked)
    assert scores == sorted(scores, reverse=True)


def test_orders_by_age_and_by_article(store: Store, checker: Actor, worked: list[Claim]) -> None:
    oldest = [row.claim.id for row in queue.read(store, checker, Filters(order="oldest")).rows]
    assert oldest == [claim.id for claim in worked]
    by_article = [row.claim for row in queue.read(store, checker, Filters(order="article")).rows]
    assert [claim.article_id for claim in by_article] == sorted((c.article_id for c in by_article), reverse=True)


@pytest.mark.parametrize("name", ["state", "kind", "language", "assignee"])
def test_each_count_is_what_its_filter_shows(store: Store, checker: Actor, worked: list[Claim], name: str) -> None:
    counts = queue.read(store, checker, Filters()).counts[name]
    assert sum(counts.values()) == len(worked)
    for key, count in counts.items():
        if key != "others":  # nobody filters by everybody else
            assert queue.read(store, checker, Filters(**{name: key})).total == count


def test_counts_follow_the_other_filters(store: Store, checker: Actor, worked: list[Claim]) -> None:
    arabic = Counter(claim.state for claim in worked if claim.language == "ar")
    assert queue.read(store, checker, Filters(language="ar")).counts["state"] == arabic


def test_mine_are_those_given_to_me(store: Store, checker: Actor, editor: Actor, worked: list[Claim]) -> None:
    mine = queue.read(store, editor, Filters(assignee="me")).rows
    assert [(row.claim.id, row.assignee) for row in mine] == [(worked[1].id, "editor")]
    assert queue.read(store, checker, Filters(assignee="somebody-unknown")).total == 0


def test_words_are_words_and_never_a_pattern(store: Store, checker: Actor, worked: list[Claim]) -> None:
    assert queue.read(store, checker, Filters(words="HALCYON")).total >= 1
    for odd in ("%", "_", "\\", "' OR 1=1 --", "\x00"):
        assert queue.read(store, checker, Filters(words=odd)).total == 0


def test_claims_set_aside_are_shown_only_when_asked_for(store: Store, checker: Actor, worked: list[Claim]) -> None:
    claims.set_aside(store, checker, worked[2].public_id, worked[2].version, "Said twice in the article.")
    assert worked[2].id not in [row.claim.id for row in queue.read(store, checker, Filters()).rows]
    assert [row.claim.id for row in queue.read(store, checker, Filters(aside=True)).rows] == [worked[2].id]


def test_age_is_counted_from_when_the_claim_was_made(store: Store, checker: Actor, worked: list[Claim]) -> None:
    with store.writing() as session:
        old = sa.update(Claim).where(col(Claim.id) == worked[0].id).values(created_at=now() - timedelta(days=9))
        session.connection().execute(old)
    assert queue.read(store, checker, Filters(age="older")).total == 1
    assert queue.read(store, checker, Filters(age="week")).total == len(worked) - 1


def test_a_page_past_the_end_is_the_last(store: Store, checker: Actor, worked: list[Claim]) -> None:
    for number in (-3, 0, 999, 2**63):
        assert len(queue.read(store, checker, Filters(page=number)).rows) == len(worked)


@pytest.mark.parametrize(
    ("said", "wanted"),
    [
        ("The ÉCOLE of Straße Ⅳ opened in Zürich.", "école of straße ⅳ"),
        ("The école opened in Zürich.", "ÉCOLE OPENED IN ZÜRICH"),
        ("The Σίσυφοσ sailed to ΠΕΙΡΑΙΑΣ on Sunday.", "ΣΊΣΥΦΟΣ SAILED TO πειραιασ"),
        ("The İzmir ferry sailed on Sunday.", "izmir"),
        ("نقلت العبّارة ٤١٢ راكبًا يوم الأحد.", "العبّارة ٤١٢"),
    ],
)
def test_capitals_are_found_by_small_letters_in_every_script(
    store: Store, checker: Actor, claim: Claim, said: str, wanted: str
) -> None:
    claims.rewrite(store, checker, claim.public_id, claim.version, said)
    assert [row.claim.id for row in queue.read(store, checker, Filters(words=wanted)).rows] == [claim.id]
    assert queue.read(store, checker, Filters(words="ecole")).total == 0
