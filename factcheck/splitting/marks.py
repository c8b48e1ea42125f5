"""What a number may not lose: the words that make it a rough one, whatever rule cut the sentence around it."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok

_LONGEST = 4  # words of "ما لا يقل عن"
_POINTERS = frozenset(("the", "these", "those", "both", "all", "of"))
_NUMBER = frozenset(("M", "$", "£", "€"))
Phrases = Collection[tuple[str, ...]]


def kept(clauses: list[Clause], toks: Sequence[Tok], rough: Phrases) -> list[Clause]:
    """Return the clauses of the sentence `toks`, each number with the phrase of `rough` that stands before it there.

    "Sent about 300 tents to Orla and 45 to Mira": the 300 is a rough number in every claim that has it, the 45 in
    none. `rough` are phrases as the `low` of their words.
    """
    before = _before_numbers(toks, rough)
    if not before:
        return clauses
    owner = {tok.start: number for number, phrase in before.items() for tok in phrase}
    return [_mended(clause, before, owner) for clause in clauses]


def _before_numbers(toks: Sequence[Tok], rough: Phrases) -> dict[int, Sequence[Tok]]:
    """The phrase before each number, by the place of the number."""
    found: dict[int, Sequence[Tok]] = {}
    for index in range(1, len(toks)):
        if toks[index].tag not in _NUMBER or toks[index - 1].tag in _NUMBER:
            continue
        for length in range(min(_LONGEST, index), 0, -1):
            phrase = toks[index - length : index]
            if tuple(tok.low for tok in phrase) in rough:
                found[toks[index].start] = phrase
                break
    return found


def _pointed_at(toks: Sequence[Tok], number: int) -> bool:
    """Whether "the" before a number takes it up from before: "The 3,000 homes were mostly of brick"."""
    return any(tok.start == number and toks[place - 1].low in _POINTERS for place, tok in enumerate(toks) if place)


def _mended(clause: Clause, before: dict[int, Sequence[Tok]], owner: dict[int, int]) -> Clause:
    before = {place: phrase for place, phrase in before.items() if not _pointed_at(clause.toks, place)}
    here = {tok.start for tok in clause.toks if tok.start < tok.end}
    whole = all(number in here for place, number in owner.items() if place in here)
    if whole and all(tok.start in here for number in before if number in here for tok in before[number]):
        return clause
    toks: list[Tok] = []
    for tok in clause.toks:
        written = tok.start < tok.end
        if written and tok.start in owner:
            continue
        if written and tok.start in before:
            toks += [replace(word, shared=True) for word in before[tok.start]]
        toks.append(tok)
    return clause.with_toks(toks)
