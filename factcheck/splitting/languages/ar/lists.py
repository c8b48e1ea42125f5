"""Arabic lists that share a verb, a head or a preposition: each item makes a claim."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, first_cut, guarded, made, needs, remade, share
from factcheck.splitting.languages.ar.counts import TOGETHER, Span, counted_shares, numbered, years
from factcheck.splitting.languages.ar.lexicon import phrases_by_word, verb, words
from factcheck.splitting.languages.ar.phrases import (
    adjective,
    article,
    definite,
    is_action,
    is_verb,
    owned,
    quoted_mask,
    subject,
    trim,
    verbs,
)

_EXCEPT = frozenset(("الا", "سوي", "فقط", "باستثناء", "عدا"))
_CONSISTS = frozenset(("يتكون", "تتكون", "يتالف", "تتالف"))


@needs("C", ",", ":", *phrases_by_word("adding"))
def lists(clause: Clause) -> list[Clause] | None:
    """Cut the first list of the clause that a rule knows."""
    found = first_cut(clause, _RULES)
    return found if found and (clause.source != "part" or _keep_whole(clause.toks, found)) else None


def _keep_whole(toks: Sequence[Tok], found: Sequence[Clause]) -> bool:
    """Whether each item of a part is told with all of the whole: "30 جريحا و6 قتلى بينهم طفل" has one child."""
    marker = next((i for i in range(len(toks) - 1, 0, -1) if toks[i].low in words("parts")), 0)
    whole = [tok.start for tok in toks[: marker + 1]]
    return all([tok.start for tok in part.toks[: marker + 1]] == whole for part in found)


@needs(":")
def _members(clause: Clause) -> list[Clause] | None:
    """ "يضم المجلس ثلاثة أعضاء هم: أ، وب، وج": a claim for the whole and one for each member."""
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
            shares = _shares(before, [toks[a:b] for a, b in items])
            if shares:
                return [*whole, *(clause.with_toks(each, "share") for each in shares)]
            base = _without_count(before, 0)
            return [*whole, *(clause.with_toks([*share(base), *toks[a:b]]) for a, b in items)]
        base = _including(_without_count(before, 1))
        pronoun = share(toks[lead:index]) if len(base) == len(before) else []
        return [*whole, *(clause.with_toks([*share(base), *pronoun, *toks[a:b]]) for a, b in items)]
    return None


def _shares(before: Sequence[Tok], items: Sequence[Sequence[Tok]]) -> list[list[Tok]]:
    """ "تتوزع الحالات على قريتين: 70 في الأولى و30 في الثانية": "70 من الحالات في الأولى"; none without "في"."""
    place = subject(before)
    if place is None or not definite(before[place[0]]):
        return []
    found = []
    for item in items:
        number = next((i for i, t in enumerate(item) if t.tag == "M"), 0)
        after = next((i for i in range(number, len(item)) if item[i].tag != "M"), len(item))
        if after >= len(item) or item[after].tag not in ("P", "PW"):
            return []
        of = made("من", "share", item[after], "P")
        found.append([*item[:after], of, *share(before[place[0] : place[1]]), *item[after:]])
    return found


def _including(base: list[Tok]) -> list[Tok]:
    """ "يتكون من" each of its members alone would say too much: it includes them."""
    verb = next((i for i in range(len(base) - 2, -1, -1) if base[i].low in _CONSISTS), None)
    if verb is None or base[-1].low != "من":
        return base
    including = "تضم" if base[verb].low.startswith("تت") else "يضم"
    return [*base[:verb], remade(including, "member", base[verb], "I"), *base[verb + 1 : -1]]


def _without_count(toks: Sequence[Tok], kept: int) -> list[Tok]:
    """Leave out "من ثلاثة أعضاء" before the list that says which; `kept` is 1 to keep its preposition."""
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


@needs("C")
def _actions(clause: Clause) -> list[Clause] | None:
    """ "بإغلاق الجسر، وتأجيل المهرجان": nouns of action that share a verb and its preposition."""
    toks = clause.toks
    mask = quoted_mask(toks)
    cuts = [
        i
        for i in range(2, len(toks) - 2)
        if toks[i].tag == "C"
        and toks[i].low == "و"
        and not mask[i]
        and is_action(toks[i + 1])
        and not (toks[i - 1].tag == "," and owned(toks[i + 1]) and verb(toks[i + 1].text))  # "التقط صورة، ونشرها"
    ]
    if not cuts:
        return None
    lead = next(iter(verbs(toks)), None)
    first = _first_action(toks, (lead or 0) + 1, cuts[0])
    if lead is None or first is None or any(t.low in TOGETHER for t in toks[first - 1 : first]):
        return None
    place = subject(toks)
    if first == lead + 1 and not (place and place[0] < lead):
        return None  # the nouns of action are the subject
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
    if not own:  # "بحبس المدير وتغريم الشركة": any noun after the preposition that the verb has
        return next((i for i in range(start + 1, end) if toks[i].tag == "PW" and _by(toks, i)), None)
    if len(own) > 1 and toks[own[0]].low in ("اعلان", "تاكيد") and toks[own[0] - 1].tag == "P":
        own = own[1:]
    return own[0] if own else None


def _by(toks: Sequence[Tok], index: int) -> bool:
    return toks[index].low[0] == "ب" and definite(toks[index - 1]) and not definite(toks[index])


def _list_end_any(toks: Sequence[Tok], start: int) -> int:
    return next((i for i in range(start, len(toks)) if toks[i].tag in (";", "S")), len(toks))


def _with_preposition(first: Tok, own: Tok) -> Tok:
    """The preposition written to the first item holds for the others: "بتأجيل"."""
    if first.tag != "PW" or own.tag == "PW":
        return own
    letter = first.text[0]
    text = "لل" + own.text[2:] if article(own) and letter == "ل" else letter + own.text
    return replace(own, text=text, low=letter + own.low, rule="preposition", tag="PW")


@needs(",")
def _series(clause: Clause) -> list[Clause] | None:
    """ "بعيد عن أ، وب، وج": phrases after commas, each with what stands before the first one like them."""
    toks = clause.toks
    mask = quoted_mask(toks)
    cuts = [
        i
        for i in range(2, len(toks) - 2)
        if toks[i].tag == "," and toks[i + 1].low == "و" and not mask[i] and toks[i + 2].tag in ("W", "K")
    ]
    if not cuts or any(is_verb(t) or t.tag in ("H", "S", "R", "PR") for t in toks[cuts[0] :]) or not verbs(toks):
        return None
    if len(cuts) == 1 and verb(toks[cuts[0] + 2].text) and not is_action(toks[cuts[0] - 1]):
        return None  # "استقبل الوفد في مكتبه، ورفض التعليق"
    if len({_shape(toks[i + 2]) for i in cuts}) > 1 or any(t.low in _EXCEPT for t in toks):
        return None
    first = _like_before(toks, cuts[0], toks[cuts[0] + 2])
    if first is None or (len(cuts) == 1 and any(t.tag in ("P", "PW") for t in toks[first + 1 : cuts[0]])):
        return None  # with one item after the comma, what it is joined to must stand next to it
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


@needs("C")
def _places(clause: Clause) -> list[Clause] | None:
    """ "على عمق 14 مترا وعلى بعد 22 ميلا": phrases with the same preposition, each a place of its own."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(3, len(toks) - 2):
        if toks[index].tag != "C" or toks[index].low != "و" or toks[index + 1].tag != "P" or mask[index]:
            continue
        same = toks[index + 1].low
        first = next((i for i in range(index - 1, 0, -1) if toks[i].low == same and toks[i].tag == "P"), None)
        found = verbs(toks)
        if first is None or not found or found[-1] > first or any(t.low in TOGETHER or t.low in _EXCEPT for t in toks):
            continue
        if any(t.tag in ("M", "N") for t in toks[:first]) or any(t.tag in ("H", "R", "S", ",") for t in toks[first:]):
            continue
        before = toks[:first]
        return [clause.with_toks(toks[:index]), clause.with_toks([*share(before), *toks[index + 1 :]])]
    return None


