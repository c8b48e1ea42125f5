"""Work in the background: what was asked for, how far it is, and what went wrong in it."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_object, long_text, moment, one_of, public_id
from factcheck.models.values import JobState


class Job(SQLModel, table=True):
    """One piece of long work. The row is the truth about it; a queue only carries its public id.

    `request_key` names the request: the same one asked again is the same job. `alone` is set while the job is
    unfinished, to the name under which only one may be. `lease` is the token of the worker that has it, `heartbeat_at`
    when that one last did a step, `attempt` how many have taken it. `done` of `total` steps are behind `cursor`, which
    says where the next one begins. `failure` is the code of what ended a failed job.
    """

    __tablename__ = "job"
    __table_args__ = (one_of("state", JobState),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    kind: str
    request_key: str = Field(unique=True)
    alone: str | None = Field(default=None, unique=True)
    state: str = Field(default=JobState.QUEUED.value, index=True)
    stage: str = ""
    done: int = 0
    total: int = 0
    options: dict[str, Any] = json_object()
    cursor: dict[str, Any] = json_object()
    failure: str = long_text("")
    attempt: int = 0
    lease: str | None = None
    heartbeat_at: datetime | None = moment(nullable=True)
    asked_by: int | None = Field(default=None, foreign_key="account.id")
    created_at: datetime = moment()
    started_at: datetime | None = moment(nullable=True)
    finished_at: datetime | None = moment(nullable=True)
    version: int = 1


class JobError(SQLModel, table=True):
    """What a step could not do: the thing (its public id, and its title as it then was), and why.

    `again` marks those that are to be tried once more.
    """

    __tablename__ = "job_error"
    __table_args__ = (sa.UniqueConstraint("job_id", "stage", "subject_id"),)

    id: int | None = Field(default=None, primary_key=True)
    job_id: int = Field(foreign_key="job.id", index=True)
    stage: str
    subject_id: uuid.UUID = Field(sa_type=sa.Uuid)
    subject: str = long_text("")
    code: str
    message: str = long_text("")
    again: bool = False
    created_at: datetime = moment()
