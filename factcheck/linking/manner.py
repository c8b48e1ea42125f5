"""How a claim says what it says: of all or of some, and as done, planned or possible."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Literal

from factcheck.linking import lexicon
from factcheck.linking.alignment import Alignment
from factcheck.linking.reading import Reading, Unit
from factcheck.text.stems import Word, fold_word

AHEAD = 30  # code points after a word of modality within which what it is said of begins
PRESENT = "ي"  # the first letter of a present tense, which makes a "may" of "قد"
MAY = frozenset(("قد", "وقد", "فقد"))
WILL = "س"  # written to the verb
_PARTICLES = ("و", "ف", "ب", "ل", "ال", "وال", "بال")


@dataclass(frozen=True, slots=True)
class Manner:
    """Something in which two claims differ in manner: the feature and the words of both sides."""

    feature: Literal["qualifier", "modality"]
    verdict: Literal["differs", "missing"]
    a: tuple[str, ...]
    b: tuple[str, ...]


@cache
def _listed(feature: str) -> dict[str, str]:
    """Return what each folded word says, out of data/manner.json: "all", "most", "some", "possible", "planned"."""
    table = json.loads((Path(__file__).parent / "data" / "manner.json").read_text(encoding="utf-8"))
    return {fold_word(word): name for name, found in table[feature].items() for word in found}


def manners(a: Reading, b: Reading, alignment: Alignment) -> tuple[Manner, ...]:
    """Return in what manner two claims differ."""
    found = (_qualifiers(a, b), _modality(a, b, alignment))
    return tuple(manner for manner in found if manner is not None)


def _qualifiers(a: Reading, b: Reading) -> Manner | None:
    of_a, of_b = dict(_qualifying(a)), dict(_qualifying(b))
    if of_a.keys() == of_b.keys():
        return None
    texts_a, texts_b = ([word.text for word in found.values()] for found in (of_a, of_b))
    return Manner("qualifier", "differs" if of_a and of_b else "missing", tuple(texts_a), tuple(texts_b))


def _qualifying(reading: Reading) -> Iterator[tuple[str, Word]]:
    for word in reading.words:
        name = _said(word.folded, "qualifier")
        if name:
            yield name, word


@lru_cache(maxsize=50_000)
def _said(folded: str, feature: str) -> str | None:
    table = _listed(feature)
    if folded in table:
        return table[folded]
    bare = (folded[len(particle) :] for particle in _PARTICLES if folded.startswith(particle))
    return next((table[word] for word in bare if len(word) > 1 and word in table), None)


Modal = tuple[str, int, Unit]  # what is said, where the word that says it starts, and of which unit


def _modality(a: Reading, b: Reading, alignment: Alignment) -> Manner | None:
    """Return that one thing is done in one claim and planned or possible in the other: "closed", "may close"."""
    modal_a, modal_b = ({unit.start: (name, start) for name, start, unit in _modals(one)} for one in (a, b))
    for match in alignment.matches:
        said_a, said_b = modal_a.get(match.a.start), modal_b.get(match.b.start)
        if (said_a or ("done",))[0] != (said_b or ("done",))[0]:
            texts = (_words(a, match.a, said_a), _words(b, match.b, said_b))
            return Manner("modality", "differs", (texts[0],), (texts[1],))
    return None


def _words(reading: Reading, unit: Unit, said: tuple[str, int] | None) -> str:
    return reading.text[said[1] if said else unit.start : unit.end]


def _modals(reading: Reading) -> Iterator[Modal]:
    for at, word in enumerate(reading.words):
        name = _modal(reading.words[at : at + 2])
        unit = next((unit for unit in reading.units if unit.end > word.start and unit.text != word.text), None)
        if name == "will_written_to":
            unit = next((one for one in reading.units if one.start == word.start), None)
            name = "planned"
        if name and unit is not None and unit.start - word.end <= AHEAD:
            yield name, word.start, unit


def _modal(found: tuple[Word, ...]) -> str | None:
    """Return what a word says of the next: that it is possible or planned; "will_written_to" for "سيغلق"."""
    word = found[0]
    if word.folded in MAY:
        return "possible" if len(found) > 1 and found[1].folded.startswith(PRESENT) else None
    if word.folded.startswith(WILL) and len(word.folded) > 4 and word.folded[1] in "يتن":
        plain = lexicon.concepts_of(word.folded[1:])
        return "will_written_to" if plain and plain == lexicon.concepts_of(word.folded) else None
    return None if word.text in ("May", "Will") else _said(word.folded, "modality")
