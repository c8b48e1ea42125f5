"""Every parser there is, each asked of one odd text (or its bytes), with what has to hold of the answer."""

from __future__ import annotations

import datetime
import json
import unicodedata
from collections.abc import Callable
from contextlib import suppress

from click.testing import CliRunner

from factcheck.commands import language
from factcheck.linking import MemoryIndex, compare
from factcheck.splitting import score, split
from factcheck.text.canonical import TextError, canonical, decode, is_plain, quote_selector
from factcheck.text.dates import dates
from factcheck.text.language import detect, direction_of
from factcheck.text.numbers import quantities
from factcheck.text.sentences import sentences
from factcheck.web.diff import word_diff

LANGUAGES = ("ar", "en", "und")
CLAIM = "The ferry Halcyon carried 412 passengers on 12 May 2019."


def read_canonical(text: str) -> None:
    with suppress(TextError):
        found = canonical(text)
        assert canonical(found) == found
        assert found == unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
        assert is_plain(found)


def read_bytes(text: str) -> None:
    for encoding in ("utf-8", "utf-16", "utf-8-sig", "utf-32"):
        data = text.encode(encoding, "surrogatepass")
        for bytes_ in (data, data[:-1], data[1:]):
            with suppress(TextError):
                assert is_plain(decode(bytes_))


def read_split(text: str) -> None:
    for code in LANGUAGES:
        for claim in split(text, code, datetime.date(2026, 9, 7)).claims:
            assert claim.quote == text[claim.start : claim.end]
            assert claim.text.strip()
        assert 0 <= score(text, code).checkworthiness <= 1


def read_figures(text: str) -> None:
    for code in LANGUAGES:
        for found in (*quantities(text, code), *dates(text, code), *sentences(text, code)):
            assert 0 <= found.start < found.end <= len(text)
    assert detect(text) in (*LANGUAGES, None)
    assert direction_of(text) in ("rtl", "ltr")


def read_compared(text: str) -> None:
    for a, b in ((text, CLAIM), (CLAIM, text), (text, text[::-1])):
        assert 0 <= compare(a, b).score <= 1


def read_searched(text: str) -> None:
    index = MemoryIndex()
    index.add("1", CLAIM, "en", title=text)
    index.add("2", text, None)
    assert len(index.search(text)) <= 2


def read_selected(text: str) -> None:
    middle = len(text) // 2
    found = quote_selector(text, middle // 2, middle)
    assert found.exact == text[found.start : found.end]
    assert "".join(piece.text for piece in word_diff(text, CLAIM) if piece.kind != "removed").strip() == CLAIM


def read_lines(text: str) -> None:
    """A line of JSON with the text in each place it may stand, the text alone, and a good line after all of it."""
    records = [{"id": text, "text": text, "a": text, "b": CLAIM}, {"id": 1, "text": CLAIM, "a": text, "b": CLAIM}]
    records += [{"id": 2, "text": CLAIM, "a": CLAIM, "b": CLAIM, "language": text, "published_on": text}]
    lines = [json.dumps(record).encode() for record in records]
    raw = text.encode("utf-8", "surrogatepass").replace(b"\n", b" ").replace(b"\r", b" ")
    odd = [raw, b'{"id":1e999,"text":"' + raw + b'"}', b'{"id":NaN}', b"[" * 2_000, b"null"]
    good = json.dumps({"id": "last", "text": CLAIM, "a": CLAIM, "b": CLAIM}).encode()
    for command in (language.split, language.score, language.compare):
        told = CliRunner().invoke(command, ["--jsonl"], input=b"\n".join([*lines, *odd, good]) + b"\n")
        assert told.exit_code == 1
        assert isinstance(told.exception, SystemExit)
        assert json.loads(told.stdout.splitlines()[-1])["id"] == "last"


PARSERS: dict[str, Callable[[str], None]] = {
    name.removeprefix("read_"): found for name, found in list(globals().items()) if name.startswith("read_")
}
