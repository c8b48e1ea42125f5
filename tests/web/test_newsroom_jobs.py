"""The pages of work in the background."""

from __future__ import annotations

import re

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient

from factcheck.config import Settings
from factcheck.models import Article, Job
from factcheck.models.values import JobState, Role
from factcheck.services import job_pages, jobs, recompute
from factcheck.services.jobs import Failure, Position
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.work import runner
from factcheck.work.queue import Queue

FRAGMENT = {"HX-Request": "true"}
LIST = "/en/newsroom/jobs"


@pytest.fixture
def administering(signed_in: dict[Role, FlaskClient]) -> FlaskClient:
    return signed_in[Role.ADMIN]


@pytest.fixture
def job(store: Store, admin: Actor) -> Job:
    return jobs.ask(store, admin, "recompute", "a request")


def outdate(store: Store) -> None:
    with store.writing() as session:
        session.connection().execute(sa.update(Article).values(engine="0"))


def page_of(job: Job, language: str = "en") -> str:
    return f"/{language}/newsroom/jobs/{job.public_id}"


def state(store: Store, job: Job) -> str:
    return job_pages.read(store, None, job.public_id).job.state


def test_the_list_says_how_much_is_behind(administering: FlaskClient, store: Store, article: Article) -> None:
    assert "Every article was split and linked by this version" in administering.get(LIST).text
    outdate(store)
    assert "1 article was split or linked by an older version" in administering.get(LIST).text
    assert "مقالة واحدة قُسمت" in administering.get("/ar/newsroom/jobs").text


def test_the_settings_lead_to_it(administering: FlaskClient) -> None:
    assert f'href="{LIST}"' in administering.get("/en/newsroom").text


def test_starting_asks_for_a_job_and_sends_it(
    administering: FlaskClient, store: Store, settings: Settings, article: Article
) -> None:
    outdate(store)
    answer = administering.post(f"{LIST}/recompute", data={"once": "one"})
    assert answer.status_code == 303
    assert Queue(settings).waiting() == {answer.headers["Location"].rsplit("/", 1)[1]}
    again = administering.post(f"{LIST}/recompute", data={"once": "one"})
    assert again.headers["Location"] == answer.headers["Location"]
    (view,) = job_pages.listing(store, None)
    assert (view.job.state, view.asked_by) == (JobState.QUEUED, "Person admin")
    assert runner.run(store, view.job.public_id) is JobState.DONE
    assert recompute.behind(store) == 0


def test_a_job_that_is_under_way_shows_how_far_it_is_and_asks_for_itself(
    administering: FlaskClient, store: Store, job: Job
) -> None:
    lease = jobs.take(store, job.public_id)
    assert lease
    jobs.step(store, lease, Position("claims", 1_234, 5_000, {}))
    shown = administering.get(page_of(job)).text
    assert '<progress max="5000" value="1234"' in shown
    assert "1,234 of 5,000" in shown
    assert f'hx-get="{page_of(job)}" hx-trigger="every 2s"' in shown
    assert f'href="{page_of(job)}">Refresh' in shown
    assert "Step 1 of 2: claims" in shown


def test_a_tick_is_not_announced_and_the_end_is(administering: FlaskClient, store: Store, job: Job) -> None:
    lease = jobs.take(store, job.public_id)
    assert lease
    tick = administering.get(page_of(job), headers=FRAGMENT).text
    assert "every 2s" in tick
    assert 'role="status"' not in tick
    jobs.end(store, lease, JobState.DONE)
    last = administering.get(page_of(job), headers=FRAGMENT).text
    assert "every 2s" not in last
    assert last.lstrip().startswith('<div id="job"')
    assert re.search(r'role="status"[^>]*hx-swap-oob="true">The job is over: Done\.<', last)


def test_a_job_is_cancelled_and_goes_on(administering: FlaskClient, store: Store, job: Job) -> None:
    assert administering.post(f"{page_of(job)}/cancel", data={"once": "1"}).status_code == 303
    assert state(store, job) == JobState.CANCELLED
    told = administering.get(page_of(job)).text
    assert "What was done stays done." in told
    assert "/resume" in told
    assert administering.post(f"{page_of(job)}/resume", data={"once": "2"}).status_code == 303
    assert state(store, job) == JobState.QUEUED


def test_what_does_not_fit_is_refused_on_the_jobs_page(administering: FlaskClient, store: Store, job: Job) -> None:
    answer = administering.post(f"{page_of(job)}/resume", data={"once": "1"})
    assert answer.status_code == 409
    assert "Another job of this kind is under way." in answer.text
    assert 'id="job"' in answer.text


def test_errors_lead_to_their_articles_and_are_tried_again(
    administering: FlaskClient, store: Store, job: Job, article: Article
) -> None:
    lease = jobs.take(store, job.public_id)
    assert lease
    failure = Failure(article.public_id, "<b>The ferry</b>", "step_failed", "ValueError: <i>no end</i>")
    jobs.step_failed(store, lease, "claims", Position("links", 1, 1, {"scope": {}}), failure)
    jobs.end(store, lease, JobState.DONE)
    shown = administering.get(page_of(job)).text
    assert f"/en/articles/{article.public_id}" in shown or str(article.public_id) in shown
    assert "&lt;b&gt;The ferry" in shown
    assert "<i>" not in shown
    assert "Try the errors again" in shown
    administering.post(f"{page_of(job)}/resume", data={"once": "1"})
    assert state(store, job) == JobState.QUEUED


def test_a_queue_that_cannot_be_reached_loses_nothing(
    app: Flask, administering: FlaskClient, store: Store, settings: Settings
) -> None:
    from factcheck.work import queue

    away = settings.model_copy(update={"queue": "redis://127.0.0.1:9/0"})
    app.extensions["factcheck.send"] = lambda job_id: queue.send(away, job_id)
    assert administering.post(f"{LIST}/recompute", data={"once": "one"}).status_code == 303
    assert [view.job.state for view in job_pages.listing(store, None)] == [JobState.QUEUED]
    Queue(settings).look_after()
    assert len(Queue(settings).waiting()) == 1


def test_numbers_are_written_as_the_newsroom_has_them(administering: FlaskClient, store: Store, job: Job) -> None:
    with store.writing() as session:
        session.connection().exec_driver_sql("UPDATE newsroom SET numerals = 'arab'")
    lease = jobs.take(store, job.public_id)
    assert lease
    jobs.step(store, lease, Position("claims", 12, 34, {}))
    assert "١٢ من ٣٤" in administering.get(page_of(job, "ar")).text


def test_a_job_that_found_nothing_to_do_says_so(administering: FlaskClient, store: Store, job: Job) -> None:
    runner.run(store, job.public_id)
    page = administering.get(page_of(job)).text
    assert "Every article was up to date already." in page
    assert "<progress" not in page


def test_when_all_was_linked_anew_the_way_leads_to_what_is_to_decide(
    administering: FlaskClient, store: Store, admin: Actor
) -> None:
    asked = jobs.ask(store, admin, "relink", "anew")
    link = "/en/queue?links=open&amp;order=links"
    assert link not in administering.get(page_of(asked)).text
    runner.run(store, asked.public_id)
    assert link in administering.get(page_of(asked)).text


def test_the_part_that_changes_is_sent_as_it_is(administering: FlaskClient, store: Store, job: Job) -> None:
    """With the announcement at its end, which must not turn the whole of it into text."""
    runner.run(store, job.public_id)
    fragment = administering.get(page_of(job), headers=FRAGMENT).text
    assert fragment.lstrip().startswith(('<div id="job"', "<!--"))
    assert "&lt;div" not in fragment
