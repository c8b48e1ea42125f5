"""What readers may see: published articles, their claims, and verdicts that are out. Nothing else leaves here."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from typing import Any, NamedTuple

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, Newsroom, Rating, Review, Verdict
from factcheck.models.values import ArticleState, Decision, Outcome, Shown, VerdictState
from factcheck.services import articles, linked, newsrooms, parts, ratings, translations
from factcheck.services.errors import Gone, NotFound
from factcheck.services.linked import LinkedClaim
from factcheck.services.shown import PublicText, may_see
from factcheck.services.store import Store
from factcheck.services.translations import Reading

WAS_OUT = (VerdictState.PUBLISHED.value, VerdictState.SUPERSEDED.value, VerdictState.WITHDRAWN.value)


@dataclass(frozen=True)
class PublicVerdict:
    """A verdict as readers see it: no names of people, no confidential source.

    `confidential` says that it rests on at least one source that cannot be shown. `sources` has the keys of
    `sources.snapshot`.
    """

    id: uuid.UUID
    sequence: int
    rating: Rating
    target: str
    wording: str
    reason: str
    as_of: date
    exception: str
    correction: str
    state: str
    withdrawn_because: str
    sources: list[dict[str, Any]]
    confidential: bool
    released_at: datetime
    reviewers: int


class ShownClaim(NamedTuple):
    """What an article's page shows of a claim: a third of what the desk knows, so no more is read."""

    id: int
    public_id: uuid.UUID
    text: str
    start: int
    end: int
    spans: list[list[int]]
    claimant: list[str]
    updated_at: datetime


@dataclass(frozen=True)
class PublicClaim:
    """A claim with its verdicts that are or were out, newest first; `verdict` is the one that holds now.

    `translated` has what people translated into the language asked for, by what it translates.
    """

    claim: Claim | ShownClaim
    verdicts: list[PublicVerdict]
    translated: Mapping[uuid.UUID, Reading] = field(default_factory=dict)

    @property
    def translation(self) -> Reading | None:
        """The claim's sentence in the language asked for, if a person has translated it."""
        return self.translated.get(self.claim.public_id)

    @property
    def reason(self) -> Reading | None:
        """The reason of the verdict that holds, in the language asked for."""
        return self.translated.get(self.verdict.id) if self.verdict else None

    @cached_property
    def verdict(self) -> PublicVerdict | None:
        return next((v for v in self.verdicts if v.state == VerdictState.PUBLISHED), None)

    @property
    def rating_key(self) -> str:
        return self.verdict.rating.key if self.verdict else ratings.UNCHECKED.key


@dataclass(frozen=True)
class PublicArticle:
    article: Article
    shown: PublicText
    headings: list[tuple[int, int]]
    claims: list[PublicClaim]

    @property
    def updated_at(self) -> datetime:
        """The last moment at which something on the page changed."""
        times = [v.released_at for c in self.claims for v in c.verdicts]
        return max([self.article.updated_at, *times, *(c.claim.updated_at for c in self.claims)])


@dataclass(frozen=True)
class PublicRow:
    """An article in the list; `ratings` has the number of its claims for each rating key that is out."""

    article: Article
    claims: int
    checked: int
    ratings: dict[str, int]


def home(store: Store) -> list[PublicRow]:
    """Published articles, newest first."""
    with store.reading() as session:
        query = select(Article).where(Article.state == ArticleState.PUBLISHED.value)
        found = list(session.exec(query.order_by(col(Article.released_at).desc(), col(Article.id).desc())))
        rated = _ratings(session, found)
        counted = articles.with_counts(session, found)
        return [PublicRow(article, *counts, rated.get(article.id or 0, {})) for article, counts in counted]


def _ratings(session: Session, found: list[Article]) -> dict[int, dict[str, int]]:
    query = (
        select(Claim.article_id, Rating.key, func.count())
        .join(Verdict, col(Verdict.claim_id) == col(Claim.id))
        .join(Rating, col(Rating.id) == col(Verdict.rating_id))
        .where(
            col(Claim.article_id).in_([article.id for article in found]),
            col(Claim.set_aside).is_(None),
            Verdict.state == VerdictState.PUBLISHED.value,
        )
    )
    rated: dict[int, dict[str, int]] = {}
    for article_id, key, number in session.exec(query.group_by(col(Claim.article_id), col(Rating.key))):
        rated.setdefault(article_id, {})[key] = number
    return rated


