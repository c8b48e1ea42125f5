"""Whether an Arabic word that can be a verb is one where it stands: most forms of three letters are nouns as well."""

from collections.abc import Sequence

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages.ar.lexicon import Form, is_action_word, verb, words
from factcheck.text.stems import fold_word

VERBS = frozenset(("V", "I"))
_DAMMA = "\u064f"  # on its first letter a verb is passive: "جُرح"
_MEASURED = frozenset(("قدره", "قدرها", "عمره", "عمرها", "وزنه", "وزنها"))  # "جائزة قدرها ألف"
_THEN = frozenset(("بعد", "قبل", "منذ"))  # "بعد أن فقد"
_TAKES_PLACE = frozenset(("تم", "تمت", "يتم", "تتم", "جري", "جرت", "يجري", "تجري"))  # "جرى تداولها أمس": a noun
_NEW_CLAUSE = frozenset(("N", "Q", "S", "R"))


def reads_as_verb(form: Form, toks: Sequence[Tok], tags: Sequence[str], index: int, opening: bool) -> bool:
    """Whether the word at `index` is the verb that `form` says it can be; `tags` are those of the words before it.

    `opening` says that a clause begins with it.
    """
    back = index - 1
    while back >= 0 and tags[back] in ("A", "PP", "q("):
        back -= 1
    before = tags[back] if back >= 0 else ""
    following = toks[index + 1] if index + 1 < len(toks) else None
    if toks[index].low in _MEASURED or toks[index].low.startswith(("احدهم", "احداهم")):
        return False
    if index and tags[index - 1] in VERBS and toks[index - 1].low in _TAKES_PLACE:
        return False
    if before == "H" and back and toks[back].low == "ان" and toks[back - 1].low in _THEN:
        return True
    return (
        _is_verb(form, before, opening, toks[index])
        or _acts(form, before, following)
        or _goes_on(form, toks, tags, index)
        or _tells(form, toks, tags, index)
    )


def _goes_on(form: Form, toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """Whether a form that may be a noun tells what the subject did next: "ولد في القرية، ودرس الطب"."""
    if index < 3 or tags[index - 1] != "C" or form.object or form.person != 3:
        return False
    first = next((i for i, found in enumerate(tags) if found in VERBS), None)
    told = verb(toks[first].text) if first is not None else None
    if first is None or told is None:
        return False
    if any(is_action_word(tok.low.lstrip("بل"), tok.text.lstrip("بل")) for tok in toks[first + 1 : index]):
        return False  # one of a list: "إلى سقوط سقف وتضرر 9 مزارع"
    if index + 1 < len(toks) and toks[index + 1].text[0].isdigit():
        return True
    alike = form.tense == told.tense == "past" and not told.feminine and not told.plural
    return alike and tags[index - 2] == ","


def _tells(form: Form, toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """Whether a form that may be a noun follows a noun with the article, whose verb it is: "المعهد سجل منذ الفجر"."""
    if form.tense != "past" or form.person != 3 or index == 0 or tags[index - 1] != "W" or form.object:
        return False
    before, following = toks[index - 1], toks[index + 1] if index + 1 < len(toks) else None
    named = before.low in words("honorifics") or before.low.removeprefix("ال") in words("roles")
    if not before.text.startswith("ال") or named or following is None or len(toks[index].low) < 3:
        return False
    start = next((i for i in range(index - 1, -1, -1) if tags[i] in ("H", ":", ";")), -1)
    if VERBS.intersection(tags[start + 1 :]) or any(t in ("P", "PW", ",", "R", "S") for t in tags[start + 1 : index]):
        return False
    return not is_action_word(toks[index].low, toks[index].text) and following.text[0].isalnum() and index - start < 5


def _acts(form: Form, before: str, following: Tok | None) -> bool:
    """Whether a form that may be a noun is followed by what it acts on: "وتسبب إسهالا"."""
    if before not in ("C", ",") or following is None or form.person != 3:
        return False
    if form.object and (following.low in words("approximators") or following.text[0].isdigit()):
        return True  # "وحضرها أكثر من مليون"
    if fold_word(following.text) in words("prepositions_with_pronoun"):
        return form.tense == "past"
    return following.text.endswith(("ا", "اً", "ًا")) and len(following.low) > 3 and not following.low.startswith("ال")


def _is_verb(form: Form, before: str, opening: bool, tok: Tok) -> bool:
    if opening or before in _NEW_CLAUSE or tok.text[1:2] == _DAMMA:
        return True
    if before == "H" and (form.tense == "imperfect" or form.sure or tok.low[0] == "ت"):
        return True
    if before in ("P", "D") and form.tense == "past" and not (form.feminine or form.plural):
        return False
    return form.sure and (form.person == 3 or tok.low.startswith("سن"))


def by_pattern(tok: Tok, before: str, opening: bool) -> str:
    """Verbs that no table has, by their form: only where a verb is to be expected."""
    low = tok.low
    if tok.text.startswith("ال") or low in words("not_imperfect") or tok.text.endswith("ة"):
        return ""
    if before in ("N", "Q") and low[0] in "يتنا" and 3 <= len(low) <= 9:
        return "I"
    if (opening or before in _NEW_CLAUSE) and low[0] == "ي" and 4 <= len(low) <= 8:
        return "I"
    if (opening or before in _NEW_CLAUSE) and low.endswith("ت") and len(low) > 3 and not low.endswith("ات"):
        return "V" if low not in words("ta_nouns") else ""
    if "ا" in low[1:] or low[0] != "ا" or tok.text[0] in "أإآ":
        return ""
    formed = (len(low) == 5 and (low[2] == "ت" or low[1] == "ن")) or (len(low) == 6 and low.startswith("است"))
    return "V" if formed and (opening or before in ("C", "R", "S", ",")) else ""
