"""The newsroom: starting one, reading and changing its settings."""

from __future__ import annotations

from sqlmodel import Session, select

from factcheck.models import Newsroom
from factcheck.services import ratings
from factcheck.services.errors import Conflict, Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Store
from factcheck.services.transactions import one_transaction

LANGUAGES = ("ar", "en")
NUMERALS = ("latn", "arab")
SCALES = {"default": ratings.DEFAULT_SCALE}


@one_transaction
def create(
    store: Store,
    *,
    names: dict[str, str],
    languages: list[str],
    scale: str = "default",
    approvals: int = 1,
    numerals: str = "latn",
    demo: bool = False,
) -> Newsroom:
    """Start the one newsroom of this database. `names` has a name a language; `scale` is a key of SCALES."""
    _check(names, languages, approvals, numerals)
    if scale not in SCALES:
        raise Invalid(fields={"scale": "no_such_scale"})
    with store.writing() as session:
        if session.exec(select(Newsroom)).first():
            raise Conflict("newsroom_exists")
        kept = ratings.store_scale(session, SCALES[scale], scale)
        newsroom = Newsroom(
            names=names,
            languages=languages,
            numerals=numerals,
            approvals=approvals,
            scale_id=kept.id or 0,
            demo=demo,
        )
        session.add(newsroom)
        return newsroom


def _check(names: dict[str, str], languages: list[str], approvals: int, numerals: str) -> None:
    fields = {}
    if not any(name.strip() for name in names.values()):
        fields["names"] = "name_missing"
    if not languages or not set(languages) <= set(LANGUAGES):
        fields["languages"] = "language_unknown"
    if not 0 <= approvals <= 3:
        fields["approvals"] = "approvals_range"
    if numerals not in NUMERALS:
        fields["numerals"] = "numerals_unknown"
    if fields:
        raise Invalid(fields=fields)


def find(store: Store) -> Newsroom | None:
    with store.reading() as session:
        return session.exec(select(Newsroom)).first()


def one(session: Session, *, lock: bool = False) -> Newsroom:
    """The newsroom; with `lock` nobody else writes its log until this transaction ends."""
    query = select(Newsroom)
    newsroom = session.exec(query.with_for_update() if lock else query).first()
    if newsroom is None:
        raise NotFound("no_newsroom")
    return newsroom


@one_transaction
def change(
    store: Store, actor: Actor, *, names: dict[str, str], languages: list[str], approvals: int, numerals: str
) -> Newsroom:
    require(actor, "newsroom.settings")
    _check(names, languages, approvals, numerals)
    with store.writing() as session:
        newsroom = one(session, lock=True)
        newsroom.names, newsroom.languages = names, languages
        newsroom.approvals, newsroom.numerals = approvals, numerals
        session.add(newsroom)
        return newsroom
