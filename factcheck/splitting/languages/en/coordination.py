"""English clauses joined in one sentence: "and", "but", "while", semicolons, verbs that share a subject."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import forms_of, verbs
from factcheck.splitting.languages.en.phrases import (
    BE,
    HAVE,
    Group,
    calendar,
    contact,
    groups,
    is_finite,
    quoted_mask,
    subject_start,
    trim,
    without_adverbs,
)

_BREAKERS = frozenset(("while", "whereas", "although", "though", "but"))
_DENYING = frozenset(("not", "never", "cannot"))
_KEPT = _DENYING | frozenset(load("en", "rules.json")["hedges"])
_SEEMING = frozenset(("seem", "appear", "tend"))
_NEXT = frozenset(("then", "later", "also", "afterwards", "subsequently", "soon"))  # they only order what is told
_OBJECTS = frozenset(("D", "K", "O", "PR"))  # after a participle of the passive none of them stands
_INTRANSITIVE = frozenset(load("en", "verbs.json")["intransitive"].split())
_CONCESSIONS = ("while", "although", "though", "whereas")
_TIMES = ("after", "when", "once")
_CONDITIONS = frozenset(("if", "unless", "whether", "because", "when", "until", "once", "that", "how", "why"))


@needs("and", *_BREAKERS, *_CONCESSIONS, *_TIMES)
def clauses(clause: Clause) -> list[Clause] | None:
    """Cut where a whole clause follows "and", "but", "while" or a comma; each keeps its own subject."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = groups(toks)
    for index in range(1, len(toks) - 2):
        tok = toks[index]
        if mask[index] or not (tok.low == "and" or tok.low in _BREAKERS):
            continue
        left, right = trim(toks[:index]), list(toks[index + 1 :])
        if not any(g.start < index for g in found) or _conditional(left) or (contact(toks) and not contact(left)):
            continue
        following = groups(right)
        subject = right[: following[0].start] if following else []
        if (
            following
            and (_is_subject(subject) or (toks[index - 1].tag == "," and _with_aside(subject)))
            and (tok.tag != "C" or _no_list(toks, index))
        ):
            return [clause.with_toks(left), clause.with_toks([*_shares(left, right), *right])]
    return _leading_subordinate(clause)


def _shares(left: Sequence[Tok], right: Sequence[Tok]) -> Sequence[Tok]:
    """ "Of the 60 workers, 12 were hurt and four remain in hospital": the four are of the workers, too."""
    comma = next((i for i, tok in enumerate(left[:9]) if tok.tag == ","), 0)
    return share(left[: comma + 1]) if comma and left[0].low == "of" and right[0].tag == "M" else ()


def _is_subject(toks: Sequence[Tok]) -> bool:
    """Whether the words can be a subject, an adverb or a phrase with a comma before it allowed."""
    words = [t for t in toks if t.tag != "A"]
    if not words or len(words) > 16 or words[-1].tag in ("C", "R", "H", "P"):
        return False
    if words[0].tag in ("P", "G", "E", "N", "T", "S"):
        comma = next((i for i, t in enumerate(words) if t.tag == ","), None)
        if comma is not None and any(t.tag in ("H", "R") for t in words[:comma]):
            return False
        if comma is None:
            return words[0].tag == "P" and subject_start(words, len(words)) < len(words)
        words = words[comma + 1 :]
    if not words or words[0].tag not in ("D", "K", "W", "M", "PR", "q(", "$"):
        return False
    return not any(t.tag in ("R", "H", "T", ";", "C") for t in words[:-1]) or words[0].tag == "PR"


def _with_aside(toks: Sequence[Tok]) -> bool:
    """Whether the words are a subject with an aside: ", and a plane with salt and rugs, the first to come, landed"."""
    commas = [i for i, tok in enumerate(toks) if tok.tag == ","]
    if len(commas) != 2 or commas[1] != len(toks) - 1 or toks[0].tag not in ("D", "M", "K"):
        return False
    plain = [tok for tok in toks[: commas[0]] if tok.tag != "C"]
    return len(plain) <= 12 and not any(tok.tag in ("S", "R", "H", ";", ":") for tok in toks)


def _no_list(toks: Sequence[Tok], index: int) -> bool:
    """Whether "and" does not join two nouns of one subject: "Rose and Tom were seen"."""
    before = toks[index - 1]
    left = groups(toks[:index])
    if before.tag == ",":
        return True
    return bool(left) and not any(t.tag in ("S", "R", "H") for t in toks[left[-1].end : index])


def _conditional(left: Sequence[Tok]) -> bool:
    """Whether the left side hangs on a condition that would be lost."""
    return bool(left) and left[0].low in _CONDITIONS and not any(t.tag == "," for t in left)


def _leading_subordinate(clause: Clause) -> list[Clause] | None:
    """Cut "While A, B" and "Although A, B"."""
    toks = clause.toks
    if not toks or toks[0].low not in (*_CONCESSIONS, *_TIMES):
        return None
    comma = next((i for i, t in enumerate(toks) if t.tag == "," and groups(toks[1:i]) and groups(toks[i:])), None)
    if comma is None or groups(toks[1:comma])[0].start == 0:
        return None
    if toks[0].low in _TIMES and not all(_is_past(toks, part) for part in (range(1, comma), range(comma, len(toks)))):
        return None  # "when it rains, ..." holds at any time
    return [clause.with_toks(toks[1:comma]), clause.with_toks(toks[comma + 1 :])]


