"""A worker outlives every bomb, in little memory, and others' requests are answered meanwhile."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.outside import endurance, hostile

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 512 << 20
SERVERS = 8


def endured(folder: Path, size: int, *options: str) -> list[dict[str, Any]]:
    """Run the cases in a process of their own; check each, and return them."""
    told = folder / "endurance.jsonl"
    command = [sys.executable, "-m", "tests.outside.endurance", str(size), str(told), *options]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert ended.returncode == 0, ended.stderr[-3000:]
    lines = told.read_text(encoding="utf-8")
    print(lines)
    *cases, whole = map(json.loads, lines.splitlines())
    assert [case for case in cases if not case["expected"]] == []
    assert [case for case in cases if not case["answers"]] == []
    assert whole["statuses"] == [200]
    assert whole["left_running"] == 0
    assert (whole["worker_peak"] < MEMORY, whole["parser_peak"] < MEMORY) == (True, True), whole
    return cases


def test_a_worker_outlives_a_bomb_of_each_kind_while_others_are_answered(tmp_path: Path) -> None:
    assert len(endured(tmp_path, 10**9, "few")) == len(endurance.FEW)


@pytest.mark.prove
def test_a_worker_outlives_every_bomb_while_others_are_answered(tmp_path: Path) -> None:
    assert len(endured(tmp_path, 10 * 10**9)) == SERVERS + len(hostile.DOCUMENTS) + len(hostile.SLOW)
