"""What a verb joined by "و" takes from the verb before it: "قد", "سـ", "من المتوقع أن".

Cut off without it, a plan or a guess would be told as a fact: "من المتوقع أن يصل الوزير ويوقع اتفاقا" does not say
that he signs one.
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Tok, remade, share
from factcheck.splitting.languages.ar.lexicon import imperfect
from factcheck.splitting.languages.ar.phrases import form, is_verb, verbs
from factcheck.splitting.languages.ar.subjects import has_subject, impersonal, shared_subject

_NEGATED = frozenset(("لم", "لن"))


def carried(left: Sequence[Tok], right: list[Tok], apart: bool = False) -> list[Tok] | None:
    """Return the second clause with the subject and the mood of the first; None where it cannot stand alone.

    `apart` says that a comma stands between the two: then one with a subject of its own has a mood of its own.
    """
    if not right or _own(left, right, apart):
        return shared_subject(left, right)
    right = _as_expected(left, right)
    if right[0].tag != "I" or _future(right[0]):
        return shared_subject(left, right)
    governing = _governing(left)
    if governing is None:
        return shared_subject(left, right)
    before = left[governing - 1] if governing else None
    if before is not None and before.tag == "N" and before.low in _NEGATED:
        return None  # "لم يحضر ويصوت": the negation may hold for both
    if before is not None and before.tag == "H":
        own = left[:governing]
        if any(is_verb(tok) or tok.tag in ("W", "K", "P") for tok in own):
            return [*share(own), *shared_subject(left[governing:], right)]
    found = shared_subject(left, right)
    place = next((i for i, tok in enumerate(found) if tok.start == right[0].start and is_verb(tok)), None)
    if place is None:
        return found
    if before is not None and before.tag == "Q":
        return [*found[:place], *share([before]), *found[place:]]
    if _future(left[governing]):
        verb = found[place]
        return [*found[:place], remade("س" + verb.text, "future", verb, "I"), *found[place + 1 :]]
    return found


def _own(left: Sequence[Tok], right: Sequence[Tok], apart: bool) -> bool:
    """Whether the second clause has a mood of its own: "ربما أغلق المصنع، ويبدو أن", "رغم أن المصنع قد يغلق، تشتري"."""
    return impersonal(right, 0) or (apart and (has_subject(right) or left[0].tag in ("S", "P")))


def _as_expected(left: Sequence[Tok], right: list[Tok]) -> list[Tok]:
    """ "أن تحفر البئر وتنقل الماء": after what is expected no past stands, though the word could be one."""
    place = _governing(left)
    expected = bool(place) and left[(place or 1) - 1].low == "ان"
    if not expected or right[0].tag != "V" or imperfect(right[0].text) is None:
        return right
    return [replace(right[0], tag="I"), *right[1:]]


def _governing(left: Sequence[Tok]) -> int | None:
    """The place of the verb that the second one is joined to: the last imperfect, unless a past one comes after it."""
    places = verbs(left)
    last = places[-1] if places else None
    return last if last is not None and left[last].tag == "I" and form(left[last]) is not None else None


def _future(tok: Tok) -> bool:
    return tok.low[0] == "س" and tok.low[1:2] in ("ي", "ت", "ن", "ا") and tok.tag == "I"
