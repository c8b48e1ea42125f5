"""What an Arabic sentence tells of a noun or a number in passing: "الذي اندلع", "بينهم ثلاثة", "أي ضعف"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, needs, share
from factcheck.splitting.languages.ar.counts import counted_with, number_at
from factcheck.splitting.languages.ar.known import known
from factcheck.splitting.languages.ar.lexicon import phrases, words
from factcheck.splitting.languages.ar.nouns import fits, may_mean
from factcheck.splitting.languages.ar.objects import acted_on
from factcheck.splitting.languages.ar.phrases import (
    article,
    definite,
    form,
    is_action,
    is_verb,
    np_start,
    owned,
    quoted_mask,
    subject,
    trim,
    verbs,
)
from factcheck.splitting.languages.ar.shares import in_place
from factcheck.splitting.languages.ar.speech import is_speech
from factcheck.splitting.languages.ar.subjects import shared_subject

_COPULAS = frozenset(("يكون", "تكون", "كان", "كانت"))
_WHO = frozenset(("ممن", "مما", "لمن", "بمن", "عمن", "فيمن"))  # with a preposition, and no noun before them


def head_noun(toks: Sequence[Tok], end: int) -> list[Tok]:
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
            return [
                replace(first, text="ال" + first.text[2:], low="ال" + first.low[2:], tag="W", rule="preposition"),
                *head[1:],
            ]
        head[0] = replace(first, text=first.text[1:], low=first.low[1:], start=first.start + 1, tag="W")
    return head


@needs("R")
def relatives(clause: Clause) -> list[Clause] | None:
    """Cut "الحريق الذي اندلع": the relative clause with its noun is a claim, after a comma or at the end."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(1, len(toks) - 1):
        tok = toks[index]
        if tok.tag != "R" or mask[index] or tok.low in _WHO:
            continue
        if any(t.tag == "S" for t in toks[:index]):
            continue
        comma = toks[index - 1].tag == ","
        end = _relative_end(toks, index + 1, comma)
        awaited = None if comma else _complement(toks, index, end) or _main_verb(toks, index, end)
        if awaited is not None:
            end = awaited
        elif not comma and (
            _list_follows(toks, index, end) or (end < len(toks) and toks[end].tag not in (",", ";", ".", "P", "S"))
        ):
            continue
        head = _agreeing(head_noun(toks, index - comma), tok)
        if head and toks[index - comma - len(head) - 1].tag == "PR":
            continue  # "وهي المرة الأولى التي تفوز فيها"
        if head and head[-1].low == "الامر":
            continue  # "اتهمت الهيئة الشرطة، الأمر الذي نفته": the matter is the whole sentence
        body = trim(toks[index + 1 : end])
        if not head or len(body) < 2 or not any(is_verb(t) for t in body[:4]):
            continue
        joins = end + 1 < len(toks) and toks[end].tag == "," and toks[end + 1].tag != "C"
        rest = trim([*toks[: index - comma], *toks[end + joins :]])
        if not _complete(rest):
            continue
        told = clause.with_toks([*share(head), *body], "relative")
        # "بلغت كلفة الجسر الذي افتتح أمس مليونا، وفق الوزارة": which bridge it is, the outlet says itself
        own = clause.source == "sourced" and not comma
        return [clause.with_toks(rest), replace(told, claimant=()) if own else told]
    return None


def _awaits(toks: Sequence[Tok], relative: int) -> str:
    """The verb of a clause whose subject the relative clause follows, so that what it acts on comes only then."""
    place, first = subject(toks[:relative]), next(iter(verbs(toks[:relative])), None)
    if place is None or first is None or place[0] < first or place[1] != relative:
        return ""
    return getattr(form(toks[first]), "base", "")


def _complement(toks: Sequence[Tok], relative: int, end: int) -> int | None:
    """Return where the verb before "الاتفاق الذي وُقع أمس" has its object: "على زيادة الأجور", "زيادة الأجور"."""
    base = _awaits(toks, relative)
    governed = {verb: preposition for verb, preposition in phrases("governs")}.get(base)
    for index in range(relative + 2, min(end, len(toks) - 1)):
        if governed:
            glued = (
                governed == "ب" and toks[index].tag == "PW" and toks[index].low[0] == "ب" and _closes(toks[index - 1])
            )
            if glued or (toks[index].low == governed and is_action(toks[index + 1])):
                return index
        elif base and toks[index].tag == "W" and is_action(toks[index]) and _closes(toks[index - 1]):
            return index
    return None


