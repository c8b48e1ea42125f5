"""English clauses that tell several things at once: "The firm built the bridge in 1990 for the army".

What was built, when and for whom can each be wrong by itself, so each adjunct is told with the core alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import forms_of
from factcheck.splitting.languages.en.phrases import BE, Group, groups, quoted_mask, subject_start, trim

_TABLE, _RULES = load("en", "cores.json"), load("en", "rules.json")
_NEVER, _SCOPED, _BROAD = (frozenset(_TABLE[name]) for name in ("never_begin", "scoped", "broad"))
_STANDING, _CHANGING = frozenset(_TABLE["standing"]), frozenset(_TABLE["changing"])
_DENYING = frozenset(_TABLE["denying"].split())
_OFFICES = frozenset(_TABLE["offices"].split())
_BARE = frozenset(_TABLE["bare_participles"])
_OF_NOUNS = {word: frozenset(nouns) for word, nouns in _TABLE["noun_prepositions"].items()}
_OF_VERBS = {verb: frozenset(words.split()) for verb, words in _TABLE["verb_prepositions"].items()}
_TO_NOUNS, _TO_VERBS = (frozenset(_TABLE[name].split()) for name in ("nouns_with_to", "verbs_with_to"))
_DATES = frozenset(_RULES["calendar"])
_UNITS = frozenset(_RULES["time_units"])
_DAYS = frozenset(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))
_NEAR = frozenset(("last", "next", "this", "earlier", "later"))
_ENDS = frozenset(("to", "until", "till", "through"))
_DEGREES = frozenset(("late", "early", "shortly", "just", "only", "even", "much", "mainly", "mostly", "especially"))
_PARTING, _NOT = frozenset((";", ":")), ("n't", "n’t")
_OPENS = frozenset(("S", "R", "H", "PR", "T", "X"))  # what has a verb of its own follows
_VERBAL = frozenset(("G", "E", "N", "V", "B"))
_TAILS = frozenset(("from", "to", "into", "about", "against", "between", "towards", "among"))
_LINKING = frozenset(("stay", "remain", "become", "seem", "look", "feel", "keep", "appear", "go", "get", "turn"))
_JOINING = frozenset(("after", "before", "since", "until", "because"))
_MEANWHILE = frozenset(("while", "when"))
_MEASURED = frozenset(("after", "before", "into", "in", "at", "with", "as"))
_FEWEST = 6  # words a core has at least: "The firm built a mill" says too little beside "... in 1990"


@dataclass(frozen=True)
class _Frame:
    """A clause as subject and verb, what belongs to the verb (toks[start:base]), and its adjuncts."""

    start: int
    base: int
    adjuncts: tuple[tuple[int, int], ...]
    lead: bool


def cores(clause: Clause) -> list[Clause]:
    """Return the clause as it is, or its core with each adjunct by itself; the whole where there is one adjunct.

    What hangs on the whole clause (a negation, a condition, a comparison, "only") is not cut, for without its
    adjunct the core may say more than the article.
    """
    toks = clause.toks[:-1] if clause.toks and clause.toks[-1].tag == "." else clause.toks
    frame = _frame(clause, toks)
    if frame is None:
        return [clause]
    core = toks[frame.start : frame.base]
    if _is_dated_figure(toks, frame):
        return [clause]
    if len(frame.adjuncts) == 1:
        return [_part(clause, core), clause] if _tells(core) else [clause]
    told = []
    for number, (start, end) in enumerate(frame.adjuncts):
        adjunct = toks[start:end]
        told.append([*adjunct, *core] if frame.lead and not number else [*core, *adjunct])
    return [_part(clause, words) for words in told]


def _part(clause: Clause, words: Sequence[Tok]) -> Clause:
    return replace(clause, toks=tuple(trim(words)), whole=clause)


def _frame(clause: Clause, toks: Sequence[Tok]) -> _Frame | None:
    found = groups(clause.toks)
    if not found or any(t.low in _SCOPED or t.tag in _PARTING or t.low.endswith(_NOT) for t in toks):
        return None
    verb = _with_infinitive(toks, found[0])
    if (
        _base_of(toks[found[0].head]) in _DENYING or _base_of(toks[verb.head]) in _DENYING
    ):  # "bans the use of nets in spring" bans it in spring alone
        return None
    if toks[verb.head].low.endswith("s") and _base_of(toks[verb.head]) in _OFFICES:
        return None  # "directs research for the union in Orla" is one office
    start = subject_start(clause.toks, verb.start)
    lead = start > 0 and toks[start - 1].tag == "," and toks[0].tag == "P"
    if start == verb.start or toks[start].low in ("it", "there") or (start and not lead):
        return None
    another = found[1].start if len(found) > 1 else len(toks)  # what follows another verb may be of that one
    cuts = _cuts(toks, verb, min(_reach(toks, verb), another))
    places = list(zip(cuts, [*cuts[1:], len(toks)], strict=True)) if cuts else []
    base = cuts[0] if cuts else len(toks)
    if not _stands(toks, verb, base):
        if not places:
            return None
        base = places.pop(0)[1]
    adjuncts = [*([(0, start)] if lead else []), *places]
    return _Frame(start, base, tuple(adjuncts), lead) if adjuncts else None


def _is_dated_figure(toks: Sequence[Tok], frame: _Frame) -> bool:
    """Whether there is a figure, and elsewhere a time for which it holds: "traded at 61 on Tuesday"."""
    timed = [_of_time(toks, start) for start, _ in frame.adjuncts]
    figures = [any(_is_figure(t) for t in toks[s:e]) for s, e in frame.adjuncts]
    beside = any(figure and not time for figure, time in zip(figures, timed, strict=True))
    return any(timed) and (beside or _figure_after_verb(toks, frame))


def _with_infinitive(toks: Sequence[Tok], verb: Group) -> Group:
    """The verb with what it governs: "needed to beat", "was ordered to pay"."""
    while verb.end + 1 < len(toks) and toks[verb.end].tag == "T" and toks[verb.end + 1].tag == "B":
        verb = Group(verb.start, verb.end + 2, verb.end + 1)
    return verb


def _figure_after_verb(toks: Sequence[Tok], frame: _Frame) -> bool:
    verb = _with_infinitive(toks, groups(toks)[0])
    return any(_is_figure(t) for t in toks[verb.end : frame.base])


def _reach(toks: Sequence[Tok], verb: Group) -> int:
    """Return how far adjuncts of this verb may begin: up to what has a verb of its own, or a list or an aside."""
    for index in range(verb.end, len(toks) - 1):
        tok, later = toks[index], toks[index + 1]
        if tok.tag == "T" and _is_purpose(toks, verb, index):
            return index + 1
        if tok.tag == "S" and later.tag == "G" and tok.low in _MEANWHILE:
            return index + 1
        if tok.tag in _OPENS or (tok.tag in ("P", ",", "C") and later.tag in _VERBAL):
            return index + (tok.tag == "P" and later.tag in _VERBAL)
        if tok.low == "bound":
            return index  # "left Orla at noon bound for Sarn"
        if tok.low in _JOINING:
            return index + 1  # what comes after "after" may have a verb of its own
        if tok.tag in ("E", "N") and toks[index - 1].tag in ("W", "K", "M"):
            return index  # "two aircraft chartered by the agency"
        if tok.tag == "," and not (later.tag in ("K", "M") or _begins(toks, index + 1)):
            return index
    return len(toks)


def _cuts(toks: Sequence[Tok], verb: Group, end: int) -> list[int]:
    """Return where the adjuncts after the verb begin, none where a list has one in each ("A in 2006, B in 2010")."""
    mask = quoted_mask(toks)
    found: list[int] = []
    head = _base_of(toks[verb.head])
    wanted = _OF_VERBS.get(head, frozenset())
    for index in range(verb.end, min(end, len(toks) - 1)):
        tok = toks[index]
        if mask[index] or not _begins(toks, index) or toks[index - 1].tag == "C":
            continue
        if tok.low in _ENDS and found and toks[found[-1]].low == "from":
            continue
        if tok.low in wanted and not found:
            wanted = _ENDS if tok.low == "from" else frozenset()
            continue
        before = toks[index - 1].low
        if before in _OF_NOUNS.get(tok.low, ()) or (before in _UNITS and tok.low in _MEASURED):
            continue  # "two hours after the storm", "a year in Orla", "a ban on exports"
        if found and tok.low in _TAILS and not _of_time(toks, index):
            continue  # "after a tip-off from Orla"
        figure = any(_is_figure(t) for t in toks[verb.end : found[0] if found else index])
        if figure and (head in _CHANGING or _of_time(toks, index)):
            return []  # a figure holds for its time
        if any(toks[at].low == tok.low for at in found) and any(t.tag == "C" for t in toks[found[0] : index]):
            return []
        found.append(index - (toks[index - 1].low in _DEGREES and index - 1 > verb.end))
    return found


def _of_time(toks: Sequence[Tok], index: int) -> bool:
    """Whether the adjunct that begins here tells a time."""
    end = next((i for i in range(index + 1, len(toks)) if toks[i].tag in ("P", ",", "C")), len(toks))
    return any(t.low in _DATES or t.low in _UNITS or _is_year(t) for t in toks[index:end])


def _is_figure(tok: Tok) -> bool:
    """Whether the word counts something: no year, and no result as "lost 1-0" has it."""
    return tok.tag == "M" and not _is_year(tok) and "-" not in tok.text and "–" not in tok.text


def _is_year(tok: Tok) -> bool:
    return len(tok.text) == 4 and tok.text.isdigit() and tok.text[0] in "12"


def _begins(toks: Sequence[Tok], index: int) -> bool:
    """Whether an adjunct may begin here: a preposition, or a time that needs none ("last month", "Monday")."""
    tok, before = toks[index], toks[index - 1]
    if index + 1 >= len(toks):
        return False
    if tok.tag == "S":
        return toks[index + 1].tag == "G" and tok.low in _MEANWHILE
    if tok.tag == "T":
        return before.tag in ("W", "K", "M")
    if tok.tag == "P":
        if tok.low == "as" and any(t.low == "as" for t in toks[max(0, index - 4) : index]):
            return False  # "as far away as the capital"
        whole = tok.low not in ("to", "as") or toks[index + 1].tag in ("D", "K", "M", "$", "O")
        return tok.low not in _NEVER and before.tag != "P" and whole
    if before.tag in ("P", "D", "K", "M", "C"):
        return False
    later = toks[index + 1].low
    return tok.low in _DAYS or (tok.low in _NEAR and (later in _UNITS or later in _DATES))


def _stands(toks: Sequence[Tok], verb: Group, base: int) -> bool:
    """Whether subject and verb say something without an adjunct."""
    if base > verb.end:
        return any(t.tag in ("W", "K", "M", "O", "q)") for t in toks[verb.end : base])
    name = _base_of(toks[verb.head])
    if toks[verb.head].low in BE:
        return False
    return name in _STANDING or (_passive(toks, verb) and name not in _BARE and toks[verb.head].tag in ("N", "E"))


def _is_purpose(toks: Sequence[Tok], verb: Group, index: int) -> bool:
    """Whether "to do" tells what for: not after a noun or verb that it belongs to ("a plan to ...", "asked him to")."""
    done = any(t.tag in ("W", "K") for t in toks[verb.end : index])
    return done and toks[index - 1].low not in _TO_NOUNS and _base_of(toks[verb.head]) not in _TO_VERBS


def _base_of(tok: Tok) -> str:
    forms = forms_of(tok.low)
    return forms.base if forms else tok.low


def _passive(toks: Sequence[Tok], verb: Group) -> bool:
    return verb.head > verb.start and any(t.low in BE for t in toks[verb.start : verb.head])


def _tells(core: Sequence[Tok]) -> bool:
    """Whether a core by itself is a claim worth a line of its own.

    "Wheat imports rose to a record" is of no country without its "in Algeria".
    """
    found = groups(core)
    if len(core) < _FEWEST or core[0].tag not in ("K", "D", "M") or not found or any(t.low in _BROAD for t in core):
        return False
    verb = _base_of(core[found[0].head])
    return verb not in _LINKING and core[found[0].head].low not in BE and found[0].end < len(core)
