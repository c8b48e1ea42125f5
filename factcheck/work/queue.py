"""The queue that carries a job's public id to a worker: a file in the instance folder, or Redis by a setting."""

from __future__ import annotations

import hashlib
import logging
import sqlite3
import uuid
from collections.abc import Callable
from contextlib import closing
from typing import Any

from huey import Huey, crontab
from huey.serializer import SignedSerializer
from huey.storage import RedisStorage, SqliteStorage

from factcheck.config import Settings
from factcheck.models.values import JobState
from factcheck.services import jobs
from factcheck.services.engines import has_wal_reset_bug
from factcheck.services.errors import Unavailable
from factcheck.services.store import Store

log = logging.getLogger(__name__)

FILE = "queue.sqlite3"


def huey_of(settings: Settings) -> Huey:
    """The queue of these settings. Each database has one of its own: its name says which.

    Messages are pickled, so they are signed with the newsroom's secret: whoever can write to the file or to Redis
    but does not know it cannot have a worker run anything. Nothing in here is worth keeping: jobs are rows.
    """
    name = "factcheck" + hashlib.sha256(settings.database_address.encode()).hexdigest()[:16]
    common: dict[str, Any] = {"results": False, "serializer": SignedSerializer(secret=settings.secret())}
    if settings.queue:
        return Huey(name, storage_class=RedisStorage, url=settings.queue, **common)
    settings.instance.mkdir(parents=True, exist_ok=True)
    mode = "delete" if has_wal_reset_bug(sqlite3.sqlite_version_info) else "wal"
    return Huey(name, storage_class=SqliteStorage, filename=str(settings.instance / FILE), journal_mode=mode, **common)


def state_of(settings: Settings) -> str:
    """For health checks: "ok" if the queue's storage answers, else what is wrong, in a word."""
    try:
        huey_of(settings).pending_count()
    except Exception as error:  # whatever the storage raises
        log.warning("the queue cannot be reached (%s)", type(error).__name__)
        return "unreachable"
    return "ok"


def send(settings: Settings, job_id: uuid.UUID) -> bool:
    """Tell the workers of a newsroom of a job, as `Queue.send` does."""
    try:
        return Queue(settings).send(job_id)
    except Exception as error:  # the file cannot be made, for instance: the job is a row all the same
        log.warning("there is no queue (%s); job %s waits", type(error).__name__, job_id)
        return False


class Queue:
    """A newsroom's queue, and the tasks that it carries. `stopping` is what a worker's task asks between steps."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.stopping: Callable[[], bool] = lambda: False
        self.huey = huey_of(settings)
        self._work_on: Any = self.huey.task(name="work_on")(self._run)
        self.huey.periodic_task(crontab(minute="*"), name="look_after")(self.look_after)
        self.huey.on_startup(name="look_after")(self.look_after)

    def send(self, job_id: uuid.UUID) -> bool:
        """Tell the workers of a job. False if the queue cannot be reached: `look_after` sends it within a minute."""
        try:
            self._work_on(str(job_id))
        except Exception as error:  # whatever the storage raises, the job is a row and waits
            log.warning("the queue cannot be reached (%s); job %s waits", type(error).__name__, job_id)
            return False
        return True

    def waiting(self) -> set[str]:
        """The public ids of the jobs that the queue carries at the moment."""
        return {str(task.args[0]) for task in self.huey.pending() if task.name == "work_on"}

    def look_after(self) -> None:
        """Every minute and at a worker's start: what a dead worker left is queued again, what was not sent is sent."""
        try:
            with closing(Store(self.settings.database_address, self.settings.lock_wait)) as store:
                queued = jobs.queue_lost(store)
            carried = self.waiting() if queued else set()
            for job_id in queued:
                if str(job_id) not in carried:
                    self.send(job_id)
        except Unavailable:
            log.warning("the database cannot be reached: jobs are looked after in a minute")

    def _run(self, job_id: str) -> None:
        from factcheck.work import runner  # splitting and linking, which only a worker's process needs

        with closing(Store(self.settings.database_address, self.settings.lock_wait)) as store:
            state = runner.run(store, uuid.UUID(job_id), stopping=self.stopping, stopped=JobState.QUEUED)
        log.info("job %s: %s", job_id, state or "nothing to take")
