"""Sentences that make no claim, and the code that says why."""

import re

from factcheck.splitting.languages import Language

_WORD = re.compile(r"[^\W\d_]{2,}")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|\S+@\S+\.\S+|[@#]\w+")
_QUESTION_ENDS = "\"'”’»)]」』）*\u200e\u200f "
_GREETING_ENDS = _QUESTION_ENDS + ".!,،:…«“‘–—- \n\t"


# "A year after the flood: what has changed", "ماذا جرى في الميناء": names the matter, says nothing of it
_NAMES_THE_MATTER = re.compile(
    r"(?:.*[:–—|]\s*)?(?:[Ww]hat|[Ww]hy|[Hh]ow|Inside|ماذا|ما الذي|لماذا|كيف|أين|متى|هذا ما|تعرف على)\b[^.!]*"
)


def names_the_matter(title: str) -> bool:
    """Whether a headline only announces what the article is about."""
    return _NAMES_THE_MATTER.fullmatch(title.strip()) is not None


def skip_reason(sentence: str, language: Language) -> tuple[str, str] | None:
    """Return (outcome, reason) for a sentence that makes no claim, None for one that does."""
    if not any(c.isalnum() for c in sentence):
        return "skipped", "no_words"
    if sentence.rstrip(_QUESTION_ENDS).endswith(("?", "؟", "？")):
        return "question", ""
    words = _WORD.findall(sentence)
    if language.decompose is None and any(c.isalpha() and not c.isascii() for c in sentence):
        return None  # in writing whose vowels are signs of their own, a word looks like single letters
    if not words:
        return "skipped", "no_words"
    if not _WORD.search(_ADDRESS.sub("", sentence)):
        return "skipped", "address"
    if language.decompose is not None and len(words) <= 14 and language.pattern("bylines").match(sentence):
        return "skipped", "byline"
    if language.pattern("greetings").fullmatch(sentence.strip(_GREETING_ENDS)):
        return "skipped", "fragment"
    fewest = 2 if sentence.rstrip(_QUESTION_ENDS).endswith((".", "!")) else 3  # "Nobody died." is a claim
    if language.decompose is not None and len(words) < fewest and not any(c.isdigit() for c in sentence):
        return "skipped", "fragment"
    return None
