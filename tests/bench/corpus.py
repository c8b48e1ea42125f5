"""Articles made up for measuring: news sentences of every length, with names, figures and dates of nobody.

The same numbers give the same articles. A sentence has 13 or 14 words on average.
"""

import random

_ENGLISH = (
    "{person}, the {role} of the {body}, said on {day} that {count} {things} had been {done} in {place}.",
    "The {body} {verb} {count} {things} in {place} last {month}.",
    "At least {count} people were injured when a {thing} collapsed near {place}, according to the {body}.",
    '"We have {done} {count} {things} since {month}," {person} told reporters.',
    "The {thing} in {place}, which cost {money}, was {done} in {year} and has been closed since {month} {year}.",
    "{place} and {place} lost {count} and {few} {things} respectively.",
    "The {body} denied that any {thing} was {done} without a permit.",
    "{person}, {age}, was born in {place}, studied law at its university and joined the {body} in {year}.",
    "Officials expect the work to end by {month}, but {person} called the plan unworkable.",
    "Prices rose by {percent} in {month}, compared with {percent} a year earlier, the {body} reported.",
    "It rained.",
    "The {things} were {done} because the {thing} leaked, and nobody was told.",
    "Residents of {place} have waited {few} years for the {thing}, the {things} and the road to {place}.",
    "After visiting {place}, {person} promised {money} for {few} new {things}.",
    "He added that the {body} would publish its findings in {month}.",
    "The report, published on {day}, blames poor maintenance, a lack of {things} and pressure from the {body}.",
    "Why did the {body} wait?",
    "About {percent} of the {count} {things} inspected between {year} and {year} failed, a {body} survey found.",
    "{person} is a former {role} of {place}.",
    "The {thing} was {done}, the {things} were {done} and {few} workers were sent home on {day}.",
)  # fmt: skip
_ARABIC = (
    "قال {person}، {role} {body}، يوم {day} إن {count} {things} {done} في {place}.",
    "أعلنت {body} {action} {count} {things} في {place} خلال {month} الماضي.",
    "أصيب ما لا يقل عن {count} شخصا في انهيار {thing} قرب {place}، بحسب {body}.",
    "وأضاف أن {body} ستنشر نتائج التحقيق في {month} المقبل.",
    "«{action} {thing} في {place} كان خطأ»، قالت {person} للصحفيين.",
    "وكلف {thing} في {place}، الذي افتتح عام {year}، نحو {money}، وأغلق منذ {month} {year}.",
    "خسرت {place} و{place} {count} و{few} {things} على التوالي.",
    "ونفت {body} {action} أي {thing} دون ترخيص.",
    "وارتفعت الأسعار بنسبة {percent} في {month} مقارنة بـ{percent} قبل عام، وفق تقرير {body}.",
    "هطل المطر.",
    "وينتظر سكان {place} منذ {few} سنوات {action} {thing} والطريق إلى {place}.",
    "وبعد زيارة {place}، وعدت {person} بتخصيص {money} لشراء {few} {things}.",
    "وأرسلت {body} 3 آلاف عامل، منهم حوالي {few} من {place}، و{few} من {place}.",
    "ويقول التقرير، الذي نشر يوم {day}، إن سوء الصيانة ونقص المعدات وراء {action} {thing}.",
    "لماذا انتظرت {body}؟",
    "وأظهر مسح أجرته {body} أن نحو {percent} من {thing} لم يفحص بين عامي {year} و{year}.",
    "ولم تعلق {body} على {action} {thing}، لكن {person} وصف الخطة بأنها غير قابلة للتنفيذ.",
    "وشاركت في {action} {thing} ثلاث جهات هي: {body}، وبلدية {place}، واتحاد المزارعين.",
    "وكان {person} قد عمل {role} {body} ثم انتقل إلى {place} في {month} {year}.",
    "وأغلقت {body} {few} {things} في {place} ومنعت الدخول إليها حتى {day} المقبل.",
)  # fmt: skip
_WORDS = {
    "en": {
        "person": "Mara Dellin|Tobias Wrenhall|Ilse Karrow|Dr. Penn Astley|Yusuf Harrad|Odile Brannock|Joren Vask",
        "role": "mayor|director|chief engineer|spokeswoman|chairman|deputy minister",
        "body": "water board|harbour authority|ministry of roads|teachers' union|provincial court|statistics office",
        "things": "houses|bridges|buses|boats|schools|pumps|permits|trees|lamps|beds",
        "thing": "bridge|dam|market hall|ferry|school roof|pumping station|warehouse|lighthouse",
        "done": "repaired|closed|rebuilt|inspected|sold|damaged",
        "verb": "repaired|inspected|closed|bought|lost|promised",
        "place": "Ostermere|Vallen|Port Hask|Upper Tarn|Quennel|Brasby|Lorne Valley|Sedgewick",
        "day": "Monday|Tuesday|Wednesday|6 January 2021|14 May|Friday",
        "month": "January|March|April|June|September|November",
    },
    "ar": {
        "person": "سليم البيطار|هدى المهيري|نادر الصفدي|رفيق الحلواني|ليلى النجار|كمال الدروبي|سناء العمري|وليد الشامي",
        "role": "مدير|رئيس|المتحدث باسم|نائب رئيس|أمين عام",
        "body": "هيئة المياه|وزارة الطرق|نقابة المعلمين|إدارة الميناء|محكمة الإقليم|دائرة الإحصاء|منظمة العمل البحري",
        "things": "منازل|جسور|حافلات|قوارب|مدارس|مضخات|رخص|أشجار|أسرة",
        "thing": "الجسر|السد|السوق|العبارة|سقف المدرسة|محطة الضخ|المستودع|المنارة",
        "done": "أغلقت|تضررت|رممت|فحصت|بيعت",
        "action": "إغلاق|ترميم|فحص|بيع|افتتاح|تأجيل",
        "place": "وادي السرو|مرسى النخيل|تل الزعتر الأخضر|عين الجوزة|رأس المنارة|حي البرتقال|قرية الدلبة",
        "day": "الاثنين|الأربعاء الماضي|6 يناير/كانون الثاني|14 أيار|الجمعة",
        "month": "كانون الثاني|آذار|أبريل|حزيران|سبتمبر|تشرين الثاني",
    },
}


