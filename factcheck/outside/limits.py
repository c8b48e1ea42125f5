"""How much a page may ask of us: bytes, seconds, hops, memory."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.config import Settings

PAGES = frozenset({"text/html", "application/xhtml+xml", "text/plain", "application/json", "application/ld+json"})
MEGABYTE = 1_000_000


@dataclass(frozen=True)
class FetchLimits:
    """Limits of one fetch, all hops together.

    `most_bytes` holds for what comes over the wire and, anew, for what it unpacks to; `head_bytes` for each
    answer's status line and headers; `idle_seconds` for any single wait.
    """

    most_bytes: int = 10 * MEGABYTE
    head_bytes: int = 65_536
    seconds: float = 20.0
    idle_seconds: float = 10.0
    hops: int = 3
    media_types: frozenset[str] = PAGES
    contact: str = ""  # put into the user agent, so that whoever keeps the page can write to somebody

    @classmethod
    def of(cls, settings: Settings) -> FetchLimits:
        return cls(most_bytes=settings.fetch_bytes, seconds=settings.fetch_seconds, contact=settings.fetch_contact)


@dataclass(frozen=True)
class ParseLimits:
    """Limits of one parse, held by the kernel: `memory_bytes` of address space, `cpu_seconds`, `seconds` by the clock.

    `result_bytes` is the longest answer taken.
    """

    memory_bytes: int = 448 * 1024 * 1024
    cpu_seconds: int = 10
    seconds: float = 20.0
    result_bytes: int = 4 * MEGABYTE

    @classmethod
    def of(cls, settings: Settings) -> ParseLimits:
        return cls(seconds=settings.parse_seconds, memory_bytes=settings.parse_megabytes * 1024 * 1024)
