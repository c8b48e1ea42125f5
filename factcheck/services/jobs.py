"""Work in the background: asking for it, taking it, moving it on under a lease, stopping it, taking it up again.

A job is a row; a queue carries its public id and may carry it twice, or lose it. Whoever works on a job holds a lease,
and each step commits its work together with the job's new position under that lease: a worker that was killed, or
that another has replaced, leaves a step done or not done, never half done and never done twice.
"""

from __future__ import annotations

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import sqlalchemy as sa
from sqlmodel import Session, col, delete, select

from factcheck.models import Job, JobError
from factcheck.models.columns import now
from factcheck.models.values import JobState
from factcheck.services.errors import Conflict, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction

LEASE = timedelta(seconds=60)  # a step takes a second or two; a worker silent for so long is gone
AGAIN = "again"  # the stage in which errors are tried once more
ACTIVE = (JobState.QUEUED.value, JobState.RUNNING.value)
RESUMABLE = (JobState.INTERRUPTED.value, JobState.FAILED.value, JobState.CANCELLED.value)
MAX_MESSAGE = 500


class LeaseLost(Conflict):
    """The job was cancelled, or another worker has it: whoever held the lease changes nothing any more."""


@dataclass(frozen=True)
class Lease:
    """A worker's hold on a job: the job's key, and a token that no other worker has."""

    job_id: int
    token: str


@dataclass(frozen=True)
class Position:
    """Where a job is: `done` of `total` steps of `stage`; `cursor` is for the kind of work to read."""

    stage: str
    done: int
    total: int
    cursor: dict[str, Any]


@dataclass(frozen=True)
class Failure:
    """What a step could not do: the thing's public id and title, a code, and the words of the error."""

    subject_id: uuid.UUID
    subject: str
    code: str
    message: str = ""


@one_transaction
def ask(
    store: Store,
    actor: Actor | None,
    kind: str,
    request_key: str,
    options: dict[str, Any] | None = None,
    once: Once | None = None,
) -> Job:
    """Ask for work. The same key is the same job; while one of this kind is unfinished, it is that one.

    Without an actor it is the machine's owner who asks, on the command line.
    """
    if actor is not None:
        require(actor, "job.run")
    with store.writing(once) as session:
        same = col(Job.request_key) == request_key  # such a job comes first; NULLs sort differently in each database
        wanted = sa.or_(same, col(Job.alone) == kind)
        job = session.exec(select(Job).where(wanted).order_by(same.desc())).first()
        if job is None:
            job = Job(kind=kind, request_key=request_key, alone=kind, options=options or {})
            job.asked_by = actor.id if actor else None
            session.add(job)
        session.info["reply"] = job.public_id
        return job


@one_transaction
def take(store: Store, job_id: uuid.UUID) -> Lease | None:
    """Take a job that is queued. None if it is not, or not any more: somebody has it, or it is over."""
    token = uuid.uuid4().hex
    with store.writing() as session:
        waiting = sa.update(Job).where(col(Job.public_id) == job_id, col(Job.state) == JobState.QUEUED.value)
        taken = waiting.values(
            state=JobState.RUNNING.value,
            lease=token,
            heartbeat_at=now(),
            started_at=sa.func.coalesce(Job.started_at, now()),
            attempt=Job.attempt + 1,
            version=Job.version + 1,
        )
        if not session.connection().execute(taken).rowcount:
            return None
        return Lease(session.exec(select(Job.id).where(Job.public_id == job_id)).one() or 0, token)


@one_transaction
def step(store: Store, lease: Lease, to: Position, act: Callable[[Session], None] | None = None) -> None:
    """Do one step's work and move the job on, in one transaction; LeaseLost, and nothing done, without the lease."""
    with store.writing() as session:
        _hold(session, lease, _moved(to))
        if act is not None:
            act(session)


@one_transaction
def step_failed(store: Store, lease: Lease, stage: str, to: Position, failure: Failure) -> None:
    """Write down that a step could not be done, and move the job on past it."""
    with store.writing() as session:
        _hold(session, lease, _moved(to))
        same = select(JobError).where(JobError.job_id == lease.job_id, JobError.subject_id == failure.subject_id)
        error = session.exec(same).first() or JobError(
            job_id=lease.job_id, stage=stage, subject_id=failure.subject_id, code=failure.code
        )
        error.stage, error.code, error.message = stage, failure.code, failure.message[:MAX_MESSAGE]
        error.subject, error.again, error.created_at = failure.subject, False, now()
        session.add(error)


