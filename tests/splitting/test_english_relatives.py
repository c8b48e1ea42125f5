"""What an English sentence tells of a noun behind it: relative clauses, participles, shares of a number."""

import pytest

from tests.splitting.english import said, texts

CUT = {
    "an object": ("The guild bought a mill that burned in May.", ["The guild bought a mill.", "A mill burned in May."]),
    "a subject": ("A man who robbed a mill was jailed.", ["A man was jailed.", "A man robbed a mill."]),
    "a subject that it tells apart": (
        "The man who robbed the mill was jailed.",
        ["The man who robbed the mill was jailed.", "The man robbed the mill."],
    ),
    "a participle": (
        "The sacks came on two aircraft hired by the Sarn Guild.",
        ["The sacks came on two aircraft.", "Two aircraft were hired by the Sarn Guild."],
    ),
    "a participle of the subject": (
        "A loan approved in July is to be paid in May.",
        ["A loan is to be paid in May.", "A loan was approved in July."],
    ),
    "a participle after more than its noun": (
        "A loan of 3 million from the Sarn Fund, approved in July, is to be paid in May.",
        ["A loan of 3 million from the Sarn Fund is to be paid in May.", "A loan of 3 million was approved in July."],
    ),
    "who is a person": (
        "The guards sought a man in his thirties who ran from the mill.",
        ["The guards sought a man in his thirties.", "A man in his thirties ran from the mill."],
    ),
    "during which": (
        "He spent a year in Orla, during which he won the cup.",
        ["He spent a year in Orla.", "He won the cup during a year in Orla."],
    ),
    "where": ("She moved to Sarn, where she opened a school.", ["She moved to Sarn.", "She opened a school."]),
    "an object after a comma": (
        "She sings for The Larks, which she founded in 1994.",
        ["She sings for The Larks.", "She founded The Larks in 1994."],
    ),
    "an object of his own": (
        "The firm sold a barge that it had bought in May.",
        ["The firm sold a barge.", "The firm had bought a barge.", "The firm had bought a barge in May."],
    ),
}
SHARES = {
    "a noun left out": (
        "In Orla 17 people were hurt, two of them officers, when guards broke up a march.",
        ["In Orla 17 people were hurt.", "Guards broke up a march.", "Two of the 17 people were officers."],
    ),
    "whom": (
        "Orla now holds over 60,000, most of whom ran from the floods.",
        ["Orla now holds over 60,000.", "Most of the over 60,000 ran from the floods."],
    ),
    "in the present": (
        "The ministry has confirmed 31 deaths, nine of them among children.",
        ["31 deaths have been confirmed.", "Nine of the 31 deaths are among children."],
    ),
    "a reason": (
        "Forty mills have shut, most of them for want of grain.",
        ["Forty mills have shut.", "Most of the forty mills have shut for want of grain."],
    ),
    "a number of a number": (
        "By the guild's count 140 of the town's 900 mills have shut, most of them for want of grain.",
        [
            "140 of the town's 900 mills have shut.",
            "Most of the 140 mills have shut for want of grain.",
        ],
    ),
    "a sum": (
        "The bank granted a loan of $150 million, 40% of which went on schools.",
        ["The bank granted a loan of $150 million.", "40% of the loan of $150 million went on schools."],
    ),
    "mostly": (
        "At least 3,000 homes, mostly of brick, came down.",
        ["At least 3,000 homes came down.", "The homes were mostly of brick."],
    ),
}
KEPT = {
    "whoever fits": "People who pay late are fined.",
    "what may be": "The firm may build a school that teaches singing.",
    "a cleft": "It was the mayor who signed the order.",
    "the first": "He is the first man who swam the lake.",
    "none": "No ship that sank was found.",
    "what is claimed": "The mayor repeated the claim that it had sunk in May.",
}


@pytest.mark.parametrize(("text", "claims"), [*CUT.values(), *SHARES.values()], ids=[*CUT.keys(), *SHARES.keys()])
def test_what_is_told_of_a_noun_is_a_claim_of_its_own(text: str, claims: list[str]) -> None:
    assert texts(text) == claims


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_a_relative_that_says_which_or_whether_is_kept(text: str) -> None:
    assert texts(text) == [text]


def test_money_spent_is_not_who_spent_it() -> None:
    text = "Cash she spent on a hat and a wedding was for her sister."
    assert "A wedding was for her sister." not in texts(text)


def test_what_others_say_of_a_noun_is_laid_to_them() -> None:
    assert said("Two men were freed after a flood that officials now say killed 412 people.") == [
        ("Two men were freed after a flood.", ()),
        ("A flood killed 412 people.", ("officials",)),
    ]
