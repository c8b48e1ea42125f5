"""How one claim stands to another, in either language and across both, and the reasons given."""

from __future__ import annotations

import datetime
import json
from itertools import permutations

import pytest

from factcheck.linking import Comparison, Reason, compare
from factcheck.models.values import Relation

SAME = [
    ("No fewer than 40 shops burned in Basra.", "At least 40 shops burned in Basra."),
    ("The ferry was not only late but full of water.", "The ferry was late and full of water."),
    ("The mayor of Tripoli refused to open the gate.", "The mayor of Tripoli did not open the gate."),
    ("أصيب سبعة أطفال دون الخامسة في حلب.", "Seven children under five were injured in Aleppo."),
    ("لم تصل إلى ميناء طرابلس سوى 3 سفن.", "وصلت إلى ميناء طرابلس 3 سفن فقط."),
    ("There is no medical proof that the mask fails.", "لا يوجد أي دليل طبي على أن القناع يفشل."),
    ("رفض رئيس البلدية فتح بوابة طرابلس.", "لم يفتح رئيس البلدية بوابة طرابلس."),
    ("The dam at Wadi Rahma cost 40 million dollars.", "The Wadi Rahma dam cost 40 million dollars."),
    ("The council approved the new budget.", "The new budget was approved by the council."),
    ("Half of the schools in Tunisia closed.", "50% of the schools in Tunisia closed."),
    ("The CSTO sent observers to Yerevan.", "The Collective Security Treaty Organization sent observers to Yerevan."),
    ("Turkey accused Greece of closing the strait.", "Greece was accused by Turkey of closing the strait."),
    ("Egypt and Jordan signed the treaty.", "Jordan and Egypt signed the treaty."),
    ("Grain was shipped from Egypt to Jordan.", "Grain was shipped to Jordan from Egypt."),
    ("قتل خمسة جنود في الهجوم على المطار.", "قُتل 5 جنود في هجوم على المطار."),
    ("وافق البرلمان على الميزانية الجديدة.", "أقر البرلمان الميزانية الجديدة."),
    ("وقعت مصر والأردن المعاهدة.", "وقع الأردن ومصر المعاهدة."),
    ("أغلق نصف المدارس في تونس.", "أغلق 50 في المئة من المدارس في تونس."),
    ("Five soldiers were killed in the attack on the airport.", "قُتل خمسة جنود في الهجوم على المطار."),
    ("The parliament of Jordan approved the budget.", "أقر برلمان الأردن الميزانية."),
    ("Turkey accused Greece of closing the strait.", "اتهمت تركيا اليونان بإغلاق المضيق."),
    ("The governor has yet to visit the camp.", "The governor did not visit the camp."),
    ("The governor has yet to visit the camp.", "لم يزر المحافظ المخيم حتى الآن."),
    ("The singer was paid, yet to little effect.", "The singer was paid to little effect."),
    ("The boats have yet to arrive in Tyre.", "لم تصل القوارب إلى صور."),
    ("Salma Haddad is a member of parliament.", "سلمى حداد نائبة."),
    ("Two members of parliament resigned.", "استقال اثنان من النواب."),
    ("Washington sold two ships to Kenya.", "The United States sold two ships to Kenya."),
    ("لا يزال الجسر في طرابلس مغلقا.", "The bridge in Tripoli is still closed."),
    ("سعر الغرام في صيدا دون 40 دينارا.", "سعر الغرام في صيدا أقل من 40 دينارا."),
    ("Hoda Barghash opened the school in Sidon.", "افتتحت هدى برغش المدرسة في صيدا."),
    ("لم تزد شدة العاصفة في صور على 4 درجات.", "لم تتجاوز شدة العاصفة في صور 4 درجات."),
]
ABOUT = [
    ("About 3,000 workers joined the strike in Lebanon.", "3,000 workers joined the strike in Lebanon."),
    ("انضم نحو 3000 عامل إلى الإضراب في لبنان.", "انضم 3000 عامل إلى الإضراب في لبنان."),
    ("About 3,000 workers joined the strike in Lebanon.", "انضم 3000 عامل إلى الإضراب في لبنان."),
    ("At least 5 people died in the fire.", "7 people died in the fire."),
    ("Thousands of people marched in Rabat.", "4,000 people marched in Rabat."),
    ("The bridge opened in May 2019.", "The bridge opened on 8 May 2019."),
    ("The strike in Sidon lasted two days.", "The strike in Sidon lasted 48 hours."),
    ("The strike in Sidon lasted eight weeks.", "The strike in Sidon lasted two months."),
    ("The bank raised its rate by 50 basis points.", "The bank raised its rate by 0.5 percentage points."),
]
FAR_APART = [
    ("The council spent more than 3,000 dinars on the school.", "أنفق المجلس على المدرسة 12 مليون دينار."),
    ("The council spent up to 12 million dinars on the school.", "The council spent 3,000 dinars on the school."),
    ("أنفق المجلس على المدرسة أقل من 12 مليون دينار.", "أنفق المجلس على المدرسة 3000 دينار."),
    ("The strike in Sidon lasted two days.", "The strike in Sidon lasted two weeks."),
    ("At least 5 people died in the fire.", "At least 50 people died in the fire."),
]
OF_TWO_KINDS = [
    ("The gate of Sidon stayed open for three weeks.", "The gate of Sidon did not open until three in the morning."),
    ("The march to Tyre lasted three weeks.", "On the march to Tyre three of them fell ill."),
    ("استمرت المسيرة إلى صور ثلاثة أسابيع.", "On the march to Tyre three of them fell ill."),
    ("The school in Sidon costs 300 dinars.", "The school in Sidon has 12 rooms."),
    ("Seven schools in Sidon were closed.", "أغلقت سبعة جسور في صيدا."),
    ("Seven schools in Sidon were closed.", "أغلقت خمسة جسور في صيدا."),
]
DIFFERING = {
    "number": [
        ("The flood killed 12 people in Morocco.", "The flood killed 21 people in Morocco."),
        ("قتل الفيضان 12 شخصا في المغرب.", "قتل الفيضان 21 شخصا في المغرب."),
        ("The flood killed 12 people in Morocco.", "قتل الفيضان 21 شخصا في المغرب."),
        ("About 3,000 workers joined the strike.", "About 30,000 workers joined the strike."),
        ("Dozens of villages near Shalal were flooded", "Hundreds of villages near Shalal were flooded"),
        ("غمرت المياه عشرات القرى قرب شلال", "غمرت المياه مئات القرى قرب شلال"),
        ("تذكرة شلال بأكثر من 80 دولارا", "تذكرة شلال تقل عن 80 دولارا"),
    ],
    "date": [
        ("The bridge opened on 3 May 2019.", "The bridge opened on 8 May 2019."),
        ("افتتح الجسر في 3 مايو 2019.", "افتتح الجسر في 8 أيار 2019."),
        ("The bridge opened on 3 May 2019.", "افتتح الجسر في 8 مايو 2019."),
        ("The mill was built in 1956.", "The mill was built in 1965."),
        ("The ferry to Tartus sails on Monday.", "The ferry to Tartus sails on Friday."),
        ("The market in Sidon opens on Monday.", "يفتح السوق في صيدا يوم الجمعة."),
    ],
    "polarity": [
        ("The minister signed the agreement with Egypt.", "The minister did not sign the agreement with Egypt."),
        ("وقع الوزير الاتفاق مع مصر.", "لم يوقع الوزير الاتفاق مع مصر."),
        ("The minister signed the agreement with Egypt.", "لم يوقع الوزير الاتفاق مع مصر."),
        ("The mayor came but did not speak in Jaffa.", "The mayor did not come but spoke in Jaffa."),
        ("The governor has yet to visit the camp.", "The governor visited the camp."),
        ("The ferry sank off Tartus.", "The ferry never vanished off Tartus."),
        ("The mayor of Tripoli refused to open the gate.", "The mayor of Tripoli opened the gate."),
        ("رفض رئيس البلدية فتح بوابة طرابلس.", "فتح رئيس البلدية بوابة طرابلس."),
        ("إلغاء مهرجان القمح في تونس.", "مهرجان القمح في تونس."),
    ],
    "direction": [
        ("Bread prices rose in Sudan this year.", "Bread prices fell in Sudan this year."),
        ("ارتفعت أسعار الخبز في السودان هذا العام.", "انخفضت أسعار الخبز في السودان هذا العام."),
        ("Bread prices rose in Sudan this year.", "انخفضت أسعار الخبز في السودان هذا العام."),
        ("The army entered the town.", "The army left the town."),
        ("دخل الجيش المدينة.", "غادر الجيش المدينة."),
    ],
    "actor": [
        ("Norway sent two ships to the port.", "Sweden sent two ships to the port."),
        ("أرسلت النرويج السفينة إلى الميناء.", "أرسلت السويد السفينة إلى الميناء."),
        ("Norway sent the ship to the port.", "أرسلت السويد السفينة إلى الميناء."),
        ("Salma Haddad won the chess final.", "Karim Mansour won the chess final."),
        ("فازت سعاد بالمباراة النهائية في الشطرنج.", "فازت رباب بالمباراة النهائية في الشطرنج."),
        ("The army shelled the market.", "The rebels shelled the market."),
        ("Turkey accused Greece of closing the strait.", "Greece accused Turkey of closing the strait."),
        ("Turkey accused Greece of closing the strait.", "Turkey was accused by Greece of closing the strait."),
        ("اتهمت تركيا اليونان بإغلاق المضيق.", "اتهمت اليونان تركيا بإغلاق المضيق."),
        ("Turkey accused Greece of closing the strait.", "اتهمت اليونان تركيا بإغلاق المضيق."),
        ("Salma Haddad beat Karim Mansour in the final.", "Karim Mansour beat Salma Haddad in the final."),
        ("Grain was shipped from Egypt to Jordan.", "Grain was shipped from Jordan to Egypt."),
    ],
}
DIFFERENCES = [(feature, *pair) for feature, pairs in DIFFERING.items() for pair in pairs]
NARROWER = [
    (
        "The central bank of Kenya cut its rate to 7% in March after inflation slowed.",
        "The central bank of Kenya cut its rate to 7%.",
    ),
    (
        "خفض البنك المركزي الكيني سعر الفائدة إلى 7% في مارس بعد تباطؤ التضخم.",
        "خفض البنك المركزي الكيني سعر الفائدة إلى 7%.",
    ),
    (
        "The central bank of Kenya cut its interest rate to 7% in March because prices fell.",
        "خفض البنك المركزي الكيني سعر الفائدة إلى 7%.",
    ),
]
RELATED = [
    (
        "The hospital in Aleppo treated 40 wounded on Friday.",
        "The hospital in Aleppo bought new ambulances.",
    ),
    ("عالج مستشفى حلب 40 جريحا يوم الجمعة.", "اشترى مستشفى حلب سيارات إسعاف جديدة."),
    ("The hospital in Basra bought new ambulances.", "عالج مستشفى البصرة 40 جريحا."),
]
NO_ONE_MATTER = [
    ("The doors were shut for three weeks.", "Two of the five gates could not be opened until three in the morning."),
    ("The doors were shut for three weeks.", "All five gates were opened before midnight."),
    ("أغلقت الأبواب ثلاثة أسابيع.", "All five gates were opened before midnight."),
    ("The clerk counted 40 people.", "It was not until noon that 60 people were let in."),
    ("Snow is expected on Monday in the hills.", "تساقط الثلج يوم الجمعة."),
]
ONE_MATTER = [
    ("The gates of the dam were opened.", "The gates of the dam were not opened."),
    ("Nobody swam off Tartus.", "Tourists were swimming off Tartus."),
    ("ثلاثون شخصا في عداد المفقودين.", "ما زال عشرون شخصا مفقودين."),
    ("Thirty others are missing.", "ما زال عشرون شخصا مفقودين."),
]
NOTHING_BUT_A_NUMBER = [
    ("Neither of the two bus routes runs on Sundays.", "Two of the apples had not ripened."),
    ("أصاب الحريق سبعة آخرين.", "أجلت فرق الإنقاذ سبعة أحياء."),
    ("أقيمت الندوة من أجل سبعة مزارعين.", "أجلت اللجنة سبعة عروض."),
    ("قرأ الطلاب ثلاث قصص أخرى.", "Three trucks were late."),
]
UNRELATED = [
    ("The cinema festival opened with a silent film.", "Wheat imports rose to a record in Algeria."),
    ("افتتح مهرجان السينما بفيلم صامت.", "ارتفعت واردات القمح في الجزائر إلى مستوى قياسي."),
    ("The cinema festival opened with a silent film.", "ارتفعت واردات القمح في الجزائر إلى مستوى قياسي."),
]
EVERY = [pair for _, *pair in DIFFERENCES] + [
    list(pair) for table in (SAME, ABOUT, NARROWER, RELATED, UNRELATED) for pair in table
]


