"""A newsroom of a few short articles that say nearly the same, some of which people have worked on."""

from __future__ import annotations

from datetime import date

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from factcheck.models import Article, Claim, ClaimLink, CoveredStretch, IndexPosting, IndexTerm
from factcheck.services import articles
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.services.conftest import Hire, admin, checker, editor, hire, store

__all__ = ["Hire", "admin", "checker", "editor", "hire", "store"]

PORTS = ("Halcyon", "Kestrel", "Marigold", "Sandpiper")


def text(ship: str) -> str:
    return f"The ferry {ship} carried 412 passengers on Sunday.\n\nThe operator bought the ferry in 2019."


@pytest.fixture
def fleet(store: Store, checker: Actor) -> list[Article]:
    """An article for each of PORTS, in Arabic too for the last."""
    made = [
        articles.create(store, checker, text(ship), ArticleDetails(title=ship, published_on=date(2026, 9, 7)))
        for ship in PORTS
    ]
    arabic = "نقلت العبّارة نورس 412 راكبًا يوم الأحد. اشترت الشركة العبّارة عام 2019."
    return [*made, articles.create(store, checker, arabic, ArticleDetails(title="نورس", published_on=date(2026, 9, 7)))]


def outdate(store: Store) -> None:
    """Make every article look as an older version left it: other words, no index, other suggestions."""
    with store.writing() as session:
        session.connection().execute(sa.update(Article).values(engine="0"))
        session.connection().execute(sa.delete(IndexPosting))
        session.connection().execute(sa.update(IndexTerm).values(frequency=0))
        session.connection().execute(sa.delete(CoveredStretch))
        suggested = col(ClaimLink.state) == "suggested"
        session.connection().execute(sa.update(ClaimLink).where(suggested).values(score=0.01, reasons=[]))
        unworked = sa.and_(col(Claim.version) == 1, sa.not_(col(Claim.by_hand)))
        session.connection().execute(sa.update(Claim).where(unworked).values(kind="opinion", checkworthiness=0.0))


Rows = list[tuple[object, ...]]


def picture(store: Store) -> dict[str, Rows]:
    """What the engine made of the newsroom, without database keys and moments."""
    with store.reading() as session:
        claims = {
            claim.id: (claim.article_id, claim.start, claim.end, claim.text) for claim in session.exec(select(Claim))
        }
        kinds = [(*claims[c.id], c.kind, c.checkworthiness, c.version) for c in session.exec(select(Claim))]
        links = [
            (claims[k.a_id], claims[k.b_id], k.suggested, k.relation, k.score, k.state, repr(k.reasons))
            for k in session.exec(select(ClaimLink))
        ]
        covered = [(c.revision_id, c.start, c.end, c.outcome) for c in session.exec(select(CoveredStretch))]
        terms = {term.id: term.term for term in session.exec(select(IndexTerm))}
        postings = [(terms[p.term_id], claims[p.claim_id]) for p in session.exec(select(IndexPosting))]
        frequencies = [(t.term, t.frequency) for t in session.exec(select(IndexTerm)) if t.frequency]
        engines = [(a.id, a.engine) for a in session.exec(select(Article))]
    found: dict[str, Rows] = {"claims": kinds, "links": links, "coverage": covered}
    found |= {"postings": postings, "frequencies": frequencies, "engines": engines}
    return {name: sorted(rows, key=repr) for name, rows in found.items()}
