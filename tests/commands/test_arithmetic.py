"""`factcheck compare A B`: the arithmetic of a comparison, as a person reads it."""

from __future__ import annotations

import pytest

from tests.commands.test_language import run


def test_compare_two_claims_given_as_arguments() -> None:
    result = run("compare", "The quake killed 412 people.", "The quake killed 63 people.")
    assert result.exit_code == 0
    said = [line for line in result.stdout.splitlines() if line]
    assert said[0] == "relation: contradicts"
    assert said[1].startswith("score: ")
    assert said[2].split() == ["feature", "weight", "verdict", "a", "b"]
    assert "gates, with any of which the claims are not the same: number" in said


def test_compare_shows_sums_that_a_person_can_follow() -> None:
    out = run("compare", "ارتفعت أسعار الخبز في صور إلى 40 دينارا.", "Bread prices in Tyre fell to 40 dinars.").stdout
    sections = [[line.split() for line in part.splitlines()] for part in out.split("\n\n") if part.strip()]
    features = next(part for part in sections if part[0][0] == "feature")
    agreeing = [float(row[1]) for row in features[1:-1] if row[2] == "agrees"]
    assert sum(agreeing) == pytest.approx(float(features[-1][1]), abs=0.02)
    signs = next(part for part in sections if part[0][0] == "sign")
    assert sum(float(row[3]) for row in signs[1:-1]) == pytest.approx(float(signs[-1][1]), abs=0.05)
    met = {row[0]: row[4] for row in next(part for part in sections if part[0][0] == "threshold")[1:]}
    assert met["contradicts"] == "yes"