@one_transaction
def end(store: Store, lease: Lease, state: JobState, failure: str = "") -> None:
    """Give the lease back: the job is done or failed (`failure` is a code), interrupted, or queued once more."""
    values: dict[str, Any] = {"state": state.value, "failure": failure, "lease": None, "version": Job.version + 1}
    values["heartbeat_at"] = now()
    if state.value not in ACTIVE:
        values |= {"alone": None, "finished_at": now()}
    with store.writing() as session:
        _hold(session, lease, values)


def _moved(to: Position) -> dict[str, Any]:
    return {"stage": to.stage, "done": to.done, "total": to.total, "cursor": to.cursor, "heartbeat_at": now()}


def _hold(session: Session, lease: Lease, values: dict[str, Any]) -> None:
    """Change the job's row if the lease is still good. On both databases this row's lock fences off everybody else."""
    held = sa.update(Job).where(
        col(Job.id) == lease.job_id, col(Job.lease) == lease.token, col(Job.state) == JobState.RUNNING.value
    )
    if not session.connection().execute(held.values(**values)).rowcount:
        raise LeaseLost("job_taken_away")


@one_transaction
def cancel(store: Store, actor: Actor | None, job_id: uuid.UUID, once: Once | None = None) -> Job:
    """Stop a job. What it has done stays; the step that is under way is not committed."""
    if actor is not None:
        require(actor, "job.run")
    with store.writing(once) as session:
        job = _find(session, job_id)
        if job.state not in (*ACTIVE, JobState.INTERRUPTED.value):
            raise Conflict("job_is_over")
        job.state, job.lease, job.alone = JobState.CANCELLED.value, None, None
        job.finished_at, job.version = now(), job.version + 1
        session.add(job)
        session.info["reply"] = job.public_id
        return job


@one_transaction
def resume(store: Store, actor: Actor | None, job_id: uuid.UUID, once: Once | None = None) -> Job:
    """Queue a stopped job again, from where it was; of one that is done, what went wrong is tried once more."""
    if actor is not None:
        require(actor, "job.run")
    with store.writing(once) as session:
        job = _find(session, job_id)
        if session.exec(select(Job.id).where(Job.alone == job.kind)).first() is not None:
            raise Conflict("job_under_way")
        if job.state == JobState.DONE:
            _try_again(session, job)
        elif job.state not in RESUMABLE:
            raise Conflict("job_is_over")
        job.state, job.alone, job.failure = JobState.QUEUED.value, job.kind, ""
        job.finished_at, job.heartbeat_at, job.version = None, now(), job.version + 1
        session.add(job)
        session.info["reply"] = job.public_id
        return job


def _try_again(session: Session, job: Job) -> None:
    marked = sa.update(JobError).where(col(JobError.job_id) == job.id).values(again=True)
    count = session.connection().execute(marked).rowcount
    if not count:
        raise Conflict("job_is_over")
    job.stage, job.done, job.total = AGAIN, 0, count


@one_transaction
def queue_lost(store: Store, silent: timedelta = LEASE) -> list[uuid.UUID]:
    """Queue the jobs whose worker has been silent for so long. Returns all that wait, the longest first."""
    with store.writing() as session:
        lost = sa.update(Job).where(col(Job.state) == JobState.RUNNING.value, col(Job.heartbeat_at) <= now() - silent)
        queued = lost.values(state=JobState.QUEUED.value, lease=None, heartbeat_at=now(), version=Job.version + 1)
        session.connection().execute(queued)
        return list(session.exec(select(Job.public_id).where(Job.state == JobState.QUEUED.value).order_by(col(Job.id))))


def _find(session: Session, job_id: uuid.UUID) -> Job:
    job = session.exec(select(Job).where(Job.public_id == job_id)).first()
    if job is None:
        raise NotFound("no_such_job")
    return job


def now_at(store: Store, lease: Lease) -> Job:
    """The job as it stands; LeaseLost if the lease is not good any more."""
    with store.reading() as session:
        job = session.get_one(Job, lease.job_id)
        if job.lease != lease.token:
            raise LeaseLost("job_taken_away")
        return job


def to_try_again(store: Store, lease: Lease) -> list[JobError]:
    """What is marked to be tried once more, in the order it went wrong."""
    with store.reading() as session:
        marked = select(JobError).where(JobError.job_id == lease.job_id, col(JobError.again))
        return list(session.exec(marked.order_by(col(JobError.id))))


def settled(session: Session, error: JobError) -> None:
    """Within a step: what went wrong has now been done."""
    session.exec(delete(JobError).where(col(JobError.id) == error.id))
