"""What each Arabic claim needs to stand alone: its subject, its case, what it counts, and who says it."""

import pytest

from tests.splitting.arabic import said, texts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "نصبت الجمعية 20 خيمة في الساحة، لكنها لم توفر إلا خمس حافلات.",
            "لم توفر الجمعية إلا خمس حافلات.",
        ),
        (
            "تنتقل العدوى عبر الحشرات وتسبب إسهالا حادا قد يؤدي إلى الجفاف.",
            "تسبب العدوى إسهالا حادا.",
        ),
        (
            "وكان آخر انهيار للتربة في المنطقة قد وقع عام 2009 وأودى بحياة 14 شخصا.",
            "أودى آخر انهيار للتربة في المنطقة بحياة 14 شخصا.",
        ),
        (
            "انطلقت أمس الاثنين قافلة طبية متنقلة، وتستمر عشرة أيام.",
            "تستمر قافلة طبية متنقلة عشرة أيام.",
        ),
        (
            "وقال مدير المرصد إن العاصفة بلغت سرعتها 120 كيلومترا في الساعة، واستمرت نحو ثلاث ساعات.",
            "العاصفة استمرت نحو ثلاث ساعات.",
        ),
    ],
)
def test_a_second_verb_has_the_subject_of_the_first(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


def test_a_noun_after_its_place_is_written_as_a_subject() -> None:
    sentence = "وقال المدير إن في حي الميناء مركزا واحدا لكل ألف نسمة."
    assert texts(sentence) == ["في حي الميناء مركز واحد لكل ألف نسمة."]


def test_a_share_of_what_is_told_names_what_it_is_a_share_of() -> None:
    found = texts("وتتوزع الحالات على قريتين: 70 في النخلة ونحو 15 في السهل.")
    assert found[1:] == ["70 من الحالات في النخلة.", "نحو 15 من الحالات في السهل."]


def test_a_member_is_included_and_not_the_whole() -> None:
    assert "يضم التحالف نور." in texts("ويتكون التحالف من ثلاث شركات هي: نور، والأفق، وسهم.")


def test_a_number_of_two_digits_counts_in_the_accusative() -> None:
    sentence = "ونشر البلد المجاور 4 آلاف جندي على الحدود، و60 من الشرطة."
    assert "نشر البلد المجاور 60 جنديا من الشرطة." in texts(sentence)


def test_a_participle_at_the_end_is_told_with_its_verb() -> None:
    found = said("وأوضح مدير المحطة سمير حداد أن الخزان ممتلئ، نافيا وجود أي تسرب.")
    assert ("نفى سمير حداد وجود أي تسرب.", ("سمير حداد",)) in found


@pytest.mark.parametrize(
    ("sentence", "claimant"),
    [
        ("وقال وزير النقل د. سامر حداد إن القطار تأخر.", "سامر حداد"),
        ("وأكد الدكتور سامر حداد أن القطار تأخر.", "سامر حداد"),
        ("وبحسب بيانات المعهد العالي للبحار، فإن المد بلغ ثلاثة أمتار.", "المعهد العالي للبحار"),
        ("وأغلقت بلدية الميناء ثلاثة مطاعم، وفق بيان نشرته السبت.", "بلدية الميناء"),
        ("لكن مسؤولا رفيعا في الشركة قال إن العقد لم يوقع.", "مسؤول رفيع في الشركة"),
        ("رأت وزيرة البيئة ليلى عمران أن البحر نظيف. وأضافت وزيرة البيئة أن الشاطئ مغلق.", "وزيرة البيئة ليلى عمران"),
        ("زار الوفد مرصد الجبل. وقال المرصد إن الثلج تأخر.", "مرصد الجبل"),
        ("وصف الخبير في جامعة النهر نادر عوض رفع الضريبة بأنه خطأ، معتبرا أن الحل في الإنفاق.", "نادر عوض"),
    ],
)
def test_a_claimant_is_who_spoke_by_the_fullest_name(sentence: str, claimant: str) -> None:
    assert said(sentence)[-1][1] == (claimant,) or (claimant,) in [who for _, who in said(sentence)]


def test_what_goes_on_without_that_is_the_outlets_own_word() -> None:
    found = dict(said("وحذر المعهد من أن النهر قد يفيض، ومن المرجح أن تغلق المدارس."))
    assert found["من المرجح أن تغلق المدارس."] == ()


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("من المتوقع أن يصل الوزير إلى العاصمة ويوقع اتفاقا جديدا.", "من المتوقع أن يوقع الوزير اتفاقا جديدا."),
        ("قد يؤدي المشروع إلى تلوث النهر ويضر بالصيادين.", "قد يضر المشروع بالصيادين."),
        ("يمكن أن يسبب الدواء صداعا ويرفع ضغط الدم.", "يمكن أن يرفع الدواء ضغط الدم."),
        ("سيلتقي الوفد الرئيس ويزور المتحف.", "سيزور المتحف."),
        ("لن تغلق البلدية السوق وتنقل الباعة.", "لن تغلق البلدية السوق وتنقل الباعة."),
    ],
)
def test_a_second_verb_is_as_uncertain_as_the_first(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


def test_what_came_before_is_told_in_the_past_where_the_rest_is() -> None:
    found = texts("خسر المنتخب مباراته الأولى أمام نظيره، قبل أن يفوز في الثانية بهدف وحيد.")
    assert found[-1] == "فاز المنتخب في الثانية بهدف وحيد."


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("تأسست الرابطة عام 1987، وتضم اليوم 1200 عضو.", "تضم الرابطة اليوم 1200 عضو."),
        ("قُتل حارس وجُرح ثلاثة آخرون في الهجوم.", "قُتل حارس."),
        ("بلغت كلفة المشروع 70 مليون دولار، ويشمل بناء جسرين.", "يشمل المشروع بناء جسرين."),
        ("وقال المحامي إن موكله بريء وإنه لم يكن في المدينة.", "موكله لم يكن في المدينة."),
        ("أطلقت شركة سحابة هاتفا جديدا يعمل بالطاقة الشمسية.", "هاتف جديد يعمل بالطاقة الشمسية."),
        ("اعتقلت الشرطة 25 شخصا من بينهم ثلاث نساء.", "اعتقلت الشرطة 25 شخصا من بينهم ثلاث نساء."),
        ("اعتقلت الشرطة 25 شخصا من بينهم ثلاث نساء.", "اعتقلت الشرطة 25 شخصا."),
        (
            "تبرعت الإمارة بعشرة ملايين دولار، منها أربعة ملايين للمدارس والباقي للطرق.",
            "تبرعت الإمارة بعشرة ملايين دولار منها أربعة ملايين للمدارس والباقي للطرق.",
        ),
        ("انخفض عدد السياح بنسبة 30%، أي نحو 400 ألف سائح.", "انخفض عدد السياح نحو 400 ألف سائح."),
        ("أوضحت الطبيبة منى العلي أن المريض نائم.", "منى العلي طبيبة."),
        ("قالت وزارة الري إن السد ممتلئ، لكن الهيئة تقول إنه شبه فارغ.", "السد ممتلئ."),
    ],
)
def test_what_was_cut_off_is_a_sentence(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


def test_nouns_that_share_a_number_or_a_plural_stay_together() -> None:
    sentence = "وقع البلدان ثلاث اتفاقيات في مجالات الطاقة والنقل والتعليم."
    assert texts(sentence) == [sentence]


def test_a_pronoun_stands_for_no_noun_of_the_other_gender() -> None:
    found = texts("أدانت المحكمة المتهم الرئيسي في القضية، وهو تاجر معروف، بتهمة التهريب وحكمت عليه بالسجن.")
    assert not any(claim.startswith("القضية") for claim in found)
    assert "حكمت المحكمة عليه بالسجن." in found


def test_a_credit_in_brackets_makes_no_claim_and_a_short_name_one_of_the_whole_name() -> None:
    assert texts("سقط السقف على المصلين في ثوان (أ ف ب).") == ["سقط السقف على المصلين في ثوان."]
    assert "هيئة الغذاء والدواء هي هغد." in texts("أعلنت هيئة الغذاء والدواء (هغد) سحب منتجين من الأسواق.")


def test_nobody_says_what_nobody_announced() -> None:
    assert said("ولم تعلن أي جهة مسؤوليتها عن الهجوم.") == [("لم تعلن أي جهة مسؤوليتها عن الهجوم.", ())]
