"""What an English text says of a person beside its verb: nationality, rank, other names, years of life."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.splitting.clause import Clause, Tok, made, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import article_for, roles
from factcheck.splitting.languages.en.phrases import BE, groups, phrase_end, phrase_start, quoted_mask, subject_start

_TABLE = load("en", "nouns.json")
_NATIONS = frozenset(_TABLE["nationalities"])
_NOT_OWN = frozenset(_TABLE["not_persons_own"])
_THINGS = frozenset(_TABLE["national_things"])
_RANKS = frozenset(_TABLE["ranks"])
_NAMED = frozenset(("born", "known", "called", "nicknamed", "named", "née", "nee", "titled", "abbreviated", "spelled"))
_NAMING_ADVERBS = frozenset(("also", "better", "best", "commonly", "formerly", "originally", "popularly", "simply"))
_YEARS = re.compile(r"(\d{3,4})[-–](\d{3,4})\Z")
_LONGEST_ASIDE = 24  # words


@needs("a", "an")
def nationality(clause: Clause) -> list[Clause] | None:
    """Cut "S is a Dutch engraver" into "S is Dutch" and "S is an engraver"."""
    toks = clause.toks
    found = groups(toks)
    if not found or toks[found[0].start].low not in BE or toks[found[0].head].low not in BE:
        return None
    be = found[0]
    start = subject_start(toks, be.start)
    article = be.end
    if start == be.start or article >= len(toks) or toks[article].low not in ("a", "an") or toks[start].tag == "PR":
        return None
    end = phrase_end(toks, article)
    if end + 1 < len(toks) and toks[end].low == "and" and toks[end + 1].tag == "W":
        end = phrase_end(toks, end + 1)  # "a Danish pop and jazz singer"
    place = _nation(toks, article + 1, end)
    if place is None or not _tells_of_subject(toks, place[1], end):
        return None
    first, last = place
    nation = toks[first:last]
    rest = [*toks[article + 1 : first], *toks[last:]]
    lead = toks[: be.end]
    told = [*share(lead), *nation]
    word = article_for(rest[0])
    own = toks[article] if word == toks[article].low else remade(word, "article", toks[article])
    return [clause.with_toks(told, "nationality"), clause.with_toks([*lead, own, *rest])]


def _nation(toks: Sequence[Tok], start: int, end: int) -> tuple[int, int] | None:
    """Return where a nationality stands alone among the modifiers of toks[start:end]."""
    for index in range(start, end - 1):
        for length in (2, 1):
            stop = index + length
            if stop < end and is_nation(" ".join(t.low for t in toks[index:stop])):
                return (index, stop) if toks[stop].tag != "K" and toks[stop].low not in _NOT_OWN else None
        if toks[index].tag in ("M", "K"):
            return None
    return None


@lru_cache(1024)
def is_nation(low: str) -> bool:
    """Whether the word says where somebody is from: "dutch", "south african", "greek-born", "greek-dutch"."""
    if low in _NATIONS:
        return True
    parts = low.split("-")
    return len(parts) == 2 and parts[0] in _NATIONS and (parts[1] in _NATIONS or parts[1] == "born")


def _tells_of_subject(toks: Sequence[Tok], start: int, end: int) -> bool:
    """Whether the noun is one of persons or of things that have a nation: "a Spanish teacher" need not be Spanish."""
    noun = toks[end - 1]
    if any(t.low in _NOT_OWN or t.tag == "K" for t in toks[start:end]) or noun.tag == "K":
        return False
    return noun.low in roles() or noun.low in _THINGS or noun.low.removesuffix("s") in roles()


@needs(",")
def named_aside(clause: Clause) -> list[Clause] | None:
    """Take ", born Ann Lee on 4 May 1950," and ", better known as Kit," and ", Baron Roe," out of the sentence."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for comma in range(1, len(toks) - 3):
        if toks[comma].tag != "," or mask[comma] or toks[comma - 1].tag not in ("K", "q)", "W"):
            continue
        head = toks[phrase_start(toks, comma) : comma]
        if not head or (head[-1].tag == "W" and head[0].tag != "D" and not (comma == 1 and head[0].text.istitle())):
            continue
        found = _rank(clause, comma, head) or _name(clause, comma, head)
        if found:
            return found
    return None


def _rank(clause: Clause, comma: int, head: Sequence[Tok]) -> list[Clause] | None:
    toks = clause.toks
    if toks[comma + 1].low not in _RANKS or toks[comma + 1].tag != "K" or head[-1].tag != "K":
        return None
    end = comma + 1
    while end < len(toks) and (
        toks[end].tag == "K"
        or (toks[end].low in ("of", "and", "the") and toks[end + 1 : end + 2] and _named(toks, end))
    ):
        end += 1
    after = end + (end < len(toks) and toks[end].tag == ",")
    if not _goes_on(toks, after):
        return None
    told = (*share(head), made("is", "copula", toks[comma + 1], "X"), *toks[comma + 1 : end])
    rest = clause.with_toks([*toks[:comma], *toks[after:]])
    return [rest, replace(clause, toks=told, claimant=(), source="apposition")]


