"""Claims and links of all articles, made anew after an upgrade: what is behind, and the two stages of the work.

Each stage takes articles in the order they came. What costs time (splitting, comparing) is done on what was read
before the transaction that writes, so that the one writer of a database is held for milliseconds; where somebody
changed the article in between, it is done again within.
"""

from __future__ import annotations

import uuid
from abc import ABC, abstractmethod
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck import splitting
from factcheck.models import Article, Claim, Revision
from factcheck.models.columns import now
from factcheck.services import articles, links, splits
from factcheck.services.engine_version import CLAIMS_ONLY, ENGINE
from factcheck.services.links import Near
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Store

Scope = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """The article that a step is about: its place in the order, its public id and its title."""

    key: int
    public_id: uuid.UUID
    title: str


def behind(store: Store, actor: Actor | None = None) -> int:
    """How many articles have claims or suggestions that an older version made."""
    if actor is not None:
        require(actor, "job.run")
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(Article).where(Article.engine != ENGINE)).one()


def scope(session: Session, options: dict[str, Any]) -> Scope:
    """What a job takes on when it starts: what comes later is made by this version already."""
    last = session.exec(select(func.max(Article.id))).one() or 0
    return {"until": last, "since": now().isoformat(), "all": bool(options.get("all"))}


def find(session: Session, public_id: uuid.UUID) -> Item | None:
    article = session.exec(select(Article).where(Article.public_id == public_id)).first()
    return _item(article) if article else None


def _item(article: Article) -> Item:
    return Item(article.id or 0, article.public_id, article.title)


@dataclass(frozen=True)
class _Read:
    article: Article
    revision: Revision
    own: list[Claim]


def _read(session: Session, item: Item) -> _Read:
    article = session.get_one(Article, item.key)
    return _Read(article, articles.latest_revision(session, article), articles.claims_of(session, article))


class _Stage(ABC):
    """A pass over the articles that wait for it, in the order they came."""

    @abstractmethod
    def waiting(self, scope: Scope) -> sa.ColumnElement[bool]:
        """Which articles the stage is about."""

    def count(self, session: Session, scope: Scope) -> int:
        return session.exec(select(func.count()).select_from(Article).where(self.waiting(scope))).one()

    def first_after(self, session: Session, scope: Scope, key: int) -> Item | None:
        query = select(Article).where(self.waiting(scope), col(Article.id) > key)
        article = session.exec(query.order_by(col(Article.id)).limit(1)).first()
        return _item(article) if article else None


class Claims(_Stage):
    """Stage 1: an article's claims and their index rows."""

    name = "claims"

    def waiting(self, scope: Scope) -> sa.ColumnElement[bool]:
        within = col(Article.id) <= scope["until"]
        return within if scope["all"] else sa.and_(within, col(Article.engine).not_in([ENGINE, CLAIMS_ONLY]))

    def prepare(self, session: Session, item: Item) -> tuple[object, splitting.Split]:
        read = _read(session, item)
        return _basis(read), splits.anew(session, read.article, read.revision)

    def act(self, session: Session, item: Item, prepared: tuple[object, splitting.Split], scope: Scope) -> None:  # noqa: ARG002
        read = _read(session, item)
        basis, split = prepared
        if basis != _basis(read):
            split = splits.anew(session, read.article, read.revision)
        splits.remake(session, read.article, read.revision, read.own, split)


def _basis(read: _Read) -> object:
    """What a split depends on."""
    return (read.revision.id, read.article.language, read.article.published_on)


class Links(_Stage):
    """Stage 2: the suggestions of an article's claims; what people decided stays."""

    name = "links"

    def waiting(self, scope: Scope) -> sa.ColumnElement[bool]:
        # Those whose claims are made: an article whose claims failed is left as it is.
        return sa.and_(col(Article.id) <= scope["until"], col(Article.engine) == CLAIMS_ONLY)

    def prepare(self, session: Session, item: Item) -> list[Near]:
        return links.nearest(session, articles.worked_on(_read(session, item).own))

    def act(self, session: Session, item: Item, prepared: list[Near], scope: Scope) -> None:
        read = _read(session, item)
        links.forget(session, read.own, datetime.fromisoformat(scope["since"]))
        links.keep(session, prepared)
        read.article.engine = ENGINE
        session.add(read.article)


STAGES: tuple[Claims | Links, ...] = (Claims(), Links())
