"""Odd requests sent to a house, and what became of them: the status, the time, and what the database then holds."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any
from urllib.parse import quote_from_bytes

import sqlalchemy as sa
from sqlmodel import SQLModel

from factcheck.text.canonical import TextError, canonical
from tests.properties.odd import FORM, Odd, encoded
from tests.rules.access import firsts
from tests.rules.house import FRAGMENT, Call, House

UUID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+\+00:00")  # when something was done, within a list of changes
# Tables and columns that hold what was said, leaving out ids, times and hashes, which are never twice the same.
UNSAID = {"session", "submission", "history_entry", "index_term", "index_posting", "alembic_version", "job"}
UNSAID_COLUMNS = {"id", "public_id", "sha256", "salt", "password_hash", "field"}
# Fields whose text is kept as it was typed, once its form was taken.
KEPT = {"text", "title", "publisher", "author", "quote", "note", "reason", "wording", "exception", "correction"}
KEPT |= {"rights", "url", "name_en", "name_ar"}


@dataclass
class Tally:
    """What was seen so far; `slowest` is seconds of the processor with what took them."""

    inputs: int = 0
    failed: list[str] = field(default_factory=list)
    slowest: tuple[float, str] = (0.0, "")
    statuses: dict[int, int] = field(default_factory=dict)

    def add(self, status: int, seconds: float, what: str) -> None:
        self.inputs += 1
        self.statuses[status] = self.statuses.get(status, 0) + 1
        self.slowest = max(self.slowest, (seconds, what[:300]))
        if status >= 500:
            self.failed.append(what)

    def __str__(self) -> str:
        by_status = " ".join(f"{status}:{number}" for status, number in sorted(self.statuses.items()))
        seconds, what = self.slowest
        return f"{self.inputs} inputs, {len(self.failed)} of 5xx, slowest {seconds:.2f} s ({what[:120]!r}); {by_status}"


@dataclass
class Asked:
    """A house under odd requests."""

    house: House
    tally: Tally = field(default_factory=Tally)

    @cached_property
    def calls(self) -> dict[str, Call]:
        """The routes by method and endpoint, each about a thing that somebody gets somewhere with."""
        return {f"{call.method} {call.endpoint}": call for call in firsts(self.house, "GET", "POST")}

    def ask(self, route: str, odd: Odd) -> tuple[int, list[Any]]:
        """The status, and all that the database says if the form was taken; the house is then restored."""
        call = self.calls[route]
        sent = self._sent(call, odd)
        began = time.process_time()
        answer = self.house.browsers[odd.who].open(**sent)
        body = answer.get_data()
        self.tally.add(answer.status_code, time.process_time() - began, f"{call} {odd}")
        body.decode("utf-8")
        said: list[Any] = []
        if call.method == "POST" and answer.status_code == 303:
            said = list(contents(self.house))
            self.house.restore()
        return answer.status_code, said

    def _sent(self, call: Call, odd: Odd) -> dict[str, Any]:
        path = call.path.encode()
        if odd.segment is not None:
            path = path.rsplit(b"/", 1)[0] + b"/" + quote_from_bytes(odd.segment, safe="").encode()
        query = encoded([(name.encode(), value) for name, value in odd.query]).decode()
        sent: dict[str, Any] = {"path": path.decode(), "method": call.method, "query_string": query}
        sent["headers"] = {**(FRAGMENT if odd.fragment else {}), **odd.headers}
        if call.method == "POST":
            pairs = self.pairs(call, odd)
            sent |= {"data": _body(pairs, odd), "content_type": _content_type(odd)}
        return sent

    def pairs(self, call: Call, odd: Odd) -> list[tuple[bytes, bytes]]:
        """The form's fields in order, with those that the odd request changes, leaves out, doubles or adds."""
        base = sorted(self.house.body(call).items())
        pairs = [(name.encode(), value.encode()) for name, value in base]
        for number, value in odd.fields.items():
            if pairs:
                at = number % len(pairs)
                pairs[at] = (pairs[at][0], value)
        pairs = [pair for at, pair in enumerate(pairs) if at not in odd.dropped]
        return [*pairs, *(pairs if odd.doubled else ()), *odd.extra]


def _content_type(odd: Odd) -> str:
    return "multipart/form-data; boundary=edge" if odd.file is not None else odd.content_type


def _body(pairs: list[tuple[bytes, bytes]], odd: Odd) -> bytes:
    if odd.file is None:
        return encoded(pairs)
    parts = [b'--edge\r\nContent-Disposition: form-data; name="%s"\r\n\r\n%s\r\n' % pair for pair in pairs]
    head = (
        b'--edge\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\nContent-Type: text/plain\r\n\r\n'
    )
    return b"".join([*parts, head, odd.file, b"\r\n--edge--\r\n"])


def contents(house: House) -> Iterator[Any]:
    """Every word, number and date that was said, sorted; public ids as a mark."""
    with house.store.engine.connect() as connection:
        for name in sorted(SQLModel.metadata.tables):
            table = SQLModel.metadata.tables[name]
            if name in UNSAID:
                continue
            columns = [c for c in table.columns if _said(c)]
            if columns:
                rows = connection.execute(sa.select(*columns))
                yield from sorted((name, *(_plain(value) for value in row)) for row in rows)


def _said(column: sa.Column[Any]) -> bool:
    named = column.name in UNSAID_COLUMNS or column.name.endswith("_at") or bool(column.foreign_keys)
    return not named and not isinstance(column.type, sa.Uuid)


def _plain(value: object) -> str:
    return MOMENT.sub("THEN", UUID.sub("ID", repr(value)))


def lost(taken: list[tuple[bytes, bytes]], said: list[Any]) -> list[str]:
    """The texts of a form that was taken which the database does not hold as they were typed."""
    first: dict[str, bytes] = {}
    for name, value in taken:
        first.setdefault(name.decode("utf-8", "replace"), value)
    whole = {cell for row in said for cell in row[1:]}
    texts = {name: value.decode("utf-8") for name, value in first.items() if name in KEPT}
    return [name for name, text in texts.items() if text.strip() and not _held(text, whole)]


def _held(text: str, whole: set[str]) -> bool:
    """Whether a cell is the text or its canonical form, but for space around it and, in one line, between words."""
    shapes = {text, text.strip(), " ".join(text.split())}
    with suppress(TextError):
        shapes |= {canonical(text), canonical(text).strip(), " ".join(canonical(text).split())}
    return any(repr(shape) in whole or any(repr(shape) in cell for cell in whole) for shape in shapes)


def is_form(odd: Odd) -> bool:
    return odd.content_type == FORM and odd.file is None
