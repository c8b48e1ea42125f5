"""Arabic lists that share a verb, a head or a preposition: each item makes a claim."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, share
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.phrases import (
    adjective,
    article,
    definite,
    is_action,
    is_verb,
    owned,
    phrase_at,
    quoted_mask,
    subject,
    trim,
    verbs,
)
from factcheck.text.number_words import begins_number

_TOGETHER = frozenset(("بين", "معا", "سويا", "كلا", "كلتا"))
_TAIL = frozenset(("خلال", "منذ", "حتي", "بسبب", "طوال", "قبل", "بعد", "امس", "اليوم", "لمده"))
_APPROXIMATE = ("نحو", "حوالي", "زهاء", "قرابه", "بضع", "بضعه")
_DATED = frozenset(("عام", "سنه", "يوم", "الساعه", "خريف", "ربيع", "صيف", "شتاء", "لعام", "الماده"))
_REST = frozenset(("الباقون", "الباقين", "الباقي", "البقيه", "الاخرون", "الاخرين"))
_EXCEPT = frozenset(("الا", "سوي", "فقط", "باستثناء", "عدا"))
Span = tuple[int, int]


def lists(clause: Clause) -> list[Clause] | None:
    """Cut the first list of the clause that a rule knows."""
    for rule in (_members, _numbered, _actions, _series, _years, _counted_shares, _pairs):
        found = rule(clause)
        if found:
            return found
    return None


def _members(clause: Clause) -> list[Clause] | None:
    """ "يتكون من ست دول هي: أ، وب، وج": a claim for the whole and one for each member."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 2):
        if toks[index].tag != ":" or mask[index]:
            continue
        items = _between_signs(toks, index + 1)
        lead = index
        while lead > 0 and toks[lead - 1].tag == "PR":
            lead -= 1
        before = list(toks[:lead])
        if len(items) < 2 or not (verbs(before) or clause.source == "aside") or any(is_verb(t) for t in toks[index:]):
            continue
        whole = [clause.with_toks(before)]
        if all(any(t.tag == "M" for t in toks[a:b]) for a, b in items):
            base = _without_count(before, 0)
            return [*whole, *(clause.with_toks([*share(base), *toks[a:b]]) for a, b in items)]
        base = _without_count(before, 1)
        pronoun = share(toks[lead:index]) if len(base) == len(before) else []
        return [*whole, *(clause.with_toks([*share(base), *pronoun, *toks[a:b]]) for a, b in items)]
    return None


def _without_count(toks: Sequence[Tok], kept: int) -> list[Tok]:
    """Leave out "من ست دول" before the list that says which; `kept` is 1 to keep its preposition."""
    for index in range(len(toks) - 1, 0, -1):
        if toks[index].tag == "P" and index + 1 < len(toks) and toks[index + 1].tag == "M":
            return list(toks[: index + kept])
        if toks[index].tag == "M" and toks[index - 1].tag in ("W", "K") and kept:
            return list(toks[:index])
        if is_verb(toks[index]):
            break
    return list(toks)


def _between_signs(toks: Sequence[Tok], start: int) -> list[Span]:
    """Return the items from `start` on, between commas and conjunctions; one without any is no list."""
    items: list[Span] = []
    begin = start
    end_all = len(toks) - (toks[-1].tag == ".")
    for index in range(start, end_all + 1):
        if index == end_all or toks[index].tag in (",", ";") or (toks[index].tag == "C" and _item_begins(toks, index)):
            if index > begin:
                items.append((begin, index))
            begin = index + 1
    return items if all(b - a < 12 for a, b in items) else []


def _item_begins(toks: Sequence[Tok], index: int) -> bool:
    return index + 1 < len(toks) and toks[index + 1].tag in ("W", "K", "M", "q(", "PW")


def _number_at(toks: Sequence[Tok], index: int) -> bool:
    """Whether a quantity begins at `index`, with the word that bounds it."""
    if index >= len(toks):
        return False
    tok = toks[index]
    if tok.tag == "M" or tok.low in _REST:
        return True
    if tok.low in _APPROXIMATE:
        return index + 1 < len(toks) and toks[index + 1].tag == "M"
    if tok.low in ("اكثر", "اقل") and index + 2 < len(toks):
        return toks[index + 1].low == "من" and toks[index + 2].tag == "M"
    return tok.low == "ما" and any(t.tag == "M" for t in toks[index + 1 : index + 5])


def _joint(toks: Sequence[Tok], index: int) -> int:
    """Return how many words join an item to those before it at `index`: "،" "و", "بالإضافة إلى"; 0 where none."""
    at = index
    if toks[at].tag == ",":
        at += 1
    if at < len(toks) and toks[at].tag == "C" and toks[at].low == "و":
        return at + 1 - index
    phrase = phrase_at(toks, at, "adding")
    return at + len(phrase) - index if phrase else 0


def _numbered(clause: Clause) -> list[Clause] | None:
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
            and _number_at(toks, index + size)
            and toks[index + size].low not in words("fractions")
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


