"""Servers of our own on loopback, a resolver under the tests' control, and a record of every connection made.

127.0.0.2 plays the public internet, through the one seam there is (`Reach.besides`); 127.0.0.1 and ::1 are what must
never be reached.
"""

from __future__ import annotations

import contextlib
import ipaddress
import re
import socket
import sys
import threading
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import unquote

from factcheck.outside.reach import Reach

PUBLIC = "127.0.0.2"
Answer = Callable[[socket.socket, str], None]
_records: list[list[str]] = []
_hooked: list[bool] = []


def _note(event: str, arguments: tuple[Any, ...]) -> None:
    if event == "socket.connect" and _records:
        where = arguments[1]
        for record in _records:
            record.append(str(where[0]) if isinstance(where, tuple) else str(where))


@contextmanager
def connections() -> Iterator[list[str]]:
    """The hosts that this process connects to meanwhile, whatever library asks for it."""
    if not _hooked:
        sys.addaudithook(_note)
        _hooked.append(True)
    record: list[str] = []
    _records.append(record)
    try:
        yield record
    finally:
        _records.remove(record)


def answer(
    status: str = "200 OK", headers: dict[str, str] | None = None, body: bytes = b"<p>Hello</p>", length: bool = True
) -> bytes:
    """A whole answer, closed at its end."""
    fields = {"Content-Type": "text/html; charset=utf-8", "Connection": "close", **(headers or {})}
    if length:
        fields.setdefault("Content-Length", str(len(body)))
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"HTTP/1.1 {status}\r\n{head}\r\n".encode() + body


def zeros(size: int) -> Iterator[bytes]:
    """`size` bytes of zeros, packed with gzip a piece at a time: about a thousandth of their length."""
    packer = zlib.compressobj(9, zlib.DEFLATED, 16 + zlib.MAX_WBITS)
    piece = bytes(1 << 20)
    for _ in range(size // len(piece)):
        if packed := packer.compress(piece):
            yield packed
    yield packer.flush()


class Listener:
    """A server in threads of its own that counts who connects. It ends with its context."""

    def __init__(
        self,
        host: str,
        port: int = 0,
        reply: Answer | None = None,
        handshake: Callable[..., socket.socket] | None = None,
    ) -> None:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        self._socket = socket.socket(family, socket.SOCK_STREAM)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._socket.bind((host, port))
        self._socket.listen(128)
        self.port: int = self._socket.getsockname()[1]
        self.count = 0
        self.requests: list[str] = []
        self.ended = threading.Event()
        self._handshake = handshake
        self._reply = reply or (lambda connection, _: connection.sendall(answer()))

    def __enter__(self) -> Listener:
        threading.Thread(target=self._accept, daemon=True).start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self._socket.accept()
                self.count += 1
                threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with contextlib.ExitStack() as stack, contextlib.suppress(OSError):
            stack.enter_context(connection)
            connection.settimeout(10)
            if self._handshake:
                connection = stack.enter_context(self._handshake(connection))
            asked = b""
            while b"\r\n\r\n" not in asked and (piece := connection.recv(65_536)):
                asked += piece
            if not asked:
                return
            self.requests.append(asked.decode("latin-1"))
            self._reply(connection, asked.decode("latin-1").split(" ")[1])


@dataclass
class World:
    """A site that plays the public internet, and what lies inside, on the same port."""

    site: Listener
    inside: list[Listener]
    names: dict[str, list[list[str]]] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)
    pages: dict[str, Answer] = field(default_factory=dict)

    def resolve(self, host: str, _: int) -> list[str]:
        """The next answer for a name; the last one is given ever after. A literal must never come here."""
        self.asked.append(host)
        answers = self.names.get(host, [[PUBLIC]])
        return answers.pop(0) if len(answers) > 1 else answers[0]

    @property
    def reach(self) -> Reach:
        besides = (ipaddress.ip_network(f"{PUBLIC}/32"),)
        return Reach(resolve=self.resolve, ports=frozenset({80, 443, self.site.port}), besides=besides)

    def address(self, path: str = "/", host: str = "news.example") -> str:
        return f"http://{host}:{self.site.port}{path}"

    def page(self, path: str, *pieces: bytes) -> str:
        """Serve these bytes at a path; returns its address."""
        self.pages[path] = lambda connection, _: [connection.sendall(piece) for piece in pieces] and None
        return self.address(path)

    def reply(self, connection: socket.socket, path: str) -> None:
        found = re.match(r"/go/(\d)/(.*)", path)
        if found and int(found[1]) > 1:
            target = f"/go/{int(found[1]) - 1}/{found[2]}"
        elif found:
            target = unquote(found[2])
        else:
            self.pages.get(path, lambda there, _: there.sendall(answer()))(connection, path)
            return
        status = ("301 Moved", "302 Found", "307 Temporary", "308 Permanent")[len(self.site.requests) % 4]
        connection.sendall(answer(status, {"Location": target.encode().decode("latin-1")}, b"moved"))


@contextmanager
def world() -> Iterator[World]:
    """The site and, on the same port of 127.0.0.1 and (where there is one) ::1, listeners that nobody may reach."""
    with contextlib.ExitStack() as stack:
        made: list[World] = []
        site = stack.enter_context(Listener(PUBLIC, reply=lambda connection, path: made[0].reply(connection, path)))
        inside = [stack.enter_context(Listener("127.0.0.1", site.port))]
        with contextlib.suppress(OSError):
            inside.append(stack.enter_context(Listener("::1", site.port)))
        made.append(World(site, inside))
        yield made[0]