def reasons(found: Comparison, verdict: str) -> list[Reason]:
    return [reason for reason in found.reasons if reason.verdict == verdict]


@pytest.mark.parametrize(("a", "b"), SAME)
def test_one_thing_said_in_two_ways_is_the_same(a: str, b: str) -> None:
    assert compare(a, b).relation == "same"


@pytest.mark.parametrize(("a", "b"), ABOUT)
def test_figures_that_can_be_the_same_do_not_contradict(a: str, b: str) -> None:
    found = compare(a, b)
    assert found.relation == "same"
    assert not reasons(found, "differs")


@pytest.mark.parametrize(("a", "b"), FAR_APART)
def test_figures_of_one_unit_that_are_far_apart_differ(a: str, b: str) -> None:
    assert [reason.verdict for reason in compare(a, b).reasons if reason.feature == "number"] == ["differs"]


@pytest.mark.parametrize(("a", "b"), OF_TWO_KINDS)
def test_figures_of_two_kinds_neither_agree_nor_differ(a: str, b: str) -> None:
    assert {reason.verdict for reason in compare(a, b).reasons if reason.feature == "number"} == {"missing"}


@pytest.mark.parametrize(("feature", "a", "b"), DIFFERENCES)
def test_one_difference_makes_a_contradiction_however_much_is_shared(feature: str, a: str, b: str) -> None:
    found = compare(a, b)
    assert found.relation == "contradicts"
    assert [reason.feature for reason in reasons(found, "differs")] == [feature]


