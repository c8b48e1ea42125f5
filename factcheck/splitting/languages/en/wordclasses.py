"""The class of an English word by itself, from small tables and endings; its neighbours may make another of it."""

from functools import lru_cache

from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import verbs

_TABLE = load("en", "rules.json")
# Words whose endings look like those of an adverb, a participle or a past form.
_NOT_ADVERBS, _NOT_ING, _NOT_ED = (frozenset(_TABLE[f"not_{name}"]) for name in ("adverbs", "ing", "ed"))
_COORDINATORS = frozenset(("and", "or", "but", "nor", "&"))
_PRONOUNS = frozenset(("i", "he", "she", "it", "they", "we", "you", "there", "nobody", "everyone", "someone"))
_OBJECTS = frozenset(("him", "them", "me", "us", "himself", "herself", "itself", "themselves", "hers", "theirs"))


@lru_cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, tag in (
        ("numbers", "M"),
        ("adverbs", "A"),
        ("prepositions", "P"),
        ("subordinators", "S"),
        ("determiners", "D"),
        ("auxiliaries", "X"),
        ("relatives", "R"),
    ):
        found.update(dict.fromkeys(_TABLE[name], tag))
    found.update(dict.fromkeys(_COORDINATORS, "C"))
    found.update(dict.fromkeys(_PRONOUNS, "PR"))
    found.update(dict.fromkeys(_OBJECTS, "O"))
    found.update(
        {"been": "N", "born": "N", "being": "G", "be": "B", "having": "G", "to": "P", "another": "D", "one": "M"}
    )
    found.update(dict.fromkeys(set(_TABLE["calendar"]) - {"may", "march"}, "K"))
    return found


@lru_cache(maxsize=20_000)
def lone(word: str, first: bool, name: bool) -> str:
    """Return the class of a word by itself, by the tags of `tagging`; "b" and "3" are verb forms that may be nouns.

    `first` says that it begins the sentence or a quotation, `name` that the article has it for a name.
    """
    if not word[0].isalnum():
        return word
    if word[0].isdigit():
        return "M"
    low = word.lower()
    known = _classes().get(low)
    capital = word[0].isupper()
    if capital and low in _COORDINATORS and word.istitle():
        return "C"
    if capital and not first and low not in ("i", "i'm") and not (known in ("P", "D", "C") and len(low) > 3):
        return "K"
    if known:
        return "K" if known == "R" and word.isupper() else known  # the WHO is an organisation
    if capital and (name or (len(word) > 1 and word.isupper())):
        return "K"
    return _by_form(low)


def _by_form(low: str) -> str:
    known = verbs()
    if low in known.past and low in known.participle:
        return "E" if low not in known.by_base else "b"
    if low in known.past:
        return "V" if low not in known.by_base else "b"
    if low in known.participle:
        return "N" if low not in known.by_base else "b"
    if low in known.third:
        return "3" if known.third[low].base in known.noun_like else "V"
    if low in known.by_base:
        return "b"
    if low.endswith("ing") and len(low) > 4 and low not in _NOT_ING:
        return "G"
    if low.endswith("ed") and len(low) > 4 and low not in _NOT_ED and "-" not in low:
        return "E"
    if low.endswith("ly") and len(low) > 4 and low not in _NOT_ADVERBS:
        return "A"
    return "W"
