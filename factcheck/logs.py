"""Logs: one line a record, JSON for machines and coloured words for a terminal; libraries' records go the same way.

A line holds `time` (UTC, ISO 8601), `level`, `logger`, `event`, whatever else the record says, and `exception` (a
traceback without the values of variables). Inside a request it also has `request_id`, `method` and `path`.
"""

from __future__ import annotations

import json
import logging
import re
import sys
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

from factcheck.config import Settings

UNUSUAL = re.compile(r"[^ -~]")
# What they tell at every start, or again in words of their own, is nobody's news.
QUIET = ("alembic", "werkzeug", "trafilatura", "urllib3", "huey")


def _visible(found: re.Match[str]) -> str:
    character = found[0]
    if character.isprintable():
        return character
    return json.dumps(character)[1:-1]


def escaped(text: str) -> str:
    """`text` on one line, every character in it seen: line ends, controls, bidi marks and surrogates as `\\uXXXX`."""
    return UNUSUAL.sub(_visible, text)


def as_json(record: EventDict, **_options: Any) -> str:
    """A record as one line of JSON that any encoding of the stream can take."""
    return escaped(json.dumps(record, ensure_ascii=False, default=str))


def _times_first(_logger: WrappedLogger, _method: str, record: EventDict) -> EventDict:
    first = {key: record.pop(key) for key in ("time", "level", "logger", "event") if key in record}
    return {**first, **record}


def _lines_escaped(_logger: WrappedLogger, _method: str, record: EventDict) -> EventDict:
    """For a terminal, which obeys control characters: all but the traceback on one line."""
    return {
        key: escaped(value) if isinstance(value, str) and key != "exception" else value for key, value in record.items()
    }


def _renderers(as_words: bool) -> list[Processor]:
    if as_words:
        return [_lines_escaped, structlog.dev.ConsoleRenderer(timestamp_key="time", pad_event_to=0)]
    return [_times_first, structlog.processors.JSONRenderer(serializer=as_json)]


def set_up(settings: Settings, stream: TextIO | None = None) -> None:
    """Send every record of this process, structlog's and the standard library's, to `stream` (standard error)."""
    stream = stream or sys.stderr
    as_words = settings.log_format == "console" or (settings.log_format == "auto" and stream.isatty())
    common: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True, key="time"),
        structlog.processors.format_exc_info,
    ]
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=common,
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, *_renderers(as_words)],
        )
    )
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(settings.log_level)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *common,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
