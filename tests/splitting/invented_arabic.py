"""Invented Arabic sentences: dozens of patterns over a lexicon, with negations, hedges and approximators marked."""

import random
from collections.abc import Callable

from tests.splitting.invented import Pen, Told

HE = (
    *("المهندس", "رئيس البلدية", "كريم الحلو", "الوزير سامي الخطيب", "المصنع", "المجلس المحلي", "مدير الميناء"),
    *("المقاول", "نائب المحافظ", "الطبيب عمر ناصر", "المصرف الزراعي", "اتحاد المزارعين"),
)
SHE = (
    *("البلدية", "الشركة", "وزارة المياه", "ليلى منصور", "جمعية الصيادين", "النقابة", "هيئة الطرق", "المحكمة"),
    *("المهندسة هدى ناصر", "الحكومة المحلية", "مؤسسة الرمال", "إدارة المستشفى"),
)
SPEAKERS = (
    *("المحافظ", "المتحدث باسم الوزارة", "وزير النقل نبيل فارس", "شهود", "التقرير", "إذاعة التلال", "مسؤولان"),
    *("عميد الكلية", "مدير الأرصاد حسان درويش"),
)
OBJECTS = (
    *("السوق القديمة", "الجسر", "مدرسة في الرمال", "الطريق الشمالي", "القمح", "العيادة", "محطة الضخ", "السد"),
    *("خط السكة", "المتحف", "مستودعا في الوادي", "بيوتا عدة", "المكتبة العامة", "شبكة الكهرباء", "الأرشيف", "المرفأ"),
    *("أنابيب المياه", "التمثال", "القاعة الكبرى", "مقر البعثة"),
)
ADJUNCTS = (
    *("في عام 2019", "يوم الاثنين", "بعد العاصفة", "قرب النهر", "العام الماضي", "للمرة الأولى", "في الرمال"),
    *("خلال الإضراب", "في 4 حزيران 2021", "رغم الكلفة", "ليلا", "بمساعدة من الخارج"),
)
# "He" and "she" in the past, "he" and "she" in the imperfect.
VERBS = (
    *(("أغلق", "أغلقت", "يغلق", "تغلق"), ("افتتح", "افتتحت", "يفتتح", "تفتتح"), ("هدم", "هدمت", "يهدم", "تهدم")),
    *(("استأجر", "استأجرت", "يستأجر", "تستأجر"), ("رمم", "رممت", "يرمم", "ترمم"), ("نقل", "نقلت", "ينقل", "تنقل")),
    *(("وزع", "وزعت", "يوزع", "توزع"), ("أنتج", "أنتجت", "ينتج", "تنتج"), ("دمر", "دمرت", "يدمر", "تدمر")),
    *(("مول", "مولت", "يمول", "تمول"), ("أرسل", "أرسلت", "يرسل", "ترسل"), ("استلم", "استلمت", "يستلم", "تستلم")),
    *(("زرع", "زرعت", "يزرع", "تزرع"), ("نظف", "نظفت", "ينظف", "تنظف"), ("حفر", "حفرت", "يحفر", "تحفر")),
    *(("صادر", "صادرت", "يصادر", "تصادر"), ("فحص", "فحصت", "يفحص", "تفحص"), ("شيد", "شيدت", "يشيد", "تشيد")),
    *(("أحرق", "أحرقت", "يحرق", "تحرق"), ("جهز", "جهزت", "يجهز", "تجهز"), ("سجل", "سجلت", "يسجل", "تسجل")),
)
LATER = tuple(form for verb in VERBS for form in verb[2:])
Verb = tuple[str, str, str, str]
# How a verb is written, whether in the past, and its marks.
MARKED = (
    *(("لم {}", False, ("لم",)), ("لا {}", False, ("لا",)), ("لن {}", False, ("لن",)), ("لم {}", False, ("لم",))),
    *(("قد {}", False, ("قد",)), ("ربما {}", True, ("ربما",)), ("ربما {}", False, ("ربما",))),
    *(("قد لا {}", False, ("قد", "لا")), ("ربما لم {}", False, ("ربما", "لم")), ("لم {}", False, ("لم",))),
)
PLAIN = (("{}", True), ("{}", True), ("{}", False), ("س{}", False))
# Words before a clause that begins with its subject, and before one that begins with a verb in the imperfect.
SUBJECT_NEXT = (("يُعتقد أن", "يعتقد"), ("يبدو أن", "يبدو"), ("يُرجح أن", "يرجح"), ("من المحتمل أن", "المحتمل"))
VERB_NEXT = (
    *(("من المتوقع أن", "المتوقع"), ("من المحتمل أن", "المحتمل"), ("من المرجح أن", "المرجح"), ("يُتوقع أن", "يتوقع")),
    *(("يمكن أن", "يمكن"), ("من الممكن أن", "الممكن")),
)
ROUGHLY = (
    *(
        "حوالي",
        "نحو",
        "قرابة",
        "زهاء",
        "أكثر من",
        "أقل من",
        "ما لا يقل عن",
        "ما لا يزيد على",
        "ما يقارب",
        "ما يزيد على",
    ),
    *("أزيد من", "ما يقرب من"),
)
# After 11 to 99, and after hundreds.
COUNTED = (
    *(("خيمة", "خيمة"), ("قاربا", "قارب"), ("بئرا", "بئر"), ("شجرة", "شجرة"), ("سفينة", "سفينة"), ("كتابا", "كتاب")),
    *(("حافلة", "حافلة"), ("سريرا", "سرير"), ("مصباحا", "مصباح"), ("عاملا", "عامل"), ("وثيقة", "وثيقة")),
)