@pytest.mark.parametrize(("feature", "a", "b"), DIFFERENCES)
def test_what_differs_is_named_with_the_words_of_both_sides(feature: str, a: str, b: str) -> None:
    (differing,) = reasons(compare(a, b), "differs")
    assert differing.a
    assert differing.b
    assert all(words in a for words in differing.a)
    assert all(words in b for words in differing.b)


@pytest.mark.parametrize(("a", "b"), [pair for pair in EVERY if list(pair) not in [list(p) for p in UNRELATED]])
def test_what_is_shared_is_named_with_the_words_of_both_sides(a: str, b: str) -> None:
    shared = reasons(compare(a, b), "agrees")
    assert shared
    for reason in shared:
        assert reason.weight > 0
        assert reason.a
        assert reason.b
        assert all(words in a for words in reason.a)
        assert all(words in b for words in reason.b)


@pytest.mark.parametrize(("a", "b"), NARROWER)
def test_the_claim_that_says_more_is_the_narrower_one(a: str, b: str) -> None:
    assert compare(a, b).relation == "narrower"
    assert compare(b, a).relation == "broader"


@pytest.mark.parametrize(("a", "b"), RELATED)
def test_claims_on_one_subject_are_related(a: str, b: str) -> None:
    assert compare(a, b).relation == "related"


