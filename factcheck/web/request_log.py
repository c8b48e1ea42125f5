"""A request's number and its line in the log: what was asked, what was answered, how long it took, and for whom.

Never its query string, its form or its cookies: they hold what people type, and tokens.
"""

from __future__ import annotations

import re
import time
import uuid
from collections.abc import Iterable
from typing import Any
from wsgiref.types import StartResponse, WSGIApplication, WSGIEnvironment

import structlog
from flask import Flask, g, request

REQUEST_ID = "factcheck.request_id"
GIVEN_ID = re.compile(r"[A-Za-z0-9_-]{8,64}")
LONGEST_PATH = 300  # characters of a path that are logged
# Asked for again and again by machines and pages: of interest to somebody who looks for a fault.
ROUTINE = ("/static/", "/healthz", "/readyz")
log = structlog.get_logger("factcheck.request")


class RequestLog:
    """WSGI middleware around everything else, so that what fails early or late is logged too."""

    def __init__(self, app: WSGIApplication, believe_id: bool) -> None:
        """`believe_id`: whether X-Request-Id comes from a proxy of ours."""
        self.app = app
        self.believe_id = believe_id

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        began = time.perf_counter()
        statuses: list[int] = []

        def start(status: str, *rest: Any, **more: Any) -> Any:
            statuses.append(int(status.split(" ", 1)[0]))
            return start_response(status, *rest, **more)

        environ[REQUEST_ID] = self._id(environ)
        path = _path(environ)
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(
            request_id=environ[REQUEST_ID], method=environ.get("REQUEST_METHOD", "")[:20], path=path
        )
        try:
            return self.app(environ, start)
        finally:
            tell = log.debug if path.startswith(ROUTINE) and statuses and statuses[-1] < 500 else log.info
            spent = round((time.perf_counter() - began) * 1000, 1)
            tell("answered", status=statuses[-1] if statuses else 500, duration_ms=spent)
            structlog.contextvars.clear_contextvars()

    def _id(self, environ: WSGIEnvironment) -> str:
        given = environ.get("HTTP_X_REQUEST_ID", "")
        return given if self.believe_id and GIVEN_ID.fullmatch(given) else uuid.uuid4().hex[:12]


def _path(environ: WSGIEnvironment) -> str:
    """The path as people read it; bytes that are no UTF-8 are shown as such."""
    raw: bytes = environ.get("PATH_INFO", "").encode("latin-1", "replace")
    return raw.decode("utf-8", "backslashreplace")[:LONGEST_PATH]


def take_id() -> None:
    """Before each request: the number its pages and headers show is the one of its lines in the log."""
    g.request_id = request.environ.get(REQUEST_ID) or uuid.uuid4().hex[:12]


def name_account() -> None:
    """After access was looked up: the log names the account by its public id, and by nothing else."""
    actor = g.get("actor")
    if actor is not None:
        structlog.contextvars.bind_contextvars(account=str(actor.public_id))


def init(app: Flask, trusted_proxies: int) -> None:
    app.wsgi_app = RequestLog(app.wsgi_app, believe_id=trusted_proxies > 0)  # type: ignore[method-assign]
