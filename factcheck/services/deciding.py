"""What people decide about links: confirm one as a relation, reject it with a reason, leave it open, undo, connect."""

from __future__ import annotations

import uuid

from sqlmodel import Session, col, select

from factcheck.models import Claim, ClaimLink
from factcheck.models.columns import now
from factcheck.models.values import LinkState, Relation
from factcheck.services import clusters, links
from factcheck.services.errors import Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance


@one_transaction
def decide(
    store: Store,
    actor: Actor,
    link_id: uuid.UUID,
    seen_from: uuid.UUID,
    version: int | None,
    state: LinkState,
    relation: Relation | None = None,
    note: str = "",
    once: Once | None = None,
) -> ClaimLink:
    """Confirm a link as a relation (read from the claim it was `seen_from`), reject it with a reason, or undo."""
    require(actor, "link.decide")
    if state is LinkState.REJECTED and not note.strip():
        raise Invalid(fields={"note": "reason_missing"})
    if state is LinkState.CONFIRMED and (relation is None or relation is Relation.UNRELATED):
        raise Invalid(fields={"relation": "relation_missing"})
    with store.writing(once) as session:
        link, low, high = _find(session, link_id, seen_from)
        advance(session, link, version, "link_changed")
        if state is LinkState.SUGGESTED:
            _suggest_again(session, link, low, high)
        elif relation is not None:
            link.relation = (relation if low.public_id == seen_from else relation.reverse).value
        _settle(session, actor, link, state, note)
        return link


def _suggest_again(session: Session, link: ClaimLink, low: Claim, high: Claim) -> None:
    """Make a suggestion of a decided link once more, of the claims as they are worded now."""
    fresh = links.suggestion(low, high, links.compare(session, low, high))
    link.suggested, link.relation = fresh.suggested, fresh.relation
    link.score, link.reasons = fresh.score, fresh.reasons


def _settle(session: Session, actor: Actor, link: ClaimLink, state: LinkState, note: str = "") -> None:
    link.state, link.note = state.value, note.strip()
    link.decided_by, link.decided_at = actor.id, now()
    session.add(link)
    clusters.renew(session, (link.a_id, link.b_id))
    session.info["reply"] = link.public_id


@one_transaction
def connect(
    store: Store, actor: Actor, a_id: uuid.UUID, b_id: uuid.UUID, relation: Relation, once: Once | None = None
) -> ClaimLink:
    """Link claims of two articles that a person found to belong together, suggested, rejected or neither."""
    require(actor, "link.decide")
    if relation is Relation.UNRELATED:
        raise Invalid(fields={"relation": "relation_missing"})
    with store.writing(once) as session:
        pair = {c.public_id: c for c in session.exec(select(Claim).where(col(Claim.public_id).in_([a_id, b_id])))}
        if len(pair) != 2:
            raise NotFound("no_such_claim")
        low, high = sorted(pair.values(), key=lambda claim: claim.id or 0)
        if low.article_id == high.article_id:
            raise Invalid(fields={"other": "link_within_article"})
        link = links.stored(session, low, high)
        if link is None:
            link = links.suggestion(low, high, links.compare(session, low, high))
        else:
            link.version += 1  # a form made before this has to say so
        link.relation = (relation if low.public_id == a_id else relation.reverse).value
        _settle(session, actor, link, LinkState.CONFIRMED)
        return link


def _find(session: Session, link_id: uuid.UUID, seen_from: uuid.UUID) -> tuple[ClaimLink, Claim, Claim]:
    """The link with its two claims, the one with the lower key first; one of them has to be `seen_from`."""
    link = session.exec(select(ClaimLink).where(ClaimLink.public_id == link_id)).first()
    if link is None:
        raise NotFound("no_such_link")
    low, high = session.get_one(Claim, link.a_id), session.get_one(Claim, link.b_id)
    if seen_from not in (low.public_id, high.public_id):
        raise NotFound("no_such_link")
    return link, low, high
