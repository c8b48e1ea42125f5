"""What kind of claim a sentence is, by the words that show it, and whether anybody could check it."""

from collections.abc import Iterable

from factcheck.splitting.languages import language
from factcheck.splitting.openings import lists_in
from factcheck.text.numbers import Quantity, quantities

_BY_TENSE = {"past": "event", "present": "statement", "none": "attribute"}
_BY_PHRASE = ("opinion", "rule", "prediction", "cause", "comparison", "universal")


def kind_of(text: str, code: str, counts: bool | None = None) -> str:
    """Return the kind of the claim `text` in the language `code`; "statement" where nothing shows another.

    `counts` says whether a quantity stands in it, where that is known; None has it found.
    """
    shown = lists_in(text, code)
    for kind in _BY_PHRASE:
        if f"kind_{kind}" in shown:
            return kind
    if "kind_future" in shown and _tense(text, code) != "past":
        return "prediction"  # "The ministers meet tomorrow", but not "They agreed to meet tomorrow"
    if count(text, quantities(text, code)) if counts is None else counts:
        return "quantity"
    if "kind_attribute" in shown:
        return "attribute"
    return _BY_TENSE.get(_tense(text, code)) or ("event" if "kind_event" in shown else "statement")


def _tense(text: str, code: str) -> str:
    tense = language(code).tense
    return tense(text) if tense else ""


def count(text: str, found: Iterable[Quantity]) -> bool:
    """Whether one of the quantities found in `text` says how many: no year, and no "two" that only names a pair."""
    return any(not _is_year(text[each.start : each.end]) and not _is_pair(text, each) for each in found)


def _is_pair(text: str, found: Quantity) -> bool:
    """Whether somebody is only named by number: "The two leaders shook hands"."""
    plain = found.value in (1, 2) and found.unit is None and not found.approximate and found.low is found.high is None
    return plain and not any(sign.isdigit() for sign in text[found.start : found.end])


def _is_year(words: str) -> bool:
    """Whether a bare number is a year, which dates an event and counts nothing."""
    return len(words) == 4 and words.isdecimal() and 1000 <= int(words) <= 2100


def is_checkable(text: str, kind: str, code: str) -> bool:
    """Whether a fact-checker could find out: not an opinion, a prediction, a wish or an inner state."""
    return kind not in ("opinion", "prediction") and "uncheckable" not in lists_in(text, code)
