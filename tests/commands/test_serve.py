"""`factcheck serve`: refuses what is unsafe, answers what has begun before it stops, and does not wait for dawdlers."""

from __future__ import annotations

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import commands
from factcheck.commands.serve import unsafe, without_wal
from factcheck.config import Settings, variables
from factcheck.services import newsrooms, schema
from factcheck.services.store import Store
from tests.browser.server import PROGRAM, ROOT, free_port

SAFE = {"secret_key": "a key for the tests", "trusted_hosts": "127.0.0.1"}
DAWDLERS = 40


@pytest.fixture
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """What `factcheck serve` asks for, with a newsroom in a database of its own."""
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    database = f"sqlite:///{tmp_path / 'newsroom.sqlite3'}"
    chosen = {**SAFE, "instance": str(tmp_path), "database": database, "port": str(free_port())}
    return {f"FACTCHECK_{name.upper()}": value for name, value in chosen.items()}


@pytest.fixture
def newsroom(environment: dict[str, str]) -> None:
    store = Store(environment["FACTCHECK_DATABASE"])
    schema.upgrade(store)
    newsrooms.create(store, names={"en": "The Quay", "ar": "الرصيف"}, languages=["ar", "en"])
    store.close()


@pytest.mark.parametrize(
    ("changes", "named"),
    [
        ({}, []),
        ({"host": "0.0.0.0", "secure_cookies": True}, []),
        ({"demo": True}, ["FACTCHECK_DEMO"]),
        ({"secret_key": ""}, ["FACTCHECK_SECRET_KEY"]),
        ({"trusted_hosts": ""}, ["FACTCHECK_TRUSTED_HOSTS"]),
        ({"host": "0.0.0.0"}, ["FACTCHECK_SECURE_COOKIES"]),
        ({"trusted_proxies": 1}, ["FACTCHECK_SECURE_COOKIES"]),
        ({"demo": True, "secret_key": "", "host": "::"}, ["DEMO", "SECRET_KEY", "SECURE_COOKIES"]),
    ],
)
def test_unsafe_settings_are_refused_in_words(changes: dict[str, object], named: list[str]) -> None:
    told = unsafe(Settings(**{**SAFE, **changes}))  # type: ignore[arg-type]
    assert len(told) == len(named)
    assert all(name in sentence for name, sentence in zip(named, told, strict=True))


def test_the_command_says_all_of_it_and_serves_nothing(environment: dict[str, str]) -> None:
    told = CliRunner().invoke(commands, ["serve"], env={**environment, "FACTCHECK_SECRET_KEY": ""})
    assert told.exit_code == 2
    assert told.output.startswith("factcheck: FACTCHECK_SECRET_KEY is not set.")


def test_a_database_that_is_not_ready_is_said_so(environment: dict[str, str]) -> None:
    def serve(*arguments: str, **changes: str) -> str:
        told = CliRunner().invoke(commands, ["serve", *arguments], env={**environment, **changes})
        assert told.exit_code == 1
        assert "Traceback" not in told.output
        return told.output

    assert "run factcheck migrate" in serve()
    assert "there is no newsroom yet" in serve("--migrate")
    nowhere = "postgresql+psycopg://somebody:hunter2@127.0.0.1:1/news"
    unreachable = serve(FACTCHECK_DATABASE=nowhere)
    assert "cannot be reached" in unreachable
    assert "hunter2" not in unreachable


@contextmanager
def serving(environment: dict[str, str], log: Path, **changes: str) -> Iterator[tuple[int, subprocess.Popen[bytes]]]:
    """The server in a process of its own, until the block ends: its port, and the process."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    port = int(environment["FACTCHECK_PORT"])
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-c", PROGRAM, "serve"],
            cwd=ROOT,
            env={**kept, **environment, **changes},
            stdout=output,
            stderr=output,
        )
    try:
        deadline = time.monotonic() + 60
        while get(port, "/readyz") != 200:
            assert process.poll() is None, log.read_text(encoding="utf-8")
            assert time.monotonic() < deadline, log.read_text(encoding="utf-8")
            time.sleep(0.1)
        yield port, process
    finally:
        process.terminate()
        try:
            process.wait(timeout=30)
        finally:
            process.kill()


def get(port: int, path: str) -> int:
    """The status of an answer; 0 if there is none."""
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        return error.code
    except OSError:
        return 0


@pytest.mark.usefixtures("newsroom")
def test_the_real_server(environment: dict[str, str], tmp_path: Path) -> None:
    """One start serves what follows: clients that dawdle, an odd Host, a stop with a request under way, the log."""
    log = tmp_path / "server.log"
    with serving(environment, log, FACTCHECK_THREADS="2", FACTCHECK_PROCESSES="1", FACTCHECK_LONGEST_WAIT="5") as (
        port,
        process,
    ):
        dawdlers = [socket.create_connection(("127.0.0.1", port)) for _ in range(DAWDLERS)]
        for number, dawdler in enumerate(dawdlers):
            dawdler.sendall(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: "[: number % 44])
        with ThreadPoolExecutor(4) as pool:
            assert set(pool.map(lambda _: get(port, "/en/"), range(8))) == {200}
        # Far more than it can answer in good time: answered, or told to come back.
        with ThreadPoolExecutor(40) as pool:
            statuses = set(pool.map(lambda _: get(port, "/en/"), range(80)))
        assert statuses <= {200, 503}
        assert 200 in statuses
        asked = HTTPConnection("127.0.0.1", port)
        asked.request("GET", "/en/", headers={"Host": "evil.test"})
        assert asked.getresponse().status == 400

        # Two requests at once on one connection get two answers.
        piped = socket.create_connection(("127.0.0.1", port), timeout=20)
        piped.sendall(b"GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n" * 2)
        got = b""
        while got.count(b'{"alive":true}') < 2:
            received = piped.recv(65536)
            assert received, got
            got += received
        piped.close()

        # A head that comes in two parts is one request; a form whose end is still to come when the stop is asked for
        # is read to its end and answered.
        begun = socket.create_connection(("127.0.0.1", port), timeout=20)
        begun.sendall(b"POST /en/sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-url")
        time.sleep(0.2)
        begun.sendall(b"encoded\r\nContent-Length: 9\r\n\r\nemail")
        time.sleep(0.5)
        threading.Timer(0.5, begun.sendall, [b"=a@b"]).start()
        process.send_signal(signal.SIGTERM)
        answered = begun.recv(100)
        assert answered.startswith(b"HTTP/1.1 400"), answered  # no token: answered all the same
        assert process.wait(timeout=20) == 0
        for dawdler in dawdlers:
            dawdler.close()
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()]
    assert {"POST", "GET"} <= {line.get("method") for line in lines}
    assert not [line for line in lines if line["level"] == "error"]


@pytest.mark.parametrize(
    ("version", "address", "told"),
    [
        ((3, 51, 2), "sqlite:///x.sqlite3", True),
        ((3, 51, 3), "sqlite:///x.sqlite3", False),
        ((3, 51, 2), "postgresql+psycopg://db.example/news", False),
    ],
)
def test_a_sqlite_that_can_corrupt_its_log_is_named_at_start(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int, int], address: str, told: bool
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", version)
    assert ("journal_mode=DELETE" in without_wal(Settings(database=address))) is told
