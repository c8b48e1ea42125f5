"""An article as readers see it: marked text, a note for each claim, and the legend that filters both."""

from __future__ import annotations

import uuid
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from flask import g, url_for
from flask_babel import gettext as _

from factcheck.models import Part as StoredPart
from factcheck.models.values import Shown, Target, VerdictState
from factcheck.services.parts import part_at
from factcheck.services.published import PublicArticle, PublicClaim, PublicVerdict
from factcheck.services.ratings import UNCHECKED
from factcheck.services.shown import PublicText
from factcheck.web import marking
from factcheck.web.context import RatingView, rating_view, scale
from factcheck.web.i18n import numerals

Stretch = tuple[int, int]
SEVERE = 2  # ratings that export this or less are open when the page comes


@dataclass(frozen=True)
class Earlier:
    verdict: PublicVerdict
    shown: RatingView


@dataclass(frozen=True)
class Note:
    """What a reader is told of one claim; `number` counts the article's claims in reading order."""

    number: int
    public: PublicClaim
    rating: RatingView

    @property
    def address(self) -> str:
        """The claim's own page."""
        return claim_address(self.public.claim.public_id)

    @property
    def verdict(self) -> PublicVerdict | None:
        return self.public.verdict

    @property
    def checked(self) -> bool:
        return self.verdict is not None

    @property
    def rewords(self) -> bool:
        """Whether the wording that was rated is not the claim's sentence."""
        return self.verdict is not None and self.verdict.wording != self.public.claim.text

    @property
    def judges_attribution(self) -> bool:
        return self.verdict is not None and self.verdict.target == Target.ATTRIBUTION

    @property
    def withdrawn(self) -> PublicVerdict | None:
        """The verdict that was taken back, if the claim stands without one because of that."""
        latest = self.public.verdicts[0] if self.public.verdicts else None
        return latest if latest and not self.checked and latest.state == VerdictState.WITHDRAWN else None

    @property
    def earlier(self) -> list[Earlier]:
        """The verdicts before the one that holds, newest first."""
        return [Earlier(v, rating_of(v)) for v in self.public.verdicts if v is not self.verdict]

    @property
    def opens(self) -> bool:
        return self.rating.exports is not None and self.rating.exports <= SEVERE


@dataclass(frozen=True)
class Part:
    """A stretch of a paragraph with one look. `note` is the claim whose mark it wears, if any; `several` says that
    other claims lie on it, too. `tail` is the last word, which stays on one line with the badges after it."""

    head: str
    tail: str = ""
    note: Note | None = None
    several: bool = False
    badges: tuple[Note, ...] = ()


@dataclass(frozen=True)
class Row:
    """A paragraph and the notes of the claims that end in it. `kind` is the part of the article it stands in, whose
    first paragraph it is if it `opens` it; `url` is where a picture can be seen."""

    parts: tuple[Part, ...]
    kind: str
    opens: bool
    url: str
    heading: bool
    gap: bool
    checked: tuple[Note, ...]
    unchecked: tuple[Note, ...]

    @property
    def text(self) -> str:
        return "".join(part.head + part.tail for part in self.parts)


@dataclass(frozen=True)
class LegendEntry:
    rating: RatingView
    count: int


@dataclass(frozen=True)
class Annotated:
    """The part of an article's page that the legend swaps. `chosen` is the rating filtered by, or empty. `headline` is
    the title as the article has it, if it is the one that stands above the page; it is none of the `rows`."""

    chosen: str
    legend: tuple[LegendEntry, ...]
    total: int
    checked: int
    headline: Row | None = None
    rows: tuple[Row, ...] = field(default=())
    notes: tuple[Note, ...] = field(default=())


def annotate(page: PublicArticle, chosen: str = "") -> Annotated:
    """The article with its claims marked; with `chosen`, the key of a rating, only the claims that have it."""
    notes = [_note(number, public) for number, public in enumerate(page.claims, 1)]
    legend = legend_of(Counter(note.rating.key for note in notes))
    picked = [note for note in notes if chosen in ("", note.rating.key)]
    checked = sum(note.checked for note in notes)
    if page.article.shown == Shown.LINK:
        return Annotated(chosen, legend, len(notes), checked, notes=tuple(picked))
    rows = _rows(page, picked)
    headline = rows[0] if rows and " ".join(rows[0].text.split()) == page.article.title else None
    rows = rows[1:] if headline else rows
    return Annotated(chosen, legend, len(notes), checked, headline, rows, tuple(picked))


