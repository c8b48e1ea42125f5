"""What the lexicon is for: a sentence of one language finds its translation in the other among many others.

The sentences are of our own invention, everyday ones and such as news is made of. The wrong ones are made to be
near: the same things said of another, or otherwise.
"""

from __future__ import annotations

from functools import cache

import pytest

from factcheck.linking import MemoryIndex

PAIRS = (
    ("My grandmother forgot her keys on the kitchen table.", "نسيت جدتي مفاتيحها على طاولة المطبخ."),
    ("Doctors say walking every day helps people sleep.", "يقول الأطباء إن المشي كل يوم يساعد على النوم."),
    ("The photo is old and has nothing to do with the flood.", "الصورة قديمة ولا علاقة لها بالفيضان."),
    ("The singer cancelled her concert because of illness.", "ألغت المطربة حفلها الغنائي بسبب المرض."),
    ("Rents in the capital have doubled within two years.", "تضاعفت الإيجارات في العاصمة خلال سنتين."),
    ("An old video is being shared as if it were new.", "يجري تداول مقطع فيديو قديم على أنه جديد."),
    ("A fire destroyed the furniture warehouse overnight.", "دمر حريق مستودع الأثاث أثناء الليل."),
    ("The baby was found alive under the rubble.", "عثر على الرضيع حيا تحت الأنقاض."),
    ("The quote attributed to Einstein is fabricated.", "الاقتباس المنسوب إلى أينشتاين مختلق."),
    ("The bridge was closed for repairs after the earthquake.", "أغلق الجسر لإصلاحه بعد الزلزال."),
    ("The company laid off half of its employees.", "سرحت الشركة نصف موظفيها."),
    ("He drinks coffee without sugar every morning.", "يشرب القهوة بدون سكر كل صباح."),
    ("The price of onions fell sharply this week.", "انخفض سعر البصل بشدة هذا الأسبوع."),
    ("The orphanage received toys and winter clothes.", "تلقت دار الأيتام ألعابا وملابس شتوية."),
    ("A shark bit a swimmer off the beach.", "عض سمك قرش سباحا قبالة الشاطئ."),
    ("The novelist won the Nobel Prize in literature.", "فاز الروائي بجائزة نوبل للآداب."),
    ("The leaked recording is genuine, an expert said.", "قال خبير إن التسجيل المسرب أصلي."),
    ("The library is open until ten in the evening.", "تفتح المكتبة حتى العاشرة مساء."),
    ("A snake bit the shepherd's son.", "لدغت أفعى ابن الراعي."),
    ("Her dress was designed by a blind tailor.", "صمم فستانها خياط كفيف."),
    ("The satirical website made up the story.", "اختلق الموقع الساخر القصة."),
    ("The island's population is shrinking because young people emigrate.", "يتناقص سكان الجزيرة لأن الشباب يهاجرون."),
    ("The king pardoned eighty prisoners for the holiday.", "عفا الملك عن ثمانين سجينا بمناسبة العيد."),
    ("A screenshot of a fake tweet fooled many journalists.", "خدعت لقطة شاشة لتغريدة مزيفة صحفيين كثيرين."),
    ("The chef cooked lamb with rice and almonds.", "طبخ الطاهي لحم خروف مع الأرز واللوز."),
    ("The new law bans smoking in restaurants.", "يمنع القانون الجديد التدخين في المطاعم."),
    ("Customs officers seized a shipment of counterfeit shoes.", "ضبطت الجمارك شحنة أحذية مقلدة."),
    ("The broadcaster apologised for using edited footage.", "اعتذرت القناة عن استخدام لقطات معدلة."),
    ("The president will visit Morocco next month.", "سيزور الرئيس المغرب الشهر المقبل."),
    ("The girl's family rejected the marriage proposal.", "رفضت أسرة الفتاة طلب الزواج."),
    ("Electric cars are exempt from the fee.", "السيارات الكهربائية معفاة من الرسم."),
    ("The driver fell asleep at the wheel.", "نام السائق خلف المقود."),
    ("The rumour spread quickly on WhatsApp.", "انتشرت الشائعة بسرعة على واتساب."),
    ("The dancer broke her leg on stage.", "كسرت الراقصة ساقها على المسرح."),
    ("Most households now cook with gas.", "معظم الأسر تطبخ الآن بالغاز."),
    (
        "The plane made an emergency landing because of smoke in the cabin.",
        "هبطت الطائرة اضطراريا بسبب دخان في المقصورة.",
    ),
    ("The report accuses the army of torturing detainees.", "يتهم التقرير الجيش بتعذيب المعتقلين."),
    ("The parliament approved the budget by a narrow majority.", "أقر البرلمان الموازنة بأغلبية ضئيلة."),
    ("The bride arrived on a white horse.", "وصلت العروس على حصان أبيض."),
    ("The fashion designer was born in Beirut.", "ولد مصمم الأزياء في بيروت."),
    ("The ceasefire collapsed after two hours.", "انهارت الهدنة بعد ساعتين."),
    ("The new metro line links the airport to downtown.", "يربط خط المترو الجديد المطار بوسط المدينة."),
    ("The club signed a Brazilian striker.", "تعاقد النادي مع مهاجم برازيلي."),
    ("He carried a knife and a heavy bag.", "كان يحمل سكينا وحقيبة ثقيلة."),
)
"""A sentence and its translation."""

