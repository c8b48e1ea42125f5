"""Fetch one page from a public address, within limits of bytes, time, hops and kinds."""

from __future__ import annotations

import datetime
import hashlib
import re
import time
from dataclasses import dataclass
from urllib.parse import quote, urljoin

import requests

from factcheck.outside.addresses import Address, read
from factcheck.outside.errors import FetchError
from factcheck.outside.limits import FetchLimits
from factcheck.outside.meter import Meter
from factcheck.outside.networks import Machine
from factcheck.outside.reach import PUBLIC, Reach
from factcheck.outside.transport import opened
from factcheck.outside.unpacking import unpacked

REDIRECTS = frozenset({301, 302, 303, 307, 308})
PIECE = 65_536  # bytes of the body taken at a time
TRIES = 3  # machines of one name that are tried before it counts as unreachable
_ASCII = "".join(map(chr, range(128)))
_CHARSET = re.compile(r"""(?:^|;)\s*charset\s*=\s*["']?([a-z0-9][a-z0-9._:-]{0,39})["']?\s*(?:;|$)""")


@dataclass(frozen=True)
class Hop:
    """One address asked, the status it answered with, and the machine that answered."""

    address: str
    status: int
    machine: str


@dataclass(frozen=True)
class Fetched:
    """What came: `content` is unpacked, `sha256` (hex) is of it, `charset` is as the server said, maybe empty.

    `address` was asked for, `final_address` answered; `hops` has all in between, both ends included.
    `fetched_at` is in UTC.
    """

    address: str
    final_address: str
    status: int
    media_type: str
    charset: str
    content: bytes
    sha256: str
    fetched_at: datetime.datetime
    hops: tuple[Hop, ...]


@dataclass(frozen=True)
class _Body:
    media_type: str
    charset: str
    content: bytes


class _Redirect(Exception):
    def __init__(self, hop: Hop, target: str) -> None:
        super().__init__(target)
        self.hop = hop
        self.target = target


def fetch(address: str, limits: FetchLimits | None = None, reach: Reach = PUBLIC) -> Fetched:
    """Fetch `address` with GET, following at most `limits.hops` redirects, each of them checked anew.

    Raises FetchError with any of its codes; `details` has the address that was refused and its hop.
    """
    limits = limits or FetchLimits()
    deadline = time.monotonic() + limits.seconds
    hops: list[Hop] = []
    target = address
    while True:
        try:
            if len(hops) > limits.hops:
                raise FetchError("too_many_hops")
            current = read(target)
            hop, body = _one_hop(current, limits, reach, deadline)
        except _Redirect as redirect:
            hops.append(redirect.hop)
            target = redirect.target
        except FetchError as error:
            raise FetchError(error.code, **{"address": target, "hop": len(hops)} | error.details) from None
        else:
            return _fetched(address, str(current), (*hops, hop), body)


def _fetched(asked: str, final: str, hops: tuple[Hop, ...], body: _Body) -> Fetched:
    return Fetched(
        address=asked,
        final_address=final,
        status=hops[-1].status,
        media_type=body.media_type,
        charset=body.charset,
        content=body.content,
        sha256=hashlib.sha256(body.content).hexdigest(),
        fetched_at=datetime.datetime.now(datetime.UTC),
        hops=hops,
    )


def _one_hop(address: Address, limits: FetchLimits, reach: Reach, deadline: float) -> tuple[Hop, _Body]:
    """Ask the machines of an address in turn until one can be reached."""
    machines = reach.machines(address, deadline)[:TRIES]
    for machine in machines[:-1]:
        try:
            return _asked(address, machine, limits, reach, deadline)
        except FetchError as error:
            if error.code != "unreachable":
                raise
    return _asked(address, machines[-1], limits, reach, deadline)


def _asked(address: Address, machine: Machine, limits: FetchLimits, reach: Reach, deadline: float) -> tuple[Hop, _Body]:
    meter = Meter(limits, deadline)
    with opened(address, machine, meter, limits, reach) as response:
        hop = Hop(str(address), response.status_code, str(machine))
        if response.status_code in REDIRECTS and response.headers.get("Location"):
            raise _Redirect(hop, _target(str(address), response.headers["Location"]))
        if response.status_code != 200:
            raise FetchError("bad_status", status=response.status_code)
        return hop, _body(response, meter, limits)


def _target(base: str, location: str) -> str:
    """The address a redirect leads to, still to be read and checked; headers are bytes, by custom UTF-8."""
    try:
        location = location.encode("latin-1").decode("utf-8")
    except UnicodeError:
        location = quote(location, safe=_ASCII, encoding="latin-1", errors="replace")
    try:
        return urljoin(base, location.strip().replace(" ", "%20"))
    except ValueError:
        return location  # as bad as it is, it is refused by who reads it


def _body(response: requests.Response, meter: Meter, limits: FetchLimits) -> _Body:
    media_type, charset = _kind(response.headers.get("Content-Type", ""))
    if media_type not in limits.media_types:
        raise FetchError("wrong_type", media_type=media_type)
    declared = response.headers.get("Content-Length", "")
    if declared.isdecimal() and (len(declared) > 19 or int(declared) > limits.most_bytes):
        raise FetchError("too_large")
    pieces = response.raw.stream(PIECE, decode_content=False)
    content = unpacked(pieces, response.headers.get("Content-Encoding", ""), limits.most_bytes, meter.wait)
    return _Body(media_type, charset, content)


def _kind(header: str) -> tuple[str, str]:
    """Media type and charset of a Content-Type header, in lower case; empty where it does not say."""
    media_type, _, parameters = header[:200].lower().partition(";")
    charset = _CHARSET.search(parameters)
    return media_type.strip(), charset[1] if charset else ""
