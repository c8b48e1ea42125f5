"""What Arabic sentences tell in a noun, and who "الرئيس" is."""

from tests.splitting.arabic import said, texts

_LED = "لم تتردد بلاد النور في دعم حليفها الوثيق، سامر الحموي، الذي يواجه إضرابا. "


def test_what_an_announcement_said_is_a_claim_of_who_made_it() -> None:
    found = said("وجاء الإضراب بعد يومين من إعلان وزارة النقل زيادة التعرفة بنسبة الربع، وتقليص عدد القطارات.")
    assert found == [
        ("جاء الإضراب بعد يومين من إعلان وزارة النقل زيادة التعرفة بنسبة الربع.", ()),
        ("أعلنت وزارة النقل زيادة التعرفة بنسبة الربع.", ("وزارة النقل",)),
        ("أعلنت وزارة النقل تقليص عدد القطارات.", ("وزارة النقل",)),
    ]


def test_an_announcement_by_nobody_in_particular_stays_in_its_sentence() -> None:
    assert len(texts("وتأجل الحفل بعد إعلان المطرب إصابته.")) == 1


def test_a_planned_meeting_is_known_whoever_foresees_the_rest() -> None:
    found = said("وقد يرفع المجلس الرسوم في اجتماعه المقرر في 20 أيار، بحسب صحيفة الضفة.")
    assert ("قد يرفع المجلس الرسوم في اجتماعه المقرر في 20 أيار.", ("صحيفة الضفة",)) in found
    assert ("اجتماع المجلس مقرر في 20 أيار.", ()) in found


def test_the_president_is_the_one_leader_whom_the_article_names() -> None:
    found = said(_LED + "وطلب الحموي مهلة. وألقى الرئيس خطابا مساء، قال فيه إن الخزينة فارغة.")
    assert ("الخزينة فارغة.", ("الحموي",)) in found


def test_the_president_of_two_countries_stays_the_president() -> None:
    other = "وسافر رئيسها، نبيل الفارس، أمس. "
    found = said(_LED + other + "وألقى الرئيس خطابا مساء، قال فيه إن الخزينة فارغة.")
    assert ("الخزينة فارغة.", ("الرئيس",)) in found
