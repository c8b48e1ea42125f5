"""Two figures in one English sentence."""

import pytest

from tests.splitting.english import texts

TWO = {
    "along with": (
        "The guild has handed out 900 rugs, along with 400 stoves, in three days.",
        ["The guild has handed out 900 rugs in three days.", "The guild has handed out 400 stoves in three days."],
    ),
    "a change and the one before": (
        "Rents rose 9% in the year to May, against 7% a month earlier.",
        ["Rents rose 9% in the year to May.", "The rise in rents was 7% a month earlier."],
    ),
    "a rate and the one before": (
        "Unemployment was 9% in May, against 7% a year earlier.",
        ["Unemployment was 9% in May.", "Unemployment was 7% a year earlier."],
    ),
    "a part of it": (
        "Orlia buys about half of its corn abroad, 20,000 tonnes of it in the south.",
        ["Orlia buys about half of its corn abroad.", "Orlia buys 20,000 tonnes of its corn in the south."],
    ),
    "measured by the same word": (
        "Corn is 5% dearer than in May and lamp oil 7% dearer.",
        ["Corn is 5% dearer than in May.", "Lamp oil is 7% dearer than in May."],
    ),
    "which one, and when": (
        "The town's last flood, in 1990, killed 30 people.",
        ["The town's last flood killed 30 people.", "The town's last flood was in 1990."],
    ),
    "money, and more of it": (
        "The plan needs $90 million and by May had been given 20 million.",
        ["The plan needs $90 million.", "By May the plan had been given $20 million."],
    ),
    "a part of a loan": (
        "The bank has granted a cheap loan of $90 million, 40% of which will go on mending roads.",
        [
            "The bank has granted a cheap loan of $90 million.",
            "40% of the cheap loan of $90 million will go on mending roads.",
        ],
    ),
    "among them": (
        "The union said its members saw 900 patients in May, among them 40 in the harbour ward.",
        ["The union's members saw 900 patients in May.", "Among the 900 patients were 40 in the harbour ward."],
    ),
    "more than so many": (
        "More than 90 people were hurt, two of them guards.",
        ["More than 90 people were hurt.", "Two of the more than 90 people were guards."],
    ),
    "at least so many": (
        "At least 900 sheds, mostly of tin, blew down.",
        ["At least 900 sheds blew down.", "The sheds were mostly of tin."],
    ),
}
ONE = {
    "with a subject": "The mayor, along with 40 firemen, ran to the mill.",
    "no time of its own": "Each guest may now take four towels a day, down from six.",
    "a date of the verb": "The bridge, in 1990, was closed.",
    "no change": "The firm sold 40 barges in 1990, compared with 30 in 1980.",
}


@pytest.mark.parametrize(("text", "expected"), TWO.values(), ids=TWO.keys())
def test_each_of_two_figures_is_a_claim(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("text", ONE.values(), ids=ONE.keys())
def test_figures_that_make_one_claim_stay_together(text: str) -> None:
    assert texts(text) == [text]
