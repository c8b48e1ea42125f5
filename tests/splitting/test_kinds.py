"""What kind of claim a sentence makes, and whether it could be checked."""

import pytest

from factcheck.splitting import kind_of, split

KINDS = [
    ("The ferry sank off Orla.", "statement"),
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


def test_a_language_without_tables_knows_quantities_and_statements() -> None:
    assert kind_of("Der Damm hielt.", "de") == "statement"
