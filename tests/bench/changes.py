"""How pairs of claims with one change are told apart, and how many strangers are taken to stand to each other."""

import random
import re
from collections import Counter

from factcheck.linking import compare
from tests.bench.corpus import articles
from tests.bench.figure import Figure
from tests.bench.pairs import pairs, strangers

PAIRS, RANDOM = 500, 2_000
_SENTENCE = re.compile(r"(?<=[.؟?])\s+")
_SHORTEST = 15


def measure() -> list[Figure]:
    """Take the figures."""
    changed = [(pair, compare(pair.a, pair.b, *pair.languages)) for pair in pairs(PAIRS)]
    same = sum(found.relation in ("same", "narrower", "broader") for _, found in changed)
    told = sum(any((r.feature, r.verdict) == (p.kind, "differs") for r in found.reasons) for p, found in changed)
    far = Counter(compare(a, b, *languages).relation for a, b, languages in strangers(PAIRS))
    wrong = far["contradicts"] + far["same"]
    return [
        Figure("pairs with one change called the same", f"{same} of {PAIRS}", "0", same == 0),
        Figure("pairs whose change is among the reasons", f"{told} of {PAIRS}", f"{PAIRS}", told == PAIRS),
        Figure("strangers called contradicting or the same", f"{wrong} of {PAIRS}", "0", wrong == 0),
        *(_of_one_mould(language) for language in ("en", "ar")),
    ]


def _of_one_mould(language: str) -> Figure:
    """Random sentences of made-up articles: one in twenty pairs is of one mould, and differs in what fills it."""
    said = [one for text in articles(language, 60) for one in _SENTENCE.split(text) if len(one) > _SHORTEST]
    chosen = random.Random(f"changes {language}")
    drawn = [(chosen.choice(said), chosen.choice(said)) for _ in range(RANDOM)]
    found = Counter(compare(a, b, language, language).relation for a, b in drawn if a != b)
    counts = f"{found['contradicts']} contradict, {found['same']} same, of {RANDOM}"
    return Figure(f"random sentences of few moulds, {language}", counts)
