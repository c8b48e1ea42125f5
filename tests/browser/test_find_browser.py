"""The search for a browser says what is wrong rather than pass a broken one on."""

import stat
from pathlib import Path

import pytest

from tests.browser import find_browser


def program(folder: Path, name: str, says: str, status: int = 0) -> Path:
    path = folder / name
    path.write_text(f"#!/bin/sh\necho '{says}'\nexit {status}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return path


@pytest.fixture
def only_this_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A PATH with nothing on it but what the test puts there, and no browser of Playwright's own."""
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv("CHROME", raising=False)
    monkeypatch.setattr(find_browser, "playwright_browser", lambda: None)
    return tmp_path


def test_a_browser_that_starts_is_found(only_this_path: Path) -> None:
    browser = program(only_this_path, "google-chrome", "Google Chrome 120.0")
    assert find_browser.find() == str(browser)


def test_a_name_that_only_gives_advice_is_passed_over(only_this_path: Path) -> None:
    program(only_this_path, "chromium-browser", "install the snap", status=10)
    browser = program(only_this_path, "google-chrome-stable", "Google Chrome 120.0")
    assert find_browser.find() == str(browser)


def test_no_browser_names_every_reason(only_this_path: Path) -> None:
    program(only_this_path, "chromium-browser", "install the snap", status=10)
    with pytest.raises(find_browser.NoBrowserError, match=r"install the snap.*Playwright has installed none"):
        find_browser.find()


def test_a_broken_choice_is_an_error_even_where_another_browser_works(
    only_this_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(only_this_path, "chromium", "Chromium 120.0")
    monkeypatch.setenv("CHROME", str(only_this_path / "gone"))
    with pytest.raises(find_browser.NoBrowserError, match="CHROME is set"):
        find_browser.find()
