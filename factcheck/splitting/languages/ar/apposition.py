"""What an Arabic sentence tells in passing: "وهي تحالف", "الذي ضرب", "(29 عاما)", "بينهم أربعة"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, share
from factcheck.splitting.languages.ar import speakers
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.phrases import (
    article,
    definite,
    is_verb,
    np_end,
    np_start,
    owned,
    quoted_mask,
    subject,
    trim,
    verbs,
)


def parentheses(clause: Clause) -> list[Clause] | None:
    """Take "(CSTO)" and "(29 عاما)" out of the sentence; what they say of the noun makes a claim of its own."""
    toks = clause.toks
    opened = next((i for i, t in enumerate(toks) if t.tag == "(" and i), None)
    if opened is None or clause.source == "name":
        return None
    closed = next((i for i in range(opened, min(len(toks), opened + 14)) if toks[i].tag == ")"), None)
    if closed is None or closed == opened + 1:
        return None
    inside = list(toks[opened + 1 : closed])
    start = np_start(toks, opened)
    head = list(toks[start:opened])
    if not head or len(inside) > 9 or any(is_verb(t) for t in inside):
        return None
    rest = clause.with_toks([*toks[:opened], *toks[closed + 1 :]])
    if inside[0].tag == "M":
        if len(inside) < 2:
            return None
        told = [made("عمر", "age", inside[0], "W"), *share(head), *inside]
        return [rest, replace(clause, toks=tuple(told), claimant=(), source="name")]
    if any(t.tag not in ("W", "K", "PW", "P") for t in inside):
        return None
    bare = (
        [replace(head[0], text=head[0].text[1:], start=head[0].start + 1, low=head[0].low[1:], tag="W"), *head[1:]]
        if (head[0].tag == "PW" and not head[0].low.startswith("لل"))
        else head
    )
    told = [*share(bare), made("هي" if bare[0].text.endswith("ة") else "هو", "copula", inside[0], "PR"), *inside]
    return [rest, replace(clause, toks=tuple(told), claimant=(), source="name")]


def pronoun_asides(clause: Clause) -> list[Clause] | None:
    """Take ", وهي تحالف عسكري" out: the noun before it stands for the pronoun."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(1, len(toks) - 2):
        if toks[index].tag != "C" or toks[index + 1].tag != "PR" or mask[index] or toks[index].low != "و":
            continue
        pronoun = toks[index + 1]
        before = index - (toks[index - 1].tag == ",")
        if pronoun.low in ("نحن", "انا") or before == 0 or toks[index + 2].low in ("ما", "الامر"):
            continue
        end = _aside_end(toks, index + 2)
        head = _head(toks, before)
        if not head:
            continue
        body = trim(toks[index + 2 : end])
        if len(body) < 1:
            continue
        named = [replace(t, shared=True, replaced=pronoun.text) for t in head]
        rest = [*toks[:before], *toks[end + (end < len(toks) and toks[end].tag == ",") :]]
        told = [replace(clause, toks=(*named, *each), source="aside") for each in _predicates(body)]
        return [clause.with_toks(rest), *told]
    return None


def _predicates(body: list[Tok]) -> list[list[Tok]]:
    """ "تحالف تقوده أ يتكون من ب": what is said of the noun by its second verb is another claim."""
    found = verbs(body)
    start = np_end(body, 0)
    if len(found) < 2 or found[0] != start or body[found[1] - 1].tag in ("N", "Q", "C", "H", "R", "S"):
        return [body]
    return [body[: found[1]], [*share(body[:start]), *body[found[1] :]]]


