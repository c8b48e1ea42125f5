"""Flags on verdicts that may have gone stale, because something changed on a claim that people linked to theirs."""

from __future__ import annotations

import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, Source, StaleFlag, Verdict
from factcheck.models.columns import now
from factcheck.models.values import Action, FlagState, Relation, VerdictState
from factcheck.services import accounts, clusters, ratings
from factcheck.services.errors import Conflict, Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance

CARRYING = clusters.JOINING + clusters.BESIDE  # relations along which a change may matter; merely related claims do not
STANDING = (VerdictState.PROPOSED.value, VerdictState.APPROVED.value, VerdictState.PUBLISHED.value)
MOST = 20  # changes that a flag tells of, the latest
MAX_REASON = 1_000
Change = dict[str, Any]


def verdict_changed(
    session: Session, actor: Actor, claim: Claim, action: Action, verdict: Verdict, before: Verdict | None = None
) -> None:
    """After a verdict came out, was corrected or withdrawn: flag the verdicts on linked claims.

    None is flagged that says just what the new one says of the same claim. The flags on this claim are answered by its
    new verdict; those whose changes it answers are not flagged in turn, unless the two now differ on the same claim.
    """
    answered = _answer(session, actor, claim)
    change = _change(session, action, verdict, before)
    for other, relation in _affected(session, claim).items():
        given = _standing(session, other)
        same = relation is Relation.SAME
        agrees = same and action is not Action.VERDICT_WITHDRAWN and all(_alike(verdict, one) for one in given)
        if given and not agrees and (same or other not in answered):
            _flag(session, other, claim, change)


def _change(session: Session, action: Action, verdict: Verdict, before: Verdict | None) -> Change:
    known = ratings.all_by_id(session)
    change = {"what": action.value, "rating": known[verdict.rating_id].key}
    if before is not None:
        change["was"] = known[before.rating_id].key
    return change


def source_changed(session: Session, claim: Claim, action: Action, source: Source) -> None:
    """After a source was attached, taken away, or its stance changed: flag the verdicts on linked claims.

    Not those that rest on the very source already when it is attached.
    """
    change = {"what": action.value, "stance": source.stance, "title": source.title}
    for other in _affected(session, claim):
        known = action is Action.SOURCE_ADDED and rests_on(_sources(session, other), source)
        if not known and _standing(session, other):
            _flag(session, other, claim, change)


def rests_on(own: Collection[Source], source: Source) -> bool:
    """Whether a source is among these: the same address, or the same title and publisher where it has none."""
    return any(_name(one) == _name(source) for one in own)


def _name(source: Source) -> tuple[str, ...]:
    return (source.url,) if source.url else (source.title, source.publisher)


def _sources(session: Session, claim_id: int) -> list[Source]:
    query = select(Source).where(Source.claim_id == claim_id, col(Source.removed_at).is_(None))
    return list(session.exec(query))


def _affected(session: Session, claim: Claim) -> dict[int, Relation]:
    """The claims that a change on this one may matter to: those it is linked to, and all that say the same as it."""
    own = claim.id or 0
    found: dict[int, Relation] = {}
    for link in clusters.joined(session, [own], CARRYING):
        other = link.b_id if link.a_id == own else link.a_id
        found[other] = Relation(link.relation)
    edge = {key for key, relation in found.items() if relation is Relation.SAME}
    while edge:
        links = clusters.joined(session, edge, (Relation.SAME.value,))
        edge = {key for link in links for key in (link.a_id, link.b_id)} - {own}
        edge = {key for key in edge if found.get(key) is not Relation.SAME}
        found |= dict.fromkeys(edge, Relation.SAME)
    return {key: found[key] for key in sorted(found)}


def _standing(session: Session, claim_id: int) -> list[Verdict]:
    query = select(Verdict).where(Verdict.claim_id == claim_id, col(Verdict.state).in_(STANDING))
    return list(session.exec(query))


def _alike(one: Verdict, other: Verdict) -> bool:
    return (one.rating_id, one.target) == (other.rating_id, other.target)


def _flag(session: Session, claim_id: int, other: Claim, change: Change) -> None:
    """Flag a claim's verdict; where it is flagged for the other claim already, the change is added to that."""
    change = {**change, "at": now().isoformat()}
    query = select(StaleFlag).where(StaleFlag.claim_id == claim_id, StaleFlag.other_id == other.id, _is_open())
    flag = session.exec(query).first()
    if flag is None:
        session.add(StaleFlag(claim_id=claim_id, other_id=other.id or 0, changes=[change]))
    else:
        flag.changes = [*flag.changes, change][-MOST:]
        flag.version += 1
        session.add(flag)
    session.flush()


