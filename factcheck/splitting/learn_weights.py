"""Learn the weights of weights.json from sentences of which somebody said whether they are worth checking.

    cd factcheck/splitting/languages
    python -m factcheck.splitting.learn_weights en TRAIN.jsonl > en/weights.json
    python -m factcheck.splitting.learn_weights ar TRAIN.jsonl en/weights.json > ar/weights.json

TRAIN has {"id", "text", "checkworthy"} a line. Only the weights of named features come out: no word of the data does.
docs/data.md names the data used. Logistic regression by Newton's method, with three things that keep weights honest:

- The sentences are read in tenths by their ids, which follow time and so the news, and each tenth has a start of its
  own: that one affair was more often worth checking than another says nothing of a feature.
- No weight has the sign that its feature cannot mean (`AGAINST`, `EITHER`): a greeting never speaks for a claim. Such
  features are left out one after another, the most wrong first, and the rest is learned again.
- Weights are drawn to zero (`PULL`), so that a feature seen seldom says little.

A second table lends a share (`LENT`) of its weights to features of the same name or meaning: what makes a statement
worth checking is much the same in every language, and the labels of the Arabic tweets are so unsure that they alone
would hardly tell a figure from a greeting. It leaves the order of tweets as good as it was. Unsure labels also make all
weights small, so that every Arabic claim would stand between the English ones: `STRETCH` and `START` spread the two
alike over news articles. Neither changes the order within a language.
"""

import json
import math
import sys
from collections.abc import Sequence
from pathlib import Path

from factcheck.splitting.features import features, names

AGAINST = frozenset(
    (
        "addressed",
        "advice",
        "conditional",
        "dialect",
        "dots",
        "elongation",
        "emoji",
        "emotion",
        "exclamation",
        "greeting",
        "hashtag",
        "health_announced",
        "hedge",
        "laughter",
        "link",
        "manners",
        "many_hashtags",
        "mention",
        "opinion",
        "personal",
        "prayer",
        "prediction",
        "promotion",
        "question",
        "question_word",
        "short",
        "vague",
        "verse",
        "very_short",
        "we",
    )
)
EITHER = frozenset(("long", "very_long", "negation", "time"))
PULL = 3.0
LENT = 0.15
SAME = {"law": "crime_law", "present_action": "past_action", "doubt_or_truth": "accusation"}
STRETCH = {"ar": 2.0}
START = {"ar": -1.4}  # the bias, where it is not the one learned
TENTHS = 10
STEPS = 12
Example = tuple[list[int], bool]  # places of the features that a sentence has, and whether it is worth checking


def learn(rows: Sequence[tuple[frozenset[str], bool]], kept: Sequence[str]) -> dict[str, float]:
    """Return the weight of each feature of `kept`, and the "bias", from `rows` in the order of their ids."""
    kept = list(kept)
    while True:
        weights = _fit(rows, kept)
        wrong = {name: abs(weights[name]) for name in kept if _is_wrong(name, weights[name])}
        if not wrong:
            return weights
        kept.remove(max(wrong, key=lambda name: wrong[name]))


def _is_wrong(name: str, weight: float) -> bool:
    return name not in EITHER and (weight > 0 if name in AGAINST else weight < 0)


def _fit(rows: Sequence[tuple[frozenset[str], bool]], kept: Sequence[str]) -> dict[str, float]:
    place = {name: TENTHS + number for number, name in enumerate(kept)}
    examples = [
        ([number * TENTHS // len(rows), *(place[name] for name in found if name in place)], worthy)
        for number, (found, worthy) in enumerate(rows)
    ]
    weights = [0.0] * (TENTHS + len(kept))
    for _ in range(STEPS):
        step = _step(weights, examples)
        weights = [weight + more for weight, more in zip(weights, step, strict=True)]
        if max(map(abs, step)) < 1e-6:
            break
    starts = sum(weights[:TENTHS]) / TENTHS
    return {"bias": starts} | {name: weights[place[name]] for name in kept}


def _step(weights: list[float], examples: list[Example]) -> list[float]:
    """Return the step of Newton's method towards the weights under which `examples` are likeliest."""
    size = len(weights)
    slope = [-PULL * weight if at >= TENTHS else 0.0 for at, weight in enumerate(weights)]
    curve = [[0.0] * size for _ in range(size)]
    for at in range(size):
        curve[at][at] = PULL if at >= TENTHS else 1e-6
    for places, worthy in examples:
        chance = 1 / (1 + math.exp(-sum(weights[at] for at in places)))
        for at in places:
            slope[at] += worthy - chance
            row, spread = curve[at], chance * (1 - chance)
            for other in places:
                row[other] += spread
    return _solve(curve, slope)


def _solve(matrix: list[list[float]], values: list[float]) -> list[float]:
    """Return x of `matrix` x = `values`, by elimination; the matrix is symmetric and positive."""
    size = len(values)
    rows = [[*row, value] for row, value in zip(matrix, values, strict=True)]
    for at in range(size):
        for below in range(at + 1, size):
            share = rows[below][at] / rows[at][at]
            if share:
                rows[below] = [a - share * b for a, b in zip(rows[below], rows[at], strict=True)]
    found = [0.0] * size
    for at in reversed(range(size)):
        known = sum(rows[at][other] * found[other] for other in range(at + 1, size))
        found[at] = (rows[at][size] - known) / rows[at][at]
    return found


def lend(weights: dict[str, float], lent: dict[str, float], every: Sequence[str]) -> dict[str, float]:
    """Return `weights` of the features `every` with a share of those `lent` to them."""
    shares = {name: LENT * lent.get(name, lent.get(SAME.get(name, ""), 0.0)) for name in every}
    return {name: weights.get(name, 0.0) + shares.get(name, 0.0) for name in (*every, "bias")}


def main(code: str, path: str, other: str | None = None) -> None:
    """Read sentences and print the table of weights of the language `code`, the heaviest first."""
    lines = [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]
    lines.sort(key=lambda line: (len(line["id"]), line["id"]))
    rows = [(frozenset(features(line["text"], code)), bool(line["checkworthy"])) for line in lines]
    weights = learn(rows, names(code))
    if other:
        weights = lend(weights, json.loads(Path(other).read_text(encoding="utf-8")), names(code))
    weights = {name: STRETCH.get(code, 1.0) * weight for name, weight in weights.items()}
    weights["bias"] = START.get(code, weights["bias"])
    kept = {name: round(weight, 2) for name, weight in sorted(weights.items(), key=lambda one: -one[1])}
    json.dump({name: weight for name, weight in kept.items() if weight}, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
