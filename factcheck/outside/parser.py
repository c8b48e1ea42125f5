"""The process that parses: `python -m factcheck.outside.parser MEMORY CPU SECONDS RESULT`, document on stdin.

The first line of stdin is a JSON object with `kind`, `charset` and `address`; the document follows. The answer on
stdout is one JSON object, with `parsed` or `error`. Only `parsing.parse` starts it.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import sys
from collections.abc import Callable
from typing import Any

from factcheck.outside.charsets import decoded
from factcheck.outside.errors import ParseError

Reader = Callable[[str, str], dict[str, Any]]


def main() -> None:
    """Read one document under limits that cannot be raised again."""
    memory, cpu, seconds, result = map(int, sys.argv[1:5])
    _confine(memory, cpu, seconds, result)
    header = json.loads(sys.stdin.buffer.readline())
    content = sys.stdin.buffer.read()
    try:
        answer = {"parsed": _parsed(header, content)}
        written = json.dumps(answer, ensure_ascii=False, allow_nan=False).encode()
    except ParseError as error:
        written = json.dumps({"error": error.code}).encode()
    except (MemoryError, RecursionError):
        written = b'{"error": "parse_too_heavy"}'
    except (ValueError, OSError):  # a lone surrogate; a file or a connection that was not there to be opened
        written = b'{"error": "parse_failed"}'
    if len(written) > result:
        written = b'{"error": "parse_too_heavy"}'
    sys.stdout.buffer.write(written)
    sys.stdout.buffer.flush()
    os._exit(0)  # taking down a large tree politely can take longer than making it


def _confine(memory: int, cpu: int, seconds: int, result: int) -> None:
    """Limits of the kernel: memory, processor time, the clock, no files longer than the answer, no dump, no child.

    A system that does not know one of them goes without; the caller still kills at its limit.
    """
    os.nice(10)
    signal.alarm(seconds)  # should the caller die before it can kill
    limits = {"RLIMIT_AS": memory, "RLIMIT_CPU": cpu, "RLIMIT_FSIZE": result, "RLIMIT_CORE": 0, "RLIMIT_NPROC": 0}
    for name, value in limits.items():
        # A second more than the soft limit, which tells the caller by its signal that time was the reason.
        hard = value + 1 if name == "RLIMIT_CPU" else value
        with contextlib.suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (value, hard))


def _close_the_door() -> None:
    """From here on, nothing can be opened: no file, no socket, in Python or below it."""
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))


def _parsed(header: dict[str, str], content: bytes) -> dict[str, Any]:
    read = _reader(header["kind"])
    text, encoding = decoded(content, header["charset"], in_page=header["kind"] == "html")
    _close_the_door()
    return {"kind": header["kind"], "encoding": encoding, **read(text, header["address"])}


def _reader(kind: str) -> Reader:
    """The reader of a kind, imported and run once, so that it has opened every file it needs."""
    if kind == "html":
        from factcheck.outside import pages

        pages.read(pages.SAMPLE, "http://sample.example/")
        return pages.read
    from factcheck.outside import plain

    return plain.read_json if kind == "json" else plain.read_text


if __name__ == "__main__":
    main()
