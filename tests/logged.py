"""What the program logs, kept by a test."""

from __future__ import annotations

import io
import json
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import structlog

from factcheck import logs
from factcheck.config import Settings


class Written(io.StringIO):
    """What was logged; `terminal` says whether it claims to be one."""

    terminal = False

    def isatty(self) -> bool:
        return self.terminal

    def lines(self) -> list[str]:
        told = self.getvalue()
        assert told.endswith("\n") or not told
        return told.split("\n")[:-1]

    def records(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.lines()]


@contextmanager
def kept_log() -> Iterator[Written]:
    """The log while the block lasts, as JSON; afterwards logging is as it was."""
    root, stream = logging.getLogger(), Written()
    before, level = list(root.handlers), root.level
    logs.set_up(Settings(log_format="json"), stream)
    try:
        yield stream
    finally:
        root.handlers[:], root.level = before, level
        structlog.reset_defaults()
