"""Who an English claimant is: the name without its title, and what "it", "she" or "the ministry" stands for."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from factcheck.splitting.clause import Clause, Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.apposition import roles
from factcheck.splitting.languages.en.phrases import groups, is_plural
from factcheck.splitting.languages.en.pronouns import given_gender

_ARTICLES = frozenset(("the", "a", "an"))
_OWNED = frozenset(("its", "his", "her", "their"))
_GENDER = {"his": "he", "her": "she"}
_EXPLETIVE = frozenset(("is", "was", "'s", "seems", "appears", "be", "been", "rain"))  # "it is raining" is nobody's
_PERSONS = frozenset(("he", "she", "his", "her"))
_LONGEST_BODY = 9  # words of "the Coastal Society for the Relief of Seamen"


@lru_cache
def _bodies() -> frozenset[str]:
    table = load("en", "rules.json")
    return frozenset((*table["bodies"], *table["institutions"]))


def speaker_words(toks: Sequence[Tok]) -> Sequence[Tok]:
    """Return the words that name the speaker: without article, title and what follows a comma.

    "its head, Rana Haddad" is named by what stands behind the comma.
    """
    words = list(toks)
    while words and (words[0].tag in (",", "C", "A", "q)", "'", "-") or words[0].low in _ARTICLES):
        words = words[1:]
    while words and words[-1].tag in ("A", "q)", "'"):
        words = words[:-1]
    commas = [i for i, tok in enumerate(words) if tok.tag in (",", "(") and i]
    if commas:
        head, aside = words[: commas[0]], words[commas[0] + 1 : commas[1] if len(commas) > 1 else None]
        name = len(aside) > 1 and all(tok.tag == "K" for tok in aside)
        words = aside if name and head[0].low in _OWNED else head
    return _without_title(words)


def _without_title(words: Sequence[Tok]) -> Sequence[Tok]:
    """Leave out "Governor" before "Rana Haddad"; a surname alone keeps its title, a body its first word."""
    first = next((i for i in range(len(words)) if all(tok.tag == "K" for tok in words[i:])), len(words))
    if len(words) - first < 2 or any(tok.low in _bodies() for tok in words[first:]):
        return words
    titles = [i for i in range(len(words) - 2) if words[i].low in roles() and i + 1 >= first]
    return words[titles[-1] + 1 :] if titles else words


@dataclass
class Speakers:
    """The speakers of an article so far.

    `people` are full names by surname, `bodies` the fullest name of each body by its last word, None where two
    share it; `subject` is whom the sentence before is about, a person or a body, as it stands.
    """

    text: str
    people: dict[str, str] = field(default_factory=dict)
    bodies: dict[str, str | None] = field(default_factory=dict)
    subject: str = ""
    person: bool = False

    def settle(self, clauses: Sequence[Clause], toks: Sequence[Tok]) -> list[Clause]:
        """Return the clauses of one sentence with the names of their claimants, and remember whom it names."""
        self._meet(toks)
        own, person = _subject(toks, self.text)
        told = [replace(c, claimant=self._chain(c.claimant, own, person)) if c.claimant else c for c in clauses]
        said = next((c.claimant[0] for c in told if c.claimant), "")
        if said and said.lower() not in _PERSONS:
            self.subject, self.person = said, said in self.people.values()
        elif own:
            self.subject, self.person = own, person
        elif not said and toks and toks[0].tag != "PR":
            self.subject = ""
        return told

    def _meet(self, toks: Sequence[Tok]) -> None:
        """Remember the names of people and bodies in the sentence."""
        for start, end in _names(toks):
            last = toks[end - 1].low
            if any(tok.low in _bodies() for tok in toks[start:end]):
                self._meet_body(last, _written(toks[start:end], self.text))
            elif end - start > 1 and last not in _bodies():
                self.people.setdefault(last, _written(_without_title(toks[start:end]), self.text))
        bodies = _bodies()
        for index, tok in enumerate(toks):
            if tok.tag == "W" and tok.low in bodies and index and toks[index - 1].tag in ("W", "K"):
                start = index
                while start and toks[start - 1].tag in ("W", "K"):
                    start -= 1
                if start and toks[start - 1].low == "the":
                    self._meet_body(tok.low, _written(toks[start : index + 1], self.text))

    def _meet_body(self, last: str, name: str) -> None:
        known = self.bodies.get(last, name)
        self.bodies[last] = name if known is not None and known.casefold() == name.casefold() else None

    def own(self, clauses: Sequence[Clause], toks: Sequence[Tok]) -> list[Clause]:
        """Return the clauses with the speaker's name where what he says begins with what is his.

        "The guild says it has sold its barge", "Rana Haddad insists that her office was shut": who has is the guild,
        whose office it is Rana Haddad. Who "she" is in "Rana Haddad said she left" is for the article to tell.
        """
        return [self._owned(clause, toks) for clause in clauses]

    def _owned(self, clause: Clause, toks: Sequence[Tok]) -> Clause:
        first = clause.toks[0] if clause.toks else None
        if first is None or first.low not in ("it", "its", "his", "her") or first.tag not in ("PR", "D"):
            return clause
        own, person = _subject(toks, self.text)
        words = self._speaker_in(clause, toks, own if not person else "")
        body = any(tok.low in _bodies() for tok in words)
        if not words or body != (first.low in ("it", "its")) or (first.low == "it" and not _acts(clause.toks)):
            return clause
        if first.low in _GENDER and given_gender(words) not in (_GENDER[first.low], "either"):
            return clause
        taken = [replace(tok, shared=True, replaced=first.text) for tok in words]
        if first.low != "it":
            ending = "'" if words[-1].text.endswith("s") else "'s"
            taken.append(Tok(ending, ending, first.start, first.start, "'s", True, "possessive"))
        return clause.with_toks([*taken, *clause.toks[1:]])

    def _speaker_in(self, clause: Clause, toks: Sequence[Tok], own: str) -> Sequence[Tok]:
        """The words of the sentence that name who says the clause: a person's full name, or a body with its article.

        `own` is the body that is the sentence's subject, whom an "it" that says it stands for.
        """
        name = clause.claimant[0] if clause.claimant else ""
        name = own if name.lower() == "it" else name
        for start, tok in enumerate(toks):
            if not name or not name.startswith(tok.text):
                continue
            end = next((i for i in range(start, len(toks)) if toks[i].end - tok.start >= len(name)), start)
            words = toks[start : end + 1]
            if self.text[tok.start : toks[end].end] == name and (len(words) > 1 or words[0].low in _bodies()):
                named = all(t.tag == "K" for t in words) or any(t.low in _bodies() for t in words)
                article = start and toks[start - 1].low in ("the", "a", "an")
                return [*toks[start - 1 : start], *words] if named and article else words if named else ()
        return ()

    def _chain(self, claimant: Sequence[str], own: str, person: bool) -> tuple[str, ...]:
        """The names of a chain; "she said that Rose Vane said" of one person is no chain."""
        return tuple(dict.fromkeys(self._named(speaker, own, person) for speaker in claimant))

    def _named(self, speaker: str, own: str, person: bool) -> str:
        low = speaker.lower()
        if low in ("it", "he", "she"):
            subject, is_person = (own, person) if own else (self.subject, self.person)
            return subject if subject and is_person == (low != "it") else speaker
        if " " not in speaker:
            found = self.people.get(low) if speaker[:1].isupper() else self.bodies.get(low)
            return found or speaker
        return speaker


def _acts(toks: Sequence[Tok]) -> bool:
    """Whether "it" does something, which the rain in "it is raining" does not."""
    found = groups(toks)
    if not found or found[0].start != 1:
        return False
    first, head = toks[1], toks[found[0].head]
    return first.low not in ("is", "was", "'s", "seems", "appears") and head.low not in (
        "be",
        "been",
        "is",
        "was",
        "rain",
    )


def _written(words: Sequence[Tok], text: str) -> str:
    return " ".join(text[words[0].start : words[-1].end].split())


def _names(toks: Sequence[Tok]) -> list[tuple[int, int]]:
    found, start = [], None
    for end, tok in enumerate([*toks, None]):
        if tok is not None and tok.tag == "K":
            start = end if start is None else start
        elif start is not None:
            possessive = toks[end - 1].low.endswith(("'s", "’s"))
            found += [] if possessive else [(start, end)]
            start = None
    return found


def _subject(toks: Sequence[Tok], text: str) -> tuple[str, bool]:
    """Return what names the subject of a sentence, "" for none that a pronoun could stand for; whether a person."""
    found = groups(toks)
    words = list(toks[: found[0].start]) if found else []
    comma = next((i for i, tok in enumerate(words) if tok.tag == ","), None)
    if comma is not None and words[0].tag in ("P", "A", "S", "G", "E"):
        words = words[comma + 1 :]
    if not words or words[0].tag in ("PR", "P", "S"):
        return "", False
    speaker = speaker_words(words)
    end = next((i for i, tok in enumerate(speaker) if tok.tag not in ("K", "W", "D", "'", "’")), len(speaker))
    name = speaker[:end]
    if not name or len(name) > _LONGEST_BODY or (end < len(speaker) and speaker[end].tag not in ("P", "A", ",")):
        return "", False
    written = _written(name, text)
    body = any(tok.low in _bodies() for tok in name)
    if all(tok.tag == "K" for tok in name) and len(name) > 1 and not body:
        return written, True
    return (written, False) if body and not is_plural(name[-1]) else ("", False)
