"""What speaks for a candidate in another language: only keys that both languages share can."""

import math
from collections import Counter
from collections.abc import Iterable

from factcheck.linking.profiles import Profile

AVERAGE_LENGTH = 30.0  # terms of a claim with its title
UNKNOWN = 3.0  # what a word without such a key counts, where the rarest key counts 9

Rarity = dict[str, float]


def features(query: Profile, found: Profile, rarity: Rarity) -> dict[str, float]:
    """Return the named features of a pair, each from about 0 to 1; "numbers" from -1.

    "shared" is BM25 over text and title with k1 = 1.2 and b = 0.75.
    """
    both = query.terms & (found.terms | found.heading)
    in_text, in_title = query.terms & found.terms, query.terms & found.heading
    shared = _weight(both, rarity)
    of_query, of_text, of_title = (_weight(terms, rarity) for terms in (query.terms, found.terms, found.heading))
    contained, alike = _in_common(query, found, rarity)
    return {
        "query_covered": shared / of_query if of_query else 0.0,
        "text_covered": _weight(in_text, rarity) / of_text if of_text else 0.0,
        "title_covered": _weight(in_title, rarity) / of_title if of_title else 0.0,
        "shared": _bm25(both, found.counts, rarity) / 50.0,
        "rarest": max((rarity[term] for term in both), default=0.0) / 12.0,
        "contained": contained,
        "alike": alike,
        "numbers": figures(query, found),
    }


def _weight(found: Iterable[str], rarity: Rarity) -> float:
    # fsum, because sets have no order and a plain sum would depend on it
    return math.fsum(rarity.get(term, 0.0) for term in found)


def _bm25(both: Iterable[str], counts: Counter[str], rarity: Rarity) -> float:
    damped = 1.2 * (0.25 + 0.75 * counts.total() / AVERAGE_LENGTH)
    return math.fsum(rarity.get(term, 0.0) * counts[term] * 2.2 / (counts[term] + damped) for term in both)


def _in_common(query: Profile, found: Profile, rarity: Rarity) -> tuple[float, float]:
    """Return how much of what is asked for is found, and how much both have in common, in keys that cross languages.

    They stand in for the letters that two scripts cannot share.
    """
    other = found.terms | found.heading
    shared = _carried(query.terms & other, rarity)
    asked = _carried(query.terms, rarity) + UNKNOWN * query.unknown
    either = asked + _carried(other, rarity) + UNKNOWN * found.unknown
    return (shared / asked if asked else 0.0), (2 * shared / either if either else 0.0)


def _carried(terms: Iterable[str], rarity: Rarity) -> float:
    return math.fsum(rarity.get(term, 0.0) for term in terms if term[1:2] == ":")


def figures(query: Profile, found: Profile) -> float:
    """Return the share of both claims' numbers that both have, -1 when each has others, 0 when one has none."""
    mine = {term for term in query.figures if term.startswith("n:")}
    other = {term for term in found.figures if term.startswith("n:")}
    if not mine or not other:
        return 0.0
    return len(mine & other) / len(mine | other) or -1.0
