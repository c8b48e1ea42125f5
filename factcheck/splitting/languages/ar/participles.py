"""What an Arabic sentence says in a participle at its end: "مؤكدا أن", "نافيا وجود"."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.splitting.clause import Clause, Tok, needs, remade, share, tokenize
from factcheck.splitting.languages import load
from factcheck.splitting.languages.ar import reported, speakers
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.phrases import (
    article,
    np_end,
    quoted_mask,
    subject,
    trim,
    verbs,
)
from factcheck.splitting.languages.ar.speech import content_start, unquoted, without_that
from factcheck.text.stems import fold_word


@needs(*words("participles"), *words("participles_kept"))
def participle(clause: Clause, text: str) -> list[Clause] | None:
    """..., stressing that ...: said by the subject of the clause before it."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 2):
        if not mask[index] and toks[index].low in words("participles_kept") and toks[index - 1].tag == ",":
            return _denying(clause, index, text)  # what no name can be put before stays where it is
        if mask[index] or toks[index].low not in words("participles"):
            continue
        opening = content_start(toks, index)
        if opening is None or opening > index + 12:
            continue
        left = replace(clause, toks=tuple(trim(toks[:index])))
        claimant = clause.claimant or _subject_name(left.toks, text)
        relayed = _quoting(toks[index + 1 : opening], text)
        content = unquoted(without_that(toks[opening + (toks[opening].tag == ":") :]))
        whose = "" if relayed else reported.voice(toks[index], ())
        said = replace(clause, toks=tuple(content), claimant=(*relayed, *claimant), source="said", voice=whose)
        return [left, said] if len(content) > 1 else None
    return None


def _denying(clause: Clause, index: int, text: str) -> list[Clause] | None:
    """..., denying any shortage: "نفى المدير وجود أي نقص", with the verb that the participle stands for."""
    toks = clause.toks
    left = replace(clause, toks=tuple(trim(toks[: index - 1])))
    claimant = clause.claimant or _subject_name(left.toks, text)
    name = _name_before(claimant[0], toks[index].start, text) if claimant else []
    finite = next((verb for participle, verb in _finite() if participle == toks[index].low), None)
    if not name or finite is None:
        return None
    told = [remade(finite, "participle", toks[index], "V"), *name, *trim(toks[index + 1 :])]
    return [left, replace(clause, toks=tuple(told), claimant=claimant, source="kept")]


@lru_cache
def _finite() -> tuple[tuple[str, str], ...]:
    """The participles, folded, with their verbs as they are written."""
    pairs = (entry.split() for entry in load("ar", "rules.json")["participle_verbs"])
    return tuple((fold_word(participle), verb) for participle, verb in pairs)


def _name_before(name: str, end: int, text: str) -> list[Tok]:
    """The words of a speaker's name where it stands before `end`."""
    start = text.rfind(name, max(0, end - 1_000), end)
    return share([replace(t, tag="K") for t in tokenize(text, start, start + len(name))]) if start >= 0 else []


def _quoting(toks: Sequence[Tok], text: str) -> tuple[str, ...]:
    """ "stressing, quoting a source in the authority, that"."""
    place = next((i for i, tok in enumerate(toks) if tok.low == "عن" and i and toks[i - 1].low == "نقلا"), None)
    if place is None:
        return ()
    name = speakers.read(toks[place + 1 :], text).name
    return (name,) if name else ()


def _subject_name(toks: Sequence[Tok], text: str) -> tuple[str, ...]:
    place = subject(toks)
    if place is None:
        return ()
    start, end = place
    lead = verbs(toks)[0]
    if start > lead:
        end = speakers.named_end(toks, start) or speakers.phrase_end(toks, start)
    nouns = np_end(toks, start)
    if any(article(t) and t.low[2:] in words("institutions") for t in toks[nouns:end]):
        end = nouns  # "اتهم رئيس النقابة | الوزارة بالمماطلة، مضيفا أن"
    name = speakers.read(toks[start : max(end, nouns)], text).name
    return (name,) if name else ()
