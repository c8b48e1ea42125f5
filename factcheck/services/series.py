"""The figure that claims on one matter give, one of each claim: what a chart of them is drawn from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from factcheck.linking.figures import comparable
from factcheck.models import Claim
from factcheck.text.numbers import Quantity, quantities

MOST = 100  # claims whose figures are compared
EACH = 6  # figures of one claim
REACH = 16  # characters before a figure in which it may be told to be a whole
_OUT_OF = re.compile(r"\b(?:out of|من أصل|من بين)(?: (?:the|its|their|all))?\s$")
_OF = re.compile(r"\sof(?: (?:the|its|their|all))?\s")


def of_claims(claims: Sequence[Claim]) -> dict[int, Quantity]:
    """The figure of each claim that gives one of what most of them count, in the same unit, by the claims' keys.

    The figures are those of the claims' own sentences, as they are worded now. A claim with several that could be meant
    gives none: a wrong figure would be worse than a gap.
    """
    found = {claim.id or 0: _own(claim) for claim in claims[:MOST]}
    best: dict[int, Quantity] = {}
    for wanted in _kinds(found.values()):
        series = _series(wanted, found)
        if len(series) > len(best):
            best = series
    return best


def _own(claim: Claim) -> list[Quantity]:
    """The figures of a claim, without those that only say of how many: the five in "two of the five gates"."""
    every = quantities(claim.text, claim.language)[:EACH]
    return [one for place, one in enumerate(every) if not _is_whole(claim.text, every[:place], one)]


def _is_whole(text: str, before: Sequence[Quantity], one: Quantity) -> bool:
    if _OUT_OF.search(text[max(0, one.start - REACH) : one.start]):
        return True
    return any(_OF.fullmatch(text[other.end : one.start][:REACH]) for other in before)


def _kinds(found: Iterable[list[Quantity]]) -> list[Quantity]:
    """One figure of each unit and thing counted, in the order in which they are told."""
    kinds: dict[tuple[str | None, str | None], Quantity] = {}
    for own in found:
        for quantity in own:
            kinds.setdefault((quantity.unit, quantity.of), quantity)
    return list(kinds.values())


def _series(wanted: Quantity, found: dict[int, list[Quantity]]) -> dict[int, Quantity]:
    series = {}
    for key, own in found.items():
        alike = [one for one in own if one.unit == wanted.unit and comparable(one, wanted)]
        closest = [one for one in alike if one.of == wanted.of] or alike
        if len(closest) == 1:
            series[key] = closest[0]
    return series


def middle(quantity: Quantity) -> float | None:
    """The one number to draw a figure at: as stated, else the middle of its range, else the bound it has."""
    if quantity.value is not None:
        return quantity.value
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None
