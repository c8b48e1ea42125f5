"""The index of claims in the database."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from sqlalchemy import distinct, func
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


def recounted(session: Session) -> dict[str, int]:
    """How many claims have each term, counted from the rows; "*" for those that have any."""
    claim_ids = col(IndexPosting.claim_id)
    query = select(IndexTerm.term, func.count(claim_ids)).join(IndexPosting, isouter=True).group_by(IndexTerm.term)
    every = session.exec(select(func.count(distinct(claim_ids)))).one()
    return dict(session.exec(query).all()) | {claim_index.EVERY: every}


def test_frequencies_count_the_claims(store: Store, checker: Actor, article: Article, later: Claim) -> None:
    claims.rewrite(store, checker, later.public_id, 1, ELSEWHERE)
    with store.reading() as session:
        counted = dict(session.exec(select(IndexTerm.term, IndexTerm.frequency)).all())
        assert counted == recounted(session)
        source = claim_index.DatabaseTerms(session)
        assert source.document_count() == len(articles.read(store, checker, article.public_id).claims) + 1
        assert source.frequencies(["halcyon", "algeria", "nowhere"]) == {
            term: counted[term] for term in ("halcyon", "algeria") if term in counted
        }


def test_a_claim_without_terms_is_not_counted(store: Store, claim: Claim) -> None:
    with store.reading() as session:
        before = recounted(session)
    for text in ("It is.", claim.text):
        with store.writing() as session:
            claim.text = text
            claim_index.remove(session, claim)
            claim_index.add(session, [claim])
        with store.reading() as session:
            assert dict(session.exec(select(IndexTerm.term, IndexTerm.frequency)).all()) == recounted(session)
    assert recounted(session) == before


TEXTS = tuple(
    f"{a} {b} {c}" for a in ("Ostermere", "Vallen") for b in ("barges", "pumps", "lamps") for c in ("leaked", "1931")
)


def stored(session: Session, like: Claim, texts: Sequence[str]) -> list[Claim]:
    """Claims of these words beside the one given, with their index rows."""
    copied = like.model_dump(exclude={"id", "public_id", "number", "text"})
    made = [Claim(**copied, number=number, text=text) for number, text in enumerate(texts, 1_000)]
    session.add_all(made)
    session.flush()
    claim_index.add(session, made)
    return made


@pytest.mark.parametrize("budget", [1, 4, 12, 40, 1_000])
def test_the_database_finds_what_an_index_in_memory_finds(store: Store, claim: Claim, budget: int) -> None:
    memory = linking.MemoryIndex()
    for text in TEXTS:
        memory.add(text, text, claim.language)
    with store.writing() as session:
        for one in articles.claims_of(session, session.get_one(Article, claim.article_id)):
            claim_index.remove(session, one)
        said = {one.id: one.text for one in stored(session, claim, TEXTS)}
        for query in TEXTS:
            asked = linking.terms(query, claim.language)
            found = linking.candidates(asked, claim_index.DatabaseTerms(session), budget, limit=9)
            expected = linking.candidates(asked, memory, budget, limit=9)
            assert [said[key] for key in found] == [memory.claim(number)[0].text for number in expected]


def test_the_claims_of_one_article_can_be_left_out(store: Store, claim: Claim, later: Claim) -> None:
    asked = linking.terms(claim.text, claim.language)
    with store.reading() as session:
        every = linking.candidates(asked, claim_index.DatabaseTerms(session))
        others = linking.candidates(asked, claim_index.DatabaseTerms(session, without=claim.article_id))
    assert claim.id in every
    assert others == [later.id]


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
