"""The signs of a contradiction: what they are, what they weigh, and that the weights are learned from pairs."""

from __future__ import annotations

from factcheck.linking.data.learn_signs import AGAINST, fit, learn
from factcheck.linking.evidence import weigh
from factcheck.linking.reading import read
from factcheck.linking.signs import SIGNS, opposition, weights


def signs(a: str, b: str) -> dict[str, float]:
    return weigh(read(a), read(b)).signs


def test_every_sign_is_told_of_and_weighed_and_none_more() -> None:
    assert set(signs("The dam leaked.", "The dam was sold.")) == set(SIGNS)
    assert set(weights()) == {"bias", *SIGNS}


def test_no_sign_weighs_what_it_cannot_mean() -> None:
    for name in SIGNS:
        assert weights()[name] <= 0 if name in AGAINST else weights()[name] >= 0


def test_signs_lie_between_nothing_and_one() -> None:
    pairs = [
        ("", ""),
        ("Bread prices rose in Sudan this year.", "Bread prices fell in Sudan this year."),
        ("رفض رئيس البلدية فتح بوابة طرابلس.", "فتح رئيس البلدية بوابة طرابلس."),
        ("word " * 300, "Word word other " * 100),
    ]
    for a, b in pairs:
        assert all(0 <= value <= 1 for value in signs(a, b).values())


def test_an_opposite_speaks_for_a_contradiction_more_than_another_wording_does() -> None:
    claim = "Bread prices rose in Sudan this year."
    opposite, reworded = "Bread prices fell in Sudan this year.", "Sudan saw its bread prices rise this year."
    assert opposition(signs(claim, opposite)) > 0 > opposition(signs(claim, reworded))


def test_what_is_learned_tells_the_pairs_apart_by_what_they_show() -> None:
    nothing = dict.fromkeys(SIGNS, 0.0)
    data = [(nothing | {"number": 1.0, "covered": 0.5}, True), (nothing | {"covered": 1.0}, False)] * 40
    table = learn(data)
    assert table["number"] > 0 > table["covered"]
    assert opposition(data[0][0], table) > 0 > opposition(data[1][0], table)


def test_a_sign_that_would_weigh_what_it_cannot_mean_weighs_nothing() -> None:
    nothing = dict.fromkeys(SIGNS, 0.0)
    data = [(nothing | {"covered": 1.0, "number": 1.0}, True), (nothing, False)] * 40
    assert learn(data)["covered"] == 0


def test_what_fits_is_where_the_likelihood_is_greatest() -> None:
    bias, weight = fit([([1.0, 1.0], True)] * 30 + [([1.0, 1.0], False)] * 10 + [([1.0, 0.0], False)] * 20)
    assert weight > 1
    assert bias < 0
