"""Hostile servers and documents, each with the codes that may refuse it. Documents are below the limit of a fetch."""

from __future__ import annotations

import gzip
import socket
from collections.abc import Callable
from contextlib import suppress

from tests.outside.site import World, answer, zeros

HEAD = b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Type: "
HEAVY = {"parse_too_heavy"}
LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    + "]><html><body><p>&a9;</p></body></html>"
)

# name -> (media type, document, codes that may refuse it)
DOCUMENTS: dict[str, tuple[str, bytes, set[str]]] = {
    "JSON 100,000 lists deep": ("application/json", b"[" * 100_000 + b"]" * 100_000, HEAVY),
    "JSON 100,000 objects deep": ("application/json", b'{"a":' * 100_000 + b"1" + b"}" * 100_000, HEAVY),
    "JSON that never closes": ("application/json", b"[" * 9_000_000, HEAVY),
    "a number of a million digits": ("application/json", b"9" * 1_000_000, HEAVY),
    "a number beyond doubles": ("application/json", b"[1e999]", {"parse_failed"}),
    "JSON with NaN": ("application/json", b"NaN", {"parse_failed"}),
    "JSON with half a character": ("application/json", b'"\\ud800"', {"parse_failed"}),
    "JSON that is not": ("application/json", b"<p>", {"parse_failed"}),
    "billion laughs": ("application/xhtml+xml", LAUGHS.encode(), HEAVY),
    "a million tags": ("text/html", b"<p>a</p>" * 1_000_000, HEAVY),
    "200,000 levels": ("text/html", b"<div>" * 200_000, HEAVY),
    "20,000 levels of links and bold": ("text/html", b"<a><b>" * 20_000, HEAVY),
    "260 levels": ("text/html", b"<div>" * 260 + b"<p>x</p>", HEAVY),
    "no page": ("text/html", b"", {"parse_failed"}),
    "NUL": ("text/html", b"<p>a" + bytes(100_000), {"parse_failed"}),
    "binary text": ("text/plain", bytes(range(256)) * 20, {"parse_failed"}),
    "gzip within the page": ("text/html", gzip.compress(bytes(1 << 20), mtime=0), {"parse_failed"}),
}
# These take seconds, or all the processor time that they are given.
SLOW: dict[str, tuple[str, bytes, set[str]]] = {
    "three million lists": ("application/json", b"[" + b"[]," * 3_000_000 + b"1]", HEAVY),
    "a text longer than an answer": ("text/html", b"<p>" + b"word " * 1_900_000, HEAVY),
    "900,000 attributes": (
        "text/html",
        b"<a " + b" ".join(b"a%d=1" % number for number in range(900_000)) + b">",
        {"parse_too_slow", "parse_too_heavy"},
    ),
    "240 tables in one another": (
        "text/html",
        b"<table>" * 240 + b"<tr><td>" * 40_000,
        {"parse_too_slow", "parse_too_heavy"},
    ),
}


def servers(net: World, size: int) -> dict[str, tuple[str, set[str]]]:
    """Hostile servers: name -> (address, codes). `size` is what the bombs unpack to, in bytes."""

    def endless(head: bytes, piece: bytes, pause: float = 0) -> Callable[[socket.socket, str], None]:
        def reply(connection: socket.socket, _: str) -> None:
            connection.sendall(head)
            while not net.site.ended.wait(pause):
                connection.sendall(piece)

        return reply

    def bomb(connection: socket.socket, _: str) -> None:
        connection.sendall(HEAD + b"text/html\r\nContent-Encoding: gzip\r\n\r\n")
        with suppress(OSError):
            for piece in zeros(size):
                connection.sendall(piece)

    html = HEAD + b"text/html\r\n"
    chunked = html + b"Transfer-Encoding: chunked\r\n\r\n"
    nested = answer(headers={"Content-Encoding": "gzip, gzip"}, body=gzip.compress(gzip.compress(bytes(1 << 20))))
    pages: dict[str, tuple[Callable[[socket.socket, str], None], set[str]]] = {
        "gzip bomb": (bomb, {"too_large"}),
        "nested gzip": (lambda there, _: there.sendall(nested), {"wrong_encoding"}),
        "endless chunks": (endless(chunked, b"10000\r\n" + b"x" * 65_536 + b"\r\n"), {"too_large"}),
        "endless page": (endless(html + b"\r\n", b"<p>on and on</p>" * 1000), {"too_large"}),
        "endless headers": (endless(html, b"X: 1\r\n" * 50), {"bad_answer", "too_large"}),
        "slow drip": (endless(html + b"\r\n", b"x", 0.05), {"too_slow"}),
        "a length of 10 GB": (endless(html + b"Content-Length: 10000000000\r\n\r\n", b"x" * 1000), {"too_large"}),
        "a length that is not kept": (
            lambda there, _: there.sendall(html + b"Content-Length: 5000\r\n\r\nshort"),
            {"bad_answer"},
        ),
    }
    for number, (reply, _) in enumerate(pages.values()):
        net.pages[f"/hostile/{number}"] = reply
    return {name: (net.address(f"/hostile/{number}"), codes) for number, (name, (_, codes)) in enumerate(pages.items())}
