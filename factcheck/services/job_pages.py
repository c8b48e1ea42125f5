"""Jobs as people see them: a list, and one with what went wrong in it."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Account, Job, JobError
from factcheck.models.columns import now
from factcheck.models.values import JobState
from factcheck.services.errors import NotFound
from factcheck.services.jobs import ACTIVE, LEASE, RESUMABLE
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Store

LISTED = 50
ERRORS_SHOWN = 200


@dataclass(frozen=True)
class JobView:
    """A job, who asked for it ("" on the command line), how many errors it has and the first ERRORS_SHOWN of them."""

    job: Job
    asked_by: str
    failed: int
    errors: list[JobError]

    @property
    def active(self) -> bool:
        return self.job.state in ACTIVE

    @property
    def silent(self) -> bool:
        """Whether nobody has worked on an active job for the length of a lease: its worker is gone, or none is on."""
        return self.active and now() - (self.job.heartbeat_at or self.job.created_at) > LEASE

    @property
    def may_be_cancelled(self) -> bool:
        return self.active or self.job.state == JobState.INTERRUPTED

    @property
    def may_be_resumed(self) -> bool:
        return self.job.state in RESUMABLE

    @property
    def may_be_tried_again(self) -> bool:
        return self.job.state == JobState.DONE and self.failed > 0


def listing(store: Store, actor: Actor | None) -> list[JobView]:
    """The latest LISTED jobs, newest first, without their errors."""
    if actor is not None:
        require(actor, "job.run")
    with store.reading() as session:
        query = select(Job, Account.name).join(Account, isouter=True).order_by(col(Job.id).desc()).limit(LISTED)
        rows = list(session.exec(query))
        counted = select(JobError.job_id, func.count()).where(col(JobError.job_id).in_([job.id for job, _ in rows]))
        failed: dict[int, int] = dict(session.exec(counted.group_by(col(JobError.job_id))).all())
        return [JobView(job, name or "", failed.get(job.id or 0, 0), []) for job, name in rows]


def read(store: Store, actor: Actor | None, job_id: uuid.UUID) -> JobView:
    if actor is not None:
        require(actor, "job.run")
    with store.reading() as session:
        query = select(Job, Account.name).join(Account, isouter=True).where(Job.public_id == job_id)
        row = session.exec(query).first()
        if row is None:
            raise NotFound("no_such_job")
        return _view(session, row[0], row[1] or "")


def _view(session: Session, job: Job, asked_by: str) -> JobView:
    failed = session.exec(select(func.count()).select_from(JobError).where(JobError.job_id == job.id)).one()
    query = select(JobError).where(JobError.job_id == job.id).order_by(col(JobError.id)).limit(ERRORS_SHOWN)
    return JobView(job, asked_by, failed, list(session.exec(query)))
