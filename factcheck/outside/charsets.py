"""Bytes of a page to text, by the encodings that pages use; no label of a page reaches Python's own codecs."""

from __future__ import annotations

import codecs
import contextlib
import re

from factcheck.outside.errors import ParseError
from factcheck.text.canonical import TextError, windows_arabic

# Labels of the WHATWG Encoding Standard that are met with, and what the standard makes of them.
LABELS = {
    **dict.fromkeys(("utf-8", "utf8", "unicode-1-1-utf-8", "x-unicode20utf8"), "utf-8"),
    **dict.fromkeys(("windows-1256", "cp1256", "x-cp1256"), "cp1256"),
    **dict.fromkeys(("iso-8859-6", "iso8859-6", "iso_8859-6", "arabic", "ecma-114", "asmo-708"), "iso8859-6"),
    **dict.fromkeys(("windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "latin1"), "cp1252"),
    **dict.fromkeys(("l1", "ascii", "us-ascii"), "cp1252"),
    **dict.fromkeys(("iso-8859-9", "latin5", "windows-1254", "cp1254"), "cp1254"),
    **dict.fromkeys(("iso-8859-15", "latin9"), "iso8859-15"),
    **dict.fromkeys(("iso-8859-2", "latin2"), "iso8859-2"),
    **{f"windows-125{digit}": f"cp125{digit}" for digit in "013578"},
    **dict.fromkeys(("koi8-r", "koi8"), "koi8-r"),
    **dict.fromkeys(("gbk", "gb2312", "gb18030"), "gb18030"),
    **dict.fromkeys(("shift_jis", "sjis", "windows-31j"), "cp932"),
    "big5": "big5hkscs",
    "euc-jp": "euc_jp",
    "euc-kr": "cp949",
    "utf-16": "utf-16-le",
    "utf-16le": "utf-16-le",
    "utf-16be": "utf-16-be",
}
PRESCAN = 4096  # bytes in which a page says its encoding; the standard asks for 1024
_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_META = re.compile(
    rb"""<(?:meta\b|\?xml\b)[^>]{0,400}?(?:charset|encoding)\s*=\s*["']?\s*([A-Za-z0-9_.:-]{1,40})""", re.I
)
MOST_DAMAGED = 100  # one character in so many may be unreadable


def decoded(content: bytes, charset: str, *, in_page: bool) -> tuple[str, str]:
    """The text and the name of the encoding it was in.

    A byte order mark comes first, then `charset` from the header, then, `in_page`, what the page says itself, then
    UTF-8, then Windows-1256 where that reads as Arabic. The first that fits all bytes is taken; if none does, the
    first of them, unless too much would be unreadable: ParseError parse_failed.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _lenient(content[len(mark) :], encoding), encoding
    named = [charset, *_own_words(content)] if in_page else [charset]
    encodings = [LABELS[label] for label in map(str.lower, named) if label in LABELS]
    for encoding in dict.fromkeys([*encodings, "utf-8"]):
        try:
            return content.decode(encoding), encoding
        except UnicodeDecodeError:
            continue
    if not encodings:
        with contextlib.suppress(TextError):
            return windows_arabic(content), "cp1256"
    encoding = next(iter(encodings), "cp1252" if in_page else "utf-8")
    return _lenient(content, encoding), encoding


def _own_words(content: bytes) -> list[str]:
    """What a page says of its encoding; one that could be read so far is no UTF-16, whatever it says."""
    found = _META.search(content[:PRESCAN])
    label = found[1].decode("ascii") if found else ""
    return ["utf-8" if label.lower().startswith("utf-16") else label]


def _lenient(content: bytes, encoding: str) -> str:
    text = content.decode(encoding, "replace")
    if text.count("\ufffd") * MOST_DAMAGED > len(text):
        raise ParseError("parse_failed")
    return text
