"""A newsroom's own weights: what counts for check-worthiness, and claims scored by it."""

from __future__ import annotations

import math

import pytest
from sqlmodel import select

from factcheck.models import Claim
from factcheck.services import articles, claims, newsrooms, weights
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Forbidden, Invalid
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.splitting.worthiness import default_weights

TEXT = "The harbour office counted 40 boats on Monday.\n\nThank you all for reading."


@pytest.fixture
def stored(store: Store, checker: Actor) -> list[Claim]:
    articles.create(store, checker, TEXT, ArticleDetails(title="", language="en"))
    return every(store)


def every(store: Store) -> list[Claim]:
    with store.reading() as session:
        return list(session.exec(select(Claim).order_by(Claim.id)))  # type: ignore[arg-type]


def score_of(store: Store, words: str) -> float:
    return next(claim.checkworthiness for claim in every(store) if words in claim.text)


def test_claims_are_scored_anew_by_the_weights_kept(store: Store, editor: Actor, stored: list[Claim]) -> None:
    before = score_of(store, "40 boats")
    weights.change(store, editor, "en", {"number": 0.0})
    weights.rescore(store, "en")
    claim = next(claim for claim in every(store) if "40 boats" in claim.text)
    assert claim.checkworthiness < before
    assert "number" not in {reason["feature"] for reason in claim.reasons}
    assert claim.version == stored[0].version  # nobody changed the claim
    weights.change(store, editor, "en", {})
    weights.rescore(store, "en")
    assert score_of(store, "40 boats") == before


def test_claims_are_scored_in_chunks_to_the_last(
    store: Store, editor: Actor, checker: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    for _ in range(3):
        articles.create(store, checker, TEXT, ArticleDetails(title="", language="en"))
    monkeypatch.setattr(weights, "CHUNK", 2)
    weights.change(store, editor, "en", {"bias": 9.0})
    weights.rescore(store, "en")
    assert len(every(store)) > 2
    assert min(claim.checkworthiness for claim in every(store)) > 0.9


def test_new_claims_and_new_words_are_scored_by_the_weights_kept(
    store: Store, editor: Actor, checker: Actor, stored: list[Claim]
) -> None:
    before = score_of(store, "40 boats")
    weights.change(store, editor, "en", {"number": 9.0})
    articles.create(store, checker, TEXT.replace("40", "41"), ArticleDetails(title="", language="en"))
    assert score_of(store, "41 boats") > before
    rewritten = claims.rewrite(store, checker, stored[0].public_id, 1, "The office counted 42 boats.")
    assert rewritten.checkworthiness > before


def test_the_weights_of_one_language_leave_those_of_the_other(store: Store, editor: Actor) -> None:
    weights.change(store, editor, "en", {"number": 3.0})
    weights.change(store, editor, "ar", {"place": 2.0})
    with store.reading() as session:
        assert weights.in_force(session, "en") == {"number": 3.0}
        assert weights.in_force(session, "ar") == {"place": 2.0}
        assert weights.in_force(session, "und") == {}


def test_a_weight_that_is_the_one_shipped_is_not_kept(store: Store, editor: Actor) -> None:
    shipped = default_weights("en")
    assert weights.change(store, editor, "en", {"number": shipped["number"], "place": None}) == {}
    rows = {row.feature: row for row in weights.listed(store, editor, "en")}
    assert rows["number"].shipped == shipped["number"]
    assert rows["number"].own is None
    assert weights.listed(store, editor, "en")[0].feature == "bias"


@pytest.mark.parametrize("weight", [math.nan, math.inf, 10.5, -11.0])
def test_a_weight_is_a_number_of_a_likely_size(store: Store, editor: Actor, weight: float) -> None:
    with pytest.raises(Invalid) as refused:
        weights.change(store, editor, "en", {"number": weight})
    assert refused.value.fields == {"w_number": "weight_unlikely"}


def test_there_are_no_weights_of_what_no_claim_shows(store: Store, editor: Actor) -> None:
    with pytest.raises(Invalid):
        weights.change(store, editor, "en", {"colour": 1.0})
    with pytest.raises(Invalid):
        weights.change(store, editor, "fr", {"number": 1.0})


def test_weights_are_tried_on_claims_and_nothing_is_kept(store: Store, editor: Actor, stored: list[Claim]) -> None:
    shown = weights.tried(store, editor, "en", {"number": -9.0})
    assert {one.claim.id for one in shown} <= {claim.id for claim in stored}
    assert [one.score.checkworthiness for one in shown] == sorted(
        (one.score.checkworthiness for one in shown), reverse=True
    )
    assert next(one for one in shown if "40 boats" in one.claim.text).score.checkworthiness < 0.1
    assert every(store)[0].checkworthiness == stored[0].checkworthiness
    found = newsrooms.find(store)
    assert found is not None
    assert found.weights == {}


def test_only_editors_say_what_counts(store: Store, checker: Actor) -> None:
    for act in (weights.change, weights.tried):
        with pytest.raises(Forbidden):
            act(store, checker, "en", {"number": 1.0})
    with pytest.raises(Forbidden):
        weights.listed(store, checker, "en")
