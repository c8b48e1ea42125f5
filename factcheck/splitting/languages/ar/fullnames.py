"""The fullest name of a speaker: "البيطار" after "سليم البيطار" is the same person, if no other has that name."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages.ar import speakers
from factcheck.splitting.languages.ar.apposition import offices
from factcheck.splitting.languages.ar.lexicon import is_action_word, words
from factcheck.splitting.languages.ar.phrases import article
from factcheck.text.stems import fold_word

_MOST_WORDS = 4
_LEADERS = tuple(map(fold_word, ("حليف", "رئيس", "زعيم", "حاكم")))
_LEADER = frozenset(map(fold_word, ("الرئيس", "الرئيسة", "الزعيم", "الزعيمة")))
_NO_NAMES = ("roles", "institutions", "events", "documents", "nouns", "time_nouns", "parts")


@dataclass
class FullNames:
    """The full names met so far by their last word, and by their office; "" where two people share it."""

    people: dict[str, str] = field(default_factory=dict)
    holders: dict[str, str] = field(default_factory=dict)
    leaders: set[str] = field(default_factory=set)  # whom the article calls the head or ally of a country
    text: str = ""
    read: int = 0  # the end of the sentence in the text

    def note(self, toks: Sequence[Tok], text: str) -> None:
        """Remember the people whom a sentence names with their office."""
        self.text, self.read = text, toks[-1].end if toks else self.read
        for index, tok in enumerate(toks):
            if tok.low.startswith(_LEADERS):
                self._lead(toks, index)
        for name, title in offices(toks):
            plain = speakers.plain_name(name)
            self._learn(text[plain[0].start : plain[-1].end])
            office = fold_words(text[title[0].start : title[-1].end])
            holder = text[title[0].start : name[-1].end]
            self.holders[office] = holder if self.holders.get(office, holder) == holder else ""

    def settle(self, clauses: Iterable[Clause]) -> list[Clause]:
        """Return the clauses with the full names of their claimants, and remember those that are full."""
        found = []
        for clause in clauses:
            if not clause.claimant:
                found.append(clause)
                continue
            claimant = tuple(self._settled(name) for name in clause.claimant)
            found.append(replace(clause, claimant=claimant))
            for name in clause.claimant:
                if _of_person(name):
                    self._learn(name)
        return found

    def _settled(self, name: str) -> str:
        return self.people.get(name) or self.holders.get(fold_words(name)) or self._leader(name) or name

    def _lead(self, toks: Sequence[Tok], index: int) -> None:
        """Remember "حليفها المباشر، قاسم الفلاني": "الرئيس" is he, where no other leader is named."""
        low = toks[index].low
        if not any(low.startswith(word) and low[len(word) :] in ("ها", "ه", "هم") for word in _LEADERS):
            return
        start = index + 1
        while start < len(toks) and (toks[start].tag == "," or (article(toks[start]) and toks[start].tag == "W")):
            start += 1
        name, after = toks[start : start + 2], toks[start + 2 : start + 3]
        if len(name) == 2 and all(t.tag in ("W", "K") for t in name) and (not after or after[0].tag in (",", ".", "R")):
            self.leaders.add(" ".join(t.text for t in name))

    def _leader(self, name: str) -> str:
        """The one leader of the article for "الرئيس", as the article called him last: "الفلاني", or in full."""
        if fold_words(name) not in _LEADER or len(self.leaders) != 1:
            return ""
        full = next(iter(self.leaders))
        last = full.split()[-1]
        ends = [self.text.rfind(called, 0, self.read) + len(called) for called in (full, last)]
        return full if ends[0] == ends[1] else last

    def _learn(self, name: str) -> None:
        last = name.split()[-1]
        known = self.people.get(last)
        if known is None or (known and known in name):
            self.people[last] = name
        elif known and name not in known:
            self.people[last] = ""


def fold_words(phrase: str) -> str:
    """Return a phrase folded word by word."""
    return " ".join(fold_word(word) for word in phrase.split())


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
