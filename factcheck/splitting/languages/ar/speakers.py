"""Who a speaker is: the name, the office, and the pronoun that stands for them in what they say."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from factcheck.splitting.clause import Tok, made, remade, share
from factcheck.splitting.languages.ar.known import known
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.phrases import article, definite, form, is_action, is_verb, np_end, owned, trim
from factcheck.splitting.languages.ar.predicates import predicates

_LONGEST_NAME = 3  # words
_NAME_PARTS = frozenset(("بن", "ود", "ال", "ابو", "عبد", "بنت", "ابن", "ولد"))
_BA_NAMES = frozenset(("برهان", "بثينه", "بنيامين", "بلقيس", "بسمله", "بهيجه"))
_WITHHOLDS = frozenset(("رفض", "طلب", "فضل", "اشترط"))
_NAMING = frozenset(("عدم", "الكشف", "ذكر", "نشر", "حجب", "التحدث", "ان"))
# Words that begin with "ل" themselves: of their three, two are written after "ل" and the article.
_BEGIN_WITH_LAM = ("جنة", "جان", "اعب", "قاء", "واء", "بنان", "يبي", "غوي")
_MAKING = frozenset(("اجري", "اعد", "نشر", "اصدر", "كتب", "وضع", "نفذ", "انجز"))
_ABBREVIATED = frozenset(("د", "أ", "م"))  # "د." before a name
_PRONOUNS = {"ه": False, "ها": True}


@dataclass
class Speaker:
    """The name as it stands in the text, its words, and the words of claims about the speaker."""

    name: str = ""
    toks: list[Tok] = field(default_factory=list)
    about: list[list[Tok]] = field(default_factory=list)


def read(toks: Sequence[Tok], text: str) -> Speaker:
    """Return who speaks, from the words between the verb of saying and what is said."""
    phrase = trim(toks)
    asides: list[list[Tok]] = []
    cut = next((i for i, t in enumerate(phrase) if t.tag in (",", ";") and i), None)
    if cut is not None:
        after = next((i for i in range(cut + 1, len(phrase)) if phrase[i].tag in (",", ";", "P")), len(phrase))
        name = phrase[cut + 1 : after]
        if is_role(phrase[0]) and 2 <= len(name) <= 3 and _may_be_name(name):
            return Speaker(_text(name, text), name, [titled(name, phrase[:cut])])
        asides = _asides(phrase[cut:])
        phrase = phrase[:cut]
    dots = [t.tag == "." and not (i and phrase[i - 1].text in _ABBREVIATED) for i, t in enumerate(phrase)]
    found = _named([tok for tok, dot in zip(phrase, dots, strict=True) if not dot], text)
    found.about += [[*share(found.toks), *each] for aside in asides for each in predicates(aside)]
    return found


def _named(phrase: list[Tok], text: str) -> Speaker:
    """Read an office, a name, and what stands in brackets after them."""
    whole = phrase
    bracket = next((i for i, t in enumerate(phrase) if t.tag == "(" and i), None)
    inside: list[Tok] = []
    short: list[Tok] = []
    if bracket is not None and phrase[-1].tag == ")":
        phrase, inside = phrase[:bracket], phrase[bracket + 1 : -1]
        short = whole[bracket:] if len(inside) == 1 and inside[0].tag in ("W", "K") else []
    relative = next((i for i, t in enumerate(phrase) if i and t.tag == "R"), None)
    phrase = _author(_spoken(phrase[:relative]))
    if not phrase:
        return Speaker()
    if (made_by := _made_by(phrase, text)) is not None:
        return made_by
    action = next((i for i, t in enumerate(phrase) if i and (is_verb(t) or _withholds(phrase, i))), None)
    if action is not None:
        told = phrase if action == 1 and len(phrase) < 7 and not _withholds(phrase, 1) else phrase[:action]
        return Speaker(_text(_before_time(told), text), phrase[:action], _told(phrase, action))
    phrase = _before_time(phrase)
    start = name_start(phrase)
    name = phrase[start:]
    named = plain_name(name)
    found = Speaker(_text([*named, *short] if not start else named, text), list(name))
    if start and not (start == 1 and phrase[0].low in words("honorifics")):
        found.about.append(titled(name, phrase[:start]))
    found.about += _bracketed(name, inside)
    return found


def _author(phrase: list[Tok]) -> list[Tok]:
    """Who speaks in "بيانات الجهاز المركزي", "نتائج مختبر مركزي": not the paper, but whose it is."""
    if len(phrase) < 2 or phrase[0].low not in words("documents") or is_verb(phrase[1]):
        return phrase
    own = phrase[1].low in words("institutions") or (article(phrase[1]) and phrase[1].tag == "W")
    own = own or (phrase[1].low[0] == "ل" and (phrase[1].low[:2] == "لل" or phrase[1].low[1:] in words("institutions")))
    return phrase[1:] if own else phrase


def _made_by(phrase: list[Tok], text: str) -> Speaker | None:
    """A paper by who made it: "استطلاع أجرته الصحيفة" of "استطلاع شمل 12 محللا أجرته الصحيفة"."""
    if phrase[0].low not in words("documents") and phrase[0].low not in words("events"):
        return None
    for index in range(len(phrase) - 2, 0, -1):
        found = form(phrase[index]) if is_verb(phrase[index]) else None
        makes = found is not None and found.object and found.base in _MAKING
        if not makes or phrase[index + 1].tag not in ("W", "q(", "K"):
            continue
        end = next((i for i in range(1, index) if phrase[i].tag in ("M", "P", "PP", "PW") or form(phrase[i])), index)
        name = f"{_text(phrase[:end], text)} {_text(phrase[index:], text)}"
        return Speaker(
            name, phrase[:end], [[*phrase[:end], *phrase[index:], *phrase[end:index]]] if end < index else []
        )
    return None


def plain_name(name: Sequence[Tok]) -> list[Tok]:
    """The name without "الدكتور", "د." before it."""
    start = 0
    while start + 2 < len(name) and (
        name[start].low in words("honorifics") or name[start].text in _ABBREVIATED or name[start].tag == "."
    ):
        start += 1
    return list(name[start:])


def _told(phrase: list[Tok], action: int) -> list[list[Tok]]:
    """What a verb tells of the speaker, who is named before it."""
    if (
        len(phrase) - action < 2
        or _withholds(phrase, action)
        or any(t.low in words("documents") for t in phrase[:action])
        or [t.low for t in phrase[action : action + 2]] == ["صادر", "عن"]  # "issued by", no verb
    ):
        return []
    return [[*known(phrase[:action]), *phrase[action:]]]


def _before_time(phrase: list[Tok]) -> list[Tok]:
    """Leave out when it was said: "مساء السبت", "أمس"."""
    for index, tok in enumerate(phrase):
        if index and tok.low == "في" and index + 1 < len(phrase) and _is_document(phrase[index + 1]):
            return phrase[:index]
        if index and (
            tok.low in ("مساء", "صباح", "فجر", "ليل", "امس", "اليوم", "منذ", "خلال", "يوم", "الليله") or tok.tag == "A"
        ):
            return phrase[:index]
        dated = index + 1 < len(phrase) and phrase[index + 1].low in words("past_or_next")
        general = tok.low == "العام" and not dated  # "المدعي العام"
        if index and tok.low in words("time_nouns") and article(tok) and not general:
            return phrase[:index]
    return phrase


def _is_document(tok: Tok) -> bool:
    """Whether the word is what somebody wrote or said: "في مقاله", "في بيان"."""
    return owned(tok) or tok.low in words("documents")


def _withholds(toks: Sequence[Tok], index: int) -> bool:
    """Whether a word that may be a name or noun is the verb of "asked not to be named"."""
    following = toks[index + 1].low if index + 1 < len(toks) else ""
    return toks[index].low in _WITHHOLDS and following in _NAMING


def _spoken(phrase: list[Tok]) -> list[Tok]:
    """Leave out a preposition before the speaker: the claimant is who, not "by whom"."""
    while phrase and phrase[0].tag in ("P", "A", "C"):
        phrase = phrase[1:]
    while phrase and phrase[-1].tag in ("D", "PP", "P", "A"):
        phrase = phrase[:-1]
    first = phrase[0] if phrase else None
    if first is not None and first.tag == "PW" and len(first.text) > 3 and not first.low.startswith("لل"):
        phrase = [replace(first, text=first.text[1:], low=first.low[1:], start=first.start + 1, tag="W"), *phrase[1:]]
    return phrase


def _text(toks: Sequence[Tok], text: str) -> str:
    """The stretch of the article, without "ل" or "ب" written to its first word."""
    stop = next((i for i in range(1, len(toks)) if not 0 <= toks[i].start - toks[i - 1].end <= 3), len(toks))
    toks = toks[:stop]
    start, end = toks[0].start, toks[-1].end
    first = toks[0]
    if first.low in ("ل", "ب") and len(toks) > 1:
        start = toks[1].start
    elif first.tag == "PW" and not first.low.startswith("لل"):
        start += 1
    elif first.tag == "PW":
        return _nominative(text[start:end], construct=len(toks) > 1 and definite(toks[1]))
    if _object_form(first):
        return _as_subject(toks, text)
    if text[start] in '«"“' and toks[-1].tag == "q)" and sum(t.tag == "q(" for t in toks) == 1:
        start, end = start + 1, toks[-2].end
    return text[start:end]


def _object_form(tok: Tok) -> bool:
    """Whether a speaker after "لكن" or "أن" is written as they want it: "لكن مصدرا مطلعا قال"."""
    bare = tok.low.removesuffix("ا")
    return bare != tok.low and (bare in words("nouns") or bare in words("roles") or bare in words("institutions"))


def _as_subject(toks: Sequence[Tok], text: str) -> str:
    """ "مصدر مطلع في البنك" for "مصدرا مطلعا في البنك"."""
    end = next((i for i, t in enumerate(toks) if not t.low.endswith("ا")), len(toks))
    bare = [t.text.rstrip("\u064b").removesuffix("ا").rstrip("\u064b") for t in toks[:end]]
    rest = text[toks[end].start : toks[-1].end] if end < len(toks) else ""
    return " ".join([*bare, rest] if rest else bare)


def _nominative(phrase: str, construct: bool) -> str:
    """The speaker without "ل": "للمسؤولين" is "المسؤولين", "للجنة" "اللجنة", and "للجنة التحقيق" "لجنة التحقيق"."""
    rest = phrase[2:]
    if not rest.startswith(_BEGIN_WITH_LAM):
        return "ال" + rest
    return ("ل" if construct else "الل") + rest


def _asides(toks: Sequence[Tok]) -> list[list[Tok]]:
    """The predicates of ", who heads X, and a mother of four": what follows a pronoun or relative."""
    rest = trim(toks)
    if len(rest) > 1 and rest[0].tag in ("PR", "R"):
        return [trim(rest[1:])]
    return []


def name_start(phrase: Sequence[Tok]) -> int:
    """Return where a person's name begins after the office: "وزير الصحة | نادر الصفدي"; 0 where it has none."""
    if not phrase or not is_role(phrase[0]):
        return 0
    index = 1
    while index < len(phrase):
        tok = phrase[index]
        if tok.low in words("honorifics") or (tok.text in _ABBREVIATED and index + 1 < len(phrase)):
            return index
        before = phrase[index - 1]
        closed = definite(before) or before.tag in ("q)", ")")
        if closed and before.tag != "P" and _may_be_name(phrase[index:]):
            return index
        index += 1
    return 0


