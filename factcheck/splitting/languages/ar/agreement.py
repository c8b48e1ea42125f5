"""The case of the noun that a claim begins with: what stood after "أن" or a verb is its subject now.

"بوابتين ... لم تُفتحا" is written "بوابتان", "المهندسين حذروا" "المهندسون" and "شقوقا ظهرت" "شقوق"; where the
words do not show for certain what the form is, it is left as the article has it.
"""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, remade
from factcheck.splitting.languages.ar.lexicon import is_action_word, verb, words
from factcheck.splitting.languages.ar.phrases import article, form, is_verb, owned, subject, verbs
from factcheck.splitting.languages.ar.subjects import accusative

_NEAR = 8  # words in which a predicate without a verb shows the number of its subject
_TENS = frozenset(("عشرين", "ثلاثين", "اربعين", "خمسين", "ستين", "سبعين", "ثمانين", "تسعين"))
_TWOS = frozenset(("اثنين", "اثنتين", "مئتين", "مائتين", "الفين", "مليونين", "مليارين"))
_NO_SUBJECT = frozenset(
    ("", "title", "name", "kept", "object")
)  # clauses that begin as the article has them, or with a name


def nominative(clause: Clause, known: frozenset[str]) -> Clause:
    """Return the clause with its first noun, and the adjectives next to it, as a subject is written.

    `known` are the folded words of the article.
    """
    toks = clause.toks
    if clause.source in _NO_SUBJECT or len(toks) < 2:
        return clause
    first = toks[0]
    if first.tag in ("P", "PP") and not verbs(toks):
        return clause.with_toks(_after_place(toks))
    if (
        first.tag not in ("W", "M", "D")
        or first.rule not in ("", "preposition", "article")
        or first.replaced is not None
        or first.low in words("broken_in")
    ):
        return clause
    if first.low in _TENS or first.low in _TWOS:
        return clause.with_toks([_remade(first, "ان" if first.low in _TWOS else "ون"), *toks[1:]])
    ending = _ending(toks, known) if first.tag == "W" and subject(toks) in _at_head(toks) else ""
    if not ending:
        return clause
    end = 1
    while end < len(toks) and _agrees(first, toks[end]):
        end += 1
    return clause.with_toks([*(_remade(tok, ending) for tok in toks[:end]), *toks[end:]])


def _after_place(toks: Sequence[Tok]) -> list[Tok]:
    """ "إن في الحي مركزا واحدا لكل": the noun after the place is the subject, "مركز واحد"."""
    start = next((i for i in range(1, min(len(toks), 8)) if accusative(toks[i])), None)
    if start is None or (toks[start].low in words("adverbial")) or toks[start - 1].tag in ("M", "P"):
        return list(toks)
    end = start + 1
    while end < len(toks) and accusative(toks[end]):
        end += 1
    return [*toks[:start], *(_remade(tok, "-") for tok in toks[start:end]), *toks[end:]]


def _at_head(toks: Sequence[Tok]) -> tuple[tuple[int, int] | None, ...]:
    """The subject where a noun at the head of the clause can be one, None where the clause has no verb."""
    place = subject(toks)
    return (place,) if place is None or place[0] == 0 else ()


def _ending(toks: Sequence[Tok], known: frozenset[str]) -> str:
    """Return what the first noun ends in as a subject: "ان" for two, "ون" for many, "-" for none, "" if unsure."""
    first, low = toks[0], toks[0].low
    if low.endswith("ين") and len(low) > 4 and low not in words("time_nouns"):
        return _of_two_or_many(toks)
    if not low.endswith("ا") or len(low) < 4 or article(first) or owned(first) or low in words("time_nouns"):
        return ""
    bare = low[:-1]
    if low in words("broken_in"):
        return ""
    # "دخانا كثيفا" and "عددا من" begin no sentence: only the noun of one that "أن" stood before is written so.
    described = _agrees(first, toks[1])
    if (described and low[-2] not in "يوءا") or (toks[1].low == "من" and bare in words("nouns")):
        return "-"
    return "-" if _verb_follows(toks) and _is_noun(bare, first.text.rstrip("\u064b")[:-1], known) else ""


