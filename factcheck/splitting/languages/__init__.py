"""One folder a language: `rules.json` with its words, a module `splitter` with `decompose` for its grammar.

A module `tense` with `tense`, which tells events from what holds, and `worthiness.json` and `weights.json` for the
score may stand beside them. docs/adding-a-language.md says what goes where. Folders are looked for along the
`__path__` of this package.
"""

import importlib
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.splitting.clause import Clause
from factcheck.text.sentences import Sentence

Decompose = Callable[[str, Sequence[Sentence]], Iterator[list[Clause]]]
"""From the text and its sentences that make claims, the clauses of each sentence."""

Tense = Callable[[str], str]
"""From a claim, the time of its main verb: "past", "present", "none" where it has no verb, "" where nothing tells."""


@dataclass(frozen=True)
class Language:
    """What splitting knows of one language."""

    code: str
    table: dict[str, Any]
    decompose: Decompose | None
    tense: Tense | None = None

    def words(self, name: str) -> frozenset[str]:
        """Return the words listed under `name`, none where the table has no such list."""
        return frozenset(self.table.get(name, ()))

    def pattern(self, name: str) -> re.Pattern[str]:
        """Return the phrases listed under `name` as one pattern of whole words, which matches none if empty."""
        return _pattern(self.code, name)


@lru_cache
def language(code: str) -> Language:
    """Return the language `code`; one without a folder has empty tables and no `decompose`."""
    if not splits(code):
        return Language(code, {}, None)
    table = load(code, "rules.json")
    module = importlib.import_module(f"{__package__}.{code}.splitter")
    tells_tense = has(code, "tense.py")
    tense = importlib.import_module(f"{__package__}.{code}.tense").tense if tells_tense else None
    return Language(code, table, module.decompose, tense)


def splits(code: str) -> bool:
    """Whether there is a folder for the language `code`."""
    return has(code, "rules.json")


def has(code: str, name: str) -> bool:
    """Whether the folder of the language `code` has a file `name`."""
    return _file(code, name) is not None


def _file(code: str, name: str) -> Path | None:
    places = [Path(base) / code / name for base in __path__] if code.isalpha() else []
    return next((place for place in places if place.is_file()), None)


@lru_cache
def codes() -> tuple[str, ...]:
    """Return the languages that have a folder, in alphabetical order."""
    return tuple(sorted({each.name for base in __path__ for each in Path(base).iterdir() if splits(each.name)}))


def load(code: str, name: str) -> Any:
    """Return the JSON table `name` of a language's folder; FileNotFoundError where it has none."""
    place = _file(code, name)
    if place is None:
        raise FileNotFoundError(f"the language {code} has no {name}")
    return json.loads(place.read_text(encoding="utf-8"))


@lru_cache
def _pattern(code: str, name: str) -> re.Pattern[str]:
    phrases = sorted(language(code).table.get(name, ()), key=len, reverse=True)
    if not phrases:
        return re.compile(r"(?!)")
    return re.compile(r"(?<!\w)(?:" + "|".join(phrases) + r")(?!\w)", re.IGNORECASE)
