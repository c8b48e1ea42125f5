"""What every part of the suite may ask for."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import DATABASES, SQLITE, Copies, Makes, Postgresql, Sqlite, postgresql
from tests.logged import Written, kept_log

# Times are measured by `make bench`, never by a test: a machine that is busy is no defect.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
BOTH = tuple(ROOT / "tests" / name for name in ("services", "migrations"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of articles and benches beside the checkout; a test that needs it is skipped without it."""
    folder = ROOT.parent / "shared"
    if not folder.is_dir():
        pytest.skip("needs the folder ../shared beside the checkout")
    return folder


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--databases",
        choices=("usual", "all", *DATABASES),
        default="usual",
        help="which databases a test runs on that asks for one: both where that is usual, or always these",
    )


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test that uses the fixture `database`, however far down, runs once for each of its databases."""
    if "database" in metafunc.fixturenames:
        metafunc.parametrize("database", databases_of(metafunc), scope="session")


def databases_of(metafunc: pytest.Metafunc) -> tuple[str, ...]:
    chosen = metafunc.config.getoption("databases")
    only = metafunc.definition.get_closest_marker("only")
    if only is not None:
        return tuple(only.args)
    if chosen in DATABASES:
        return (chosen,)
    marked = metafunc.definition.get_closest_marker("both_databases") is not None
    both = chosen == "all" or marked or any(folder in metafunc.definition.path.parents for folder in BOTH)
    return DATABASES if both else (SQLITE,)


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[Postgresql]:
    """A real PostgreSQL of this test process's own."""
    with postgresql() as server:
        yield server


@pytest.fixture(scope="session")
def copies(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Copies:
    """Databases that were made once, to be copied; PostgreSQL starts when the first of its kind is asked for."""
    files = Sqlite(tmp_path_factory.mktemp("sqlite"))

    def kind(name: str) -> Makes:
        return files if name == SQLITE else request.getfixturevalue("postgresql_server")

    return Copies(kind)


@pytest.fixture
def written() -> Iterator[Written]:
    """What is logged during this test."""
    with kept_log() as stream:
        yield stream
