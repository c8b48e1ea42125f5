"""What an English sentence says somebody is: "is a nurse, poet and teacher who ...", "was born on ... in ..."."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, needs, remade, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import roles, with_article
from factcheck.splitting.languages.en.phrases import BE, Group, groups, phrase_end, quoted_mask, subject_start, trim
from factcheck.splitting.languages.en.series import with_of

_ROLE_ENDINGS = tuple(load("en", "rules.json")["role_endings"])
_ARTICLES = frozenset(("a", "an"))
_LASTING = frozenset(("known", "based", "located", "situated"))  # the participle holds as long as the sentence
_OWN = _LASTING | {"born"}  # told of the subject however far it stands
_LIFE = frozenset(("born", "died"))
_DISCOURSE = frozenset(load("en", "rules.json")["discourse"])


@needs(*_ARTICLES)
def predicates(clause: Clause) -> list[Clause] | None:
    """Cut "S is a nurse, poet and teacher who runs a school" into what S is and what S does."""
    toks = clause.toks
    be = _be(toks)
    if be is None or be.end >= len(toks) or toks[be.end].low not in _ARTICLES or any(quoted_mask(toks)[: be.end]):
        return None
    start = subject_start(toks, be.start)
    if start == be.start or (toks[start].tag == "PR" and toks[start].low in ("it", "there")):
        return None
    subject, head = share(toks[start : be.start]), share(toks[be.start : be.end])
    items, end = _items(toks, be.end)
    tail = _tail(toks, end, subject, toks[be.start])
    if tail is None and len(items) < 2:
        return None
    last = items[-1][1] if tail else len(toks)
    told = []
    for number, (begin, stop) in enumerate(items):
        own = toks[begin : last if number == len(items) - 1 else stop]
        words = list(own) if number == 0 else with_article(own)
        told.append(clause.with_toks([*(toks[: be.end] if number == 0 else [*subject, *head]), *words]))
    return [*told, clause.with_toks(tail)] if tail else told


def _be(toks: Sequence[Tok]) -> Group | None:
    """Return the verb group of a clause whose only verb before its predicate is "is" or "was"."""
    found = groups(toks)
    return found[0] if found and toks[found[0].head].low in BE and toks[found[0].start].low in BE else None


def _items(toks: Sequence[Tok], start: int) -> tuple[list[tuple[int, int]], int]:
    """Return the places of the roles listed from `start`, one where they are not all roles, and their end."""
    first = with_of(toks, phrase_end(toks, start))
    items, at = [(start, first)], first
    joined = False
    while at < len(toks) and toks[at].tag in (",", "C") and not joined:
        joined = toks[at].low == "and"
        at += 1
        if at < len(toks) and toks[at].low == "and":
            joined, at = True, at + 1
        end = with_of(toks, phrase_end(toks, at))
        if end == at:
            break
        items.append((at, end))
        at = end
    if joined and len(items) > 1 and at == items[-1][1] and all(_is_role(toks[a:b]) for a, b in items):
        return items, at
    return items[:1], first


def _is_role(toks: Sequence[Tok]) -> bool:
    noun = toks[max(0, phrase_end(toks, 0) - 1)]
    return noun.low in roles() or (noun.tag in ("W", "b") and noun.low.endswith(_ROLE_ENDINGS))


def _hangs(toks: Sequence[Tok]) -> bool:
    """Whether the last noun hangs on another by "of" or the like."""
    return any(t.low in ("of", "for", "from", "in", "at") for t in toks[max(0, len(toks) - 5) :])


def _tail(toks: Sequence[Tok], end: int, subject: list[Tok], be: Tok) -> list[Tok] | None:
    """Return the clause made of "who ..." or "born in ..." after the predicate, None where there is none."""
    at = end + (end < len(toks) and toks[end].tag == ",")
    if at + 1 >= len(toks):
        return None
    body = trim(toks[at + 1 :])
    if toks[at].low == "who":
        found = groups([*subject, *body])
        return [*subject, *body] if found and found[0].start == len(subject) else None
    if toks[at].tag not in ("E", "N") or toks[at + 1].tag != "P" or groups(body):
        return None
    if toks[end].tag != "," and toks[at].low not in _OWN and _hangs(toks[:end]):
        return None  # "a sign of the risks faced by nurses": not the sign is faced
    plural = be.low in ("are", "were")
    lasting = be.text if toks[at].low in _LASTING else ("were" if plural else "was")
    verb = remade(lasting, "passive", share([be])[0], "X")
    return [*subject, verb, toks[at], *body]


@needs(*_LIFE)
def lives(clause: Clause) -> list[Clause] | None:
    """Cut "was born on 4 May 1950 in Orla" into the day and the place."""
    toks = clause.toks
    at = next((i for i, t in enumerate(toks) if t.low in _LIFE and i), None)
    if at is None or at + 2 >= len(toks) or toks[at + 1].low not in ("on", "in") or groups(toks[at + 1 :]):
        return None
    place = _place(toks, at + 2)
    if place is None:
        return None
    end = next((i for i in range(place, len(toks)) if toks[i].tag in (".", "P") and i > place), len(toks))
    end = len(toks) if end < len(toks) and toks[end].low == "of" else end
    lead = share(toks[: at + 1])
    if end < len(toks) and toks[end].low == "to" and toks[at].low == "born":  # "to a nurse and a judge"
        told = ([*lead, *toks[place:end]], [*lead, *toks[end:]])
        return [clause.with_toks(trim(toks[:place])), *(clause.with_toks(trim(words)) for words in told)]
    day = [*toks[:place], *toks[end:]] if end < len(toks) and toks[end].tag == "P" else toks[:place]
    return [clause.with_toks(trim(day)), clause.with_toks([*lead, *toks[place:end]])]


def _place(toks: Sequence[Tok], start: int) -> int | None:
    """Return where the place begins after a date: at "in" or "at" with a name that is none of a month."""
    for index in range(start, len(toks) - 1):
        before = toks[index - 1]
        dated = any(t.tag == "M" for t in toks[start - 1 : index])
        if (
            toks[index].low in ("in", "at")
            and dated
            and (before.tag in (",", "M"))
            and toks[index + 1].tag in ("K", "D")
        ):
            return index
    return None


@needs(",")
def leads(clause: Clause) -> list[Clause] | None:
    """Leave out "However," and "In addition to ...," at the head, which tell nothing."""
    toks = clause.toks
    comma = next((i for i, t in enumerate(toks) if t.tag == ","), None)
    if comma is None or comma + 2 >= len(toks):
        return None
    head = " ".join(t.low for t in toks[:comma])
    if head not in _DISCOURSE and not (
        head.startswith(("in addition to ", "apart from ", "aside from ")) and not any(c.isdigit() for c in head)
    ):
        return None
    if groups(toks[:comma]) or not groups(toks[comma:]):
        return None
    return [clause.with_toks(toks[comma + 1 :])]
