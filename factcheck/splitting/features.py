"""What a claim shows of whether it is worth checking: named features, each with the words that show it.

A language lists the words of its features in `worthiness.json`: "a b" for words in a row, "a*" and "*a" for how a word
begins and ends. The other features are of form, and the same in every language.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache

from factcheck.splitting.languages import codes, has, load
from factcheck.text.names import places
from factcheck.text.stems import fold_word, is_arabic

SHOWN = 4  # words named in one reason
LONGEST_WORD = 40  # code points; no list has a longer word
SHORTEST_STEM = 3  # letters before "*a", and letters that stay when a particle is taken off
FORM = (
    *("number", "many_numbers", "percent", "names_actor", "place", "quoted_speech", "question", "exclamation"),
    *("hashtag", "many_hashtags", "mention", "link", "emoji", "elongation", "dots"),
)
# What makes a claim on health worth checking is not what makes another so: an office's announcement of a plan is
# seldom false, while denials, doubts and talk are what harms. Each is seen where "health" and one of these are.
ON_HEALTH = {
    "health_announced": ("institution", "breaking", "plans", "present_action", "promotion"),
    "health_doubted": (
        *("negation", "doubt_or_truth", "conditional", "question_word", "question", "hedge", "universal"),
    ),
    "health_harm": ("death_injury",),
    "health_talk": ("dialect", "addressed", "opinion", "exclamation", "emoji", "mention", "personal"),
}
LENGTHS = ((5, "very_short"), (9, "short"), (16, ""), (25, "long"), (10_000, "very_long"))  # at most so many words

_TOKEN = re.compile(
    r"(?P<word>(?!https?://)[^\W\d_]+(?:(?:[\u064b-\u0655\u0670\u200c]|['’\-](?=[^\W\d_]))[^\W\d_]*)*)"
    r"|(?P<link>https?://\S+)|(?P<mention>@\w+)|(?P<hashtag>#)"
    r"|(?P<number>[$€£]?\d+(?:[.,٫٬/:]\d+)*(?:\s?[%٪])?)"
    r"|(?P<question>[?؟])|(?P<exclamation>!)|(?P<quote>[\"“”«»])|(?P<dots>…|\.\.+)"
    r"|(?P<emoji>[\U0001f300-\U0001faff\u2600-\u27bf])"
)
_REPEATED = re.compile(r"([^\W\d_])\1\1|ـ")
_PARTICLES = ("و", "ف", "ال", "وال", "فال", "بال", "لل", "كال", "ولل", "وبال", "ب", "ل", "ك", "وب", "ول")
_ENDINGS = ("ها", "هم", "ه", "نا", "كم")


@dataclass(slots=True)
class _Lists:
    """The lists of a language, folded: feature by word, rows by their first word, beginnings and endings."""

    words: dict[str, set[str]] = field(default_factory=dict)
    rows: dict[str, list[tuple[tuple[str, ...], str]]] = field(default_factory=dict)
    beginnings: list[tuple[str, str]] = field(default_factory=list)
    endings: list[tuple[str, str]] = field(default_factory=list)


@dataclass(slots=True)
class _Listed:
    """The features that a word is listed under, and those of words in a row that begin with it."""

    features: tuple[str, ...] = ()
    rows: list[tuple[tuple[str, ...], str]] = field(default_factory=list)


def features(text: str, code: str) -> dict[str, list[str]]:
    """Return the features of `text` in the language `code`, each with up to `SHOWN` of the words that show it."""
    found: dict[str, list[str]] = {}
    words = _of_form(text, found)
    for index, word in enumerate(words):
        listed = _listed(word, code)
        for name in listed.features:
            shown = found.get(name)
            if shown is None:
                found[name] = [word]
            elif len(shown) < SHOWN:
                shown.append(word)
        for row, name in listed.rows:
            if _follows(words, index, row):
                _show(found, name, " ".join(words[index : index + len(row)]))
    if "health" in found:
        for name, others in ON_HEALTH.items():
            if seen := [word for other in others for word in found.get(other, ())]:
                found[name] = seen[:SHOWN]
    return found


def _of_form(text: str, found: dict[str, list[str]]) -> list[str]:
    """Put the features of form into `found`, and return the words of `text`."""
    counts: dict[str, int] = {}
    words: list[str] = []
    started = False  # whether the sentence has begun: its first word has a capital for being the first
    for match in _TOKEN.finditer(text):
        kind, token = match.lastgroup or "", match.group()
        if kind == "word":
            words.append(token)
            if started and token[0].isupper() and len(token) > 1:
                _show(found, "names_actor", token)
            started = True
            continue
        counts[kind] = counts.get(kind, 0) + 1
        if kind == "number":
            _show(found, "percent" if token[-1] in "%٪" else "number", token)
        elif kind in FORM:
            _show(found, kind, token)
            started = started and kind not in ("question", "exclamation", "dots")
    _count(found, counts, len(words))
    return words


def names(code: str) -> list[str]:
    """Return the name of every feature that a text in the language `code` can have, in alphabetical order."""
    return sorted({*FORM, *(name for _, name in LENGTHS if name), *_table(code), *(ON_HEALTH if _table(code) else ())})


def every_name() -> frozenset[str]:
    """Return the names that weights can have: the features of every language, and "bias"."""
    return frozenset(("bias", *names(""), *(name for code in codes() for name in names(code))))


def _show(found: dict[str, list[str]], name: str, word: str) -> None:
    shown = found.setdefault(name, [])
    if len(shown) < SHOWN:
        shown.append(word)


def _count(found: dict[str, list[str]], counts: dict[str, int], words: int) -> None:
    if counts.get("number", 0) > 2:
        found["many_numbers"] = found.get("number", found.get("percent", []))
    if counts.get("hashtag", 0) > 3:
        found["many_hashtags"] = found["hashtag"]
    if counts.get("quote", 0) > 1:
        found["quoted_speech"] = []
    name = next(name for most, name in LENGTHS if words <= most)
    if name:
        found[name] = []


def _follows(words: list[str], index: int, row: tuple[str, ...]) -> bool:
    part = words[index + 1 : index + len(row)]
    return len(part) == len(row) - 1 and all(fold_word(a) == b for a, b in zip(part, row[1:], strict=True))


@lru_cache(maxsize=50_000)
def _listed(word: str, code: str) -> _Listed:
    if len(word) > LONGEST_WORD:
        return _Listed()
    lists = _lists(code)
    forms = tuple(dict.fromkeys(_forms(fold_word(word))))
    found = {name for form in forms for name in lists.words.get(form, ())}
    found |= {name for form in forms for start, name in lists.beginnings if form.startswith(start)}
    found |= {
        name for end, name in lists.endings if forms[0].endswith(end) and len(forms[0]) - len(end) >= SHORTEST_STEM
    }
    if _REPEATED.search(word):
        found.add("elongation")
    if places(word):
        found.add("place")
    return _Listed(tuple(sorted(found)), [row for form in forms for row in lists.rows.get(form, ())])


def _forms(folded: str) -> Iterator[str]:
    """Yield a word as it stands and, in Arabic, without the particles and pronouns written to it."""
    yield folded
    if not is_arabic(folded):
        return
    for particle in ("", *_PARTICLES):
        rest = folded[len(particle) :]
        if folded.startswith(particle) and len(rest) >= SHORTEST_STEM:
            yield rest
            for ending in _ENDINGS:
                if rest.endswith(ending) and len(rest) - len(ending) >= SHORTEST_STEM:
                    yield rest[: -len(ending)]
                    yield rest[: -len(ending)] + "ه" if ending != "ه" else rest


@cache
def _table(code: str) -> dict[str, list[str]]:
    table: dict[str, list[str]] = load(code, "worthiness.json") if has(code, "worthiness.json") else {}
    return table


@cache
def _lists(code: str) -> _Lists:
    lists = _Lists()
    for name, entries in _table(code).items():
        for entry in entries:
            row = tuple(fold_word(word) for word in entry.strip("*").split())
            if entry.endswith("*"):
                lists.beginnings.append((row[0], name))
            elif entry.startswith("*"):
                lists.endings.append((row[0], name))
            elif len(row) > 1:
                lists.rows.setdefault(row[0], []).append((row, name))
            else:
                lists.words.setdefault(row[0], set()).add(name)
    return lists
