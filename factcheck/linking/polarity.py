"""Whether two claims deny the same: by a negation, or by a word that undoes what follows it ("refused", "إلغاء")."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

from factcheck.linking import lexicon
from factcheck.linking.alignment import Alignment
from factcheck.linking.reading import Reading, Unit

FEW = 2  # words without a counterpart on a side, up to which what is denied must be what the other claim says
_LIMITING = frozenset(("outside", "exclude"))  # "no infection outside the camps" denies none in them


@dataclass(frozen=True, slots=True)
class Polarity:
    """Negations that both have, and whether one claim denies what the other says, with the words of both sides.

    "missing" when it denies something else, or both deny it, each in its way: `alike`.
    """

    both: int
    verdict: Literal["differs", "missing"] | None
    a: tuple[str, ...] = ()
    b: tuple[str, ...] = ()
    alike: bool = True


@cache
def undoing() -> frozenset[str]:
    """Return the concepts that undo what follows them, as "refuse" and "cancel" do, out of data/undoing.json."""
    path = Path(__file__).parent / "data" / "undoing.json"
    return frozenset(json.loads(path.read_text(encoding="utf-8")))


def undoes(unit: Unit) -> bool:
    """Whether a unit undoes what follows it, in every meaning that it can have."""
    return bool(unit.concepts) and undoing().issuperset(unit.concepts)


def polarity(a: Reading, b: Reading, alignment: Alignment) -> Polarity:
    """Return how the denials of two claims stand to each other."""
    both = min(len(a.negations), len(b.negations))
    undone = _undone(a, b, alignment)
    if undone is not None and len(a.negations) == len(b.negations):
        return Polarity(both, "differs", *undone)
    turned = [match for match in alignment.matches if _is_turned(match.a, match.b)]
    if len(a.negations) == len(b.negations) and len({match.a.negated for match in turned}) < 2:
        return Polarity(both, None)  # as many denials, and nothing says that each denies what the other affirms
    texts_a = _turned(a, [match.a for match in turned], alignment.left_a)
    texts_b = _turned(b, [match.b for match in turned], alignment.left_b)
    alike = _denied_alike(a, b, alignment)
    missing = alike or _denies_else(a, b, alignment, bool(turned))
    return Polarity(both, "missing" if missing else "differs", texts_a, texts_b, alike)


def _is_turned(u: Unit, v: Unit) -> bool:
    return u.negated != v.negated


def _denied_alike(a: Reading, b: Reading, alignment: Alignment) -> bool:
    """Whether the claim with fewer negations says what the other's negation says.

    "Refused" does, and what rose "did not fall".
    """
    more, fewer = (a, b) if len(a.negations) > len(b.negations) else (b, a)
    left = alignment.left_b if fewer is b else alignment.left_a
    spare = len(more.negations) - len(fewer.negations)
    return any(undoes(unit) for unit in left) or len(alignment.denied) >= spare > 0


def _denies_else(a: Reading, b: Reading, alignment: Alignment, turned: bool) -> bool:
    """Whether what one claim denies is nothing that the other says.

    "Without a permit" denies a part that the other leaves out; and among many words that have no counterpart, a
    negation is of something else.
    """
    if is_limited(alignment):
        return True
    if turned:
        return False
    far = max(len(alignment.left_a), len(alignment.left_b)) > FEW
    return far or all(negation.weak for negation in (*a.negations, *b.negations))


def is_limited(alignment: Alignment) -> bool:
    """Whether one claim speaks of what is outside, or left out, and the other does not."""
    return any(_LIMITING.intersection(unit.concepts) for unit in (*alignment.left_a, *alignment.left_b))


def _undone(a: Reading, b: Reading, alignment: Alignment) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Return the words of both sides when one claim undoes what the other says: "refused to open", "opened"."""
    of_a = {match.a.start: match.b for match in alignment.matches}
    of_b = {match.b.start: match.a for match in alignment.matches}
    in_a = [one for one in _undoings(a, alignment.left_a, of_a) if not _follows(b, one[2], alignment.left_b)]
    in_b = [one for one in _undoings(b, alignment.left_b, of_b) if not _follows(a, one[2], alignment.left_a)]
    if bool(in_a) == bool(in_b) or any(undoes(unit) for unit in (alignment.left_b if in_a else alignment.left_a)):
        return None
    if in_a:
        return _texts_undone(a, in_a), tuple(other.text for _, _, other in in_a)
    return tuple(other.text for _, _, other in in_b), _texts_undone(b, in_b)


Undone = tuple[Unit, Unit, Unit]  # what undoes, what it undoes, and the other claim's word for the latter


def _undoings(reading: Reading, left: Sequence[Unit], matched: dict[int, Unit]) -> list[Undone]:
    found = []
    for at, unit in enumerate(reading.units):
        if unit not in left or unit.negated or not undoes(unit):
            continue
        what = next((later for later in reading.units[at + 1 :] if not _acts(later)), None)
        if what is not None and what.start not in matched:
            what = None
        if what is not None:
            found.append((unit, what, matched[what.start]))
    return found


def _follows(reading: Reading, unit: Unit, left: Sequence[Unit]) -> bool:
    """Whether the other claim has a word of its own where one undoes: "lifted", "raised its main rate"."""
    at = reading.units.index(unit)
    return at > 0 and reading.units[at - 1] in left


def _acts(unit: Unit) -> bool:
    """Whether a unit can stand between a verb and what it is of: "رفض المحافظ فتح البوابة"."""
    return unit.kind in ("place", "name") or any(lexicon.concept(key).actor for key in unit.concepts)


def _texts_undone(reading: Reading, undone: Iterable[Undone]) -> tuple[str, ...]:
    return tuple(reading.text[one.start : what.end] for one, what, _ in undone)


def _turned(reading: Reading, turned: Sequence[Unit], left: Sequence[Unit]) -> tuple[str, ...]:
    """Return the words that one claim negates and the other does not, each from its negation on.

    Where none of them has a counterpart: what is negated, else what is left over, else the claim as it stands.
    """
    negated = [unit for unit in reading.units if unit.negated]
    starts = [(unit.start if unit.negation is None else unit.negation, unit.end) for unit in turned or negated or left]
    return tuple(reading.text[start:end] for start, end in starts) or (reading.text,)
