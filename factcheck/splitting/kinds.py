"""What kind of claim a sentence is, by the words that show it, and whether anybody could check it."""

from factcheck.splitting.languages import Language, language
from factcheck.text.numbers import quantities

_BY_PHRASE = ("opinion", "prediction", "cause", "universal", "comparison", "rule")


def kind_of(text: str, code: str) -> str:
    """Return the kind of the claim `text` in the language `code`; "statement" where nothing shows another."""
    known = language(code)
    for kind in _BY_PHRASE:
        if known.pattern(f"kind_{kind}").search(text):
            return kind
    if any(not _is_year(text[found.start : found.end]) for found in quantities(text, code)):
        return "quantity"
    for kind in ("attribute", "event"):
        if known.pattern(f"kind_{kind}").search(text):
            return kind
    return "statement"


def _is_year(words: str) -> bool:
    """Whether a bare number is a year, which dates an event and counts nothing."""
    return len(words) == 4 and words.isdecimal() and 1000 <= int(words) <= 2100


def is_checkable(text: str, kind: str, known: Language) -> bool:
    """Whether a fact-checker could find out: not an opinion, a prediction, a wish or an inner state."""
    return kind not in ("opinion", "prediction") and not known.pattern("uncheckable").search(text)
