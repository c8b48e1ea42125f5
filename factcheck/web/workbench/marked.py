"""An article's text as the desk shows it: paragraphs of runs, what each claim is called, what has no claim."""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass

from factcheck.models import Claim, Part
from factcheck.models.values import Outcome, PartKind
from factcheck.services.articles import ArticleText
from factcheck.web import marking
from factcheck.web.context import RatingView, rating_view
from factcheck.web.workbench import coverage
from factcheck.web.workbench.coverage import Sentence

CLOSING = ".,;:!?…،؛؟"


@dataclass(frozen=True)
class Badge:
    """What a claim's badge needs: its number, its public rating, and the address it leads to."""

    number: int
    rating: RatingView
    address: str


@dataclass(frozen=True)
class Line:
    """A paragraph, the claims that end in it, and its sentences. `part` is the part of the article that it opens, if
    it opens one other than the body. `quiet` has the sentence without a claim of each run that is of one."""

    paragraph: marking.Paragraph
    claims: list[Claim]
    sentences: list[Sentence]
    part: Part | None
    quiet: dict[int, Sentence]

    def closes(self, run: marking.Run) -> Sentence | None:
        """The sentence without a claim that ends with `run`, if one does."""
        sentence = self.quiet.get(run.start)
        return sentence if sentence and run.start + len(run.text) == sentence.end else None


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
    every = coverage.sentences(text.coverage)
    silent = [sentence for sentence in every if sentence.silent]
    edges = sorted({edge for sentence in silent for edge in (sentence.start, sentence.end)})
    found = marking.paragraphs(text.revision.text, marked, headings, edges=edges)
    starts = [sentence.start for sentence in every]
    order = text.numbers
    return [
        Line(
            p,
            [by_key[key] for key in sorted(p.claims, key=order.__getitem__)],
            here := _within(p, every, starts),
            opening.get(p.start),
            _quiet(p, [sentence for sentence in here if sentence.silent]),
        )
        for p in found
    ]


def spans_of(claim: Claim) -> tuple[tuple[int, int], ...]:
    return tuple((low, high) for low, high in claim.spans) or ((claim.start, claim.end),)


def _within(paragraph: marking.Paragraph, every: list[Sentence], starts: list[int]) -> list[Sentence]:
    last = paragraph.runs[-1]
    start, end = paragraph.runs[0].start, last.start + len(last.text)
    return every[bisect_left(starts, start) : bisect_left(starts, end)]


def _quiet(paragraph: marking.Paragraph, silent: list[Sentence]) -> dict[int, Sentence]:
    return {
        run.start: sentence
        for run in paragraph.runs
        for sentence in silent
        if sentence.start <= run.start < sentence.end and not run.claims
    }


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
