"""Hostile servers and documents against a newsroom that goes on serving.

`python -m tests.outside.endurance BYTES FILE [few]`: one process, as a server's worker is, serves the real
application over HTTP, fetches and parses in a thread, and is asked for pages by another all the while. Bombs unpack to
BYTES; `few` takes one case of each kind. Writes to FILE one JSON object a case, then one of the whole.
"""

from __future__ import annotations

import datetime
import json
import sys
import tempfile
import threading
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from werkzeug.serving import make_server

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.outside.errors import OutsideError
from factcheck.outside.fetching import fetch
from factcheck.outside.limits import FetchLimits
from factcheck.outside.parsing import parse
from factcheck.services import newsrooms, schema
from factcheck.services.store import Store
from tests.outside import hostile
from tests.outside.site import World, answer, world
from tests.outside.watch import Watch, children, peak

DRIP = FetchLimits(seconds=1)
FEW = {"gzip bomb", "endless chunks", "slow drip", "JSON 100,000 lists deep", "billion laughs", "a million tags"}


@dataclass
class Reader:
    """Asks for the public page again and again; keeps each answer's status and seconds."""

    address: str
    answers: list[tuple[int, float]] = field(default_factory=list)
    done: threading.Event = field(default_factory=threading.Event)

    def run(self) -> None:
        while not self.done.wait(0.01):
            started = time.monotonic()
            try:
                with urllib.request.urlopen(self.address, timeout=30) as page:
                    page.read()
                    status = page.status
            except OSError:
                status = 0
            self.answers.append((status, time.monotonic() - started))


@contextmanager
def newsroom(folder: Path) -> Iterator[str]:
    """The application on a newsroom of its own, served from this process; yields the address of its public page."""
    database = f"sqlite:///{folder / 'newsroom.sqlite3'}"
    store = Store(database)
    schema.upgrade(store)
    newsrooms.create(store, names={"en": "The Harbour Desk", "ar": "مكتب الميناء"}, languages=["ar", "en"])
    store.close()
    app = create_app(
        Settings(instance=folder, database=database, secret_key="a key for these tests", log_level="ERROR")
    )
    server = make_server("127.0.0.1", 0, app, threaded=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/en/"
    finally:
        server.shutdown()
        server.server_close()


def attempt(net: World, address: str, limits: FetchLimits) -> str:
    """Fetch and parse; the code of the refusal, or nothing."""
    try:
        parse(fetch(address, limits, net.reach))
    except OutsideError as error:
        return error.code
    return ""


def cases(net: World, size: int) -> Iterator[tuple[str, str, set[str], FetchLimits]]:
    for name, (address, codes) in hostile.servers(net, size).items():
        yield name, address, codes, DRIP if "too_slow" in codes else FetchLimits()
    for number, (name, (kind, content, codes)) in enumerate({**hostile.DOCUMENTS, **hostile.SLOW}.items()):
        page = answer(headers={"Content-Type": kind}, body=content)
        yield name, net.page(f"/document/{number}", page), codes, FetchLimits()


def main(size: int, told: Path, few: bool) -> None:
    def tell(**figures: Any) -> None:
        with told.open("a", encoding="utf-8") as file:
            file.write(json.dumps(figures, ensure_ascii=False) + "\n")

    seen = Watch()
    with tempfile.TemporaryDirectory() as folder, newsroom(Path(folder)) as address, world() as net, seen:
        reader = Reader(address)
        asking = threading.Thread(target=reader.run)
        asking.start()
        try:
            for name, hostile_address, codes, limits in cases(net, size):
                if few and name not in FEW:
                    continue
                before, started = len(reader.answers), time.monotonic()
                code = attempt(net, hostile_address, limits)
                while len(reader.answers) == before:  # refused too fast for even one page meanwhile
                    time.sleep(0.005)
                took, answers = time.monotonic() - started, reader.answers[before:]
                tell(case=name, code=code, expected=code in codes, seconds=round(took, 2), answers=len(answers),
                     slowest=round(max(seconds for _, seconds in answers), 3))  # fmt: skip
        finally:
            reader.done.set()
            asking.join()
        statuses = sorted({status for status, _ in reader.answers})
        tell(at=datetime.datetime.now(datetime.UTC).isoformat(), bomb_bytes=size, answers=len(reader.answers),
             statuses=statuses, slowest=round(max(seconds for _, seconds in reader.answers), 3),
             worker_peak=peak(), parser_peak=seen.most_memory, left_running=len(children()))  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), Path(sys.argv[2]), few="few" in sys.argv[3:])
