"""Clauses of one Arabic sentence joined by "و", "لكن", "بينما": each with the subject it shares."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, needs, remade, share
from factcheck.splitting.languages.ar import moods
from factcheck.splitting.languages.ar.known import known
from factcheck.splitting.languages.ar.lexicon import past, words
from factcheck.splitting.languages.ar.nouns import agreeing, fits
from factcheck.splitting.languages.ar.phrases import (
    definite,
    form,
    is_verb,
    lead_end,
    np_end,
    owned,
    phrase_at,
    quoted_mask,
    trim,
    verbs,
)
from factcheck.splitting.languages.ar.reported import AMBIGUOUS, pronoun_of
from factcheck.splitting.languages.ar.speech import is_speech, speech_verb
from factcheck.splitting.languages.ar.subjects import shared_subject, surely_subject

_CONDITIONS = frozenset(("اذا", "لو", "لولا", "عندما", "حين", "حينما", "كلما", "سواء"))
_CONTRAST_ALONE = frozenset(("بينما", "بعدما", "لكن", "فيما"))  # without a comma or conjunction before it
_IS_NOT = frozenset(("ليس", "ليست"))
_NEEDS_VERB = frozenset((("كما",), ("حيث",), ("اذ",), ("ثم",), ("لذا",), ("لذلك",), ("علي", "ان")))


@needs(";")
def semicolons(clause: Clause) -> list[Clause] | None:
    """Cut at semicolons outside quotations."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 2):
        if toks[index].tag == ";" and not mask[index] and verbs(toks[:index]):
            left, right = trim(toks[:index]), trim(toks[index + 1 :])
            return [clause.with_toks(left), clause.with_toks(right, "clause")]
    return None


