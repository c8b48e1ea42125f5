"""English clauses that leave out the verb of the first: "three died in Orla and five in Sarn"."""

from collections.abc import Sequence

from factcheck.splitting.clause import Clause, Tok, needs, share
from factcheck.splitting.languages.en.phrases import groups, phrase_start, quoted_mask, subject_start, trim


@needs(",", "C")
def gapped(clause: Clause) -> list[Clause] | None:
    """Give the verb back to each part that has a subject and a preposition of its own, and a figure."""
    toks = clause.toks
    found = groups(toks)
    if len(found) != 1 or any(quoted_mask(toks)):
        return None
    verb = found[0]
    start = subject_start(toks, verb.start)
    if start == verb.start or verb.end >= len(toks) or toks[verb.end].tag != "P":
        return None
    places = _parts(toks, verb.end)
    if not places:
        return None
    ends = [*(begin for begin, _ in places[1:]), len(toks)]
    first = trim([*toks[start : places[0][0]]])
    later = [(toks[begin:at], trim(toks[at:end])) for (begin, at), end in zip(places, ends, strict=True)]
    if not all(any(tok.tag == "M" for tok in part) for part in (first, *([*s, *rest] for s, rest in later))):
        return None
    lead, shared = toks[:start], share(toks[verb.start : verb.end])
    told = [clause.with_toks([*share(lead), *subject, *shared, *rest]) for subject, rest in later]
    return [clause.with_toks([*lead, *first]), *told]


def _parts(toks: Sequence[Tok], preposition: int) -> list[tuple[int, int]]:
    """Return where each later part begins, and where its preposition, the same as the first, stands."""
    found = []
    for index in range(preposition + 2, len(toks) - 1):
        begin = phrase_start(toks, index)
        if toks[index].low == toks[preposition].low and begin < index and toks[begin - 1].tag in (",", "C"):
            found.append((begin, index))
    return found
