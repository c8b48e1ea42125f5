"""English sentences that reject what the one before said: "The board denies that."."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made
from factcheck.splitting.languages.en.lexicon import forms_of
from factcheck.splitting.languages.en.phrases import groups

_REJECTING = frozenset(("reject", "deny", "dispute", "contest", "dismiss", "refute", "confirm"))


def named(clauses: Sequence[Clause], before: Sequence[Clause]) -> list[Clause]:
    """Say for "that" what was said, where the clauses of the sentence before have one thing that somebody said.

    "Lund says her yard was shut. The board denies that": the board denies the claim that Lund's yard was shut.
    """
    said = [clause for clause in before if clause.claimant]
    told = said[0].toks if len(said) == 1 else ()
    return [_named(clause, told) if told and _rejects(clause) else clause for clause in clauses]


def _rejects(clause: Clause) -> bool:
    """Whether the clause ends with "rejects that"."""
    words = [tok for tok in clause.toks if tok.tag != "."]
    if clause.claimant or len(words) < 3 or words[-1].low not in ("that", "this"):
        return False
    found = groups(words)
    forms = forms_of(words[-2].low)
    return len(found) == 1 and found[0].end == len(words) - 1 and forms is not None and forms.base in _REJECTING


def _named(clause: Clause, told: Sequence[Tok]) -> Clause:
    toks = [tok for tok in clause.toks if tok.tag != "."]
    words = [tok for tok in told if tok.tag != "."]
    if not words or any(tok.tag in ("q(", "q)") or tok.low in ("i", "we", "my", "our", "me", "us") for tok in words):
        return clause
    that = toks[-1]
    claim = made("the claim", "claim", that, "W")
    first = words[0]
    lowered = first if first.tag == "K" or first.replaced is not None else replace(first, text=first.low)
    taken = [replace(tok, shared=True, replaced=that.text) if not tok.rule else tok for tok in (lowered, *words[1:])]
    link = that if that.low == "that" else made("that", "claim", that, "H")
    return clause.with_toks([*toks[:-1], claim, link, *taken])
