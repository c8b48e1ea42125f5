"""Things of one kind in each other's place, and what undoes."""

import pytest

from factcheck.linking import compare, lexicon
from factcheck.linking.kinds import kinds

OTHERS = [
    ("Copper prices rose before the meeting of the bank", "Cotton prices rose before the meeting of the bank"),
    ("ارتفعت أسعار النحاس قبل اجتماع البنك", "ارتفعت أسعار القطن قبل اجتماع البنك"),
    ("The second phase of the dam in Shalal began", "The third phase of the dam in Shalal began"),
    ("بدأت المرحلة الثانية من سد شلال", "بدأت المرحلة الثالثة من سد شلال"),
    ("Demand for daily bread in Marib fell", "Demand for monthly bread in Marib fell"),
    ("A fire broke out in a mosque in Shalal", "A fire broke out in a school in Shalal"),
    ("اندلع حريق في مسجد بمدينة شلال", "اندلع حريق في مدرسة بمدينة شلال"),
]

UNDONE = [
    ("The singer was absent from the opening of the festival", "The singer was at the opening of the festival"),
    ("براءة الطبيب من تهمة التزوير في مأرب", "الطبيب متهم بتهمة التزوير في مأرب"),
    ("بلدية شلال تتجاهل شكوى السكان", "شكوى السكان في بلدية شلال"),
]


@pytest.mark.parametrize(("one", "other"), OTHERS)
def test_another_thing_of_one_kind_is_not_the_same(one: str, other: str) -> None:
    assert compare(one, one).relation == "same"
    assert compare(one, other).relation in ("related", "contradicts")


def test_a_thing_beside_its_more_general_name_may_be_the_same() -> None:
    assert compare("A vehicle overturned in Shalal", "A car overturned in Shalal").relation != "contradicts"


@pytest.mark.parametrize(("one", "other"), UNDONE)
def test_what_is_undone_is_not_the_same(one: str, other: str) -> None:
    assert compare(one, other).relation != "same"


def test_every_kind_has_concepts_of_the_lexicon() -> None:
    assert [key for key in kinds() if key not in lexicon.entries()] == []


def test_who_rescues_undoes_nothing() -> None:
    reasons = compare("أجلت فرق الإنقاذ نحو 4 آلاف شخص.", "people are still missing").reasons
    assert [reason.feature for reason in reasons if reason.verdict == "differs"] == []
