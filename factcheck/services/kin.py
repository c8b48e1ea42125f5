"""Claims told with and without an adjunct ("The firm built a mill", "... in 2019"): one is within the other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import TypeVar

from factcheck.models import Claim

Pair = TypeVar("Pair", bound=tuple[Claim, Claim, object])


def is_within(part: Claim, whole: Claim) -> bool:
    """Whether all that `part` tells is told by `whole`, in the same text by the same voice, and more besides."""
    if part.revision_id != whole.revision_id or part.claimant != whole.claimant or part.id == whole.id:
        return False
    inside = all(any(s <= start and end <= e for s, e in whole.spans) for start, end in part.spans)
    return inside and _length(part) < _length(whole)


def _length(claim: Claim) -> int:
    return sum(end - start for start, end in claim.spans)


def without_repeats(found: Sequence[Pair]) -> list[Pair]:
    """Leave out the pairs that another pair tells more fully: nobody should look at the same two facts twice.

    A pair goes where one of its claims is within a claim of another pair, and the other is the same or within too.
    """
    by_article: dict[tuple[int | None, int | None], list[Pair]] = defaultdict(list)
    for pair in found:
        by_article[(pair[0].revision_id, pair[1].revision_id)].append(pair)
    return [pair for pair in found if not _is_told(pair, by_article[(pair[0].revision_id, pair[1].revision_id)])]


def _is_told(pair: Pair, among: Sequence[Pair]) -> bool:
    return any(_covers(pair[0], other[0]) and _covers(pair[1], other[1]) for other in among if other is not pair)


def _covers(part: Claim, whole: Claim) -> bool:
    return part.id == whole.id or is_within(part, whole)