def _main_verb(toks: Sequence[Tok], relative: int, end: int) -> int | None:
    """Return where the verb of the noun at the head stands: "المرفأ الذي أنشئ عام 1932 | يستقبل 400 سفينة"."""
    if verbs(toks[:relative]) or any(t.tag in ("H", "R", "PR") for t in toks[:relative]):
        return None
    mask = quoted_mask(toks)
    last = None
    for index in range(relative + 3, end):
        told = form(toks[index])
        agrees = told is not None and told.feminine == (toks[relative].low == "التي")
        own = is_verb(toks[index]) and not mask[index] and not is_verb(toks[index - 1])
        while own and toks[index - 1].tag in ("N", "Q"):
            index -= 1
        before = toks[index - 1]
        if own and index > relative + 2 and (_closes(before) or before.low in words("time_nouns")):
            return index
        if own and agrees and before.tag == "W":
            last = index  # it may tell of an indefinite noun before it, but the sentence has no later verb
    return last


def _closes(tok: Tok) -> bool:
    """Whether no noun after the word can belong to it."""
    return definite(tok) or tok.tag in ("M", "PP", "A") or owned(tok)


def _list_follows(toks: Sequence[Tok], relative: int, end: int) -> bool:
    """Whether a list goes on after the relative clause, whose first item nothing tells from the clause."""
    joined = end + 2 < len(toks) and toks[end].tag == "," and toks[end + 1].tag == "C" and not is_verb(toks[end + 2])
    return joined and bool(_awaits(toks, relative))


def _agreeing(head: list[Tok], relative: Tok) -> list[Tok]:
    """The noun that "الذي" can stand for: in "نتيجة السباق الذي" and "إصلاح الطريق الذي" the last one."""
    differs = relative.low == "الذي" and head[:1] and head[0].text.endswith(("ة", "ات"))
    differs = differs or (relative.low in ("الذي", "التي") and head[:1] and head[0].low in words("people"))
    differs = differs or (relative.low == "التي" and head[:1] and not may_mean(head[0], "هي"))  # "حطام السفينة التي"
    unsure = relative.low == "التي" and len(head) == 2 and head[0].tag == "W" and not fits(head[0], "ها")
    if len(head) < 2 or not (differs or unsure or is_action(head[0])):
        return head
    feminine = relative.low == "التي"
    places = [i for i, t in enumerate(head) if i and article(t) and t.text.endswith("ة") == feminine]
    if not places:
        return head
    if unsure and not differs and not is_action(head[0]):
        return []  # "حطام السفينة التي": a word in no list may be a plural
    last = places[-1]
    mate = head[last - 1].low in words("institutions") | words("events")
    mate = mate and may_mean(head[last - 1], "هي" if feminine else "هو")
    return head[last - mate :]


def _complete(toks: Sequence[Tok]) -> bool:
    return len(toks) > 2 and (bool(verbs(toks)) or toks[0].tag in ("W", "K"))


def _relative_end(toks: Sequence[Tok], start: int, comma: bool) -> int:
    """A relative clause ends at the next comma, or where the sentence goes on with its own verb."""
    mask = quoted_mask(toks)
    for index in range(start, len(toks)):
        if mask[index]:
            continue
        if toks[index].tag == "," and [t.tag for t in toks[index + 1 : index + 3]] == ["C", "H"]:
            continue  # "الذي قال إن بلاده تدعم الاتفاق، وإنها ستوقعه"
        if toks[index].tag in (",", ";", "."):
            return index
        if index > start + 1 and toks[index].tag == "H" and toks[index - 1].tag != "C":
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
    """ "رحلة تستغرق ثلاثة أيام": a verb after an indefinite noun tells of the noun."""
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
        if mask[index] or before.tag not in ("W", "PW", "M") or definite(before) or _sought(toks, found, index):
            continue
        if _is_copula(toks[found[0]]) and index - found[0] < 6:
            continue
        start = _measured(toks, np_start(toks, index))
        head = _bare_head(toks[start:index])
        measured = start > 0 and len(head) > 1 and head[1].tag == "PW" and head[1].low[1:] in words("measures")
        if toks[start - 1].tag == "PR" or not _told_of(toks[start:index], toks[start - 1]):
            continue
        end = next((i for i in range(verb, len(toks) - 2) if toks[i].tag == "," and toks[i + 1].tag != "C"), len(toks))
        if not any(f < start for f in found) or len(toks) - index < 3:
            continue
        left, right = [*toks[:index], *toks[end + 1 :]], list(toks[index:end])
        if head[0].low.rstrip("ا") in words("documents") and is_speech(toks[verb]):
            return [clause.with_toks(left), clause.with_toks(shared_subject(left, right), "clause")]
        told = acted_on(head, right)
        if told is not None:
            return [clause.with_toks(left), clause.with_toks(told, "object")]
        again = known(
            head[:1] if measured else head
        )  # "قرض بقيمة مليون يسدد خلال عام": it is the loan that is paid back
        return [clause.with_toks(left), clause.with_toks([*share(again), *right], "relative")]
    return None


