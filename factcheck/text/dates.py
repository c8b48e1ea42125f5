"""Dates in running Arabic and English text, worked out against the day of publication where they need one.

Month names are read in the Levantine, Egyptian and Gulf, and Maghrebi usages, alone or as pairs
("يناير/كانون الثاني"). What a text leaves open stays open: without a day of publication, "yesterday" and
"6 January" have no "from" and no "to".
"""

import datetime
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.text import calendar_days
from factcheck.text import calendar_words as words
from factcheck.text.calendar_days import Days, Precision
from factcheck.text.date_parts import COMMAS, DateParts
from factcheck.text.number_words import IRREGULAR_PLURALS
from factcheck.text.tokens import Token, tokens

Found = tuple["DateSpan", int]  # a date and the index of the token after it
_RANGE_SIGNS = frozenset("-–—")
_TO = frozenset(("to", "الي", "حتي"))
_BETWEEN = frozenset(("between", "بين"))
_AND = frozenset(("and", "و"))
_DETERMINERS = frozenset(("the", "a", "its", "his", "her", "their"))
_ORDINAL_ENDINGS = frozenset(("st", "nd", "rd", "th"))


@dataclass(frozen=True)
class DateSpan:
    """A date at text[start:end], from the day `from_` to the day `to`, both included, as ISO 8601 dates.

    "open" means that the text does not say which: both are None. `month` and `day` keep what a date without
    a year does say ("6 January").
    """

    from_: str | None
    to: str | None
    precision: Precision
    start: int
    end: int
    month: int | None = None
    day: int | None = None

    def as_dict(self) -> dict[str, str | int | None]:
        """Return the date in the shape that the command line and the API write."""
        return {
            "from": self.from_,
            "to": self.to,
            "precision": self.precision,
            "start": self.start,
            "end": self.end,
        }


def dates(text: str, language: str, published_on: datetime.date | None = None) -> list[DateSpan]:
    """Return the dates of `text` in order, none overlapping; offsets in code points.

    `language` decides how 3/4/2020 is read: day first in Arabic, open in any other language. A day of
    publication outside the years 1000 to 2199 is taken for a mistake and not counted from.
    """
    if published_on is not None and not 1000 <= published_on.year <= 2199:
        published_on = None
    reader = _Reader(tokens(text), language, published_on)
    found: list[DateSpan] = []
    for index, token in enumerate(reader.tokens):
        if index < reader.taken or token.kind == "sign":
            continue
        if token.kind == "word" and not (words.begins_date(token.folded) and reader.goes_on(index)):
            continue
        if result := reader.date_at(index):
            found.append(result[0])
            reader.taken = result[1]
    return found


