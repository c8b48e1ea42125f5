"""Phrases of a tagged Arabic clause: noun phrases, subjects, verbs, quotations."""

from collections.abc import Sequence
from functools import lru_cache

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages.ar.lexicon import Form, imperfect, is_action_word, phrases_by_word, verb, words
from factcheck.splitting.languages.ar.readings import VERBS

BREAKS = frozenset((",", ";", ":", "."))
_PRONOUN_ENDINGS = ("هما", "ها", "هم", "ه")
_IS_NOT = frozenset(("ليس", "ليست"))
_COMMON = ("common_nouns", "events", "institutions", "documents", "nouns")
_NO_ADJECTIVES = ("roles", "institutions", "things")  # "تسلمت البلدية | الحديقة"
_OPENED_BY = {"q)": "q(", ")": "("}
_DASHES = frozenset("-–—")


def quoted_mask(toks: Sequence[Tok]) -> Sequence[bool]:
    """Whether each word stands inside quotation marks or brackets; marks that never close hold nothing."""
    return _mask(tuple(toks))


@lru_cache(maxsize=512)  # each rule asks for that of the same clause
def _mask(toks: tuple[Tok, ...]) -> Sequence[bool]:
    tags = [tok.tag for tok in toks]
    if "q(" not in tags and "(" not in tags:
        return (False,) * len(toks)
    mask = [False] * len(toks)
    opened: list[int] = []
    for index, tok in enumerate(toks):
        if tok.tag in ("q(", "("):
            opened.append(index)
        elif tok.tag in ("q)", ")") and opened:
            start = opened.pop()
            if not opened:
                for inside in range(start, index + 1):
                    mask[inside] = True
    return mask


def is_verb(tok: Tok) -> bool:
    """Whether the word is a finite verb, "ليس" included."""
    return tok.tag in VERBS or tok.low in _IS_NOT


def verbs(toks: Sequence[Tok]) -> list[int]:
    """Return the places of the finite verbs."""
    return [index for index, tok in enumerate(toks) if tok.tag in VERBS or tok.low in _IS_NOT]


def form(tok: Tok) -> Form | None:
    """Return the form of a verb: one that its neighbours make an imperfect is none of the past."""
    found = verb(tok.text)
    if found is not None and found.tense == "past" and tok.tag == "I":
        return imperfect(tok.text) or found
    return found


def article(tok: Tok) -> bool:
    """Whether the word is written with the article."""
    return tok.text.startswith("ال")


def definite(tok: Tok) -> bool:
    """Whether the word has the article or is a name of a place."""
    low = tok.low
    if tok.tag == "K":
        return True
    return (article(tok) and len(low) > 3) or (tok.tag == "PW" and low[:2] in ("لل", "با", "كا"))


def owned(tok: Tok) -> bool:
    """Whether a pronoun is written to the noun: "أدواتها"."""
    if tok.tag not in ("W", "PW") or tok.text.endswith("ة") or article(tok):
        return False
    if len(tok.low) < 5 or not tok.low.endswith(_PRONOUN_ENDINGS):
        return False
    return tok.low not in words("own_ha") and tok.low[1:] not in words("own_ha")


def adjective(tok: Tok) -> bool:
    """Whether a word with the article looks like an adjective."""
    bare = tok.low[2:] if article(tok) else tok.low
    if tok.tag != "W" or bare == tok.low or len(bare) < 3:
        return False
    if bare in ("ماضي", "ماضيه", "مقبل", "مقبله") or any(bare in words(name) for name in _NO_ADJECTIVES):
        return False
    formed = len(bare) > 3 and (bare[2] == "ي" or bare[0] == "م" or bare[1] == "ا")
    return bare.endswith(("ي", "ون", "ين", "ه")) or (formed and len(bare) < 9)


def is_action(tok: Tok) -> bool:
    """Whether the word is a noun of action: "إغلاق", "تأجيل", "انقطاع", or a verb's own letters."""
    if tok.tag not in ("W", "PW"):
        return False
    if tok.tag == "PW" and tok.low[0] in "بل" and not tok.low.startswith("لل"):
        return is_action_word(tok.low[1:], tok.text[1:])
    return is_action_word(tok.low, tok.text)


