"""Answers to htmx and to plain browsers: a fragment for the one, a page or a redirect for the other."""

from __future__ import annotations

from flask import Response, current_app, redirect, render_template, request
from flask_htmx import HTMX

htmx = HTMX()


def wants_fragment() -> bool:
    """Whether htmx asks for part of a page (a boosted link, and going back in history, want a whole one)."""
    return bool(htmx) and not htmx.boosted and not htmx.history_restore_request


def page_or(fragment: str, page: str, status: int = 200, /, **values: object) -> Response:
    """The fragment for htmx, else the page that includes it."""
    template = fragment if wants_fragment() else page
    return current_app.make_response((render_template(template, **values), status))


def page(template: str, status: int = 200, /, **values: object) -> Response:
    """A whole page, for addresses that htmx never asks for."""
    return current_app.make_response((render_template(template, **values), status))


def done(to: str) -> Response:
    """After a form went through: 303 to what shows it. htmx follows it too, and is given the fragment there."""
    return current_app.make_response(redirect(to, 303))


def local_path(path: str | None) -> str:
    """`path` if it stays on this site, else nothing."""
    if not path or not path.startswith("/") or path.startswith(("//", "/\\")) or "\\" in path:
        return ""
    return path if path.isprintable() and request.host else ""
