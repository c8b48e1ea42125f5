"""What an English sentence tells in passing: appositions, ages, titles, acronyms and relative clauses."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.splitting.clause import Clause, Tok, made, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.phrases import (
    groups,
    is_plural,
    phrase_end,
    phrase_start,
    quoted_mask,
    trim,
    whole_phrase_start,
)

_NOUNS = load("en", "nouns.json")
_OFFICES, _FORMER = frozenset(_NOUNS["offices"]), frozenset(_NOUNS["former"])
_TITLE_WORDS, _ADJECTIVES = frozenset(_NOUNS["title_words"]), frozenset(_NOUNS["adjectives"])
_MONTHS = frozenset(load("en", "rules.json")["calendar"])
_MANY, _ONE = frozenset(("have", "are", "were", "do")), frozenset(("has", "is", "was", "does"))
_ARTICLES = frozenset(("the", "a", "an"))
_LASTING = frozenset(("known", "based", "located", "situated", "called", "named", "born"))  # not of the past alone
_SOUNDED_AS_CONSONANT = ("uni", "use", "usu", "uti", "ura", "ubi", "eu", "one-", "once", "uk")
_SILENT_H = ("hour", "honest", "honour", "honor", "heir")
_VOWELS = frozenset("AEIOU")
_SPOKEN = frozenset("0123456789.")
_CROWDS = frozenset(("people", "men", "women", "boys", "girls", "children"))
_PEOPLE = frozenset(("man", "woman", "boy", "girl", "teenager", "suspect", "mother", "father"))
_NO_TITLE = frozenset(("D", "K", "M", "q(", "q)", "$", "%"))


@lru_cache
def roles() -> frozenset[str]:
    """Return the nouns that say what a person is."""
    return frozenset(load("en", "rules.json")["roles"])


@needs("(")
def parentheses(clause: Clause) -> list[Clause] | None:
    """Take "(JAS)" and "(29)" out of the sentence; a short one makes a claim of its own."""
    toks = clause.toks
    opened = next((i for i, t in enumerate(toks) if t.tag == "("), None)
    if opened is None:
        return None
    closed = next((i for i in range(opened, len(toks)) if toks[i].tag == ")"), None)
    if closed is None or closed == opened + 1 or opened == 0:
        return None
    inside = list(toks[opened + 1 : closed])
    if not any(tok.tag in ("K", "W", "M") for tok in toks[:opened]):
        return None
    rest = clause.with_toks([*toks[:opened], *toks[closed + 1 :]])
    start = phrase_start(toks, opened)
    head = share(toks[start:opened])
    if not head or len(inside) > 12:
        return [clause.with_toks([t for i, t in enumerate(toks) if i not in (opened, closed)])] if not head else None
    if inside[0].low == "born" and head[-1].tag == "K":
        told = (*head, made("was", "copula", inside[0], "X"), *inside)
        return [rest, replace(clause, toks=told, claimant=(), source="birth")]
    if len(inside) == 1 and inside[0].tag == "M":
        if not inside[0].text.isdigit() or len(inside[0].text) > 3 or head[-1].tag != "K":
            return None  # a year belongs to what it dates
        return [rest, _aged(clause, head, inside[0])]
    head = share(_spelt_out(toks[:opened], inside[0].text))
    if len(inside) == 1 and any(t.low in roles() for t in head[:2]):
        return [rest]  # "Member of Parliament (MP)" names no body
    if len(inside) == 1 and head:
        return [rest, replace(clause, toks=(*head, made("is called", "copula", inside[0], "X"), *inside), claimant=())]
    return None


def _spelt_out(toks: Sequence[Tok], letters: str) -> Sequence[Tok]:
    """Return the name before "(WHO)" whose words begin with its letters, none where they do not."""
    wanted, start = list(letters.upper()), len(toks)
    while start and wanted and (toks[start - 1].tag in ("K", "P", "C", "D") or toks[start - 1].text == "'"):
        start -= 1
        if toks[start].text[0] == wanted[-1]:
            wanted.pop()
    first = start - (start > 0 and toks[start - 1].low == "the")
    return () if wanted or len(letters) < 2 or not letters.isupper() else toks[first:]


def _ages(tok: Tok) -> bool:
    """Whether a number between commas behind the word is an age: "Rana Haddad, 34,", "the woman, 34,"."""
    return (
        tok.tag == "K"
        or tok.low in roles()
        or tok.low in ("man", "woman", "boy", "girl", "suspect", "mother", "father")
    )


def is_person(tok: Tok) -> bool:
    """Whether the word is a common noun for people."""
    return tok.low in roles() or tok.low in _PEOPLE or tok.low in _CROWDS


def _aged(clause: Clause, head: Sequence[Tok], age: Tok) -> Clause:
    words = (*head, made("is", "copula", age, "X"), age, made("years old", "age", age, "W"))
    return replace(clause, toks=words, claimant=(), source="age")


@needs(",")
def between_commas(clause: Clause) -> list[Clause] | None:
    """Take ", a former ambassador," and ", who heads the office," out of the sentence."""
    toks = clause.toks
    mask = quoted_mask(toks)
    commas = [i for i, tok in enumerate(toks[:-1]) if tok.tag == "," and not mask[i] and i]
    for index in sorted(commas, key=lambda comma: toks[comma + 1].tag != "M"):  # "the guard, Lars Venn, 58, slept"
        found = _aside(clause, index)
        if found:
            return found
    return None


def _after_quotation(toks: Sequence[Tok], start: int, comma: int) -> int:
    """Where the phrase begins without a quotation before it: "We have had enough," Dara Quill, the secretary, said."""
    closed = max((i for i in range(start, comma) if toks[i].tag == "q)"), default=start)
    said = any(tok.text in ",.!?" for tok in toks[start:closed])
    return closed + 1 if said and closed + 1 < comma else start


def _is_aside_still(toks: Sequence[Tok], start: int, end: int) -> bool:
    """Whether the comma after an age closes or opens another aside: "the guard, Lars Venn, 58, slept"."""
    after = toks[end + 1].tag if end + 1 < len(toks) else ""
    inside = (
        start > 1 and toks[start - 1].tag == "," and toks[start - 2].tag in ("W", "K") and toks[0].tag in ("D", "K")
    )
    return inside or after in ("D", "K", "W")


def _aside(clause: Clause, comma: int) -> list[Clause] | None:
    toks = clause.toks
    start = _after_quotation(toks, phrase_start(toks, comma), comma)
    head = _bare(toks[start:comma])
    if not head:
        return None
    if toks[comma + 1].low in ("who", "which", "whose"):
        antecedent = _person_of(toks, comma) or _antecedent(toks, comma, head)
        return _relative(clause, comma, antecedent) if antecedent else None
    end = next((i for i in range(comma + 1, len(toks)) if toks[i].tag in (",", ";", ".")), len(toks))
    aside = list(toks[comma + 1 : end])
    goes_on = toks[end + 1 : end + 2] and toks[end + 1].low in ("who", "which", "whose")
    rest = [*toks[:comma], *toks[end + (not goes_on and end < len(toks) and toks[end].tag == ",") :]]
    if len(aside) == 1 and aside[0].tag == "M" and _ages(head[-1]) and len(aside[0].text) < 3:
        if end < len(toks) and _is_aside_still(toks, start, end):
            rest = [*toks[:comma], *toks[end:]]
        return [clause.with_toks(rest), _aged(clause, share(head), aside[0])]
    if led := _participle(toks, start, comma):
        return [
            clause.with_toks([*toks[:comma], *toks[led + 1 :]]),
            clause.with_toks(_passive(head, toks[comma + 1 : led])),
        ]
    if not _is_apposition(toks, head, aside, end):
        return None
    tok = made("are" if is_plural(head[-1]) and head[-1].tag == "W" else "is", "copula", aside[0], "X")
    told = replace(clause, toks=(*share(head), tok, *described(aside)), claimant=(), source="apposition")
    return [clause.with_toks(rest), told]


def _participle(toks: Sequence[Tok], start: int, comma: int) -> int | None:
    """Return the comma that closes "The branch, built in 1908, lends", None where it tells of no subject."""
    first = toks[comma + 1]
    if start or first.tag not in ("E", "N") or first.low in _LASTING or toks[comma + 2 : comma + 3] == ():
        return None
    if toks[comma + 2].tag not in ("P", "A"):
        return None
    end = next((i for i in range(comma + 2, len(toks) - 1) if toks[i].tag == ","), None)
    found = groups(toks[end:]) if end else []
    return end if end and found and found[0].start == 1 else None


def _passive(head: Sequence[Tok], aside: Sequence[Tok]) -> list[Tok]:
    plural = is_plural(head[-1]) and head[-1].tag == "W"
    return [*share(head), made("were" if plural else "was", "passive", aside[0], "X"), *aside]


def _bare(toks: Sequence[Tok]) -> list[Tok]:
    """The name alone where a title stands before it."""
    words = list(toks)
    names = next((i for i, t in enumerate(words) if t.tag == "K"), None)
    if names and words[names - 1].low in roles() and all(t.tag == "K" for t in words[names:]):
        return words[names:]
    return words


def _is_apposition(toks: Sequence[Tok], head: Sequence[Tok], aside: Sequence[Tok], end: int) -> bool:
    relative = next((i for i, t in enumerate(aside) if t.low in ("who", "which", "that", "whose")), len(aside))
    aside = aside[:relative]
    if not aside or len(aside) > 16 or groups(aside) or aside[0].tag == "C":
        return False
    if end < len(toks) and toks[end].tag == "," and end + 1 < len(toks) and toks[end + 1].tag == "C":
        return False  # a list: "Rose, a nurse, and Tom"
    named, told = head[-1].tag == "K", any(t.low in roles() for t in aside)
    if named and aside[0].low in ("a", "an", "the") and aside[-1].tag in ("W", "K"):
        return told or (end < len(toks) and toks[end].tag == "," and bool(groups(toks[end:])))
    if named and told and aside[0].tag in ("W", "K", "E") and phrase_end(aside, 0) >= 1:
        first = phrase_end(aside, 0)
        return any(t.low in roles() for t in aside[:first])
    role_first = head[-1].low in roles() or any(t.low in roles() for t in head)
    return role_first and all(t.tag == "K" for t in aside) and head[0].tag == "D"


def described(title: Sequence[Tok]) -> list[Tok]:
    """Return what somebody is with the article it takes: "a judge", but "head of the port", "finance minister".

    An office that one person holds takes none, unless the text speaks of a former one.
    """
    noun = next((i for i in range(phrase_end(title, 0) - 1, -1, -1) if title[i].low in roles()), None)
    unique = noun is not None and title[noun].low in _OFFICES and not any(t.low in _FORMER for t in title[:noun])
    return list(title) if unique else with_article(title)


def with_article(aside: Sequence[Tok]) -> list[Tok]:
    first = aside[0]
    if first.tag in ("D", "K", "M", "PR") or is_plural(aside[phrase_end(aside, 0) - 1]):
        return list(aside)
    return [made(article_for(first), "article", first, "D"), *aside]


def article_for(tok: Tok) -> str:
    """Return "a" or "an" as the word is spoken: a university, an hour, an MP, a UN envoy."""
    if tok.text.isupper() and not set(tok.text) <= _SPOKEN and (len(tok.text) < 4 or not _VOWELS & set(tok.text[1:])):
        return "an" if tok.text[0] in "AEFHILMNORSX" else "a"
    if tok.low.startswith(_SOUNDED_AS_CONSONANT):
        return "a"
    return "an" if tok.low[0] in "aeiou" or tok.low.startswith(_SILENT_H) else "a"


def _person_of(toks: Sequence[Tok], comma: int) -> Sequence[Tok]:
    """Return the person of "Ann Lee of the University of Orla, whose team ...", none for another phrase."""
    start = whole_phrase_start(toks, comma)
    of = next((i for i in range(start, comma) if toks[i].low == "of"), start)
    person = toks[start:of]
    named = len(person) > 1 and all(tok.tag == "K" for tok in person[-2:])
    return person if named and toks[comma + 1].low in ("who", "whose") else ()


def _antecedent(toks: Sequence[Tok], comma: int, head: Sequence[Tok]) -> Sequence[Tok]:
    """Return what ", which" stands for: not the year of "built a mill in 1936, which", and both of two for "have"."""
    start = phrase_start(toks, comma)
    if all(t.tag == "M" or t.low in _MONTHS for t in head):
        before = phrase_start(toks, start - 1) if start > 1 and toks[start - 1].tag == "P" else start
        return toks[before : start - 1] if before < start else ()
    verb = next((t.low for t in toks[comma + 2 : comma + 4] if t.low in _MANY or t.low in _ONE), "")
    plural = is_plural(head[-1]) and head[-1].tag == "W"
    if plural or head[-1].tag != "W":
        return () if plural and verb in _ONE and toks[comma + 1].low == "which" else head
    if verb not in _MANY or toks[comma + 1].low != "which":
        return head
    joined = start > 1 and toks[start - 1].low == "and"
    before = phrase_start(toks, start - 1) if joined else start
    return toks[before:comma] if before < start else ()


def _relative(clause: Clause, comma: int, head: Sequence[Tok]) -> list[Clause] | None:
    toks = clause.toks
    pronoun = toks[comma + 1]
    end = _relative_end(toks, comma + 2)
    body = trim(toks[comma + 2 : end])
    rest = [*toks[:comma], *toks[end + (end < len(toks) and toks[end].tag == ",") :]]
    if pronoun.low == "whose":
        subject = [*share(head[:-1]), remade(head[-1].text + "'s", "possessive", share(head[-1:])[0])]
    else:
        subject = share(head)
    found = groups([*subject, *body])
    own = found and (found[0].start == len(subject) or (pronoun.low == "whose" and found[0].start > len(subject)))
    if not body or not own:
        return None
    if clause.source == "speaker":
        return [clause.with_toks(rest), replace(clause, toks=(*subject, *body), source="relative")]
    if len(rest) > 1 and not groups(rest):
        return None
    return [clause.with_toks(rest), clause.with_toks([*subject, *body], "relative")]


def _relative_end(toks: Sequence[Tok], start: int) -> int:
    """A relative clause ends at a comma that the verb of the sentence follows, else with the sentence."""
    mask = quoted_mask(toks)
    for index in range(start, len(toks)):
        inside = toks[index].tag == "q)" and toks[index - 1].tag == ","  # "The Larks," died
        if (toks[index].tag == "," and not mask[index]) or inside:
            following = toks[index + 1 :]
            found = groups(following)
            goes_on = bool(following) and following[0].tag in ("X", "V", "E", "PR")
            if goes_on or (found and not inside and (found[0].start == 0 or following[0].tag == "C")):
                return index + inside
        if toks[index].tag in (";", "."):
            return index
    return len(toks)


def titles(clause: Clause, names_told: set[str]) -> list[Clause] | None:
    """Take "columnist" out of "the columnist Jane Roe" and tell it apart, once for each name: she is a columnist."""
    toks = clause.toks
    for index in range(1, len(toks)):
        if toks[index].tag != "K" or toks[index - 1].low not in roles():
            continue
        name = toks[index : _names_end(toks, index)]
        start = _after_articles(toks, phrase_start(toks, index))
        title = toks[start:index]
        key = " ".join(t.text for t in name)
        if (
            len(name) < 2
            or name[-1].low.endswith(("'s", "’s"))
            or key in names_told
            or not title
            or any(t.tag in _NO_TITLE for t in title)
        ):
            continue
        names_told.add(key)
        told = (*share(name), made("is", "copula", title[0], "X"), *described(_lowered(title)))
        rest = clause.with_toks([*toks[: _before_articles(toks, start)], *toks[index:]])
        return [rest, replace(clause, toks=told, claimant=(), source="title")]
    return None


def _names_end(toks: Sequence[Tok], start: int) -> int:
    return next((i for i in range(start, len(toks)) if toks[i].tag != "K"), len(toks))


def _after_articles(toks: Sequence[Tok], index: int) -> int:
    while toks[index].low in _ARTICLES:
        index += 1
    return index


def _before_articles(toks: Sequence[Tok], index: int) -> int:
    while index and toks[index - 1].low in _ARTICLES:
        index -= 1
    return index


def _lowered(title: Sequence[Tok]) -> list[Tok]:
    """The title without the capital that it had at the head of a sentence."""
    first = title[0]
    common = first.low in roles() or first.low in _TITLE_WORDS or first.low in _ADJECTIVES
    lowered = first.tag == "W" and first.text.istitle() and common  # "Sarnham" of "Sarnham boss" may be a name
    return [replace(first, text=first.low) if lowered else first, *title[1:]]
