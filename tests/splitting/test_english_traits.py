"""What an English sentence says of a thing while it names it, and headlines without "was"."""

import pytest

from factcheck.splitting import split
from tests.splitting.english import texts

CUT = {
    "an age": (
        "The 54-year-old guard covers the gate.",
        ["The 54-year-old guard covers the gate.", "The guard is 54 years old."],
    ),
    "members": (
        "A union with 500 members has called a strike.",
        ["A union has called a strike.", "A union has 500 members."],
    ),
    "a home": ("Ann Lee from Orla, Sarn, won the race.", ["Ann Lee won the race.", "Ann Lee is from Orla, Sarn."]),
    "the town of a museum": (
        "They met at the Reed museum in Orla.",
        ["They met at the Reed museum in Orla.", "The Reed museum is in Orla."],
    ),
    "a headline": ("Five men arrested by the border police.", ["Five men were arrested by the border police."]),
    "a headline of two": ("Lund and Moss tried in Orla.", ["Lund was tried in Orla.", "Moss was tried in Orla."]),
    "names and where they are": (
        "Glen Orr, Ron Lund and Luke Moss at the back.",
        ["Glen Orr is at the back.", "Ron Lund is at the back.", "Luke Moss is at the back."],
    ),
    "an age within an aside": (
        "Its chief executive, Lars Venn, 58, has not commented.",
        ["Its chief executive has not commented.", "Its chief executive is Lars Venn.", "Lars Venn is 58 years old."],
    ),
    "an age before an aside": (
        "Lars Venn, 58, the guard, slept.",
        ["Lars Venn slept.", "Lars Venn is the guard.", "Lars Venn is 58 years old."],
    ),
    "an aside after a quotation": (
        '"We have had enough, friends," Ann Lee, the secretary, told reporters.',
        ["We have had enough, friends.", "Ann Lee is the secretary."],
    ),
    "both": ("Lund and Moss have both left Orla.", ["Lund has left Orla.", "Moss has left Orla."]),
    "a name of one's own sentence": (
        "Rana Haddad runs a mill. Haddad said she had sold it.",
        ["Rana Haddad runs a mill.", "Haddad had sold it."],
    ),
    "a headline and a clause": (
        "Lund arrested after he hit a guard.",
        ["Lund was arrested.", "He hit a guard."],
    ),
}
WHOLE = [
    "A 54-year-old guard covers the gate.",
    "The union with 500 members has called a strike.",
    "No union with 500 members has called a strike.",
    "The wind from the north broke the pier.",
    "The firm developed in Orla.",
    "The gang shot.",
    "Photo of Rana Haddad in Orla.",
    "Rana Haddad, Orla.",
    "Police charged Lund with theft.",
    "The man charged with theft fled.",
]


@pytest.mark.parametrize(("text", "expected"), CUT.values(), ids=CUT.keys())
def test_what_is_said_by_the_way_is_told(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("text", WHOLE)
def test_what_says_which_one_is_meant_stays(text: str) -> None:
    assert texts(text) == [text]


def test_the_words_a_rule_made_are_recorded() -> None:
    (claim,) = split("Five men arrested by the border police.", "en").claims
    assert [(made.text, made.rule) for made in claim.resolutions] == [("were", "passive")]
    assert claim.quote == "Five men arrested by the border police"


def test_an_age_is_told_once_an_article() -> None:
    told = texts("The 54-year-old guard covers the gate. The 54-year-old guard slept.")
    assert told.count("The guard is 54 years old.") == 1


def test_the_one_person_of_an_article_is_who_an_age_describes() -> None:
    told = texts("Rana Haddad has signed for Orla. The 22-year-old left Sarn.")
    assert told == ["Rana Haddad has signed for Orla.", "Rana Haddad left Sarn.", "Rana Haddad is 22 years old."]


def test_an_age_describes_nobody_where_there_are_two() -> None:
    told = texts("Rana Haddad met Lena Moss. The 22-year-old left Sarn.")
    assert told == ["Rana Haddad met Lena Moss.", "The 22-year-old left Sarn."]