def _blocked(toks: Sequence[Tok], end: int) -> bool:
    return any(t.low in _TOGETHER for t in toks[max(0, end - 6) : end])


def _counts(toks: Sequence[Tok]) -> bool:
    """Whether the item counts something: not a bare year or the second part of a number."""
    return len(toks) > 1 and not any(t.tag in ("H", "R") for t in toks[:2])


def _first_number(toks: Sequence[Tok], end: int) -> int | None:
    """Return where the counted item before the first joint begins."""
    for index in range(end - 1, 0, -1):
        if toks[index].low in words("fractions") and toks[index - 1].tag == "C":
            continue  # "مليون ونصف المليون"
        if toks[index].tag in (";", ":") or is_verb(toks[index]):
            after = index + 1
            return after if _number_at(toks, after) else None
        if _number_at(toks, index) and not _number_at(toks, index - 1) and toks[index - 1].low not in _DATED:
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
    tail = _tail(toks[items[-1][0] : last_end])
    noun = _counted_noun(toks[items[0][0] : items[0][1]])
    goal = _goal(toks[items[0][0] : items[0][1]])
    found = []
    for number, (start, end) in enumerate(items):
        own = list(toks[start:end])
        if number:
            own[0] = _counted_with(toks[items[0][0]], own[0])
        elliptic = number > 0 and _elliptic(own)
        if elliptic and noun:
            size = (
                next(i for i, t in enumerate(own) if t.tag != "M" and t.low not in _APPROXIMATE) if len(own) > 1 else 1
            )
            own = [*own[:size], *share(noun), *own[size:], *share(goal)]
        if number < len(items) - 1 and tail and not any(t.low in _TAIL for t in own):
            own += share(tail)
        head = before if number == 0 else share(_headless(before, own) if elliptic else before)
        found.append(clause.with_toks([*head, *own, *(rest if number == 0 else share(rest))]))
    return found


def _counted_with(first: Tok, own: Tok) -> Tok:
    """ "بألف خيمة و٥ آلاف": the preposition written to the first number holds for the others."""
    if first.low[0] not in "بل" or first.tag != "M" or not begins_number(first.low[1:]):
        return own
    text = first.text[0] + ("ـ" if own.text[0].isdigit() else "") + own.text
    return replace(own, text=text, rule="preposition")


def _elliptic(own: Sequence[Tok]) -> bool:
    """Whether the item counts what the first one did: "حوالي 500 من كذا"."""
    index = next((i for i, t in enumerate(own) if t.tag == "M"), None)
    if index is None:
        return False
    while index < len(own) and own[index].tag == "M":
        index += 1
    return index < len(own) and (own[index].tag == "P" or own[index].tag == "PW") and own[index - 1].text[-1:].isdigit()


def _counted_noun(own: Sequence[Tok]) -> list[Tok]:
    index = next((i for i, t in enumerate(own) if t.tag == "M"), 0)
    while index < len(own) and own[index].tag == "M":
        index += 1
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
    return list(before[found[0] :]) if found and found[0] <= 3 else list(before)


def _tail(own: Sequence[Tok]) -> list[Tok]:
    place = next((i for i, t in enumerate(own) if t.low in _TAIL and i > 1), None)
    return list(own[place:]) if place is not None else []


def _years(clause: Clause) -> list[Clause] | None:
    """ "ثورات 2005 و2010 و2020": one claim a year."""
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


def _counted_shares(clause: Clause) -> list[Clause] | None:
    """ "الطحين 52 في المئة والزيت 47 في المئة": each noun with its own number under one verb."""
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


def _actions(clause: Clause) -> list[Clause] | None:
    """ "بخفض الأسعار، وإنشاء لجان": nouns of action that share a verb and its preposition."""
    toks = clause.toks
    mask = quoted_mask(toks)
    cuts = [
        i
        for i in range(2, len(toks) - 2)
        if toks[i].tag == "C" and toks[i].low == "و" and not mask[i] and is_action(toks[i + 1])
    ]
    if not cuts:
        return None
    verb = next(iter(verbs(toks)), None)
    first = _first_action(toks, (verb or 0) + 1, cuts[0])
    if verb is None or first is None or any(t.low in _TOGETHER for t in toks[first - 1 : first]):
        return None
    before = list(toks[:first])
    result = []
    end_all = _list_end_any(toks, cuts[-1] + 1)
    bounds = [*cuts, end_all]
    for number, (a, b) in enumerate([(first, cuts[0]), *((c + 1, bounds[n + 1]) for n, c in enumerate(cuts))]):
        own = trim(toks[a:b])
        if number and own:
            own[0] = _with_preposition(toks[first], own[0])
        result.append(clause.with_toks([*(share(before) if number else before), *own]))
    rest = trim(toks[end_all:])
    if rest and verbs(rest):
        result.append(clause.with_toks(rest, "clause"))
    elif rest:
        result = [c.with_toks([*c.toks, *(share(rest) if n else rest)]) for n, c in enumerate(result)]
    return result