def is_role(tok: Tok) -> bool:
    """Whether the word says what a person is."""
    return _role_word(tok.low)


@lru_cache(maxsize=20_000)
def _role_word(low: str) -> bool:
    return any(low.startswith(prefix) and low[len(prefix) :] in words("roles") for prefix in ("", "ال", "لل", "ل"))


def _may_be_name(toks: Sequence[Tok]) -> bool:
    first = toks[0]
    longest = _LONGEST_NAME + any(t.low in _NAME_PARTS for t in toks)
    if first.tag not in ("W", "K") or article(first) or len(toks) > longest or is_role(first):
        return False
    if first.low in ("باسم", "سابق", "اسبق", "سابقا", "مستقل", "كبير") or first.low in words("institutions"):
        return False
    if first.low[0] == "ب" and len(first.low) > 4 and first.low not in _BA_NAMES:
        return False  # "المدير ببيان قصير"
    bare = first.low.removesuffix("ا")
    acted_on = bare != first.low and any(bare in words(name) for name in ("said_in", "things", "institutions"))
    if acted_on or any(t.low in words("dayparts") for t in toks):
        return False  # "ألقى الرئيس خطابا مساء", "زار الوزير مصنعا أنشئ أمس"
    if _withholds(toks, 0) or (first.low in words("common_nouns") and first.low not in words("noun_names")):
        return False
    if any(owned(t) for t in toks[1:]) or any(is_action(t) for t in toks):
        return False
    return all(t.tag in ("W", "K") for t in toks) and not any(is_verb(t) for t in toks) and len(toks) > 1


