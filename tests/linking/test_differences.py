"""What makes a difference between two claims, what only seems to, and how it is told."""

from __future__ import annotations

import pytest

from factcheck.linking import Comparison, Reason, compare

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


def test_words_in_the_place_of_others_are_told_as_what_differs() -> None:
    found = compare(
        "The tenor was accused for the third time of theft in Rabat.",
        "The tenor was accused for the third time of slander in Rabat.",
    )
    assert found.relation == "contradicts"
    assert [(r.a, r.b) for r in reasons(found, "differs")] == [(("theft",), ("slander",))]
