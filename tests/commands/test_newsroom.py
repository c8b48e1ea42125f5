"""Starting a newsroom of one's own, and leaving the demo."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import commands
from factcheck.config import chosen
from factcheck.services import accounts, newsrooms
from factcheck.services.store import Store

CREATE = [
    "newsroom",
    "create",
    "--name",
    "The Harbour Desk",
    "--arabic-name",
    "مكتب الميناء",
    "--languages",
    "ar,en",
    "--email",
    "noor@desk.example",
    "--admin-name",
    "Noor",
    "--password",
    "a long enough password",
]


@pytest.fixture(autouse=True)
def instance(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    for name in ("FACTCHECK_DEMO", "FACTCHECK_DATABASE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path))
    return tmp_path


def call(*arguments: str) -> Result:
    return CliRunner().invoke(commands, list(arguments))


def test_one_command_makes_a_newsroom_with_its_first_account(instance: Path) -> None:
    assert chosen().demo
    assert call(*CREATE).exit_code == 0
    settings = chosen()
    assert not settings.demo
    store = Store(settings.database_address)
    newsroom = newsrooms.find(store)
    assert newsroom is not None
    assert (newsroom.name("ar"), newsroom.languages, newsroom.demo) == ("مكتب الميناء", ["ar", "en"], False)
    assert accounts.authenticate(store, "noor@desk.example", "a long enough password").role == "admin"


def test_a_second_newsroom_is_refused(instance: Path) -> None:
    call(*CREATE)
    again = call(*CREATE)
    assert again.exit_code == 1
    assert "has a newsroom already" in again.output


def test_a_short_password_leaves_no_half_made_newsroom(instance: Path) -> None:
    refused = call(*CREATE[:-1], "short")
    assert refused.exit_code == 1
    assert "at least 12 characters" in refused.output
    assert list(instance.iterdir()) == []


def test_people_are_added_to_a_newsroom_that_exists(instance: Path) -> None:
    person = ["user", "add", "--email", "omar@desk.example", "--name", "Omar", "--password", "another long password"]
    refused = call(*person)
    assert refused.exit_code == 1
    assert "newsroom create" in refused.output
    call(*CREATE)
    assert call(*person, "--role", "editor").exit_code == 0
    store = Store(chosen().database_address)
    assert accounts.authenticate(store, "omar@desk.example", "another long password").role == "editor"


def test_removing_the_demo_deletes_its_file_and_nothing_else(instance: Path) -> None:
    call(*CREATE)
    kept = {path.name for path in instance.iterdir()}
    (instance / "demo.sqlite3").write_bytes(b"demo")
    (instance / "demo.sqlite3-journal").write_bytes(b"")
    assert call("demo", "remove").exit_code == 0
    assert {path.name for path in instance.iterdir()} == kept
    assert "there is no demo newsroom" in call("demo", "remove").output


def test_a_new_newsroom_has_a_whole_history(instance: Path) -> None:
    call(*CREATE)
    checked = call("verify")
    assert checked.exit_code == 0
    assert "whole: 0 entries" in checked.output


def test_without_a_newsroom_there_is_nothing_to_verify_and_nothing_is_made(instance: Path) -> None:
    checked = call("verify")
    assert checked.exit_code == 1
    assert "newsroom create" in checked.output
    assert list(instance.iterdir()) == []