def titled(name: Sequence[Tok], title: Sequence[Tok]) -> list[Tok]:
    """ "نادر الصفدي هو وزير الصحة": the copula is made by rule."""
    role = list(title)
    first = role[0]
    if first.tag == "PW" and first.low.startswith("لل"):
        first = replace(first, text="ال" + first.text[2:], low="ال" + first.low[2:], rule="preposition")
    elif first.tag == "PW" and first.low.startswith("ل"):
        first = replace(first, text=first.text[1:], low=first.low[1:], start=first.start + 1)
    feminine = first.text.endswith("ة")
    if len(role) == 1 and article(first) and not first.rule:
        return [*share(name), remade(first.text[2:], "indefinite", first)]  # "سعاد طبيبة", one of many
    role[0] = first
    return [*share(name), made("هي" if feminine else "هو", "copula", first, "PR"), *role]


def _bracketed(name: Sequence[Tok], inside: Sequence[Tok]) -> list[list[Tok]]:
    if inside and inside[0].tag == "M":
        return [[made("عمر", "age", inside[0], "W"), *share(name), *inside]]
    if inside and len(inside) <= 6 and all(t.tag in ("W", "K", "PW", "M", "P") for t in inside):
        short, long = (inside, share(name)) if len(inside) == 1 < len(name) else (share(name), inside)
        return [[*short, made("هي", "copula", inside[0], "PR"), *long]]
    return []


