"""Negations, hedges and approximators stay with what they stand by, in invented sentences of dozens of patterns.

`make prove` reads thousands of them.
"""

from collections.abc import Callable

import pytest

from factcheck.splitting import split
from tests.splitting import invented_arabic, invented_english
from tests.splitting.invented import Told, faults

WRITERS: dict[str, tuple[Callable[[int], Told], str]] = {
    "en": (invented_english.told, ""),
    "ar": (invented_arabic.told, "وف"),
}


def broken(language: str, seeds: range) -> list[str]:
    """The invented texts whose claims lost or gained a mark, each with its faults."""
    told, prefixes = WRITERS[language]
    found = []
    for text in map(told, seeds):
        claims = [claim.text for claim in split(text.text, language).claims]
        if wrong := faults(text, claims, prefixes):
            found.append(f"{text.pattern}: {text.text} {wrong}")
    return found


@pytest.mark.parametrize("language", ["en"])
def test_no_claim_loses_or_gains_a_negation_a_hedge_or_an_approximator(language: str) -> None:
    assert broken(language, range(300)) == []


@pytest.mark.prove
@pytest.mark.parametrize("language", WRITERS)
def test_none_does_in_thousands_of_sentences(language: str) -> None:
    assert broken(language, range(10_000, 15_000)) == []


def test_a_lost_mark_and_a_gained_one_are_seen() -> None:
    told = invented_english.told(0)
    assert told.marks
    assert faults(told, [told.text]) == []
    bare = told.text
    for mark in told.marks:
        bare = bare.replace(mark.words, "")
    assert faults(told, [bare])
    assert faults(told, [told.text, " ".join(mark.words for mark in told.marks)])
