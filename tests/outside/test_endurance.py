"""A worker outlives every bomb, in little memory, and others' requests are answered meanwhile."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
MEMORY = 512 << 20


@pytest.mark.prove
def test_a_worker_outlives_every_bomb_while_others_are_answered() -> None:
    command = [sys.executable, "-m", "tests.outside.endurance", str(10 * 10**9)]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=600)
    assert ended.returncode == 0, ended.stderr
    print(ended.stdout)
    *cases, whole = map(json.loads, ended.stdout.splitlines())
    assert len(cases) > 25
    assert [case for case in cases if not case["expected"]] == []
    assert [case for case in cases if not case["answers"]] == []
    assert whole["statuses"] == [200]
    assert whole["left_running"] == 0
    assert (whole["worker_peak"] < MEMORY, whole["parser_peak"] < MEMORY) == (True, True), whole
