"""English numbers that leave out what they count."""

import pytest

from factcheck.splitting import split
from tests.splitting.english import texts

NAMED = {
    "a subject": (
        "Some 12 homes burned and 30 were damaged.",
        ["Some 12 homes burned.", "30 homes were damaged."],
    ),
    "an object": ("Built for 200 guests, the hall now holds over 600.", "The hall now holds over 600 guests."),
    "a further number": (
        "About 200 tents arrived last week and a further 50 came on Sunday.",
        "A further 50 tents came on Sunday.",
    ),
    "a share": (
        "Built for 200 guests, the hall now holds over 600, most of whom ran from the flood.",
        "Most of the over 600 guests ran from the flood.",
    ),
    "members of a body": (
        "Six of the nine judges backed the plan and two opposed it.",
        "Two judges opposed the plan.",
    ),
    "what a number is of": (
        "Orla accounts for 70 of the cases, Sarn for 30 and Vale for just 9.",
        "Vale accounts for just 9 of the cases.",
    ),
}
ALONE = {
    "money": "The plan needs $90 million and had been given 20 million.",
    "a year": "The mill employed 30 people and closed in 1990.",
    "an age": "The mill had 30 workers and Lund died at 88.",
    "a measure of time": "The storm lasted three days and killed 12.",
}


@pytest.mark.parametrize(("text", "expected"), NAMED.values(), ids=NAMED.keys())
def test_a_bare_number_counts_what_the_number_before_counts(text: str, expected: str | list[str]) -> None:
    told = texts(text)
    assert told == expected if isinstance(expected, list) else expected in told


@pytest.mark.parametrize("text", ALONE.values(), ids=ALONE.keys())
def test_a_number_that_counts_something_else_is_left_alone(text: str) -> None:
    words = " ".join(texts(text))
    assert not any(wrong in words for wrong in ("20 million people", "1990 people", "88 workers", "12 days"))


def test_the_noun_is_in_the_spans_of_the_claim() -> None:
    text = "Some 12 homes burned and 30 were damaged."
    claim = split(text, "en").claims[1]
    assert [text[start:end] for start, end in claim.spans] == ["homes", "30 were damaged"]
    assert claim.quote == "30 were damaged"
