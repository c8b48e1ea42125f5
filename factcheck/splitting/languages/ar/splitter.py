"""The clauses of Arabic sentences: rules applied until none finds anything more to cut."""

from collections.abc import Callable, Sequence

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages.ar import apposition, attribution, coordination, lists
from factcheck.splitting.languages.ar.phrases import lead_end, trim, verbs
from factcheck.splitting.languages.ar.tagging import tag
from factcheck.text.names import places
from factcheck.text.sentences import Sentence
from factcheck.text.stems import words as words_of

_MOST_WORDS = 160  # a longer sentence is kept whole: nothing about it is safe
_MOST_CLAIMS = 40
Rule = Callable[[Clause], list[Clause] | None]


def decompose(text: str, found: Sequence[Sentence]) -> list[list[Clause]]:
    """Return the clauses of each sentence."""
    known = frozenset(word.folded for word in words_of(text))
    named = frozenset(place.start for place in places(text)) | frozenset(place.start + 1 for place in places(text))
    told: set[str] = set()
    result = []
    for sentence in found:
        toks = tag(text, sentence.start, sentence.end, known, named)
        if len(toks) > _MOST_WORDS:
            result.append([Clause(tuple(toks))])
            continue
        result.append([_finished(clause) for clause in _cut(Clause(tuple(toks)), text, told)])
    return result


def _cut(whole: Clause, text: str, told: set[str]) -> list[Clause]:
    rules: list[Rule] = [
        lambda clause: attribution.attributed(clause, text),
        apposition.parentheses,
        coordination.semicolons,
        apposition.pronoun_asides,
        apposition.relatives,
        coordination.clauses,
        apposition.bare_relatives,
        apposition.parts,
        lists.lists,
        lambda clause: apposition.titles(clause, told),
    ]
    waiting, done = [whole], []
    while waiting:
        clause = waiting.pop(0)
        parts = next((parts for rule in rules if (parts := rule(clause))), None)
        if parts and len(done) + len(waiting) < _MOST_CLAIMS:
            waiting = [*parts, *waiting]
        else:
            done.append(clause)
    return [clause for clause in done if _stands(clause)] or [whole]


def _stands(clause: Clause) -> bool:
    """A stretch that no rule gave a sentence, with neither verb nor predicate, is no claim."""
    return len(trim(clause.toks)) > 1 and (bool(verbs(clause.toks)) or clause.source != "" or bool(clause.claimant))


def _finished(clause: Clause) -> Clause:
    """Begin with the first word that says something and end with a full stop."""
    toks = trim(clause.toks)
    lead = lead_end(toks)
    if 0 < lead < len(toks) - 1:
        toks = trim(toks[lead:])
    if not toks:
        return clause
    last = toks[-1]
    if last.text not in ".!…" and not (last.tag == "q)" and len(toks) > 1 and toks[-2].text in ".!"):
        toks.append(Tok(".", ".", last.end, last.end, ".", True))
    return clause.with_toks(toks)
