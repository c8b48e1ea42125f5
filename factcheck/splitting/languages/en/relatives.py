"""English relative clauses: what they tell of the noun before them is a claim of its own.

Whoever a plain sentence is told of stays told of: "those who pay late are fined" is no claim about those alone, and
neither is what only, every or no one does.
"""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.splitting.clause import Clause, Tok, first_cut, guarded, made, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import is_person
from factcheck.splitting.languages.en.lexicon import verbs
from factcheck.splitting.languages.en.phrases import (
    Group,
    groups,
    is_plural,
    phrase_end,
    phrase_start,
    quoted_mask,
    trim,
)
from factcheck.splitting.languages.en.saying import is_speech

_UNSURE = frozenset(load("en", "rules.json")["unspecific"])
_DENYING = frozenset(("no", "none", "nobody", "never", "nor", "neither", "if", "unless", "whether", "only", "few"))
_THE = frozenset(("the", "his", "her", "its", "their", "this"))
_SOME = _THE | frozenset(("a", "an", "some", "various", "several", "numerous", "many"))
_CONTENTS = frozenset(load("en", "rules.json")["contents"])  # "the claim that it sank" says what is claimed
_PASSIVES = frozenset(load("en", "rules.json")["participles"])  # what happened to the noun before, not what it did
_MODALS = frozenset(("will", "would", "could", "may", "might", "can", "shall", "should", "must", "cannot"))
_WHO = frozenset(("who", "which", "that"))
# What holds as long as its noun, and how a paper came to a document: neither is a claim of what happened.
_LEFT = frozenset(("born", "based", "known", "called", "named", "seen", "obtained", "reviewed", "viewed"))
_OF_MAIN = frozenset(("it", "them", "him"))  # told apart, nobody knows what "the homes that lost it" lost
_PLACES = frozenset(("where",))
_ENDS = frozenset((",", ";", ":", ".", "–", "—"))
_FORMS = frozenset(("by", "in", "at", "on", "from", "for", "under", "with", "during", "last", "to", "as"))


def relatives(clause: Clause) -> list[Clause] | None:
    """Cut "a ship that sank off Orla", "planes chartered by the guild", "a year during which he won"."""
    if clause.source == "relative" or not groups(clause.toks):
        return None
    return first_cut(clause, _RULES)


def _specific(head: Sequence[Tok], toks: Sequence[Tok], start: int) -> bool:
    """Whether the phrase names something that is there, and not whoever or whatever fits."""
    if not head or head[-1].tag not in ("W", "K", "M") or head[-1].low in _UNSURE:
        return False
    if any(t.low in _UNSURE or (t.low.endswith("est") and t.tag == "W") for t in head):
        return False
    before = toks[:start]
    if any(t.low in _DENYING or t.low in _MODALS or t.low.endswith(("n't", "n’t")) or t.low == "not" for t in before):
        return False
    if any(t.tag in ("T", "S") for t in before) and head[0].low not in ("the", "his", "her", "its", "their"):
        return False
    return head[0].low in _SOME or head[0].tag in ("K", "M") or (head[0].tag == "W" and is_plural(head[-1]))


def _two(clause: Clause, rest: Sequence[Tok], told: Sequence[Tok]) -> list[Clause]:
    return [clause.with_toks(trim(rest)), replace(clause, toks=tuple(trim(told)), source="relative")]


