"""What linking sees in a claim: content units with the keys they can be matched by, quantities, dates, negations."""

import datetime
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from factcheck.linking import lexicon
from factcheck.linking.vocabulary import PARTICLES
from factcheck.text.dates import DateSpan, dates
from factcheck.text.language import detect
from factcheck.text.names import MIN_SKELETON, Place, places_in, skeleton
from factcheck.text.numbers import Quantity, quantities
from factcheck.text.stems import Word, fold_word, is_arabic, stem, stop_words, words

MAX_LENGTH = 2_000  # code points read: what follows does not change what a claim says
MAX_UNITS = 200
_ADDRESS = re.compile(r"https?://\S+|\b(?:www|pic)\.\S+")
# "until three in the morning": an hour of the day, which counts nothing
_BEFORE_HOUR = re.compile(r"\b(?:at|until|till|by|before|after|around|about|from|to|past|since)\s+\Z", re.IGNORECASE)
_AFTER_HOUR = re.compile(r"\s+(?:o'clock|in the (?:morning|afternoon|evening)|at night|[ap]\.?m)\b", re.IGNORECASE)
_CAPITALISED = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+|[0-9]+")

_NEGATIONS = {
    "en": frozenset(("not", "no", "never", "neither", "nor", "without", "none", "cannot", "nobody", "nothing")),
    "ar": frozenset(
        particle + word
        for particle in ("", "و", "ف", "ب", "ل")
        for word in ("لا", "لم", "لن", "ليس", "ليست", "ليسوا", "لست", "غير", "عدم", "بدون", "دون", "لايوجد", "مش")
    ),
}
# "no fewer than", "not only", "لا يقل عن": what follows makes a bound or an addition of it, not a denial.
_NO_DENIAL = frozenset(
    ("only", "just", "more", "less", "fewer", "فقط", "يقل", "تقل", "يتجاوز", "تتجاوز", "يزيد", "تزيد", "يزد", "تزد")
)
# "others", "for the sake of", "still": words that help to say something and name nothing, whatever they look like
_FUNCTION = frozenset(
    particle + word
    for particle in ("", "و", "ف", "ب", "ل", "ك", "ال", "وال", "بال", "لل", "فال")
    for word in ("اخر", "اخري", "اخرون", "اخرين", "اخران", "اخريان", "اخريين", "اخريات", "اواخر")
).union(("لاجل", "عداد", "زال", "يزال", "تزال", "زالت", "زالوا", "يزالون"))
_EXCEPT = frozenset(("سوي", "الا", "except"))  # "لم يصل سوى اثنين": two arrived
_OF_YET_TO = frozenset(("has", "have", "had", "is", "are", "was", "were"))
_BOUNDS = frozenset(("least", "fewer", "يقل", "تقل"))  # part of a number, which knows its bounds itself
_WEAK = frozenset(  # of a part of the claim only: "without a permit", "غير العادي"
    ("without", *(particle + word for particle in ("", "و", "ف", "ب", "ل") for word in ("غير", "بدون", "دون")))
)
SHORTEST_BARE = 4  # letters of a word that one of them may stand before
_STILL = frozenset(("يزال", "تزال", "يزالون", "زال", "زالت", "زالوا"))  # "لا يزال": it goes on, nothing is denied
_ARTICLES = frozenset(("al", "el"))  # of names from Arabic in Latin letters, as in "al-Hilali"
_BELOW = ("ال", "سن ")  # "دون الخامسة", "دون سن الرشد": below, not without
_EVERY_NEGATION = _NEGATIONS["en"] | _NEGATIONS["ar"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One thing a claim speaks of; `keys` are "s:" stem, "k:" concept, "c:" place, "x:" name skeleton."""

    text: str
    folded: str
    kind: str  # "place", "name", "concept" or "word"
    keys: tuple[str, ...]
    start: int
    end: int
    negation: int | None = None  # where the word that negates it starts
    concepts: tuple[str, ...] = ()  # those among the keys

    @property
    def negated(self) -> bool:
        """Whether a negation stands before it."""
        return self.negation is not None


@dataclass(frozen=True, slots=True)
class Negation:
    """A negating word and where it starts; `weak` when it denies a part of the claim and not what the claim says."""

    text: str
    start: int
    weak: bool


@dataclass(frozen=True)
class Reading:
    """A claim as linking reads it."""

    text: str
    language: str
    units: tuple[Unit, ...]
    quantities: tuple[Quantity, ...]
    dates: tuple[DateSpan, ...]
    negations: tuple[Negation, ...]
    words: tuple[Word, ...] = field(repr=False)
    folded: str = field(repr=False)


def read(text: str, language: str | None = None, published_on: datetime.date | None = None) -> Reading:
    """Return what `text` says in parts, from its first 2,000 code points; `language` is found when not given."""
    return _read(text, language, published_on, lexicon.in_use().mark)


@lru_cache(maxsize=4_096)
def _read(text: str, language: str | None, published_on: datetime.date | None, _: str) -> Reading:
    # the lexicon is asked for where it is needed: here it keeps apart what was read by one and by another
    text = _ADDRESS.sub(lambda match: " " * len(match.group()), text[:MAX_LENGTH])
    language = language or detect(text)
    found = [part for word in words(text) for part in _tag_parts(text, word)][:MAX_UNITS]
    days = tuple(dates(text, language, published_on))
    numbers = tuple(quantities(text, language, days))
    taken = [(number.start, number.end) for number in numbers] + [(day.start, day.end) for day in days]
    free = _outside(found, sorted(taken))
    reader = _Reader(text, language, free, [number.start for number in numbers])
    reader.run()
    folded = " ".join(word.folded for word in found)
    counts = tuple(number for number in numbers if not _is_hour(text, number))
    return Reading(text, language, tuple(reader.units), counts, days, tuple(reader.negations), tuple(found), folded)


def _is_hour(text: str, number: Quantity) -> bool:
    bare = number.unit is None and number.of is None
    before = bare and _BEFORE_HOUR.search(text[max(0, number.start - 12) : number.start])
    return bool(before and _AFTER_HOUR.match(text, number.end))


def _outside(found: Sequence[Word], taken: Sequence[tuple[int, int]]) -> list[Word]:
    """Return the words outside the spans, which are sorted and do not overlap."""
    free: list[Word] = []
    at = 0
    for word in found:
        while at < len(taken) and taken[at][1] <= word.start:
            at += 1
        if at == len(taken) or word.end <= taken[at][0]:
            free.append(word)
    return free


def _tag_parts(text: str, word: Word) -> list[Word]:
    """Split "#AustralianFires" and "@JoeBiden" at their capitals; other words stay whole."""
    if word.start == 0 or text[word.start - 1] not in "#@":
        return [word]
    parts = list(_CAPITALISED.finditer(word.text))
    if len(parts) < 2:
        return [word]
    start = word.start
    return [Word(m.group(), fold_word(m.group()), start + m.start(), start + m.end()) for m in parts]


def _without_particle(folded: str) -> list[str]:
    """Return the keys of what an Arabic word may be without its first letter: "ترامب" of "لترامب"."""
    bare = folded[1:]
    if folded[0] not in PARTICLES or len(bare) < SHORTEST_BARE or bare.startswith("ال"):
        return []
    named = skeleton(bare)
    return [f"s:{stem(bare)}", *([f"x:{named}"] if len(named) >= MIN_SKELETON else [])]


class _Reader:
    """Walks over the words of a claim once and collects its units."""

    def __init__(self, text: str, language: str, found: Sequence[Word], counted: Sequence[int]) -> None:
        self.text = text
        self.counted = counted  # where numbers start
        self.words = found
        self.stop = stop_words(language)
        self.no = _NEGATIONS.get(language, _EVERY_NEGATION)
        self.places: dict[int, Place] = {place.start: place for place in places_in(list(found))}
        self.units: list[Unit] = []
        self.negations: list[Negation] = []
        self.negating: int | None = None

    def run(self) -> None:
        """Read every word."""
        index = 0
        while index < len(self.words):
            index += self._step(index)

    def _step(self, index: int) -> int:
        word = self.words[index]
        if word.folded in _BOUNDS or (word.folded in _ARTICLES and self.text[word.end : word.end + 1] == "-"):
            return 1
        phrase, length = lexicon.concepts_at(self.words, index)
        if length > 1 and "none_of" in phrase and word.folded in self.no:
            return self._deny(index, length)
        if length > 1 and word.start not in self.places:
            return self._add(index, length, "concept", self._with_verb(index, phrase))
        if word.folded in self.no or word.folded.endswith("n't") or self._is_yet_to(index):
            if self._denies(index):
                return self._deny(index, 1)
            return 2 if self._ahead(index) in _NO_DENIAL | _STILL else 1
        place = self.places.get(word.start)
        if place:
            return self._add_place(index, place)
        if self._is_function(index) or (len(word.folded) < 2 and not word.folded.isdigit()):
            return 1
        return self._add(index, 1, "concept" if phrase else self._kind(index), phrase)

    def _deny(self, index: int, length: int) -> int:
        """Take in a negation of `length` words: "not", "no one"."""
        word = self.words[index]
        text = self.text[word.start : self.words[index + length - 1].end]
        self.negations.append(Negation(text, word.start, word.folded in _WEAK))
        self.negating = word.start
        return length

    def _with_verb(self, index: int, phrase: tuple[str, ...]) -> tuple[str, ...]:
        """Return the concepts of a phrase with those of its first word, if only a preposition follows: "وصل إلى"."""
        if self.words[index + 1].folded not in self.stop:
            return phrase
        return tuple(dict.fromkeys((*phrase, *lexicon.concepts_of(self.words[index].folded))))

    def _is_yet_to(self, index: int) -> bool:
        """Whether "has yet to visit" begins here: nobody has."""
        near = [word.folded for word in self.words[max(0, index - 1) : index + 2]]
        return near[1:] == ["yet", "to"] and near[0] in _OF_YET_TO

    def _is_function(self, index: int) -> bool:
        folded = self.words[index].folded
        sake = folded == "اجل" and index > 0 and self.words[index - 1].folded in ("من", "ومن")
        return sake or folded in self.stop or folded in _FUNCTION

    def _denies(self, index: int) -> bool:
        """Whether a negation denies what follows, rather than bounding or excepting it."""
        word = self.words[index]
        if any(later.folded in _EXCEPT for later in self.words[index + 1 :]):
            return False
        ahead = self._ahead(index)
        if ahead in _NO_DENIAL or ahead in _STILL:
            return False
        return not (word.folded == "دون" and (f"{ahead} ".startswith(_BELOW) or self._counts_next(word.end)))

    def _ahead(self, index: int) -> str:
        return self.words[index + 1].folded if index + 1 < len(self.words) else ""

    def _counts_next(self, end: int) -> bool:
        """Whether a number follows, as in "دون 1300 دولار": below it, not without it."""
        return any(end < start <= end + 2 for start in self.counted)

    def _kind(self, index: int) -> str:
        word = self.words[index]
        named = word.text[:1].isupper() and not is_arabic(word.folded)
        return "name" if named else "word"

    def _add_place(self, index: int, place: Place) -> int:
        length = next(
            (n for n, word in enumerate(self.words[index:], 1) if word.end >= place.end), len(self.words) - index
        )
        self._append(index, length, "place", (f"c:{place.key}",))
        return length

    def _add(self, index: int, length: int, kind: str, concepts: tuple[str, ...]) -> int:
        keys = [f"k:{key}" for key in concepts]
        if length == 1:
            keys.insert(0, f"s:{stem(self.words[index].folded)}")
            named = skeleton(self.words[index].text) if not concepts and kind != "number" else ""
            arabic = is_arabic(self.words[index].folded)
            if len(named) >= MIN_SKELETON and (kind == "name" or arabic):
                keys.append(f"x:{named}")
            if arabic and not concepts:
                keys += [key for key in _without_particle(self.words[index].folded) if key not in keys]
        self._append(index, length, kind, tuple(keys))
        return length

    def _append(self, index: int, length: int, kind: str, keys: tuple[str, ...]) -> None:
        first, last = self.words[index], self.words[index + length - 1]
        text = self.text[first.start : last.end]
        folded = " ".join(word.folded for word in self.words[index : index + length])
        concepts = tuple(key[2:] for key in keys if key.startswith("k:"))
        self.units.append(Unit(text, folded, kind, keys, first.start, last.end, self.negating, concepts))
        self.negating = None
