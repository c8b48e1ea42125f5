"""English lists of nouns that share a verb: each item makes a claim."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, made, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import roles, with_article
from factcheck.splitting.languages.en.phrases import (
    close_of,
    groups,
    is_plural,
    phrase_end,
    phrase_start,
    quoted_mask,
    whole_phrase_start,
)

_TIME = frozenset(load("en", "rules.json")["time_units"])
_COLLECTIVE = frozenset(
    ("between", "among", "together", "both", "jointly", "respectively", "either", "neither", "combined")
)
_ADJECTIVE_ENDINGS = tuple(load("en", "rules.json")["adjective_endings"])
_MONTHS = frozenset(load("en", "rules.json")["calendar"])
Spans = list[tuple[int, int]]


def lists(clause: Clause) -> list[Clause] | None:
    """Cut the first list of the clause whose items are alike: "A, B and C" under one verb."""
    toks = clause.toks
    if any(t.low in _COLLECTIVE for t in toks) or not groups(toks):
        return None
    mask = quoted_mask(toks)
    for index in range(1, len(toks) - 1):
        if mask[index] or not (toks[index].low == "and" or _well_as(toks, index)):
            continue
        items = _items(toks, index)
        if items and len(items) > 1 and _unconditional(toks, items[0][0]) and not _inseparable(toks, items):
            return _apart(clause, items)
    return None


def _inseparable(toks: Sequence[Tok], items: Spans) -> bool:
    """Whether bare nouns belong together: the subject of one verb, or the end of a longer list."""
    start, end = items[0]
    if end - start != 1 or not _is_substance(toks[start]):
        return False
    return toks[start - 1].tag == "," or any(group.start >= items[-1][1] for group in groups(toks))


def _well_as(toks: Sequence[Tok], index: int) -> bool:
    """Whether "as" is the last word of "as well as"."""
    return index >= 3 and toks[index].low == "as" and toks[index - 1].low == "well" and toks[index - 2].low == "as"


def _unconditional(toks: Sequence[Tok], start: int) -> bool:
    """Whether no condition stands before the list, under which its parts would mean something else."""
    return not any(t.low in ("if", "unless", "whether", "without") for t in toks[:start])


def _items(toks: Sequence[Tok], conjunction: int) -> Spans:
    """Return the places of the items joined at `conjunction`, [] where they are not alike."""
    last_end = _item_end(toks, conjunction + 1)
    if last_end == conjunction + 1:
        return []
    before = conjunction - (2 if _well_as(toks, conjunction) else 0)
    while before > 0 and toks[before - 1].tag == ",":
        before -= 1
    items = [(conjunction + 1, last_end)]
    end = before
    while end > 0:
        start = _item_start(toks, end, items[-1])
        if start is None:
            break
        items.append((start, end))
        if start > 1 and toks[start - 1].tag == "," and not _appositive_break(toks, start):
            end = start - 1
        else:
            break
    return items[::-1] if len(items) > 1 else []


def _appositive_break(toks: Sequence[Tok], start: int) -> bool:
    """Whether the comma closes a phrase before the sentence rather than an item."""
    return not groups(toks[: start - 1]) and toks[0].tag in ("P", "S", "G", "E")


def _item_end(toks: Sequence[Tok], start: int) -> int:
    if start < len(toks) and toks[start].tag == "q(":
        return close_of(toks, start)
    return phrase_end(toks, start)


def _item_start(toks: Sequence[Tok], end: int, like: tuple[int, int]) -> int | None:
    """Return where the item ending at `end` begins if it is like the item at `like`."""
    if toks[end - 1].tag == "q)":
        start = phrase_start(toks, end)
        return _quote_start(toks, end) if toks[like[0]].tag == "q(" or start == end else None
    start = phrase_start(toks, end)
    if start == end:
        return None
    if alike(toks[start:end], toks[like[0] : like[1]]):
        return start
    return _object_start(toks, end, like)


def _quote_start(toks: Sequence[Tok], end: int) -> int:
    return max(i for i in range(end) if toks[i].tag == "q(")


def _object_start(toks: Sequence[Tok], end: int, like: tuple[int, int]) -> int | None:
    """ "confirmed 1,240 infections in the camps and 38 deaths": the item on the left is the whole object."""
    found = groups(toks[:end])
    if not found or toks[like[0]].tag != "M":
        return None
    start = found[-1].end
    first_end = phrase_end(toks, start)
    return start if first_end > start and alike(toks[start:first_end], toks[like[0] : like[1]]) else None


def alike(left: Sequence[Tok], right: Sequence[Tok]) -> bool:
    """Whether two noun phrases may be items of one list: both counted, both named, both plural, both articled."""
    if not left or not right:
        return False
    if (left[-1].low in _TIME) != (right[-1].low in _TIME) or (left[-1].low in _MONTHS) != (right[-1].low in _MONTHS):
        return False
    if left[0].tag == "M" or right[0].tag == "M":
        return left[0].tag == right[0].tag == "M" and len(right) > 1 and len(left) > 1
    if right[-1].tag == "K" and right[0].tag == "K":
        return left[-1].tag == "K" and left[0].tag == "K"
    if left[-1].tag == "K" or right[-1].tag == "K":
        return left[0].tag == right[0].tag == "D" and left[0].low == right[0].low == "the"
    if left[0].low in ("a", "an") and right[-1].low in roles() and left[-1].low in roles():
        return True
    if left[0].low in ("a", "an", "the") and right[0].low in ("a", "an", "the"):
        return left[-1].tag == right[-1].tag == "W"
    if right[0].tag == "D" and left[0].tag == "D":
        return True
    if len(left) == len(right) == 1 and _is_substance(left[0]) and _is_substance(right[0]):
        return True
    return is_plural(left[-1]) and is_plural(right[-1]) and left[-1].tag == right[-1].tag == "W"


def _is_substance(tok: Tok) -> bool:
    """Whether the word may be a noun that needs no article: "law", "copper", not "legal"."""
    return tok.tag == "W" and not tok.low.endswith(_ADJECTIVE_ENDINGS) and not is_plural(tok)


def _apart(clause: Clause, items: Spans) -> list[Clause]:
    toks = clause.toks
    before, after = toks[: items[0][0]], toks[items[-1][1] :]
    found = []
    for number, (start, end) in enumerate(items):
        own = list(toks[start:end])
        head = share(before) if number else list(before)
        rest = share(after) if number else list(after)
        determiner = _shared_determiner(toks[items[0][0] : items[0][1]], own) if number else []
        found.append(clause.with_toks([*head, *determiner, *own, *_agreeing(rest, head, own)]))
    return found


def _shared_determiner(first: Sequence[Tok], own: Sequence[Tok]) -> list[Tok]:
    """ "numerous films, shows and plays": the quantifier belongs to every item."""
    if first[0].low in ("a", "an") and own[0].tag == "W" and own[-1].tag == "W":
        return with_article(own)[:1]
    if first[0].tag == "D" and first[0].low not in ("a", "an") and own[0].tag in ("W", "G", "E"):
        return share(first[:1])
    return []


def _agreeing(after: list[Tok], head: Sequence[Tok], own: Sequence[Tok]) -> list[Tok]:
    """A subject of one takes a verb of one."""
    if not after or any(t.tag in ("V", "X", "E") for t in head) or own[-1].tag != "K":
        return after
    single = {"were": "was", "are": "is", "have": "has"}.get(after[0].low)
    return [made(single, "agreement", after[0], "X"), *after[1:]] if single else after


def examples(clause: Clause) -> list[Clause] | None:
    """Cut "films such as A, B and C" into the whole without examples and one claim for each."""
    toks = clause.toks
    for index in range(2, len(toks) - 1):
        such = toks[index].low == "such" and index + 1 < len(toks) and toks[index + 1].low == "as"
        including = toks[index].low == "including"
        if not (such or including):
            continue
        start = index + (2 if such else 1)
        items, end = _example_items(toks, start)
        head = _headed(toks, index - (toks[index - 1].tag == ","))
        if not items or head >= index or not groups(toks[:head]):
            continue
        before, after = toks[:head], toks[end:]
        if len(after) > 1 and after[0].tag == "," and after[1].tag != "R":
            after = after[1:]
        cut = index - (toks[index - 1].tag == ",")
        whole = clause.with_toks([*toks[:cut], *after])
        each = [clause.with_toks([*share(before), *toks[a:b]], "example") for a, b in items]
        return [whole, *each]
    return None


def _example_items(toks: Sequence[Tok], start: int) -> tuple[Spans, int]:
    items: Spans = []
    at = start
    while at < len(toks):
        end = _item_end(toks, at)
        if end == at:
            break
        end = with_of(toks, end)
        if toks[end : end + 3] and [t.tag for t in toks[end : end + 3]] == ["(", "M", ")"]:
            end += 3
        items.append((at, end))
        at = end
        while at < len(toks) and toks[at].tag in (",", "C"):
            at += 1
        quoted = at < len(toks) and toks[at].tag == "q(" and toks[at - 1].tag == "q)" and toks[at - 2].tag == ","
        if at == end and not quoted:
            break
    if not items:
        return [], start
    last = _with_phrases(toks, items[-1][1])
    return [*items[:-1], (items[-1][0], last)], last


def _headed(toks: Sequence[Tok], end: int) -> int:
    """Return where the phrase begins that examples stand for: not "the 1960s" in "songs throughout the 1960s"."""
    start = whole_phrase_start(toks, end)
    timed = toks[end - 1].text[0].isdigit() or toks[end - 1].low in _TIME or toks[end - 1].low in _MONTHS
    if timed and start > 1 and toks[start - 1].tag == "P" and phrase_start(toks, start - 1) < start - 1:
        return whole_phrase_start(toks, start - 1)
    return start


def _with_phrases(toks: Sequence[Tok], end: int) -> int:
    """Keep all that hangs on the last item by a preposition."""
    while end < len(toks) and toks[end].tag == "P" and phrase_end(toks, end + 1) > end + 1:
        end = phrase_end(toks, end + 1)
    return end


def with_of(toks: Sequence[Tok], end: int) -> int:
    """Keep "of ..." and "at ..." with the item they belong to."""
    while (
        end < len(toks) and toks[end].low in ("of", "from", "for", "at", "in") and phrase_end(toks, end + 1) > end + 1
    ):
        end = phrase_end(toks, end + 1)
    return end