class Arabic(Pen):
    """Writes the pieces of Arabic sentences."""

    def who(self) -> tuple[str, int]:
        """A subject, and 0 for "he", 1 for "she"."""
        return (self.once(HE), 0) if self.chance(5) else (self.once(SHE), 1)

    def what(self) -> str:
        return self.counted() if self.chance(4) else self.once(OBJECTS)

    def counted(self, *, always: bool = False) -> str:
        """A number of things, often a rough one."""
        number, thing = self.number(), self.once(COUNTED)
        words = f"{number} {thing[len(number) > 2]}"
        if not always and self.chance(3):
            return words
        if self.chance(1):
            self.mark(["على الأقل"], number)
            return f"{words} على الأقل"
        rough = self.once(ROUGHLY)
        self.mark([rough], number, near=True)
        return f"{rough} {words}"

    def verb(self, gender: int, *, marked: bool | None = None) -> str:
        """A verb with what stands before it, agreeing with its subject."""
        verb = self.once(VERBS)
        if self.chance(6) if marked is None else marked:
            pattern, past, words = self.any(MARKED)
            self.mark(words, *forms(verb))
            if words[0] in ("قد", "ربما") and not past:
                self.leave_open(-len(words), *LATER)  # "قد يغلق المصنع ويغادر": that it leaves is only possible, too
        else:
            pattern, past = self.any(PLAIN)
        return pattern.format(verb[gender + 2 * (not past)])

    def rest(self) -> str:
        return f"{self.what()} {self.once(ADJUNCTS)}" if self.chance(3) else self.what()

    def does(self, gender: int, *, marked: bool | None = None) -> str:
        return f"{self.verb(gender, marked=marked)} {self.rest()}"

    def nominal(self, *, marked: bool | None = None) -> str:
        """A clause that begins with its subject, as after "أن"."""
        who, gender = self.who()
        return f"{who} {self.does(gender, marked=marked)}"

    def verbal(self, *, marked: bool | None = None) -> str:
        who, gender = self.who()
        return f"{self.verb(gender, marked=marked)} {who} {self.rest()}"

    def clause(self, *, marked: bool | None = None) -> str:
        if self.chance(1):
            return self.hedged()
        return self.verbal(marked=marked) if self.chance(7) else self.nominal(marked=marked)

    def hedged(self) -> str:
        """A clause after "it is believed that" and the like."""
        (who, gender), verb = self.who(), self.once(VERBS)
        if self.chance(5):
            lead, word = self.once(SUBJECT_NEXT[:3])
            said = f"{lead} {who} {verb[gender]}"
        else:
            lead, word = self.once(VERB_NEXT)
            said = f"{lead} {verb[gender + 2]} {who}"
        self.mark([word], *forms(verb))
        self.leave_open(-1, *LATER)  # "من المتوقع أن يغلق المصنع، وتغلق الشركة": that she will may be expected, too
        return f"{said} {self.rest()}"

    def saying(self) -> str:
        return self.any(("قال {} إن", "أكد {} أن", "أعلن {} أن", "ذكر {} أن", "أوضح {} أن", "أضاف {} أن")).format(
            self.once(SPEAKERS)
        )


