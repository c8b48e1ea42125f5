"""Claims that were worded anew after a person decided on a link of theirs: what they said when it was decided.

Read off the history, which has every rewriting with the words before it; nothing is stored.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

import sqlalchemy as sa
from sqlmodel import Session, col, select

from factcheck.models import Claim, ClaimLink, HistoryEntry, HistoryText
from factcheck.models.values import Action, LinkState

# Of each link, by its key: the claims worded otherwise now, by theirs, with what they said then ("" if it was erased).
Rewordings = dict[int, dict[int, str]]


def since_decided(session: Session, links: Iterable[ClaimLink]) -> Rewordings:
    """What claims said when people decided on these links, where it is not what they say now; links without any are
    left out, and so are those that nobody has decided on."""
    decided = [link for link in links if link.state != LinkState.SUGGESTED and link.decided_at]
    rewritten = _rewritten(session, {key for link in decided for key in (link.a_id, link.b_id)}) if decided else {}
    found: Rewordings = {}
    for link in decided:
        for key in (link.a_id, link.b_id):
            later = (before for at, before in rewritten.get(key, []) if link.decided_at and at > link.decided_at)
            if (then := next(later, None)) is not None:
                found.setdefault(link.id or 0, {})[key] = then
    return found


def _rewritten(session: Session, claim_ids: set[int]) -> dict[int, list[tuple[datetime, str | None]]]:
    """When each claim was worded anew, in order, and what it said before: None where it says that now."""
    words = sa.and_(col(HistoryText.entry_id) == col(HistoryEntry.id), col(HistoryText.field) == "before")
    query = (
        select(HistoryEntry.claim_id, HistoryEntry.time, HistoryText.text, Claim.text)
        .join(Claim, col(Claim.id) == col(HistoryEntry.claim_id))
        .join(HistoryText, words, isouter=True)
        .where(col(HistoryEntry.claim_id).in_(sorted(claim_ids)), HistoryEntry.action == Action.CLAIM_REWRITTEN.value)
    )
    found: dict[int, list[tuple[datetime, str | None]]] = defaultdict(list)
    for key, at, before, now in session.exec(query.order_by(col(HistoryEntry.sequence))):
        found[key].append((at, None if before == now else before or ""))
    return found
