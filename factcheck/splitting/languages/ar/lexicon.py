"""The verbs of Arabic news: what form of which verb a written word can be.

Words are looked up folded (see factcheck.text.stems), since articles differ in hamzas and dots. A form that is
more often a noun ("كتب", "رفع", "تقدم") is not `sure`: its neighbours decide.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from factcheck.splitting.languages import load
from factcheck.text.stems import fold_word

_PAST_ENDINGS = ("", "ت", "وا", "تا", "نا", "ه", "ها", "هم", "هما", "ته", "تها", "تهم", "تهما", "وه", "وها", "وهم", "ن")
_IMPERFECT_ENDINGS = ("", "ون", "وا", "ان", "ن", "ه", "ها", "هم", "هما", "ونه", "ونها", "ين")
_PLURAL = frozenset(("وا", "ون", "وه", "وها", "وهم", "ونه", "ونها"))
_OBJECT_T = ("ت", "تا", "ته", "تها", "تهم", "تهما")
_OBJECT = ("هما", "ها", "هم", "ه")


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the verb `base` (third person, past): `tense` is "past" or "imperfect"."""

    base: str
    tense: str
    feminine: bool
    plural: bool
    sure: bool
    object: bool  # a pronoun is written to it
    person: int = 3


@lru_cache
def words(name: str) -> frozenset[str]:
    """Return the folded words of a list in rules.json."""
    return frozenset(fold_word(word) for word in load("ar", "rules.json").get(name, ()))


@lru_cache
def phrases(name: str) -> tuple[tuple[str, ...], ...]:
    """Return the phrases of a list in rules.json, folded and cut into words, the longest first."""
    found = {tuple(fold_word(word) for word in phrase.split()) for phrase in load("ar", "rules.json").get(name, ())}
    return tuple(sorted(found, key=len, reverse=True))


@lru_cache
def phrases_by_word(name: str) -> dict[str, tuple[tuple[str, ...], ...]]:
    """Return the phrases of a list by their first word, the longest first."""
    found: dict[str, tuple[tuple[str, ...], ...]] = {}
    for phrase in phrases(name):
        found[phrase[0]] = (*found.get(phrase[0], ()), phrase)
    return found


