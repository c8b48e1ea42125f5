"""How much a claim is worth checking, and the reasons that say so."""

import math

import pytest

from factcheck.splitting import score

PAIRS = [
    ("The ministry cut the budget by 40% in two years.", "Thank you, and welcome back to the show."),
    ("Unemployment rose to 12% last year.", "I think we can do a lot better."),
    ("The government closed 30 schools.", "Did the government close them?"),
]


@pytest.mark.parametrize(("worth", "less"), PAIRS)
def test_what_can_be_checked_with_profit_scores_above_what_cannot(worth: str, less: str) -> None:
    assert score(worth, "en").checkworthiness > score(less, "en").checkworthiness


@pytest.mark.parametrize("text", [text for pair in PAIRS for text in pair] + ["", "...", "وصل الوفد", "١٢٪"])
@pytest.mark.parametrize("language", [None, "en", "ar", "xx"])
def test_the_score_is_the_sum_of_its_reasons(text: str, language: str | None) -> None:
    found = score(text, language)
    total = sum(reason.weight for reason in found.reasons)
    assert found.checkworthiness == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-4)
    assert 0 < found.checkworthiness < 1


def test_every_reason_names_its_feature_and_the_words_that_show_it() -> None:
    text = "The ministry cut the budget by 40% in two years."
    reasons = {reason.feature: reason for reason in score(text, "en").reasons}
    assert reasons["number"].words == ("40%",)
    assert set(reasons["institution"].words) == {"ministry", "budget"}
    assert reasons["bias"].words == ()
    assert all(word in text for reason in reasons.values() for word in reason.words)


def test_a_score_as_json() -> None:
    found = score("The fund has 40 million dinars.", "en").as_dict()
    assert set(found) == {"checkworthiness", "reasons"}
    assert all(set(reason) == {"feature", "weight", "words"} for reason in found["reasons"])
    assert all(isinstance(reason["words"], list) for reason in found["reasons"])
