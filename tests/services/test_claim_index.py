"""The index of claims in the database."""

from __future__ import annotations

import pytest
from sqlmodel import Session, col, select

from factcheck import linking
from factcheck.models import Article, Claim, IndexPosting, IndexTerm
from factcheck.services import articles, claim_index, claims, links
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

LATER = "The ferry Halcyon carried 480 passengers on Sunday."
ELSEWHERE = "Wheat imports rose to a record in Algeria."


def take_in(store: Store, actor: Actor, text: str) -> Claim:
    """Store an article of one claim and return the claim."""
    article = articles.create(store, actor, text, ArticleDetails(title="News"))
    (claim,) = articles.read(store, actor, article.public_id).claims
    return claim


@pytest.fixture
def later(store: Store, checker: Actor, article: Article) -> Claim:
    return take_in(store, checker, LATER)


# -- the index ------------------------------------------------------------------------------------------------


def indexed(session: Session, claim: Claim) -> set[str]:
    query = select(IndexTerm.term).join(IndexPosting, col(IndexPosting.term_id) == col(IndexTerm.id))
    return set(session.exec(query.where(IndexPosting.claim_id == claim.id)).all())


def test_a_claims_terms_are_written_with_it(store: Store, claim: Claim, later: Claim) -> None:
    with store.reading() as session:
        for one in (claim, later):
            assert indexed(session, one) == set(linking.terms(one.text, one.language))


def test_frequencies_count_the_claims(store: Store, checker: Actor, article: Article, later: Claim) -> None:
    claims.rewrite(store, checker, later.public_id, 1, ELSEWHERE)
    with store.reading() as session:
        source = claim_index.DatabaseTerms(session)
        for term in session.exec(select(IndexTerm)).all():
            assert term.frequency == len(list(source.postings(term.term)))
        assert source.document_count() == len(articles.read(store, checker, article.public_id).claims) + 1


class BrokenError(Exception):
    """Something that goes wrong after the index was written."""


def index_and_break(store: Store, claim: Claim) -> None:
    with store.writing() as session:
        claim.text = "A zeppelin landed."
        links.reindex(session, claim)
        raise BrokenError


def test_nothing_is_indexed_of_a_change_that_was_not_saved(store: Store, claim: Claim) -> None:
    with store.reading() as session:
        before = indexed(session, claim)
    with pytest.raises(BrokenError):
        index_and_break(store, claim)
    with store.reading() as session:
        assert indexed(session, claim) == before
        assert "zeppelin" not in claim_index.DatabaseTerms(session).frequencies(["zeppelin", "passeng"])
