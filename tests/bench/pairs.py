"""Pairs of claims that differ in one thing only: a number, a date, a denial, or who did it. Nobody's names.

The same seed gives the same pairs. A pair knows what differs and with which words on either side, so that the
reasons given for it can be checked.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass

KINDS = ("number", "date", "polarity", "actor")
LANGUAGES = (("en", "en"), ("ar", "ar"), ("ar", "en"), ("en", "ar"))
Texts = dict[str, str]  # by language

# affirmed and denied, by language
_PATTERNS: tuple[dict[str, tuple[str, str]], ...] = (
    {
        "en": ("{who} bought {count} boats on {day}.", "{who} did not buy {count} boats on {day}."),
        "ar": ("اشترت {who} {count} قاربا في {day}.", "لم تشتر {who} {count} قاربا في {day}."),
    },
    {
        "en": ("{who} closed {count} schools in {day}.", "{who} never closed {count} schools in {day}."),
        "ar": ("أغلقت {who} {count} مدرسة في {day}.", "لم تغلق {who} {count} مدرسة في {day}."),
    },
    {
        "en": (
            "The port lost {count} workers in {day}, {who} said.",
            "The port did not lose {count} workers in {day}, {who} said.",
        ),
        "ar": (
            "قالت {who} إن الميناء خسر {count} عامل في {day}.",
            "قالت {who} إن الميناء لم يخسر {count} عامل في {day}.",
        ),
    },
    {
        "en": ("{count} doctors joined {who} on {day}.", "{count} doctors have not joined {who} since {day}."),
        "ar": ("انضم {count} طبيب إلى {who} في {day}.", "لم ينضم {count} طبيب إلى {who} منذ {day}."),
    },
    {
        "en": (
            "Since {day} the museum has been run by {who} with {count} guards.",
            "Since {day} the museum has not been run by {who} with {count} guards.",
        ),
        "ar": (
            "منذ {day} تدير المتحف {who} مع {count} حارس.",
            "منذ {day} لا تدير المتحف {who} مع {count} حارس.",
        ),
    },
    {
        "en": (
            "Water prices in {who} rose by {count} percent in {day}.",
            "Water prices in {who} did not rise by {count} percent in {day}.",
        ),
        "ar": (
            "ارتفعت أسعار المياه في {who} بنسبة {count} في المئة في {day}.",
            "لم ترتفع أسعار المياه في {who} بنسبة {count} في المئة في {day}.",
        ),
    },
)
_WHO: tuple[Texts, ...] = (
    {"en": "Norway", "ar": "النرويج"},
    {"en": "Kenya", "ar": "كينيا"},
    {"en": "Chile", "ar": "تشيلي"},
    {"en": "Samira Dalwan", "ar": "سميرة دلوان"},
    {"en": "Nadia Bermak", "ar": "نادية برماك"},
    {"en": "Farida Tolgan", "ar": "فريدة تولغان"},
    {"en": "Jordan", "ar": "الأردن"},
)
_MONTHS: tuple[Texts, ...] = (
    {"en": "March", "ar": "مارس"},
    {"en": "May", "ar": "أيار"},
    {"en": "August", "ar": "أغسطس"},
    {"en": "October", "ar": "تشرين الأول"},
)


@dataclass(frozen=True)
class Pair:
    """Two claims, their languages, what alone differs, and the words of either that show it."""

    kind: str
    languages: tuple[str, str]
    a: str
    b: str
    words_a: str
    words_b: str


@dataclass(frozen=True)
class _Said:
    """What a claim says, before it is put in words."""

    pattern: int
    who: int
    count: int
    month: int
    day: int
    year: int
    denied: bool = False

    def text(self, language: str) -> str:
        wording = _PATTERNS[self.pattern][language][self.denied]
        return wording.format(who=self.part("actor", language), count=self.count, day=self.part("date", language))

    def part(self, kind: str, language: str) -> str:
        """Return the words that say who, how many or when; "" for whether it is so."""
        when = f"{self.day} {_MONTHS[self.month][language]} {self.year}"
        if " {day}" in _PATTERNS[self.pattern]["en"][0].replace("on {day}", "").replace("Since {day}", ""):
            when = f"{_MONTHS[self.month][language]} {self.year}"
        return {"actor": _WHO[self.who][language], "number": str(self.count), "date": when}.get(kind, "")


def pairs(number: int, seed: int = 5) -> Iterator[Pair]:
    """Yield `number` pairs, every kind and every two languages in turn."""
    chosen = random.Random(f"pairs {seed}")
    for at in range(number):
        kind = KINDS[at % len(KINDS)]
        languages = LANGUAGES[at // len(KINDS) % len(LANGUAGES)]
        one = _any(chosen)
        other = _changed(one, kind, chosen)
        words = one.part(kind, languages[0]), other.part(kind, languages[1])
        yield Pair(kind, languages, one.text(languages[0]), other.text(languages[1]), *words)


def strangers(number: int, seed: int = 5) -> Iterator[tuple[str, str, tuple[str, str]]]:
    """Yield `number` pairs of claims that have nothing to do with each other, and their languages."""
    chosen = random.Random(f"strangers {seed}")
    for at in range(number):
        languages = LANGUAGES[at % len(LANGUAGES)]
        one = _any(chosen)
        other = _any(chosen)
        while other.pattern == one.pattern or other.who == one.who or other.year == one.year:
            other = _any(chosen)
        yield one.text(languages[0]), other.text(languages[1]), languages


def _any(chosen: random.Random) -> _Said:
    return _Said(
        chosen.randrange(len(_PATTERNS)),
        chosen.randrange(len(_WHO)),
        chosen.randint(13, 900),
        chosen.randrange(len(_MONTHS)),
        chosen.randint(1, 28),
        chosen.randint(1990, 2024),
        chosen.random() < 0.2,
    )


def _changed(one: _Said, kind: str, chosen: random.Random) -> _Said:
    who, month, count, denied = one.who, one.month, one.count, one.denied
    if kind == "actor":
        who = (who + chosen.randint(1, len(_WHO) - 1)) % len(_WHO)
    if kind == "date":
        month = (month + chosen.randint(1, len(_MONTHS) - 1)) % len(_MONTHS)
    if kind == "number":
        count += chosen.choice((-7, 1, 90, 1000))
    if kind == "polarity":
        denied = not denied
    return _Said(one.pattern, who, count, month, one.day, one.year, denied)
