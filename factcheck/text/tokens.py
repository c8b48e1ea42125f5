"""Words, numerals and signs of a text with their offsets, each folded for looking up in tables."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from factcheck.text.stems import fold

LONGEST = 64  # code points: no table has a longer word, and what is kept in memory stays small
_TOKEN = re.compile(
    r"(?P<number>\d+(?:[.,٫٬،'’\u00a0\u202f]\d+)*)"
    r"|(?P<word>[^\W\d_][^\W\d_\u064b-\u0655\u0670]*(?:[\u064b-\u0655\u0670ـ\u200b-\u200f]+[^\W\d_]*)*)"
    r"|(?P<sign>[^\s\w]|_)"
)


@dataclass(slots=True)  # not frozen: a text has many, and a frozen one takes four times as long to make
class Token:
    """A `kind` of "number", "word" or "sign"; `folded` is what tables are asked for, "" for overlong ones."""

    kind: Final[str]
    text: Final[str]
    folded: Final[str]
    start: Final[int]
    end: Final[int]


@lru_cache(maxsize=20_000)
def fold_word(word: str) -> str:
    """Return `word` as the tables of numbers and dates list it."""
    return fold(word)


@lru_cache(maxsize=2)  # a text is read for its dates, then for its quantities
def tokens(text: str) -> tuple[Token, ...]:
    """Return the tokens of `text` in order; offsets in code points."""
    found: list[Token] = []
    for match in _TOKEN.finditer(text):
        word = match.group()
        start, end = match.span()
        folded = fold_word(word) if end - start <= LONGEST else ""
        found.append(Token(match.lastgroup or "", word, folded, start, end))
    return tuple(found)


class TokenReader:
    """A list of tokens that may be asked about places outside itself, which hold nothing."""

    def __init__(self, found: Sequence[Token]) -> None:
        self.tokens = found

    def folded(self, index: int) -> str:
        """Return the folded text of token `index`, "" outside the list."""
        return self.tokens[index].folded if 0 <= index < len(self.tokens) else ""

    def phrase(self, index: int, length: int) -> str:
        """Return `length` folded tokens from `index` on, with spaces between them."""
        return " ".join(self.folded(at) for at in range(index, index + length))

    def glued(self, index: int) -> bool:
        """Whether token `index` follows the one before it without a space."""
        return 0 < index < len(self.tokens) and self.tokens[index].start == self.tokens[index - 1].end

    def is_word(self, index: int) -> bool:
        """Whether there is a word at `index`."""
        return 0 <= index < len(self.tokens) and self.tokens[index].kind == "word"
