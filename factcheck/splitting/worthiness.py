"""How much a claim is worth checking: a sum of visible features squashed to 0..1."""

import math
from collections.abc import Mapping
from functools import lru_cache

from factcheck.splitting.features import features
from factcheck.splitting.languages import has, load
from factcheck.splitting.model import Reason, Score
from factcheck.text.language import detect

BIAS = "bias"
# For a language without a table of its own: what can be seen of any sentence.
_DEFAULT = {
    BIAS: -0.6,
    "number": 1.2,
    "percent": 1.5,
    "place": 0.2,
    "question": -1.0,
    "long": 0.3,
    "very_long": 0.4,
    "short": -0.4,
    "very_short": -0.8,
}


def score(text: str, language: str | None = None, weights: Mapping[str, float] | None = None) -> Score:
    """Return how much the claim `text` is worth checking and the features that say so.

    `language` None has it found. `weights` replace those of the language, by the names of features; what they leave
    out keeps its weight. They are on the log-odds scale; "bias" is where a sentence without any feature stands, and
    carries no words. A feature of no weight is no reason.
    """
    code = language or detect(text)
    used = default_weights(code)
    if weights:
        used = {**used, **weights}
    reasons = [
        Reason(feature, used[feature], tuple(words))
        for feature, words in features(text, code).items()
        if used.get(feature)
    ]
    reasons.append(Reason(BIAS, used[BIAS]))
    total = sum(reason.weight for reason in reasons)
    return Score(round(1 / (1 + math.exp(-total)), 4), tuple(reasons))


@lru_cache
def default_weights(code: str) -> Mapping[str, float]:
    """Return the weights of the language `code` as shipped; those of form alone where it has no table."""
    if not has(code, "weights.json"):
        return _DEFAULT
    return {name: float(weight) for name, weight in load(code, "weights.json").items()}
