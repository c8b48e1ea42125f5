"""What holds of any text at all, however odd."""

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.splitting import Split, SplitClaim, split
from factcheck.splitting.model import KINDS, OUTCOMES, REASONS

LANGUAGES = st.sampled_from([None, "en", "ar", "xx"])
FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
WORD = re.compile(r"[^\W_]+")
# Pieces that rules look at, so that random texts reach them.
PIECES = (
    *("The minister", "Rana Haddad", "an engineer", "she", "its", "three", "1,240", "2019", "40%", "$5 million"),
    *("said", "told", "opened", "was built", "killing", "according to", "that", "who", "which", "while", "and", "but"),
    *(",", ";", ":", "(", ")", '"', "“", "”", "«", "»", "'", "—", "-", ".", "?", "!", "…", "\n\n", "\u200f", "\u202b"),
    *(
        "وزير",
        "قال",
        "إن",
        "و38",
        "التي",
        "من",
        "٤٠",
        "،",
        "؛",
        "؟",
        "ـ",
        "such as",
        "including",
        "only",
        "not",
        "about",
    ),
)
ANY_TEXT = st.one_of(
    st.text(max_size=300),
    st.text(alphabet=".,;:!?'\"()[]«»“”-–—…\n \u200e\u200f\u202a\u202b\u202c", max_size=120),
    st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
)


def assert_sound(text: str, found: Split) -> None:
    for claim in found.claims:
        assert 0 <= claim.start < claim.end <= len(text)
        assert claim.quote == text[claim.start : claim.end]
        assert claim.text.strip() == claim.text != ""
        assert "\n" not in claim.text
        assert claim.kind in KINDS
        assert 0 <= claim.checkworthiness <= 1
        assert all(0 <= start < end <= len(text) for start, end in claim.spans)
        assert all(left[1] <= right[0] for left, right in pairwise(claim.spans))
        assert any(start <= claim.start and claim.end <= end for start, end in claim.spans)
    assert all(left.end <= right.start for left, right in pairwise(found.coverage))
    assert all(stretch.outcome in OUTCOMES for stretch in found.coverage)
    assert all(stretch.reason in ("", *REASONS) for stretch in found.coverage)
    covered = {i for stretch in found.coverage for i in range(stretch.start, stretch.end)}
    assert not [c for i, c in enumerate(text) if not c.isspace() and i not in covered]


def unsaid(text: str, claim: SplitClaim) -> set[str]:
    """The words of a claim that neither the article nor a resolution has."""
    known = " ".join([text, *(resolution.text for resolution in claim.resolutions)])
    return set(WORD.findall(claim.text.casefold())) - set(WORD.findall(known.casefold()))


@settings(max_examples=150, deadline=None)
@given(ANY_TEXT, LANGUAGES)
def test_any_text_is_split_with_exact_places(text: str, language: str | None) -> None:
    assert_sound(text, split(text, language))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_every_word_of_a_claim_is_in_the_article_or_in_a_resolution(text: str) -> None:
    for claim in split(text, "en").claims:
        assert not unsaid(text, claim)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_every_figure_of_a_sentence_is_in_one_of_its_claims(text: str) -> None:
    found = split(text, "en")
    for stretch in found.coverage:
        if stretch.outcome not in ("claims", "opinion", "prediction"):
            continue
        own = [c for c in found.claims if any(stretch.start <= s < stretch.end for s, _ in c.spans)]
        said = set(FIGURE.findall(" ".join(claim.text for claim in own)))
        assert set(FIGURE.findall(text[stretch.start : stretch.end])) <= said


@pytest.mark.parametrize("language", ["en", "ar", "xx"])
@pytest.mark.parametrize(
    "text",
    [
        "a" * 50_000,
        "word " * 10_000,
        "The well, the pump, " * 1_000,
        '"' * 5_000,
        "( " * 5_000,
        "The clerk said that " * 400,
        "He came and went. " * 2_000,
        "وقال ، و" * 3_000,
        "\u202b\u200f" * 5_000 + "x",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_a_large_text_is_split_too(text: str, language: str) -> None:
    assert_sound(text, split(text, language))
