"""The papers say what is there: paths, commands, links and the version."""

import os
import re
import tomllib
from pathlib import Path

import pytest

import factcheck
from factcheck.cli import MODULES
from tests.rules.project import ROOT, files, name_of

PAPERS = files(".md")
TARGET = re.compile(r"^([a-z0-9-]+):.*## ", re.MULTILINE)
PATH = re.compile(r"`([\w.*-]+(?:/[\w.*-]*)+|[A-Z]+\.md|wsgi\.py|pyproject\.toml|Makefile)`")
LINK = re.compile(r"\]\(([^)\s]+)\)")
# What the whole house reads: settings and how the log is written.
NO_FLOOR = {"factcheck.config", "factcheck.logs"}
NEEDED_TARGETS = {"help", "install", "run", "dev", "test", "check", "bench", "a11y", "screenshots", "vendor"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def targets() -> set[str]:
    return set(TARGET.findall(text_of("Makefile")))


def commands(text: str) -> str:
    """What a paper shows in code: fenced and indented blocks, and words in backticks."""
    fenced = re.findall(r"```.*?```", text, re.DOTALL)
    indented = re.findall(r"^ {4}.*$", text, re.MULTILINE)
    return "\n".join([*fenced, *indented, *re.findall(r"`[^`\n]+`", text)])


def test_make_help_lists_the_agreed_commands() -> None:
    assert NEEDED_TARGETS - targets() == set()


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_make_command_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"\bmake ([a-z0-9][a-z0-9-]*)", commands(path.read_text(encoding="utf-8"))))
    assert named - targets() == set()


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_factcheck_command_that_is_named_exists(path: Path) -> None:
    named = set(re.findall(r"(?:^|[`\s/])factcheck ([a-z]+)\b", commands(path.read_text(encoding="utf-8"))))
    assert named - set(MODULES) == set()


@pytest.mark.parametrize("path", PAPERS, ids=name_of)
def test_every_link_leads_somewhere(path: Path) -> None:
    links = [link.partition("#")[0] for link in LINK.findall(path.read_text(encoding="utf-8"))]
    inside = [link for link in links if link and not re.match(r"[a-z]+:", link)]
    assert [link for link in inside if not (path.parent / link).exists()] == []


def test_every_path_in_the_architecture_exists() -> None:
    named = set(PATH.findall(text_of("ARCHITECTURE.md")))
    assert len(named) > 10
    assert [path for path in sorted(named) if not list(ROOT.glob(path.rstrip("/")))] == []


def test_the_architecture_is_two_pages_at_most() -> None:
    assert len(text_of("ARCHITECTURE.md").split()) <= 1200


def test_the_readme_names_the_two_commands_and_shows_pictures() -> None:
    readme = text_of("README.md")
    assert "make run" in readme
    assert "make test" in readme
    assert len(re.findall(r"!\[[^\]]+\]\(docs/screenshots/[^)]+\.png\)", readme)) >= 2


def test_the_changelog_has_this_version() -> None:
    version = re.escape(factcheck.__version__)
    assert re.search(rf"^## \[?v?{version}\b", text_of("CHANGELOG.md"), re.MULTILINE)


def test_decisions_are_recorded() -> None:
    assert files(".md", under="docs/decisions")


def test_every_make_target_says_what_it_is_for() -> None:
    named = re.findall(r"^\.PHONY: (.*)", text_of("Makefile"), re.MULTILINE)
    assert set(" ".join(named).split()) - targets() == set()


def test_every_room_stands_on_a_floor() -> None:
    """A module that no contract of import-linter names may import whatever it likes."""
    contracts = tomllib.loads(text_of("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    floors = {name.strip() for layer in layers for name in re.split(r"[:|]", layer)}
    audiences = {name for contract in contracts if contract["type"] == "independence" for name in contract["modules"]}
    package = ROOT / "factcheck"
    rooms = {f"factcheck.{path.stem}" for path in package.iterdir() if (path / "__init__.py").exists()}
    modules = {f"factcheck.{path.stem}" for path in package.glob("[a-z]*.py")}
    assert (rooms | modules) - floors - NO_FLOOR == set()
    blueprints = {f"factcheck.web.{path.parent.name}" for path in package.glob("web/*/__init__.py")}
    assert blueprints - audiences == set()


def test_ci_runs_what_a_person_runs() -> None:
    script = text_of(".ci/run")
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert script.rstrip().endswith("make test")
    assert "make check" in script
