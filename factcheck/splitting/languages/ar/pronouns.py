"""Pronouns written to Arabic words, "مركزها", "فيه", "يزورها", in a claim that has no noun for them.

The noun is taken from the sentence where one alone agrees: "مركز الهزة". Where several could be meant, or none, the
word is marked ambiguous and stays as it is.
"""

from collections.abc import Collection, Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, remade, share
from factcheck.splitting.languages.ar.counts import number_at
from factcheck.splitting.languages.ar.lexicon import verb, words
from factcheck.splitting.languages.ar.nouns import SKIPPED, Noun, fits, nouns
from factcheck.splitting.languages.ar.phrases import (
    article,
    definite,
    form,
    is_action,
    is_verb,
    owned,
    quoted_mask,
    subject,
)
from factcheck.splitting.languages.ar.reported import AMBIGUOUS, open_pronoun
from factcheck.splitting.languages.ar.subjects import has_subject, topic

_ENDINGS = ("هما", "ها", "هم", "ه")
_BARE = {"علي": "على", "الي": "إلى", "لدي": "لدى"}
_LONGEST = 6  # words of a noun that is put for a pronoun
_DEMONSTRATIVES = frozenset(("هذا", "هذه", "ذلك", "تلك", "هولاء"))
_AFTER = frozenset(("بعد", "الي", "قبل", "منذ", "مع", "في", "ل", "لاجل", "علي", "ضمن", "من", "غير"))
_COPULAS = frozenset(("كان", "ظل", "بات", "اصبح", "صار", "وصل"))
_TOLD = frozenset(("part", "name", "title", "about"))  # claims that have their noun by their rule
_NO_DUALS = ("time_nouns", "nouns", "people", "institutions", "broken_in", "durations")
_ORDINALS = frozenset(
    f"ال{low}"
    for low in ("اول", "اولي", "ثاني", "ثانيه", "ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه", "اخير", "اخيره")
)


def settle(clauses: Sequence[Clause], sentence: Sequence[Tok], before: Collection[str]) -> list[Clause]:
    """Return the clauses of one sentence with nouns for the pronouns that have none in their clause.

    `before` are the folded words of the article before the sentence, which tell what "هذا" can point at.
    """
    done: list[Clause] = []
    for clause in clauses:
        near = next((c for c in reversed(done) if c.claimant == clause.claimant and c.source not in _TOLD), None)
        settled = _settled(_with_topic(open_pronoun(clause, sentence), done), near.toks if near else (), sentence)
        done.append(_pointing(_marked(settled), before))
    return done


def _with_topic(clause: Clause, done: Sequence[Clause]) -> Clause:
    """Give "استمرت ساعة" the last subject that can be hers: "الهزة" in "الهزة قوية ومركزها البحر، واستمرت ساعة"."""
    toks = clause.toks
    found = form(toks[0]) if toks and toks[0].tag == "V" and clause.source == "clause" else None
    bare = found is not None and found.feminine and not found.object and not found.plural
    if (
        not bare
        or toks[0].rule == AMBIGUOUS
        or any(t.shared for t in toks[1:3])
        or has_subject(list(toks))
        or toks[0].text[1:2] == "\u064f"
    ):
        return clause
    for before in reversed(done):
        place = subject(before.toks) or topic(before.toks)
        if before.claimant != clause.claimant or before.source in _TOLD or place is None:
            continue
        head = before.toks[place[0]]
        if head.text.endswith("ة") and definite(before.toks[place[1] - 1]):
            return clause.with_toks([toks[0], *share(before.toks[slice(*place)]), *toks[1:]])
    return clause


def _marked(clause: Clause) -> Clause:
    """Mark "يستمر أسبوعا" where nothing says what goes on."""
    toks = clause.toks
    if clause.source != "clause" or len(toks) < 2 or not is_verb(toks[0]) or toks[0].rule or toks[1].shared:
        return clause
    found = form(toks[0])
    if found is None or found.base not in words("lasting") or has_subject(list(toks)):
        return clause
    return clause.with_toks([replace(toks[0], rule=AMBIGUOUS), *toks[1:]])


