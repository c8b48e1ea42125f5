"""English words that belong together whatever stands about them: quotations, names, "at first", "more than 40"."""

import re
from collections.abc import Sequence

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages import load

_TABLE = load("en", "rules.json")
_ROLES, _APPROXIMATORS = frozenset(_TABLE["roles"]), frozenset(_TABLE["approximators"])
_ADVERB_PAIRS = frozenset(tuple(pair.split()) for pair in _TABLE["adverb_pairs"])
_PAIR_STARTS = frozenset(first for first, _ in _ADVERB_PAIRS)
_ARABIC_NAME = re.compile(r"[a-z]{2,4}-[A-Z]")
_PARTICLES = frozenset(_TABLE["name_particles"])
_GIVEN = frozenset(name for names in load("en", "given_names.json").values() for name in names.split())
_SINGLE = frozenset(("'", "‘", "’"))
_LONGEST_QUOTE = 40  # words between single marks: a lone one is an apostrophe


def single_quoted(toks: list[Tok]) -> list[Tok]:
    """Mark 'single' quotation marks: one that opens stands after a space, before a word."""
    opened = None
    for index, tok in enumerate(toks):
        if tok.text not in _SINGLE:
            continue
        before = index > 0 and toks[index - 1].end == tok.start
        after = index + 1 < len(toks) and toks[index + 1].start == tok.end and toks[index + 1].text[0].isalnum()
        if opened is None and after and not before:
            opened = index
        elif opened is not None and before and not after and index - opened <= _LONGEST_QUOTE:
            toks[opened], toks[index] = toks[opened].tagged("q("), tok.tagged("q)")
            opened = None
    return toks


def name_parts(toks: Sequence[Tok], tags: list[str]) -> None:
    """ "al-Hadi" is a name, and so is the "bin" or "van" between two."""
    for index, tok in enumerate(toks):
        if "-" in tok.text and _ARABIC_NAME.match(tok.text):
            tags[index] = "K"
        elif (tok.low in _PARTICLES or tok.text == "&") and 0 < index < len(toks) - 1 and tags[index - 1] == "K":
            tags[index] = "K" if toks[index + 1].text[:1].isupper() else tags[index]


def name_at_head(toks: Sequence[Tok], tags: list[str]) -> None:
    """A capitalised word that no table knows, before another name, is the beginning of that name."""
    for index in range(len(toks) - 1):
        if index and toks[index - 1].tag != "q(":
            continue
        listed = toks[index + 1].text in (",", "and")
        named = tags[index + 1] == "K" or (listed and index + 2 < len(toks) and tags[index + 2] == "K")
        named = named or (toks[index + 1].tag == "q(" and toks[index].low in _GIVEN)  # Omar "Zeno" Nasri
        linked = toks[index + 1].low in _PARTICLES and index + 2 < len(toks) and tags[index + 2] == "K"
        if linked and tags[index] == "W" and toks[index].text.istitle():
            tags[index : index + 2] = ["K", "K"]
        if (
            named
            and (tags[index] in ("W", "b") or toks[index].low in _GIVEN)
            and toks[index].text.istitle()
            and toks[index].low not in _ROLES
        ):
            tags[index] = "K"


def approximate(toks: Sequence[Tok], tags: list[str]) -> None:
    """ "about", "more than" before a number belong to it as determiners do."""
    for index in range(1, len(toks)):
        if tags[index] not in ("M", "$", "£", "€"):
            continue
        for length in (3, 2, 1):
            if length <= index and " ".join([t.low for t in toks[index - length : index]]) in _APPROXIMATORS:
                tags[index - length : index] = ["D"] * length
                break


def adverb_pairs(toks: Sequence[Tok], tags: list[str]) -> None:
    """ "at first" is an adverb: "The mill at first paid nothing"; not so in "at first light"."""
    for index in range(len(toks) - 1):
        if toks[index].low not in _PAIR_STARTS:
            continue
        if (toks[index].low, toks[index + 1].low) in _ADVERB_PAIRS and tags[index + 2 : index + 3] not in (
            ["W"],
            ["K"],
        ):
            tags[index : index + 2] = ["A", "A"]
