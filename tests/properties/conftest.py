"""Odd input goes to the newsroom that the rules look at, on each of the two databases."""

from collections.abc import Iterator

import pytest

from tests.databases import Postgresql
from tests.properties.asking import Asked
from tests.rules.conftest import built_house
from tests.rules.house import House, open_house

__all__ = ["built_house"]


@pytest.fixture(scope="session")
def both(
    built_house: House, tmp_path_factory: pytest.TempPathFactory, postgresql_server: Postgresql
) -> Iterator[tuple[Asked, Asked]]:
    """The same newsroom on SQLite and on PostgreSQL."""
    built_house.restore()
    other = open_house(tmp_path_factory.mktemp("other"), server=postgresql_server)
    yield Asked(built_house), Asked(other)
    other.close()
