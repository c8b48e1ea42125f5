"""Which stored claims a word of the lexicon is in: the index terms that they are found by."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.linking.reading import read
from factcheck.linking.vocabulary import inflected
from factcheck.text.stems import fold_word, is_arabic, stem, words


def found_by(lemma: str) -> list[frozenset[str]]:
    """Return what the index has for a claim in which a word or phrase stands: one or more terms of each set.

    No claim is missed that was indexed by the lexicon in use; of a phrase, some may have its words apart. Empty for
    what no claim is indexed by, as words of grammar.
    """
    if len(words(lemma)) == 1:
        return [frozenset(_stems(fold_word(lemma)))]
    units = read(lemma, "ar" if is_arabic(lemma) else "en").units
    return [frozenset(_stems(u.folded)) if " " not in u.folded else frozenset(_plain(u.keys[0])) for u in units]


def _plain(key: str) -> list[str]:
    return [key.removeprefix("s:")]


def _stems(folded: str) -> Iterator[str]:
    yield stem(folded)
    if is_arabic(folded):
        yield from map(stem, inflected(folded))