def _sought(toks: Sequence[Tok], found: Sequence[int], index: int) -> bool:
    """Whether the noun is only wanted: "يبحث المجلس عن موقع يتسع لألف شخص" tells of no place."""
    last = [i for i in found if i < index][-1:]
    return any(getattr(form(toks[i]), "base", "") in words("sought") for i in last)


def _measured(toks: Sequence[Tok], start: int) -> int:
    """Where the noun begins whose measure is told first: "قرض بقيمة مليون يصرف على دفعات"."""
    measures = toks[start].tag == "PW" and toks[start].low[1:] in words("measures") and start > 1
    return np_start(toks, start) if measures and toks[start - 1].tag == "W" else start


def _bare_head(head: Sequence[Tok]) -> list[Tok]:
    """The noun phrase without a preposition written to it."""
    if not head or head[0].tag != "PW":
        return list(head)
    first = head[0]
    return [replace(first, text=first.text[1:], low=first.low[1:], start=first.start + 1, tag="W"), *head[1:]]


def _is_copula(tok: Tok) -> bool:
    """Whether what follows the verb says what its subject is: "ستكون وصمة لا تمحى" is one breath."""
    found = form(tok)
    return tok.low in ("ليس", "ليست") or (found is not None and found.base in ("كان", "ظل", "بات", "اصبح", "صار"))


def _told_of(head: Sequence[Tok], before: Tok) -> bool:
    """Whether a noun phrase can have a verb tell of it: indefinite, and no number or time, nor an age.

    In "يُعتقد أن ليلى منصور نظفت الساحة" she is whom the verb is about.
    """
    if not head or (len(head) == 1 and head[0].tag == "PW" and head[0].low[1:] in words("measures")):
        return False  # "بكلفة تجاوزت المليون"
    if head[-1].low in ("عمر", "سن") or before.tag == "H" or before.low in _COPULAS:
        return False
    first = head[0]
    if first.tag in ("D", "M") or definite(first):
        return False
    return first.low not in words("parts") and first.low not in words("time_nouns")


@needs("اي")
def that_is(clause: Clause) -> list[Clause] | None:
    """ "..., أي ضعف طاقتها": another measure of the same, told with the words before the first one."""
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
            body = (counted_with(toks[number], body[0]), *body[1:]) if body[0].tag == "M" else body
        if body and body[0].low in ("قبل", "بعد"):
            number = next((i for i in range(1, index) if toks[i].low in ("عند", "في", "منذ") and i > 3), index - 1)
        rest = [*toks[: index - 1], *toks[end:]]
        number -= toks[number - 1].low in ("بنسبه", "بمعدل")
        return [clause.with_toks(rest), clause.with_toks([*share(toks[:number]), *body], "that_is")]
    return None


@needs(*words("parts"))
def parts(clause: Clause) -> list[Clause] | None:
    """ "..., بينهم ثلاثة مهندسين": the part is told with the whole before it."""
    toks = clause.toks
    if clause.source == "part":
        return None  # told already, and would be again until the sentence may have no more claims
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 1):
        tok = toks[index]
        if mask[index] or tok.low not in words("parts"):
            continue
        begin = index - (toks[index - 1].low == "من")
        comma = toks[begin - 1].tag == ","
        if not comma and begin == index and tok.low not in ("بينهم", "بينها", "بينهما"):
            continue
        if not verbs(toks[:index]):
            continue
        end = _part_end(toks, index + 1)
        body = list(toks[begin:end])
        if len(body) < 2:
            continue
        cut = begin - comma
        goes_on = end + 1 < len(toks) and toks[end].tag == "," and toks[end + 1].tag in ("P", "PW")
        rest = [*toks[:cut], *toks[end + goes_on :]]  # "سجل 90 هزة، معظمها خفيف، منذ مايو"
        instead = in_place(toks[:cut], toks[index:end]) if end >= len(toks) - 1 else None
        if instead is not None:
            return [clause.with_toks(rest), clause.with_toks(instead, "share")]
        told = [*share(trim(toks[:cut])), *body]
        return [clause.with_toks(rest), clause.with_toks(told, "part")]
    return None


def _part_end(toks: Sequence[Tok], start: int) -> int:
    for index in range(start, len(toks)):
        tag = toks[index].tag
        if tag == "," and index + 2 < len(toks) and toks[index + 1].tag == "C" and number_at(toks, index + 2):
            continue  # "منها 20 من كذا، ونحو 10 من كذا"
        if tag in (",", ";", ".") or (tag == "C" and index + 1 < len(toks) and is_verb(toks[index + 1])):
            return index
    return len(toks)
