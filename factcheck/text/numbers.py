"""Quantities in Arabic and English text: the value, its bounds, its unit and what is counted.

Years and days inside dates are dates, not quantities; neither are times of day, ordinals, numbers that
name a thing ("Article 5", "Covid-19") and list numbers.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from factcheck.text import number_words as words
from factcheck.text.counted import CountedReader
from factcheck.text.dates import DateSpan, dates
from factcheck.text.number_values import Value, number_start, value_at
from factcheck.text.tokens import Token, tokens

_RANGE_SIGNS = frozenset("-–—")
_ARABIC_TO = frozenset(("الي", "حتي"))
_TIME_UNITS = frozenset(("second", "minute", "hour", "day", "week", "month", "year", "decade", "night"))


@dataclass(frozen=True)
class Quantity:
    """A quantity at text[start:end].

    `value` is the number as stated, None for a range or a vague plural ("thousands of"). `low` and `high` are
    set where the text bounds it: "at least 3" has low 3, "up to 3" has high 3, "5-7" has both; `approximate`
    is True for "about", "nearly" and vague plurals. `unit` is a short code ("percent", "usd", "km", "year",
    "share" for a fraction of something) and `of` the counted words as they stand in the text.
    """

    value: float | None
    low: float | None
    high: float | None
    unit: str | None
    of: str | None
    approximate: bool
    start: int
    end: int

    def as_dict(self) -> dict[str, float | str | bool | int | None]:
        """Return the quantity in the shape that the command line and the API write."""
        return {
            "value": self.value,
            "low": self.low,
            "high": self.high,
            "unit": self.unit,
            "of": self.of,
            "approximate": self.approximate,
            "start": self.start,
            "end": self.end,
        }


def quantities(text: str, language: str, dated: Sequence[DateSpan] | None = None) -> list[Quantity]:
    """Return the quantities of `text` in order, none overlapping; offsets in code points.

    `dated` are the dates of the text where they are known; None has them found.
    """
    reader = _Reader(text, tokens(text), language)
    found: list[Quantity] = []
    later = iter(dates(text, language) if dated is None else dated)
    date = next(later, None)
    after = 0  # index after what belongs to the latest quantity
    for index, token in enumerate(reader.tokens):
        while date and token.start >= date.end:
            date = next(later, None)
        if date and token.start >= date.start:
            reader.taken = index + 1
        elif index >= after and (token.kind == "number" or words.begins_number(token.folded)):
            quantity, after = reader.quantity_at(index, date.start if date else len(text))
            if quantity:
                found.append(quantity)
                reader.taken = after
    return found


class _Reader(CountedReader):
    """Reads whole quantities off a list of tokens; every method looks a bounded number of tokens around."""

    def __init__(self, text: str, found: Sequence[Token], language: str) -> None:
        super().__init__(text, found)
        self.language = language
        self.taken = 0  # index after the tokens that belong to earlier quantities and dates

    def quantity_at(self, index: int, limit: int) -> tuple[Quantity | None, int]:
        """Return the quantity at token `index`, if any, and the index to go on from.

        The token is a number or a word that can begin one. `limit` is the offset where the next date begins, which
        no quantity runs into.
        """
        dual = self._dual_unit(index)
        if dual:
            return dual, index + 1
        value = None if self.is_excluded(index) else value_at(self.tokens, index, self.language)
        if not value or self.tokens[value.after - 1].start >= limit:
            return None, index + 1
        low, value = self._ranged(index, value, limit)
        first = index - (self._sign_before(index) is not None)
        unit, after = self.unit(value, self._sign_before(index))
        if self.is_pronoun(index, value, unit):
            return None, index + 1
        value, after = self._and_a_half(value, unit, after)
        of, end_of, unit = self.counted(index, value, after, unit)
        bound = self._bound(first, end_of if of else after)
        if bound == "about" and not (unit or of) and value.amount < 10 and self.is_word(index):
            bound = None  # "a report about two of them"
        if bound in ("more", "less") and unit in _TIME_UNITS and self.folded(first - 1) == "over":
            bound = None  # "over two years" tells how long something took
        start = number_start(self.tokens[index]) if first == index else self.tokens[first].start
        bare = Quantity(value.amount, None, None, unit, of, False, start, self.tokens[after - 1].end)
        return _bounded(bare, low, value, bound), max(after, index + 1)

    def _dual_unit(self, index: int) -> Quantity | None:
        """ "يومين", "مترين": two of a unit of measure, the only duals read as quantities."""
        token = self.tokens[index]
        unit = words.DUAL_UNITS.get(token.folded) if token.kind == "word" else None
        if unit is None or self.folded(index - 1) in words.UNITS:
            return None
        bare = Quantity(2.0, None, None, unit, None, False, token.start, token.end)
        return _bounded(bare, None, Value(2.0, index + 1), self._bound(index, index + 1))

    def _ranged(self, index: int, value: Value, limit: int) -> tuple[float | None, Value]:
        """Return the lower bound and the upper value of "14-20", "between 5 and 7", "بين 5 و7"."""
        if value.after >= len(self.tokens):
            return None, value
        after = self._after_join(index, value)
        if after is not None and words.SIGNS.get(self.folded(after), "percent") != "percent":
            after += 1  # "$5 million to $10 million"
        if after is None or after >= len(self.tokens) or self.tokens[after].start >= limit:
            return None, value
        upper = value_at(self.tokens, after, self.language)
        join = self.folded(value.after)
        if not upper or upper.share or upper.vague or (join in _RANGE_SIGNS and self.is_word(after)):
            return None, value
        low = value.amount * upper.scale if value.scale == 1 else value.amount
        low = low if low < upper.amount else value.amount
        near = join not in ("or", "او") or upper.amount <= 2 * low
        return (low, upper) if low < upper.amount and near else (None, value)

    def _after_join(self, index: int, value: Value) -> int | None:
        """Return the index where the second number of a range can begin: after "-", "to", "or", "and", "و"."""
        before, join = self.folded(index - 1), self.folded(value.after)
        if value.share or value.vague:
            return None
        if before in ("between", "بين") and join.startswith("و") and join != "و":
            return value.after  # "و" is written to the second number
        if before in ("between", "بين") and join in ("and", "و"):
            return value.after + 1
        if join in _ARABIC_TO and (before == "بين" or (before == "من" and not self._changes(index - 1))):
            return value.after + 1
        if join in _RANGE_SIGNS and self.tokens[index].kind == "number":
            return value.after + 1
        return value.after + 1 if join in ("or", "او") or (join == "to" and before != "from") else None

    def _changes(self, index: int) -> bool:
        """Whether "ارتفع من 10 إلى 15" tells of two values, which "من 10 إلى 15 قاربا" does not."""
        near = (self.folded(at) for at in range(index - 1, max(-1, index - 9), -1))
        return any(words.bare(word, words.CHANGES) for word in takewhile(lambda word: word not in (".", "؛"), near))

    def _sign_before(self, index: int) -> str | None:
        """Return the unit of a sign or code before the number: "$5", "USD 5", "٪5" as some write it."""
        sign = self.folded(index - 1) if index > self.taken else ""
        if sign in words.BEFORE_MONEY:
            return sign
        unit = words.SIGNS.get(sign)
        ends_other = unit == "percent" and (not self.glued(index) or self.glued(index - 1))
        return None if ends_other else unit

    def _and_a_half(self, value: Value, unit: str | None, after: int) -> tuple[Value, int]:
        """ "أربعة أشهر ونصف الشهر": four and a half."""
        found = words.bare(self.folded(after), words.FRACTIONS) if unit else None
        if not found or found[0] != "و":
            return value, after
        repeated = words.UNITS.get(self.folded(after + 1).removeprefix("ال")) == unit
        if not repeated and self.is_word(after + 1):
            return value, after  # "ثلاثة أيام ونصف السكان"
        return replace(value, amount=value.amount + words.FRACTIONS[found[1]]), after + 1 + repeated

    def _bound(self, first: int, after: int) -> str | None:
        """Return "about", "least", "more", "most" or "less" for the words before or after a quantity."""
        if self.folded(first - 1) == "~":
            return "about"
        for length in _bound_lengths(self.folded(first - 1)):
            form = words.bare(self.phrase(first - length, length), words.BEFORE)
            if form:
                return words.BEFORE[form[1]]
        for length in words.AFTER_LENGTHS.get(self.folded(after), ()):
            bound = words.AFTER.get(self.phrase(after, length))
            if bound:
                return bound
        return None


def _bound_lengths(last: str) -> Sequence[int]:
    """Return the lengths in words of the bounding expressions that end with the word `last`."""
    found = words.bare(last, words.BEFORE_LENGTHS)
    return words.BEFORE_LENGTHS[found[1]] if found else ()


def _bounded(bare: Quantity, low: float | None, value: Value, bound: str | None) -> Quantity:
    """Return the quantity with the bounds that a range, a vague plural or an expression gives it."""
    about = bound == "about" or value.vague
    if low is not None:
        return replace(bare, value=None, low=low, high=value.amount, approximate=about)
    if value.vague:
        return replace(bare, value=None, low=value.amount, approximate=True)
    if bound in ("least", "more"):
        return replace(bare, low=value.amount)
    if bound in ("most", "less"):
        return replace(bare, high=value.amount)
    return replace(bare, approximate=True) if about else bare
