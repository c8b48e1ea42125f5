"""What an Arabic sentence tells in passing: "وهي هيئة", "(41 عاما)", a name after its office."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.splitting.clause import Clause, Tok, made, needs, share
from factcheck.splitting.languages.ar import pronouns, speakers
from factcheck.splitting.languages.ar.known import known
from factcheck.splitting.languages.ar.lexicon import phrases, words
from factcheck.splitting.languages.ar.nouns import ALONE, agreeing, may_mean
from factcheck.splitting.languages.ar.phrases import (
    adjective,
    article,
    definite,
    form,
    is_action,
    is_verb,
    np_start,
    owned,
    quoted_mask,
    trim,
    verbs,
)
from factcheck.splitting.languages.ar.predicates import predicates
from factcheck.splitting.languages.ar.relatives import head_noun
from factcheck.splitting.languages.ar.shares import came_with

_BODIES = ("institutions", "persons", "roles")
_PRICES = frozenset(("مليون", "مليار", "الف", "مبلغ", "قيمه", "سعر"))
_YEARS = frozenset(("عام", "سنه", "سنوات", "اعوام", "ربيع"))


@needs("(")
def parentheses(clause: Clause) -> list[Clause] | None:
    """Take "(هحغ)" and "(41 عاما)" out of the sentence; what they say of the noun makes a claim of its own."""
    toks = clause.toks
    opened = next((i for i, t in enumerate(toks) if t.tag == "(" and i), None)
    if opened is None or clause.source == "name":
        return None
    closed = next((i for i in range(opened, min(len(toks), opened + 14)) if toks[i].tag == ")"), None)
    if closed is None or closed == opened + 1:
        return None
    inside = list(toks[opened + 1 : closed])
    start = np_start(toks, opened)
    head = list(toks[start:opened])
    if not head or len(inside) > 9 or any(is_verb(t) for t in inside):
        return None
    rest = clause.with_toks([*toks[:opened], *toks[closed + 1 :]])
    if tuple(t.low for t in inside) in phrases("credits"):
        return [rest]
    if inside[0].tag == "M":
        if len(inside) < 2 or inside[1].low.removesuffix("ا") not in _YEARS or any(t.tag == "M" for t in head):
            return None
        told = [made("عمر", "age", inside[0], "W"), *share(head), *inside]
        return [rest, replace(clause, toks=tuple(told), claimant=(), source="name")]
    if any(t.tag not in ("W", "K", "PW", "P") for t in inside):
        return None
    if len(inside) == 1:
        head = _expanded(toks, opened, head)
    if not head:
        return None  # "سقط السقف (جزئيا)"
    bare = (
        [replace(head[0], text=head[0].text[1:], start=head[0].start + 1, low=head[0].low[1:], tag="W"), *head[1:]]
        if (head[0].tag == "PW" and not head[0].low.startswith("لل"))
        else head
    )
    told = _short_for(bare, inside)
    return [rest, replace(clause, toks=tuple(told), claimant=(), source="name")]


def _short_for(name: list[Tok], inside: list[Tok]) -> list[Tok]:
    """ "هغد هي هيئة الغذاء والدواء" for one word in brackets after a longer name; else the name first."""
    copula = "هي" if inside[0].text.endswith("ة") or name[0].text.endswith("ة") else "هو"
    middle = made(copula, "copula", inside[0], "PR")
    if len(inside) == 1 and name[0].tag == "W" and len(name) > 1:
        return [*inside, middle, *share(name)]
    return [*share(name), middle, *inside]


def _expanded(toks: Sequence[Tok], end: int, head: list[Tok]) -> list[Tok]:
    """What one word in brackets is short for, "هيئة الغذاء والدواء (هغد)"; nothing where it can be no short name."""
    outermost = None
    for start in range(end - 1, max(-1, end - 9), -1):
        tok = toks[start]
        if tok.tag not in ("W", "PW", "K", "C", "q(", "q)") or is_verb(tok):
            break
        bare = tok.low.removeprefix("ال") if tok.tag == "W" else tok.low[1:]
        if bare in words("institutions") or bare in words("events") or bare in words("documents"):
            outermost = start
        if tok.tag == "PW":
            break
    if outermost is not None:
        return list(toks[outermost:end])
    inside = toks[end + 1]
    latin = inside.text.isascii() and inside.text.isupper()
    return head if latin or inside.tag == "K" or head[0].tag == "q(" else []


@needs("PR")
def pronoun_asides(clause: Clause) -> list[Clause] | None:
    """Take ", وهي هيئة مستقلة" out: the noun before it stands for the pronoun."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(1, len(toks) - 2):
        if toks[index].tag != "C" or toks[index + 1].tag != "PR" or mask[index] or toks[index].low != "و":
            continue
        pronoun = toks[index + 1]
        before = index - (toks[index - 1].tag == ",")
        if pronoun.low in ("نحن", "انا") or before == 0 or toks[index + 2].low in ("ما", "الامر"):
            continue
        end = _aside_end(toks, index + 2)
        head = _meant(toks, before, pronoun)
        if not head or any(t.low in words("time_nouns") for t in (head[0], head[-1])):
            continue
        body = trim(toks[index + 2 : end])
        if len(body) < 1:
            continue
        named = [replace(t, shared=True, replaced=pronoun.text) for t in head]
        rest = [*toks[:before], *toks[end + (end < len(toks) and toks[end].tag == ",") :]]
        told = [replace(clause, toks=(*named, *each), source="aside") for each in predicates(body)]
        return [clause.with_toks(rest), *told]
    return None


