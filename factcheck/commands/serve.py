"""`factcheck run`: everything up to date, then served on this machine."""

from __future__ import annotations

import gc
import sqlite3
from contextlib import closing
from typing import Any

import click

from factcheck import logs
from factcheck.commands.jobs import behind_in_words
from factcheck.config import Settings, chosen
from factcheck.services import newsrooms, recompute, schema
from factcheck.services.engines import has_wal_reset_bug
from factcheck.services.store import Store
from factcheck.work.worker import worker_beside


def prepare(settings: Settings) -> Store:
    """The database, migrated; the demo newsroom's is filled when it is new."""
    store = Store(settings.database_address)
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
    if settings.database_address.startswith("sqlite") and has_wal_reset_bug(sqlite3.sqlite_version_info):
        click.echo(
            f"SQLite {sqlite3.sqlite_version}: write-ahead logging has a fault in it, so journal_mode=DELETE is used."
        )
    what = "the demo newsroom (invented data)" if settings.demo else "your newsroom"
    click.echo(f"Serving {what} on http://{settings.host}:{settings.port}/  (stop with Ctrl+C)")


def _debug(settings: Settings) -> None:
    from factcheck.app import create_app

    create_app(settings).run(settings.host, settings.port, debug=True)


def _gunicorn(settings: Settings) -> None:
    from gunicorn.app.base import BaseApplication

    class Server(BaseApplication):
        """Gunicorn with threads, set up from our settings instead of a file."""

        def load_config(self) -> None:
            for key, value in {
                "bind": f"{settings.host}:{settings.port}",
                "worker_class": "gthread",
                "workers": 1,
                "threads": 8,
                "loglevel": "warning",
                "accesslog": None,
                "control_socket_disable": True,
            }.items():
                if key in self.cfg.settings:
                    self.cfg.set(key, value)

        def load(self) -> Any:
            from factcheck.app import create_app

            app = create_app(settings)
            gc.collect()
            gc.freeze()  # what the program itself is made of stays: collecting it again and again slows every page
            return app

    Server().run()


COMMANDS = [run]
