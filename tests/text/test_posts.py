"""The signature of a copied post."""

import pytest

from factcheck.text.posts import signature_start


@pytest.mark.parametrize(
    ("said", "signature"),
    [
        ("The old pier has burnt down. pic.example/x ", "— Mona Tarif (@monatarif) March 3, 2021"),
        ("The pier — our pier! — has burnt down ", "– Harbour News (@harbour_news)"),
        ("احترق الرصيف القديم ", "— منى طريف (@monatarif) March 3, 2021"),
    ],
)
def test_a_signature_begins_at_its_dash(said: str, signature: str) -> None:
    assert signature_start(said + signature) == len(said)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The old pier — built in 1921 — has burnt down.",
        "The pier burnt down (says @monatarif).",
        "— Mona Tarif (@monatarif) " + "and then the pier burnt down " * 8,
    ],
)
def test_what_is_no_signature_stays(text: str) -> None:
    assert signature_start(text) == len(text)