def np_end(toks: Sequence[Tok], start: int) -> int:
    """Return where the noun phrase that begins at `start` ends; `start` where none begins."""
    index, closed = start, False
    size = len(toks)
    bound = [tok.low for tok in toks[start : start + 2]] in (["اكثر", "من"], ["اقل", "من"])
    if bound and start + 2 < size and toks[start + 2].tag == "M":
        return np_end(toks, start + 2)
    while index < size and index - start < 14:
        tok = toks[index]
        if tok.tag in ("q(", "(") and (tok.tag == "q(" or index > start):
            close = _close(toks, index)
            if close is None or (tok.tag == "q(" and closed and index > start and definite(toks[index - 1])):
                break
            index, closed = close + 1, closed or tok.tag == "q("
            continue
        if tok.tag == "D" and not closed:
            index += 1
            continue
        if tok.tag == "M" and index > start and toks[index - 1].low in words("time_nouns"):
            index += 1
            closed = True
        elif tok.tag == "M" and (index == start or toks[index - 1].tag == "M"):
            index += 1
        elif tok.tag == "PP" and index > start and toks[index - 1].low in words("with_pp"):
            index += 1  # "المشتبه به"
        elif _goes_on(toks, start, index, closed):
            closed = closed or definite(tok) or owned(tok)
            index += 1
        else:
            break
    return index


def _close(toks: Sequence[Tok], index: int) -> int | None:
    """Return the place of the mark that closes the quotation or bracket at `index`, if it is near."""
    mark = "q)" if toks[index].tag == "q(" else ")"
    return next((i for i in range(index, min(len(toks), index + 12)) if toks[i].tag == mark), None)


def _goes_on(toks: Sequence[Tok], start: int, index: int, closed: bool) -> bool:
    tok = toks[index]
    if tok.tag not in ("W", "K") and not (tok.tag == "PW" and index == start):
        return False
    if index > start and _many(toks[index - 1]) and not tok.low.endswith("ون"):
        return False  # "أوقف مسلحون | قافلة": what they are of would have taken their last letter
    if index > start and (
        owned(toks[index - 1]) or (_acted_on(tok) and toks[start].tag == "W" and not _acted_on(toks[start]))
    ):
        return False  # "اقتحم مسلحون | مصرفا"
    return not closed or _joins(toks, start, index)


def _many(tok: Tok) -> bool:
    """Whether the word is surely an indefinite plural: "محتجون", but not "مليون"."""
    return tok.low[0] == "م" and tok.low.endswith("ون") and len(tok.low) > 5 and tok.tag == "W"


def _joins(toks: Sequence[Tok], start: int, index: int) -> bool:
    """Whether a word belongs to the finished phrase before it as its adjective."""
    tok = toks[index]
    if tok.low == "العام" and index + 1 < len(toks) and toks[index + 1].low not in words("past_or_next"):
        return True  # "مكتب المدعي العام"
    if not article(tok) or not adjective(tok):
        return False
    plain = tok.text.endswith("ة") and not tok.text.endswith("ية")
    first = toks[start].low.removeprefix("ال")
    if index == start + 1 and tok.text.endswith("ة") and first in words("roles") and not toks[start].text.endswith("ة"):
        return False  # "وصف الناقد | الرواية"
    if not tok.text.endswith(("ة", "ات", "ى", "ون", "ين")) and all(
        before.text.endswith("ة") or not definite(before) for before in toks[start:index]
    ):
        return not any(before.text.endswith("ة") for before in toks[start:index])  # "المحكمة | المتهم"
    many = toks[start].low in words("feminine_plurals")  # "الأمم المتحدة"
    return not plain or many or toks[start].text.endswith(("ة", "ات", "اء")) or index - start > 1


def np_start(toks: Sequence[Tok], end: int) -> int:
    """Return where the noun phrase that ends before `end` begins: after a preposition, verb or sign."""
    start = end
    while start > 0 and end - start < 10:
        tok = toks[start - 1]
        if tok.tag in _OPENED_BY:
            opened = next(
                (i for i in range(start - 1, max(-1, start - 12), -1) if toks[i].tag == _OPENED_BY[tok.tag]), None
            )
            if opened is None:
                break
            start = opened
            continue
        if tok.tag == "PW":
            return start - 1
        if tok.tag not in ("W", "K", "M", "D") or tok.low == "ما" or (start < end and _ends_before(tok, toks[start])):
            break
        start -= 1
        if tok.tag == "D":
            break
    return start


def _ends_before(tok: Tok, following: Tok) -> bool:
    """Whether no noun phrase goes over from `tok` to the word after it."""
    if owned(tok) or (_says_when(tok) and not article(following)):
        return True
    if article(tok) and following.tag == "W" and any(following.low in words(name) for name in (*_COMMON, "roles")):
        return True  # "دشن أمير المنطقة | مشروع تحلية"
    if article(tok) and article(following) and any(following.low[2:] in words(name) for name in _NO_ADJECTIVES):
        return True  # "تسلمت البلدية | الحديقة"
    return tok.tag == "W" and _acted_on(following) and not _acted_on(tok)  # "أطلقت شركة | هاتفا جديدا"


