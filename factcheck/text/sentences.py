"""Where the sentences of a text begin and end, without changing a character of it.

A line break always ends a sentence. Within a line, a full stop, question or exclamation mark does, with the
closing quotation marks that follow it, unless a rule below says that it belongs to an abbreviation, an
initial, a list number or a quotation that the sentence carries on from. Every rule looks at a bounded
stretch of text, so the time taken grows with the length of the text and nothing else.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

_TABLE: dict[str, list[str]] = json.loads(
    (Path(__file__).parent / "data" / "sentences.json").read_text(encoding="utf-8")
)
_TITLES = frozenset(_TABLE["titles"])
_ABBREVIATIONS = frozenset(_TABLE["abbreviations"])
_BEFORE_NUMBER = frozenset(_TABLE["before_number"])
_OPENERS = frozenset(_TABLE["openers"])
_ARABIC_ABBREVIATIONS = frozenset(_TABLE["arabic_abbreviations"])
_AFTER_NUMBER = frozenset(_TABLE["arabic_after_number"])
_ARABIC_SPEECH = frozenset(_TABLE["arabic_speech"])

_LINE = re.compile("[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_STOP = re.compile("[.!?؟…۔।॥።。！？‼⁇⁈⁉]")
_STOPS = frozenset(".!?؟…۔।॥።。！？‼⁇⁈⁉")
_DOTS = frozenset(".…")
_UNSPACED = frozenset("。！？")  # writing that puts no space between sentences
_CLOSERS = frozenset("\"'”’»)]›}」』）*_\u200e\u200f\u200d\u2069\u202c\ufe0f")
_OPEN_BRACKETS = frozenset("([{")
_QUOTE_MARKS = frozenset("\"”’»'")
_ENDS_NO_HEADING = frozenset(".!?؟…،,:;؛۔।॥።。！？")
_BULLETS = frozenset("-–—•*▪●◦·‣+")
_WORD = re.compile(r"[^\W\d_]+(?:['’.][^\W\d_]+)*")
_LIST_NUMBER = re.compile(r"\(?(?:\d{1,3}|[A-Za-z]|[ء-ي]ـ?)\Z")
_NOTES = re.compile(r"(?:\[\d{1,3}\]){1,5}(?=\s)")  # "He left.[1] She stayed."
_REACH = 40  # code points looked at on either side of a full stop
HEADING_LENGTH = 90  # code points
HEADING_WORDS = 14


@dataclass(frozen=True)
class Sentence:
    """text[start:end] is one sentence, trimmed of white space; `heading` when it titles what follows."""

    start: int
    end: int
    heading: bool = False


def sentences(text: str, language: str) -> list[Sentence]:
    """Return the sentences of `text` in order; together they hold every character that is not white space.

    `language` is "ar", "en" or anything else, for which the rules of both apply.
    """
    found: list[Sentence] = []
    lines = [line for line in (_trimmed(text, *m.span()) for m in _LINE.finditer(text)) if line]
    headings = _headings(text, lines)
    for start, end in lines:
        if start in headings:
            found.append(Sentence(start, end, heading=True))
        else:
            found += (Sentence(*span) for span in _in_line(text, start, end, language))
    return found


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    bare = piece.strip()
    return (start + left, start + left + len(bare)) if bare else None


def _in_line(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Cut one line at its sentence ends; a piece without a letter or digit joins the one before it."""
    pieces: list[tuple[int, int]] = []
    cuts = [*_cuts(text, start, end, language), end]
    for cut in cuts:
        span = _trimmed(text, start, cut)
        start = cut
        if span is None:
            continue
        if pieces and not any(c.isalnum() for c in text[span[0] : span[1]]):
            pieces[-1] = (pieces[-1][0], span[1])
        else:
            pieces.append(span)
    return iter(pieces)


def _cuts(text: str, start: int, end: int, language: str) -> Iterator[int]:
    """Yield the offsets inside a line where one sentence ends and another begins."""
    opened = start
    position = start
    while match := _STOP.search(text, position, end):
        stop = match.start()
        after = stop
        while after < end and text[after] in _STOPS:
            after += 1
        marks, position = text[stop:after], after
        while position < end and text[position] in _CLOSERS:
            position += 1
        if note := _NOTES.match(text, position, end):
            position = note.end()
        if position < end and _ends_sentence(text, opened, stop, marks, after, position, end, language):
            yield position
            opened = position