def _meant(toks: Sequence[Tok], end: int, pronoun: Tok) -> list[Tok]:
    """The noun that "هو" stands for: in "المتهم في القضية، وهو تاجر" not the case, which is feminine."""
    head = head_noun(toks, end)
    start = end - len(head)
    if not head or _two_nouns(head) or _described_object(toks, start) or _others(toks, start, end, pronoun):
        return []
    if pronoun.low != "هو" or not head[0].text.endswith("ة"):
        with_it = next(
            (i for i, t in enumerate(head) if i and t.low[0] == "ب" and (t.tag == "PW" or t.low[1:] in _PRICES)),
            len(head),
        )
        return head[:with_it] if may_mean(head[0], pronoun.low) else []  # not "بمليون" in "بيعت اللوحة بمليون، وهي"
    if start < 2 or toks[start - 1].tag != "P":
        return []
    outer = head_noun(toks, start - 1)
    if not outer or _two_nouns(outer) or not may_mean(outer[0], pronoun.low):
        return []
    return [*outer, *toks[start - 1 : end]]


def _described_object(toks: Sequence[Tok], start: int) -> bool:
    """Whether the word is the last of what a verb acts on, as "جديدا" in "أطلقت قمرا صناعيا جديدا، وهو"."""
    return start > 0 and all(
        t.tag == "W" and t.text.rstrip("\u064b").endswith("ا") for t in toks[start - 1 : start + 1]
    )


def _two_nouns(head: Sequence[Tok]) -> bool:
    """Whether the words before an aside are a subject and what it acts on: "افتتح الوزير المصنع، وهو يضم"."""
    return any(article(a) and b.tag == "W" and not (article(b) and adjective(b)) for a, b in pairwise(head))


def _others(toks: Sequence[Tok], start: int, end: int, pronoun: Tok) -> bool:
    """Whether the noun is behind a preposition, and one that the pronoun can stand for as well is before it."""
    if toks[start].tag == "M" or toks[start].low in [t.low for t in toks[end : end + 4]]:
        return False  # "إلى 95 ليرة، وهو أعلى مستوى", "من هيئة الغابات، وهي هيئة مستقلة"
    led = toks[start].tag == "PW" or (start and toks[start - 1].tag == "P")
    others = [noun[0] for noun in agreeing(toks[:start], ALONE.get(pronoun.low, ""))] if led else []
    if toks[start].low.removeprefix("ال") in words("institutions"):  # not the help in "طلب المساعدة من منظمة كذا، وهي"
        others = [t for t in others if any(t.low.removeprefix("ال") in words(name) for name in _BODIES)]
    return bool(others)