def circumstances(clause: Clause) -> list[Clause] | None:
    """ "الطائرة، وعلى متنها 35 طنا، هبطت": what is with the noun, told of the noun."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 3):
        if toks[index].tag != "," or toks[index + 1].low != "و" or mask[index]:
            continue
        begins = toks[index + 2].low in ("معه", "معها", "معهم", "بينهم", "بينها", "منها", "منهم") or (
            toks[index + 2].tag == "P" and owned(toks[index + 3])
        )
        if not begins:
            continue
        end = next((i for i in range(index + 2, len(toks)) if toks[i].tag in (",", ";", ".")), len(toks))
        start = np_start(toks, index)
        body = trim(toks[index + 2 : end])
        if start == index or len(body) < 2 or any(is_verb(t) for t in body):
            continue
        goes_on = end + 1 < len(toks) and toks[end].tag == "," and toks[end + 1].tag != "C"
        rest = [*toks[:index], *toks[end + goes_on :]]
        head = list(toks[start:index]) if not verbs(toks[:index]) else list(toks[:index])
        return [clause.with_toks(rest), clause.with_toks([*share(head), *body], "aside")]
    return None


def named(clause: Clause) -> list[Clause] | None:
    """ "حليفها المباشر، فلان الفلاني،": the name between commas, and the office before it as a claim."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(1, len(toks) - 1):
        if toks[index].tag != "," or mask[index]:
            continue
        end = index + 1
        while end < len(toks) and toks[end].tag in ("W", "K") and end - index <= 3 and not owned(toks[end]):
            end += 1
        if not 1 <= end - index - 1 <= 3 or (end < len(toks) and toks[end].tag not in (",", ".", "R")):
            continue
        start = np_start(toks, index)
        title, name = list(toks[start:index]), list(toks[index + 1 : end])
        held = next((i for i, t in enumerate(title) if i and owned(t)), None)
        title = title[held:] if held is not None else title
        if not title or article(name[0]) or not _office(title):
            continue
        if (
            name[0].low in words("time_nouns")
            or end < len(toks)
            and toks[end].tag == ","
            and toks[end + 1 : end + 2]
            and (toks[end + 1].tag == "C")
        ):
            continue
        told = replace(clause, toks=tuple(speakers.titled(name, title)), claimant=(), source="title")
        first = title[0]
        kept = (
            [made(first.text[: 1 + first.low.startswith("لل")], "preposition", first, "P")]
            if (first.tag == "PW" and False)
            else []
        )
        rest = [
            *toks[:start],
            *kept,
            *toks[start:index],
            *name,
            *toks[end + (end < len(toks) and toks[end].tag == ",") :],
        ]
        return [clause.with_toks(rest, "named"), told] if len(rest) > len(title) + len(name) else [told]
    return None


def _office(title: Sequence[Tok]) -> bool:
    first = title[0]
    if speakers.is_role(first):
        return True
    return first.low.removeprefix("ال") in ("عاصمه", "مدينه", "رئيسها") or (
        first.tag == "W" and owned(first) and len(title) < 4
    )


def _head(toks: Sequence[Tok], end: int) -> list[Tok]:
    """The noun phrase before an aside, without a preposition written to it."""
    start = np_start(toks, end)
    head = list(toks[start:end])
    place = subject(toks[:end])
    if place and place[0] >= start and place[1] <= end:
        head = list(toks[place[0] : end])
    if not head:
        return []
    first = head[0]
    if first.tag == "PW" and len(first.text) > 3:
        if first.low.startswith("لل"):
            return []
        head[0] = replace(first, text=first.text[1:], low=first.low[1:], start=first.start + 1, tag="W")
    return head


def _aside_end(toks: Sequence[Tok], start: int) -> int:
    mask = quoted_mask(toks)
    for index in range(start, len(toks)):
        if mask[index]:
            continue
        if toks[index].tag == ";":
            return index
        if toks[index].tag == "," and index + 1 < len(toks):
            following = toks[index + 1]
            joined = following.tag == "C" and index + 2 < len(toks) and not is_verb(toks[index + 2])
            if not joined:
                return index
    return len(toks)