def _verb_follows(toks: Sequence[Tok]) -> bool:
    """Whether the verb stands after the noun and an adjective at most: "شقوقا واسعة ظهرت", "طفلا صغيرا غرق"."""
    described = toks[1].tag == "W" and not article(toks[1]) and toks[1].text.endswith(("ة", "ا", "ات"))
    return any(is_verb(tok) or tok.tag in ("N", "Q") for tok in toks[1 + described : 2 + described])


def _of_two_or_many(toks: Sequence[Tok]) -> str:
    """Whether what is said of the noun is said of two or of many; of neither for "تمرين تأجل"."""
    low = toks[0].low
    place = next(iter(verbs(toks)), None)
    if place is not None:
        found = form(toks[place])
        if found and found.plural:
            return "ون"
        if _dual(toks[place].text):
            return "ان"
    counted = [tok.low for tok in toks[1:3]] in (["من", "اصل"], ["من", "بين"])
    if counted or (low.endswith("تين") and len(low) > 5 and not article(toks[0])):
        return "ان"
    return _as_predicate(toks) if place is None else ""


def _as_predicate(toks: Sequence[Tok]) -> str:
    """The same from what a clause without a verb says: "مضربون", "مغلقان", or a verb of two read as a noun."""
    end = next((i for i in range(1, len(toks)) if not _agrees(toks[0], toks[i])), len(toks))
    if end < len(toks) and toks[end].low not in words("adverbial") and _dual(toks[end].text):
        return "ان"
    said = [tok.low for tok in toks[1:_NEAR] if tok.tag == "W" and not article(tok) and len(tok.low) > 4]
    if any(word.endswith("ون") for word in said):
        return "ون"
    return "ان" if any(word.endswith("تان") or (word[0] == "م" and word.endswith("ان")) for word in said) else ""


def _dual(text: str) -> bool:
    """Whether a verb is said of two: "تعطلتا", "غرقا", "يعملان"."""
    if text.endswith("تا") or text == "كانا":
        return True
    text = text[1:] if text[0] == "س" and text[1:2] in ("ي", "ت") else text
    if text[0] in "يت" and text.endswith("ان"):
        return len(text) > 5 and verb(text[:-2]) is not None
    return text.endswith("ا") and verb(text[:-1]) is not None and verb(text) is None


def _is_noun(bare: str, written: str, known: frozenset[str]) -> bool:
    """Whether a word is one without its "ا": one of the article or a table, a noun of action, or of a pattern."""
    if bare.endswith(("ي", "و", "ء", "ا")):
        return False
    listed = any(bare in words(name) for name in ("roles", "institutions", "events", "documents", "nouns"))
    broken = len(bare) == 4 and bare[2] == "و"  # شقوق، جنود
    plural = len(bare) == 5 and written[0] == "أ" and bare[3] == "ا"  # أضرار، أعداد
    return listed or broken or plural or bare in known or is_action_word(bare, written)


def _agrees(first: Tok, tok: Tok) -> bool:
    """Whether a word next to the noun is its adjective in the same case: "طفلا صغيرا", not "شقوقا كبيرة"."""
    ending = "ين" if first.low.endswith("ين") else "ا"
    if tok.tag != "W" or not tok.low.endswith(ending) or len(tok.low) < 4 or tok.low in words("adverbial"):
        return False
    return article(tok) == article(first)


def _remade(tok: Tok, ending: str) -> Tok:
    text = tok.text.rstrip("\u064b\u064c\u064d").removesuffix("ا") if ending == "-" else tok.text[:-2] + ending
    if ending == "-":
        text = text.rstrip("\u064b")
    return remade(text, "agreement", tok)
