"""A part of what was counted, told in the place of the whole: "أصيب 17 شخصا بينهم شرطيان" has "أصيب شرطيان".

What is true of many is true of each of them only for some verbs: of "بلغ عدد القتلى 40 بينهم 5 أطفال" it is not.
"""

from collections.abc import Sequence

from factcheck.splitting.clause import Tok, remade, share
from factcheck.splitting.languages.ar.counts import TAIL, counted_with, number_at
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.phrases import definite, form, is_verb, subject, trim, verbs

_ROUGHLY = frozenset(("الاقل", "الاكثر", "التقريب"))  # folded
_MARKERS = frozenset(("بينهم", "بينها", "منهم", "منها"))
_ONLY = frozenset(("الا", "سوي", "فقط", "باستثناء", "عدا"))
_FEMININE = ("ة", "ات", "تان", "تين")


def in_place(before: Sequence[Tok], part: Sequence[Tok]) -> list[Tok] | None:
    """Return the words before "منها" with the part instead of the whole; None where it would say something else.

    `part` begins with the word "منها" itself.
    """
    before, own = trim(before), trim(part[1:])
    if part[0].low in _MARKERS and (reported := _reported(before, own)):
        return reported
    first = next(iter(verbs(before)), None)
    told = form(before[first]) if first is not None else None
    if first is None or told is None or not own or part[0].low not in _MARKERS or told.object:
        return None
    if told.base not in words("distributive") or any(t.tag in ("N", "H", "R") or t.low in _ONLY for t in before):
        return None
    if any(is_verb(t) for t in [*before[first + 1 :], *own]):
        return None
    return _acting(before, own, first) or _after_verb(before, own, first, told.feminine)


def _acting(before: Sequence[Tok], own: list[Tok], first: int) -> list[Tok] | None:
    """ "20 ألف شخص باتوا بلا مأوى، بينهم ألفا طفل": the part has the predicate of the whole."""
    if not number_at(before, 0) or not number_at(own, 0) or any(t.tag in ("P", "PW", ",") for t in before[:first]):
        return None
    return [*own, *share(before[first - (before[first - 1].tag == "Q") :])]


def _after_verb(before: Sequence[Tok], own: list[Tok], first: int, feminine: bool) -> list[Tok] | None:
    start = first + 1
    while start < len(before) and before[start].tag in ("A", "PP"):
        start += 1
    suffers = number_at(before, start)
    if not suffers:
        place = subject(before)
        start = place[1] if place is not None and place[0] > first else len(before)
    if start >= len(before) or not number_at(before, start) or (not suffers and not number_at(own, 0)):
        return None
    end = _counted_end(before, start)
    rest = list(before[end:])
    if any(t.tag in ("M", ",", "C") for t in rest) or (rest and rest[0].tag not in ("P", "PW", "A")):
        return None
    if suffers and feminine != _is_feminine(own):
        return None
    own = own if suffers else [counted_with(before[start], own[0]), *own[1:]]  # "تبرعت بمليون، منها ألف للقرى"
    return [*share(before[:start]), *share(rest), *(own if suffers else _as_object(own))]


def _counted_end(toks: Sequence[Tok], start: int) -> int:
    """Where "أكثر من 40 راكبا أجنبيا" ends: not "السفينة" of "غادر 40 راكبا السفينة"."""
    end = next(i for i in range(start, len(toks)) if toks[i].tag == "M")
    while end < len(toks) and (toks[end].tag == "M" or toks[end].low in words("fractions")):
        end += 1
    while end < len(toks) and toks[end].tag == "W" and not definite(toks[end]):
        end += 1
    rough = end + 1 < len(toks) and toks[end].low == "علي" and toks[end + 1].low in _ROUGHLY
    return end + 2 if rough else end  # "نقل 90 خيمة على الأقل، بينها ..." says of the 90 that they are roughly so many


def _as_object(own: list[Tok]) -> list[Tok]:
    """ "استوردت مليونا ونصف المليون" for "منها مليون ونصف المليون"."""
    bare = own[0].low in ("مليون", "مليار") and len(own) > 1 and own[1].tag == "C"
    return [remade(own[0].text + "ا", "agreement", own[0]), *own[1:]] if bare else own


def _reported(before: Sequence[Tok], own: list[Tok]) -> list[Tok] | None:
    """ "أعلنت الشرطة اعتقال 12 شخصا بينهم 3 نساء": the noun of action tells of each of them."""
    if any(t.tag == "N" or t.low in _ONLY for t in before) or not own or not number_at(own, 0):
        return None
    if any(is_verb(t) for t in own):
        return None
    for index in range(1, len(before) - 1):
        tok = before[index]
        low = tok.low[1:] if tok.tag == "PW" else tok.low
        if low in words("distributive_actions") and number_at(before, index + 1) and verbs(before[:index]):
            tail = next((i for i in range(index + 2, len(before)) if before[i].low in TAIL), len(before))
            return [*share(before[: index + 1]), *own, *share(before[tail:])]
    return None


def _is_feminine(own: Sequence[Tok]) -> bool:
    noun = next((t for t in own if t.tag == "W"), None)
    return noun is not None and (noun.text.endswith(_FEMININE) or noun.low in words("women"))


def came_with(before: Sequence[Tok], body: Sequence[Tok]) -> list[Tok] | None:
    """ "وصل إلى الميناء 18 طنا من السكر" of "وصلت إلى الميناء 200 ألف جرعة، ومعها 18 طنا من السكر"."""
    before, own = trim(before), trim(body[1:])
    found = form(before[0]) if is_verb(before[0]) else None
    if body[0].low not in ("معه", "معها", "معهم") or not own or not number_at(own, 0) or found is None:
        return None
    number = next((i for i in range(1, len(before)) if number_at(before, i)), 0)
    between = before[1:number]
    whose = between and between[0].tag in ("W", "K")  # "أرسلت الهيئة 200 ألف جرعة": she sent both
    if found.base not in words("distributive") or found.tense != "past" or not number:
        return None
    if any(is_verb(t) or t.tag in (",", "R", "H", "N") for t in between):
        return None
    feminine = _is_feminine(own)
    verb = before[0]
    if found.feminine != feminine and not whose:
        verb = remade(verb.text + "ت" if feminine else verb.text.removesuffix("ت"), "agreement", verb)
    return [*share([verb]), *share(between), *own]