NEAR = (
    ("The bakery on our street sells bread at night.", "المخبز في شارعنا يبيع الخبز ليلا."),
    ("My grandfather found his keys in the garden.", "وجد جدي مفاتيحه في الحديقة."),
    ("A young driver hit a tree near the airport.", "سائق شاب صدم شجرة قرب المطار."),
    ("The singer confirmed that she had divorced.", "أكدت المغنية أنها تطلقت."),
    ("The video is recent and shows the flood.", "الفيديو حديث ويظهر الفيضان."),
    ("Police released a woman who bought a forged passport.", "أفرجت الشرطة عن امرأة اشترت جواز سفر مزورا."),
    ("Passengers were waiting for the train in the snow.", "كان الركاب ينتظرون القطار تحت الثلج."),
    ("Wages in the capital fell within a year.", "انخفضت الأجور في العاصمة خلال سنة."),
    ("The minister refused to build new schools.", "رفض الوزير بناء مدارس جديدة."),
    ("A flood destroyed the bridge in the morning.", "دمر فيضان الجسر صباحا."),
    ("The team won the semi-final.", "فاز الفريق في نصف النهائي."),
    ("The airline cancelled my flight to Rome.", "ألغت شركة الطيران رحلتي إلى روما."),
    ("Doctors at the hospital resigned because of low wages.", "استقال أطباء المستشفى بسبب تدني الأجور."),
    ("The judge convicted the former minister of bribery.", "أدان القاضي الوزير السابق بالرشوة."),
    ("The ship arrived with forty refugees.", "وصلت السفينة وعلى متنها أربعون لاجئا."),
    ("Seven policemen were killed in an explosion.", "قتل سبعة من رجال الشرطة في انفجار."),
)
"""What is said of the same matters otherwise."""


@cache
def everything(side: int) -> MemoryIndex:
    """An index of every sentence in the language of that side; what stands at `PAIRS[3]` has the id "3"."""
    index = MemoryIndex()
    for number, pair in enumerate((*PAIRS, *NEAR)):
        index.add(str(number), pair[side])
    return index


@pytest.mark.parametrize("number", range(len(PAIRS)))
@pytest.mark.parametrize("side", [0, 1], ids=["en-ar", "ar-en"])
def test_a_sentence_finds_its_translation_first(side: int, number: int) -> None:
    found = everything(1 - side).nearest(PAIRS[number][side])
    assert [candidate.id for _, candidate in found[:1]] == [str(number)]
