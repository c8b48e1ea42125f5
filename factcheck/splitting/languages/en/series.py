"""English series of nouns: where "A, B and C" begin and end, and whether they are of one kind.

A kind is a letter: Q quoted, M counted, K named, A with "a", T with "the", P with an owner ("her"), S plural, B bare.
"""

from collections.abc import Sequence

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import roles
from factcheck.splitting.languages.en.phrases import close_of, groups, is_plural, phrase_end, phrase_start

_TABLE = load("en", "rules.json")
_NOUNS = load("en", "nouns.json")
_TIME, _MONTHS = frozenset(_TABLE["time_units"]), frozenset(_TABLE["calendar"])
_TO_DO = frozenset(_NOUNS["infinitives"])
_ENDINGS = tuple(_TABLE["adjective_endings"])
_ADJECTIVES, _NATIONS = frozenset(_NOUNS["adjectives"]), frozenset(_NOUNS["nationalities"])
_FIXED = frozenset(_NOUNS["fixed_pairs"])
OWNERS = frozenset(("his", "her", "its", "their", "my", "our", "your"))
_BODIES = frozenset(_TABLE["bodies"]) | frozenset(("fund", "executive", "board", "service", "society", "academy"))
_SURELY = tuple(_NOUNS["adjective_endings"])  # of adjectives alone: "lyrical", not "festival"
_COMMON = frozenset("ATPSB")
_LINKS = frozenset(("of", "from", "for", "at", "in", "on", "to", "with", "about", "by"))
_CLOSE = frozenset(("of", "from", "for", "at", "in"))
_MOST_ITEMS = 40
Spans = list[tuple[int, int]]


def is_adjective(tok: Tok) -> bool:
    """Whether the word may stand before a noun to say of what sort it is."""
    if tok.tag in ("E", "G", "N"):
        return True
    low = tok.low
    if "-" in low and tok.tag == "W":
        return True  # "no-nonsense"
    if tok.tag == "K":
        return low in _NATIONS or ("-" in low and any(map(str.isdigit, low)))  # "Under-19"
    return tok.tag in ("W", "b", "A") and (low in _ADJECTIVES or low.endswith((*_ENDINGS, "ed")))


def _only_adjective(tok: Tok) -> bool:
    """Whether the word can be no noun: "his lyrical and romantic themes" is no list of "his lyrical"."""
    low = tok.low
    return low not in roles() and (low.endswith(_SURELY) or (low in _ADJECTIVES and not is_plural(tok)))


def kind(toks: Sequence[Tok]) -> str:
    """Return the letter of a bare noun phrase, "" for what is no item: a date, a span of time, a lone number."""
    toks = toks[1:] if toks and toks[0].low == "both" else toks
    if not toks:
        return ""
    first, last = toks[0], toks[-1]
    if last.low in _MONTHS or (last.low in _TIME and last.tag != "K"):
        return ""
    if last.tag == "q)":
        return "Q"
    counted = next((t for t in toks if t.tag != "D"), last)  # "more than 40 dogs"
    if counted.tag == "M" or counted.tag in "$£€":
        return "M" if len(toks) > 1 and last.tag in ("W", "K", "%") else ""
    if last.tag == "K" or (first.low == "the" and len(toks) > 2 and toks[1].tag == "K"):
        return _name_kind(toks)  # "the Orla city council", too
    return "" if last.tag not in ("W", "b", "3") or _only_adjective(last) else _noun_kind(toks)


def _name_kind(toks: Sequence[Tok]) -> str:
    first, last = toks[0], toks[-1]
    if first.tag == "K" or first.low == "the":
        return "K" if last.tag == "K" or last.tag in ("W", "b", "3") else ""
    return "A" if first.low in ("a", "an") else ("S" if first.tag == "D" and last.low.endswith("s") else "")


def _noun_kind(toks: Sequence[Tok]) -> str:
    first = toks[0]
    if first.low in ("a", "an", "another"):
        return "A"
    if first.low == "the":
        return "T"
    if first.low in OWNERS or first.low.endswith(("'s", "’s")):
        return "P"
    return "S" if is_plural(toks[-1]) else "B"


def item_end(toks: Sequence[Tok], start: int) -> int:
    """Return the index after the noun phrase or quotation at `start`, `start` where there is none."""
    if start < len(toks) and toks[start].tag == "q(":
        return close_of(toks, start)
    end = phrase_end(toks, start)
    if end - start == 2 and toks[start].low == "the" and [t.tag for t in toks[start + 1 : start + 5]] == list("KCKK"):
        return phrase_end(toks, end + 1)  # "the Health and Safety Office"
    return end


