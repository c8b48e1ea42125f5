"""What became of each sentence of an article, as its page at the desk shows it: counts, a filter, the reasons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from factcheck.models import CoveredStretch
from factcheck.models.values import Outcome
from factcheck.web.i18n import numerals

SILENT = frozenset((Outcome.QUESTION.value, Outcome.HEADING.value, Outcome.SKIPPED.value))
NO_CLAIM = "none"  # the filter for every outcome that gave no claim


@dataclass(frozen=True)
class Sentence:
    """A stretch of the article with its number, counted from 1, and what became of it."""

    number: int
    start: int
    end: int
    outcome: str
    reason: str

    @property
    def silent(self) -> bool:
        """Whether it gave no claim."""
        return self.outcome in SILENT

    @property
    def told(self) -> bool:
        """Whether there is something to say of it beside its claims."""
        return self.silent or self.reason not in ("", "no_splitter")


def sentences(coverage: Sequence[CoveredStretch]) -> list[Sentence]:
    """The stretches in the order of the text."""
    return [Sentence(n, c.start, c.end, str(c.outcome), c.reason) for n, c in enumerate(coverage, 1)]


def counted(found: Sequence[Sentence]) -> str:
    """ "34 sentences: 30 with claims, 2 headings, 1 question, 1 skipped", in the page's language."""
    counts = Counter(sentence.outcome for sentence in found)
    whole = ngettext("One sentence", "%(count)s sentences", len(found), count=numerals(len(found)))
    parts = [_counted(outcome.value, counts[outcome.value]) for outcome in Outcome if counts[outcome.value]]
    return str(_("%(sentences)s: %(outcomes)s", sentences=whole, outcomes=_(", ").join(parts)))


def _counted(outcome: str, n: int) -> str:
    words = {
        Outcome.CLAIMS: ngettext("one with claims", "%(count)s with claims", n, count=numerals(n)),
        Outcome.OPINION: ngettext("one opinion", "%(count)s opinions", n, count=numerals(n)),
        Outcome.PREDICTION: ngettext("one prediction", "%(count)s predictions", n, count=numerals(n)),
        Outcome.QUESTION: ngettext("one question", "%(count)s questions", n, count=numerals(n)),
        Outcome.HEADING: ngettext("one heading", "%(count)s headings", n, count=numerals(n)),
        Outcome.SKIPPED: ngettext("one skipped", "%(count)s skipped", n, count=numerals(n)),
    }
    return str(words[Outcome(outcome)])


def filters(found: Sequence[Sentence]) -> list[tuple[str, int]]:
    """What the page can be narrowed to, each with its number of sentences; "" is all of it."""
    counts = Counter(sentence.outcome for sentence in found)
    silent = sum(sentence.silent for sentence in found)
    chosen = [(outcome.value, counts[outcome.value]) for outcome in Outcome if counts[outcome.value]]
    return [("", len(found)), *([(NO_CLAIM, silent)] if silent else []), *chosen]


def matching(found: Sequence[Sentence], wanted: str) -> list[Sentence]:
    """The sentences that the filter `wanted` leaves: an outcome, "none", or "" and anything else for all."""
    if wanted == NO_CLAIM:
        return [sentence for sentence in found if sentence.silent]
    known = {outcome.value for outcome in Outcome}
    return [sentence for sentence in found if sentence.outcome == wanted] if wanted in known else list(found)
