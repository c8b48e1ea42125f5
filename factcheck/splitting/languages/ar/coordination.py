"""Clauses of one Arabic sentence joined by "و", "لكن", "بينما": each with the subject it shares."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, share
from factcheck.splitting.languages.ar import speakers
from factcheck.splitting.languages.ar.lexicon import Form, words
from factcheck.splitting.languages.ar.phrases import (
    after_yet,
    definite,
    form,
    is_verb,
    lead_end,
    np_end,
    owned,
    phrase_at,
    quoted_mask,
    subject,
    trim,
    verbs,
)
from factcheck.splitting.languages.ar.speech import speech_verb

_DAMMA = "\u064f"  # on the first letter of a verb it says that the verb is passive
_CONDITIONS = frozenset(("اذا", "لو", "لولا", "عندما", "حين", "حينما", "كلما", "سواء"))
_NEEDS_VERB = frozenset((("كما",), ("حيث",), ("اذ",), ("ثم",), ("لذا",), ("لذلك",), ("علي", "ان")))
_COPULAS = frozenset(("زال", "دام", "كان", "ظل", "بات", "صار", "اصبح", "كاد", "بقي", "استمر", "بدا", "عاد", "اوشك"))


def semicolons(clause: Clause) -> list[Clause] | None:
    """Cut at semicolons outside quotations."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 2):
        if toks[index].tag == ";" and not mask[index] and verbs(toks[:index]):
            left, right = trim(toks[:index]), trim(toks[index + 1 :])
            return [clause.with_toks(left), clause.with_toks(right, "clause")]
    return None