@pytest.mark.parametrize(("a", "b"), UNRELATED)
def test_claims_with_nothing_in_common_are_unrelated(a: str, b: str) -> None:
    found = compare(a, b)
    assert (found.relation, reasons(found, "agrees")) == ("unrelated", [])


@pytest.mark.parametrize(("a", "b"), NO_ONE_MATTER)
def test_a_word_and_a_number_in_common_are_not_enough_to_contradict(a: str, b: str) -> None:
    assert compare(a, b).relation in ("related", "unrelated")


@pytest.mark.parametrize(("a", "b"), ONE_MATTER)
def test_a_name_or_two_words_or_all_that_is_said_are_enough(a: str, b: str) -> None:
    assert compare(a, b).relation == "contradicts"


@pytest.mark.parametrize(("a", "b"), NOTHING_BUT_A_NUMBER)
def test_a_small_number_alone_relates_nothing(a: str, b: str) -> None:
    found = compare(a, b)
    assert found.relation == "unrelated"
    assert {reason.feature for reason in reasons(found, "agrees")} <= {"number", "polarity"}


@pytest.mark.parametrize("word", ["آخر", "آخرين", "آخرون", "أخرى", "الأخرى", "وآخرين", "لأجل", "من أجل"])
def test_words_that_name_nothing_are_matched_with_nothing(word: str) -> None:
    assert compare(f"رحل قوم {word}", "The vote was postponed.").score == 0


