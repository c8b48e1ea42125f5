"""The real worker in its own process, killed in the middle of a job and started again; the queue's two storages."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

import pytest
from huey.storage import RedisStorage, SqliteStorage

from factcheck.config import Settings
from factcheck.models import Job
from factcheck.models.values import JobState
from factcheck.services import articles, job_pages, jobs, newsrooms, schema
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.work import runner
from factcheck.work.queue import Queue, huey_of, state_of
from factcheck.work.worker import PROGRAM
from tests.conftest import ROOT
from tests.work.conftest import outdate, picture, text

ARTICLES = 12
WAIT = 60  # seconds: an end to waiting, not a measure


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(
        instance=tmp_path, database=f"sqlite:///{tmp_path / 'newsroom.sqlite3'}", secret_key="a key for these tests"
    )


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    """A newsroom in a file that can be copied; `--databases all` has test_runner.py do its steps on both databases."""
    opened = Store(settings.database)
    schema.upgrade(opened)
    newsrooms.create(opened, names={"en": "The Test Desk"}, languages=["en"])
    yield opened
    opened.close()


@contextmanager
def worker(settings: Settings) -> Iterator[subprocess.Popen[bytes]]:
    """`factcheck jobs work` with its children in a process group of its own, killed at the end if it is still there."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK_")}
    environment |= {
        "FACTCHECK_INSTANCE": str(settings.instance),
        "FACTCHECK_DATABASE": settings.database,
        "FACTCHECK_SECRET_KEY": settings.secret_key,
    }
    command = [sys.executable, "-c", PROGRAM, "jobs", "work"]
    process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
    try:
        yield process
    finally:
        kill(process)


def kill(process: subprocess.Popen[bytes]) -> None:
    """kill -9, of all of them at once."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
    finally:
        process.wait()


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + WAIT
    while not true():
        assert time.monotonic() < deadline, "it never came to that"
        time.sleep(0.005)


@pytest.fixture
def behind(store: Store, checker: Actor) -> Store:
    """A newsroom of ARTICLES that are behind, which writes down each time that an article is brought on."""
    for number in range(ARTICLES):
        articles.create(store, checker, text(f"Number {number}"), ArticleDetails(published_on=date(2026, 9, 7)))
    outdate(store)
    with store.writing() as session:
        run = session.connection().exec_driver_sql
        run("CREATE TABLE brought_on (article INTEGER, engine VARCHAR)")
        run(
            "CREATE TRIGGER count_it AFTER UPDATE OF engine ON article "
            "BEGIN INSERT INTO brought_on VALUES (NEW.id, NEW.engine); END"
        )
    return store


def brought_on(store: Store) -> list[tuple[int, str]]:
    with store.reading() as session:
        return [tuple(row) for row in session.connection().exec_driver_sql("SELECT article, engine FROM brought_on")]


def now_is(store: Store, job: Job) -> Job:
    return job_pages.read(store, None, job.public_id).job


@pytest.mark.parametrize("at", [1, ARTICLES - 2, ARTICLES + 3])
def test_killed_in_the_middle_and_started_again_each_article_is_done_once(
    behind: Store, settings: Settings, tmp_path: Path, at: int
) -> None:
    shutil.copyfile(tmp_path / "newsroom.sqlite3", tmp_path / "undisturbed.sqlite3")
    job = jobs.ask(behind, None, "recompute", "a request")
    Queue(settings).send(job.public_id)
    Queue(settings).send(job.public_id)  # a queue may deliver twice
    with worker(settings) as first:
        until(lambda: len(brought_on(behind)) >= at)
        kill(first)
    assert now_is(behind, job).state == JobState.RUNNING, "it was killed before its end"
    with behind.writing() as session:  # what a minute of waiting would do
        session.connection().exec_driver_sql("UPDATE job SET heartbeat_at = '2026-01-01 00:00:00'")
    with worker(settings):
        until(lambda: now_is(behind, job).state == JobState.DONE)
    done = brought_on(behind)
    assert len(done) == len(set(done)) == 2 * ARTICLES, "each article once in each stage"
    assert now_is(behind, job).attempt == 2
    with closing(Store(f"sqlite:///{tmp_path / 'undisturbed.sqlite3'}")) as undisturbed:
        runner.run(undisturbed, jobs.ask(undisturbed, None, "recompute", "a request").public_id)
        assert picture(behind) == picture(undisturbed)


def test_a_worker_that_is_asked_to_stop_finishes_its_step_and_gives_the_job_back(
    behind: Store, settings: Settings
) -> None:
    job = jobs.ask(behind, None, "recompute", "a request")  # not sent: a worker looks for it when it starts
    with worker(settings) as first:
        until(lambda: len(brought_on(behind)) >= 2)
        first.send_signal(signal.SIGTERM)
        first.wait(timeout=WAIT)
    assert now_is(behind, job).state in (JobState.QUEUED, JobState.DONE)
    assert now_is(behind, job).lease is None
    assert runner.run(behind, job.public_id) in (JobState.DONE, None)
    assert len(brought_on(behind)) == len(set(brought_on(behind))) == 2 * ARTICLES


def test_a_file_carries_jobs_unless_redis_is_named(settings: Settings) -> None:
    assert isinstance(huey_of(settings).storage, SqliteStorage)
    elsewhere = settings.model_copy(update={"queue": "redis://queue.example:6379/3"})
    storage = huey_of(elsewhere).storage
    assert isinstance(storage, RedisStorage)
    assert storage.pool.connection_kwargs["host"] == "queue.example"


def test_each_database_has_a_queue_of_its_own(settings: Settings, store: Store) -> None:
    Queue(settings).send(jobs.ask(store, None, "recompute", "a request").public_id)
    other = settings.model_copy(update={"database": "sqlite:///other.sqlite3"})
    assert len(Queue(settings).waiting()) == 1
    assert Queue(other).waiting() == set()


def test_messages_that_the_newsroom_did_not_sign_are_not_read(settings: Settings, store: Store) -> None:
    Queue(settings).send(jobs.ask(store, None, "recompute", "a request").public_id)
    forged = settings.model_copy(update={"secret_key": "another key for these tests"})
    assert huey_of(forged).pending_count() == 1
    assert huey_of(forged).pending() == []


def test_what_was_not_sent_is_sent_once(settings: Settings, store: Store) -> None:
    job = jobs.ask(store, None, "recompute", "a request")
    for _ in range(3):
        Queue(settings).look_after()
    assert Queue(settings).huey.pending_count() == 1
    assert Queue(settings).waiting() == {str(job.public_id)}


def test_a_queue_that_cannot_be_reached_is_no_error(settings: Settings, store: Store) -> None:
    away = settings.model_copy(update={"queue": "redis://127.0.0.1:9/0"})
    assert state_of(away) == "unreachable"
    assert Queue(away).send(jobs.ask(store, None, "recompute", "a request").public_id) is False


@pytest.mark.skipif(not shutil.which("redis-server"), reason="needs redis-server on PATH")
def test_redis_carries_jobs(settings: Settings, store: Store, tmp_path: Path) -> None:
    socket = tmp_path / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--save", "", "--dir", str(tmp_path)]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    try:
        until(socket.exists)
        queue = Queue(settings.model_copy(update={"queue": f"redis://localhost/0?unix_socket_path={socket}"}))
        job = jobs.ask(store, None, "recompute", "a request")
        queue.send(job.public_id)
        assert queue.waiting() == {str(job.public_id)}
        queue.huey.execute(queue.huey.dequeue())
        assert now_is(store, job).state == JobState.DONE
    finally:
        server.terminate()
        server.wait()
