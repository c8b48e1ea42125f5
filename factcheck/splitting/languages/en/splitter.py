"""The clauses of English sentences: rules applied until none finds anything more to cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from factcheck.splitting import marks
from factcheck.splitting.clause import Clause, Guarded, Rule, Tok, first_cut, guarded, unmarked
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en import (
    absolutes,
    apposition,
    attributes,
    attribution,
    coordination,
    cores,
    counted,
    estimates,
    examples,
    gapping,
    headless,
    headlines,
    lists,
    nonfinite,
    objects,
    ordinals,
    pairs,
    places,
    predicates,
    pronouns,
    rejections,
    relatives,
    speakers,
    stops,
    subordination,
    traits,
    works,
)
from factcheck.splitting.languages.en.phrases import groups, trim
from factcheck.splitting.languages.en.tagging import tag
from factcheck.text.sentences import Sentence

_MID_NAME = re.compile(r"(?<=[a-z,;] )[A-Z][\w’'-]+")
_MOST_WORDS = 160  # a longer sentence is kept whole: nothing about it is safe
_ROUGH = frozenset(tuple(phrase.split()) for phrase in load("en", "rules.json")["approximators"])
_MOST_CUTS = 120  # what is then uncut stays so
_CONDITIONS = frozenset(("if", "unless", "whether", "provided"))
_PARTING: tuple[Rule, ...] = (  # not for a sentence with a condition, from which they would part what hangs on it
    gapping.gapped,
    pairs.measured,
    headlines.passives,
    headlines.places,
    predicates.predicates,
    predicates.lives,
    coordination.clauses,
    nonfinite.infinitives,
    coordination.verb_phrases,
    nonfinite.gerund_pairs,
    nonfinite.participles,
    subordination.gerunds,
    subordination.adjuncts,
    relatives.relatives,
    examples.examples,
    lists.lists,
    attributes.nationality,
    traits.possessions,
    traits.homes,
    estimates.confirmed,
)


def decompose(text: str, found: Sequence[Sentence]) -> Iterator[list[Clause]]:
    """Yield the clauses of each sentence in turn, so that the words of no other are kept meanwhile."""
    names = frozenset(_MID_NAME.findall(text))
    memory = pronouns.Memory()
    speaking = speakers.Speakers(text)
    told: set[str] = set()
    rules = _rules(text, told)
    subject: Sequence[Tok] = ()
    before: Sequence[Clause] = ()
    last: Sequence[Tok] = ()
    for sentence in found:
        toks = headless.led(tag(text, sentence.start, sentence.end, names), subject)
        subject = headless.subject_of(toks, subject)
        if len(toks) > _MOST_WORDS:
            yield [Clause(tuple(toks))]
            continue
        cut = counted.named(marks.kept(_cut(Clause(tuple(toks)), rules), toks, _ROUGH), toks)
        cut += traits.named(toks, told)
        cut = objects.settled(cut, toks)
        settled = speaking.settle(pronouns.settle(speaking.own(cut, toks), toks, memory), toks)
        settled, before, last = rejections.named(settled, before, last), settled, toks
        yield [part for clause in settled if not _is_empty(clause) for part in _told(clause)]


def _rules(text: str, told: set[str]) -> tuple[Guarded, Guarded]:
    """The rules for the sentences of an article: for those without a condition, and for those with one."""
    asides: list[Rule] = [
        stops.unstopped,
        relatives.said_of,
        attribution.speakers_apart,
        partial(attribution.attributed, text=text),
        partial(estimates.estimated, text=text),
        attributes.years_of_life,
        absolutes.shares,
        absolutes.among,
        pairs.along_with,
        pairs.against,
        pairs.of_it,
        absolutes.mostly,
        apposition.parentheses,
        ordinals.which_one,
        predicates.leads,
        stops.semicolons,
        attributes.named_aside,
        apposition.between_commas,
        partial(apposition.titles, names_told=told),
        partial(places.regions, told=told),
        works.years,
        partial(works.kinds, told=told),
    ]
    return guarded(*asides, *_PARTING), guarded(*asides, subordination.beside_conditions)


def _cut(whole: Clause, rules: tuple[Guarded, Guarded]) -> list[Clause]:
    waiting, done = [whole], list[Clause]()
    for _ in range(_MOST_CUTS):
        if not waiting:
            break
        clause = waiting.pop(0)
        conditional = not _CONDITIONS.isdisjoint([tok.low for tok in clause.toks])
        parts = first_cut(clause, rules[conditional])
        if parts:
            waiting = [*parts, *waiting]
        else:
            done.append(clause)
    return _with_figures(whole, [clause for clause in (*done, *waiting) if _stands(clause)])


def _is_empty(clause: Clause) -> bool:
    """Whether it tells the age of somebody described by that age alone."""
    return clause.source == "named" and bool(traits.described(clause.toks))


def _told(clause: Clause) -> list[Clause]:
    """The clause as a sentence, or as its core with each adjunct."""
    whole = _finished(clause)
    return [whole if part is clause else replace(_finished(part), whole=whole) for part in cores.cores(clause)]


def _with_figures(whole: Clause, parts: list[Clause]) -> list[Clause]:
    """Add the sentence itself where its parts leave out one of its figures."""
    told = {tok.start for part in parts for tok in part.toks}
    lost = any(tok.start not in told and any(map(str.isdigit, tok.text)) for tok in whole.toks)
    return [whole, *parts] if lost or not parts else parts


def _stands(clause: Clause) -> bool:
    """A speaker's phrase that gave up no claim of its own is none; nor is a stretch without a verb."""
    if clause.source == "speaker":
        return False
    quoted = clause.source == "said" and any(tok.tag == "q(" for tok in clause.toks)
    return quoted or bool(groups(clause.toks)) or clause.source == ""


def _finished(clause: Clause) -> Clause:
    """Begin with a capital and end with a full stop."""
    toks = unmarked(trim(clause.toks), bool(clause.claimant))
    while len(toks) > 2 and toks[-2].text == "," and (toks[-1].tag == "q)" or toks[-1].text == "."):
        del toks[-2]
    if not toks:
        return clause
    if toks[0].low == "that" and clause.claimant and _opens_clause(toks):
        del toks[0]  # "..., and that it failed" of what was said
    first = toks[0]
    if first.text[:1].islower():
        toks[0] = _capital(first)
    last = toks[-1]
    if last.text[-1] not in ".!…" and not (last.tag == "q)" and len(toks) > 1 and toks[-2].text in ".!"):
        toks.append(Tok(".", ".", last.end, last.end, ".", True))
    return clause.with_toks(toks)


def _opens_clause(toks: Sequence[Tok]) -> bool:
    """Whether a whole clause follows the "that" at the head."""
    found = groups(toks[1:])
    return bool(found) and found[0].start > 0 and toks[1].tag in ("PR", "D", "K", "M")


def _capital(tok: Tok) -> Tok:
    text = tok.text[0].upper() + tok.text[1:]
    return Tok(text, tok.low, tok.start, tok.end, tok.tag, tok.shared, tok.rule, tok.replaced)
