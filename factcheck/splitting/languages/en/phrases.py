"""Phrases of a tagged English clause: verb groups, subjects, noun phrases."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import verbs

BE = frozenset(("is", "was", "are", "were", "am", "be", "been", "being"))
HAVE = frozenset(("has", "have", "had"))
NOMINAL = frozenset(("D", "M", "W", "K", "O", "$", "%", "'", "£", "€"))
_FINITE = frozenset(("X", "V", "B", "E"))  # the classes with which a finite group may begin
_QUOTES = frozenset(("q(", "q)"))
_BE_HAVE = BE | HAVE
_PARTICIPLE_FOLLOWERS = frozenset(("by", "in", "on", "at", "from", "with", "to", "for", "against", "as", "between"))


@lru_cache
def calendar() -> frozenset[str]:
    """Return the names of months and days of the week."""
    return frozenset(load("en", "rules.json")["calendar"])


@dataclass(slots=True, eq=False)  # not frozen: a text has many
class Group:
    """A finite verb group toks[start:end]; `head` is the index of its last verb."""

    start: Final[int]
    end: Final[int]
    head: Final[int]


def quoted_mask(toks: Sequence[Tok]) -> Sequence[bool]:
    """Whether each word stands inside quotation marks."""
    return _mask(tuple(toks))


@lru_cache(maxsize=512)
def _mask(toks: tuple[Tok, ...]) -> Sequence[bool]:
    if "q(" not in [tok.tag for tok in toks]:
        return _unquoted(len(toks))
    mask, inside = list[bool](), False
    for tok in toks:
        if tok.tag == "q(":
            inside = True
        mask.append(inside)
        if tok.tag == "q)":
            inside = False
    return mask


@lru_cache
def _unquoted(length: int) -> Sequence[bool]:
    return (False,) * length


def is_finite(toks: Sequence[Tok], index: int) -> bool:
    """Whether a finite verb group may begin at `index`."""
    tok = toks[index]
    if tok.tag in ("X", "V"):
        return True
    before = _before(toks, index)
    if tok.tag == "B":
        return before is not None and before.tag in ("W", "K", "M", "PR", "R", "C", "O") and tok.low not in ("be",)
    if tok.tag != "E" or before is None:
        return False
    if before.tag in ("X", "T", "G", "N", "P", "D", "V", "E", "B"):
        return False
    return not _reduced(toks, index)


def _before(toks: Sequence[Tok], index: int) -> Tok | None:
    index -= 1
    while index >= 0 and toks[index].tag == "A":
        index -= 1
    return toks[index] if index >= 0 else None


def _reduced(toks: Sequence[Tok], index: int) -> bool:
    """Whether the past form is a participle after its noun: "the charges filed against him are baseless"."""
    if index + 1 < len(toks) and toks[index + 1].low not in _PARTICIPLE_FOLLOWERS:
        return False
    if index == 0 or toks[index - 1].tag not in ("W", "K", "M"):
        return False
    for later in toks[index + 1 :]:
        if later.tag in (",", "C", "R", "H", "S", ";", ":", "PR"):
            return False
        if later.tag in ("X", "V"):
            return True
    return False


def groups(toks: Sequence[Tok]) -> tuple[Group, ...]:
    """Return the finite verb groups outside quotation marks, in order."""
    return _groups(tuple(toks))


@lru_cache(maxsize=512)  # a dozen rules ask for those of the same clause
def _groups(toks: tuple[Tok, ...]) -> tuple[Group, ...]:
    found: list[Group] = []
    after, inside = 0, False  # the index after the latest group, and whether a quotation is open
    for index, tok in enumerate(toks):
        tag = tok.tag
        if tag in _QUOTES:
            inside = tag == "q("
        elif tag in _FINITE and index >= after and not inside and is_finite(toks, index):
            group = _group_at(toks, index)
            found.append(group)
            after = group.end
    return tuple(found)


def _group_at(toks: Sequence[Tok], start: int) -> Group:
    end, head, length = start + 1, start, len(toks)
    auxiliary = toks[start].tag == "X"
    while end < length:
        tag = toks[end].tag
        if tag == "A" and toks[end].low not in ("today", "yesterday", "there", "here", "together", "abroad"):
            end += 1
        elif auxiliary and tag in ("B", "N", "E", "G", "X"):
            head, end = end, end + 1
            auxiliary = tag in ("X", "N", "B", "G") and toks[end - 1].low in _BE_HAVE
        else:
            break
    while end - 1 > head and toks[end - 1].tag == "A":
        end -= 1
    return Group(start, end, head)


def subject_start(toks: Sequence[Tok], verb: int) -> int:
    """Return where the subject of the verb group at `verb` begins, `verb` where there is none.

    A phrase before the subject that ends with a comma ("On Friday, ") is left out.
    """
    return _subject_start(tuple(toks), verb)


@lru_cache(maxsize=512)
def _subject_start(toks: tuple[Tok, ...], verb: int) -> int:
    mask = quoted_mask(toks)
    start = verb
    for index in range(verb - 1, -1, -1):
        tag = toks[index].tag
        if not mask[index] and tag in (",", ";", ":", "S", "H", "R", "–", "—"):
            break
        start = index
    while start < verb and toks[start].tag in ("C", "A", ",", "S"):
        start += 1
    if start < verb and toks[start].tag == "P":
        return _after_phrase(toks, start, verb)
    return start


def _after_phrase(toks: Sequence[Tok], start: int, verb: int) -> int:
    """Return where the subject begins after a phrase without a comma: "By October the plan had..."."""
    index = start + 1
    seen_name = False
    while index < verb:
        tag = toks[index].tag
        if (tag == "PR" and index > start + 1) or (tag == "D" and seen_name and toks[index - 1].tag in ("W", "K", "M")):
            return index
        if tag == "M" and toks[index - 1].tag == "K" and index > start + 1 and _counts(toks, index):
            return index  # "In Orla 17 people were hurt"
        seen_name = seen_name or tag in ("W", "K", "M")
        index += 1
    return verb


def _counts(toks: Sequence[Tok], index: int) -> bool:
    """Whether the number is one of people or things, not of a day or year: "On May 5 people" tells of neither."""
    named = toks[index - 1].low not in calendar()
    return named and index + 1 < len(toks) and toks[index + 1].tag in ("W", "%") and toks[index - 2].tag == "P"


def contact(toks: Sequence[Tok]) -> bool:
    """Whether the first verb is of a relative without its pronoun: "Money she spent on hats was her sister's"."""
    found = groups(toks)
    if len(found) < 2 or toks[0].tag not in ("W", "D", "K", "M"):
        return False
    start = found[0].start
    subject = toks[start - 1] if start else None
    return (
        subject is not None
        and subject.tag == "PR"
        and start > 1
        and toks[start - 2].tag in ("W", "K")
        and subject_start(toks, start) < start - 1
    )


def is_noun_phrase(toks: Sequence[Tok]) -> bool:
    """Whether the words are one noun phrase, prepositional phrases allowed after its head."""
    if not toks or not any(t.tag in ("W", "K", "M", "PR", "O", "q)") for t in toks):
        return False
    if toks[0].tag not in NOMINAL and toks[0].tag not in ("PR", "q(", "A", "G", "E"):
        return False
    return not groups(toks) and not any(t.tag in (";", ":", "H", "S") for t in toks)


def phrase_end(toks: Sequence[Tok], start: int) -> int:
    """Return the index after the bare noun phrase (no preposition) that begins at `start`."""
    index = start
    while index < len(toks):
        tag = toks[index].tag
        if tag == "q(":
            index = close_of(toks, index)
        elif tag in NOMINAL or (tag in ("G", "E", "A") and index + 1 < len(toks) and _goes_with(tag, toks[index + 1])):
            before = toks[index - 1].tag if index > start else ""
            if (tag == "D" and before in ("W", "K")) or (tag == "E" and before == "K"):
                break
            index += 1
        else:
            break
    return index


def _goes_with(tag: str, after: Tok) -> bool:
    """ "gifted poets", "critically acclaimed films", "the renowned "Dust"."""
    return after.tag in ("W", "K", "q(") or (tag == "A" and after.tag == "E")


