"""The lexicon as a newsroom has it: what is shipped, and the words and concepts of its own that it adds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.linking import lexicon as shipped
from factcheck.linking.lexicon_check import Fault, check_entry, check_files, read_file
from factcheck.linking.lexicon_terms import found_by, learn
from factcheck.linking.vocabulary import Entry, Vocabulary
from factcheck.models import Article, Claim, OwnConcept
from factcheck.models.columns import now
from factcheck.services import claim_index
from factcheck.services.engine_version import CLAIMS_ONLY, ENGINE, OLDER_WORDS
from factcheck.services.errors import Invalid, NotFound, Stale
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance
from factcheck.text.stems import fold, is_arabic, words

MOST_OWN = 2_000  # concepts a newsroom may add to
LONGEST_FILE = 1_000_000  # characters
FOUND_AT_MOST = 30  # concepts a search lists
LOOKED_AT, SHOWN = 300, 8  # claims with a word: how many are read, and how many of them are shown
TRIED = 40  # words whose claims are looked for at once
_CHUNK = 400  # index terms named in one statement


@dataclass(frozen=True)
class ConceptView:
    """A concept: its words as shipped, the newsroom's own for it (None for none), and the keys of its opposites.

    `meant` says whether the word that was looked for leads to it, rather than standing somewhere in its words.
    """

    key: str
    shipped: Entry
    own: OwnConcept | None
    opposites: tuple[str, ...]
    actor: bool
    meant: bool = True


@dataclass(frozen=True)
class Said:
    """A stored claim with a word that is looked for: where in its text (start, end)."""

    claim: Claim
    start: int
    end: int


# -- reading ----------------------------------------------------------------------------------------------


def own(store: Store, actor: Actor) -> list[OwnConcept]:
    """What the newsroom added, in the order of keys."""
    require(actor, "newsroom.lexicon")
    with store.reading() as session:
        return _rows(session)


def _rows(session: Session) -> list[OwnConcept]:
    return list(session.exec(select(OwnConcept).order_by(col(OwnConcept.key))))


def find(store: Store, actor: Actor, term: str) -> list[ConceptView]:
    """The concepts that a word of either language leads to, then those whose key or words hold it."""
    require(actor, "newsroom.lexicon")
    with store.reading() as session:
        rows = {row.key: row for row in _rows(session)}
        whole, entries = shipped.in_use(), shipped.entries()
    found = words(term)
    meant = whole.concepts_at(found, 0)[0] if found else ()
    meant = meant or ((term,) if term in whole else ())
    sought = fold(term).strip()
    others = [
        key for key in sorted({*entries, *rows}) if sought and _holds(sought, key, entries.get(key), rows.get(key))
    ]
    keys = list(dict.fromkeys((*meant, *others)))[:FOUND_AT_MOST]
    return [replace(_view(key, entries, rows.get(key), whole), meant=key in meant) for key in keys]


def _holds(sought: str, key: str, entry: Entry | None, own: OwnConcept | None) -> bool:
    listed = [lemma for one in (entry, own.entry() if own else None) if one for n in ("en", "ar") for lemma in one[n]]
    return sought in (key, key.replace("_", " ")) or any(sought in fold(lemma) for lemma in listed)


def read(store: Store, actor: Actor, key: str) -> ConceptView:
    """One concept. Raises NotFound for a key that nothing has."""
    require(actor, "newsroom.lexicon")
    with store.reading() as session:
        row = session.exec(select(OwnConcept).where(OwnConcept.key == key)).first()
        whole, entries = shipped.in_use(), shipped.entries()
    if key not in whole:
        raise NotFound("no_such_concept")
    return _view(key, entries, row, whole)


def _view(key: str, entries: Mapping[str, Entry], row: OwnConcept | None, whole: Vocabulary) -> ConceptView:
    opposites = tuple(sorted(whole.concept(key).opposites))
    return ConceptView(key, entries.get(key, {}), row, opposites, whole.is_actor(key))


def as_file(store: Store, actor: Actor) -> str:
    """What the newsroom added, as a file of the lexicon: a concept a line."""
    rows = own(store, actor)
    lines = [f"{json.dumps(row.key)}: {json.dumps(row.entry(), ensure_ascii=False)}" for row in rows]
    return "{\n" + ",\n".join(lines) + "\n}\n"


def waiting(store: Store) -> int:
    """How many articles have claims that are indexed and linked by older words."""
    with store.reading() as session:
        return session.exec(select(func.count()).select_from(Article).where(Article.engine == OLDER_WORDS)).one()


def claims_with(store: Store, actor: Actor, lemmas: Sequence[str]) -> list[Said]:
    """The newest claims in which one of these words or phrases stands, in any of its forms."""
    require(actor, "newsroom.lexicon")
    arabic = [lemma for lemma in lemmas if is_arabic(lemma)]
    wanted = Vocabulary({"sought": {"ar": arabic, "en": [lemma for lemma in lemmas if lemma not in arabic]}})
    with store.reading() as session:
        any_of = sa.or_(sa.false(), *(claim_index.has_terms(found_by(lemma)) for lemma in lemmas))
        query = select(Claim).where(any_of, col(Claim.set_aside).is_(None))
        claims = session.exec(query.order_by(col(Claim.id).desc()).limit(LOOKED_AT)).all()
    return [said for claim in claims if (said := _said(claim, wanted)) is not None][:SHOWN]


def _said(claim: Claim, wanted: Vocabulary) -> Said | None:
    found = words(claim.text)
    for at in range(len(found)):
        length = wanted.concepts_at(found, at)[1]
        if length:
            return Said(claim, found[at].start, found[at + length - 1].end)
    return None


# -- changing ---------------------------------------------------------------------------------------------


@one_transaction
def keep(
    store: Store, actor: Actor, key: str, entry: Entry, version: int | None, once: Once | None = None
) -> OwnConcept | None:
    """Have the newsroom's own words for a concept be these; without any it has none. None then.

    `version` is that of the words they replace, 0 for none. Raises Invalid with `faults`, or Stale.
    """
    require(actor, "newsroom.lexicon")
    with store.writing(once) as session:
        session.info["reply"] = key
        row = session.exec(select(OwnConcept).where(OwnConcept.key == key)).first()
        if row is None and version:
            raise Stale("concept_changed", current=None)
        if row is not None:
            advance(session, row, version, "concept_changed")
        before = _as_entries(session)
        after = {**before, key: entry}
        if not any(entry.get(name) for name in ("en", "ar", "opposites", "kind")):
            del after[key]
        _refuse(_faults(after, [key]) if key in after else _faults(after, _leaning_on(key, after)))
        _store(session, actor, after, {key}, advanced=True)
        _mark(session, before, after)
        return session.exec(select(OwnConcept).where(OwnConcept.key == key)).first()


@one_transaction
def take_in(store: Store, actor: Actor, text: str, once: Once | None = None) -> int:
    """Take in a file: each of its concepts replaces what the newsroom had added to it. How many there were.

    Raises Invalid, with `faults` if the file is a lexicon.
    """
    require(actor, "newsroom.lexicon")
    if len(text) > LONGEST_FILE:
        raise Invalid(fields={"text": "lexicon_too_long"})
    faults = [fault for _, fault in check_files([("", text)], shipped.shipped())]
    listed, _ = read_file(text)
    if not faults:
        learn(lemma for _, entry in listed for name in ("en", "ar") for lemma in entry.get(name, ()))
    with store.writing(once) as session:
        before = _as_entries(session)
        after = {**before, **dict(listed)}
        _refuse(faults or _faults(after, [key for key, _ in listed]))
        _store(session, actor, after, {key for key, _ in listed})
        _mark(session, before, after)
        return len(listed)


def _as_entries(session: Session) -> dict[str, Entry]:
    return {row.key: row.entry() for row in _rows(session)}


def _faults(after: Mapping[str, Entry], keys: Iterable[str]) -> list[Fault]:
    """What is wrong with entries among all of the newsroom's own; where it names opposites, with all their words."""
    if len(after) > MOST_OWN:
        raise Invalid("lexicon_full")
    base = shipped.shipped()
    whole = base.extended(after)
    known = shipped.entries() if any(after[key].get("opposites") for key in keys) else {}
    faults: list[Fault] = []
    for key in keys:
        faults += check_entry(key, after[key], whole, adds=key in base)
        if after[key].get("opposites") and key in known:
            faults += [fault for fault in check_entry(key, known[key], whole) if fault.kind == "opposites"]
    return faults


