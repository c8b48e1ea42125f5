"""Searching the claims in one's own words, in either language: at the desk among all, for readers among the public."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from factcheck import linking
from factcheck.models import Article, Claim, Rating, Verdict
from factcheck.models.values import Relation, VerdictState
from factcheck.services import published, ratings
from factcheck.services.claim_index import DatabaseTerms
from factcheck.services.permissions import Actor, require
from factcheck.services.published import PublicClaim
from factcheck.services.store import Store

MAX_QUERY = 1_000
PAGE = 20
PAGES = 5  # what is further down than this is near in nothing but a common word
FILTERED = 2_000  # candidates looked through where a filter leaves some out
PUBLISHERS = 200


@dataclass(frozen=True)
class Wanted:
    """What is searched for, and among which claims; empty asks for all.

    `rating` is a key of the scale, or that of "not yet checked"; the days are those on which articles came out.
    """

    words: str = ""
    rating: str = ""
    language: str = ""
    publisher: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1

    @property
    def filtered(self) -> bool:
        return any((self.rating, self.language, self.publisher, self.since, self.until))


@dataclass(frozen=True)
class Found:
    """A claim that was found, as readers may see it, and how it stands to the words searched for.

    The relation and the reasons are read from those words to the claim; without words there are none.
    """

    claim: Claim
    article: Article
    public: PublicClaim
    relation: Relation
    score: float
    reasons: list[dict[str, Any]]


@dataclass(frozen=True)
class Results:
    """A page of what was found, `total` being how many there are on all pages, and the publishers to choose from."""

    rows: list[Found]
    total: int
    page: int
    pages: int
    publishers: list[str]


def at_desk(store: Store, actor: Actor, wanted: Wanted, language: str = "") -> Results:
    """Claims that are worked on, of every article, near the words first; without words the newest first."""
    require(actor, "article.read")
    with store.reading() as session:
        return _results(session, wanted, language, col(Claim.set_aside).is_(None))


def for_readers(store: Store, wanted: Wanted, language: str = "") -> Results:
    """The same among the claims that readers may see; `language` is that of the page, for translations."""
    with store.reading() as session:
        return _results(session, wanted, language, published.is_public())


def _results(session: Session, wanted: Wanted, language: str, among: sa.ColumnElement[bool]) -> Results:
    conditions = [among, *_conditions(wanted)]
    page = min(max(wanted.page, 1), PAGES)
    words = wanted.words[:MAX_QUERY]
    look = _nearest if words.strip() else _newest
    hits, total = look(session, words, conditions, page)
    public = published.with_verdicts(session, [claim for claim, _, _ in hits], language)
    rows = [
        Found(claim, article, shown, Relation(hit.relation), hit.score, [reason.as_dict() for reason in hit.reasons])
        for (claim, article, hit), shown in zip(hits, public, strict=True)
    ]
    total = min(total, PAGES * PAGE)
    return Results(rows, total, page, max(1, -(-total // PAGE)), _publishers(session, among))


Row = tuple[Claim, Article, linking.Hit]
Conditions = Sequence[sa.ColumnElement[bool]]


def _nearest(session: Session, words: str, conditions: Conditions, page: int) -> tuple[list[Row], int]:
    source = DatabaseTerms(session)
    ids = linking.candidates(linking.terms(words), source, limit=FILTERED)
    query = select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id))
    found = {str(c.id): (c, a) for c, a in session.exec(query.where(col(Claim.id).in_(ids), *conditions))}
    order = [str(key) for key in ids if str(key) in found][: linking.MOST_RANKED]
    near = [linking.Candidate(key, found[key][0].text, found[key][0].language) for key in order]
    hits = linking.rank(words, None, near, page * PAGE, source)[(page - 1) * PAGE :]
    return [(*found[hit.id], hit) for hit in hits], len(near)


def _newest(session: Session, words: str, conditions: Conditions, page: int) -> tuple[list[Row], int]:  # noqa: ARG001
    query = select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id)).where(*conditions)
    newest = query.order_by(sa.func.coalesce(Article.published_on, date.min).desc(), col(Claim.id).desc())
    rows = session.exec(newest.limit(PAGE).offset((page - 1) * PAGE)).all()
    within = query.with_only_columns(col(Claim.id)).limit(PAGES * PAGE).subquery()
    total = session.scalar(sa.select(sa.func.count()).select_from(within)) or 0
    nothing = linking.Hit("", 0.0, "unrelated", ())
    return [(claim, article, nothing) for claim, article in rows], total


def _conditions(wanted: Wanted) -> list[sa.ColumnElement[bool]]:
    found: list[sa.ColumnElement[bool]] = []
    if wanted.rating:
        found.append(_rated(wanted.rating))
    if wanted.language:
        found.append(col(Claim.language) == wanted.language)
    if wanted.publisher:
        found.append(col(Article.publisher) == wanted.publisher)
    if wanted.since:
        found.append(col(Article.published_on) >= wanted.since)
    if wanted.until:
        found.append(col(Article.published_on) <= wanted.until)
    return found


def _rated(key: str) -> sa.ColumnElement[bool]:
    out = select(Verdict.claim_id).where(Verdict.state == VerdictState.PUBLISHED.value)
    if key == ratings.UNCHECKED.key:
        return col(Claim.id).not_in(out)
    ids = select(Rating.id).where(Rating.key == key)
    return col(Claim.id).in_(out.where(col(Verdict.rating_id).in_(ids)))


def _publishers(session: Session, among: sa.ColumnElement[bool]) -> list[str]:
    with_claims = sa.exists().where(col(Claim.article_id) == col(Article.id), among)
    query = select(Article.publisher).where(col(Article.publisher) != "", with_claims).distinct()
    return sorted(session.exec(query.limit(PUBLISHERS)))
