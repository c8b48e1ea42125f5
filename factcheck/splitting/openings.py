"""Which lists of a language have a phrase in a text, looked for only at words that a phrase can begin with.

A language has hundreds of such phrases and a claim holds three or four. What a phrase can begin with is read off the
phrase itself; where that tells too little, it is tried at every word: a phrase may be tried in vain, but none that
would match is passed over.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.splitting.languages import language

_WORD = re.compile(r"\w+")
_BOUNDS = re.compile(r"[(|)]")
_LETTERS = re.compile(r"[^\W\d_]+")
_LOOKBEHIND = re.compile(r"\^|\(\?<[!=][^()]*\)")
_CLASS = re.compile(r"\[([^\]\\^-]+)\](\??)(?![*+{])")
_LISTS = ("kind_", "uncheckable")
_REPEATED = ("?", "*", "+", "{")
_SEPARATE = ("", " ", "'", "’")  # what may follow the last letter of a word
_Phrase = tuple[str, str]  # the name of its list, and the phrase
_Table = dict[str, list[_Phrase]]


@lru_cache(maxsize=64)  # a claim is asked for its kind and for whether it can be checked
def lists_in(text: str, code: str) -> frozenset[str]:
    """Return the names of the lists of language `code` that have a phrase in `text`."""
    found: set[str] = set()
    for word in _WORD.finditer(text):
        for name, phrase in _at_word(code, word.group()):
            if name not in found and phrase.match(text, word.start()):
                found.add(name)
    return frozenset(found)


@lru_cache(maxsize=2_000)
def _compiled(phrase: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{phrase})(?!\w)", re.IGNORECASE)


@lru_cache(maxsize=20_000)
def _at_word(code: str, word: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The phrases that may begin with `word`."""
    whole, begun, anywhere = _tables(code)
    low = word.casefold()
    found = [*whole.get(low, ()), *anywhere]
    for at in range(1, len(low) + 1):
        found += begun.get(low[:at], ())
    return tuple((name, _compiled(phrase)) for name, phrase in dict.fromkeys(found))


@lru_cache
def _tables(code: str) -> tuple[_Table, _Table, list[_Phrase]]:
    """The phrases by a whole first word, by the beginning of one, and those that any word may begin."""
    whole, begun, anywhere = _Table(), _Table(), list[_Phrase]()
    for name, phrases in language(code).table.items():
        if not name.startswith(_LISTS):
            continue
        for phrase in phrases:
            for word, complete in set(beginnings(phrase)):
                if word:
                    (whole if complete else begun).setdefault(word.casefold(), []).append((name, phrase))
                else:
                    anywhere.append((name, phrase))
    return whole, begun, anywhere


def beginnings(phrase: str) -> Iterator[tuple[str, bool]]:
    """Yield what a match of the regular expression `phrase` begins with, and whether that is a whole word.

    ("", False) says that any word may begin it, or that its beginning is not understood.
    """
    several = _alternatives(phrase)
    if len(several) > 1:
        for each in several:
            yield from beginnings(each)
    elif before := _LOOKBEHIND.match(phrase):
        yield from beginnings(phrase[before.end() :])
    elif one := _CLASS.match(phrase):
        yield from _either(list(one[1]), phrase[one.end() :], bool(one[2]))
    elif phrase.startswith("(?:") and (end := _group_end(phrase)):
        optional = phrase[end : end + 1] == "?"
        if phrase[end : end + 1] in ("*", "+", "{"):
            yield "", False
        else:
            yield from _either(_alternatives(phrase[3 : end - 1]), phrase[end + optional :], optional)
    elif (match := _LETTERS.match(phrase)) and phrase[match.end() : match.end() + 1] not in _REPEATED:
        for rest, complete in beginnings(phrase[match.end() :]):
            yield match.group() + rest, complete
    elif match:
        yield match.group()[:-1], False
    else:
        yield "", phrase[:1] in _SEPARATE


def _either(several: list[str], rest: str, optional: bool) -> Iterator[tuple[str, bool]]:
    for each in [*several, *([""] if optional else [])]:
        yield from beginnings(each + rest)


def _group_end(phrase: str) -> int:
    """Return the place after the group that `phrase` begins with, 0 where it does not close."""
    depth = 0
    for match in _BOUNDS.finditer(phrase):
        depth += (match.group() == "(") - (match.group() == ")")
        if not depth:
            return match.end()
    return 0


def _alternatives(phrase: str) -> list[str]:
    """Return what "|" parts outside groups; a phrase without one is its own only alternative."""
    if "|" not in phrase:
        return [phrase]
    found, depth, begin = list[str](), 0, 0
    for match in _BOUNDS.finditer(phrase):
        sign = match.group()
        depth += (sign == "(") - (sign == ")")
        if sign == "|" and not depth:
            found.append(phrase[begin : match.start()])
            begin = match.end()
    return [*found, phrase[begin:]]
