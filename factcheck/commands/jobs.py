"""`factcheck jobs`: work in the background, seen and steered from the command line."""

from __future__ import annotations

import sys
import time
import uuid
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from factcheck import logs
from factcheck.config import Settings, chosen
from factcheck.models.values import JobState
from factcheck.services import job_pages, recompute, schema
from factcheck.services import jobs as services
from factcheck.services.errors import FactcheckError
from factcheck.services.job_pages import JobView
from factcheck.services.jobs import ACTIVE, Position
from factcheck.services.store import Store
from factcheck.web.messages import MESSAGES
from factcheck.work import runner
from factcheck.work.kinds import KINDS

LOOK = 0.5  # seconds between two looks at a job that another process works on
LINES = 10  # how many lines a stage gets where there is no terminal to draw a bar on

Tell = Callable[[Position], None]


@contextmanager
def _newsroom() -> Iterator[tuple[Settings, Store]]:
    """The newsroom's database, which has to be there; refusals are said in words and end the program."""
    settings = chosen()
    with closing(Store(settings.database_address, settings.lock_wait)) as store:
        if not _is_there(settings, store):
            click.echo("factcheck: there is no newsroom yet, or it is not up to date: factcheck migrate", err=True)
            sys.exit(1)
        try:
            yield settings, store
        except FactcheckError as error:
            click.echo(f"factcheck: {MESSAGES.get(error.code, error.code)}", err=True)
            sys.exit(1)


def _is_there(settings: Settings, store: Store) -> bool:
    return bool(settings.database or settings.database_file.exists()) and schema.is_current(store)


@click.group("jobs")
def jobs() -> None:
    """Work in the background: what there is, and doing it."""


@jobs.command("list")
def listing() -> None:
    """The latest jobs, newest first, and how many articles an older version split."""
    with _newsroom() as (_settings, store):
        for view in job_pages.listing(store, None):
            job = view.job
            errors = f", {view.failed} errors" if view.failed else ""
            created = f"{job.created_at:%Y-%m-%d %H:%M}"
            click.echo(f"{job.public_id}  {created}  {job.kind}: {_state(view)}, {job.done} of {job.total}{errors}")
        click.echo(behind_in_words(recompute.behind(store)))


def behind_in_words(count: int) -> str:
    if not count:
        return "Every article was split and linked by this version."
    articles = "1 article was" if count == 1 else f"{count} articles were"
    return f"{articles} split or linked by an older version; make it anew with: factcheck jobs run recompute"


def _state(view: JobView) -> str:
    stage = f" ({view.job.stage})" if view.active and view.job.stage else ""
    return f"{view.job.state}{stage}{', no worker has it' if view.silent else ''}"


@jobs.command("run")
@click.argument("kind", type=click.Choice(sorted(KINDS)))
@click.option("--all", "everything", is_flag=True, help="Every article, not only those an older version split.")
def run(kind: str, everything: bool) -> None:
    """Do a job here and now, with a progress bar. Ctrl+C leaves it to be resumed."""
    with _newsroom() as (settings, store):
        logs.set_up(settings)
        job = services.ask(store, None, kind, f"command {uuid.uuid4()}", {"all": everything})
        _carry_out(store, job.public_id)


@jobs.command("resume")
@click.argument("job", type=click.UUID)
def resume(job: uuid.UUID) -> None:
    """Go on with a job that was stopped, here and now; of one that is done, try once more what went wrong."""
    with _newsroom() as (settings, store):
        logs.set_up(settings)
        services.resume(store, None, job)
        _carry_out(store, job)


@jobs.command("cancel")
@click.argument("job", type=click.UUID)
def cancel(job: uuid.UUID) -> None:
    """Stop a job, wherever it runs. What it has done stays done."""
    with _newsroom() as (_settings, store):
        services.cancel(store, None, job)
        click.echo(f"cancelled; go on with: factcheck jobs resume {job}")


@jobs.command("work")
@click.option("--with-parent", is_flag=True, hidden=True, help="End when standard input does.")
def work(with_parent: bool) -> None:
    """Carry out the jobs of the queue until stopped. A server starts one of these beside it."""
    from factcheck.work import worker  # the queue's library, which no other of these commands needs

    settings = chosen()
    logs.set_up(settings)
    worker.work(settings, with_parent=with_parent)


def _carry_out(store: Store, job_id: uuid.UUID, go_on: str = "") -> None:
    """Work on a job, or watch it where a worker already does; ends the program with 1 unless all of it was done."""
    with _progress() as tell:
        try:
            taken = runner.run(store, job_id, tell=tell, stopped=JobState.INTERRUPTED)
            if taken is None:
                _watch(store, job_id, tell)
        except KeyboardInterrupt:
            pass
    view = job_pages.read(store, None, job_id)
    for error in view.errors:
        click.echo(f"{error.subject} ({error.subject_id}), {error.stage}: {error.code} {error.message}", err=True)
    click.echo(f"{_state(view)}: {view.job.done} of {view.job.total}, {view.failed} errors")
    if view.may_be_resumed or view.may_be_tried_again:
        click.echo(f"Go on with: {go_on or f'factcheck jobs resume {job_id}'}")
    sys.exit(0 if view.job.state == JobState.DONE and not view.failed else 1)


def _watch(store: Store, job_id: uuid.UUID, tell: Tell) -> None:
    click.echo("A worker has this job already; this only watches it (Ctrl+C stops watching).", err=True)
    while (job := job_pages.read(store, None, job_id).job).state in ACTIVE:
        tell(Position(job.stage, job.done, job.total, {}))
        time.sleep(LOOK)


@contextmanager
def _progress() -> Iterator[Tell]:
    """A way to tell of a job's position: a bar on a terminal, else a line now and then."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield _lines()
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        stages = {}

        def tell(at: Position) -> None:
            if at.stage not in stages:
                stages[at.stage] = bar.add_task(at.stage or "waiting", total=at.total)
            bar.update(stages[at.stage], completed=at.done, total=at.total)

        yield tell


def _lines() -> Tell:
    told: set[tuple[str, int]] = set()

    def tell(at: Position) -> None:
        tenth = at.done * LINES // at.total if at.total else LINES
        if at.stage and (at.stage, tenth) not in told:
            told.add((at.stage, tenth))
            click.echo(f"{at.stage}: {at.done} of {at.total}", err=True)

    return tell


@click.command("relink")
@click.option("--anew", is_flag=True, help="Begin again where one was stopped.")
def relink(anew: bool) -> None:
    """Link all claims of the newsroom anew, with a progress bar. Ctrl+C stops it; the same command goes on."""
    with _newsroom() as (settings, store):
        logs.set_up(settings)
        stopped = None if anew else _stopped(store, "relink")
        if stopped is None:
            job_id = services.ask(store, None, "relink", f"command {uuid.uuid4()}").public_id
        else:
            click.echo(f"Going on where it stopped: {stopped.job.done} of {stopped.job.total}.", err=True)
            job_id = services.resume(store, None, stopped.job.public_id).public_id
        _carry_out(store, job_id, "factcheck relink")


def _stopped(store: Store, kind: str) -> JobView | None:
    """The latest job of a kind, if it was stopped before its end and may go on."""
    latest = next((view for view in job_pages.listing(store, None) if view.job.kind == kind), None)
    return latest if latest is not None and latest.may_be_resumed else None


COMMANDS = [jobs, relink]
