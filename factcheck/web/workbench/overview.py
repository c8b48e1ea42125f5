"""The queue, the search, and the help page."""

from __future__ import annotations

import uuid
from dataclasses import dataclass
from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _

from factcheck.models.values import ClaimKind, ClaimState
from factcheck.services import queue
from factcheck.services import search as claim_search
from factcheck.services.queue import Filters, QueuePage
from factcheck.web import searching
from factcheck.web.access import me, needs
from factcheck.web.context import rating_view, scale, store
from factcheck.web.forms import asked_for
from factcheck.web.htmx import page, page_or
from factcheck.web.i18n import language
from factcheck.web.words import word
from factcheck.web.workbench.blueprint import blueprint

TEXT_FILTERS = ("state", "links", "kind", "assignee", "rating", "language", "age")
OTHER_FILTERS = ("article", "q", "aside", "order")
GROUPS: dict[str, tuple[str, ...]] = {
    "state": tuple(ClaimState),
    "links": queue.LINKS,
    "kind": tuple(ClaimKind),
    "assignee": ("nobody", "me"),
    "rating": (),
    "language": ("ar", "en", "und"),
    "age": tuple(queue.AGES),
}
VIEWS = (
    ("mine", {"assignee": "me"}),
    ("numbers", {"kind": "quantity", "assignee": "nobody"}),
    ("waiting", {"state": "to_do"}),
    ("conflicts", {"links": "conflict"}),
    ("stale", {"links": "stale"}),
    ("returned", {"state": "returned"}),
)


@dataclass(frozen=True)
class Choice:
    """One value of a filter: its words, how many claims it would show, and the address that does."""

    key: str
    label: str
    count: int | None
    address: str
    chosen: bool


def asked() -> Filters:
    """The filters in the address; what makes no sense asks for nothing."""
    values: dict[str, Any] = {name: asked_for(name, 100) for name in TEXT_FILTERS}
    order = request.args.get("order", "")
    return Filters(
        **values,
        article=_as_uuid(request.args.get("article", "")),
        words=asked_for("q").strip(),
        aside="aside" in request.args,
        order=order if order in queue.ORDERS else "worth",
        page=request.args.get("page", 1, type=int),
    )


def _as_uuid(text: str) -> uuid.UUID | None:
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


def address(**changes: object) -> str:
    """The queue with the filters it has, but for `changes`; an empty value takes a filter away."""
    kept = {key: value for key, value in request.args.items() if key in (*TEXT_FILTERS, *OTHER_FILTERS)}
    merged = {**kept, **{key: str(value) for key, value in changes.items()}}
    return queue_url({key: value for key, value in merged.items() if value != ""})


def queue_url(asked_for: dict[str, Any]) -> str:
    return url_for("workbench.queue", **asked_for)


@blueprint.get("/<lang:lang>/queue", endpoint="queue")
@needs("article.read")
def show_queue() -> Response:
    filters = asked()
    found = queue.read(store(), me(), filters)
    values: dict[str, Any] = {
        "filters": filters,
        "page": found,
        "groups": _groups(filters, found),
        "pills": _pills(filters, found),
        "views": [(name, queue_url(chosen), _is(filters, chosen)) for name, chosen in VIEWS],
        "address": address,
        "page_address": lambda number: address(page=number),
    }
    return page_or("workbench/_queue.html", "workbench/queue.html", **values)


def _is(filters: Filters, chosen: dict[str, str]) -> bool:
    return all(getattr(filters, name) == chosen.get(name, "") for name in TEXT_FILTERS)


def _groups(filters: Filters, page: QueuePage) -> list[tuple[str, list[Choice]]]:
    groups = []
    for name, keys in GROUPS.items():
        known = tuple(rating.key for rating in scale()) if name == "rating" else keys
        counts = page.counts.get(name)
        shown = [_choice(filters, name, key, counts) for key in known]
        groups.append((name, [choice for choice in shown if choice.count != 0 or choice.chosen]))
    return [(name, choices) for name, choices in groups if choices]


def _choice(filters: Filters, name: str, key: str, counts: dict[str, int] | None) -> Choice:
    chosen = getattr(filters, name) == key
    label = _label(name, key)
    count = None if counts is None else counts.get(key, 0)
    return Choice(key, label, count, address(**{name: "" if chosen else key}), chosen)


def _label(name: str, key: str) -> str:
    if name != "rating":
        return word(key, name)
    return rating_view(key).label


def _pills(filters: Filters, page: QueuePage) -> list[tuple[str, str]]:
    """What is filtered by, in words, each with the address that takes it away."""
    pills = [
        (_label(name, getattr(filters, name)), address(**{name: ""})) for name in TEXT_FILTERS if getattr(filters, name)
    ]
    if filters.article:
        pills.append((page.rows[0].article.title if page.rows else _("Article"), address(article="")))
    if filters.aside:
        pills.append((_("Set aside"), address(aside="")))
    if filters.words:
        pills.append((filters.words, address(q="")))
    return pills


@blueprint.get("/<lang:lang>/desk/search")
@needs("article.read")
def search() -> Response:
    wanted = searching.asked()
    found = searching.view("workbench.search", wanted, claim_search.at_desk(store(), me(), wanted, language()))
    return page_or("workbench/_search.html", "workbench/search.html", view=found)


@blueprint.get("/<lang:lang>/desk/help", endpoint="help")
@needs("article.read")
def show_help() -> Response:
    return page("workbench/help.html", states=list(ClaimState), kinds=list(ClaimKind))
