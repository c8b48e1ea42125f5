"""The real program in a process of its own, on a free loopback port, with a demo newsroom of its own."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = "from factcheck.cli import main; main()"
START_SECONDS = 60


class Server(NamedTuple):
    """A running newsroom: its address without a slash at the end, and the folder of its database."""

    address: str
    instance: Path


def free_port() -> int:
    """A port that nothing listened on a moment ago."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


def answers(address: str) -> bool:
    """Whether the server answers at all, with whatever status."""
    try:
        urllib.request.urlopen(f"{address}/en/", timeout=5).close()
    except urllib.error.HTTPError:
        return True
    except OSError:
        return False
    return True


def wait_for(process: subprocess.Popen[bytes], address: str, log: Path) -> None:
    """Wait until the server answers; raise RuntimeError with the end of its log if it never does."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if answers(address):
            return
        time.sleep(0.1)
    told = log.read_text(encoding="utf-8", errors="replace")[-3000:]
    raise RuntimeError(f"the server for the browser tests did not start ({process.poll()}):\n{told}")


@contextmanager
def serve(folder: Path, **settings: str) -> Iterator[Server]:
    """Run `factcheck run` on a fresh demo newsroom below `folder`, until the block ends.

    `settings` become FACTCHECK_* variables; those of the person who runs the tests are left out.
    """
    instance, log = folder / "instance", folder / "server.log"
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    chosen = {"host": "127.0.0.1", "port": str(port), "instance": str(instance), "demo": "1"}
    # Tests sign in far more often in a minute than any person does.
    chosen |= {"sign_in_limit": "100000 per minute"} | settings
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    environment |= {f"FACTCHECK_{name.upper()}": value for name, value in chosen.items()}
    with log.open("wb") as output:
        command = [sys.executable, "-c", PROGRAM, "run"]
        process = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=output, stderr=subprocess.STDOUT)
    try:
        wait_for(process, address, log)
        yield Server(address, instance)
    finally:
        process.terminate()
        try:
            process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
