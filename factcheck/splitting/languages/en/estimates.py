"""English claims laid to somebody without a verb of saying: "by the union's count", "put the cost at", "expects"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import groups, is_plural, phrase_end, quoted_mask, subject_start, trim
from factcheck.splitting.languages.en.speakers import speaker_words

_COUNTS = frozenset(load("en", "rules.json")["estimates"])
_OWNERS = {"his": "he", "her": "she", "its": "it"}
_PUT = frozenset(("put", "puts", "estimate", "estimates", "estimated", "measured", "measures"))
_CONFIRMED = frozenset(("confirmed", "reported"))
_EXPECT = frozenset(("expect", "expects"))


@needs(*_COUNTS, *_PUT, *_EXPECT)
def estimated(clause: Clause, text: str) -> list[Clause] | None:
    """Return what somebody counts, measures or expects, with whose figure it is; None for another clause."""
    return _by_count(clause) or _put_at(clause, text) or _expected(clause, text)


def reporter(clause: Clause) -> str:
    """Return who confirms or reports a number of something in the clause, "" where nobody does."""
    toks = clause.toks
    found = groups(toks)
    if clause.claimant or not found or toks[found[0].head].low not in _CONFIRMED:
        return ""
    verb, start = found[0], subject_start(toks, found[0].start)
    speaker = speaker_words(toks[start : verb.start])
    plain = toks[verb.start].low in ("has", "have", toks[verb.head].low)
    if not plain or not speaker or speaker[0].tag == "PR" or not _figure(toks[verb.end :]):
        return ""
    return " ".join(tok.text for tok in speaker)


@needs(*_CONFIRMED)
def confirmed(clause: Clause) -> list[Clause] | None:
    """ "The ministry has confirmed 40 falls in mines" is its figure: "40 falls have been confirmed in mines"."""
    name = reporter(clause)
    if not name:
        return None
    toks = clause.toks
    verb = groups(toks)[0]
    end = phrase_end(toks, verb.end)
    thing = toks[verb.end : end]
    if not thing or toks[subject_start(toks, verb.start)].low != toks[0].low:
        return None
    many = is_plural(thing[-1]) or thing[-1].tag != "W"
    perfect = verb.head > verb.start
    words = ("have been" if many else "has been") if perfect else ("were" if many else "was")
    told = [*thing, made(words, "passive", toks[verb.head], "X"), replace(toks[verb.head], tag="N"), *toks[end:]]
    return [_claimed(clause, told, name)]


def _claimed(clause: Clause, toks: Sequence[Tok], name: str) -> Clause:
    return replace(clause, toks=tuple(trim(toks)), claimant=(name, *clause.claimant), source="said")


def _by_count(clause: Clause) -> list[Clause] | None:
    """ "By her count 40 of the wells are dry", "By the union's reckoning, wages fell"."""
    toks = clause.toks
    if len(toks) < 6 or toks[0].low not in ("by", "on") or clause.source == "said":
        return None
    end = next((i for i in range(2, min(8, len(toks))) if toks[i].low in _COUNTS), None)
    if end is None or not groups(toks[end + 1 :]):
        return None
    if end == 2 and toks[1].low in _OWNERS:
        name = _OWNERS[toks[1].low]
    elif toks[end - 1].low.endswith(("'s", "’s")):
        name = " ".join(t.text for t in speaker_words(toks[1:end]))[:-2]
    else:
        return None
    return [_claimed(clause, toks[end + 1 :], name)]


def _put_at(clause: Clause, text: str) -> list[Clause] | None:
    """ "The union put the arrears at 9 million" is the union's figure: "The arrears were 9 million"."""
    toks = clause.toks
    found = groups(toks)
    if len(found) != 1 or toks[found[0].head].low not in _PUT or found[0].head != found[0].start:
        return None
    verb, start = found[0], subject_start(toks, found[0].start)
    speaker = speaker_words(toks[start : verb.start])
    at = _measured_end(toks, verb.end)
    thing = toks[verb.end : at]
    if not speaker or not thing or toks[at : at + 1] == () or toks[at].low != "at" or not _figure(toks[at + 1 :]):
        return None
    name = text[speaker[0].start : speaker[-1].end]
    if thing[0].low == "it":  # what was measured was told before: "a rival firm measured it at 7"
        return None if clause.source == "said" else [_claimed(clause, toks, name)]
    past = not toks[verb.start].low.endswith("s")
    plural = is_plural(thing[-1]) and thing[-1].tag == "W"
    copula = {(True, True): "were", (True, False): "was", (False, True): "are", (False, False): "is"}[past, plural]
    return [_claimed(clause, [*toks[:start], *thing, made(copula, "copula", toks[at], "X"), *toks[at + 1 :]], name)]


def _measured_end(toks: Sequence[Tok], start: int) -> int:
    """Return the place after what is measured: "it", or a phrase with "of" in it."""
    if start < len(toks) and toks[start].low == "it":
        return start + 1
    if start >= len(toks) or toks[start].tag not in ("D", "K"):
        return start
    end = phrase_end(toks, start)
    return phrase_end(toks, end + 1) if end < len(toks) and toks[end].low == "of" else end


def _figure(toks: Sequence[Tok]) -> bool:
    """Whether the words begin with a number: "about $3 million"."""
    first = next((tok for tok in toks if tok.tag not in ("D", "$", "£", "€", "A", "P")), None)
    return first is not None and first.tag == "M" and ":" not in first.text  # "puts the arrival at 9:20"


def _expected(clause: Clause, text: str) -> list[Clause] | None:
    """ "Growers expect the rain to end soon" is what growers think: "The rain is expected to end soon"."""
    toks = clause.toks
    found = groups(toks)
    if not found or found[0].head != found[0].start or toks[found[0].head].low not in _EXPECT:
        return None
    verb, start = found[0], subject_start(toks, found[0].start)
    speaker = speaker_words(toks[start : verb.start])
    at = next((i for i in range(verb.end + 1, min(len(toks), verb.end + 14)) if toks[i].tag == "T"), None)
    if not speaker or at is None or start or speaker[0].tag == "PR" or any(quoted_mask(toks[:at])):
        return None
    thing = toks[verb.end : at]
    if thing[0].tag not in ("D", "K", "W", "M") or any(t.tag in ("V", "X", "G", ",", "C", "H", "R") for t in thing):
        return None
    head = thing[phrase_end(thing, 0) - 1]
    be = made("are" if is_plural(head) and head.tag == "W" else "is", "passive", toks[verb.head], "X")
    expected = remade("expected", "passive", share([toks[verb.head]])[0], "N")
    words = [*thing, be, expected, *toks[at:]]
    return [_claimed(clause, words, text[speaker[0].start : speaker[-1].end])]
