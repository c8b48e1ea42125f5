"""Claims made of the same words that say them the other way round."""

import pytest

from factcheck.linking.comparison import Comparison, compare

EXCHANGED = [
    ("direction", "Wheat prices rose while rice prices fell", "Rice prices rose while wheat prices fell"),
    ("direction", "Cotton rose as the franc fell", "Cotton fell as the franc rose"),
    ("direction", "The yen climbed and copper slid", "Copper climbed and the yen slid"),
    ("direction", "النحاس يصعد مع هبوط الين", "هبوط النحاس بارتفاع الين"),
    ("direction", "ارتفعت أسعار القمح وانخفضت أسعار الأرز", "انخفضت أسعار القمح وارتفعت أسعار الأرز"),
    ("direction", "Cotton rose as the dollar fell", "الدولار يرتفع والقطن يهبط"),
    ("direction", "Rents rose in the north and fell in the south", "Rents fell in the north and rose in the south"),
    ("direction", "They won the battle of Kafra and lost the war", "They lost the battle of Kafra and won the war"),
    ("direction", "Exports rose 4% and imports fell 2%", "Imports rose 4% and exports fell 2%"),
    ("number", "The blast killed 3 soldiers and wounded 5", "The blast killed 5 soldiers and wounded 3"),
    ("number", "قتل 3 جنود وأصيب 5 مدنيين في الانفجار", "قتل 5 جنود وأصيب 3 مدنيين في الانفجار"),
    ("number", "Exports rose 4% and imports fell 2%", "Exports rose 2% and imports fell 4%"),
    ("number", "The ticket rose from 40 to 55 dollars", "The ticket rose from 55 to 40 dollars"),
    ("number", "ارتفع السعر من 40 إلى 55 دولارا", "ارتفع السعر من 55 إلى 40 دولارا"),
    ("number", "Turnout was 40% in 2019 and 55% in 2023", "Turnout was 55% in 2019 and 40% in 2023"),
    ("date", "It opened in March 2019 and closed in May 2021", "It opened in May 2021 and closed in March 2019"),
]  # fmt: skip

NOT_EXCHANGED = [
    ("Cotton rose as the franc fell", "The franc fell while cotton rose"),
    ("ارتفعت أسعار القمح وانخفضت أسعار الأرز", "انخفضت أسعار الأرز وارتفعت أسعار القمح"),
    ("Falling exports raised the deficit", "The deficit rose as exports fell"),
    ("تراجع نمو الصادرات في الخريف", "نمو الصادرات تراجع في الخريف"),
    ("Turnout was 40% in 2019 and 55% in 2023", "Turnout was 55% in 2023 and 40% in 2019"),
    ("He has won 12 and 14 medals", "He has won 14 and 12 medals"),
    ("3 soldiers and 5 civilians were killed", "5 civilians and 3 soldiers were killed"),
]


def _differing(compared: Comparison) -> set[str]:
    return {reason.feature for reason in compared.reasons if reason.verdict == "differs"}


@pytest.mark.parametrize(("feature", "one", "other"), EXCHANGED)
def test_what_is_said_of_the_other_thing_contradicts(feature: str, one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        compared = compare(a, b)
        assert (compared.relation, _differing(compared)) == ("contradicts", {feature})


@pytest.mark.parametrize(("one", "other"), NOT_EXCHANGED)
def test_another_order_of_the_same_facts_does_not(one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        compared = compare(a, b)
        assert (compared.relation, _differing(compared)) == ("same", set())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The franc fell and lifted cotton", "A weaker franc raised cotton prices"),
        ("Growth in exports slowed", "Exports growth slowed"),
    ],
)
def test_where_the_order_of_words_tells_nothing_no_direction_differs(one: str, other: str) -> None:
    assert "direction" not in _differing(compare(one, other))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("لافال تحذر كوبر من حرب تجارية", "كوبر تحذر لافال من الحرب التجارية"),
        ("Laval warned Kuper of a trade war", "كوبر يحذر لافال من الحرب التجارية"),
        ("بكين تعاقب واشنطن", "واشنطن تعاقب بكين"),
        ("بكين تعاقب واشنطن بخمسين مليارا", "واشنطن تعاقب الصين بخمسين مليارا"),
    ],
)
def test_who_does_it_to_whom_is_told_of_names_that_no_table_has(one: str, other: str) -> None:
    for a, b in ((one, other), (other, one)):
        assert (compare(a, b).relation, _differing(compare(a, b))) == ("contradicts", {"actor"})


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("تحذر لافال كوبر من حرب تجارية", "لافال تحذر كوبر من الحرب التجارية"),
        ("Laval warned Kuper of a trade war", "لافال تحذر كوبر من الحرب التجارية"),
        ("قصة زعفران الفريد في شلال", "قصة زعفران في شلال فريدة"),
        ("د. هالة صابر هي وزيرة الصحة", "The minister of health is Hala Saber"),
        ("Hala Saber is the minister of health", "The minister of health is Hala Saber"),
    ],
)
def test_the_verb_before_its_doer_changes_nothing(one: str, other: str) -> None:
    assert "actor" not in _differing(compare(one, other))
