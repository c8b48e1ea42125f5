"""Any text at all is split with work that grows as the text does: counted in calls, not in seconds.

`make prove` splits texts of 200,000 characters, drawn at random, and those that a rule could choke on.
"""

import random
import sys
import time
from collections.abc import Callable
from types import FrameType

import pytest

from factcheck.splitting import split
from tests.splitting import invented_arabic, invented_english
from tests.splitting.test_properties import assert_sound, unsaid

LONG = 200_000  # code points
SECONDS = 120.0  # for one of the long texts, on a slow machine
BLOCKS = (
    *((0x20, 0x7E), (0xA0, 0x24F), (0x370, 0x3FF), (0x400, 0x4FF), (0x5D0, 0x5EA), (0x600, 0x6FF), (0x750, 0x77F)),
    *((0x900, 0x97F), (0x2000, 0x206F), (0x2070, 0x209F), (0x3000, 0x30FF), (0x4E00, 0x9FFF), (0xFB50, 0xFDFF)),
    *((0xFE70, 0xFEFF), (0x1F300, 0x1F9FF), (0x10000, 0x10FFF), (0x300, 0x36F), (0xE000, 0xE0FF)),
)
MARKS = (
    ".,;:!?'\"()[]{}«»“”‘’„‹›–—-…،؛؟٪%٫٬۔。！？।\n\t \u00a0\u200b\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2069\ufeff"
)


def any_characters(chosen: random.Random, size: int) -> str:
    return "".join(chr(chosen.randint(*chosen.choice(BLOCKS))) for _ in range(size))


def only_marks(chosen: random.Random, size: int) -> str:
    return "".join(chosen.choices(MARKS, k=size))


def without_spaces(chosen: random.Random, size: int) -> str:
    return "".join(chosen.choices("abcdeABC019.,'-ابتثجوفقالمنهية٣٤،", k=size))


def unbalanced(chosen: random.Random, size: int) -> str:
    """Words of both languages among quotation marks, brackets and signs of direction that nothing closes."""
    words = (
        "said",
        "that",
        "the mill",
        "who",
        "40",
        "and",
        "قال",
        "إن",
        "و",
        "المصنع",
        "الذي",
        "٤٠",
        "أن",
        "not",
        "لم",
    )
    parts = [chosen.choice(words) + " " + chosen.choice('"«“([\u202b\u2067\u200f)»”').strip() for _ in range(size // 6)]
    return " ".join(parts)[:size]


def news(chosen: random.Random, size: int) -> str:
    parts: list[str] = []
    while sum(map(len, parts)) < size:
        told = chosen.choice((invented_english.told, invented_arabic.told))
        parts.append(told(chosen.randrange(10**6)).text)
    return " ".join(parts)[:size]


def one_sentence(chosen: random.Random, size: int) -> str:
    """Clauses without end, each of which a rule could cut."""
    return news(chosen, size).replace(".", ",").replace("؛", "،")


WRITERS: dict[str, Callable[[random.Random, int], str]] = {
    writer.__name__: writer for writer in (any_characters, only_marks, without_spaces, unbalanced, news, one_sentence)
}


def calls(text: str, language: str) -> int:
    """How many functions, of Python and of C, are called to split `text`."""
    count = 0

    def counted(_frame: FrameType, event: str, _what: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(counted)
    try:
        split(text, language)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS.keys())
def test_work_grows_with_the_text_and_no_faster(writer: Callable[[random.Random, int], str], language: str) -> None:
    chosen = random.Random(7)
    text = writer(chosen, 8_000)
    quarter = text[:2_000]
    calls(text, language)  # what is remembered from now on is remembered for both
    assert calls(text, language) < 7 * calls(quarter, language)


@pytest.mark.parametrize("language", ["en", "ar", "fr"])
@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS.keys())
def test_every_character_of_any_text_is_accounted_for(
    writer: Callable[[random.Random, int], str], language: str
) -> None:
    for seed in range(6):
        text = writer(random.Random(seed), 700)
        assert_sound(text, split(text, language))


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_word_of_a_claim_is_in_the_text_or_in_a_resolution(language: str) -> None:
    told = {"en": invented_english.told, "ar": invented_arabic.told}[language]
    for seed in range(200):
        text = told(seed).text
        for claim in split(text, language).claims:
            # A conjunction is cut off the word that it is written to.
            assert not {word for word in unsaid(text, claim) if f" و{word}" not in text and f" ف{word}" not in text}


@pytest.mark.prove
@pytest.mark.parametrize("language", ["en", "ar", "fr", None])
@pytest.mark.parametrize("writer", WRITERS.values(), ids=WRITERS.keys())
def test_long_texts_are_split_in_bounded_time(
    writer: Callable[[random.Random, int], str], language: str | None
) -> None:
    for seed in (1, 2):
        text = writer(random.Random(seed), LONG)
        began = time.process_time()
        found = split(text, language)
        assert time.process_time() - began < SECONDS
        assert_sound(text, found)
