"""What an English sentence says of a thing while it names it: "the 54-year-old guard", "a union with 500 members"."""

import re
from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, made, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import verbs
from factcheck.splitting.languages.en.phrases import groups, is_plural, phrase_end, quoted_mask, subject_start

_AGED = "-year-old"
_AGE = re.compile(rf"(\d{{1,3}}){_AGED}\Z")
_HOUSES = frozenset(load("en", "rules.json")["houses"])
_PRESENT = frozenset(("is", "are", "has", "have", "does", "do", "will", "can", "may"))
_NEGATIVE = frozenset(("no", "not", "never", "nobody", "none", "any", "every", "each"))


@needs("with")
def possessions(clause: Clause) -> list[Clause] | None:
    """Cut "A union with 500 members has called a strike": that it has 500 members is told by itself.

    Only of "a" thing: "the union with 500 members" says by them which union is meant.
    """
    toks = clause.toks
    place = _after_subject(toks, "with")
    if place is None:
        return None
    start, at, verb = place
    if toks[start].low not in ("a", "an") or not any(t.tag == "M" for t in toks[at:verb]):
        return None
    has = made("has" if toks[verb].low in _PRESENT else "had", "copula", toks[at], "X")
    told = [*share(toks[start:at]), has, *toks[at + 1 : verb]]
    return [clause.with_toks([*toks[:at], *toks[verb:]]), clause.with_toks(told)]


@needs("from")
def homes(clause: Clause) -> list[Clause] | None:
    """Cut "Ann Lee from Orla won the race": that she is from Orla is told by itself."""
    toks = clause.toks
    place = _after_subject(toks, "from")
    if place is None:
        return None
    start, at, verb = place
    if not all(t.tag == "K" for t in toks[start:at]) or not all(t.tag in ("K", ",") for t in toks[at + 1 : verb]):
        return None
    told = [*share(toks[start:at]), made("is", "copula", toks[at], "X"), *toks[at:verb]]
    if told[-1].tag == ",":
        told.pop()
    return [clause.with_toks([*toks[:at], *toks[verb:]]), clause.with_toks(told)]


def _after_subject(toks: Sequence[Tok], preposition: str) -> tuple[int, int, int] | None:
    """Return where the subject, the preposition after it and the verb begin; None where no such phrase stands there."""
    found = groups(toks)
    if not found or any(t.low in _NEGATIVE or t.low.endswith(("n't", "n’t")) for t in toks):
        return None
    verb = found[0].start
    start = next((i for i in range(verb) if toks[i].tag in ("K", "D") and (i == 0 or toks[i - 1].tag == ",")), verb)
    if start and subject_start(toks, verb) != start:
        return None
    end = phrase_end(toks, start)
    if not start < end < verb or toks[end].low != preposition or any(quoted_mask(toks)[:verb]):
        return None
    inside = toks[end + 1 : verb]
    ended = any(t.tag in ("P", "C", "R", "S", "H", "G", "E", "N", "T") for t in inside)
    return None if ended or len(inside) < 1 else (start, end, verb)


def named(sentence: Sequence[Tok], told: set[str]) -> list[Clause]:
    """Return what the sentence says of things by naming them: an age, the town of a museum; each once an article."""
    found = []
    for index, tok in enumerate(sentence[:-1]):
        aged = _AGED in tok.low
        if not (aged or tok.low in _HOUSES) or quoted_mask(sentence)[index]:
            continue
        words = _age(sentence, index, tok) if aged else _house(sentence, index)
        key = " ".join(t.low for t in words)
        if words and key not in told:
            told.add(key)
            found.append(Clause(tuple(words), source="named"))
    return found


def _age(toks: Sequence[Tok], index: int, tok: Tok) -> list[Tok]:
    """ "The 54-year-old guard" is 54 years old; of "a 54-year-old guard" nobody knows who it is."""
    years = _AGE.match(tok.low)
    if not years or not index or toks[index - 1].low != "the":
        return []
    end = index + 1 if toks[index + 1].tag in ("V", "X", "E", "A") else phrase_end(toks, index + 1)
    end = next((i for i in range(index + 2, end) if toks[i].low in verbs().third), end)
    age = remade(f"{years[1]} years old", "age", tok, "M")
    if end == index + 1:
        return [*share([toks[index - 1], tok]), made("is", "copula", tok, "X"), age] if index == 1 else []
    if toks[end - 1].tag not in ("W", "K") or is_plural(toks[end - 1]):
        return []
    the = [] if toks[index + 1].tag == "K" else [toks[index - 1]]  # "The 22-year-old Lund"
    return [*share([*the, *toks[index + 1 : end]]), made("is", "copula", tok, "X"), age]


def described(toks: Sequence[Tok]) -> int:
    """Return how many words at the head describe a person by age alone: "The 22-year-old"; 0 for another head."""
    aged = len(toks) > 2 and toks[0].low == "the" and _AGE.match(toks[1].low) is not None
    return 2 if aged and toks[2].tag in ("V", "X", "E", "A") else 0


def _house(toks: Sequence[Tok], index: int) -> list[Tok]:
    """ "The Reed museum in Orla" is in Orla."""
    if index < 1 or toks[index + 1].low != "in" or index + 2 >= len(toks):
        return []
    start = index
    while start and (toks[start - 1].tag == "K" or toks[start - 1].text in ("'s", "’s")):
        start -= 1
    end = index + 2
    while end < len(toks) and (toks[end].tag == "K" or (toks[end].tag == "," and _is_name(toks, end + 1))):
        end += 1
    if start == index or end == index + 2:
        return []
    first = start - (start > 0 and toks[start - 1].low == "the")
    return [*share(toks[first : index + 1]), made("is", "copula", toks[index + 1], "X"), *share(toks[index + 1 : end])]


def _is_name(toks: Sequence[Tok], index: int) -> bool:
    return index < len(toks) and toks[index].tag == "K"
