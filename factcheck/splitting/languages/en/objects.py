"""English "it" and "its" behind a verb that their own sentence settles: "raised the toll, taking it to 9 crowns"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import roles
from factcheck.splitting.languages.en.phrases import Group, groups, is_plural, phrase_end, subject_start

_RULES = load("en", "rules.json")
_TIMES = frozenset((*_RULES["time_units"], *_RULES["calendar"]))
_DOING = frozenset(("do", "did", "does", "done", "doing", "make", "makes", "made", "find", "finds", "found"))
_NOBODY = frozenset(("nobody", "no-one", "none", "everybody", "everyone", "somebody", "someone"))
_AFTER = frozenset((".", ",", ";", "P", "C", "q)", "S"))  # "it clear that" and "it to do" are another "it"
_QUOTES = frozenset(("q(", "q)"))


def settled(clauses: Sequence[Clause], sentence: Sequence[Tok]) -> list[Clause]:
    """Return the clauses of a sentence with the thing that "it" stands for, where the clause before has one only."""
    if not any(tok.low in ("it", "its") for tok in sentence[3:]):
        return list(clauses)
    plain = [tok for tok in sentence if tok.tag not in _QUOTES]
    return [_settled(clause, plain) for clause in clauses]


def _settled(clause: Clause, sentence: Sequence[Tok]) -> Clause:
    toks = clause.toks
    at = next((i for i, tok in enumerate(toks) if i and tok.low in ("it", "its") and tok.replaced is None), 0)
    place = next((i for i, tok in enumerate(sentence) if at and tok.start == toks[at].start), 0)
    if not place:
        return clause
    thing = _object_before(sentence, place) if toks[at].low == "it" else _subject_before(sentence, place)
    if not thing or any(tok.start == thing[-1].start for tok in toks):
        return clause
    pronoun = toks[at]
    words = [replace(tok, shared=True, replaced=pronoun.text) for tok in thing]
    if words[0].tag == "D" and words[0].low in ("the", "a", "an"):
        words[0] = replace(words[0], text="the", low="the")
    if pronoun.low == "its":
        words.append(Tok("'s", "'s", pronoun.start, pronoun.start, "'s", True, "possessive"))
    return clause.with_toks([*toks[:at], *words, *toks[at + 1 :]])


def _object_before(toks: Sequence[Tok], place: int) -> Sequence[Tok]:
    """The object of the verb before the one whose object stands at `place`, none where another thing may be meant."""
    after = toks[place + 1].tag if place + 1 < len(toks) else "."
    verb = toks[place - 1]
    found = groups(toks)
    if after not in _AFTER or verb.low in _DOING:
        return ()
    own = next((group for group in found if group.end == place), None)
    governed = own.start if own else place - 1
    if own is None and verb.tag != "G":
        return ()
    before = [group for group in found if group.end <= governed]
    if not before:
        return ()
    begin = before[-1].end
    end = phrase_end(toks, begin)
    thing = toks[begin:end]
    joint = next((i for i in range(governed, end, -1) if toks[i].tag in ("C", ",", "S")), governed)
    others = (i for i in range(end, joint) if _is_other(toks, i))
    if not _is_thing(thing) or (own and thing[0].low == "its") or any(others):
        return ()
    return thing


def _subject_before(toks: Sequence[Tok], place: int) -> Sequence[Tok]:
    """The head of the subject before, where nobody in particular does something: "nobody stood in its way"."""
    found = [group for group in groups(toks) if group.end <= place]
    if len(found) < 2 or toks[found[-1].start - 1].low not in _NOBODY:
        return ()
    first: Group = found[-2]
    start = subject_start(toks, first.start)
    end = phrase_end(toks, start)
    rest = toks[first.end : found[-1].start]
    whole = end == first.start or (end < first.start and toks[end].low == "of")
    return toks[start:end] if whole and _is_thing(toks[start:end]) and not any(t.tag == "D" for t in rest) else ()


def _is_thing(toks: Sequence[Tok]) -> bool:
    """Whether the words are one thing, and one that was told of: "the toll", "its main rate", no person and no time."""
    if len(toks) < 2 or toks[0].low not in ("the", "a", "an", "its", "this", "that") or toks[-1].tag != "W":
        return False
    last = toks[-1].low
    return not (is_plural(toks[-1]) or last in _TIMES or last in roles() or any(t.tag in ("M", "'s") for t in toks))


def _is_other(toks: Sequence[Tok], index: int) -> bool:
    """Whether the word may name another one thing: the head of its phrase, no time, no more than one."""
    tok, after = toks[index], toks[index + 1].tag
    return tok.tag in ("W", "K") and after not in ("W", "K") and tok.low not in _TIMES and not is_plural(tok)
