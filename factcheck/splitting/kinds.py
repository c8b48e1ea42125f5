"""What kind of claim a sentence is, by the words that show it, and whether anybody could check it."""

from collections.abc import Iterable, Sequence

from factcheck.splitting.languages import language
from factcheck.splitting.openings import openings
from factcheck.text.numbers import Quantity, quantities

_BY_PHRASE = ("opinion", "prediction", "cause", "universal", "comparison", "rule")
_AFTER_COUNTS = ("attribute", "event")


def kind_of(text: str, code: str, counts: bool | None = None) -> str:
    """Return the kind of the claim `text` in the language `code`; "statement" where nothing shows another.

    `counts` says whether a quantity stands in it, where that is known; None has it found.
    """
    likely = openings(text, code)
    if kind := _first(_BY_PHRASE, text, code, likely):
        return kind
    if count(text, quantities(text, code)) if counts is None else counts:
        return "quantity"
    return _first(_AFTER_COUNTS, text, code, likely) or "statement"


def _first(kinds: Sequence[str], text: str, code: str, likely: frozenset[str]) -> str:
    known = language(code)
    for kind in kinds:
        name = f"kind_{kind}"
        if name in likely and known.pattern(name).search(text):
            return kind
    return ""


def count(text: str, found: Iterable[Quantity]) -> bool:
    """Whether one of the quantities found in `text` is more than a year."""
    return any(not _is_year(text[each.start : each.end]) for each in found)


def _is_year(words: str) -> bool:
    """Whether a bare number is a year, which dates an event and counts nothing."""
    return len(words) == 4 and words.isdecimal() and 1000 <= int(words) <= 2100


def is_checkable(text: str, kind: str, code: str) -> bool:
    """Whether a fact-checker could find out: not an opinion, a prediction, a wish or an inner state."""
    if kind in ("opinion", "prediction"):
        return False
    return "uncheckable" not in openings(text, code) or not language(code).pattern("uncheckable").search(text)
