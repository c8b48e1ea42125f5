"""How good splitting, searching, comparing and scoring are, judged by the scorers in ../shared/bench."""

import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from tests.bench.figure import SHARED, Figure
from tests.browser.server import PROGRAM
from tests.text import boundaries

BENCH = SHARED / "bench"
# What else is looked at where an article is split: the least and the most it may be, None where any value does.
SPLIT_GUARANTEES: dict[str, tuple[float | None, float | None]] = {
    "precision": (None, None),
    "recall": (None, None),
    "anchored": (1.0, None),
    "numbers_kept": (1.0, None),
    "faithful": (0.97, None),
    "by_rule": (None, 0.15),
    "per_gold": (0.7, 1.3),
}
# Where a data set is judged by another measure: an Arabic claim has more words that a rule made.
OTHERWISE = {
    ("split/propsegment-dev", "numbers_kept"): (0.96, None),
    ("split/own-ar-dev", "by_rule"): (None, 0.40),
    ("split/seed-ar-dev", "by_rule"): (None, 0.40),
}


@dataclass(frozen=True)
class Score:
    """One data set: the command that answers it, the scorer that judges, the value looked at and its goal."""

    data: str
    command: str
    scorer: str
    key: str
    goal: float | None = None
    corpus: str | None = None
    beside: bool = False


SCORES = (
    Score("split/rose-dev", "split", "score_split.py", "f1", 0.62, beside=True),
    Score("split/propsegment-dev", "split", "score_split.py", "f1", beside=True),
    Score("split/factscore-dev", "split", "score_split.py", "f1", 0.70, beside=True),
    Score("split/seed-ar-dev", "split", "score_split.py", "f1", 0.75, beside=True),
    Score("split/own-ar-dev", "split", "score_split.py", "f1", 0.60, beside=True),
    Score("split/own-en-dev", "split", "score_split.py", "f1", 0.62, beside=True),
    Score("link/checkthat22-en.dev", "search", "score_search.py", "map5", 0.93, "link/checkthat22-en.corpus"),
    Score("link/checkthat21-ar.dev", "search", "score_search.py", "map5", 0.90, "link/checkthat21-ar.corpus"),
    Score("link/xnli-ar-en.dev", "search", "score_search.py", "r10", 0.60, "link/xnli-ar-en.corpus"),
    Score("link/own-ar-dev", "search", "score_search.py", "r1", 0.90, "link/own-ar-dev.corpus"),
    Score("link/own-en-dev", "search", "score_search.py", "r10", 0.80, "link/own-ar-dev.corpus"),
    Score("link/ans-ar.dev", "compare", "score_relations.py", "pair_f1", 0.80),
    Score("link/own-dev.pairs", "compare", "score_relations.py", "pair_f1", 0.70),
    Score("checkworthiness/checkthat24-en.dev", "score", "score_checkworthiness.py", "auc", 0.93),
    Score("checkworthiness/checkthat24-ar.dev", "score", "score_checkworthiness.py", "auc", 0.65),
)


def answer(score: Score, data: Path, output: Path) -> None:
    """Run the project's own command on the data; one that broke off raises CalledProcessError.

    Status 1 says that single lines were refused, as those of a public corpus without a text are.
    """
    command = [sys.executable, "-c", PROGRAM, score.command, "--jsonl"]
    if score.corpus:
        command += ["--corpus", str(BENCH / f"{score.corpus}.jsonl")]
    with data.open("rb") as asked, output.open("wb") as answered:
        done = subprocess.run(command, stdin=asked, stdout=answered, stderr=subprocess.DEVNULL, check=False)
    if done.returncode not in (0, 1):
        done.check_returncode()


def judge(score: Score) -> list[Figure]:
    """The value the scorer gives, with the time the command took, and what is looked at beside it."""
    data = BENCH / f"{score.data}.jsonl"
    name = f"{score.data}: {score.key}"
    goal = "" if score.goal is None else f"{score.goal:.2f}"
    if not data.exists():
        return [Figure(name, "not measured: ../shared is not here", goal)]
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "answers.jsonl")
        begun = time.perf_counter()
        answer(score, data, output)
        seconds = time.perf_counter() - begun
        scorer = [sys.executable, str(BENCH / score.scorer), str(data), str(output)]
        told = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    value = told[score.key]
    met = None if score.goal is None else value >= score.goal
    return [Figure(name, f"{value:.3f} in {seconds:.1f} s", goal, met), *_beside(score, told)]


def _beside(score: Score, told: dict[str, float]) -> list[Figure]:
    """A figure for each guarantee of splitting that the scorer tells of."""
    found = []
    for key, usual in SPLIT_GUARANTEES.items() if score.beside else ():
        if key not in told:
            continue
        least, most = OTHERWISE.get((score.data, key), usual)
        goal = _goal(least, most)
        met = (least is None or told[key] >= least) and (most is None or told[key] <= most) if goal else None
        found.append(Figure(f"  {key}", f"{told[key]:.3f}", goal, met))
    return found


def _goal(least: float | None, most: float | None) -> str:
    if most is None:
        return "" if least is None else f"{least:g}"
    return f"at most {most:g}" if least is None else f"{least:g} to {most:g}"


def measured_boundaries() -> list[Figure]:
    """How many sentence boundaries of messy invented text are found, for each language."""
    return [
        Figure(f"sentence boundaries, {language}: f1", f"{boundaries.f1(language):.3f}")
        for language in boundaries.LANGUAGES
    ]


def measure() -> list[Figure]:
    """Every data set that is there."""
    return [*measured_boundaries(), *(figure for score in SCORES for figure in judge(score))]
