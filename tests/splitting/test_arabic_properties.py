"""What holds of any Arabic text: exact places, nothing lost that turns a claim round, nothing invented."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.splitting import SplitClaim, split
from factcheck.splitting.languages.ar.splitter import decompose
from factcheck.text.sentences import sentences

NEGATIONS = ("لم", "لن", "لا", "ليس")
NUMBER = re.compile(r"\d+(?:[.,٫٬]\d+)*")
WORD = re.compile(r"[\w\u064b-\u0655]+")
SUBJECTS = ("المصنع", "بلدية الرمال", "مدير السد كريم الحلو", "شركة المياه")
VERBS = ("أغلق", "وصلت", "يبيع", "غادر", "تشتري")
OBJECTS = ("الباب", "40 سجادة", "حوالي 450 من التلال", "خيمة جديدة", "الماء والكهرباء", "في الوادي", "عام 1990")
JOINTS = (
    " و",
    "، و",
    "، لكن ",
    "، بينما ",
    "، وقالت إن ",
    "، مؤكدا أن ",
    "، بحسب الإذاعة",
    "، وهي ",
    "، التي ",
    " إلا ",
)
ODD = (
    *(
        "\u200f",
        "\u202b",
        "\u202c",
        "ـ",
        "ــ",
        "َ",
        "ّ",
        "قُ",
        "\u00a0",
        "«",
        "»",
        '"',
        "(",
        ")",
        "،",
        "؛",
        ":",
        ".",
        "…",
        "-",
    ),
    *(
        "و",
        "ف",
        "وال",
        "ب",
        "لل",
        "لـ",
        "و٢٠٠",
        "و38",
        "٣٨٫٧٪",
        "1,240",
        "بـ2.3",
        "و١٠٥",
        "آلاف",
        "نصف",
        "هي",
        "هم",
        "أي",
    ),
    *("قال", "وقال", "أن", "إن", "الذي", "ولم", "إلا", "بحسب", "وفق", "مؤكدا", "رئيس", "الوزير", "بينهم", "من", "كما"),
)
ARABIC = st.one_of(
    st.text(alphabet='اأإبتجدرسصعفقكلمنهويةىءآًٌَُِّْـ \u200f\u202b\u202c،؛.«»"()0123٤٥٦', max_size=160),
    st.lists(st.sampled_from(ODD), max_size=50).map(" ".join),
    st.lists(st.sampled_from(ODD), max_size=50).map("".join),
)


@st.composite
def news(draw: st.DrawFn) -> str:
    """A sentence of two or three clauses, some negated, hedged or counted."""
    parts = []
    for _ in range(draw(st.integers(1, 3))):
        negation = draw(st.sampled_from(("", "", "لم ", "لا ", "لن ", "قد ")))
        words = [draw(st.sampled_from(options)) for options in (VERBS, SUBJECTS, OBJECTS)]
        clause = negation + " ".join(words)
        parts.append(clause)
    return draw(st.sampled_from(JOINTS)).join(parts) + "."


def written(claims: tuple[SplitClaim, ...]) -> set[str]:
    return {word for claim in claims for word in WORD.findall(claim.text)}


@settings(max_examples=200, deadline=None)
@given(ARABIC)
def test_odd_text_is_quoted_exactly(text: str) -> None:
    for claim in split(text, "ar").claims:
        assert claim.quote == text[claim.start : claim.end]
        assert claim.text.strip() == claim.text != ""
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)


@settings(max_examples=150, deadline=None)
@given(news())
def test_no_negation_is_lost(text: str) -> None:
    said = written(split(text, "ar").claims)
    bare = {word.removeprefix("و") for word in WORD.findall(text)}
    assert {word for word in NEGATIONS if word in bare} <= said


@settings(max_examples=150, deadline=None)
@given(news())
def test_no_number_is_lost(text: str) -> None:
    said = " ".join(claim.text for claim in split(text, "ar").claims)
    assert set(NUMBER.findall(text)) <= set(NUMBER.findall(said))


@settings(max_examples=150, deadline=None)
@given(news())
def test_a_hedge_stays_with_what_it_hedges(text: str) -> None:
    for claim in split(text, "ar").claims:
        for match in re.finditer(r"قد (\w+)", claim.quote):
            assert match.group() in claim.text
        if "حوالي 450" in text and "450" in claim.text:
            assert "حوالي 450" in claim.text


@settings(max_examples=150, deadline=None)
@given(st.one_of(ARABIC, news()))
def test_every_word_of_a_claim_is_in_the_article_or_made_by_a_rule(text: str) -> None:
    for clauses in decompose(text, sentences(text, "ar")):
        for tok in (tok for clause in clauses for tok in clause.toks):
            invented = tok.text not in text and tok.text != "."
            assert not invented or tok.rule, tok


@pytest.mark.parametrize(
    "text",
    ["وقال إن " * 3_000, "، والماء" * 6_000, "و" * 20_000, "«" * 4_000 + "قال", "( ق " * 4_000, "بينهم 3، " * 3_000],
    ids=lambda text: text[:8],
)
def test_a_large_arabic_text_is_split_too(text: str) -> None:
    assert all(claim.quote == text[claim.start : claim.end] for claim in split(text, "ar").claims)
