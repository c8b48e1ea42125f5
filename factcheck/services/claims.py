"""Claims: rewriting, adding, setting aside, taking one on."""

from __future__ import annotations

import uuid

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck import splitting
from factcheck.models import Claim, Verdict
from factcheck.models.values import Action, ClaimState, VerdictState
from factcheck.services import articles, clusters, history, links, weights
from factcheck.services.errors import Conflict, Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance
from factcheck.text.canonical import TextError, canonical, quote_selector

MAX_CLAIM = 1_000
PENDING: tuple[str, str] = (VerdictState.PROPOSED.value, VerdictState.APPROVED.value)


def find(session: Session, claim_id: uuid.UUID) -> Claim:
    claim = session.exec(select(Claim).where(Claim.public_id == claim_id)).first()
    if claim is None:
        raise NotFound("no_such_claim")
    return claim


def clean_text(text: str, limit: int = MAX_CLAIM, field: str = "text") -> str:
    """One line of canonical text, or Invalid for the field."""
    missing = "claim_text_empty" if field == "text" else f"{field}_missing"
    try:
        cleaned = " ".join(canonical(text).split())
    except TextError as error:
        code = missing if error.code == "empty" else f"text_{error.code}"
        raise Invalid(fields={field: code}) from error
    if len(cleaned) > limit:
        raise Invalid(fields={field: "too_long"})
    return cleaned


@one_transaction
def rewrite(
    store: Store, actor: Actor, claim_id: uuid.UUID, version: int | None, text: str, once: Once | None = None
) -> Claim:
    """Give a claim another standalone sentence. A verdict still under review was of the old one and falls away."""
    require(actor, "claim.change")
    text = clean_text(text)
    with store.writing(once) as session:
        claim = find(session, claim_id)
        advance(session, claim, version, "claim_changed")
        if claim.text == text:
            return claim
        before = claim.text
        claim.text = text
        _rescore(session, claim)
        _drop_pending(session, claim)
        session.add(claim)
        session.flush()
        history.append(session, actor, Action.CLAIM_REWRITTEN, claim, {}, {"before": before, "after": text})
        links.reindex(session, claim)
        return claim


def _rescore(session: Session, claim: Claim) -> None:
    scored = splitting.score(claim.text, claim.language, weights.in_force(session, claim.language))
    claim.checkworthiness = scored.checkworthiness
    claim.reasons = scored.as_dict()["reasons"]


def _drop_pending(session: Session, claim: Claim) -> None:
    query = select(Verdict).where(Verdict.claim_id == claim.id, col(Verdict.state).in_(PENDING))
    for verdict in session.exec(query):
        verdict.state = VerdictState.SUPERSEDED.value
        claim.state = ClaimState.IN_WORK.value
        session.add(verdict)


@one_transaction
def add(
    store: Store,
    actor: Actor,
    article_id: uuid.UUID,
    start: int,
    end: int,
    text: str = "",
    once: Once | None = None,
) -> Claim:
    """Add a claim on article[start:end] (code points). Without a text of its own the quote stands as it is."""
    require(actor, "claim.change")
    with store.writing(once) as session:
        article = articles.find(session, article_id)
        revision = articles.latest_revision(session, article)
        start, end = _trimmed(revision.text, start, end)
        quote = quote_selector(revision.text, start, end)
        sentence = clean_text(text or quote.exact)
        last = session.exec(select(func.max(Claim.number)).where(Claim.article_id == article.id)).one()
        scored = splitting.score(sentence, article.language, weights.in_force(session, article.language))
        claim = Claim(
            article_id=article.id or 0,
            revision_id=revision.id or 0,
            number=(last or 0) + 1,
            language=article.language,
            text=sentence,
            quote=quote.exact,
            prefix=quote.prefix,
            suffix=quote.suffix,
            start=start,
            end=end,
            spans=[[start, end]],
            kind=splitting.kind_of(sentence, article.language),
            checkworthiness=scored.checkworthiness,
            reasons=scored.as_dict()["reasons"],
            by_hand=True,
        )
        session.add(claim)
        session.flush()
        facts = {"start": start, "end": end, "revision": str(revision.public_id)}
        history.append(session, actor, Action.CLAIM_ADDED, claim, facts, {"text": sentence})
        links.reindex(session, claim)
        session.info["reply"] = claim.public_id
        return claim


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    if not 0 <= start < end <= len(text):
        raise Invalid(fields={"start": "selection_outside"})
    chosen = text[start:end]
    start += len(chosen) - len(chosen.lstrip())
    end -= len(chosen) - len(chosen.rstrip())
    if start >= end:
        raise Invalid(fields={"start": "selection_empty"})
    return start, end


@one_transaction
def set_aside(
    store: Store,
    actor: Actor,
    claim_id: uuid.UUID,
    version: int | None,
    reason: str,
    once: Once | None = None,
) -> Claim:
    """Stop working on a claim, with the reason. One whose verdict is out has to be withdrawn first."""
    require(actor, "claim.change")
    reason = clean_text(reason, field="reason")
    with store.writing(once) as session:
        claim = find(session, claim_id)
        if claim.state in (ClaimState.PUBLISHED, ClaimState.CORRECTED):
            raise Conflict("verdict_is_public")
        advance(session, claim, version, "claim_changed")
        _drop_pending(session, claim)
        claim.set_aside = reason
        session.add(claim)
        history.append(session, actor, Action.CLAIM_SET_ASIDE, claim, {}, {"reason": reason})
        links.remove(session, claim)
        clusters.renew(session, (claim.id or 0,))
        return claim


@one_transaction
def restore(store: Store, actor: Actor, claim_id: uuid.UUID, version: int | None, once: Once | None = None) -> Claim:
    """Take up again a claim that was set aside."""
    require(actor, "claim.change")
    with store.writing(once) as session:
        claim = find(session, claim_id)
        advance(session, claim, version, "claim_changed")
        if claim.set_aside is None:
            raise Conflict("not_set_aside")
        claim.set_aside = None
        session.add(claim)
        history.append(session, actor, Action.CLAIM_RESTORED, claim, {}, {})
        links.reindex(session, claim)
        clusters.renew(session, (claim.id or 0,))
        return claim


@one_transaction
def take(
    store: Store,
    actor: Actor,
    claim_id: uuid.UUID,
    version: int | None,
    *,
    give_back: bool = False,
    once: Once | None = None,
) -> Claim:
    """Put one's name on a claim (it is in work then), or take it off again."""
    require(actor, "claim.change")
    with store.writing(once) as session:
        claim = find(session, claim_id)
        if claim.assignee_id not in (None, actor.id) and not actor.may("verdict.review"):
            raise Conflict("taken_by_other")
        advance(session, claim, version, "claim_changed")
        claim.assignee_id = None if give_back else actor.id
        if not give_back and claim.state == ClaimState.TO_DO:
            claim.state = ClaimState.IN_WORK.value
        if give_back and claim.state == ClaimState.IN_WORK:
            claim.state = ClaimState.TO_DO.value
        session.add(claim)
        return claim
