"""Links between claims: the index in the database, suggestions with reasons, and what people decide."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select

from factcheck import linking
from factcheck.models import Article, Claim, ClaimLink
from factcheck.models.columns import now
from factcheck.models.values import LinkState, Relation
from factcheck.services import claim_index, kin
from factcheck.services.claim_index import DatabaseTerms
from factcheck.services.errors import Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance

SUGGESTED_AT = 0.45  # the share in common below which a merely related pair is not worth a person's time
DISPUTED_AT = 0.3  # and below which one that only seems to differ is not
_DISPUTED = frozenset((Relation.CONTRADICTS, Relation.UPDATES, Relation.UPDATED_BY))
CANDIDATES = 40
COMPARED = 10
KEPT = 5


def enter(session: Session, claims: Sequence[Claim]) -> None:
    """Index new claims and suggest links from them, in the claims' own transaction."""
    claim_index.add(session, claims)
    suggest(session, claims)


def remove(session: Session, claim: Claim) -> None:
    """Take a claim out of the index, and with it every suggestion nobody has decided."""
    claim_index.remove(session, claim)
    undecided = col(ClaimLink.state) == LinkState.SUGGESTED.value
    session.exec(delete(ClaimLink).where(undecided, _touches(claim.id)))


def reindex(session: Session, claim: Claim) -> None:
    """After a claim's wording changed: its rows and its undecided suggestions are made anew.

    A claim that is set aside only loses them: nobody should be pointed to it.
    """
    remove(session, claim)
    if claim.set_aside is None:
        enter(session, [claim])


def is_decided(session: Session, claim: Claim) -> bool:
    """Whether a person has decided on a link of this claim."""
    decided = col(ClaimLink.state) != LinkState.SUGGESTED.value
    return session.exec(select(ClaimLink.id).where(decided, _touches(claim.id)).limit(1)).first() is not None


def _touches(claim_id: int | None) -> sa.ColumnElement[bool]:
    return sa.or_(col(ClaimLink.a_id) == claim_id, col(ClaimLink.b_id) == claim_id)


def suggest(session: Session, claims: Sequence[Claim]) -> None:
    """Suggest links from these claims to claims of other articles; pairs already there are left alone."""
    keep(session, nearest(session, claims))


Near = tuple[Claim, Claim, linking.Comparison]


def nearest(session: Session, claims: Sequence[Claim]) -> list[Near]:
    """What there is to suggest for these claims: the claim, the other one, and how the two stand."""
    found = [(claim, *near) for claim in claims for near in _worth_a_look(session, claim)[:KEPT]]
    return kin.without_repeats(found)


def keep(session: Session, found: Sequence[Near]) -> None:
    """Store suggestions; pairs already there are left alone, and so are claims that have gone or changed since."""
    stands = _as_they_were(session, [claim for claim, other, _ in found for claim in (claim, other)])
    for claim, other, comparison in found:
        if {claim.id, other.id} <= stands:
            _keep(session, claim, other, comparison)
    session.flush()


def _as_they_were(session: Session, claims: Sequence[Claim]) -> set[int | None]:
    said = {claim.id: claim.text for claim in claims}
    query = select(Claim.id, Claim.text).where(col(Claim.id).in_(said), col(Claim.set_aside).is_(None))
    return {key for key, text in session.exec(query) if said[key] == text}


def forget(session: Session, claims: Sequence[Claim], before: datetime) -> None:
    """Take away the undecided suggestions of these claims that were made `before` then.

    Their keys would not tell: SQLite gives the highest one again once its row is gone.
    """
    ids = [claim.id for claim in claims]
    old = sa.and_(col(ClaimLink.state) == LinkState.SUGGESTED.value, col(ClaimLink.created_at) < before)
    session.exec(delete(ClaimLink).where(old, sa.or_(col(ClaimLink.a_id).in_(ids), col(ClaimLink.b_id).in_(ids))))


def _worth_a_look(session: Session, claim: Claim) -> list[tuple[Claim, linking.Comparison]]:
    """Return the nearest claims of other articles with how the claim stands to each, the nearest first."""
    source = DatabaseTerms(session, without=claim.article_id)
    ids = linking.candidates(linking.terms(claim.text, claim.language), source, limit=CANDIDATES)
    others = {str(other.id): other for other in session.exec(select(Claim).where(col(Claim.id).in_(ids)))}
    near = [linking.Candidate(key, other.text, other.language) for key, other in others.items()]
    hits = linking.rank(claim.text, claim.language, near, COMPARED, source)
    compared = [(others[hit.id], _compare(session, claim, others[hit.id])) for hit in hits]
    return [(other, found) for other, found in compared if _is_worth_it(found)]


def _is_worth_it(found: linking.Comparison) -> bool:
    relation = Relation(found.relation)
    if relation in _DISPUTED:
        return found.score >= DISPUTED_AT
    return found.score >= SUGGESTED_AT if relation is Relation.RELATED else relation is not Relation.UNRELATED


def _compare(session: Session, a: Claim, b: Claim) -> linking.Comparison:
    """Compare two claims, each as of the day its article came out."""
    articles = session.exec(select(Article).where(col(Article.id).in_([a.article_id, b.article_id])))
    days = {article.id: article.published_on for article in articles}
    return linking.compare(a.text, b.text, a.language, b.language, days[a.article_id], days[b.article_id])


