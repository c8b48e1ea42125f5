"""A job's page in a browser: it follows the job by itself, says once that it is over, and works without scripts."""

from __future__ import annotations

import uuid

from playwright.sync_api import Page, expect

from factcheck.models.values import JobState, Role
from factcheck.services import jobs
from factcheck.services.jobs import Failure, Lease, Position
from tests.browser.axe import violations
from tests.browser.newsroom import OwnNewsroom


def started(house: OwnNewsroom) -> tuple[str, Lease]:
    """A job that this very test works on: its public id, and the hold on it."""
    job = jobs.ask(house.store, house.actor(Role.ADMIN), "recompute", uuid.uuid4().hex)
    lease = jobs.take(house.store, job.public_id)
    assert lease
    return str(job.public_id), lease


def at(done: int) -> Position:
    return Position("claims", done, 40, {})


def test_the_page_follows_the_job_and_says_once_that_it_is_over(own_newsroom: OwnNewsroom) -> None:
    job, lease = started(own_newsroom)
    jobs.step(own_newsroom.store, lease, at(10))
    with own_newsroom.window(Role.ADMIN) as page:
        page.goto(f"/en/newsroom/jobs/{job}")
        expect(page.locator("progress")).to_have_attribute("value", "10")
        jobs.step(own_newsroom.store, lease, at(20))
        expect(page.locator("progress")).to_have_attribute("value", "20")
        expect(page.locator("#live")).to_have_text("")
        missed = Failure(uuid.uuid4(), "The ferry", "step_failed", "ValueError: no end")
        jobs.step_failed(own_newsroom.store, lease, "claims", at(40), missed)
        jobs.end(own_newsroom.store, lease, JobState.DONE)
        expect(page.locator("#live")).to_have_text("The job is over: Done.")
        expect(page.get_by_role("link", name="The ferry")).to_be_visible()
        expect(page.locator("#job")).not_to_have_attribute("hx-trigger", "every 2s")
        assert violations(page) == []


def test_focus_stays_on_a_button_while_the_page_follows(own_newsroom: OwnNewsroom) -> None:
    job, lease = started(own_newsroom)
    with own_newsroom.window(Role.ADMIN, language="ar") as page:
        page.goto(f"/ar/newsroom/jobs/{job}")
        page.locator("#cancel-job").focus()
        jobs.step(own_newsroom.store, lease, at(5))
        expect(page.locator("progress")).to_have_attribute("value", "5")
        expect(page.locator("#cancel-job")).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.locator("#resume-job")).to_be_visible()


def test_without_scripts_the_page_is_read_again(own_newsroom: OwnNewsroom) -> None:
    job, lease = started(own_newsroom)
    with own_newsroom.window(Role.ADMIN, script=False) as page:
        page.goto(f"/en/newsroom/jobs/{job}")
        jobs.step(own_newsroom.store, lease, at(7))
        page.locator("#refresh").click()
        expect(page.locator("progress")).to_have_attribute("value", "7")
        cancelled(page)


def cancelled(page: Page) -> None:
    page.locator("#cancel-job").click()
    expect(page.locator("#resume-job")).to_be_visible()
