"""A server that answers too much, too slowly, or not what it says: refused, with memory and time bounded."""

from __future__ import annotations

import dataclasses
import gzip
import hashlib
import ipaddress
import socket
import threading
import time
import zlib
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.outside.errors import FetchError
from factcheck.outside.fetching import Fetched, fetch
from factcheck.outside.limits import FetchLimits
from factcheck.outside.unpacking import unpacked
from tests.outside.site import Listener, World, answer, connections, zeros

SMALL = FetchLimits(most_bytes=100_000, head_bytes=16_384)
HURRIED = dataclasses.replace(SMALL, seconds=0.6, idle_seconds=0.3)
HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
GZIP = {"Content-Encoding": "gzip"}


LIES: list[tuple[dict[str, str], bytes, str | None]] = [
    ({"Content-Length": "200000"}, b"short", "too_large"),
    ({"Content-Length": "5000"}, b"short", "bad_answer"),
    ({"Content-Length": "-1"}, b"short", None),
    ({"Content-Length": "9" * 4000}, b"short", "too_large"),
    ({"Content-Length": "many"}, b"short", None),
    ({"Content-Length": "0"}, b"<p>unseen", None),
    (GZIP, b"not gzip at all", "wrong_encoding"),
    (GZIP, gzip.compress(b"whole")[:-4], "bad_answer"),
    (GZIP, gzip.compress(b"a") * 17, "wrong_encoding"),
    ({"Content-Encoding": "gzip, gzip"}, gzip.compress(gzip.compress(b"x")), "wrong_encoding"),
    ({"Content-Encoding": "br"}, b"\x0b\x02\x80hello\x03", "wrong_encoding"),
    ({"Content-Type": "application/pdf"}, b"%PDF-1.7", "wrong_type"),
    ({"Content-Type": "application/gzip"}, gzip.compress(b"x"), "wrong_type"),
    ({"Content-Type": ""}, b"<p>", "wrong_type"),
    ({"Content-Type": "text/html/x;;;"}, b"<p>", "wrong_type"),
    ({"Transfer-Encoding": "chunked"}, b"zz\r\n", "bad_answer"),
    ({"Transfer-Encoding": "chunked"}, b"-5\r\nhello\r\n0\r\n\r\n", "bad_answer"),
    ({"Transfer-Encoding": "chunked"}, b"5\r\nhello", "bad_answer"),
]


def code(net: World, address: str, limits: FetchLimits = SMALL) -> str:
    with pytest.raises(FetchError) as caught:
        fetch(address, limits, net.reach)
    return caught.value.code


def got(net: World, *pieces: bytes, limits: FetchLimits = SMALL) -> Fetched:
    return fetch(net.page("/page", *pieces), limits, net.reach)


def forever(net: World, piece: bytes, start: bytes = b"", pause: float = 0.0) -> str:
    """A page that goes on with `piece` until the other end has had enough."""

    def reply(connection: socket.socket, _: str) -> None:
        connection.sendall(start)
        while not net.site.ended.wait(pause):
            connection.sendall(piece)

    net.pages["/forever"] = reply
    return net.address("/forever")


