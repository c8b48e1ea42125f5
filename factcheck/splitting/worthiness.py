"""How much a claim is worth checking: a sum of visible features squashed to 0..1."""

import math
import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.splitting.languages import language
from factcheck.splitting.model import Reason, Score
from factcheck.splitting.openings import openings
from factcheck.text.language import detect

_NUMBER = re.compile(r"[$€£]?\d+(?:[.,٫٬/:]\d+)*\s?[%٪]?")
_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_NAME = re.compile(r"(?<![.!?\"“]\s)(?<!^)\b[A-Z][\w’'-]+(?:\s+[A-Z][\w’'-]+)*")
_QUOTED = re.compile(r"[\"“«][^\"”»]{3,200}[\"”»]")
_QUESTION = re.compile(r"[?؟]\s*[\"”»]?\s*$")
_SHORT, _LONG = 6, 18  # words
_SHOWN = 4  # words named in one reason
# Weights for a language without a table of its own; the tables of languages override them.
_DEFAULT = {"bias": -0.6, "number": 1.2, "quoted_speech": 0.1, "question": -1.0, "long": 0.4, "short": -0.8}


def score(text: str, language: str | None = None) -> Score:
    """Return how much the claim `text` is worth checking and the features that say so.

    `language` None has it found. Weights are on the log-odds scale; "bias" is where a sentence without any
    feature stands, and carries no words.
    """
    code = language or detect(text)
    weights = _weights(code)
    reasons = [
        Reason(feature, weights[feature], tuple(words[:_SHOWN]))
        for feature, words in _features(text, code)
        if weights.get(feature)
    ]
    reasons.append(Reason("bias", weights["bias"]))
    total = sum(reason.weight for reason in reasons)
    return Score(round(1 / (1 + math.exp(-total)), 4), tuple(reasons))


def _features(text: str, code: str) -> Iterator[tuple[str, list[str]]]:
    for name, pattern in (("number", _NUMBER), ("names_actor", _NAME), ("quoted_speech", _QUOTED)):
        if found := _matches(pattern, text):
            yield name, found
    if _QUESTION.search(text):
        yield "question", ["؟" if "؟" in text else "?"]
    length = len(_WORD.findall(text))
    if length <= _SHORT:
        yield "short", []
    if length >= _LONG:
        yield "long", []
    likely = openings(text, code)
    for table, name, pattern in _patterns(code):
        if table in likely and (found := _matches(pattern, text)):
            yield name, found


def _matches(pattern: re.Pattern[str], text: str) -> list[str]:
    return [match.group().strip() for _, match in zip(range(_SHOWN), pattern.finditer(text), strict=False)]


@lru_cache
def _weights(code: str) -> dict[str, float]:
    return _DEFAULT | {name: float(value) for name, value in language(code).table.get("weights", {}).items()}


@lru_cache
def _patterns(code: str) -> tuple[tuple[str, str, re.Pattern[str]], ...]:
    """The list, the feature that it shows and its phrases."""
    known = language(code)
    return tuple(
        (name, name.removeprefix("feature_"), known.pattern(name))
        for name in known.table
        if name.startswith("feature_")
    )
