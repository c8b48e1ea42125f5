"""Whether each claim is laid to those who made it, measured on the articles of ../shared/articles."""

import importlib.util
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from factcheck.splitting import split
from factcheck.splitting.model import SplitClaim
from tests.bench.figure import SHARED, Figure

ARTICLES = SHARED / "articles"
FOUND = 0.9  # of the claims that somebody made
NEAR = 0.5  # the token F1 below which the claim that matches best is another claim, which tells of no claimant


@dataclass
class Tally:
    """How many claims of the gold have a claimant, how many of them were found, and what was found wrong."""

    claims: int = 0
    found: int = 0
    wrong: list[str] = field(default_factory=list)


def scorer() -> Any:
    """The scorer of splits, for its folding, stems and token F1; what it has not imported raises ImportError."""
    spec = importlib.util.spec_from_file_location("score_split", SHARED / "bench" / "score_split.py")
    if spec is None or spec.loader is None:
        raise ImportError("score_split.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def gold(path: Path) -> Iterator[tuple[range, str, list[str]]]:
    """Yield the place of its sentence, the text and the claimants of each claim ("A < B": A said it, B relays A)."""
    for line in path.read_text(encoding="utf-8").splitlines():
        sentence = json.loads(line)
        for claim in sentence["claims"]:
            names = [name.strip() for name in (claim["claimant"] or "").split("<") if name.strip()]
            yield range(sentence["start"], sentence["end"]), claim["text"], names


def same(names: Sequence[str], others: Sequence[str], language: str, words: Any) -> bool:
    """Whether two chains have the same words in the same links, after folding and stemming."""
    return [set(words(name, language)) for name in names] == [set(words(name, language)) for name in others]


def tally(path: Path) -> Tally:
    """Compare an article's gold with its split: with each claim the one of its sentence that matches it best."""
    language = path.name.split(".")[1]
    text = path.with_name(path.name.replace(".gold.jsonl", ".txt")).read_text(encoding="utf-8")
    rules, claims, told = scorer(), split(text, language).claims, Tally()
    for place, wanted, names in gold(path):

        def near(claim: SplitClaim, wanted: str = wanted) -> float:
            return float(rules.token_f1(claim.text, wanted, language))

        best = max([claim for claim in claims if claim.start in place] or claims, key=near)
        right = same(names, best.claimant, language, rules.tokens)
        told.claims += bool(names)
        told.found += bool(names) and right
        if not right and best.claimant and near(best) >= NEAR:
            told.wrong.append(f"{wanted} ({' < '.join(names) or 'nobody'}): {' < '.join(best.claimant)}")
    return told


def measure(articles: str = "*.gold.jsonl") -> list[Figure]:
    """For each article, how many claimants were found and how many claims were laid to somebody else."""
    paths = sorted(ARTICLES.glob(articles))
    if not paths:
        return [Figure("claimants", "not measured: ../shared is not here", f"{FOUND:.0%} found, none wrong")]
    figures = []
    for path in paths:
        told = tally(path)
        share = told.found / max(told.claims, 1)
        name = f"claimants of {path.name.removesuffix('.gold.jsonl')}"
        measured = f"{told.found} of {told.claims} found ({share:.0%}), {len(told.wrong)} wrong"
        figures.append(Figure(name, measured, f"{FOUND:.0%}, none wrong", share >= FOUND and not told.wrong))
    return figures
