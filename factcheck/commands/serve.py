"""`factcheck run`: everything up to date, then served on this machine. `factcheck serve`: for readers elsewhere."""

from __future__ import annotations

import sqlite3
import sys
from contextlib import closing

import click
import structlog
from sqlalchemy.exc import SQLAlchemyError

from factcheck import logs
from factcheck.commands.jobs import behind_in_words
from factcheck.config import Settings, SettingsError, chosen, from_environment
from factcheck.services import newsrooms, recompute, schema
from factcheck.services.engines import has_wal_reset_bug
from factcheck.services.errors import FactcheckError
from factcheck.services.store import Store
from factcheck.work.worker import worker_beside

log = structlog.get_logger(__name__)


def prepare(settings: Settings) -> Store:
    """The database, migrated; the demo newsroom's is filled when it is new."""
    store = Store(settings.database_address, settings.lock_wait)
    schema.upgrade(store)
    if settings.demo and newsrooms.find(store) is None:
        from factcheck import demo  # reads the demo articles, which only a first start needs

        click.echo("Writing the demo newsroom ...")
        demo.load(store)
    return store


@click.command()
@click.option("--host", help="Address to listen on (127.0.0.1).")
@click.option("--port", type=click.IntRange(0, 65535), help="Port to listen on (5000).")
@click.option("--debug", is_flag=True, help="Reload on changes and show errors in full.")
def run(host: str | None, port: int | None, debug: bool) -> None:
    """Serve the newsroom on this machine (the demo newsroom while there is no other)."""
    settings = chosen(host=host, port=port)
    logs.set_up(settings)
    with closing(prepare(settings)) as store:
        behind = recompute.behind(store)
    _greet(settings)
    if behind:
        click.echo(behind_in_words(behind))
    if debug:
        _debug(settings)
        return
    with worker_beside(settings):
        _gunicorn(settings)


def _greet(settings: Settings) -> None:
    told = without_wal(settings)
    if told:
        click.echo(told)
    what = "the demo newsroom (invented data)" if settings.demo else "your newsroom"
    click.echo(f"Serving {what} on http://{settings.host}:{settings.port}/  (stop with Ctrl+C)")


def without_wal(settings: Settings) -> str:
    """Why this SQLite is not run with write-ahead logging; nothing where it is, or where there is no SQLite."""
    if not settings.database_address.startswith("sqlite") or not has_wal_reset_bug(sqlite3.sqlite_version_info):
        return ""
    return f"SQLite {sqlite3.sqlite_version}: write-ahead logging has a fault in it, so journal_mode=DELETE is used."


def _debug(settings: Settings) -> None:
    from factcheck.app import create_app

    create_app(settings).run(settings.host, settings.port, debug=True)


def _gunicorn(settings: Settings) -> None:
    from factcheck.commands.server import Server

    Server(settings).run()


@click.command()
@click.option("--migrate", is_flag=True, help="Bring the database up to date first.")
def serve(migrate: bool) -> None:
    """Serve the newsroom to its readers, set up by the environment alone (docs/operations.md)."""
    settings = from_environment()
    problems = unsafe(settings)
    if problems:
        raise SettingsError(problems)
    logs.set_up(settings)
    problem = _not_ready(settings, migrate)
    if problem:
        click.echo(f"factcheck: {problem}", err=True)
        sys.exit(1)
    told = without_wal(settings)
    if told:
        log.warning(told)
    with worker_beside(settings):
        _gunicorn(settings)


def unsafe(settings: Settings) -> list[str]:
    """Why these settings are not fit for readers elsewhere, a sentence each; none if they are."""
    alone = settings.bound_to_loopback and not settings.trusted_proxies
    reasons = {
        "FACTCHECK_DEMO is set: the demo newsroom lets people in without a password. factcheck run serves it.": (
            settings.demo
        ),
        "FACTCHECK_SECRET_KEY is not set. Make one, for instance with: openssl rand -hex 32": not settings.secret_key,
        "FACTCHECK_TRUSTED_HOSTS is empty. Say by which names readers reach the newsroom.": not settings.trusted_hosts,
        "FACTCHECK_SECURE_COOKIES is off, so that sign-ins could be read on their way. Set it to true, with HTTPS.": (
            not settings.secure_cookies and not alone
        ),
    }
    return [reason for reason, holds in reasons.items() if holds]


def _not_ready(settings: Settings, migrate: bool) -> str:
    """Why the database cannot be served yet; nothing if it can."""
    with closing(Store(settings.database_address, settings.lock_wait)) as store:
        try:
            if migrate:
                schema.upgrade(store)
            if not schema.is_current(store):
                return "the database is not up to date: run factcheck migrate, or start with --migrate"
            if newsrooms.find(store) is None:
                return "there is no newsroom yet; start one with: factcheck newsroom create"
        except (SQLAlchemyError, FactcheckError) as error:
            log.debug("the database cannot be used", exc_info=error)
            return "the database cannot be reached; FACTCHECK_DATABASE says where it is"
    return ""


COMMANDS = [run, serve]
