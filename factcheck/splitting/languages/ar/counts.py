"""Arabic lists of what is counted: each item with its own number makes a claim."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, needs, remade, share
from factcheck.splitting.languages.ar.lexicon import phrases_by_word, words
from factcheck.splitting.languages.ar.phrases import (
    article,
    is_verb,
    phrase_at,
    quoted_mask,
    verbs,
)
from factcheck.text.number_words import begins_number

TOGETHER = frozenset(("بين", "معا", "سويا", "كلا", "كلتا"))
TAIL = frozenset(("خلال", "منذ", "حتي", "بسبب", "طوال", "قبل", "بعد", "امس", "اليوم", "لمده"))
_DATED = frozenset(("عام", "سنه", "يوم", "الساعه", "خريف", "ربيع", "صيف", "شتاء", "لعام", "الماده"))
_REST = frozenset(("الباقون", "الباقين", "الباقي", "البقيه", "الاخرون", "الاخرين"))
Span = tuple[int, int]


def number_at(toks: Sequence[Tok], index: int) -> bool:
    """Whether a quantity begins at `index`, with the word that bounds it."""
    if index >= len(toks):
        return False
    tok = toks[index]
    if tok.tag == "M" or tok.low in _REST:
        return True
    after = index + len(phrase_at(toks, index, "rough"))
    return index < after < len(toks) and toks[after].tag == "M"


def _joint(toks: Sequence[Tok], index: int) -> int:
    """Return how many words join an item to those before it at `index`: "،" "و", "بالإضافة إلى"; 0 where none."""
    at = index
    if toks[at].tag not in (",", "C") and toks[at].low not in phrases_by_word("adding"):
        return 0
    if toks[at].tag == ",":
        at += 1
    if at < len(toks) and toks[at].tag == "C" and toks[at].low == "و":
        return at + 1 - index
    phrase = phrase_at(toks, at, "adding")
    return at + len(phrase) - index if phrase else 0


def numbered(clause: Clause) -> list[Clause] | None:
    """ "60 زورقا، و٢٠٠ متطوع، إضافة إلى ثماني سيارات": items that begin with a number."""
    toks = clause.toks
    mask = quoted_mask(toks)
    starts: list[Span] = []  # (where the joint is, where the item begins)
    for index in range(1, len(toks) - 1):
        if mask[index]:
            continue
        size = _joint(toks, index)
        if (
            size
            and (number_at(toks, index + size) or _dual_after_number(toks, index, index + size))
            and toks[index + size].low not in words("fractions")
            and toks[index - 1].low not in words("durations")
            and not (starts and starts[-1][1] >= index)
        ):
            starts.append((index, index + size))
    if not starts or _blocked(toks, starts[0][0]):
        return None
    first = _first_number(toks, starts[0][0])
    if first is None or not verbs(toks[:first]):
        return None
    bounds = [*(joint for joint, _ in starts), _list_end(toks, starts[-1][1])]
    items = [(first, bounds[0]), *((begin, bounds[n + 1]) for n, (_, begin) in enumerate(starts))]
    if any(not _counts(toks[a:b]) for a, b in items):
        return None
    return _each_number(clause, items)


def _dual_after_number(toks: Sequence[Tok], joint: int, index: int) -> bool:
    """ "6 محال ومخزنين": two of something beside a number."""
    if index >= len(toks):
        return False
    tok = toks[index]
    dual = tok.tag == "W" and tok.low.endswith(("ين", "ان")) and len(tok.low) > 5 and not article(tok)
    return dual and any(t.tag == "M" for t in toks[max(0, joint - 3) : joint]) and joint == index - 1


def _blocked(toks: Sequence[Tok], end: int) -> bool:
    return any(t.low in TOGETHER for t in toks[max(0, end - 6) : end])


def _counts(toks: Sequence[Tok]) -> bool:
    """Whether the item counts something: not a bare year or the second part of a number."""
    return (len(toks) > 1 or toks[0].tag == "W") and not any(t.tag in ("H", "R") for t in toks[:2])


def _first_number(toks: Sequence[Tok], end: int) -> int | None:
    """Return where the counted item before the first joint begins."""
    for index in range(end - 1, 0, -1):
        if toks[index].low in words("fractions") and toks[index - 1].tag == "C":
            continue  # "مليار ونصف المليار"
        if _year(toks[index]) and toks[index - 1].low in ("في", "عام", "منذ", "سنه", "حتي"):
            continue
        if toks[index].tag in (";", ":") or is_verb(toks[index]):
            after = index + 1
            return after if number_at(toks, after) else None
        if number_at(toks, index) and not number_at(toks, index - 1) and toks[index - 1].low not in _DATED:
            if toks[index].tag == "M" and toks[index - 1].low in ("من", "في") and toks[index - 2].low == "ما":
                return None
            return index
    return None


def _list_end(toks: Sequence[Tok], start: int) -> int:
    for index in range(start, len(toks)):
        if toks[index].tag in (",", ";", ".", "S", "H"):
            return index
    return len(toks)


def _each_number(clause: Clause, items: list[Span]) -> list[Clause]:
    toks = clause.toks
    before = list(toks[: items[0][0]])
    last_end = items[-1][1]
    rest = [t for t in toks[last_end:] if t.tag != "."]
    tail = _where([toks[a:b] for a, b in items]) or _tail(toks[items[-1][0] : last_end])
    noun = _counted_noun(toks[items[0][0] : items[0][1]])
    goal = _goal(toks[items[0][0] : items[0][1]])
    found = []
    for number, (start, end) in enumerate(items):
        own = list(toks[start:end])
        if number:
            own[0] = counted_with(toks[items[0][0]], own[0])
        elliptic = number > 0 and _elliptic(own)
        if elliptic and noun:
            size = _number_end(own)
            there = [] if any(t.low == "الي" for t in own) else goal
            own = [*own[:size], *share(_counted_by(own[size - 1], noun)), *own[size:], *share(there)]
        if number and (of := _of_them(toks[items[0][0] : items[0][1]])) and not _of_them(own):
            place = 1 if own[0].low in _REST else next((i for i, t in enumerate(own) if t.tag == "P"), 0)
            own = [*own[:place], *share(of), *own[place:]] if place and number_at(own, place - 1) else own
        if number < len(items) - 1 and tail and not any(t.low in TAIL for t in own):
            own += share(tail)
        head = before if number == 0 else share(_headless(before, own) if elliptic else before)
        if number and clause.source == "part" and own[0].low in _REST:
            own = [*share(toks[items[0][0] : start]), *toks[start:end]]  # the rest of what, the whole list says
        found.append(clause.with_toks([*head, *own, *(rest if number == 0 else share(rest))]))
    return found


def _of_them(own: Sequence[Tok]) -> list[Tok]:
    """ "230 منهم في أ و105 في ب": the others are of them too."""
    return [
        t
        for i, t in enumerate(own)
        if i and (own[i - 1].tag == "M" or own[i - 1].text in "%٪") and t.low in ("منهم", "منها", "منه")
    ]


def counted_with(first: Tok, own: Tok) -> Tok:
    """ "بألف خيمة و٥ آلاف": the preposition written to the first number holds for the others."""
    number = begins_number(first.low[1:]) or first.low[1:2].isdigit()
    if first.low[0] not in "بل" or first.tag != "M" or not number:
        return own
    text = first.text[0] + ("ـ" if own.text[0].isdigit() else "") + own.text
    return replace(own, text=text, low=first.low[0] + own.low, rule="preposition")


def _elliptic(own: Sequence[Tok]) -> bool:
    """Whether the item counts what the first one did: "حوالي 80 من كذا"."""
    index = _number_end(own)
    return (
        0 < index < len(own)
        and (own[index].tag == "P" or (own[index].tag == "PW" and not own[index].text.endswith("ا")))
        and own[index - 1].text[-1:].isdigit()
    )


def _counted_by(number: Tok, noun: list[Tok]) -> list[Tok]:
    """The counted noun as the number wants it: "3 آلاف جندي", but "70 جنديا"."""
    digits = "".join(str(int(c)) for c in number.text if c.isdigit())
    first, low = noun[0], noun[0].low
    if not digits.isdigit() or not 11 <= int(digits[-2:] if digits else 0) <= 99 or len(noun) > 1:
        return noun
    if article(first) or first.text.endswith(("ة", "ا", "اء", "ى", "ون", "ين", "ات")) or first.rule or len(low) < 3:
        return noun
    return [remade(first.text + "ا", "agreement", first)]


def _number_end(own: Sequence[Tok]) -> int:
    """Return where the number of an item ends, 0 where it has none: "ما يقارب 40 | خيمة"."""
    index = next((i for i, t in enumerate(own) if t.tag == "M"), len(own))
    if index == len(own):
        return 0
    while index < len(own) and own[index].tag == "M":
        index += 1
    return index


def _counted_noun(own: Sequence[Tok]) -> list[Tok]:
    index = _number_end(own)
    return list(own[index : index + 1]) if index < len(own) and own[index].tag == "W" else []


def _goal(own: Sequence[Tok]) -> list[Tok]:
    """Where the first item went, which the others share: "إلى كذا"."""
    place = next((i for i, t in enumerate(own) if t.low == "الي"), None)
    return list(own[place:]) if place is not None and len(own) - place < 5 else []


def _headless(before: Sequence[Tok], own: Sequence[Tok]) -> list[Tok]:
    """Without the subject before its verb where the item names another: "و70 من كذا"."""
    if not any(t.low == "من" for t in own):
        return list(before)
    found = verbs(before)
    start = found[0] if found else 0
    while start and before[start - 1].tag in ("N", "Q"):
        start -= 1
    return list(before[start:]) if found and found[0] <= 3 else list(before)


def _where(items: Sequence[Sequence[Tok]]) -> list[Tok]:
    """ "70 إصابة و3 وفيات في الوادي منذ الأحد": the place before the time holds for all, where no other has its own."""
    last = items[-1]
    time = next((i for i, t in enumerate(last) if t.low in TAIL and i > 1), 0)
    place = next((i for i in range(2, time) if last[i].low == "في"), 0)
    alone = not any(t.low == "في" for own in items[:-1] for t in own)
    return list(last[place:]) if place and alone and not any(t.tag == "M" for t in last[place:time]) else []


def _tail(own: Sequence[Tok]) -> list[Tok]:
    place = next((i for i, t in enumerate(own) if t.low in TAIL and i > 1), None)
    return list(own[place:]) if place is not None else []


@needs("M")
def years(clause: Clause) -> list[Clause] | None:
    """ "مواسم 1990 و1998 و2004": one claim a year."""
    toks = clause.toks
    for index in range(2, len(toks) - 1):
        if not (_year(toks[index - 1]) and toks[index].tag == "C" and _year(toks[index + 1])):
            continue
        if toks[index - 2].low == "بين":
            continue
        end = index
        places = [index - 1]
        while end + 1 < len(toks) and toks[end].tag == "C" and _year(toks[end + 1]):
            places.append(end + 1)
            end += 2
        before, after = toks[: index - 1], toks[end:]
        return [
            clause.with_toks([*(share(before) if n else before), toks[p], *(share(after) if n else after)])
            for n, p in enumerate(places)
        ]
    return None


def _year(tok: Tok) -> bool:
    return tok.tag == "M" and len(tok.low) == 4 and tok.low.isdigit() and tok.low[:2] in ("18", "19", "20")


@needs("M")
def counted_shares(clause: Clause) -> list[Clause] | None:
    """ "القمح 12 بالمئة والذرة 9 بالمئة": each noun with its own number under one verb."""
    toks = clause.toks
    found: list[Span] = []
    for index in range(2, len(toks) - 2):
        if toks[index].tag == "C" and toks[index + 1].tag == "W" and toks[index + 2].tag == "M":
            found.append((index, index + 1))
    if not found:
        return None
    first_number = next((i for i in range(1, found[0][0]) if toks[i].tag == "M"), None)
    if first_number is None or toks[first_number - 1].tag != "W" or not verbs(toks[:first_number]):
        return None
    start = first_number - 1
    bounds = [*(c for c, _ in found), len(toks)]
    items = [(start, bounds[0]), *((b, bounds[n + 1]) for n, (_, b) in enumerate(found))]
    tail = _tail(toks[items[-1][0] : items[-1][1]])
    before = list(toks[:start])
    result = []
    for number, (a, b) in enumerate(items):
        extra = share(tail) if tail and number < len(items) - 1 else []
        own = [t for t in toks[a:b] if t.tag != "."]
        result.append(clause.with_toks([*(share(before) if number else before), *own, *extra]))
    return result