def _keep(session: Session, claim: Claim, other: Claim, found: linking.Comparison) -> None:
    (low, high), seen = ((claim, other), found)
    if (other.id or 0) < (claim.id or 0):
        (low, high), seen = (other, claim), found.reversed()
    if _stored(session, low, high) is None:
        session.add(_suggestion(low, high, seen))


def _stored(session: Session, low: Claim, high: Claim) -> ClaimLink | None:
    return session.exec(select(ClaimLink).where(ClaimLink.a_id == low.id, ClaimLink.b_id == high.id)).first()


def _suggestion(low: Claim, high: Claim, found: linking.Comparison) -> ClaimLink:
    return ClaimLink(
        a_id=low.id or 0,
        b_id=high.id or 0,
        suggested=found.relation,
        relation=found.relation,
        score=found.score,
        reasons=[reason.as_dict() for reason in found.reasons],
    )


def _swapped(reason: dict[str, Any]) -> dict[str, Any]:
    return {**reason, "a": reason.get("b"), "b": reason.get("a")}


@dataclass(frozen=True)
class LinkedClaim:
    """A link as seen from one of its claims: the relation, and the reasons' a and b, read from that claim."""

    link: ClaimLink
    relation: Relation
    reasons: list[dict[str, Any]]
    other: Claim
    article: Article


def of_claim(session: Session, claim: Claim, *, public_only: bool = False) -> list[LinkedClaim]:
    """Links of a claim: decided ones first, then suggestions by score; rejected ones last."""
    found = session.exec(select(ClaimLink).where(_touches(claim.id))).all()
    if public_only:
        found = [link for link in found if link.state == LinkState.CONFIRMED]
    others = _others(session, claim, found)
    order = [LinkState.CONFIRMED, LinkState.SUGGESTED, LinkState.UNSURE, LinkState.REJECTED]
    seen = [_seen_from(claim, link, others) for link in found if _other_id(claim, link) in others]
    return sorted(seen, key=lambda item: (order.index(LinkState(item.link.state)), -item.link.score))


def _others(session: Session, claim: Claim, found: Sequence[ClaimLink]) -> dict[int, tuple[Claim, Article]]:
    ids = [_other_id(claim, link) for link in found]
    query = select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id))
    return {other.id or 0: (other, article) for other, article in session.exec(query.where(col(Claim.id).in_(ids)))}


def _other_id(claim: Claim, link: ClaimLink) -> int:
    return link.b_id if link.a_id == claim.id else link.a_id


def _seen_from(claim: Claim, link: ClaimLink, others: dict[int, tuple[Claim, Article]]) -> LinkedClaim:
    other, article = others[_other_id(claim, link)]
    relation = Relation(link.relation)
    if link.a_id == claim.id:
        return LinkedClaim(link, relation, link.reasons, other, article)
    return LinkedClaim(link, relation.reverse, [_swapped(reason) for reason in link.reasons], other, article)


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
        link, reversed_ = _find(session, link_id, seen_from)
        advance(session, link, version, "link_changed")
        if state is LinkState.SUGGESTED:
            link.relation = link.suggested
        elif relation is not None:
            link.relation = (relation.reverse if reversed_ else relation).value
        link.state, link.note = state.value, note.strip()
        link.decided_by, link.decided_at = actor.id, now()
        session.add(link)
        session.info["reply"] = link.public_id
        return link


@one_transaction
def connect(
    store: Store, actor: Actor, a_id: uuid.UUID, b_id: uuid.UUID, relation: Relation, once: Once | None = None
) -> ClaimLink:
    """Link two claims that a person found to belong together, suggested, rejected or neither."""
    require(actor, "link.decide")
    if relation is Relation.UNRELATED:
        raise Invalid(fields={"relation": "relation_missing"})
    with store.writing(once) as session:
        pair = {c.public_id: c for c in session.exec(select(Claim).where(col(Claim.public_id).in_([a_id, b_id])))}
        if len(pair) != 2:
            raise NotFound("no_such_claim")
        low, high = sorted(pair.values(), key=lambda claim: claim.id or 0)
        link = _stored(session, low, high)
        if link is None:
            link = _suggestion(low, high, _compare(session, low, high))
        else:
            link.version += 1  # a form made before this has to say so
        link.relation = (relation if low.public_id == a_id else relation.reverse).value
        link.state, link.note = LinkState.CONFIRMED.value, ""
        link.decided_by, link.decided_at = actor.id, now()
        session.add(link)
        session.info["reply"] = link.public_id
        return link


def _find(session: Session, link_id: uuid.UUID, seen_from: uuid.UUID) -> tuple[ClaimLink, bool]:
    link = session.exec(select(ClaimLink).where(ClaimLink.public_id == link_id)).first()
    claim = session.exec(select(Claim).where(Claim.public_id == seen_from)).first()
    if link is None or claim is None or claim.id not in (link.a_id, link.b_id):
        raise NotFound("no_such_link")
    return link, link.b_id == claim.id