@pytest.mark.parametrize(
    ("start", "piece", "pause", "refusal"),
    [
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"400\r\n" + b"x" * 1024 + b"\r\n", 0, "too_large"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1\r\nx\r\n", 0, "too_large"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n0\r\n", b"Trailer: yes\r\n", 0, "too_large"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1;" + b"x" * 100, 0, "bad_answer"),
        (HEAD + b"\r\n", b"<p>on and on", 0, "too_large"),
        (HEAD + b"\r\n", b"x", 0.05, "too_slow"),
        (HEAD + b"Content-Length: 50\r\n\r\n", b"", 0.05, "too_slow"),
        (HEAD, b"X-More: 1\r\n", 0, "bad_answer"),
        (HEAD + b"X-Long: ", b"x" * 4096, 0, "too_large"),
        (HEAD, b"X", 0.05, "too_slow"),
        (b"", b"HTTP/1.1 100 Continue\r\n\r\n", 0, "too_large"),
        (b"", b"H", 0.05, "too_slow"),
        (b"", b"", 0.05, "too_slow"),
    ],
    ids=[
        *("endless-chunks", "endless-small-chunks", "endless-trailers", "endless-chunk-mark", "endless-body"),
        *("dripping-body", "body-that-stops", "endless-headers", "endless-header", "dripping-header"),
        *("endless-continue", "dripping-status", "silence"),
    ],
)
def test_a_server_that_never_ends_is_left(net: World, start: bytes, piece: bytes, pause: float, refusal: str) -> None:
    limits = HURRIED if refusal == "too_slow" else SMALL
    assert code(net, forever(net, piece, start, pause), limits) == refusal


def test_the_body_of_a_redirect_is_not_read(net: World) -> None:
    address = forever(net, b"x" * 1024, b"HTTP/1.1 302 Found\r\nLocation: /end\r\n\r\n")
    assert fetch(address, SMALL, net.reach).final_address == net.address("/end")


def test_a_name_that_resolves_too_slowly_is_left(net: World) -> None:
    released = threading.Event()

    def resolve(_: str, __: int) -> list[str]:
        released.wait(10)
        return ["127.0.0.1"]

    reach = type(net.reach)(resolve=resolve, ports=net.reach.ports, besides=net.reach.besides)
    with pytest.raises(FetchError) as caught:
        fetch(net.address(), FetchLimits(seconds=0.2), reach)
    released.set()
    assert caught.value.code == "too_slow"


def test_all_hops_share_one_deadline(net: World) -> None:
    def reply(connection: socket.socket, _: str) -> None:
        net.site.ended.wait(0.3)
        connection.sendall(answer("302 Found", {"Location": "/slow"}))

    net.pages["/slow"] = reply
    limits = FetchLimits(seconds=0.7, hops=1000)
    assert code(net, net.address("/slow"), limits) == "too_slow"
    assert len(net.site.requests) <= 3


@pytest.mark.parametrize("size", [1 << 20, 1 << 30], ids=["1-megabyte", "1-gigabyte"])
def test_a_gzip_bomb_is_refused_at_the_limit(net: World, size: int) -> None:
    net.pages["/bomb"] = lambda there, _: _bomb(there, size)
    before = time.process_time()
    assert code(net, net.address("/bomb"), FetchLimits(most_bytes=200_000, seconds=30)) == "too_large"
    assert time.process_time() - before < 20, "it was unpacked to its end"


def _bomb(connection: socket.socket, size: int) -> None:
    connection.sendall(HEAD + b"Content-Encoding: gzip\r\nConnection: close\r\n\r\n")
    for piece in zeros(size):
        connection.sendall(piece)


@pytest.mark.parametrize(("headers", "body", "refusal"), LIES, ids=map(str, range(len(LIES))))
def test_lies_of_a_server_are_refused_or_harmless(
    net: World, headers: dict[str, str], body: bytes, refusal: str | None
) -> None:
    address = net.page("/lie", answer("200 OK", headers, body, length=False))
    if refusal:
        assert code(net, address) == refusal
    else:
        assert body.startswith(fetch(address, SMALL, net.reach).content)


@pytest.mark.parametrize(
    "status", ["204 No Content", "206 Partial", "304 Same", "403 No", "404 Gone", "500 Oh", "999 ?"]
)
def test_only_a_whole_page_is_a_page(net: World, status: str) -> None:
    assert code(net, net.page("/x", answer(status, body=b""))) == "bad_status"


