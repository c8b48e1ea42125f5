"""English sentences that reject what the one before said: "The board denies that."."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made
from factcheck.splitting.languages.en.headless import LEFT_OUT
from factcheck.splitting.languages.en.lexicon import forms_of
from factcheck.splitting.languages.en.phrases import groups

_DISAGREEING = frozenset(("disagrees", "disagreed", "differs", "differed"))
_REJECTING = frozenset(("reject", "deny", "dispute", "contest", "dismiss", "refute", "confirm"))


def named(clauses: Sequence[Clause], before: Sequence[Clause], sentence: Sequence[Tok]) -> list[Clause]:
    """Say for "that" what was said, where the clauses of the sentence before have one thing that somebody said.

    "Lund says her yard was shut. The board denies that": the board denies the claim that Lund's yard was shut.
    Whom somebody "disagrees" with is the one speaker of the sentence before, `sentence`.
    """
    said = [clause for clause in before if clause.claimant]
    told = said[0].toks if len(said) == 1 else ()
    cut = [_named(clause, told) if told and _rejects(clause) else clause for clause in clauses]
    speaker = _speaker(said, sentence)
    return [_with(clause, speaker) if speaker and _disagrees(clause) else clause for clause in cut]


def _speaker(said: Sequence[Clause], sentence: Sequence[Tok]) -> Sequence[Tok]:
    """The words of the sentence before that name the one who said all that is said there, none where two did."""
    names = {clause.claimant for clause in said}
    chain = names.pop() if len(names) == 1 else ()
    words = chain[0].split() if len(chain) == 1 else []
    if not words or not words[0][0].isupper():
        return ()
    texts = [tok.text for tok in sentence]
    last = len(texts) - len(words) + 1
    start = next((i for i in range(last) if texts[i : i + len(words)] == words), None)
    return sentence[start : start + len(words)] if start is not None else ()


def _disagrees(clause: Clause) -> bool:
    """Whether the clause is "The guild disagrees" and no more."""
    words = [tok for tok in clause.toks if tok.tag not in (".", ":")]
    return not clause.claimant and len(words) > 1 and words[-1].low in _DISAGREEING and words[-2].tag in ("W", "K")


def _with(clause: Clause, speaker: Sequence[Tok]) -> Clause:
    toks = [tok for tok in clause.toks if tok.tag not in (".", ":")]
    if any(tok.text == speaker[-1].text for tok in toks):
        return clause
    taken = [replace(tok, shared=True, replaced=LEFT_OUT) for tok in speaker]
    return clause.with_toks([*toks, made("with", "claim", toks[-1], "P"), *taken])


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
