"""Links between claims: suggested when a claim is saved, with reasons. What people do with them is in `deciding`."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select

from factcheck import linking
from factcheck.models import Article, Claim, ClaimLink
from factcheck.models.values import LinkState, Relation
from factcheck.services import claim_index, kin, rejections, thresholds
from factcheck.services.claim_index import DatabaseTerms
from factcheck.services.thresholds import Thresholds, is_worth_it

CANDIDATES = 40
COMPARED = 10
KEPT = 5
REMADE = 40  # suggestions that others made of a claim, looked at again when it is worded anew


def enter(session: Session, claims: Sequence[Claim]) -> None:
    """Index new claims and suggest links from them, in the claims' own transaction."""
    claim_index.add(session, claims)
    suggest(session, claims)


def remove(session: Session, claim: Claim) -> None:
    """Take a claim out of the index, and with it every suggestion nobody has decided."""
    claim_index.remove(session, claim)
    undecided = col(ClaimLink.state) == LinkState.SUGGESTED.value
    session.exec(delete(ClaimLink).where(undecided, touches(claim.id)))


def reindex(session: Session, claim: Claim) -> None:
    """After a claim's wording changed: its rows and its undecided suggestions are made anew.

    What people decided stays, with its note; its reasons were of the old wording and are made when next looked at.
    A claim that is set aside only loses its suggestions: nobody should be pointed to it.
    """
    before = _suggested_with(session, claim)
    remove(session, claim)
    session.exec(sa.update(ClaimLink).where(touches(claim.id)).values(reasons=[]))
    if claim.set_aside is None:
        enter(session, [claim])
        # Others may have found this claim when it was not among the nearest of its own: what still holds stays.
        at = thresholds.in_force(session)
        pairs = [(claim, other, compare(session, claim, other, at)) for other in before]
        keep(session, [pair for pair in pairs if is_worth_it(Relation(pair[2].relation), pair[2].score, at)])


def _suggested_with(session: Session, claim: Claim) -> list[Claim]:
    """The claims that an undecided suggestion joins to this one, those with most in common first."""
    other = sa.or_(
        sa.and_(col(ClaimLink.a_id) == claim.id, col(ClaimLink.b_id) == Claim.id),
        sa.and_(col(ClaimLink.b_id) == claim.id, col(ClaimLink.a_id) == Claim.id),
    )
    query = select(Claim).join(ClaimLink, other).where(ClaimLink.state == LinkState.SUGGESTED.value)
    return list(session.exec(query.order_by(col(ClaimLink.score).desc(), col(ClaimLink.id)).limit(REMADE)))


def is_decided(session: Session, claim: Claim) -> bool:
    """Whether a person has decided on a link of this claim."""
    decided = col(ClaimLink.state) != LinkState.SUGGESTED.value
    return session.exec(select(ClaimLink.id).where(decided, touches(claim.id)).limit(1)).first() is not None


def touches(claim_id: int | None) -> sa.ColumnElement[bool]:
    """Links of which the claim is one side."""
    return sa.or_(col(ClaimLink.a_id) == claim_id, col(ClaimLink.b_id) == claim_id)


def suggest(session: Session, claims: Sequence[Claim]) -> None:
    """Suggest links from these claims to claims of other articles; pairs already there are left alone."""
    keep(session, nearest(session, claims))


Near = tuple[Claim, Claim, linking.Comparison]


def nearest(session: Session, claims: Sequence[Claim]) -> list[Near]:
    """What there is to suggest for these claims: the claim, the other one, and how the two stand."""
    at = thresholds.in_force(session)
    found = [(claim, *near) for claim in claims for near in _kept(_worth_a_look(session, claim, at))]
    return kin.without_repeats(found)


def _kept(near: list[tuple[Claim, linking.Comparison]]) -> list[tuple[Claim, linking.Comparison]]:
    """The nearest few, and whatever else of those compared contradicts the claim: that is what people must not miss."""
    return near[:KEPT] + [one for one in near[KEPT:] if Relation(one[1].relation) is Relation.CONTRADICTS]


def keep(session: Session, found: Sequence[Near]) -> None:
    """Store suggestions; pairs already there are left alone, and so are claims that have gone or changed since.

    A pair that a person rejected is there; one of claims that took the place of a rejected pair is not made either.
    """
    stands = _as_they_were(session, [claim for claim, other, _ in found for claim in (claim, other)])
    refused = rejections.of_pairs(session, [(claim, other) for claim, other, _ in found])
    for number, (claim, other, comparison) in enumerate(found):
        if {claim.id, other.id} <= stands and number not in refused:
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


def _worth_a_look(session: Session, claim: Claim, at: Thresholds) -> list[tuple[Claim, linking.Comparison]]:
    """Return the nearest claims of other articles with how the claim stands to each, the nearest first."""
    source = DatabaseTerms(session, without=claim.article_id)
    ids = linking.candidates(linking.terms(claim.text, claim.language), source, limit=CANDIDATES)
    others = {str(other.id): other for other in session.exec(select(Claim).where(col(Claim.id).in_(ids)))}
    near = [linking.Candidate(key, other.text, other.language) for key, other in others.items()]
    hits = linking.rank(claim.text, claim.language, near, COMPARED, source)
    compared = [(others[hit.id], compare(session, claim, others[hit.id], at)) for hit in hits]
    return [(other, found) for other, found in compared if is_worth_it(Relation(found.relation), found.score, at)]


def compare(session: Session, a: Claim, b: Claim, at: Thresholds | None = None) -> linking.Comparison:
    """Compare two claims, each as of the day its article came out."""
    articles = session.exec(select(Article).where(col(Article.id).in_([a.article_id, b.article_id])))
    days = {article.id: article.published_on for article in articles}
    return compare_on(a, b, days[a.article_id], days[b.article_id], at or thresholds.in_force(session))


def compare_on(
    a: Claim, b: Claim, day_a: date | None, day_b: date | None, at: Thresholds | None = None
) -> linking.Comparison:
    """Compare two claims whose articles came out on these days."""
    voices = a.claimant, b.claimant
    return linking.compare(a.text, b.text, a.language, b.language, day_a, day_b, at, *voices)


def _keep(session: Session, claim: Claim, other: Claim, found: linking.Comparison) -> None:
    (low, high), seen = ((claim, other), found)
    if (other.id or 0) < (claim.id or 0):
        (low, high), seen = (other, claim), found.reversed()
    if stored(session, low, high) is None:
        session.add(suggestion(low, high, seen))


def stored(session: Session, low: Claim, high: Claim) -> ClaimLink | None:
    """The link of two claims, the one with the lower key first."""
    return session.exec(select(ClaimLink).where(ClaimLink.a_id == low.id, ClaimLink.b_id == high.id)).first()


def suggestion(low: Claim, high: Claim, found: linking.Comparison) -> ClaimLink:
    """A link nobody has decided on yet, from the claim with the lower key to the other."""
    return ClaimLink(
        a_id=low.id or 0,
        b_id=high.id or 0,
        suggested=found.relation,
        relation=found.relation,
        score=found.score,
        reasons=[reason.as_dict() for reason in found.reasons],
    )
