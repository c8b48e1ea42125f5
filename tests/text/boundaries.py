"""How many sentence boundaries of messy invented text are found: precision and recall as one figure.

In data/boundaries.json "|" stands where one sentence ends and another begins, and "^" where no space is between.
"""

import json
import re
from pathlib import Path

from factcheck.text.sentences import sentences

_TEXTS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "data" / "boundaries.json").read_text(encoding="utf-8")
)
_UNSPACED = frozenset("。？！")  # in writing that puts no space between sentences
LANGUAGES = tuple(_TEXTS)


def marked(text: str) -> tuple[str, set[int]]:
    """The bare text, and where its sentences but the last end, white space left out."""
    bare, ends = "", set[int]()
    for part in re.split(r"(?<=[|^])", text):
        words = part.rstrip("|^")
        bare += words
        ends.add(len(bare.rstrip()))
        spaced = part.endswith("|") and not words.endswith("\n") and words[-1:] not in _UNSPACED
        bare += " " if spaced else ""
    return bare, ends - {len(bare.rstrip())}


def missed(language: str) -> list[tuple[str, set[int], set[int]]]:
    """Each text whose boundaries were not found as they are: the text, those missed and those invented."""
    found = []
    for text in _TEXTS[language]:
        bare, wanted = marked(text)
        got = _found(bare, language)
        if got != wanted:
            found.append((bare, wanted - got, got - wanted))
    return found


def f1(language: str) -> float:
    """The harmonic mean of precision and recall over all boundaries of the language."""
    hit = all_found = all_wanted = 0
    for text in _TEXTS[language]:
        bare, wanted = marked(text)
        got = _found(bare, language)
        hit, all_found, all_wanted = hit + len(wanted & got), all_found + len(got), all_wanted + len(wanted)
    return 2 * hit / (all_found + all_wanted)


def _found(bare: str, language: str) -> set[int]:
    return {sentence.end for sentence in sentences(bare, language)} - {len(bare.rstrip())}