def with_links(toks: Sequence[Tok], end: int, links: frozenset[str] = _LINKS) -> int:
    """Return the index after the phrases that hang on an item by "of", "at" and the like."""
    while end < len(toks) and toks[end].tag == "P" and toks[end].low in links:
        after = item_end(toks, end + 1)
        if after == end + 1:
            return _to_comma(toks, end) if toks[after : after + 1] and toks[after].tag == "G" else end
        end = after
    return end


def _to_comma(toks: Sequence[Tok], start: int) -> int:
    """Return where "in shaping the plans of others" ends."""
    return next((i for i in range(start, len(toks)) if toks[i].tag in (",", ";", ".", "C")), len(toks))


def with_of(toks: Sequence[Tok], end: int) -> int:
    """Keep "of ..." and "at ..." with the item they belong to."""
    return with_links(toks, end, _CLOSE)


def series(toks: Sequence[Tok], conjunction: int, floor: int) -> Spans:
    """Return the places of the items joined at `conjunction`, [] where they are not of one kind.

    No item begins before `floor`.
    """
    first_end = conjunction - (2 if toks[conjunction].low == "as" else 0)
    if first_end > 0 and toks[first_end - 1].tag == ",":
        first_end -= 1
    last = (conjunction + 1, item_end(toks, conjunction + 1))
    wanted = kind(toks[slice(*last)])
    if not wanted:
        return []
    found, end = [last], first_end
    while end > floor and len(found) < _MOST_ITEMS:
        middle = _middle(toks, end, floor)
        if middle is not None and _fits(toks, middle, found, serial=True):
            found.append(middle)
            end = middle[0] - (toks[middle[0] - 1].tag == ",")
            continue
        first = _first(toks, end, floor, found)
        if first is not None:
            found.append(first)
        elif len(found) > 1 and toks[found[-1][0] - 1].tag == ",":
            return []  # the series goes on to the left in a way that is not understood
        break
    if len(found) < 2 or _continues(toks, last[1]):
        return []
    found.reverse()
    found[-1] = (found[-1][0], _own_end(toks, found))
    return found


def _continues(toks: Sequence[Tok], end: int) -> bool:
    """Whether a list goes on behind: "the play A and the films B, C and D" is cut at its last "and" first."""
    if end >= len(toks) or toks[end].tag != ",":
        return False
    after = item_end(toks, end + 1)
    return after > end + 1 and after < len(toks) and toks[after].low == "and" and item_end(toks, after + 1) > after + 1


def _middle(toks: Sequence[Tok], end: int, floor: int) -> tuple[int, int] | None:
    """Return the item that ends at `end` if it fills the whole stretch from the comma before it."""
    start = end
    if toks[end - 1].tag == "q)":
        start = _open(toks, end - 1)
        joined = start > floor and (toks[start - 1].tag == "," or _closed_with_comma(toks, start))
        return (start, end) if joined else None
    while start > floor and toks[start - 1].tag not in (",", ";", ":", "C", "q)", "q("):
        start -= 1
    if start <= floor or toks[start - 1].tag != "," or start == end:
        return None
    if toks[start].tag in ("P", "R", "H", "S", "A") or (start >= 2 and not groups(toks[: start - 1]) and _leads(toks)):
        return None
    return (start, end) if with_links(toks, item_end(toks, start)) == end else None


def _leads(toks: Sequence[Tok]) -> bool:
    """Whether the sentence opens with a phrase, whose comma is then none of a series."""
    return toks[0].tag in ("P", "S", "G", "E")


def _closed_with_comma(toks: Sequence[Tok], start: int) -> bool:
    """ "The Abyss," "Dust": the comma stands inside the quotation before."""
    return toks[start - 1].tag == "q)" and start > 1 and toks[start - 2].tag == ","


def _open(toks: Sequence[Tok], close: int) -> int:
    return next((i for i in range(close - 1, -1, -1) if toks[i].tag == "q("), close)


def _first(toks: Sequence[Tok], end: int, floor: int, found: Spans) -> tuple[int, int] | None:
    """Return the first item, which ends at `end`: the shortest phrase that is of the same kind as the rest.

    Longer ones ("a degree in law from Orla" before "and a chair") must be of the very kind.
    """
    at = _open(toks, end - 1) if toks[end - 1].tag == "q)" else phrase_start(toks, end)
    serial = len(found) > 1
    like = _bare(toks, found[-1])
    if kind(like) == "M":
        at = max(at, _count(toks, at, end))
    shortest = (at, end) if floor <= at < end and _fits(toks, (at, end), found, serial) else None
    if shortest and (kind(toks[at:end]) == kind(like) != "K" or _led(toks[at:end]) == _led(like)):
        return shortest
    while floor < at < end and (kind(like) in ("A", "M", "P", "S", "T") or _led(like)):
        if at < 2 or not (toks[at - 1].low in _LINKS or toks[at - 1].low == "and"):
            break
        before = phrase_start(toks, at - 1)
        before -= before == at - 1 and toks[before - 1].tag in ("G", "b", "3")  # "a degree in writing from Orla"
        if before == at - 1 or before < floor:
            break
        at = before
        own = _bare(toks, (at, end))
        if kind(own) == kind(like) and _led(own) == _led(like) and _fits(toks, (at, end), found, serial):
            return at, end
    return shortest