def _note(number: int, public: PublicClaim) -> Note:
    return Note(number, public, rating_of(public.verdict))


def claim_address(claim_id: uuid.UUID) -> str:
    """The address of a claim's page. The router is asked once a page: sixty claims need a hundred addresses."""
    before, after = g.get("claim_address") or g.setdefault("claim_address", _address_parts())
    return f"{before}{claim_id}{after}"


def _address_parts() -> tuple[str, str]:
    some = uuid.UUID(int=0)
    before, _some, after = url_for("reader.claim", claim_id=some).partition(str(some))
    return before, after


def rating_of(verdict: PublicVerdict | None) -> RatingView:
    """The rating as it was given, which may be of a scale that is not in force any more."""
    if verdict is None:
        return rating_view(None)
    given = RatingView(verdict.rating, g.lang)
    return given.of_saying() if verdict.target == Target.ATTRIBUTION else given


def legend_of(counts: Counter[str]) -> tuple[LegendEntry, ...]:
    """The ratings that occur, in the order of the scale, and last what is not checked yet."""
    known = [rating.key for rating in scale()]
    older = sorted(counts.keys() - set(known) - {UNCHECKED.key})
    order = [*known, *older, UNCHECKED.key]
    return tuple(LegendEntry(rating_view(key), counts[key]) for key in order if counts[key])


def spans_of(public: PublicClaim) -> tuple[Stretch, ...]:
    claim = public.claim
    return tuple((low, high) for low, high in claim.spans) or ((claim.start, claim.end),)


def _rows(page: PublicArticle, picked: Sequence[Note]) -> tuple[Row, ...]:
    return rows_of(page.shown, picked, page.headings)


def rows_of(shown: PublicText, picked: Sequence[Note], headings: Sequence[Stretch] = ()) -> tuple[Row, ...]:
    """The paragraphs of what may be seen of a text, with the marks of these notes' claims."""
    by_number = {note.number: note for note in picked}
    marked = [marking.marked(n.number, spans_of(n.public), n.public.claim.start, shown.parts) for n in picked]
    found = marking.paragraphs(shown.text, marked, headings, shown.stretches)
    return tuple(_row(paragraph, by_number, part_at(shown.parts, paragraph.start)) for paragraph in found)


def _row(paragraph: marking.Paragraph, by_number: dict[int, Note], within: StoredPart | None) -> Row:
    ended = [by_number[number] for number in sorted(paragraph.claims)]
    return Row(
        parts=tuple(_part(run, by_number) for run in paragraph.runs),
        kind=within.kind if within else "",
        opens=within is not None and paragraph.start == within.start,
        url=within.url if within else "",
        heading=paragraph.heading,
        gap=paragraph.gap,
        checked=tuple(note for note in ended if note.checked),
        unchecked=tuple(note for note in ended if not note.checked),
    )


def _part(run: marking.Run, by_number: dict[int, Note]) -> Part:
    on = [by_number[number] for number in run.claims]
    if not on:
        return Part(run.text)
    badges = tuple(by_number[number] for number in run.ends)
    head, tail = run.last_word if badges else (run.text, "")
    return Part(head, tail, min(on, key=_weight), len(on) > 1, badges)


def _weight(note: Note) -> tuple[bool, int, int]:
    """A run wears the mark of a checked claim before an unchecked one, of the innermost, of the most severe."""
    length = sum(high - low for low, high in spans_of(note.public))
    return (not note.checked, length, note.rating.exports or 9)


def bar_label(legend: Sequence[LegendEntry]) -> str:
    """The bar of ratings in words."""
    parts = [f"{entry.rating.label} {numerals(entry.count)}" for entry in legend]
    return str(_("Verdicts: %(list)s", list=_(", ").join(parts)))
