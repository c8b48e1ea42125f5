"""Dates in text, and the days they cover."""

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.dates import DateSpan, dates

PUBLISHED = datetime.date(2022, 1, 10)  # a Monday


def only(text: str, language: str, published_on: datetime.date | None = PUBLISHED) -> DateSpan:
    found = dates(text, language, published_on)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "language", "stretch", "first", "last", "precision"),
    [
        ("في 6 يناير/كانون الثاني 2022.", "ar", "6 يناير/كانون الثاني 2022", "2022-01-06", "2022-01-06", "day"),
        ("6 شباط/فبراير 2020", "ar", "6 شباط/فبراير 2020", "2020-02-06", "2020-02-06", "day"),
        ("٦ يناير ٢٠٢٢م", "ar", "٦ يناير ٢٠٢٢م", "2022-01-06", "2022-01-06", "day"),
        ("12 كانون الثاني (يناير) 2019", "ar", "12 كانون الثاني (يناير) 2019", "2019-01-12", "2019-01-12", "day"),
        ("في الأول من مايو 2020", "ar", "الأول من مايو 2020", "2020-05-01", "2020-05-01", "day"),
        (
            "الحادي والعشرين من شهر آذار 2020",
            "ar",
            "الحادي والعشرين من شهر آذار 2020",
            "2020-03-21",
            "2020-03-21",
            "day",
        ),
        ("من 5 إلى 8 يناير 2020", "ar", "5 إلى 8 يناير 2020", "2020-01-05", "2020-01-08", "day"),
        ("3 جانفي 2018", "ar", "3 جانفي 2018", "2018-01-03", "2018-01-03", "day"),
        ("20 غشت 2018", "ar", "20 غشت 2018", "2018-08-20", "2018-08-20", "day"),
        ("نهاية أبريل/نيسان عام 2021", "ar", "أبريل/نيسان عام 2021", "2021-04-01", "2021-04-30", "month"),
        ("يونيو/حزيران لعام 2010", "ar", "يونيو/حزيران لعام 2010", "2010-06-01", "2010-06-30", "month"),
        ("وخريف 2020", "ar", "خريف 2020", "2020-09-01", "2020-11-30", "season"),
        ("في شتاء 2020", "ar", "شتاء 2020", "2020-12-01", "2021-02-28", "season"),
        ("عام 1956 الذي", "ar", "1956", "1956-01-01", "1956-12-31", "year"),
        ("January 6, 2022", "en", "January 6, 2022", "2022-01-06", "2022-01-06", "day"),
        ("6th of January 2022", "en", "6th of January 2022", "2022-01-06", "2022-01-06", "day"),
        ("on 6 January 2022 he", "en", "6 January 2022", "2022-01-06", "2022-01-06", "day"),
        ("6-8 May 2021", "en", "6-8 May 2021", "2021-05-06", "2021-05-08", "day"),
        ("in June 1999.", "en", "June 1999", "1999-06-01", "1999-06-30", "month"),
        ("winter of 2021", "en", "winter of 2021", "2021-12-01", "2022-02-28", "season"),
        ("since 1956, when", "en", "1956", "1956-01-01", "1956-12-31", "year"),
        ("for its 2013 hit", "en", "2013", "2013-01-01", "2013-12-31", "year"),
        ("the 1990s", "en", "1990s", "1990-01-01", "1999-12-31", "year"),
        ("2010-2014", "en", "2010-2014", "2010-01-01", "2014-12-31", "year"),
        ("2022-01-06", "en", "2022-01-06", "2022-01-06", "2022-01-06", "day"),
        ("25/12/2020", "en", "25/12/2020", "2020-12-25", "2020-12-25", "day"),
        ("3/4/2020", "ar", "3/4/2020", "2020-04-03", "2020-04-03", "day"),
        ("06.01.2022", "en", "06.01.2022", "2022-01-06", "2022-01-06", "day"),
    ],
)
@pytest.mark.parametrize("published_on", [None, PUBLISHED])
def test_full_dates_need_no_day_of_publication(
    text: str,
    language: str,
    stretch: str,
    first: str,
    last: str,
    precision: str,
    published_on: datetime.date | None,
) -> None:
    found = only(text, language, published_on)
    assert (text[found.start : found.end], found.from_, found.to) == (stretch, first, last)
    assert found.precision == precision