def close_of(toks: Sequence[Tok], index: int) -> int:
    """Return the index after the quotation that opens at `index`."""
    for later in range(index + 1, len(toks)):
        if toks[later].tag == "q)":
            return later + 1
    return len(toks)


def phrase_start(toks: Sequence[Tok], end: int) -> int:
    """Return where the bare noun phrase that ends at `end` (excluded) begins."""
    index = end
    while index > 0:
        tag = toks[index - 1].tag
        if tag == "q)":
            index = _open_of(toks, index - 1)
        elif tag in NOMINAL or (tag in ("G", "E") and index < end and toks[index - 2].tag in ("D",)):
            index -= 1
            if tag == "D" and (index == 0 or toks[index - 1].tag != "D"):
                break
        else:
            break
    return index


def whole_phrase_start(toks: Sequence[Tok], end: int) -> int:
    """Return where the noun phrase that ends at `end` begins, "of" and "and" inside it allowed: "a range of books"."""
    start = phrase_start(toks, end)
    while start > 1 and start < end:
        joined = toks[start - 1].low == "of" or (
            toks[start - 1].low == "and" and toks[start].tag == "W" and is_plural(toks[start - 2])
        )
        earlier = phrase_start(toks, start - 1)
        if not joined or earlier == start - 1:
            break
        start = earlier
    return start


def _open_of(toks: Sequence[Tok], index: int) -> int:
    for earlier in range(index - 1, -1, -1):
        if toks[earlier].tag == "q(":
            return earlier
    return 0


def is_plural(tok: Tok) -> bool:
    """Whether a common noun looks plural."""
    low = tok.low
    return (low.endswith("s") and not low.endswith(("ss", "us", "is", "'s", "’s"))) or low in (
        "people",
        "children",
        "women",
        "men",
        "police",
    )


def past_of(low: str) -> str | None:
    """Return the past form of an -ing form, None for one that is not known."""
    forms = verbs().ing.get(low)
    return forms.past if forms else None


def trim(toks: Sequence[Tok]) -> list[Tok]:
    """Leave out the conjunctions and signs at either end that hold nothing together any more."""
    start, end = 0, len(toks)
    while start < end and (toks[start].tag in (",", ";", ":", "–", "—", "-", ".") or toks[start].low in ("and", "but")):
        start += 1
    while end > start and (toks[end - 1].tag in (",", ";", ":", "–", "—", "-") or toks[end - 1].tag == "C"):
        end -= 1
    return list(toks[start:end])


def without_adverbs(subject: Sequence[Tok]) -> Sequence[Tok]:
    """Return the subject without the adverbs of its verb at its end."""
    while len(subject) > 1 and subject[-1].tag == "A":
        subject = subject[:-1]
    return subject
