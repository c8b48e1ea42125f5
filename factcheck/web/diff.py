"""What changed between two texts, word by word."""

from __future__ import annotations

import re
from collections import Counter
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

Kind = Literal["same", "added", "removed"]
# Pairs of equal words that a comparison may look at; beyond it a matcher would take seconds.
MAX_PAIRS = 300_000


class Piece(NamedTuple):
    """A stretch of text that both versions have, or only one of them."""

    kind: Kind
    text: str


def word_diff(before: str, after: str) -> list[Piece]:
    """The pieces of `before` and `after` in reading order; removed ones come before those that replace them.

    White space goes with the word before it and is not compared. Without the removed pieces the text is `after`,
    up to the white space of its beginning. Texts too alike in their own words to compare are replaced as a whole.
    """
    old, new = _tokens(before), _tokens(after)
    old_words, new_words = [t.rstrip() for t in old], [t.rstrip() for t in new]
    if _pairs(old_words, new_words) > MAX_PAIRS:
        return _pieces([("removed", before), ("added", after)])
    found: list[tuple[Kind, str]] = []
    for tag, low, high, start, end in SequenceMatcher(None, old_words, new_words, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(("same", "".join(new[start:end])))
            continue
        found.append(("removed", "".join(old[low:high])))
        found.append(("added", "".join(new[start:end])))
    return _pieces(found)


def _tokens(text: str) -> list[str]:
    return re.findall(r"\S+\s*", text)


def _pairs(old: list[str], new: list[str]) -> int:
    counted = Counter(new)
    return sum(number * counted[word] for word, number in Counter(old).items())


def _pieces(found: list[tuple[Kind, str]]) -> list[Piece]:
    return [Piece(kind, text) for kind, text in found if text]
