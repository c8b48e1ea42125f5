"""What the desk's search and the readers' have in common: the filters in the address, and addresses with others."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from flask import request, url_for
from flask_babel import gettext as _

from factcheck.services import ratings
from factcheck.services.search import MAX_QUERY, Results, Wanted
from factcheck.web.context import RatingView, rating_view, scale
from factcheck.web.forms import asked_for
from factcheck.web.words import choices

NAMES = ("q", "verdict", "language", "publisher", "since", "until")


@dataclass(frozen=True)
class SearchView:
    """A search as a template shows it: what was asked for, what was found, what to choose from, and addresses."""

    wanted: Wanted
    results: Results
    ratings: list[RatingView]
    languages: list[tuple[str, str]]
    address: Callable[[int], str]
    without_filters: str

    @property
    def nothing(self) -> str:
        """What to try where nothing was found."""
        wanted = self.wanted
        if wanted.since and wanted.until and wanted.since > wanted.until:
            return str(_("The first day you chose is after the last."))
        if wanted.filtered:
            return str(_("Try it without the filters, or the name, the number or the place alone."))
        return str(_("Try the name, the number or the place alone, in either language."))

    @property
    def asked(self) -> bool:
        return bool(self.wanted.words or self.wanted.filtered)


def asked() -> Wanted:
    """The search in the address; a day that is none asks for nothing."""
    return Wanted(
        words=asked_for("q", MAX_QUERY).strip(),
        rating=asked_for("verdict", 100),
        language=asked_for("language", 20),
        publisher=asked_for("publisher", 300),
        since=_day("since"),
        until=_day("until"),
        page=request.args.get("page", 1, type=int),
    )


def _day(name: str) -> date | None:
    try:
        return date.fromisoformat(asked_for(name, 10))
    except ValueError:
        return None


def view(endpoint: str, wanted: Wanted, results: Results) -> SearchView:
    kept: dict[str, Any] = {name: request.args[name] for name in NAMES if request.args.get(name)}
    return SearchView(
        wanted,
        results,
        [*(rating_view(rating.key) for rating in scale()), rating_view(ratings.UNCHECKED.key)],
        [(value, str(label)) for value, label in choices("language")],
        lambda number: url_for(endpoint, **kept, page=number),
        url_for(endpoint, **{name: value for name, value in kept.items() if name == "q"}),
    )
