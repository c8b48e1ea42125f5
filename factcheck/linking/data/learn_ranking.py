"""Learn the weights of ranking.json from queries whose right answers are known.

    python -m factcheck.linking.data.learn_ranking QUERIES.jsonl CORPUS.jsonl [QUERIES CORPUS ...] PAIRS.jsonl \
        > ranking.json

QUERIES has {"id", "text", "language", "gold": [claim id, ...]} a line, CORPUS {"id", "text", "title", "language"},
PAIRS {"a", "b", "language_a", "label"}. Only the weights of named features come out: no word of the data does.
docs/data.md names the data used.

Four tables are learned: from posts for claims that have a title, for the same claims with their titles taken away,
and for claims in another language, for which only the keys that two languages share are left of the same data; from
pairs of headlines for claims of one sentence each, where the other of a pair that says the same is searched for.
"""

import json
import math
import random
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from operator import mul
from pathlib import Path
from statistics import pstdev
from typing import Any

from factcheck.linking import across
from factcheck.linking.candidates import candidates
from factcheck.linking.features import Query
from factcheck.linking.memory import MemoryIndex
from factcheck.linking.profiles import Profile, profile
from factcheck.linking.ranking import ACROSS, SENTENCES, TITLED, UNTITLED, rarities
from factcheck.linking.terms import terms

NEGATIVES = 40  # wrong candidates a query, the best by idf
EPOCHS = 40
RATE = 0.1
# how dear a large weight is, once features are brought to one spread: those that are alike then share their weight
DECAY = {TITLED: 0.1, UNTITLED: 0.1, SENTENCES: 0.1, ACROSS: 0.001}
# Posts seldom give another figure for the same thing, so that these data cannot tell what one means; a claim with
# another number is another claim, whatever else it shares.
LEAST: dict[str, dict[str, float]] = {UNTITLED: {"numbers": 1.0}, SENTENCES: {"numbers": 1.0}, ACROSS: {"numbers": 1.0}}
SHARED_KEYS = ("n:", "y:", "d:", "k:", "c:", "x:")
# Order is learned from what says the same; the score is the chance of what is worth finding, which a claim that
# contradicts is too, and one in the very same words.
SOUGHT = "sought"
Group = list[tuple[dict[str, float], bool]]
Named = Callable[[Profile, list[Profile], dict[str, float]], list[dict[str, float]]]


def rows(path: str) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def groups(queries: str, corpus: str) -> Iterator[dict[str, Group]]:
    """Yield the candidates of each query as features by table, and whether each is right."""
    index = MemoryIndex()
    for row in rows(corpus):
        index.add(row["id"], row["text"], row.get("language"), row.get("title"))
    for row in rows(queries):
        numbers = candidates(terms(row["text"], row.get("language")), index)
        right = [number for number in numbers if index.claim(number)[0].id in row["gold"]]
        if right:
            wrong = [number for number in numbers if number not in right][:NEGATIVES]
            yield _tables(row, index, right, wrong)


def pairs(path: str) -> Iterator[dict[str, Group]]:
    """Yield for each text of a pair that says the same the other texts as features, and whether each is right."""
    given = rows(path)
    index, partners = MemoryIndex(), dict[str, dict[str, str]]()
    for row in given:
        partners.setdefault(row["a"], {})[row["b"]] = row["label"]
    for text in dict.fromkeys(row[side] for side in "ba" for row in given):
        index.add(text, text, given[0]["language_a"])
    for text, labels in partners.items():
        if "same" in labels.values():
            yield _sentences(text, labels, given[0]["language_a"], index)


def _sentences(text: str, labels: dict[str, str], language: str, index: MemoryIndex) -> dict[str, Group]:
    query = profile(text, language)
    found = [index.claim(number) for number in candidates(terms(text, language), index)][: NEGATIVES + 1]
    told = [labels.get(one.id, "same" if one.id == text else "unrelated") for one, _ in found]
    seen = [one for _, one in found]
    named = Query(query, rarities(query, seen, index)).features(seen)
    others = [number for number, (one, _) in enumerate(found) if one.id != text]
    return {
        SENTENCES: [(named[number], told[number] == "same") for number in others],
        SOUGHT: [(values, label != "unrelated") for values, label in zip(named, told, strict=True)],
    }


