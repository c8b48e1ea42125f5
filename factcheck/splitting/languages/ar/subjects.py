"""Whose the verb of a clause is: the subject that it shares with the clause before it, or its own."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.splitting.clause import Tok, share
from factcheck.splitting.languages.ar import speakers
from factcheck.splitting.languages.ar.known import known
from factcheck.splitting.languages.ar.lexicon import Form, imperfect, verb, words
from factcheck.splitting.languages.ar.phrases import (
    after_yet,
    article,
    definite,
    form,
    is_verb,
    lead_end,
    np_end,
    owned,
    subject,
    verbs,
)

_IMPERSONAL = frozenset(("يبدو", "يمكن", "يعتقد", "يرجح", "يتوقع", "يحتمل", "يجب", "ينبغي", "يقال", "يظن"))
_DAMMA = "\u064f"  # on the first letter of a verb it says that the verb is passive
_COPULAS = frozenset(("زال", "دام", "كان", "ظل", "بات", "صار", "اصبح", "كاد", "بقي", "استمر", "بدا", "عاد", "اوشك"))


def surely_subject(toks: Sequence[Tok]) -> bool:
    """Whether the noun after the verb of a clause is its subject, and not what a subject left out acts on."""
    first, place = next(iter(verbs(toks)), None), subject(toks)
    found = form(toks[first]) if first is not None else None
    if first is None or place is None or found is None or toks[place[0]].shared or place[0] < first:
        return True
    if found.base in words("intransitive") | words("suffered") | words("speech") or found.base in _COPULAS:
        return True
    return _reflexive(found.base) or (place[1] < len(toks) and toks[place[1]].tag in ("W", "K", "M"))


def shared_subject(left: Sequence[Tok], right: list[Tok], surely: bool = False) -> list[Tok]:
    """Give the second clause the subject of the first where it has none of its own and the two agree.

    `surely` says that a pronoun before the clause stands for it: "لكنها".
    """
    found = verbs(right)
    if not found:
        return right
    at = found[0]
    if any(t.tag not in ("N", "Q", "A") for t in right[:at]) or impersonal(right, at):
        return right
    second = form(right[at])
    place = subject(left) or topic(left)
    if second is None or place is None or second.person == 1 or _turned(left):
        return right  # "أطلق الحارس النار على اللص، فأصابه، ونقل": after "so" it may be the other's turn
    if _of_object(left, place[1], second) if surely else _has_subject(right, at, second):
        return right
    right, second = _as_imperfect(left, right, at, second)
    start, end = _possessor(left, place, second)
    first_at = next(iter(verbs(left)), end)
    if speakers.is_role(left[start]):
        named = speakers.named_end(left, start)
        end = max(end, named if not any(map(accusative, left[end:named])) else 0)  # "بنى المهندس | جسرا خشبيا"
    end = max(end, _whole_subject(left, start))
    denied = any(tok.tag == "N" for tok in left)
    phrase = share(_without_signs(left[start:end] if denied else known(left[start:end])))
    before = start < first_at
    first = form(left[first_at]) if first_at < len(left) and start != end else None
    if (start, end) != place or first_at >= len(left) or not is_verb(left[first_at]):
        first = None
        if phrase and phrase[0].text.endswith("ة") != second.feminine:
            return right
    if not _agree(first, second, phrase) or not _can_be(left[start:end], second):
        return right
    if before or second.plural:
        return [*phrase, *right]
    return [*right[: at + 1], *phrase, *right[at + 1 :]]


def impersonal(toks: Sequence[Tok], at: int) -> bool:
    """Whether nobody in particular is the subject of the verb at `at`: "ويُعتقد أن الميناء مغلق"."""
    return toks[at].low in _IMPERSONAL and any(t.tag == "H" for t in toks[at + 1 : at + 2])


def topic(left: Sequence[Tok]) -> tuple[int, int] | None:
    """The noun that a clause without a verb is about: "موكله بريء"."""
    start = lead_end(left)
    if verbs(left) or start >= len(left) or left[start].tag not in ("W", "K"):
        return None
    end = np_end(left, start)
    return (start, end) if end > start else None


def _possessor(left: Sequence[Tok], place: tuple[int, int], second: Form) -> tuple[int, int]:
    """In "بلغت كلفة المشروع 70 مليونا، ويشمل بناء جسرين" it is the project that includes them."""
    start, end = place
    head, last = left[start], left[end - 1]
    differs = head.text.endswith("ة") != second.feminine and not article(head) and head.tag == "W"
    agrees = last.text.endswith("ة") == second.feminine
    if head.low.removeprefix("ال") not in words("measures"):
        return place  # "أثبتت تقنية الفيديو الخطأ، ولم يستبعد": whoever does not, it is not the video
    if end - start == 2 and differs and agrees and article(last) and not second.plural and _feminine_verb(left, second):
        return end - 1, end
    return place


def _feminine_verb(left: Sequence[Tok], second: Form) -> bool:
    """Whether the verb of the first clause differs from the second's, so that they have not one subject."""
    first = next((form(left[i]) for i in verbs(left)), None)
    return first is not None and first.feminine != second.feminine


