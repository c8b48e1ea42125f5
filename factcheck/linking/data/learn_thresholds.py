"""Find the thresholds that fit pairs of claims whose relation is known.

    python -m factcheck.linking.data.learn_thresholds PAIRS.jsonl [PAIRS ...]

PAIRS has {"id", "a", "b", "language_a", "language_b", "label"} a line, with a relation or another word as label.
For pairs in one language and pairs across two it prints the thresholds in force, those that fit best, and how well
either does: the mean of F1 for "same" and for "contradicts". thresholds.json is edited by hand, because pairs that
somebody chose to label are all about one thing, while most pairs a newsroom sees are not: what fits the first is
too eager for the second. docs/data.md names the data used. "contained" and "apart", which tell a narrower claim
from the same one, are not looked for: such data has no label for them.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.linking.decision import decide, thresholds
from factcheck.linking.evidence import Evidence, weigh
from factcheck.linking.reading import read

GRID = {
    "related": (0.15, 0.2, 0.25, 0.3, 0.35),
    "same": (0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6),
    "contradicts": (0.25, 0.3, 0.35, 0.4, 0.45, 0.5),
    "alike": (-0.3, 0.0, 0.3, 0.6, 1.0),
    "opposed": (-2.0, -1.0, -0.5, 0.0, 0.5),
    "replaced": (0.0, 0.2, 0.4, 0.6, 1.0),
    "replaced_whole": (0.5, 0.6, 0.7),
}
TURNS = 3  # times each threshold is looked at
JUDGED = ("same", "contradicts")
Pair = tuple[Evidence, str]


def pairs(paths: Iterable[str]) -> list[Pair]:
    """Return the evidence of each pair and its label."""
    rows = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    return [
        (weigh(read(row["a"], row.get("language_a")), read(row["b"], row.get("language_b"))), row["label"])
        for row in rows
    ]


def fit(data: Sequence[Pair], at: dict[str, float]) -> float:
    """Return the mean F1, 0 to 1, of "same" and "contradicts" under the thresholds `at`."""
    table = Counter((label, str(decide(evidence, at=at))) for evidence, label in data)
    found = []
    for relation in JUDGED:
        hit = table[relation, relation]
        wrong = sum(count for pair, count in table.items() if relation in pair and pair[0] != pair[1])
        found.append(2 * hit / (2 * hit + wrong) if hit else 0.0)
    return sum(found) / len(found)


def best(data: Sequence[Pair], way: str) -> dict[str, float]:
    """Return the thresholds of the grid that fit best, each in turn; `way` is what their names begin with."""
    at = thresholds()
    for name, values in [one for _ in range(TURNS) for one in GRID.items() if way + one[0] in at]:
        at = max((at | {way + name: value} for value in (at[way + name], *values)), key=lambda table: fit(data, table))
    return at


def main(paths: list[str]) -> None:
    """Print what is in force and what fits best, for pairs in one language and across two."""
    data = pairs(paths)
    for way, across in (("", False), ("across_", True)):
        chosen = [pair for pair in data if pair[0].alignment.across is across]
        for at in (thresholds(), best(chosen, way)) if chosen else ():
            shown = {way + name: at[way + name] for name in GRID if way + name in at}
            sys.stdout.write(f"{fit(chosen, at):.3f} of {len(chosen)} pairs: {json.dumps(shown)}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
