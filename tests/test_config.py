"""Settings: what is wrong is said in one go, by variable, with what it may be, and without secrets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from factcheck.cli import commands
from factcheck.config import CHECKOUT, Settings, SettingsError, chosen, from_environment, variables
from tests.conftest import ROOT

ROW = re.compile(r"^\| `(FACTCHECK_\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", re.MULTILINE)
WRONG = {
    "DATABASE": "mysql://somebody:hunter2@db.example/news",
    "DEMO": "perhaps",
    "PORT": "70000",
    "SECRET_KEY": "hunter2",
    "SESSION_HOURS": "0",
    "MAX_FORM_BYTES": "many",
    "TRUSTED_HOSTS": "desk.example, no host!",
    "TRUSTED_PROXIES": "-1",
    "SECURE_COOKIES": "sometimes",
    "SIGN_IN_LIMIT": "a lot",
    "LOCK_WAIT": "nan",
    "LOG_LEVEL": "LOUD",
    "LOG_FORMAT": "xml",
}


@pytest.fixture(autouse=True)
def clean(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in variables():
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("FACTCHECK_INSTANCE", str(tmp_path))
    return


@pytest.mark.parametrize("name", WRONG)
def test_a_wrong_value_is_named_with_what_it_may_be(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(f"FACTCHECK_{name}", WRONG[name])
    with pytest.raises(SettingsError) as refused:
        from_environment()
    (problem,) = refused.value.problems
    may_be = str(Settings.model_fields[name.lower()].description).replace("`", "")
    assert problem.startswith(f"FACTCHECK_{name} ")
    assert problem.endswith(f"it may be {may_be}.")
    assert "hunter2" not in problem


@pytest.mark.parametrize(("name", "near"), [("FACTCHECK_PROT", "FACTCHECK_PORT"), ("factcheck_databse", "DATABASE")])
def test_a_slip_of_the_pen_is_found(name: str, near: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "1")
    with pytest.raises(SettingsError, match=rf"{name} is not a setting\. Did you mean \w*{near}\?"):
        chosen()


@pytest.mark.parametrize("command", ["run", "serve", "migrate"])
def test_commands_say_everything_that_is_wrong_and_end(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_PROT", "1")
    monkeypatch.setenv("FACTCHECK_PORT", "x\u202e\ny")
    told = CliRunner().invoke(commands, [command])
    assert told.exit_code == 2
    first, second = told.output.splitlines()
    assert "FACTCHECK_PROT" in first
    assert r"FACTCHECK_PORT is 'x\u202e\ny'" in second
    assert "Traceback" not in told.output


def test_hosts_are_separated_by_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_TRUSTED_HOSTS", "desk.example, .news.example,127.0.0.1:5000 ,")
    assert from_environment().trusted_hosts == ("desk.example", ".news.example", "127.0.0.1:5000")


def test_secrets_are_not_shown_with_the_settings() -> None:
    shown = repr(Settings(secret_key="hunter2" * 3, database="postgresql+psycopg://somebody:hunter2@db.example/news"))
    assert "hunter2" not in shown


def default_in_words(field: str) -> str:
    default = Settings.model_fields[field].default
    if default in ("", ()):
        return "empty"
    if isinstance(default, bool):
        return f"`{int(default)}`" if field == "demo" else f"`{str(default).lower()}`"
    return f"`{default.relative_to(CHECKOUT) if isinstance(default, Path) else default}`"


def test_the_table_of_the_settings_is_what_they_are() -> None:
    table = ROW.findall((ROOT / "docs" / "settings.md").read_text(encoding="utf-8"))
    told = {name: (default, may_be) for name, default, may_be, _what in table}
    assert len(told) == len(table)
    assert told == {
        name: (default_in_words(field), Settings.model_fields[field].description) for name, field in variables().items()
    }
