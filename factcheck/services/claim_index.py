"""The index of claims in the database: which terms there are, and which claims have them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from factcheck import linking
from factcheck.models import Claim, IndexPosting, IndexTerm

_CHUNK = 500  # bound variables in one statement; SQLite allows 32,766


class DatabaseTerms:
    """The index tables as `linking.candidates` wants to see them, `without` the claims of one article."""

    def __init__(self, session: Session, without: int | None = None) -> None:
        self.session = session
        self.without = without

    def document_count(self) -> int:
        return int(self.session.exec(select(func.count()).select_from(Claim)).one())

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        query = select(IndexTerm.term, IndexTerm.frequency)
        found = (self.session.exec(query.where(col(IndexTerm.term).in_(part))) for part in _chunks(list(terms)))
        return {term: frequency for rows in found for term, frequency in rows}

    def postings(self, term: str) -> Iterable[int]:
        query = select(IndexPosting.claim_id).join(IndexTerm, col(IndexTerm.id) == col(IndexPosting.term_id))
        if self.without is not None:
            query = query.join(Claim, col(Claim.id) == col(IndexPosting.claim_id))
            query = query.where(Claim.article_id != self.without)
        return self.session.exec(query.where(IndexTerm.term == term)).all()


def add(session: Session, claims: Sequence[Claim]) -> None:
    """Write the index rows of new claims, in the claims' own transaction."""
    terms = {claim.id or 0: linking.terms(claim.text, claim.language) for claim in claims}
    known = _term_ids(session, {term for found in terms.values() for term in found})
    rows = [{"term_id": known[term], "claim_id": claim_id} for claim_id, found in terms.items() for term in found]
    if rows:
        session.connection().execute(sa.insert(IndexPosting), rows)
        _count(session, {row["term_id"] for row in rows})


def _term_ids(session: Session, terms: set[str]) -> dict[str, int]:
    known = _known_terms(session, terms)
    missing = sorted(terms - known.keys())
    if missing:
        session.connection().execute(sa.insert(IndexTerm), [{"term": term, "frequency": 0} for term in missing])
        known |= _known_terms(session, set(missing))
    return known


def _known_terms(session: Session, terms: set[str]) -> dict[str, int]:
    known: dict[str, int] = {}
    for chunk in _chunks(sorted(terms)):
        query = select(IndexTerm.term, IndexTerm.id).where(col(IndexTerm.term).in_(chunk))
        known |= {term: key for term, key in session.exec(query) if key is not None}
    return known


def _chunks(items: list[Any]) -> Iterable[list[Any]]:
    return (items[at : at + _CHUNK] for at in range(0, len(items), _CHUNK))


def _count(session: Session, term_ids: set[int]) -> None:
    postings = sa.select(func.count()).where(col(IndexPosting.term_id) == col(IndexTerm.id)).scalar_subquery()
    for chunk in _chunks(sorted(term_ids)):
        chosen = sa.update(IndexTerm).where(col(IndexTerm.id).in_(chunk))
        session.connection().execute(chosen.values(frequency=postings))


def remove(session: Session, claim: Claim) -> None:
    """Take a claim's rows out of the index."""
    ids = set(session.exec(select(IndexPosting.term_id).where(IndexPosting.claim_id == claim.id)))
    session.exec(delete(IndexPosting).where(col(IndexPosting.claim_id) == claim.id))
    _count(session, ids)
