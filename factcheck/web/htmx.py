"""Answers to htmx and to plain browsers: a fragment for the one, a page or a redirect for the other."""

from __future__ import annotations

from urllib.parse import SplitResult, urlsplit

from flask import Response, current_app, flash, get_flashed_messages, redirect, render_template, request
from flask_htmx import HTMX
from markupsafe import Markup

htmx = HTMX()
_LIVE = Markup('<div class="live" role="status" id="live" hx-swap-oob="true">{}</div>')


def wants_fragment() -> bool:
    """Whether htmx asks for part of a page (a boosted link, and going back in history, want a whole one)."""
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page_or(fragment: str, page: str, status: int = 200, /, **values: object) -> Response:
    """The fragment for htmx, else the page that includes it."""
    if not wants_fragment():
        return current_app.make_response((render_template(page, **values), status))
    body = render_fragment(fragment, **values) + str(_LIVE.format(done_lately()))
    return current_app.make_response((body, status))


def announced(text: str) -> str:
    """A sentence for the live region, to be put after a fragment."""
    return str(_LIVE.format(text))


def done_lately() -> str:
    """What was done since the last page, told once."""
    return " ".join(str(told) for told in get_flashed_messages(category_filter=["done"]))


def render_fragment(template: str, /, **values: object) -> str:
    """A fragment, and with it the links to the same in other languages, which stand in the page's head."""
    return render_template(template, **values) + render_template("layouts/_languages.html", along=True)


def page(template: str, status: int = 200, /, **values: object) -> Response:
    """A whole page, for addresses that htmx never asks for."""
    return current_app.make_response((render_template(template, **values), status))


def done(to: str, said: str = "") -> Response:
    """After a form went through: 303 to what shows it, where it is `said` once. htmx follows, and gets the fragment."""
    if said:
        flash(said, "done")
    return current_app.make_response(redirect(to, 303))


def address_in(header: str) -> SplitResult:
    """The address that a header of the request holds; an empty one for none and for what is no address."""
    try:
        return urlsplit(request.headers.get(header, ""))
    except ValueError:
        return urlsplit("")


def local_path(path: str | None) -> str:
    """`path` if it stays on this site, else nothing."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")) or "\\" in path:
        return ""
    return path if path.isprintable() and request.host else ""
