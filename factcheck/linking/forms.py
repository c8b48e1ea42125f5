"""Arabic words of one root and form: "ينتقد" and "منتقد", "تدافع" and "دفاعا", "وأخطر" and "أخطر".

A light stemmer keeps apart what is a verb here and a noun there. Where neither word has found a counterpart and they
have the same consonants once what can be written to a word is taken away, they are taken for one.
"""

from functools import lru_cache

from factcheck.linking.reading import Unit
from factcheck.linking.vocabulary import PARTICLES
from factcheck.text.stems import is_arabic

SHORTEST = 3  # consonants that tell a root
_FUTURE = "س"  # before a verb in the present tense
_ARTICLES = ("ال", "لل")
_BEFORE = ("", "ي", "ت", "ن", "م", "ا", "مت", "يت", "تت", "ان", "است", "يست", "تست", "مست")
_ENDINGS = ("ا", "ه", "ي", "ت", "ها", "هم", "هن", "نا", "وا", "ون", "ين", "ان", "ات")
_LONGER_ENDINGS = ("تا", "ته", "تها", "تهم", "يه", "يا", "يين", "يون")
_LONG = "اوي"  # letters of long vowels, which come and go between forms of a root


def one_root(u: Unit, v: Unit) -> bool:
    """Whether two units are forms of one Arabic word, of which the lexicon knows one at most."""
    if " " in u.folded or " " in v.folded or (u.concepts and v.concepts) or "place" in (u.kind, v.kind):
        return False
    return is_arabic(u.folded) and is_arabic(v.folded) and not roots(u.folded).isdisjoint(roots(v.folded))


@lru_cache(maxsize=20_000)
def roots(folded: str) -> frozenset[str]:
    """Return what a folded word can have for consonants when what is written to it is taken away."""
    bare = {folded.removeprefix(particle) for particle in ("", *PARTICLES, _FUTURE)}
    bare |= {word[2:] for word in bare if word.startswith(_ARTICLES)}
    found = set()
    for word in bare:
        for after in ("", *_ENDINGS, *_LONGER_ENDINGS):
            if word.endswith(after):
                cut = word[: len(word) - len(after)]
                found |= {cut.removeprefix(before) for before in _BEFORE}
    consonants = (word[:1] + "".join(letter for letter in word[1:] if letter not in _LONG) for word in found)
    return frozenset(word for word in consonants if len(word) >= SHORTEST)
