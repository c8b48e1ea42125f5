"""From a text to its claims and the outcome of every stretch of it."""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, repeat
from typing import Protocol, TypeVar

from factcheck.splitting.clause import Clause, Tok, render, resolutions, runs
from factcheck.splitting.kinds import count, is_checkable, kind_of
from factcheck.splitting.languages import Language, language
from factcheck.splitting.model import Coverage, Part, Split, SplitClaim
from factcheck.splitting.skipping import names_the_matter, skip_reason
from factcheck.splitting.worthiness import score
from factcheck.text.dates import dates
from factcheck.text.language import detect
from factcheck.text.numbers import quantities
from factcheck.text.sentences import Sentence, sentences

LONGEST = 3_000  # code points; a longer "sentence" is a table, a dump or noise that nobody could rate
UNCUT = 40  # words of a sentence with one claim from which on its page says that it was not cut
_ABOVE = frozenset(("title", "standfirst"))
_HAS_WORD = re.compile(r"[^\W_]")
_QUOTE_ENDS = " \t\n,،;؛:.…!?؟-–—"


class _Placed(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


_P = TypeVar("_P", bound=_Placed)


def split(
    text: str,
    language: str | None = None,
    published_on: datetime.date | None = None,
    parts: Sequence[Part] = (),
    weights: Mapping[str, float] | None = None,
) -> Split:
    """Return the claims of `text` and what became of each stretch of it.

    `language` is "ar", "en" or any other code; None has it found. Offsets are code points of `text` as given.
    A language without a splitter gives one claim a sentence, and its coverage the reason "no_splitter".
    `parts`, in order, cover all of the text but white space; without them it is all body. A title claims as a
    sentence does, and words outside the body never refer to it: a caption's "he" is not the last man of the text.
    `weights` of check-worthiness replace those of the language, by the names of features.
    """
    code = language or detect(text)
    return _Splitter(text, code, published_on, weights).split(parts) if text.strip() else Split(code)


class _Splitter:
    def __init__(
        self, text: str, code: str, published_on: datetime.date | None, weights: Mapping[str, float] | None
    ) -> None:
        self.text = text
        self.weights = weights
        self.language: Language = language(code)
        self.dates = dates(text, code, published_on)
        self.quantities = quantities(text, code, self.dates)
        self.quantity_starts = [found.start for found in self.quantities]
        self.date_starts = [found.start for found in self.dates]

    def split(self, parts: Sequence[Part]) -> Split:
        claims: list[SplitClaim] = []
        coverage: list[Coverage] = []
        for found in self._passages(parts):
            reasons = [self._skip(sentence) for sentence in found]
            claiming = [s for s, reason in zip(found, reasons, strict=True) if reason is None]
            clauses = self._clauses(claiming)
            for sentence, reason in zip(found, reasons, strict=True):
                if reason is not None:
                    coverage.append(Coverage(sentence.start, sentence.end, *reason))
                    continue
                made = self._claims(sentence, self._sure(next(clauses), sentence, parts))
                claims += made
                coverage.append(self._covered(sentence, made))
        return Split(self.language.code, tuple(claims), tuple(coverage))

    def _sure(self, clauses: list[Clause], sentence: Sentence, parts: Sequence[Part]) -> list[Clause]:
        """The clauses, or none for a title in which some would be put together from words that stand apart.

        Headlines leave out the words that tell how their pieces hang together ("Dam overflows: 14 dead, doubts over
        sirens"), so that only what stands there in one piece is safe to take alone.
        """
        if not any(part.kind == "title" and part.start <= sentence.start < part.end for part in parts):
            return clauses
        uncut = list(dict.fromkeys(clause.whole or clause for clause in clauses))
        whole = all(len(runs((t for t in clause.toks), self.text)) == 1 for clause in uncut)
        return uncut if whole else []

    def _passages(self, parts: Sequence[Part]) -> Iterator[list[Sentence]]:
        """Yield the sentences that are read together: title with standfirst, the body, each caption or picture."""
        if not parts:
            yield sentences(self.text, self.language.code)
            return
        for _, together in groupby(enumerate(parts), lambda one: -1 if one[1].kind in _ABOVE else one[0]):
            yield [sentence for _, part in together for sentence in self._sentences(part)]

    def _sentences(self, part: Part) -> Iterator[Sentence]:
        for found in sentences(self.text[part.start : part.end], self.language.code):
            heading = found.heading if part.kind == "body" else part.kind == "title" and self._only_names(part)
            yield replace(found, start=found.start + part.start, end=found.end + part.start, heading=heading)

    def _only_names(self, title: Part) -> bool:
        """Whether a title makes no claim; without a splitter for its language nothing tells, and none is made."""
        return self.language.decompose is None or names_the_matter(self.text[title.start : title.end])

    def _skip(self, sentence: Sentence) -> tuple[str, str] | None:
        if sentence.heading:
            return "heading", ""
        if sentence.end - sentence.start > LONGEST:
            return "skipped", "too_long"
        return skip_reason(self.text[sentence.start : sentence.end], self.language)

    def _clauses(self, found: Sequence[Sentence]) -> Iterator[list[Clause]]:
        if self.language.decompose is None:
            return repeat([], len(found))
        return self.language.decompose(self.text, found)

    def _claims(self, sentence: Sentence, clauses: Sequence[Clause]) -> list[SplitClaim]:
        made: list[SplitClaim] = []
        seen: set[tuple[str, tuple[str, ...]]] = set()
        for clause in clauses:
            words = render(clause.toks, self.text).strip()
            told = words.casefold(), clause.claimant
            if told not in seen and (claim := self._claim(sentence, clause, words)):
                seen.add(told)
                made.append(claim)
        return made or [self._whole(sentence)]

    def _whole(self, sentence: Sentence) -> SplitClaim:
        words = " ".join(self.text[sentence.start : sentence.end].split())
        return self._build(words, [(sentence.start, sentence.end)], (sentence.start, sentence.end), (), ())

    def _claim(self, sentence: Sentence, clause: Clause, words: str) -> SplitClaim | None:
        told = [t for t in clause.toks if not t.shared]
        inside = [t for t in clause.toks if sentence.start <= t.start < sentence.end]
        spans = runs(inside, self.text)
        own = spans if told == inside else runs(told, self.text)
        spans = [self._trimmed(*span) for span in spans if _HAS_WORD.search(self.text, *span)]
        own = own or spans
        if not words or not own or not _HAS_WORD.search(words):
            return None
        chosen = max(own, key=lambda span: span[1] - span[0])
        return self._build(words, spans, self._trimmed(*chosen), clause.claimant, clause.toks)

    def _trimmed(self, start: int, end: int) -> tuple[int, int]:
        """Leave out the punctuation that ends a quote, but not the mark that closes a quotation or bracket."""
        while end - start > 1 and self.text[end - 1] in _QUOTE_ENDS:
            end -= 1
        while end - start > 1 and self.text[start] in _QUOTE_ENDS:
            start += 1
        return start, end

    def _build(
        self,
        words: str,
        spans: list[tuple[int, int]],
        quote: tuple[int, int],
        claimant: tuple[str, ...],
        toks: Sequence[Tok],
    ) -> SplitClaim:
        spans = sorted({*spans, quote}) if not any(s <= quote[0] and quote[1] <= e for s, e in spans) else spans
        inside = _within(self.quantities, self.quantity_starts, spans)
        kind = kind_of(words, self.language.code, count(self.text, inside))
        scored = score(words, self.language.code, self.weights)
        return SplitClaim(
            text=words,
            quote=self.text[quote[0] : quote[1]],
            start=quote[0],
            end=quote[1],
            spans=tuple(spans),
            kind=kind,
            checkable=is_checkable(words, kind, self.language.code),
            claimant=claimant,
            checkworthiness=scored.checkworthiness,
            reasons=scored.reasons,
            resolutions=resolutions(toks, self.text),
            quantities=inside,
            dates=_within(self.dates, self.date_starts, spans),
        )

    def _covered(self, sentence: Sentence, made: Sequence[SplitClaim]) -> Coverage:
        if self.language.decompose is None:
            return Coverage(sentence.start, sentence.end, "claims", "no_splitter")
        kinds = {claim.kind for claim in made}
        outcome = kinds.pop() if kinds in ({"opinion"}, {"prediction"}) else "claims"
        long = len(made) == 1 and len(self.text[sentence.start : sentence.end].split()) > UNCUT
        return Coverage(sentence.start, sentence.end, outcome, "whole" if long else "")


def _within(found: Sequence[_P], starts: Sequence[int], spans: Sequence[tuple[int, int]]) -> tuple[_P, ...]:
    """Return what lies in the spans."""
    inside: list[_P] = []
    for start, end in spans:
        for index in range(bisect_left(starts, start), len(found)):
            if found[index].start >= end:
                break
            if found[index].end <= end:
                inside.append(found[index])
    return tuple(inside)
