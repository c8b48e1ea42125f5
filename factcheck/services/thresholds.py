"""From which share in common links hold and are suggested: the newsroom's own thresholds, tried on labelled pairs."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from factcheck import linking
from factcheck.models import Article, Claim, ClaimLink, Newsroom
from factcheck.models.values import LinkState, Relation
from factcheck.services import newsrooms
from factcheck.services.errors import Invalid
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction

# A merely related pair with less in common is not worth a person's time, nor one that only seems to differ.
SUGGESTING = {"suggested": 0.45, "disputed": 0.3}
DECIDING = ("related", "same", "contradicts")
OFFERED = (*SUGGESTING, *DECIDING, *(f"across_{name}" for name in DECIDING))
JUDGED = (Relation.SAME, Relation.CONTRADICTS)
DISPUTED = frozenset((Relation.CONTRADICTS, Relation.UPDATES, Relation.UPDATED_BY))
MOST_PAIRS, SHOWN = 400, 20
SHIPPED_PAIRS = Path(linking.__file__).parent / "data" / "labelled_pairs.json"
Thresholds = dict[str, float]


@dataclass(frozen=True)
class Threshold:
    """A threshold, 0 to 1: as shipped, and in this newsroom if it differs there."""

    name: str
    shipped: float
    own: float | None


@dataclass(frozen=True)
class Side:
    """One claim of a labelled pair."""

    text: str
    language: str | None = None
    day: date | None = None


@dataclass(frozen=True)
class Labelled:
    """A pair of claims that people judged; `own` if this newsroom did, else it is one of those shipped."""

    a: Side
    b: Side
    label: Relation
    own: bool


@dataclass(frozen=True)
class Count:
    """Of the pairs that people call this relation, how many are found; and how many others are taken for it."""

    relation: Relation
    labelled: int
    found: int
    found_now: int
    wrong: int
    wrong_now: int


@dataclass(frozen=True)
class Turned:
    """A pair that would be taken for something else than now."""

    pair: Labelled
    now: Relation
    then: Relation


@dataclass(frozen=True)
class Tried:
    """What thresholds make of the labelled pairs, beside those in force.

    `kept` and `kept_now` of `wanted` pairs that people linked are worth suggesting; `idle`, `idle_now` of `unwanted`.
    """

    pairs: int
    own: int
    counts: list[Count]
    turned: list[Turned]
    wanted: int
    kept: int
    kept_now: int
    unwanted: int
    idle: int
    idle_now: int


def shipped() -> Thresholds:
    """The thresholds of the package."""
    deciding = linking.thresholds()
    return {name: SUGGESTING.get(name, deciding.get(name, 0.0)) for name in OFFERED}


def in_force(session: Session) -> Thresholds:
    """The thresholds offered, as they hold in this newsroom."""
    own = session.exec(select(Newsroom.thresholds)).first() or {}
    return {**shipped(), **{name: value for name, value in own.items() if name in OFFERED}}


def listed(store: Store, actor: Actor) -> list[Threshold]:
    """Every threshold offered."""
    require(actor, "newsroom.thresholds")
    with store.reading() as session:
        own = session.exec(select(Newsroom.thresholds)).first() or {}
    return [Threshold(name, value, own.get(name)) for name, value in shipped().items()]


@one_transaction
def change(store: Store, actor: Actor, values: Mapping[str, float | None], once: Once | None = None) -> Thresholds:
    """Keep a newsroom's own thresholds in place of those it had; None leaves one as shipped. They hold from now on."""
    require(actor, "newsroom.thresholds")
    kept = _own(values)
    with store.writing(once) as session:
        newsroom = newsrooms.one(session, lock=True)
        newsroom.thresholds = kept
        session.add(newsroom)
        return kept


def _own(values: Mapping[str, float | None]) -> Thresholds:
    given = {name: value for name, value in values.items() if value is not None}
    wrong = {name for name, value in given.items() if name not in OFFERED or not _is_share(value)}
    if wrong:
        raise Invalid(fields={f"t_{name}": "threshold_unlikely" for name in wrong})
    return {name: float(value) for name, value in given.items() if value != shipped()[name]}


def _is_share(value: float) -> bool:
    return math.isfinite(value) and 0.0 <= value <= 1.0


