"""Arabic words that are forms of one word though no stemmer and no lexicon says so."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.linking import compare
from factcheck.linking.forms import roots
from factcheck.text.stems import fold_word

ONE = [
    ("ينتقد", "منتقد"),
    ("تدافع", "دفاعا"),
    ("وأخطر", "أخطر"),
    ("قابلت", "تقابل"),
    ("لسامرائي", "السامرائي"),
    ("إحراق", "بحرق"),
]
TWO = [("ينتقد", "يعتقد"), ("أخطر", "أخضر"), ("مكتب", "مركب"), ("قط", "قطر")]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_forms_of_one_word_have_a_root_in_common(one: str, other: str) -> None:
    assert _folded_roots(one) & _folded_roots(other)


@pytest.mark.parametrize(("one", "other"), TWO)
def test_other_words_have_none(one: str, other: str) -> None:
    assert not _folded_roots(one) & _folded_roots(other)


def _folded_roots(word: str) -> frozenset[str]:
    return roots(fold_word(word))


@given(st.text("ابتثجحخدذرزسشصضطظعغفقكلمنهوي", max_size=40))
def test_a_root_is_never_longer_than_its_word_nor_of_fewer_than_three_letters(word: str) -> None:
    assert all(3 <= len(root) <= len(word) for root in roots(word))


def test_a_particle_written_to_a_name_does_not_make_another_of_it() -> None:
    compared = compare("رسالة جديدة لزعفران من بلدية شلال", "بلدية شلال: رسالة جديدة إلى زعفران")
    assert compared.relation == "same"
    assert not [reason for reason in compared.reasons if reason.verdict == "differs"]


def test_words_that_the_lexicon_tells_apart_stay_apart() -> None:
    """A "كاتب" and a "كتاب" have the same consonants, and each is a concept of its own."""
    compared = compare("وصل الكاتب إلى شلال", "وصل الكتاب إلى شلال")
    assert not [reason for reason in compared.reasons if "الكاتب" in reason.a and reason.verdict == "agrees"]
