"""Addresses of pages, read strictly: what two programs might read differently is refused, not repaired."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from typing import NoReturn

import idna

from factcheck.outside.errors import FetchError
from factcheck.outside.networks import Machine, machine_of

LONGEST = 2048  # code points; longer ones are refused by common browsers and servers
PORTS = {"http": 80, "https": 443}

_ADDRESS = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*)://([^/?#]*)([^#]*)(?:#.*)?\Z", re.DOTALL)
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
_AUTHORITY = re.compile(r"(\[[0-9A-Fa-f:.]+\]|[^:\[\]]+)(?::([0-9]{1,5}))?\Z")
_UNSEEN = re.compile(
    "[\x00-\x20\x7f-\xa0\u2028\u2029\ud800-\udfff]"
)  # the rest is escaped in a path, refused in a host
# Ideographic full stops, which resolvers take for dots though NFKC keeps the first.
_DOTS = re.compile("[\u3002\uff0e\uff61]")
_LABEL = re.compile(r"[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?\Z")
# RFC 3986 asks for the strict dotted form; the C library also takes 2130706433, 0x7f.1, 0177.0.0.1 and 127.1.
_NUMBER = re.compile(r"(?:[0-9]+|0x[0-9a-f]*)\Z")
# Names that only mean something inside a network (RFC 6761, 6762, 8375, ICANN's .internal).
_INSIDE = frozenset({"localhost", "local", "internal", "localdomain", "lan", "home", "corp", "intranet", "onion"})


@dataclass(frozen=True)
class Address:
    """An address fit to be fetched: `host` is an ASCII name or a literal without brackets, `machine` that literal."""

    scheme: str
    host: str
    port: int
    rest: str  # path and query, beginning with / or ?; not escaped
    machine: Machine | None

    @property
    def authority(self) -> str:
        """Host and, where it is not the scheme's own, port: what a Host header says."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == PORTS[self.scheme] else f"{host}:{self.port}"

    def __str__(self) -> str:
        return f"{self.scheme}://{self.authority}{self.rest}"


def read(text: str) -> Address:
    """Read an address, without its fragment.

    Raises FetchError: not_an_address, scheme_refused, credentials_refused, address_disguised, address_not_public
    (a name that only means something inside a network).
    """
    text = text.strip(" \t\r\n")
    if len(text) > LONGEST or _UNSEEN.search(text):
        _refuse("not_an_address", text)
    found = _ADDRESS.match(text)
    if found is None:
        _refuse("scheme_refused" if _foreign(text) else "not_an_address", text)
    scheme, authority, rest = found[1].lower(), found[2], found[3]
    if scheme not in PORTS:
        _refuse("scheme_refused", text)
    if "\\" in authority or "%" in authority:
        _refuse("address_disguised", text)
    if "@" in authority:
        _refuse("credentials_refused", text)
    parts = _AUTHORITY.match(authority)
    port = int(parts[2] or PORTS[scheme]) if parts else 0
    if parts is None or not 0 < port <= 65535:
        _refuse("not_an_address", text)
    host, machine = _host(parts[1], text)
    return Address(scheme, host, port, rest if rest.startswith("/") else f"/{rest}", machine)


def _foreign(text: str) -> bool:
    scheme = _SCHEME.match(text)
    return scheme is not None and scheme[0][:-1].lower() not in PORTS


def _host(written: str, text: str) -> tuple[str, Machine | None]:
    if written.startswith("["):
        machine = machine_of(written[1:-1])
        if machine is None or machine.version != 6:
            _refuse("address_disguised", text)
        return str(machine), machine
    name = _ascii_name(written, text)
    labels = name.split(".")
    if _NUMBER.match(labels[-1]):
        machine = machine_of(name)
        if machine is None:
            _refuse("address_disguised", text)
        return name, machine
    if len(name) > 253 or not all(map(_LABEL.match, labels)):
        _refuse("not_an_address", text)
    if len(labels) == 1 or labels[-1] in _INSIDE or name.endswith(".home.arpa"):
        _refuse("address_not_public", text)
    return name, None


def _ascii_name(written: str, text: str) -> str:
    """The name as resolvers know it: lower case, in A-labels (IDNA 2008), without the dot that may end it.

    A name that compatibility forms would change (full-width digits, circled letters) is refused: resolvers disagree.
    """
    name = unicodedata.normalize("NFC", written)
    if _DOTS.search(name) or unicodedata.normalize("NFKC", name) != name:
        _refuse("address_disguised", text)
    name = name.lower().removesuffix(".")
    if name.isascii():
        return name
    try:
        return idna.encode(name).decode("ascii")
    except (idna.IDNAError, UnicodeError):
        _refuse("not_an_address", text)


def _refuse(code: str, text: str) -> NoReturn:
    raise FetchError(code, address=text[:LONGEST])
