"""The figures that a cluster's chart is drawn from: one of each claim, of what most of them count, or none."""

from __future__ import annotations

import pytest

from factcheck.models import Claim
from factcheck.services import series


def figures(*texts: str) -> list[float | None]:
    made = [
        Claim(id=key, text=text, language="en" if text.isascii() else "ar")  # type: ignore[call-arg]
        for key, text in enumerate(texts, 1)
    ]
    found = series.of_claims(made)
    return [found[key].value if key in found else None for key in range(1, len(texts) + 1)]


@pytest.mark.parametrize(
    ("texts", "values"),
    [
        (("The landslide killed 6 people.", "أودى الانهيار بحياة 9 أشخاص."), [6, 9]),
        (("A toll of 30 was given.", "The toll was 41."), [30, 41]),
        (("Prices rose by 4%.", "Prices rose by 6%.", "Prices rose in 30 towns."), [4, 6, None]),
        (("The road is 12 km long.", "It was mended."), [12, None]),
        (("No figure here.", "None here."), [None, None]),
    ],
)
def test_one_figure_of_each_claim(texts: tuple[str, ...], values: list[float | None]) -> None:
    assert figures(*texts) == values


@pytest.mark.parametrize(
    "text",
    [
        "Two of the nine pumps failed.",
        "تعطلت 2 من أصل تسع مضخات.",
        "Two of its nine pumps failed.",
    ],
)
def test_that_of_how_many_is_no_figure(text: str) -> None:
    assert figures(text, "Seven pumps failed.") == [2, 7]


def test_of_several_that_could_be_meant_none_is() -> None:
    assert figures("The firm sold 40 and bought 60.", "The firm sold 50.") == [None, 50]
