"""Learn the weights of ranking.json from queries whose right answers are known.

    python -m factcheck.linking.data.learn_ranking QUERIES.jsonl CORPUS.jsonl [QUERIES CORPUS ...] > ranking.json

QUERIES has {"id", "text", "language", "gold": [claim id, ...]} a line, CORPUS {"id", "text", "title", "language"}.
Only the weights of named features come out: no word of the data does. docs/data.md names the data used.
"""

import json
import math
import random
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.linking.candidates import candidates
from factcheck.linking.memory import MemoryIndex
from factcheck.linking.ranking import features, profile, rarities
from factcheck.linking.terms import terms

NEGATIVES = 40  # wrong candidates a query, the best by idf
EPOCHS = 40
RATE = 0.5
DECAY = 1e-4
Group = list[tuple[dict[str, float], bool]]


def rows(path: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def groups(queries: str, corpus: str) -> Iterator[Group]:
    """Yield the candidates of each query as features, and whether each is right."""
    index = MemoryIndex()
    for row in rows(corpus):
        index.add(row["id"], row["text"], row.get("language"), row.get("title"))
    for row in rows(queries):
        numbers = candidates(terms(row["text"], row.get("language")), index)
        found = [index.claim(number) for number in numbers]
        query = profile(row["text"], row.get("language"))
        rarity = rarities(query, [seen for _, seen in found], index)
        group = [(features(query, seen, rarity), one.id in row["gold"]) for one, seen in found]
        kept = [pair for pair in group if pair[1]] + [pair for pair in group if not pair[1]][:NEGATIVES]
        if any(right for _, right in kept):
            yield kept


def learn(data: list[Group]) -> dict[str, float]:
    """Return weights that put the right candidates first: softmax over each query's candidates.

    No weight is below zero: that two claims have more in common never speaks against them.
    """
    names = list(data[0][0][0])
    weight = dict.fromkeys(names, 0.0)
    order = random.Random(1)  # noqa: S311 - no secret, the same weights every time
    for epoch in range(EPOCHS):
        order.shuffle(data)
        for group in data:
            _step(weight, group, RATE / (1 + epoch / 5))
    return weight


def _step(weight: dict[str, float], group: Group, rate: float) -> None:
    sums = [sum(weight[name] * value for name, value in values.items()) for values, _ in group]
    top = max(sums)
    grown = [math.exp(value - top) for value in sums]
    whole, rights = sum(grown), sum(right for _, right in group)
    for name in weight:
        expected = sum(g * values[name] for g, (values, _) in zip(grown, group, strict=True)) / whole
        wanted = sum(values[name] for values, right in group if right) / rights
        weight[name] = max(0.0, weight[name] + rate * (wanted - expected - DECAY * weight[name]))


def calibrate(weight: dict[str, float], data: list[Group]) -> dict[str, float]:
    """Scale the weights and set the bias so that the score is the chance that a candidate is right."""
    pairs = [pair for group in data for pair in group]
    points = [(sum(weight[name] * value for name, value in values.items()), right) for values, right in pairs]
    scale, bias = 1.0, -10.0
    for _ in range(400):
        slope = shift = curve = cross = flat = 0.0
        for value, right in points:
            chance = 1 / (1 + math.exp(-max(-30.0, min(30.0, scale * value + bias))))
            slope, shift = slope + (right - chance) * value, shift + (right - chance)
            spread = chance * (1 - chance)
            curve, cross, flat = curve + spread * value * value, cross + spread * value, flat + spread
        whole = curve * flat - cross * cross + 1e-9
        scale += 0.5 * (flat * slope - cross * shift) / whole
        bias += 0.5 * (curve * shift - cross * slope) / whole
        if abs(slope) + abs(shift) < 1e-3:
            break
    return {"bias": round(bias, 3)} | {name: round(scale * value, 3) for name, value in weight.items()}


def main(paths: list[str]) -> None:
    """Read the data two files at a time and print the table."""
    data = [group for at in range(0, len(paths), 2) for group in groups(paths[at], paths[at + 1])]
    json.dump(calibrate(learn(data), data), sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
