"""Refusals as pages, fragments and JSON: the right status, what happened, what to do, and what was typed."""

from __future__ import annotations

from typing import Any

import structlog
from flask import Flask, Response, current_app, g, render_template, request, session
from flask_babel import gettext as _
from flask_limiter.errors import RateLimitExceeded
from flask_wtf.csrf import CSRFError
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from werkzeug.exceptions import HTTPException, InternalServerError, MethodNotAllowed

from factcheck.services.errors import FactcheckError, Gone, NotSignedIn, Overloaded, Stale
from factcheck.web import context, kept
from factcheck.web.htmx import wants_fragment
from factcheck.web.i18n import day
from factcheck.web.messages import message
from factcheck.web.problems import known, problem, wants_problem, words
from factcheck.web.sessions import ServerSession

log = structlog.get_logger(__name__)
RETRY_AFTER = 5  # seconds: a lock or an overload has mostly passed by then
DATABASE_FAILS = (OperationalError, PoolTimeout)
WITHOUT_WORDS = ("Something broke on our side. Try again in a moment.", "حدث خلل عندنا. أعد المحاولة بعد قليل.")


def init(app: Flask) -> None:
    app.register_error_handler(FactcheckError, _refused)
    app.register_error_handler(CSRFError, _expired)
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(Exception, _broken)


def page(status: int, happened: str, todo: str = "", error: FactcheckError | None = None, **more: Any) -> Response:
    """An error as a page, as a fragment for htmx, or as JSON for a program; as plain text if even that fails."""
    try:
        response = _rendered(status, happened, todo, error, more)
    except Exception as broken:
        log.error("an error page could not be made", exc_info=broken)
        response = plain(status)
    if status == 503:
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def _rendered(status: int, happened: str, todo: str, error: FactcheckError | None, more: dict[str, Any]) -> Response:
    if wants_problem():
        return problem(status, happened, todo, error)
    template = "errors/_error.html" if wants_fragment() else "errors/error.html"
    body = render_template(template, status=status, happened=happened, todo=todo, **more)
    return current_app.make_response((body, status))


def plain(status: int) -> Response:
    """The last resort, which needs neither templates nor a database."""
    context.do_without_database()
    try:
        told = words(status)
    except Exception:
        told = WITHOUT_WORDS
    lines = [str(status), *told, g.get("request_id", "")]
    return Response("\n".join(line for line in lines if line) + "\n", status, mimetype="text/plain")


def _refused(error: FactcheckError) -> Response:
    if error.status == 503:
        return unavailable(error)
    if isinstance(error, NotSignedIn) and not wants_problem():
        return kept.sign_in_again()
    if isinstance(error, Stale) and request.form and not wants_problem():
        return kept.both_texts(error)
    if isinstance(error, Gone):
        on, because = day(error.details["on"]), error.details["because"]
        told = _("It was withdrawn on %(day)s: %(reason)s", day=on, reason=because)
        return page(error.status, message(error.code), told, error)
    todo = "" if error.status not in (403, 404) else _("Go back, or start from the list of articles.")
    return page(error.status, message(error.code), todo, error)


def unavailable(error: Exception) -> Response:
    """The database does not serve, or too much is asked at once. A form can be sent again, as the very same form."""
    log.warning("unavailable", reason=type(error).__name__, exc_info=error.__cause__)
    context.do_without_database()
    opened = session._get_current_object()  # type: ignore[attr-defined]
    if isinstance(opened, ServerSession):
        opened.leave()  # keeping it would ask the same database once more
    happened, todo = words(503)
    if isinstance(error, Overloaded):
        happened = message(error.code)
    fields = kept.typed(and_marks=True) if request.method == "POST" else []
    return page(503, happened, todo, resend=fields, action=request.path, marked=True)


def _expired(error: CSRFError) -> Response:  # noqa: ARG001
    refused = FactcheckError("form_expired")
    response = page(400, message("form_expired"), error=refused, resend=kept.typed(), action=request.path)
    if wants_fragment():
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#main", "innerHTML"
    return response


def _http(error: HTTPException) -> Response:
    status = error.code or 500
    if isinstance(error, InternalServerError) and error.original_exception is not None:
        return _answer_to(error.original_exception)  # raised before or after the view, and logged already
    if error.response is not None or status < 400:
        return current_app.make_response(error.get_response())
    response = page(status, *words(status))
    if isinstance(error, MethodNotAllowed):
        response.headers["Allow"] = ", ".join(sorted(error.valid_methods or ()))
    if isinstance(error, RateLimitExceeded):
        response.headers["Retry-After"] = str(error.limit.limit.get_expiry())
    return response


def _broken(error: Exception) -> Response:
    if not isinstance(error, DATABASE_FAILS):
        log.error("failed", exc_info=error)
    if current_app.testing and current_app.config.get("PROPAGATE_EXCEPTIONS"):
        raise error
    return _answer_to(error)


def _answer_to(error: BaseException) -> Response:
    if isinstance(error, FactcheckError):
        return _refused(error)
    if isinstance(error, DATABASE_FAILS):
        return unavailable(error)
    return page(known(500), *words(500))
