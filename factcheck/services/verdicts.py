"""Verdicts: proposed by one person, approved by others, published, corrected, withdrawn."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Claim, Rating, Review, Scale, Verdict
from factcheck.models.columns import now
from factcheck.models.values import Action, ClaimState, Decision, Target, VerdictState
from factcheck.services import claims, history, newsrooms, ratings, sources, stale
from factcheck.services.errors import Conflict, Forbidden, Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance

MAX_REASON = 10_000
OUT = (ClaimState.PUBLISHED.value, ClaimState.CORRECTED.value)


@dataclass(frozen=True)
class Proposal:
    """What a verdict says. `rating` is a key of the scale in force; `exception` says why there is no source;
    `correction` tells readers what changed and is needed once a verdict is out."""

    target: Target
    rating: str
    wording: str
    reason: str
    as_of: date | None
    exception: str = ""
    correction: str = ""


@one_transaction
def propose(
    store: Store,
    actor: Actor,
    claim_id: uuid.UUID,
    version: int | None,
    proposal: Proposal,
    once: Once | None = None,
) -> Verdict:
    """Propose a verdict on a claim, with the sources as they stand."""
    require(actor, "verdict.propose")
    with store.writing(once) as session:
        claim = claims.find(session, claim_id)
        _check_open(session, claim)
        rating = _check(session, claim, proposal)
        advance(session, claim, version, "claim_changed")
        verdict = _verdict(session, actor, claim, rating, proposal)
        claim.state = ClaimState.PROPOSED.value if verdict.required else ClaimState.APPROVED.value
        claim.assignee_id = claim.assignee_id or actor.id
        session.add(claim)
        session.flush()
        facts, texts = _record(session, verdict, rating)
        history.append(session, actor, Action.VERDICT_PROPOSED, claim, facts, texts)
        session.info["reply"] = verdict.public_id
        return verdict


def _check_open(session: Session, claim: Claim) -> None:
    if claim.set_aside is not None:
        raise Conflict("claim_set_aside")
    query = select(Verdict).where(Verdict.claim_id == claim.id, col(Verdict.state).in_(claims.PENDING))
    if session.exec(query).first():
        raise Conflict("verdict_pending")


def _check(session: Session, claim: Claim, proposal: Proposal) -> Rating:
    fields = {}
    known = {rating.key: rating for rating in ratings.of_newsroom(session)}
    if proposal.rating not in known:
        fields["rating"] = "rating_missing"
    for field, text, limit in (
        ("wording", proposal.wording, claims.MAX_CLAIM),
        ("reason", proposal.reason, MAX_REASON),
    ):
        if not text.strip():
            fields[field] = f"{field}_missing"
        elif len(text) > limit:
            fields[field] = "too_long"
    if proposal.as_of is None:
        fields["as_of"] = "as_of_missing"
    elif proposal.as_of > now().date():
        fields["as_of"] = "date_in_future"
    if not proposal.exception.strip() and not sources.of_claim(session, claim):
        fields["exception"] = "source_missing"
    if claim.state in (*OUT, ClaimState.WITHDRAWN.value) and not proposal.correction.strip():
        fields["correction"] = "correction_missing"
    if fields:
        raise Invalid(fields=fields)
    return known[proposal.rating]


def _verdict(session: Session, actor: Actor, claim: Claim, rating: Rating, proposal: Proposal) -> Verdict:
    last = session.exec(select(func.max(Verdict.sequence)).where(Verdict.claim_id == claim.id)).one()
    required = newsrooms.one(session).approvals
    verdict = Verdict(
        claim_id=claim.id or 0,
        sequence=(last or 0) + 1,
        target=proposal.target.value,
        rating_id=rating.id or 0,
        wording=" ".join(proposal.wording.split()),
        reason=proposal.reason.strip(),
        as_of=proposal.as_of or now().date(),
        exception=proposal.exception.strip(),
        correction=proposal.correction.strip(),
        required=required,
        sources=[sources.snapshot(source) for source in sources.of_claim(session, claim)],
        proposed_by=actor.id,
        state=(VerdictState.PROPOSED if required else VerdictState.APPROVED).value,
    )
    session.add(verdict)
    session.flush()
    return verdict


def _record(session: Session, verdict: Verdict, rating: Rating) -> tuple[dict[str, Any], dict[str, str]]:
    scale = session.get(Scale, rating.scale_id)
    facts = {
        "verdict": str(verdict.public_id),
        "target": verdict.target,
        "rating": rating.key,
        "scale": str(scale.public_id) if scale else "",
        "scale_version": scale.version if scale else 0,
        "as_of": verdict.as_of.isoformat(),
        "sources": [source["id"] for source in verdict.sources],
    }
    said = {
        "wording": verdict.wording,
        "reason": verdict.reason,
        "exception": verdict.exception,
        "correction": verdict.correction,
    }
    return facts, {field: text for field, text in said.items() if text}


@one_transaction
def review(
    store: Store,
    actor: Actor,
    verdict_id: uuid.UUID,
    decision: Decision,
    reason: str = "",
    once: Once | None = None,
) -> Verdict:
    """Approve somebody else's verdict, or return it with a reason."""
    require(actor, "verdict.review")
    if decision is Decision.RETURN:
        reason = claims.clean_text(reason, MAX_REASON, "reason")
    with store.writing(once) as session:
        verdict, claim = find(session, verdict_id)
        _check_review(session, actor, verdict)
        session.add(Review(verdict_id=verdict.id or 0, account_id=actor.id, decision=decision.value, reason=reason))
        session.flush()
        _move_on(session, verdict, claim, decision)
        action = Action.VERDICT_RETURNED if decision is Decision.RETURN else Action.VERDICT_APPROVED
        texts = {"reason": reason} if reason else {}
        history.append(session, actor, action, claim, {"verdict": str(verdict.public_id)}, texts)
        return verdict


