"""What an Arabic sentence tells in a noun: "بعد إعلان الوزارة خفض الدعم", "في اجتماعه المقرر غدا"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, needs, remade, share
from factcheck.splitting.languages.ar import pronouns, speakers
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.nouns import fits
from factcheck.splitting.languages.ar.phrases import article, definite, is_action, owned, quoted_mask, subject, verbs

_MOST_WORDS = 6  # of who announced it
_PLANNED = frozenset(("المقرر", "المقرره", "المرتقب", "المرتقبه", "المزمع", "المزمعه"))


@needs("اعلان")
def announcements(clause: Clause, text: str) -> list[Clause] | None:
    """ "يأتي القرار بعد يوم من إعلان الوزارة خفض الدعم": that the ministry announced the cut is a claim, and hers."""
    if clause.source == "noun":
        return None  # told already
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 2):
        if toks[index].low != "اعلان" or toks[index - 1].tag != "P" or mask[index] or not verbs(toks[:index]):
            continue
        what = next((i for i in range(index + 2, min(len(toks), index + 2 + _MOST_WORDS)) if is_action(toks[i])), None)
        if what is None or not _speaks(toks[index + 1 : what]) or any(t.tag in "NR" for t in toks[:index]):
            continue
        who = toks[index + 1 : what]
        verb = "أعلنت" if who[0].text.endswith("ة") or who[0].low in words("feminine") else "أعلن"
        told = (remade(verb, "noun_of_action", toks[index], "V"), *share(who), *toks[what:])
        end = next((i for i in range(what, len(toks)) if toks[i].tag in (",", "C", ";")), len(toks))
        name = speakers.read(who, text).name
        claimant = (name, *clause.claimant) if name else clause.claimant
        return [clause.with_toks(toks[:end], "noun"), Clause(told, claimant, "kept")]
    return None


def _speaks(who: Sequence[Tok]) -> bool:
    """Whether the words are one body or person that can announce something."""
    if not who or any(t.tag not in ("W", "K") for t in who) or not definite(who[-1]):
        return False
    bare = who[0].low.removeprefix("ال")
    return bare in words("institutions") or bare in words("roles")


@needs(*_PLANNED)
def planned(clause: Clause, told: set[str]) -> list[Clause] | None:
    """ "قد يقرر المجلس ذلك في اجتماعه المقرر غدا": that its meeting is planned is known, whoever foresees the rest."""
    toks = clause.toks
    for index in range(2, len(toks) - 1):
        tok, noun = toks[index], toks[index - 1]
        if tok.low not in _PLANNED or noun.tag != "W" or not (owned(noun) or article(noun)):
            continue
        key = f"{tok.start}"
        end = next((i for i in range(index + 1, len(toks)) if toks[i].tag in (",", ";", ".", "C", "S")), len(toks))
        head = _whose(toks[: index - 1], noun)
        if key in told or end - index < 2 or not head or any(t.tag in ("V", "I", "R", "H") for t in toks[index:end]):
            continue
        told.add(key)
        said = remade(tok.text[2:], "indefinite", tok)
        aside = Clause((*share(head), said, *toks[index + 1 : end]), (), "about")
        return [clause, aside]
    return None


def _whose(before: Sequence[Tok], noun: Tok) -> list[Tok]:
    """ "اجتماع المجلس" for "اجتماعه" where the subject of the clause is its own; nothing where that is not sure."""
    if article(noun):
        return [noun]
    ending, place = pronouns.ending_of(noun), subject(before)
    bare = pronouns.without_pronoun(noun, ending) if ending else None
    owner = before[place[0] : place[1]] if place else ()
    if bare is None or not owner or not fits(owner[0], ending):
        return []
    return [bare, *(replace(t, shared=True, replaced=noun.text) for t in owner)]
