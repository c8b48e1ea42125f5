"""Negations, hedges and approximators stay with what they stand by, in invented sentences of dozens of patterns.

`make prove` reads thousands of them.
"""

from collections.abc import Callable

import pytest

from factcheck.splitting import split
from tests.splitting import invented_arabic, invented_english
from tests.splitting.invented import Told, faults

WRITERS: dict[str, tuple[Callable[[int], Told], str]] = {
    "en": (invented_english.told, ""),
    "ar": (invented_arabic.told, "وف"),
}


def broken(language: str, seeds: range) -> list[str]:
    """The invented texts whose claims lost or gained a mark, each with its faults."""
    told, prefixes = WRITERS[language]
    found = []
    for text in map(told, seeds):
        claims = [claim.text for claim in split(text.text, language).claims]
        if wrong := faults(text, claims, prefixes):
            found.append(f"{text.pattern}: {text.text} {wrong}")
    return found


@pytest.mark.parametrize("language", WRITERS)
def test_no_claim_loses_or_gains_a_negation_a_hedge_or_an_approximator(language: str) -> None:
    assert broken(language, range(300)) == []


@pytest.mark.prove
@pytest.mark.parametrize("language", WRITERS)
def test_none_does_in_thousands_of_sentences(language: str) -> None:
    assert broken(language, range(10_000, 15_000)) == []


def test_a_lost_mark_and_a_gained_one_are_seen() -> None:
    told = invented_english.told(0)
    assert told.marks
    assert faults(told, [told.text]) == []
    bare = told.text
    for mark in told.marks:
        bare = bare.replace(mark.words, "")
    assert faults(told, [bare])
    assert faults(told, [told.text, " ".join(mark.words for mark in told.marks)])


KEPT = {
    "of two verbs denied by one word": (
        "en",
        "The mill will not sell its boats or buy lamps.",
        ["The mill will not sell its boats or buy lamps."],
    ),
    "of what is believed": (
        "en",
        "The farmers are believed to have sold the ferry and left the harbour.",
        ["The farmers are believed to have sold the ferry.", "The farmers are believed to have left the harbour."],
    ),
    "of one verb and not of the next": (
        "en",
        "The mill reportedly closed its gate and has sold its boats.",
        ["The mill reportedly closed its gate.", "The mill has sold its boats."],
    ),
    "of the last item of a list": (
        "en",
        "The council bought almost 60 lamps, some 70 trees and up to 21 boats.",
        [
            "The council bought almost 60 lamps.",
            "The council bought some 70 trees.",
            "The council bought up to 21 boats.",
        ],
    ),
    "of what is expected": (
        "ar",
        "من المتوقع أن تنظف البلدية المرفأ وتستأجر سفينة جديدة.",
        ["من المتوقع أن تنظف البلدية المرفأ.", "من المتوقع أن تستأجر البلدية سفينة جديدة."],
    ),
    "of each number in a list": (
        "ar",
        "أرسلت المحكمة أكثر من 524 خيمة إلى الرمال، وما يقارب 626 إلى الوادي، و569 إلى التلال.",
        [
            "أرسلت المحكمة أكثر من 524 خيمة إلى الرمال.",
            "أرسلت المحكمة ما يقارب 626 خيمة إلى الوادي.",
            "أرسلت المحكمة 569 خيمة إلى التلال.",
        ],
    ),
    "of a verb that may be a noun": (
        "ar",
        "يُعتقد أن مدير الميناء جهز القاعة الكبرى.",
        ["يُعتقد أن مدير الميناء جهز القاعة الكبرى."],
    ),
    "written to the conjunction": (
        "ar",
        "أغلق المصنع أبوابه فلم ينقل بضائعه إلى المرفأ.",
        ["أغلق المصنع أبوابه.", "لم ينقل المصنع بضائعه إلى المرفأ."],
    ),
    "of ما before a verb": (
        "ar",
        "ما أغلقت البلدية السوق، ورممت 3 مدارس.",
        ["ما أغلقت البلدية السوق.", "رممت البلدية 3 مدارس."],
    ),
}


@pytest.mark.parametrize(("language", "text", "claims"), KEPT.values(), ids=KEPT.keys())
def test_a_mark_is_kept(language: str, text: str, claims: list[str]) -> None:
    assert [claim.text for claim in split(text, language).claims] == claims


def test_what_makes_the_whole_rough_is_not_said_of_its_part() -> None:
    told = [claim.text for claim in split("نقلت الشركة 942 خيمة على الأقل، بينها زهاء 25 خيمة كبيرة.", "ar").claims]
    assert not any("الأقل" in text and "942" not in text for text in told)
    assert any("زهاء 25" in text for text in told)