@needs("C", ",", *_CONTRAST_ALONE)
def clauses(clause: Clause) -> list[Clause] | None:
    """Cut the sentence at the first place where another clause of it begins."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 1):
        if mask[index] or (toks[index].tag not in ("C", ",") and toks[index].low not in _CONTRAST_ALONE):
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
    if verbs(toks[lead:]):
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
    if start == index and phrase[0] not in _CONTRAST_ALONE:
        return None
    if phrase in _NEEDS_VERB and not _verb_near(toks, end):
        return None
    if phrase == ("فيما",) and is_verb(toks[end]) and toks[end].low.endswith(("ه", "ها")):
        return None  # "شارك فيما تسميه الوزارة حملة": in what it calls, not while
    left, right = trim(toks[:index]), trim(toks[end:])
    if len(right) < 2 or (not verbs(right) and not _nominal(right)) or _unfinished(left):
        return None
    if right[0].low in _CONDITIONS and right[-1].tag == "V":
        right = [*right, *_whose(left, right[-1])]
    if _bare_verb(right):
        second = _open(clause, right, phrase) or _after(left, right, phrase)
        if second is None:
            return None
        right = second
    return [clause.with_toks(left), clause.with_toks(right, "clause")]


def _whose(left: list[Tok], verb: Tok) -> list[Tok]:
    """The subject that a verb at the end takes from the clause before: "لكن عندما طلب الأهالي المساعدة وافقت"."""
    found = shared_subject(left, [verb])
    return [tok for tok in found if tok.start != verb.start]


def _open(clause: Clause, right: list[Tok], phrase: tuple[str, ...]) -> list[Tok] | None:
    """The clause with its verb marked where "لكنها" may be the speaker: "قالت إن الدراجة تعطلت، لكنها أكملت السباق"."""
    pronoun = next((p for p in ("ها", "هم", "ه") if phrase[-1].endswith(p)), "")
    at = next(iter(verbs(right)), None)
    if not clause.claimant or not pronoun or pronoun != clause.voice or at is None or right[at].rule:
        return None
    return [*right[:at], replace(right[at], rule=AMBIGUOUS), *right[at + 1 :]]


def _after(left: list[Tok], right: list[Tok], phrase: tuple[str, ...]) -> list[Tok] | None:
    """The clause after "لكن", "ثم", "قبل أن" with its subject, and with the time that it is told in."""
    surely = phrase[-1].endswith(("ها", "ه", "هم"))
    if phrase == ("ثم",):
        return moods.carried(left, right)
    if phrase != ("قبل", "ان"):
        return shared_subject(left, right, surely)
    told = next((left[i].tag for i in reversed(verbs(left))), "")
    if told != "V":
        return moods.carried(left, right)
    happened = past(right[0].text) if right[0].tag == "I" else ""
    return shared_subject(left, [remade(happened, "tense", right[0], "V"), *right[1:]], surely) if happened else None


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
    return _verb_joined(clause, index) or _noun_joined(clause, index, left)


def _noun_joined(clause: Clause, index: int, left: list[Tok]) -> list[Clause] | None:
    """ "حريق يودي بثلاثة، والدفاع المدني يقول إن السبب عطل": a clause that begins with its subject."""
    toks = clause.toks
    start = index + 1
    if toks[index].tag != "C" or toks[index - 1].tag != "," or not verbs(left) or _unfinished(left):
        return None
    if start >= len(toks) or toks[start].tag not in ("W", "K"):
        return None
    end = np_end(toks, start)
    if end == start or not (definite(toks[start]) or (definite(toks[end - 1]) and end - start > 1)):
        return None
    verb = end + (end < len(toks) and toks[end].tag in ("N", "Q"))
    if verb >= len(toks) - 1 or not is_verb(toks[verb]):
        return None
    headline = left[0].tag in ("W", "K") and not is_verb(left[0])
    found = form(toks[verb])
    if found is None or not found.sure or not (headline or is_speech(toks[verb])):
        return None  # "شكا السكان من ضيق الطرق، والغبار يملأ البيوت" may be one complaint
    agrees = found.plural or found.feminine == toks[start].text.endswith(("ة", "ات"))
    return [clause.with_toks(left), clause.with_toks(trim(toks[start:]), "clause")] if agrees else None


def _verb_joined(clause: Clause, index: int) -> list[Clause] | None:
    """The clause after "و" or a comma that begins with its verb."""
    toks = clause.toks
    tok, left, start = toks[index], trim(toks[:index]), index + 1
    at = start
    while at < len(toks) and toks[at].tag in ("N", "Q", "A") and not is_verb(toks[at]):
        at += 1
    if at >= len(toks) or not is_verb(toks[at]) or _unfinished(left) or toks[index - 1].tag == "D":
        return None
    if _is_not(toks, at) and not any(t.tag == "N" or t.low in _IS_NOT for t in left):
        return None  # "تقرير أولي، وليس حكما": what it is not belongs to what it is
    found = form(toks[at])
    if tok.tag == "," and (not verbs(left) or at + 1 >= len(toks) or _awaits(left, toks[start])):
        return None
    right = trim(toks[start:])
    if found and found.base == "كان" and len(right) < 3:
        return None
    if tok.tag == "," and toks[at].tag == "I" and (told := _told_of_object(left, right)):
        return [clause.with_toks(left), clause.with_toks(told, "clause")]
    if clause.source == "clause" and not surely_subject(left):
        return [clause.with_toks(left), clause.with_toks(right, "clause")]
    second = moods.carried(left, right, apart=toks[index - 1].tag == ",")
    return None if second is None else [clause.with_toks(left), clause.with_toks(second, "clause")]


def _is_not(toks: Sequence[Tok], at: int) -> bool:
    return toks[at].low in _IS_NOT and at + 1 < len(toks) and toks[at + 1].tag in ("W", "K")


def _awaits(left: Sequence[Tok], following: Tok) -> bool:
    """Whether "كان" before an aside has its verb only after it: "كان المتهم، ...، قد أوقف"."""
    found = [form(left[index]) for index in verbs(left)]
    return following.tag == "Q" and len(found) == 1 and found[0] is not None and found[0].base == "كان"


def _told_of_object(left: Sequence[Tok], right: list[Tok]) -> list[Tok] | None:
    """ "باع حقلا واسعا، يزرع نصفه قمحا": a clause with a pronoun for the object before it is told of the object."""
    if not any(
        t.low in ("منه", "منها", "عليه", "فيه", "فيها", "له", "لها") or owned(t) or t.low == "نصفه" for t in right[:5]
    ):
        return None
    first = verbs(left)[0]
    counted = next(
        (i for i in range(first + 1, len(left)) if left[i].tag == "M" and left[i - 1].tag not in ("P", "M")), None
    )
    if counted is not None and right[0].tag == "N" and any(t.low in ("منها", "منهم") for t in right[:5]):
        return [*share(left[counted : np_end(left, counted)]), *right]  # "سجل 187 هزة، لم تتجاوز أي منها"
    start = next((i for i in range(first + 1, len(left)) if _accusative(left[i])), None)
    if start is None:
        return None
    end = start + 1
    while end < len(left) and _accusative(left[end]):
        end += 1
    return [*share(known(left[start:end])), *right]


def _whose_that(clause: Clause, left: list[Tok], right: list[Tok]) -> list[Tok]:
    """The clause after "وأنها" with the subject of the one before, or as it is where the pronoun may be another's."""
    pronoun = pronoun_of(right[0])
    own = left[0].replaced is not None and left[0].tag == "W" and fits(left[0], pronoun)  # "إنها" before, the speaker
    if not own and clause.claimant and (pronoun == clause.voice or len(agreeing(left, pronoun)) > 1):
        return right  # "قالت النائبة إن الحكومة تأخرت، وإنها ستستجوب الوزير"
    shared = shared_subject(left, right[1:])
    return right if clause.claimant and len(shared) == len(right) - 1 else shared


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
    elif first.low.endswith(("ه", "ها", "هم")) and len(right) > 1 and (is_verb(right[1]) or right[1].tag in "NQ"):
        right = _whose_that(clause, left, right)
    elif first.low == "الا" and len(right) > 1:
        right = [replace(first, text="لا", low="لا", tag="N", rule="negation"), *right[1:]]
    return [clause.with_toks(left), clause.with_toks(right, "clause")]
