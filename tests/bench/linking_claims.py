"""Claims invented by the million, and the ways in which people say one again; the same numbers give the same claims.

News comes in events: claims of one event share its people, places and things, and are each other's nearest neighbours,
which is what makes finding one of them hard. Words are as frequent as Zipf has it. Half of the events are Arabic.
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate

from factcheck.linking import lexicon
from factcheck.text.stems import words

LANGUAGES = ("ar", "en")
ARTICLE = 10  # claims
EVENT = 25  # claims, on average; a few events have a hundred times as many
_ONSETS = tuple("b br c ch d dr f fl g gr h j k kl l m n p pr qu r s sk st t tr v w y z".split())  # noqa: SIM905
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ea", "oo")
_CODAS = ("", "n", "r", "l", "s", "m", "nd", "rk", "lt", "st", "x", "ck")
_LETTERS = "بتثجحخدذرزسشصضطظعغفقكلمنه"
_SHAPES = ("{0}{1}ا{2}", "م{0}{1}و{2}", "{0}ا{1}{2}", "{0}{1}ي{2}ة", "ت{0}{1}ي{2}", "{0}و{1}{2}ان", "{0}{1}{2}ية")
_NAMES = ("{0}ا{1}ي{2}", "{0}{1}و{2}ي", "{0}ي{1}ا{2}", "{0}{1}{2}اوي", "{0}و{1}ا{2}ة", "{0}ا{1}و{2}")

_PATTERNS = {
    "en": (
        "{person} said that {count} {thing} {concept} were {concept} near {place} on {day}.",
        "The {thing} {concept} of {place} {concept} {count} {concept} after the {word} {concept}.",
        "{person}, who runs the {word} {concept} in {place}, denied that the {thing} was {concept}.",
        "At least {count} {concept} and {few} {concept} came from {place} to the {thing} {word} in {year}.",
        "A {word} {concept} between {person} and {person} over the {thing} ended on {day}.",
        "The {concept} of the {thing} cost {place} {count} dollars, the {word} {concept} found.",
        "{place} and {place} agreed to {concept} the {word} {thing} by {year}.",
        "{person} told the {concept} of {place} that the {word} had {concept} the {concept}.",
        "Some {few} percent of the {word} {concept} in {place} were {concept} because of the {thing}.",
        "The {word} {word} {concept} opened in {place} in {year}, and {person} was its first {concept}.",
        "No {concept} was {concept} when the {thing} hit the {word} of {place}.",
        "{person} called the {concept} of {place} a {word} {concept}.",
    ),
    "ar": (
        "قال {person} إن {count} {concept} من {thing} {concept} قرب {place} يوم {day}.",
        "وأعلنت {concept} {place} {concept} {count} {concept} بعد {concept} {word}.",
        "ونفى {person} الذي يدير {word} في {place} أن يكون {thing} {concept}.",
        "ووصل {count} {concept} و{few} {concept} من {place} إلى {thing} في {word} عام {year}.",
        "وانتهى {concept} {word} بين {person} و{person} حول {thing} يوم {day}.",
        "وكلف {concept} {thing} {place} {count} دولار، بحسب {concept} {word}.",
        "واتفقت {place} مع {place} على {concept} {thing} {word} بحلول عام {year}.",
        "وأبلغ {person} {concept} {place} أن {word} {concept} {concept}.",
        "وكان نحو {few} في المئة من {concept} {word} في {place} {concept} بسبب {thing}.",
        "وافتتح {word} {word} في {place} عام {year} وكان {person} أول {concept} فيه.",
        "ولم {concept} أي {concept} حين ضرب {thing} {word} {place}.",
        "ووصف {person} {concept} {place} بأنه {word} {concept}.",
    ),
}
_DAYS = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "ar": "الاثنين الثلاثاء الأربعاء الخميس الجمعة السبت الأحد",
}
_MONTHS = {"en": "January March April June September November", "ar": "يناير مارس أبريل يونيو سبتمبر نوفمبر"}


@dataclass(frozen=True, slots=True)
class Invented:
    """A claim and the number of the article it stands in."""

    article: int
    language: str
    text: str


class _Zipf:
    """Words of which the nth is about 1/n as frequent as the first."""

    def __init__(self, listed: Sequence[str]) -> None:
        self.listed = listed
        self.sums = list(accumulate(1 / (rank + 2.7) for rank in range(len(listed))))

    def __call__(self, chosen: random.Random) -> str:
        return self.listed[bisect(self.sums, chosen.random() * self.sums[-1])]


def _made(number: int, seed: str, make: Callable[[random.Random], str]) -> list[str]:
    chosen, found = random.Random(seed), {}
    while len(found) < number:
        found[make(chosen)] = None
    return list(found)


def _latin(chosen: random.Random) -> str:
    syllable = (chosen.choice(_ONSETS) + chosen.choice(_VOWELS) + chosen.choice(_CODAS) for _ in range(3))
    return "".join(list(syllable)[: chosen.choice((2, 2, 3))])


def _arabic(shapes: Sequence[str]) -> Callable[[random.Random], str]:
    return lambda chosen: chosen.choice(shapes).format(*(chosen.choice(_LETTERS) for _ in range(3)))


@cache
def _vocabulary(language: str) -> dict[str, _Zipf]:
    """Invented words and names of people and places, and the lexicon's own words, by slot."""
    if language == "en":
        names = [name.capitalize() for name in _made(90_000, "names", _latin)]
        listed = _made(60_000, "words", _latin)
    else:
        names = _made(60_000, "أسماء", _arabic(_NAMES))
        listed = ["ال" + word for word in _made(60_000, "كلمات", _arabic(_SHAPES))]
    own = [lemma for entry in lexicon.entries().values() for lemma in entry[language] if " " not in lemma]
    random.Random("concepts").shuffle(own)
    first, last, places = names[:2_000], names[2_000:-15_000], names[-15_000:]
    return {name: _Zipf(found) for name, found in
            {"first": first, "last": last, "place": places, "word": listed, "concept": own}.items()}  # fmt: skip


