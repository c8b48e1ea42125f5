"""English clauses that tell what was done, when, where and for whom: each adjunct with the core alone."""

import pytest

from factcheck.splitting import split
from factcheck.splitting.model import Part
from tests.splitting.english import texts

CUT = {
    "two adjuncts after an object": (
        "The firm opened a second mill in Orla in 2019.",
        ["The firm opened a second mill in Orla.", "The firm opened a second mill in 2019."],
    ),
    "an adjunct before and one after": (
        "In 2019, the firm opened a second mill near the harbour.",
        ["In 2019, the firm opened a second mill.", "The firm opened a second mill near the harbour."],
    ),
    "a passive": (
        "The guard was arrested on Monday at the border.",
        ["The guard was arrested on Monday.", "The guard was arrested at the border."],
    ),
    "a verb that needs its first adjunct": (
        "Mara Lund served as mayor from 2010 to 2014 in Orla.",
        ["Mara Lund served as mayor from 2010 to 2014.", "Mara Lund served as mayor in Orla."],
    ),
    "a time without a preposition": (
        "The firm razed its oldest mill last month near the river.",
        ["The firm razed its oldest mill last month.", "The firm razed its oldest mill near the river."],
    ),
    "what for": (
        "The old firm built 30 walls to protect its mill.",
        ["The old firm built 30 walls.", "The old firm built 30 walls to protect its mill."],
    ),
    "what a verb governs": (
        "The firm was ordered to repair the mill within six months.",
        ["The firm was ordered to repair the mill.", "The firm was ordered to repair the mill within six months."],
    ),
    "meanwhile": (
        "The guard dropped the old lamp while climbing the wall.",
        ["The guard dropped the old lamp.", "The guard dropped the old lamp while climbing the wall."],
    ),
    "a result": (
        "The Orla side beat Sarn 1-0 on Wednesday.",
        ["The Orla side beat Sarn 1-0.", "The Orla side beat Sarn 1-0 on Wednesday."],
    ),
    "what may be of another verb": (
        "The striker scored twice as the hosts beat Orla on Saturday.",
        ["The striker scored twice.", "The striker scored twice as the hosts beat Orla on Saturday."],
    ),
    "one adjunct: what was done, and the whole": (
        "The firm opened a second paper mill in 2019.",
        ["The firm opened a second paper mill.", "The firm opened a second paper mill in 2019."],
    ),
}
WHOLE = {
    "a short core": "Lund opened mills in 2019.",
    "a ban": "The town bans the use of nets in spring.",
    "what a verb asks for": "The firm asked its 30 guards to watch the mill.",
    "what a noun asks for": "The firm dropped its plan to sell the mill.",
    "a figure of an adjunct, and its time": "The firm raised its rents by a third on Monday.",
    "a distance": "The blast rattled doors as far away as the old town.",
    "a clause after after": "Miners walked out on Monday after managers cut overtime pay by a fifth.",
    "a figure of a time": "The ferry carried 480 guests to Orla on Sunday.",
    "no object": "The mill reopened in 2019.",
    "a negation": "The firm did not open a second mill in Orla in 2019.",
    "a condition": "If it rains, the firm will close the mill on Monday at noon.",
    "an only": "The firm only opened a second mill in Orla in 2019.",
    "a preposition of its noun": "The board imposed a strict ban on foreign exports.",
    "a preposition of its verb": "The fire reduced the old mill to ashes.",
    "what the figure holds for": "Rents rose 4% in the year to June.",
    "from one day to another": "The mill stayed shut from Monday to Friday.",
    "two of a kind in a list": "The mill lost 20 workers in 2018 and 30 in 2019.",
    "the first of its kind": "Mara Lund became the first mayor of the town in 2010.",
}


@pytest.mark.parametrize(("text", "expected"), CUT.values(), ids=CUT.keys())
def test_each_adjunct_is_told_with_the_core(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_a_core_that_would_say_more_than_the_article_is_not_told(text: str) -> None:
    assert texts(text) == [text]


def test_what_a_core_takes_is_in_its_spans() -> None:
    text = "The firm opened a second mill in Orla in 2019."
    told = split(text, "en").claims[1]
    assert [text[start:end] for start, end in told.spans] == ["The firm opened a second mill", "in 2019"]
    assert told.resolutions == ()


def test_a_title_is_not_told_in_adjuncts() -> None:
    title = "Firm opens a second mill in Orla in 2019"
    assert [c.text for c in split(title, "en", parts=(Part("title", 0, len(title)),)).claims] == [f"{title}."]