def _acted_on(tok: Tok) -> bool:
    """Whether an indefinite noun is written as an object, "هاتفا", which no noun before it can belong to."""
    return (
        tok.tag == "W" and tok.low.endswith("ا") and len(tok.low) > 3 and not article(tok) and tok.low[-2] not in "ياو"
    )


def _says_when(tok: Tok) -> bool:
    return tok.low in words("days") or tok.low in words("past_or_next")


def subject(toks: Sequence[Tok]) -> tuple[int, int] | None:
    """Return the place of the subject of the first verb: before it in a clause that begins with a noun, or after it."""
    found = verbs(toks)
    if not found:
        return None
    first = found[0]
    begin = first
    while begin > 0 and toks[begin - 1].tag in ("N", "Q"):
        begin -= 1
    lead = lead_end(toks)
    if begin > lead:
        nouns = np_end(toks, lead)
        if nouns > lead and toks[lead].tag in ("W", "K", "D", "q("):
            return lead, begin if _whole_subject(toks, lead, begin) else nouns
        if "," not in [t.tag for t in toks[lead:begin]]:
            return None
    return subject_after(toks, first)


def _whole_subject(toks: Sequence[Tok], start: int, end: int) -> bool:
    return not any(t.tag in BREAKS or t.tag in ("R", "S", "H", "C") for t in toks[start:end]) and end - start < 10


def after_yet(toks: Sequence[Tok], at: int) -> int:
    """Return the place after the verb at `at`, past the "بعد" that means "yet" after a negation."""
    negated = at > 0 and toks[at - 1].tag == "N"
    yet = negated and at + 2 < len(toks) and toks[at + 1].low == "بعد" and not definite(toks[at + 2])
    return at + 2 if yet else at + 1


def subject_after(toks: Sequence[Tok], at: int) -> tuple[int, int] | None:
    """Return the place of the noun phrase after the verb at `at`, past pronouns and adverbs."""
    start = after_yet(toks, at)
    while start < len(toks) and (toks[start].tag in ("A", "PP", ",") or time_end(toks, start) > start):
        if toks[start].tag == ",":
            return None
        start = max(start + 1, time_end(toks, start))
    if start >= len(toks) or toks[start].tag not in ("W", "K", "D", "q("):
        return None
    end = np_end(toks, start)
    return (start, end) if end > start else None


def time_end(toks: Sequence[Tok], start: int) -> int:
    """Return where "مساء الاثنين", "الأسبوع الماضي" ends, `start` where no such words say when."""
    index = start
    if index < len(toks) and toks[index].low in words("dayparts"):
        index += 1
    if index < len(toks) and toks[index].low in words("days"):
        index += 1
    dated = index > start + 1 or (index > start and toks[start].low in words("days"))
    if index < len(toks) and index > start and toks[index].low in words("past_or_next"):
        return index + 1
    return index if dated else start


def lead_end(toks: Sequence[Tok]) -> int:
    """Return how many words at the head only join the clause to what was said before: "كما", "وسرعان ما"."""
    index = 0
    while index < len(toks) and (toks[index].tag in ("C", ",", ";", ".", ":") or toks[index].text in _DASHES):
        index += 1
    phrase = phrase_at(toks, index, "openers")
    if not phrase:
        return index
    after = index + len(phrase)
    return after + (after < len(toks) and toks[after].tag == ",")


def phrase_at(toks: Sequence[Tok], index: int, name: str) -> tuple[str, ...]:
    """Return the longest phrase of the list `name` that the words from `index` on are, () where none is."""
    if index >= len(toks):
        return ()
    for phrase in phrases_by_word(name).get(toks[index].low, ()):
        if len(phrase) == 1 or tuple(t.low for t in toks[index : index + len(phrase)]) == phrase:
            return phrase
    return ()


def trim(toks: Sequence[Tok]) -> list[Tok]:
    """Leave out the conjunctions and signs at either end that hold nothing together any more."""
    start, end = 0, len(toks)
    while start < end and (toks[start].tag in ("C", ",", ";", ":", ".", ")") or toks[start].text in _DASHES):
        start += 1
    while end > start and (toks[end - 1].tag in (",", ";", ":", "C", "(", ".") or toks[end - 1].text in _DASHES):
        end -= 1
    return list(toks[start:end])
