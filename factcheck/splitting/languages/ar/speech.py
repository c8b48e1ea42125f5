"""Where speech begins and ends in an Arabic sentence, and which words name the speaker."""

from collections.abc import Sequence
from functools import lru_cache

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages.ar import speakers
from factcheck.splitting.languages.ar.lexicon import phrases_by_word, words
from factcheck.splitting.languages.ar.phrases import (
    definite,
    form,
    is_verb,
    lead_end,
    phrase_at,
    quoted_mask,
    trim,
    verbs,
)

_ACCORDING_ALONE = frozenset(("بحسب", "حسب", "وفق", "حسبما", "وفقما"))
_ACCORDING_TO = frozenset(("وفقا", "طبقا", "تبعا", "استنادا"))
_ACCORDING = _ACCORDING_ALONE | _ACCORDING_TO | {"نقلا"}
_CARRIES = frozenset(("يقل", "تقل"))  # "زورق يقل 86 راكبا"
_CONTRARY = frozenset(("غير", "بيد", "رغم", "مع"))
SEEN = frozenset(("اطلعت", "اطلع", "حصلت", "حصل"))
_REACH = 45  # words between a verb of saying and what is said


def is_speech(tok: Tok) -> bool:
    """Whether the word is a form of a verb of saying."""
    found = form(tok) if tok.tag in ("V", "I") else None
    if tok.low in _CARRIES:
        return False
    return found is not None and found.base in words("speech")


def unquoted(toks: list[Tok]) -> list[Tok]:
    """Leave out quotation marks around the whole, and a lone one that opens or closes it."""
    if len(toks) < 3:
        return toks
    last = len(toks) - 1
    while last > 0 and toks[last].text in ".!…":
        last -= 1
    marks = [i for i, tok in enumerate(toks) if tok.tag in ("q(", "q)")]
    if len(marks) == 2 and marks[1] == last and marks[1] - marks[0] > 4 and verbs(toks[marks[0] : marks[1]]):
        return [tok for tok in toks if tok.tag not in ("q(", "q)")]
    if marks[:1] == [0] and (len(marks) == 1 or marks == [0, last]):
        return trim([tok for tok in toks if tok.tag not in ("q(", "q)")])
    if len(marks) == 1 and marks[0] == last:
        return [tok for tok in toks if tok.tag != "q)"]
    return toks


def marker(toks: Sequence[Tok], index: int) -> int:
    """Return how many words at `index` say "according to", 0 where none do."""
    low = toks[index].low
    if low not in markers():
        return 0
    if low in _ACCORDING_ALONE:
        return 1
    if low == "نقلا":
        return 2 if index + 1 < len(toks) and toks[index + 1].low == "عن" else 0  # not "نُقلا إلى المستشفى"
    if low in _ACCORDING_TO and index + 1 < len(toks):
        following = toks[index + 1]
        if following.low in ("عن", "الي") or (following.low == "ل"):
            return 2
        return 1 if following.low.startswith("ل") else 0
    return len(phrase_at(toks, index, "according"))


@lru_cache
def markers() -> frozenset[str]:
    """The words that "according to" can begin with."""
    return frozenset((*phrases_by_word("according"), *_ACCORDING))


def after_marker(toks: Sequence[Tok], start: int) -> int:
    """Skip "what X said": "ما قاله", "ما ذكرت"."""
    if start < len(toks) and toks[start].low == "ما":
        start += 1
    if start < len(toks) and (is_verb(toks[start]) or is_speech_word(toks[start])):
        start += 1
        if start < len(toks) and toks[start].tag == "PP":
            start += 1  # "بحسب ما صرح به المدير"
    return start


def speaker_end(toks: Sequence[Tok], start: int) -> int | None:
    """Return the comma, or "that", that ends a speaker's phrase at the head of a sentence."""
    mask = quoted_mask(toks)
    for index in range(start + 1, len(toks)):
        if mask[index]:
            continue
        if toks[index].tag == "H":
            return index - 1 if toks[index - 1].tag in (",", "C") else index
        if toks[index].tag == ",":
            following = next((t for t in toks[index + 1 :] if t.tag not in ("C", "A")), None)
            if following and following.tag in ("R", "PR"):
                continue
            return index
    return None


def without_that(toks: Sequence[Tok]) -> list[Tok]:
    """Leave out "إن" before what is said; "أنها" stays, for its pronoun."""
    rest = trim(toks)
    if rest and rest[0].tag == "H" and rest[0].low in ("ان", "بان", "فان"):
        return rest[1:]
    return rest


def speech_stop(toks: Sequence[Tok], start: int) -> int:
    """Return where a speaker's phrase in mid-sentence ends: at a comma that a new clause follows."""
    for index in range(start, len(toks)):
        tok = toks[index]
        if tok.tag == ";" or (tok.tag == "." and index == len(toks) - 1):
            return index
        if tok.tag == "," and index + 1 < len(toks):
            following = [t for t in toks[index + 1 : index + 5] if t.tag not in ("C", "N", "Q")]
            if not following:
                continue
            named = speakers.is_role(toks[start]) and toks[index + 1].tag == "W"
            if following[0].tag not in ("R", "PR") and not named:
                return index
    return len(toks)


def is_speech_word(tok: Tok) -> bool:
    """Whether the word can be a form of a verb of saying, whatever its neighbours made of it."""
    found = form(tok)
    return found is not None and found.base in words("speech")


