"""Pronouns that the article settles: the one person that a sentence before is about."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from itertools import groupby

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en import things
from factcheck.splitting.languages.en.apposition import roles
from factcheck.splitting.languages.en.phrases import BE, groups
from factcheck.splitting.languages.en.things import Body
from factcheck.splitting.languages.en.traits import described

_GENDER = {"he": "he", "his": "he", "him": "he", "she": "she", "her": "she"}
_PLACING = frozenset(("in", "at", "of", "from", "to", "near", "on", "for", "through", "as"))
_POSSESSIVE = frozenset(("his", "her"))
_OPEN = frozenset((*_GENDER, "they", "their"))  # subjects that leave a reader asking whom they mean
_SETTING = frozenset(("after", "although", "as", "before", "because", "once", "since", "though", "when", "while"))
_KIN = frozenset(("met", "married", "son", "daughter", "wife", "husband", "brother", "sister", "father", "mother"))
AMBIGUOUS = "ambiguous"  # the rule of a pronoun that the article does not settle


@dataclass
class Memory:
    """Who the article was about last.

    `person` is the name as it stands, `pronoun` "he" or "she" once one was used for it, `known` every person
    named so far by surname; `rivals` holds the pronouns of others whom the last sentence names, "either" where
    that is not known. `told` are the surnames of those of whom the article says what they are: it is about them,
    and a person named in passing is no rival to them; `met` are all persons named in full, by surname.
    """

    person: tuple[Tok, ...] = ()
    pronoun: str = ""
    rivals: frozenset[str] = frozenset()
    body: Body = field(default_factory=Body)
    told: set[str] = field(default_factory=set)
    known: dict[str, tuple[Tok, ...]] = field(default_factory=dict)
    met: dict[str, tuple[Tok, ...]] = field(default_factory=dict)

    def copy(self, person: tuple[Tok, ...] | None = None) -> "Memory":
        """Return the memory as it is now, of `person` where one is given; whom it has met it goes on sharing."""
        body, told = Body(self.body.words, self.body.known), self.person if person is None else person
        return Memory(told, self.pronoun, self.rivals, body, self.told, self.known, self.met)


@lru_cache
def _given_names() -> dict[str, str]:
    """Return "he", "she" or "either" for each of the commoner given names."""
    return {name: gender for gender, names in load("en", "given_names.json").items() for name in names.split()}


@lru_cache
def _bodies() -> frozenset[str]:
    table = load("en", "rules.json")
    return frozenset((*table["bodies"], *table["institutions"]))


def settle(clauses: Sequence[Clause], toks: Sequence[Tok], memory: Memory) -> list[Clause]:
    """Return the clauses of one sentence with the names its pronouns stand for, and remember whom it is about.

    What somebody says is settled by the sentences before alone: in "Rose said she left" nothing tells who left.
    """
    before = memory.copy()
    settled = []
    for number, clause in enumerate(clauses):
        seen = before if clause.claimant or number == 0 or clause.source == "named" else memory
        if _told_by_another(clause, toks, before):
            seen = Memory()  # "Joel Vane said his office": not that of whom the sentence before is about
        if seen is memory and _names_whom(clause, memory):
            seen = before  # "His lawyer, Ann Lee, said": in "His lawyer is Ann Lee" he is somebody before her
        found = _settled(clause, _called(seen, toks))
        if seen is before and found is not clause and memory.person == before.person:
            memory.pronoun = before.pronoun
        owned = clause.source == "apposition" and seen is memory and not things.names_one(toks)
        settled.append(things.settled(found, before.body if owned else seen.body))
        if number == 0:
            _remember(clause, toks, memory)
    return settled


def _names_whom(clause: Clause, memory: Memory) -> bool:
    """Whether the clause itself names the person remembered."""
    places = {tok.start for tok in memory.person}
    return any(tok.start in places for tok in clause.toks)


def _called(memory: Memory, toks: Sequence[Tok]) -> Memory:
    """The memory with the person by surname where the sentence itself calls them so: "Lund said she left"."""
    if len(memory.person) < 2:
        return memory
    surname = memory.person[-1]
    own = next((name for name in _names(toks) if name[-1].text == surname.text), None)
    return memory.copy(own) if own is not None and len(own) == 1 else memory


def _told_by_another(clause: Clause, toks: Sequence[Tok], memory: Memory) -> bool:
    """Whether another person than the one remembered says it, while no pronoun was used for that one."""
    if not clause.claimant or not memory.person or memory.pronoun or clause.claimant[0].lower() in _GENDER:
        return False
    name = _name_in(toks, clause.claimant[0])
    return len(name) > 1 and name[-1].text != memory.person[-1].text


def _remember(clause: Clause, toks: Sequence[Tok], memory: Memory) -> None:
    speaker = clause.claimant[0] if clause.claimant else None
    name = _leading_name(_main(clause.toks, toks), toks) if speaker is None else _name_in(toks, speaker)
    if len(name) == 1:
        name = memory.known.get(name[0].text) or memory.met.get(
            name[0].text, name if _has_role(clause.toks) or _has_role(toks) else ()
        )
    if name:
        if speaker is None and (_has_role(clause.toks) or _has_role(toks)):
            memory.told.add(name[-1].text)
        if name != memory.person:
            memory.person, memory.pronoun = name, ""
        memory.known[name[-1].text] = name
    for other in _names(toks):
        if len(other) > 1 and _is_person(other) and (other[0].low in _given_names() or _after_role(other, toks)):
            memory.met.setdefault(other[-1].text, other)
    things.remember(toks, memory.body)
    rivals = frozenset(given_gender(name) for name in _names(toks) if _is_rival(name, toks, memory))
    about = bool(name) or (bool(toks) and toks[0].low in _GENDER)
    memory.rivals = rivals if about else rivals | memory.rivals  # "Three others are on trial, with his deputy"


def _main(clause: Sequence[Tok], toks: Sequence[Tok]) -> Sequence[Tok]:
    """Return the clause whose subject the sentence is about: not the one of "After the band split, Rose ..."."""
    if not toks or toks[0].low not in _SETTING:
        return clause
    comma = next((i for i, t in enumerate(toks) if t.tag == "," and groups(toks[:i])), None)
    return toks[comma + 1 :] if comma is not None and groups(toks[comma + 1 :]) else clause


def given_gender(name: Sequence[Tok]) -> str:
    """Return "he", "she" or "either", as the given name tells."""
    return _given_names().get(name[0].low, "either") if len(name) > 1 else "either"


def _is_rival(name: Sequence[Tok], toks: Sequence[Tok], memory: Memory) -> bool:
    """Whether another person is named: one known already, or one whom a given name or the words before tell.

    "Motor City Records" and "Orla, New Sarn" are two capitalised words, too, and no "he".
    """
    surname = name[-1].text
    if not memory.person or any(tok.text in {part.text for part in memory.person} for tok in name):
        return False
    if surname in memory.known:
        return True
    if memory.person[-1].text in memory.told:
        return False
    before = next((t for t in reversed(toks) if t.end <= name[0].start), None)
    if before is None or len(name) < 2 or not _is_person(name):
        return before is None and len(name) > 1 and _is_person(name)
    if name[0].low in _given_names():
        return before.low not in _PLACING and before.tag not in ("D", "q(")
    return before.low in _KIN or before.low in roles() or (before.low == "and" and _follows(before, toks, memory))


def _after_role(name: Sequence[Tok], toks: Sequence[Tok]) -> bool:
    """Whether a role stands before the name: "the lawyer Ann Lee"."""
    before = next((t for t in reversed(toks) if t.end <= name[0].start), None)
    return before is not None and before.low in roles()


def _follows(word: Tok, toks: Sequence[Tok], memory: Memory) -> bool:
    """Whether the word stands right after the name of the person remembered."""
    before = next((t for t in reversed(toks) if t.end <= word.start), None)
    return before is not None and before.text == memory.person[-1].text


def _has_role(toks: Sequence[Tok]) -> bool:
    """Whether the clause says that its subject is somebody: "Zeno is a rapper"."""
    found = groups(toks)
    return bool(found) and toks[found[0].head].low in BE and any(tok.low in roles() for tok in toks[found[0].end :])


def _name_in(toks: Sequence[Tok], speaker: str) -> tuple[Tok, ...]:
    """Return the name of a person in the words of the speaker."""
    for name in _names(toks):
        if " ".join(tok.text for tok in name) in speaker and _is_person(name):
            return name
    return ()


def _names(toks: Sequence[Tok]) -> Sequence[tuple[Tok, ...]]:
    return _runs_of_names(tuple(toks))


@lru_cache(maxsize=16)  # each clause of a sentence asks for the names in the sentence
def _runs_of_names(toks: tuple[Tok, ...]) -> Sequence[tuple[Tok, ...]]:
    return [tuple(found) for named, found in groupby(toks, _is_name) if named]


def _is_name(tok: Tok) -> bool:
    return tok.tag == "K"


def _is_person(name: Sequence[Tok]) -> bool:
    """Whether the name may be a person's: no ministry, party or firm, no abbreviation, no more than five words."""
    shouted = any(tok.text.isupper() and len(tok.text) > 2 for tok in name)
    return len(name) <= 5 and not shouted and not any(tok.low in _bodies() for tok in name)