def _first_action(toks: Sequence[Tok], start: int, end: int) -> int | None:
    """Return the place of the noun of action that the others are like: not one that says or is the purpose."""
    found = [i for i in range(start, end) if is_action(toks[i])]
    own = [i for i in found if not (toks[i].tag == "PW" and toks[i].low[0] == "ل")] or found
    if len(own) > 1 and toks[own[0]].low in ("اعلان", "تاكيد") and toks[own[0] - 1].tag == "P":
        own = own[1:]
    return own[0] if own else None


def _list_end_any(toks: Sequence[Tok], start: int) -> int:
    return next((i for i in range(start, len(toks)) if toks[i].tag in (";", "S")), len(toks))


def _with_preposition(first: Tok, own: Tok) -> Tok:
    """The preposition written to the first item holds for the others: "بإنشاء"."""
    if first.tag != "PW" or own.tag == "PW":
        return own
    letter = first.text[0]
    if article(own):
        text = letter + own.text if letter == "ب" else "لل" + own.text[2:]
    else:
        text = letter + own.text
    return replace(own, text=text, low=letter + own.low, rule="preposition", tag="PW")


def _series(clause: Clause) -> list[Clause] | None:
    """ "بعيدة عن أ، وب، وج": phrases after commas, each with what stands before the first one like them."""
    toks = clause.toks
    mask = quoted_mask(toks)
    cuts = [
        i
        for i in range(2, len(toks) - 2)
        if toks[i].tag == "," and toks[i + 1].low == "و" and not mask[i] and toks[i + 2].tag in ("W", "K")
    ]
    if not cuts or any(is_verb(t) or t.tag in ("H", "S", "R", "PR") for t in toks[cuts[0] :]) or not verbs(toks):
        return None
    if len({_shape(toks[i + 2]) for i in cuts}) > 1 or any(t.low in _EXCEPT for t in toks):
        return None
    first = _like_before(toks, cuts[0], toks[cuts[0] + 2])
    if first is None:
        return None
    bounds = [*cuts, len(toks)]
    before = list(toks[:first])
    found = [clause.with_toks([*before, *toks[first : cuts[0]]])]
    for number, cut in enumerate(cuts):
        own = trim(toks[cut + 2 : bounds[number + 1]])
        own[0] = _with_preposition(toks[first], own[0])
        found.append(clause.with_toks([*share(before), *own]))
    return found


def _shape(tok: Tok) -> str:
    return "K" if tok.tag == "K" else "definite" if definite(tok) else "plain"


def _like_before(toks: Sequence[Tok], end: int, like: Tok) -> int | None:
    """Return where the first item begins: the first phrase after a preposition or verb that is like the others."""
    lead = verbs(toks)[0]
    for index in range(lead + 1, end):
        if toks[index].tag == "PW" and not definite(toks[index]) and _shape(like) == "plain":
            return index
        if toks[index - 1].tag == "P" and toks[index].tag in ("W", "K") and _shape(toks[index]) == _shape(like):
            return index
    return None


def _pairs(clause: Clause) -> list[Clause] | None:
    """ "الكهرباء والماء": two nouns alike that share everything around them."""
    toks = clause.toks
    mask = quoted_mask(toks)
    if any(t.low in _TOGETHER or t.low in _EXCEPT for t in toks) or not verbs(toks):
        return None
    for index in range(2, len(toks) - 1):
        if toks[index].tag != "C" or toks[index].low not in ("و", "او") or mask[index]:
            continue
        left_end = index
        left, right = toks[left_end - 1], toks[index + 1]
        if not _alike(left, right) or adjective(left) and toks[index - 2].tag == "W":
            continue
        start = left_end - 1
        end = index + 2
        if any(t.tag == "M" for t in toks[max(0, start - 4) : start]):
            continue
        if _is_subject(toks, start, end):
            continue
        before, after = toks[:start], toks[end:]
        if after and after[0].tag in ("W",) and article(after[0]) and not article(left):
            continue
        own = _with_preposition(left, right)
        return [
            clause.with_toks([*before, left, *after]),
            clause.with_toks([*share(before), own, *share(after)]),
        ]
    return None


def _is_subject(toks: Sequence[Tok], start: int, end: int) -> bool:
    place = subject(toks)
    return place is not None and place[0] <= start < place[1] and end < len(toks) and toks[end].tag in ("W", "K")


def _alike(left: Tok, right: Tok) -> bool:
    if left.tag == right.tag == "K":
        return True
    if left.tag not in ("W", "PW") or right.tag not in ("W", "PW") or owned(left) != owned(right):
        return False
    if definite(left) and definite(right):
        return left.low.startswith(("ال", "لل", "با")) and right.low.startswith(("ال", "با", "لل"))
    if definite(left) or definite(right):
        return False
    return left.low.endswith("ا") and right.low.endswith("ا") and left.tag == right.tag == "W"
