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

BENCH = SHARED / "bench"
SPLIT_GUARANTEES = ("anchored", "numbers_kept", "faithful", "by_rule", "per_gold")


@dataclass(frozen=True)
class Score:
    """One data set: the command that answers it, the scorer that judges, the value looked at and its goal."""

    data: str
    command: str
    scorer: str
    key: str
    goal: float | None = None
    corpus: str | None = None
    beside: tuple[str, ...] = ()


SCORES = (
    Score("split/rose-dev", "split", "score_split.py", "f1", 0.62, beside=SPLIT_GUARANTEES),
    Score("split/propsegment-dev", "split", "score_split.py", "f1", beside=SPLIT_GUARANTEES),
    Score("split/factscore-dev", "split", "score_split.py", "f1", 0.70, beside=SPLIT_GUARANTEES),
    Score("split/seed-ar-dev", "split", "score_split.py", "f1", 0.78, beside=SPLIT_GUARANTEES),
    Score("split/own-ar-dev", "split", "score_split.py", "f1", 0.60, beside=SPLIT_GUARANTEES),
    Score("split/own-en-dev", "split", "score_split.py", "f1", 0.62, beside=SPLIT_GUARANTEES),
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


def judge(score: Score) -> Figure:
    """The value the scorer gives, with the time the command took."""
    data = BENCH / f"{score.data}.jsonl"
    name = f"{score.data}: {score.key}"
    goal = "" if score.goal is None else f"{score.goal:.2f}"
    if not data.exists():
        return Figure(name, "not measured: ../shared is not here", goal)
    with tempfile.TemporaryDirectory() as folder:
        output = Path(folder, "answers.jsonl")
        begun = time.perf_counter()
        answer(score, data, output)
        seconds = time.perf_counter() - begun
        scorer = [sys.executable, str(BENCH / score.scorer), str(data), str(output)]
        told = json.loads(subprocess.run(scorer, capture_output=True, text=True, check=True).stdout)
    value = told[score.key]
    beside = ", ".join(f"{key} {told[key]}" for key in score.beside if key in told)
    measured = f"{value:.3f} in {seconds:.1f} s" + (f" ({beside})" if beside else "")
    return Figure(name, measured, goal, None if score.goal is None else value >= score.goal)


def measure() -> list[Figure]:
    """Every data set that is there."""
    return [judge(score) for score in SCORES]
