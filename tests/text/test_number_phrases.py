"""Numbers of several words: ranges, halves, sums, shares, signs before a number; and what bounds them."""

import pytest

from factcheck.text.numbers import quantities

Bounds = tuple[float | None, float | None, float | None, bool]


def read(text: str, language: str) -> list[tuple[Bounds, str | None, str | None, str]]:
    return [
        ((q.value, q.low, q.high, q.approximate), q.unit, q.of, text[q.start : q.end])
        for q in quantities(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "language", "bounds", "of", "stretch"),
    [
        ("شارك من 10 إلى 15 قاربا", "ar", (None, 10, 15, False), "قاربا", "10 إلى 15"),
        ("ما بين عشرة إلى 15 قاربا", "ar", (None, 10, 15, False), "قاربا", "عشرة إلى 15"),
        ("ما بين 10 و15 قاربا", "ar", (None, 10, 15, False), "قاربا", "10 و15"),
        ("10 – 15 قاربا", "ar", (None, 10, 15, False), "قاربا", "10 – 15"),
        ("۱۰-۱۵ قاربا", "ar", (None, 10, 15, False), "قاربا", "۱۰-۱۵"),
        ("ألفا قارب", "ar", (2000, None, None, False), "قارب", "ألفا"),
        ("مليونا نازح", "ar", (2e6, None, None, False), "نازح", "مليونا"),
        ("ألفا وخمسمئة قارب", "ar", (1500, None, None, False), "قارب", "ألفا وخمسمئة"),
        ("خمسة عشر ألفا من السكان", "ar", (15_000, None, None, False), None, "خمسة عشر ألفا"),
        ("مئتان وخمسون قاربا", "ar", (250, None, None, False), "قاربا", "مئتان وخمسون"),
        ("٣٫٥ مليون نسمة", "ar", (3.5e6, None, None, False), "نسمة", "٣٫٥ مليون"),
        ("مليون و200 ألف لاجئ", "ar", (1.2e6, None, None, False), "لاجئ", "مليون و200 ألف"),
        ("3 ملايين و٥٠٠ ألف لاجئ", "ar", (3.5e6, None, None, False), "لاجئ", "3 ملايين و٥٠٠ ألف"),
        ("خمسين ألف و300 ناخب", "ar", (50_300, None, None, False), "ناخب", "خمسين ألف و300"),
        ("زهاء 40 قاربا", "ar", (40, None, None, True), "قاربا", "40"),
        ("بحدود 40 قاربا", "ar", (40, None, None, True), "قاربا", "40"),
        ("في حدود 40 قاربا", "ar", (40, None, None, True), "قاربا", "40"),
        ("ما يزيد على 40 قاربا", "ar", (40, 40, None, False), "قاربا", "40"),
        ("ما لا يزيد على 40 قاربا", "ar", (40, None, 40, False), "قاربا", "40"),
        ("بضع مئات من العمال", "ar", (None, 100, None, True), "العمال", "مئات"),
        ("several hundred boats", "en", (None, 100, None, True), "boats", "hundred"),
        ("a few thousand boats", "en", (None, 1000, None, True), "boats", "thousand"),
        ("two and a half million boats", "en", (2.5e6, None, None, False), "boats", "two and a half million"),
        ("40-odd boats", "en", (40, None, None, True), None, "40"),
        ("40+ boats", "en", (40, 40, None, False), None, "40"),
        ("no fewer than 40 boats", "en", (40, 40, None, False), "boats", "40"),
        ("an estimated 40 boats", "en", (40, None, None, True), "boats", "40"),
    ],
)
def test_counts(text: str, language: str, bounds: Bounds, of: str | None, stretch: str) -> None:
    assert read(text, language) == [(bounds, None, of, stretch)]


@pytest.mark.parametrize(
    ("text", "language", "bounds", "unit"),
    [
        ("$5 million to $10 million", "en", (None, 5e6, 10e6, False), "usd"),
        ("$5-10 million", "en", (None, 5e6, 10e6, False), "usd"),
        ("USD 40 million", "en", (40e6, None, None, False), "usd"),
        ("٪12", "ar", (12, None, None, False), "percent"),
        ("%12", "ar", (12, None, None, False), "percent"),
        ("12 %", "ar", (12, None, None, False), "percent"),
        ("one and a half years", "en", (1.5, None, None, False), "year"),
        ("5°C", "en", (5, None, None, False), "celsius"),
        ("60 mph", "en", (60, None, None, False), "mph"),
        ("100 sq km", "en", (100, None, None, False), "km2"),
        ("100 كلم مربع", "ar", (100, None, None, False), "km2"),
        ("80 كلم/ساعة", "ar", (80, None, None, False), "kmh"),
        ("one in five boats", "en", (0.2, None, None, False), "share"),
        ("three out of ten boats", "en", (0.3, None, None, False), "share"),
        ("واحد من كل خمسة أطفال", "ar", (0.2, None, None, False), "share"),
    ],
)
def test_units_and_shares(text: str, language: str, bounds: Bounds, unit: str) -> None:
    assert [(found[0], found[1]) for found in read(text, language)] == [(bounds, unit)]


@pytest.mark.parametrize(
    ("text", "language", "values"),
    [
        ("ارتفع السعر من 10 إلى 15 ليرة", "ar", [10, 15]),  # what it was and what it is
        ("وكان ارتفاع حصة الفرد من 10 إلى 15 رغيفا", "ar", [10, 15]),
        ("rose from 10 to 15 boats", "en", [10, 15]),
        ("بين مليون و200 ألف", "ar", [1e6, 200e3]),
        ("3 آلاف جندي و200 من المتطوعين", "ar", [3000, 200]),
        ("5 آلاف و7 آلاف", "ar", [5000, 7000]),
        ("12% 5", "en", [12, 5]),
    ],
)
def test_two_numbers_that_stand_together_stay_two(text: str, language: str, values: list[float]) -> None:
    assert [found[0][0] for found in read(text, language)] == values
