"""Verdict colours can be read, and told apart without full colour vision; the surfaces are those of the stylesheet."""

import re
from itertools import combinations

import pytest

from factcheck.services.ratings import DEFAULT_SCALE, UNCHECKED
from tests.rules.project import ROOT
from tests.web.colour import VISION, contrast, distance

READABLE = 4.5  # WCAG 2.2, 1.4.3, text below 18 pt
APART = 0.05  # in OKLab; a just noticeable difference is about .02
SHOWN = [*DEFAULT_SCALE, UNCHECKED]
THEMES = ("light", "dark")


def surfaces(theme: str) -> dict[str, str]:
    """The stylesheet's backgrounds that verdict colours stand on."""
    sheet = (ROOT / "static" / "css" / "base.css").read_text(encoding="utf-8")
    found = re.findall(r"--(bg|card):\s*light-dark\((#\w+),\s*(#\w+)\)", sheet)
    return {name: (light if theme == "light" else dark) for name, light, dark in found}


def ink(key: str, theme: str) -> str:
    return next(value.colour_table()[theme] for value in SHOWN if value.key == key)


@pytest.mark.parametrize("theme", THEMES)
def test_every_verdict_can_be_read_on_paper_and_on_its_wash(theme: str) -> None:
    grounds = surfaces(theme)
    assert grounds.keys() == {"bg", "card"}
    faint = []
    for value in SHOWN:
        table = value.colour_table()
        for name, ground in {**grounds, "wash": table[f"{theme}_wash"]}.items():
            if contrast(table[theme], ground) < READABLE:
                faint.append(f"{value.key} on {name}: {contrast(table[theme], ground):.2f}")
    assert faint == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("vision", VISION)
def test_verdicts_can_be_told_apart(theme: str, vision: str) -> None:
    keys = [value.key for value in SHOWN]
    gaps = {(a, b): distance(ink(a, theme), ink(b, theme), vision) for a, b in combinations(keys, 2)}
    assert {pair: round(gap, 3) for pair, gap in gaps.items() if gap < APART} == {}


@pytest.mark.parametrize("theme", THEMES)
def test_text_of_the_page_can_be_read_on_every_wash(theme: str) -> None:
    sheet = (ROOT / "static" / "css" / "base.css").read_text(encoding="utf-8")
    inks = re.search(r"--ink:\s*light-dark\((#\w+),\s*(#\w+)\)", sheet)
    assert inks is not None
    text = inks[1] if theme == "light" else inks[2]
    assert [v.key for v in SHOWN if contrast(text, v.colour_table()[f"{theme}_wash"]) < READABLE] == []


def test_verdicts_differ_without_colour() -> None:
    """Icon and underline together tell every verdict; the icon alone does, too."""
    assert len({value.icon for value in SHOWN}) == len(SHOWN)
    rated = [value.pattern for value in DEFAULT_SCALE]
    assert len(set(rated)) == len(rated)


def test_contrast_and_distance_have_their_known_values() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)
    assert distance("#000000", "#ffffff") == pytest.approx(1, abs=0.001)
    assert distance("#ff0000", "#ff0000") == 0
    assert distance("#d01c1f", "#4b7a1f", "deuteranopia") < distance("#d01c1f", "#4b7a1f")
