"""Marked text: an article's text cut into paragraphs of runs, each run with the claims that lie on it.

Pure: spans and offsets are code points of the revision's text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise


@dataclass(frozen=True)
class Marked:
    """A claim to mark: its key, and the stretches of text that belong to it."""

    key: int
    spans: tuple[tuple[int, int], ...]

    @property
    def end(self) -> int:
        return max(end for _, end in self.spans)


@dataclass(frozen=True)
class Run:
    """A stretch of text with the claims on it; `ends` are those whose last character it holds."""

    text: str
    start: int
    claims: tuple[int, ...]
    ends: tuple[int, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """One line of the text. `gap` says that text before it is left out; `claims` end in it, in reading order."""

    runs: tuple[Run, ...]
    heading: bool = False
    gap: bool = False
    claims: tuple[int, ...] = field(default=())


def paragraphs(
    text: str,
    marked: Sequence[Marked],
    headings: Iterable[tuple[int, int]] = (),
    shown: Sequence[tuple[int, int]] | None = None,
) -> list[Paragraph]:
    """Cut `text` at its line ends and at the ends of claims.

    `headings` are stretches that are headings. With `shown`, only what lies in these stretches appears, and
    `gap` tells where something is missing.
    """
    starts = {start for start, _ in headings}
    reach = [(min(low for low, _ in claim.spans), claim.end, claim) for claim in marked]
    found: list[Paragraph] = []
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        pieces = [(line.start(), line.end())] if shown is None else _within(line.span(), shown)
        for start, end in pieces:
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            here = [claim for low, high, claim in reach if low < end and start < high]
            found.append(_paragraph(text, start, end, here, first in starts, _gap(text, start, found, shown)))
    return found


def _within(line: tuple[int, int], shown: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The parts of a line that may be shown, parts that touch made one."""
    parts: list[tuple[int, int]] = []
    for start, end in sorted(shown):
        low, high = max(start, line[0]), min(end, line[1])
        if low >= high:
            continue
        if parts and low - parts[-1][1] <= 1:
            parts[-1] = (parts[-1][0], max(parts[-1][1], high))
        else:
            parts.append((low, high))
    return parts


def _gap(text: str, start: int, before: list[Paragraph], shown: Sequence[tuple[int, int]] | None) -> bool:
    if shown is None:
        return False
    last = before[-1].runs[-1] if before else None
    done = last.start + len(last.text) if last else 0
    return bool(text[done:start].strip())


def _paragraph(text: str, start: int, end: int, marked: Sequence[Marked], heading: bool, gap: bool) -> Paragraph:
    cuts = {start, end}
    for claim in marked:
        for low, high in claim.spans:
            cuts.update(at for at in (low, high) if start < at < end)
    edges = sorted(cuts)
    runs = tuple(_run(text, low, high, marked) for low, high in pairwise(edges))
    ended = tuple(key for run in runs for key in run.ends)
    return Paragraph(runs, heading, gap, ended)


def _run(text: str, low: int, high: int, marked: Sequence[Marked]) -> Run:
    on = [claim for claim in marked if any(start <= low and high <= end for start, end in claim.spans)]
    # Badges that stand side by side count upwards, as claims do.
    ending = sorted((claim for claim in on if claim.end == high), key=lambda claim: min(claim.spans))
    return Run(text[low:high], low, tuple(claim.key for claim in on), tuple(claim.key for claim in ending))
