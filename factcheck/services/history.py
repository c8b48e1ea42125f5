"""The history log: written in the transaction of what it records, chained by hashes, checked on demand."""

from __future__ import annotations

import hashlib
import hmac
import json
import secrets
import uuid
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Claim, HistoryEntry, HistoryText
from factcheck.models.columns import now
from factcheck.models.values import Action
from factcheck.services import newsrooms
from factcheck.services.errors import NotFound
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

VERSION = 1
GENESIS = "0" * 64


def canonical_json(value: dict[str, Any]) -> str:
    """JSON with sorted keys and no white space. The version is `"!version"`, which sorts before all else."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)


def sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def salted_hash(salt: str, text: str) -> str:
    """HMAC-SHA-256 keyed with the salt: without the salt, short texts cannot be guessed from it."""
    return hmac.new(salt.encode("ascii"), text.encode("utf-8"), hashlib.sha256).hexdigest()


def append(
    session: Session, actor: Actor, action: Action, claim: Claim, facts: dict[str, Any], texts: dict[str, str]
) -> HistoryEntry:
    """Add an entry. `facts` are codes, dates and public ids; `texts` are free texts, kept apart from the chain."""
    newsrooms.one(session, lock=True)
    last = session.exec(select(HistoryEntry).order_by(col(HistoryEntry.position).desc()).limit(1)).first()
    own = session.exec(select(func.max(HistoryEntry.sequence)).where(HistoryEntry.claim_id == claim.id)).one()
    salts = {field: secrets.token_hex(16) for field in texts}
    hashed = {field: salted_hash(salts[field], text) for field, text in texts.items()}
    payload = canonical_json({"!version": VERSION, "facts": facts, "texts": hashed})
    entry = HistoryEntry(
        claim_id=claim.id or 0,
        version=VERSION,
        position=(last.position if last else 0) + 1,
        time=now(),
        action=action.value,
        actor=actor.public_id,
        claim=claim.public_id,
        sequence=(own or 0) + 1,
        payload=payload,
        payload_hash=sha256(payload),
        previous_hash=last.hash if last else GENESIS,
        hash="",
    )
    entry.hash = entry_hash(entry)
    session.add(entry)
    session.flush()
    for field, text in texts.items():
        session.add(HistoryText(entry_id=entry.id or 0, field=field, salt=salts[field], text=text))
    return entry


def canonical_entry(entry: HistoryEntry) -> str:
    """The canonical JSON that an entry's hash is made of."""
    return canonical_json(
        {
            "!version": entry.version,
            "position": entry.position,
            "time": stamp(entry.time),
            "action": entry.action,
            "actor": str(entry.actor),
            "claim": str(entry.claim),
            "sequence": entry.sequence,
            "payload_hash": entry.payload_hash,
            "previous_hash": entry.previous_hash,
        }
    )


def stamp(time: datetime) -> str:
    return time.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def entry_hash(entry: HistoryEntry) -> str:
    return sha256(canonical_entry(entry))


@dataclass(frozen=True)
class Recorded:
    """An entry with what it says. A text that was erased is None; `whole` tells whether its hashes hold."""

    entry: HistoryEntry
    facts: dict[str, Any]
    texts: dict[str, str | None]
    whole: bool


@dataclass(frozen=True)
class Verification:
    """`first_bad` is the log position of the first entry that does not hold, None if all do."""

    entries: int
    first_bad: int | None


def of_claim(store: Store, claim_id: uuid.UUID) -> list[Recorded]:
    """The claim's entries, newest first."""
    with store.reading() as session:
        claim = session.exec(select(Claim).where(Claim.public_id == claim_id)).first()
        if claim is None:
            raise NotFound("no_such_claim")
        query = select(HistoryEntry).where(HistoryEntry.claim_id == claim.id)
        entries = session.exec(query.order_by(col(HistoryEntry.sequence).desc())).all()
        texts = _texts(session, [entry.id or 0 for entry in entries])
    return [_recorded(entry, texts.get(entry.id or 0, [])) for entry in entries]


def _texts(session: Session, entry_ids: list[int]) -> dict[int, list[HistoryText]]:
    found: dict[int, list[HistoryText]] = {}
    for text in session.exec(select(HistoryText).where(col(HistoryText.entry_id).in_(entry_ids))):
        found.setdefault(text.entry_id, []).append(text)
    return found


def _recorded(entry: HistoryEntry, texts: list[HistoryText]) -> Recorded:
    payload = json.loads(entry.payload)
    return Recorded(entry, payload["facts"], {text.field: text.text for text in texts}, _holds(entry, texts))


def _holds(entry: HistoryEntry, texts: list[HistoryText]) -> bool:
    if sha256(entry.payload) != entry.payload_hash or entry_hash(entry) != entry.hash:
        return False
    hashes = json.loads(entry.payload)["texts"]
    if set(hashes) != {text.field for text in texts}:
        return False
    kept = [text for text in texts if text.text is not None and text.salt is not None]
    return all(hashes[text.field] == salted_hash(text.salt or "", text.text or "") for text in kept)


def verify(store: Store) -> Verification:
    """Walk the whole log and name the first entry that was altered, moved or lost."""
    expected, previous = 1, GENESIS
    with store.reading() as session:
        for entry in session.exec(select(HistoryEntry).order_by(col(HistoryEntry.position))).yield_per(500):
            texts = _texts(session, [entry.id or 0]).get(entry.id or 0, [])
            chained = entry.position == expected and entry.previous_hash == previous
            if not chained or not _holds(entry, texts):
                return Verification(expected - 1, expected)
            expected, previous = expected + 1, entry.hash
    return Verification(expected - 1, None)
