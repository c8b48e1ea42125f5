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
    near = _candidates(session, linking.candidates(linking.terms(words), source, limit=FILTERED), conditions)
    hits = linking.rank(words, None, near, page * PAGE, source)[(page - 1) * PAGE :]
    rows = _claims().where(col(Claim.id).in_([int(hit.id) for hit in hits]))
    found = {str(claim.id): (claim, article) for claim, article in session.exec(rows)}
    return [(*found[hit.id], hit) for hit in hits], len(near)


def _claims() -> Any:
    return select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id))


def _candidates(session: Session, ids: Sequence[int], conditions: Conditions) -> list[linking.Candidate]:
    """The first of these claims that meet the conditions, as many as are ranked.

    No more is read of them than ranking takes: whole rows of thousands cost more than everything else in a search.
    """
    query = sa.select(Claim.id, Claim.text, Claim.language).join(Article, col(Article.id) == col(Claim.article_id))  # type: ignore[call-overload]
    near: list[linking.Candidate] = []
    for at in range(0, len(ids), linking.MOST_RANKED):
        step = ids[at : at + linking.MOST_RANKED]
        met = {row.id: row for row in session.execute(query.where(col(Claim.id).in_(step), *conditions))}
        near += [linking.Candidate(str(key), met[key].text, met[key].language) for key in step if key in met]
        if len(near) >= linking.MOST_RANKED:
            break
    return near[: linking.MOST_RANKED]


def _newest(session: Session, words: str, conditions: Conditions, page: int) -> tuple[list[Row], int]:  # noqa: ARG001
    """Claims by the day their article came out; where none is known, after the others by when it was taken in."""
    ids: list[int] = []
    day = col(Article.published_on)
    for known in (day.is_not(None), day.is_(None)):
        query = (
            sa.select(col(Claim.id)).join(Article, col(Article.id) == col(Claim.article_id)).where(known, *conditions)
        )
        ordered = query.order_by(day.desc(), col(Article.id).desc(), col(Claim.id).desc())
        ids += session.scalars(ordered.limit(PAGES * PAGE - len(ids)))
    shown = ids[(page - 1) * PAGE : page * PAGE]
    found = {claim.id: (claim, article) for claim, article in session.exec(_claims().where(col(Claim.id).in_(shown)))}
    nothing = linking.Hit("", 0.0, "unrelated", ())
    return [(*found[key], nothing) for key in shown], len(ids)


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
    """Who published the articles of these claims: each looked up once, from one name in the index to the next."""
    with_claims = sa.exists().where(col(Claim.article_id) == col(Article.id), among)
    names: list[str] = []
    while len(names) < PUBLISHERS:
        further = sa.select(col(Article.publisher)).where(col(Article.publisher) > (names[-1] if names else ""))
        name = session.scalar(further.where(with_claims).order_by(col(Article.publisher)).limit(1))
        if name is None:
            break
        names.append(name)
    return sorted(names)
