"""What speaks for a candidate saying what is searched for, in one language: named features, each 0 to about 1."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from factcheck.linking import across
from factcheck.linking.letters import Likeness, likenesses
from factcheck.linking.profiles import NAME, SIGNATURE, TAG, Profile, Side, Token

AVERAGE_LENGTH = 16.0  # tokens of a claim with its title
RAREST = 12.0  # about the idf of a word that one claim in a hundred thousand has
TELLING = 6.0  # the idf from which a word is one match; what thousands of claims have is a part of one
SUM = 50.0  # what sums of idf are divided by
TAG_RUN = 5  # letters of "#newyork" from which it is looked for in a claim's letters run together
TAG_PART = 3  # and of a name from which it is looked for in a tag
JOINED = 9.0  # the most that such a tag counts: no other claim has it as one word, so that it looks rare
SHORT = 12.0  # idf added to a claim's own, so that one with a single word is not covered by that word alone

Rarity = dict[str, float]


@dataclass(slots=True)
class _Found:
    """What of the query a candidate has: idf by kind of match and by sentence."""

    sums: dict[str, float]
    sentences: list[float]
    covered: float = 0.0
    rarest: float = 0.0
    rarest_name: float = 0.0
    matched: float = 0.0


class Query:
    """A claim searched for, with what of it is needed for every candidate."""

    def __init__(self, profile: Profile, rarity: Rarity) -> None:
        self.profile = profile
        self.rarity = rarity
        self.tokens = [(token, weigh(token, rarity)) for token in profile.text.tokens]
        self.terms = profile.text.terms
        self.keys = profile.text.keys
        self.tags = [token.term for token, _ in self.tokens if token.kind == TAG and len(token.term) >= TAG_RUN]
        self.whole = math.fsum(weight for token, weight in self.tokens if token.kind != SIGNATURE)

    def features(self, found: Sequence[Profile]) -> list[dict[str, float]]:
        """Return the features of every candidate; "words", "names" and other KINDS are BM25, k1 = 1.2 and b = 0.75."""
        letters = likenesses(self.profile.text.folded, [(one.text.folded, one.title.folded) for one in found])
        return [self._features(one, *alike) for one, alike in zip(found, letters, strict=True)]

    def _features(self, found: Profile, text: Likeness, title: Likeness) -> dict[str, float]:
        shared = self._found(found)
        mine, other = self.profile.text, found.title
        covers, headed = self._covered(found.text), self._covered(found.title)
        return {
            "matched": math.log1p(shared.matched) / 3.0,
            **{name: value / SUM for name, value in shared.sums.items()},
            "rarest": shared.rarest / RAREST,
            "rarest_name": shared.rarest_name / RAREST,
            "query_covered": shared.covered / self.whole if self.whole else 0.0,
            "text_covered": covers.share(),
            "text_weighed": covers.share(SHORT),
            "text_names": covers.names(),
            "title_covered": headed.share(),
            "title_weighed": headed.share(SHORT),
            "title_in_sentence": min(1.0, max(shared.sentences) / headed.whole) if headed.whole else 0.0,
            "text_letters": text.cosine,
            "text_spelled": text.covered,
            "title_letters": title.cosine,
            "title_spelled": title.covered,
            "text_words": fuzz.token_set_ratio(mine.folded, found.text.folded) / 100.0,
            "title_words": fuzz.token_sort_ratio(mine.folded, other.folded) / 100.0 if other.folded else 0.0,
            "title_order": fuzz.ratio(mine.folded, other.folded) / 100.0 if other.folded else 0.0,
            "rare_numbers": self._figures(self.profile.figures & found.figures) / RAREST,
            "numbers": across.figures(self.profile, found),
            "years": _agree(self.profile.years, found.years),
        }

    def _found(self, found: Profile) -> _Found:
        text, title = found.text, found.title
        length = len(text.tokens) + len(title.tokens)
        damped = 1.2 * (0.25 + 0.75 * length / AVERAGE_LENGTH)
        shared = _Found(dict.fromkeys(KINDS, 0.0), [0.0] * self.profile.text.sentences)
        for token, weight in self.tokens:
            kind, times = token.kind, text.counts[token.term] + title.counts[token.term]
            if not times:
                kind, weight, times = *self._otherwise(token, weight, found), 1
                if not weight:
                    continue
            shared.sums[kind] += weight * times * 2.2 / (times + damped)
            shared.matched += min(1.0, weight / TELLING)
            if token.kind != SIGNATURE:
                _count(shared, token, weight)
        figures = self.profile.figures & found.figures
        shared.matched += math.fsum(min(1.0, self.rarity.get(figure, 0.0) / TELLING) for figure in figures)
        return shared

    def _otherwise(self, token: Token, weight: float, found: Profile) -> tuple[str, float]:
        """Return how a candidate has a token that it has not in so many words, and what that counts, 0 if it has not.

        By the key that counts most, or as a tag whose words it has: "#newyork" of "New York".
        """
        keys = [key for key in token.keys if key in found.text.keys or key in found.title.keys]
        if keys:
            counts, key = max((self.key_weight(key, token), key) for key in keys)
            return token.kind if token.kind == SIGNATURE else _KEYED.get(key[:2], token.kind), counts * token.weight
        joined = token.kind == TAG and len(token.term) >= TAG_RUN
        if joined and (token.term in found.text.joined or token.term in found.title.joined):
            return TAG, min(weight, JOINED)
        return token.kind, 0.0

    def key_weight(self, key: str, token: Token) -> float:
        """Return what a key counts: the idf of a concept is shared out among all that its word may mean."""
        rarity = self.rarity.get(key.removeprefix("s:"), 0.0)
        return rarity / math.sqrt(token.meanings) if key[:2] == "k:" else rarity

    def _covered(self, side: Side) -> "_Covered":
        whole = shared = named = shared_names = 0.0
        for token in side.tokens:
            weight = self.rarity.get(token.term, 0.0) * token.weight
            has = weight if token.term in self.terms else self._by_key(token, weight)
            whole += weight
            shared += has
            if token.kind == NAME:
                named += weight
                shared_names += has
        return _Covered(whole, shared, named, shared_names)

    def _by_key(self, token: Token, weight: float) -> float:
        keys = [key for key in token.keys if key in self.keys]
        if keys:
            return min(weight, max([self.key_weight(key, token) for key in keys]) * token.weight)
        part = self.tags and token.kind == NAME and len(token.term) >= TAG_PART
        return weight if part and any(token.term in tag for tag in self.tags) else 0.0

    def _figures(self, shared: Iterable[str]) -> float:
        return math.fsum(self.rarity.get(term, 0.0) for term in shared if term[:2] != "y:")


KINDS = ("words", "names", "tags", "signatures", "concepts", "spellings")
_KEYED = {"k:": "concepts", "x:": "spellings"}


@dataclass(slots=True)
class _Covered:
    """How much of a claim's idf the query has, and of its names'."""

    whole: float
    shared: float
    named: float
    shared_names: float

    def share(self, short: float = 0.0) -> float:
        return self.shared / (self.whole + short) if self.whole else 0.0

    def names(self) -> float:
        return self.shared_names / self.named if self.named else 0.0


def weigh(token: Token, rarity: Rarity) -> float:
    """Return what a token counts: the idf of its word, less when it only introduces what is claimed."""
    return rarity.get(token.term, 0.0) * token.weight


def _count(shared: _Found, token: Token, weight: float) -> None:
    shared.covered += weight
    shared.sentences[token.sentence] += weight
    shared.rarest = max(shared.rarest, weight)
    if token.kind in (NAME, TAG):
        shared.rarest_name = max(shared.rarest_name, weight)


def _agree(mine: frozenset[str], other: frozenset[str]) -> float:
    """Return 1 when two claims name the same year, -1 when each names others, 0 when one names none."""
    return (1.0 if mine & other else -1.0) if mine and other else 0.0
