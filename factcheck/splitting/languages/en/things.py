"""English "it" and "its" that the article settles: the one body that the sentence before has as its subject."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import BE, groups, is_plural, phrase_end, subject_start

_BODIES = frozenset(load("en", "nouns.json")["bodies"]) | frozenset(load("en", "rules.json")["bodies"])
_EMPTY = frozenset(load("en", "nouns.json")["empty_it"])  # "it seems", "it was raining"
_WORDS = frozenset(("D", "W", "K", "M", "b", "G", "A"))
_LONGEST = 9  # words of a subject that is written for "it"
POSSESSIVE = "its"


@dataclass
class Body:
    """The body that the article spoke of last, as it stands there, () where the last sentence names two or none."""

    words: tuple[Tok, ...] = ()


def remember(toks: Sequence[Tok], body: Body) -> None:
    """Note the subject of the sentence; one that begins with "it" goes on with the body before."""
    found = groups(toks)
    if not found:
        body.words = ()
        return
    start = subject_start(toks, found[0].start)
    subject = tuple(toks[start : found[0].start])
    if subject and subject[0].low in ("it", "its"):
        return
    others = sum(_is_body(toks, index) for index in range(found[0].end, len(toks)))
    body.words = subject if _is_one(subject) and not others else ()


def _is_body(toks: Sequence[Tok], index: int) -> bool:
    return toks[index].low in _BODIES and toks[index].tag in ("W", "K")


def _is_one(subject: Sequence[Tok]) -> bool:
    """Whether the words are one body: "the aid group Sarn", "the port authority", "Orla Bank"."""
    if not subject or len(subject) > _LONGEST or any(t.tag not in _WORDS for t in subject) or _open(subject[0]):
        return False
    if phrase_end(subject, 0) != len(subject) or (subject[-1].tag == "W" and is_plural(subject[-1])):
        return False
    return any(t.low in _BODIES for t in subject) and (subject[0].low in ("the", "a", "an") or subject[0].tag == "K")


def _open(tok: Tok) -> bool:
    return tok.low in ("this", "that", "each", "every", "no", "any", "another")


def settled(clause: Clause, body: Body) -> Clause:
    """Return the clause with the body's name for an "it" that acts, or an "its", at its head."""
    words = clause.toks
    index = next((i for i, t in enumerate(words) if t.tag not in ("C", "A", ",", "S")), len(words))
    if index >= len(words) or words[index].low not in ("it", "its"):
        return clause
    if words[index].low == "it" and not _acts(words[index:]):
        return clause
    if not body.words or clause.claimant:
        return clause  # what a speaker calls "it" is told in the words of the speaker
    tok = words[index]
    name = [replace(t, shared=True, replaced=tok.text) for t in body.words]
    first = name[0]
    if first.tag == "D":
        name[0] = replace(first, text=first.low if first.low != "a" and first.low != "an" else "the", low="the")
    if tok.low == POSSESSIVE:
        ending = "'" if name[-1].text.endswith("s") else "'s"
        name.append(Tok(ending, ending, tok.start, tok.start, "'s", True, "possessive"))
    return clause.with_toks([*words[:index], *name, *words[index + 1 :]])


def _acts(toks: Sequence[Tok]) -> bool:
    """Whether "it" does something: not "it is clear that", "it seems"."""
    found = groups(toks)
    if not found or any(t.tag != "A" for t in toks[1 : found[0].start]):
        return False
    return toks[found[0].head].low not in BE | _EMPTY
