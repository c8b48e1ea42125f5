"""The application: settings, database, pages and their guards put together."""

from __future__ import annotations

from typing import Any

from flask import Flask
from flask_limiter import Limiter
from flask_limiter.util import get_remote_address
from flask_wtf import CSRFProtect
from werkzeug.middleware.proxy_fix import ProxyFix

from factcheck.config import CHECKOUT, Settings, from_environment
from factcheck.services import schema
from factcheck.services.store import Store
from factcheck.web import (
    access,
    accounts,
    compression,
    context,
    errors,
    health,
    i18n,
    icons,
    newsroom,
    reader,
    request_log,
    security,
    sessions,
    unseen,
    words,
    workbench,
)
from factcheck.web.htmx import done_lately, htmx
from factcheck.work import queue


def create_app(settings: Settings | None = None) -> Flask:
    """The WSGI application. The database must exist and be up to date (`factcheck migrate`)."""
    settings = settings or from_environment()
    app = Flask("factcheck", template_folder=str(CHECKOUT / "templates"), static_folder=str(CHECKOUT / "static"))
    _configure(app, settings)
    store = Store(settings.database_address, lock_wait=settings.lock_wait)
    if not schema.is_current(store):
        raise RuntimeError("the database is not up to date: run `factcheck migrate` first")
    app.extensions["factcheck.store"] = store
    app.extensions["factcheck.send"] = lambda job_id: queue.send(settings, job_id)
    app.extensions["factcheck.sessions"] = app.session_interface = sessions.Sessions(
        store, settings.session_hours, secure=settings.secure_cookies
    )
    _stand_behind(app, settings)
    _guard(app)
    i18n.init(app)
    context.init(app)
    words.init(app)
    unseen.init(app)
    icons.init(app)
    compression.init(app)
    errors.init(app)
    htmx.init_app(app)
    app.jinja_env.globals["done_lately"] = done_lately
    for audience in (reader, accounts, workbench, newsroom, health):
        app.register_blueprint(audience.blueprint)
    _limit(app, settings)
    if settings.queue:
        health.also(app, "queue", lambda: queue.state_of(settings))
    access.refuse_undeclared(app)
    return app


def _configure(app: Flask, settings: Settings) -> None:
    app.config.update(
        SECRET_KEY=settings.secret(),
        MAX_CONTENT_LENGTH=settings.max_form_bytes,
        MAX_FORM_MEMORY_SIZE=settings.max_form_bytes,
        HOSTS_ALLOWED=settings.trusted_hosts,
        LONGEST_WAIT=settings.longest_wait,
        WTF_CSRF_TIME_LIMIT=None,
        TRANSLATIONS=str(CHECKOUT / "factcheck" / "translations"),
        DEMO=settings.demo,
        BOUND_TO_LOOPBACK=settings.bound_to_loopback,
    )
    app.jinja_env.trim_blocks = app.jinja_env.lstrip_blocks = True


def _stand_behind(app: Flask, settings: Settings) -> None:
    """Believe as many proxies as are ours about where a request came from, and number every request."""
    count = settings.trusted_proxies
    if count:
        fixed = ProxyFix(app.wsgi_app, x_for=count, x_proto=count, x_host=count)
        app.wsgi_app = fixed  # type: ignore[method-assign]
    request_log.init(app, count)


def _guard(app: Flask) -> None:
    """What runs before and after every request. Access comes before the form token: whoever lost a session is
    asked to sign in, with the text kept, rather than told that a token is wrong."""
    app.before_request(request_log.take_id)
    app.before_request(security.refuse_other_hosts)
    app.before_request(security.refuse_overload)
    app.before_request(sessions.refuse_unread)
    app.before_request(access.guard)
    app.before_request(security.refuse_broken_text)
    app.before_request(request_log.name_account)
    CSRFProtect(app)
    app.after_request(security.set_headers)


def _limit(app: Flask, settings: Settings) -> None:
    limiter = Limiter(get_remote_address, app=app, storage_uri="memory://", headers_enabled=False)
    name = "accounts.sign_in"
    limited: Any = limiter.limit(settings.sign_in_limit, methods=["POST"])
    app.view_functions[name] = limited(app.view_functions[name])