def is_worth_it(relation: Relation, score: float, at: Thresholds) -> bool:
    """Whether a pair is worth showing to a person."""
    if relation in DISPUTED:
        return score >= at["disputed"]
    return score >= at["suggested"] if relation is Relation.RELATED else relation is not Relation.UNRELATED


def tried(store: Store, actor: Actor, values: Mapping[str, float | None]) -> Tried:
    """What these thresholds make of the labelled pairs. Nothing is kept."""
    require(actor, "newsroom.thresholds")
    then = {**shipped(), **_own(values)}
    with store.reading() as session:
        pairs, now = [*_decided(session), *_shipped_pairs()], in_force(session)
    judged = [_Judged(pair, _read(pair, now), _read(pair, then)) for pair in pairs]
    return _summed(judged, now, then)


class _Judged(NamedTuple):
    """A pair, and the relation and score that the thresholds in force and those tried give it."""

    pair: Labelled
    now: tuple[Relation, float]
    then: tuple[Relation, float]


def _read(pair: Labelled, at: Thresholds) -> tuple[Relation, float]:
    a, b = pair.a, pair.b
    found = linking.compare(a.text, b.text, a.language, b.language, a.day, b.day, at=at)
    return Relation(found.relation), found.score


def _summed(judged: list[_Judged], now: Thresholds, then: Thresholds) -> Tried:
    wanted = [one for one in judged if one.pair.label is not Relation.UNRELATED]
    unwanted = [one for one in judged if one.pair.label is Relation.UNRELATED]
    turned = [Turned(one.pair, one.now[0], one.then[0]) for one in judged if one.now[0] != one.then[0]]
    return Tried(
        pairs=len(judged),
        own=sum(one.pair.own for one in judged),
        counts=[_count(judged, relation) for relation in JUDGED],
        turned=turned[:SHOWN],
        wanted=len(wanted),
        kept=sum(is_worth_it(*one.then, then) for one in wanted),
        kept_now=sum(is_worth_it(*one.now, now) for one in wanted),
        unwanted=len(unwanted),
        idle=sum(is_worth_it(*one.then, then) for one in unwanted),
        idle_now=sum(is_worth_it(*one.now, now) for one in unwanted),
    )


def _count(judged: list[_Judged], relation: Relation) -> Count:
    labelled = [one for one in judged if one.pair.label is relation]
    others = [one for one in judged if one.pair.label is not relation]
    return Count(
        relation,
        labelled=len(labelled),
        found=sum(one.then[0] is relation for one in labelled),
        found_now=sum(one.now[0] is relation for one in labelled),
        wrong=sum(one.then[0] is relation for one in others),
        wrong_now=sum(one.now[0] is relation for one in others),
    )


def _decided(session: Session) -> list[Labelled]:
    """The newsroom's latest decisions: links confirmed as what they are, those rejected as none."""
    a, b = aliased(Claim), aliased(Claim)
    decided = col(ClaimLink.state).in_((LinkState.CONFIRMED.value, LinkState.REJECTED.value))
    query = select(ClaimLink, a, b).join(a, col(a.id) == col(ClaimLink.a_id)).join(b, col(b.id) == col(ClaimLink.b_id))
    latest = query.where(decided).order_by(col(ClaimLink.decided_at).desc(), col(ClaimLink.id).desc())
    rows = session.exec(latest.limit(MOST_PAIRS)).all()
    ids = {claim.article_id for _, one, other in rows for claim in (one, other)}
    articles = session.exec(select(Article).where(col(Article.id).in_(ids)))
    days = {article.id: article.published_on for article in articles}

    def side(claim: Claim) -> Side:
        return Side(claim.text, claim.language, days.get(claim.article_id))

    return [Labelled(side(one), side(other), _label(link), True) for link, one, other in rows]


def _label(link: ClaimLink) -> Relation:
    return Relation.UNRELATED if link.state == LinkState.REJECTED else Relation(link.relation)


def _shipped_pairs() -> list[Labelled]:
    rows = json.loads(SHIPPED_PAIRS.read_text(encoding="utf-8"))
    return [Labelled(Side(row["a"]), Side(row["b"]), Relation(row["label"]), False) for row in rows]
