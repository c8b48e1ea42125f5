"""Claims that differ in one thing alone: never the same, and what differs is told with the words of both sides."""

from __future__ import annotations

import pytest

from factcheck.linking import compare
from tests.bench.pairs import KINDS, LANGUAGES, Pair, pairs, strangers

PAIRS = list(pairs(96))


def name(pair: Pair) -> str:
    return f"{pair.kind}-{'-'.join(pair.languages)}"


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_one_change_is_never_the_same_and_is_among_the_reasons(pair: Pair) -> None:
    found = compare(pair.a, pair.b, *pair.languages)
    assert found.relation not in ("same", "narrower", "broader")
    told = [reason for reason in found.reasons if (reason.feature, reason.verdict) == (pair.kind, "differs")]
    assert told, found.reasons
    assert any(shares(text, pair.words_a) for text in told[0].a)
    assert any(shares(text, pair.words_b) for text in told[0].b)
    assert any(reason.verdict == "agrees" for reason in found.reasons)


def shares(text: str, words: str) -> bool:
    """Whether a reason's words are those that were changed, or among them."""
    return text in words or words in text


@pytest.mark.parametrize("pair", PAIRS, ids=name)
def test_a_claim_of_the_pair_is_the_same_as_itself_in_either_place(pair: Pair) -> None:
    for text, language in zip((pair.a, pair.b), pair.languages, strict=True):
        assert compare(text, text, language, language).relation == "same"


def test_every_kind_is_there_in_and_across_both_languages() -> None:
    assert {(pair.kind, pair.languages) for pair in PAIRS} == {(kind, two) for kind in KINDS for two in LANGUAGES}
    assert list(pairs(96)) == PAIRS


def test_strangers_neither_contradict_nor_say_the_same() -> None:
    found = [(a, b, compare(a, b, *two).relation) for a, b, two in strangers(200)]
    assert [row for row in found if row[2] not in ("related", "unrelated")] == []


@pytest.mark.prove
def test_of_thousands_of_pairs_none_is_called_the_same() -> None:
    for pair in pairs(5_000, seed=6):
        test_one_change_is_never_the_same_and_is_among_the_reasons(pair)
