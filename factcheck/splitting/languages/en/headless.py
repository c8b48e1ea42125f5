"""English sentences without their subject, as summaries write them: "Was in hospital for a week", "Says she is ill".

The subject is that of the sentence before; it is put in, and recorded as taken from there.
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Tok, made
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import verbs
from factcheck.splitting.languages.en.phrases import groups, quoted_mask, subject_start

_PASSIVES = frozenset(load("en", "rules.json")["participles"])
_OPENING = frozenset(("X", "E", "V", "W", "3"))
_AFTER_AUXILIARY = frozenset(("E", "N", "B", "G", "T", "P"))
_AFTER_VERB = frozenset(("D", "O", "K", "M", "PR", "P", "T", "H", "$", "£", "€"))
LEFT_OUT = "…"  # what the subject stands for
_LONGEST = 8  # words of a subject that is taken over


def led(toks: list[Tok], subject: Sequence[Tok]) -> list[Tok]:
    """Return the sentence with `subject`, that of the sentence before, where it has none of its own."""
    if not subject or len(toks) < 3 or toks[-1].text == "?" or toks[0].tag == "K":
        return toks
    verb = _opening(toks)
    if verb is None:
        return toks
    taken = [replace(tok, shared=True, replaced=LEFT_OUT, tag=_noun(tok)) for tok in subject]
    return [*taken, *verb, *toks[1:]]


def _noun(tok: Tok) -> str:
    return tok.tag if tok.tag in ("K", "D", "M", "'s") else "W"


def _opening(toks: Sequence[Tok]) -> list[Tok] | None:
    """Return the verb that the sentence begins with, "was" before a participle; None for another beginning."""
    if toks[0].tag not in _OPENING:
        return None
    first = replace(toks[0], text=toks[0].low)
    after = next((tok for tok in toks[1:] if tok.tag != "A"), toks[1])
    if first.tag == "X":
        owns = first.low in ("has", "had") and after.tag in ("D", "M") and len(groups(toks)) == 1
        return [first] if owns or after.tag in _AFTER_AUXILIARY else None
    if first.tag == "E" and first.low in _PASSIVES and toks[1].tag == "P":
        return [made("was", "passive", first, "X"), replace(first, tag="N")] if _alone(toks) else None
    if first.tag in ("V", "E"):
        return [first] if toks[1].tag in _AFTER_VERB and _alone(toks) else None
    if first.tag in ("W", "3") and first.low in verbs().third and toks[1].tag in ("T", "H") and not _later(toks):
        return [replace(first, tag="V")]
    return None


def _later(toks: Sequence[Tok]) -> bool:
    """Whether a verb stands behind the first word."""
    return any(group.start > 0 for group in groups(toks))


def _alone(toks: Sequence[Tok]) -> bool:
    """Whether no other subject follows, as in "Fed by springs, the lake rose" and "Damaged the most was the mill"."""
    comma = next((i for i, tok in enumerate(toks) if tok.tag == ","), None)
    if comma is None:
        return True
    own = groups(toks[comma + 1 :])
    return not own or own[0].start == 0 or toks[comma + 1].tag in ("C", "S", "G", "R", "A")


def subject_of(toks: Sequence[Tok], before: Sequence[Tok]) -> Sequence[Tok]:
    """Return the subject of the sentence for one that follows without; `before` where a pronoun stands for it."""
    found = groups(toks)
    if not found or any(quoted_mask(toks)[: found[0].start]):
        return ()
    start = subject_start(toks, found[0].start)
    words = list(toks[start : found[0].start])
    words = words[: next((i for i, tok in enumerate(words) if tok.tag in (",", "(", "A", "R")), len(words))]
    if not words and toks[0].tag in ("K", "W", "D"):  # "Rana Haddad, 42, has"
        words = list(toks[: next((i for i, tok in enumerate(toks) if tok.tag == ","), 0)])
    if len(words) == 1 and words[0].tag == "PR":
        return before if words[0].low in ("he", "she", "it", "they") else ()
    if (
        not words
        or len(words) > _LONGEST
        or words[0].tag not in ("K", "D", "W", "M")
        or any(t.tag == "C" for t in words)
    ):
        return ()
    return words
