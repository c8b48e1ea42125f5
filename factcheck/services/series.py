"""The figure that claims on one matter give, one of each claim: what a chart of them is drawn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.linking.figures import comparable
from factcheck.models import Claim
from factcheck.text.numbers import Quantity, quantities

MOST = 100  # claims whose figures are compared
EACH = 6  # figures of one claim


def of_claims(claims: Sequence[Claim]) -> dict[int, Quantity]:
    """The figure of each claim that gives one of what most of them count, in the same unit, by the claims' keys.

    The figures are those of the claims' own sentences, as they are worded now.
    """
    found = {claim.id or 0: quantities(claim.text, claim.language)[:EACH] for claim in claims[:MOST]}
    best: dict[int, Quantity] = {}
    for wanted in _kinds(found.values()):
        series = _series(wanted, found)
        if len(series) > len(best):
            best = series
    return best


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
        if alike:
            series[key] = next((one for one in alike if one.of == wanted.of), alike[0])
    return series


def middle(quantity: Quantity) -> float | None:
    """The one number to draw a figure at: as stated, else the middle of its range, else the bound it has."""
    if quantity.value is not None:
        return quantity.value
    bounds = [bound for bound in (quantity.low, quantity.high) if bound is not None]
    return sum(bounds) / len(bounds) if bounds else None
