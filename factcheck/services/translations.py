"""Translations that people make of claims and of verdicts' reasons: every version kept, each with its author."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, Translation, Verdict
from factcheck.models.values import VerdictState
from factcheck.services import accounts, claims, ratings, verdicts
from factcheck.services.errors import Conflict, Invalid, NotFound, Stale, Unversioned
from factcheck.services.newsrooms import LANGUAGES
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.text.canonical import TextError, canonical

TRANSLATED = frozenset((*claims.PENDING, VerdictState.PUBLISHED.value))  # verdicts whose reasons are worth translating


@dataclass(frozen=True)
class Version:
    """One version of a translation, with the name of whoever made it. `outdated`: the original is another by now."""

    row: Translation
    author: str
    outdated: bool


@dataclass(frozen=True)
class Target:
    """A language that a text can be had in, and the versions there are, newest first."""

    language: str
    versions: list[Version]

    @property
    def holds(self) -> Version | None:
        """The version that holds, unless the translation was taken back."""
        return self.versions[0] if self.versions and self.versions[0].row.text else None

    @property
    def version(self) -> int:
        return self.versions[0].row.version if self.versions else 0


@dataclass(frozen=True)
class Subject:
    """What can be translated: the sentence of a claim, or the reason of `verdict`, whose rating has this key."""

    public_id: uuid.UUID
    text: str
    targets: list[Target]
    verdict: Verdict | None = None
    rating: str = ""


@dataclass(frozen=True)
class TranslationPage:
    claim: Claim
    article: Article
    subjects: list[Subject]


@dataclass(frozen=True)
class Reading:
    """A translation as it is shown beside its original: who made it stays in the newsroom."""

    text: str
    language: str
    version: int
    made_on: date


def languages_for(language: str) -> list[str]:
    """The languages that a text of this language is translated into."""
    return [one for one in LANGUAGES if one != language]


def read(store: Store, actor: Actor, claim_id: uuid.UUID) -> TranslationPage:
    """What of a claim can be translated, with every version there is."""
    require(actor, "article.read")
    with store.reading() as session:
        claim = claims.find(session, claim_id)
        rows = session.exec(select(Translation).where(Translation.claim_id == claim.id)).all()
        names, known = accounts.names(session), ratings.all_by_id(session)
        told = {row.subject for row in rows}
        own = [verdict for verdict in verdicts.of_claim(session, claim) if _is_open(verdict, told)]

        def subject(public_id: uuid.UUID, text: str, verdict: Verdict | None = None) -> Subject:
            made = sorted((row for row in rows if row.subject == public_id), key=lambda row: -row.version)
            named = [Version(row, names.get(row.author_id, ""), row.original != text) for row in made]
            languages = dict.fromkeys([*languages_for(claim.language), *(row.language for row in made)])
            targets = [Target(one, [v for v in named if v.row.language == one]) for one in languages]
            return Subject(public_id, text, targets, verdict, known[verdict.rating_id].key if verdict else "")

        found = [subject(claim.public_id, claim.text), *(subject(v.public_id, v.reason, v) for v in own)]
        return TranslationPage(claim, session.get_one(Article, claim.article_id), found)


def _is_open(verdict: Verdict, told: set[uuid.UUID]) -> bool:
    return verdict.state in TRANSLATED or verdict.public_id in told


@one_transaction
def save(
    store: Store,
    actor: Actor,
    claim_id: uuid.UUID,
    subject: uuid.UUID,
    language: str,
    version: int | None,
    text: str,
    once: Once | None = None,
) -> Translation:
    """Add the next version of a translation; `version` is the one the form was made from, 0 where there was none.

    An empty text takes the translation back. Raises Stale if somebody else's version came in between.
    """
    require(actor, "claim.change")
    if version is None:
        raise Unversioned("version_missing")
    with store.writing(once) as session:
        claim = claims.find(session, claim_id)
        verdict = _verdict(session, claim, subject)
        original, limit = (verdict.reason, verdicts.MAX_REASON) if verdict else (claim.text, claims.MAX_CLAIM)
        if language not in languages_for(claim.language):
            raise Invalid(fields={"language": "language_unknown"})
        before = _last(session, subject, language)
        _check_version(session, before, version)
        row = Translation(
            claim_id=claim.id or 0,
            verdict_id=verdict.id if verdict else None,
            subject=subject,
            language=language,
            version=version + 1,
            text=_clean(text, limit),
            original=original,
            author_id=actor.id,
        )
        if before is not None and (before.text, before.original) == (row.text, original):
            return before
        if before is None and not row.text:
            raise Invalid(fields={"text": "translation_missing"})
        session.add(row)
        session.info["reply"] = row.public_id
        return row


def _check_version(session: Session, before: Translation | None, version: int) -> None:
    if before is None and version:
        raise Conflict("translation_changed")
    if before is not None and before.version != version:
        session.expunge(before)  # the rollback that follows would empty it, and the page shows both texts
        raise Stale("translation_changed", current=before)


def _verdict(session: Session, claim: Claim, subject: uuid.UUID) -> Verdict | None:
    if subject == claim.public_id:
        return None
    query = select(Verdict).where(Verdict.claim_id == claim.id, Verdict.public_id == subject)
    found = session.exec(query).first()
    if found is None:
        raise NotFound("no_such_verdict")
    return found


def _last(session: Session, subject: uuid.UUID, language: str) -> Translation | None:
    query = select(Translation).where(Translation.subject == subject, Translation.language == language)
    return session.exec(query.order_by(col(Translation.version).desc()).limit(1)).first()


def _clean(text: str, limit: int) -> str:
    if not text.strip():
        return ""
    try:
        cleaned = canonical(text).strip()
    except TextError as error:
        raise Invalid(fields={"text": f"text_{error.code}"}) from error
    if len(cleaned) > limit:
        raise Invalid(fields={"text": "too_long"})
    return cleaned


def into(session: Session, language: str, own: Sequence[tuple[int | None, str]]) -> dict[uuid.UUID, Reading]:
    """The translations into a language that hold, by what they translate; `own` are claims' keys and languages.

    A claim that was reworded since is not shown in its old words; a verdict's reason never changes.
    """
    ids = [key for key, said_in in own if said_in != language]
    if not ids:
        return {}
    newest = (
        select(Translation.subject, func.max(Translation.version).label("version"))
        .where(col(Translation.claim_id).in_(ids), Translation.language == language)
        .group_by(col(Translation.subject))
        .subquery()
    )
    holds = sa.and_(col(Translation.subject) == newest.c.subject, col(Translation.version) == newest.c.version)
    query = select(Translation, Claim.text).join(newest, holds).join(Claim, col(Claim.id) == col(Translation.claim_id))
    rows = session.exec(query.where(Translation.language == language)).all()
    return {
        row.subject: Reading(row.text, row.language, row.version, row.created_at.date())
        for row, said in rows
        if row.text and (row.verdict_id is not None or row.original == said)
    }


def any_of(session: Session, ids: Sequence[int | None]) -> bool:
    """Whether somebody has translated one of these claims, or a verdict on one."""
    query = select(Translation.id).where(col(Translation.claim_id).in_(ids)).limit(1)
    return session.exec(query).first() is not None
