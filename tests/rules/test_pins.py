"""Requirements are exact, hashed, free of options and of addresses, and neither too few nor too many."""

import ast
import re
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

from tests.rules.project import ROOT, files

PINS = sorted((ROOT / "requirements").glob("*.txt"))
PIN = re.compile(
    r"(?P<name>[a-z0-9][a-z0-9._-]*)==(?P<version>[0-9][0-9a-z.+!]*)(?P<marker> ; [^#]+?)?"
    r"(?P<hashes>(?: --hash=sha256:[0-9a-f]{64})+)"
)
# One is run as a program, to compile the catalogues; on the other snowballstemmer runs; the rest are named in
# addresses, and SQLAlchemy and huey import them: the driver of PostgreSQL, the client of Redis.
NEVER_IMPORTED = {"babel", "pystemmer", "psycopg", "redis"}


def logical_lines(path: Path) -> list[str]:
    joined = path.read_text(encoding="utf-8").replace("\\\n", " ")
    return [re.sub(r"\s+", " ", line).strip() for line in joined.splitlines() if line.strip()]


def pins(path: Path) -> dict[tuple[str, str], str]:
    """(name, marker) -> version and hashes."""
    found = [PIN.fullmatch(line) for line in logical_lines(path)]
    return {(pin["name"], pin["marker"] or ""): pin["version"] + pin["hashes"] for pin in found if pin}


def asked_for(name: str) -> set[str]:
    lines = (ROOT / "requirements" / name).read_text(encoding="utf-8").split("\n")
    return {line.strip().partition("[")[0] for line in lines if line.strip() and not line.startswith(("-", "#"))}


def test_there_are_two_sets_of_pins() -> None:
    assert [path.name for path in PINS] == ["base.txt", "dev.txt"]


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_every_line_is_one_exact_hashed_requirement(path: Path) -> None:
    lines = logical_lines(path)
    assert lines
    assert [line[:80] for line in lines if not PIN.fullmatch(line)] == []


@pytest.mark.parametrize("path", PINS, ids=lambda path: path.name)
def test_no_option_line_and_no_address(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    options = [line for line in lines if line.lstrip().startswith("-") and "--hash=sha256:" not in line]
    addresses = [line for line in lines if re.search(r"://|@|\bwww\.|\.(?:org|com|net|io)\b", line)]
    assert options == []
    assert addresses == []


def test_what_is_asked_for_is_pinned() -> None:
    base, dev = pins(ROOT / "requirements/base.txt"), pins(ROOT / "requirements/dev.txt")
    assert asked_for("base.in") - {name for name, _ in base} == set()
    assert asked_for("dev.in") - {name for name, _ in dev} == set()


def test_development_runs_on_the_versions_that_are_shipped() -> None:
    base, dev = pins(ROOT / "requirements/base.txt"), pins(ROOT / "requirements/dev.txt")
    assert {key: pin for key, pin in base.items() if dev.get(key) != pin} == {}


def imported_names() -> set[str]:
    """Top-level names of other people's packages that the program imports."""
    names: set[str] = set()
    places = ("factcheck", "migrations", "wsgi.py")
    for path in [path for place in places for path in files(".py", under=place)]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                names |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                names.add(node.module.partition(".")[0])
    return {name for name in names if name not in sys.stdlib_module_names and name != "factcheck"}


def distribution_name(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_every_import_is_asked_for_and_every_request_is_used() -> None:
    owners = packages_distributions()
    used = {distribution_name(owner) for name in imported_names() for owner in owners.get(name, [name])}
    pinned = {name for name, _ in pins(ROOT / "requirements/base.txt")}
    unused = asked_for("base.in") - used - NEVER_IMPORTED
    assert used - pinned == set(), "imported, but not in requirements/base.in"
    assert unused == set(), "in requirements/base.in, but never imported"
