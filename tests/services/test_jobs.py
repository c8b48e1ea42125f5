"""Jobs: one a request, one worker a job, and nothing done without the lease."""

from __future__ import annotations

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlmodel import Session, select

from factcheck.models import Account, Job, JobError
from factcheck.models.values import JobState
from factcheck.services import job_pages, jobs
from factcheck.services.errors import Conflict, Forbidden, NotFound
from factcheck.services.jobs import Failure, Lease, LeaseLost, Position
from factcheck.services.permissions import Actor
from factcheck.services.store import Once, Store

KIND = "recompute"
FIRST = Position("claims", 1, 3, {"after": 1})


def asked(store: Store, key: str = "a request") -> Job:
    return jobs.ask(store, None, KIND, key)


def taken(store: Store, job: Job) -> Lease:
    lease = jobs.take(store, job.public_id)
    assert lease is not None
    return lease


def stands(store: Store, job: Job) -> Job:
    return job_pages.read(store, None, job.public_id).job


def test_a_request_is_one_job_however_often_it_is_made(store: Store) -> None:
    first = asked(store)
    assert asked(store).public_id == first.public_id
    jobs.end(store, taken(store, first), JobState.DONE)
    assert asked(store).public_id == first.public_id, "the same request, after its job was done"
    assert asked(store, "another request").public_id != first.public_id


def test_while_one_is_unfinished_another_request_gets_the_same_job(store: Store) -> None:
    first = asked(store)
    assert asked(store, "another request").public_id == first.public_id
    lease = taken(store, first)
    assert asked(store, "a third").public_id == first.public_id
    jobs.end(store, lease, JobState.INTERRUPTED)
    assert asked(store, "a fourth").public_id != first.public_id


def test_a_request_made_again_is_its_own_job_though_another_is_unfinished(store: Store) -> None:
    first = asked(store)
    jobs.end(store, taken(store, first), JobState.DONE)
    asked(store, "another request")
    assert asked(store).public_id == first.public_id


def test_eight_requests_at_once_are_one_job(store: Store) -> None:
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda n: asked(store, f"request {n}").public_id, range(8)))
    assert len(set(made)) == 1


def test_eight_workers_at_once_are_one_that_has_it(store: Store) -> None:
    job = asked(store)
    with ThreadPoolExecutor(8) as pool:
        leases = list(pool.map(lambda _: jobs.take(store, job.public_id), range(8)))
    assert len([lease for lease in leases if lease]) == 1
    assert stands(store, job).attempt == 1


def test_a_form_sent_twice_is_answered_with_its_job(store: Store, admin: Actor) -> None:
    once = Once(admin.id, "token", "hash")
    job = jobs.ask(store, admin, KIND, "token", once=once)
    with pytest.raises(Exception, match="repeated"):
        jobs.ask(store, admin, KIND, "token", once=once)
    assert job_pages.read(store, admin, job.public_id).asked_by == admin.name


def test_a_step_is_its_work_and_the_position_together(store: Store) -> None:
    job = asked(store)
    lease = taken(store, job)

    def write(session: Session) -> None:
        session.add(Account(email="a@desk.example", name="A"))

    def fail(session: Session) -> None:
        write(session)
        session.flush()
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011
        jobs.step(store, lease, FIRST, fail)
    assert (stands(store, job).done, accounts(store)) == (0, 0)
    jobs.step(store, lease, FIRST, write)
    assert (stands(store, job).done, accounts(store)) == (1, 1)


def accounts(store: Store) -> int:
    with store.reading() as session:
        return len(session.exec(select(Account)).all())