def ending_of(tok: Tok) -> str:
    """The pronoun written to a preposition, noun or verb, "" where none is."""
    if not tok.low.endswith(_ENDINGS):
        return ""
    if tok.tag == "PP" or owned(tok):
        return next((ending for ending in _ENDINGS if tok.low.endswith(ending)), "")
    if not is_verb(tok):
        return ""
    found = form(tok)
    if found is None and tok.tag == "I" and len(tok.low) > 5:
        return next((e for e in ("هما", "ها", "هم") if tok.low.endswith(e)), "")
    return next((e for e in _ENDINGS if tok.low.endswith(e)), "") if found is not None and found.object else ""


def _settled(clause: Clause, near: Sequence[Tok], sentence: Sequence[Tok]) -> Clause:
    """Put a noun of the clause before, or else of the sentence so far, for the first pronoun that has none."""
    toks = list(clause.toks)
    if clause.source in _TOLD or not toks:
        return clause
    mask = quoted_mask(toks)
    for index, tok in enumerate(toks):
        ending = ending_of(tok)
        if not ending or tok.rule or tok.replaced is not None or mask[index]:
            continue
        counted = bool(index) and number_at(toks, index - 1) and tok.low in ("منهم", "منها")  # "سقط 230 منهم"
        if index and tok.low in ("منها", "منهم") and toks[index - 1].low in _ORDINALS:
            before = [t for t in sentence if t.end <= tok.start]
            again = [t for t in near if t.replaced == tok.text]
            return clause.with_toks(_of_so_many(toks, index, ending, again or near or before))
        if tok.low in words("parts") and not counted:
            continue
        if _has_noun(toks, index, ending, counted):
            continue
        if ending == clause.voice:
            return clause.with_toks(_replaced(toks, index, ending, []))  # "قال المدرب إن الحكم أخطأ وإن فريقه سيشتكي"
        said = [t for t in sentence if t.end <= tok.start]
        if again := [t for t in near if t.replaced == tok.text and t.end <= tok.start]:
            return clause.with_toks(_replaced(toks, index, ending, again))  # "مصدرها بعيد وعلى عمق ميل": told of both
        if ending == "هما" and tok.low.startswith("احد"):
            return clause.with_toks(_of_two(toks, index, said))
        return clause.with_toks(_replaced(toks, index, ending, _noun_for(tok, ending, near, said)))
    return clause


def _has_noun(toks: Sequence[Tok], index: int, ending: str, counted: bool) -> bool:
    """Whether the clause has a noun for the pronoun itself; what is `counted` of many is not the many."""
    leads = toks[0].tag in ("P", "PW") and not any(is_verb(t) for t in toks[:index])  # "في خطابه الأول أعلن الرئيس"
    own = list(toks if leads else toks[:index])
    own = [t for t in own if t.tag != "M" and t is not toks[index - 1]] if counted else own
    return any(fits(t, ending) for t in own if t is not toks[index])


def _noun_for(tok: Tok, ending: str, near: Sequence[Tok], said: Sequence[Tok]) -> list[Tok]:
    """The one noun of the clause before, or else of the sentence so far, that the pronoun can stand for."""
    place, meant = said, list[slice]()
    near = [t for t in near if t.end <= tok.start]  # not "البرازيل" in "هاجر والده إلى البرازيل، وأسس"
    for place in (near, said):
        meant = [slice(*n) for n in nouns(place) if _agrees(place, n, ending)]
        if ending == "هم":  # "القتلى" before a place that looks like a plural
            meant = [n for n in meant if _human(place[n][0])] or meant
        if tok.low.startswith("في"):
            meant = _in_what(place, meant)
        if meant:
            break
    return _written(place, meant[0], is_verb(tok)) if _one(place, meant) else []


def _in_what(toks: Sequence[Tok], meant: list[slice]) -> list[slice]:
    """ "في القرية مركز واحد، والماء قليل فيها": the place, where nothing else that is known can be meant."""
    places = [n for n in meant if n.start and toks[n.start - 1].low == "في"]
    known = [n for n in meant if any(definite(t) for t in toks[n])]
    return places if len(places) == 1 and known == places else meant