def _named(toks: Sequence[Tok], index: int) -> bool:
    return toks[index + 1].tag == "K" or (toks[index].low == "of" and toks[index + 1].low == "the")


def _goes_on(toks: Sequence[Tok], index: int) -> bool:
    """Whether the verb of the sentence follows at `index`."""
    found = groups(toks[index:])
    return bool(found) and found[0].start <= 1 and all(t.tag == "A" for t in toks[index : index + found[0].start])


def _name(clause: Clause, comma: int, head: Sequence[Tok]) -> list[Clause] | None:
    toks = clause.toks
    at = comma + 1
    while at < len(toks) and (toks[at].tag == "A" or toks[at].low in _NAMING_ADVERBS):
        at += 1
    if at >= len(toks) - 1 or toks[at].low not in _NAMED or toks[at + 1].low == "for":
        return None
    if toks[at].low == "known" and not any(t.low in ("as", "name", "names") for t in toks[at + 1 : at + 6]):
        return None
    end = _aside_end(toks, at)
    if end is None:
        return None
    was = toks[at].low == "born" or any(t.low in ("formerly", "originally") for t in toks[comma + 1 : at])
    after = toks[end + 1 :]
    verb = groups(after)[0]
    past = after[verb.start].low in ("was", "were") and verb.end < len(after) and after[verb.end].tag == "D"
    copula = "was" if was or past else "is"
    told = [*share(head), made(copula, "copula", toks[comma + 1], "X"), *toks[comma + 1 : end]]
    rest = clause.with_toks([*toks[:comma], *toks[end + 1 :]])
    return [rest, *_births(replace(clause, toks=tuple(told), claimant=(), source="birth" if was else "apposition"))]


def _aside_end(toks: Sequence[Tok], start: int) -> int | None:
    """Return the comma that closes the aside: the first that the verb of the sentence follows."""
    for index in range(start + 1, min(len(toks) - 1, start + _LONGEST_ASIDE)):
        if toks[index].tag == "," and _goes_on(toks, index + 1):
            return None if groups(toks[start + 1 : index]) else index
    return None


def _births(clause: Clause) -> list[Clause]:
    """Cut "was born Ann Lee on 4 May 1950" before the date: the name is one thing, the day another."""
    toks = clause.toks
    born = next((i for i, t in enumerate(toks) if t.low == "born"), None)
    if born is None or born + 1 >= len(toks) or toks[born + 1].tag != "K":
        return [clause]
    day = next((i for i in range(born + 1, len(toks)) if toks[i].low in ("on", "in")), None)
    if day is None or day + 1 >= len(toks):
        return [clause]
    return [clause.with_toks(toks[:day]), clause.with_toks([*share(toks[: born + 1]), *toks[day:]])]


@needs("(")
def years_of_life(clause: Clause) -> list[Clause] | None:
    """Take "(1703-1763)" after the name of a person out of the sentence: born in the one, dead in the other."""
    toks = clause.toks
    opened = next((i for i, t in enumerate(toks) if t.tag == "("), None)
    if not opened or toks[opened - 1].tag != "K":
        return None
    closed = next((i for i in range(opened, min(len(toks), opened + 5)) if toks[i].tag == ")"), None)
    if closed is None or closed == opened + 1:
        return None
    years = _YEARS.match("".join(t.text for t in toks[opened + 1 : closed]))
    if not years or not _is_of_person(toks, closed + 1):
        return None
    head = share(toks[phrase_start(toks, opened) : opened])
    first, last = toks[opened + 1], toks[closed - 1]
    spans = [(first.start, first.start + len(years[1])), (last.end - len(years[2]), last.end)]
    told = []
    for (start, end), year, words in zip(spans, years.groups(), ("was born in", "died in"), strict=True):
        verb = made(words, "lifespan", first, "X")
        own = Tok(year, year, start, end, "M")
        told.append(replace(clause, toks=(*head, verb, own), claimant=(), source="birth"))
    return [clause.with_toks([*toks[:opened], *toks[closed + 1 :]]), *told]


def _is_of_person(toks: Sequence[Tok], index: int) -> bool:
    """Whether the sentence goes on with what a person was: wars and reigns have years in brackets as well."""
    rest = toks[index:]
    found = groups(rest)
    if not found or found[0].start or rest[0].low not in ("is", "was"):
        return False
    noun = phrase_end(rest, found[0].end) - 1
    return any(t.low in roles() for t in rest[found[0].end : noun + 1])
