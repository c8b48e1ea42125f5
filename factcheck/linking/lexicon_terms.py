"""Which stored claims a word of the lexicon is in: the index terms that they are found by."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from factcheck.linking.reading import read
from factcheck.linking.vocabulary import inflected
from factcheck.text.stems import fold_word, is_arabic, stem_all, words


def found_by(lemma: str) -> list[frozenset[str]]:
    """Return what the index has for a claim in which a word or phrase stands: one or more terms of each set.

    No claim is missed that was indexed by the lexicon in use; of a phrase, some may have its words apart. Empty for
    what no claim is indexed by, as words of grammar.
    """
    if len(words(lemma)) == 1:
        return [_stems(fold_word(lemma))]
    units = read(lemma, "ar" if is_arabic(lemma) else "en").units
    return [_stems(u.folded) if " " not in u.folded else frozenset((u.keys[0].removeprefix("s:"),)) for u in units]


def learn(lemmas: Iterable[str]) -> None:
    """Work out beforehand what takes longest of `found_by`: the stems of all forms of each word."""
    for lemma in lemmas:
        for word in words(lemma):
            _stems(word.folded)


@lru_cache(maxsize=4_096)
def _stems(folded: str) -> frozenset[str]:
    forms = set(inflected(folded)) if is_arabic(folded) else ()
    return frozenset(stem_all([folded, *sorted(forms)]))