@needs("C")
def _pairs(clause: Clause) -> list[Clause] | None:
    """ "الخبز والملح", "الطين والرمل والحصى": nouns alike that share everything around them."""
    toks = clause.toks
    mask = quoted_mask(toks)
    if any(t.low in _EXCEPT for t in toks) or not verbs(toks):
        return None
    for index in range(2, len(toks) - 1):
        if toks[index].tag != "C" or toks[index].low not in ("و", "او") or mask[index]:
            continue
        if any(t.low in TOGETHER for t in toks[:index]):
            return None
        left, right = toks[index - 1], toks[index + 1]
        if not _alike(left, right) or (adjective(left) and article(toks[index - 2])):
            continue
        start, end = index - 1, index + 2
        places = [start, index + 1]
        while end + 1 < len(toks) and toks[end].tag == "C" and _alike(left, toks[end + 1]):
            places.append(end + 1)
            end += 2
        if toks[start - 1].tag == "C" or _shared_out(toks, start) or _is_subject(toks, start, end):
            continue
        before, after = toks[:start], toks[end:]
        described = bool(after) and after[0].tag == "W" and article(after[0])
        if described and (
            len(places) > 2 or not article(left) or (toks[start - 1].tag == "W" and not definite(toks[start - 1]))
        ):
            continue  # "بلدة النخلة والمزارع القريبة منها": near it are the farms alone
        rest = [clause.with_toks([*share(before), _with_preposition(left, toks[i]), *share(after)]) for i in places[1:]]
        return [clause.with_toks([*before, left, *after]), *rest]
    return None


def _shared_out(toks: Sequence[Tok], start: int) -> bool:
    """Whether the nouns share one number or one plural: "ثلاثة عقود للطاقة والنقل", "في مجالي الطاقة والنقل"."""
    counted = any(t.tag == "M" and not (t.text.isdigit() and len(t.text) == 4) for t in toks[max(0, start - 4) : start])
    head = toks[start - 1]
    plural = head.tag in ("W", "PW") and not definite(head) and head.low.endswith(("ات", "تي", "يي"))
    return counted or plural or head.low in words("shared_heads")


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


_RULES = guarded(_members, numbered, _actions, _series, years, counted_shares, _places, _pairs)
