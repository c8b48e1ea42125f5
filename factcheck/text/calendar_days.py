"""From what a text says of a date to the days it covers, worked out against the day of publication."""

import calendar
import datetime
from dataclasses import dataclass
from typing import Literal

from factcheck.text.calendar_words import SEASON_MONTHS

Precision = Literal["day", "month", "year", "season", "open"]
NEAR_FUTURE = 45  # days: a month without a year lies at most so far ahead of the news that names it


@dataclass(frozen=True)
class Days:
    """The days `first` to `last`, both included; both None when `precision` is "open"."""

    first: datetime.date | None
    last: datetime.date | None
    precision: Precision
    month: int | None = None
    day: int | None = None


OPEN = Days(None, None, "open")


def in_month(year: int | None, month: int, day: int | None = None, last_day: int | None = None) -> Days | None:
    """Return a month, or days of it; open without a year, None when no calendar has such a day."""
    longest = calendar.monthrange(year or 2000, month)[1] if 1 <= month <= 12 else 0
    if not longest or not 1 <= (day or 1) <= (last_day or day or 1) <= longest:
        return None
    if year is None:
        return Days(None, None, "open", month, day)
    first = datetime.date(year, month, day or 1)
    last = datetime.date(year, month, last_day or day or longest)
    return Days(first, last, "day" if day else "month", month, day)


def in_years(first: int, last: int) -> Days:
    """Return the years `first` to `last`."""
    return Days(datetime.date(first, 1, 1), datetime.date(last, 12, 31), "year")


def in_season(season: str, year: int | None) -> Days:
    """Return a season of the northern year; winter ends in the year after the one that names it."""
    if year is None:
        return OPEN
    first, last = SEASON_MONTHS[season]
    end_year = year + (last < first)
    end = datetime.date(end_year, last, calendar.monthrange(end_year, last)[1])
    return Days(datetime.date(year, first, 1), end, "season")


def weekday(number: int, step: int | None, today: datetime.date | None) -> Days:
    """Return a weekday (0 is Monday): the latest one up to `today`, as news uses it, or as `step` says.

    `step` is -1 for "last", -2 for the one before, 1 for "next", None when the text has neither.
    """
    if today is None:
        return OPEN
    back = (today.weekday() - number) % 7
    if step == -2:
        return shifted(-(back or 7) - 7, today)
    days = 7 - back if step == 1 else -(back or (7 if step == -1 else 0))
    return shifted(days, today)


def shifted(days: int, today: datetime.date | None) -> Days:
    """Return the day `days` after `today`."""
    if today is None:
        return OPEN
    day = datetime.date.fromordinal(min(max(today.toordinal() + days, 1), datetime.date.max.toordinal()))
    return Days(day, day, "day")


def of_unit(unit: str, step: int, today: datetime.date | None) -> Days:
    """Return the week, month or year that lies `step` units from today's; weeks run from Monday."""
    if today is None:
        return OPEN
    if unit == "week":
        monday = shifted(7 * step - today.weekday(), today).first
        return Days(monday, shifted(6, monday).first, "day")
    if unit == "month":
        months = today.year * 12 + today.month - 1 + step
        return in_month(months // 12, months % 12 + 1) or OPEN
    return in_years(today.year + step, today.year + step)


def guess_year(month: int, day: int | None, step: int | None, today: datetime.date | None) -> int | None:
    """Return the year meant by a month or day without one: the latest up to `today`, or soon after it.

    `step` is -1 when the text says that it is past, 1 when it says that it is to come.
    """
    if today is None:
        return None
    this_month = datetime.date(today.year, today.month, 1)
    gaps = {
        year: (datetime.date(year, month, min(day or 1, 28)) - (today if day else this_month)).days
        for year in (today.year - 1, today.year, today.year + 1)
        if 1 <= year <= datetime.MAXYEAR
    }
    furthest = {-1: 0, 1: 400, None: NEAR_FUTURE, 0: NEAR_FUTURE}[step]
    allowed = {year: gap for year, gap in gaps.items() if gap <= furthest and (step != 1 or gap > 0)}
    return min(allowed or gaps, key=lambda year: abs(gaps[year]))