@needs(",")
def interrupting(clause: Clause) -> list[Clause] | None:
    """ "رفع المصنع، في بيان نُشر أمس، سعره": what is told between commas in the middle of a sentence."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 4):
        if toks[index].tag != "," or toks[index + 1].tag != "P" or mask[index] or not verbs(toks[:index]):
            continue
        end = next((i for i in range(index + 2, min(len(toks), index + 16)) if toks[i].tag == ","), None)
        if end is None or end + 1 >= len(toks) or toks[end + 1].tag not in ("W", "K"):
            continue
        inner = list(toks[index + 2 : end])
        verb = next((i for i, t in enumerate(inner) if i > 1 and t.tag == "W" and form(t)), None)
        if verb is None or any(definite(t) for t in inner[:verb]):
            continue
        inner[verb] = replace(inner[verb], tag="V")
        inner = [*known(inner[:verb]), *inner[verb:]]
        return [clause.with_toks([*toks[:index], *toks[end + 1 :]]), clause.with_toks(inner, "aside")]
    return None


@needs(",")
def circumstances(clause: Clause) -> list[Clause] | None:
    """ "القافلة، ومعها 3 شاحنات، وصلت": what is with the noun, told of the noun."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 3):
        if toks[index].tag != "," or toks[index + 1].low != "و" or mask[index]:
            continue
        begins = toks[index + 2].low in ("معه", "معها", "معهم", "بينهم", "بينها", "منها", "منهم") or (
            toks[index + 2].tag == "P" and owned(toks[index + 3])
        )
        if not begins:
            continue
        end = next((i for i in range(index + 2, len(toks)) if toks[i].tag in (",", ";", ".")), len(toks))
        start = np_start(toks, index)
        body = trim(toks[index + 2 : end])
        if start == index or len(body) < 2 or any(is_verb(t) for t in body):
            continue
        goes_on = end + 1 < len(toks) and toks[end].tag == "," and toks[end + 1].tag != "C"
        rest = [*toks[:index], *toks[end + goes_on :]]
        found = verbs(toks[:index])
        if not found or toks[start - 1].tag == "H":
            told = _with(toks[start:index], body) or [*share(toks[start:index]), *body]
            return [clause.with_toks(rest), clause.with_toks(told, "aside")]
        if (came := came_with(toks[:index], body)) is not None:
            return [clause.with_toks(rest), clause.with_toks(came, "share")]
        inner = next((i for i in found[1:] if not definite(toks[i - 1])), index)  # not what tells of the last noun
        return [clause.with_toks(rest), clause.with_toks([*share(toks[:inner]), toks[index + 1], *body], "aside")]
    return None


def _with(head: Sequence[Tok], body: Sequence[Tok]) -> list[Tok]:
    """ "على متن السفينة 30 طنا" of "السفينة، وعلى متنها 30 طنا"; nothing where a form of the words is not certain."""
    place = 0 if body[0].tag == "PP" else 1
    ending = pronouns.ending_of(body[place])
    bare = pronouns.without_pronoun(body[place], ending) if ending and head[0].tag == "W" else None
    if bare is None or body[0].low in words("parts") or bare.low in ("ب", "ل"):
        return []
    noun = [replace(tok, shared=True, replaced=body[place].text) for tok in head]
    return [*body[:place], bare, *noun, *body[place + 1 :]]


