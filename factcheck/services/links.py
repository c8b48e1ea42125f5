"""Links between claims: the index in the database, suggestions with reasons, and what people decide."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from factcheck import linking
from factcheck.models import Article, Claim, ClaimLink, IndexPosting, IndexTerm
from factcheck.models.columns import now
from factcheck.models.values import LinkState, Relation
from factcheck.services.errors import Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.versions import advance

SUGGESTED_AT = 0.45  # below this score a pair is not worth a person's time
CANDIDATES = 40
KEPT = 5
_CHUNK = 500  # bound variables in one statement; SQLite allows 32,766


class DatabaseTerms:
    """The index tables as `linking.candidates` wants to see them."""

    def __init__(self, session: Session) -> None:
        self.session = session

    def document_count(self) -> int:
        return int(self.session.exec(select(func.count()).select_from(Claim)).one())

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        query = select(IndexTerm.term, IndexTerm.frequency).where(col(IndexTerm.term).in_(list(terms)))
        return dict(self.session.exec(query).all())

    def postings(self, term: str) -> Iterable[int]:
        query = select(IndexPosting.claim_id).join(IndexTerm, col(IndexTerm.id) == col(IndexPosting.term_id))
        return self.session.exec(query.where(IndexTerm.term == term)).all()


def index(session: Session, claims: Sequence[Claim]) -> None:
    """Write the index rows of new claims, in the claims' own transaction."""
    terms = {claim.id or 0: linking.terms(claim.text, claim.language) for claim in claims}
    known = _term_ids(session, {term for found in terms.values() for term in found})
    rows = [{"term_id": known[term], "claim_id": claim_id} for claim_id, found in terms.items() for term in found]
    if rows:
        session.connection().execute(sa.insert(IndexPosting), rows)
        _count(session, {row["term_id"] for row in rows})


def _term_ids(session: Session, terms: set[str]) -> dict[str, int]:
    known = _known_terms(session, terms)
    missing = sorted(terms - known.keys())
    if missing:
        session.connection().execute(sa.insert(IndexTerm), [{"term": term, "frequency": 0} for term in missing])
        known |= _known_terms(session, set(missing))
    return known


def _known_terms(session: Session, terms: set[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for chunk in _chunks(sorted(terms)):
        query = select(IndexTerm.term, IndexTerm.id).where(col(IndexTerm.term).in_(chunk))
        known |= {term: key for term, key in session.exec(query) if key is not None}
    return known


def _chunks(items: list[Any]) -> Iterable[list[Any]]:
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))


def _count(session: Session, term_ids: set[int]) -> None:
    postings = sa.select(func.count()).where(col(IndexPosting.term_id) == col(IndexTerm.id)).scalar_subquery()
    for chunk in _chunks(sorted(term_ids)):
        chosen = sa.update(IndexTerm).where(col(IndexTerm.id).in_(chunk))
        session.connection().execute(chosen.values(frequency=postings))


def remove(session: Session, claim: Claim) -> None:
    """Take a claim out of the index, and with it every suggestion nobody has decided."""
    ids = set(session.exec(select(IndexPosting.term_id).where(IndexPosting.claim_id == claim.id)))
    session.exec(delete(IndexPosting).where(col(IndexPosting.claim_id) == claim.id))
    _count(session, ids)
    undecided = col(ClaimLink.state) == LinkState.SUGGESTED.value
    session.exec(delete(ClaimLink).where(undecided, _touches(claim.id)))


def reindex(session: Session, claim: Claim) -> None:
    """After a claim's wording changed: its rows and its undecided suggestions are made anew."""
    remove(session, claim)
    index(session, [claim])
    suggest(session, [claim])


def _touches(claim_id: int | None) -> sa.ColumnElement[bool]:
    return sa.or_(col(ClaimLink.a_id) == claim_id, col(ClaimLink.b_id) == claim_id)


def suggest(session: Session, claims: Sequence[Claim]) -> None:
    """Suggest links from these claims to claims of other articles; pairs already there are left alone."""
    source = DatabaseTerms(session)
    for claim in claims:
        for hit in _hits(session, source, claim)[:KEPT]:
            _keep(session, claim, hit)
    session.flush()


