"""The time of an English claim's verbs."""

import re
from functools import lru_cache

from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import verbs

_WORD = re.compile(r"[a-z]+")
_NOUNS = frozenset(("ground", "saw", "wound", "bound", "bit", "spoke", "shed"))  # as often as the past of a verb
_NOT_PAST = frozenset(load("en", "rules.json")["not_ed"]) | _NOUNS


def tense(text: str) -> str:
    """Return "past" where `text` has a verb in the past, else ""; "cut" and "put" may be either and tell nothing."""
    return "past" if any(_is_past(word) for word in _WORD.findall(text.lower())) else ""


@lru_cache(maxsize=20_000)
def _is_past(word: str) -> bool:
    forms = verbs().past.get(word)
    past = forms is not None and forms.base != word
    return (past or (word.endswith("ed") and len(word) > 4)) and word not in _NOT_PAST
