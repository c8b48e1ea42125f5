"""Pronouns of Arabic claims: a noun where one alone can be meant, a mark where not."""

import pytest

from tests.splitting.arabic import claims, texts


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("تأسست الشركة عام 1998 ويقع مقرها في مدينة النور.", "يقع مقر الشركة في مدينة النور."),
        ("وقال المرصد إن العاصفة استمرت نحو 40 دقيقة وشعر بها سكان الجزر.", "شعر بالعاصفة سكان الجزر."),
        ("وأكد الحارس أن القافلة وصلت كاملة، ولم يعترضها أحد.", "القافلة لم يعترضها أحد."),
        ("وقالت البلدية إن البرج صُمم لتحمل رياح قوية، ولم يستخدم فيه أي حديد.", "لم يستخدم في البرج أي حديد."),
        ("وصل سعر القمح إلى 95 ليرة، وهو أعلى مستوى له منذ 2018.", "95 ليرة أعلى مستوى لسعر القمح منذ 2018."),
    ],
)
def test_a_pronoun_is_written_out_where_one_noun_alone_agrees(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)


def test_what_a_noun_replaced_is_recorded() -> None:
    claim = next(c for c in claims("تأسست الشركة عام 1998 ويقع مقرها في النور.") if "مقر " in c.text)
    assert [(r.text, r.replaced) for r in claim.resolutions if r.replaced] == [("الشركة", "مقرها")]


@pytest.mark.parametrize(
    ("sentence", "word"),
    [
        ("تأسست الشركة في مدينة النور ويعمل فيها ألفا موظف.", "فيها"),
        ("وقال المحامي إن موكله بريء.", "موكله"),
        ("نفى المتحدث باسم البلدية ذلك.", "ذلك"),
        ("شككت اللجنة في هذه الأرقام.", "هذه"),
        ("يشارك في المعرض 120 ناشرا، ويستمر حتى نهاية الأسبوع.", "يستمر"),
    ],
)
def test_what_the_article_does_not_settle_is_marked(sentence: str, word: str) -> None:
    marked = [r.text for claim in claims(sentence) for r in claim.resolutions if r.rule == "ambiguous"]
    assert word in marked
    assert any(word in claim for claim in texts(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "رفع البنك سعره الأساسي.",
        "أصيب سبعة عمال بينهم طفل.",
        "في خطابه الأول أعلن الرئيس الجديد هدنة.",
        "نشرت الهيئة أرقام الصيد. وشككت اللجنة في هذه الأرقام.",
        "جاء القرار في بيان. وبعد ذلك أغلقت السوق.",
    ],
)
def test_what_has_its_noun_is_not_marked(sentence: str) -> None:
    assert not [r for claim in claims(sentence) for r in claim.resolutions if r.rule == "ambiguous"]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "وقال المرصد إن الموجة بلغ علوها مترين وإن مصدرها كان على عمق 9 أميال تحت القاع وعلى بعد ميلين من الجزيرة.",
            "مصدر الموجة كان على بعد ميلين من الجزيرة.",
        ),
        ("وخسر الدينار نصف قيمته، وجرى تداوله أمس عند 5 دراهم.", "جرى تداول الدينار أمس عند 5 دراهم."),
        ("وقال الحارس إن موظفين تغيبا عن العمل وإن أحدهما سافر.", "أحد الموظفين سافر."),
        (
            "وتوزع الجرحى على قريتين، إذ نقل 20 منهم إلى النور، والباقون إلى الرمال.",
            "نقل الباقون من الجرحى إلى الرمال.",
        ),
        (
            "وأعلنت الوزارة أن 19 قرية تضررت، وأن أول قافلة إغاثة، وعلى متنها 30 طنا من القمح، وصلت أمس.",
            "على متن أول قافلة إغاثة 30 طنا من القمح.",
        ),
    ],
)
def test_a_pronoun_gives_way_to_its_noun_once(sentence: str, expected: str) -> None:
    assert expected in texts(sentence)