def speech_verb(toks: Sequence[Tok]) -> int | None:
    """Return the place of the first main verb if it is one of saying."""
    mask = quoted_mask(toks)
    lead = lead_end(toks)
    inside = False
    for index, tok in enumerate(toks):
        if tok.tag == "R" or (tok.tag == "PR" and index and toks[index - 1].tag == "C"):
            inside = True  # a relative clause on the speaker
        elif tok.tag == ",":
            inside = False
        if mask[index] or not is_verb(tok):
            continue
        if is_speech(tok) and not inside and not any(t.tag == "H" for t in toks[lead:index]):
            return index
        if not inside and not _tells_of_noun(toks, index):
            return None
    return None


def _tells_of_noun(toks: Sequence[Tok], index: int) -> bool:
    """Whether the verb only tells of the noun that speaks: "مهندسون عملوا في الموقع قالوا إن"."""
    lead = lead_end(toks)
    if index != lead + 1 or toks[lead].tag != "W" or definite(toks[lead]):
        return False
    later = next((i for i in range(index + 1, min(len(toks), index + 12)) if is_speech(toks[i])), None)
    return later is not None and any(t.tag == "H" for t in toks[later + 1 : later + 6])


def content_start(toks: Sequence[Tok], verb: int) -> int | None:
    """Return the place of "إن", ":" or the quotation that what is said begins with."""
    mask = quoted_mask(toks)
    inside = False
    for index in range(verb + 1, min(len(toks), verb + _REACH)):
        tok = toks[index]
        if tok.tag == "H" and not mask[index]:
            if toks[index - 1].tag == "C" and toks[index - 2].tag == "," and index > verb + 2:
                return None  # "لم تبلغه المدرسة بالحادث، وإنه علم به": that belongs to what was said before
            return None if _of_another(toks, verb, index) else index
        if mask[index]:
            continue
        if tok.low in words("participles") and toks[index - 1].tag == ",":
            return None  # "حذر من الفيضان، مؤكدا أن": what is said hangs on the participle
        if tok.tag == ":" and index + 1 < len(toks):
            return index
        if tok.tag == "R" or (tok.tag == "PR" and toks[index - 1].tag == "C"):
            inside = True
        elif tok.tag == ",":
            inside = False
        elif is_verb(tok) and not inside and toks[index - 1].tag in ("C", ",", "S"):
            return None
    return None


def _of_another(toks: Sequence[Tok], verb: int, that: int) -> bool:
    """Whether "أن" belongs to "على" or "غير": "تعهدت بالسداد، غير أنها لم تحدد موعدا"."""
    before = toks[that - 1].low
    base = getattr(form(toks[verb]), "base", "")
    return before in _CONTRARY or (before == "علي" and base not in ("اكد", "شدد"))


def content_end(toks: Sequence[Tok], start: int) -> int:
    """What is said ends where the outlet goes on: after a quotation, or with another speaker."""
    mask = quoted_mask(toks)
    quoted = any(t.tag == "q(" for t in toks[start : start + 3])
    for index in range(start + 2, len(toks) - 2):
        if mask[index] or toks[index].tag not in (",", ";"):
            continue
        after = index + 1
        if _contrast(toks, after):
            rest = toks[after:]
            closed = quoted and toks[index - 1].tag == "q)"
            if closed or _speaks(rest):
                return index
        elif toks[after].tag == "C" and (_own_voice(toks, after + 1) and not quoted):
            return index
    return len(toks)


def _own_voice(toks: Sequence[Tok], index: int) -> bool:
    """Whether "وهو ما", "ومن المرجح أن" goes on: said by the speaker it would be "وأنه", "وأن من المرجح"."""
    if index + 1 >= len(toks):
        return False
    first, second = toks[index].low, toks[index + 1].low
    return (first == "هو" and second == "ما") or (first == "من" and second in words("likely"))


def _speaks(toks: Sequence[Tok]) -> bool:
    """Whether a clause has its own speaker: "but engineers said that"."""
    verb = speech_verb(toks)
    return verb is not None and verb < 10


def _contrast(toks: Sequence[Tok], index: int) -> bool:
    phrase = phrase_at(toks, index, "contrast")
    return bool(phrase) and phrase[0] not in ("ثم", "بعدما", "بعد", "قبل", "لذلك")


def speaker_words(before: Sequence[Tok], between: Sequence[Tok]) -> list[Tok]:
    """The speaker stands after the verb, or before it in a sentence that begins with a noun."""
    if before and before[0].tag in ("W", "K", "D", "q("):
        return list(before)
    return _without_addressee(between)


def _without_addressee(toks: Sequence[Tok]) -> list[Tok]:
    """Leave out "to the reporters", "in a statement", "on Twitter" after the speaker."""
    phrase = list(toks)
    for index, tok in enumerate(phrase):
        if tok.tag == ",":
            break  # what follows tells of the speaker
        if index and tok.tag == "PP" and phrase[index - 1].low in SEEN:
            break  # "وثيقة اطلعت عليها الصحيفة"
        if tok.tag == "PP" or (index and tok.tag not in ("W", "K", "M") and _leads_away(phrase, index)):
            return phrase[:index]
    return [] if phrase and phrase[0].tag in ("P", "PW") else phrase


def _leads_away(toks: Sequence[Tok], index: int) -> bool:
    """Whether a preposition leads to whom, where or when something was said."""
    tok = toks[index]
    if tok.low in words("said_where") or tok.low == "ل":
        return True  # "لـ«الفجر»"
    if tok.low == "في":
        return index + 1 < len(toks) and toks[index + 1].low in words("said_in")
    if tok.tag != "PW" or not tok.low.startswith("ل"):
        return False
    return tok.low.endswith(("ين", "يه", "ون", "ات")) if tok.low.startswith("لل") else index > 1
