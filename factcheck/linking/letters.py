"""How alike two texts are in their letters: runs of four, rare ones counting more."""

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

LENGTH = 4


@dataclass(frozen=True, slots=True)
class Likeness:
    """The cosine of two texts' runs, and the share of the second text's that the first has; 0 to 1 both."""

    cosine: float
    covered: float


NONE = Likeness(0.0, 0.0)


def runs(text: str) -> frozenset[str]:
    """Return the runs of four letters of a folded text, with the spaces around its words."""
    padded = f" {text} " if text else ""
    return frozenset([padded[at : at + LENGTH] for at in range(len(padded) - LENGTH + 1)])


def likenesses(query: str, pairs: Sequence[tuple[str, str]]) -> list[tuple[Likeness, Likeness]]:
    """Return how alike `query` is to both folded texts of each pair; the pairs tell how rare a run is."""
    asked = runs(query)
    found = [(runs(text), runs(title)) for text, title in pairs]
    often = Counter(chain.from_iterable(text | title for text, title in found))
    rare = {times: math.log(1.0 + len(pairs) / (1.0 + times)) ** 2 for times in set(often.values())}
    squares = {run: rare[times] for run, times in often.items()}
    unseen = math.log(1.0 + len(pairs)) ** 2
    whole = math.fsum(squares.get(run, unseen) for run in asked)
    return [(_likeness(asked, text, squares, whole), _likeness(asked, title, squares, whole)) for text, title in found]


def _likeness(asked: frozenset[str], found: frozenset[str], squares: dict[str, float], whole: float) -> Likeness:
    if not asked or not found:
        return NONE
    # fsum, because sets have no order and a plain sum would depend on it
    shared, of_found = math.fsum(map(squares.__getitem__, asked & found)), math.fsum(map(squares.__getitem__, found))
    return Likeness(shared / math.sqrt(whole * of_found), shared / of_found)