@pytest.mark.parametrize(
    ("text", "language", "stretch", "first", "last"),
    [
        ("الخميس 6 كانون الثاني/يناير إلى", "ar", "الخميس 6 كانون الثاني/يناير", "2022-01-06", "2022-01-06"),
        ("Thursday, January 6, he", "en", "Thursday, January 6", "2022-01-06", "2022-01-06"),
        ("since Jan. 6", "en", "Jan. 6", "2022-01-06", "2022-01-06"),
        ("في 15 يناير", "ar", "15 يناير", "2022-01-15", "2022-01-15"),
        ("7 ديسمبر", "ar", "7 ديسمبر", "2021-12-07", "2021-12-07"),
        ("منذ آب/أغسطس.", "ar", "آب/أغسطس", "2021-08-01", "2021-08-31"),
        ("حزيران/يونيو الماضي", "ar", "حزيران/يونيو الماضي", "2021-06-01", "2021-06-30"),
        ("by September", "en", "September", "2022-09-01", "2022-09-30"),
        ("since January", "en", "January", "2022-01-01", "2022-01-31"),
        ("يوم الأربعاء الماضي", "ar", "الأربعاء الماضي", "2022-01-05", "2022-01-05"),
        ("الثلاثاء المقبل", "ar", "الثلاثاء المقبل", "2022-01-11", "2022-01-11"),
        ("on Monday", "en", "Monday", "2022-01-10", "2022-01-10"),
        ("last Monday", "en", "last Monday", "2022-01-03", "2022-01-03"),
        ("أمس الأحد", "ar", "أمس الأحد", "2022-01-09", "2022-01-09"),
        ("أول من أمس", "ar", "أول من أمس", "2022-01-08", "2022-01-08"),
        ("Next Tuesday", "en", "Next Tuesday", "2022-01-11", "2022-01-11"),
        ("May last year", "en", "May last year", "2021-05-01", "2021-05-31"),
        ("أيار من العام الماضي", "ar", "أيار من العام الماضي", "2021-05-01", "2021-05-31"),
        ("yesterday", "en", "yesterday", "2022-01-09", "2022-01-09"),
        ("وغدا", "ar", "غدا", "2022-01-11", "2022-01-11"),
        ("last week", "en", "last week", "2022-01-03", "2022-01-09"),
        ("الأسبوع الماضي", "ar", "الأسبوع الماضي", "2022-01-03", "2022-01-09"),
        ("last month", "en", "last month", "2021-12-01", "2021-12-31"),
        ("العام المقبل", "ar", "العام المقبل", "2023-01-01", "2023-12-31"),
        ("this year", "en", "this year", "2022-01-01", "2022-12-31"),
        ("الصيف الماضي", "ar", "الصيف الماضي", "2021-06-01", "2021-08-31"),
        ("15 فيفري", "ar", "15 فيفري", "2022-02-15", "2022-02-15"),
        ("15 أفريل", "ar", "15 أفريل", "2021-04-15", "2021-04-15"),
        ("15 جوان", "ar", "15 جوان", "2021-06-15", "2021-06-15"),
        ("15 جويلية", "ar", "15 جويلية", "2021-07-15", "2021-07-15"),
        ("15 يوليوز", "ar", "15 يوليوز", "2021-07-15", "2021-07-15"),
        ("15 أوت", "ar", "15 أوت", "2021-08-15", "2021-08-15"),
        ("15 شتنبر", "ar", "15 شتنبر", "2021-09-15", "2021-09-15"),
        ("15 نونبر", "ar", "15 نونبر", "2021-11-15", "2021-11-15"),
        ("15 دجنبر", "ar", "15 دجنبر", "2021-12-15", "2021-12-15"),
        ("15 تشرين ثاني", "ar", "15 تشرين ثاني", "2021-11-15", "2021-11-15"),
        ("في كانون أول", "ar", "كانون أول", "2021-12-01", "2021-12-31"),
        ("6 يناير/كانون الثاني", "ar", "6 يناير/كانون الثاني", "2022-01-06", "2022-01-06"),
        ("مساء أمس", "ar", "أمس", "2022-01-09", "2022-01-09"),
        ("الليلة الماضية", "ar", "الليلة الماضية", "2022-01-09", "2022-01-09"),
        ("قبل أمس", "ar", "قبل أمس", "2022-01-08", "2022-01-08"),
        ("الأربعاء قبل الماضي", "ar", "الأربعاء قبل الماضي", "2021-12-29", "2021-12-29"),
        ("العام قبل الماضي", "ar", "العام قبل الماضي", "2020-01-01", "2020-12-31"),
        ("the day before yesterday", "en", "day before yesterday", "2022-01-08", "2022-01-08"),
        ("last night", "en", "last night", "2022-01-09", "2022-01-09"),
        ("this morning", "en", "this morning", "2022-01-10", "2022-01-10"),
    ],
)
def test_other_dates_are_worked_out_from_publication(
    text: str, language: str, stretch: str, first: str, last: str
) -> None:
    found = only(text, language)
    assert (text[found.start : found.end], found.from_, found.to) == (stretch, first, last)
    unknown = only(text, language, None)
    assert (unknown.from_, unknown.to, unknown.precision) == (None, None, "open")
    assert (unknown.start, unknown.end) == (found.start, found.end)


