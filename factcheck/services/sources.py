"""Sources of a claim: attaching, changing, taking away."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from datetime import date
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from factcheck.models import Claim, Source
from factcheck.models.columns import now
from factcheck.models.values import Action, ClaimState, SourceKind, Stance
from factcheck.services import articles, claims, history, stale
from factcheck.services.addresses import is_web_address
from factcheck.services.errors import Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance

MAX_TITLE = 500
MAX_QUOTE = 5_000
NEEDS_ADDRESS = frozenset({SourceKind.LINK})


@dataclass(frozen=True)
class SourceDetails:
    """What a person says of a source. `url` is http(s) or empty; only a link needs one."""

    kind: SourceKind
    stance: Stance
    title: str
    url: str = ""
    publisher: str = ""
    quote: str = ""
    note: str = ""
    is_primary: bool = False
    confidential: bool = False
    seen_on: date | None = None


def check(details: SourceDetails) -> None:
    fields = {}
    if not details.title.strip():
        fields["title"] = "title_missing"
    elif len(details.title) > MAX_TITLE:
        fields["title"] = "too_long"
    if details.url and not is_web_address(details.url):
        fields["url"] = "url_not_web"
    elif details.kind in NEEDS_ADDRESS and not details.url:
        fields["url"] = "url_missing"
    if len(details.quote) > MAX_QUOTE:
        fields["quote"] = "too_long"
    if details.seen_on and details.seen_on > now().date():
        fields["seen_on"] = "date_in_future"
    elif details.seen_on and details.seen_on < articles.EARLIEST:
        fields["seen_on"] = "date_unlikely"
    if fields:
        raise Invalid(fields=fields)


def _values(details: SourceDetails) -> dict[str, Any]:
    return {
        "kind": details.kind.value,
        "stance": details.stance.value,
        "title": details.title.strip(),
        "url": details.url,
        "publisher": details.publisher.strip(),
        "quote": details.quote.strip(),
        "note": details.note.strip(),
        "is_primary": details.is_primary,
        "confidential": details.confidential,
        "seen_on": details.seen_on,
    }


@one_transaction
def attach(store: Store, actor: Actor, claim_id: uuid.UUID, details: SourceDetails, once: Once | None = None) -> Source:
    """Attach a source. A claim nobody had begun on is in work from now on, in this person's name."""
    require(actor, "source.change")
    check(details)
    with store.writing(once) as session:
        claim = claims.find(session, claim_id)
        source = Source(claim_id=claim.id or 0, created_by=actor.id, **_values(details))
        session.add(source)
        _begin(session, actor, claim)
        session.flush()
        history.append(session, actor, Action.SOURCE_ADDED, claim, facts(source), texts(source))
        stale.source_changed(session, claim, Action.SOURCE_ADDED, source)
        session.info["reply"] = source.public_id
        return source


def _begin(session: Session, actor: Actor, claim: Claim) -> None:
    # Not a change of the claim's wording, so its version stays and nobody's open form goes stale.
    idle = (col(Claim.id) == claim.id, col(Claim.state) == ClaimState.TO_DO.value)
    values = {"state": ClaimState.IN_WORK.value, "assignee_id": actor.id}
    session.connection().execute(sa.update(Claim).where(*idle).values(**values))
    session.refresh(claim)


def facts(source: Source) -> dict[str, Any]:
    """What history says of a source in the open."""
    return {
        "source": str(source.public_id),
        "kind": source.kind,
        "stance": source.stance,
        "primary": source.is_primary,
        "confidential": source.confidential,
        "seen_on": source.seen_on.isoformat() if source.seen_on else None,
    }


def texts(source: Source) -> dict[str, str]:
    """What history holds apart: words, names and addresses."""
    said = {"title": source.title, "url": source.url, "publisher": source.publisher, "quote": source.quote}
    return {field: text for field, text in said.items() if text}


@one_transaction
def change(
    store: Store,
    actor: Actor,
    source_id: uuid.UUID,
    version: int | None,
    details: SourceDetails,
    once: Once | None = None,
) -> Source:
    require(actor, "source.change")
    check(details)
    with store.writing(once) as session:
        source, claim = find(session, source_id)
        advance(session, source, version, "source_changed")
        before = source.stance
        for field, value in _values(details).items():
            setattr(source, field, value)
        session.add(source)
        session.flush()
        history.append(session, actor, Action.SOURCE_CHANGED, claim, facts(source), texts(source))
        if source.stance != before:
            stale.source_changed(session, claim, Action.SOURCE_CHANGED, source)
        return source


@one_transaction
def remove(store: Store, actor: Actor, source_id: uuid.UUID, version: int | None, once: Once | None = None) -> Source:
    """Take a source off its claim. Verdicts keep the copy they were given with."""
    require(actor, "source.change")
    with store.writing(once) as session:
        source, claim = find(session, source_id)
        advance(session, source, version, "source_changed")
        source.removed_at = now()
        session.add(source)
        history.append(session, actor, Action.SOURCE_REMOVED, claim, facts(source), {})
        stale.source_changed(session, claim, Action.SOURCE_REMOVED, source)
        return source


@one_transaction
def put_back(store: Store, actor: Actor, source_id: uuid.UUID, version: int | None, once: Once | None = None) -> Source:
    """Undo a removal."""
    require(actor, "source.change")
    with store.writing(once) as session:
        source, claim = find(session, source_id, removed=True)
        advance(session, source, version, "source_changed")
        source.removed_at = None
        session.add(source)
        history.append(session, actor, Action.SOURCE_ADDED, claim, facts(source), texts(source))
        stale.source_changed(session, claim, Action.SOURCE_ADDED, source)
        return source


def find(session: Session, source_id: uuid.UUID, *, removed: bool = False) -> tuple[Source, Claim]:
    query = select(Source, Claim).join(Claim, col(Claim.id) == col(Source.claim_id))
    row = session.exec(query.where(Source.public_id == source_id)).first()
    if row is None or (row[0].removed_at is not None) != removed:
        raise NotFound("no_such_source")
    return row[0], row[1]


def read(store: Store, actor: Actor, source_id: uuid.UUID, *, removed: bool = False) -> tuple[Source, Claim]:
    require(actor, "source.change")
    with store.reading() as session:
        return find(session, source_id, removed=removed)


def of_claim(session: Session, claim: Claim) -> list[Source]:
    query = select(Source).where(Source.claim_id == claim.id, col(Source.removed_at).is_(None))
    return list(session.exec(query.order_by(col(Source.id))))


def snapshot(source: Source) -> dict[str, Any]:
    """The source as it stands, for a verdict to keep."""
    return {
        "id": str(source.public_id),
        "kind": source.kind,
        "stance": source.stance,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "quote": source.quote,
        "primary": source.is_primary,
        "confidential": source.confidential,
        "seen_on": source.seen_on.isoformat() if source.seen_on else None,
    }