@needs("R")
def _restrictive(clause: Clause) -> list[Clause] | None:
    """ "The guild bought a mill that burned in May": the mill burned in May."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = groups(toks)
    for index in range(2, len(toks) - 1):
        if (
            toks[index].low not in _WHO
            or toks[index].tag != "R"
            or mask[index]
            or toks[index - 1].tag not in ("W", "K")
        ):
            continue
        own = [g for g in found if g.start > index]
        if not own or own[0].start != index + 1:
            continue
        start = phrase_start(toks, index)
        if toks[index].low == "who":
            start = _person_start(toks, start, index)
        if not _specific(toks[start:index], toks, start) or any(t.low == "if" for t in toks):
            return None
        if toks[start - 1].low in ("is", "was") and toks[start - 2].low in ("it", "that", "this"):
            return None
        end = _end(toks, own[0], own[1:], any(g.end <= start for g in found))
        if end is None or any(tok.low in _OF_MAIN for tok in toks[index + 1 : end]):
            return None
        return _parted(clause, (start, index, end), [*share(toks[start:index]), *toks[index + 1 : end]])
    return None


def _person_start(toks: Sequence[Tok], start: int, index: int) -> int:
    """ "a man in his thirties who ran": it is the man who ran, not what stands before "who"."""
    earlier = phrase_start(toks, start - 1) if start > 1 and toks[start - 1].tag == "P" else start
    person = earlier < start - 1 and is_person(toks[start - 2])
    return earlier if person and not is_person(toks[index - 1]) else start


def _end(toks: Sequence[Tok], own: Group, later: Sequence[Group], object_: bool) -> int | None:
    """Return where the relative ends: with the clause behind an object, at the verb of the clause behind a subject."""
    mask = quoted_mask(toks)
    if object_:
        end = next((i for i in range(own.end, len(toks)) if toks[i].tag in _ENDS and not mask[i]), len(toks))
        return None if later or end < len(toks) - 1 else end
    if len(later) != 1 or any(t.tag in ("C", ",", "S", "R", "H", "PR", ";") for t in toks[own.end : later[0].start]):
        return None
    end = later[0].start
    while toks[end - 1].tag == "A":
        end -= 1
    return end


def _parted(clause: Clause, places: tuple[int, int, int], told: Sequence[Tok]) -> list[Clause]:
    """The sentence without the relative, and what it tells; "the man who ..." stays whom it was."""
    toks = clause.toks
    start, index, end = places
    whole = end < len(toks) - 1 and toks[start].low in _THE
    rest = clause.with_toks(toks, "relative") if whole else clause.with_toks([*toks[:index], *toks[end:]])
    lowered = [replace(told[0], text=told[0].low) if told[0].tag == "D" else told[0], *told[1:]]
    return [rest, replace(clause, toks=tuple(trim(lowered)), source="relative")]


@needs("whose")
def _whose(clause: Clause) -> list[Clause] | None:
    """ "The prize went to a poet whose books are sold in Orla": the poet's books are sold in Orla."""
    toks = clause.toks
    at = next((i for i, tok in enumerate(toks) if tok.low == "whose" and i), None)
    if at is None or toks[at - 1].tag not in ("W", "K") or not groups(toks[:at]):
        return None
    start = phrase_start(toks, at)
    own = groups(toks[at + 1 :])
    plain = len(own) == 1 and 0 < own[0].start < 8 and not any(t.tag in ("C", ",", "S") for t in toks[at:-1])
    if not plain or not _specific(toks[start:at], toks, start):
        return None
    head = toks[start:at]
    owner = [*share(head[:-1]), remade(head[-1].text + "'s", "possessive", share(head[-1:])[0])]
    return _two(clause, [*toks[:at], *toks[-1:]] if toks[-1].tag == "." else toks[:at], [*owner, *toks[at + 1 :]])


@needs(",")
def _between(clause: Clause) -> list[Clause] | None:
    """ "A loan of 3 million from the guild, approved in July, is to be paid": the loan was approved in July."""
    toks = clause.toks
    found = groups(toks)
    comma = next((i for i, tok in enumerate(toks) if tok.tag == ","), None)
    if comma is None or comma + 3 >= len(toks) or toks[0].tag not in ("D", "K", "W") or groups(toks[:comma]):
        return None
    first = toks[comma + 1]
    end = next((i for i in range(comma + 2, len(toks) - 1) if toks[i].tag == ","), None)
    if end is None or first.tag not in ("E", "N") or first.low not in _PASSIVES or toks[comma + 2].tag != "P":
        return None
    head = phrase_end(toks, 0)
    head = phrase_end(toks, head + 1) if toks[head].low == "of" else head
    if not 0 < head <= comma or not any(group.start == end + 1 for group in found):
        return None
    many = is_plural(toks[phrase_end(toks, 0) - 1])
    be = made("were" if many else "was", "passive", first, "X")
    told = [*share(toks[:head]), be, replace(first, tag="N"), *toks[comma + 2 : end]]
    return _two(clause, [*toks[:comma], *toks[end + 1 :]], told)


