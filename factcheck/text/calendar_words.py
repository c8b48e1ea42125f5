"""The words of dates, read from data/dates.json and folded: months, weekdays, seasons, relative days."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.text.tokens import Token, fold_word

_TABLE: dict[str, Any] = json.loads((Path(__file__).parent / "data" / "dates.json").read_text(encoding="utf-8"))
_FUNCTION_WORDS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "data" / "function_words.json").read_text(encoding="utf-8")
)


def _folded(words: list[str]) -> frozenset[str]:
    return frozenset(fold_word(word) for word in words)


MONTHS: dict[str, int] = {
    fold_word(name): int(number)
    for by_number in _TABLE["months"].values()
    for number, names in by_number.items()
    for name in names
}
WEEKDAYS: dict[str, int] = {
    fold_word(name): number
    for weekdays in _TABLE["weekdays"].values()
    for number, names in enumerate(weekdays)
    for name in names
}
SEASONS: dict[str, str] = {
    fold_word(name): season
    for by_season in _TABLE["seasons"].values()
    for season, names in by_season.items()
    for name in names
}
SEASON_MONTHS: dict[str, tuple[int, int]] = {k: (v[0], v[1]) for k, v in _TABLE["season_months"].items()}
RELATIVE_DAYS: dict[str, int] = {fold_word(k): v for k, v in _TABLE["relative_days"].items()}
DAY_ORDINALS: dict[str, int] = {fold_word(k): v for k, v in _TABLE["day_ordinals"].items()}
UNITS: dict[str, str] = {fold_word(w): unit for unit, words in _TABLE["units"].items() for w in words}
DOUBTFUL_MONTHS = _folded(_TABLE["doubtful_months"])
MODIFIERS: dict[str, int] = {
    fold_word(word): step for key, step in (("past", -1), ("present", 0), ("future", 1)) for word in _TABLE[key]
}
BEFORE_LAST = _folded(_TABLE["before_last"])
BEFORE_YEAR = _folded(_TABLE["before_year"]["ar"] + _TABLE["before_year"]["en"])
BEFORE_DOUBTFUL = _folded(_TABLE["before_doubtful"])
YEAR_WORDS = _folded(_TABLE["year_words"])
PAST_CUES = _folded(_TABLE["past_cues"])
FUTURE_CUES = _folded(_TABLE["future_cues"])
FUNCTION_WORDS = _folded(_FUNCTION_WORDS["ar"] + _FUNCTION_WORDS["en"])
DATE_TABLES: tuple[dict[str, Any], ...] = (MONTHS, WEEKDAYS, SEASONS, RELATIVE_DAYS, UNITS)
_NAMES = [key.split() for table in (*DATE_TABLES, MODIFIERS, DAY_ORDINALS) for key in table]
_ALONE = frozenset(name[0] for name in _NAMES if len(name) == 1)
_LED = frozenset(name[0] for name in _NAMES if len(name) > 1)
SECONDS = frozenset(name[1] for name in _NAMES if len(name) > 1)
"""What may follow the first word of "the day before yesterday", "كانون الثاني"."""
_CLITICS: tuple[str, ...] = tuple(sorted(_TABLE["clitics"], key=len, reverse=True))
_CLITIC_LETTERS = frozenset(clitic[0] for clitic in _CLITICS)


def bare(folded: str, table: "frozenset[str] | dict[str, Any]") -> str | None:
    """Return the form of an Arabic word that `table` holds, with or without its one-letter prefixes."""
    if folded in table:
        return folded
    if folded.isascii() or folded[0] not in _CLITIC_LETTERS:
        return None
    for clitic in _CLITICS:
        rest = folded[len(clitic) :]
        if folded.startswith(clitic) and len(rest) > 2:
            if rest in table:
                return rest
            if clitic.endswith("ل") and "ا" + clitic[-1] + rest in table:
                return "ا" + clitic[-1] + rest
    return None


@lru_cache(maxsize=20_000)
def begins_date(folded: str) -> bool:
    """Whether a word can be the first of a date: most words cannot, and are passed over at once."""
    return is_name(folded) or bare(folded, _LED) is not None


@lru_cache(maxsize=20_000)
def is_name(folded: str) -> bool:
    """Whether a word that can be the first of a date needs none of `SECONDS` behind it."""
    return bare(folded, _ALONE) is not None


def start_of(token: Token, form: str) -> int:
    """Return where `form` begins in the text, after the prefixes of `token`, in code points."""
    prefix = len(token.folded) - len(form)
    return token.start + (prefix if 0 < prefix <= 2 and len(token.folded) == len(token.text) else 0)
