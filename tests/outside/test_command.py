"""`factcheck fetch`: what was read as JSON, or why not."""

from __future__ import annotations

import functools
import json
import subprocess
import sys

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import commands
from factcheck.outside import fetching
from factcheck.outside.errors import FetchError, ParseError
from factcheck.web.messages import MESSAGES
from tests.outside.site import World, answer


def call(address: str) -> Result:
    return CliRunner().invoke(commands, ["fetch", address])


@pytest.fixture
def reaching(net: World, monkeypatch: pytest.MonkeyPatch) -> World:
    """The command, with the tests' little internet within its reach."""
    monkeypatch.setattr(fetching, "fetch", functools.partial(fetching.fetch, reach=net.reach))
    return net


def test_what_was_fetched_and_parsed_is_printed_as_json(reaching: World) -> None:
    body = "<html lang=ar><title>سد</title><article><p>نص المقال</p></article>".encode()
    reaching.page("/a", answer("301 Moved", {"Location": "/b"}))
    reaching.page("/b", answer(body=body))
    done = call(reaching.address("/a"))
    assert done.exit_code == 0
    told = json.loads(done.stdout)
    assert (told["final_address"], told["bytes"], len(told["hops"])) == (reaching.address("/b"), len(body), 2)
    assert (told["parsed"]["title"], told["parsed"]["language"]) == ("سد", "ar")


def test_what_cannot_be_parsed_is_told_as_far_as_it_was_fetched(reaching: World) -> None:
    reaching.page("/deep", answer(headers={"Content-Type": "application/json"}, body=b"[" * 100_000))
    done = call(reaching.address("/deep"))
    assert done.exit_code == 1
    assert json.loads(done.stdout)["parsed"] is None
    assert "parse_too_heavy" in done.stderr


@pytest.mark.parametrize("host", ["127.0.0.1", "2130706433", "localhost", "[::1]"])
def test_an_address_inside_is_refused_in_words(host: str) -> None:
    done = call(f"http://{host}/")
    assert (done.exit_code, done.stdout) == (1, "")
    assert done.stderr.startswith("factcheck: This address ")


@pytest.mark.parametrize("code", sorted(FetchError.codes | ParseError.codes))
def test_every_refusal_has_words(code: str) -> None:
    assert code in MESSAGES


def test_what_parses_pages_is_not_loaded_where_they_are_fetched() -> None:
    program = "import sys, factcheck.outside.fetching, factcheck.outside.parsing; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.split()
    assert "factcheck.outside.parsing" in loaded
    assert {"lxml", "trafilatura", "flask", "sqlalchemy"} & set(loaded) == set()
