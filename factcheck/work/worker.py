"""The worker: a process of its own that carries out jobs, beside a server or alone."""

from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from factcheck.config import PREFIX, Settings
from factcheck.work.queue import Queue

log = logging.getLogger(__name__)

LONGEST_NAP = 1.0  # seconds between two looks into a queue that is a file
STOP_SECONDS = 20  # the step under way is finished; one that takes longer is done again by the next worker
PROGRAM = "from factcheck.cli import main; main()"


def work(settings: Settings, *, with_parent: bool = False) -> None:
    """Carry out jobs until stopped (SIGTERM finishes the step under way); `with_parent`, until standard input ends.

    Jobs run in a process that this one looks after: where it dies, by the kernel's hand for instance, another starts.
    """
    queue = Queue(settings)
    consumer = queue.huey.create_consumer(
        workers=1, worker_type="process", max_delay=LONGEST_NAP, graceful_signal="TERM", shutdown_timeout=STOP_SECONDS
    )
    queue.stopping = consumer.stop_flag.is_set
    if with_parent:
        threading.Thread(target=_end_with_input, daemon=True).start()
    consumer.run()


def _end_with_input() -> None:
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)


@contextmanager
def worker_beside(settings: Settings) -> Iterator[None]:
    """A worker in a process of its own for as long as the block lasts, unless the settings want none.

    It ends with this process, however this one ends: it reads from a pipe that nobody else holds open.
    """
    if not settings.worker:
        yield
        return
    here = os.getpid()
    process = subprocess.Popen(  # noqa: S603 (this very program)
        [sys.executable, "-c", PROGRAM, "jobs", "work", "--with-parent"],
        env=_environment(settings),
        stdin=subprocess.PIPE,
        start_new_session=True,  # Ctrl+C is for the server, which then ends the worker
    )
    try:
        yield
    finally:
        if os.getpid() == here:  # a server's forked processes leave this block as well
            _stop(process)


def _environment(settings: Settings) -> dict[str, str]:
    """This process's environment, with what was chosen since: the worker has to open the same newsroom."""
    chosen = {
        "instance": str(settings.instance),
        "demo": "1" if settings.demo else "0",
        "database": settings.database,
        "secret_key": settings.secret(),
        "queue": settings.queue,
        "lock_wait": str(settings.lock_wait),
        "log_level": settings.log_level,
    }
    return {**os.environ, **{PREFIX + name.upper(): value for name, value in chosen.items()}}


def _stop(process: subprocess.Popen[bytes]) -> None:
    if process.stdin:
        process.stdin.close()
    try:
        process.wait(timeout=STOP_SECONDS)
    except subprocess.TimeoutExpired:
        log.warning(
            "the worker did not end in %d seconds and is killed; its job goes on at the next start", STOP_SECONDS
        )
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
