"""An article's text as the desk shows it: paragraphs of runs, what each claim is called, what has no claim."""

from __future__ import annotations

import re
from dataclasses import dataclass

from factcheck.models import Claim, CoveredStretch, Part
from factcheck.models.values import Outcome, PartKind
from factcheck.services.articles import ArticleText
from factcheck.web import marking
from factcheck.web.context import RatingView, rating_view

CLOSING = ".,;:!?…،؛؟"


@dataclass(frozen=True)
class Badge:
    """What a claim's badge needs: its number, its public rating, and the address it leads to."""

    number: int
    rating: RatingView
    address: str


@dataclass(frozen=True)
class Line:
    """A paragraph, the claims that end in it, and what stretches of it hold no claim. `part` is the part of the
    article that it opens, if it opens one other than the body."""

    paragraph: marking.Paragraph
    claims: list[Claim]
    silent: list[CoveredStretch]
    part: Part | None


def badges(text: ArticleText, shown: dict[int, str], address_of: dict[int, str]) -> dict[int, Badge]:
    """A badge for each claim by its key; `shown` has the public rating keys."""
    keys = [claim.id or 0 for claim in text.claims]
    return {key: Badge(text.numbers.get(key, 0), rating_view(shown.get(key)), address_of[key]) for key in keys}


def lines(text: ArticleText) -> list[Line]:
    """The whole article; claims that were set aside are not marked."""
    worked_on = [claim for claim in text.claims if claim.set_aside is None]
    by_key = {claim.id or 0: claim for claim in worked_on}
    # Longer claims first, so that the last claim of a run is the innermost and gives the run its look.
    marked = [marking.marked(claim.id or 0, spans_of(claim), claim.start, text.parts) for claim in worked_on]
    marked.sort(key=lambda one: -sum(high - low for low, high in one.spans))
    opening = {part.start: part for part in text.parts if part.kind != PartKind.BODY}
    headings = [(c.start, c.end) for c in text.coverage if c.outcome == Outcome.HEADING]
    found = marking.paragraphs(text.revision.text, marked, headings)
    order = text.numbers
    return [
        Line(
            p,
            [by_key[key] for key in sorted(p.claims, key=order.__getitem__)],
            _silent(p, text.coverage),
            opening.get(p.start),
        )
        for p in found
    ]


def spans_of(claim: Claim) -> tuple[tuple[int, int], ...]:
    return tuple((low, high) for low, high in claim.spans) or ((claim.start, claim.end),)


def _silent(paragraph: marking.Paragraph, coverage: list[CoveredStretch]) -> list[CoveredStretch]:
    last = paragraph.runs[-1]
    start, end = paragraph.runs[0].start, last.start + len(last.text)
    return [c for c in coverage if c.outcome != Outcome.CLAIMS and start <= c.start < end]


def words_of(text: str, start: int, end: int) -> list[tuple[int, int, str]]:
    """The words of text[start:end] with their places, for choosing a stretch without a pointer.

    The marks that end a sentence or a clause belong to no word; quotation marks and brackets do.
    """
    found = []
    for match in re.finditer(r"\S+", text[start:end]):
        word = match.group().rstrip(CLOSING) or match.group()
        low = start + match.start()
        found.append((low, low + len(word), word))
    return found
