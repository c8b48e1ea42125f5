"""All claims linked anew: the near pairs of the whole database found at once, block by block, then compared.

The first stage reads the index alone and stores pairs without reasons, which are made when somebody looks. The second
makes them for all, suggestions that there were before too, since thresholds and lexicon may have changed; it takes away
what is not worth a person's time, and may be stopped at any moment.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, ClaimLink
from factcheck.models.values import LinkState, Relation
from factcheck.services import links, rejections, thresholds
from factcheck.services.thresholds import Thresholds, is_worth_it

if TYPE_CHECKING:
    from factcheck.linking.pairs import Pair, Pairs

BLOCK = 10_000  # claims, by their keys, whose near ones are found in one step
COMPARED = 200  # links whose reasons are made in one step
CHUNK = 400  # pairs asked about in one statement
NAMES = uuid.UUID("6f0c1c1e-8f1b-4f0c-9a61-5b8f3a3f7d10")  # of the ids that blocks have
Scope = dict[str, Any]


@dataclass(frozen=True)
class Item:
    """A block of claims, or a stretch of links: its place in the order, an id of its own, and what to call it."""

    key: int
    public_id: uuid.UUID
    title: str


def scope(session: Session, options: dict[str, Any]) -> Scope:  # noqa: ARG001
    """What a job takes on when it starts: the claims there are; later ones are linked as they come in."""
    return {"until": session.exec(select(func.max(Claim.id))).one() or 0}


def find(session: Session, public_id: uuid.UUID) -> Item | None:  # noqa: ARG001
    """A block that failed is found again by nobody: the claims it held have moved on. It is settled as it is."""
    return None


def _item(stage: str, key: int) -> Item:
    return Item(key, uuid.uuid5(NAMES, f"{stage} {key}"), f"{stage} {key}")


class NearPairs:
    """Stage 1: a step is a block of claims, whose near ones among all are stored."""

    name = "pairs"

    def __init__(self) -> None:
        self._read: tuple[object, Pairs] | None = None

    def count(self, session: Session, scope: Scope) -> int:  # noqa: ARG002
        return -(-int(scope["until"]) // BLOCK)

    def first_after(self, session: Session, scope: Scope, key: int) -> Item | None:
        if key < self.count(session, scope):
            return _item(self.name, key + 1)
        self._read = None  # some hundred megabytes, of no use any more
        return None

    def prepare(self, session: Session, item: Item) -> list[Pair]:
        from factcheck.services import near_pairs  # its library of numbers takes a tenth of a second to load

        of = str(session.get_bind())
        if self._read is None or self._read[0] != of or item.key == 1:
            self._read = (of, near_pairs.read(session))
        last = item.key * BLOCK
        return list(self._read[1].of((last - BLOCK + 1, last + 1)))

    def act(self, session: Session, item: Item, prepared: list[Pair], scope: Scope) -> None:  # noqa: ARG002
        found = {(pair.a_id, pair.b_id): pair.score for pair in prepared}
        known = _known(session, list(found))
        fresh = _not_rejected(session, [pair for pair in found if pair not in known])
        rows = [_row(low, high, found[low, high]) for low, high in fresh]
        if rows:
            session.connection().execute(sa.insert(ClaimLink), rows)
        _let_go_of_reasons(session, item)


def _let_go_of_reasons(session: Session, item: Item) -> None:
    """Suggestions from the claims of a block lose their reasons, and get others by the next stage, or none."""
    last = item.key * BLOCK
    within = col(ClaimLink.a_id).between(last - BLOCK + 1, last)
    undecided = col(ClaimLink.state) == LinkState.SUGGESTED.value
    session.connection().execute(sa.update(ClaimLink).where(within, undecided).values(reasons=[]))


def _row(low: int, high: int, score: float) -> dict[str, Any]:
    related = Relation.RELATED.value
    return {
        "public_id": uuid.uuid4(),
        "a_id": low,
        "b_id": high,
        "suggested": related,
        "relation": related,
        "score": round(score, 3),
        "reasons": [],
    }


def _known(session: Session, pairs: Sequence[tuple[int, int]]) -> set[tuple[int, int]]:
    """Those of the pairs that are linked already, whatever people said of them."""
    known: set[tuple[int, int]] = set()
    for at in range(0, len(pairs), CHUNK):
        some = pairs[at : at + CHUNK]
        query = select(ClaimLink.a_id, ClaimLink.b_id).where(col(ClaimLink.a_id).in_({low for low, _ in some}))
        known |= {(a, b) for a, b in session.exec(query)}
    return known


def _not_rejected(session: Session, pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pairs whose claims are still worked on, and did not take the place of a pair that a person rejected."""
    claims = _claims(session, {key for pair in pairs for key in pair})
    here = [(low, high) for low, high in pairs if low in claims and high in claims]
    refused: set[int] = set()
    if session.exec(select(ClaimLink.id).where(ClaimLink.state == LinkState.REJECTED.value).limit(1)).first():
        refused = rejections.of_pairs(session, [(claims[low], claims[high]) for low, high in here])
    return [pair for number, pair in enumerate(here) if number not in refused]


