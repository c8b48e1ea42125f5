"""What every answer carries to keep a page from being turned against its reader."""

from __future__ import annotations

from urllib.parse import unquote_to_bytes

from flask import Flask, Response, current_app, g, request
from werkzeug.exceptions import BadRequest
from werkzeug.sansio.utils import host_is_trusted

from factcheck.services.errors import FactcheckError, Overloaded

CONTENT_SECURITY_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
YEAR = 365 * 24 * 3600
WAITED = "factcheck.waited"  # in the environ: the seconds between a request's arrival and its turn
WORK_WAITS = 5  # times as long as reading
SESSION_COOKIE = "factcheck_session"
HEALTH = frozenset({"health.alive", "health.ready"})
FORM_TYPES = frozenset({"application/x-www-form-urlencoded", "multipart/form-data"})
LOOPBACK_HOSTS = frozenset({"127.0.0.1", "localhost", "::1"})
FORWARDING_HEADERS = (
    "Forwarded",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
    "Via",
)


def refuse_other_hosts() -> None:
    """Before each request: a name in the Host header that is not ours gets 400. Health checks go by number."""
    allowed = current_app.config["HOSTS_ALLOWED"]
    if allowed and request.endpoint not in HEALTH and not host_is_trusted(request.host, allowed):
        raise FactcheckError("host_unknown")


def refuse_overload() -> None:
    """Before each request: who stood in line too long is told to come back, so that the line stays short.

    Those who work here, and whatever is sent, wait longer than readers; health checks are never refused.
    """
    at_work = request.method not in ("GET", "HEAD", "OPTIONS") or SESSION_COOKIE in request.cookies
    longest = current_app.config["LONGEST_WAIT"] * (WORK_WAITS if at_work else 1)
    if request.environ.get(WAITED, 0.0) > longest and request.endpoint not in HEALTH:
        raise Overloaded("overloaded")


def refuse_broken_text() -> None:
    """Before each request: a form whose bytes are no UTF-8 gets 400. Werkzeug would put other characters in their
    place, and they would be kept as if somebody had written them."""
    if request.method not in ("POST", "PUT", "PATCH") or request.mimetype not in FORM_TYPES:
        return
    raw = request.get_data(parse_form_data=False)
    if request.mimetype == "multipart/form-data":
        told = sum(value.count("\ufffd") for _name, value in request.form.items(multi=True))
        whole = told <= raw.count("\ufffd".encode())
    else:
        whole = _is_utf8(unquote_to_bytes(raw))
    if not whole:
        raise BadRequest


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def set_headers(response: Response) -> Response:
    response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "same-origin"
    response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["X-Request-Id"] = g.get("request_id", "")
    if request.endpoint == "static":
        if "v" in request.args:
            response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable"
        return response
    response.vary.add("HX-Request")
    response.headers.setdefault("Cache-Control", "no-store")
    return response


def is_local(app: Flask) -> bool:
    """Whether this request surely comes from the machine the program runs on, straight and not through a proxy.

    The server must be bound to loopback, the Host a loopback name, and no forwarding header present: a page
    elsewhere that has its name resolve to 127.0.0.1 fails the second test.
    """
    host = request.host.rsplit(":", 1)[0].strip("[]") if request.host != "::1" else "::1"
    return (
        bool(app.config["BOUND_TO_LOOPBACK"])
        and host in LOOPBACK_HOSTS
        and (request.remote_addr or "") in ("127.0.0.1", "::1")
        and not any(name in request.headers for name in FORWARDING_HEADERS)
    )
