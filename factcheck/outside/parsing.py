"""Parse what was fetched, in a process of its own that the kernel holds to its limits.

The process is a fresh interpreter with an empty environment; it is killed at the limit and always reaped. Forking
the server instead would copy its memory, its locks and its secrets into the process that reads hostile pages.
"""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
from pathlib import Path
from typing import IO, Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from factcheck.outside.errors import ParseError
from factcheck.outside.fetching import Fetched
from factcheck.outside.limits import ParseLimits

KINDS: dict[str, Literal["html", "json", "text"]] = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "application/json": "json",
    "application/ld+json": "json",
    "text/plain": "text",
}
AT_ONCE = 2  # processes, so that no number of pages takes more than so many times the memory of one
_PACKAGES = Path(__file__).resolve().parents[2]
_places = threading.BoundedSemaphore(AT_ONCE)


class Image(BaseModel):
    """An image of a page: its address, the description that stands in for it, and the caption below it."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    address: str
    alt: str
    caption: str


class Parsed(BaseModel):
    """What a document says. All texts are as the page has them, white space run together; what is not said is empty.

    `published` is a date or a time in ISO 8601, `language` a language tag, `canonical` the address the page
    claims for itself, `encoding` what the bytes were read as. `data` is there for JSON alone.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    kind: Literal["html", "json", "text"]
    encoding: str
    title: str = ""
    standfirst: str = ""
    byline: str = ""
    published: str = ""
    language: str = ""
    canonical: str = ""
    paragraphs: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    data: Any = None


class _Answer(BaseModel):
    model_config = ConfigDict(extra="forbid")

    parsed: Parsed | None = None
    error: str = ""


def parse(fetched: Fetched, limits: ParseLimits | None = None) -> Parsed:
    """Parse a page, a JSON document or a plain text.

    Raises ParseError: not_parsed_here, parse_too_heavy (memory, depth, size), parse_too_slow, parse_busy (others
    are being parsed and none was done in time), parse_failed (damaged, or not what it says it is).
    """
    limits = limits or ParseLimits()
    if fetched.media_type not in KINDS:
        raise ParseError("not_parsed_here", media_type=fetched.media_type)
    if not _places.acquire(timeout=limits.seconds):
        raise ParseError("parse_busy")
    try:
        with tempfile.TemporaryFile() as given, tempfile.TemporaryFile() as answer:
            header = {"kind": KINDS[fetched.media_type], "charset": fetched.charset, "address": fetched.final_address}
            given.write(json.dumps(header).encode() + b"\n" + fetched.content)
            given.seek(0)
            _run(given, answer, limits)
            answer.seek(0)
            return _read(answer.read(limits.result_bytes + 1), limits)
    finally:
        _places.release()


def _run(given: IO[bytes], answer: IO[bytes], limits: ParseLimits) -> None:
    """Run the parser to its end, or to the limit. Raises ParseError when it did not end well."""
    figures = (limits.memory_bytes, limits.cpu_seconds, int(limits.seconds) + 1, limits.result_bytes)
    process = subprocess.Popen(  # noqa: S603 - our own module, and numbers
        [sys.executable, "-s", "-P", "-B", "-m", "factcheck.outside.parser", *map(str, figures)],
        stdin=given,
        stdout=answer,
        stderr=subprocess.DEVNULL,
        cwd=os.sep,
        env={"PYTHONPATH": str(_PACKAGES), "PYTHONUTF8": "1"},
        start_new_session=True,
    )
    try:
        status = process.wait(limits.seconds)
    except subprocess.TimeoutExpired:
        raise ParseError("parse_too_slow") from None
    finally:
        _end(process)
    if status in (-signal.SIGXCPU, -signal.SIGALRM):
        raise ParseError("parse_too_slow")
    if status != 0:
        raise ParseError("parse_too_heavy" if status < 0 else "parse_failed")


def _end(process: subprocess.Popen[bytes]) -> None:
    """Kill what is still running and reap it."""
    if process.poll() is None:
        process.kill()
        process.wait()


def _read(answer: bytes, limits: ParseLimits) -> Parsed:
    """The answer, believed no further than its shape: it was made next to a hostile page."""
    if len(answer) > limits.result_bytes:
        raise ParseError("parse_too_heavy")
    try:
        found = _Answer.model_validate_json(answer)
    except ValidationError:
        raise ParseError("parse_failed") from None
    if found.parsed is None:
        raise ParseError(found.error if found.error in ParseError.codes else "parse_failed")
    return found.parsed
