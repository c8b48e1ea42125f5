"""The fullest name of a speaker: "البيطار" after "سليم البيطار" is the same person, if no other has that name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages.ar.apposition import offices
from factcheck.splitting.languages.ar.lexicon import is_action_word, words
from factcheck.text.stems import fold_word

_MOST_WORDS = 4
_NO_NAMES = ("roles", "institutions", "events", "documents", "nouns", "time_nouns", "parts")


@dataclass
class FullNames:
    """The full names met so far by their last word; "" where two people share it."""

    people: dict[str, str] = field(default_factory=dict)

    def note(self, toks: Sequence[Tok], text: str) -> None:
        """Remember the people whom a sentence names with their office."""
        for name, _ in offices(toks):
            self._learn(text[name[0].start : name[-1].end])

    def settle(self, clauses: Iterable[Clause]) -> list[Clause]:
        """Return the clauses with the full names of their claimants, and remember those that are full."""
        found = []
        for clause in clauses:
            claimant = tuple(self.people.get(name) or name for name in clause.claimant)
            found.append(replace(clause, claimant=claimant))
            for name in clause.claimant:
                if _of_person(name):
                    self._learn(name)
        return found

    def _learn(self, name: str) -> None:
        last = name.split()[-1]
        known = self.people.get(last)
        if known is None or (known and known in name):
            self.people[last] = name
        elif known and name not in known:
            self.people[last] = ""


def _of_person(name: str) -> bool:
    """Whether a claimant can be a person's first and last name: not "إدارة المتحف", not "سكان الحي"."""
    parts = name.split()
    first = fold_word(parts[0]) if parts else ""
    if (
        not 1 < len(parts) <= _MOST_WORDS
        or not first
        or parts[0].startswith("ال")
        or not name.replace(" ", "").isalpha()
    ):
        return False
    listed = any(first in words(table) for table in _NO_NAMES)
    return not listed and not is_action_word(first, parts[0]) and not first.endswith(("ون", "ات", "ين"))