def article(store: Store, slug: str, language: str = "") -> PublicArticle:
    """An article with its claims, and with what people translated of them into `language`."""
    with store.reading() as session:
        found = session.exec(select(Article).where(Article.slug == slug)).first()
        return _whole(session, _public_article(found, "no_such_article"), language)


def _public_article(found: Article | None, code: str) -> Article:
    """The article if readers may see it. A draft is as unknown as none; one that was withdrawn says so and why."""
    if found is None or found.state == ArticleState.DRAFT:
        raise NotFound(code)
    if found.withdrawn_at is not None:
        raise Gone("article_withdrawn", on=found.withdrawn_at.date(), because=found.withdrawn_because)
    return found


def _whole(session: Session, found: Article, language: str) -> PublicArticle:
    own = _shown(session, found)
    public = _with_verdicts(session, own, language, [found.language] * len(own))
    revision = articles.latest_revision(session, found)
    # Of a text that is shown in full only the headings matter; of one that is not, the sentences that hold claims.
    covered = articles.coverage(session, revision, Outcome.HEADING if found.shown == Shown.FULL else None)
    headings = [(c.start, c.end) for c in covered if c.outcome == Outcome.HEADING]
    placed = parts.of_revision(session, revision)
    return PublicArticle(found, may_see(found, revision.text, placed, covered, own), headings, public)


def _shown(session: Session, found: Article) -> list[ShownClaim]:
    """The article's claims in reading order."""
    columns = [getattr(Claim, name) for name in ShownClaim._fields]
    query = sa.select(*columns).where(col(Claim.article_id) == found.id, col(Claim.set_aside).is_(None))
    rows = session.connection().execute(query.order_by(col(Claim.start), col(Claim.end), col(Claim.number)))
    return [ShownClaim(*row) for row in rows]


def is_public() -> sa.ColumnElement[bool]:
    """The condition, over Claim and its Article, for a claim that readers may see."""
    return sa.and_(
        col(Article.state) == ArticleState.PUBLISHED.value,
        col(Article.withdrawn_at).is_(None),
        col(Claim.set_aside).is_(None),
    )


def with_verdicts(session: Session, own: Sequence[Claim], language: str) -> list[PublicClaim]:
    """Claims as readers see them, with what people translated of them into `language`."""
    return _with_verdicts(session, own, language, [claim.language for claim in own])


def _with_verdicts(
    session: Session, own: Sequence[Claim | ShownClaim], language: str, said_in: Sequence[str]
) -> list[PublicClaim]:
    """Claims, said in these languages, with their verdicts and what there is of them in `language`."""
    out = _verdicts(session, own)
    keys = [(claim.id, spoken) for claim, spoken in zip(own, said_in, strict=True)]
    translated = translations.into(session, language, keys) if language else {}
    return [PublicClaim(claim, out.get(claim.id or 0, []), translated) for claim in own]


def _verdicts(session: Session, own: Sequence[Claim | ShownClaim]) -> dict[int, list[PublicVerdict]]:
    # How many others approved each verdict; who they are does not leave the newsroom.
    approved = sa.select(func.count()).where(
        col(Review.verdict_id) == Verdict.id, col(Review.decision) == Decision.APPROVE.value
    )
    query = (
        select(Verdict, Rating, approved.correlate(Verdict).scalar_subquery())
        .join(Rating, col(Rating.id) == col(Verdict.rating_id))
        .where(
            col(Verdict.claim_id).in_([claim.id for claim in own]),
            col(Verdict.state).in_(WAS_OUT),
            col(Verdict.released_at).is_not(None),
        )
    )
    out: dict[int, list[PublicVerdict]] = {}
    for verdict, rating, approvals in session.exec(query.order_by(col(Verdict.sequence).desc())):
        out.setdefault(verdict.claim_id, []).append(_public(verdict, rating, approvals))
    return out