def _is_past(toks: Sequence[Tok], part: range) -> bool:
    """Whether the first verb of toks[part] is in the past."""
    words = toks[part.start : part.stop]
    first = words[groups(words)[0].start]
    known = verbs()
    return (
        first.tag == "E" or first.low in ("was", "were", "had", "did") or (first.tag == "V" and first.low in known.past)
    )


@needs("C")
def verb_phrases(clause: Clause) -> list[Clause] | None:
    """Cut "S was born here, studied there and died": each verb keeps the subject."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = groups(toks)
    if not found:
        return None
    first = found[0]
    start = subject_start(toks, first.start)
    if start >= first.start or toks[start].low in ("there",):
        return None
    for index in range(first.end, len(toks) - 1):
        if mask[index] or toks[index].tag != "C" or toks[index].low == "nor" or dependent(toks[first.end : index]):
            continue
        lefts = _comma_verbs(clause, trim(toks[:index]), toks[start : first.start], first)
        right = toks[index + 1 :]
        last = lefts[-1].toks
        group = first if len(lefts) == 1 else groups(last)[0]
        shared = _continuation([*last, *toks[index:]], group, len(last))
        if shared is None:
            continue
        if len(lefts) == 1 and index == first.head + 1 and not any(t.low in BE for t in toks[first.start : index]):
            lefts = [clause.with_toks([*toks[:index], *share(_object_of(toks, index))])]
        own = toks[start : first.start] if len(lefts) == 1 else last[: group.start]
        subject = _alone(own, last[group.start], right)
        setting = _after_setting(toks, index + 1) - index - 1 if right[0].tag == "P" else 0
        if setting and subject[0].tag in ("D", "M", "W"):
            subject = [replace(subject[0], text=subject[0].low), *subject[1:]]
        lead = share(toks[:start]) if start and _day(toks[:start]) and not _day(right) else []
        words = [*right[:setting], *lead, *share(subject), *shared, *right[setting:]]
        return [*lefts, clause.with_toks(words)]
    return None


def _day(toks: Sequence[Tok]) -> bool:
    """Whether the words name a day, a month or a year: "On Sunday the mill cut its prices and raised its wages"."""
    dated = any(t.low in calendar() or (t.tag == "M" and len(t.text) == 4 and t.text.isdigit()) for t in toks)
    return dated and len(toks) <= (6 if toks[0].tag == "P" else len(toks))


def _object_of(toks: Sequence[Tok], index: int) -> Sequence[Tok]:
    """Return the object that two verbs share: "has directed and produced two plays", none for "came and saw them"."""
    verb, following = forms_of(toks[index - 1].low), forms_of(toks[index + 1].low)
    if verb is None or following is None or verb.base in _INTRANSITIVE or toks[index - 1].tag != toks[index + 1].tag:
        return ()
    after = toks[index + 2 :]
    plain = (
        bool(after)
        and after[0].tag in ("D", "K", "M", "W", "O")
        and not any(t.tag in ("C", ",", "V", "X") for t in after)
    )
    return [t for t in after if t.tag != "."] if plain else ()


def _alone(subject: Sequence[Tok], verb: Tok, right: Sequence[Tok]) -> Sequence[Tok]:
    """The subject without the adverb of its verb where the next one has a form of its own.

    "The mill reportedly closed its gate and has sold its boats": that it sold them is no report.
    """
    following = next((t for t in right if t.low not in _NEXT), None)
    alike = following is not None and following.tag == verb.tag
    return subject if alike else without_adverbs(subject)


def dependent(toks: Sequence[Tok]) -> bool:
    """Whether a subordinate clause stands between, to whose verb the next might belong."""
    return any(t.tag in ("S", "R", "H") for t in toks) and bool(groups(toks))


def _continuation(toks: Sequence[Tok], first: Group, index: int) -> list[Tok] | None:
    """Return the auxiliaries to share with the verb after the conjunction, None where no verb follows."""
    at = _after_setting(toks, index + 1)
    if at >= len(toks) or (toks[index].low == "or" and not _free_choice(toks[first.start : first.end])):
        return None
    tok, head, group = toks[at], toks[first.head], toks[first.start : first.end]
    if tok.tag == "V" and tok.low in verbs().participle and head.tag in ("E", "N") and group[0].low in HAVE:
        return _auxiliaries(group)  # "have shut the schools and put the camps under guard"
    if tok.tag in ("X", "V") or tok.low in _SEEMING:
        return []
    if tok.tag in ("E", "N"):
        return None if _parted(toks, group, index) else _after_participle(toks, first, index, at)
    if _parted(toks, group, index):
        return None
    if tok.tag == "B" or (tok.tag == "W" and tok.low in verbs().by_base):
        infinitive = _infinitive(toks, first, index, ("B",))
        if infinitive:
            return infinitive
    if tok.tag == "G" and head.tag == "G":
        return _auxiliaries(group)
    if head.tag == "B" and _modal(group) and (tok.tag == "B" or (tok.tag == "W" and tok.low in verbs().by_base)):
        return _auxiliaries(group)
    return [] if tok.tag == head.tag == "B" and len(group) == 1 else None


def _free_choice(group: Sequence[Tok]) -> bool:
    """Whether each of two things joined by "or" is so: "may sell or lease", not "was fined or jailed"."""
    return any(tok.low in ("can", "could", "may", "might") for tok in group)


def _after_setting(toks: Sequence[Tok], start: int) -> int:
    """Return where the verb stands after adverbs, or a phrase: "and by the end of May had been given 22 million"."""
    at = start
    while at < len(toks) and toks[at].tag == "A":
        at += 1
    if at >= len(toks) or toks[at].tag != "P":
        return at
    end = next((i for i in range(at, min(len(toks), at + 10)) if toks[i].tag not in ("P", "D", "W", "K", "M")), at)
    verb = end < len(toks) and toks[end].tag in ("X", "V") and subject_start(toks[at:], end - at) == end - at
    return end if verb else at


def _after_participle(toks: Sequence[Tok], first: Group, index: int, at: int) -> list[Tok] | None:
    """The same for a past form or participle at `at`, which may be either."""
    tok, head, group = toks[at], toks[first.head], toks[first.start : first.end]
    passive = any(t.low in BE for t in group)
    if any(t.low in ("be", "been", "being") for t in toks[first.end : index]):
        return None  # "continues to be read and loved"
    if infinitive := _infinitive(toks, first, index, ("E", "N")):
        return infinitive
    following = toks[at + 1] if at + 1 < len(toks) else None
    if tok.tag == "E" and passive and following and following.tag in _OBJECTS and following.low != "there":
        return []  # "was fined and lost her post"
    if head.tag in ("E", "N") and (passive or any(t.low in HAVE for t in group)):
        past = tok.tag == "E" and not passive and group[0].low in ("has", "have") and _dated(toks[at:])
        return [] if past else _auxiliaries(group)
    return [] if tok.tag == "E" else None


def _infinitive(toks: Sequence[Tok], first: Group, index: int, forms: tuple[str, ...]) -> list[Tok]:
    """What "is believed to have sold boats and left" and "plans to sell boats and leave" share: all before "sold"."""
    if toks[first.end].tag != "T" or any(t.low in _SEEMING for t in toks[index + 1 : index + 3]):
        return []
    at = first.end + 1
    while at < index and (toks[at].tag == "A" or toks[at].low == "have"):
        at += 1
    perfect = toks[at - 1].low == "have"
    fits = at < index and toks[at].tag in forms and perfect == ("E" in forms)
    return share(toks[first.start : at]) if fits else []


def _parted(toks: Sequence[Tok], group: Sequence[Tok], index: int) -> bool:
    """Whether "did not open the gate and sell the boats" denies the two together, so that neither may be told alone."""
    own = any(t.low in ("did", "didn't", "didn’t") for t in group) and toks[index + 1].tag == "E"
    denied = any(t.low in _DENYING or t.low.endswith(("n't", "n’t")) for t in group)
    return toks[index].low != "or" and denied and not own  # "did not read the note and applied salt" denies the first


def _dated(toks: Sequence[Tok]) -> bool:
    """Whether a day is named on which it was: "has lost a third of its value and fell on Tuesday"."""
    for index, tok in enumerate(toks):
        if tok.low in ("yesterday", "ago") or (tok.low == "last" and tok.tag == "A"):
            return True
        if tok.low in ("on", "in") and toks[index + 1 : index + 2] and toks[index + 1].low in calendar():
            return True
    return False


def _auxiliaries(group: Sequence[Tok]) -> list[Tok]:
    if any(t.tag == "T" for t in group):
        return share(group[:-1])
    return share(t for t in group if t.tag == "X" or t.low in ("been", "be", "have", "being") or t.low in _KEPT)


def _modal(group: Sequence[Tok]) -> bool:
    return bool(group) and group[0].tag == "X" and group[0].low not in BE


def _comma_verbs(clause: Clause, left: Sequence[Tok], subject: Sequence[Tok], first: Group) -> list[Clause]:
    """Cut the verbs between commas on the left: "S came, saw"."""
    for index in range(first.end, len(left) - 1):
        if left[index].tag != "," or not _begins(left, index + 1):
            continue
        shared = _continuation(left, first, index)
        if shared is None:
            continue
        right = left[index + 1 :]
        words = [*share(_alone(subject, left[first.start], right)), *shared, *right]
        group = next(iter(groups(words)), None)
        if group is None:
            continue
        return [clause.with_toks(left[:index]), *_comma_verbs(clause, words, words[: group.start], group)]
    return [clause.with_toks(left)]


def _begins(toks: Sequence[Tok], at: int) -> bool:
    while at < len(toks) - 1 and toks[at].tag == "A":
        at += 1
    return toks[at].low in _SEEMING or (toks[at].tag in ("V", "E", "X") and is_finite(toks, at))