def clauses(clause: Clause) -> list[Clause] | None:
    """Cut the sentence at the first place where another clause of it begins."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 1):
        if mask[index]:
            continue
        if not _stands(toks[:index]):
            if clause.claimant and toks[index].tag == "C" and toks[index + 1].tag == "H":
                return _parallel(clause, trim(toks[:index]), trim(toks[index + 1 :]))
            continue
        found = _contrast(clause, index) or _joined(clause, index)
        if found:
            return [found[0], *(_own_speaker(clause, right) for right in found[1:])]
    return None


def _own_speaker(whole: Clause, right: Clause) -> Clause:
    """A clause with its own verb of saying is not what was denied or expected before it."""
    spoken = whole.source == "kept" and speech_verb(right.toks) is not None
    return replace(right, claimant=()) if spoken else right


def _stands(toks: Sequence[Tok]) -> bool:
    """Whether the words before a break are a clause: a verb, or a noun and what is said of it."""
    lead = lead_end(toks)
    if lead >= len(toks):
        return False
    if any(is_verb(t) for t in toks[lead:]):
        return True
    return toks[lead].tag in ("W", "K") and len(toks) - lead > 3


def _contrast(clause: Clause, index: int) -> list[Clause] | None:
    """..., while B; ..., but B; after A happened."""
    toks = clause.toks
    start = index + (toks[index].tag in (",", "C"))
    if start > index and toks[start].low == "و":
        start += 1
    phrase = phrase_at(toks, start, "contrast")
    end = start + len(phrase)
    if not phrase or end >= len(toks):
        return None
    if start == index and phrase[0] not in ("بينما", "بعدما", "لكن", "فيما"):
        return None
    if phrase in _NEEDS_VERB and not _verb_near(toks, end):
        return None
    left, right = trim(toks[:index]), trim(toks[end:])
    if len(right) < 2 or (not verbs(right) and not _nominal(right)) or _unfinished(left):
        return None
    if _bare_verb(right):
        right = shared_subject(left, right, phrase[-1].endswith(("ها", "ه", "هم")))
    return [clause.with_toks(left), clause.with_toks(right, "clause")]


def _unfinished(toks: Sequence[Tok]) -> bool:
    """Whether a condition before the break makes the rest its outcome."""
    lead = lead_end(toks)
    head = toks[lead : lead + 2]
    return any(t.low in _CONDITIONS for t in head)


def _verb_near(toks: Sequence[Tok], start: int) -> bool:
    return any(is_verb(t) for t in toks[start : start + 3])


def _nominal(toks: Sequence[Tok]) -> bool:
    return toks[0].tag in ("W", "K") and len(toks) > 3


def _bare_verb(toks: Sequence[Tok]) -> bool:
    return is_verb(toks[0]) or toks[0].tag in ("N", "Q")


def _joined(clause: Clause, index: int) -> list[Clause] | None:
    """A and [not] did B; that A and that B."""
    toks = clause.toks
    tok = toks[index]
    if tok.tag not in ("C", ",") or tok.low == "او":
        return None
    start = index + 1
    if tok.tag == "," and toks[start].tag == "C":
        return None  # the conjunction itself is looked at next
    left = trim(toks[:index])
    if tok.tag == "C" and toks[start].tag == "H":
        if not any(t.tag == "H" for t in left) and not clause.claimant:
            return None
        return _parallel(clause, left, trim(toks[start:]))
    likely = toks[start].low == "من" and start + 1 < len(toks) and toks[start + 1].low in words("likely")
    if tok.tag == "C" and (likely or toks[start].low == "لو"):
        return [clause.with_toks(left), clause.with_toks(trim(toks[start:]), "clause")]
    return _verb_joined(clause, index)


def _verb_joined(clause: Clause, index: int) -> list[Clause] | None:
    """The clause after "و" or a comma that begins with its verb."""
    toks = clause.toks
    tok, left, start = toks[index], trim(toks[:index]), index + 1
    at = start
    while at < len(toks) and toks[at].tag in ("N", "Q", "A") and not is_verb(toks[at]):
        at += 1
    if at >= len(toks) or not is_verb(toks[at]) or _unfinished(left) or toks[index - 1].tag == "D":
        return None
    found = form(toks[at])
    if tok.tag == "," and (not verbs(left) or at + 1 >= len(toks) or _awaits(left, toks[start])):
        return None
    right = trim(toks[start:])
    if found and found.base == "كان" and len(right) < 3:
        return None
    if tok.tag == "," and toks[at].tag == "I" and (told := _told_of_object(left, right)):
        return [clause.with_toks(left), clause.with_toks(told, "clause")]
    if clause.source == "clause" and not _surely_subject(left):
        return [clause.with_toks(left), clause.with_toks(right, "clause")]
    return [clause.with_toks(left), clause.with_toks(shared_subject(left, right), "clause")]


def _awaits(left: Sequence[Tok], following: Tok) -> bool:
    """Whether "كان" before an aside has its verb only after it: "كان المتهم، ...، قد أوقف"."""
    found = [form(left[index]) for index in verbs(left)]
    return following.tag == "Q" and len(found) == 1 and found[0] is not None and found[0].base == "كان"


def _surely_subject(toks: Sequence[Tok]) -> bool:
    """Whether the noun after the verb of a clause is its subject, and not what a subject left out acts on."""
    first, place = next(iter(verbs(toks)), None), subject(toks)
    found = form(toks[first]) if first is not None else None
    if first is None or place is None or found is None or toks[place[0]].shared or place[0] < first:
        return True
    if found.base in words("intransitive") | words("suffered") | words("speech") or found.base in _COPULAS:
        return True
    return _reflexive(found.base) or (place[1] < len(toks) and toks[place[1]].tag in ("W", "K", "M"))


def _told_of_object(left: Sequence[Tok], right: list[Tok]) -> list[Tok] | None:
    """ "باع حقلا واسعا، يزرع نصفه قمحا": a clause with a pronoun for the object before it is told of the object."""
    if not any(
        t.low in ("منه", "منها", "عليه", "فيه", "فيها", "له", "لها") or owned(t) or t.low == "نصفه" for t in right[:5]
    ):
        return None
    first = verbs(left)[0]
    start = next((i for i in range(first + 1, len(left)) if _accusative(left[i])), None)
    if start is None:
        return None
    end = start + 1
    while end < len(left) and _accusative(left[end]):
        end += 1
    return [*share(left[start:end]), *right]


def _accusative(tok: Tok) -> bool:
    return tok.tag == "W" and len(tok.low) > 3 and tok.text.rstrip("\u064b").endswith("ا") and not definite(tok)


def _parallel(clause: Clause, left: list[Tok], right: list[Tok]) -> list[Clause]:
    """ "إن A، وإن B": the second has the verb of saying of the first where that is kept."""
    first = right[0]
    that = next((i for i, t in enumerate(left) if t.tag == "H"), None)
    if that is not None and clause.source == "kept":
        return [clause.with_toks(left), clause.with_toks([*share(left[:that]), *right])]
    if first.low in ("ان", "بان", "فان"):
        right = right[1:]
    elif first.low.endswith(("ه", "ها", "هم")) and len(right) > 1 and is_verb(right[1]):
        right = shared_subject(left, right[1:])
    elif first.low == "الا" and len(right) > 1:
        right = [replace(first, text="لا", low="لا", tag="N", rule="negation"), *right[1:]]
    return [clause.with_toks(left), clause.with_toks(right, "clause")]


def shared_subject(left: Sequence[Tok], right: list[Tok], surely: bool = False) -> list[Tok]:
    """Give the second clause the subject of the first where it has none of its own and the two agree.

    `surely` says that a pronoun before the clause stands for it: "لكنها".
    """
    found = verbs(right)
    if not found:
        return right
    at = found[0]
    if any(t.tag not in ("N", "Q", "A") for t in right[:at]):
        return right
    second = form(right[at])
    place = subject(left)
    if second is None or place is None or second.person == 1:
        return right
    if not surely and _has_subject(right, at, second):
        return right
    first_at = verbs(left)[0]
    start, end = place
    if speakers.is_role(left[start]):
        end = max(end, _named_end(left, start))
    phrase = share(_without_signs(left[start:end]))
    before = start < first_at
    first = form(left[first_at])
    if not _agree(first, second, phrase):
        return right
    if before or second.plural:
        return [*phrase, *right]
    return [*right[: at + 1], *phrase, *right[at + 1 :]]


def _named_end(toks: Sequence[Tok], start: int) -> int:
    """Return where an office with its holder's name ends: "رئيسة الوزراء فلانة الفلانية"."""
    phrase = toks[start : speakers.phrase_end(toks, start)]
    for length in range(3, len(phrase) + 1):
        name = speakers.name_start(phrase[:length])
        if name and length - name == 2:
            return start + length
    return 0


