"""Canonical text, spans into it and the quote selectors that find a span again.

Offsets everywhere are Unicode code points of the canonical text, counted from 0, end exclusive.
"""

import codecs
import re
import unicodedata
from dataclasses import dataclass

MAX_LENGTH = 200_000  # code points of one text
LONGEST_FILE = 8 * MAX_LENGTH  # bytes: more than UTF-8 or UTF-32 need for so many code points
CONTEXT = 32  # code points kept on either side of a quote
MAX_MARKS = 64  # Unicode's stream-safe format allows 30 combining marks in a row; no writing system needs more

_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff]")
_LINE_END = re.compile("\r\n?")
_ARABIC_WORD = re.compile("[\u0621-\u0652]+")
_MIXED_WORD = re.compile("[\u0621-\u0652][A-Za-z\u00c0-\u024f]|[A-Za-z\u00c0-\u024f][\u0621-\u0652]")
_COMMON_ARABIC = frozenset(("في", "من", "على", "إلى", "الى", "عن", "أن", "ان", "التي", "الذي", "هذا", "مع", "كان"))
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


class TextError(ValueError):
    """A text that cannot be taken in; `code` is "empty", "too_long", "binary" or "undecodable"."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True)
class Span:
    """A stretch of text: `start` and `end` in code points, end exclusive."""

    start: int
    end: int


@dataclass(frozen=True)
class Quote:
    """A quote with what stands before and after it, after the W3C Web Annotation TextQuoteSelector."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


def canonical(text: str) -> str:
    """Return `text` in NFC with LF line ends; marks, zero-width characters and typos stay as they are.

    Raises TextError: "too_long" above MAX_LENGTH code points, "binary" for NUL, other control characters
    or lone surrogates, "empty" when nothing in it can be seen.
    """
    if len(text) > 2 * MAX_LENGTH:  # refused before any work: NFC and CRLF never halve a real text
        raise TextError("too_long")
    if _CONTROL.search(text) or _overloaded(text):
        raise TextError("binary")
    text = unicodedata.normalize("NFC", _LINE_END.sub("\n", text))
    if len(text) > MAX_LENGTH:
        raise TextError("too_long")
    if not any(_is_visible(character) for character in text):
        raise TextError("empty")
    return text


def is_plain(text: str) -> bool:
    """Whether a text has no NUL, no other control character but white space, and no lone surrogate."""
    return not _CONTROL.search(text)


def decode(data: bytes) -> str:
    """Return the canonical text of a file's bytes.

    UTF-8 with or without its mark, UTF-16 and UTF-32 with theirs, and Windows-1256 when the bytes are
    plainly Arabic in it. Raises TextError: "binary", "undecodable", or what `canonical` raises.
    """
    marked = next((encoding for mark, encoding in _BOMS if data.startswith(mark)), None)
    if marked is None and (b"\x00" in data or data.startswith(b"%PDF-")):
        raise TextError("binary")
    if len(data) > LONGEST_FILE:
        raise TextError("too_long")
    if marked:
        return canonical(_decoded(data, marked))
    try:
        return canonical(data.decode("utf-8"))
    except UnicodeDecodeError:
        return canonical(windows_arabic(data))


def quote_selector(text: str, start: int, end: int) -> Quote:
    """Return the quote text[start:end] with 32 code points of context. Raises ValueError outside the text."""
    if not 0 <= start <= end <= len(text):
        raise ValueError(f"span {start}:{end} is outside a text of {len(text)} code points")
    prefix = text[max(0, start - CONTEXT) : start]
    return Quote(text[start:end], prefix, text[end : end + CONTEXT], start, end)


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        raise TextError("undecodable") from None


def windows_arabic(data: bytes) -> str:
    """Decode Windows-1256, which any bytes satisfy, only where the result reads as Arabic. Raises TextError."""
    text = data.decode("cp1256")
    if len(_CONTROL.findall(text)) > len(text) // 100:
        raise TextError("binary")
    words = _ARABIC_WORD.findall(text)
    common = sum(word in _COMMON_ARABIC or word.startswith("ال") for word in words)
    if len(words) < 3 or common * 10 < len(words) or _MIXED_WORD.search(text):
        raise TextError("undecodable")
    return text


def _is_visible(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in ("Cf", "Cc")


def _overloaded(text: str) -> bool:
    """Whether combining marks are stacked beyond any writing: normalising those takes quadratic time."""
    run = 0
    for character in text:
        run = run + 1 if character > "\u02ff" and unicodedata.combining(character) else 0
        if run > MAX_MARKS:
            return True
    return False
