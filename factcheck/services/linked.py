"""Links as they are seen from one claim: how the two stand, what differs first, and how many wait for a person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, ClaimLink
from factcheck.models.values import LinkState, Relation
from factcheck.services import links, rewording

# People look at what contradicts first, then at what is news of the same, then at what says the same.
_ORDER = list(
    "contradicts updates updated_by same narrower broader related unrelated".split()  # noqa: SIM905
)
_STATES = [LinkState.CONFIRMED, LinkState.SUGGESTED, LinkState.UNSURE, LinkState.REJECTED]
_VERDICTS = {"differs": 0, "missing": 1, "agrees": 2}


@dataclass(frozen=True)
class LinkedClaim:
    """A link as seen from one of its claims: the relation, and the reasons' a and b, read from that claim.

    Of the reasons what differs comes first, then what is missing, each the heaviest first. `was` and `other_was` are
    what the claim and the other one said when a person decided, None where it is what they say now ("" if erased).
    """

    link: ClaimLink
    relation: Relation
    score: float
    reasons: list[dict[str, Any]]
    other: Claim
    article: Article
    was: str | None = None
    other_was: str | None = None

    @property
    def differences(self) -> list[dict[str, Any]]:
        return [reason for reason in self.reasons if reason["verdict"] == "differs"]


def of_claim(session: Session, claim: Claim, *, public_only: bool = False) -> list[LinkedClaim]:
    """Links of a claim: confirmed ones first, then suggestions, unsure and rejected ones; contradictions lead each."""
    query = select(ClaimLink).where(links.touches(claim.id))
    if public_only:
        query = query.where(ClaimLink.state == LinkState.CONFIRMED.value)
    found = session.exec(query).all()
    article = session.get(Article, claim.article_id)
    others = _others(session, claim, found) if found else {}
    seen = [_seen_from(claim, article, link, others) for link in found if _other_id(claim, link) in others]
    if not public_only:
        seen = _with_rewordings(session, claim, seen)
    return sorted(seen, key=_place)


def _with_rewordings(session: Session, claim: Claim, seen: list[LinkedClaim]) -> list[LinkedClaim]:
    """The same with what was said when people decided, for the newsroom alone."""
    before = rewording.since_decided(session, [item.link for item in seen])
    told = [(item, before.get(item.link.id or 0, {})) for item in seen]
    return [replace(item, was=then.get(claim.id or 0), other_was=then.get(item.other.id or 0)) for item, then in told]


def _place(item: LinkedClaim) -> tuple[int, int, float, int]:
    link = item.link
    return _STATES.index(LinkState(link.state)), _ORDER.index(item.relation), -item.score, link.id or 0


def _others(session: Session, claim: Claim, found: Sequence[ClaimLink]) -> dict[int, tuple[Claim, Article]]:
    ids = [_other_id(claim, link) for link in found]
    query = select(Claim, Article).join(Article, col(Article.id) == col(Claim.article_id))
    return {other.id or 0: (other, article) for other, article in session.exec(query.where(col(Claim.id).in_(ids)))}


def _other_id(claim: Claim, link: ClaimLink) -> int:
    return link.b_id if link.a_id == claim.id else link.a_id


def _seen_from(
    claim: Claim, article: Article | None, link: ClaimLink, others: dict[int, tuple[Claim, Article]]
) -> LinkedClaim:
    other, theirs = others[_other_id(claim, link)]
    first = link.a_id == claim.id
    relation = Relation(link.relation) if first else Relation(link.relation).reverse
    if link.reasons:
        reasons = link.reasons if first else [swapped(reason) for reason in link.reasons]
        return LinkedClaim(link, relation, link.score, in_order(reasons), other, theirs)
    # Found without being compared in full, or worded anew since: the reasons are those of the words as they stand.
    compared = links.compare_on(claim, other, article.published_on if article else None, theirs.published_on)
    found = [reason.as_dict() for reason in compared.reasons]
    decided = link.state != LinkState.SUGGESTED
    return LinkedClaim(
        link, relation if decided else Relation(compared.relation), compared.score, in_order(found), other, theirs
    )


def swapped(reason: dict[str, Any]) -> dict[str, Any]:
    """A reason read from the other side."""
    return {**reason, "a": reason.get("b"), "b": reason.get("a")}


def in_order(reasons: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Reasons as people read them: what differs, what is missing, what agrees, the heaviest of each first."""
    return sorted(reasons, key=lambda reason: (_VERDICTS[reason["verdict"]], -abs(reason["weight"])))


@dataclass(frozen=True)
class LinkCounts:
    """Of one claim: suggestions nobody has decided, those of them that contradict, and confirmed contradictions."""

    open: int = 0
    alleged: int = 0
    conflicts: int = 0


def both_sides() -> sa.Subquery:
    """Every link twice, read from either side: own, other, state, relation. Claims that were set aside have none."""
    kept = (col(ClaimLink.state), col(ClaimLink.relation))
    halves = sa.union_all(
        sa.select(col(ClaimLink.a_id).label("own"), col(ClaimLink.b_id).label("other"), *kept),
        sa.select(col(ClaimLink.b_id).label("own"), col(ClaimLink.a_id).label("other"), *kept),
    ).subquery()
    query = sa.select(halves).join(Claim, col(Claim.id) == halves.c.other)
    return query.where(col(Claim.set_aside).is_(None)).subquery()


def is_conflict(sides: sa.Subquery) -> sa.ColumnElement[bool]:
    """Of `both_sides`: contradictions, confirmed or suggested and undecided."""
    live = (LinkState.CONFIRMED.value, LinkState.SUGGESTED.value)
    return sa.and_(sides.c.relation == Relation.CONTRADICTS.value, sides.c.state.in_(live))


def counts(session: Session, claim_ids: Collection[int]) -> dict[int, LinkCounts]:
    """How many links of each claim wait for a person, and how many contradict it; claims with neither are left out."""
    sides = both_sides()
    contradicts = sides.c.relation == Relation.CONTRADICTS.value
    is_open, is_sure = (sides.c.state == state.value for state in (LinkState.SUGGESTED, LinkState.CONFIRMED))

    def number(condition: sa.ColumnElement[bool]) -> sa.ColumnElement[int]:
        return func.sum(sa.case((condition, 1), else_=0))

    numbers = (number(is_open), number(sa.and_(is_open, contradicts)), number(sa.and_(is_sure, contradicts)))
    query = sa.select(sides.c.own, *numbers).where(sides.c.own.in_(claim_ids)).group_by(sides.c.own)
    counted = {row[0]: LinkCounts(*map(int, row[1:])) for row in session.connection().execute(query)}
    return {key: found for key, found in counted.items() if found != LinkCounts()}
