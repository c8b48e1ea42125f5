"""What kind of claim a sentence makes, and whether it could be checked."""

import json
from pathlib import Path
from typing import Any

import pytest

from factcheck.splitting import kind_of, split
from factcheck.splitting.kinds import is_checkable

# Invented sentences with the kind that a person gave them. Those that are `held` were written after the rules and the
# rules were not mended for them, so that they tell how often the rules are right about sentences not yet seen.
SENTENCES: list[dict[str, Any]] = json.loads(Path(__file__).with_name("kinds.json").read_text(encoding="utf-8"))

KINDS = [
    ("The ferry sank off Orla.", "event"),
    ("Two trains collided near Orla.", "event"),  # a pair is named by number
    ("The ministers meet tomorrow.", "prediction"),
    ("They agreed to meet tomorrow.", "event"),
    ("The tower collapsed at noon.", "event"),
    ("The guards were released.", "event"),
    ("The mill was built in 1890.", "event"),
    ("The fund has 40 million dinars.", "quantity"),
    ("More than 40 dogs escaped.", "quantity"),
    ("Rana Haddad is a nurse.", "attribute"),
    ("The new road is longer than the old one.", "comparison"),
    ("It is the oldest mosque of the valley.", "comparison"),
    ("The blaze was caused by a heater.", "cause"),
    ("The mill closed because it lost money.", "cause"),
    ("No road has been cleared.", "universal"),
    ("Only members vote.", "universal"),
    ("Drivers must carry a permit.", "rule"),
    ("The bridge will reopen in June.", "prediction"),
    ("The river may rise again.", "prediction"),
    ("It was a disgraceful delay.", "opinion"),
]


@pytest.mark.parametrize(("text", "kind"), KINDS)
def test_the_kind_of_a_claim(text: str, kind: str) -> None:
    assert kind_of(text, "en") == kind


@pytest.mark.parametrize(
    ("text", "checkable"),
    [
        ("The ferry sank off Orla.", True),
        ("The fund has 40 million dinars.", True),
        ("The bridge will reopen in June.", False),
        ("It was a disgraceful delay.", False),
        ("The pilot felt ashamed.", False),
    ],
)
def test_only_what_somebody_could_find_out_can_be_checked(text: str, checkable: bool) -> None:
    (claim,) = split(text, "en").claims
    assert claim.checkable is checkable


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize(("held", "share"), [(False, 0.95), (True, 0.9)])
def test_kinds_are_those_that_a_person_gives(language: str, held: bool, share: float) -> None:
    rows = [row for row in SENTENCES if row["language"] == language and row.get("held", False) is held]
    assert len(rows) > 60
    wrong = [(row["text"], kind) for row in rows if (kind := kind_of(row["text"], language)) != row["kind"]]
    assert len(wrong) <= (1 - share) * len(rows), wrong


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_a_person_calls_checkable_is(language: str) -> None:
    rows = [row for row in SENTENCES if row["language"] == language]
    wrong = [
        row["text"]
        for row in rows
        if is_checkable(row["text"], kind_of(row["text"], language), language) is not row["checkable"]
    ]
    assert len(wrong) <= 0.05 * len(rows), wrong


def test_a_language_without_tables_knows_quantities_and_statements() -> None:
    assert kind_of("Der Damm hielt.", "de") == "statement"
