"""English shares of what was just named: "17 people were hurt, two of them officers", "60,000, most of whom fled"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.estimates import reporter
from factcheck.splitting.languages.en.phrases import (
    HAVE,
    Group,
    groups,
    is_plural,
    phrase_end,
    phrase_start,
    quoted_mask,
    subject_start,
    trim,
    whole_phrase_start,
)

_SHARES = frozenset(load("en", "rules.json")["shares"])
_ROUGH = frozenset(" ".join(load("en", "rules.json")["approximators"]).split())
_THEM = frozenset(("them", "whom", "which"))
_MOSTLY = frozenset(("mostly", "mainly", "largely", "chiefly"))
_REASONS = frozenset(("for", "because", "due", "owing"))  # what follows them is why, of the verb before
_PRESENT = frozenset(("is", "are", "has", "have"))


@needs(",")
def shares(clause: Clause) -> list[Clause] | None:
    """Cut ", two of them officers" off: what it tells is told of the people before, "Two of the 17 people were ..."."""
    toks = clause.toks
    found = groups(toks)
    if not found:
        return None
    mask = quoted_mask(toks)
    for comma in range(found[0].end, len(toks) - 3):
        if toks[comma].tag != "," or mask[comma]:
            continue
        of = _share_end(toks, comma + 1)
        if of is None:
            continue
        end = _end(toks, of + 2)
        told = _told(toks, comma, of, end, found)
        rest = [*toks[:comma], *toks[end + (end < len(toks) and toks[end].tag == ",") :]]
        if told is not None:
            return [clause.with_toks(rest), replace(clause, toks=tuple(told), claimant=_by(clause), source="share")]
    return None


def _by(clause: Clause) -> tuple[str, ...]:
    """Who says so: "the ministry has confirmed 31 deaths, nine of them ..." is all the ministry's."""
    name = reporter(clause)
    return (name,) if name else clause.claimant


def _share_end(toks: Sequence[Tok], start: int) -> int | None:
    """Return where "of" stands in "a third of them", None where no share begins."""
    for index in range(start + 1, min(start + 6, len(toks) - 1)):
        if toks[index].low == "of":
            counted = all(t.tag in ("M", "%", "D", "A") or t.low in _SHARES for t in toks[start:index])
            return index if counted and toks[index + 1].low in _THEM else None
    return None


def _end(toks: Sequence[Tok], start: int) -> int:
    """Return where the share ends: at a comma, a mark of the sentence, or "when" and the like."""
    finite = bool(groups(toks[start:])) and toks[start].tag in ("V", "X", "E", "A")
    for index in range(start, len(toks)):
        if toks[index].tag in (",", ";", ".") or (toks[index].tag == "S" and not finite):
            return index
    return len(toks)


def _told(toks: Sequence[Tok], comma: int, of: int, end: int, found: Sequence[Group]) -> list[Tok] | None:
    whole = _whole(toks, comma, found[0], toks[of + 1].low == "which")
    rest = trim(toks[of + 2 : end])
    if not whole or not rest:
        return None
    main = [group for group in found if group.end <= comma][-1]
    article = []
    if whole[0].tag == "M" or (whole[0].tag not in ("D", "K") and is_plural(whole[-1])):
        article = [made("the", "article", toks[of], "D")]
    whole = [_lowered(whole[0]), *whole[1:]] if len(whole) < 3 or whole[1].low != "of" else _part(whole)
    words = [*toks[comma + 1 : of + 1], *article, *(share(_rough(toks, whole[0])) if article else ()), *share(whole)]
    if rest[0].tag in ("V", "X", "E") or (rest[0].tag == "A" and len(rest) > 1 and rest[1].tag in ("V", "X", "E")):
        return [*words, *rest]
    if groups(rest):
        return None
    if rest[0].low in _REASONS:
        return [*words, *share(toks[main.start : main.end]), *rest]
    be = "are" if toks[main.start].low in _PRESENT or toks[main.start].low.endswith("s") else "were"
    be = "were" if toks[main.start].low in ("was", "were") else be
    return [*words, made(be, "copula", rest[0], "X"), *rest]


def _rough(toks: Sequence[Tok], number: Tok) -> Sequence[Tok]:
    """The approximator before the number of the article: "most of the over 900" are not most of the 900."""
    at = next((i for i, tok in enumerate(toks) if tok.start == number.start), 0)
    start = at
    while start and toks[start - 1].low in _ROUGH and number.tag == "M":
        start -= 1
    return [replace(tok, text=tok.low) for tok in toks[start:at]]


