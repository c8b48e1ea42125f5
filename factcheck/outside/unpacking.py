"""Unpacking of what HTTP packed, a bounded piece at a time: a bomb is refused at the limit, not after it."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable
from typing import Protocol

from factcheck.outside.errors import FetchError

MOST_MEMBERS = 16  # gzip allows any number of members in a row; servers send one
PIECE = 1 << 18


class _Unpacker(Protocol):
    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def unconsumed_tail(self) -> bytes: ...
    def decompress(self, data: bytes, max_length: int = ..., /) -> bytes: ...


def _gzip(_: bytes) -> _Unpacker:
    return zlib.decompressobj(16 + zlib.MAX_WBITS)


def _deflate(first: bytes) -> _Unpacker:
    """RFC 9110 means zlib's format by "deflate"; some servers send the bare stream, which has no such header."""
    wrapped = first[0] & 0x0F == 8 and (len(first) == 1 or (first[0] << 8 | first[1]) % 31 == 0)
    return zlib.decompressobj(zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS)


_FORMATS: dict[str, Callable[[bytes], _Unpacker]] = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate}


def unpacked(pieces: Iterable[bytes], encoding: str, most: int, check: Callable[[], object]) -> bytes:
    """The body, unpacked if `encoding` (a Content-Encoding header) says so, and at most `most` bytes of it.

    `check` is called between pieces and may raise. Raises FetchError: wrong_encoding for an encoding that was not
    asked for, for several of them, and for a damaged one; too_large.
    """
    encoding = encoding.strip().lower()
    if encoding in {"", "identity"}:
        body = _joined(pieces, most)
    elif encoding in _FORMATS:
        body = _joined(_inflated(pieces, _FORMATS[encoding], check), most)
    else:
        raise FetchError("wrong_encoding")
    return body


def _joined(pieces: Iterable[bytes], most: int) -> bytes:
    body = bytearray()
    for piece in pieces:
        body += piece
        if len(body) > most:
            raise FetchError("too_large")
    return bytes(body)


def _inflated(
    pieces: Iterable[bytes], start: Callable[[bytes], _Unpacker], check: Callable[[], object]
) -> Iterable[bytes]:
    unpacker: _Unpacker | None = None
    members = 0
    try:
        for piece in pieces:
            rest, more = piece, False
            while rest or more:
                check()
                if unpacker is None:
                    unpacker, members = start(rest), members + 1
                found = unpacker.decompress(rest, PIECE)
                yield found
                # A full piece may leave some of what it unpacked behind, though all of its input was taken.
                rest, more = unpacker.unconsumed_tail, len(found) == PIECE
                if unpacker.eof:
                    rest, more, unpacker = unpacker.unused_data, False, None
                if rest and unpacker is None and members == MOST_MEMBERS:
                    raise FetchError("wrong_encoding")
    except zlib.error:
        raise FetchError("wrong_encoding") from None
    if unpacker is not None:
        raise FetchError("bad_answer")  # cut short
