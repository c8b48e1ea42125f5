"""Which language and direction a text has, from its script and its commonest words."""

import json
import re
import unicodedata
from collections import Counter
from operator import itemgetter
from pathlib import Path

_WORDS: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "data" / "function_words.json").read_text(encoding="utf-8")
)
_OWNERS: dict[str, list[str]] = {}
for _language, _listed in _WORDS.items():
    for _word in _listed:
        _OWNERS.setdefault(_word, []).append(_language)

LANGUAGES = ("ar", "en")  # those that are told by their code; a text in any other is "und"
SAMPLE = 20_000  # code points looked at: a language does not change after that
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]+(?:['’][A-Za-z]+)?")
_ARABIC = re.compile("[\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff]+")
_NOISE = re.compile(r"https?://\S+|[@#]\S+|\b\w{1,40}\.\w{1,40}(?:\.\w{1,40})?/\S+|\b\w{1,40}\.com\b")
_ENGLISH_ENDING = re.compile(r".{2}(?:ing|ed|ly|ness|ght|['’]s)\Z")
# Letters of Persian, Urdu, Kurdish and their neighbours that Arabic does not write.
_NOT_ARABIC = re.compile(
    "[\u0679\u067e\u0686\u0688\u0691\u0695\u0698\u06a9\u06af\u06ba\u06be\u06c1\u06c6\u06cc\u06ce\u06d2\u06d5]"
)
SHORT = 8  # words: too few to expect a function word among them


def detect(text: str) -> str:
    """Return one of LANGUAGES, or "und" when the text is in none or nothing tells.

    The script with most letters decides first; then function words, so that Persian in Arabic script and
    French in Latin script are "und".
    """
    sample = _NOISE.sub(" ", text[:SAMPLE])
    arabic, latin = _ARABIC.findall(sample), _LATIN.findall(sample)
    letters = Counter(arabic=sum(map(len, arabic)), latin=sum(map(len, latin)))
    letters["other"] = sum(c.isalpha() for c in sample) - letters.total()
    script, count = letters.most_common(1)[0]
    if not count or script == "other":
        return "und"
    return _arabic_script(arabic) if script == "arabic" else _latin_script(latin)


def direction_of(text: str) -> str:
    """Return "rtl" or "ltr": the direction of most strong characters, the first strong one on a tie."""
    balance, first = 0, 0
    for character in text[:SAMPLE]:
        kind = unicodedata.bidirectional(character)
        step = -1 if kind in ("R", "AL") else 1 if kind == "L" else 0
        balance += step
        first = first or step
    return "rtl" if (balance or first) < 0 else "ltr"


def direction(language: str) -> str:
    """Return the direction a language is written in: "rtl" for Arabic, "ltr" for all else."""
    return "rtl" if language.split("-")[0].lower() == "ar" else "ltr"


def _arabic_script(words: list[str]) -> str:
    letters = "".join(words)
    foreign = len(_NOT_ARABIC.findall(letters))
    found = _function_words(words)
    if found["fa"] > 2 * found["ar"] + 1:
        return "und"
    # A Persian keyboard puts its yeh and kaf into Arabic too; only real Arabic words then outweigh them.
    mostly_arabic = foreign * 8 <= len(letters) and found["ar"] > found["fa"]
    return "ar" if foreign * 50 <= len(letters) or mostly_arabic else "und"


def _latin_script(words: list[str]) -> str:
    found = _function_words(words)
    other, best_other = max(((k, n) for k, n in found.items() if k != "en"), key=itemgetter(1), default=("", 0))
    english = found["en"]
    if english < best_other and other in LANGUAGES:
        return other
    if english > best_other:
        return "en" if len(words) <= SHORT or english * 20 >= len(words) else "und"
    if english < best_other or not all(word.isascii() for word in words):
        return "und"
    endings = sum(bool(_ENGLISH_ENDING.search(word)) for word in words)
    return "en" if len(words) <= SHORT or endings * 12 >= len(words) else "und"


def _function_words(words: list[str]) -> Counter[str]:
    found: Counter[str] = Counter()
    for word in words:
        found.update(_OWNERS.get(word.lower(), ()))
    return found
