"""For the machines that watch this one: whether the process lives, and whether it can serve."""

from __future__ import annotations

from collections.abc import Callable

import structlog
from flask import Blueprint, Flask, Response, current_app, jsonify
from sqlalchemy.exc import SQLAlchemyError

from factcheck.services import schema
from factcheck.services.errors import FactcheckError
from factcheck.web.access import anyone
from factcheck.web.context import store

blueprint = Blueprint("health", __name__)
log = structlog.get_logger(__name__)
CHECKS = "factcheck.ready"
RETRY_AFTER = 5  # seconds


@blueprint.route("/healthz")
@anyone
def alive() -> Response:
    """The process answers. It looks at nothing else: a database that is down is no reason to start it anew."""
    return jsonify(alive=True)


@blueprint.route("/readyz")
@anyone
def ready() -> Response:
    """200 if every check says "ok", else 503 with the ones that do not, in a word each."""
    checks = {"database": _database, **current_app.extensions.get(CHECKS, {})}
    told = {name: _told(name, check) for name, check in checks.items()}
    whole = all(said == "ok" for said in told.values())
    response = jsonify(ready=whole, checks=told)
    if not whole:
        response.status_code = 503
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def also(app: Flask, name: str, check: Callable[[], str]) -> None:
    """Have /readyz ask one more thing: `check` says "ok", or in a word or two what is wrong, or raises OSError."""
    app.extensions.setdefault(CHECKS, {})[name] = check


def _told(name: str, check: Callable[[], str]) -> str:
    try:
        return check()
    except (SQLAlchemyError, FactcheckError, OSError) as error:
        log.warning("not ready", check=name, exc_info=error)  # the reason is for the log: it may name hosts and people
        return "unreachable"


def _database() -> str:
    return "ok" if schema.is_current(store()) else "not migrated"