def _hits(session: Session, source: DatabaseTerms, claim: Claim) -> list[linking.Hit]:
    ids = linking.candidates(linking.terms(claim.text, claim.language), source, limit=CANDIDATES)
    query = select(Claim).where(
        col(Claim.id).in_(ids), Claim.article_id != claim.article_id, col(Claim.set_aside).is_(None)
    )
    others = [linking.Candidate(str(other.id), other.text, other.language) for other in session.exec(query)]
    hits = linking.rank(claim.text, claim.language, others, limit=KEPT * 2)
    return [h for h in hits if h.score >= SUGGESTED_AT and Relation(h.relation) is not Relation.UNRELATED]


def _keep(session: Session, claim: Claim, hit: linking.Hit) -> None:
    low, high = sorted((claim.id or 0, int(hit.id)))
    if session.exec(select(ClaimLink.id).where(ClaimLink.a_id == low, ClaimLink.b_id == high)).first():
        return
    relation, reasons = Relation(hit.relation), [reason.as_dict() for reason in hit.reasons]
    if low != claim.id:
        relation, reasons = relation.reverse, [_swapped(reason) for reason in reasons]
    session.add(
        ClaimLink(
            a_id=low,
            b_id=high,
            suggested=relation.value,
            relation=relation.value,
            score=hit.score,
            reasons=reasons,
        )
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
        return link


def connect(
    store: Store, actor: Actor, a_id: uuid.UUID, b_id: uuid.UUID, relation: Relation, once: Once | None = None
) -> ClaimLink:
    """Link two claims that a person found to belong together, suggested or not."""
    require(actor, "link.decide")
    with store.writing(once) as session:
        pair = {c.public_id: c for c in session.exec(select(Claim).where(col(Claim.public_id).in_([a_id, b_id])))}
        if len(pair) != 2:
            raise NotFound("no_such_claim")
        low, high = sorted(pair.values(), key=lambda claim: claim.id or 0)
        link = session.exec(select(ClaimLink).where(ClaimLink.a_id == low.id, ClaimLink.b_id == high.id)).first()
        stored = relation if low.public_id == a_id else relation.reverse
        link = link or _compared(low, high)
        link.relation, link.state = stored.value, LinkState.CONFIRMED.value
        link.decided_by, link.decided_at = actor.id, now()
        session.add(link)
        session.info["reply"] = link.public_id
        return link


def _compared(low: Claim, high: Claim) -> ClaimLink:
    result = linking.compare(low.text, high.text, low.language, high.language)
    return ClaimLink(
        a_id=low.id or 0,
        b_id=high.id or 0,
        suggested=str(result.relation),
        relation=str(result.relation),
        score=result.score,
        reasons=[reason.as_dict() for reason in result.reasons],
    )


def _find(session: Session, link_id: uuid.UUID, seen_from: uuid.UUID) -> tuple[ClaimLink, bool]:
    link = session.exec(select(ClaimLink).where(ClaimLink.public_id == link_id)).first()
    claim = session.exec(select(Claim).where(Claim.public_id == seen_from)).first()
    if link is None or claim is None or claim.id not in (link.a_id, link.b_id):
        raise NotFound("no_such_link")
    return link, link.b_id == claim.id


@dataclass(frozen=True)
class Found:
    """A claim that a search found, with how it stands to the words searched for."""

    claim: Claim
    article: Article
    relation: Relation
    score: float
    reasons: list[dict[str, Any]]


MAX_QUERY = 1_000


def search(store: Store, actor: Actor, text: str, language: str | None = None, limit: int = 20) -> list[Found]:
    """Claims that say something near `text`, best first."""
    require(actor, "article.read")
    text = text[:MAX_QUERY]
    with store.reading() as session:
        ids = linking.candidates(linking.terms(text, language), DatabaseTerms(session), limit=200)
        query = select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id))
        rows = {str(c.id): (c, a) for c, a in session.exec(query.where(col(Claim.id).in_(ids)))}
    candidates = [linking.Candidate(key, claim.text, claim.language) for key, (claim, _) in rows.items()]
    hits = linking.rank(text, language, candidates, limit=limit)
    return [_found(rows[hit.id], hit) for hit in hits]


def _found(row: tuple[Claim, Article], hit: linking.Hit) -> Found:
    return Found(*row, Relation(hit.relation), hit.score, [reason.as_dict() for reason in hit.reasons])