def forms(verb: Verb) -> tuple[str, ...]:
    """A verb as it can stand in a claim."""
    return (*verb, f"س{verb[2]}", f"س{verb[3]}")


def _coordinated(pen: Arabic) -> str:
    return f"{pen.clause()}{pen.any(('، و', ' و', '، بينما ', '، في حين ', '؛ ', '، كما '))}{pen.clause()}"


def _but(pen: Arabic) -> str:
    return f"{pen.clause()}{pen.any(('، لكن ', '، إلا أن ', '، غير أن ', ' لكن '))}{pen.nominal()}"


def _three(pen: Arabic) -> str:
    return f"{pen.verbal()}، و{pen.verbal()}، و{pen.verbal()}"


def _two_verbs(pen: Arabic) -> str:
    who, gender = pen.who()
    joint = pen.any((" و", "، و", " ثم ", "، ثم ", " ف"))
    return f"{pen.verb(gender)} {who} {pen.rest()}{joint}{pen.does(gender)}"


def _two_verbs_nominal(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{who} {pen.does(gender)} و{pen.does(gender)} و{pen.does(gender)}"


def _said(pen: Arabic) -> str:
    return f"{pen.saying()} {pen.nominal()}"


def _said_two(pen: Arabic) -> str:
    joint = pen.any(("وإن", "مؤكدا أن", "مضيفا أن", "وأكد أن"))
    return f"قال {pen.once(SPEAKERS)} إن {pen.nominal()}، {joint} {pen.nominal()}"


def _said_and(pen: Arabic) -> str:
    return f"{pen.saying()} {pen.nominal()} و{pen.verbal()}"


def _trailing(pen: Arabic) -> str:
    return f"{pen.clause()}، {pen.any(('بحسب', 'وفق', 'حسب ما قال', 'بحسب ما ذكر'))} {pen.once(SPEAKERS)}"


def _according(pen: Arabic) -> str:
    return f"{pen.any(('بحسب', 'وفق'))} {pen.once(SPEAKERS)}، {pen.clause()}"


def _quoted(pen: Arabic) -> str:
    return f"قال {pen.once(SPEAKERS)}: «{pen.clause()}»"


def _relative(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{who}، {('الذي', 'التي')[gender]} {pen.does(gender)}، {pen.does(gender)}"


def _relative_bare(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{pen.verb(gender)} {who} {('الذي', 'التي')[gender]} {pen.does(gender)} {pen.what()}"


def _apposition(pen: Arabic) -> str:
    role = pen.any(("مدير المصنع", "رئيس النقابة", "المهندس في البلدية", "نائب رئيس المجلس"))
    return f"{pen.verb(0)} سليم عواد، {role}، {pen.rest()}"


def _while_being(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{pen.verb(gender)} {who} {pen.what()}، {('وهو', 'وهي')[gender]} {pen.does(gender)}"


def _because(pen: Arabic) -> str:
    return f"{pen.clause()} {pen.any(('لأن', 'رغم أن', 'بعدما تبين أن', 'مع أن'))} {pen.nominal()}"


def _after(pen: Arabic) -> str:
    return f"{pen.verbal()}، {pen.any(('بعدما', 'عندما', 'حين', 'منذ أن'))} {pen.verbal()}"


def _although(pen: Arabic) -> str:
    return f"{pen.any(('رغم أن', 'على الرغم من أن', 'مع أن'))} {pen.nominal()}، {pen.verbal()}"


def _without(pen: Arabic) -> str:
    (who, gender), verb = pen.who(), pen.once(VERBS)
    pen.mark(["دون"], *forms(verb))
    return f"{pen.verb(gender)} {who} {pen.what()} {pen.any(('دون أن', 'من دون أن'))} {verb[gender + 2]} {pen.what()}"


def _listed(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{pen.verb(gender)} {who} {pen.once(OBJECTS)} و{pen.once(OBJECTS)} و{pen.once(OBJECTS)}"


def _or(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{pen.verb(gender, marked=True)} {who} {pen.once(OBJECTS)} أو {pen.once(OBJECTS)}"


def _counted_list(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{pen.verb(gender)} {who} {pen.counted()}، و{pen.counted()}، و{pen.counted(always=True)}"


def _elliptic(pen: Arabic) -> str:
    parts = []
    for town in ("الرمال", "الوادي", "التلال"):
        number, rough = pen.number(100), pen.once(ROUGHLY) if pen.chance(6) else ""
        if rough:
            pen.mark([rough], number, near=True)
        parts.append(f"{rough} {number}{'' if parts else ' خيمة'} إلى {town}".strip())
    return f"أرسلت {pen.once(SHE)} {parts[0]}، و{parts[1]}، و{parts[2]}"


def _subjects(pen: Arabic) -> str:
    one, other = pen.once(HE), pen.once(SHE)
    return f"{pen.verb(0)} {one} و{other} {pen.rest()}"


def _except(pen: Arabic) -> str:
    (who, gender), verb = pen.who(), pen.once(VERBS)
    pen.mark(["لم", "إلا"], *forms(verb))
    return f"لم {verb[gender + 2]} {who} إلا {pen.once(OBJECTS)}، و{pen.clause()}"


def _denied(pen: Arabic) -> str:
    (who, gender), verb = pen.who(), pen.once(VERBS)
    pen.mark(["نفى"], *forms(verb))
    return f"نفى {pen.once(SPEAKERS)} أن {('يكون', 'تكون')[gender]} {who} قد {verb[gender]} {pen.what()}"


def _did_not(pen: Arabic) -> str:
    (who, gender), verb = pen.who(), pen.once(VERBS)
    pen.mark(["ما"], *forms(verb))
    return f"ما {verb[gender]} {who} {pen.rest()}، و{pen.clause()}"


def _not_so(pen: Arabic) -> str:
    word = pen.any(("مفتوحا", "آمنا", "جاهزا", "صالحا للعمل"))
    pen.mark(["ليس"], word)
    return f"{pen.any(('الميناء', 'المصعد', 'الملعب'))} ليس {word}، و{pen.clause()}"


def _among(pen: Arabic) -> str:
    who, gender = pen.who()
    return (
        f"{pen.verb(gender)} {who} {pen.counted()}، {pen.any(('بينها', 'منها', 'من بينها'))} {pen.counted(always=True)}"
    )


def _aside(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{pen.verb(gender)} {who} {pen.counted()} ({pen.counted(always=True)}) {pen.once(ADJUNCTS)}"


def _if(pen: Arabic) -> str:
    return f"إذا {pen.verbal()}، {pen.clause()}"


def _led(pen: Arabic) -> str:
    return f"{pen.once(ADJUNCTS)}، {pen.clause()}"


def _two_sentences(pen: Arabic) -> str:
    who, gender = pen.who()
    return f"{pen.verb(gender)} {who} {pen.rest()}. و{pen.does(gender)}، لكن {pen.nominal()}"


def _expected_two(pen: Arabic) -> str:
    """«من المتوقع أن تغلق البلدية السوق وتنقل المتحف»: both are only expected."""
    (who, gender), one, other = pen.who(), pen.once(VERBS), pen.once(VERBS)
    lead, word = pen.once(VERB_NEXT)
    pen.mark([word], *forms(one), *forms(other))
    return f"{lead} {one[gender + 2]} {who} {pen.what()} و{other[gender + 2]} {pen.what()}"


PATTERNS: tuple[Callable[[Arabic], str], ...] = (
    *(Arabic.clause, Arabic.nominal, Arabic.hedged, _coordinated, _coordinated, _but, _three, _two_verbs, _two_verbs),
    *(_two_verbs_nominal, _said, _said_two, _said_and, _trailing, _according, _quoted, _relative, _relative_bare),
    *(_apposition, _while_being, _because, _after, _although, _without, _listed, _or, _counted_list, _elliptic),
    *(_subjects, _except, _denied, _did_not, _not_so, _among, _aside, _if, _led, _two_sentences, _expected_two),
)


def told(seed: int) -> Told:
    """The invented text number `seed`; the patterns take turns."""
    pen = Arabic(random.Random(seed))
    pattern = PATTERNS[seed % len(PATTERNS)]
    return Told(f"{pattern(pen)}.", pattern.__name__.strip("_"), tuple(pen.marks))
