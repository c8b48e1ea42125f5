"""The parts of an article: how title, standfirst, body and pictures become one text that spans point into."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from sqlmodel import Session, col, select

from factcheck import splitting
from factcheck.models import Part, Revision
from factcheck.models.values import PartKind
from factcheck.services.addresses import is_web_address
from factcheck.services.errors import Invalid
from factcheck.text.canonical import TextError, canonical
from factcheck.text.language import detect
from factcheck.text.sentences import sentences

MAX_STANDFIRST = 2_000
MAX_CAPTION = 2_000
MAX_FIGURES = 30
_BETWEEN = "\n\n"


@dataclass(frozen=True)
class Figure:
    """A picture of an article: its caption, what a person sees in it, and where it is."""

    caption: str = ""
    description: str = ""
    url: str = ""

    @property
    def worded(self) -> bool:
        return bool(self.caption.strip() or self.description.strip())


@dataclass(frozen=True)
class Around:
    """What stands around an article's body, as a person gives it."""

    standfirst: str = ""
    figures: tuple[Figure, ...] = ()


@dataclass(frozen=True)
class Piece:
    """A part without its place: its canonical text, its kind, and which picture it belongs to.

    `before` is the white space that stood before it in a text that was pasted as one, None where there was none.
    """

    kind: PartKind
    text: str
    figure: int | None = None
    url: str = ""
    before: str | None = None


@dataclass(frozen=True)
class Layout:
    """One canonical text with its parts in order."""

    text: str
    parts: tuple[Part, ...]

    def as_split(self) -> tuple[splitting.Part, ...]:
        """The parts as the splitter wants to see them."""
        return tuple(splitting.Part(part.kind, part.start, part.end) for part in self.parts)


def laid_out(body: str, title: str = "", around: Around | None = None) -> Layout:
    """Join the parts to one canonical text, with blank lines between them.

    A body that begins with its title keeps it there, and one that came without a title gives its first line where
    that is a heading. Raises Invalid with a code for each field, such as "text" or "figures-0-caption".
    """
    given = list(_given(body, title, around or Around()))
    pieces, wrong = [], _wrong_figures((around or Around()).figures)
    for name, most, piece in given:
        try:
            pieces.append(replace(piece, text=_clean(piece.text, most)))
        except TextError as error:
            wrong[name] = "too_long" if error.code == "too_long" and most else f"text_{error.code}"
    if wrong:
        raise Invalid(fields=wrong)
    return _joined(list(_with_title(pieces)))


def _given(body: str, title: str, around: Around) -> Iterator[tuple[str, int, Piece]]:
    """What there is, in reading order: the form's field, the most it may hold (0: as much as a text), the piece."""
    if title.strip():
        yield "title", 0, Piece(PartKind.TITLE, title.strip())
    if around.standfirst.strip():
        yield "standfirst", MAX_STANDFIRST, Piece(PartKind.STANDFIRST, around.standfirst.strip())
    yield "text", 0, Piece(PartKind.BODY, body)
    worded = [(n, figure) for n, figure in enumerate(around.figures) if figure.worded]
    for number, (n, figure) in enumerate(worded, 1):
        for name, kind in (("description", PartKind.IMAGE), ("caption", PartKind.CAPTION)):
            if text := getattr(figure, name).strip():
                yield f"figures-{n}-{name}", MAX_CAPTION, Piece(kind, text, number, figure.url)


def _wrong_figures(figures: Sequence[Figure]) -> dict[str, str]:
    wrong = {"figures": "too_many_figures"} if len(figures) > MAX_FIGURES else {}
    for n, figure in enumerate(figures):
        if figure.url and not figure.worded:
            wrong[f"figures-{n}-caption"] = "figure_without_words"
        if figure.url and not is_web_address(figure.url):
            wrong[f"figures-{n}-url"] = "url_not_web"
    return wrong


def _clean(text: str, most: int) -> str:
    """The canonical text of a part of at most `most` characters; 0 is as much as a text may have."""
    if most and len(text) > most:
        raise TextError("too_long")
    return canonical(text)


def _with_title(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces with the title standing once: as it was given, or where the body has it as its first line."""
    given = next((piece for piece in pieces if piece.kind is PartKind.TITLE), None)
    for piece in pieces:
        if piece.kind is not PartKind.BODY:
            yield from () if piece is given else (piece,)
            continue
        found = _first_line(piece.text)
        own = found and (found.line.split() == given.text.split() if given else _is_heading(piece.text))
        if found and own:
            yield Piece(PartKind.TITLE, found.line, before=found.before)
            yield replace(piece, text=found.rest, before=found.gap)
        else:
            yield from (given,) if given else ()
            yield piece


class _FirstLine(NamedTuple):
    """A text that has more than one line: `before` and `gap` are the white space around its first one."""

    before: str
    line: str
    gap: str
    rest: str


def _first_line(text: str) -> _FirstLine | None:
    line, _end, rest = text.strip().partition("\n")
    if not rest.strip():
        return None
    start = text.index(line)
    after = text[start + len(line.rstrip()) :]
    gap = after[: len(after) - len(after.lstrip())]
    return _FirstLine(text[:start], line.rstrip(), gap, after[len(gap) :])


def _is_heading(text: str) -> bool:
    """Whether a text begins with a heading; its first page tells."""
    return next((found.heading for found in sentences(text[:2_000], detect(text[:2_000]))), False)


def _joined(pieces: Sequence[Piece]) -> Layout:
    """Title, standfirst, body, then the pictures. Where nothing comes between them, a body and the title that it
    came with keep the white space they had: a pasted text stays as it is."""
    order = sorted(pieces, key=lambda piece: _READ.index(piece.kind) if piece.kind in _READ else len(_READ))
    text, parts = "", list[Part]()
    for position, piece in enumerate(order, 1):
        after_title = position == 1 or order[position - 2].kind is PartKind.TITLE
        gap = piece.before if piece.before is not None and after_title else _BETWEEN if text else ""
        start = len(text) + len(gap)
        text = f"{text}{gap}{piece.text}"
        place = {"position": position, "start": start, "end": len(text)}
        parts.append(Part(revision_id=0, kind=piece.kind.value, figure=piece.figure, url=piece.url, **place))
    return Layout(text, tuple(parts))


_READ = (PartKind.TITLE, PartKind.STANDFIRST, PartKind.BODY)


def of_revision(session: Session, revision: Revision) -> list[Part]:
    """The parts of a revision in reading order."""
    query = select(Part).where(Part.revision_id == revision.id)
    return list(session.exec(query.order_by(col(Part.position))))


def part_at(parts: Sequence[Part], at: int) -> Part | None:
    """The part that a place in the text lies in."""
    return next((part for part in parts if part.start <= at < part.end), None)
