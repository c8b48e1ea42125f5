"""An index of claims in memory, for corpora of some tens of thousands."""

from collections.abc import Sequence

from factcheck.linking.candidates import Plan, candidates, nearest
from factcheck.linking.profiles import Profile, profile
from factcheck.linking.ranking import Candidate, Hit, hits, ordered
from factcheck.linking.terms import terms


class MemoryIndex:
    """Claims that can be searched; also a TermSource over them."""

    def __init__(self) -> None:
        self._claims: list[tuple[Candidate, Profile]] = []
        self._postings: dict[str, list[int]] = {}

    def add(self, id: str, text: str, language: str | None = None, title: str | None = None) -> None:
        """Take in a claim; `title` is searched too. Nothing stops two claims from having one id."""
        number = len(self._claims)
        seen = profile(text, language, title)
        self._claims.append((Candidate(id, text, language, title), seen))
        for term in sorted(seen.terms | seen.heading):
            self._postings.setdefault(term, []).append(number)

    def search(self, text: str, language: str | None = None, limit: int = 10) -> list[Hit]:
        """Return the claims nearest to `text`, best first, each with its relation and reasons."""
        return hits(text, language, self.nearest(text, language)[:limit])

    def nearest(self, text: str, language: str | None = None) -> list[tuple[float, Candidate]]:
        """Return every candidate for `text` with its score, best first, uncompared."""
        numbers = candidates(terms(text, language), self)
        return ordered(text, language, [self._claims[number] for number in numbers], source=self)

    def claim(self, number: int) -> tuple[Candidate, Profile]:
        """Return the claim taken in as the `number`th, from 0, with its profile."""
        return self._claims[number]

    def document_count(self) -> int:
        """Return how many claims are indexed."""
        return len(self._claims)

    def frequencies(self, terms: Sequence[str]) -> dict[str, int]:
        """Return in how many claims each of `terms` is."""
        return {term: len(self._postings[term]) for term in terms if term in self._postings}

    def matches(self, plan: Plan, limit: int) -> list[int]:
        """Return the numbers of at most `limit` claims by the summed weight of the terms they have."""
        return nearest(plan, lambda term: self._postings.get(term, ()), limit)