def articles(language: str, number: int, sentences: int = 25, seed: int = 4) -> list[str]:
    """Return `number` articles of `sentences` sentences each, in paragraphs of four."""
    chosen = random.Random(f"{language} {seed}")
    words = {name: listed.split("|") for name, listed in _WORDS[language].items()}
    return [_article(language, sentences, words, chosen) for _ in range(number)]


def _article(language: str, sentences: int, words: dict[str, list[str]], chosen: random.Random) -> str:
    patterns = _ENGLISH if language == "en" else _ARABIC
    written = [_sentence(chosen.choice(patterns), language, words, chosen) for _ in range(sentences)]
    return "\n\n".join(" ".join(written[at : at + 4]) for at in range(0, sentences, 4))


def _sentence(pattern: str, language: str, words: dict[str, list[str]], chosen: random.Random) -> str:
    pieces = pattern.replace("}", "{").split("{")
    return "".join(
        piece if place % 2 == 0 else _word(piece, language, words, chosen) for place, piece in enumerate(pieces)
    )


def _word(name: str, language: str, words: dict[str, list[str]], chosen: random.Random) -> str:
    figure = chosen.randint(3, 90)
    if name == "money":
        return f"{figure / 10} مليون دولار" if language == "ar" else f"${figure / 10} million"
    figures = {
        "count": f"{figure * 137:,}",
        "few": str(figure),
        "age": str(figure),
        "percent": f"{figure / 10}%",
        "year": str(1930 + figure),
    }
    return figures[name] if name in figures else chosen.choice(words[name])
