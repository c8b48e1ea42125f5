"""A newsroom of invented claims, filled in bulk, with the full-text index of its database beside the project's own."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import tempfile
import uuid
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel

from factcheck.linking import terms
from factcheck.models import Article, Claim, IndexTerm, Revision
from factcheck.models.values import ClaimKind, Role
from factcheck.services import accounts, newsrooms, schema
from factcheck.services.claim_index import EVERY
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.bench.linking_claims import Invented, claims
from tests.databases import POSTGRESQL, SQLITE, Sqlite, postgresql
from tests.rules.engine import digest

KEEP = "BENCH_KEEP"  # a folder for what takes minutes to make: the terms of a million claims
_PART = 2_000


@dataclass(frozen=True)
class Corpus:
    """Claims with their index terms, as numbers from 1 for the words of `vocabulary`. Claim 0 has the key 1."""

    claims: list[Invented]
    vocabulary: list[str]
    terms: list[array[int]]

    def frequencies(self) -> Counter[int]:
        return Counter(term for found in self.terms for term in found)

    def with_more(self, other: Corpus) -> Corpus:
        """Both, one after the other."""
        keys = {term: key for key, term in enumerate(self.vocabulary, 1)}
        renamed = [0, *(keys.setdefault(term, len(keys) + 1) for term in other.vocabulary)]
        terms = [array("i", [renamed[term] for term in found]) for found in other.terms]
        return Corpus(self.claims + other.claims, list(keys), self.terms + terms)


def corpus(number: int) -> Corpus:
    """`number` invented claims; kept from one run to the next where the environment names a folder."""
    folder = os.environ.get(KEEP)
    path = Path(folder or "", f"claims-{number}-{digest()[:12]}.pickle")
    if folder and path.exists():
        found: Corpus = pickle.loads(path.read_bytes())
        return found
    made = of(list(claims(number)))
    if folder:
        path.write_bytes(pickle.dumps(made))
    return made


def of(known: list[Invented]) -> Corpus:
    """The claims with their terms, read in as many processes as there are cores."""
    parts = [known[at : at + _PART] for at in range(0, len(known), _PART)]
    keys: dict[str, int] = {}
    encoded = []
    with multiprocessing.Pool() as pool:
        for part in pool.imap(_read, parts):
            encoded += [array("i", [keys.setdefault(term, len(keys) + 1) for term in found]) for found in part]
    return Corpus(known, list(keys), encoded)


def _read(part: Sequence[Invented]) -> list[tuple[str, ...]]:
    return [terms(claim.text, claim.language) for claim in part]


@contextmanager
def filled(kind: str, known: Corpus) -> Iterator[tuple[Store, Actor]]:
    """A migrated database of this kind that holds the corpus, and somebody of its newsroom."""
    with tempfile.TemporaryDirectory() as folder, _address(kind, Path(folder)) as address:
        store = Store(address)
        schema.upgrade(store)
        newsrooms.create(store, names={"en": "Bench", "ar": "Bench"}, languages=["ar", "en"])
        account = accounts.create(store, email="a@bench.example", name="A", role=Role.EDITOR, password=None)
        _fill(store, known, account.id or 0)
        yield store, Actor.of(account)
        store.close()


@contextmanager
def _address(kind: str, folder: Path) -> Iterator[str]:
    if kind == POSTGRESQL:
        with postgresql() as server:
            yield server.empty()
    else:
        yield Sqlite(folder).empty()


# The terms themselves are what is indexed, so that both indexes read the same rows for the same words.
FULL_TEXT = {
    SQLITE: "CREATE VIRTUAL TABLE full_text USING fts5(words, content='')",
    POSTGRESQL: "CREATE TABLE full_text (id integer PRIMARY KEY, words tsvector)",
}
INTO = {
    SQLITE: "INSERT INTO full_text (rowid, words) VALUES (?, ?)",
    POSTGRESQL: "COPY full_text (id, words) FROM STDIN",
}
AFTER = {SQLITE: ("ANALYZE",), POSTGRESQL: ("CREATE INDEX ON full_text USING gin (words)", "VACUUM ANALYZE")}
UNHINDERED = {
    SQLITE: ("PRAGMA foreign_keys = OFF",),
    POSTGRESQL: ("SET session_replication_role = replica", "SET statement_timeout = 0"),
}
POSTINGS = {
    SQLITE: "INSERT INTO index_posting (term_id, claim_id) VALUES (?, ?)",
    POSTGRESQL: "COPY index_posting (term_id, claim_id) FROM STDIN",
}


def tokens(found: Iterable[int]) -> list[str]:
    """The words of the full-text index that stand for terms."""
    return [f"t{term}" for term in found]


def _fill(store: Store, known: Corpus, account: int) -> None:
    """Put in everything at once; constraints that hold by the way it is made are not looked at."""
    kind = store.engine.dialect.name
    with store.engine.connect() as connection:
        raw: Any = connection.connection.driver_connection
        for statement in (*UNHINDERED[kind], "DELETE FROM index_term"):
            raw.execute(statement)
        for model, rows in _rows(known, account):
            while part := list(islice(rows, _PART)):
                connection.execute(sa.insert(model.__table__), part)  # type: ignore[attr-defined]
        raw.execute(FULL_TEXT[kind])
        _many(raw, POSTINGS[kind], sorted((term, key) for key, found in enumerate(known.terms, 1) for term in found))
        _many(raw, INTO[kind], ((key, " ".join(tokens(found))) for key, found in enumerate(known.terms, 1)))
        connection.commit()
        if kind == POSTGRESQL:
            raw.autocommit = True
        for statement in AFTER[kind]:
            raw.execute(statement)
    store.engine.dispose()


def _many(raw: Any, statement: str, rows: Iterable[tuple[int, Any]]) -> None:
    if statement.startswith("COPY"):
        with raw.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row(row)
        return
    raw.executemany(statement, rows)


def _rows(known: Corpus, account: int) -> Iterator[tuple[type[SQLModel], Iterator[dict[str, Any]]]]:
    counted = known.frequencies()
    words = [*((word, counted[key]) for key, word in enumerate(known.vocabulary, 1)), (EVERY, len(known.claims))]
    articles = {claim.article: claim.language for claim in known.claims}
    by = {"created_by": account}
    article = Article(slug="", title="", language="", direction="ltr", **by).model_dump(exclude={"public_id"})
    revision = Revision(article_id=0, sha256="", text="", **by).model_dump(exclude={"public_id"})
    claim = {"revision_id": 0, "number": 0, "quote": "", "start": 0, "end": 1, "kind": next(iter(ClaimKind)).value}
    stored = Claim(article_id=0, language="", text="", **claim).model_dump(exclude={"public_id"})
    yield (
        Article,
        (
            article
            | {"id": key, "public_id": uuid.UUID(int=key), "slug": f"a{key}", "title": f"A {key}", "language": said}
            for key, said in articles.items()
        ),
    )
    yield Revision, ({**revision, "id": key, "public_id": uuid.UUID(int=key), "article_id": key} for key in articles)
    yield (
        Claim,
        (
            stored
            | {"id": key, "public_id": uuid.UUID(int=key), "number": key, "article_id": one.article}
            | {"revision_id": one.article, "language": one.language, "text": one.text, "quote": one.text}
            for key, one in enumerate(known.claims, 1)
        ),
    )
    yield IndexTerm, ({"id": key, "term": word, "frequency": often} for key, (word, often) in enumerate(words, 1))
