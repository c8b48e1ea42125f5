"""Clients that keep a server busy: each asks again as soon as it is answered, over a connection kept open."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field

TIMEOUT = 60  # seconds until an answer counts as none


@dataclass
class Tally:
    """What clients saw: answers by status (0 for none), and how long each took, in milliseconds."""

    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        ordered = sorted(self.times)
        return ordered[min(int(len(ordered) * share), len(ordered) - 1)] if ordered else float("nan")

    def told(self, seconds: float) -> str:
        good = sum(count for status, count in self.statuses.items() if 200 <= status < 400)
        by_status = ", ".join(f"{status}: {count}" for status, count in sorted(self.statuses.items()))
        return (
            f"{good / seconds:6.0f} a second, p50 {self.percentile(0.5):5.0f} ms, p99 {self.percentile(0.99):5.0f} ms"
            f"  ({by_status})"
        )


class Client:
    """One connection to 127.0.0.1, opened anew when the server has closed it."""

    def __init__(self, port: int, headers: str = "") -> None:
        self.port, self.headers = port, headers
        self.reader: asyncio.StreamReader | None = None
        self.writer: asyncio.StreamWriter | None = None

    async def ask(self, method: str, path: str, body: str = "") -> tuple[int, str, str]:
        """Status, head and body of the answer; status 0 when none came."""
        try:
            return await asyncio.wait_for(self._ask(method, path, body.encode()), TIMEOUT)
        except (OSError, asyncio.IncompleteReadError, asyncio.LimitOverrunError, TimeoutError):
            self.close()
            return 0, "", ""

    async def _ask(self, method: str, path: str, body: bytes) -> tuple[int, str, str]:
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, limit=2**22)
        assert self.reader is not None
        head = f"{method} {path} HTTP/1.1\r\nHost: 127.0.0.1:{self.port}\r\n{self.headers}"
        if body:
            head += f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(body)}\r\n"
        self.writer.write(f"{head}\r\n".encode() + body)
        await self.writer.drain()
        answer = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        low = answer.lower()
        text = await self._body(low)
        if "connection: close" in low:
            self.close()
        return int(answer.split(" ", 2)[1]), answer, text

    async def _body(self, head: str) -> str:
        assert self.reader is not None
        if "transfer-encoding: chunked" in head:
            text = b""
            while size := int((await self.reader.readuntil(b"\r\n")).strip(), 16):
                text += (await self.reader.readexactly(size + 2))[:-2]
            await self.reader.readuntil(b"\r\n")
            return text.decode(errors="replace")
        length = next((line for line in head.split("\r\n") if line.startswith("content-length:")), "content-length: 0")
        return (await self.reader.readexactly(int(length.partition(":")[2]))).decode(errors="replace")

    def close(self) -> None:
        if self.writer is not None:
            self.writer.close()
        self.reader = self.writer = None


async def busy(clients: int, seconds: float, act: Callable[[int], Awaitable[int]], tally: Tally) -> None:
    """`act(number of the client)` again and again until the time is over; it gives a status."""
    end = time.monotonic() + seconds

    async def one(number: int) -> None:
        while time.monotonic() < end:
            began = time.perf_counter()
            status = await act(number)
            tally.statuses[status] += 1
            tally.times.append((time.perf_counter() - began) * 1000)
            if status in (0, 429, 503):
                await asyncio.sleep(0.05)  # refused at once, a client that asks at once again only measures itself

    await asyncio.gather(*(one(number) for number in range(clients)))
