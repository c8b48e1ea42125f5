"""What makes a difference between two claims, what only seems to, and how it is told."""

from __future__ import annotations

import pytest

from factcheck.linking import Comparison, Reason, compare, lexicon
from factcheck.linking.polarity import undoing

DENIES_LESS = [
    ("Bread prices did not fall in Sudan.", "Bread prices rose in Sudan."),
    ("لم تنخفض أسعار الخبز في السودان.", "ارتفعت أسعار الخبز في السودان."),
    ("لم تنخفض أسعار الخبز في السودان.", "Bread prices rose in Sudan."),
]
OF_ONE_THING = [  # something named alike, and two things said of it
    ("The Wadi Rahma dam cost more than was planned.", "The Wadi Rahma dam lights up at night."),
    ("كلف سد وادي الرحمة أكثر مما كان مقررا.", "يضيء سد وادي الرحمة ليلا."),
    ("No one was hurt on the island of Fanar.", "Waves broke the quay on the island of Fanar."),
    ("لم يصب أحد في جزيرة الفنار.", "حطمت الأمواج رصيف جزيرة الفنار."),
]

FIGURES_OF_TWO_THINGS = [
    (
        "The Orwell harbour plan costs 40 million euros.",
        "The Orwell harbour plan was given 12 million euros by donors.",
    ),
    ("خطة الإغاثة تكلف 40 مليون دولار.", "خطة الإغاثة تلقت 12 مليون دولار من المانحين."),
    ("The flood killed 40 people.", "The flood of 1953 killed 300 people."),
    ("قتل الفيضان 40 شخصا.", "The flood of 1953 killed 300 people."),
]
FIGURES_OF_ONE_THING = [
    ("The Orwell harbour plan costs 40 million euros.", "The Orwell harbour plan costs 12 million euros."),
    ("The flood of 1953 killed 40 people.", "The flood of 1953 killed 300 people."),
    ("قتل الفيضان 40 شخصا.", "The flood killed 300 people."),
]


def reasons(found: Comparison, verdict: str) -> list[Reason]:
    return [reason for reason in found.reasons if reason.verdict == verdict]


@pytest.mark.parametrize(("denied", "said"), DENIES_LESS)
def test_what_is_opposite_and_denied_agrees_and_says_less(denied: str, said: str) -> None:
    found = compare(said, denied)
    assert found.relation == "narrower"
    assert ("direction", "agrees") in [(reason.feature, reason.verdict) for reason in found.reasons]


@pytest.mark.parametrize(("a", "b"), OF_ONE_THING)
def test_two_things_said_of_one_named_thing_do_not_contradict(a: str, b: str) -> None:
    assert compare(a, b).relation in ("related", "unrelated")


@pytest.mark.parametrize(("a", "b"), FIGURES_OF_TWO_THINGS)
def test_figures_of_what_may_be_two_things_differ_and_do_not_contradict(a: str, b: str) -> None:
    found = compare(a, b)
    assert found.relation == "related"
    assert "number" in [reason.feature for reason in reasons(found, "differs")]


@pytest.mark.parametrize(("a", "b"), FIGURES_OF_ONE_THING)
def test_figures_of_one_thing_contradict(a: str, b: str) -> None:
    assert compare(a, b).relation == "contradicts"


def test_words_in_the_place_of_others_are_told_as_what_differs() -> None:
    found = compare(
        "The tenor was accused for the third time of theft in Rabat.",
        "The tenor was accused for the third time of slander in Rabat.",
    )
    assert found.relation == "contradicts"
    assert [(r.a, r.b) for r in reasons(found, "differs")] == [(("theft",), ("slander",))]