def _public(verdict: Verdict, rating: Rating, reviewers: int) -> PublicVerdict:
    return PublicVerdict(
        id=verdict.public_id,
        sequence=verdict.sequence,
        rating=rating,
        target=verdict.target,
        wording=verdict.wording,
        reason=verdict.reason,
        as_of=verdict.as_of,
        exception=verdict.exception,
        correction=verdict.correction,
        state=verdict.state,
        withdrawn_because=verdict.withdrawn_because,
        sources=[source for source in verdict.sources if not source["confidential"]],
        confidential=any(source["confidential"] for source in verdict.sources),
        released_at=verdict.released_at or verdict.proposed_at,
        reviewers=reviewers,
    )


@dataclass(frozen=True)
class ClaimPage:
    """A claim's own page: the claim, its article and where it stands there, and confirmed links to public claims."""

    public: PublicClaim
    article: Article
    shown: PublicText
    number: int
    links: list[tuple[LinkedClaim, PublicClaim]]
    newsroom: Newsroom


def claim(store: Store, claim_id: uuid.UUID, language: str = "") -> ClaimPage:
    """A claim's own page, with what people translated of it and of those it is linked to into `language`."""
    with store.reading() as session:
        query = (
            select(Claim, Article)
            .join(Article, col(Article.id) == col(Claim.article_id))
            .where(Claim.public_id == claim_id, col(Claim.set_aside).is_(None))
        )
        row = session.exec(query).first()
        if row is None:
            raise NotFound("no_such_claim")
        found, owner = row[0], _public_article(row[1], "no_such_claim")
        own = articles.claims_of(session, owner, worked_on_only=True)
        number = 1 + next(i for i, other in enumerate(own) if other.id == found.id)
        claimed = ShownClaim(*(getattr(found, name) for name in ShownClaim._fields))
        public = _with_verdicts(session, [claimed], language, [owner.language])[0]
        revision = articles.latest_revision(session, owner)
        covered = articles.coverage(session, revision)
        placed = parts.of_revision(session, revision)
        shown = may_see(owner, revision.text, placed, covered, [claimed], context=True)
        return ClaimPage(public, owner, shown, number, _links(session, found, language), newsrooms.one(session))


def _links(session: Session, found: Claim, language: str) -> list[tuple[LinkedClaim, PublicClaim]]:
    seen = [
        item
        for item in linked.of_claim(session, found, public_only=True)
        if item.article.state == ArticleState.PUBLISHED and item.other.set_aside is None
    ]
    return list(zip(seen, with_verdicts(session, [item.other for item in seen], language), strict=True))


def withdrawn(store: Store) -> list[Article]:
    """Articles that were public and are not any more, the last withdrawn first."""
    with store.reading() as session:
        query = select(Article).where(Article.state == ArticleState.WITHDRAWN.value)
        return list(session.exec(query.order_by(col(Article.withdrawn_at).desc())))


@dataclass(frozen=True)
class Correction:
    claim: Claim
    article: Article
    verdict: PublicVerdict


def corrections(store: Store, limit: int = 200) -> list[Correction]:
    """Verdicts that corrected an earlier one or were withdrawn, newest first."""
    with store.reading() as session:
        query = (
            select(Verdict, Claim, Article)
            .join(Claim, col(Claim.id) == col(Verdict.claim_id))
            .join(Article, col(Article.id) == col(Claim.article_id))
            .where(
                Article.state == ArticleState.PUBLISHED.value,
                col(Claim.set_aside).is_(None),
                col(Verdict.released_at).is_not(None),
                col(Verdict.state).in_(WAS_OUT),
                (col(Verdict.correction) != "") | (col(Verdict.state) == VerdictState.WITHDRAWN.value),
            )
            .order_by(col(Verdict.released_at).desc())
            .limit(limit)
        )
        rows, known = session.exec(query).all(), ratings.all_by_id(session)
        return [Correction(c, a, _public(v, known[v.rating_id], 0)) for v, c, a in rows]
