"""Whoever changes splitting or linking is asked whether the newsroom's articles are behind then."""

from __future__ import annotations

from pathlib import Path

from factcheck.services.engine_version import CLAIMS_ONLY, ENGINE
from tests.rules.engine import digest, meaning, recorded

ASK = (
    "splitting or linking changed. If it may now make something else of the same article, raise ENGINE in "
    "factcheck/services/engine_version.py, so that newsrooms are told which articles are behind. "
    "Then, or if it makes the same, record it: python -m tests.rules.engine"
)


def test_the_engine_is_the_one_that_was_recorded() -> None:
    assert recorded() == {"engine": ENGINE, "digest": digest()}, ASK


def test_comments_and_layout_are_no_change_and_code_is(tmp_path: Path) -> None:
    one, same, other = (tmp_path / name for name in ("one.py", "same.py", "other.py"))
    one.write_text('"""What it is."""\nX = {"a": 1}\n', encoding="utf-8")
    same.write_text("# A comment.\nX = {\n    'a': 1,\n}\n", encoding="utf-8")
    other.write_text("X = {'a': 2}\n", encoding="utf-8")
    assert meaning(one) == meaning(same) != meaning(other)


def test_an_article_whose_links_are_still_to_make_is_behind() -> None:
    assert CLAIMS_ONLY != ENGINE