def _as_imperfect(left: Sequence[Tok], right: list[Tok], at: int, second: Form) -> tuple[list[Tok], Form]:
    """Read "تسبب" after "تنتقل العدوى" as what the disease does, not as "he caused"."""
    first, other = next((form(left[i]) for i in verbs(left)), None), imperfect(right[at].text)
    if first is None or other is None or second.tense != "past" or first.tense != "imperfect" or not first.feminine:
        return right, second
    if second.feminine or not other.feminine:
        return right, second
    return [*right[:at], replace(right[at], tag="I"), *right[at + 1 :]], other


def _whole_subject(left: Sequence[Tok], start: int) -> int:
    """Where the noun after "كان" ends with all that belongs to it: "كان آخر انهيار للتربة في المنطقة قد وقع"."""
    if left[start - 1].low not in ("كان", "كانت"):
        return 0
    end = next((i for i in range(start, min(len(left), start + 12)) if left[i].tag in ("Q", ",", "V", "I", "C")), 0)
    return end if end and left[end].tag == "Q" else 0


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


def _turned(left: Sequence[Tok]) -> bool:
    """Whether the words go on with "so": "أطلق الحارس النار على اللص، فأصابه"."""
    joined = [t for before, t in pairwise(left) if before.tag == "," and t.low[0] == "ف"]
    return any(
        t.low == "ف" or (len(t.low) > 3 and verb(t.text[1:]) is not None and verb(t.text) is None) for t in joined
    )


def _of_object(left: Sequence[Tok], end: int, second: Form) -> bool:
    """Whether what was acted on can be meant by "لكنه" as well as who acted: "بنى المهندس جسرا، لكنه انهار"."""
    if second.feminine or second.base == "كان" or second.base in words("speech"):
        return False
    return end < len(left) and accusative(left[end]) and not owned(left[end])


def _can_be(phrase: Sequence[Tok], second: Form) -> bool:
    """Whether the second verb is that of the phrase by number, and not as well that of whom the phrase belongs to.

    Not "القارب" in "غرق القارب، وانتشلوا ركابه", and not "مبيعات الشركة" in "تراجعت مبيعات الشركة، وسرحت مئتي عامل".
    """
    head = phrase[0]
    if second.plural:
        single = head.tag == "W" and (head.text.endswith("ة") or head.low.removeprefix("ال") in words("things"))
        return not single
    owner = phrase[-1]
    if len(phrase) != 2 or second.base in words("intransitive") or owner.low.removeprefix("ال") not in _owners():
        return True
    whose = article(owner) and owner.text.endswith("ة") == second.feminine and not article(head)
    return not whose or head.low in _owners() or head.low in words("persons") or head.low in words("roles")


def _owners() -> frozenset[str]:
    return words("institutions")


def has_subject(toks: Sequence[Tok]) -> bool:
    """Whether a clause that begins with its verb has a subject of its own after it."""
    found = form(toks[0])
    return found is not None and _has_subject(toks, 0, found)