def test_a_date_without_a_year_keeps_its_day_and_month() -> None:
    found = only("6 January", "en", None)
    assert (found.month, found.day) == (1, 6)


def test_month_or_day_first_is_left_open_in_english() -> None:
    found = only("3/4/2020", "en")
    assert (found.from_, found.precision) == (None, "open")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("He may go and they march on", "en"),
        ("أن والدها مارس الطب", "ar"),
        ("وصل 2000 جندي", "ar"),
        ("about 2000 people", "en"),
        ("2010 people died", "en"),
        ("$2010", "en"),
        ("0/0/2020", "ar"),
        ("99.99.2020", "en"),
        ("June Harrow and April Said spoke", "en"),
        ("اللاعبون الأحد عشر", "ar"),
        ("الأول من نوعه", "ar"),
        ("في اليوم الأول", "ar"),
        ("خمس ساعات في اليوم", "ar"),
        ("spring water", "en"),
        ("version 1.2.3", "en"),
        ("", "en"),
    ],
)
def test_what_is_no_date(text: str, language: str) -> None:
    assert dates(text, language, PUBLISHED) == []


def test_a_list_of_years() -> None:
    found = dates("ثورات 2005 و2010 و2020 في قيرغيزستان", "ar")
    assert [date.from_ for date in found] == ["2005-01-01", "2010-01-01", "2020-01-01"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("من 2010 إلى 2015", "ar"),
        ("بين 2010 و2015", "ar"),
        ("from 2010 to 2015", "en"),
        ("between 2010 and 2015", "en"),
    ],
)
def test_both_years_that_bound_a_stretch_are_years(text: str, language: str) -> None:
    assert [date.from_ for date in dates(text, language)] == ["2010-01-01", "2015-01-01"]


@pytest.mark.parametrize(
    ("text", "language"),
    [("من 2010 إلى 2015 قاربا", "ar"), ("between 2000 and 2500 boats", "en"), ("بين 2010 و2015 قاربا", "ar")],
)
def test_numbers_that_bound_a_count_are_no_years(text: str, language: str) -> None:
    assert dates(text, language) == []


def test_shape() -> None:
    assert only("in 1956", "en").as_dict() == {
        "from": "1956-01-01",
        "to": "1956-12-31",
        "precision": "year",
        "start": 3,
        "end": 7,
    }


PIECES = [
    "6",
    "31",
    "2010",
    "January",
    "May",
    "يناير",
    "كانون",
    "الثاني",
    "/",
    "-",
    "،",
    "عام",
    "last",
    "week",
    "الأحد",
    "أمس",
]
ANY_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=10).map(" ".join))
ANY_DAY = st.none() | st.dates()


@given(ANY_TEXT, st.sampled_from(["ar", "en", "und"]), ANY_DAY)
def test_spans_are_ordered_and_days_are_real(text: str, language: str, day: datetime.date | None) -> None:
    end = 0
    for date in dates(text, language, day):
        assert end <= date.start < date.end <= len(text)
        assert (date.from_ is None) == (date.to is None) == (date.precision == "open")
        if date.from_ and date.to:
            assert datetime.date.fromisoformat(date.from_) <= datetime.date.fromisoformat(date.to)
        end = date.end
