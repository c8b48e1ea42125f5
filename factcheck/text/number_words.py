"""The words of quantities, read from data/numbers.json and folded."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.text.tokens import fold_word

_TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "numbers.json").read_text(encoding="utf-8"))


def _folded(table: dict[str, Any]) -> dict[str, Any]:
    return {fold_word(key): value for key, value in table.items()}


def _turned(table: dict[str, list[str]]) -> dict[str, str]:
    return {fold_word(word): key for key, words in table.items() for word in words}


NUMBERS: dict[str, int] = _folded(_TABLE["numbers"])
TEENS: dict[str, int] = _folded(_TABLE["teens"])
SCALES: dict[str, int] = _folded(_TABLE["scales"])
SHORT_SCALES: dict[str, int] = _TABLE["short_scales"]
DOZENS: dict[str, int] = _TABLE["dozens"]
VAGUE: dict[str, int] = _folded(_TABLE["vague"])
FRACTIONS: dict[str, float] = _folded(_TABLE["fractions"])
FRACTION_PARTS: dict[str, float] = _folded(_TABLE["fraction_parts"])
UNITS: dict[str, str] = _turned(_TABLE["units"])
UNIT_NAMES: dict[str, list[str]] = _TABLE["units"]
DUAL_UNITS: dict[str, str] = _turned(_TABLE["dual_units"])
SIGNS: dict[str, str] = _TABLE["signs"]
DUAL_HEADS = frozenset(fold_word(word) for word in _TABLE["dual_heads"])
SEVERAL = frozenset(_TABLE["several"])
BEFORE_MONEY = frozenset(_TABLE["before_money"])
CHANGES: dict[str, bool] = {fold_word(word): True for word in _TABLE["changes"]}
BEFORE: dict[str, str] = _turned(_TABLE["before"])
AFTER: dict[str, str] = _turned(_TABLE["after"])
IRREGULAR_PLURALS = frozenset(_TABLE["irregular_plurals"])
NOT_COUNTED = frozenset(fold_word(word) for word in _TABLE["not_counted"])
WAW_NOUNS = frozenset(fold_word(word) for word in _TABLE["waw_nouns"])
MASS_UNITS = frozenset(_TABLE["mass_units"])
PARTITIVE = frozenset(_TABLE["partitive"])
PREFIXES: tuple[str, ...] = tuple(sorted(_TABLE["prefixes"], key=len, reverse=True))
_PREFIX_LETTERS = frozenset(prefix[0] for prefix in PREFIXES)
NOT_NUMBERS = frozenset(fold_word(word) for word in _TABLE["not_numbers"])
REFERENCES = frozenset(fold_word(word) for word in _TABLE["references"])
ORDINALS = frozenset(fold_word(word) for word in _TABLE["ordinals"])
IDIOMS = frozenset(_TABLE["idioms"])
JOINS = frozenset(_TABLE["joins"])
BEFORE_SHARE = frozenset(_TABLE["before_share"])


# How many words the phrases have that end, or begin, with a word: what else need not be looked up.
BEFORE_LENGTHS: dict[str, list[int]] = {}
AFTER_LENGTHS: dict[str, list[int]] = {}
UNIT_LENGTHS: dict[str, list[int]] = {}
for _table, _lengths, _which in (
    (BEFORE, BEFORE_LENGTHS, -1),
    (AFTER, AFTER_LENGTHS, 0),
    (UNITS, UNIT_LENGTHS, 0),
):
    for _phrase in sorted(_table, key=lambda phrase: -len(phrase.split())):
        _words = _phrase.split()
        if len(_words) not in _lengths.setdefault(_words[_which], []):
            _lengths[_words[_which]].append(len(_words))

_BEGINNINGS: dict[str, Any] = {
    key.split()[0]: True
    for table in (NUMBERS, SCALES, VAGUE, FRACTIONS, TEENS, DOZENS, DUAL_UNITS, {"a": 1, "an": 1})
    for key in table
}


@lru_cache(maxsize=20_000)
def begins_number(folded: str) -> bool:
    """Whether a word can be the first of a number: most words cannot, and are passed over at once."""
    return bare(folded, _BEGINNINGS) is not None


def bare(folded: str, *tables: "dict[str, Any]") -> tuple[str, str] | None:
    """Return (prefix, form) of a word whose form one of `tables` holds, with or without Arabic prefixes."""
    if any(folded in table for table in tables):
        return "", folded
    if folded.isascii() or folded[0] not in _PREFIX_LETTERS or folded in NOT_NUMBERS:
        return None
    for prefix in PREFIXES:
        form = folded[len(prefix) :]
        if len(form) > 1 and folded.startswith(prefix) and any(form in table for table in tables):
            return prefix, form
    return None
