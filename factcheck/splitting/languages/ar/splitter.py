"""The clauses of Arabic sentences: rules applied until none finds anything more to cut."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from factcheck.splitting import marks
from factcheck.splitting.clause import Clause, Guarded, Tok, first_cut, guarded, unmarked
from factcheck.splitting.languages.ar import (
    agreement,
    apposition,
    attribution,
    coordination,
    lists,
    mentions,
    nominals,
    participles,
    pronouns,
    relatives,
)
from factcheck.splitting.languages.ar.fullnames import FullNames
from factcheck.splitting.languages.ar.lexicon import phrases
from factcheck.splitting.languages.ar.phrases import lead_end, trim, verbs
from factcheck.splitting.languages.ar.tagging import tag
from factcheck.text.names import places_in
from factcheck.text.sentences import Sentence
from factcheck.text.stems import fold_word, stem
from factcheck.text.stems import words as words_of

_MOST_WORDS = 160  # a longer sentence is kept whole: nothing about it is safe
_MOST_CLAIMS = 40
_ROUGH = frozenset(phrases("rough"))


def decompose(text: str, found: Sequence[Sentence]) -> Iterator[list[Clause]]:
    """Yield the clauses of each sentence in turn, so that the words of no other are kept meanwhile."""
    written = words_of(text)
    known = frozenset([word.folded for word in written])
    named = frozenset([place.start + particle for place in places_in(written) for particle in (0, 1)])
    told: set[str] = set()
    met, memory, people = mentions.Mentions(), attribution.Memory(), FullNames()
    seen: set[str] = set()
    rules = _rules(text, told, memory)
    for sentence in found:
        toks = tag(text, sentence.start, sentence.end, known, named)
        if len(toks) > _MOST_WORDS:
            yield [Clause(tuple(toks))]
            continue
        mentions.note(toks, met)
        people.note(toks, text)
        cut = marks.kept(_kept_whole(Clause(tuple(toks)), rules), toks, _ROUGH)
        cut = people.settle(cut)
        cut = [_with_full_names(clause, met, text) for clause in cut]
        cut = pronouns.settle(cut, toks, seen)
        seen.update(tok.low for tok in toks)
        yield [_finished(mentions.resolve(clause, met), text, known) for clause in cut]


def _with_full_names(clause: Clause, met: mentions.Mentions, text: str) -> Clause:
    if not clause.claimant:
        return clause
    return replace(clause, claimant=tuple(mentions.full_name(name, met, text) for name in clause.claimant))


def _kept_whole(whole: Clause, rules: Guarded) -> list[Clause]:
    """Cut a sentence, but keep it whole where a number or a negation of it would be lost."""
    cut = _cut(whole, rules)
    written = {tok.start for clause in cut for tok in clause.toks}
    lost = [tok for tok in whole.toks if tok.tag in ("M", "N", "Q") and tok.start not in written]
    return [*cut, whole] if lost else cut


def _rules(text: str, told: set[str], memory: attribution.Memory) -> Guarded:
    """The rules for the sentences of an article."""
    return guarded(
        partial(attribution.according_first, text=text),
        partial(attribution.inverted, text=text),
        partial(attribution.trailing, text=text),
        partial(attribution.leading, text=text, memory=memory),
        partial(participles.participle, text=text),
        apposition.parentheses,
        partial(nominals.announcements, text=text),
        coordination.semicolons,
        apposition.pronoun_asides,
        apposition.interrupting,
        apposition.circumstances,
        apposition.named,
        relatives.relatives,
        coordination.clauses,
        relatives.that_is,
        relatives.parts,
        relatives.bare_relatives,
        lists.lists,
        partial(apposition.titles, told=told),
        partial(nominals.planned, told=told),
    )


def _cut(whole: Clause, rules: Guarded) -> list[Clause]:
    waiting, done = [_without_dateline(whole)], list[Clause]()
    while waiting:
        clause = waiting.pop(0)
        parts = first_cut(clause, rules)
        if parts and len(done) + len(waiting) < _MOST_CLAIMS:
            waiting = [*parts, *waiting]
        else:
            done.append(clause)
    return [clause for clause in done if _stands(clause)] or [whole]


def _without_dateline(clause: Clause) -> Clause:
    """Leave out "المدينة (الوكالة) – " before the first sentence."""
    toks = clause.toks
    for index in range(2, min(len(toks), 14)):
        if toks[index].text in ("–", "—", "-") and toks[index - 1].tag == ")" and not verbs(toks[:index]):
            return clause.with_toks(toks[index + 1 :])
    return clause


def _recorded(before: Tok | None, tok: Tok, text: str, known: frozenset[str]) -> Tok:
    """Record the rule where a word behind a letter is written without the particle that the article writes to it."""
    if tok.rule or tok.start >= tok.end or tok.low in known:
        return tok
    if before is not None and before.end == tok.start:
        return tok
    whole = text[tok.start - 1 : tok.end]
    same = stem(fold_word(whole)) == stem(tok.low) and not tok.low.startswith("ال")
    return tok if same else replace(tok, rule="particle")


def _stands(clause: Clause) -> bool:
    """A stretch that no rule gave a sentence, with neither verb nor predicate, is no claim."""
    return len(trim(clause.toks)) > 1 and (bool(verbs(clause.toks)) or clause.source != "" or bool(clause.claimant))


def _finished(clause: Clause, text: str, known: frozenset[str]) -> Clause:
    """Begin with the first word that says something and end with a full stop."""
    toks = trim(clause.toks)
    lead = lead_end(toks)
    if 0 < lead < len(toks) - 1:
        toks = trim(toks[lead:])
    if len(toks) > 3 and toks[0].low in ("هو", "هي") and toks[1].low == "ما":
        toks = toks[2:]
    toks = unmarked(toks, bool(clause.claimant))
    if not toks:
        return clause
    toks = list(agreement.nominative(clause.with_toks(toks), known).toks)
    for index, tok in enumerate(toks):
        if tok.start and text[tok.start - 1].isalpha():
            toks[index] = _recorded(toks[index - 1] if index else None, tok, text, known)
    last = toks[-1]
    if last.text not in ".!…" and not (last.tag == "q)" and len(toks) > 1 and toks[-2].text in ".!"):
        toks.append(Tok(".", ".", last.end, last.end, ".", True))
    return clause.with_toks(toks)