def _leaning_on(key: str, after: Mapping[str, Entry]) -> list[str]:
    """The own concepts that name a key as their opposite."""
    return [other for other, entry in after.items() if key in entry.get("opposites", ())]


def _refuse(faults: Sequence[Fault]) -> None:
    if faults:
        raise Invalid("lexicon_faults", faults=list(faults))


def _store(
    session: Session, actor: Actor, after: Mapping[str, Entry], keys: Iterable[str], *, advanced: bool = False
) -> None:
    rows = {row.key: row for row in session.exec(select(OwnConcept).where(col(OwnConcept.key).in_(keys)))}
    for key in sorted(keys):
        row = rows.get(key)
        if key not in after:
            if row is not None:
                session.delete(row)
            continue
        entry = after[key]
        if row is None:
            row = OwnConcept(key=key, changed_by=actor.id)
        elif not advanced:
            row.version += 1  # a form made before this has to say so
        row.en, row.ar = list(entry.get("en", ())), list(entry.get("ar", ()))
        row.opposites, row.actor = list(entry.get("opposites", ())), "actor" in entry.get("kind", ())
        row.changed_by, row.updated_at = actor.id, now()
        session.add(row)
    session.flush()


def _mark(session: Session, before: Mapping[str, Entry], after: Mapping[str, Entry]) -> None:
    """Mark the articles with a claim that a change may have another concept found in, or another contradiction."""
    changed = [key for key in {**before, **after} if before.get(key) != after.get(key)]
    lemmas = sorted({lemma for key in changed for lemma in _changed(before.get(key, {}), after.get(key, {}))})
    alone: set[str] = {f"k:{key}" for key in changed if _is_other(before.get(key, {}), after.get(key, {}))}
    together: list[list[frozenset[str]]] = []
    for own in (before, after):  # claims may be indexed by either
        with shipped.using(json.dumps(own, ensure_ascii=False) if own else ""):
            for sets in map(found_by, lemmas):
                if len(sets) == 1:
                    alone |= sets[0]
                elif sets:
                    together.append(sets)
    terms = sorted(alone)
    for at in range(0, len(terms), _CHUNK):
        _mark_with(session, [frozenset(terms[at : at + _CHUNK])])
    for sets in together:
        _mark_with(session, sets)


def _changed(before: Entry, after: Entry) -> set[str]:
    """The words that only one of two entries has."""
    return {lemma for name in ("en", "ar") for lemma in {*before.get(name, ())} ^ {*after.get(name, ())}}


def _is_other(before: Entry, after: Entry) -> bool:
    """Whether an entry's opposites are others now, or it acts and did not."""
    return any(set(before.get(name, ())) != set(after.get(name, ())) for name in ("opposites", "kind"))


def _mark_with(session: Session, sets: Sequence[frozenset[str]]) -> None:
    articles = sa.select(col(Claim.article_id)).where(claim_index.has_terms(sets))
    made = col(Article.engine).in_([ENGINE, CLAIMS_ONLY])
    session.connection().execute(
        sa.update(Article).where(made, col(Article.id).in_(articles)).values(engine=OLDER_WORDS)
    )
