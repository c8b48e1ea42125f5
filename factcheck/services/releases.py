"""Putting an article out together with the verdicts on it that are ready."""

from __future__ import annotations

import uuid

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, Verdict
from factcheck.models.values import VerdictState
from factcheck.services import articles, verdicts
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction


@one_transaction
def publish_article(
    store: Store, actor: Actor, article_id: uuid.UUID, *, with_verdicts: bool, once: Once | None = None
) -> int:
    """Publish an article, and with it every approved verdict on its claims, all in one transaction.

    The number of verdicts put out. An article that is out already is a Conflict; nothing is published then.
    """
    require(actor, "article.release")
    if with_verdicts:
        require(actor, "verdict.release")
    with store.writing(once) as session:
        article = articles.find(session, article_id)
        articles.release(session, article)
        ready = _ready(session, article) if with_verdicts else []
        for verdict, claim in ready:
            verdicts.release(session, actor, verdict, claim)
        return len(ready)


def _ready(session: Session, article: Article) -> list[tuple[Verdict, Claim]]:
    query = (
        select(Verdict, Claim)
        .join(Claim, col(Claim.id) == col(Verdict.claim_id))
        .where(
            Claim.article_id == article.id,
            col(Claim.set_aside).is_(None),
            Verdict.state == VerdictState.APPROVED.value,
        )
    )
    return [(verdict, claim) for verdict, claim in session.exec(query.order_by(col(Claim.start), col(Verdict.id)))]


def ready_counts(store: Store, actor: Actor) -> dict[int, int]:
    """How many approved verdicts wait, by the key of their article."""
    require(actor, "article.read")
    query = (
        select(Claim.article_id, func.count())
        .join(Verdict, col(Verdict.claim_id) == col(Claim.id))
        .where(Verdict.state == VerdictState.APPROVED.value, col(Claim.set_aside).is_(None))
    )
    with store.reading() as session:
        return dict(session.exec(query.group_by(col(Claim.article_id))).all())
