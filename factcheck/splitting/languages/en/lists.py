"""English lists of nouns that share a verb: each item makes a claim."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, made, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import article_for, roles, with_article
from factcheck.splitting.languages.en.lexicon import forms_of
from factcheck.splitting.languages.en.phrases import BE, groups, is_plural, phrase_end, quoted_mask
from factcheck.splitting.languages.en.series import OWNERS, Spans, is_adjective, kind, series, within_name

_NOUNS = load("en", "nouns.json")
_TOGETHER = frozenset(("together", "jointly", "respectively", "either", "neither", "combined", "alike"))
_BETWEEN = frozenset(("between", "among", "amongst", "amid"))
_RECIPROCAL = frozenset(_NOUNS["reciprocal"])
_BLENDS = frozenset(_NOUNS["blends"])
_AIMED = frozenset(("about", "against", "into", "over", "regarding", "concerning", "toward", "towards"))  # of a noun
_CONDITIONS = frozenset(("if", "unless", "whether", "without"))


@needs("and", "well")
def lists(clause: Clause) -> list[Clause] | None:
    """Cut the first list of the clause whose items are alike: "A, B and C" under one verb."""
    toks = clause.toks
    if not any(t.low in ("and", "as") for t in toks) or any(t.low in _TOGETHER for t in toks) or not groups(toks):
        return None
    mask = quoted_mask(toks)
    places = [i for i in range(1, len(toks) - 1) if not mask[i] and (toks[i].low == "and" or _well_as(toks, i))]
    places.sort(key=lambda i: toks[i].low == "and" and toks[i - 1].tag != ",")  # what holds longer items together first
    for index in places:
        found = _apart(clause, index) or _phrases(clause, index) or _adjectives(clause, index)
        if found:
            return found
    return None


def lists_item(clause: Clause, index: int) -> bool:
    """Whether an item of a list begins at `index`: "for his wit, tackling skill, and passing"."""
    toks = clause.toks
    places = [i for i in range(index + 1, len(toks) - 1) if toks[i].low == "and"]
    return any(index in [start for start, _ in series(toks, at, _floor(toks, at))[1:]] for at in places[:3])


def _well_as(toks: Sequence[Tok], index: int) -> bool:
    """Whether "as" is the last word of "as well as"."""
    return index >= 3 and toks[index].low == "as" and toks[index - 1].low == "well" and toks[index - 2].low == "as"


def _apart(clause: Clause, index: int) -> list[Clause] | None:
    """Return one clause for each item of the series joined at `index`."""
    toks = clause.toks
    items = series(toks, index, _floor(toks, index))
    if not items or within_name(toks, items) or _bound(toks, items):
        return None
    start = items[0][0]
    both = toks[start].low == "both" or (start > 0 and toks[start - 1].low == "both")
    start += toks[start].low == "both"
    items[0] = (start, items[0][1])
    before, after = toks[: start - both], _without_both(toks[items[-1][1] :])
    own_rest = bool(after) and after[0].low in _AIMED and not any(_denies(t) for t in before)
    counted = kind(toks[slice(*items[0])][:9]) == "M" and after[:1] and after[0].tag == ","
    found = []
    for number, (begin, end) in enumerate(items):
        own = list(toks[begin:end])
        head, rest = (share(before), share(after)) if number else (list(before), list(after))
        if (counted or own_rest) and number < len(items) - 1:
            rest = []  # "3 nurses and 9 patients, two of them children"
        determiner = _shared_determiner(toks[slice(*items[0])], own) if number else []
        found.append(clause.with_toks([*head, *determiner, *own, *_agreeing(rest, head, own)]))
    return found


def _without_both(rest: Sequence[Tok]) -> Sequence[Tok]:
    """The verb of "Lund and Moss have both left" and "both left" without the word that says it of each."""
    at = next((i for i, tok in enumerate(rest[:3]) if tok.low == "both"), None)
    verbal = at is not None and any(t.tag in ("V", "X", "E", "N", "B") for t in (*rest[:at], *rest[at + 1 : at + 2]))
    return [*rest[:at], *rest[at + 1 :]] if at is not None and verbal else rest


def _denies(tok: Tok) -> bool:
    return tok.low in ("not", "never", "no", "without", "nor") or tok.low.endswith(("n't", "n’t"))


def _floor(toks: Sequence[Tok], index: int) -> int:
    """Return where items may begin: after the last verb before the conjunction."""
    return max((group.end for group in groups(toks) if group.end <= index), default=0)


def _bound(toks: Sequence[Tok], items: Spans) -> bool:
    """Whether the items would say something else apart: a condition, "between A and B", "A and B met"."""
    start, end = items[0]
    before = toks[start - 1] if start else None
    rest = _without_both(toks[items[-1][1] :])
    if any(t.low in (";", "both", "including") for t in rest):
        return True
    if any(t.low == "including" for t in toks[_floor(toks, start) : start]):
        return True  # examples that nothing was found for stay together
    if rest and (rest[0].tag == "C" or (rest[0].tag == "T" and kind(toks[slice(*items[-1])]) not in ("K", "Q"))):
        return True  # "plans and a campaign to stop it": who can tell what is to stop it?
    if any(t.low in _CONDITIONS for t in toks[:start]):
        return True
    if before is not None and (before.low in _BETWEEN or (before.low == "of" and start > 1 and _blends(toks, start))):
        return True
    verb = next((g for g in groups(toks) if g.start >= items[-1][1]), None)
    if verb is None:
        return False
    forms = forms_of(toks[verb.head].low)
    alone = verb.end >= len(toks) or toks[verb.end].tag not in ("D", "K", "O", "M", "W")
    if forms is not None and forms.base in _RECIPROCAL and alone:
        return True
    return kind(toks[start:end]) == "B"  # "rice and flour are dear"


def _blends(toks: Sequence[Tok], start: int) -> bool:
    return toks[start - 2].low in _BLENDS


def _shared_determiner(first: Sequence[Tok], own: Sequence[Tok]) -> list[Tok]:
    """ "numerous films, shows and plays", "her wit and charm": the quantifier or owner belongs to every item."""
    if own[0].tag not in ("W", "G", "E", "A", "b") or own[-1].tag not in ("W", "b", "3"):
        return []
    if first[0].low in ("a", "an"):
        return with_article(own)[:1] if not is_plural(own[-1]) else []
    if first[0].tag == "D" and (first[0].low != "the" or len(own) == 1):
        return share(first[:1])
    return []


def _agreeing(after: list[Tok], head: Sequence[Tok], own: Sequence[Tok]) -> list[Tok]:
    """A subject of one takes a verb of one."""
    if not after or any(t.tag in ("V", "X", "E") for t in head) or kind(own) not in ("K", "A", "T", "P", "B"):
        return after
    if own[-1].tag == "W" and is_plural(own[-1]):
        return after
    single = {"were": "was", "are": "is", "have": "has"}.get(after[0].low)
    return [made(single, "agreement", after[0], "X"), *after[1:]] if single else after


def _phrases(clause: Clause, index: int) -> list[Clause] | None:
    """Cut "in Orla and in Sarn": both phrases begin with the same preposition."""
    toks = clause.toks
    second = toks[index + 1]
    if second.tag != "P" or index + 2 >= len(toks) or toks[index].low != "and" or toks[index - 1].tag == ",":
        return None
    end = phrase_end(toks, index + 2)
    floor = _floor(toks, index)
    start = next((i for i in range(index - 2, floor - 1, -1) if toks[i].low == second.low and toks[i].tag == "P"), None)
    if start is None or end == index + 2 or phrase_end(toks, start + 1) != index or not _unbound(toks, start):
        return None
    both = toks[start - 1].low == "both"
    before, rest = toks[: start - both], toks[end:]
    return [
        clause.with_toks([*before, *toks[start:index], *rest]),
        clause.with_toks([*share(before), *toks[index + 1 : end], *share(rest)]),
    ]


def _unbound(toks: Sequence[Tok], start: int) -> bool:
    return not any(t.low in _CONDITIONS or t.low in ("not", "from") for t in toks[:start]) and toks[start].low != "from"


def _adjectives(clause: Clause, index: int) -> list[Clause] | None:
    """Cut "leading and supporting roles", "an honest and brave judge", "is honest and brave"."""
    toks = clause.toks
    if toks[index].low != "and" or index + 1 >= len(toks):
        return None
    if sorts := _sorts(clause, index):
        return sorts
    if not is_adjective(toks[index - 1]):
        return None
    left = index - 1
    while left > 0 and toks[left - 1].tag == "A":
        left -= 1
    right = index + 1
    while right < len(toks) - 1 and toks[right].tag == "A":
        right += 1
    end = phrase_end(toks, index + 1)
    if not is_adjective(toks[right]) or left == 0 or any(t.low in _CONDITIONS for t in toks[:left]):
        return None
    if end > right + 1 and toks[end - 1].tag in ("W", "3", "b"):
        return _shared_noun(clause, left, index, right + 1, end)
    return _predicate(clause, left, index, right)


def _sorts(clause: Clause, index: int) -> list[Clause] | None:
    """Cut "a pop and jazz singer", "a film and theatre critic": one person is both."""
    toks = clause.toks
    end = phrase_end(toks, index + 1)
    if index < 2 or toks[index - 2].low not in ("a", "an") or toks[index - 1].tag not in ("W", "A") or end - index != 3:
        return None
    if toks[index + 1].tag != "W" or toks[end - 1].low not in roles() or toks[index - 1].low in roles():
        return None
    return _noun_shared(clause, index - 1, index, end - 1, end)


def _shared_noun(clause: Clause, left: int, index: int, noun: int, end: int) -> list[Clause] | None:
    """Give each of two adjectives the noun: a plural one may have been of both sorts, one thing is of both."""
    toks = clause.toks
    plural = is_plural(toks[end - 1])
    opener = toks[left - 1]
    one = opener.low in ("a", "an") or opener.low in OWNERS
    most = opener.low in ("most", "more", "less", "least")
    if opener.low == "the" or not (plural or one) or (toks[end - 1].low in roles() and not one):
        return None
    if any(t.tag == "K" for t in toks[noun:end]) or (toks[left].tag in ("E", "G", "N") and not (one or most or plural)):
        return None
    if opener.tag == "C" or (opener.tag == "," and not one):
        return None
    return _noun_shared(clause, left, index, noun, end)


def _noun_shared(clause: Clause, left: int, index: int, noun: int, end: int) -> list[Clause]:
    toks = clause.toks
    opener = toks[left - 1]
    both = opener.low == "both"
    before = toks[: left - both]
    second = share(before)
    if opener.low in ("a", "an") and (word := article_for(toks[index + 1])) != opener.low:
        second[-1] = made(word, "article", toks[index + 1], "D")
    return [
        clause.with_toks([*before, *toks[left:index], *share(toks[noun:end]), *toks[end:]]),
        clause.with_toks([*second, *toks[index + 1 : end], *share(toks[end:])]),
    ]


def _predicate(clause: Clause, left: int, index: int, right: int) -> list[Clause] | None:
    toks = clause.toks
    if toks[left - 1].low not in BE or toks[right].tag not in ("W", "b") or toks[index - 1].tag not in ("W", "b"):
        return None
    if right + 1 < len(toks) and toks[right + 1].tag not in (".", ",", "P", "T", "q)"):
        return None
    rest = toks[right + 1 :]
    return [
        clause.with_toks([*toks[:index], *rest]),
        clause.with_toks([*share(toks[:left]), *toks[index + 1 : right + 1], *share(rest)]),
    ]
