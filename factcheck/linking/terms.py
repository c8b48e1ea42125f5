"""Index terms: what a claim is found by, the same for claims stored and claims searched for."""

from collections import Counter
from collections.abc import Iterable, Iterator

from factcheck.linking.reading import Reading, read
from factcheck.text.numbers import Quantity

MAX_TERMS = 64
_IN_YEARS = {"decade": 10, "century": 100}  # "two decades" are found by "20 years"


def terms(text: str, language: str | None = None) -> tuple[str, ...]:
    """Return the index terms of a claim, unique, 64 at most.

    "c:KZ" for a country, "n:3000" for a number, "y:1956" for a year, "k:troop" for a concept, "x:tkf" for a name
    in either script; a stem stands as it is. Numbers and dates come first, then the words as they stand.
    """
    return tuple(dict.fromkeys(_terms(read(text, language))))[:MAX_TERMS]


def counted(text: str, language: str | None = None) -> Counter[str]:
    """Return how often each term is in a text; of these, `terms` are the first 64."""
    return Counter(_terms(read(text, language)))


def _terms(reading: Reading) -> Iterator[str]:
    yield from _numbers(reading.quantities)
    yield from (f"y:{date.from_[:4]}" for date in reading.dates if date.from_)
    yield from (f"d:{date.month}-{date.day}" for date in reading.dates if date.month and date.day)
    for unit in reading.units:
        yield from (key.removeprefix("s:") for key in unit.keys)


def _numbers(quantities: Iterable[Quantity]) -> Iterator[str]:
    for quantity in quantities:
        times = _IN_YEARS.get(quantity.unit or "", 1)
        for value in (quantity.value, quantity.low, quantity.high):
            if value is not None and times > 1:
                yield f"n:{value * times:g}"
            if value is not None:
                yield f"n:{value:g}" if abs(value) < 1e6 else f"n:{value:.6g}"
