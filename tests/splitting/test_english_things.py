"""English "it", "its" and "that" which the article settles."""

import pytest

from tests.splitting.english import said, texts

SETTLED = {
    "the object before": (
        "The harbour board raised its berth toll by two percentage points in May, taking it to 9%.",
        "The harbour board took its berth toll to 9%.",
    ),
    "a vote on it": ("Six of the nine judges backed the plan and two opposed it.", "Two judges opposed the plan."),
    "a measure of it": (
        "Rana Lund put the loss at 9 million, but a rival firm measured it at 7 million.",
        "A rival firm measured the loss at 7 million.",
    ),
    "in a quotation": (
        '"We saw the warning on our phones, and we ignored it," a keeper told the Orla Post.',
        "We ignored the warning.",
    ),
    "nobody": (
        "The column of lorries got here in May and nobody stood in its way.",
        "Nobody stood in the column's way.",
    ),
    "the body that says so": (
        "The Velm Nurses' Union disagrees: it says that 90 people fell ill and that it knows of two deaths.",
        "The Velm Nurses' Union knows of two deaths.",
    ),
    "whose minister": (
        "The port ministry has confirmed 40 falls. Its minister, Rana Lund, says that the quay is shut.",
        "The port ministry's minister is Rana Lund.",
    ),
    "with whom": (
        "Its head, Rana Lund, says that the quay is safe. The Velm Union disagrees: it says two men fell in.",
        "The Velm Union disagrees with Rana Lund.",
    ),
    "whose head says so": (
        "The guild Sarn has sacked a third of its staff. Donors are mean, said its head, Rana Lund.",
        "The guild Sarn's head is Rana Lund.",
    ),
    "whose head was sacked": (
        "The guild Sarn has sacked 40 men. The bank sacked its head, Rana Lund.",
        "The bank's head is Rana Lund.",
    ),
    "what is rejected": (
        "Rana Lund insists that her yard never got a warning. The port board rejects that, saying a letter came.",
        "The port board rejects the claim that Rana Lund's yard never got a warning.",
    ),
    "of which unit": (
        "Guests pay 30 crowns a day, but the average is 50.",
        "The average is 50 crowns.",
    ),
}
OPEN = {
    "two things": ("The firm bought the mill near the castle and a bank financed it.", "A bank financed it."),
    "what was done": ("The mayor shut the school and the board ought to have done it.", "ought to have done it."),
    "a clause": ("The council closed the school and found it hard to explain.", "found it hard to explain."),
}


@pytest.mark.parametrize(("text", "expected"), SETTLED.values(), ids=SETTLED.keys())
def test_the_one_thing_before_is_named(text: str, expected: str) -> None:
    assert expected in texts(text)


@pytest.mark.parametrize(("text", "ending"), OPEN.values(), ids=OPEN.keys())
def test_where_another_may_be_meant_the_word_stays(text: str, ending: str) -> None:
    assert texts(text)[-1].endswith(ending)


def test_an_office_is_told_as_one_thing() -> None:
    told = said("Maria Orn, who directs research for the union in Orla, said that the quay is shut.")
    assert ("Maria Orn directs research for the union in Orla.", ()) in told
