"""Logs: one line a record whatever is in it, structlog's and the libraries' alike, and nothing that people typed."""

from __future__ import annotations

import json
import logging

import structlog
from hypothesis import HealthCheck, given
from hypothesis import settings as limits
from hypothesis import strategies as st

from factcheck import logs
from factcheck.config import Settings
from tests.logged import Written

ODD = "one\ntwo\r\x1b[31mred\u2028\u202e\u200b\u0000 قال"


def test_a_record_is_one_line_of_json_that_begins_with_when(written: Written) -> None:
    structlog.get_logger("factcheck.test").info("saved", article="7", words=ODD)
    logging.getLogger("some.library").warning("took %s of %s", 3, ODD)
    first, second = written.records()
    assert list(first)[:4] == ["time", "level", "logger", "event"]
    assert first["time"].endswith("Z")
    assert (first["level"], first["logger"], first["event"]) == ("info", "factcheck.test", "saved")
    assert first["words"] == ODD
    assert (second["level"], second["logger"]) == ("warning", "some.library")
    assert second["event"] == f"took 3 of {ODD}"


def test_an_exception_stays_on_the_line(written: Written) -> None:
    try:
        raise ValueError(ODD)
    except ValueError:
        structlog.get_logger("factcheck.test").exception("failed")
        logging.getLogger("some.library").exception("failed too")
    for record in written.records():
        assert record["exception"].startswith("Traceback")
        assert "ValueError" in record["exception"]
    assert len(written.lines()) == 2


@limits(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=200)
@given(st.text(st.characters(), max_size=20))
def test_no_text_breaks_a_line_or_hides_in_it(text: str) -> None:
    line = logs.as_json({"event": text})
    assert line.isprintable()
    joined = text.encode("utf-16", "surrogatepass").decode("utf-16", "surrogatepass")  # as JSON reads a pair
    assert json.loads(line) == {"event": joined}
    assert logs.escaped(text).isprintable()


def test_a_terminal_gets_words_on_one_line() -> None:
    root, stream = logging.getLogger(), Written()
    before, stream.terminal = list(root.handlers), True
    try:
        logs.set_up(Settings(log_format="auto"), stream)
        structlog.get_logger("factcheck.test").info(ODD, words=ODD)
    finally:
        root.handlers[:] = before
        structlog.reset_defaults()
    (line,) = stream.lines()
    assert "\\u202e" in line
    assert "\u202e" not in line
    assert "\x1b[31mred" not in line


def test_the_level_holds_for_everybody(written: Written) -> None:
    logs.set_up(Settings(log_level="WARNING", log_format="json"), written)
    structlog.get_logger("factcheck.test").info("quiet")
    logging.getLogger("some.library").info("quiet")
    assert written.lines() == []
