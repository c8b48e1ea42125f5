"""Words of opposite meaning contradict each other, and synonyms say the same, in either language and across."""

from __future__ import annotations

import pytest

from factcheck.linking import Comparison, compare

# a claim of each language with a gap, and for the gap: a word, a synonym ("" for none) and an opposite
OPPOSITES = [
    ("Oil exports from Basra {}.", ("surged", "jumped", "shrank"),
     "{} صادرات النفط من البصرة.", ("قفزت", "نمت", "تقلصت")),
    ("The union of teachers {} the new curriculum.", ("supports", "backs", "opposes"),
     "{} نقابة المعلمين المنهج الجديد.", ("تدعم", "تؤيد", "تعارض")),
    ("The airline {} its flights to Aden.", ("resumed", "restarted", "suspended"),
     "{} شركة الطيران رحلاتها إلى عدن.", ("استأنفت", "", "علقت")),
    ("The storm is {} Muscat.", ("approaching", "drawing near", "moving away from"),
     "العاصفة {} مسقط.", ("تقترب من", "تدنو من", "تبتعد عن")),
    ("The attempt to refloat the ship in Suez {}.", ("succeeded", "was successful", "failed"),
     "{} محاولة تعويم السفينة في السويس.", ("نجحت", "أفلحت", "فشلت")),
    ("The city of Aleppo {} its airport.", ("opened", "reopened", "closed"),
     "{} مدينة حلب مطارها.", ("فتحت", "افتتحت", "أغلقت")),
    ("Troops {} towards Marib.", ("advanced", "pushed forward", "retreated"),
     "{} القوات نحو مأرب.", ("تقدمت", "زحفت", "تراجعت")),
    ("Jordan {} the import of poultry.", ("allowed", "permitted", "banned"),
     "{} الأردن استيراد الدواجن.", ("أجاز", "أتاح", "حظر")),
    ("The central bank of Egypt {} interest rates.", ("raised", "increased", "lowered"),
     "{} البنك المركزي المصري أسعار الفائدة.", ("رفع", "زاد", "خفض")),
    ("The patient at Gaza hospital is {}.", ("alive", "still alive", "dead"),
     "المريض في مستشفى غزة {}.", ("حي", "على قيد الحياة", "ميت")),
    ("The strike of bakers in Tripoli {}.", ("began", "started", "ended"),
     "{} إضراب الخبازين في طرابلس.", ("بدأ", "انطلق", "انتهى")),
    ("The court in Nablus {} the engineer.", ("convicted", "found guilty", "acquitted"),
     "{} محكمة نابلس المهندس.", ("أدانت", "", "برأت")),
    ("The town of Derna {} the bridge.", ("built", "constructed", "demolished"),
     "{} بلدية درنة الجسر.", ("بنت", "شيدت", "هدمت")),
    ("The contract is {}.", ("legal", "lawful", "illegal"),
     "العقد {}.", ("قانوني", "شرعي", "غير قانوني")),
    ("The Sudanese pound is {}.", ("stable", "steady", "unstable"),
     "الجنيه السوداني {}.", ("مستقر", "ثابت", "متقلب")),
    ("The dam at Mosul is {}.", ("strong", "robust", "weak"),
     "سد الموصل {}.", ("قوي", "متين", "ضعيف")),
    ("The hospital in Hodeidah is {} to receive patients.", ("ready", "prepared", "unready"),
     "مستشفى الحديدة {} لاستقبال المرضى.", ("جاهز", "مستعد", "غير جاهز")),
    ("The sea level near Alexandria is {}.", ("high", "elevated", "low"),
     "مستوى البحر قرب الإسكندرية {}.", ("مرتفع", "عال", "منخفض")),
    ("The report on Darfur is {}.", ("true", "accurate", "false"),
     "التقرير عن دارفور {}.", ("صحيح", "دقيق", "كاذب")),
    ("The minister's answer in Kuwait was {}.", ("clear", "unambiguous", "vague"),
     "كان جواب الوزير في الكويت {}.", ("واضحا", "صريحا", "غامضا")),
    ("The streets of Homs are {}.", ("crowded", "congested", "deserted"),
     "شوارع حمص {}.", ("مزدحمة", "مكتظة", "مهجورة")),
    ("Algeria {} its embassy in Paris.", ("opened", "reopened", "closed"),
     "{} الجزائر سفارتها في باريس.", ("افتتحت", "فتحت", "أغلقت")),
    ("Water from the well at Zarqa is {}.", ("clean", "pure", "dirty"),
     "مياه بئر الزرقاء {}.", ("نظيفة", "نقية", "ملوثة")),
    ("The speaker in Manama was {}.", ("neutral", "impartial", "biased"),
     "كان المتحدث في المنامة {}.", ("محايدا", "غير منحاز", "منحازا")),
    ("Shelling near Idlib {}.", ("continues", "goes on", "has stopped"),
     "{} القصف قرب إدلب.", ("يستمر", "يتواصل", "توقف")),
    ("Bahrain {} talks with Iran.", ("began", "launched", "broke off"),
     "{} البحرين المحادثات مع إيران.", ("بدأت", "أطلقت", "أنهت")),
    ("Iran {} uranium enrichment.", ("resumed", "restarted", "halted"),
     "{} إيران تخصيب اليورانيوم.", ("استأنفت", "", "أوقفت")),
    ("The minister {} the existence of a crisis in Tripoli.", ("admitted", "acknowledged", "denied"),
     "{} الوزير بوجود أزمة في طرابلس.", ("اعترف", "أقر", "أنكر")),
    ("The team from Sudan arrived {}.", ("early", "ahead of schedule", "late"),
     "وصل الفريق السوداني {}.", ("مبكرا", "قبل الموعد", "متأخرا")),
    ("The bridge in Baghdad is {}.", ("old", "aged", "new"),
     "الجسر في بغداد {}.", ("قديم", "عتيق", "جديد")),
    ("Residents of Sabha are {} about the plan.", ("satisfied", "pleased", "dissatisfied"),
     "سكان سبها {} عن الخطة.", ("راضون", "", "مستاؤون")),
    ("The rule in Ghana is {}.", ("mandatory", "compulsory", "voluntary"),
     "القاعدة في غانا {}.", ("إلزامية", "إجبارية", "طوعية")),
    ("Power in Aden is {}.", ("continuous", "uninterrupted", "intermittent"),
     "الكهرباء في عدن {}.", ("متواصلة", "مستمرة", "متقطعة")),
    ("Sweden {} the asylum seekers.", ("took in", "hosted", "expelled"),
     "{} السويد طالبي اللجوء.", ("استقبلت", "استضافت", "طردت")),
    ("Egypt {} the border crossing at Rafah.", ("opened", "reopened", "closed"),
     "{} مصر معبر رفح.", ("فتحت", "أعادت فتح", "أغلقت")),
    ("The expert in Bamako is {}.", ("experienced", "veteran", "inexperienced"),
     "الخبير في باماكو {}.", ("متمرس", "مخضرم", "مبتدئ")),
    ("The price of gold in Dubai is {}.", ("unchanged", "stable", "rising"),
     "سعر الذهب في دبي {}.", ("دون تغيير", "مستقر", "يرتفع")),
    ("The police in Dakar {} the demonstrators.", ("dispersed", "scattered", "gathered"),
     "{} شرطة داكار المتظاهرين.", ("فرقت", "شتتت", "جمعت")),
    ("The rescue of the miners in Zonguldak is {}.", ("possible", "feasible", "impossible"),
     "إنقاذ عمال المناجم في زونغولداك {}.", ("ممكن", "", "مستحيل")),
    ("The visit of the pope to Erbil is {}.", ("likely", "probable", "unlikely"),
     "زيارة البابا إلى أربيل {}.", ("مرجحة", "محتملة", "مستبعدة")),
    ("Rain in Salalah was {}.", ("heavy", "torrential", "light"),
     "كان المطر في صلالة {}.", ("غزيرا", "", "خفيفا")),
    ("The number of students in Sohag is {}.", ("large", "big", "small"),
     "عدد طلاب سوهاج {}.", ("كبير", "ضخم", "صغير")),
    ("The diplomat's tone in Oslo was {}.", ("friendly", "cordial", "hostile"),
     "كانت نبرة الدبلوماسي في أوسلو {}.", ("ودية", "حميمة", "عدائية")),
    ("The measures in Lisbon are {}.", ("strict", "stringent", "lax"),
     "الإجراءات في لشبونة {}.", ("صارمة", "مشددة", "متساهلة")),
    ("Chad {} the French base.", ("closed", "shut down", "opened"),
     "{} تشاد القاعدة الفرنسية.", ("أغلقت", "", "فتحت")),
    ("The Nile at Khartoum {}.", ("is rising", "swelled", "is receding"),
     "{} منسوب النيل في الخرطوم.", ("يرتفع", "يزداد", "ينخفض")),
    ("The lawyers in Sfax {} their strike.", ("began", "started", "suspended"),
     "{} المحامون في صفاقس إضرابهم.", ("بدأ", "أطلق", "علق")),
    ("The rocket launch from Kourou was {}.", ("successful", "a success", "a failure"),
     "كان إطلاق الصاروخ من كورو {}.", ("ناجحا", "موفقا", "فاشلا")),
    ("The actor from Homs {} the accusation.", ("admitted", "confessed to", "denied"),
     "{} الممثل من حمص بالتهمة.", ("اعترف", "أقر", "أنكر")),
    ("The talks over Cyprus {}.", ("made progress", "advanced", "stalled"),
     "{} المحادثات بشأن قبرص.", ("تقدمت", "أحرزت تقدما", "تعثرت")),
    ("The regime {} the Kurdish language in schools in Qamishli.", ("legalised", "allowed", "outlawed"),
     "{} النظام اللغة الكردية في مدارس القامشلي.", ("أجاز", "", "حظر")),
    ("The firemen in Izmir {} the fire.", ("extinguished", "put out", "lit"),
     "{} رجال الإطفاء في إزمير الحريق.", ("أخمد", "أطفأ", "أشعل")),
    ("Air quality in Cairo is {}.", ("good", "excellent", "bad"),
     "جودة الهواء في القاهرة {}.", ("جيدة", "ممتازة", "سيئة")),
    ("The dispute between Mali and Benin was {}.", ("resolved", "settled", "escalated"),
     "{} الخلاف بين مالي وبنين.", ("حل", "سوي", "تصاعد")),
    ("The embassy in Kabul is {}.", ("operating", "working", "not working"),
     "السفارة في كابول {}.", ("تعمل", "", "لا تعمل")),
    ("Support for the party in Mosul {}.", ("grew", "increased", "waned"),
     "{} التأييد للحزب في الموصل.", ("تنامى", "زاد", "تراجع")),
    ("Trade between Togo and Benin is {}.", ("growing", "expanding", "shrinking"),
     "التجارة بين توغو وبنين {}.", ("تنمو", "تزداد", "تتراجع")),
    ("Factories in Hama {} production.", ("increased", "boosted", "cut"),
     "{} مصانع حماة الإنتاج.", ("زادت", "رفعت", "خفضت")),
    ("The firm in Malmo {} women.", ("hires", "employs", "dismisses"),
     "{} الشركة في مالمو النساء.", ("توظف", "تعين", "تسرح")),
    ("The ministry {} fears of a drought in Mali.", ("eased", "allayed", "stoked"),
     "{} الوزارة المخاوف من الجفاف في مالي.", ("هدأت", "بددت", "أثارت")),
    ("The wall between the camps in Tindouf was {}.", ("built", "put up", "torn down"),
     "{} الجدار بين مخيمات تندوف.", ("بني", "أقيم", "هدم")),
    ("The population of Tokyo {}.", ("is growing", "is increasing", "is shrinking"),
     "{} عدد سكان طوكيو.", ("يزداد", "ينمو", "يتناقص")),
]  # fmt: skip
Row = tuple[str, tuple[str, str, str], str, tuple[str, str, str]]