MANNERS = [
    ("qualifier", "All schools in Sidon closed.", "Some schools in Sidon closed.", "All", "Some"),
    ("qualifier", "أغلقت جميع المدارس في صيدا.", "أغلقت معظم المدارس في صيدا.", "جميع", "معظم"),
    ("qualifier", "All schools in Sidon closed.", "أغلقت بعض المدارس في صيدا.", "All", "بعض"),
    ("modality", "The bakery in Sidon may close.", "The bakery in Sidon closed.", "may close", "closed"),
    ("modality", "The bakery in Sidon will close.", "The bakery in Sidon may close.", "will close", "may close"),
    ("modality", "سيغلق المخبز في صيدا.", "أغلق المخبز في صيدا.", "سيغلق", "أغلق"),
    ("modality", "قد يغلق المخبز في صيدا.", "أغلق المخبز في صيدا.", "قد يغلق", "أغلق"),
    ("modality", "قد يغلق المخبز في صيدا.", "The bakery in Sidon closed.", "قد يغلق", "closed"),
]


@pytest.mark.parametrize(("feature", "a", "b", "word_a", "word_b"), MANNERS)
def test_of_all_or_of_some_and_done_or_planned_is_not_the_same(
    feature: str, a: str, b: str, word_a: str, word_b: str
) -> None:
    found = compare(a, b)
    assert found.relation == "related"
    assert [(r.feature, r.a, r.b) for r in reasons(found, "differs")] == [(feature, (word_a,), (word_b,))]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The bakery in Sidon will close in May.", "The bakery in Sidon will close in May."),
        ("قد أغلق المخبز في صيدا.", "أغلق المخبز في صيدا."),
        ("سيارة المحافظ في صيدا احترقت.", "احترقت سيارة المحافظ في صيدا."),
    ],
)
def test_what_only_looks_like_a_plan_is_none(a: str, b: str) -> None:
    found = compare(a, b)
    assert (found.relation, reasons(found, "differs")) == ("same", [])


CLAIMS = ("The market in Sidon burned down.", "احترق السوق في صيدا.")
VOICES = [
    (("Salma Haddad",), ("سلمى حداد", "الوكالة"), "agrees"),
    (("Salma Haddad",), ("Haddad",), "agrees"),
    (("Salma Haddad",), ("Karim Mansour",), "differs"),
    (("Salma Haddad",), ("Salma Mansour",), "differs"),
    (("المحافظ",), ("الشرطة",), "differs"),
    (("water ministry",), ("وزارة المياه",), "agrees"),
    (("وزارة المياه",), ("the ministry of water",), "agrees"),
    (("وزارة المياه",), ("the ministry of health",), "differs"),
    (("Civil Defence",), ("المديرية العامة للدفاع المدني",), "agrees"),
    (("ministry",), ("وزارة المياه",), "differs"),
]


@pytest.mark.parametrize(("one", "other", "verdict"), VOICES)
def test_who_says_it_is_told_and_changes_nothing_else(
    one: tuple[str, ...], other: tuple[str, ...], verdict: str
) -> None:
    plain = compare(*CLAIMS)
    found = compare(*CLAIMS, claimant_a=one, claimant_b=other)
    assert (found.relation, found.score, found.reasons[:-1]) == (plain.relation, plain.score, plain.reasons)
    assert (found.reasons[-1].feature, found.reasons[-1].verdict) == ("claimant", verdict)
    back = compare(*CLAIMS[::-1], claimant_a=other, claimant_b=one)
    assert back.reversed() == found


def test_the_outlets_own_voice_is_nobody_to_compare_with() -> None:
    assert compare(*CLAIMS, claimant_a=("Salma Haddad",)) == compare(*CLAIMS)


def test_what_undoes_is_in_the_lexicon() -> None:
    assert [key for key in sorted(undoing()) if key not in lexicon.entries()] == []


def test_what_is_denied_elsewhere_is_not_denied_here() -> None:
    here = "Noor camp accounts for 340 of the infections."
    assert compare("No infection was recorded outside the camps.", here).relation == "related"
    assert compare("لم تسجل أي إصابة خارج المخيمات.", here).relation == "related"