def phrase_end(toks: Sequence[Tok], start: int) -> int:
    """Return where an office with its name ends: at a sign, a verb, a preposition other than of its post."""
    index = start
    while index < len(toks) and toks[index].tag in ("W", "K", "q(", "q)", "P", "PW", "(", ")", "M"):
        if toks[index].tag in ("P", "PW") and toks[index].low not in ("في", "باسم", "لدي"):
            break
        index += 1
    return index if index - start < 12 and is_role(toks[start]) else np_end(toks, start)


def named_end(toks: Sequence[Tok], start: int) -> int:
    """Return where an office with its holder's name ends: "رئيسة الوزراء فلانة الفلانية"; 0 without a name."""
    if not is_role(toks[start]):
        return 0
    phrase = toks[start : phrase_end(toks, start)]
    for length in range(3, len(phrase) + 1):
        name = name_start(phrase[:length])
        if name and length - name == 2:
            return min(start + name + name_length(phrase[name:]), start + len(phrase))
    return 0


def name_length(toks: Sequence[Tok]) -> int:
    """How many words the first and last name take: "العقيد طارق الفلاني" three, "سامي ود الفلاني" three."""
    length = 2 + (toks[0].low in words("honorifics"))
    for at in range(1, min(len(toks), 4)):
        if toks[at].low in _NAME_PARTS and at >= length - 1:
            length += 1
    return length


def _may_mean(first: Tok, pronoun: str) -> bool:
    """Whether a pronoun can stand for a name or office: "إنه" for no ministry, "إنها" for no council."""
    bare = first.low.removeprefix("ال")
    feminine = first.text.endswith("ة")
    if pronoun == "ه":
        return not feminine
    return pronoun != "ها" or feminine or not (bare in words("institutions") or bare in words("roles"))


def resolve(toks: Sequence[Tok], speaker: Speaker) -> list[Tok]:
    """Put the speaker's name for the pronoun of "أنها" at the head of what is said."""
    first = toks[0]
    if first.tag != "H":
        return list(toks)
    pronoun = next((p for p in ("هم", "ها", "ه") if first.low.endswith(p) and len(first.low) > 2), "")
    if not pronoun:
        return list(toks[1:]) if first.low in ("ان", "بان", "فان") else list(toks)
    name = speaker.toks
    agree = bool(name) and len(toks) > 1 and len(name) <= 8 and _may_mean(name[0], pronoun)
    if not agree:
        return list(toks[1:]) if len(toks) > 1 and is_verb(toks[1]) else list(toks)
    verb = next((t for t in toks[1:4] if is_verb(t)), None)
    found = form(verb) if verb else None
    if found is not None and found.base in ("تم", "جري", "وجب", "امكن"):
        return list(toks[1:])  # "أنه تم ضبط المتهم": the pronoun stands for nobody
    agrees = found is not None and (found.plural if pronoun == "هم" else found.feminine == _PRONOUNS[pronoun])
    if not agrees:
        return list(toks[1:]) if verb else list(toks)
    words_ = [replace(t, shared=True, replaced=first.text) for t in name]
    return [*words_, *toks[1:]]
