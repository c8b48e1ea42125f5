"""`python -m tests.bench.serving`: the real server under readers and writers, overload, and clients that dawdle.

With `--port` it measures a server that runs already on the newsroom that `--fill FOLDER` made.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import sys
import tempfile
import uuid
from contextlib import suppress
from datetime import timedelta
from html import unescape
from pathlib import Path
from urllib.parse import quote, urlencode

from sqlmodel import select

from factcheck.models import Account, Article, Claim, SessionRecord
from factcheck.models.columns import now
from factcheck.models.values import Role
from factcheck.services.store import Store
from factcheck.web.sessions import COOKIE, _hash
from tests.bench.load import Client, Tally, busy
from tests.bench.page import fill
from tests.browser.server import serve

TOKEN = "token-of-the-measurement"
SLOW = 200  # connections that send a byte now and then
WRITERS = 4


def prepare(folder: Path) -> str:
    """A newsroom with an article of 60 claims, and a fact-checker signed in by TOKEN; the database's address."""
    address = f"sqlite:///{folder / 'newsroom.sqlite3'}"
    fill(address)
    store = Store(address)
    with store.writing() as session:
        person = session.exec(select(Account).where(Account.role == Role.FACT_CHECKER.value)).one()
        expires = now() + timedelta(hours=12)
        session.add(SessionRecord(token_hash=_hash(TOKEN), account_id=person.id, content={}, expires_at=expires))
    store.close()
    return address


class Newsroom:
    """What the clients ask for: the public page, and a claim for each writer."""

    def __init__(self, address: str) -> None:
        store = Store(address)
        with store.reading() as session:
            slug = session.exec(select(Article.slug)).one()
            query = select(Claim.public_id, Claim.version).where(Claim.state == "to_do").limit(60)
            claims = session.exec(query).all()
        store.close()
        self.page = f"/en/articles/{quote(slug)}"
        self.claims = [f"/en/desk/claims/{public_id}" for public_id, _version in claims]


class Readers:
    def __init__(self, port: int, newsroom: Newsroom, count: int) -> None:
        self.path = newsroom.page
        self.clients = [Client(port, "Accept-Encoding: gzip, br\r\n") for _ in range(count)]

    async def act(self, number: int) -> int:
        return (await self.clients[number].ask("GET", self.path))[0]


class Writers:
    """Each rewords a claim of its own. `acknowledged` has, by claim, the last wording that was answered as saved."""

    def __init__(self, port: int, newsroom: Newsroom, count: int) -> None:
        self.clients = [Client(port, f"Cookie: {COOKIE}={quote(TOKEN)}\r\n") for _ in range(count)]
        self.claims = newsroom.claims[:count]
        self.forms: dict[int, dict[str, str]] = {}
        self.acknowledged: dict[str, str] = {}
        self.edits = 0

    async def _form(self, number: int) -> dict[str, str]:
        status, _head, page = await self.clients[number].ask("GET", self.claims[number])
        found = re.search(r'<form[^>]*action="[^"]*/wording".*?</form>', page, re.DOTALL)
        if status != 200 or found is None:
            return {}
        hidden = [field for field in re.findall(r"<input[^>]*>", found[0]) if 'type="hidden"' in field]
        pairs = (dict(re.findall(r'(name|value)="([^"]*)"', field)) for field in hidden)
        return {pair["name"]: unescape(pair["value"]) for pair in pairs}

    async def act(self, number: int) -> int:
        form = self.forms.get(number) or await self._form(number)
        if not form:
            return 503
        self.edits += 1
        text = f"The town of Harwick opened {self.edits} schools, says writer {number}."
        sent = {**form, "text": text, "once": uuid.uuid4().hex}
        path = f"{self.claims[number]}/wording"
        status, _head, _body = await self.clients[number].ask("POST", path, urlencode(sent))
        if status == 303:
            self.acknowledged[self.claims[number].rsplit("/", 1)[1]] = text
            self.forms[number] = {**form, "version": str(int(form["version"]) + 1)}
        else:
            self.forms.pop(number, None)
        return status

    def lost(self, address: str) -> list[str]:
        """Claims whose acknowledged wording is not what the database holds."""
        store = Store(address)
        with store.reading() as session:
            held = {str(claim.public_id): claim.text for claim in session.exec(select(Claim)).all()}
        store.close()
        return [claim for claim, text in self.acknowledged.items() if held[claim] != text]


async def dawdle(port: int, count: int) -> list[asyncio.StreamWriter]:
    """Connections that have begun a request and never end it."""
    opened = []
    for _ in range(count):
        _reader, writer = await asyncio.open_connection("127.0.0.1", port)
        writer.write(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ")
        opened.append(writer)
    return opened


async def drip(opened: list[asyncio.StreamWriter]) -> None:
    while True:
        await asyncio.sleep(1)
        for writer in opened:
            if not writer.is_closing():
                writer.write(b"x")


async def measure(port: int, address: str, seconds: float, crowd: int) -> None:
    newsroom = Newsroom(address)
    await Writers(port, newsroom, 1).act(0)  # the session gets the secret of its form tokens once
    for count in (8, 32):
        readers, tally = Readers(port, newsroom, count), Tally()
        await busy(count, seconds, readers.act, tally)
        print(f"{count:4} readers            {tally.told(seconds)}", flush=True)
    for count, told in ((8, ""), (crowd, " (overload)")):
        readers, writers = Readers(port, newsroom, count), Writers(port, newsroom, WRITERS)
        reads, writes = Tally(), Tally()
        await asyncio.gather(busy(count, seconds, readers.act, reads), busy(WRITERS, seconds, writers.act, writes))
        print(f"{count:4} readers, {WRITERS} writers{told}\n       reads   {reads.told(seconds)}")
        print(f"       writes  {writes.told(seconds)}; acknowledged and lost: {len(writers.lost(address))}", flush=True)
    opened = await dawdle(port, SLOW)
    dripping = asyncio.create_task(drip(opened))
    await asyncio.sleep(0.5)
    readers, tally = Readers(port, newsroom, 4), Tally()
    with suppress(TimeoutError):
        await asyncio.wait_for(busy(4, seconds, readers.act, tally), seconds + 10)
    print(f"   4 readers, {SLOW} dawdle  {tally.told(seconds)}", flush=True)
    dripping.cancel()
    for writer in opened:
        writer.close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=10)
    parser.add_argument("--crowd", type=int, default=150, help="readers that are too many")
    parser.add_argument("--fill", type=Path, metavar="FOLDER", help="make the newsroom there, and end")
    parser.add_argument("--port", type=int)
    parser.add_argument("--database", help="of the server that runs at --port")
    chosen = parser.parse_args()
    if chosen.fill:
        print(prepare(chosen.fill))
    elif chosen.port:
        asyncio.run(measure(chosen.port, chosen.database, chosen.seconds, chosen.crowd))
    else:
        with tempfile.TemporaryDirectory() as folder:
            address = prepare(Path(folder))
            with serve(Path(folder), demo="0", database=address) as server:
                port = int(server.address.rsplit(":", 1)[1])
                asyncio.run(measure(port, address, chosen.seconds, chosen.crowd))
    return 0


if __name__ == "__main__":
    sys.exit(main())
