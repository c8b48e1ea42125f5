"""JSON and plain text."""

from __future__ import annotations

import json
import math
import re
from typing import Any, NoReturn

from factcheck.outside.errors import ParseError

DEEPEST = 100  # levels of a JSON document; documents that people make have a dozen
LONGEST_NUMBER = 400  # digits; beyond them a double overflows, and reading takes quadratic time
LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f]")


def read_text(text: str, _: str) -> dict[str, Any]:
    """The paragraphs of a plain text: what stands between empty lines. Raises ParseError parse_failed for binary."""
    if _CONTROL.search(text):
        raise ParseError("parse_failed")
    paragraphs = re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return {"paragraphs": [paragraph.strip() for paragraph in paragraphs if paragraph.strip()]}


def read_json(text: str, _: str) -> dict[str, Any]:
    """The document's data. Raises ParseError: parse_too_heavy when too deep, parse_failed when not JSON (RFC 8259)."""
    return {"data": json_value(text)}


def json_value(text: str) -> Any:
    """A JSON value without infinities, lone surrogates and numbers of absurd length. Raises ParseError."""
    try:
        value = json.loads(text, parse_constant=_refuse, parse_float=_finite, parse_int=_whole)
    except RecursionError:
        raise ParseError("parse_too_heavy") from None
    except ValueError:
        raise ParseError("parse_failed") from None
    _check(value)
    return value


def _check(value: Any) -> None:
    """Refuse what is too deep, and strings that are no Unicode text; without recursion."""
    level = [value]
    for _ in range(DEEPEST):
        inner: list[Any] = []
        for item in level:
            if isinstance(item, dict):
                inner += item.values()
                inner += item.keys()
            elif isinstance(item, list):
                inner += item
            elif isinstance(item, str) and LONE_SURROGATE.search(item):
                raise ParseError("parse_failed")
        level = inner
        if not level:
            return
    raise ParseError("parse_too_heavy")


def _refuse(_: str) -> NoReturn:
    raise ParseError("parse_failed")


def _finite(digits: str) -> float:
    value = float(digits)
    if not math.isfinite(value):
        raise ParseError("parse_failed")
    return value


def _whole(digits: str) -> int:
    if len(digits) > LONGEST_NUMBER:
        raise ParseError("parse_too_heavy")
    return int(digits)
