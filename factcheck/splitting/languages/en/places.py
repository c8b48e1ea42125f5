"""English places told in passing: "in Malmö, Sweden" tells that the one is in the other."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, made, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import quoted_mask

_REGIONS = frozenset(load("en", "nouns.json")["regions"])
_BODIES = frozenset(load("en", "rules.json")["bodies"])
_BEFORE = frozenset(("in", "at", "from", "near", "of", "to", "around", "outside"))
_OF_LIVES = frozenset(load("en", "nouns.json")["lives"])
_MOST_WORDS = 3  # of a name of a country or state


@needs(*_OF_LIVES)
def regions(clause: Clause, told: set[str]) -> list[Clause] | None:
    """Tell "Malmö is in Sweden" beside "was born in Malmö, Sweden", once for each place.

    The sentence keeps both names, without which its Springfield would be any. Only where somebody lives or something
    is based does it matter to a reader: "the train left Malmö, Sweden, at four" is not about where Malmö is.
    """
    toks = clause.toks
    if clause.source == "region":
        return None
    mask: Sequence[bool] | None = None
    for comma in range(2, len(toks) - 1):
        if toks[comma].tag != "," or toks[comma - 1].tag != "K" or toks[comma + 1].tag not in ("K", "D"):
            continue
        mask = mask or quoted_mask(toks)
        place, region = _place(toks, comma), _region(toks, comma + 1)
        key = "in " + " ".join(t.text for t in place)
        if not place or not region or mask[comma] or key in told:
            continue
        told.add(key)
        words = (*share(place), made("is in", "copula", region[0], "X"), *region)
        return [clause, replace(clause, toks=words, claimant=(), source="region")]
    return None


def _place(toks: Sequence[Tok], comma: int) -> Sequence[Tok]:
    """Return the name before the comma, after "in" or the like; none for a region, a body or a person."""
    start = comma
    while start and toks[start - 1].tag == "K":
        start -= 1
    name = toks[start:comma]
    known = " ".join(t.low for t in name) in _REGIONS or any(t.low in _BODIES for t in name)
    placed = start and toks[start - 1].low in _BEFORE
    return () if known or not placed or len(name) > _MOST_WORDS else name


def _region(toks: Sequence[Tok], start: int) -> Sequence[Tok]:
    """Return the country or state after the comma, "the" before it allowed; none where the name goes on."""
    led = toks[start].low == "the"
    end = start + led
    while end < len(toks) and toks[end].tag == "K":
        end += 1
    name = " ".join(t.low for t in toks[start + led : end])
    listed = end < len(toks) and toks[end].tag == "C"
    return () if listed or name not in _REGIONS else toks[start:end]