@pytest.mark.parametrize(
    "garbage", [b"", b"\r\n\r\n", b"SSH-2.0-Server\r\n", b"HTTP/1.1 abc\r\n\r\n", b"\x16\x03\x01\x00"]
)
def test_what_is_not_http_is_a_bad_answer(net: World, garbage: bytes) -> None:
    assert code(net, net.page("/x", garbage)) == "bad_answer"


def test_nobody_there_is_unreachable(net: World) -> None:
    net.names["nowhere.example"] = [[]]
    assert code(net, net.address(host="nowhere.example")) == "unreachable"
    with Listener("127.0.0.2") as other:
        closed = other.port
    reach = type(net.reach)(resolve=net.resolve, ports=frozenset({closed}), besides=net.reach.besides)
    with pytest.raises(FetchError, match="unreachable"):
        fetch(f"http://news.example:{closed}/", SMALL, reach)


def test_the_next_machine_of_a_name_is_tried_when_the_first_is_not_there(net: World) -> None:
    net.names["two.example"] = [["127.0.0.9", "127.0.0.2"]]
    besides = (ipaddress.ip_network("127.0.0.2/32"), ipaddress.ip_network("127.0.0.9/32"))
    reach = type(net.reach)(resolve=net.resolve, ports=net.reach.ports, besides=besides)
    with connections() as made:
        found = fetch(net.address(host="two.example"), SMALL, reach)
    assert (found.hops[-1].machine, made) == ("127.0.0.2", ["127.0.0.9", "127.0.0.2"])


def test_what_came_is_told_whole(net: World) -> None:
    body = "<title>سد</title>".encode()
    found = got(net, answer(headers={"Content-Type": "Text/HTML; Charset=UTF-8"}, body=body))
    assert (found.content, found.sha256) == (body, hashlib.sha256(body).hexdigest())
    assert (found.media_type, found.charset, found.status) == ("text/html", "utf-8", 200)
    assert found.fetched_at.utcoffset() is not None


@pytest.mark.parametrize(
    ("encoding", "pack"),
    [
        ("gzip", gzip.compress),
        ("x-gzip", gzip.compress),
        ("deflate", zlib.compress),
        ("deflate", lambda b: zlib.compress(b)[2:-4]),
    ],
)
@pytest.mark.parametrize("body", [b"", b"a", b"word " * 10_000, bytes(99_999)])
def test_packed_pages_come_out_whole(net: World, encoding: str, pack: Callable[[bytes], bytes], body: bytes) -> None:
    found = got(net, answer(headers={"Content-Encoding": encoding}, body=pack(body)))
    assert found.content == body


@given(st.binary(max_size=2000), st.integers(1, 300), st.integers(1, 3))
def test_unpacking_does_not_depend_on_how_the_pieces_fall(body: bytes, size: int, times: int) -> None:
    packed = gzip.compress(body) * times
    pieces = [packed[at : at + size] for at in range(0, len(packed), size)]
    assert unpacked(pieces, "gzip", 10_000, lambda: None) == body * times


def test_a_request_says_who_asks_and_nothing_more(
    net: World, monkeypatch: pytest.MonkeyPatch, tmp_path: object
) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{net.site.port}")
    netrc = f"{tmp_path}/netrc"
    with open(netrc, "w", encoding="ascii") as file:
        file.write("default login somebody password secret\n")
    monkeypatch.setenv("NETRC", netrc)
    net.page("/a", answer("302 Found", {"Location": "/b", "Set-Cookie": "a=b; Path=/"}))
    with connections() as made:
        fetch(net.address("/a"), FetchLimits(contact="desk@news.example"), net.reach)
    assert set(made) == {"127.0.0.2"}
    assert len(net.site.requests) == 2
    for request in net.site.requests:
        fields = dict(line.split(": ", 1) for line in request.strip().split("\r\n")[1:])
        assert fields.keys() == {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}
        assert fields["Host"] == f"news.example:{net.site.port}"
        assert "factcheck/" in fields["User-Agent"]
        assert "desk@news.example" in fields["User-Agent"]
