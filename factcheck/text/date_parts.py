"""The parts that dates are put together from: numbers, months, years and words such as "last"."""

from factcheck.text import calendar_words as words
from factcheck.text.tokens import TokenReader

COMMAS = frozenset(",،")
_FULL_SHORT_NAMES = frozenset(("may", "june", "july"))  # a full stop after these is the sentence's own


class DateParts(TokenReader):
    """Reads the parts of dates; each returns what it read and the index of the token after it."""

    def integer(self, index: int, low: int, high: int, digits: int) -> int | None:
        """Return the whole number at `index` when it lies between `low` and `high`."""
        folded = self.folded(index)
        if not folded.isdecimal() or len(folded) > digits:
            return None
        return value if low <= (value := int(folded)) <= high else None

    def goes_on(self, index: int) -> bool:
        """Whether a word that can begin a date has what it needs behind it: "the day before yesterday"."""
        return words.is_name(self.folded(index)) or self.folded(index + 1) in words.SECONDS

    def month(self, index: int) -> tuple[int, int] | None:
        """Return the month named at `index`, second names and brackets included: "يناير/كانون الثاني"."""
        first = self._one_month(index)
        if not first:
            return None
        month, after = first
        sign = self.folded(after)
        if sign in ("/", "-", "("):
            second = self._one_month(after + 1)
            if second and (second[0] == month or sign == "/"):
                return month, second[1] + (sign == "(" and self.folded(second[1]) == ")")
        name = self.folded(index)
        if sign == "." and self.glued(after) and len(name) <= 4 and name not in _FULL_SHORT_NAMES:
            after += 1  # "Jan."
        return month, after

    def _one_month(self, index: int) -> tuple[int, int] | None:
        pair = words.bare(self.phrase(index, 2), words.MONTHS)
        if pair:
            return words.MONTHS[pair], index + 2
        form = words.bare(self.folded(index), words.MONTHS)
        return (words.MONTHS[form], index + 1) if form else None

    def year(self, index: int) -> tuple[int, int] | None:
        """Return a year written after a month or season: "، لعام 2010", ", 2010", "من عام 2010"."""
        index += self.folded(index) in COMMAS
        for _ in range(2):
            index += bool(words.bare(self.folded(index), words.YEAR_WORDS) or self.folded(index) == "of")
        index += self.folded(index) in ("ل", "ال")
        year = self.integer(index, 1000, 2199, 4)
        return None if year is None else (year, index + 1 + (self.folded(index + 1) == "م"))

    def modifier(self, index: int) -> tuple[int, int] | None:
        """Return -1, 0 or 1 for "last", "this" or "next" in either language, -2 for "قبل الماضي"."""
        if self.phrase(index, 2) in words.BEFORE_LAST:
            return -2, index + 2
        step = words.MODIFIERS.get(self.folded(index))
        return None if step is None else (step, index + 1)

    def direction(self, index: int) -> int | None:
        """Return -1 when the words before token `index` place it in the past, 1 in the future."""
        for at in (index - 1, index - 2):
            if words.bare(self.folded(at), words.PAST_CUES):
                return -1
            if words.bare(self.folded(at), words.FUTURE_CUES):
                return 1
        return None

    def is_other_word(self, index: int, after: int) -> bool:
        """Whether "may", "march", "مارس" stand there as other words than months."""
        token = self.tokens[index]
        form = words.bare(token.folded, words.MONTHS)
        if after != index + 1 or form is None:
            return False
        if form.isascii() and not token.text[0].isupper():
            return True
        if form not in words.DOUBTFUL_MONTHS or self.year(after) or self.modifier(after):
            return False
        return words.bare(self.folded(index - 1), words.BEFORE_DOUBTFUL) is None