def _leading_name(toks: Sequence[Tok], whole: Sequence[Tok]) -> tuple[Tok, ...]:
    """Return the name of the subject, after a title or not: "actress Jane Roe joined"."""
    found = groups(toks)
    bare = next((i for i, t in enumerate(toks) if t.tag in ("P", ".")), 0)  # "President Jane Roe in Orla for talks."
    subject = toks[: found[0].start if found else bare]
    comma = next((i for i, tok in enumerate(subject) if tok.tag == ","), None)
    if comma is not None and subject[0].tag in ("P", "A", "S"):
        subject = subject[comma + 1 :]
    while len(subject) > 1 and (subject[0].tag in ("C", "A", "D") or subject[0].low in roles()):
        subject = subject[1:]
    while subject and subject[-1].tag == "A":
        subject = subject[:-1]
    name = _run(subject)
    if len(subject) == 1 and subject[0].text.istitle() and subject[0].tag == "W" and _has_role(whole):
        name = tuple(subject)  # "Drummer is a singer": a name that the article has at the head of sentences alone
    rest = subject[len(name) :]
    aside = len(rest) > 1 and rest[0].tag in (",", "(") and rest[1].tag != "K"  # "Rana Haddad, born in Orla, is"
    if not name or (rest and not aside) or name[-1].low.endswith(("'s", "’s")):
        return ()
    return name if _is_person(name) else ()


