"""The demo newsroom has something of everything to show, and its history is as whole as anybody's."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from factcheck import demo
from factcheck.models import Article, Claim, ClaimLink, Cluster, Part, Revision, Source, StaleFlag, Verdict
from factcheck.models.values import (
    ArticleState,
    ClaimState,
    LinkState,
    Relation,
    Role,
    SourceKind,
    Stance,
    VerdictState,
)
from factcheck.services import accounts, cluster_pages, history, newsrooms, ratings, schema
from factcheck.services.cluster_pages import ClusterPage
from factcheck.services.store import Store


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    made = Store(f"sqlite:///{tmp_path_factory.mktemp('demo') / 'demo.sqlite3'}")
    schema.upgrade(made)
    demo.load(made)
    return made


def said() -> dict[str, Any]:
    found: dict[str, Any] = json.loads((Path(demo.__file__).parent / "content" / "play.json").read_text("utf-8"))
    return found


def every(store: Store, table: Any) -> list[Any]:
    with store.reading() as session:
        return list(session.exec(select(table)))


def test_it_says_that_it_is_the_demo(store: Store) -> None:
    newsroom = newsrooms.find(store)
    assert newsroom is not None
    assert newsroom.demo


def test_three_articles_are_arabic_and_two_english(store: Store) -> None:
    articles = every(store, Article)
    assert Counter(article.language for article in articles) == {"ar": 3, "en": 2}
    assert {(a.language, a.direction) for a in articles} == {("ar", "rtl"), ("en", "ltr")}
    assert {article.state for article in articles} == {ArticleState.PUBLISHED, ArticleState.DRAFT}


def test_somebody_of_each_role_works_there_without_a_password(store: Store) -> None:
    for role in Role:
        assert accounts.demo_entry(store, role).role == role
    with store.reading() as session:
        passwords = session.connection().execute(sa.text("SELECT password_hash FROM account")).scalars().all()
    assert set(passwords) == {None}


def test_every_claim_stands_on_its_article(store: Store) -> None:
    texts = {revision.id: revision.text for revision in every(store, Revision)}
    for claim in every(store, Claim):
        assert texts[claim.revision_id][claim.start : claim.end] == claim.quote


def test_every_state_and_every_rating_is_there_to_be_seen(store: Store) -> None:
    assert {claim.state for claim in every(store, Claim)} == {str(state) for state in ClaimState}
    assert {verdict.state for verdict in every(store, Verdict)} == {str(state) for state in VerdictState}
    with store.reading() as session:
        known = ratings.all_by_id(session)
    out = {known[v.rating_id].key for v in every(store, Verdict) if v.state == VerdictState.PUBLISHED}
    assert out == {rating.key for rating in ratings.in_force(store)}


def test_every_kind_of_source_and_stance_is_there(store: Store) -> None:
    sources = every(store, Source)
    assert {source.kind for source in sources} == {str(kind) for kind in SourceKind}
    assert {source.stance for source in sources} == {str(stance) for stance in Stance}
    assert any(source.confidential for source in sources)


def test_claims_agree_contradict_and_cross_languages(store: Store) -> None:
    claims = {claim.id: claim for claim in every(store, Claim)}
    links = every(store, ClaimLink)
    confirmed = [link for link in links if link.state == LinkState.CONFIRMED]
    assert {Relation.SAME, Relation.CONTRADICTS} <= {Relation(link.relation) for link in confirmed}
    assert any(claims[link.a_id].language != claims[link.b_id].language for link in confirmed)
    assert {LinkState.SUGGESTED, LinkState.REJECTED} <= {LinkState(link.state) for link in links}


def test_there_is_a_cluster_to_be_seen_a_contradiction_a_difference_and_a_flag(store: Store) -> None:
    with store.reading() as session:
        pages = [cluster_pages.for_readers(store, cluster.public_id) for cluster in session.exec(select(Cluster))]
    seen = [page for page in pages if isinstance(page, ClusterPage)]
    tolls = max(seen, key=lambda page: len(page.rows))
    assert [row.figure.value for row in tolls.rows if row.figure] == [14, 19, 21, 31]
    assert {row.relation for row in tolls.rows} == {None, Relation.CONTRADICTS}
    assert {row.claim.language for row in tolls.members} == {"ar", "en"}
    assert any(found.same for page in seen for found in page.differences)
    assert [flag.state for flag in every(store, StaleFlag)] == ["open"]


def overlap(claim: Claim, start: int, end: int) -> int:
    return sum(max(0, min(end, high) - max(start, low)) for low, high in claim.spans)


def test_what_the_script_speaks_of_is_what_was_worked_on(store: Store) -> None:
    """Where no claim holds the words of the script, another claim would get somebody's verdict."""
    with store.reading() as session:
        query = select(Article, Revision).join(Revision, col(Revision.article_id) == col(Article.id))
        texts = {article.title: revision for article, revision in session.exec(query)}
        claims = list(session.exec(select(Claim)))
        bodies = {part.revision_id: part.start for part in session.exec(select(Part)) if part.kind == "body"}
    revisions = {article["key"]: texts[article["title"]] for article in said()["articles"]}
    missed = []
    for work in [*said()["work"], *said()["later"]]:
        revision, quote = revisions[work["article"]], work["quote"]
        start = revision.text.index(quote, bodies[revision.id])
        holders = [c for c in claims if overlap(c, start, start + len(quote)) >= 0.7 * len(quote)]
        here = [c for c in holders if c.revision_id == revision.id]
        if not any(c.by_hand or c.version > 1 or c.state != ClaimState.TO_DO for c in here):
            missed.append(quote)
    assert missed == []


def test_its_history_is_whole(store: Store) -> None:
    found = history.verify(store)
    assert found.first_bad is None
    assert found.entries > 50
