"""Words for what is wrong with entries of the lexicon."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l

from factcheck.linking.lexicon_check import LONGEST_WORD, MOST_CONCEPTS, MOST_WORDS, Fault
from factcheck.linking.vocabulary import LONGEST_PHRASE

# %(key)s: the concept; %(word)s: the word or key it is about; %(more)s: the concepts in question
FAULTS = {
    "not_json": _l("this is not JSON (line %(word)s)"),
    "not_entries": _l("a lexicon is an object of concepts by their keys"),
    "fields": _l('a concept has lists of words: "en", "ar", and if need be "opposites" and "kind"'),
    "key": _l("a key is made of small Latin letters and digits, joined by _, such as central_bank"),
    "key_twice": _l("this key is there twice: join the two"),
    "key_order": _l("the keys of a file stand in alphabetical order"),
    "none": _l("it has no word in one of the languages (%(word)s)"),
    "many": _l("it has more than %(most_words)s words in one language (%(word)s)"),
    "word_twice": _l("“%(word)s” is there twice"),
    "letters": _l("“%(word)s” is not in plain letters of its language"),
    "long": _l("“%(word)s” is longer than %(phrase)s words or %(letters)s characters: it would not be found"),
    "function": _l("“%(word)s” is a word of grammar: list it only within a phrase"),
    "elsewhere": _l("“%(word)s” does not lead here, but to %(more)s"),
    "vague": _l("“%(word)s” has more than %(concepts)s meanings (%(more)s), and so says nothing"),
    "unknown": _l("its opposite “%(word)s” is no concept"),
    "itself": _l("it is its own opposite"),
    "kind": _l("“%(word)s” is no kind of concept; there is actor"),
    "opposites": _l("“%(word)s” would mean one thing and its opposite (%(more)s)"),
}


def in_words(fault: Fault) -> str:
    """What is wrong, as a person reads it, without the key."""
    return str(FAULTS[fault.kind]) % {
        "word": fault.word,
        "more": ", ".join(fault.more) or "–",
        "most_words": MOST_WORDS,
        "phrase": LONGEST_PHRASE,
        "letters": LONGEST_WORD,
        "concepts": MOST_CONCEPTS,
    }
