"""Where the history log holds what readers see: the entries that put a verdict out or took it back."""

from __future__ import annotations

import json
import uuid
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from factcheck.models import Claim, HistoryEntry
from factcheck.models.values import Action
from factcheck.services.store import Store

PUBLIC = (Action.VERDICT_PUBLISHED.value, Action.VERDICT_CORRECTED.value, Action.VERDICT_WITHDRAWN.value)


@dataclass(frozen=True)
class Logged:
    """An entry of the newsroom's log: its position, its moment and its hash. It names nobody."""

    position: int
    time: datetime
    hash: str


@dataclass(frozen=True)
class VerdictLog:
    """The entries of one verdict: when it came out, and when it was withdrawn if it was."""

    published: Logged | None = None
    withdrawn: Logged | None = None


def of_claim(store: Store, claim_id: uuid.UUID) -> dict[uuid.UUID, VerdictLog]:
    """The log entries of each verdict of a claim that was ever out, by the verdict's public id."""
    with store.reading() as session:
        return _by_verdict(_entries(session, claim_id))


def _entries(session: Session, claim_id: uuid.UUID) -> list[HistoryEntry]:
    query = (
        select(HistoryEntry)
        .join(Claim, col(Claim.id) == col(HistoryEntry.claim_id))
        .where(Claim.public_id == claim_id, col(HistoryEntry.action).in_(PUBLIC))
    )
    return list(session.exec(query.order_by(col(HistoryEntry.position))))


def _by_verdict(entries: list[HistoryEntry]) -> dict[uuid.UUID, VerdictLog]:
    found: dict[uuid.UUID, VerdictLog] = {}
    for entry in entries:
        key = uuid.UUID(json.loads(entry.payload)["facts"]["verdict"])
        known = found.get(key, VerdictLog())
        logged = Logged(entry.position, entry.time, entry.hash)
        if entry.action == Action.VERDICT_WITHDRAWN:
            found[key] = VerdictLog(known.published, logged)
        else:
            found[key] = VerdictLog(logged, known.withdrawn)
    return found
