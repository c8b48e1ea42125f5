"""Gunicorn as factcheck runs it: threads, a queue that stays short, and no thread for a client that dawdles."""

from __future__ import annotations

import gc
import logging
import os
import selectors
import socket
import threading
import time
from functools import partial
from typing import Any

from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import TConn, ThreadWorker

from factcheck import logs
from factcheck.config import Settings
from factcheck.web.security import WAITED

HEAD_BYTES = 65_536  # a head that is longer goes to a thread, whose parser refuses it
HEAD_SECONDS = 10.0  # within which a client has sent its request's head
BODY_SECONDS = 10.0  # within which more of the body has come, or of the answer been taken
LOOK_AGAIN = 0.05  # seconds between two looks at heads that came in part
OPEN_CONNECTIONS = 1000  # a process
waited = threading.local()


class Unfinished:
    """Connections whose request has not come in whole yet, each with the time by which it must have."""

    def __init__(self) -> None:
        self.silent: dict[TConn, float] = {}  # nothing has come: the poller tells
        self.partial: dict[TConn, float] = {}  # a part is there, so that the poller would tell for ever: looked at


class Worker(ThreadWorker):
    """Threads get whole requests only: a connection without one costs its socket, however many there are.

    Gunicorn's own gives a thread to each new connection at once, and keeps it there until the head has come: as many
    slow clients as there are threads stop everybody (docs/decisions/0010-gunicorn-with-a-worker-of-our-own.md).
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.unfinished = Unfinished()

    def enqueue_req(self, conn: TConn, by: float = 0.0) -> None:
        by = by or time.monotonic() + HEAD_SECONDS
        seen = _peek(conn)
        if seen is None:
            self.unfinished.silent[conn] = by
            self.poller.register(conn.sock, selectors.EVENT_READ, partial(self._heard, conn))
        elif seen and b"\r\n\r\n" not in seen and len(seen) < HEAD_BYTES:
            self.unfinished.partial[conn] = by
        else:
            conn.data_ready = True
            conn.queued = time.monotonic()
            super().enqueue_req(conn)

    def _heard(self, conn: TConn, _socket: socket.socket) -> None:
        self.poller.unregister(conn.sock)
        self.enqueue_req(conn, self.unfinished.silent.pop(conn))

    def wait_for_and_dispatch_events(self, timeout: float) -> None:
        super().wait_for_and_dispatch_events(min(timeout, LOOK_AGAIN) if self.unfinished.partial else timeout)
        looked_at, self.unfinished.partial = self.unfinished.partial, {}
        for conn, by in looked_at.items():
            self.enqueue_req(conn, by)

    def murder_pending(self) -> None:
        """Close what has taken too long; when stopping, whatever has no whole request."""
        super().murder_pending()
        now = time.monotonic()
        for kind in (self.unfinished.silent, self.unfinished.partial):
            for conn in [conn for conn, by in kind.items() if by < now or not self.alive]:
                del kind[conn]
                if kind is self.unfinished.silent:
                    self.poller.unregister(conn.sock)
                self.nr_conns -= 1
                conn.close()

    def handle(self, conn: TConn) -> Any:
        waited.seconds = time.monotonic() - conn.queued
        return super().handle(conn)

    def handle_request(self, req: Any, conn: TConn) -> Any:
        conn.sock.settimeout(BODY_SECONDS)
        return super().handle_request(req, conn)

    def load_wsgi(self) -> None:
        super().load_wsgi()
        app: Any = self.wsgi  # type: ignore[has-type]

        def told_how_long_it_waited(environ: dict[str, Any], start_response: Any) -> Any:
            return app({**environ, WAITED: getattr(waited, "seconds", 0.0)}, start_response)

        self.wsgi = told_how_long_it_waited


def _peek(conn: TConn) -> bytes | None:
    """What has come and no thread was told of: nothing at all is None; b"" is the end of the connection, or a request
    that came along with the one before and was read with it."""
    if conn.parser is not None and conn.parser.unreader.buf.getvalue():
        return b""
    try:
        seen: bytes = conn.sock.recv(HEAD_BYTES, socket.MSG_PEEK | socket.MSG_DONTWAIT)
    except (BlockingIOError, InterruptedError):
        return None
    except OSError:
        return b""
    return seen


class OurLogger(Logger):
    """Gunicorn's records go where all others go."""

    def setup(self, cfg: Any) -> None:
        super().setup(cfg)
        self.error_log.handlers.clear()
        self.error_log.propagate = True


class Server(BaseApplication):
    """Gunicorn, set up from our settings instead of a file."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        super().__init__()

    def load_config(self) -> None:
        settings = self.settings
        for key, value in {
            "bind": f"[{settings.host}]:{settings.port}"
            if ":" in settings.host
            else f"{settings.host}:{settings.port}",
            "worker_class": Worker,
            "workers": processes(settings),
            "threads": settings.threads,
            "worker_connections": OPEN_CONNECTIONS,
            "graceful_timeout": settings.stop_seconds,
            "keepalive": 15,
            "loglevel": "info" if settings.log_level == "DEBUG" else "warning",
            "logger_class": OurLogger,
            "accesslog": None,
            "forwarded_allow_ips": "",  # proxies are believed by FACTCHECK_TRUSTED_PROXIES alone
            "control_socket_disable": True,
        }.items():
            if key in self.cfg.settings:
                self.cfg.set(key, value)

    def load(self) -> Any:
        from factcheck.app import create_app

        logs.set_up(self.settings)
        app = create_app(self.settings)
        gc.collect()
        gc.freeze()  # what the program itself is made of stays: collecting it again and again slows every page
        logging.getLogger("factcheck.server").info("ready")
        return app


def processes(settings: Settings) -> int:
    """How many server processes: as set, else one for each core."""
    return settings.processes or os.cpu_count() or 1
