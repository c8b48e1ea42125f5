"""Quantities: value, bounds, unit, what is counted."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.number_values import numeral
from factcheck.text.numbers import Quantity, quantities


def only(text: str, language: str) -> Quantity:
    found = quantities(text, language)
    assert len(found) == 1, found
    return found[0]


def values(text: str, language: str) -> list[float | None]:
    return [quantity.value for quantity in quantities(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("1,900", "en", 1900),
        ("1٬900", "ar", 1900),
        ("1 900", "ar", 1900),
        ("1.5", "en", 1.5),
        ("1٫5", "ar", 1.5),
        ("4,9", "ar", 4.9),
        ("4,9", "en", None),
        ("1.200.000", "ar", 1_200_000),
        ("1,234,567.89", "en", 1_234_567.89),
        ("9" * 40, "en", None),
        ("1.2.3", "en", None),
        ("450.000", "ar", 450_000),
        ("450.000", "en", 450),
    ],
)
def test_numerals(text: str, language: str, value: float | None) -> None:
    assert numeral(text, language) == value


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("3 آلاف جندي", 3000, "جندي"),
        ("ثلاثة آلاف منزل", 3000, "منزل"),
        ("١٬٩٠٠ شخص", 1900, "شخص"),
        ("۱۲ مركزا", 12, "مركزا"),
        ("1\u00a0900 شخص", 1900, "شخص"),
        ("ألفي جريح", 2000, "جريح"),
        ("مائتي صياد", 200, "صياد"),
        ("نصف مليون نسمة", 500_000, "نسمة"),
        ("ستين ألف نازح", 60_000, "نازح"),
        ("خمسة وعشرون رجلا", 25, "رجلا"),
        ("خمسة عشر ألف شخص", 15_000, "شخص"),
        ("ألف وتسعمئة وستة أشخاص", 1906, "أشخاص"),
        ("مئة وخمسين ألف أسرة", 150_000, "أسرة"),
        ("ثلاثمائة وأربعة أسرى", 304, "أسرى"),
        ("ثمانية وثلاثين وفاة", 38, "وفاة"),
        ("بئر واحدة صالحة", 1, "بئر"),
        ("الأعضاء التسعة", 9, "الأعضاء"),
        ("أحد عشر لاعبا", 11, "لاعبا"),
        ("وتسعة آلاف طفل", 9000, "طفل"),
        ("لأربعة أطفال", 4, "أطفال"),
    ],
)
def test_arabic_counts(text: str, value: float, of: str) -> None:
    quantity = only(text, "ar")
    assert (quantity.value, quantity.of, quantity.unit, quantity.approximate) == (value, of, None, False)


@pytest.mark.parametrize(
    ("text", "value", "of"),
    [
        ("three thousand homes", 3000, "homes"),
        ("1.2 million people", 1_200_000, "people"),
        ("half a million members", 500_000, "members"),
        ("a hundred and five ships", 105, "ships"),
        ("two hundred thousand doses", 200_000, "doses"),
        ("twenty-one dogs", 21, "dogs"),
        ("900 private bakeries shut", 900, "private bakeries"),
        ("a dozen eggs", 12, "eggs"),
        ("two dozen eggs", 24, "eggs"),
        ("5m people", 5_000_000, "people"),
        ("nineteen hundred men", 1900, "men"),
        ("One person died", 1, "person"),
        ("50,000 landed", 50_000, None),
    ],
)
def test_english_counts(text: str, value: float, of: str | None) -> None:
    quantity = only(text, "en")
    assert (quantity.value, quantity.of, quantity.unit, quantity.approximate) == (value, of, None, False)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("24.5%", "en", 24.5, "percent"),
        ("38.7 per cent", "en", 38.7, "percent"),
        ("٦٠٪", "ar", 60, "percent"),
        ("4 في المئة", "ar", 4, "percent"),
        ("15 بالمائة", "ar", 15, "percent"),
        ("three percentage points", "en", 3, "percentage_point"),
        ("300 نقطة أساس", "ar", 300, "basis_point"),
        ("$150 million", "en", 150e6, "usd"),
        ("$5m", "en", 5e6, "usd"),
        ("€3bn", "en", 3e9, "eur"),
        ("75 million lira", "en", 75e6, "lira"),
        ("2.3 مليار دولار", "ar", 2.3e9, "usd"),
        ("7 آلاف كيلومتر", "ar", 7000, "km"),
        ("مليون ونصف المليون طن", "ar", 1.5e6, "tonne"),
        ("10m", "en", 10, "m"),
        ("5 كيلومترات مربعة", "ar", 5, "km2"),
        ("عشرين سنة", "ar", 20, "year"),
        ("29 عاما", "ar", 29, "year"),
        ("a six-day drive", "en", 6, "day"),
        ("الأيام الأربعة الماضية", "ar", 4, "day"),
        ("الساعات الـ48 الأولى", "ar", 48, "hour"),
        ("أربعة أشهر ونصف الشهر", "ar", 4.5, "month"),
        ("يومين", "ar", 2, "day"),
        ("مترين", "ar", 2, "m"),
        ("ثلاثة أضعاف", "ar", 3, "times"),
        ("two-thirds of them", "en", 2 / 3, "share"),
        ("one-quarter of it", "en", 0.25, "share"),
        ("cut by a third", "en", 1 / 3, "share"),
        ("ثلاثة أرباع السكان", "ar", 0.75, "share"),
        ("الربع", "ar", 0.25, "share"),
    ],
)
def test_units(text: str, language: str, value: float, unit: str) -> None:
    quantity = only(text, language)
    assert (quantity.value, quantity.unit) == (pytest.approx(value), unit)


@pytest.mark.parametrize(
    ("text", "language", "of"),
    [
        ("4 في المئة من الناتج المحلي", "ar", "الناتج"),
        ("35 طنا من الأدوية", "ar", "الأدوية"),
        ("17 litres of water", "en", "water"),
        ("a quarter of its value", "en", "value"),
        ("25 percent of the world's oil", "en", None),
        ("half the staff", "en", "staff"),
        ("22 كيلومترا من بلدة رأس الدفلى", "ar", None),
        ("70 من أرمينيا", "ar", None),
        ("230 منهم", "ar", None),
        ("160 وأضاف الوزير", "ar", None),
    ],
)
def test_what_a_unit_or_a_share_is_of(text: str, language: str, of: str | None) -> None:
    assert only(text, language).of == of


@pytest.mark.parametrize(
    ("text", "language", "bounds"),
    [
        ("at least 3,000 homes", "en", (3000, 3000, None, False)),
        ("3,000 homes or more", "en", (3000, 3000, None, False)),
        ("more than 90 people", "en", (90, 90, None, False)),
        ("fewer than 10 people", "en", (10, None, 10, False)),
        ("up to 5 people", "en", (5, None, 5, False)),
        ("about 120,000 people", "en", (120_000, None, None, True)),
        ("nearly $3 million", "en", (3e6, None, None, True)),
        ("over two years", "en", (2, None, None, False)),
        ("ما لا يقل عن ثلاثة آلاف منزل", "ar", (3000, 3000, None, False)),
        ("4 حالات على الأقل", "ar", (4, 4, None, False)),
        ("وأكثر من ألفي جريح", "ar", (2000, 2000, None, False)),
        ("لا تتعدى سبعة لترات", "ar", (7, None, 7, False)),
        ("أقل من 50 شخصا", "ar", (50, None, 50, False)),
        ("حوالي 500 جندي", "ar", (500, None, None, True)),
        ("ونحو ستين جريحا", "ar", (60, None, None, True)),
        ("قرابة 40 ثانية", "ar", (40, None, None, True)),
        ("14-20 km", "en", (None, 14, 20, False)),
        ("three to four percent", "en", (None, 3, 4, False)),
        ("5 or 6 people", "en", (None, 5, 6, False)),
        ("خمسة أو ستة أيام", "ar", (None, 5, 6, False)),
        ("5 to 7 people", "en", (None, 5, 7, False)),
        ("between five and seven people", "en", (None, 5, 7, False)),
        ("between 5 and 7 million people", "en", (None, 5e6, 7e6, False)),
        ("بين 5 و7 أشخاص", "ar", (None, 5, 7, False)),
        ("بين خمسة وسبعة آلاف شخص", "ar", (None, 5000, 7000, False)),
        ("thousands of protesters", "en", (None, 1000, None, True)),
        ("عشرات الآلاف من المتظاهرين", "ar", (None, 10_000, None, True)),
    ],
)
def test_bounds(text: str, language: str, bounds: tuple[object, ...]) -> None:
    quantity = only(text, language)
    assert (quantity.value, quantity.low, quantity.high, quantity.approximate) == bounds


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("in 1956 and 2010", "en"),
        ("في 6 يناير/كانون الثاني 2022", "ar"),
        ("ثورات 2005 و2010 و2020 في قيرغيزستان", "ar"),
        ("Covid-19, the G20 and an F-16", "en"),
        ("كوفيد-19", "ar"),
        ("at 4:17 in the morning", "en"),
        ("Article 5, Resolution 2254, No. 10", "en"),
        ("the 19th century", "en"),
        ("One of them said that no one knew", "en"),
        ("المادة 4 من الميثاق", "ar"),
        ("كمية المياه", "ar"),
        ("لست هناك", "ar"),
        ("حكم الفرد الواحد", "ar"),
        ("the first half", "en"),
        ("at 9 a.m. and at 8 o'clock", "en"),
        ("عند الساعة 9 صباحا", "ar"),
        ("1. Open the shop", "en"),
        ("a man, a plan", "en"),
        ("", "en"),
    ],
)
def test_what_is_no_quantity(text: str, language: str) -> None:
    assert quantities(text, language) == []


def test_no_text_makes_a_number_without_end() -> None:
    for text in ("9" * 30 + " million" * 200, "مليون " * 200, "thousands of " * 200, "9" * 5000):
        assert all(math.isfinite(quantity.low or quantity.value or 0) for quantity in quantities(text, "ar"))


def test_two_numbers_stay_two() -> None:
    assert values("ثلاثة وأربعة", "ar") == [3, 4]
    assert values("from five piastres to ten", "en") == [5, 10]
    assert values("3 آلاف جندي، و٢٠٠ من طاجيكستان، و70 من أرمينيا", "ar") == [3000, 200, 70]
    assert values("thirty forty", "en") == [30, 40]


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("قتل و٢٠٠ جريح", "٢٠٠"),
        ("كلف بـ2.3 مليار دولار", "2.3 مليار دولار"),
        ("قتل وسبعة آلاف جريح", "سبعة آلاف"),
        ("a loan of $3 billion now", "$3 billion"),
        ("rose 24.5%, he said", "24.5%"),
    ],
)
def test_the_span_is_the_number_and_its_unit(text: str, stretch: str) -> None:
    quantity = only(text, "und")
    assert text[quantity.start : quantity.end] == stretch


PIECES = [
    "3",
    "آلاف",
    "و",
    "ثلاثة",
    "million",
    "half",
    "a",
    "-",
    "%",
    "$",
    " ",
    "من",
    "بين",
    "to",
    "and",
    "5",
    "one",
    ".",
    ",",
]
ANY_TEXT = st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))


@given(ANY_TEXT, st.sampled_from(["ar", "en", "und"]))
def test_spans_are_ordered_and_bounds_hold(text: str, language: str) -> None:
    end = 0
    for quantity in quantities(text, language):
        assert end <= quantity.start < quantity.end <= len(text)
        assert text[quantity.start : quantity.end].strip() == text[quantity.start : quantity.end]
        assert quantity.of is None or quantity.of in text
        assert None in (quantity.low, quantity.high) or quantity.low <= quantity.high  # type: ignore[operator]
        assert quantity.value is not None or quantity.low is not None
        end = quantity.end
