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
            "تسبب العدوى إسهالا حادا قد يؤدي إلى الجفاف.",
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