@needs(",")
def named(clause: Clause) -> list[Clause] | None:
    """ "مديرها السابق، فلان الفلاني،": the name between commas, and the office before it as a claim."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(1, len(toks) - 1):
        if toks[index].tag != "," or mask[index]:
            continue
        end = index + 1
        while end < len(toks) and toks[end].tag in ("W", "K") and end - index <= 3 and not owned(toks[end]):
            end += 1
        if not 1 <= end - index - 1 <= 3 or (end < len(toks) and toks[end].tag not in (",", ".", "R")):
            continue
        start = np_start(toks, index)
        title, name = list(toks[start:index]), list(toks[index + 1 : end])
        held = next((i for i, t in enumerate(title) if i and owned(t)), None)
        title = title[held:] if held is not None else title
        if not title or article(name[0]) or not _office(title) or is_action(name[0]):
            continue
        if name[0].low in words("time_nouns") or (end + 1 < len(toks) and toks[end + 1].tag == "C"):
            continue
        told = replace(clause, toks=tuple(speakers.titled(name, title)), claimant=(), source="title")
        rest = [
            *toks[:start],
            *toks[start:index],
            *name,
            *toks[end + (end < len(toks) and toks[end].tag == ",") :],
        ]
        return [clause.with_toks(rest, "named"), told] if len(rest) > len(title) + len(name) else [told]
    return None


def _office(title: Sequence[Tok]) -> bool:
    first = title[0]
    if speakers.is_role(first):
        return True
    return first.low.removeprefix("ال") in ("عاصمه", "مدينه", "رئيسها") or (
        first.tag == "W" and owned(first) and len(title) < 4
    )


def _aside_end(toks: Sequence[Tok], start: int) -> int:
    mask = quoted_mask(toks)
    for index in range(start, len(toks)):
        if mask[index]:
            continue
        if toks[index].tag == ";":
            return index
        if toks[index].tag == "," and index + 1 < len(toks):
            following = toks[index + 1]
            joined = following.tag == "C" and index + 2 < len(toks) and not is_verb(toks[index + 2])
            if not joined:
                return index
    return len(toks)


def titles(clause: Clause, told: set[str]) -> list[Clause] | None:
    """Tell apart "رئيسة الوزراء هدى المهيري": she is the prime minister. The sentence keeps the title."""
    for name, title in offices(clause.toks):
        key = name[-1].low
        if key in told:
            continue
        told.add(key)
        if len(title) < 2 or title[0].low in words("honorifics"):
            continue
        made_up = speakers.titled(name, title)
        return [clause, replace(clause, toks=tuple(made_up), claimant=(), source="title")]
    return None


def offices(toks: Sequence[Tok]) -> Iterator[tuple[list[Tok], list[Tok]]]:
    """Return each name that stands after an office, and the office."""
    for index, tok in enumerate(toks):
        if tok.tag not in ("W", "PW") or not speakers.is_role(tok):
            continue
        before = form(toks[index - 1]) if index and is_verb(toks[index - 1]) else None
        if before is not None and before.base in words("on_people"):
            continue  # "كلف رئيس البلاد فلانا الفلاني": the name is of whom he asked
        phrase = _office_and_name(toks, index)
        start = _title_name(phrase)
        if not start:
            continue
        length = speakers.name_length(phrase[start:])
        yield phrase[start : start + length], phrase[:start]


def _office_and_name(toks: Sequence[Tok], start: int) -> list[Tok]:
    """The words from an office on, up to the first that is no noun nor the place of the office."""
    end = start + 1
    while (
        end < len(toks)
        and end - start < 12
        and (toks[end].tag in ("W", "K", "q(", "q)") or (toks[end].tag == "P" and toks[end].low in ("في", "لدي")))
    ):
        end += 1
    while end > start and toks[end - 1].tag == "P":
        end -= 1
    return list(toks[start:end])


def _title_name(phrase: list[Tok]) -> int:
    """The name may be followed by other words: try shorter stretches first to last."""
    for end in range(3, len(phrase) + 1):
        start = speakers.name_start(phrase[:end])
        if start and end - start >= 2:
            return start if end - start == 2 else 0
    return 0