def _claims(session: Session, keys: Iterable[int]) -> dict[int, Claim]:
    found: dict[int, Claim] = {}
    wanted = sorted(keys)
    for at in range(0, len(wanted), CHUNK):
        query = select(Claim).where(col(Claim.id).in_(wanted[at : at + CHUNK]), col(Claim.set_aside).is_(None))
        found |= {claim.id or 0: claim for claim in session.exec(query)}
    return found


class Reasons:
    """Stage 2: a step is a stretch of suggestions without reasons. Its key is that of the last link in it."""

    name = "reasons"

    def count(self, session: Session, scope: Scope) -> int:
        waiting = select(func.count()).select_from(ClaimLink).where(self._waiting(scope))
        return -(-session.exec(waiting).one() // COMPARED)

    def _waiting(self, scope: Scope) -> sa.ColumnElement[bool]:
        return sa.and_(
            col(ClaimLink.state) == LinkState.SUGGESTED.value,
            sa.cast(col(ClaimLink.reasons), sa.Text) == "[]",
            col(ClaimLink.b_id) <= scope["until"],
        )

    def first_after(self, session: Session, scope: Scope, key: int) -> Item | None:
        waiting = select(ClaimLink.id).where(self._waiting(scope), col(ClaimLink.id) > key)
        found = session.exec(waiting.order_by(col(ClaimLink.id)).limit(COMPARED)).all()
        return _item(self.name, found[-1] or 0) if found else None

    def prepare(self, session: Session, item: Item) -> list[tuple[int, dict[str, Any] | None]]:
        """Each link's key with the columns it gets, None where the pair is not worth a look."""
        empty = sa.cast(col(ClaimLink.reasons), sa.Text) == "[]"
        undecided = col(ClaimLink.state) == LinkState.SUGGESTED.value
        query = select(ClaimLink).where(undecided, empty, col(ClaimLink.id) <= item.key)
        waiting = session.exec(query.order_by(col(ClaimLink.id).desc()).limit(COMPARED)).all()
        claims = _claims(session, {key for link in waiting for key in (link.a_id, link.b_id)})
        owners = {claim.article_id for claim in claims.values()}
        dated = session.exec(select(Article).where(col(Article.id).in_(owners)))
        days = {article.id: article.published_on for article in dated}
        at = thresholds.in_force(session)
        return [(link.id or 0, _compared(link, claims, days, at)) for link in waiting]

    def act(
        self,
        session: Session,
        item: Item,  # noqa: ARG002
        prepared: list[tuple[int, dict[str, Any] | None]],
        scope: Scope,  # noqa: ARG002
    ) -> None:
        undecided = col(ClaimLink.state) == LinkState.SUGGESTED.value
        for key, values in prepared:
            one = sa.and_(col(ClaimLink.id) == key, undecided)  # somebody may have decided meanwhile
            change = (
                sa.delete(ClaimLink).where(one) if values is None else sa.update(ClaimLink).where(one).values(values)
            )
            session.connection().execute(change)


def _compared(
    link: ClaimLink, claims: dict[int, Claim], days: dict[int | None, Any], at: Thresholds
) -> dict[str, Any] | None:
    if link.a_id not in claims or link.b_id not in claims:
        return None
    a, b = claims[link.a_id], claims[link.b_id]
    found = links.compare_on(a, b, days.get(a.article_id), days.get(b.article_id), at)
    if not is_worth_it(Relation(found.relation), found.score, at):
        return None
    reasons = [reason.as_dict() for reason in found.reasons]
    return {"suggested": found.relation, "relation": found.relation, "score": found.score, "reasons": reasons}


STAGES: tuple[NearPairs | Reasons, ...] = (NearPairs(), Reasons())