def _without_signs(toks: Sequence[Tok]) -> list[Tok]:
    return [t for t in toks if t.tag not in (",",)]


def _agree(first: Form | None, second: Form, phrase: Sequence[Tok]) -> bool:
    """Whether the verb can have the phrase as its subject."""
    if not phrase:
        return False
    if first is None:
        return True
    if first.base in ("تم", "جري") or second.base in ("تم", "جري"):
        return False
    return first.feminine == second.feminine and not (first.plural and not second.plural)


def _has_subject(toks: Sequence[Tok], at: int, second: Form) -> bool:
    """Whether a noun after the verb is its own subject rather than what it acts on."""
    start = after_yet(toks, at)
    inverted = False
    while start < len(toks) and toks[start].tag in ("A", "PP"):
        inverted = inverted or toks[start].tag == "PP"
        start += 1
    if start >= len(toks):
        return False
    tok = toks[start]
    if is_verb(tok) or tok.low in ("الا", "سوي"):
        return True
    if tok.tag not in ("W", "K", "D", "q(", "M"):
        return False
    if (inverted or toks[at].text[1:2] == _DAMMA) and tok.tag != "q(":
        return True
    if tok.tag == "M":
        suffered = second.base in words("suffered") and not second.feminine
        return suffered or second.base in words("intransitive")
    return _noun_acts(toks, start, second)


def _noun_acts(toks: Sequence[Tok], start: int, second: Form) -> bool:
    """Whether the noun at `start` does what the verb before it says."""
    if second.object or second.base in words("intransitive") or _reflexive(second.base):
        return True
    end = np_end(toks, start)
    if second.base in _COPULAS or (end < len(toks) and toks[end].tag in ("W", "K", "M") and end > start):
        return True
    tok = toks[start]
    feminine = tok.text.endswith(("ة", "ات", "اء"))
    return definite(tok) and feminine == second.feminine and not tok.low.endswith(("ين", "هم", "ها"))


def _reflexive(base: str) -> bool:
    """Verbs of the patterns انفعل and تفعل, which act on nothing, but for those listed."""
    if base in words("transitive"):
        return False
    return (base.startswith("ان") and len(base) == 5) or (base.startswith("ت") and len(base) in (4, 5))
