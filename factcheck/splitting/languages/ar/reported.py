"""Whose a pronoun or a verb in reported speech is: the speaker's, that of a noun before it, or nobody's for certain.

In "قال المدرب إن الحكم أخطأ، وإن فريقه سيشتكي" the team may be the trainer's, and in "قالت المديرة إن المصنع توقف، ولم
تستبعد بيعه" it is she who does not rule it out, in the words of the article.
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, remade, share
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.nouns import agreeing, fits, is_broken
from factcheck.splitting.languages.ar.phrases import definite, form, is_verb, owned, quoted_mask, subject, trim, verbs
from factcheck.splitting.languages.ar.speech import is_speech
from factcheck.splitting.languages.ar.subjects import has_subject, topic

AMBIGUOUS = "ambiguous"  # the rule of a word that the article does not settle
_ALONE = {"ه": "هو", "ها": "هي", "هم": "هم"}
_LONGEST = 6  # words of a noun that is put for a pronoun
_NOBODYS = frozenset(("تم", "جري", "وجب", "امكن"))  # "أنه تم ضبط المتهم"


def pronoun_of(tok: Tok) -> str:
    """The pronoun written to "أن", "إن" or "بأن": "ها" of "أنها", "" where none is."""
    if tok.tag != "H" or len(tok.low) < 3:
        return ""
    return next((p for p in ("ها", "هم", "ه") if tok.low.endswith(p) and tok.low.removesuffix(p)[-1:] == "ن"), "")


def voice(verb: Tok | None, speaker: Sequence[Tok]) -> str:
    """What a pronoun for the speaker is, by their noun and the verb or participle that they speak in; "" if unknown."""
    if speaker and (speaker[0].tag == "M" or fits(speaker[0], "هم")) and not speaker[0].low.endswith("ين"):
        return "هم"
    if speaker and is_broken(speaker[0].low, speaker[0].text) and not definite(speaker[0]):
        return "هم" if getattr(form(verb) if verb else None, "feminine", True) is False else "ها"  # "قال شهود"
    if verb is None:
        return ""
    found = form(verb) if is_verb(verb) else None
    if found is None:
        return "ها" if verb.text.endswith("ة") else "هم" if verb.low.endswith("ين") else "ه"
    return "هم" if found.plural else "ها" if found.feminine else "ه"


def returns(toks: Sequence[Tok], verb: int, opening: int) -> int:
    """Return where the words end that are reported from `opening` on, because a verb of the speaker's follows.

    `verb` is the place of the verb of saying. "قال إن الجسر آمن، وأضاف أن", "قالت إن الجسر آمن، ولم تستبعد إغلاقه".
    """
    spoken, mask = form(toks[verb]), quoted_mask(toks)
    if spoken is None or spoken.person != 3:
        return len(toks)
    for index in range(opening + 3, len(toks) - 3):
        if toks[index].tag != "," or toks[index + 1].low != "و" or mask[index]:
            continue
        at = index + 2
        at += toks[at].tag == "N" and at + 2 < len(toks)
        told = form(toks[at]) if is_verb(toks[at]) else None
        if told is None or told.feminine != spoken.feminine or told.plural != spoken.plural:
            continue
        if told.tense != ("past" if at == index + 2 else "imperfect") or toks[at + 1].tag == "PP" or told.object:
            continue
        if has_subject(toks[at:]) and toks[at + 1].tag != "H":
            continue
        if is_speech(toks[at]) or told.base in words("stance") or _of_none(toks[opening + 1 : index], told.feminine):
            return index
    return len(toks)


def _of_none(told: Sequence[Tok], feminine: bool) -> bool:
    """Whether the one subject of some words is of the other gender: "تقنية الفيديو أثبتت الخطأ، ولم يستبعد"."""
    place = subject(told) or topic(told)
    if place is None or len(verbs(told)) > 1 or any(t.tag in ("H", "R", "PR", ",") for t in told):
        return False
    head = told[place[0]]
    return head.tag == "W" and not fits(head, "هم") and fits(head, "ها") != feminine


def with_subject(toks: list[Tok], speaker: Sequence[Tok]) -> list[Tok]:
    """Give the clause that goes on after reported words its subject, who spoke them."""
    at = next((i for i, t in enumerate(toks[:3]) if is_verb(t)), None)
    if at is None or not speaker or any(t.tag != "N" for t in toks[:at]):
        return toks
    return [*toks[: at + 1], *share(speaker), *toks[at + 1 :]]


def open_pronoun(clause: Clause, sentence: Sequence[Tok]) -> Clause:
    """Put the one noun of the sentence that it can stand for in place of "أنه" at the head of what somebody said."""
    toks = clause.toks
    if len(toks) < 2 or not clause.claimant:
        return clause
    if toks[0].replaced is not None:
        return _doubted(clause, sentence)
    pronoun = pronoun_of(toks[0])
    if not pronoun:
        return clause
    verb = next((t for t in toks[1:4] if is_verb(t)), None)
    found = form(verb) if verb else None
    if pronoun == "ه" and found is not None and found.base in _NOBODYS:
        return clause.with_toks(toks[1:])
    meant = agreeing([t for t in sentence if t.end <= toks[0].start], pronoun)
    one = meant[0] if len({tuple(t.low for t in noun) for noun in meant}) == 1 else []
    one = one if one and (definite(one[0]) or definite(one[-1]) or _acts(one[0], sentence)) else []
    if one and (one[0].low.endswith("ين") or (pronoun == clause.voice and one[0].text not in clause.claimant[0])):
        one = []  # the speaker may be meant as well
    fitting = found is None or (found.plural if pronoun == "هم" else found.feminine == (pronoun == "ها"))
    if one and fitting and one[0].tag == "W" and fits(one[0], pronoun) and len(one) <= _LONGEST:
        return clause.with_toks([*(replace(t, shared=True, replaced=toks[0].text) for t in one), *toks[1:]])
    return clause.with_toks(_opened(toks[0], toks[1:], pronoun))


def _acts(noun: Tok, sentence: Sequence[Tok]) -> bool:
    """Whether an indefinite noun stands right after a verb: "أفاد صيادون", but not "لاعبوه مرهقون"."""
    place = sentence.index(noun)
    return place > 0 and is_verb(sentence[place - 1])


def _doubted(clause: Clause, sentence: Sequence[Tok]) -> Clause:
    """Take back the speaker's name for "إنها" where they spoke of another before: "انتقدت اللجنة الخطة، وقالت إنها"."""
    toks = clause.toks
    end = next((i for i, t in enumerate(toks) if t.replaced != toks[0].replaced), len(toks))
    if end == len(toks):
        return clause
    that = next((t for t in sentence if t.tag == "H" and t.text == toks[0].replaced and t.end <= toks[end].start), None)
    pronoun = pronoun_of(that) if that is not None else ""
    if that is None or not pronoun:
        return clause
    if pronoun == "هم" and _one_alone(toks[0]):
        return clause.with_toks(_opened(that, toks[end:], pronoun))  # "وقال صاحبه إنهم عطلوا الكاميرات"
    between = [t for t in sentence if toks[end - 1].end <= t.start and t.end <= that.start]
    again = next((i for i, t in enumerate(between) if is_speech(t)), 0)
    if again and agreeing(between[:again], pronoun):
        return clause.with_toks(_opened(that, toks[end:], pronoun))
    return clause


def _one_alone(tok: Tok) -> bool:
    """Whether a noun is surely one person or thing: with a pronoun, a role or listed by itself."""
    low = tok.low.removeprefix("ال")
    listed = any(low in words(name) for name in ("roles", "one_person", "things", "institutions"))
    return tok.tag == "W" and not fits(tok, "هم") and (listed or (owned(tok) and not is_broken(low, tok.text)))


def _opened(that: Tok, toks: Sequence[Tok], pronoun: str) -> list[Tok]:
    """What was said without "أن", its pronoun marked: at the verb, or as "هو" before what has none."""
    at = next((i for i, t in enumerate(toks[:3]) if is_verb(t)), None)
    if at is None or any(t.tag not in ("N", "Q") for t in toks[:at]):
        return [remade(_ALONE[pronoun], AMBIGUOUS, that, "PR"), *trim(toks)]
    marked = toks[at] if toks[at].rule else replace(toks[at], rule=AMBIGUOUS)
    return [*toks[:at], marked, *toks[at + 1 :]]
