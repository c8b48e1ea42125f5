"""Who may enter a view. Every view says so, or the application does not start."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from flask import Flask, current_app, g, request
from werkzeug.exceptions import Forbidden as HttpForbidden

from factcheck.models.values import Role
from factcheck.services.errors import Forbidden, NotSignedIn
from factcheck.services.permissions import NEEDS, Actor

View = TypeVar("View", bound=Callable[..., Any])
ANYONE = "anyone"
SAFE = frozenset({"GET", "HEAD", "OPTIONS"})


def anyone(view: View) -> View:
    """Readers without an account may enter."""
    view.__access__ = ANYONE  # type: ignore[attr-defined]
    return view


def needs(action: str) -> Callable[[View], View]:
    """Those may enter who may do `action` (a key of `permissions.NEEDS`); services check it again."""
    role = NEEDS[action]

    def declare(view: View) -> View:
        view.__access__ = role  # type: ignore[attr-defined]
        return view

    return declare


def declared(app: Flask, endpoint: str) -> str | Role | None:
    """What a view declared: ANYONE, the role it needs, or None if it declared nothing."""
    if endpoint.rsplit(".", 1)[-1] == "static":
        return ANYONE
    return getattr(app.view_functions[endpoint], "__access__", None)


def refuse_undeclared(app: Flask) -> None:
    """Stop a start with a view that does not say who may enter."""
    silent = sorted(e for e in app.view_functions if declared(app, e) is None)
    if silent:
        raise RuntimeError(f"these views do not declare who may enter: {', '.join(silent)}")


def guard() -> None:
    """Before each request: refuse what comes from another site, then whoever may not enter."""
    unsafe = request.method not in SAFE
    if unsafe and request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise HttpForbidden
    if request.endpoint is None:
        return  # no such page: the router answers 404 or 405
    role = declared(current_app, request.endpoint)
    if role == ANYONE:
        return
    signed_in = actor()
    if signed_in is None:
        raise NotSignedIn("not_signed_in")
    if not isinstance(role, Role) or not signed_in.role.includes(role):
        raise Forbidden("role_too_low", needs=str(role))


def actor() -> Actor | None:
    """The account this request acts for, looked up once a request, so that a demotion acts at once."""
    if "actor" not in g:
        g.actor = current_app.extensions["factcheck.sessions"].actor()
    found: Actor | None = g.actor
    return found


def me() -> Actor:
    """The account this request acts for, in a view that nobody enters without one."""
    found = actor()
    if found is None:
        raise NotSignedIn("not_signed_in")
    return found