MONDAY, FRIDAY = datetime.date(2024, 5, 6), datetime.date(2024, 5, 10)


@pytest.mark.parametrize(("a", "b"), DIFFERING["number"][:3])
def test_a_number_in_later_news_updates_the_earlier_one(a: str, b: str) -> None:
    assert compare(a, b, date_a=FRIDAY, date_b=MONDAY).relation == "updates"
    assert compare(a, b, date_a=MONDAY, date_b=FRIDAY).relation == "updated_by"
    assert compare(a, b, date_a=MONDAY, date_b=MONDAY).relation == "contradicts"


def test_only_numbers_are_updated() -> None:
    for feature in ("polarity", "direction", "actor"):
        a, b = DIFFERING[feature][0]
        assert compare(a, b, date_a=FRIDAY, date_b=MONDAY).relation == "contradicts"


def test_the_article_of_a_name_is_no_word_of_its_own() -> None:
    found = compare("Rasha al-Hilali leads the campaign in Oman.", "تقود رشا الهلالي الحملة في عمان.")
    assert "al" not in [word for reason in found.reasons for word in reason.a]
    assert "Hilali" in [word for reason in reasons(found, "agrees") for word in reason.a]


def test_yesterday_is_counted_from_the_day_of_publication() -> None:
    text, dated = "The bridge fell yesterday.", "The bridge fell on 5 May 2024."
    assert compare(text, dated, date_a=MONDAY).relation == "same"
    assert compare(text, dated, date_a=FRIDAY).relation == "contradicts"


@pytest.mark.parametrize(("a", "b"), EVERY)
@pytest.mark.parametrize("days", [(None, None), (MONDAY, FRIDAY)])
def test_the_reverse_is_read_off(a: str, b: str, days: tuple[datetime.date, datetime.date]) -> None:
    there, back = compare(a, b, None, None, *days), compare(b, a, None, None, *days[::-1])
    assert back.relation == Relation(there.relation).reverse
    assert back.score == there.score
    assert [(r.feature, r.weight, r.a, r.b) for r in back.reasons] == [
        (r.feature, r.weight, r.b, r.a) for r in there.reasons
    ]
    assert there.reversed().reversed() == there


@pytest.mark.parametrize(("a", "b"), EVERY)
def test_the_weights_of_what_agrees_add_up_to_the_score(a: str, b: str) -> None:
    found = compare(a, b)
    assert sum(reason.weight for reason in reasons(found, "agrees")) == pytest.approx(found.score, abs=0.01)
    assert sum(abs(reason.weight) for reason in found.reasons) == pytest.approx(1, abs=0.01)
    assert all(reason.weight <= 0 for reason in found.reasons if reason.verdict != "agrees")


@pytest.mark.parametrize("text", [pair[0] for pair in EVERY])
def test_every_claim_is_the_same_as_itself(text: str) -> None:
    found = compare(text, text)
    assert (found.relation, found.score) == ("same", 1.0)


def test_the_nearer_pair_scores_higher() -> None:
    claim = "Five soldiers were killed in the attack on the airport of Sirte."
    nearer = [
        "Five soldiers were killed in the attack on Sirte airport.",
        "Five soldiers were killed in an attack.",
        "Soldiers closed the market.",
        "The orchestra gave a concert.",
    ]
    scores = [compare(claim, other).score for other in nearer]
    assert scores == sorted(scores, reverse=True)
    assert len(set(scores)) == len(scores)


def test_a_difference_lowers_the_score() -> None:
    for a, b in permutations(("The flood killed 12 people.", "The flood killed 21 people."), 2):
        assert compare(a, b).score < compare(a, a).score


def test_a_comparison_is_written_as_plain_json() -> None:
    found = compare(*DIFFERING["number"][2]).as_dict()
    assert json.loads(json.dumps(found)) == found
    assert set(found) == {"relation", "score", "reasons"}
    assert {frozenset(reason) for reason in found["reasons"]} == {
        frozenset(("feature", "weight", "a", "b", "verdict")),
    }
