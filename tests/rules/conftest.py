"""The rules on routes look at the same application as the tests of the pages do, or at a house with all states."""

from collections.abc import Iterator

import pytest

from tests.rules.house import House, open_house
from tests.web.conftest import app, client, newsroom, people, settings, signed_in, store

__all__ = ["app", "client", "newsroom", "people", "settings", "signed_in", "store"]


@pytest.fixture(scope="session")
def built_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    house = open_house(tmp_path_factory.mktemp("house"))
    yield house
    house.close()


@pytest.fixture
def house(built_house: House) -> Iterator[House]:
    """A newsroom with a thing in every state, as it was built; form tokens are off unless a test turns them on."""
    built_house.tidy()
    yield built_house
    built_house.app.config["WTF_CSRF_ENABLED"] = False
