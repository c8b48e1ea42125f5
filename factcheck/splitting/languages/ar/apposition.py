"""What an Arabic sentence tells in passing: "وهي تحالف", "الذي ضرب", "(29 عاما)", "بينهم أربعة"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, share
from factcheck.splitting.languages.ar import speakers
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.phrases import (
    definite,
    is_verb,
    np_end,
    np_start,
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
        return [clause.with_toks(rest), replace(clause, toks=(*named, *body), source="aside")]
    return None


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
        comma = toks[index - 1].tag == ","
        end = _relative_end(toks, index + 1, comma)
        if not comma and end < len(toks) and toks[end].tag not in (",", ";", "."):
            continue
        head = _head(toks, index - comma)
        body = trim(toks[index + 1 : end])
        if not head or len(body) < 2 or not any(is_verb(t) for t in body[:4]):
            continue
        rest = trim([*toks[: index - comma], *toks[end + (comma and end < len(toks) and toks[end].tag == ",") :]])
        if not _complete(rest):
            continue
        return [clause.with_toks(rest), clause.with_toks([*share(head), *body], "relative")]
    return None


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
        if toks[index].tag == "S" and index > start + 1:
            return index
    return len(toks)


def bare_relatives(clause: Clause) -> list[Clause] | None:
    """ "حملة تستهدف 180 ألف شخص": a verb after an indefinite noun tells of the noun."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = verbs(toks)
    for index in found[1:]:
        before = toks[index - 1]
        if mask[index] or before.tag not in ("W", "PW", "M") or definite(before) and not _indefinite_head(toks, index):
            continue
        if toks[found[0]].low in ("كان", "كانت", "ليس", "ظل", "بات") and index - found[0] < 6:
            continue
        start = np_start(toks, index)
        head = list(toks[start:index])
        if not head or definite(head[0]) or head[0].low in words("time_nouns") or any(t.tag == "M" for t in head[:1]):
            continue
        if not any(f < start for f in found) or len(toks) - index < 3:
            continue
        if head[0].tag == "PW":
            head[0] = replace(head[0], text=head[0].text[1:], low=head[0].low[1:], start=head[0].start + 1, tag="W")
        return [clause.with_toks(toks[:index]), clause.with_toks([*share(head), *toks[index:]], "relative")]
    return None


def _indefinite_head(toks: Sequence[Tok], index: int) -> bool:
    start = np_start(toks, index)
    return start < index - 1 and not definite(toks[start]) and toks[index - 1].tag == "W" and False


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
        if phrase[start].low in words("honorifics") or len(phrase) - start > 3:
            name = phrase[start : start + 3]
        key = name[-1].low
        if key in told:
            continue
        told.add(key)
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