def filled(row: Row) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
    """Return the claim in English with each of its three words, and in Arabic."""
    english, en, arabic, ar = row
    one, other = [english.format(word) for word in en], [arabic.format(word) for word in ar]
    return (one[0], one[1], one[2]), (other[0], other[1], other[2])


def turned(found: Comparison) -> bool:
    """Whether it is the words' meaning that makes a contradiction, not merely that they differ."""
    differing = {reason.feature for reason in found.reasons if reason.verdict == "differs"}
    return found.relation == "contradicts" and bool(differing & {"direction", "polarity"})


@pytest.mark.parametrize("row", OPPOSITES, ids=lambda row: row[1][0])
def test_synonyms_say_the_same(row: Row) -> None:
    english, arabic = filled(row)
    assert compare(english[0], english[1]).relation == "same"
    assert not row[3][1] or compare(arabic[0], arabic[1]).relation == "same"
    assert compare(english[0], arabic[0]).relation == "same"


@pytest.mark.parametrize("row", OPPOSITES, ids=lambda row: row[1][0])
def test_opposites_contradict_each_other(row: Row) -> None:
    english, arabic = filled(row)
    assert turned(compare(english[0], english[2]))
    assert turned(compare(arabic[0], arabic[2]))
    assert turned(compare(english[0], arabic[2]))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Prices in Nairobi doubled.", "Prices in Nairobi tripled."),
        ("تضاعفت الأسعار في نيروبي.", "الأسعار في نيروبي ثلاثة أضعاف."),
        ("The court in Lima convicted the mayor.", "The court in Lima arrested the mayor."),
        ("Lagos suspended the race.", "Lagos cancelled the race."),
    ],
)
def test_what_is_merely_near_is_not_the_same(one: str, other: str) -> None:
    assert compare(one, other).relation != "same"