def _is_open() -> sa.ColumnElement[bool]:
    return col(StaleFlag.state) == FlagState.OPEN.value


def _answer(session: Session, actor: Actor, claim: Claim) -> set[int]:
    """Close the open flags on a claim that has a new verdict; the claims whose changes they told of."""
    found = session.exec(select(StaleFlag).where(StaleFlag.claim_id == claim.id, _is_open())).all()
    for flag in found:
        flag.state, flag.closed_by, flag.closed_at = FlagState.REVISED.value, actor.id, now()
        flag.version += 1
        session.add(flag)
    session.flush()
    return {flag.other_id for flag in found}


@one_transaction
def dismiss(
    store: Store,
    actor: Actor,
    claim_id: uuid.UUID,
    flag_id: uuid.UUID,
    version: int | None,
    reason: str,
    once: Once | None = None,
) -> StaleFlag:
    """Put an open flag aside: the verdict holds, for this reason."""
    require(actor, "flag.dismiss")
    reason = reason.strip()
    with store.writing(once) as session:
        flag = _find(session, claim_id, flag_id)
        if flag.state != FlagState.OPEN:
            raise Conflict("flag_closed")
        if not reason or len(reason) > MAX_REASON:
            raise Invalid(fields={"reason": "too_long" if reason else "reason_missing"})
        advance(session, flag, version, "flag_changed")
        flag.state, flag.reason = FlagState.DISMISSED.value, reason
        flag.closed_by, flag.closed_at = actor.id, now()
        session.add(flag)
        session.info["reply"] = flag.public_id
        return flag


@one_transaction
def reopen(
    store: Store, actor: Actor, claim_id: uuid.UUID, flag_id: uuid.UUID, version: int | None, once: Once | None = None
) -> StaleFlag:
    """Take a dismissal back. Where the claim was flagged anew for the same other one, that flag stands already."""
    require(actor, "flag.dismiss")
    with store.writing(once) as session:
        flag = _find(session, claim_id, flag_id)
        if flag.state != FlagState.DISMISSED:
            raise Conflict("flag_not_dismissed")
        advance(session, flag, version, "flag_changed")
        query = select(StaleFlag.id).where(StaleFlag.claim_id == flag.claim_id, StaleFlag.other_id == flag.other_id)
        if session.exec(query.where(_is_open())).first() is None:
            flag.state, flag.reason, flag.closed_by, flag.closed_at = FlagState.OPEN.value, "", None, None
            session.add(flag)
        session.info["reply"] = flag.public_id
        return flag


def _find(session: Session, claim_id: uuid.UUID, flag_id: uuid.UUID) -> StaleFlag:
    query = select(StaleFlag).join(Claim, col(Claim.id) == col(StaleFlag.claim_id))
    flag = session.exec(query.where(StaleFlag.public_id == flag_id, Claim.public_id == claim_id)).first()
    if flag is None:
        raise NotFound("no_such_flag")
    return flag


@dataclass(frozen=True)
class Flagged:
    """A flag with the claim on which something changed, its article, and the name of whoever closed it."""

    flag: StaleFlag
    other: Claim
    article: Article
    closed_by: str

    @property
    def is_open(self) -> bool:
        return self.flag.state == FlagState.OPEN


def of_claim(session: Session, claim: Claim) -> list[Flagged]:
    """The flags on a claim's verdicts, open ones first, the latest of each first."""
    query = (
        select(StaleFlag, Claim, Article)
        .join(Claim, col(Claim.id) == col(StaleFlag.other_id))
        .join(Article, col(Article.id) == col(Claim.article_id))
        .where(StaleFlag.claim_id == claim.id)
    )
    found = session.exec(query.order_by(col(StaleFlag.id).desc())).all()
    names = accounts.names(session)
    flagged = [Flagged(flag, other, article, names.get(flag.closed_by or 0, "")) for flag, other, article in found]
    return sorted(flagged, key=lambda one: not one.is_open)


def counts(session: Session, claim_ids: Collection[int]) -> dict[int, int]:
    """How many open flags each claim has; those with none are left out."""
    query = select(StaleFlag.claim_id, func.count()).where(_is_open(), col(StaleFlag.claim_id).in_(claim_ids))
    return dict(session.exec(query.group_by(col(StaleFlag.claim_id))).all())


def flagged() -> sa.Select[int]:
    """The keys of claims with an open flag."""
    return sa.select(col(StaleFlag.claim_id)).where(_is_open())
