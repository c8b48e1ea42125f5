"""What the desk shows of one claim: its article, evidence, verdicts, links and neighbours."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, select

from factcheck.models import Account, Article, Claim, Cluster, Newsroom, Rating, Review, Source, Verdict
from factcheck.models.values import VerdictState
from factcheck.services import (
    accounts,
    articles,
    claims,
    clusters,
    hints,
    linked,
    newsrooms,
    ratings,
    sources,
    stale,
    translations,
    verdicts,
)
from factcheck.services.articles import ArticleText
from factcheck.services.errors import NotFound
from factcheck.services.hints import Hint
from factcheck.services.linked import LinkCounts, LinkedClaim
from factcheck.services.permissions import Actor, require
from factcheck.services.stale import Flagged
from factcheck.services.store import Store
from factcheck.services.translations import Reading


@dataclass(frozen=True)
class JudgedClaim:
    """A verdict with its rating, its reviews and the names of the people behind it."""

    verdict: Verdict
    rating: Rating
    reviews: list[Review]
    proposer: str
    reviewers: dict[int, str]


@dataclass(frozen=True)
class DeskPage:
    """Everything that stands beside one claim on the desk. `shown` has the public rating key of each claim of the
    article, and of each linked one.

    `translated` has what people translated of it, and of the claims it is linked to, into the language asked for.
    """

    claim: Claim
    text: ArticleText
    sources: list[Source]
    verdicts: list[JudgedClaim]
    links: list[LinkedClaim]
    shown: dict[int, str]
    assignee: str | None
    before: Claim | None
    after: Claim | None
    newsroom: Newsroom
    translated: dict[uuid.UUID, Reading]
    cluster: Cluster | None
    flags: list[Flagged]
    hints: list[Hint]

    @property
    def pending(self) -> JudgedClaim | None:
        """The verdict under review or waiting to be published."""
        return next((j for j in self.verdicts if j.verdict.state in claims.PENDING), None)

    @property
    def public(self) -> JudgedClaim | None:
        return next((j for j in self.verdicts if j.verdict.state == VerdictState.PUBLISHED), None)


def read(store: Store, actor: Actor, claim_id: uuid.UUID, language: str = "") -> DeskPage:
    require(actor, "article.read")
    with store.reading() as session:
        claim = claims.find(session, claim_id)
        article = session.get_one(Article, claim.article_id)
        text = articles.text_of(session, article)
        own = text.claims
        before, after = _neighbours(own, claim)
        seen = linked.of_claim(session, claim)
        keys = [(one.id, one.language) for one in (claim, *(item.other for item in seen))]
        own_sources, given = sources.of_claim(session, claim), judged(session, claim)
        return DeskPage(
            claim,
            text,
            own_sources,
            given,
            seen,
            public_ratings(session, [*own, *(item.other for item in seen)]),
            accounts.names(session).get(claim.assignee_id or 0),
            before,
            after,
            newsrooms.one(session),
            translations.into(session, language, keys) if language else {},
            clusters.of_claims(session, [claim.id or 0]).get(claim.id or 0),
            stale.of_claim(session, claim),
            hints.of_links(session, seen, own_sources, given=[one.verdict for one in given]),
        )


def _neighbours(own: list[Claim], claim: Claim) -> tuple[Claim | None, Claim | None]:
    order = [other for other in own if other.set_aside is None or other.id == claim.id]
    at = next(i for i, other in enumerate(order) if other.id == claim.id)
    return (order[at - 1] if at else None), (order[at + 1] if at + 1 < len(order) else None)


def judged(session: Session, claim: Claim) -> list[JudgedClaim]:
    """The claim's verdicts, newest first, with the people and ratings."""
    found = verdicts.of_claim(session, claim)
    if not found:
        return []
    names, known = accounts.names(session), ratings.all_by_id(session)
    reviews: dict[int, list[Review]] = {}
    for review in verdicts.reviews_of(session, [verdict.id or 0 for verdict in found]):
        reviews.setdefault(review.verdict_id, []).append(review)
    return [_judged_row(verdict, known[verdict.rating_id], reviews, names) for verdict in found]


