"""The time of an Arabic claim's main verb."""

import re

from factcheck.splitting.languages.ar.lexicon import Form, verb

_WORD = re.compile(r"[^\W\d_]+")
_BEING = frozenset(("كان", "ليس", "صار", "اصبح", "بات", "ظل", "امسي"))  # with a noun they say what something is
_SURELY = frozenset(("قد", "لقد", "وقد", "فقد"))  # a verb follows, whatever noun it looks like: "كان قد وقع"
# The past of the derived forms, for verbs of no list: "أتلف البرد الكروم", "استنفرت البلدية", "انصهر المعدن". A noun of
# action has an alif before its last letter ("انفجار").
_DERIVED = re.compile("(?:است[^اوي]{3}|ان[^اوي]{3}|ا[^اوي]ت[^اوي]{2}|أ[^اوي]{3})(?:ت|وا)?")


def tense(text: str) -> str:
    """Return the time of the first verb of `text`: "past" or "present"; "none" for a sentence that only names."""
    words = _WORD.findall(text)
    for index, word in enumerate(words):
        form = _form(word, first=index == 0 or words[index - 1] in _SURELY)
        if form and form.base not in _BEING:
            return "past" if form.tense == "past" else "present"
        if index == 0 and form is None and (shape := _shape(word)) is not None:
            return shape
    return "none" if words else ""


def _shape(word: str) -> str | None:
    """The time of a first word that no list has, by its shape; None where it is no verb's."""
    if word[0] in "يت" and len(word) > 3:
        return "present" if word[0] == "ي" else ""  # "يدور الخلاف", "تصافح الزعيمان"
    return "past" if _DERIVED.fullmatch(word) and len(word) > 3 else None


def _form(word: str, first: bool) -> Form | None:
    """The verb that a word is; a form that is more often a noun is one only where the sentence begins."""
    form = verb(word)
    if form is None and len(word) > 3 and word[0] in "وف":
        form = verb(word[1:])
    return form if form and (form.sure or first) else None
