"""English sentences within a sentence: behind a semicolon or a dash, or without any stop between them."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, needs
from factcheck.splitting.languages.en.lexicon import verbs
from factcheck.splitting.languages.en.phrases import groups, quoted_mask, trim


@needs(";", ":", "—", "–")
def semicolons(clause: Clause) -> list[Clause] | None:
    """Cut at semicolons and at colons between two clauses."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index, tok in enumerate(toks):
        if tok.tag not in (";", ":", "—", "–") or mask[index]:
            continue
        left, right = trim(toks[:index]), trim(toks[index + 1 :])
        if groups(left) and groups(right) and groups(right)[0].start > 0:
            return [clause.with_toks(left), clause.with_toks(right)]
    return None


@needs(")", "q)")
def unstopped(clause: Clause) -> list[Clause] | None:
    """Cut two sentences without a stop between: "... was hurt (EPP) Rare bugs are", "a 'bad day' Local crews have"."""
    toks = clause.toks
    for index in range(3, len(toks) - 3):
        closes = toks[index - 1].tag in (")", "q)")
        opens = toks[index].text.istitle() and toks[index].start > toks[index - 1].end and toks[index + 1].tag != "K"
        bracket = toks[index - 1].tag == ")" and toks[index + 1].text.islower()
        if not closes or not opens or toks[index].tag == "C":
            continue
        if toks[index].tag == "K" and not bracket and not _common(toks[index].low):
            continue
        following = groups(toks[index:])
        if following and following[0].start and following[0].start <= 6 and groups(toks[:index]):
            return [clause.with_toks(toks[:index]), Clause(tuple(_uncapital(toks[index:])))]
    return None


def _common(low: str) -> bool:
    return "-" in low or low in verbs().by_base or low.endswith(("s", "al", "ive", "ous", "ed", "er"))


def _uncapital(toks: Sequence[Tok]) -> list[Tok]:
    return [replace(toks[0], tag="W") if toks[0].tag == "K" else toks[0], *toks[1:]]
