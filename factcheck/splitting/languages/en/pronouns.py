"""Pronouns that the article settles: the one person or thing a sentence before is about."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages.en.apposition import roles
from factcheck.splitting.languages.en.phrases import groups, subject_start

_PERSON = frozenset(("he", "she"))
_POSSESSIVE = frozenset(("his", "her", "its"))


@dataclass
class Memory:
    """Who the article was about last: the words of the name as they stand, and the pronoun used for them."""

    person: tuple[Tok, ...] = ()
    pronoun: str = ""
    thing: tuple[Tok, ...] = ()
    rivals: int = 0


def note_subject(toks: Sequence[Tok], memory: Memory, first: bool) -> None:
    """Remember the name that is the subject of the sentence; another name in its place forgets the first."""
    found = groups(toks)
    if not found:
        return
    start = subject_start(toks, found[0].start)
    names = _leading_name(toks[start : found[0].start])
    if names:
        known = tuple(names)
        if memory.person and known[-1].text == memory.person[-1].text and len(known) <= len(memory.person):
            return  # the surname alone: the full name stays
        memory.person, memory.pronoun = known, ""
    elif not first and start < found[0].start and toks[start].tag in ("D", "W") and toks[start].low not in _POSSESSIVE:
        memory.pronoun = memory.pronoun or ""
    memory.rivals = 0


def _leading_name(subject: Sequence[Tok]) -> list[Tok]:
    """Return the name a subject begins with, after a title: "actress Jane Roe, 54,"."""
    start = next((i for i, t in enumerate(subject) if t.tag == "K"), None)
    if start is None or any(t.low not in roles() and t.tag not in ("A", ",", "K") for t in subject[:start]):
        return []
    end = start
    while end < len(subject) and (subject[end].tag == "K" or subject[end].text == "."):
        end += 1
    if end < len(subject) and (subject[end].tag in ("W", "C") or subject[end].low in ("of",)):
        return []
    if subject[end - 1].low.endswith(("'s", "’s")):
        return []
    return list(subject[start:end])


def resolve(clause: Clause, memory: Memory) -> Clause:
    """Write the name for a pronoun that is the subject of the clause, where one person is meant."""
    toks = clause.toks
    if not toks or (clause.claimant and clause.source != "said"):
        return clause
    index = 0
    while index < len(toks) and toks[index].tag in ("C", "A"):
        index += 1
    tok = toks[index] if index < len(toks) else toks[0]
    name = memory.person
    if not name or not (tok.low in _PERSON or (tok.low in _POSSESSIVE and tok.tag == "D" and index == 0)):
        return clause
    if tok.low == "its" or any(t.low in ("he", "she") and t.start != tok.start for t in ()):
        return clause
    words = [replace(t, shared=True, replaced=tok.text) for t in name]
    if tok.low in _POSSESSIVE:
        last = words[-1]
        ending = "'" if last.text.endswith("s") else "'s"
        words.append(Tok(ending, ending, tok.start, tok.start, "'s", True, "possessive"))
    return clause.with_toks([*toks[:index], *words, *toks[index + 1 :]])
