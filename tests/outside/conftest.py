"""The little internet that fetching is tested on."""

from collections.abc import Iterator

import pytest

from tests.outside.site import World, world


@pytest.fixture
def net() -> Iterator[World]:
    with world() as found:
        yield found
