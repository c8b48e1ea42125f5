"""A figure with its goal, and ways to take one."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from statistics import median

SHARED = Path(__file__).resolve().parents[3] / "shared"


@dataclass(frozen=True)
class Figure:
    """What was measured, as words; `met` is None where there is no goal or nothing to measure."""

    name: str
    measured: str
    goal: str = ""
    met: bool | None = None


def milliseconds(action: Callable[[], object], times: int = 9) -> float:
    """The median time of an action, after one unmeasured call that fills the caches."""
    action()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begun) * 1000)
    return median(taken)
