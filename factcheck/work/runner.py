"""Carrying out a job that was taken: stage by stage, item by item, each in a transaction of its own."""

from __future__ import annotations

import logging
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import Any

from sqlmodel import Session

from factcheck.models import JobError
from factcheck.models.values import JobState
from factcheck.services import jobs
from factcheck.services.errors import FactcheckError, Unavailable
from factcheck.services.jobs import AGAIN, Failure, Lease, LeaseLost, Position
from factcheck.services.store import Store
from factcheck.work.kinds import KINDS, Item, Kind, Stage

log = logging.getLogger(__name__)

STARTS_AT_ONE_PLACE = 3  # a step at which workers died so often is written down as an error and passed over


def run(
    store: Store,
    job_id: uuid.UUID,
    *,
    stopping: Callable[[], bool] = lambda: False,
    tell: Callable[[Position], None] = lambda _at: None,
    stopped: JobState = JobState.QUEUED,
) -> JobState | None:
    """Take a queued job and work on it to its end, or until `stopping()`: the job is then left as `stopped`.

    Returns the state it is left in; None if there was nothing to take, or the job was taken away (cancelled).
    `tell` hears of the position after each step.
    """
    lease = jobs.take(store, job_id)
    if lease is None:
        return None
    try:
        state = _Run(store, lease, stopping, tell, stopped).go()
        jobs.end(store, lease, state)
        return state
    except LeaseLost:
        return None
    except (KeyboardInterrupt, SystemExit, Unavailable):
        _give_back(store, lease, stopped)
        raise
    except Exception as error:
        log.exception("job %s failed", job_id)
        _give_back(store, lease, JobState.FAILED, _code(error))
        return JobState.FAILED


def _give_back(store: Store, lease: Lease, state: JobState, failure: str = "") -> None:
    with suppress(FactcheckError):  # if even this cannot be written, the lease runs out and the job is queued again
        jobs.end(store, lease, state, failure)


def _code(error: Exception) -> str:
    return error.code if isinstance(error, FactcheckError) else "step_failed"


class _Run:
    """One worker's time with one job."""

    def __init__(
        self,
        store: Store,
        lease: Lease,
        stopping: Callable[[], bool],
        tell: Callable[[Position], None],
        stopped: JobState,
    ) -> None:
        self.store, self.lease, self.stopping, self.tell, self.stopped = store, lease, stopping, tell, stopped
        self.job = jobs.now_at(store, lease)
        self.at = Position(self.job.stage, self.job.done, self.job.total, self.job.cursor)

    def go(self) -> JobState:
        kind = KINDS.get(self.job.kind)
        if kind is None:
            raise FactcheckError("no_such_kind_of_job")
        if not self.at.stage:
            with self.store.reading() as session:
                scope = kind.scope(session, self.job.options)
            self.at = replace(self.at, cursor={"scope": scope})
            self._enter(kind.stages[0])
        self._count_start()
        return self._again(kind) if self.at.stage == AGAIN else self._stages(kind)

    @property
    def scope(self) -> dict[str, Any]:
        found: dict[str, Any] = self.at.cursor["scope"]
        return found

    def _move(self, to: Position, act: Callable[[Session], None] | None = None) -> None:
        jobs.step(self.store, self.lease, to, act)
        self.at = to
        self.tell(to)

    def _enter(self, stage: Stage) -> None:
        with self.store.reading() as session:
            total = stage.count(session, self.scope)
        self._move(Position(stage.name, 0, total, {"scope": self.scope, "after": 0}))

    def _count_start(self) -> None:
        """Note how often work began at this very place: a step that takes its worker along is not tried for ever."""
        here = [self.at.stage, self.at.done]
        before, times = self.at.cursor.get("starts", (None, 0))
        times = times + 1 if before == here else 1
        self._move(replace(self.at, cursor={**self.at.cursor, "starts": [here, times]}))

    def _is_deadly(self) -> bool:
        here, times = self.at.cursor.get("starts", (None, 0))
        return bool(here == [self.at.stage, self.at.done] and times > STARTS_AT_ONE_PLACE)

    def _stages(self, kind: Kind) -> JobState:
        names = [stage.name for stage in kind.stages]
        for stage in kind.stages[names.index(self.at.stage) :]:
            if self.at.stage != stage.name:
                self._enter(stage)
            while (item := self._next(stage)) is not None:
                if self.stopping():
                    return self.stopped
                to = replace(self.at, done=self.at.done + 1, cursor={**self.at.cursor, "after": item.key})
                self._one(stage, item, to)
        return JobState.DONE

    def _next(self, stage: Stage) -> Item | None:
        with self.store.reading() as session:
            found: Item | None = stage.first_after(session, self.scope, self.at.cursor["after"])
            return found

    def _one(self, stage: Stage, item: Item, to: Position, also: Callable[[Session], None] | None = None) -> bool:
        """Do one item's work, or write down why it cannot be done. Whether it was done."""
        if self._is_deadly():
            return self._failed(stage, item, to, "worker_died")
        try:
            with self.store.reading() as session:
                prepared = stage.prepare(session, item)
            self._move(to, partial(self._act, stage, item, prepared, also))
        except (LeaseLost, Unavailable):
            raise
        except Exception as error:
            log.exception("job %s, %s: %s failed", self.job.public_id, stage.name, item.public_id)
            return self._failed(stage, item, to, _code(error), f"{type(error).__name__}: {error}")
        return True

    def _act(
        self, stage: Stage, item: Item, prepared: object, also: Callable[[Session], None] | None, session: Session
    ) -> None:
        stage.act(session, item, prepared, self.scope)
        if also is not None:
            also(session)

    def _failed(self, stage: Stage, item: Item, to: Position, code: str, message: str = "") -> bool:
        failure = Failure(item.public_id, item.title, code, message)
        jobs.step_failed(self.store, self.lease, stage.name, to, failure)
        self.at = to
        self.tell(to)
        return False

    def _again(self, kind: Kind) -> JobState:
        """Try once more what went wrong, each from the stage in which it did."""
        for error in jobs.to_try_again(self.store, self.lease):
            if self.stopping():
                return self.stopped
            self._retry(kind, error, replace(self.at, done=self.at.done + 1))
        return JobState.DONE

    def _retry(self, kind: Kind, error: JobError, to: Position) -> None:
        settle = partial(_settle, error)
        with self.store.reading() as session:
            item = kind.find(session, error.subject_id)
        if item is None:  # it has gone meanwhile
            self._move(to, settle)
            return
        names = [stage.name for stage in kind.stages]
        rest = kind.stages[names.index(error.stage) :]
        for stage in rest[:-1]:
            if not self._one(stage, item, self.at):
                self._move(to)
                return
        self._one(rest[-1], item, to, settle)


def _settle(error: JobError, session: Session) -> None:
    jobs.settled(session, error)