def _run(toks: Sequence[Tok]) -> tuple[Tok, ...]:
    """Return the names at the head of the words, initials with their full stops among them."""
    end = 0
    while end < len(toks):
        stopped = end and toks[end].text == "." and len(toks[end - 1].text) == 1
        nicknamed = [t.tag for t in toks[end + 2 : end + 4]] == ["q)", "K"] and toks[end + 1].text.istitle()
        if toks[end].tag == "q(" and end and nicknamed:
            end += 3  # Omar "Zeno" Nasri
        elif toks[end].tag != "K" and not stopped:
            break
        end += 1
    return tuple(toks[:end])


def _settled(clause: Clause, memory: Memory) -> Clause:
    """Write the name for a pronoun that is the subject of the clause or owns it, or for one that says it."""
    toks = clause.toks
    claimant = tuple(_named(speaker, memory) for speaker in clause.claimant)
    if claimant != clause.claimant:
        clause = replace(clause, claimant=claimant)
    index = _pronoun(toks)
    if index is None:
        return _described(clause, memory)
    tok = toks[index]
    if not _meant(tok.low, memory):
        return clause.with_toks([*toks[:index], replace(tok, rule=AMBIGUOUS), *toks[index + 1 :]])
    words = [replace(t, shared=True, replaced=tok.text) for t in memory.person]
    if tok.low in _POSSESSIVE:
        ending = "'" if words[-1].text.endswith("s") else "'s"
        words.append(Tok(ending, ending, tok.start, tok.start, "'s", True, "possessive"))
    return clause.with_toks([*toks[:index], *words, *toks[index + 1 :]])


def _described(clause: Clause, memory: Memory) -> Clause:
    """Write the name for "The 22-year-old", which can be none but the one person of whom the article tells."""
    count = described(clause.toks)
    if not count or not memory.person or memory.rivals or len(memory.known) != 1:
        return clause
    replaced = " ".join(tok.text for tok in clause.toks[:count])
    name = [replace(tok, shared=True, replaced=replaced) for tok in memory.person]
    return clause.with_toks([*name, *clause.toks[count:]])


def _pronoun(toks: Sequence[Tok]) -> int | None:
    """Return where "he" or "her" stands that opens the subject, or owns it as in "Some of her songs"."""
    index = _after_lead(toks)
    if index >= len(toks):
        return None
    if toks[index].low in _OPEN and toks[index].tag in ("PR", "D"):
        return index
    found = groups(toks[index:])
    subject = range(index, index + found[0].start if found else index)
    owners = [at for at in subject if toks[at].tag == "D" and toks[at].low in _POSSESSIVE]
    named = any(toks[at].tag == "K" for at in subject)  # "During her absence Rose was"
    return owners[0] if owners and not named else None


def _after_lead(toks: Sequence[Tok]) -> int:
    """Return where the subject may begin: after "and", adverbs, or a phrase such as "In 2009,"."""
    index = 0
    while index < len(toks) and toks[index].tag in ("C", "A", ",", "S"):
        index += 1
    if index < len(toks) and toks[index].tag == "P":
        comma = next((i for i in range(index, len(toks)) if toks[i].tag == ","), len(toks))
        return index if groups(toks[index:comma]) else comma + 1
    return index


def _named(speaker: str, memory: Memory) -> str:
    low = speaker.lower()
    return " ".join(tok.text for tok in memory.person) if _meant(low, memory) else speaker


def _meant(pronoun: str, memory: Memory) -> bool:
    """Whether the pronoun stands for the person remembered; noted is which one is used for that person."""
    gender = _GENDER.get(pronoun)
    if gender is None or not memory.person or memory.pronoun not in ("", gender):
        return False
    if memory.pronoun != gender and memory.rivals & {gender, "either"}:
        return False
    if given_gender(memory.person) not in (gender, "either"):
        return False
    memory.pronoun = gender
    return True
