"""JSON Lines in and out: one object a line, a bad line reported by its number while the rest goes on."""

from __future__ import annotations

import datetime
import json
import re
import sys
from collections.abc import Callable, Iterator
from typing import Any, BinaryIO

import click

from factcheck.text.canonical import MAX_LENGTH, TextError, canonical
from factcheck.text.language import LANGUAGES

LONGEST_LINE = 32 * MAX_LENGTH  # bytes: room for two texts in which every character is written as \\uXXXX\\uXXXX
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*\Z")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")

MESSAGES = {
    "empty": "the text is empty",
    "too_long": f"the text is longer than {MAX_LENGTH:,} characters",
    "binary": "the text holds control characters or halves of characters; it is not plain text",
    "undecodable": "the text is in no encoding that is read here; save it as UTF-8",
}

Record = dict[str, Any]


class BadLineError(ValueError):
    """A line that cannot be used; its text says why."""


class Fields:
    """The fields of one object, checked as they are asked for. Every method raises BadLineError."""

    def __init__(self, record: Record) -> None:
        self._record = record

    def identity(self) -> str | int:
        """Return "id", a string or a whole number."""
        value = self._required("id")
        if isinstance(value, bool) or not isinstance(value, str | int):
            raise BadLineError('"id" must be a string or a whole number')
        if isinstance(value, str) and _LONE_SURROGATE.search(value):
            raise BadLineError('"id" holds half a character (a lone surrogate)')
        return value

    def text(self, name: str = "text") -> str:
        """Return a text as it was given: offsets count its own code points, so nothing is normalised."""
        value = self._required(name)
        if not isinstance(value, str):
            raise BadLineError(f'"{name}" must be a string')
        try:
            canonical(value)
        except TextError as error:
            raise BadLineError(MESSAGES[error.code].replace("the text", f'"{name}"', 1)) from None
        return value

    def language(self, name: str = "language") -> str | None:
        """Return "ar", "en" or, for any other language tag, "und"; None when the field is not there."""
        value = self._record.get(name)
        if value is None:
            return None
        if not isinstance(value, str) or not _LANGUAGE.match(value):
            raise BadLineError(f'"{name}" must be a language tag such as "ar" or "en"')
        return plain_language(value)

    def date(self, name: str) -> datetime.date | None:
        """Return a date written as YYYY-MM-DD; None when the field is not there."""
        value = self._record.get(name)
        if value is None:
            return None
        try:
            return datetime.date.fromisoformat(value)
        except (TypeError, ValueError):
            raise BadLineError(f'"{name}" must be a date such as "2022-01-31"') from None

    def optional_text(self, name: str) -> str | None:
        """Return a string that may be missing or empty."""
        value = self._record.get(name)
        if value is not None and not isinstance(value, str):
            raise BadLineError(f'"{name}" must be a string')
        return value

    def _required(self, name: str) -> Any:
        if self._record.get(name) is None:
            raise BadLineError(f'"{name}" is missing')
        return self._record[name]


def plain_language(tag: str) -> str:
    """Return "ar" or "en" for those languages however the tag goes on, "und" for all others."""
    base = re.split("[-_]", tag)[0].lower()
    return base if base in LANGUAGES else "und"


def each(stream: BinaryIO, handle: Callable[[Fields], None], label: str = "line") -> int:
    """Give every object of `stream` to `handle`; report bad lines on stderr and return how many there were.

    Lines without anything in them are passed over. `label` names the lines in reports.
    """
    bad = 0
    for number, line in _lines(stream):
        try:
            handle(Fields(_record(line)))
        except BadLineError as error:
            bad += 1
            click.echo(f"factcheck: {label} {number}: {error}", err=True)
    return bad


def write(record: Record) -> None:
    """Write one object to standard output as UTF-8, whatever the locale says, and hand it on at once."""
    line = json.dumps(record, ensure_ascii=False, allow_nan=False).encode("utf-8") + b"\n"
    try:
        sys.stdout.buffer.write(line)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise  # whoever reads has had enough, which click ends quietly
    except OSError as error:
        raise click.ClickException(f"standard output: {error.strerror}") from None


def _lines(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Yield (number, line); of a line too long to be used, only so much as shows that it is."""
    number = 0
    while line := stream.readline(LONGEST_LINE + 1):
        number += 1
        rest = line
        while len(line) > LONGEST_LINE and rest and not rest.endswith(b"\n"):
            rest = stream.readline(LONGEST_LINE)
        if line.strip():
            yield number, line


def _record(line: bytes) -> Record:
    if len(line) > LONGEST_LINE:
        raise BadLineError(f"the line is longer than {LONGEST_LINE:,} bytes")
    try:
        value = json.loads(line.decode("utf-8-sig"), parse_constant=_refuse_constant)
    except UnicodeDecodeError:
        raise BadLineError("not UTF-8") from None
    except (ValueError, RecursionError) as error:
        place = f" (column {error.colno})" if isinstance(error, json.JSONDecodeError) else ""
        raise BadLineError(f"not JSON{place}") from None
    if not isinstance(value, dict):
        raise BadLineError("not a JSON object")
    return value


def _refuse_constant(name: str) -> None:
    raise ValueError(f"{name} is not JSON")
