"""Claims that a headline, a standfirst or a caption repeats from the body: one claim with a further span."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck import linking
from factcheck.models import Part
from factcheck.models.values import PartKind
from factcheck.splitting import SplitClaim

SAME_AT = 0.9  # the share in common from which two sentences of one article are one claim; `compare` calls less "same"


def gathered(claims: Sequence[SplitClaim], parts: Sequence[Part], language: str) -> list[SplitClaim]:
    """The claims in reading order, those outside the body joined to the body's claim that says the same.

    Only where the same voice says it: a headline in the outlet's own voice of what the body leaves to a minister
    is a claim of its own, and often the one that is wrong.
    """
    body = next((part for part in parts if part.kind == PartKind.BODY), None)
    if body is None or len(parts) == 1:
        return list(claims)
    inside = {n: claim for n, claim in enumerate(claims) if body.start <= claim.start < body.end}
    told = {n: frozenset(linking.terms(claim.text, language)) for n, claim in inside.items()}
    kept: dict[int, SplitClaim] = {}
    for n, claim in enumerate(claims):
        home = None if n in inside else _home(claim, inside, told, language)
        if home is None:
            kept[n] = kept.get(n, claim)
        else:
            so_far = kept.get(home, claims[home])
            kept[home] = replace(so_far, spans=tuple(sorted({*so_far.spans, *claim.spans})))
    return sorted(kept.values(), key=lambda claim: (claim.start, claim.end))


def _home(
    claim: SplitClaim, inside: dict[int, SplitClaim], told: dict[int, frozenset[str]], language: str
) -> int | None:
    """The number of the body's claim that says what this one says."""
    terms = frozenset(linking.terms(claim.text, language))
    for n, other in inside.items():
        if claim.claimant != other.claimant or 2 * len(terms & told[n]) < len(terms | told[n]):
            continue  # too little in common to be worth comparing
        found = linking.compare(claim.text, other.text, language, language)
        if found.relation == "same" and found.score >= SAME_AT:
            return n
    return None
