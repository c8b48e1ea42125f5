"""Style sheets serve both directions of writing: no physical side, nothing from elsewhere."""

import re

from tests.rules.project import files, name_of

SHEETS = files(".css", under="static/css")
SIDES = re.compile(
    r"""(?<![\w-])(?:
        (?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)\b[\w-]*\s*:
        | border-(?:top|bottom)-(?:left|right)-radius\s*:
        | (?:left|right)\s*:
        | (?:text-align|float|clear|caption-side)\s*:\s*(?:left|right)\b
    )""",
    re.VERBOSE,
)
ELSEWHERE = re.compile(r"""url\(\s*["']?(?:https?:)?//|@import""")


def lines_matching(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in SHEETS:
        text = re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment[0].count("\n"), path.read_text("utf-8"), flags=re.S)
        for number, line in enumerate(text.splitlines(), start=1):
            if pattern.search(line):
                found.append(f"{name_of(path)}:{number}: {line.strip()}")
    return found


def test_there_are_style_sheets() -> None:
    assert SHEETS


def test_only_logical_sides() -> None:
    assert lines_matching(SIDES) == []


def test_nothing_is_fetched_from_elsewhere() -> None:
    assert lines_matching(ELSEWHERE) == []


def test_the_rule_sees_each_kind_of_side() -> None:
    physical = ["margin-left: 1px", "border-right-color: red", "left: 0", "text-align: right", "float:left"]
    logical = [
        "margin-inline-start: 1px",
        "inset-inline: 0",
        "text-align: start",
        "--left-paper: x",
        "top: 0",
    ]
    assert [line for line in physical if not SIDES.search(line)] == []
    assert [line for line in logical if SIDES.search(line)] == []