def _tables(row: dict[str, Any], index: MemoryIndex, right: list[int], wrong: list[int]) -> dict[str, Group]:
    found = [index.claim(number) for number in (*right, *wrong)]
    query, seen = profile(row["text"], row.get("language")), [profile for _, profile in found]
    bare = [profile(one.text, one.language) for one, _ in found]
    rarity = rarities(query, seen, index)
    carried = {term: value for term, value in rarity.items() if term.startswith(SHARED_KEYS)}
    named = {
        TITLED: Query(query, rarity).features(seen),
        UNTITLED: Query(query, rarity).features(bare),
        ACROSS: [across.features(_carried(query), _carried(one), carried) for one in seen],
    }
    marks = [True] * len(right) + [False] * len(wrong)
    return {table: list(zip(values, marks, strict=True)) for table, values in named.items()}


def _carried(one: Profile) -> Profile:
    """Return a profile as it is seen from another language: without the stems."""
    own = frozenset(term for term in one.terms if term.startswith(SHARED_KEYS))
    return replace(one, terms=own, heading=frozenset(term for term in one.heading if term.startswith(SHARED_KEYS)))


def learn(data: list[Group], decay: float) -> dict[str, float]:
    """Return weights that put the right candidates first: softmax over each query's candidates.

    No weight is below zero: that two claims have more in common never speaks against them.
    """
    names = list(data[0][0][0])
    spread = _spreads(names, data)
    points = [[([values[name] / spread[name] for name in names], right) for values, right in group] for group in data]
    weight, slopes = [0.0] * len(names), [1e-6] * len(names)
    order = random.Random(1)  # noqa: S311 - no secret, the same weights every time
    for epoch in range(EPOCHS):
        order.shuffle(points)
        for group in points:
            _step(weight, slopes, group, RATE / (1 + epoch / 5), decay)
    return {name: value / spread[name] for name, value in zip(names, weight, strict=True)}


def _spreads(names: list[str], data: list[Group]) -> dict[str, float]:
    """Return the standard deviation of each feature; one that is always the same never gets a weight."""
    found = {}
    for name in names:
        values = [values[name] for group in data for values, _ in group]
        found[name] = pstdev(values) or 1.0
    return found


def _step(
    weight: list[float], slopes: list[float], group: list[tuple[list[float], bool]], rate: float, decay: float
) -> None:
    """Take a step against the loss of one query's candidates; `slopes` are summed squares, which make steps even."""
    sums = [sum(map(mul, weight, values)) for values, _ in group]
    top = max(sums)
    grown = [math.exp(value - top) for value in sums]
    whole, rights = sum(grown), sum(right for _, right in group)
    pulls = [right / rights - value / whole for value, (_, right) in zip(grown, group, strict=True)]
    near = [(pull, values) for pull, (values, _) in zip(pulls, group, strict=True) if abs(pull) > 1e-4]
    for at, held in enumerate(weight):
        slope = sum(pull * values[at] for pull, values in near) - decay * held
        slopes[at] += slope * slope
        weight[at] = max(0.0, held + rate * slope / math.sqrt(slopes[at]))


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
    """Read the posts two files at a time and the pairs last, and print the tables."""
    data = [group for at in range(0, len(paths) - 1, 2) for group in groups(paths[at], paths[at + 1])]
    data.extend(pairs(paths[-1]))
    tables = {}
    for table in (TITLED, UNTITLED, SENTENCES, ACROSS):
        chosen = [group[table] for group in data if table in group]
        told = [group[SOUGHT] for group in data if SOUGHT in group] if table == SENTENCES else chosen
        found = calibrate(learn([group for group in chosen if any(right for _, right in group)], DECAY[table]), told)
        least = LEAST.get(table, {})
        tables[table] = {name: max(value, least.get(name, value)) for name, value in found.items()}
    json.dump(tables, sys.stdout, indent=1)
    sys.stdout.write("\n")


if __name__ == "__main__":
    main(sys.argv[1:])
