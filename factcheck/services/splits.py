"""An article's text and its claims: stored as the splitter found them, and made anew when its language is corrected."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, col, delete, select

from factcheck import splitting
from factcheck.models import Article, Claim, CoveredStretch, HistoryEntry, Revision
from factcheck.models.values import ArticleState, ClaimState
from factcheck.services import claim_index, clusters, links, parts, repeats, translations, weights
from factcheck.services.engine_version import CLAIMS_ONLY, ENGINE
from factcheck.services.parts import Layout
from factcheck.text.canonical import quote_selector


def store(session: Session, article: Article, revision: Revision, split: splitting.Split) -> None:
    """Store the claims of a text, indexed and linked, and what became of each stretch of it."""
    claims = [_claim(article, revision, number, found) for number, found in enumerate(split.claims, 1)]
    session.add_all(claims)
    session.add_all(_coverage(revision, split))
    article.engine = ENGINE
    session.add(article)
    session.flush()
    links.enter(session, claims)


def _coverage(revision: Revision, split: splitting.Split) -> list[CoveredStretch]:
    return [
        CoveredStretch(
            revision_id=revision.id or 0,
            start=c.start,
            end=c.end,
            outcome=str(c.outcome),
            reason=c.reason or "",
        )
        for c in split.coverage
    ]


def _claim(article: Article, revision: Revision, number: int, found: splitting.SplitClaim) -> Claim:
    said = found.as_dict()
    anchor = quote_selector(revision.text, found.start, found.end)
    return Claim(
        article_id=article.id or 0,
        revision_id=revision.id or 0,
        number=number,
        language=article.language,
        text=found.text,
        quote=found.quote,
        prefix=anchor.prefix,
        suffix=anchor.suffix,
        start=found.start,
        end=found.end,
        spans=said["spans"],
        kind=str(found.kind),
        checkable=found.checkable,
        claimant=list(found.claimant),
        checkworthiness=found.checkworthiness,
        reasons=said["reasons"],
        resolutions=said["resolutions"],
        quantities=said["quantities"],
        dates=said["dates"],
    )


def renew(session: Session, article: Article, revision: Revision, own: Sequence[Claim]) -> None:
    """Split the text anew in the article's language; where somebody has worked on a claim, all of them stay.

    Work is never thrown away for a better split, nor are claims that readers see and others link to: they are then
    only read in the other language. An article that is withdrawn can be split anew.
    """
    if _is_public(article) or _worked_on(session, own):
        for claim in own:
            claim.language = article.language
            session.add(claim)
            session.flush()
            links.reindex(session, claim)
        article.engine = ENGINE
        return
    for claim in own:
        links.remove(session, claim)
        session.delete(claim)
    session.exec(delete(CoveredStretch).where(col(CoveredStretch.revision_id) == revision.id))
    session.flush()
    store(session, article, revision, anew(session, article, revision))


def _is_public(article: Article) -> bool:
    return article.state == ArticleState.PUBLISHED


def _worked_on(session: Session, own: Sequence[Claim]) -> bool:
    """Whether a person has touched one of the claims, or decided on a link of one."""
    if any(c.by_hand or c.version > 1 or c.assignee_id or c.state != ClaimState.TO_DO for c in own):
        return True
    ids = [claim.id for claim in own]
    recorded = session.exec(select(HistoryEntry.id).where(col(HistoryEntry.claim_id).in_(ids)).limit(1)).first()
    if recorded is not None or translations.any_of(session, ids):
        return True
    return any(links.is_decided(session, claim) for claim in own) or clusters.was_ever_in_one(session, ids)


def anew(session: Session, article: Article, revision: Revision) -> splitting.Split:
    """The text split by this version. Reads only."""
    layout = Layout(revision.text, tuple(parts.of_revision(session, revision)))
    return read(layout, article.language, article.published_on, weights.in_force(session, article.language))


def read(layout: Layout, language: str, published_on: date | None, own: Mapping[str, float]) -> splitting.Split:
    """The claims of a text, those that a headline or a caption repeats from the body gathered into one. Pure.

    They are scored by the newsroom's `own` weights.
    """
    split = splitting.split(layout.text, language, published_on, layout.as_split(), own)
    return replace(split, claims=tuple(repeats.gathered(split.claims, layout.parts, language)))


def remake(
    session: Session, article: Article, revision: Revision, own: Sequence[Claim], split: splitting.Split
) -> None:
    """Make an article's claims anew after an upgrade, and their index rows; suggestions are made anew later.

    Where somebody has worked on a claim, or readers see the article, all of them stay: others link to their addresses.
    Else a claim that is found again, word for word in the same place, stays the same claim.
    """
    indexed = list(own)
    if not _is_public(article) and not _worked_on(session, own):
        indexed = _replaced(session, article, revision, own, split)
    for claim in own:
        claim_index.remove(session, claim)
    claim_index.add(session, [claim for claim in indexed if claim.set_aside is None])
    article.engine = CLAIMS_ONLY
    session.add(article)


def _replaced(
    session: Session, article: Article, revision: Revision, own: Sequence[Claim], split: splitting.Split
) -> list[Claim]:
    """The claims as they are found now: those found again are brought up to date, the others come and go."""
    before = {(claim.start, claim.end, claim.text): claim for claim in own}
    number = max((claim.number for claim in own), default=0)
    found = [_claim(article, revision, number + place, one) for place, one in enumerate(split.claims, 1)]
    stay = [_updated(before.pop((one.start, one.end, one.text), None), one) for one in found]
    for claim in before.values():
        links.remove(session, claim)
        session.delete(claim)
    session.exec(delete(CoveredStretch).where(col(CoveredStretch.revision_id) == revision.id))
    session.add_all([*stay, *_coverage(revision, split)])
    session.flush()
    return stay


# What the splitter says of a claim beside its words and its place.
_SAID = tuple(
    "language spans kind checkable claimant checkworthiness reasons resolutions quantities dates".split()  # noqa: SIM905
)


def _updated(known: Claim | None, found: Claim) -> Claim:
    if known is None:
        return found
    for name in _SAID:
        setattr(known, name, getattr(found, name))
    return known