def _count(toks: Sequence[Tok], start: int, end: int) -> int:
    """Return where "four titles" begins in "the club win four titles", `start` where nothing is counted."""
    number = next((i for i in range(end - 1, start - 1, -1) if toks[i].tag in ("M", "$", "£", "€")), start)
    while number > start and toks[number - 1].tag in ("D", "M", "$", "£", "€"):
        number -= 1
    return number


def _led(toks: Sequence[Tok]) -> bool:
    """Whether "the" leads a name: "the High School of Orla and the University of Sarn"."""
    return toks[0].low == "the" and kind(toks) == "K"


def _fits(toks: Sequence[Tok], item: tuple[int, int], found: Spans, serial: bool) -> bool:
    """Whether the item may stand in one series with those found, the last of the series first."""
    like = found[0] if len(found) == 1 else found[-1]
    left, right = _bare(toks, item), _bare(toks, like)
    one, other = kind(left), kind(right)
    if not one or not other or (one == "M") != (other == "M"):
        return False
    if left[0].tag == "G" and one != "B" and right[0].tag != "G":
        return False  # "denied it, citing rulings and a study": no list of what was denied
    if one == other == "K":
        return (left[-1].low in roles()) == (right[-1].low in roles()) or serial
    if "K" in (one, other):
        return False
    if "Q" in (one, other):
        return one == other
    if one == "M":
        return True
    if serial:
        return one in _COMMON and other in _COMMON and not (one == "B" and is_adjective(left[-1]))
    return _pair(left, one, right, other)


def _pair(left: Sequence[Tok], one: str, right: Sequence[Tok], other: str) -> bool:
    """Whether two phrases joined by "and" alone are alike: "film and television work" must not be cut."""
    if f"{left[-1].low}-{right[0].low}" in _FIXED or (one == "B" and is_adjective(left[-1])):
        return False
    if one == other:
        return one != "B" or len(left) == len(right)
    if other == "B":
        told = one == "A" and left[-1].low in roles() and right[-1].low in roles()
        return told or (one == "P" and len(right) == 1 and not is_adjective(right[0]))
    if other == "S":
        return is_plural(left[-1]) or one in "AP"
    return one in "APT" and other in "APT"


def _bare(toks: Sequence[Tok], item: tuple[int, int]) -> Sequence[Tok]:
    return toks[item[0] : min(item[1], item_end(toks, item[0]))]


def _own_end(toks: Sequence[Tok], found: Spans) -> int:
    """Return where the last item ends: with phrases of its own where others have some or it has its own article.

    "Her songs and her work in films": what follows hangs on the last alone. "The art and culture of Orla" shares it.
    """
    last = _bare(toks, found[-1])
    end = found[-1][1]
    own = any(item_end(toks, start) < stop for start, stop in found[:-1]) or kind(last) in "ATPM" or _led(last)
    if own:
        end = with_links(toks, end)
    if end < len(toks) and toks[end].tag == "T" and last[-1].low in _TO_DO:
        return _to_comma(toks, end)
    if end < len(toks) and toks[end].low == "and" and item_end(toks, end + 1) > end + 1:
        end = with_links(toks, item_end(toks, end + 1))  # "her songs, as well as her wit and charm"
    if end > found[-1][1] and end + 1 < len(toks) and toks[end].tag in (",", "C"):
        return len(toks) if not groups(toks[end:]) else end
    return end


def within_name(toks: Sequence[Tok], items: Spans) -> bool:
    """Whether the "and" belongs to one name: "Ministry of Health and Labour", "the Health and Safety Office"."""
    start, end = items[0]
    if kind(toks[start:end]) != "K":
        return False
    linked = start > 1 and toks[start - 1].low in ("of", "for") and toks[start - 2].tag == "K"
    last = toks[items[-1][0] : items[-1][1]]
    if last[0].tag != "K" or linked:
        return linked and last[0].tag == "K"
    headed = toks[start].low == "the" and end - start == 2 and len(last) > 1
    body = last[-1].low in _BODIES and toks[end - 1].low not in _BODIES
    return len(items) == 2 and (headed or body)