def public_ratings(session: Session, own: list[Claim]) -> dict[int, str]:
    """The rating key that readers see, for each claim that has a published verdict."""
    query = (
        select(Verdict.claim_id, Rating.key)
        .join(Rating, col(Rating.id) == col(Verdict.rating_id))
        .where(
            Verdict.state == VerdictState.PUBLISHED.value,
            col(Verdict.claim_id).in_([claim.id for claim in own]),
        )
    )
    return dict(session.exec(query).all())


def ratings_of(store: Store, actor: Actor, text: ArticleText) -> dict[int, str]:
    """The public rating keys of an article's claims, by the claims' keys."""
    require(actor, "article.read")
    with store.reading() as session:
        return public_ratings(session, text.claims)


def link_counts(store: Store, actor: Actor, text: ArticleText) -> dict[int, LinkCounts]:
    """How many links of an article's claims wait for a person or contradict them, by the claims' keys."""
    require(actor, "article.read")
    with store.reading() as session:
        return linked.counts(session, [claim.id or 0 for claim in articles.worked_on(text.claims)])


def recorder_of_rights(store: Store, actor: Actor, article: Article) -> str:
    """The name of whoever recorded what allows the article's text to be shown; empty if nobody did."""
    require(actor, "article.read")
    with store.reading() as session:
        return accounts.names(session).get(article.rights_by or 0, "")


def names_by_pseudonym(store: Store, actor: Actor) -> dict[uuid.UUID, str]:
    """Names for the pseudonyms that history carries; for showing inside the newsroom only."""
    require(actor, "article.read")
    with store.reading() as session:
        return dict(session.exec(select(Account.public_id, Account.name)).all())


@dataclass(frozen=True)
class ReviewRow:
    """A verdict that waits, for approval or to be published, or is out; `stale` counts the open flags on its claim."""

    claim: Claim
    article: Article
    judged: JudgedClaim
    mine: bool
    stale: int = 0


def waiting(store: Store, actor: Actor) -> list[ReviewRow]:
    """Verdicts under review or approved but not yet out, oldest first."""
    require(actor, "verdict.review")
    pending = _rows_query().where(col(Verdict.state).in_(claims.PENDING))
    with store.reading() as session:
        return _review_rows(session, actor, pending.order_by(col(Verdict.proposed_at)))


def released(store: Store, actor: Actor, limit: int = 20) -> list[ReviewRow]:
    """The verdicts that are out, the latest first."""
    require(actor, "verdict.release")
    out = _rows_query().where(Verdict.state == VerdictState.PUBLISHED.value)
    with store.reading() as session:
        return _review_rows(session, actor, out.order_by(col(Verdict.released_at).desc()).limit(limit))


def review_row(store: Store, actor: Actor, verdict_id: uuid.UUID) -> ReviewRow:
    """One verdict with its claim and article, in whatever state it is."""
    require(actor, "verdict.review")
    with store.reading() as session:
        rows = _review_rows(session, actor, _rows_query().where(Verdict.public_id == verdict_id))
    if not rows:
        raise NotFound("no_such_verdict")
    return rows[0]


def _rows_query() -> Any:
    return (
        select(Verdict, Claim, Article)
        .join(Claim, col(Claim.id) == col(Verdict.claim_id))
        .join(Article, col(Article.id) == col(Claim.article_id))
    )


def _review_rows(session: Session, actor: Actor, query: Any) -> list[ReviewRow]:
    rows = session.exec(query).all()
    names, known = accounts.names(session), ratings.all_by_id(session)
    reviews: dict[int, list[Review]] = {}
    for review in verdicts.reviews_of(session, [verdict.id or 0 for verdict, _, _ in rows]):
        reviews.setdefault(review.verdict_id, []).append(review)
    flags = stale.counts(session, {claim.id or 0 for _, claim, _ in rows})
    return [
        ReviewRow(
            claim,
            article,
            _judged_row(v, known[v.rating_id], reviews, names),
            v.proposed_by == actor.id,
            flags.get(claim.id or 0, 0),
        )
        for v, claim, article in rows
    ]


def _judged_row(
    verdict: Verdict, rating: Rating, reviews: dict[int, list[Review]], names: dict[int, str]
) -> JudgedClaim:
    return JudgedClaim(verdict, rating, reviews.get(verdict.id or 0, []), names.get(verdict.proposed_by, ""), names)