@pytest.mark.parametrize("how", ["cancelled", "silent", "ended"])
def test_whoever_lost_the_lease_changes_nothing(store: Store, how: str) -> None:
    job = asked(store)
    lease = taken(store, job)
    if how == "cancelled":
        jobs.cancel(store, None, job.public_id)
    elif how == "silent":
        assert jobs.queue_lost(store, timedelta(0)) == [job.public_id]
        assert jobs.take(store, job.public_id) is not None
    else:
        jobs.end(store, lease, JobState.DONE)
    failure = Failure(uuid.uuid4(), "A", "step_failed")
    for act in (
        lambda: jobs.step(store, lease, FIRST, lambda s: s.add(Account(email="a@desk.example", name="A"))),
        lambda: jobs.step_failed(store, lease, "claims", FIRST, failure),
        lambda: jobs.end(store, lease, JobState.FAILED),
    ):
        with pytest.raises(LeaseLost):
            act()
    assert (stands(store, job).done, accounts(store), job_pages.read(store, None, job.public_id).failed) == (0, 0, 0)


def test_a_worker_that_still_works_keeps_its_job(store: Store) -> None:
    job = asked(store)
    taken(store, job)
    assert jobs.queue_lost(store) == []
    assert stands(store, job).state == JobState.RUNNING


def test_a_job_can_be_cancelled_and_taken_up_where_it_was(store: Store) -> None:
    job = asked(store)
    jobs.step(store, taken(store, job), FIRST)
    jobs.cancel(store, None, job.public_id)
    assert jobs.take(store, job.public_id) is None
    with pytest.raises(Conflict, match="job_is_over"):
        jobs.cancel(store, None, job.public_id)
    jobs.resume(store, None, job.public_id)
    found = jobs.now_at(store, taken(store, job))
    assert (found.stage, found.done, found.cursor, found.attempt) == ("claims", 1, {"after": 1}, 2)


def test_errors_are_kept_with_what_they_are_about_and_tried_again_on_request(store: Store) -> None:
    job, about = asked(store), uuid.uuid4()
    lease = taken(store, job)
    jobs.step_failed(store, lease, "claims", FIRST, Failure(about, "The ferry", "step_failed", "x" * 5_000))
    jobs.end(store, lease, JobState.DONE)
    view = job_pages.read(store, None, job.public_id)
    assert (view.failed, view.errors[0].subject, view.may_be_tried_again) == (1, "The ferry", True)
    assert len(view.errors[0].message) == jobs.MAX_MESSAGE
    jobs.resume(store, None, job.public_id)
    again = taken(store, job)
    (error,) = jobs.to_try_again(store, again)
    assert (jobs.now_at(store, again).total, error.subject_id) == (1, about)
    jobs.step(store, again, FIRST, lambda session: jobs.settled(session, error))
    with store.reading() as session:
        assert session.exec(select(JobError)).all() == []


def test_a_job_that_is_done_without_errors_is_not_taken_up_again(store: Store) -> None:
    job = asked(store)
    jobs.end(store, taken(store, job), JobState.DONE)
    with pytest.raises(Conflict, match="job_is_over"):
        jobs.resume(store, None, job.public_id)


def test_two_of_a_kind_are_never_under_way(store: Store) -> None:
    first = asked(store)
    jobs.cancel(store, None, first.public_id)
    asked(store, "another request")
    with pytest.raises(Conflict, match="job_under_way"):
        jobs.resume(store, None, first.public_id)


def test_jobs_are_for_editors_and_not_for_those_who_check(store: Store, checker: Actor, editor: Actor) -> None:
    job = asked(store)
    assert job_pages.read(store, editor, job.public_id).job.public_id == job.public_id
    for act in (
        lambda: jobs.ask(store, checker, KIND, "x"),
        lambda: jobs.cancel(store, checker, job.public_id),
        lambda: jobs.resume(store, checker, job.public_id),
        lambda: job_pages.listing(store, checker),
        lambda: job_pages.read(store, checker, job.public_id),
    ):
        with pytest.raises(Forbidden):
            act()


def test_an_unknown_job_is_not_found(store: Store) -> None:
    for act in (jobs.cancel, jobs.resume, job_pages.read):
        with pytest.raises(NotFound, match="no_such_job"):
            act(store, None, uuid.uuid4())  # type: ignore[operator]
    assert jobs.take(store, uuid.uuid4()) is None