def relatives(clause: Clause) -> list[Clause] | None:
    """Cut "القتال الذي اندلع": the relative clause with its noun is a claim, after a comma or at the end."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(1, len(toks) - 1):
        tok = toks[index]
        if tok.tag != "R" or mask[index] or tok.low in ("ممن", "مما"):
            continue
        if any(t.tag == "S" for t in toks[:index]):
            continue
        comma = toks[index - 1].tag == ","
        end = _relative_end(toks, index + 1, comma)
        if not comma and end < len(toks) and toks[end].tag not in (",", ";", ".", "P", "S"):
            continue
        head = _agreeing(_head(toks, index - comma), tok)
        body = trim(toks[index + 1 : end])
        if not head or len(body) < 2 or not any(is_verb(t) for t in body[:4]):
            continue
        joins = end + 1 < len(toks) and toks[end].tag == "," and toks[end + 1].tag != "C"
        rest = trim([*toks[: index - comma], *toks[end + joins :]])
        if not _complete(rest):
            continue
        return [clause.with_toks(rest), clause.with_toks([*share(head), *body], "relative")]
    return None


def _agreeing(head: list[Tok], relative: Tok) -> list[Tok]:
    """The noun that "الذي" can stand for: in "حصيلة الزلزال الذي" the last one."""
    if len(head) < 2 or relative.low != "الذي" or not head[0].text.endswith(("ة", "ات")):
        return head
    places = [i for i, t in enumerate(head) if i and article(t) and not t.text.endswith("ة")]
    if not places:
        return head
    last = places[-1]
    mate = head[last - 1].low in words("institutions") | words("events")
    return head[last - mate :]


def _complete(toks: Sequence[Tok]) -> bool:
    return len(toks) > 2 and (bool(verbs(toks)) or toks[0].tag in ("W", "K"))


def _relative_end(toks: Sequence[Tok], start: int, comma: bool) -> int:
    """A relative clause ends at the next comma, or where the sentence goes on with its own verb."""
    mask = quoted_mask(toks)
    for index in range(start, len(toks)):
        if mask[index]:
            continue
        if toks[index].tag in (",", ";", "."):
            return index
        if index > start + 1 and toks[index].tag == "H":
            return index
        if (
            not comma
            and index > start + 1
            and toks[index].low == "الي"
            and toks[index + 1 : index + 2]
            and toks[index + 1].tag == "M"
        ):
            return index
        if toks[index].tag == "S" and index > start + 1:
            return index
    return len(toks)


def bare_relatives(clause: Clause) -> list[Clause] | None:
    """ "حملة تستهدف 180 ألف شخص": a verb after an indefinite noun tells of the noun."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = verbs(toks)
    if any(t.low in ("الا", "سوي") for t in toks) or (found and found[0] and toks[found[0] - 1].tag == "N"):
        return None
    for index in found[1:]:
        verb = index
        while index > 1 and toks[index - 1].tag in ("N", "Q"):
            index -= 1
        before = toks[index - 1]
        if mask[index] or before.tag not in ("W", "PW", "M") or definite(before):
            continue
        if toks[found[0]].low in ("كان", "كانت", "ليس", "ظل", "بات") and index - found[0] < 6:
            continue
        start = np_start(toks, index)
        head = list(toks[start:index])
        if head and head[0].low in words("parts"):
            continue
        if head and head[0].tag == "D":
            continue
        if not head or definite(head[0]) or head[0].low in words("time_nouns") or any(t.tag == "M" for t in head[:1]):
            continue
        end = next((i for i in range(verb, len(toks) - 2) if toks[i].tag == "," and toks[i + 1].tag != "C"), len(toks))
        if not any(f < start for f in found) or len(toks) - index < 3:
            continue
        if head[0].tag == "PW":
            head[0] = replace(head[0], text=head[0].text[1:], low=head[0].low[1:], start=head[0].start + 1, tag="W")
        return [
            clause.with_toks([*toks[:index], *toks[end + 1 :]]),
            clause.with_toks([*share(head), *toks[index:end]], "relative"),
        ]
    return None


