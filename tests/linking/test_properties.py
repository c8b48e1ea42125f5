"""Any text at all: nothing fails, nothing grows beyond its bounds, and the gates hold whatever the words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.linking import MAX_TERMS, Candidate, MemoryIndex, compare, rank, terms
from factcheck.linking.reading import MAX_LENGTH, MAX_UNITS, read
from factcheck.models.values import Relation

PIECES = st.sampled_from(
    (
        *("the", "The", "not", "no", "minister", "killed", "12", "1,240", "50%", "half", "Morocco", "CSTO", "and"),
        *("3 May 2019", "yesterday", "about", "thousands of", "#FloodNews", "https://a.example/b", "@", "don't"),
        *("الوزير", "لم", "قتل", "٣", "نصف", "المغرب", "وقال", "في", "غير", "نحو", "3 مايو 2019", "البنك المركزي"),
        *("ً", "\u200f", "\u0000", "’", "👩‍👩‍👦", "ﷺ", "a" * 70, "9" * 400, "(", '"', "\\", "%", "'; --", "*", "NEAR"),
    )
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=25).map(" ".join))
LANGUAGES = st.sampled_from((None, "ar", "en", "und", "xx"))


@given(TEXTS, TEXTS, LANGUAGES, LANGUAGES)
def test_any_two_texts_are_compared(a: str, b: str, language_a: str | None, language_b: str | None) -> None:
    found = compare(a, b, language_a, language_b)
    assert Relation(found.relation)
    assert 0 <= found.score <= 1
    back = compare(b, a, language_b, language_a)
    assert (back.relation, back.score) == (Relation(found.relation).reverse, found.score)


@given(TEXTS, TEXTS)
def test_what_differs_is_never_the_same(a: str, b: str) -> None:
    found = compare(a, b)
    if any(reason.verdict == "differs" for reason in found.reasons):
        assert found.relation in ("contradicts", "related", "unrelated")


@given(TEXTS)
def test_any_text_is_the_same_as_itself_or_says_nothing(text: str) -> None:
    found = compare(text, text)
    assert found.relation == ("same" if found.reasons else "unrelated")


NAMES = st.sampled_from(("Norway", "Sweden", "Kenya", "Peru", "Oman", "Chile"))
ARABIC_NAMES = st.sampled_from(("النرويج", "السويد", "كينيا", "بيرو", "اليابان", "تشيلي"))
DAYS = st.integers(1, 28)
COUNTS = st.integers(2, 900)


@given(NAMES, NAMES, COUNTS, COUNTS, DAYS, DAYS, st.booleans(), st.booleans())
def test_claims_that_differ_only_in_number_date_polarity_or_actor_are_not_the_same(
    name_a: str, name_b: str, count_a: int, count_b: int, day_a: int, day_b: int, said_a: bool, said_b: bool
) -> None:
    def claim(name: str, count: int, day: int, said: bool) -> str:
        return f"{name} {'sent' if said else 'did not send'} {count} ships to the harbour on {day} May 2019."

    found = compare(claim(name_a, count_a, day_a, said_a), claim(name_b, count_b, day_b, said_b))
    equal = (name_a, count_a, day_a, said_a) == (name_b, count_b, day_b, said_b)
    assert (found.relation == "same") == equal


@given(ARABIC_NAMES, ARABIC_NAMES, COUNTS, COUNTS, DAYS, DAYS, st.booleans(), st.booleans())
def test_the_same_gates_hold_in_arabic(
    name_a: str, name_b: str, count_a: int, count_b: int, day_a: int, day_b: int, said_a: bool, said_b: bool
) -> None:
    def claim(name: str, count: int, day: int, said: bool) -> str:
        return f"{'أرسلت' if said else 'لم ترسل'} {name} {count} سفينة إلى الميناء في {day} مايو 2019."

    found = compare(claim(name_a, count_a, day_a, said_a), claim(name_b, count_b, day_b, said_b))
    equal = (name_a, count_a, day_a, said_a) == (name_b, count_b, day_b, said_b)
    assert (found.relation == "same") == equal


@given(
    st.sampled_from(list(zip(("Norway", "Sweden", "Kenya"), ("النرويج", "السويد", "كينيا"), strict=True))),
    NAMES,
    COUNTS,
    COUNTS,
    st.booleans(),
)
def test_the_same_gates_hold_across_languages(
    pair: tuple[str, str], other: str, count_a: int, count_b: int, said: bool
) -> None:
    english, arabic = pair
    text = f"{'أرسلت' if said else 'لم ترسل'} {arabic} {count_b} سفينة إلى الميناء."
    found = compare(f"{other} sent {count_a} ships to the harbour.", text)
    assert (found.relation == "same") == (other == english and count_a == count_b and said)


# -- bounds ---------------------------------------------------------------------------------------------------

LONG = (
    "word " * 40_000,
    "".join(f"Name{chr(65 + n % 26)}{n} " for n in range(20_000)),
    "كلمة " * 40_000,
    "12 " * 60_000,
    "3 May 2019, " * 15_000,
    "ليس " * 50_000,
    "A" * 200_000,
    "و" * 200_000,
    "#" * 200_000,
    "ABCDE " + "Alpha Beta Core Delta Echo " * 8_000,
)


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_no_more_is_read_than_the_bound(text: str) -> None:
    reading = read(text)
    assert len(reading.text) <= MAX_LENGTH
    assert len(reading.units) <= MAX_UNITS
    assert len(terms(text)) <= MAX_TERMS


@pytest.mark.parametrize("text", LONG, ids=range(len(LONG)))
def test_what_follows_the_bound_changes_nothing(text: str) -> None:
    for other in LONG:
        assert compare(text, other) == compare(text[:MAX_LENGTH], other[:MAX_LENGTH])


@given(TEXTS)
def test_any_words_can_be_searched_for(text: str) -> None:
    index = MemoryIndex()
    for number, claim in enumerate(("The flood killed 12 people in Morocco.", "قتل الفيضان 12 شخصا.", text)):
        index.add(str(number), claim, title=text)
    hits = index.search(text)
    assert len({hit.id for hit in hits}) == len(hits)
    assert not terms(text) or "2" in {hit.id for hit in hits}


@given(st.lists(TEXTS, max_size=6), TEXTS, st.integers(1, 4))
def test_any_candidates_are_ranked(several: list[str], query: str, limit: int) -> None:
    hits = rank(query, None, [Candidate(str(number), text) for number, text in enumerate(several)], limit)
    assert len(hits) == min(limit, len(several))
    scores = [hit.score for hit in hits]
    assert scores == sorted(scores, reverse=True)
