"""Learn what the signs of signs.json weigh from pairs of claims whose relation is known.

    python -m factcheck.linking.data.learn_signs PAIRS.jsonl [PAIRS ...] > signs.json

PAIRS has {"id", "a", "b", "language_a", "language_b", "label"} a line; pairs labelled "same" and "contradicts" are
used. Only the weights of named signs come out: no word of the data does. docs/data.md names the data used.

It is logistic regression by Newton's method, every weight drawn to zero (`PULL`). No weight has the sign that its
feature cannot mean: a number that differs never speaks against a contradiction. Such a feature is left out, the most
wrong first, and the rest is learned again.
"""

import json
import math
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.linking.evidence import weigh
from factcheck.linking.reading import read
from factcheck.linking.signs import SIGNS

PULL = 1.0
ROUNDS = 12
AGAINST = frozenset(("number_agrees", "date_agrees", "one_sided", "matched", "concepts", "covered", "spelling"))
Example = tuple[list[float], bool]


def examples(paths: Iterable[str]) -> list[tuple[dict[str, float], bool]]:
    """Return the signs of each pair and whether it contradicts, from pairs that do or say the same."""
    rows = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return [
        (weigh(read(row["a"], row.get("language_a")), read(row["b"], row.get("language_b"))).signs, label)
        for row in sorted(rows, key=lambda row: str(row["id"]))
        if (label := row["label"] == "contradicts") or row["label"] == "same"
    ]


def learn(data: Sequence[tuple[dict[str, float], bool]]) -> dict[str, float]:
    """Return "bias" and the weight of every sign; those that would have the wrong sign weigh nothing."""
    kept = list(SIGNS)
    while True:
        found = fit([([1.0, *(values[name] for name in kept)], label) for values, label in data])
        wrong = [(abs(w), name) for name, w in zip(kept, found[1:], strict=True) if (w > 0) == (name in AGAINST)]
        if not wrong:
            table = dict(zip(kept, found[1:], strict=True))
            return {"bias": round(found[0], 2)} | {name: round(table.get(name, 0.0), 2) for name in SIGNS}
        kept.remove(max(wrong)[1])


def fit(data: Sequence[Example]) -> list[float]:
    """Return the weights, the bias first, that make the labels likeliest."""
    size = len(data[0][0])
    found = [0.0] * size
    for _ in range(ROUNDS):
        slope = [-PULL * w if at else 0.0 for at, w in enumerate(found)]
        curve = [[PULL * (row == column and row > 0) for column in range(size)] for row in range(size)]
        for values, label in data:
            chance = 1 / (1 + math.exp(-sum(w * v for w, v in zip(found, values, strict=True))))
            told = [(at, value) for at, value in enumerate(values) if value]
            for row, value in told:
                slope[row] += (label - chance) * value
                for column, other in told:
                    curve[row][column] += chance * (1 - chance) * value * other
        found = [w + step for w, step in zip(found, solve(curve, slope), strict=True)]
    return found


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Return x with matrix x = right, by elimination; a column of nothing but zeros gives 0."""
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    size = len(rows)
    for at in range(size):
        best = max(range(at, size), key=lambda row: abs(rows[row][at]))
        rows[at], rows[best] = rows[best], rows[at]
        if abs(rows[at][at]) < 1e-12:
            continue
        for other in range(size):
            if other != at and rows[other][at]:
                share = rows[other][at] / rows[at][at]
                rows[other] = [x - share * y for x, y in zip(rows[other], rows[at], strict=True)]
    return [rows[at][size] / rows[at][at] if abs(rows[at][at]) >= 1e-12 else 0.0 for at in range(size)]


def main(paths: list[str]) -> None:
    """Print the table that fits the pairs."""
    json.dump(learn(examples(paths)), sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
