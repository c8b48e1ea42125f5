"""What an answer other than 2xx says, in words for each status and as JSON (RFC 9457) for programs."""

from __future__ import annotations

import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from flask import Response, g, request
from flask_babel import gettext as _

from factcheck.services.errors import FactcheckError
from factcheck.web.i18n import language
from factcheck.web.messages import message

MACHINE_PATHS = ("/api/", "/v1alpha1/")
PROBLEM = "application/problem+json"
Words = dict[int, Callable[[], str]]
HAPPENED: Words = {
    400: lambda: _("The request could not be read."),
    401: lambda: message("not_signed_in"),
    403: lambda: _("The request was refused: it came from another site, or your account may not do this."),
    404: lambda: _("There is no such page, or it is not published."),
    405: lambda: _("This address does not take that kind of request."),
    409: lambda: _("This does not fit how things stand now."),
    410: lambda: _("This was published, and was withdrawn."),
    413: lambda: _("What was sent is too large."),
    415: lambda: _("This kind of content is not taken here."),
    422: lambda: _("Something in the form is missing or contradicts the rest."),
    428: lambda: message("version_missing"),
    429: lambda: _("Too many attempts in a short time."),
    500: lambda: _("Something broke on our side. It has been written down."),
    503: lambda: _("The newsroom cannot save at the moment. Reading goes on."),
}
TO_DO: Words = {
    400: lambda: _("Go back, reload the page and try again."),
    404: lambda: _("Check the address, or start from the list of articles."),
    405: lambda: _("Start from the list of articles, and use the buttons of the pages."),
    409: lambda: _("Go back and reload the page to see how it stands, then decide anew."),
    413: lambda: _("Send a shorter text: an article has at most 200,000 characters."),
    415: lambda: _("Send what the page's own form sends, or plain text in UTF-8."),
    422: lambda: _("Go back, correct it and send it again."),
    429: lambda: _("Wait a minute, then try again."),
    500: lambda: _("Try again. If it happens once more, tell the newsroom the number of this request."),
    503: lambda: _("Wait a few seconds and send it again: what you typed is still there."),
}
CODES = {
    400: "malformed_request",
    401: "not_signed_in",
    403: "forbidden",
    404: "not_found",
    405: "method_not_allowed",
    409: "conflict",
    410: "gone",
    413: "too_large",
    415: "unsupported_media_type",
    422: "invalid",
    428: "version_missing",
    429: "too_many_requests",
    500: "internal_error",
    503: "unavailable",
}
# A reader's page that cannot be had just now is not about saving.
CANNOT_READ: tuple[Callable[[], str], Callable[[], str]] = (
    lambda: _("The newsroom cannot answer at the moment."),
    lambda: _("Wait a few seconds, then reload the page."),
)


def known(status: int) -> int:
    """The status itself if there are words for it, else the general one of its kind."""
    return status if status in HAPPENED else 400 if status < 500 else 500


def words(status: int) -> tuple[str, str]:
    """What happened and what to do, in the page's language."""
    if status == 503 and request.method in ("GET", "HEAD"):
        return CANNOT_READ[0](), CANNOT_READ[1]()
    same = known(status)
    return HAPPENED[same](), TO_DO.get(same, lambda: "")()


def wants_problem() -> bool:
    """Whether a program asks: by its address, or by accepting JSON rather than a page."""
    if request.path.startswith(MACHINE_PATHS):
        return True
    best = request.accept_mimetypes.best_match(("text/html", "application/json", PROBLEM), default="text/html")
    return best != "text/html" and not request.headers.get("HX-Request")


def problem(status: int, happened: str, todo: str, error: FactcheckError | None = None) -> Response:
    """The error as problem+json. `fields` has a code and its words for each field that is wrong."""
    title = happened if error is None else HAPPENED[known(status)]()
    said: dict[str, Any] = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": " ".join(part for part in (happened, todo) if part),
        "code": error.code if error else CODES.get(status) or HTTPStatus(status).name.lower(),
        "request_id": g.get("request_id", ""),
    }
    fields: dict[str, str] = getattr(error, "fields", {})
    if fields:
        said["fields"] = {name: {"code": code, "detail": message(code)} for name, code in fields.items()}
    response = Response(json.dumps(said, ensure_ascii=False), status, mimetype=PROBLEM)
    response.headers["Content-Language"] = language()
    response.vary.update(("Accept", "Accept-Language"))
    return response