def _whole(toks: Sequence[Tok], comma: int, first: Group, thing: bool) -> list[Tok]:
    """Return what the share is of: the number or plural before the comma, else the subject; none where neither is."""
    if thing and toks[comma - 1].tag in ("M", "W", "K"):
        at = whole_phrase_start(toks, comma)
        if toks[at].low in ("a", "an") and not groups(toks[at:comma]):
            return [replace(toks[at], text="the", low="the"), *toks[at + 1 : comma]]
    near = _counted(toks[phrase_start(toks, comma) : comma])
    start = subject_start(toks, first.start)
    subject = _counted(toks[start : first.start])
    if near and (near[0].tag == "M" or not subject or thing):
        return near
    return subject or near


def _part(whole: Sequence[Tok]) -> list[Tok]:
    """ "140 of the town's 900 mills" are "140 mills" where they are spoken of again."""
    number = max(
        (i for i, tok in enumerate(whole) if tok.tag in ("M", "D") or tok.low.endswith(("'s", "’s"))), default=0
    )
    return [_lowered(whole[0]), *whole[number + 1 :]]


def _lowered(tok: Tok) -> Tok:
    return replace(tok, text=tok.low) if tok.tag in ("M", "D", "W") else tok


def _counted(toks: Sequence[Tok]) -> list[Tok]:
    """The phrase without "about" and "at least", none where it names no number of anything."""
    words = list(toks)
    while words and words[0].tag in ("A", "D") and words[0].low not in ("the", "his", "her", "its", "their", "these"):
        words = words[1:]
    head = words[phrase_end(words, 0) - 1] if words and phrase_end(words, 0) else None
    if head is None or groups(words) or any(t.tag in (",", "PR", "C") for t in words):
        return []
    dated = words[0].tag == "M" and len(words) == 1 and len(words[0].text) == 4 and words[0].text.isdigit()
    month = any(t.low in ("january", "week", "month", "year", "today") for t in words[-1:])
    return words if (words[0].tag == "M" or is_plural(head)) and not dated and not month else []


@needs("among")
def among(clause: Clause) -> list[Clause] | None:
    """Cut "The team saw 900 people, among them 40 in Orla" off: "Among the 900 people were 40 in Orla"."""
    toks = clause.toks
    mask = quoted_mask(toks)
    at = next((i for i, t in enumerate(toks[:-2]) if t.low == "among" and toks[i + 1].low == "them"), 0)
    found = groups(toks)
    if not found or at < 3 or toks[at - 1].tag != "," or mask[at] or toks[at + 2].tag not in ("M", "A"):
        return None
    end = _end(toks, at + 2)
    before = [group for group in found if group.end < at]
    rest = trim(toks[at + 2 : end])
    if not before or groups(rest) or not any(t.tag == "M" for t in rest[:3]):
        return None
    objects = _counted(toks[before[-1].end : phrase_end(toks, before[-1].end)])
    whole = objects or _counted(toks[subject_start(toks, before[-1].start) : before[-1].start])
    if not whole:
        return None
    article = [made("the", "article", toks[at], "D")] if whole[0].tag == "M" or whole[0].tag not in ("D", "K") else []
    be = made("are" if toks[before[-1].start].low in _PRESENT else "were", "copula", toks[at], "X")
    rough = share(_rough(toks, whole[0]))
    told = [toks[at], *article, *rough, *share([_lowered(whole[0]), *whole[1:]]), be, *rest]
    left = [*toks[: at - 1], *toks[end + (end < len(toks) and toks[end].tag == ",") :]]
    return [clause.with_toks(left), replace(clause, toks=tuple(told), source="share")]


@needs(*_MOSTLY)
def mostly(clause: Clause) -> list[Clause] | None:
    """Cut ", mostly of brick," off the subject it follows: "The houses were mostly of brick"."""
    toks = clause.toks
    found = groups(toks)
    at = next((i for i, t in enumerate(toks) if t.low in _MOSTLY and i and toks[i - 1].tag == ","), None)
    if at is None or not found or at + 1 >= len(toks) or toks[at + 1].tag not in ("P", "W", "K"):
        return None
    end = next((i for i in range(at, len(toks)) if toks[i].tag in (",", ";", ".")), len(toks))
    start = phrase_start(toks, at - 1)
    whole = _counted(toks[start : at - 1])
    if not whole or groups(toks[at:end]) or end + 1 >= len(toks):
        return None
    group = next((g for g in found if g.start >= end), found[0])
    present = toks[group.start].low in _PRESENT - HAVE
    be = made("are" if present else "were", "copula", toks[at], "X")
    if len(whole) > 1 and _rough(toks, whole[0]):
        whole = whole[1:]  # the homes of "at least 900 homes" were of brick, not "the 900 homes"
        article = [made("the", "article", toks[at], "D")]
    else:
        article = [made("the", "article", toks[at], "D")] if whole[0].tag == "M" else []
    told = [*article, *share(whole), be, *toks[at:end]]
    rest = [*toks[: at - 1], *toks[end + (end < len(toks) and toks[end].tag == ",") :]]
    return [clause.with_toks(rest), replace(clause, toks=tuple(told), source="share")]
