"""The index of claims in the database: which terms there are, and which claims have them.

How many claims have a term is counted as rows come and go: a writer has its turn to itself, so nothing is lost between.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, delete

from factcheck import linking
from factcheck.linking.candidates import LOOKED_AT, Plan
from factcheck.models import Claim, IndexPosting, IndexTerm

EVERY = "*"  # stands for a term that every indexed claim has; it has no rows but is counted with the others
_CHUNK = 2_000  # bound variables in one statement; SQLite allows 32,766

_posting = IndexPosting.__table__  # type: ignore[attr-defined]
_term = IndexTerm.__table__  # type: ignore[attr-defined]


class DatabaseTerms:
    """The index tables as `linking.candidates` wants to see them, `without` the claims of one article."""

    def __init__(self, session: Session, without: int | None = None) -> None:
        self.session = session
        self.without = without
        self._ids: dict[str, int] = {}

    def document_count(self) -> int:
        return self.frequencies([EVERY]).get(EVERY, 0)

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        query = sa.select(_term.c.term, _term.c.id, _term.c.frequency)
        frequencies = {}
        for chunk in _chunks(list(terms)):
            for term, key, frequency in self.session.connection().execute(query.where(_term.c.term.in_(chunk))):
                self._ids[term], frequencies[term] = key, frequency
        return frequencies

    def matches(self, plan: Plan, limit: int) -> list[int]:
        shape = (len(plan.read), len(plan.checked), plan.newest is not None, self.without is not None)
        values: dict[str, Any] = {
            "limit": limit,
            "looked_at": max(LOOKED_AT, limit),
            "newest": plan.newest,
            "article_id": self.without,
        }
        for name, weights in (("read", plan.read), ("checked", plan.checked)):
            for number, (term, weight) in enumerate(weights.items()):
                values |= {f"{name}_{number}": self._ids[term], f"{name}_weight_{number}": weight}
        return list(self.session.connection().execute(_statement(*shape), values).scalars())


@cache
def _statement(read: int, checked: int, newest: bool, without: bool) -> sa.TextClause:
    """One statement, the same on both databases: a claim's score is the sum of the weights of the terms it has.

    It is text because SQLAlchemy writes VALUES anew each time, which took longer than the database does to answer.
    """
    others = " AND claim_id NOT IN (SELECT id FROM claim WHERE article_id = :article_id)" if without else ""
    postings = _NEWEST if newest else _POSTINGS
    scored = (_CHECKED if checked else _FOUND).replace("{asked}", _values("checked", checked))
    whole = scored.replace("{postings}", postings).replace("{others}", others)
    return sa.text(whole.replace("{terms}", _values("read", read)))


def _values(name: str, number: int) -> str:
    """Rows of bound numbers; PostgreSQL takes their type from the first."""
    rows = [f"(:{name}_{at}, :{name}_weight_{at})" for at in range(number)]
    return ", ".join([f"(CAST(:{name}_0 AS integer), CAST(:{name}_weight_0 AS integer))", *rows[1:]])


_POSTINGS = """
    SELECT claim_id, weight FROM terms JOIN index_posting ON index_posting.term_id = terms.term_id{others}"""
_NEWEST = """
    SELECT claim_id, CAST(:read_weight_0 AS integer) AS weight FROM index_posting
    WHERE term_id = :read_0{others} ORDER BY claim_id DESC LIMIT :newest"""
_FOUND = """
WITH terms (term_id, weight) AS (VALUES {terms}), postings AS ({postings})
SELECT claim_id, SUM(weight) AS score FROM postings GROUP BY claim_id ORDER BY score DESC, claim_id DESC LIMIT :limit"""
_CHECKED = """
WITH terms (term_id, weight) AS (VALUES {terms}), asked (term_id, weight) AS (VALUES {asked}), postings AS ({postings}),
found AS (
    SELECT claim_id, SUM(weight) AS score FROM postings
    GROUP BY claim_id ORDER BY score DESC, claim_id DESC LIMIT :looked_at
), more AS (
    SELECT found.claim_id, asked.weight FROM found CROSS JOIN asked JOIN index_posting AS posting
    ON posting.term_id = asked.term_id AND posting.claim_id = found.claim_id
)
SELECT claim_id, SUM(score) AS total FROM (SELECT claim_id, score FROM found UNION ALL SELECT * FROM more) AS every
GROUP BY claim_id ORDER BY total DESC, claim_id DESC LIMIT :limit"""


def add(session: Session, claims: Sequence[Claim]) -> None:
    """Write the index rows of new claims, in the claims' own transaction."""
    terms = {claim.id or 0: linking.terms(claim.text, claim.language) for claim in claims}
    counts = Counter(term for found in terms.values() for term in found)
    counts[EVERY] = sum(1 for found in terms.values() if found)
    if not counts[EVERY]:
        return
    ids = _count_in(session, counts)
    rows = sorted((ids[term], claim_id) for claim_id, found in terms.items() for term in found)
    session.connection().execute(sa.insert(_posting), [{"term_id": term, "claim_id": claim} for term, claim in rows])


def _count_in(session: Session, counts: Mapping[str, int]) -> dict[str, int]:
    """Add to the terms' frequencies; return their keys."""
    ids = _known(session, counts)
    _count(session, {key: counts[term] for term, key in ids.items()})
    missing = [{"term": term, "frequency": counts[term]} for term in sorted(counts.keys() - ids.keys())]
    if missing:
        insert = sa.insert(_term).returning(_term.c.term, _term.c.id)
        ids |= {term: key for term, key in session.connection().execute(insert, missing)}
    return ids


def _known(session: Session, terms: Iterable[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for chunk in _chunks(sorted(terms)):
        query = sa.select(_term.c.term, _term.c.id).where(_term.c.term.in_(chunk))
        known |= {term: key for term, key in session.connection().execute(query)}
    return known


def _chunks(items: list[Any]) -> Iterable[list[Any]]:
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))


def _count(session: Session, changes: Mapping[int, int]) -> None:
    if changes:
        chosen = sa.update(_term).where(_term.c.id == sa.bindparam("key"))
        counted = chosen.values(frequency=_term.c.frequency + sa.bindparam("change"))
        rows = [{"key": key, "change": change} for key, change in sorted(changes.items())]
        session.connection().execute(counted, rows)


def remove(session: Session, claim: Claim) -> None:
    """Take a claim's rows out of the index."""
    gone = session.exec(
        delete(IndexPosting).where(col(IndexPosting.claim_id) == claim.id).returning(_posting.c.term_id)
    )
    changes = dict.fromkeys(gone.scalars(), -1)
    if changes:
        every = _known(session, [EVERY])
        _count(session, changes | dict.fromkeys(every.values(), -1))


def has_terms(sets: Sequence[frozenset[str]]) -> sa.ColumnElement[bool]:
    """That a claim of a query has a term of each set; where there is no set, that it is none."""
    postings = sa.select(_posting.c.claim_id).join(_term, _term.c.id == _posting.c.term_id)
    found = [col(Claim.id).in_(postings.where(_term.c.term.in_(sorted(terms)))) for terms in sets]
    return sa.and_(*found) if found else sa.false()
