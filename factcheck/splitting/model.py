"""What splitting an article gives: claims with their place in the text, and what became of every sentence."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from factcheck.text.dates import DateSpan
from factcheck.text.numbers import Quantity

KINDS = (
    "event",
    "quantity",
    "attribute",
    "comparison",
    "cause",
    "universal",
    "rule",
    "statement",
    "prediction",
    "opinion",
)
REASONS = ("no_words", "address", "byline", "fragment", "too_long", "whole", "no_splitter")  # of an outcome
OUTCOMES = ("claims", "opinion", "prediction", "question", "heading", "skipped")


@dataclass(frozen=True)
class Reason:
    """One visible feature of a claim, what it adds to the score, and the words that show it."""

    feature: str
    weight: float
    words: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """How much a claim is worth checking, 0 to 1, and why."""

    checkworthiness: float
    reasons: tuple[Reason, ...]

    def as_dict(self) -> dict[str, Any]:
        """Return the score as JSON values."""
        return {"checkworthiness": self.checkworthiness, "reasons": [_reason(r) for r in self.reasons]}


@dataclass(frozen=True)
class Resolution:
    """Words of the standalone sentence that its quote has not.

    Taken from the article: `start` and `end` say where, `replaced` what they stand for. Made by a rule: `rule`
    names it. Words that a claim shares with another of its sentence are in its spans and need no resolution.
    """

    text: str
    replaced: str = ""
    start: int | None = None
    end: int | None = None
    rule: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return {"text", "rule"} or {"replaced", "text", "start", "end"}."""
        if self.rule:
            return {"text": self.text, "rule": self.rule}
        return {"replaced": self.replaced, "text": self.text, "start": self.start, "end": self.end}


@dataclass(frozen=True)
class SplitClaim:
    """An atomic claim; article[start:end] == quote, in code points of the text given."""

    text: str
    quote: str
    start: int
    end: int
    spans: tuple[tuple[int, int], ...]
    kind: str
    checkable: bool
    claimant: tuple[str, ...]
    checkworthiness: float
    reasons: tuple[Reason, ...]
    resolutions: tuple[Resolution, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    dates: tuple[DateSpan, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """Return the claim as JSON values; offsets of quantities and dates are in the article."""
        plain: dict[str, Any] = {
            name: getattr(self, name)
            for name in ("text", "quote", "start", "end", "kind", "checkable", "checkworthiness")
        }
        return {
            **plain,
            "spans": [list(span) for span in self.spans],
            "claimant": list(self.claimant),
            "reasons": [_reason(reason) for reason in self.reasons],
            "resolutions": [resolution.as_dict() for resolution in self.resolutions],
            "quantities": [quantity.as_dict() for quantity in self.quantities],
            "dates": [date.as_dict() for date in self.dates],
        }


@dataclass(frozen=True)
class Coverage:
    """What became of text[start:end]; `reason` is a code such as "no_splitter", "" where none is needed."""

    start: int
    end: int
    outcome: str
    reason: str = ""


@dataclass(frozen=True)
class Part:
    """A stretch of a text with a place of its own in the article, in code points of the text.

    `kind` is "title", "standfirst", "body", "caption" or "image" (what a person wrote of a picture).
    """

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Split:
    """The claims of a text in order, and the outcome of each stretch of it."""

    language: str
    claims: tuple[SplitClaim, ...] = ()
    coverage: tuple[Coverage, ...] = field(default=())

    def as_dict(self) -> dict[str, Any]:
        """Return {"language", "claims", "coverage"} as JSON values."""
        return {
            "language": self.language,
            "claims": [claim.as_dict() for claim in self.claims],
            "coverage": [asdict(stretch) for stretch in self.coverage],
        }


def _reason(reason: Reason) -> Mapping[str, Any]:
    return {"feature": reason.feature, "weight": reason.weight, "words": list(reason.words)}
