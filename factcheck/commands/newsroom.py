"""Commands that start and keep a newsroom: migrate, newsroom create, user add, demo remove, verify."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from pathlib import Path

import click

from factcheck.commands.jobs import behind_in_words
from factcheck.config import Settings, chosen, from_environment
from factcheck.models.values import Role
from factcheck.services import accounts, history, newsrooms, recompute, schema
from factcheck.services.errors import FactcheckError
from factcheck.services.store import Store
from factcheck.web.messages import MESSAGES

LANGUAGES = click.Choice(newsrooms.LANGUAGES)


def _store(settings: Settings) -> Store:
    store = Store(settings.database_address)
    schema.upgrade(store)
    return store


def _refuse(error: FactcheckError) -> None:
    fields = getattr(error, "fields", {})
    told = [f"{field}: {MESSAGES.get(code, code)}" for field, code in fields.items()]
    click.echo(f"factcheck: {'; '.join(told) or MESSAGES.get(error.code, error.code)}", err=True)
    sys.exit(1)


@click.command()
def migrate() -> None:
    """Bring the database up to date."""
    settings = chosen()
    with closing(_store(settings)) as store:
        click.echo(f"up to date: {settings.database_address}")
        behind = recompute.behind(store)
    if behind:
        click.echo(behind_in_words(behind))


@click.group()
def newsroom() -> None:
    """Start a newsroom of your own."""


@newsroom.command("create")
@click.option("--name", prompt="Name of the newsroom", help="As readers see it.")
@click.option(
    "--arabic-name",
    default="",
    prompt="Its name in Arabic (Enter: the same)",
    show_default=False,
    help="Its name in Arabic, if it has one.",
)
@click.option(
    "--languages", default="ar,en", show_default=True, prompt="Languages of the pages", help="ar, en or both."
)
@click.option(
    "--scale",
    type=click.Choice(sorted(newsrooms.SCALES)),
    default="default",
    show_default=True,
    help="The rating scale.",
)
@click.option(
    "--approvals",
    type=click.IntRange(0, 3),
    default=1,
    show_default=True,
    help="How many others approve a verdict before it is published.",
)
@click.option("--email", prompt="E-mail address of the first administrator")
@click.option("--admin-name", prompt="Their name")
@click.option("--password", prompt="Their password (12 characters or more)", hide_input=True, confirmation_prompt=True)
def create_newsroom(
    name: str,
    arabic_name: str,
    languages: str,
    scale: str,
    approvals: int,
    email: str,
    admin_name: str,
    password: str,
) -> None:
    """Make a newsroom with its first account; `factcheck run` serves it from then on."""
    settings = from_environment(demo=False)
    names = {"en": name, "ar": arabic_name or name}
    try:
        accounts.check(email, admin_name, password)
    except FactcheckError as error:
        _refuse(error)
    with closing(_store(settings)) as store:
        try:
            newsrooms.create(
                store,
                names=names,
                languages=[part.strip() for part in languages.split(",")],
                scale=scale,
                approvals=approvals,
            )
            accounts.create(store, email=email, name=admin_name, role=Role.ADMIN, password=password)
        except FactcheckError as error:
            _refuse(error)
    click.echo(f"The newsroom is in {settings.database_address}. Serve it with: factcheck run")


@click.group()
def user() -> None:
    """Accounts of the newsroom."""


@user.command("add")
@click.option("--email", prompt="E-mail address")
@click.option("--name", prompt="Name")
@click.option(
    "--role",
    type=click.Choice([role.value for role in Role]),
    default=Role.FACT_CHECKER.value,
    show_default=True,
)
@click.option("--password", prompt="Password (12 characters or more)", hide_input=True, confirmation_prompt=True)
def add_user(email: str, name: str, role: str, password: str) -> None:
    """Add an account."""
    settings = chosen()
    if settings.demo and "FACTCHECK_DEMO" not in os.environ:
        click.echo("factcheck: there is no newsroom yet; start one with: factcheck newsroom create", err=True)
        sys.exit(1)
    with closing(_store(settings)) as store:
        try:
            accounts.create(store, email=email, name=name, role=Role(role), password=password)
        except FactcheckError as error:
            _refuse(error)
    click.echo(f"{email} may now sign in as {role}.")


@click.group()
def demo() -> None:
    """The demo newsroom."""


@demo.command("remove")
def remove_demo() -> None:
    """Delete the demo newsroom's database file, and nothing else."""
    path = from_environment(demo=True, database="").database_file
    removed = [file for file in _files(path) if file.exists()]
    for file in removed:
        file.unlink()
    click.echo(f"deleted {path}" if removed else f"there is no demo newsroom at {path}")


def _files(path: Path) -> list[Path]:
    """The database and what SQLite may keep beside it."""
    return [path, *(path.with_name(path.name + suffix) for suffix in ("-wal", "-shm", "-journal"))]


@click.command()
def verify() -> None:
    """Check that the history is whole and unaltered."""
    settings = chosen()
    if not settings.database and not settings.database_file.exists():
        click.echo("factcheck: there is no newsroom yet; start one with: factcheck newsroom create", err=True)
        sys.exit(1)
    with closing(_store(settings)) as store:
        result = history.verify(store)
    if result.first_bad is None:
        click.echo(f"whole: {result.entries} entries")
        return
    click.echo(f"altered: entry {result.first_bad} of the log does not hold; {result.entries} before it do")
    sys.exit(1)


COMMANDS = [migrate, newsroom, user, demo, verify]
