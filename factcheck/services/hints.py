"""Verdicts of linked claims, shown to whoever rates one: what was found there and what differs. Nothing is copied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session, col, select

from factcheck.models import Rating, Source, Verdict
from factcheck.models.values import LinkState, Relation, VerdictState
from factcheck.services import accounts, ratings, stale
from factcheck.services.linked import LinkedClaim

CARRYING = (Relation.SAME, Relation.CONTRADICTS)


@dataclass(frozen=True)
class Offered:
    """A source of the linked claim; `attached` tells that this claim has it already."""

    source: Source
    attached: bool


@dataclass(frozen=True)
class Hint:
    """The published verdict of a linked claim, who proposed it, and its sources."""

    item: LinkedClaim
    verdict: Verdict
    rating: Rating
    by: str
    sources: list[Offered]

    @property
    def contradicts(self) -> bool:
        return self.item.relation is Relation.CONTRADICTS


def of_links(
    session: Session, links: Sequence[LinkedClaim], own: Sequence[Source], given: Sequence[Verdict]
) -> list[Hint]:
    """A hint for each confirmed link to a claim that says the same, or the contrary, and has a published verdict.

    `own` and `given` are the sources and verdicts of the claim itself; one that is judged already gets no hint.
    """
    if any(verdict.state in stale.STANDING for verdict in given):
        return []
    carrying = [i for i in links if i.link.state == LinkState.CONFIRMED and i.relation in CARRYING]
    if not carrying:
        return []
    ids = [item.other.id or 0 for item in carrying]
    query = select(Verdict).where(col(Verdict.claim_id).in_(ids), Verdict.state == VerdictState.PUBLISHED.value)
    theirs = {verdict.claim_id: verdict for verdict in session.exec(query)}
    names, known = accounts.names(session), ratings.all_by_id(session)
    offered = _offered(session, ids, own)
    found = [(item, theirs[item.other.id or 0]) for item in carrying if item.other.id in theirs]
    return [
        Hint(item, verdict, known[verdict.rating_id], names.get(verdict.proposed_by, ""), offered[verdict.claim_id])
        for item, verdict in found
    ]


def _offered(session: Session, claim_ids: Sequence[int], own: Sequence[Source]) -> dict[int, list[Offered]]:
    query = select(Source).where(col(Source.claim_id).in_(claim_ids), col(Source.removed_at).is_(None))
    found: dict[int, list[Offered]] = {claim_id: [] for claim_id in claim_ids}
    for source in session.exec(query.order_by(col(Source.id))):
        found[source.claim_id].append(Offered(source, stale.rests_on(own, source)))
    return found