def that_is(clause: Clause) -> list[Clause] | None:
    """ "..., أي ثلاثة أضعاف طاقته": another measure of the same, told with the words before the first one."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(3, len(toks) - 2):
        if toks[index].low != "اي" or toks[index - 1].tag != "," or mask[index]:
            continue
        number = next((i for i in range(1, index - 1) if toks[i].tag == "M" and verbs(toks[:i])), None)
        if number is None:
            continue
        while number > 1 and (toks[number - 1].low in words("approximators") or toks[number - 1].low in ("من", "ما")):
            number -= 1
        end = next((i for i in range(index + 1, len(toks)) if toks[i].tag in (",", ";", ".")), len(toks))
        body = toks[index + 1 : end]
        if len(body) > 1 and body[0].low == "ما" and any(t.tag == "M" for t in body[1:4]):
            body = body[2:] if body[1].low in ("نسبته", "يعادل", "مجموعه") else body[1:]
        if body and body[0].low in ("قبل", "بعد"):
            number = next((i for i in range(1, index) if toks[i].low in ("عند", "في", "منذ") and i > 3), index - 1)
        rest = [*toks[: index - 1], *toks[end:]]
        return [clause.with_toks(rest), clause.with_toks([*share(toks[:number]), *body], "that_is")]
    return None


def parts(clause: Clause) -> list[Clause] | None:
    """ "..., بينهم تسعة آلاف طفل": the part is told with the whole before it."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 1):
        tok = toks[index]
        if mask[index] or tok.low not in words("parts"):
            continue
        comma = toks[index - 1].tag == ","
        if not comma and tok.low not in ("بينهم", "بينها", "بينهما"):
            continue
        if not verbs(toks[:index]):
            continue
        end = _part_end(toks, index + 1)
        body = list(toks[index:end])
        if len(body) < 2:
            continue
        cut = index - comma
        rest = [*toks[:cut], *toks[end:]]
        told = [*share(trim(toks[:cut])), *body]
        return [clause.with_toks(rest), clause.with_toks(told, "part")]
    return None


def _part_end(toks: Sequence[Tok], start: int) -> int:
    for index in range(start, len(toks)):
        tag = toks[index].tag
        if tag in (",", ";", ".") or (tag == "C" and index + 1 < len(toks) and is_verb(toks[index + 1])):
            return index
    return len(toks)


def titles(clause: Clause, told: set[str]) -> list[Clause] | None:
    """Tell apart "رئيسة الوزراء هدى المهيري": she is the prime minister. The sentence keeps the title."""
    toks = clause.toks
    for index, tok in enumerate(toks):
        if not speakers.is_role(tok) or tok.tag not in ("W", "PW"):
            continue
        end = index
        while (
            end < len(toks)
            and end - index < 12
            and (
                toks[end].tag in ("W", "K", "q(", "q)")
                or (toks[end].tag == "P" and toks[end].low in ("في", "لدي"))
                or (toks[end].tag == "PW" and end == index)
            )
        ):
            end += 1
        while end > index and toks[end - 1].tag == "P":
            end -= 1
        phrase = list(toks[index:end])
        start = _title_name(phrase)
        if not start:
            continue
        name, title = phrase[start : start + 2], phrase[:start]
        if phrase[start].low in words("honorifics") or phrase[start + 1].low in ("بن", "ود", "عبد", "ابو", "ال"):
            name = phrase[start : start + 3]
        key = name[-1].low
        if key in told:
            continue
        told.add(key)
        if len(title) < 2 or title[0].low in words("honorifics"):
            continue
        made_up = speakers.titled(name, title)
        return [clause, replace(clause, toks=tuple(made_up), claimant=(), source="title")]
    return None


def _title_name(phrase: list[Tok]) -> int:
    """The name may be followed by other words: try shorter stretches first to last."""
    for end in range(3, len(phrase) + 1):
        start = speakers.name_start(phrase[:end])
        if start and end - start >= 2:
            return start if end - start == 2 else 0
    return 0
