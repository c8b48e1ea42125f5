"""Parts of what was counted, and things named before, in Arabic claims."""

import pytest

from tests.splitting.arabic import said, texts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("أصيب 17 عاملا في انهيار السقف، بينهم طفلان.", "أصيب في انهيار السقف طفلان."),
        ("ضبطت الشرطة 30 قطعة سلاح، بينها 5 بنادق.", "ضبطت الشرطة 5 بنادق."),
        ("أعلنت الشرطة اعتقال 12 شخصا بينهم 3 نساء.", "أعلنت الشرطة اعتقال 3 نساء."),
        ("وقال المرصد إن 20 ألف شخص باتوا بلا ماء، بينهم ألفا طفل.", "ألفا طفل باتوا بلا ماء."),
        (
            "تستورد الجزيرة نصف حاجتها من السكر، منها مليون ونصف المليون طن من الساحل و600 ألف طن من الشمال.",
            "تستورد الجزيرة من السكر مليونا ونصف المليون طن من الساحل.",
        ),
        (
            "تستورد الجزيرة نصف حاجتها من السكر، منها مليون ونصف المليون طن من الساحل و600 ألف طن من الشمال.",
            "تستورد الجزيرة من السكر 600 ألف طن من الشمال.",
        ),
    ],
)
def test_a_part_stands_in_the_place_of_the_whole(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


@pytest.mark.parametrize(
    ("sentence", "false"),
    [
        ("بلغ عدد الجرحى 40 شخصا بينهم 5 أطفال.", "بلغ عدد الجرحى 5 أطفال."),
        ("لم يصل 40 عاملا بينهم 3 مهندسين.", "لم يصل 3 مهندسين."),
        ("غادر 40 راكبا السفينة، بينهم 4 أطفال.", "غادر 4 أطفال."),
        ("قتل 5 أشخاص بينهم 3 نساء.", "قتل 3 نساء."),
    ],
)
def test_a_part_is_told_with_the_whole_where_what_is_said_may_not_hold_for_it(sentence: str, false: str) -> None:
    found = texts(sentence)
    assert false not in found
    assert any("بينهم" in text for text in found)


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("تلقت البلدية قرضا ميسرا يسدد خلال عام.", "القرض الميسر يسدد خلال عام."),
        ("وقف العشرات أمام مخبز أغلق أبوابه فجرا.", "المخبز أغلق أبوابه فجرا."),
        ("وافق المصرف على قرض بقيمة مليوني دينار يصرف على دفعتين.", "القرض يصرف على دفعتين."),
        ("انطلقت أمس حملة تنظيف شاطئي وتستمر ثلاثة أيام.", "تستمر حملة التنظيف الشاطئي ثلاثة أيام."),
        ("رفعت البلدية، في اجتماع عاجل عقد أمس، رسوم الماء.", "الاجتماع العاجل عقد أمس."),
        ("أوقف مسلحون قافلة قرب الجسر وصادروا ثلاث ثلاجات.", "المسلحون صادروا ثلاث ثلاجات."),
    ],
)
def test_a_thing_named_before_bears_the_article(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


def test_a_name_bears_no_article_and_what_is_only_wanted_is_no_fact() -> None:
    assert not any("السامي" in text for text in texts("شوهد سامي يغادر الميناء أمس، وفق الشرطة."))
    assert not any("الموقع يتسع" in text for text in texts("يبحث المجلس عن موقع يتسع لألف شخص."))


def test_which_thing_it_is_the_outlet_says_itself() -> None:
    found = said("ارتفعت كلفة الجسر الذي افتتح أمس إلى مليوني دينار، وفق وزارة الأشغال.")
    assert ("ارتفعت كلفة الجسر إلى مليوني دينار.", ("وزارة الأشغال",)) in found
    assert all(claimant == () for text, claimant in found if "افتتح" in text)


def test_a_survey_is_named_by_who_made_it_before_what_it_covers() -> None:
    found = texts("قد يرتفع السعر مجددا، بحسب استطلاع شمل 12 تاجرا أجرته «الرمال».")
    assert "استطلاع أجرته «الرمال» شمل 12 تاجرا." in found


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("ووصلت إلى الميناء 200 ألف جرعة من اللقاح، ومعها 18 طنا من السكر.", "وصل إلى الميناء 18 طنا من السكر."),
        (
            "أعلنت الوزارة تسجيل 70 إصابة و3 وفيات في وادي الرمال منذ الأحد.",
            "أعلنت الوزارة تسجيل 70 إصابة في وادي الرمال منذ الأحد.",
        ),
        (
            "وافق المصرف على قرض يصرف على ست دفعات، اشترط لصرف الثانية منها إغلاق المصنع.",
            "اشترط المصرف لصرف الثانية من ست دفعات إغلاق المصنع.",
        ),
        (
            "وقالت المديرة إن في مخيم الوادي طبيبا واحدا، وإن كمية المياه المتاحة فيه قليلة.",
            "كمية المياه المتاحة في مخيم الوادي قليلة.",
        ),
        ("وذكرت جمعية الإغاثة البحرية (جاب) أنها نصبت 90 خيمة.", "جاب هي جمعية الإغاثة البحرية."),
    ],
)
def test_what_is_counted_with_others_says_where_and_of_what(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


def test_what_an_office_holder_visits_is_no_name_and_what_is_promised_no_fact() -> None:
    assert not any(" هو رئيس" in text for text in texts("وزار رئيس الوزراء مصنعا أنشئ عام 1990."))
    assert not any(text.startswith("بناء جسر") for text in texts("وعد الوزير ببناء جسر يربط الضفتين."))


def test_the_rest_of_a_sum_is_spent_as_its_parts_are() -> None:
    found = texts("وأنفقت الوزارة 90 مليون دينار، منها 30 مليونا على الطرق والباقي على المستشفيات.")
    assert found == [
        "أنفقت الوزارة 90 مليون دينار.",
        "أنفقت الوزارة 30 مليونا على الطرق.",
        "أنفقت الوزارة الباقي على المستشفيات.",
    ]


def test_the_rest_is_of_what_the_first_share_is_of() -> None:
    found = texts("تلقت البلدية قرضا ميسرا، يُخصص 60% منه لبناء المدارس والباقي لشبكة الماء.")
    assert "القرض الميسر يُخصص الباقي منه لشبكة الماء." in found
