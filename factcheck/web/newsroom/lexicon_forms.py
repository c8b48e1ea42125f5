"""Forms of the lexicon's pages."""

from __future__ import annotations

import re

from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import BooleanField, StringField, TextAreaField

from factcheck.linking.lexicon_check import LONGEST_KEY, Fault
from factcheck.models import OwnConcept
from factcheck.services.lexicon import LONGEST_FILE
from factcheck.web.fault_words import in_words
from factcheck.web.forms import Form, at_most

_BETWEEN = re.compile("[\n,،;؛]")
LONGEST_LIST = 10_000  # characters of one language's words
# The field in which a fault is mended; those of single words are in whichever field holds the word.
_FIELDS = {"key": "key", "none": "", "unknown": "opposites", "itself": "opposites", "kind": "actor"}


class ConceptForm(Form):
    """The newsroom's own words for a concept, shipped or its own."""

    key = StringField(_l("Key"), validators=[at_most(LONGEST_KEY)])
    en = TextAreaField(_l("Own words in English"), validators=[at_most(LONGEST_LIST)])
    ar = TextAreaField(_l("Own words in Arabic"), validators=[at_most(LONGEST_LIST)])
    opposites = StringField(_l("Opposites, by their keys"), validators=[at_most(LONGEST_LIST)])
    actor = BooleanField(_l("Somebody who does or suffers: people in a role, a body"))

    def concept(self) -> str:
        return (self.key.data or "").strip()

    def entry(self) -> dict[str, list[str]]:
        """What was typed, in the lexicon's shape."""
        found = {name: listed(self[name].data or "") for name in ("en", "ar", "opposites")}
        return found | {"kind": ["actor"] if self.actor.data else []}

    def lemmas(self) -> list[str]:
        entry = self.entry()
        return [*entry["en"], *entry["ar"]]

    def put_beside(self, faults: list[Fault]) -> None:
        """Put each fault beside the field in which it is mended."""
        for fault in faults:
            field = self[self._field(fault)]
            field.errors = [*field.errors, in_words(fault)]

    def _field(self, fault: Fault) -> str:
        if fault.kind in ("none", "many"):
            return fault.word
        if fault.kind in _FIELDS:
            return _FIELDS[fault.kind]
        entry = self.entry()
        return next((name for name in ("en", "ar") if fault.word in entry[name]), "opposites")


def values(own: OwnConcept | None) -> dict[str, object]:
    """What a form shows of the words that are kept."""
    if own is None:
        return {"version": 0}
    lists = {"en": "\n".join(own.en), "ar": "\n".join(own.ar), "opposites": ", ".join(own.opposites)}
    return {**lists, "actor": own.actor, "version": own.version}


def listed(typed: str) -> list[str]:
    """The words of a text, one a line or between commas, each once."""
    parts = (" ".join(part.split()) for part in _BETWEEN.split(typed))
    return list(dict.fromkeys(part for part in parts if part))


class FileForm(Form):
    """A file of the lexicon, uploaded or pasted."""

    text = TextAreaField(_l("The file's text"), validators=[at_most(LONGEST_FILE)])
    file = FileField(_l("Or the file itself"))


class TakeBackForm(Form):
    """The newsroom's own words of one concept, to be taken back."""

    key = StringField(_l("Key"), validators=[at_most(LONGEST_KEY)])