def _one(toks: Sequence[Tok], meant: Sequence[slice]) -> bool:
    """Whether all that can be meant is one noun, named once or more."""
    return len({tuple(t.low for t in toks[noun]) for noun in meant}) == 1


def _agrees(toks: Sequence[Tok], noun: Noun, ending: str) -> bool:
    """Whether the pronoun can stand for the noun, or for what it is of: "مجلس البلدية ... ميزانيتها"."""
    start, end = noun
    if _says_how(toks, noun):
        return False
    if toks[start].tag == "M":
        people = any(t.low.removesuffix("ا") in words("persons") for t in toks[start:end])
        return ending == ("هم" if people else "ها")
    head = toks[start + (toks[start].tag == "q(" and end - start > 1)]
    if is_action(head) or (head.tag == "PW" and not definite(head) and verb(head.text[1:])):
        return False  # "صُمم لتحمل هزات"
    return fits(head, ending) or (end - start == 2 and article(toks[end - 1]) and fits(toks[end - 1], ending))


def _says_how(toks: Sequence[Tok], noun: Noun) -> bool:
    """Whether a word tells of the subject before its verb: "القافلة وصلت كاملة"."""
    start, end = noun
    if end - start != 1 or start < 2 or definite(toks[start]) or not is_verb(toks[start - 1]):
        return False
    found = form(toks[start - 1])
    return found is not None and (found.base in words("intransitive") or found.base in _COPULAS)


def _human(tok: Tok) -> bool:
    low = tok.low.removeprefix("ال")
    return low in words("people") or low in words("persons")


def _written(place: Sequence[Tok], noun: slice, first: bool) -> list[Tok]:
    """The noun as it stands after a preposition or another noun, or `first`; nothing where that is not certain."""
    toks = list(place[noun])
    after = place[noun.stop] if noun.stop < len(place) else None
    if not toks or len(toks) > _LONGEST or toks[0].tag == "M" or toks[0].low.endswith(("ون", "ان")):
        return []
    if len(toks) == 1 and (
        (not definite(toks[0]) and not first) or (after is not None and after.tag in ("P", "PW") and _open(toks[0]))
    ):
        return []  # "المسؤولون عن الحادث" are not "المسؤولون"
    head = toks[0]
    if head.tag == "PW" and head.low.startswith("لل"):
        return []
    if head.tag == "PW":
        text = head.text[1:]
        toks[0] = replace(head, text=text, low=head.low[1:], start=head.end - len(text), tag="W")
    return [] if toks[0].text.rstrip("\u064b").endswith("ا") else toks


def _open(tok: Tok) -> bool:
    """Whether the word alone does not say whom it means: "المتهم", "المسؤولين"."""
    return tok.low.removeprefix("ال").startswith("م") and len(tok.low) > 5


def _replaced(toks: list[Tok], index: int, ending: str, noun: list[Tok]) -> list[Tok]:
    """The words with the noun for the pronoun at `index`, or with the pronoun marked where there is none."""
    tok = toks[index]
    if tok.low.startswith(("احد", "احدي")):
        noun = []
    if noun and is_verb(tok):
        if any(t.tag not in ("N", "Q") for t in toks[:index]):
            return toks
        return [*share(noun), *toks]  # "القافلة لم يعترضها أحد"
    bare = without_pronoun(tok, ending) if noun else None
    if bare is None:
        return [*toks[:index], replace(tok, rule=AMBIGUOUS), *toks[index + 1 :]]
    put = [replace(t, shared=True, replaced=tok.text) for t in noun]
    if bare.low in ("ب", "ل"):
        first = put[0]
        glued = "ل" + first.text[1:] if bare.low == "ل" and article(first) else bare.text + first.text
        return [*toks[:index], replace(first, text=glued), *put[1:], *toks[index + 1 :]]
    return [*toks[:index], bare, *put, *toks[index + 1 :]]


