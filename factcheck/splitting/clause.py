"""Words of a sentence that rules cut, share and reorder, and the standalone sentence they make.

Every word remembers where it stands in the article, or which rule made it, so that a claim can always be
traced back: nothing is written that is neither in the text nor recorded.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Final, TypeVar

from factcheck.splitting.model import Resolution

_TOKEN = re.compile(
    r"(?:[A-Z]\.)+(?=\s+[A-Z(])|(?:[A-Z]\.){2,}(?=,|\s+[a-z\d])"  # "Ann B. Rowe", "the U.S. fleet": no full stop
    r"|(?=[A-Zv])(?:Dr|Mr|Mrs|Ms|St|Jr|Sr|Prof|Gen|Col|Lt|Sgt|Gov|Sen|Rep|Rev|Capt|Hon|Mt|Ft|Cpl|Maj|Adm|Brig|Msgr|Univ|vs|Ph\.D|[BM]\.Sc|No)\.(?=,|\s+\w)"
    r"|\d+(?:[.,٫٬:]\d+)+"
    r"|[^\W_]+(?:(?:[\u064b-\u0655\u0670\u200c\u200d]|[-'’.&/_](?=[^\W_]))[^\W_]*)*"
    r"|[.…]{2,}"
    r"|[^\s\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]"
)
_CLOSING = frozenset(",.;:!?%)]}»”،؛؟٪…")
_OPENING = frozenset("([{«“$€£#@")
OPEN_QUOTES = frozenset("«“„‹")
CLOSE_QUOTES = frozenset("»”›")
PLAIN_QUOTES = frozenset('"')
_QUOTES = {**dict.fromkeys(OPEN_QUOTES, "q("), **dict.fromkeys(CLOSE_QUOTES, "q)"), **dict.fromkeys(PLAIN_QUOTES, "q")}


@dataclass(slots=True, eq=False)  # not frozen, which would make each of the many a text has four times as dear
class Tok:
    """A word, number or sign at article[start:end].

    `tag` is the word class its language gives it. `shared` marks words that the claim takes from a neighbour
    in its sentence, `rule` those that a rule made (start and end then say what they were made from),
    `replaced` those from elsewhere in the article that stand for another word. A word is equal to itself alone,
    so that what was found out about some words can be kept by them.
    """

    text: Final[str]
    low: Final[str]
    start: Final[int]
    end: Final[int]
    tag: Final[str] = ""
    shared: Final[bool] = False
    rule: Final[str] = ""
    replaced: Final[str | None] = None

    def tagged(self, tag: str) -> "Tok":
        """Return the word with another class."""
        return Tok(self.text, self.low, self.start, self.end, tag, self.shared, self.rule, self.replaced)


@dataclass(slots=True, unsafe_hash=True)  # not frozen, as Tok is not
class Clause:
    """The words of one claim to be, and who says it, nearest speaker first."""

    toks: Final[tuple[Tok, ...]]
    claimant: Final[tuple[str, ...]] = ()
    source: Final[str] = ""  # the rule that made it, "" for what is left of the sentence
    whole: Final["Clause | None"] = None  # the clause of which this is the core or the core with one adjunct
    voice: Final[str] = ""  # what a pronoun for the nearest speaker would be, where their words are reported

    def with_toks(self, toks: Iterable[Tok], source: str = "") -> "Clause":
        """Return the clause with other words."""
        return Clause(tuple(toks), self.claimant, source or self.source, None, self.voice)


Rule = Callable[[Clause], list[Clause] | None]
"""What a rule makes of a clause, None where there is nothing for it to cut."""

Guarded = Sequence[tuple[int, Rule]]
"""Rules in their order, each with the bits of which a clause must have one."""

_R = TypeVar("_R", bound=Callable[..., list[Clause] | None])
_ALWAYS = 1  # the bit that every clause has
_NEEDS: dict[Callable[..., list[Clause] | None], int] = {}  # a bit of its own for each rule that needs something
_BITS: dict[str, int] = {}  # by mark, the bits of the rules that need it


def needs(*marks: str) -> Callable[[_R], _R]:
    """Say of a rule that it applies only to clauses with one of `marks`: words in lower case, classes or signs.

    It is not tried on others. Most rules look for a word that most clauses do not have.
    """

    def noted(rule: _R) -> _R:
        _NEEDS[rule] = bit = _ALWAYS << len(_NEEDS) + 1
        for mark in marks:
            _BITS[mark] = _BITS.get(mark, 0) | bit
        return rule

    return noted


def guarded(*rules: Rule) -> Guarded:
    """Return the rules with what each needs; a `partial` needs what its rule does."""
    return [(_NEEDS.get(rule.func if isinstance(rule, partial) else rule, _ALWAYS), rule) for rule in rules]


def first_cut(clause: Clause, rules: Guarded) -> list[Clause] | None:
    """Return what the first rule that applies makes of the clause, None where none does."""
    has, bits = _BITS.get, _ALWAYS if clause.toks else 0
    for tok in clause.toks:
        bits |= has(tok.low, 0) | has(tok.tag, 0)
    for needed, rule in rules:
        if needed & bits and (parts := rule(clause)):
            return parts
    return None


def tokenize(text: str, start: int, end: int, low: Callable[[str], str] = str.lower) -> list[Tok]:
    """Return the words, numbers and signs of text[start:end], untagged; `low` gives a word as tables list it."""
    found = []
    inside = False
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        tag = _QUOTES.get(word, "")
        if tag == "q":
            tag = "q)" if inside else "q("
            inside = not inside
        begin, stop = match.span()
        found.append(Tok(word, low(word), begin, stop, tag))
    return found


def share(toks: Iterable[Tok]) -> list[Tok]:
    """Return words marked as taken from a neighbour."""
    return [
        tok if tok.shared else Tok(tok.text, tok.low, tok.start, tok.end, tok.tag, True, tok.rule, tok.replaced)
        for tok in toks
    ]


def made(text: str, rule: str, near: Tok, tag: str = "") -> Tok:
    """Return a word that a rule made at the place of `near`."""
    return Tok(text, text.lower(), near.start, near.start, tag, shared=True, rule=rule)


def remade(text: str, rule: str, tok: Tok, tag: str = "") -> Tok:
    """Return `tok` in another form that a rule made; the place is still that of `tok`."""
    return replace(tok, text=text, low=text.lower(), rule=rule, tag=tag or tok.tag)


def unmarked(toks: Sequence[Tok], said: bool) -> list[Tok]:
    """Leave out a lone quotation mark at either end, and marks around the whole where `said` names a claimant."""
    marks = [index for index, tok in enumerate(toks) if tok.tag in ("q(", "q)")]
    last = next((index for index in range(len(toks) - 1, 0, -1) if toks[index].text not in ".!…"), 0)
    around = marks == [0, last] and said
    lone = len(marks) == 1 and marks[0] in (0, last)
    if not (around or lone) or len(toks) - len(marks) < 2:
        return list(toks)
    return [tok for tok in toks if tok.tag not in ("q(", "q)")]


def render(toks: Sequence[Tok], text: str) -> str:
    """Write the words as one line, with the spacing they have in `text` where they stand together there."""
    parts: list[str] = []
    before: Tok | None = None
    for tok in toks:
        if before is not None:
            end = before.end  # nearly all words stand in the article with one space between them
            as_written = end + 1 == tok.start < tok.end and before.start < end and text[end] == " "
            if as_written or _spaced(before, tok, text):
                parts.append(" ")
        parts.append(tok.text)
        before = tok
    return "".join(parts)


def _spaced(before: Tok, tok: Tok, text: str) -> bool:
    plain = not (before.rule or tok.rule) or before.end <= tok.start
    if plain and before.end <= tok.start <= before.end + 3 and before.start < before.end and tok.start < tok.end:
        gap = text[before.end : tok.start]
        if not gap or not gap.strip(" \t\n\u00a0\u200e\u200f\u200b\u202a\u202b\u202c"):
            return bool(gap.strip("\u200e\u200f\u200b\u202a\u202b\u202c"))
    if tok.tag in ("q)", "'s") or tok.text in _CLOSING or tok.text in ("'s", "’s"):
        return False
    return not (before.tag == "q(" or before.text in _OPENING)


def runs(toks: Iterable[Tok], text: str) -> list[tuple[int, int]]:
    """Return the stretches of `text` that the words stand in, in order; a comma or space between joins them."""
    places = sorted({(t.start, t.end) for t in toks if t.start < t.end and t.replaced is None})
    if not places:
        return []
    found: list[tuple[int, int]] = []
    first, last = places[0]
    for start, end in places:
        if start <= last or text[last:start] == " " or (start - last <= 6 and _no_word(text[last:start])):
            last = max(last, end)
        else:
            found.append((first, last))
            first, last = start, end
    return [*found, (first, last)]


def _no_word(gap: str) -> bool:
    return gap.isspace() or not any(map(str.isalnum, gap))


def resolutions(toks: Sequence[Tok], text: str) -> tuple[Resolution, ...]:
    """Return what the words have that the sentence has not: made by a rule, or a name put for a pronoun."""
    found = [Resolution(tok.text, rule=tok.rule) for tok in toks if tok.rule]
    replaced: dict[str, list[Tok]] = {}
    for tok in toks:
        if tok.replaced is not None and not tok.rule:
            replaced.setdefault(tok.replaced, []).append(tok)
    for word, group in replaced.items():
        start, end = group[0].start, max(t.end for t in group)
        found.append(Resolution(text[start:end], replaced=word, start=start, end=end))
    return tuple(found)
