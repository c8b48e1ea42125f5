"""The house: which rooms there are, how large a thing may grow, and what is never written into it."""

import ast
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import factcheck
from tests.rules.project import ROOT, all_files, files, name_of, own_text_files

ROOMS = {"factcheck", "templates", "static", "migrations", "tests", "wsgi.py", "pyproject.toml"}
PAPERS = {"README.md", "ARCHITECTURE.md", "CHANGELOG.md", "LICENSE", "Makefile", "requirements", "docs"}
HIDDEN = {".ci", ".gitignore"}
MODULE_LINES = 350
FUNCTION_LINES = 60
# Hosts a file may name: reserved for examples, this machine, and the homes of standards and licences.
KNOWN_HOSTS = re.compile(
    r"(?:.+\.)?(?:example|test|invalid|localhost|example\.(?:com|net|org))"
    r"|127\.0\.0\.1|\[?::1\]?|0\.0\.0\.0"
    r"|(?:www\.)?w3\.org|schema\.org|(?:www\.)?apache\.org|(?:www\.)?wikidata\.org|keepachangelog\.com|semver\.org"
    r"|openfontlicense\.org|scripts\.sil\.org|creativecommons\.org"
)
ADDRESS = re.compile(r"\bhttps?://[^\s\"'<>)\]}`،,\\]+")
PLACES = re.compile(r"(?<![\w.{}/-])/(?:" + "|".join(["work", "home", "root", "tmp", "opt", "mnt", "Users"]) + r")/\w")
UNFINISHED = re.compile(r"\b(?:" + "|".join(["TO" + "DO", "FIX" + "ME", "X" * 3, "NotImplemented" + "Error"]) + r")\b")


def lines_with(pattern: re.Pattern[str]) -> Iterator[tuple[str, re.Match[str]]]:
    for path in own_text_files():
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for found in pattern.finditer(line):
                yield f"{name_of(path)}:{number}", found


def host_of(address: str) -> str:
    """The host an address names; a malformed one, as tests of bad input hold, names none."""
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return ""


def modules() -> list[Path]:
    """Code that people go on changing: a migration is a list of tables, written once."""
    kept = [path for path in files(".py", ".js") if not path.is_relative_to(ROOT / "migrations" / "versions")]
    return [path for path in kept if not path.is_relative_to(ROOT / "static" / "vendor")]


def functions(path: Path) -> Iterator[tuple[str, int]]:
    """Each function's name and its number of lines."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name, (node.end_lineno or node.lineno) - node.lineno + 1


def test_the_top_floor_has_the_agreed_rooms_and_no_other() -> None:
    there = {path.relative_to(ROOT).parts[0] for path in all_files()}
    agreed = ROOMS | PAPERS | HIDDEN
    assert there - agreed == set(), "not agreed"
    assert agreed - there == set(), "missing"


def test_modules_stay_readable_in_one_sitting() -> None:
    lengths = {name_of(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines > MODULE_LINES} == {}


def test_functions_stay_readable_on_one_screen() -> None:
    python = [path for path in modules() if path.suffix == ".py"]
    lengths = {f"{name_of(path)}: {name}": size for path in python for name, size in functions(path)}
    assert {name: size for name, size in lengths.items() if size > FUNCTION_LINES} == {}


def test_nothing_is_left_unfinished() -> None:
    assert [f"{place}: {found[0]}" for place, found in lines_with(UNFINISHED)] == []


def test_no_path_of_somebodys_machine() -> None:
    assert [f"{place}: {found[0]}" for place, found in lines_with(PLACES)] == []


def test_only_known_hosts_are_named() -> None:
    hosts = ((place, host_of(found[0])) for place, found in lines_with(ADDRESS))
    # A host that is put in when the program runs, or an ellipsis, names nobody.
    named = [(place, host) for place, host in hosts if re.search(r"[a-z0-9]", host) and "{" not in host]
    assert [f"{place}: {host}" for place, host in named if not KNOWN_HOSTS.fullmatch(host)] == []


def test_the_version_is_said_once() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    assert told == factcheck.__version__
