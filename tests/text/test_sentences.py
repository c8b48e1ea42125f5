"""Where sentences begin and end."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.sentences import sentences
from tests.text import boundaries


def cut(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, language)]


# Sentences are divided by " | " in these tables; the bar and the space before it are not in the text.
ENGLISH = [
    "He left. | She stayed.",
    "Dr. Amin met Mr. Said. | They spoke.",
    "He lives in the U.S. now. | She does not.",
    "He moved to the U.S. | The firm followed.",
    "The talks began at 9 a.m. on Monday.",
    "The talks began at 9 a.m. | They ended late.",
    "J. R. Smith and A. Khan signed. | It was done.",
    "No. 5 is missing. | He said no. | Nobody heard.",
    "Rates rose to 24.5 per cent. | Prices fell 1.2 per cent.",
    'He called it "an act of aggression." | The army moved.',
    '"Go away!" he said. | "Is it over?" she asked.',
    "It was late (he left early.) | The rest stayed.",
    "What now? | Nobody knows! | Really?! | Yes.",
    "He paused... and went on. | He paused... | Then he left.",
    "The firm, Marlow & Co., closed. | It had 5 staff.",
    "It ended.The minister left.",
    "See www.desk.example/a.b?c=d.html for more. | It is free.",
    "He was born on Jan. 6 in Sudra. | He left.",
    "The result (?) surprised them. | It was close.",
    "The book went to Ft. Vale. | The wall is 40 ft. | The town paid.",
    "Roe v. Lane was heard. | He met Henry V. | He was old.",
    "She has a B.Sc. degree. | St. Oda's Hospital hired her.",
    "Acme Inc. said so. | Acme Inc. | The rival said no.",
    "He met Prof. Ali at St. Anne's. | Gen. Amin left.",
    '"It is over," he said. | "We lost."',
    "He waited … and left. | He waited… | Then he left.",
    "He left.[1] | She stayed.[2][3] | Nobody spoke.",
    "Vol. 3, pp. 5-7, is lost. | See fig. 4.",
]
ARABIC = [
    "وصل الوفد. | وغادر الوزير.",
    "قال الوزير د. إحسان بلولة إن الوضع مستقر. | وأضاف أ. د. سمير ذلك.",
    "بلغت النسبة 1.2 في المئة. | وكانت ١٫٢ قبل عام.",
    'اعتبر الهجوم "عمل عدواني." | وبعد ذلك طلب المساعدة.',
    "وقالت: «لم يأت أحد إلا جيراننا.» | وفي المقابل لم تسجل إصابات.",
    "«لم يأت أحد.» قالت هناء. | ثم صمتت.",
    "فمن يحاسب من رخّص للمباني؟ | ورأى الخبير أن الأداء بطيء.",
    "كثير من الانتقادات؛ حيث كتب السفير ذلك. | وانتهى الأمر.",
    "وقع عام 1956 م. | وأودى بالمئات.",
    "انتهى الاجتماع. | وقال الوزير ذلك!! | متى؟!",
    "وصل المدير (؟) إلى المدينة. | ثم عاد.",
    "انفجار في المرفأ.. | ومقتل خمسة أشخاص.",
    "نقلت أ.ف.ب. عن مصدر ذلك.",
    "قال د. سمير وم. علي وأ.د. هدى ذلك. | ثم غادروا.",
    "هل وصل الوفد؟ | نعم! | وصل… | ثم غادر، وبقي الوزير؛ فالطريق مغلقة.",
    "أولا: الطعام. | ثانيا: الماء.",
]


@pytest.mark.parametrize(("marked", "language"), [(m, "en") for m in ENGLISH] + [(m, "ar") for m in ARABIC])
def test_sentence_ends(marked: str, language: str) -> None:
    if marked == "It ended.The minister left.":
        assert cut(marked, language) == ["It ended.", "The minister left."]
    else:
        assert cut(marked.replace(" | ", " "), language) == marked.split(" | ")


def test_a_forgotten_space_in_arabic() -> None:
    assert cut("انتهى الاجتماع.وقال الوزير ذلك", "ar") == ["انتهى الاجتماع.", "وقال الوزير ذلك"]


def test_a_space_before_the_full_stop_instead_of_after_it() -> None:
    assert cut("انتهى الاجتماع .وقال الوزير ذلك", "ar") == ["انتهى الاجتماع .", "وقال الوزير ذلك"]
    assert cut("He wrote it in .net and left", "en") == ["He wrote it in .net and left"]


def test_a_line_break_always_ends_a_sentence() -> None:
    assert cut("one line\nand another\r\nthird\u2028fourth", "en") == ["one line", "and another", "third", "fourth"]


def test_list_items_keep_their_marks() -> None:
    text = "The plan:\n- buy flour\n• sell bread\n1. Open the shop.\n2) Close it."
    assert cut(text, "en") == ["The plan:", "- buy flour", "• sell bread", "1. Open the shop.", "2) Close it."]
    assert not any(sentence.heading for sentence in sentences(text, "en"))


@pytest.mark.parametrize(
    ("text", "headings"),
    [
        ("Talks fail again\n\nThe talks ended. No date was set.", ["Talks fail again"]),
        ("وصل الوفد.\n\nمخرج قانوني\n\nولم تنشر المنظمة قواتها.", ["مخرج قانوني"]),
        ("Title here\nThe talks ended on Monday.", ["Title here"]),
        ("Main title\n\nA smaller title\n\nThe talks ended.", ["Main title", "A smaller title"]),
        ("Five people died in Sudra", []),
        ("He left.\n\nSource: the ministry", []),
        ("He said:\n\nIt is over.", []),
        ("The talks ended.\n\nA quotation mark closes it.\n\nThe rest.", []),
        ("one item\n\nanother item\n\na third item", []),
    ],
)
def test_headings(text: str, headings: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences(text, "en") if s.heading] == headings


@pytest.mark.parametrize("name", ["quake.ar", "rates.ar", "cholera.ar", "quake.en", "rates.en", "cholera.en"])
def test_sentences_of_articles_are_those_a_person_marked(shared: Path, name: str) -> None:
    text = (shared / "articles" / f"{name}.txt").read_text(encoding="utf-8")
    rows = (shared / "articles" / f"{name}.gold.jsonl").read_text(encoding="utf-8").splitlines()
    marked = {(row["start"], row["end"]) for row in map(json.loads, rows)}
    assert {(s.start, s.end) for s in sentences(text, name[-2:])} == marked


ANY_TEXT = st.one_of(
    st.text(),
    st.text(alphabet="aA.!?…\"'”»«()[] \n\r\t\u200f\u2028،؟؛د1٢-•"),
    st.lists(
        st.sampled_from(["Dr.", "U.S.", "قال", "«", ".»", "...", "\n\n", "3.5", "No.", " ", "The", "(", "د."])
    ).map("".join),
)


@given(ANY_TEXT, st.sampled_from(["ar", "en", "und"]))
def test_no_character_is_lost_or_doubled(text: str, language: str) -> None:
    found = sentences(text, language)
    covered = [index for s in found for index in range(s.start, s.end)]
    assert covered == sorted(set(covered))
    assert all(text[index].isspace() for index in set(range(len(text))) - set(covered))
    assert all(text[s.start : s.end].strip() == text[s.start : s.end] != "" for s in found)


@pytest.mark.parametrize(("language", "least"), [("en", 0.92), ("ar", 0.95), ("other", 1.0)])
def test_the_boundaries_of_messy_text_are_found(language: str, least: float) -> None:
    assert boundaries.f1(language) >= least, boundaries.missed(language)
