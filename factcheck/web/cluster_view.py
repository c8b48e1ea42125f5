"""A cluster put together for its pages, the newsroom's and the readers': rows, a chart, what parts the verdicts."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from flask_babel import gettext as _
from flask_babel import lazy_gettext as _l

from factcheck.models.values import Relation
from factcheck.services import series
from factcheck.services.cluster_pages import ClusterPage, Difference, Said
from factcheck.services.published import PublicVerdict
from factcheck.text.numbers import Quantity
from factcheck.web.chart import Chart, Reading, drawn
from factcheck.web.context import RatingView, rating_view
from factcheck.web.i18n import DIRECTIONS, day, language, numerals
from factcheck.web.words import unit

# How a claim beside the cluster stands to it.
BESIDE = {
    Relation.CONTRADICTS: _l("Contradicts it"),
    Relation.NARROWER: _l("Says more"),
    Relation.BROADER: _l("Says less"),
}
Address = Callable[[Said], str]


@dataclass(frozen=True)
class Row:
    """A claim of the page: its figure in words, its rating, and how it stands to the others if it is beside them."""

    said: Said
    address: str
    figure: str
    rating: RatingView
    beside: str

    @property
    def verdict(self) -> PublicVerdict | None:
        return self.said.public.verdict


@dataclass(frozen=True)
class Parting:
    """Verdicts that differ, or that cannot both hold, with what tells them apart in words."""

    same: bool
    rows: list[Row]
    words: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class ClusterView:
    rows: list[Row]
    title: Row
    partings: list[Parting]
    chart: Chart | None
    publishers: int
    first: date | None
    last: date | None

    @property
    def rated(self) -> list[Row]:
        return [row for row in self.rows if row.verdict]

    @property
    def has_figures(self) -> bool:
        return any(row.figure for row in self.rows)

    @property
    def against(self) -> int:
        return sum(row.said.relation is Relation.CONTRADICTS for row in self.rows)


def view(page: ClusterPage, address_of: Address) -> ClusterView:
    """The page in the language of the request; `address_of` gives the address of a claim's own page."""
    rows = [row_of(said, address_of) for said in page.rows]
    days = [row.said.article.published_on for row in rows if row.said.article.published_on]
    by_key = {row.said.claim.id: row for row in rows}
    return ClusterView(
        rows,
        _title([row for row in rows if row.said.relation is None]),
        [_parting(found, by_key) for found in page.differences],
        drawn(_readings(rows), DIRECTIONS[language()] == "rtl"),
        len({row.said.article.publisher or row.said.article.title for row in rows}),
        min(days, default=None),
        max(days, default=None),
    )


def row_of(said: Said, address_of: Address) -> Row:
    """One claim, for a table of them."""
    rating = rating_view(said.public.rating_key)
    beside = str(BESIDE[said.relation]) if said.relation else ""
    return Row(said, address_of(said), figure_words(said.figure), rating, beside)


def _title(members: list[Row]) -> Row:
    """The claim that names the cluster: one in the page's language, best one that was rated, the earliest of them."""
    return min(members, key=lambda row: (row.said.claim.language != language(), row.verdict is None))


def figure_words(figure: Quantity | None) -> str:
    """A figure with its sign for "about" and its unit, or what is counted where it has none."""
    if figure is None:
        return ""
    counted = unit(figure.unit) if figure.unit and figure.unit != "share" else figure.of or ""
    return " ".join(filter(None, [_number_words(figure), counted]))


def _number_words(figure: Quantity) -> str:
    if figure.value is not None:
        number = numerals(_plain(figure.value))
    elif figure.low is not None and figure.high is not None:
        number = f"{numerals(_plain(figure.low))}–{numerals(_plain(figure.high))}"
    elif figure.low is not None:
        number = _("at least %(number)s", number=numerals(_plain(figure.low)))
    else:
        number = _("at most %(number)s", number=numerals(_plain(figure.high or 0.0)))
    return f"≈ {number}" if figure.approximate else number


def _plain(value: float) -> int | str:
    return int(value) if value == int(value) else f"{value:,.10g}"


def _readings(rows: list[Row]) -> list[Reading]:
    """What the chart shows: the figures of members, and of what contradicts them."""
    shown = [row for row in rows if row.said.relation in (None, Relation.CONTRADICTS)]
    return [found for row in shown if (found := _reading(row))]


def _reading(row: Row) -> Reading | None:
    figure, said_on = row.said.figure, row.said.article.published_on
    value = series.middle(figure) if figure else None
    if figure is None or value is None or said_on is None:
        return None
    title = " · ".join(filter(None, [day(said_on), row.said.article.publisher, row.figure]))
    member = row.said.relation is None
    return Reading(said_on, value, _number_words(figure), title, member, figure.low, figure.high)


def _parting(found: Difference, by_key: dict[int | None, Row]) -> Parting:
    rows = [by_key[said.claim.id] for said in found.rows]
    return Parting(found.same, rows, _apart(rows))


def _apart(rows: list[Row]) -> list[str]:
    """What the verdicts of claims differ in beside the rating: their day, the figures they rate, their sources."""
    given = [row.verdict for row in rows if row.verdict]
    words = []
    days = sorted({verdict.as_of for verdict in given})
    if len(days) > 1:
        first, last = day(days[0]), day(days[-1])
        words.append(_("The evidence of one ends on %(first)s, of another on %(last)s.", first=first, last=last))
    if len({(figure.value, figure.low, figure.high) for row in rows if (figure := row.said.figure)}) > 1:
        words.append(_("They give different figures."))
    if not any(verdict.confidential for verdict in given):  # else nobody but the newsroom could tell
        words.append(_source_words([{_key(source) for source in verdict.sources} for verdict in given]))
    return [str(told) for told in words]


def _source_words(each: list[set[str]]) -> str:
    if all(own == each[0] for own in each):
        return str(_("They rest on the same sources."))
    if set.intersection(*each):
        return str(_("They share some of their sources, not all."))
    return str(_("They rest on different sources."))


def _key(source: dict[str, Any]) -> str:
    return str(source["url"] or (source["title"], source["publisher"]))
