"""Characters that nobody sees: kept as they are, and given a sign at the desk, where somebody answers for the text."""

from __future__ import annotations

import re
import unicodedata

from flask import Flask
from markupsafe import Markup, escape

# Direction marks and controls, zero-width spaces, soft hyphens, annotation marks. Not the joiners (U+200C, U+200D),
# nor tags: they belong to the spelling of words and to emoji, which a sign in between would take apart.
_UNSEEN = re.compile("[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\ufff9-\ufffb]")
_SHORT = {
    0x00AD: "SHY",
    0x061C: "ALM",
    0x180E: "MVS",
    0x200B: "ZWSP",
    0x200E: "LRM",
    0x200F: "RLM",
    0x202A: "LRE",
    0x202B: "RLE",
    0x202C: "PDF",
    0x202D: "LRO",
    0x202E: "RLO",
    0x2060: "WJ",
    0x2066: "LRI",
    0x2067: "RLI",
    0x2068: "FSI",
    0x2069: "PDI",
    0xFEFF: "BOM",
}
_SIGN = Markup('<span class="unseen" data-name="{}" title="{}">{}</span>')


def signed(text: str) -> Markup:
    """The text with a sign around each character that nobody sees; its own characters are all there, in order."""
    if not _UNSEEN.search(text):
        return escape(text)
    pieces, done = [], 0
    for found in _UNSEEN.finditer(text):
        pieces += [escape(text[done : found.start()]), _sign(found.group())]
        done = found.end()
    return Markup("").join([*pieces, escape(text[done:])])


def _sign(character: str) -> Markup:
    code = ord(character)
    name = f"U+{code:04X} {unicodedata.name(character, '')}".strip()
    return _SIGN.format(_SHORT.get(code, f"{code:04X}"), name, character)


def count(text: str) -> int:
    """How many characters of a text nobody sees."""
    return len(_UNSEEN.findall(text))


def init(app: Flask) -> None:
    app.jinja_env.filters["signed"] = signed
    app.jinja_env.filters["unseen"] = count
