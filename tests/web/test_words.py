"""The words that the interface has for values."""

import ast

import pytest

from factcheck.splitting.features import names
from factcheck.splitting.model import OUTCOMES, REASONS
from factcheck.web.words import WORDS
from tests.rules.project import ROOT


@pytest.mark.parametrize("language", ["ar", "en", "xx"])
def test_every_feature_of_a_claim_has_a_name_people_can_read(language: str) -> None:
    assert set(names(language)) | {"bias"} <= set(WORDS["worth"])


def made_rules() -> set[str]:
    """The names of rules that the languages' modules give to words: made(..., rule), remade(..., rule), rule=..."""
    found: set[str] = set()
    for path in (ROOT / "factcheck" / "splitting").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                named = node.args[1:2] if getattr(node.func, "id", "") in ("made", "remade") else []
                named = [*named, *(keyword.value for keyword in node.keywords if keyword.arg == "rule")]
                found |= {one.value for arg in named for one in ast.walk(arg) if isinstance(one, ast.Constant)}
            elif isinstance(node, ast.Assign) and any(getattr(t, "id", "") == "AMBIGUOUS" for t in node.targets):
                found |= {one.value for one in ast.walk(node.value) if isinstance(one, ast.Constant)}
    return {str(name) for name in found if name}


def test_every_rule_that_makes_a_word_says_in_words_what_it_did() -> None:
    rules = made_rules()
    assert {"copula", "particle", "ambiguous"} <= rules
    assert rules - {"T"} <= set(WORDS["rule"])


def test_every_outcome_of_a_sentence_and_every_reason_has_words() -> None:
    assert set(OUTCOMES) == set(WORDS["outcome"]) == set(WORDS["outcome_told"])
    assert set(REASONS) == set(WORDS["skipped"])
    assert {"", "none", *OUTCOMES} == set(WORDS["show"])
