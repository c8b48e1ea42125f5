"""English "it", "its" and "the observatory" that the article settles: the one body that it named before."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

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
    """The body that the article spoke of last, as it stands there, () where the last sentence names two or none.

    `known` has the fullest name for the last word of a body's name, None where two bodies end with that word.
    """

    words: tuple[Tok, ...] = ()
    known: dict[str, tuple[Tok, ...] | None] = field(default_factory=dict)


def remember(toks: Sequence[Tok], body: Body) -> None:
    """Note the subject of the sentence; one that begins with "it" goes on with the body before."""
    found = groups(toks)
    _meet(toks, body)
    if not found:
        body.words = ()
        return
    start = subject_start(toks, found[0].start)
    subject = tuple(toks[start : found[0].start])
    if (subject and subject[0].low in ("it", "its")) or toks[0].low == "its":
        return
    others = sum(_is_body(toks, index) for index in range(found[0].end, len(toks)))
    body.words = subject if _is_one(subject) and not others else ()


def _meet(toks: Sequence[Tok], body: Body) -> None:
    """Note the bodies that the sentence names in full: "the Orla Observatory"; a second one takes the word back."""
    for index in range(1, len(toks)):
        tok = toks[index]
        if tok.low not in _BODIES or tok.tag not in ("K", "W") or toks[index - 1].tag not in ("K", "W"):
            continue
        start = index
        while start and toks[start - 1].tag in ("K", "W"):
            start -= 1
        if toks[index + 1 : index + 2] and toks[index + 1].tag in ("K", "W"):
            continue
        led = start > 0 and toks[start - 1].low == "the"
        name = tuple(toks[start - led : index + 1])
        other = body.known.get(tok.low, name)
        same = other is not None and [t.low for t in other if t.tag != "D"] == [t.low for t in name if t.tag != "D"]
        body.known[tok.low] = other if same else None


def _full(words: Sequence[Tok], index: int, body: Body) -> Sequence[Tok]:
    """Return the full name of "the observatory" at `index`, where it is the whole phrase and one body has it."""
    if index + 2 >= len(words) or words[index].low != "the" or words[index + 1].tag != "W":
        return ()
    name = body.known.get(words[index + 1].low)
    whole = phrase_end(words, index) == index + 2 and words[index + 2].low not in ("of", "for", "in", "'s", "’s")
    led = name is not None and name[0].low == "the"
    return name if name is not None and led and whole and name[-1].start != words[index + 1].start else ()


def _is_body(toks: Sequence[Tok], index: int) -> bool:
    return toks[index].low in _BODIES and toks[index].tag in ("W", "K")


def names_one(toks: Sequence[Tok]) -> bool:
    """Whether the sentence itself names a body; "its head" may then be the head of that."""
    return any(_is_body(toks, index) for index in range(len(toks)))


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
    if index >= len(words):
        return clause
    if full := _full(words, index, body):
        short = " ".join(t.text for t in words[index : index + 2])
        named = [Tok(t.text, t.low, t.start, t.end, t.tag, True, "", short) for t in full]
        named[0] = Tok("the", "the", named[0].start, named[0].end, "D", True, "", short)
        return clause.with_toks([*words[:index], *named, *words[index + 2 :]])
    if words[index].low not in ("it", "its"):
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
