"""The queue: claims waiting for somebody, filtered and counted."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, Rating, Verdict
from factcheck.models.columns import now
from factcheck.models.values import LinkState, VerdictState
from factcheck.services import accounts, linked, ratings, stale
from factcheck.services.linked import LinkCounts
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Store

PAGE = 50
AGES = {"today": 1, "week": 7, "older": None}
ORDERS = ("worth", "oldest", "article", "links")
LINKS = ("stale", "conflict", "open")  # a verdict possibly stale; a contradiction; a suggestion to decide


@dataclass(frozen=True)
class Filters:
    """What the queue's address asks for; empty strings ask for nothing."""

    state: str = ""
    kind: str = ""
    assignee: str = ""  # "me", "nobody" or an account's public id
    rating: str = ""
    language: str = ""
    age: str = ""
    links: str = ""
    article: uuid.UUID | None = None
    words: str = ""
    aside: bool = False
    order: str = "worth"
    page: int = 1


@dataclass(frozen=True)
class QueueRow:
    claim: Claim
    article: Article
    assignee: str | None
    verdict: Verdict | None
    rating: Rating | None
    links: LinkCounts
    stale: int


@dataclass(frozen=True)
class QueuePage:
    """A page of the queue, the number of all that match, and counts for each filter's choices."""

    rows: list[QueueRow]
    total: int
    pages: int
    counts: dict[str, dict[str, int]] = field(default_factory=dict)


def read(store: Store, actor: Actor, filters: Filters) -> QueuePage:
    require(actor, "article.read")
    with store.reading() as session:
        matching = _matching(session, actor, filters)
        total = session.exec(select(func.count()).select_from(matching.subquery())).one()
        pages = max(1, -(-total // PAGE))
        page = min(max(filters.page, 1), pages)
        query = _ordered(matching, filters.order).limit(PAGE).offset((page - 1) * PAGE)
        rows = [(claim, article) for claim, article in session.exec(query)]
        return QueuePage(_rows(session, rows), total, pages, _counts(session, actor, filters))


def _matching(session: Session, actor: Actor, filters: Filters, *, without: str = "") -> Any:
    query = select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id))
    query = query.where(col(Claim.set_aside).is_not(None) if filters.aside else col(Claim.set_aside).is_(None))
    for name in ("state", "kind", "language"):
        wanted = getattr(filters, name)
        if wanted and name != without:
            query = query.where(getattr(Claim, name) == wanted)
    if filters.article is not None:
        query = query.where(Article.public_id == filters.article)
    if filters.words:
        # A NUL ends the pattern for SQLite, which would then match everything, and is refused by PostgreSQL.
        wanted = filters.words[:200].replace("\x00", "\ufffd")
        query = query.where(col(Claim.text).icontains(wanted, autoescape=True))
    if filters.assignee and without != "assignee":
        query = query.where(_assigned(actor, filters.assignee))
    if filters.rating and without != "rating":
        query = query.where(_rated(session, filters.rating))
    if filters.age in AGES and without != "age":
        query = query.where(_aged(filters.age))
    if filters.links in LINKS and without != "links":
        query = query.where(_linked(filters.links))
    return query


def _linked(what: str) -> sa.ColumnElement[bool]:
    """Claims that have such a link."""
    if what == "stale":
        return col(Claim.id).in_(stale.flagged())
    sides = linked.both_sides()
    wanted = linked.is_conflict(sides) if what == "conflict" else sides.c.state == LinkState.SUGGESTED.value
    return col(Claim.id).in_(sa.select(sides.c.own).where(wanted))


def _assigned(actor: Actor, who: str) -> sa.ColumnElement[bool]:
    if who == "nobody":
        return col(Claim.assignee_id).is_(None)
    if who == "me":
        return col(Claim.assignee_id) == actor.id
    return sa.false()


def _rated(session: Session, key: str) -> sa.ColumnElement[bool]:
    ids = [rating_id for rating_id, rating in ratings.all_by_id(session).items() if rating.key == key]
    rated = select(Verdict.claim_id).where(
        Verdict.state == VerdictState.PUBLISHED.value, col(Verdict.rating_id).in_(ids)
    )
    return col(Claim.id).in_(rated)


def _aged(age: str) -> sa.ColumnElement[bool]:
    days = AGES[age]
    if days is None:
        return col(Claim.created_at) < now() - timedelta(days=7)
    return col(Claim.created_at) >= now() - timedelta(days=days)


def _ordered(query: Any, order: str) -> Any:
    if order == "oldest":
        return query.order_by(col(Claim.created_at), col(Claim.id))
    if order == "article":
        return query.order_by(col(Article.id).desc(), col(Claim.start), col(Claim.id))
    worth = (col(Claim.checkworthiness).desc(), col(Claim.id))
    if order == "links":  # what contradicts another comes first, then what has most to decide
        counted = _link_numbers()
        return query.outerjoin(counted, counted.c.own == Claim.id).order_by(
            func.coalesce(counted.c.conflicts, 0).desc(), func.coalesce(counted.c.waiting, 0).desc(), *worth
        )
    return query.order_by(*worth)


def _link_numbers() -> sa.Subquery:
    """Of each linked claim: its contradictions, confirmed or to decide, and all that is to decide."""
    sides = linked.both_sides()
    conflicts = func.sum(sa.case((linked.is_conflict(sides), 1), else_=0)).label("conflicts")
    waiting = func.sum(sa.case((sides.c.state == LinkState.SUGGESTED.value, 1), else_=0)).label("waiting")
    return sa.select(sides.c.own, conflicts, waiting).group_by(sides.c.own).subquery()


def _rows(session: Session, found: list[tuple[Claim, Article]]) -> list[QueueRow]:
    ids = [claim.id or 0 for claim, _ in found]
    names, known, counted = accounts.names(session), ratings.all_by_id(session), linked.counts(session, ids)
    flags = stale.counts(session, ids)
    query = select(Verdict).where(col(Verdict.claim_id).in_(ids), Verdict.state == VerdictState.PUBLISHED.value)
    public = {verdict.claim_id: verdict for verdict in session.exec(query)}
    rows = []
    for claim, article in found:
        verdict = public.get(claim.id or 0)
        rating = known.get(verdict.rating_id) if verdict else None
        assignee = names.get(claim.assignee_id or 0)
        rows.append(
            QueueRow(
                claim,
                article,
                assignee,
                verdict,
                rating,
                counted.get(claim.id or 0, LinkCounts()),
                flags.get(claim.id or 0, 0),
            )
        )
    return rows


def _counts(session: Session, actor: Actor, filters: Filters) -> dict[str, dict[str, int]]:
    """For each filter how many claims each of its choices would show, the other filters as they are."""
    counts: dict[str, dict[str, int]] = {}
    for name in ("state", "kind", "language"):
        inner = _matching(session, actor, filters, without=name).subquery()
        column = inner.c[name] if name in inner.c else inner.c[f"{name}_1"]
        counts[name] = dict(session.exec(select(column, func.count()).group_by(column)).all())
    inner = _matching(session, actor, filters, without="assignee").subquery()
    who = sa.case((inner.c.assignee_id.is_(None), "nobody"), (inner.c.assignee_id == actor.id, "me"), else_="others")
    counts["assignee"] = dict(session.exec(select(who, func.count()).group_by(who)).all())
    total = _matching(session, actor, filters, without="links")
    counts["links"] = {
        what: session.exec(select(func.count()).select_from(total.where(_linked(what)).subquery())).one()
        for what in LINKS
    }
    return counts
