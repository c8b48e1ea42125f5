"""English titles of works: "the soap opera "Dust" (1994)" tells what Dust is and which year it is from."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import with_article
from factcheck.splitting.languages.en.phrases import close_of, phrase_start
from factcheck.splitting.languages.en.series import Spans, is_adjective

_NOUNS = load("en", "nouns.json")
_WORKS = frozenset(_NOUNS["works"])
_PASSING = frozenset(_NOUNS["passing"])  # what a work is for now or to somebody: "her first film"
_SOURCE = "work"


@needs("(")
def years(clause: Clause) -> list[Clause] | None:
    """Take the year out of "in "Dust" (1994)" and tell it of the work."""
    toks = clause.toks
    for index in range(3, len(toks) - 2):
        year = toks[index + 1]
        if toks[index].tag != "(" or toks[index - 1].tag != "q)" or toks[index + 2].tag != ")":
            continue
        if not (year.text.isdigit() and len(year.text) == 4):
            continue
        title = _title_before(toks, index)
        if not title:
            return None
        words = (*share(title), made("is from", "copula", year, "X"), year)
        rest = clause.with_toks([*toks[:index], *toks[index + 3 :]])
        return [rest, replace(clause, toks=words, claimant=(), source=_SOURCE)]
    return None


def _title_before(toks: Sequence[Tok], end: int) -> Sequence[Tok]:
    opened = next((i for i in range(end - 2, -1, -1) if toks[i].tag == "q("), None)
    return () if opened is None else toks[opened:end]


@needs("q(")
def kinds(clause: Clause, told: set[str]) -> list[Clause] | None:
    """Tell ""Dust" is a Danish soap opera" beside "a role in the Danish soap opera "Dust"", once for each work."""
    toks = clause.toks
    if clause.source == _SOURCE:
        return None
    for index in range(1, len(toks) - 2):
        if toks[index].low not in _WORKS or toks[index + 1].tag != "q(":
            continue
        title = toks[index + 1 : close_of(toks, index + 1)]
        key = " ".join(t.low for t in title if t.text.isalnum())
        what = _description(toks, index)
        if not key or key in told or not what:
            continue
        told.add(key)
        return [clause, _told(clause, title, what)]
    return None


def _description(toks: Sequence[Tok], noun: int) -> list[Tok]:
    """Return "Danish soap opera" of "her first Danish soap opera"."""
    start = phrase_start(toks, noun + 1)
    words = list(toks[start : noun + 1])
    owner = max((i for i, t in enumerate(words) if t.low.endswith(("'s", "’s")) or t.tag in ("D", "M")), default=-1)
    return [t for t in words[owner + 1 :] if t.low not in _PASSING]


def _told(clause: Clause, title: Sequence[Tok], what: Sequence[Tok]) -> Clause:
    copula = made("is", "copula", what[0], "X")
    own = what if what[0].tag != "K" else [made("a", "article", what[0], "D"), *what]
    named = [t for i, t in enumerate(title) if not (t.tag == "," and title[i + 1 : i + 2] and title[i + 1].tag == "q)")]
    return replace(clause, toks=(*share(named), copula, *with_article(own)), claimant=(), source=_SOURCE)


def each(clause: Clause, head: Sequence[Tok], items: Spans) -> list[Clause]:
    """Return what each quoted example of "television films such as" is: a television film."""
    noun = head[-1] if head else None
    single = _singular(noun) if noun else ""
    if noun is None or not single:
        return []
    before = [t for t in head[-2:-1] if t.tag in ("W", "K") and not is_adjective(t) and t.low not in _PASSING]
    toks = clause.toks
    what = [*share(before), remade(single, "agreement", share([noun])[0], "W")]
    return [_told(clause, toks[a:b], what) for a, b in items if toks[a].tag == "q(" and toks[b - 1].tag == "q)"]


def _singular(noun: Tok) -> str:
    if noun.low in _WORKS and noun.low.endswith("s"):
        return noun.low  # "series"
    if noun.low.endswith("ies") and noun.low[:-3] + "y" in _WORKS:
        return noun.low[:-3] + "y"
    return noun.low[:-1] if noun.low.endswith("s") and noun.low[:-1] in _WORKS else ""
