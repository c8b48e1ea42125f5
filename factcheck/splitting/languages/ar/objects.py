"""What somebody did to a noun, told in a clause behind it: "طائرتين استأجرتهما المنظمة", "عقدا وقعه الوزير"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Tok, share
from factcheck.splitting.languages.ar import speakers
from factcheck.splitting.languages.ar.known import known
from factcheck.splitting.languages.ar.phrases import form, subject_after

_ENDINGS = ("هما", "ها", "هم", "ه")
_AS_OBJECT = ("ة", "ات", "ين", "ا")  # as what a verb acts on these are written as they are after a preposition


def acted_on(head: Sequence[Tok], right: Sequence[Tok]) -> list[Tok] | None:
    """Return "استأجرت المنظمة طائرتين" from the noun and its clause; None where a form of them is not certain."""
    verb = right[0]
    found = form(verb) if verb.tag in ("V", "I") else None
    ending = next((e for e in _ENDINGS if verb.text.endswith(e)), "")
    place = subject_after(right, 0)
    if found is None or not found.object or not ending or place is None or place[0] != 1:
        return None
    last = max(place[1], speakers.named_end(right, 1))  # "ترأستها رئيسة الوزراء فلانة الفلانية"
    if head[0].tag != "W" or not head[0].text.rstrip("\u064b").endswith(_AS_OBJECT) or head[0].rule:
        return None
    bare = verb.text[: -len(ending)]
    if bare.endswith(("ا", "و", "ئ", "ؤ")):
        return None  # "أجراها", "نفذوها"
    own = replace(verb, text=bare, low=verb.low[: len(bare)], end=verb.start + len(bare))
    return [own, *right[1:last], *share(known(head)), *right[last:]]
