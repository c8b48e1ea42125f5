"""How much of an article readers see: all of it, the sentences around its claims, or a link only."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from factcheck.models import Article, CoveredStretch, Part
from factcheck.models.values import PartKind, Shown

HIDDEN = "\ufffd"  # stands for a character that may not be shown


class Spanned(Protocol):
    """A claim: its stretches of the text."""

    @property
    def spans(self) -> list[list[int]]: ...


@dataclass(frozen=True)
class PublicText:
    """As much of an article's text as readers may see. `stretches` are what may be seen, None all of it; elsewhere
    `text` has HIDDEN for every character, so that places in it are places in the article. A picture's `url` is in
    its part only where the text is shown."""

    text: str
    stretches: list[tuple[int, int]] | None
    parts: list[Part]


def may_see(
    found: Article,
    text: str,
    placed: list[Part],
    covered: Sequence[CoveredStretch],
    own: Sequence[Spanned],
    *,
    context: bool = False,
) -> PublicText:
    """What readers may see of a text: all of it, the sentences of these claims, or nothing. As the `context` of a
    claim it is never more than the sentences."""
    if found.shown == Shown.FULL and not context:
        return PublicText(text, None, placed)
    stretches = [] if found.shown == Shown.LINK else _sentences(covered, own)
    if found.shown != Shown.LINK and not context:  # the title stands above the page whatever is shown
        stretches += [(p.start, p.end) for p in placed if p.kind == PartKind.TITLE and _is_title(p, text, found)]
    seen = [p for p in placed if any(p.start < high and low < p.end for low, high in stretches)]
    return PublicText(masked(text, stretches), sorted(stretches), seen)


def _is_title(part: Part, text: str, found: Article) -> bool:
    return text[part.start : part.end] == found.title


def _sentences(covered: Sequence[CoveredStretch], own: Sequence[Spanned]) -> list[tuple[int, int]]:
    """The sentences that hold these claims, and what of the claims lies outside of any sentence."""
    spans = [(low, high) for claim in own for low, high in claim.spans]
    sentences = [(c.start, c.end) for c in covered if any(c.start < high and low < c.end for low, high in spans)]
    return sorted({*sentences, *spans})


def masked(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """The text with HIDDEN for each character outside of the stretches but for white space."""
    kept, done = [], 0
    for start, end in [*sorted(stretches), (len(text), len(text))]:
        kept.append("".join(c if c.isspace() else HIDDEN for c in text[done:start]))
        kept.append(text[max(start, done) : end])
        done = max(done, end)
    return "".join(kept)