@lru_cache
def _stems() -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Return past stems, imperfect stems without their prefix, each with its base, and the bases that are sure."""
    table = load("ar", "verbs.json")
    past_stems: dict[str, str] = {}
    imperfect_stems: dict[str, str] = {}
    for entry in table["verbs"].split():
        base, _, given = entry.partition("/")
        for stem in _past_stems(base):
            past_stems.setdefault(fold_word(stem), fold_word(base))
        for stem in _imperfect_stems(given.removeprefix("ي") if given else _regular(base)):
            imperfect_stems.setdefault(fold_word(stem), fold_word(base))
    return past_stems, imperfect_stems, frozenset(fold_word(word) for word in table["sure"].split())


def _past_stems(base: str) -> Iterator[str]:
    yield base
    if base.endswith(("ى", "ا")):
        yield base[:-1]  # أدت، دعوا
        yield base[:-1] + "ي"  # أجري
        yield base[:-1] + "ا"  # أجراها
    elif base.endswith("ي"):
        yield base[:-1]
    if len(base) > 3 and base[-2] == "ا" and base[0] in "أا":
        yield base[:-2] + "ي" + base[-1]  # أصيب، استعيد


def _regular(base: str) -> str:
    if len(base) > 3 and base[0] in "أا":
        return base[1:]
    return base


def _imperfect_stems(stem: str) -> Iterator[str]:
    yield stem
    if stem.endswith(("ي", "ى", "و")):
        yield stem[:-1]
        yield stem[:-1] + "ى"
        yield stem[:-1] + "ا"
    elif len(stem) > 2 and stem[-2] in "ويا" and stem[-1] not in "ءئ":
        yield stem[:-2] + stem[-1]  # لم يعد
        yield stem[:-2] + "ا" + stem[-1]  # يعاد
    if stem.endswith("ئ"):
        yield stem[:-1] + "أ"


_NO_ARTICLE = ("التقي", "التقت", "التقوا", "التحق", "التزم", "التمس", "التقط", "التفت")  # verbs, "التقى"


@lru_cache(maxsize=50_000)
def verb(word: str) -> Form | None:
    """Return the verb form that `word`, as written and without a conjunction, can be."""
    low = fold_word(word)
    article = low.startswith("ال") and word[0] != "أ" and not low.startswith(_NO_ARTICLE)  # "ألحق" is none
    if len(low) < 2 or word.endswith("ة") or article or low in words("not_imperfect"):
        return None
    if word.endswith("ات") and len(low) > 3:
        return None  # a plural; "مات", "بات", "فات" are verbs
    return _past(low, word) or _imperfect(low, word)


@lru_cache(maxsize=20_000)
def imperfect(word: str) -> Form | None:
    """Return the imperfect that a word is where no past can stand, after "لم" or for a subject that it agrees with.

    "توفر" is "it was available" by itself, and "she provides" in "لم توفر البلدية".
    """
    low = fold_word(word)
    return _imperfect(low, word) if len(low) > 2 and verb(word) is not None else None


@lru_cache
def _written() -> dict[str, tuple[str, str]]:
    """Bases by their folded form, as written, with their own imperfect stem; those that fold alike are left out."""
    found: dict[str, tuple[str, str]] = {}
    for entry in load("ar", "verbs.json")["verbs"].split():
        base, _, given = entry.partition("/")
        low = fold_word(base)
        found[low] = (
            ("", "") if low in found else (base, fold_word(given.removeprefix("ي") if given else _regular(base)))
        )
    return found


def past(word: str) -> str:
    """Return the past of an imperfect, "فاز" for "يفوز", "" where the form does not settle what it is."""
    found = _imperfect(fold_word(word), word) if len(word) > 2 else None
    if found is None or found.object or found.person != 3 or fold_word(word)[0] == "س":
        return ""
    base, stem = _written().get(found.base, ("", ""))
    if not base or fold_word(word)[1:].removesuffix("ون").removesuffix("وا") != stem:
        return ""
    bare = base[:-1] if base[-1] in "ىا" else base
    if found.plural:
        return bare + "وا"
    return bare + "ت" if found.feminine else base


def _past(low: str, word: str) -> Form | None:
    stems, _, sure = _stems()
    if low == "كانا":
        return Form("كان", "past", False, False, True, False)
    for ending in _PAST_ENDINGS:
        stem = low.removesuffix(ending) if ending else low
        base = stems.get(stem)
        if base is None or (ending and stem == low) or (len(stem) < 3 and not ending and stem != base):
            continue
        if stem != base and len(stem) == 2 and ending not in ("ت", "وا", "تا"):
            continue
        if ending in _OBJECT_T and stem.endswith("ا") and "أ" not in word[-len(ending) - 2 :]:
            continue  # "أدواتها", but "بدأت"
        noun_like = (not ending and (len(low) == 3 or low[0] == "ت")) or (len(low) <= 5 and ending in _OBJECT)
        noun_like = noun_like or (ending in ("ته", "تها", "تهم") and stem.endswith("ي"))  # "هويته"
        noun_like = noun_like or (ending in ("ته", "تها", "تهم") and _thing(stem + "ه"))  # "إلغاء رحلتها"
        noun_like = noun_like or ending in ("نا", "ن") or low in words("nouns_like_verbs")
        certain = not noun_like or (base in sure and ending not in ("نا", "ن", *_OBJECT))
        certain = certain and low not in words("nouns_like_verbs")
        return Form(
            base,
            "past",
            ending.startswith("ت"),
            ending in _PLURAL,
            certain,
            ending.endswith(_OBJECT),
            1 if ending == "نا" else 3,
        )
    return None


def _thing(low: str) -> bool:
    return low in words("things") or low in words("common_nouns")


def _imperfect(low: str, word: str) -> Form | None:
    _, stems, sure = _stems()
    bare = low[1:] if low[0] == "س" and len(low) > 3 and low[1] in "يتنا" else low
    if bare[0] not in "يتنا" or len(bare) < 3 or (bare[0] == "ا" and "أ" not in word[:3]):
        return None
    for ending in _IMPERFECT_ENDINGS:
        stem = bare[1:].removesuffix(ending) if ending else bare[1:]
        if (ending and stem == bare[1:]) or stem not in stems or (len(stem) < 2 and bare == low):
            continue
        future = bare != low
        certain = (
            future
            or stems[stem] in sure
            or bare[0] == "ي"
            or low in words("sure_imperfects")
            or (bare[0] == "ت" and (len(stem) > 3 or stem[0] == "ت" or ending in _OBJECT))
        )
        person = 3 if bare[0] in "يت" else 1
        feminine = bare[0] == "ت"
        return Form(stems[stem], "imperfect", feminine, ending in _PLURAL, certain, ending.endswith(_OBJECT), person)
    return None


def is_action_word(low: str, written: str) -> bool:
    """Whether a word, folded and as written, has the pattern of a noun of action, or is listed as one."""
    if written.startswith("ال") or len(low) < 3 or low == "انسان":
        return False
    if len(low) == 5 and low[0] == "ت" and low[3] == "ي":
        return True
    if low[0] == "ا" and written[0] != "أ" and len(low) in (5, 6, 7) and low[-2] == "ا":
        return True
    return low in words("actions")
