"""English as headlines have it: "Five men arrested by police", where a sentence says "were arrested"."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, made
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import groups, is_plural, quoted_mask

_SUFFERED = frozenset(load("en", "rules.json")["suffered"])  # what is done to its subject where no object follows
_WHERE = frozenset(("in", "at", "behind", "up", "near", "outside", "on"))
_MORE = frozenset((":", ";", "q(", "R", "S", "G", "E", "N"))
_AFTER = frozenset(("P", "T", "A", "S"))  # not the end: of "Lund shot and robbed a guard" a cut leaves "Lund shot"


def passives(clause: Clause) -> list[Clause] | None:
    """Put "was" or "were" before a participle that is the only verb, with its subject before it and no object after."""
    toks = clause.toks
    index = next((i for i, tok in enumerate(toks) if tok.low in _SUFFERED), 0)
    if not index or toks[index].tag not in ("E", "N", "V") or toks[index - 1].tag not in ("W", "K", "M", "A"):
        return None
    after = toks[index + 1] if index + 1 < len(toks) else None
    if (after.tag if after else "") not in _AFTER or any(quoted_mask(toks)[: index + 1]):
        return None
    if any(
        group.start < index or (group.start > index and not _subordinate(toks, group.start)) for group in groups(toks)
    ):
        return None
    subject = [tok for tok in toks[:index] if tok.tag != "A"]
    if not subject or any(tok.tag in (",", ";", ":", "S", "R", "H", "T", "G") for tok in subject):
        return None
    be = made("were" if _is_many(subject) else "was", "passive", toks[index], "X")
    verb = Tok(toks[index].text, toks[index].low, toks[index].start, toks[index].end, "N", toks[index].shared)
    return [clause.with_toks([*toks[:index], be, verb, *toks[index + 1 :]])]


def places(clause: Clause) -> list[Clause] | None:
    """Put "is" or "are" between names and where they are: "Lund and Moss in Orla for talks."."""
    toks = clause.toks
    if clause.source or not toks or toks[0].tag != "K" or groups(toks):
        return None
    end = next((i for i, tok in enumerate(toks) if tok.tag not in ("K", ",", "C", "'s")), len(toks))
    names = toks[:end]
    if end + 1 >= len(toks) or names[-1].tag != "K" or toks[end].low not in _WHERE or toks[-1].text != ".":
        return None
    if toks[end + 1].tag not in ("K", "W", "D", "b") or any(
        tok.tag in (":", ";", "q(", "R", "S", "G", "E", "N") for tok in toks
    ):
        return None
    listed = any(tok.tag == "C" for tok in names)
    if not listed and (any(tok.tag == "," for tok in names) or len(names) < 2 or toks[end + 1].tag != "K"):
        return None
    be = made("are" if listed else "is", "copula", toks[end], "X")
    return [clause.with_toks([*names, be, *toks[end:]])]


def _subordinate(toks: Sequence[Tok], verb: int) -> bool:
    """Whether a verb further on has its own opening: "after he hit ...", "which ..."."""
    return any(tok.tag in ("S", "R", "H") or tok.low in ("after", "before") for tok in toks[:verb])


def _is_many(subject: Sequence[Tok]) -> bool:
    of = next((i for i, tok in enumerate(subject) if tok.tag == "P"), len(subject))
    head = subject[of - 1] if of else subject[-1]
    many = any(tok.tag == "M" and tok.low not in ("one", "1") for tok in subject[:of])
    return many or is_plural(head) or any(tok.tag == "C" and tok.low == "and" for tok in subject[:of])