@needs("N", "E")
def _reduced(clause: Clause) -> list[Clause] | None:
    """ "The sacks came on two boats hired by the guild": two boats were hired by the guild."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = groups(toks)
    for index in range(2, len(toks) - 2):
        if toks[index].tag not in ("N", "E") or mask[index] or toks[index - 1].tag not in ("W", "K"):
            continue
        by = toks[index + 1].low == "by"
        if not (by or toks[index + 1].low in _FORMS) or toks[index].low in _LEFT:
            continue
        start = phrase_start(toks, index)
        end = _reduced_end(toks, found, start, index)
        if end is None:
            continue
        if not _specific(toks[start:index], toks, start) or (not by and toks[index].low not in _PASSIVES):
            return None
        head = toks[start:index]
        many = (is_plural(head[-1]) and head[-1].tag == "W") or (head[0].tag == "M" and head[0].low not in ("one", "1"))
        be = made("were" if many else "was", "passive", toks[index], "X")
        told = [*share(head), be, replace(toks[index], tag="N"), *toks[index + 1 : end]]
        return _parted(clause, (start, index, end), told)
    return None


def _reduced_end(toks: Sequence[Tok], found: Sequence[Group], start: int, index: int) -> int | None:
    """Return where the participle's words end, None where it is the verb of the clause or shares the clause's end."""
    last = [g for g in found if g.end <= start]
    later = [g for g in found if g.start > index]
    stop = ("C", ",", "H", "R", "S", "PR", ";")
    if last:
        if later or any(t.tag in stop for t in toks[last[-1].end : start]):
            return None
        return None if any(t.tag in _ENDS or t.tag == "C" for t in toks[index : len(toks) - 1]) else len(toks)
    if len(later) != 1 or any(g.start == index for g in found) or any(t.tag in stop for t in toks[:start]):
        return None
    end = later[0].start
    while toks[end - 1].tag == "A":
        end -= 1
    return None if any(t.tag in stop for t in toks[index:end]) else end


@needs("which", "whom", *_PLACES)
def _behind_preposition(clause: Clause) -> list[Clause] | None:
    """ "He spent a year in Orla, during which he won the cup": he won the cup during a year in Orla."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 3):
        if mask[index] or toks[index - 1].tag != "," or toks[index].tag not in ("P", "S"):
            continue
        where = toks[index].low in _PLACES
        if not where and (toks[index + 1].low not in ("which", "whom")):
            continue
        body = trim(toks[index + 1 + (not where) :])
        own = groups(body)
        if not own or own[0].start == 0 or any(t.tag in (";",) for t in body) or not groups(toks[: index - 1]):
            continue
        head = (
            _spell(toks, index - 1) if toks[index].low == "during" else toks[phrase_start(toks, index - 1) : index - 1]
        )
        if not head or len(own) > 1:
            return None
        stop = body[-1:] if body[-1].text in ".!" else []
        tail = [] if where else [*share([toks[index]]), *share(head)]
        return _two(clause, [*toks[: index - 1], *stop], [*body[: len(body) - len(stop)], *tail, *stop])
    return None


def _spell(toks: Sequence[Tok], comma: int) -> Sequence[Tok]:
    """Return what lasted: all that stands between the verb and the comma, "a year in Orla"."""
    end = groups(toks[:comma])[-1].end
    return toks[end:comma] if toks[end].tag == "D" and comma - end <= 12 else ()


@needs(*_WHO)
def _of_object(clause: Clause) -> list[Clause] | None:
    """ "She sings for The Larks, which she founded in 1994": she founded The Larks in 1994."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 3):
        comma = toks[index - 1].tag == ","
        if toks[index].low not in _WHO or mask[index] or not (comma or _brings_object(toks, index)):
            continue
        body = trim(toks[index + 1 :])
        own = groups(body)
        if len(own) != 1 or not 0 < own[0].start < 8 or body[0].tag not in ("PR", "D", "K"):
            continue
        start = phrase_start(toks, index - comma)
        head = toks[start : index - comma]
        if not comma and not _specific(head, toks, start):
            continue
        verb = body[own[0].head]
        following = body[own[0].end : own[0].end + 1]
        if not head or not groups(toks[: index - comma]) or is_speech(verb):
            continue
        if verb.low not in (_any_past() if comma else _PASSIVES):
            continue
        if following and following[0].tag not in ("P", "A", ".", "M"):
            continue
        at = own[0].end
        return _two(clause, toks[: index - comma], [*body[:at], *share(head), *body[at:]])
    return None


def _brings_object(toks: Sequence[Tok], index: int) -> bool:
    """ "a barge that it had bought in May", not "the claim that it had sunk"."""
    return toks[index - 1].tag == "W" and toks[index - 1].low not in _CONTENTS and toks[index + 1].tag == "PR"


@lru_cache
def _any_past() -> frozenset[str]:
    known = verbs()
    return frozenset(known.past) | frozenset(known.participle)


@needs(*_WHO)
def said_of(clause: Clause) -> list[Clause] | None:
    """ "..., after a flood that officials now say killed 12 people": officials say that the flood killed 12 people."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 3):
        if toks[index].low not in _WHO or mask[index] or toks[index - 1].tag not in ("W", "K", ","):
            continue
        comma = toks[index - 1].tag == ","
        verb = next((i for i in range(index + 2, min(index + 8, len(toks) - 1)) if is_speech(toks[i])), None)
        if verb is None or toks[verb + 1].tag not in ("V", "X", "E"):
            continue
        speaker = [t for t in toks[index + 1 : verb] if t.tag not in ("A", "X")]
        start = phrase_start(toks, index - comma)
        head = toks[start : index - comma]
        if not speaker or speaker[0].tag not in ("W", "D", "K") or not head or not groups(toks[:start]):
            continue
        if any(t.tag not in ("W", "K", "D", "b") for t in speaker) or phrase_end(toks, start) < index - comma:
            continue
        end = next((i for i in range(verb, len(toks)) if toks[i].tag in _ENDS), len(toks))
        name = " ".join(t.text for t in speaker if t.low not in ("the", "a", "an"))
        told = replace(
            clause, toks=(*share(head), *toks[verb + 1 : end]), claimant=(name, *clause.claimant), source="said"
        )
        return [clause.with_toks(trim([*toks[: index - comma], *toks[end:]])), told]
    return None


_RULES = guarded(_between, _whose, _behind_preposition, _of_object, _restrictive, _reduced)
