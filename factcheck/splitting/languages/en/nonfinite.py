"""English verbs without a tense of their own: "killing two", "accused of robbing and wounding", "to hire or buy"."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, needs, remade, share
from factcheck.splitting.languages.en.coordination import dependent
from factcheck.splitting.languages.en.lexicon import verbs
from factcheck.splitting.languages.en.lists import lists_item
from factcheck.splitting.languages.en.phrases import (
    groups,
    past_of,
    phrase_end,
    quoted_mask,
    subject_start,
    trim,
    without_adverbs,
)

_NOUNS = frozenset(("D", "K", "M", "W", "O"))


@needs("T")
@needs("T")
def infinitives(clause: Clause) -> list[Clause] | None:
    """Cut "S will let guests hire a boat, swim and see a film": "to", or what allows it, is shared by each verb."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = groups(toks)
    later = any(toks[g.start].tag != "B" or g.end > g.start + 1 for g in found[1:])
    if not found or later or any(tok.low in ("not", "never", "no") or tok.low.endswith("n't") for tok in toks):
        return None
    at = next((i for i in range(found[0].end, len(toks) - 2) if toks[i].tag == "T" and toks[i + 1].tag == "B"), None)
    if at is None or mask[at] or toks[found[0].head].low in ("has", "have", "had"):
        return None
    for index in range(at + 3, len(toks) - 1):
        if mask[index] or toks[index].tag not in ("C", ","):
            continue
        joined = toks[index].tag == "C"
        if joined and toks[index].low != "and" and not (toks[index].low == "or" and _allows(toks[: at + 1])):
            return None
        verb = index + 1 + (toks[index + 1].tag == "T")
        if verb + 1 >= len(toks) or not _may_be_base(toks, verb) or (not joined and not _list_goes_on(toks, verb)):
            continue
        lead = share(toks[: at + 1])
        return [
            clause.with_toks(trim(toks[:index])),
            clause.with_toks([*lead, toks[verb].tagged("B"), *toks[verb + 1 :]]),
        ]
    return None


def _allows(toks: Sequence[Tok]) -> bool:
    return any(tok.low.startswith(("allow", "permit", "enabl")) or tok.low in ("lets", "let", "free") for tok in toks)


def _may_be_base(toks: Sequence[Tok], index: int) -> bool:
    """Whether a verb in its base form stands there, with what follows a verb and not a noun."""
    tok, after = toks[index], toks[index + 1].tag
    follows = after in ("D", "K", "O", "PR", "M", "$", "£") or (
        after in ("W", "G") and tok.low not in verbs().noun_like
    )
    return tok.low in verbs().by_base and tok.tag in ("B", "W") and (tok.tag == "B" or follows)


def _list_goes_on(toks: Sequence[Tok], start: int) -> bool:
    """Whether "and" or "or" with another verb ends the list."""
    for index in range(start, len(toks) - 2):
        if toks[index].tag == "C":
            return _may_be_base(toks, index + 1)
    return False


