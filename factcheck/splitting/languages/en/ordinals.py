"""English asides that date the one of several that is told of: "the town's last flood, in 1990, killed 30 people"."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, made, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import groups, quoted_mask, subject_start

_DATES = frozenset(load("en", "rules.json")["calendar"])
_WHICH = frozenset(("first", "second", "third", "fourth", "fifth", "last", "only", "latest", "previous", "next"))
_LONGEST = 8  # words of the aside


@needs(",")
def which_one(clause: Clause) -> list[Clause] | None:
    """Cut ", in 1990," off the subject: "the last flood was in 1990"."""
    toks = clause.toks
    first = next((i for i, tok in enumerate(toks) if tok.tag == ","), 0)
    second = next((i for i in range(first + 2, min(first + _LONGEST, len(toks))) if first and toks[i].tag == ","), 0)
    found = groups(toks)
    if not second or not any(group.start == second + 1 for group in found) or any(quoted_mask(toks)):
        return None
    start = subject_start(toks, first)
    subject, aside = toks[start:first], toks[first + 1 : second]
    if not subject or start or subject[0].tag not in ("D", "K", "W") or groups(toks[:second]):
        return None
    if not _dated(aside) or not any(tok.low in _WHICH for tok in subject):
        return None
    rest = clause.with_toks([*subject, *toks[second + 1 :]])
    be = made("was", "copula", aside[0], "X")
    return [rest, clause.with_toks([*share(subject), be, *aside])]


def _dated(aside: Sequence[Tok]) -> bool:
    """Whether the aside is a date: "in 1990", "on 4 May"."""
    numbers = all(tok.tag == "M" or tok.low in _DATES for tok in aside[1:])
    return len(aside) > 1 and aside[0].low in ("in", "on") and numbers
