"""Refusals as pages and fragments: the right status, what happened, what to do, and what was typed."""

from __future__ import annotations

import logging
from typing import Any
from urllib.parse import SplitResult, urlsplit

from flask import Flask, Response, current_app, g, render_template, request, url_for
from flask_babel import gettext as _
from flask_wtf.csrf import CSRFError
from werkzeug.exceptions import HTTPException

from factcheck.services.errors import FactcheckError, Gone, NotSignedIn, Stale
from factcheck.web.htmx import wants_fragment
from factcheck.web.i18n import day
from factcheck.web.messages import message

log = logging.getLogger(__name__)
KEEP_AT_MOST = 300_000  # characters of a form that are carried over a lost session
SAID_AS = {"wording": "text"}
# Fields that are chosen from a table of words.
CHOSEN = {"kind": "source_kind", "stance": "stance", "shown": "shown", "language": "language", "direction": "direction"}
SOURCE_BOXES = ("is_primary", "confidential")
NOT_KEPT = frozenset({"csrf_token", "once", "password"})


def init(app: Flask) -> None:
    app.register_error_handler(FactcheckError, _refused)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def page(status: int, happened: str, todo: str = "", **more: Any) -> Response:
    """An error as a page, or as a fragment for htmx."""
    template = "errors/_error.html" if wants_fragment() else "errors/error.html"
    body = render_template(template, status=status, happened=happened, todo=todo, **more)
    response = current_app.make_response((body, status))
    if status == 503:
        response.headers["Retry-After"] = "5"
    return response


def _refused(error: FactcheckError) -> Response:
    if isinstance(error, NotSignedIn):
        return _sign_in()
    if isinstance(error, Stale) and request.form:
        return _stale(error)
    if isinstance(error, Gone):
        on, because = day(error.details["on"]), error.details["because"]
        told = _("It was withdrawn on %(day)s: %(reason)s", day=on, reason=because)
        return page(error.status, message(error.code), told)
    todo = "" if error.status not in (403, 404) else _("Go back, or start from the list of articles.")
    return page(error.status, message(error.code), todo)


def _sign_in() -> Response:
    """Ask for a sign-in. What was typed goes along in hidden fields: nothing is stored for a stranger."""
    values: dict[str, Any] = {"next": _here(), "kept": [], "kept_action": ""}
    if request.method == "POST":
        fields = [(key, value) for key, value in request.form.items(multi=True) if key not in NOT_KEPT]
        if sum(len(value) for _key, value in fields) <= KEEP_AT_MOST:
            values |= {"kept": fields, "kept_action": request.path}
    if request.method in ("GET", "HEAD") and not wants_fragment():
        target = url_for("accounts.sign_in", next=values["next"])
        return Response(status=303, headers={"Location": target})
    from factcheck.web.accounts.views import (
        sign_in_page,
    )  # the accounts' page, used only when a session is gone

    response = current_app.make_response((sign_in_page(lost=True, **values), 401))
    if wants_fragment():
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#main", "innerHTML"
    return response


def _here() -> str:
    """The page to come back to: this one if it can be read, else the one the form was on, if it is ours."""
    if request.method in ("GET", "HEAD"):
        current = urlsplit(request.headers.get("HX-Current-URL", "")) if wants_fragment() else None
        if current is not None and current.path.startswith("/") and current.netloc == request.host:
            return _path(current)
        return request.full_path.rstrip("?")
    referrer = urlsplit(request.referrer or "")
    same = referrer.netloc == request.host and referrer.path.startswith("/") and not referrer.path.startswith("//")
    return _path(referrer) if same else ""


def _path(address: SplitResult) -> str:
    return f"{address.path}?{address.query}" if address.query else address.path


def _stale(error: Stale) -> Response:
    """Both texts beside each other: what was typed, and how the thing stands now."""
    current = error.details["current"]
    typed = {key: value for key, value in request.form.items() if key not in NOT_KEPT | {"version"}}
    if "stance" in typed:  # a cleared box is sent by nothing
        typed = {**dict.fromkeys(SOURCE_BOXES, ""), **typed}
    names = {key: _name(current, key) for key in typed}
    rows = [_both(key, typed[key], getattr(current, name)) for key, name in names.items() if name]
    rest = {key: typed[key] for key, name in names.items() if not name}
    template = "errors/_stale.html" if wants_fragment() else "errors/stale.html"
    body = render_template(
        template,
        status=409,
        happened=message(error.code),
        rows=rows,
        rest=rest,
        action=request.path,
        version=current.version,
        back=_here(),
    )
    return current_app.make_response((body, 409))


def _name(current: object, field: str) -> str:
    """What a form's field is called in the thing that was changed; a verdict words what its claim says."""
    return next((name for name in (field, SAID_AS.get(field, "")) if name and hasattr(current, name)), "")


def _both(field: str, mine: str, theirs: object) -> dict[str, Any]:
    """One field in both states. `table` has the words of a field that is chosen, not written."""
    if isinstance(theirs, bool):
        return {"field": field, "mine": mine, "theirs": "y" if theirs else "", "table": "ticked"}
    return {"field": field, "mine": mine, "theirs": _as_text(theirs), "table": CHOSEN.get(field, "")}


def _as_text(value: object) -> str:
    return "" if value is None else str(value)


def _expired(error: CSRFError) -> Response:  # noqa: ARG001
    fields = [(key, value) for key, value in request.form.items(multi=True) if key not in NOT_KEPT]
    return page(400, message("form_expired"), resend=fields, action=request.path)


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if error.response is not None or status < 400:
        return current_app.make_response(error.get_response())
    return page(status, HAPPENED.get(status, HAPPENED[400])(), TO_DO.get(status, lambda: "")())


def _broken(error: Exception) -> Response:
    log.exception("request %s failed", g.get("request_id", ""), exc_info=error)
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    return page(500, HAPPENED[500](), TO_DO[500]())


HAPPENED = {
    400: lambda: _("The request could not be read."),
    403: lambda: _("The request was refused: it came from another site, or your account may not do this."),
    404: lambda: _("There is no such page, or it is not published."),
    405: lambda: _("This address does not take that kind of request."),
    413: lambda: _("What was sent is too large."),
    422: lambda: _("Something in the form is missing or contradicts the rest."),
    429: lambda: _("Too many attempts in a short time."),
    500: lambda: _("Something broke on our side. It has been written down."),
    503: lambda: _("The newsroom cannot save at the moment. Reading goes on."),
}
TO_DO = {
    404: lambda: _("Check the address, or start from the list of articles."),
    413: lambda: _("Send a shorter text: an article has at most 200,000 characters."),
    429: lambda: _("Wait a minute, then try again."),
    500: lambda: _("Try again. If it happens once more, tell the newsroom the number of this request."),
    503: lambda: _("Wait a few seconds and send it again: what you typed is still there."),
}