@needs("G")
@needs("G")
def gerund_pairs(clause: Clause) -> list[Clause] | None:
    """Cut "S is accused of robbing the mill and wounding two guards": each is one thing S is accused of."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = groups(toks)
    if len(found) != 1 or any(tok.low in ("not", "never", "no", "without") for tok in toks):
        return None
    start = next((i for i in range(found[0].end, len(toks) - 3) if toks[i].low in ("of", "for", "with")), None)
    if start is None or toks[start + 1].tag != "G" or mask[start]:
        return None
    for index in range(start + 2, len(toks) - 2):
        if (
            toks[index].low == "and"
            and not mask[index]
            and toks[index + 1].tag == "G"
            and toks[index + 2].tag in _NOUNS
        ):
            shared = share(toks[: start + 1])
            object_ = share(toks[index + 2 :]) if index == start + 2 else []
            return [
                clause.with_toks([*toks[:index], *object_]),
                clause.with_toks([*shared, *toks[index + 1 :]]),
            ]
    return None


@needs(",")
def participles(clause: Clause) -> list[Clause] | None:
    """Cut ", killing 40 people" and "Built for 20,000 people, it holds..." with the subject of the sentence."""
    toks = clause.toks
    mask = quoted_mask(toks)
    found = groups(toks)
    if not found:
        return None
    first = found[0]
    start = subject_start(toks, first.start)
    if start >= first.start:
        return None
    subject = share(without_adverbs(toks[start : first.start]))
    if toks[0].tag in ("E", "N") and start > 2 and toks[start - 1].tag == ",":
        verb = remade("were" if _plural_subject(subject) else "was", "passive", share(toks[:1])[0], "X")
        led = [*subject, verb, _lowered(toks[0]), *toks[1 : start - 1]]
        return [clause.with_toks(toks[start:]), clause.with_toks(led, "participle")]
    for index in range(first.end, len(toks) - 2):
        if (
            toks[index].tag == ","
            and toks[index + 1].tag == "G"
            and not mask[index]
            and not dependent(toks[first.end : index])
            and not _listed(toks, index + 1)
        ):
            verb_form = tensed(toks[index + 1], toks[first.start : first.end], subject)
            if verb_form is None or (toks[index + 2].tag == "W" and lists_item(clause, index + 1)):
                continue
            tails = _tails(toks[index + 2 :], toks[first.start : first.end], subject)
            told = [clause.with_toks([*subject, verb_form, *tails[0]], "participle")]
            return [
                clause.with_toks(toks[:index]),
                *told,
                *(clause.with_toks([*subject, *t], "participle") for t in tails[1:]),
            ]
    return None


def _listed(toks: Sequence[Tok], index: int) -> bool:
    """Whether the -ing form belongs to a noun of a list: "known for speed, tackling skill and vision"."""
    end = index + 1
    while end < len(toks) and toks[end].tag == "W":
        end += 1
    return 0 < end - index - 1 <= 2 and end < len(toks) and toks[end].tag in (",", "C")


def _tails(toks: Sequence[Tok], group: Sequence[Tok], subject: Sequence[Tok]) -> list[list[Tok]]:
    """Cut "earning 50 caps and playing in two cups" before each further -ing form, which gets its tense."""
    for index in range(1, len(toks) - 2):
        paired = index > 1 and toks[index - 2].low == "both"  # "playing both lead and supporting roles"
        at = index + 1 + (toks[index + 1].tag == "A")  # "and eventually becoming"
        if toks[index].low == "and" and toks[at].tag == "G" and not paired and not _listed(toks, at):
            verb = tensed(toks[at], group, subject)
            if verb is not None:
                later = _tails(toks[at + 1 :], group, subject)
                return [trim(toks[:index]), [*toks[index + 1 : at], verb, *later[0]], *later[1:]]
    return [list(toks)]


def _lowered(tok: Tok) -> Tok:
    return Tok(tok.low, tok.low, tok.start, tok.end, "E", tok.shared)


def _plural_subject(subject: Sequence[Tok]) -> bool:
    last = subject[phrase_end(subject, 0) - 1] if subject else None
    return last is not None and last.tag == "W" and last.low.endswith("s") and not last.low.endswith("ss")


def tensed(tok: Tok, group: Sequence[Tok], subject: Sequence[Tok]) -> Tok | None:
    """The -ing form in the tense of the sentence, None where it cannot be told."""
    past = past_of(tok.low)
    if past is None or tok.low in ("including", "following", "according", "being", "having", "beginning", "starting"):
        return None
    if any(t.low in ("will", "would", "could", "may", "might", "can") for t in group):
        return None
    if not group:
        return remade(past, "tense", tok, "V")
    head = group[0]
    present = head.low in ("is", "are") or (head.tag == "V" and head.low in verbs().third)
    if head.tag == "B":
        return remade(verbs().ing[tok.low].base, "tense", tok, "B")
    if present:
        forms = verbs().ing[tok.low]
        return remade(forms.base if _plural_subject(subject) else forms.third, "tense", tok, "V")
    return remade(past, "tense", tok, "V")
