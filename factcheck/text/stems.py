"""Words of a text with their offsets, folded for comparing, and the stems of those that carry content.

Folding unites spellings: compatibility forms, case, combining marks, the forms of alif, yeh and teh marbuta,
tatweel and digits. It is for comparing only; nothing shown to a person is ever folded.
"""

import json
import re
import threading
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final, cast

import snowballstemmer

_LETTERS = {"أ": "ا", "إ": "ا", "آ": "ا", "ٱ": "ا", "ى": "ي", "ی": "ي", "ة": "ه", "ؤ": "و", "ئ": "ي", "ک": "ك", "ـ": ""}
_FOLD = str.maketrans(_LETTERS) | dict.fromkeys((*range(0x200B, 0x2010), 0x2060, 0xFEFF), "")
_FOLD |= dict.fromkeys(range(0x202A, 0x202F), "") | dict.fromkeys(range(0x2066, 0x206A), "")
_MARKS = "\u0300-\u036f\u064b-\u0655\u0670ـ\u200c-\u200f"  # inside a word, and part of it
_NUMBER = "\\d+(?:[.,٫٬]\\d+)+"
_WORD = re.compile(f"{_NUMBER}|[^\\W_](?:[^\\W_]|[{_MARKS}]|['’](?=[^\\W\\d_]))*")
_ARABIC = re.compile("[\u0620-\u06ff]")
_NOT_PLAIN = re.compile("[^\\x00-\x7f\u0621-\u063a\u0641-\u064a]")  # what folding does more to than to change letters
_THOUSANDS = re.compile("(?<=[0-9])[,٬](?=[0-9]{3}(?![0-9]))")
_ARTICLE = re.compile("(?:[وف]?[بك]?ال|[وف]?لل)(?=..)")  # with the particles written to it, which Snowball leaves
_POSSESSIVE = re.compile("['’](?:s)?$")
_local = threading.local()  # a Snowball stemmer keeps state while it works

STOPWORDS: Mapping[str, frozenset[str]] = {}
"""Folded words that carry no content, by language ("ar", "en")."""


@dataclass(slots=True)  # not frozen: a text has many, and a frozen one takes four times as long to make
class Word:
    """A word or number as it stands at text[start:end], and `folded` for comparing."""

    text: Final[str]
    folded: Final[str]
    start: Final[int]
    end: Final[int]


def fold(text: str) -> str:
    """Return `text` without the differences of spelling that do not tell words apart.

    The length may change: offsets into the folded text are not offsets into `text`.
    """
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(c for c in decomposed if not unicodedata.combining(c))
    return "".join(_ascii_digit(c) for c in kept).translate(_FOLD)


def fold_all(texts: Sequence[str]) -> list[str]:
    """Return each of `texts` folded; of thousands in plain letters, within a fraction of the time of `fold`."""
    joined = "\n".join(texts)
    if _NOT_PLAIN.search(joined) or joined.count("\n") != len(texts) - 1:
        return [fold(text) for text in texts]
    for letter, put in _LETTERS.items():
        joined = joined.replace(letter, put)
    return joined.lower().split("\n")


def words(text: str) -> list[Word]:
    """Return the words and numbers of `text` in order; hashtags and handles are split at underscores."""
    return [Word(word := m.group(), fold_word(word), m.start(), m.end()) for m in _WORD.finditer(text)]


@lru_cache(maxsize=100_000)
def fold_word(word: str) -> str:
    """Return the folded form of one word without an English possessive, of a number without grouping marks."""
    folded = fold(word)
    if folded[:1].isdigit():
        return _THOUSANDS.sub("", folded).replace("٫", ".")
    return _POSSESSIVE.sub("", folded).replace("’", "'")


def stems(text: str, language: str) -> tuple[str, ...]:
    """Return the stems of the content words of `text` in order, repeats included.

    Each word is stemmed by its own script, so that a Latin name in Arabic text is found again in English.
    When `language` is neither "ar" nor "en", the stop words of both are left out.
    """
    stop = stop_words(language)
    return tuple(stem(word.folded) for word in words(text) if word.folded not in stop)


def stop_words(language: str) -> frozenset[str]:
    """Return the folded stop words of `language`, those of every language when it is unknown."""
    return STOPWORDS.get(language, _EVERY)


@lru_cache(maxsize=100_000)
def stem(folded: str) -> str:
    """Return the Snowball stem of a folded word; a number or a very short word is its own stem."""
    return _stem(folded)


def _stem(folded: str) -> str:
    if len(folded) < 3 or folded[0].isdigit():
        return folded
    if not is_arabic(folded):
        return cast(str, _stemmer("english").stemWord(folded)) or folded
    bare = _ARTICLE.sub("", folded, count=1) if _ARTICLE.match(folded) else folded
    bare = bare[:-1] if bare.endswith("يه") and len(bare) > 4 else bare  # an adjective's feminine
    return cast(str, _stemmer("arabic").stemWord(bare)) or bare


def stem_all(folded: Sequence[str]) -> list[str]:
    """Return the stem of each of many words; none of them crowds out what `stem` remembers."""
    english = _stemmer("english").stemWord
    return [english(word) if word.isascii() and word.isalpha() and len(word) > 2 else _stem(word) for word in folded]


def is_arabic(word: str) -> bool:
    """Whether a word has a letter of the Arabic script."""
    return _ARABIC.search(word) is not None


def _stemmer(name: str) -> Any:
    found = getattr(_local, name, None)
    if found is None:
        found = snowballstemmer.stemmer(name)
        setattr(_local, name, found)
    return found


def _ascii_digit(character: str) -> str:
    if character.isdigit() and not character.isascii():
        return str(unicodedata.digit(character))
    return character


def _load() -> dict[str, frozenset[str]]:
    path = Path(__file__).parent / "data" / "stop_words.json"
    listed: dict[str, list[str]] = json.loads(path.read_text(encoding="utf-8"))
    return {language: frozenset(map(fold_word, found)) for language, found in listed.items()}


STOPWORDS = _load()
_EVERY = frozenset().union(*STOPWORDS.values())
