"""Canonical text, the bytes it is read from, and quotes found in it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.canonical import MAX_LENGTH, TextError, canonical, decode, quote_selector

ARABIC = "قال الوزير إن عدد الإصابات في المخيم بلغ 1,240، وإن الوضع تحت السيطرة."


@pytest.mark.parametrize(
    ("given_text", "kept"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("cafe\u0301", "café"),
        ("\u0627\u0653ب", "آب"),
        ("مدر\u200cسة \u202bنص\u202c", "مدر\u200cسة \u202bنص\u202c"),
        ("  كلمه  خاطءة ", "  كلمه  خاطءة "),
        ("page\x0cpage", "page\x0cpage"),
    ],
)
def test_only_the_form_and_the_line_ends_change(given_text: str, kept: str) -> None:
    assert canonical(given_text) == kept


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "empty"),
        (" \n\t", "empty"),
        ("\u200f\u200b\ufeff", "empty"),
        ("a" * (MAX_LENGTH + 1), "too_long"),
        ("a" * (3 * MAX_LENGTH), "too_long"),
        ("a\x00b", "binary"),
        ("a\x1bb", "binary"),
        ("a\ud800b", "binary"),
        ("a" + "\u0301\u0316" * 200, "binary"),
    ],
)
def test_what_cannot_be_taken_in_is_named(text: str, code: str) -> None:
    with pytest.raises(TextError) as caught:
        canonical(text)
    assert caught.value.code == code


def test_the_longest_text_is_taken_in() -> None:
    assert len(canonical("ا" * MAX_LENGTH)) == MAX_LENGTH


@given(st.text())
def test_canonical_text_stays_as_it_is(text: str) -> None:
    try:
        once = canonical(text)
    except TextError:
        return
    assert canonical(once) == once
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "cp1256"])
def test_a_file_is_read_in_the_encoding_it_has(encoding: str) -> None:
    assert decode(ARABIC.encode(encoding)) == ARABIC


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 text", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"\x7fELF" + b"\x00" * 9_000_000, "binary"),
        (bytes(range(1, 256)) * 4, "binary"),
        ("Déjà vu à la télé, où le président a parlé".encode("latin-1"), "undecodable"),
        ("Правительство сообщило о новых мерах".encode("cp1251"), "undecodable"),
        (ARABIC.encode("iso8859_6", "ignore"), "undecodable"),
        (b"\xff\xfea", "undecodable"),
        (b"a" * 9_000_000, "too_long"),
    ],
)
def test_bytes_that_are_no_text_are_named(data: bytes, code: str) -> None:
    with pytest.raises(TextError) as caught:
        decode(data)
    assert caught.value.code == code


@given(st.binary())
def test_any_bytes_are_text_or_refused(data: bytes) -> None:
    try:
        text = decode(data)
    except TextError:
        return
    assert canonical(text) == text


def test_a_quote_carries_its_neighbourhood() -> None:
    text = "ب" * 40 + "قتل خمسة" + "ت" * 3
    quote = quote_selector(text, 40, 48)
    assert (quote.exact, quote.prefix, quote.suffix) == ("قتل خمسة", "ب" * 32, "ت" * 3)
    assert text[quote.start : quote.end] == quote.exact


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (2, 1), (0, 4)])
def test_a_quote_outside_the_text_is_an_error(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="outside"):
        quote_selector("abc", start, end)
