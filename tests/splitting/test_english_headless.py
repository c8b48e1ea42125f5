"""English sentences that leave their subject to the sentence before."""

import pytest

from factcheck.splitting import split
from tests.splitting.english import texts

BEFORE = "Rana Haddad, 42, runs a mill."


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Was in hospital for 6 days.", "Rana Haddad was in hospital for 6 days."),
        ("Has to cover the wheel at night.", "Rana Haddad has to cover the wheel at night."),
        ("Arrested in Sarn.", "Rana Haddad was arrested in Sarn."),
        ("Caused a stir in Orla.", "Rana Haddad caused a stir in Orla."),
        ("Plans to buy a barge.", "Rana Haddad plans to buy a barge."),
    ],
)
def test_the_subject_is_that_of_the_sentence_before(text: str, claim: str) -> None:
    assert texts(f"{BEFORE} {text}")[-1] == claim


@pytest.mark.parametrize(
    "text",
    [
        "Was she warned?",
        "Damaged by fire, the hall was shut.",
        "Required papers were lost.",
        "Plans to buy a barge were dropped.",
    ],
)
def test_a_sentence_with_a_subject_of_its_own_takes_none(text: str) -> None:
    assert not any(claim.startswith("Rana Haddad") for claim in texts(f"{BEFORE} {text}")[2:])


def test_two_in_a_row_have_the_same_subject_and_say_where_it_is_from() -> None:
    claims = split(f"{BEFORE} Was in hospital for 6 days. Caused a stir in Orla.", "en").claims
    for claim in claims[-2:]:
        (made,) = (resolution for resolution in claim.resolutions if resolution.start is not None)
        assert (made.text, made.start, made.end) == ("Rana Haddad", 0, 11)


def test_nobody_is_taken_over_from_nowhere() -> None:
    assert texts("Was in hospital for 6 days.") == ["Was in hospital for 6 days."]
