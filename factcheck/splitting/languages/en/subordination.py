"""English clauses that hang on another: time and cause, restrictive relatives, participles after a noun."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, made, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import (
    groups,
    quoted_mask,
    trim,
)

_TIMES = frozenset(("when", "after", "once"))  # what follows them took place
_BOUNDS = frozenset(("because", "before", "until"))  # what follows them is told with what it bounds alone
_TIME_UNITS = frozenset(load("en", "rules.json")["time_units"])
_HANGING = frozenset(("not", "never", "only", "no", "nobody", "none"))
_WHOLE = "whole"  # the source of a clause told whole beside its part, which is not cut at the same place again


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
        if mask[index] or toks[index].low not in _TIMES | _BOUNDS or _bound_to_time(toks, index):
            continue
        left, right = toks[:index], [t for t in trim(toks[index + 1 :]) if t.tag != "."]
        if any(t.low in _HANGING or t.low.endswith(("n't", "n’t")) for t in left):
            return None
        if any(t.tag in ("H", "S", "R") for t in left[found[0].end :]) or not _is_clause(right):
            return None
        cut = clause.with_toks(trim(left))
        if toks[index].low == "when" and (year := _year_before(toks, index)):
            return [cut, clause.with_toks([*right, made("in", "date", right[-1], "P"), *share([year])])]
        return [cut, clause.with_toks(right)] if toks[index].low in _TIMES else [cut, clause.with_toks(toks, _WHOLE)]
    return None


def _bound_to_time(toks: Sequence[Tok], index: int) -> bool:
    """ "two days after ..." tells how long, not what."""
    return toks[index - 1].low in _TIME_UNITS


def _year_before(toks: Sequence[Tok], index: int) -> Tok | None:
    """Return the year of "in 1974, when ...", which tells what happened then."""
    tok = toks[index - 1 - (toks[index - 1].tag == ",")]
    return tok if tok.tag == "M" and len(tok.text) == 4 and tok.text.isdigit() else None


def _is_clause(toks: Sequence[Tok]) -> bool:
    found = groups(toks)
    return bool(found) and 0 < found[0].start <= 12 and toks[0].tag != "G"
