"""A claim's own page and its history, put together for the templates."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from flask_babel import lazy_gettext as _l

from factcheck.models.values import Relation, VerdictState
from factcheck.services.linked import LinkedClaim
from factcheck.services.public_log import VerdictLog
from factcheck.services.published import ClaimPage, PublicClaim, PublicVerdict
from factcheck.web.context import RatingView, rating_view
from factcheck.web.diff import Piece, word_diff
from factcheck.web.reader.annotated import Note, Row, rating_of, rows_of
from factcheck.web.words import listed


def note(page: ClaimPage) -> Note:
    return Note(page.number, page.public, rating_of(page.public.verdict))


def context(page: ClaimPage) -> tuple[Row, ...]:
    """The sentences that hold the claim, with the claim marked; none where only a link may be shown."""
    return rows_of(page.shown, [note(page)])


@dataclass(frozen=True)
class Difference:
    """Where two linked claims part: what this one says and what the other says."""

    feature: str
    ours: str
    theirs: str


# What the other claim is to this one; the relation itself is read from this claim to the other.
RELATIONS = {
    Relation.SAME: _l("Says the same"),
    Relation.CONTRADICTS: _l("Contradicts this claim"),
    Relation.NARROWER: _l("Says less than this claim"),
    Relation.BROADER: _l("Says more than this claim"),
    Relation.UPDATES: _l("Earlier news of the same"),
    Relation.UPDATED_BY: _l("Later news of the same"),
    Relation.RELATED: _l("On the same matter"),
    Relation.UNRELATED: _l("On another matter"),
}


@dataclass(frozen=True)
class Linked:
    item: LinkedClaim
    public: PublicClaim
    rating: RatingView
    differences: tuple[Difference, ...]

    @property
    def relation(self) -> str:
        return str(RELATIONS[self.item.relation])


def linked(page: ClaimPage) -> list[Linked]:
    """Confirmed links to public claims, with what differs."""
    return [Linked(item, public, rating_view(public.rating_key), _differences(item)) for item, public in page.links]


def _differences(item: LinkedClaim) -> tuple[Difference, ...]:
    differing = (reason for reason in item.reasons if reason.get("verdict") == "differs")
    found = (Difference(str(r["feature"]), listed(r.get("a")), listed(r.get("b"))) for r in differing)
    return tuple(d for d in found if d.ours and d.theirs)


@dataclass(frozen=True)
class Stage:
    """A verdict that is or was out. The pieces tell what changed since the one before it; the first has none."""

    verdict: PublicVerdict
    rating: RatingView
    log: VerdictLog
    before: RatingView | None = None
    wording: Sequence[Piece] = field(default=())
    reason: Sequence[Piece] = field(default=())

    @property
    def holds(self) -> bool:
        return self.verdict.state == VerdictState.PUBLISHED


def stages(page: ClaimPage, logs: Mapping[uuid.UUID, VerdictLog]) -> list[Stage]:
    """The claim's public verdicts, newest first, each compared with the one before it."""
    found = page.public.verdicts
    return [_stage(newer, older, logs) for newer, older in zip_longest(found, found[1:]) if newer]


def _stage(newer: PublicVerdict, older: PublicVerdict | None, logs: Mapping[uuid.UUID, VerdictLog]) -> Stage:
    log, rating = logs.get(newer.id, VerdictLog()), rating_of(newer)
    if older is None:
        return Stage(newer, rating, log)
    changed = rating_of(older) if older.rating.key != newer.rating.key else None
    wording = word_diff(older.wording, newer.wording) if older.wording != newer.wording else ()
    reason = word_diff(older.reason, newer.reason) if older.reason != newer.reason else ()
    return Stage(newer, rating, log, changed, wording, reason)
