"""Browser tests run against the real program in a real Chromium; one that cannot run fails and says why."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser import demo
from tests.browser.find_browser import NoBrowserError, find, launch_flags
from tests.browser.newsroom import own_newsroom
from tests.browser.server import Server, serve

__all__ = ["own_newsroom"]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    """The browser that is here, without its talk to the network."""
    try:
        path = find()
    except NoBrowserError as error:
        pytest.fail(f"no browser for the browser tests; `make test` installs one: {error}", pytrace=False)
    return {**browser_type_launch_args, "executable_path": path, "args": launch_flags()}


@pytest.fixture(scope="session")
def live_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The program on a demo newsroom that this test process has for itself."""
    with serve(tmp_path_factory.mktemp("newsroom")) as server:
        yield server


@pytest.fixture(scope="session")
def base_url(live_server: Server) -> str:
    """Lets `page.goto("/ar/")` mean the live server."""
    return live_server.address


@pytest.fixture
def enter(page: Page) -> Callable[..., Page]:
    """Sign the page in as a role of the demo newsroom: `enter("editor")`, `enter("admin", language="ar")`."""

    def enter_as(role: str, language: str = "en") -> Page:
        demo.enter(page, role, language)
        return page

    return enter_as
