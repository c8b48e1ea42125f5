"""English numbers that leave out what they count: "12 homes burned and 30 were damaged" counts 30 homes."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import BE, groups, is_plural, phrase_end

_UNITS = frozenset(load("en", "rules.json")["time_units"]) | {"percent", "points", "kilometres", "miles", "metres"}
_MONEY = frozenset(("$", "£", "€"))
_COUNTERS = frozenset(("for",))  # prepositions whose number counts what the first one counts: "accounts for 340"
_WORDS = frozenset(("M", "W", "K"))
_PLACES = frozenset(("in", "on", "at", "from", "by"))
_GREAT = frozenset(("million", "billion", "trillion"))
_LEVELS = frozenset(("minimum", "maximum", "average", "limit", "target", "ceiling", "norm", "quota", "requirement"))
_MORE = frozenset(("further", "additional", "other"))
_AFTER = frozenset((".", ",", "P", "C", "A", ""))


def named(clauses: Sequence[Clause], sentence: Sequence[Tok]) -> list[Clause]:
    """Give each bare number the noun that the number before it in the sentence counts."""
    return [_priced(_named(clause, sentence), sentence) for clause in clauses]


def _priced(clause: Clause, sentence: Sequence[Tok]) -> Clause:
    """ "It needs $90 million and was given 20 million": the 20 million are of the money before, too."""
    signs = [tok for tok in sentence if tok.tag in _MONEY]
    if not signs:
        return clause
    toks = clause.toks
    for index in range(1, len(toks) - 1):
        tok, after = toks[index], toks[index + 2] if index + 2 < len(toks) else toks[-1]
        if tok.tag != "M" or toks[index + 1].low not in _GREAT or toks[index - 1].tag in (*_MONEY, "M"):
            continue
        ends = after.tag in (".", ",", "C") or after.low in ("from", "by", "in")
        sign = next((s for s in reversed(signs) if s.start < tok.start), None)
        object_ = any(group.end == index for group in groups(toks))
        if ends and sign is not None and object_ and tok.text[0].isdigit():
            return clause.with_toks([*toks[:index], *share([sign]), *toks[index:]])
    return clause


def _named(clause: Clause, sentence: Sequence[Tok]) -> Clause:
    toks = clause.toks
    bare = next((i for i, tok in enumerate(toks) if tok.tag == "M" and _is_bare(toks, i, clause.source)), None)
    if bare is None or "%" in (tok.text for tok in toks) or (toks[0].low == "of" and bare > 0):
        return clause
    noun = _counted_before(sentence, toks[bare].start)
    return clause.with_toks([*toks[: bare + 1], *share(noun), *toks[bare + 1 :]]) if noun else clause


def _is_bare(toks: Sequence[Tok], index: int, source: str) -> bool:
    """Whether the number stands alone as subject or share of one before its verb, or as object after it."""
    tok = toks[index]
    after = toks[index + 1].tag if index + 1 < len(toks) else ""
    if tok.low in ("one", "0") or _is_year(tok) or any(sign in tok.text for sign in ".-–"):
        return False
    start = index
    while start and (toks[start - 1].tag in ("M", "D", "A") or toks[start - 1].low in _MORE):
        start -= 1
    if start and toks[start - 1].tag in _MONEY:
        return False
    found = groups(toks)
    if any(group.start == index + 1 for group in found):
        part = source == "share" and toks[start - 1].low == "of"
        return start == 0 or toks[start - 1].tag in (",", "C") or part
    if after not in _AFTER or (after == "P" and toks[index + 1].low not in _PLACES):
        return False
    subject = toks[start - 2] if start > 1 and toks[start - 1].low in BE else None
    if subject is not None and subject.low in _LEVELS and len(found) == 1:
        return True
    counter = start - 1 if start and toks[start - 1].low in _COUNTERS else start
    return any(group.end == counter and toks[group.head].low not in BE for group in found)


def _counted_before(sentence: Sequence[Tok], place: int) -> list[Tok]:
    """Return the words for what the nearest number before counts, none where it counts time, money or nothing."""
    before = [i for i, tok in enumerate(sentence) if tok.start < place and tok.tag == "M" and not _is_year(tok)]
    for index in reversed(before):
        if index and sentence[index - 1].tag in _MONEY:
            return []
        end = next((i for i in range(index + 1, len(sentence)) if sentence[i].tag not in _WORDS), len(sentence))
        if index + 1 < end and is_plural(sentence[end - 1]) and sentence[end - 1].low not in _UNITS:
            return [tok for tok in sentence[index + 1 : end] if tok.tag != "M"]
        if index + 2 < len(sentence) and sentence[index + 1].low == "of" and sentence[index + 2].tag == "D":
            end = phrase_end(sentence, index + 2)
            if is_plural(sentence[end - 1]) and not any(tok.tag == "M" for tok in sentence[index + 2 : end]):
                return list(sentence[index + 1 : end])
    return []


def _is_year(tok: Tok) -> bool:
    return len(tok.text) == 4 and tok.text.isdigit()