class _Event:
    """What the claims of one event speak of."""

    def __init__(self, chosen: random.Random) -> None:
        self.language = chosen.choice(LANGUAGES)
        said = _vocabulary(self.language)
        self.said, self.chosen = said, chosen
        self.people = [f"{said['first'](chosen)} {said['last'](chosen)}" for _ in range(3)]
        self.places = [said["place"](chosen) for _ in range(2)]
        self.things = [said["word"](chosen) for _ in range(3)]
        self.year = chosen.randint(1950, 2029)
        self.day = f"{chosen.randint(1, 28)} {chosen.choice(_MONTHS[self.language].split())}"

    def claim(self) -> str:
        pieces = self.chosen.choice(_PATTERNS[self.language]).replace("}", "{").split("{")
        return "".join(self._fill(piece) if place % 2 else piece for place, piece in enumerate(pieces))

    def _fill(self, slot: str) -> str:
        chosen = self.chosen
        if slot == "person":
            name = chosen.choice(self.people)
            return name if chosen.random() < 0.6 else name.split()[1]
        if slot in ("place", "thing"):
            return chosen.choice(self.places if slot == "place" else self.things)
        if slot == "day":
            return self.day if chosen.random() < 0.5 else chosen.choice(_DAYS[self.language].split())
        if slot == "year":
            return str(self.year - chosen.choice((0, 0, 1, 5)))
        if slot in ("count", "few"):
            return f"{chosen.randint(3, 99) * (1 if slot == 'few' else chosen.choice((1, 10, 137))):,}"
        return self.said[slot](chosen)


def claims(number: int, seed: int = 5) -> Iterator[Invented]:
    """Yield `number` claims; an event's articles follow one another, as they do when they are taken in."""
    chosen = random.Random(seed)
    made = article = 0
    while made < number:
        event = _Event(chosen)
        size = min(int(chosen.paretovariate(1.2) * EVENT / 6) + 1, EVENT * 100, number - made)
        for place in range(size):
            article += place % ARTICLE == 0
            yield Invented(article, event.language, event.claim())
        made += size


# -- a claim said again ----------------------------------------------------------------------------------------


def typos(text: str, language: str, chosen: random.Random) -> str:
    """One slip of the hand, or two in a long claim: letters swapped, left out, doubled or mistaken."""
    parts = text.split()
    long = [place for place, part in enumerate(parts) if len(part) > 3 and part.isalpha()]
    for place in chosen.sample(long, min(len(long), 2 if len(parts) > 12 else 1)):
        parts[place] = _slip(parts[place], chosen)
    return " ".join(parts)


def _slip(word: str, chosen: random.Random) -> str:
    at = chosen.randrange(1, len(word) - 1)
    other = chosen.choice(_LETTERS if word[at] > "z" else "aeioulnrst")
    return chosen.choice((
        word[:at] + word[at + 1] + word[at] + word[at + 2 :],
        word[:at] + word[at + 1 :],
        word[:at] + word[at] + word[at:],
        word[:at] + other + word[at + 1 :],
    ))  # fmt: skip


def part(text: str, language: str, chosen: random.Random) -> str:
    """Two thirds of the words, in one piece."""
    parts = text.rstrip(".").split()
    length = max(5, round(len(parts) * 2 / 3))
    at = chosen.randrange(max(1, len(parts) - length + 1))
    return " ".join(parts[at : at + length])


def synonyms(text: str, language: str, chosen: random.Random) -> str:
    """Up to two words replaced by others that the lexicon has for the same concept."""
    parts = text.split()
    places = list(range(len(parts)))
    chosen.shuffle(places)
    left = 2
    for place in places:
        others = _synonyms(parts[place], language)
        if others and left:
            parts[place] = chosen.choice(others)
            left -= 1
    return " ".join(parts)


@lru_cache(maxsize=100_000)
def _synonyms(word: str, language: str) -> tuple[str, ...]:
    found = words(word)
    keys = lexicon.concepts_of(found[0].folded) if len(found) == 1 else ()
    return tuple(lemma for key in keys[:1] for lemma in _lemmas(language).get(key, ()) if lemma != word)


@cache
def _lemmas(language: str) -> dict[str, list[str]]:
    return {key: [one for one in entry[language] if " " not in one] for key, entry in lexicon.entries().items()}


def reorder(text: str, language: str, chosen: random.Random) -> str:
    """Three pieces in another order."""
    parts = text.rstrip(".").split()
    third = max(1, len(parts) // 3)
    first, second, last = parts[:third], parts[third : 2 * third], parts[2 * third :]
    return " ".join(chosen.choice((second + first + last, last + first + second, last + second + first)))


VARIANTS = {"typos": typos, "part": part, "synonyms": synonyms, "reorder": reorder}


def variants(known: Sequence[Invented], each: int, seed: int = 6) -> Iterator[tuple[str, int, str]]:
    """Yield `each` queries of every kind: the kind, the number of the claim it was made from, and its words."""
    chosen = random.Random(seed)
    for kind, make in VARIANTS.items():
        for _ in range(each):
            number = chosen.randrange(len(known))
            claim = known[number]
            yield kind, number, make(claim.text, claim.language, chosen)