def _of_two(toks: Sequence[Tok], index: int, before: Sequence[Tok]) -> list[Tok]:
    """ "أحد الحارسين" for "أحدهما" where the sentence named two before, and no other two."""
    tok = toks[index]
    two = {t.low: t for t in before if t.tag in ("W", "PW") and len(t.low) > 4 and t.low.endswith(("ان", "ين"))}
    two = {low: t for low, t in two.items() if not any(low.removeprefix("ال") in words(name) for name in _NO_DUALS)}
    if len(two) != 1:
        return [*toks[:index], replace(tok, rule=AMBIGUOUS), *toks[index + 1 :]]
    dual = next(iter(two.values()))
    bare = dual.text[1 if dual.tag == "PW" else 0 :].removeprefix("ال")
    pair = replace(remade("ال" + bare[:-2] + "ين", "article", dual, "W"), shared=True, replaced=tok.text)
    return [*toks[:index], _slice(tok, tok.text[:-3], "W"), pair, *toks[index + 1 :]]


def _of_so_many(toks: Sequence[Tok], index: int, ending: str, before: Sequence[Tok]) -> list[Tok]:
    """ "الثانية من ست دفعات" for "الثانية منها" where the words before count one thing alone."""
    counted = [n for n in nouns(before) if before[n[0]].tag == "M" and _agrees(before, n, ending)]
    tok = toks[index]
    if len(counted) != 1 or (bare := without_pronoun(tok, ending)) is None:
        return [*toks[:index], replace(tok, rule=AMBIGUOUS), *toks[index + 1 :]]
    noun = [replace(t, shared=True, replaced=tok.text) for t in before[slice(*counted[0])]]
    return [*toks[:index], bare, *noun, *toks[index + 1 :]]


def without_pronoun(tok: Tok, ending: str) -> Tok | None:
    """The word without its pronoun: "في" of "فيها", "قيمة" of "قيمتها"; None where its last letter is not settled."""
    text = tok.text[: -len(ending)]
    low = tok.low[: -len(ending)]
    if tok.tag == "PP":
        return remade(_BARE[low], "pronoun", tok, "P") if low in _BARE else _slice(tok, text, "P")
    if low.endswith(("ائ", "اؤ")) or text.endswith(("ائ", "اؤ")):
        return remade(text[:-1] + "ء", "pronoun", tok)
    if text.endswith("ت") and not low.endswith("ات") and low not in words("ta_nouns") and len(low) > 3:
        return remade(text[:-1] + "ة", "pronoun", tok)
    return None if text.endswith(("ا", "و", "ئ", "ؤ")) else _slice(tok, text, tok.tag)


def _slice(tok: Tok, text: str, tag: str) -> Tok:
    return replace(tok, text=text, low=tok.low[: len(text)], end=tok.start + len(text), tag=tag)


def _pointing(clause: Clause, before: Collection[str]) -> Clause:
    """Mark "هذه الأرقام" where the article named no figures before, and "نفى ذلك"."""
    toks = clause.toks
    for index, tok in enumerate(toks):
        if tok.low in ("الاخير", "الاخيره") and index and is_verb(toks[index - 1]) and not tok.rule:
            return clause.with_toks([*toks[:index], replace(tok, rule=AMBIGUOUS), *toks[index + 1 :]])
        if tok.low not in _DEMONSTRATIVES or tok.rule:
            continue
        following = toks[index + 1] if index + 1 < len(toks) else None
        if following is None or following.tag in (".", ","):
            if index and toks[index - 1].low in _AFTER:
                continue  # "بعد ذلك"
            return clause.with_toks([*toks[:index], replace(tok, rule=AMBIGUOUS), *toks[index + 1 :]])
        bare = following.low.removeprefix("ال")
        told = any(t.tag == "R" for t in toks[index + 2 : index + 5])
        if told or not article(following) or any(following.low in words(name) for name in SKIPPED):
            continue
        if not any(form_ + bare in before for form_ in ("", "ال", "ب", "ل", "بال", "لل", "كال")):
            return clause.with_toks([*toks[:index], replace(tok, rule=AMBIGUOUS), *toks[index + 1 :]])
    return clause
