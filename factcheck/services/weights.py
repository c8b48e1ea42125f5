"""What counts for check-worthiness here: the newsroom's own weights, and claims scored by them."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, select

from factcheck import splitting
from factcheck.models import Claim, Newsroom
from factcheck.services import newsrooms
from factcheck.services.errors import Invalid
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.splitting.features import names
from factcheck.splitting.worthiness import BIAS, default_weights

LANGUAGES = newsrooms.LANGUAGES
HEAVIEST = 10.0  # a weight beyond it settles the score alone
CHUNK = 500  # claims scored in one transaction: some 20 milliseconds of the one writer
LOOKED_AT, TRIED = 300, 8  # the newest claims, and how many of them are shown while weights are tried
Weights = dict[str, float]


@dataclass(frozen=True)
class Weight:
    """What a feature counts: as shipped, and in this newsroom if it differs there."""

    feature: str
    shipped: float
    own: float | None


@dataclass(frozen=True)
class Tried:
    """A claim with its score as it stands and as the weights that are tried make it."""

    claim: Claim
    score: splitting.Score


def in_force(session: Session, language: str) -> Weights:
    """The newsroom's own weights for claims in a language; what it left as shipped is not in it."""
    found = session.exec(select(Newsroom.weights)).first() or {}
    return dict(found.get(language, {}))


def listed(store: Store, actor: Actor, language: str) -> list[Weight]:
    """Every feature of a language, those that count most as shipped first, where a claim starts from before all."""
    require(actor, "newsroom.weights")
    shipped = default_weights(language)
    with store.reading() as session:
        own = in_force(session, language)
    features = sorted(names(language), key=lambda name: (-abs(shipped.get(name, 0.0)), name))
    return [Weight(name, shipped.get(name, 0.0), own.get(name)) for name in (BIAS, *features)]


@one_transaction
def change(
    store: Store, actor: Actor, language: str, weights: Mapping[str, float | None], once: Once | None = None
) -> Weights:
    """Keep a newsroom's own weights in place of those it had; None, and the shipped weight, leave it as shipped."""
    require(actor, "newsroom.weights")
    kept = _own(language, weights)
    with store.writing(once) as session:
        newsroom = newsrooms.one(session, lock=True)
        newsroom.weights = {**newsroom.weights, language: kept}
        session.add(newsroom)
        return kept


def _own(language: str, weights: Mapping[str, float | None]) -> Weights:
    """The weights that differ from the shipped ones. Raises Invalid."""
    if language not in LANGUAGES:
        raise Invalid(fields={"language": "language_unknown"})
    shipped, known = default_weights(language), {BIAS, *names(language)}
    given = {name: weight for name, weight in weights.items() if weight is not None}
    wrong = {name for name, weight in given.items() if name not in known or not _is_weight(weight)}
    if wrong:
        raise Invalid(fields={f"w_{name}": "weight_unlikely" for name in wrong})
    return {name: float(weight) for name, weight in given.items() if weight != shipped.get(name, 0.0)}


def _is_weight(weight: float) -> bool:
    return math.isfinite(weight) and abs(weight) <= HEAVIEST


def tried(store: Store, actor: Actor, language: str, weights: Mapping[str, float | None]) -> list[Tried]:
    """Some of the newest claims, of high and of low score, as these weights would order them. Nothing is kept."""
    require(actor, "newsroom.weights")
    own = _own(language, weights)
    with store.reading() as session:
        newest = select(Claim).where(Claim.language == language, col(Claim.set_aside).is_(None))
        found = list(session.exec(newest.order_by(col(Claim.id).desc()).limit(LOOKED_AT)))
    found.sort(key=lambda claim: claim.checkworthiness)
    some = found if len(found) <= TRIED else [found[n * (len(found) - 1) // (TRIED - 1)] for n in range(TRIED)]
    scored = [Tried(claim, splitting.score(claim.text, language, own)) for claim in some]
    return sorted(scored, key=lambda one: -one.score.checkworthiness)


def rescore(store: Store, language: str) -> None:
    """Score all claims of a language by the weights in force, a chunk a transaction: others may write in between.

    Each chunk reads the weights itself, so that of two people who change them at once the later one's hold in the end.
    """
    after: int | None = 0
    while after is not None:
        after = _score_some(store, language, after)


@one_transaction
def _score_some(store: Store, language: str, after: int) -> int | None:
    """Score the claims that come after the key `after`; the key of the last of them, None if there are no more."""
    with store.writing() as session:
        own = in_force(session, language)
        query = select(Claim.id, Claim.text, Claim.checkworthiness, Claim.reasons).where(Claim.language == language)
        rows = session.exec(query.where(col(Claim.id) > after).order_by(col(Claim.id)).limit(CHUNK)).all()
        changed = [values for row in rows if (values := _scored(row, language, own))]
        if changed:
            session.execute(sa.update(Claim), changed)
        return rows[-1][0] if rows else None


def _scored(row: Any, language: str, own: Weights) -> dict[str, Any] | None:
    """The columns to change of a claim's row, None where its score is what it was."""
    scored = splitting.score(row.text, language, own)
    reasons = scored.as_dict()["reasons"]
    if scored.checkworthiness == row.checkworthiness and reasons == row.reasons:
        return None
    return {"id": row.id, "checkworthiness": scored.checkworthiness, "reasons": reasons}
