"""English pronouns: settled where the article leaves one person, left alone where it does not."""

import pytest

from factcheck.splitting import split
from tests.splitting.english import texts

RESOLVED = {
    "a subject": ("Rana Haddad opened a clinic. She closed it in 2019.", "Rana Haddad closed it in 2019."),
    "a possessive": ("Rana Haddad opened a clinic. Her brother ran it.", "Rana Haddad's brother ran it."),
    "after a phrase": (
        "Rana Haddad opened a clinic. In 2019, she closed it.",
        "In 2019, Rana Haddad closed it.",
    ),
    "in the second clause": ("Rana Haddad opened a clinic and she closed it.", "Rana Haddad closed the clinic."),
    "a name with an initial": ("Rana B. Haddad opened a clinic. She closed it.", "Rana B. Haddad closed it."),
    "a single name with a role": ("They sang for Zeno. Zeno is a singer. He lives in Orla.", "Zeno lives in Orla."),
    "a name with an aside": (
        "Rana Haddad, born in Orla, opened a clinic. She closed it.",
        "Rana Haddad closed it.",
    ),
    "a single word at the head": ("Painter is a singer. He lives in Orla.", "Painter lives in Orla."),
    "names of things beside it": (
        "Rana Haddad is a poet from Orla, New Sarn, with Harbour Records. She was born in May.",
        "Rana Haddad was born in May.",
    ),
    "whom the article is about, beside one named in passing": (
        "Rana Haddad is a poet. Haddad sang with Ann Lee in 2010. She left in May.",
        "Rana Haddad left in May.",
    ),
    "an owner inside the subject": (
        "Rana Haddad is a poet. Some of her poems are lost.",
        "Some of Rana Haddad's poems are lost.",
    ),
    "a rival of the other gender": ("Rana Haddad met Paul Reed. She left in May.", "Rana Haddad left in May."),
    "a given name that looks like a verb": (
        "Mohamed Nasri is a poet. He lives in Orla.",
        "Mohamed Nasri lives in Orla.",
    ),
    "a nickname inside the name": (
        'Omar "Zeno" Nasri is a singer. He lives in Orla.',
        'Omar "Zeno" Nasri lives in Orla.',
    ),
    "whom a sentence is about, not whom its setting names": (
        "Rana Haddad is a poet. After Harbour Lane split, Haddad sang alone. She left in May.",
        "Rana Haddad left in May.",
    ),
    "a sentence without a verb": (
        "President Rana Haddad in Orla for talks. She left in May.",
        "Rana Haddad left in May.",
    ),
    "a body that acts": (
        "The port authority closed the quay. It fined two firms.",
        "The port authority fined two firms.",
    ),
    "a body that owns": ("The port authority closed the quay. Its boats left.", "The port authority's boats left."),
    "a body in the second clause": (
        "The aid group Sarn lost a boat, but it still feeds the camp.",
        "The aid group Sarn still feeds the camp.",
    ),
    "a body that speaks of itself": (
        "The Sarn Society says it has fed the camp.",
        "The Sarn Society has fed the camp.",
    ),
    "a body by its last word": (
        "The Orla Observatory felt the quake. The observatory sent a warning.",
        "The Orla Observatory sent a warning.",
    ),
    "a surname stands for the whole name": (
        "Rana Haddad opened a clinic. Haddad was a nurse. She closed it.",
        "Rana Haddad closed it.",
    ),
}
LEFT = {
    "no name": ("The clerk opened the gate. She closed it.", "She closed it."),
    "two people": ("Rana Haddad met Omar Nasri. He said nothing.", "He said nothing."),
    "a name that is no man's": ("Helen Reed opened a clinic. He closed it.", "He closed it."),
    "a ministry": ("The Health Ministry closed the ward. He objected.", "He objected."),
    "another pronoun than before": (
        "Rana Haddad opened a clinic. She ran it well. He closed it.",
        "He closed it.",
    ),
    "it": ("Rana Haddad opened a clinic. It closed in 2019.", "It closed in 2019."),
    "an it that stands for nothing": ("The port authority closed the quay. It is clear why.", "It is clear why."),
    "two bodies": ("The ministry paid the company. It closed in May.", "It closed in May."),
    "one of two bodies": (
        "The Orla Observatory met the Sarn Observatory. The observatory sent a warning.",
        "The observatory sent a warning.",
    ),
    "a body of something": (
        "The Orla Council met. The council of elders fell.",
        "The council of elders fell.",
    ),
    "they": ("Rana Haddad opened a clinic. They closed it.", "They closed it."),
}


@pytest.mark.parametrize(("text", "claim"), RESOLVED.values(), ids=RESOLVED.keys())
def test_a_pronoun_that_means_one_person_is_named(text: str, claim: str) -> None:
    assert texts(text)[-1] == claim


@pytest.mark.parametrize(("text", "claim"), LEFT.values(), ids=LEFT.keys())
def test_a_pronoun_that_may_mean_another_is_left(text: str, claim: str) -> None:
    assert texts(text)[-1] == claim


def test_the_name_is_traced_to_where_it_stands() -> None:
    text = "Rana Haddad opened a clinic. Her brother ran it."
    named, made = split(text, "en").claims[-1].resolutions
    assert {named.rule, made.rule} == {"", "possessive"}
    place = named if not named.rule else made
    assert (place.replaced, text[place.start : place.end]) == ("Her", "Rana Haddad")


def test_a_pronoun_that_is_left_is_marked() -> None:
    found = split("Rana Haddad met Lina Darwish. She said nothing.", "en").claims[-1]
    assert [(mark.text, mark.rule) for mark in found.resolutions] == [("She", "ambiguous")]


def test_whose_lawyer_somebody_is_the_sentence_before_tells() -> None:
    told = texts("Hugo Lund is a guard. His lawyer, Ann Lee, said he would appeal.")
    assert "Hugo Lund's lawyer is Ann Lee." in told


def test_a_pronoun_of_one_person_is_not_that_of_the_next() -> None:
    """ "his" was Lund's, and nobody knows whether the next speaker is a he."""
    text = "Hugo Lund is a guard. His lawyer, Inez Coll, said so. Two others left, including his deputy, Rui Moss."
    assert "Inez Coll's deputy is Rui Moss." not in texts(text)


def test_a_person_of_a_place_owns_what_whose_tells() -> None:
    told = texts("Ann Lee of the University of Orla, whose team built the mill, retired.")
    assert "Ann Lee's team built the mill." in told
