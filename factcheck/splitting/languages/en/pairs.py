"""Two figures in one English sentence: "900 rugs, along with 400 tents", "rose 9%, against 7% a year earlier".

Each can be wrong by itself, so each is told of the same subject, with the words that both share.
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import BE, Group, groups, phrase_end, quoted_mask, subject_start

_RULES = load("en", "rules.json")
_CHANGES: dict[str, str] = _RULES["changes"]  # what was called a change once it is told: "rose" is "the rise"
_UNITS = frozenset(_RULES["time_units"])
_DATES = frozenset(_RULES["calendar"])
_WITH = (("along", "with"), ("together", "with"), ("as", "well", "as"))
_AGAINST = (("against",), ("compared", "with"), ("compared", "to"), ("up", "from"), ("down", "from"))
_NOUNS = frozenset(("D", "W", "K", "M"))
_LONGEST = 12  # words of a figure beside another


@needs("along", "together", "well")
def along_with(clause: Clause) -> list[Clause] | None:
    """Cut "The guild gave out 900 rugs, along with 400 tents, in May": each was given out in May."""
    toks = clause.toks
    found = groups(toks)
    if not found or any(quoted_mask(toks)):
        return None
    verb = found[0]
    start = subject_start(toks, verb.start)
    comma = phrase_end(toks, _object(toks, verb))
    words = _opened(toks, comma, _WITH)
    if start == verb.start or not words or comma <= verb.end:
        return None
    begin = comma + 1 + words
    end = _stop(toks, begin)
    second = toks[begin:end]
    if not second or second[0].tag not in _NOUNS or phrase_end(toks, begin) != end:
        return None
    rest = toks[end + (end < len(toks) and toks[end].tag == ",") :]
    if groups(rest):
        return None
    lead = share(toks[: _object(toks, verb)])
    return [clause.with_toks([*toks[:comma], *rest]), clause.with_toks([*lead, *second, *share(rest)])]


def _object(toks: Sequence[Tok], verb: Group) -> int:
    """Return where the object of the verb begins, after a particle: "handed out 900 rugs"."""
    index = verb.end
    while index < len(toks) and toks[index].tag in ("A", "P") and index < verb.end + 1:
        index += 1
    return index


def _opened(toks: Sequence[Tok], comma: int, phrases: Sequence[tuple[str, ...]]) -> int:
    """Return how many words after the comma at `comma` are one of the phrases, 0 where none is."""
    if comma >= len(toks) or toks[comma].tag != ",":
        return 0
    after = tuple(tok.low for tok in toks[comma + 1 : comma + 4])
    return next((len(phrase) for phrase in phrases if after[: len(phrase)] == phrase), 0)


def _stop(toks: Sequence[Tok], start: int) -> int:
    marks = (",", ";", ".", ":")
    return next((i for i in range(start, len(toks)) if toks[i].tag in marks), len(toks))


@needs("against", "compared", "up", "down")
def against(clause: Clause) -> list[Clause] | None:
    """Cut "Rents rose 9% in the year to May, against 7% a month earlier": "The rise in rents was 7% a month earlier".

    Only where both figures have a time: "four a day, down from five" is one thing.
    """
    toks = clause.toks
    found = groups(toks)
    if len(found) != 1 or any(quoted_mask(toks)) or any(tok.tag in ("R", "S", "H") for tok in toks):
        return None
    verb = found[0]
    start = subject_start(toks, verb.start)
    comma, words = next(((i, n) for i in range(verb.end + 1, len(toks)) if (n := _opened(toks, i, _AGAINST))), (0, 0))
    second = toks[comma + 1 + words : _stop(toks, comma + 1 + words)] if comma else ()
    rest = toks[comma + 1 + words + len(second) :]
    subject = toks[start : verb.start]
    if not 2 < len(second) <= _LONGEST or any(t.tag != "." for t in rest) or not 0 < len(subject) <= _LONGEST:
        return None
    figure = next((t for t in toks[verb.end : verb.end + 2] if t.tag not in ("A", "D", "$", "£", "€", "P")), None)
    if figure is None or figure.tag != "M" or not _timed(second) or second[0].tag not in ("M", "D", "A", "$", "£", "€"):
        return None
    told = _told(subject, toks[verb.start : verb.end], second)
    return [clause.with_toks([*toks[:comma], *rest]), clause.with_toks(told)] if told else None


def _timed(toks: Sequence[Tok]) -> bool:
    """Whether the words begin with a number and end with a time: "7% a month earlier", "40 in 1990"."""
    later = [tok for tok in toks[2:] if tok.tag != "%"]
    year = any(len(tok.text) == 4 and tok.text.isdigit() for tok in later)
    numbered = any(tok.tag == "M" for tok in toks[:3])
    return numbered and (year or any(tok.low in _UNITS or tok.low in _DATES for tok in later))


def _told(subject: Sequence[Tok], verb: Sequence[Tok], second: Sequence[Tok]) -> list[Tok]:
    """The clause of the second figure, none where the verb is no change and not "be"."""
    if all(tok.low in BE or tok.tag == "A" for tok in verb):
        return [*share(subject), *share(verb), *second]
    noun = _CHANGES.get(verb[0].low)
    if noun is None or len(verb) > 1:
        return []
    first = subject[0]
    lowered = share([first])[0] if first.tag == "K" else replace(first, text=first.low, shared=True)
    return [
        made("The", "article", first, "D"),
        remade(noun, "nominal", share(verb)[0], "W"),
        made("in", "nominal", first, "P"),
        lowered,
        *share(subject[1:]),
        made("was", "copula", second[0], "X"),
        *second,
    ]


@needs("of")
def of_it(clause: Clause) -> list[Clause] | None:
    """Cut "Sarn buys half its corn abroad, 20 tonnes of it in Orla": "Sarn buys 20 tonnes of its corn in Orla"."""
    toks = clause.toks
    found = groups(toks)
    if len(found) != 1 or any(quoted_mask(toks)):
        return None
    verb = found[0]
    start = subject_start(toks, verb.start)
    comma = next((i for i in range(verb.end + 1, len(toks)) if toks[i].tag == ","), len(toks))
    of = next((i for i in range(comma + 1, min(comma + 7, len(toks) - 2)) if toks[i].low == "of"), 0)
    if start == verb.start or not of or toks[of + 1].low != "it" or not any(t.tag == "M" for t in toks[comma:of]):
        return None
    thing = _mass(toks, verb.end, comma)
    end = _stop(toks, of + 2)
    if not thing or not all(t.tag in ("M", "%", "D", "A", "W") for t in toks[comma + 1 : of]) or end == of + 2:
        return None
    if toks[of + 2].tag != "P" or any(t.tag != "." for t in toks[end:]):
        return None
    told = [*share(toks[: verb.end]), *toks[comma + 1 : of + 1], *share(thing), *toks[of + 2 : end]]
    return [clause.with_toks([*toks[:comma], *toks[end:]]), clause.with_toks(told)]


def _mass(toks: Sequence[Tok], start: int, comma: int) -> Sequence[Tok]:
    """Return the thing that is measured: "its corn" of "half of its corn abroad" and of "half its corn"."""
    end = phrase_end(toks, start)
    begin = start
    if end < comma and toks[end].low == "of":
        begin, end = end + 1, phrase_end(toks, end + 1)
    owner = next((i for i in range(begin, end) if toks[i].low in ("its", "the", "his", "her", "their")), begin)
    thing = toks[owner:end]
    return thing if len(thing) > 1 and thing[0].tag == "D" and thing[-1].tag == "W" and end <= comma else ()


@needs("and", "but", "while")
def measured(clause: Clause) -> list[Clause] | None:
    """Cut "Corn is 5% dearer than in May and lamp oil 7% dearer" before what is measured by the same word."""
    toks = clause.toks
    found = groups(toks)
    if len(found) != 1 or any(quoted_mask(toks)) or any(t.tag in ("R", "H") for t in toks):
        return None
    verb = found[0]
    start = subject_start(toks, verb.start)
    joint = next((i for i in range(verb.end + 2, len(toks) - 2) if toks[i].low in ("and", "but", "while")), 0)
    number = next((i for i in range(joint + 2, min(joint + 7, len(toks))) if toks[i].tag == "M"), 0)
    if start == verb.start or not joint or not number or not any(t.tag == "M" for t in toks[verb.end : joint]):
        return None
    subject = toks[joint + 1 : number]
    same = _last_word(toks)
    at = next((i for i in range(verb.end + 1, joint) if toks[i].low == same), 0)
    if not at or not all(t.tag in ("W", "K", "D", "G") for t in subject) or subject[-1].tag not in ("W", "K"):
        return None
    last = len(toks) - (toks[-1].tag == ".")
    told = [*subject, *share(toks[verb.start : verb.end]), *toks[number:last], *share(toks[at + 1 : joint])]
    return [clause.with_toks([*toks[:joint]]), clause.with_toks(told)]


def _last_word(toks: Sequence[Tok]) -> str:
    word = next((tok for tok in reversed(toks) if tok.tag not in (".", ",")), toks[-1])
    return word.low if word.tag in ("W", "A", "E", "K") else ""