def _ends_sentence(
    text: str, opened: int, stop: int, marks: str, after: int, position: int, end: int, language: str
) -> bool:
    """Whether the marks text[stop:after], with closers up to `position`, end a sentence in mid-line."""
    before = text[max(opened, stop - _REACH) : stop]
    following = text[position : min(end, position + _REACH)]
    closers = text[after:position]
    if not following[0].isspace():
        return marks[-1] in _UNSPACED or (marks == "." and not closers and _space_forgotten(before, following))
    following = following.lstrip()
    if not following or not before.strip() or before.rstrip()[-1:] in _OPEN_BRACKETS:
        return False  # "(?)" comments on a word, it ends nothing
    word = _first_word(following)
    if _carries_on(following, word, closers, marks, language):
        return False
    return marks != "." or bool(closers) or not _is_abbreviation(before, following, word, opened > stop - _REACH)


def _first_word(text: str) -> str:
    match = _WORD.search(text)
    return match.group() if match and not any(c.isdigit() for c in text[: match.start()]) else ""


def _carries_on(following: str, word: str, closers: str, marks: str, language: str) -> bool:
    """Whether the text after the mark shows that the sentence goes on: "Go away!" he said."""
    if following[0] in ",،;؛:":
        return True
    if word and word[0].islower() and following[0] not in _BULLETS:
        return True
    quoted = bool(_QUOTE_MARKS.intersection(closers))
    if quoted and word in _ARABIC_SPEECH and following.startswith(word):
        return True
    trailing_off = (len(marks) > 1 and set(marks) <= _DOTS) or marks == "…"
    return trailing_off and not quoted and language != "ar" and not (word[:1].isupper() or _is_arabic(word))


def _is_arabic(word: str) -> bool:
    return "\u0620" <= word[:1] <= "\u06ff"


def _is_abbreviation(before: str, following: str, word: str, whole: bool) -> bool:
    """Whether a single full stop after `before` belongs to a shortened word rather than to the sentence.

    `whole` says that `before` is all there is of the sentence so far.
    """
    token = before.split()[-1].lstrip("(\"'“‘«[")
    if not token:
        return False
    if whole and before.strip() == token and _LIST_NUMBER.match(token):
        return True  # "1. ", "a. " at the head of a line
    folded = token.lower()
    # "Roe v. Lane", but "Henry V. He was ..."
    if (folded in _TITLES and not (len(token) == 1 and token.isupper())) or (
        folded in _BEFORE_NUMBER and following[0].isdigit()
    ):
        return True
    shortened = folded in _ABBREVIATIONS or _is_initial(token)
    if shortened:
        return word.lower() not in _OPENERS
    if token in _AFTER_NUMBER and before[: -len(token)].rstrip()[-1:].isdigit():
        return False  # a year "1956 م." may close its sentence
    last = token.split(".")[-1]
    return last in _ARABIC_ABBREVIATIONS or (len(last) > 1 and last[0] == "و" and last[1:] in _ARABIC_ABBREVIATIONS)


def _is_initial(token: str) -> bool:
    """J, J.R, U.S.A: capital letters with full stops between them."""
    parts = token.split(".")
    return all(len(part) == 1 and part.isupper() for part in parts)


def _space_forgotten(before: str, following: str) -> bool:
    """Whether a space is missing after a full stop: "انتهى الاجتماع.وقال", "انتهى الاجتماع .وقال", "ended.The"."""
    left, right = re.search(r"[^\W\d_]+\Z", before.removesuffix(" ")), _WORD.match(following)
    if not left or not right or len(left.group()) < 3 or len(right.group()) < 2:
        return False
    if _is_arabic(left.group()) and _is_arabic(right.group()):
        return True
    return (
        not before.endswith(" ")
        and left.group().islower()
        and right.group() == right.group().capitalize()
        and (right.group().lower() in _OPENERS)
    )


def _headings(text: str, lines: list[tuple[int, int]]) -> set[int]:
    """Return the starts of the lines that are headings: short, unpunctuated, alone, above running text."""
    spaced = any(_blank_between(text, a[1], b[0]) for a, b in pairwise(lines))
    likely = [_looks_like_heading(text, *line) for line in lines]
    found: set[int] = set()
    for index, (start, end) in enumerate(lines[:-1]):
        if not likely[index] or all(likely[index + 1 : index + 3]):
            continue
        above = index == 0 or not spaced or _blank_between(text, lines[index - 1][1], start)
        if above and (not spaced or _blank_between(text, end, lines[index + 1][0])):
            found.add(start)
    return found


def _blank_between(text: str, end: int, start: int) -> bool:
    return len(_LINE.sub("", text[end:start])) > 1


def _looks_like_heading(text: str, start: int, end: int) -> bool:
    if end - start > HEADING_LENGTH:
        return False
    line = text[start:end]
    last = line.rstrip("\"'”’»)]›")[-1:]
    if line[0] in _BULLETS or last in _ENDS_NO_HEADING or not any(c.isalpha() for c in line):
        return False
    return len(line.split()) <= HEADING_WORDS and not _LIST_NUMBER.match(line.split(".")[0])
