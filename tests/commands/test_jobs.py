"""`factcheck jobs`."""

from __future__ import annotations

from contextlib import closing
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
import sqlalchemy as sa
from click.testing import CliRunner, Result
from rich.console import Console
from sqlmodel import select

from factcheck.cli import commands
from factcheck.commands import jobs as module
from factcheck.models import Article, ClaimLink
from factcheck.models.values import Role
from factcheck.services import accounts, articles, jobs, newsrooms, relink, schema, splits
from factcheck.services.articles import ArticleDetails
from factcheck.services.jobs import Position
from factcheck.services.permissions import Actor
from factcheck.services.store import Store


@pytest.fixture
def newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Store:
    """A newsroom with two articles that are behind."""
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path))
    store = Store(f"sqlite:///{tmp_path / 'newsroom.sqlite3'}")
    with closing(store):
        schema.upgrade(store)
        newsrooms.create(store, names={"en": "The Test Desk"}, languages=["en"])
        account = accounts.create(store, email="a@desk.example", name="A", role=Role.ADMIN, password=None)
        for ship in ("Halcyon", "Kestrel"):
            text = f"The ferry {ship} carried 412 passengers on Sunday."
            articles.create(store, Actor.of(account), text, ArticleDetails(title=ship, published_on=date(2026, 9, 7)))
        with store.writing() as session:
            session.connection().execute(sa.update(Article).values(engine="0"))
    return store


def factcheck(*words: str) -> Result:
    return CliRunner().invoke(commands, list(words))


def test_run_does_the_work_here_and_tells_of_it_in_lines(newsroom: Store) -> None:
    told = factcheck("jobs", "run", "recompute")
    assert told.exit_code == 0, told.output
    assert "claims: 1 of 2" in told.output
    assert "links: 2 of 2" in told.output
    assert "done: 2 of 2, 0 errors" in told.output
    assert "Every article was split and linked by this version." in factcheck("jobs", "list").output


def test_migrate_says_what_is_behind_and_what_to_do(newsroom: Store) -> None:
    assert "2 articles were split or linked by an older version" in factcheck("migrate").output
    assert "factcheck jobs run recompute" in factcheck("jobs", "list").output


def test_an_interrupted_job_is_resumed(newsroom: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = jobs.step
    with monkeypatch.context() as patch:

        def interrupted(store: Store, lease: jobs.Lease, to: Position, *rest: object) -> None:
            if to.done == 2:
                raise KeyboardInterrupt
            whole(store, lease, to, *rest)  # type: ignore[arg-type]

        patch.setattr(jobs, "step", interrupted)
        told = factcheck("jobs", "run", "recompute")
    assert told.exit_code == 1
    assert "interrupted: 1 of 2" in told.output
    resume = told.output.strip().splitlines()[-1].removeprefix("Go on with: factcheck ").split()
    assert resume[:2] == ["jobs", "resume"]
    again = factcheck(*resume)
    assert again.exit_code == 0, again.output
    assert "done: 2 of 2, 0 errors" in again.output


def test_relink_links_all_claims_and_goes_on_where_it_stopped(newsroom: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    with newsroom.writing() as session:
        session.connection().execute(sa.delete(ClaimLink))

    def interrupt(*_arguments: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(relink.Reasons, "prepare", interrupt)
        stopped = factcheck("relink")
    assert stopped.exit_code == 1
    assert "pairs: 1 of 1" in stopped.output
    assert "Go on with: factcheck relink" in stopped.output
    told = factcheck("relink")
    assert told.exit_code == 0, told.output
    assert "Going on where it stopped" in told.output
    assert "reasons: 1 of 1" in told.output
    with newsroom.reading() as session:
        (link,) = session.exec(select(ClaimLink)).all()
    assert link.reasons
    assert "Going on" not in factcheck("relink").output


def test_errors_are_told_with_their_articles(newsroom: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_rest: object) -> None:
        raise ValueError("no end")

    monkeypatch.setattr(splits, "remake", broken)
    told = factcheck("jobs", "run", "recompute")
    assert told.exit_code == 1
    assert "Kestrel" in told.output
    assert "step_failed ValueError: no end" in told.output
    assert "done: 0 of 0, 2 errors" in told.output


def test_a_job_is_cancelled_and_refusals_are_in_words(newsroom: Store) -> None:
    job = jobs.ask(newsroom, None, "recompute", "a request").public_id
    assert "queued" in factcheck("jobs", "list").output
    assert factcheck("jobs", "cancel", str(job)).exit_code == 0
    again = factcheck("jobs", "cancel", str(job))
    assert (again.exit_code, again.output) == (1, "factcheck: This job is over; there is nothing left of it to do.\n")


def test_there_has_to_be_a_newsroom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path))
    told = factcheck("jobs", "list")
    assert told.exit_code == 1
    assert "there is no newsroom yet" in told.output
    assert list(tmp_path.iterdir()) == []


def test_a_terminal_gets_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Console(force_terminal=True, width=80, record=True, file=StringIO())
    monkeypatch.setattr(module, "Console", lambda **_options: terminal)
    with module._progress() as tell:
        tell(Position("claims", 1, 2, {}))
        tell(Position("claims", 2, 2, {}))
    assert "2/2" in terminal.export_text()
