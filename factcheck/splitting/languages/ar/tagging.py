"""Word classes of an Arabic sentence, from small tables, forms and neighbours.

Tags: V past verb, I imperfect verb, N negation, Q verbal particle, P preposition, PP preposition with its
pronoun, PW noun with a preposition written to it, H "that", S subordinator, R relative pronoun, C conjunction,
PR pronoun, D determiner, A adverb, M number, K place name, W any other word; a sign is its own tag.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from factcheck.splitting.clause import Tok, tokenize
from factcheck.splitting.languages.ar.lexicon import (
    imperfect,
    is_action_word,
    phrases,
    phrases_by_word,
    verb,
    words,
)
from factcheck.splitting.languages.ar.readings import VERBS, by_pattern, reads_as_verb
from factcheck.text.number_words import begins_number
from factcheck.text.stems import fold_word

NOUNS = frozenset(("W", "K", "PW", "M", "D"))
_LONGEST = 40  # code points of a word
_MARKS = "\u064b-\u0655\u0670ـ\u200c\u200d"
_CONJUNCTIONS = frozenset("وف")
_CONJUNCTION = re.compile(f"[وف][{_MARKS}]*(?=.)")
_GLUING = frozenset("بلك")  # prepositions that are written to a word
_GLUED = re.compile("[بلك]ال.|لل.")
_ARTICLE = re.compile("ال..")
_ENDINGS = ("هما", "تين", "تان", "ها", "هم", "ين", "ون", "ات", "ان", "ه", "ي", "ا", "ت", "نا")
_CLAUSE_ENDS = frozenset((",", ";", ":", ".", "H", "S", "R", "q("))
_LED = frozenset(("وفقا", "طبقا", "تبعا", "استنادا", "خلافا"))  # before what "ل" is written to
_NOUN_TABLES = ("common_nouns", "time_nouns", "institutions", "events", "documents", "nouns", "people", "roles")


@lru_cache
def _classes() -> dict[str, str]:
    found: dict[str, str] = {}
    for name, tag in (
        ("approximators", "W"),
        ("adverbs", "A"),
        ("determiners", "D"),
        ("prepositions", "P"),
        ("subordinators", "S"),
        ("prepositions_with_pronoun", "PP"),
        ("complementizers", "H"),
        ("relatives", "R"),
        ("negations", "N"),
        ("particles", "Q"),
        ("pronouns", "PR"),
        ("conjunctions", "C"),
    ):
        found.update(dict.fromkeys(words(name), tag))
    return found


def tag(text: str, start: int, end: int, known: frozenset[str], places: frozenset[int]) -> list[Tok]:
    """Return the tagged words of the sentence text[start:end], conjunctions cut off the words they are written to.

    `known` are the folded words of the article, which tell that "و" is a word of its own; `places` the offsets
    where a place name begins.
    """
    toks: list[Tok] = []
    written = tokenize(text, start, end, _folded)
    for index, tok in enumerate(written):
        if tok.low[0] not in _CONJUNCTIONS:
            toks.append(tok)
        elif tok.text in ("فلم", "فقد") and _is_imperfect(written, index + 1):
            toks += _parted(tok)
        else:
            toks += _apart(tok, toks[-1] if toks else None, known)
    tags: list[str] = []
    for index in range(len(toks)):
        tags.append(_class(toks, tags, index, known, places))
    _bounds(toks, tags)
    _verbs_of_last_resort(toks, tags)
    return [Tok(tok.text, tok.low, tok.start, tok.end, found) for tok, found in zip(toks, tags, strict=True)]


def _bounds(toks: Sequence[Tok], tags: list[str]) -> None:
    """ "ما يزيد على 40", "ما لا يقل عن 40": the verb and the negation say how rough the number is, and nothing else."""
    for index in range(3, len(toks)):
        if tags[index] != "M" or tags[index - 1] not in ("P", "I", "V"):
            continue
        start = next((i for i in range(max(0, index - 4), index - 1) if _rough_at(toks, i)), index)
        for place in range(start, index):
            if tags[place] in ("I", "V", "N"):
                tags[place] = "D"


def _rough_at(toks: Sequence[Tok], index: int) -> bool:
    """Whether words that make a number a rough one begin here: "ما يقارب"."""
    found = phrases_by_word("rough").get(toks[index].low, ())
    return any(tuple(tok.low for tok in toks[index : index + len(phrase)]) == phrase for phrase in found)


def _verbs_of_last_resort(toks: Sequence[Tok], tags: list[str]) -> None:
    """ "يُعتقد أن مدير الميناء جهز القاعة": after "أن" a clause has a verb, if need be one that may be a noun."""
    for start in [index for index, found in enumerate(tags) if found == "H"]:
        end = next((i for i in range(start + 1, len(tags)) if tags[i] in _CLAUSE_ENDS), len(tags))
        if VERBS.intersection(tags[start + 1 : end]) or (end < len(tags) and tags[end] == "R"):
            continue
        for index in range(start + 2, end - 1):
            if tags[index] == "W" and tags[index - 1] in ("W", "K") and _could_act(toks, index):
                tags[index] = "V"
                break


def _could_act(toks: Sequence[Tok], index: int) -> bool:
    """Whether the word may be a verb in the past with a finished noun before it and what it acts on after."""
    told = verb(toks[index].text)
    before, after = toks[index - 1], toks[index + 1]
    if told is None or told.tense != "past" or told.person != 3 or toks[index].low in words("nouns_like_verbs"):
        return False
    acts = bool(_ARTICLE.match(after.low)) or after.text.endswith("ا") or after.text[0].isdigit()
    acts = acts or _rough_at(toks, index + 1)
    acts = acts or (index + 2 < len(toks) and bool(_ARTICLE.match(toks[index + 2].low)))
    return bool(_ARTICLE.match(before.low) and acts)


def _parted(tok: Tok) -> list[Tok]:
    return [Tok("ف", "ف", tok.start, tok.start + 1, "C"), Tok(tok.text[1:], tok.low[1:], tok.start + 1, tok.end)]


def _is_imperfect(toks: Sequence[Tok], index: int) -> bool:
    """Whether "فلم" before the word is "and did not", and no film, and "فقد" is "and may": "فلم ينقل المصنع بضائعه"."""
    index += index < len(toks) and toks[index].text == "لا"
    return index < len(toks) and imperfect(toks[index].text) is not None


@lru_cache(maxsize=20_000)
def _folded(word: str) -> str:
    """The word as tables list it; a word that folds to nothing, or longer than any, is itself."""
    return (fold_word(word) or word) if len(word) <= _LONGEST else word


def _apart(tok: Tok, before: Tok | None, known: frozenset[str]) -> list[Tok]:
    """A word that may begin with a conjunction, with that as a word before it where it does."""
    low = tok.low
    match = _CONJUNCTION.match(tok.text)
    if not match or match.end() == len(tok.text):
        return [tok.tagged("C")] if low == "و" else [tok]
    rest = tok.text[match.end() :]
    bare = _folded(rest)
    splits = _is_waw(low, rest, bare, before, known) if low[0] == "و" else _is_fa(low, rest, bare, before, known)
    if not splits:
        return [tok]
    cut = tok.start + match.end()
    return [Tok(match.group(), low[0], tok.start, cut, "C"), Tok(rest, bare, cut, tok.end)]


def _is_waw(low: str, rest: str, bare: str, before: Tok | None, known: frozenset[str]) -> bool:
    """Whether "و" is the conjunction: what remains must be a word, and the whole none."""
    if rest[0].isdigit() or bare in _classes() or bare in ("ما", "ام", "اب", "اخ", "تم"):
        return True
    if rest[0] in "أإآ" and len(bare) > 2 and low not in words("waw_hamza"):
        return True
    if before is None and low in words("waw_first"):
        return True
    if before is None and len(bare) == 2 and verb(rest) and any(bare == phrase[0] for phrase in phrases("governs")):
        return True
    if len(bare) < 3 or _is_whole(low):
        return False
    if _ARTICLE.match(bare) or _GLUED.match(bare) or rest[0] in "أإآ" or bare in known or verb(rest):
        return True
    if is_action_word(bare, rest):
        return True
    named = before is not None and (
        before.low in words("honorifics") or before.low.removeprefix("ال") in words("roles")
    )
    return not named


def _is_whole(low: str) -> bool:
    listed = words("waw_words")
    stems = [low[: -len(ending)] for ending in _ENDINGS if low.endswith(ending) and len(low) - len(ending) > 2]
    return low in listed or any(
        stem in listed or (stem.endswith("ت") and stem[:-1] + "ه" in listed)
        for stem in stems  # "وزارتها"
    )


def _is_fa(low: str, rest: str, bare: str, before: Tok | None, known: frozenset[str]) -> bool:
    opened = before is None or before.text in ("،", ",", ":", "؛", ".")
    if bare in ("لا", "لن", "ليس", "ليست", "ربما"):
        return True
    if bare in words("complementizers") | words("negations") | words("particles") or bare in ("هو", "هي"):
        return (opened and low != "فقد") or low in ("فان", "فانه", "فانها")
    form = verb(rest)
    return opened and form is not None and form.sure and verb(low) is None and low not in known and len(bare) > 2


def _class(toks: Sequence[Tok], tags: Sequence[str], index: int, known: frozenset[str], places: frozenset[int]) -> str:
    tok = toks[index]
    if tok.tag:
        return tok.tag
    found, unless_place = _lone(tok.text, tok.low)
    if found:
        return "A" if found == "S" and tok.low == "كما" and index and tags[index - 1] == "C" else found
    if tok.low == "ما":
        return "N" if _denies(toks, index, tags[index - 1] if index else "") else "D"
    if tok.start in places and not _ARTICLE.match(tok.low) and not tok.low.endswith(("ي", "يه")):
        return "K"
    return unless_place or _verb_or_noun(toks, tags, index, known)


@lru_cache(maxsize=20_000)
def _lone(word: str, low: str) -> tuple[str, str]:
    """The class of a word by itself, and the one that it has unless it is a place; "" where its neighbours decide."""
    if not word[0].isalnum():
        return "," if word in ",،" else ";" if word in ";؛" else word, ""
    if not word.isalpha() and any(map(str.isdigit, word)):
        return "M", ""
    if found := _classes().get(low):
        return found, ""
    if begins_number(low) and not word.startswith("ال"):
        return "", "M"
    return "", "W" if low in words("participles") or low in words("participles_kept") else ""


def _denies(toks: Sequence[Tok], index: int, before: str) -> bool:
    """Whether "ما" is "not": "ما زال", "ما أغلقت البلدية السوق", but not "ما حدث أمس" nor "ما أثار الجدل هو"."""
    if index + 1 >= len(toks):
        return False
    following = toks[index + 1]
    if following.low.removesuffix("وا").removesuffix("ت") in ("زال", "دام"):
        return True
    told = verb(following.text)
    if told is None or told.tense != "past" or told.person != 3 or told.object or told.base in words("intransitive"):
        return False
    end = next((i for i in range(index, len(toks)) if toks[i].text in (",", "،", "؛", ".", "و")), len(toks))
    if any(tok.low in ("هو", "هي", "ان", "انه", "انها") for tok in toks[index + 2 : end]):
        return False
    named = before in ("W", "K") and bool(_ARTICLE.match(toks[index - 1].low) or before == "K")
    return before in ("", "C", ";", ":", "q(") or named


def _verb_or_noun(toks: Sequence[Tok], tags: Sequence[str], index: int, known: frozenset[str]) -> str:
    tok = toks[index]
    back = index - 1
    while back >= 0 and tags[back] in ("A", "PP", "q("):
        back -= 1
    before = tags[back] if back >= 0 else ""
    opening = before in ("", ":", ";") or (before == "C" and (back == 0 or tags[back - 1] in (";", ".")))
    opening = opening or (before == "," and not VERBS.intersection(tags)) or (back >= 0 and _opens(back, tags))
    form = verb(tok.text) if _governs(toks, index) else None
    if form and reads_as_verb(form, toks, tags, index, opening):
        return "I" if form.tense == "imperfect" or (_not_past(toks, index, before) and imperfect(tok.text)) else "V"
    if form is None and (guess := by_pattern(tok, before, opening)):
        return guess
    if tok.low[0] not in _GLUING:
        return "W"
    if _GLUED.match(tok.low):
        return "PW"
    led = tok.low[0] == "ل" and index > 0 and toks[index - 1].low in _LED
    if tok.low[0] in "بل" and len(tok.low) > 3 and (led or _is_noun(tok, known)):
        return "PW"
    return "W"


def _not_past(toks: Sequence[Tok], index: int, before: str) -> bool:
    """Whether no past can stand here: after "لم", after "أن" that something is expected to happen."""
    return before == "N" or (before == "H" and toks[index - 1].low == "ان")


def _governs(toks: Sequence[Tok], index: int) -> bool:
    """Whether a word of two letters has the preposition of the verb that it can be: "نص القانون على"."""
    governed = _governed().get(toks[index].low)
    return governed is None or any(tok.low == governed for tok in toks[index + 1 :])


@lru_cache
def _governed() -> dict[str, str]:
    """The prepositions of the verbs of two letters that have one."""
    return {verb: preposition for verb, preposition in phrases("governs") if len(verb) == 2}


def _opens(back: int, tags: Sequence[str]) -> bool:
    """Whether the word is one that a clause begins after at the head of a sentence: "كما", "ثم"."""
    return tags[back] in ("C", "S") and not VERBS.intersection(tags[:back])


def _is_noun(tok: Tok, known: frozenset[str]) -> bool:
    """Whether what follows "ب" or "ل" is a word: "بخفض", "لأعمال", "بحياة", but not "بلدة", "لجنة"."""
    rest = tok.text[1:].lstrip("ـ")
    bare = tok.low[1:]
    if len(bare) < 3 or tok.low in words("ba_words") or tok.low in words("lam_words"):
        return False
    if rest[0] in "أإآا" or bare in known or verb(rest) is not None or "ال" + bare in known:
        return True
    return is_action_word(bare, rest) or any(bare in words(name) for name in _NOUN_TABLES)
