"""Pairs of claims that a person rejected, remembered also for the claims that take their place."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from factcheck.models import Claim, ClaimLink
from factcheck.models.values import LinkState

Pair = tuple[Claim, Claim]


def of_pairs(session: Session, pairs: Sequence[Pair]) -> set[int]:
    """The places in `pairs` of those that were rejected, as they are or as claims whose place they took."""
    if not pairs:
        return set()
    rejected = _rejected(session, {claim.article_id for pair in pairs for claim in pair})
    return {place for place, pair in enumerate(pairs) if any(_is_of(pair, old) for old in rejected)}


def _rejected(session: Session, article_ids: set[int]) -> list[Pair]:
    """The rejected pairs between claims of these articles."""
    a, b = aliased(Claim), aliased(Claim)
    query = (
        select(a, b)
        .select_from(ClaimLink)
        .join(a, col(a.id) == col(ClaimLink.a_id))
        .join(b, col(b.id) == col(ClaimLink.b_id))
        .where(ClaimLink.state == LinkState.REJECTED.value)
        .where(col(a.article_id).in_(article_ids), col(b.article_id).in_(article_ids))
    )
    return [(one, other) for one, other in session.exec(query)]


def _is_of(pair: Pair, old: Pair) -> bool:
    straight = stands_for(pair[0], old[0]) and stands_for(pair[1], old[1])
    return straight or (stands_for(pair[0], old[1]) and stands_for(pair[1], old[0]))


def stands_for(new: Claim, old: Claim) -> bool:
    """Whether `new` is `old`, or took its place: on the same words of the article, worded the same or `old` set aside.

    So does what a person makes of a claim by splitting it, or of two by joining them: the old one is set aside and
    each new one is on half of its words or more, or has half of its own there.
    """
    if new.id == old.id:
        return True
    if new.revision_id != old.revision_id or not _on_its_words(new, old):
        return False
    return new.text == old.text or old.set_aside is not None


def _on_its_words(new: Claim, old: Claim) -> bool:
    shared = sum(max(0, min(e, high) - max(s, low)) for s, e in new.spans for low, high in old.spans)
    shorter = min(_length(new), _length(old))
    return shorter > 0 and 2 * shared >= shorter


def _length(claim: Claim) -> int:
    return sum(end - start for start, end in claim.spans)
