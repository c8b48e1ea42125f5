"""Marked text: an article's text cut into paragraphs of runs, each run with the claims that lie on it.

Pure: spans and offsets are code points of the revision's text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise
from typing import Protocol

ON_ONE_LINE = 24  # characters


class Placed(Protocol):
    """A part of an article."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


@dataclass(frozen=True)
class Marked:
    """A claim to mark: its key, the stretches of text that belong to it, and those that a headline or a caption
    repeats it in."""

    key: int
    spans: tuple[tuple[int, int], ...]
    repeats: tuple[tuple[int, int], ...] = ()

    @cached_property
    def every(self) -> tuple[tuple[int, int], ...]:
        return (*self.spans, *self.repeats)

    @cached_property
    def end(self) -> int:
        return max(end for _, end in self.spans)

    def ends_in(self, start: int, end: int) -> int:
        """Where in text[start:end] the claim's badge stands, 0 if nowhere: after its own words, or a repetition's."""
        if start < self.end <= end:
            return self.end
        return max((high for _, high in self.repeats if start < high <= end), default=0)


def marked(key: int, spans: Sequence[Sequence[int]], at: int, parts: Sequence[Placed]) -> Marked:
    """The mark of a claim whose quote starts `at`: the spans in that part of the article, and its repetitions."""
    home = next((part for part in parts if part.start <= at < part.end), None)
    pairs = [(low, high) for low, high in spans]
    if home is None:
        return Marked(key, tuple(pairs))
    own = tuple(pair for pair in pairs if home.start <= pair[0] < home.end)
    return Marked(key, own, tuple(pair for pair in pairs if pair not in own)) if own else Marked(key, tuple(pairs))


@dataclass(frozen=True)
class Run:
    """A stretch of text with the claims on it; `ends` are those that have their badge at its end."""

    text: str
    start: int
    claims: tuple[int, ...]
    ends: tuple[int, ...] = ()

    @property
    def last_word(self) -> tuple[str, str]:
        """What comes before the last word and the word, which stays on one line with the badges after it.

        One as long as an address on the web is no such word: on a phone it has to be broken.
        """
        at = self.text.rstrip().rfind(" ") + 1
        return (self.text[:at], self.text[at:]) if len(self.text) - at <= ON_ONE_LINE else (self.text, "")


@dataclass(frozen=True)
class Paragraph:
    """One line of the text. `gap` says that text before it is left out; `claims` end in it, in reading order."""

    runs: tuple[Run, ...]
    heading: bool = False
    gap: bool = False
    claims: tuple[int, ...] = field(default=())

    @property
    def start(self) -> int:
        """Where its first visible character stands in the text."""
        first = self.runs[0]
        return first.start + len(first.text) - len(first.text.lstrip())


def paragraphs(
    text: str,
    marked: Sequence[Marked],
    headings: Iterable[tuple[int, int]] = (),
    shown: Sequence[tuple[int, int]] | None = None,
    edges: Sequence[int] = (),
) -> list[Paragraph]:
    """Cut `text` at its line ends, at the ends of claims and at `edges`, offsets in order.

    `headings` are stretches that are headings. With `shown`, only what lies in these stretches appears, and
    `gap` tells where something is missing.
    """
    starts = {start for start, _ in headings}
    reach = [(min(low for low, _ in c.every), max(high for _, high in c.every), c) for c in marked]
    found: list[Paragraph] = []
    for line in re.finditer(r"[^\n]+", text):
        if not line.group().strip():
            continue
        pieces = [(line.start(), line.end())] if shown is None else _within(line.span(), shown)
        for start, end in pieces:
            first = start + len(text[start:end]) - len(text[start:end].lstrip())
            here = [claim for low, high, claim in reach if low < end and start < high]
            gap = _gap(text, start, found, shown)
            between = edges[bisect_right(edges, start) : bisect_left(edges, end)]
            found.append(_paragraph(text, (start, end), here, first in starts, gap, between))
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


def _paragraph(
    text: str, place: tuple[int, int], marked: Sequence[Marked], heading: bool, gap: bool, between: Sequence[int]
) -> Paragraph:
    start, end = place
    cuts = {start, end, *between}
    for claim in marked:
        for low, high in claim.every:
            cuts.update(at for at in (low, high) if start < at < end)
    edges = sorted(cuts)
    badges = [(at, claim) for claim in marked if (at := claim.ends_in(start, end))]
    runs = tuple(_run(text, low, high, marked, badges) for low, high in pairwise(edges))
    at_home = {claim.key for at, claim in badges if at == claim.end}
    ended = tuple(key for run in runs for key in run.ends if key in at_home)
    return Paragraph(runs, heading, gap, ended)


def _run(text: str, low: int, high: int, marked: Sequence[Marked], badges: Sequence[tuple[int, Marked]]) -> Run:
    on = [claim for claim in marked if any(start <= low and high <= end for start, end in claim.every)]
    # Badges that stand side by side count upwards, as claims do.
    ending = sorted((claim for at, claim in badges if at == high), key=lambda claim: min(claim.spans))
    return Run(text[low:high], low, tuple(claim.key for claim in on), tuple(claim.key for claim in ending))
