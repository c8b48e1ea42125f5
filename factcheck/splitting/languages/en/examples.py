"""English examples: "films such as A, B and C" and "several prizes for her work, including the A"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en import works
from factcheck.splitting.languages.en.lexicon import forms_of
from factcheck.splitting.languages.en.phrases import groups, is_plural, phrase_start, quoted_mask
from factcheck.splitting.languages.en.series import Spans, item_end, kind, with_links

_CLASSES = frozenset(load("en", "nouns.json")["classes"])
_MANY = frozenset(
    [
        "several",
        "many",
        "numerous",
        "various",
        "multiple",
        "some",
        "other",
        "two",
        "three",
        "four",
        "five",
        "six",
        "few",
        "countless",
    ]
)
_OFFICES = frozenset(("positions", "roles", "posts", "jobs", "offices", "capacities"))  # one holds them
_ABOUT = frozenset(("over", "about", "around", "nearly", "almost"))
_SERVING = frozenset(("act", "appear", "perform", "serve", "volunteer", "work"))
_ONE = frozenset(("has", "is", "was"))
_MOST_ITEMS = 40


def examples(clause: Clause) -> list[Clause] | None:
    """Cut "films such as A, B and C" into the whole without examples and one claim for each."""
    toks = clause.toks
    mask = None
    for index in range(2, len(toks) - 1):
        such = toks[index].low == "such" and toks[index + 1].low == "as"
        if not (such or toks[index].low == "including"):
            continue
        if not such and toks[index + 1].low == "as":
            return _capacities(clause, index)
        mask = mask or quoted_mask(toks)
        items, end = _items(toks, index + (2 if such else 1))
        cut = index - (toks[index - 1].tag == ",")
        head = _head(toks, cut, items) if items and not mask[index] else None
        if head is None or not groups(toks[:head]):
            continue
        told, end = _told_of_last(clause, items[-1], end)
        items, described = _described(clause, items)
        told += described
        after = toks[end:]
        if len(after) > 1 and after[0].tag == "," and after[1].tag != "R":
            after = after[1:]
        before = share(toks[:head])
        last: Sequence[Tok] = ()
        if len(after) > 2 and after[1].low == "which" and after[2].low in _ONE | {"unfortunately", "sadly"}:
            last, after = after, ()  # "works, including a history, which has survived"
        whole = clause.with_toks([*toks[:cut], *after])
        each = [[*before, *toks[start:stop]] for start, stop in items]
        each[-1] += last
        kinds = works.each(clause, toks[head:cut][: _noun_end(toks[head:cut])], items)
        return [whole, *told, *(clause.with_toks(words, "example") for words in each), *kinds]
    return None


def _noun_end(toks: Sequence[Tok]) -> int:
    """Return where the noun ends that examples are of: "films" of "films in two languages"."""
    return next((i for i, t in enumerate(toks) if t.tag == "P" and i), len(toks))


def _capacities(clause: Clause, index: int) -> list[Clause] | None:
    """Cut "served on several bodies, including as chair of the board": what S served as is told with the verb alone."""
    toks = clause.toks
    found = groups(toks[:index])
    items, end = _items(toks, index + 2)
    if len(found) != 1 or not items or quoted_mask(toks)[index]:
        return None
    forms = forms_of(toks[found[0].head].low)
    if forms is None or forms.base not in _SERVING:
        return None
    cut = index - (toks[index - 1].tag == ",")
    lead = [*share(toks[: found[0].end]), *share(toks[index + 1 : index + 2])]
    each = [clause.with_toks([*lead, *toks[start:stop]], "example") for start, stop in items]
    return [clause.with_toks([*toks[:cut], *toks[end:]]), *each]


def _told_of_last(clause: Clause, item: tuple[int, int], end: int) -> tuple[list[Clause], int]:
    """Return what ", one of the city's oldest prizes," tells of the example before it, and where that ends."""
    toks = clause.toks
    if [t.low for t in toks[end : end + 3]] != [",", "one", "of"]:
        return [], end
    stop = next((i for i in range(end + 1, len(toks)) if toks[i].tag in (",", ".", ";")), len(toks))
    aside = toks[end + 1 : stop]
    if groups(aside):
        return [], end
    words = (*share(toks[slice(*item)]), made("is", "copula", aside[0], "X"), *aside)
    return [replace(clause, toks=words, claimant=(), source="apposition")], stop


def _described(clause: Clause, items: Spans) -> tuple[Spans, list[Clause]]:
    """Part "the Larks, a choir, and the Sarn Trio" into two examples and what the first of them is."""
    toks = clause.toks
    names, told = items[:1], list[Clause]()
    for (start, stop), before in zip(items[1:], items[:-1], strict=True):
        aside = (
            toks[start].low in ("a", "an") and toks[start - 1].tag == "," and kind(toks[slice(*before)]) in ("K", "Q")
        )
        if not aside:
            names.append((start, stop))
            continue
        copula = made("is", "copula", toks[start], "X")
        words = (*share(toks[slice(*before)]), copula, *toks[start:stop])
        told.append(replace(clause, toks=words, claimant=(), source="apposition"))
    return names, told


def _items(toks: Sequence[Tok], start: int) -> tuple[Spans, int]:
    """Return the places of the examples from `start`, and where they end; none where one of them is no noun."""
    items: Spans = []
    at = start
    while at < len(toks) and len(items) < _MOST_ITEMS:
        bare = item_end(toks, at)
        if bare == at or not (kind(toks[at:bare]) or toks[at].tag == "M") or toks[at].low == "one":
            return ([], start) if not items or toks[at - 1].tag == "C" else _closed(toks, items)
        end = with_links(toks, bare)
        if [t.tag for t in toks[end : end + 3]] == ["(", "M", ")"]:
            end += 3
        if items and toks[at - 1].low == "and" and toks[at - 2].tag != "," and _in_name(toks, items[-1], toks[at]):
            items[-1] = (items[-1][0], end)
        else:
            items.append((at, end))
        at = end
        while at < len(toks) and (toks[at].tag in (",", "C") or _well_as(toks, at)):
            at += 1
        quoted = at < len(toks) and toks[at].tag == "q(" and toks[at - 1].tag == "q)" and toks[at - 2].tag == ","
        if at == end and not quoted:
            break
    return _closed(toks, items) if items else ([], start)


def _in_name(toks: Sequence[Tok], item: tuple[int, int], tok: Tok) -> bool:
    """Whether "and Trade" may go on with the name before: "Minister for Health and Trade"."""
    of = next((i for i in range(*item) if toks[i].low in ("of", "for")), None)
    return of is not None and toks[of - 1].tag == "K" and toks[of + 1].tag == "K" and tok.tag == "K"


def _well_as(toks: Sequence[Tok], at: int) -> bool:
    """Whether one of the words of "as well as" stands at `at`."""
    words = [t.low for t in toks[max(0, at - 2) : at + 3]]
    return toks[at].low in ("as", "well") and any(words[i : i + 3] == ["as", "well", "as"] for i in range(3))


def _closed(toks: Sequence[Tok], items: Spans) -> tuple[Spans, int]:
    last = with_links(toks, items[-1][1])
    return [*items[:-1], (items[-1][0], last)], last


def _head(toks: Sequence[Tok], cut: int, items: Spans) -> int | None:
    """Return where the phrase begins that the examples stand for, None where none is of many things.

    "Several prizes for her work in films, including the Reed Prize" has prizes for examples, not films.
    """
    floor = max((group.end for group in groups(toks[:cut])), default=0)
    found = list(_phrases(toks, cut, floor))
    nouns = {t.low for start, end in items for t in toks[start:end]}
    many = [(start, end) for start, end in found if _is_many(toks, start, end)]
    named = [place for place in many if toks[place[1] - 1].low.removesuffix("s") in nouns]
    counted = [place for place in many if toks[place[0]].low in _MANY]
    chosen = named or counted[:1] or many
    if chosen:
        return None if toks[chosen[0][1] - 1].low in _OFFICES else _joined_start(toks, chosen[0][0], found)
    first = found[0] if found else None
    both_counted = first is not None and toks[first[0]].tag == "M" and toks[items[0][0]].tag == "M"
    if first is None or first[0] != floor or (not both_counted and kind(toks[first[0] : first[1]]) in ("", "K", "Q")):
        return None
    return first[0]


def _joined_start(toks: Sequence[Tok], start: int, found: Spans) -> int:
    """Return the start of the first of phrases joined by "and": "galleries and museums, including"."""
    for begin, end in found:
        if end == start - 1 and toks[end].tag == "C":
            return begin
    return start


def _phrases(toks: Sequence[Tok], end: int, floor: int) -> Spans:
    """Return the noun phrases that hang on each other up to `end`, the last first."""
    found: Spans = []
    while end > floor:
        start = _start(toks, end, floor)
        if start >= end:
            break
        while toks[start - 1].low == "of" and start - 1 > floor and _of_class(toks, start - 1):
            start = max(floor, phrase_start(toks, start - 1))  # "a wide range of books"
        found.append((start, end))
        if start - 1 <= floor or toks[start - 1].tag not in ("P", "C", ",") or start - 1 == end:
            break
        end = start - 1
    return found


def _of_class(toks: Sequence[Tok], of: int) -> bool:
    return toks[of - 1].low in _CLASSES


def _start(toks: Sequence[Tok], end: int, floor: int) -> int:
    """Return where the phrase begins, its adjectives with it: "critically acclaimed albums"."""
    start = max(floor, phrase_start(toks, end))
    while start > floor and start < end and toks[start].tag != "D":
        word = toks[start - 1]
        adverb = word.tag == "A" and toks[start].tag == "E"
        if not adverb and not (word.tag == "E" and start - 1 > floor and toks[start - 2].tag in ("A", "D", "M")):
            break
        start -= 1
    start = max(floor, phrase_start(toks, start))
    counted = any(t.tag == "M" for t in toks[start : start + 2])
    return start - (counted and start > floor and toks[start - 1].low in _ABOUT)


def _is_many(toks: Sequence[Tok], start: int, end: int) -> bool:
    """Whether the phrase is of many things: a plural, or "a range of art"."""
    own = toks[start:end]
    return (own[-1].tag in ("W", "b", "3") and is_plural(own[-1])) or any(t.low in _CLASSES for t in own[:-1])
