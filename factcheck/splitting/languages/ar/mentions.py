"""Short names that the article settles: "المنظمة" after "منظمة العمل البحري" is that organisation.

A short name is written out only where one thing alone can be meant: the article has named exactly one by then.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from factcheck.splitting.clause import Clause, Tok, remade
from factcheck.splitting.languages.ar.lexicon import is_action_word, words
from factcheck.splitting.languages.ar.phrases import adjective, article, definite, np_end, owned
from factcheck.text.stems import fold_word

_MOST_WORDS = 7


@dataclass
class Mentions:
    """The full names met so far, by their bare head; None where two different ones share a head."""

    named: dict[str, tuple[Tok, ...] | None] = field(default_factory=dict)


def note(toks: Sequence[Tok], mentions: Mentions) -> None:
    """Remember the full names of a sentence."""
    for index, tok in enumerate(toks):
        head = _head(tok) if tok.tag in ("W", "PW") else None
        if head is None:
            continue
        end = np_end(toks, index)
        phrase = _full(toks, index, min(end, index + _MOST_WORDS))
        if article(tok) and end < len(toks) and toks[end].tag in ("PW", "P"):
            phrase = _described_by(toks, index, end)
        if phrase is None:
            continue
        known = mentions.named.get(head, ())
        if known is None:
            continue
        if known and not _same(known, phrase):
            mentions.named[head] = None
        elif len(phrase) > len(known):
            mentions.named[head] = phrase


def _described_by(toks: Sequence[Tok], start: int, end: int) -> tuple[Tok, ...] | None:
    """ "الشركة المنفذة للجسر": which one it is, by what it does; nothing for "الشركة في بيانها"."""
    doing = end - start == 2 and article(toks[start + 1]) and toks[start + 1].low[2:3] == "م"
    if not doing or toks[end].tag != "PW" or toks[end].low[0] != "ل":
        return None
    last = np_end(toks, end)
    return tuple(toks[start:last]) if last > end and definite(toks[last - 1]) else None


def _head(tok: Tok) -> str | None:
    """The bare noun of a word that can begin a full name."""
    if tok.tag not in ("W", "PW"):
        return None
    low = tok.low
    if tok.tag == "PW":
        low = low[1:]
    bare = low.removeprefix("ال")
    return bare if bare in words("institutions") or bare in words("events") else None


def _full(toks: Sequence[Tok], start: int, end: int) -> tuple[Tok, ...] | None:
    """The words of a full name, without a preposition written to it; None for a short one."""
    if end - start < 2 or any(t.tag in ("M", "D") for t in toks[start:end]):
        return None
    first, second = toks[start], toks[start + 1]
    closed = definite(toks[end - 1]) or toks[end - 1].tag in ("q)", ")")
    event = first.low in words("events") and not article(first)
    closed = closed or (event and end - start == 3 and toks[start + 2].tag == "W")
    if first.tag == "PW":
        if definite(first):
            return None
        first = replace(first, text=first.text[1:], low=first.low[1:], start=first.start + 1, tag="W")
    if not closed or (article(first) and not adjective(second)):
        return None
    if second.low in ("الماضي", "الماضيه", "المقبل", "المقبله", "الاول", "الاولي", "الثانيه", "الثاني"):
        return None
    opened = next((i for i in range(start, end) if toks[i].tag == "("), end)
    return (first, *toks[start + 1 : opened]) if opened - start > 1 else None


def _same(left: Sequence[Tok], right: Sequence[Tok]) -> bool:
    a, b = {t.low.removeprefix("ال") for t in left}, {t.low.removeprefix("ال") for t in right}
    return a <= b or b <= a


def _described(tok: Tok, following: Tok) -> bool:
    """Whether the next word is an adjective of the noun: "الجسر القديم", but not "الجسر الدلبة"."""
    agrees = tok.text.endswith(("ة", "ات")) or not following.text.endswith("ة")
    return agrees and adjective(following)


def resolve(clause: Clause, mentions: Mentions) -> Clause:
    """Write the full name for the first short one of the clause that stands alone."""
    toks = clause.toks
    for index, tok in enumerate(toks):
        if tok.tag != "W" or not article(tok) or tok.replaced is not None:
            continue
        head = tok.low.removeprefix("ال")
        full = mentions.named.get(head)
        following = toks[index + 1] if index + 1 < len(toks) else None
        if not full or (following is not None and (following.tag == "q(" or _described(tok, following))):
            continue
        if index and toks[index - 1].low in ("هذا", "هذه", "تلك", "ذلك"):
            continue
        if any(t.start == full[0].start for t in toks) or any(t.start == tok.start for t in full):
            continue
        written = [replace(t, shared=True, replaced=tok.text) for t in _known(full)]
        return clause.with_toks([*toks[:index], *written, *toks[index + 1 :]])
    return clause


def _known(full: Sequence[Tok]) -> list[Tok]:
    """A thing named before has the article: "حملة التطعيم الفموي" of "حملة تطعيم فموي"."""
    first, *rest = full
    plain = len(rest) == 2 and all(t.tag == "W" and not definite(t) and not owned(t) for t in full)
    if not plain or not is_action_word(rest[0].low, rest[0].text):
        return list(full)
    return [first, *(remade("ال" + t.text, "article", t) for t in rest)]


def full_name(claimant: str, mentions: Mentions, text: str) -> str:
    """Return the full name of a claimant who is called by the short one: "الشركة"."""
    low = fold_word(claimant)
    full = mentions.named.get(low.removeprefix("ال")) if low.startswith("ال") and " " not in claimant else None
    return text[full[0].start : full[-1].end] if full else claimant