def _check_review(session: Session, actor: Actor, verdict: Verdict) -> None:
    if verdict.proposed_by == actor.id:
        raise Forbidden("own_verdict")
    if verdict.state != VerdictState.PROPOSED:
        raise Conflict("not_under_review")
    query = select(Review).where(Review.verdict_id == verdict.id, Review.account_id == actor.id)
    if session.exec(query).first():
        raise Conflict("already_reviewed")


def _move_on(session: Session, verdict: Verdict, claim: Claim, decision: Decision) -> None:
    if decision is Decision.RETURN:
        verdict.state, claim.state = VerdictState.RETURNED.value, ClaimState.RETURNED.value
    elif _approvals(session, verdict) >= verdict.required:
        verdict.state, claim.state = VerdictState.APPROVED.value, ClaimState.APPROVED.value
    claim.version += 1
    session.add_all([verdict, claim])


def _approvals(session: Session, verdict: Verdict) -> int:
    query = select(func.count()).where(Review.verdict_id == verdict.id, Review.decision == Decision.APPROVE.value)
    return session.exec(query).one()


@one_transaction
def publish(store: Store, actor: Actor, verdict_id: uuid.UUID, once: Once | None = None) -> Verdict:
    """Put an approved verdict out. Where no approval is asked for, its author may."""
    with store.writing(once) as session:
        verdict, claim = find(session, verdict_id)
        if not (verdict.required == 0 and verdict.proposed_by == actor.id):
            require(actor, "verdict.release")
        release(session, actor, verdict, claim)
        return verdict


def release(session: Session, actor: Actor, verdict: Verdict, claim: Claim) -> None:
    """Make an approved verdict the public one; the one before it is superseded, never changed."""
    if verdict.state != VerdictState.APPROVED:
        raise Conflict("not_approved")
    before = latest_public(session, claim)
    if before is not None:
        before.state = VerdictState.SUPERSEDED.value
        session.add(before)
    verdict.state, verdict.released_at, verdict.released_by = VerdictState.PUBLISHED.value, now(), actor.id
    corrects = bool(verdict.correction)
    claim.state = (ClaimState.CORRECTED if corrects else ClaimState.PUBLISHED).value
    claim.version += 1
    session.add_all([verdict, claim])
    action = Action.VERDICT_CORRECTED if corrects else Action.VERDICT_PUBLISHED
    facts = {"verdict": str(verdict.public_id), "replaces": str(before.public_id) if before else None}
    history.append(session, actor, action, claim, facts, {})
    stale.verdict_changed(session, actor, claim, action, verdict, before)


@one_transaction
def withdraw(store: Store, actor: Actor, verdict_id: uuid.UUID, reason: str, once: Once | None = None) -> Verdict:
    """Take a published verdict back, with the reason; the claim is then not yet checked for readers."""
    require(actor, "verdict.release")
    reason = claims.clean_text(reason, MAX_REASON, "reason")
    with store.writing(once) as session:
        verdict, claim = find(session, verdict_id)
        if verdict.state != VerdictState.PUBLISHED:
            raise Conflict("not_published")
        verdict.state, verdict.withdrawn_because = VerdictState.WITHDRAWN.value, reason
        claim.state = ClaimState.WITHDRAWN.value
        claim.version += 1
        session.add_all([verdict, claim])
        facts = {"verdict": str(verdict.public_id)}
        history.append(session, actor, Action.VERDICT_WITHDRAWN, claim, facts, {"reason": reason})
        stale.verdict_changed(session, actor, claim, Action.VERDICT_WITHDRAWN, verdict)
        return verdict


def find(session: Session, verdict_id: uuid.UUID) -> tuple[Verdict, Claim]:
    query = select(Verdict, Claim).join(Claim, col(Claim.id) == col(Verdict.claim_id))
    row = session.exec(query.where(Verdict.public_id == verdict_id)).first()
    if row is None:
        raise NotFound("no_such_verdict")
    return row[0], row[1]


def latest_public(session: Session, claim: Claim) -> Verdict | None:
    query = select(Verdict).where(Verdict.claim_id == claim.id, Verdict.state == VerdictState.PUBLISHED.value)
    return session.exec(query).first()


def of_claim(session: Session, claim: Claim) -> list[Verdict]:
    """Every verdict of a claim, newest first."""
    query = select(Verdict).where(Verdict.claim_id == claim.id)
    return list(session.exec(query.order_by(col(Verdict.sequence).desc())))


def reviews_of(session: Session, verdict_ids: list[int]) -> list[Review]:
    query = select(Review).where(col(Review.verdict_id).in_(verdict_ids))
    return list(session.exec(query.order_by(col(Review.id))))
