"""English words by class, and the forms of verbs."""

from dataclasses import dataclass
from functools import lru_cache

from factcheck.splitting.languages import load

_VOWELS = frozenset("aeiou")
_TABLE = load("en", "verbs.json")
_DOUBLING = frozenset(_TABLE["doubling"].split())  # their last consonant before -ed and -ing: stop, stopped


@dataclass(frozen=True)
class Forms:
    """The forms of one verb."""

    base: str
    third: str
    past: str
    participle: str
    ing: str


@dataclass(frozen=True)
class Verbs:
    """Verbs by each of their forms."""

    by_base: dict[str, Forms]
    third: dict[str, Forms]
    past: dict[str, Forms]
    participle: dict[str, Forms]
    ing: dict[str, Forms]
    noun_like: frozenset[str]


def _third(base: str) -> str:
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ies"
    return base + ("es" if base.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")


def _past(base: str) -> str:
    if base.endswith("e"):
        return base + "d"
    if base.endswith("y") and base[-2] not in _VOWELS:
        return base[:-1] + "ied"
    return base + _doubled(base) + "ed"


def _ing(base: str) -> str:
    if base.endswith("ie"):
        return base[:-2] + "ying"
    if base.endswith("e") and not base.endswith(("ee", "oe", "ye")):
        return base[:-1] + "ing"
    return base + _doubled(base) + "ing"


def _doubled(base: str) -> str:
    """What stands between the verb and its ending: stop, stopped; panic, panicked."""
    return "k" if base.endswith("ic") else base[-1] if base in _DOUBLING else ""


@lru_cache
def verbs() -> Verbs:
    """Return the verbs of the language's table."""
    found: list[Forms] = []
    for entry in _TABLE["irregular"].split("|"):
        base, past, participle = entry.split()
        found.append(Forms(base, _third(base), past, participle, _ing(base)))
    irregular = {forms.base for forms in found}
    found += [
        Forms(base, _third(base), _past(base), _past(base), _ing(base))
        for base in _TABLE["regular"].split()
        if base not in irregular
    ]
    return Verbs(
        {f.base: f for f in found},
        {f.third: f for f in found},
        {f.past: f for f in found},
        {f.participle: f for f in found},
        {f.ing: f for f in found},
        frozenset(_TABLE["noun_like"].split()),
    )


@lru_cache(maxsize=20_000)
def forms_of(low: str) -> Forms | None:
    """Return the verb that `low` is a form of, None for another word."""
    known = verbs()
    for forms in (known.by_base, known.third, known.past, known.participle, known.ing):
        if low in forms:
            return forms[low]
    return None