def _has_subject(toks: Sequence[Tok], at: int, second: Form) -> bool:
    """Whether a noun after the verb is its own subject rather than what it acts on."""
    if second.plural:
        return False  # before its subject a verb would be singular
    start = after_yet(toks, at)
    inverted = False
    while start < len(toks) and toks[start].tag in ("A", "PP"):
        inverted = inverted or toks[start].tag == "PP"
        start += 1
    if start >= len(toks):
        return False
    tok = toks[start]
    if is_verb(tok) or tok.low in ("الا", "سوي", "اي"):
        return True
    if tok.tag not in ("W", "K", "D", "q(", "M") or _lasts(toks, start) or accusative(tok):
        return False
    if (inverted or toks[at].text[1:2] == _DAMMA) and tok.tag != "q(":
        return True
    if tok.tag == "M":
        if second.object or _acted_on(toks, at, start, second):
            return second.object  # "يزورها 900 طالب"
        suffered = second.base in words("suffered") and not second.feminine
        return suffered or second.base in words("intransitive")
    return _noun_acts(toks, start, second)


def _lasts(toks: Sequence[Tok], start: int) -> bool:
    """Whether what follows the verb says how long: "تستمر عشرة أيام", "استمرت نحو ثلاث ساعات"."""
    at = start + (toks[start].low in words("approximators"))
    at += toks[at].low == "من" if at < len(toks) else 0
    counted = at < len(toks) and toks[at].tag == "M"
    while at < len(toks) and toks[at].tag == "M":
        at += 1
    return counted and at < len(toks) and toks[at].low.removesuffix("ا") in words("durations")


def accusative(tok: Tok) -> bool:
    """Whether the noun is written as what a verb acts on: "إسهالا", "خبزا"."""
    if tok.tag != "W" or len(tok.low) < 4 or definite(tok) or tok.low in words("broken_in"):
        return False
    return tok.text.rstrip("\u064b").endswith("ا") and tok.low[-2] not in "ياو"


def _acted_on(toks: Sequence[Tok], at: int, start: int, second: Form) -> bool:
    """Whether the number after a verb is its object: "أصاب سبعة", which is not "أصيب", and "سبعة آخرين"."""
    active = second.base == toks[at].low and second.base in words("suffered") and second.base[-2] == "ا"
    return active or (start + 1 < len(toks) and toks[start + 1].low == "اخرين" and toks[at].low[-2:-1] != "ي")


def _noun_acts(toks: Sequence[Tok], start: int, second: Form) -> bool:
    """Whether the noun at `start` does what the verb before it says."""
    if second.object or second.base in words("intransitive") or _reflexive(second.base):
        return True
    end = np_end(toks, start)
    if owned(toks[start]) and start + 1 < len(toks) and toks[start + 1].tag == "H":
        return True  # "وصل القطار متأخرا، وقال ركابه إنهم"
    if toks[start].low in ("الاخير", "الاخيره"):
        return True
    if second.base in words("places_acted_on") and article(toks[start]):
        return _goes_somewhere(toks, start)
    if second.base in _COPULAS or (end < len(toks) and toks[end].tag in ("W", "K", "M") and end > start):
        return not (article(toks[start]) and toks[start].low.endswith("ين"))  # "نصحت المواطنين بعدم السفر"
    tok = toks[start]
    feminine = tok.text.endswith(("ة", "ات", "اء"))
    return definite(tok) and feminine == second.feminine and not tok.low.endswith(("ين", "هم", "ها"))


def _goes_somewhere(toks: Sequence[Tok], start: int) -> bool:
    """Whether a place follows the noun after "غادر": "غادر الوفد العاصمة", but "غادر الملعب مصابا"."""
    following = toks[start + 1] if start + 1 < len(toks) else None
    if following is None or following.tag not in ("W", "K"):
        return False
    bare = following.low.removeprefix("ال")
    return following.tag == "K" or any(bare in words(name) for name in ("common_nouns", "institutions", "nouns"))


def _reflexive(base: str) -> bool:
    """Verbs of the patterns انفعل and تفعل, which act on nothing, but for those listed."""
    if base in words("transitive"):
        return False
    return (base.startswith("ان") and len(base) == 5) or (base.startswith("ت") and len(base) in (4, 5))