class _Reader(DateParts):
    """Reads whole dates off a list of tokens; every method looks a bounded number of tokens ahead."""

    def __init__(self, found: Sequence[Token], language: str, published_on: datetime.date | None) -> None:
        super().__init__(found)
        self.language = language
        self.published_on = published_on
        self.taken = 0  # index after the tokens that belong to earlier dates
        self.after_year = -1  # index after the latest bare year, for lists of years

    def date_at(self, index: int) -> Found | None:
        """Return the date that begins at token `index`, a number or a word that can, the longest reading first."""
        if self.tokens[index].kind == "number":
            return self._numeric(index) or self._day_month(index) or self._year_alone(index)
        return (
            self._weekday(index)
            or self._month_first(index)
            or self._season(index)
            or self._ordinal_day(index)
            or self._relative_day(index)
            or self._unit_with_modifier(index)
        )

    def _numeric(self, index: int) -> Found | None:
        """2022-01-06, 6/1/2022, 06.01.2022."""
        dotted = self.folded(index).split(".")
        if len(dotted) == 3 and all(part.isdecimal() for part in dotted):
            return self._from_parts(dotted, index, index + 1, day_first=True)
        sign = self.folded(index + 1)
        if sign not in ("-", "/", "–") or self.folded(index + 3) != sign:
            return None
        parts = [self.folded(index + step) for step in (0, 2, 4)]
        if not all(self.glued(index + step) for step in range(1, 5)):
            return None
        return self._from_parts(parts, index, index + 5) if all(p.isdecimal() for p in parts) else None

    def _from_parts(self, parts: list[str], index: int, after: int, day_first: bool = False) -> Found | None:
        lengths = [len(part) for part in parts]
        if max(lengths) > 4 or lengths[1] > 2:
            return None
        if lengths[0] == 4 and lengths[2] <= 2:
            year, month, day = map(int, parts)
        elif lengths[2] == 4 and lengths[0] <= 2:
            day, month, year = map(int, parts)
            if month > 12:
                day, month = month, day
            elif day <= 12 and day != month and not day_first and self.language != "ar":
                return self._at(calendar_days.OPEN, index, after)
        else:
            return None
        return self._at(calendar_days.in_month(year, month, day), index, after) if year and day else None

    def _day_month(self, index: int) -> Found | None:
        """6 January 2022, 6th of January, 6-8 يناير/كانون الثاني, 6 و7 يناير."""
        day = self.integer(index, 1, 31, 2)
        if day is None:
            return None
        after, last = index + 1, day
        if self.folded(after) in _RANGE_SIGNS or self.folded(after) in ("و", "and", "to", "الي"):
            second = self.integer(after + 1, day + 1, 31, 2)
            after, last = (after + 2, second) if second else (after, last)
        after += self.folded(after) in _ORDINAL_ENDINGS
        after += self.folded(after) in ("of", "من")
        after += self.folded(after) == "شهر"
        month = self.month(after)
        return self._with_year(index, month[1], month[0], day, last) if month else None

    def _month_first(self, index: int) -> Found | None:
        """January 6, 2022; January 2022; in January; يونيو الماضي."""
        month = self.month(index)
        if not month:
            return None
        after = month[1]
        day = self.integer(after, 1, 31, 2)
        if day is not None and self.folded(index).isascii() and not self._is_part(after + 1):
            last, end = day, after + 1
            end += self.folded(end) in _ORDINAL_ENDINGS
            if self.folded(end) in _RANGE_SIGNS and (second := self.integer(end + 1, day + 1, 31, 2)):
                last, end = second, end + 2
            return self._with_year(index, end, month[0], day, last)
        if self.is_other_word(index, after):
            return None
        return self._with_year(index, after, month[0], None, None)

    def _ordinal_day(self, index: int) -> Found | None:
        """الأول من مايو, الحادي والعشرين من شهر آذار 2020."""
        for length in (2, 1):
            form = words.bare(self.phrase(index, length), words.DAY_ORDINALS)
            after = index + length
            if form is None or self.folded(after) != "من":
                continue
            month = self.month(after + 1 + (self.folded(after + 1) == "شهر"))
            day = words.DAY_ORDINALS[form]
            return self._with_year(index, month[1], month[0], day, day) if month else None
        return None

    def _is_part(self, index: int) -> bool:
        """Whether the number before token `index` is part of a time or a percentage."""
        return self.folded(index) in (":", "%", "٪") and self.glued(index)

    def _with_year(self, index: int, after: int, month: int, day: int | None, last: int | None) -> Found | None:
        year, step = self.year(after), self.direction(index)
        if year:
            after = year[1]
        elif relative := self._relative_year(after):
            return self._at(calendar_days.in_month(relative[0], month, day, last), index, relative[1])
        elif modifier := self.modifier(after):
            step, after = modifier
        elif (before := self.modifier(index - 1)) and self.folded(index).isascii():
            step = before[0]
        chosen = year[0] if year else calendar_days.guess_year(month, day, step, self.published_on)
        return self._at(calendar_days.in_month(chosen, month, day, last), index, after)

    def _relative_year(self, index: int) -> tuple[int | None, int] | None:
        """Return the year of "May last year", "أيار من العام الماضي", None where nothing tells it."""
        index += self.folded(index) in ("of", "من")
        modifier = self.modifier(index) or self.modifier(index + 1)
        named = [at for at in (index, index + 1) if words.UNITS.get(self.folded(at)) == "year"]
        if not modifier or len(named) != 1:
            return None
        return (self.published_on.year + modifier[0] if self.published_on else None), index + 2

    def _season(self, index: int) -> Found | None:
        """خريف 2020, winter of 2021, last summer, الصيف الماضي."""
        form = words.bare(self.folded(index), words.SEASONS)
        if form is None:
            return None
        season, year = words.SEASONS[form], self.year(index + 1)
        if year:
            return self._at(calendar_days.in_season(season, year[0]), index, year[1])
        modifier = self._modifier_around(index, form)
        if modifier is None:
            return None
        month = words.SEASON_MONTHS[season][0]
        chosen = calendar_days.guess_year(month, None, modifier[0], self.published_on)
        return self._at(calendar_days.in_season(season, chosen), index, modifier[1])

    def _modifier_around(self, index: int, form: str) -> tuple[int, int] | None:
        """Return a modifier after an Arabic word or before an English one, and where the date ends."""
        if form.isascii():
            before = self.modifier(index - 1)
            return (before[0], index + 1) if before else None
        return self.modifier(index + 1)

    def _year_alone(self, index: int) -> Found | None:
        """A bare year: "in 1956", "عام 2010", "ثورات 2005 و2010", the 1990s, 2010-2014."""
        year = self.integer(index, 1000, 2199, 4)
        if year is None or len(self.folded(index)) != 4 or not self._reads_as_year(index, year):
            return None
        after, last = index + 1, year
        second = self.integer(after + 1, year + 1, 2199, 4) if self.folded(after) in _RANGE_SIGNS else None
        if second:
            after, last = after + 2, second
        elif self._is_decade(index):
            after, last = after + 1, year + 9
        after += self.folded(after) == "م"
        self.after_year = after
        return self._at(calendar_days.in_years(year, last), index, after)

    def _is_decade(self, index: int) -> bool:
        return self.folded(index).endswith("0") and self.folded(index + 1) == "s" and self.glued(index + 1)

    def _reads_as_year(self, index: int, year: int) -> bool:
        before, following = self.folded(index - 1), self.folded(index + 1)
        if before in ("$", "€", "£", "#", "/", ":", ".") or following in ("%", "٪", "$", "€", "£", "/", ":", "ه"):
            return False
        bounding = self._bounds_stretch(index, year)
        if bounding is not None:
            return bounding
        if before in ("و", "and", ",", "،", "ل"):  # a list of years, or a prefix written apart
            if self.after_year in (index - 1, index - 2):
                return True
            before = self.folded(index - 2) if before == "ل" else before
        if before != "من" and words.bare(before, words.YEAR_WORDS):
            return True
        if not 1900 <= year <= 2099:
            return False
        if self._is_decade(index):
            return True
        free = not self.is_word(index + 1) or self._cannot_be_counted(index + 1)
        if before in words.BEFORE_YEAR:
            return free or year % 100 != 0
        return free and (before not in words.FUNCTION_WORDS or before in _DETERMINERS)

    def _bounds_stretch(self, index: int, year: int) -> bool | None:
        """Whether years bound a stretch here, "من 2010 إلى 2015", or numbers, "between 2000 and 2500 boats"."""
        before, join = self.folded(index - 1), self.folded(index + 1)
        if before in _TO and self.after_year == index - 1:
            return True
        between = before in _BETWEEN and join in _AND
        if not between and not (before in ("من", "from") and join in _TO):
            return None
        last = self.integer(index + 2, max(year + 1, 1900), 2099, 4) if year >= 1900 else None
        if last is not None and (not self.is_word(index + 3) or self._cannot_be_counted(index + 3)):
            return True
        return False if between and self.folded(index + 2).isdecimal() else None

    def _cannot_be_counted(self, index: int) -> bool:
        """Whether the words from `index` on leave the number before them a year: "its 2013 hit"."""
        folded = self.folded(index)
        if folded in words.FUNCTION_WORDS or folded in ("و", "م") or self.modifier(index) is not None:
            return True
        if not folded.isascii() or self.folded(index - 1).endswith("00"):
            return False
        near = [self.folded(at) for at in range(index, index + 3) if self.is_word(at)]
        return not any(word.endswith("s") or word in IRREGULAR_PLURALS for word in near)

    def _weekday(self, index: int) -> Found | None:
        """Wednesday; الأربعاء الماضي; Thursday, February 6."""
        form = words.bare(self.folded(index), words.WEEKDAYS)
        if form is None or (form.isascii() and not self.tokens[index].text[0].isupper()):
            return None
        if self.folded(index + 1) in ("عشر", "عشره"):
            return None  # "الأحد عشر", the eleven
        dated = index + 1 + (self.folded(index + 1) in COMMAS)
        dated += self.folded(dated) == "the"
        exact = self._day_month(dated) or self._month_first(dated) if dated < len(self.tokens) else None
        if exact and exact[0].day is not None:
            span = exact[0]
            start = self._start(index)
            return DateSpan(span.from_, span.to, span.precision, start, span.end, span.month, span.day), exact[1]
        step, after = self._modifier_around(index, form) or (None, index + 1)
        return self._at(calendar_days.weekday(words.WEEKDAYS[form], step, self.published_on), index, after)

    def _relative_day(self, index: int) -> Found | None:
        """Yesterday, أمس السبت, أول من أمس."""
        for length in (3, 2, 1):
            form = words.bare(self.phrase(index, length), words.RELATIVE_DAYS)
            if form is None:
                continue
            after = index + length
            if form == "اليوم" and self._is_any_day(index, after):
                return None
            after += words.bare(self.folded(after), words.WEEKDAYS) is not None
            return self._at(calendar_days.shifted(words.RELATIVE_DAYS[form], self.published_on), index, after)
        return None

    def _is_any_day(self, index: int, after: int) -> bool:
        """Whether "اليوم" stands in "اليوم الأول", a first day, or "في اليوم", a day, rather than meaning today."""
        ordinal = self.folded(after).startswith("ال") and self.folded(after) not in words.WEEKDAYS
        return ordinal or self.folded(index - 1) == "في"

    def _unit_with_modifier(self, index: int) -> Found | None:
        """Last week, this year, الأسبوع الماضي, العام الحالي, هذا العام."""
        if modifier := self.modifier(index):
            unit = words.UNITS.get(self.folded(index + 1))
        else:
            form = words.bare(self.folded(index), words.UNITS)
            unit = words.UNITS[form] if form and form.startswith("ال") else None
            modifier = self.modifier(index + 1) if unit else None
        if unit is None or unit == "day" or modifier is None:
            return None
        after = max(modifier[1], index + 2)
        return self._at(calendar_days.of_unit(unit, modifier[0], self.published_on), index, after)

    def _at(self, days: Days | None, index: int, after: int) -> Found | None:
        """Return the days with the place of the tokens from `index` to before `after`."""
        if days is None:
            return None
        first = days.first.isoformat() if days.first else None
        last = days.last.isoformat() if days.last else None
        start, end = self._start(index), self.tokens[after - 1].end
        return DateSpan(first, last, days.precision, start, end, days.month, days.day), after

    def _start(self, index: int) -> int:
        token = self.tokens[index]
        free = index > self.taken
        if free and token.kind == "word" and token.folded.isascii() and self.folded(index - 1) in words.MODIFIERS:
            return self.tokens[index - 1].start  # "last Monday"
        for table in (*words.DATE_TABLES, words.DAY_ORDINALS):
            form = words.bare(token.folded, table)
            if form:
                return words.start_of(token, form)
        return token.start
