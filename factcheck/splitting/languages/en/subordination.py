"""English clauses that hang on another: when, after and before what, because of what."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, made, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import verbs
from factcheck.splitting.languages.en.nonfinite import tensed
from factcheck.splitting.languages.en.phrases import groups, quoted_mask, subject_start, trim

_TIMES = frozenset(("when", "after", "once"))  # what follows them took place
_BOUNDS = frozenset(("because", "before", "until", "as"))  # what follows them is told with what it bounds alone
_JOINING = _TIMES | _BOUNDS
_TIME_UNITS = frozenset(load("en", "rules.json")["time_units"])
_HANGING = frozenset(("not", "never", "only", "no", "nobody", "none"))
_OBJECTS = frozenset(("D", "P", "K", "M", "O", "T", "$", "A", ",", "."))  # what may follow a verb
_MODALS = frozenset(("will", "would", "could", "may", "might", "can", "shall", "should", "must"))
_PRESENT = frozenset(("is", "are", "has", "have", "does", "do"))
_SUBJECTS = frozenset(("D", "K", "M", "W", "PR"))  # what a subject begins with
_WHOLE = "whole"  # the source of a clause told whole beside its part, which is not cut at the same place again


@needs(*_JOINING)
def adjuncts(clause: Clause) -> list[Clause] | None:
    """Tell "A" of "A because B" by itself beside the whole, and cut "A after B" in two.

    A clause with a negation is left: "not because" denies the cause alone.
    """
    toks = clause.toks
    found = groups(toks)
    if clause.source == _WHOLE or not found:
        return None
    mask = quoted_mask(toks)
    for index in range(found[0].end, len(toks) - 2):
        if mask[index] or toks[index].low not in _JOINING or _bound_to_time(toks, index):
            continue
        left, right = toks[:index], [t for t in trim(toks[index + 1 :]) if t.tag != "."]
        if any(t.low in _HANGING or t.low.endswith(("n't", "n’t")) for t in left):
            return None
        if len(trim(left)) < 3 or any(t.tag in ("H", "S", "R") for t in left[found[0].end :]) or not _is_clause(right):
            return None
        cut = clause.with_toks(trim(left))
        if toks[index].low == "when" and not _was(right):
            return None  # "The siren sounds when the river rises" holds at any time
        if toks[index].low == "when" and (year := _year_before(toks, index)):
            return [cut, clause.with_toks([*right, made("in", "date", right[-1], "P"), *share([year])])]
        return [cut, clause.with_toks(right)] if toks[index].low in _TIMES else [cut, clause.with_toks(toks, _WHOLE)]
    return None


@needs("after", "before")
def gerunds(clause: Clause) -> list[Clause] | None:
    """Cut "S did this before doing that" and "After doing that, S did this" in two."""
    toks = clause.toks
    found = groups(toks)
    if not found:
        return None
    first = found[0]
    start = subject_start(toks, first.start)
    subject = share(toks[start : first.start])
    if not subject or any(t.low in _HANGING for t in toks):
        return None
    for index in range(len(toks) - 2):
        if toks[index].low not in ("after", "before") or toks[index + 1].tag != "G" or _bound_to_time(toks, index):
            continue
        if toks[index + 2].tag not in _OBJECTS:
            continue  # "after driving tests" does not tell of driving
        verb = tensed(toks[index + 1], toks[first.start : first.end], subject)
        end = _gerund_end(toks, index, start)
        if verb is None or end is None or not groups(rest := trim([*toks[:index], *toks[end:]])):
            return None
        return [clause.with_toks(rest), clause.with_toks([*subject, verb, *toks[index + 2 : end]], "participle")]
    return None


def _gerund_end(toks: Sequence[Tok], index: int, subject: int) -> int | None:
    """Return where "before doing ..." ends: at the comma before the subject, else with the clause."""
    if index < subject:
        return subject if toks[subject - 1].tag == "," else None
    after = toks[index + 2 :]
    return None if groups(after) else len(toks)


def _bound_to_time(toks: Sequence[Tok], index: int) -> bool:
    """ "two days after ..." tells how long, not what."""
    named = index > 1 and toks[index - 2].low in ("last", "this", "next", "same", "that")  # "last month after ..."
    return toks[index - 1].low in _TIME_UNITS and not named


def _was(toks: Sequence[Tok]) -> bool:
    """Whether the first verb is in the past."""
    first = toks[groups(toks)[0].start]
    return first.tag == "E" or first.low in ("was", "were", "had", "did") or first.low in verbs().past


def _year_before(toks: Sequence[Tok], index: int) -> Tok | None:
    """Return the year of "in 1974, when ...", which tells what happened then."""
    tok = toks[index - 1 - (toks[index - 1].tag == ",")]
    return tok if tok.tag == "M" and len(tok.text) == 4 and tok.text.isdigit() else None


def _is_clause(toks: Sequence[Tok]) -> bool:
    found = groups(toks)
    return bool(found) and 0 < found[0].start <= 12 and toks[0].tag != "G"


def beside_conditions(clause: Clause) -> list[Clause] | None:
    """Cut "if A, B will be, and C is": what is so already does not hang on the condition, as the tenses show."""
    toks = clause.toks
    comma = next((i for i, t in enumerate(toks) if t.tag == ","), None)
    if comma is None or toks[0].low not in ("if", "unless"):
        return None
    mask = quoted_mask(toks)
    for index in range(comma + 3, len(toks) - 3):
        if mask[index] or toks[index].low not in ("and", "but") or toks[index - 1].tag != ",":
            continue
        outcome, right = toks[comma + 1 : index - 1], trim(toks[index + 1 :])
        modal = any(t.low in _MODALS for t in outcome)
        if modal and groups(outcome) and _is_clause(right) and _is_so(right):
            return [clause.with_toks(trim(toks[: index - 1])), clause.with_toks(right)]
    return None


def _is_so(toks: Sequence[Tok]) -> bool:
    """Whether the words state what is, in the present, on no condition."""
    if toks[0].tag not in _SUBJECTS or any(t.low in _MODALS or t.low in ("if", "unless") for t in toks):
        return False
    first = toks[groups(toks)[0].start]
    return first.low in _PRESENT or (first.tag == "V" and first.low in verbs().third)
