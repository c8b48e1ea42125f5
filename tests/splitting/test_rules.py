"""Rules that say which words they look for are tried only where one of them stands."""

from collections.abc import Callable

import pytest

from factcheck.splitting import clause as clauses
from factcheck.splitting import split
from factcheck.splitting.clause import Clause, Tok, first_cut, guarded, needs
from tests.splitting import invented_arabic, invented_english
from tests.splitting.invented import Told

TRIED: list[str] = []


@needs(";", "but")
def at_contrast(clause: Clause) -> list[Clause] | None:
    TRIED.append("contrast")
    return None


def always(clause: Clause) -> list[Clause] | None:
    TRIED.append("always")
    return [clause]


def never_reached(clause: Clause) -> list[Clause] | None:
    TRIED.append("never")
    return [clause]


def clause(*words: tuple[str, str]) -> Clause:
    return Clause(tuple(Tok(word, word.lower(), 0, 0, tag) for word, tag in words))


def tried_on(found: Clause) -> list[str]:
    TRIED.clear()
    first_cut(found, guarded(at_contrast, always, never_reached))
    return TRIED


def test_a_rule_is_not_tried_where_none_of_its_words_stands() -> None:
    assert tried_on(clause(("Rain", "W"), ("fell", "V"))) == ["always"]


def test_a_rule_is_tried_for_a_word_in_any_case_and_for_a_class() -> None:
    assert tried_on(clause(("But", "C"), ("rain", "W"))) == ["contrast", "always"]
    assert tried_on(clause(("Rain", "W"), ("；", ";"))) == ["contrast", "always"]


def test_no_rule_is_tried_on_a_clause_without_words() -> None:
    assert tried_on(Clause(())) == []


@pytest.mark.parametrize(("told", "language"), [(invented_english.told, "en"), (invented_arabic.told, "ar")])
def test_a_rule_that_is_not_tried_would_not_have_applied(
    told: Callable[[int], Told], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = [told(seed).text for seed in range(600)]
    found = [split(text, language) for text in texts]
    monkeypatch.setattr(clauses, "_NEEDS", {})
    assert [split(text, language) for text in texts] == found
