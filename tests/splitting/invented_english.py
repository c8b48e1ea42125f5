"""Invented English sentences: dozens of patterns over a lexicon, with negations, hedges and approximators marked."""

import random
from collections.abc import Callable

from tests.splitting.invented import Pen, Told
from tests.splitting.invented_english_words import (
    ADJUNCTS,
    COUNTED,
    GROUPS,
    MANY,
    OBJECTS,
    PEOPLE,
    PLAIN,
    PLURAL,
    ROUGHLY,
    SINGLE,
    SPEAKERS,
    VERBS,
)


class English(Pen):
    """Writes the pieces of English sentences."""

    def __init__(self, rng: random.Random) -> None:
        super().__init__(rng)
        self.adverbs: list[int] = []  # marks that may hold of the verbs to come
        self.perfect: list[int] = []  # and those that do

    def who(self) -> str:
        return self.once(self.any((PEOPLE, GROUPS, MANY)))

    def what(self) -> str:
        return f"{self.counted()}" if self.chance(4) else self.once(OBJECTS)

    def counted(self, *, always: bool = False) -> str:
        """A number of things, often a rough one."""
        number, thing = self.number(), self.once(COUNTED)
        if not always and self.chance(3):
            return f"{number} {thing}"
        rough = self.once(ROUGHLY)
        self.mark([rough], number, near=True)
        return f"{rough} {number} {thing}"

    def verb(self, who: str, *, marked: bool | None = None, after: bool = False) -> str:
        """A verb phrase without its object, agreeing with its subject.

        An adverb before a verb in the past ("reportedly sold") may hold of a bare past `after` it, too; what stands
        before a participle ("might have sold") does.
        """
        verb = self.once(VERBS)
        marked = self.chance(6) if marked is None else marked
        pattern, form, words = self.any(SINGLE if marked else PLAIN)
        if who in MANY:
            form = 0 if form == 1 else form
            for one, many in PLURAL.items():
                pattern = pattern.replace(one, many)
                words = tuple(word.replace(one.strip(), many.strip()) for word in words)
        bare = after and pattern == "{}"
        for mark in self.adverbs if bare or pattern.startswith(("appear", "seem")) else ():
            self.leave_open(mark, *verb)
        for mark in self.perfect if bare else ():
            self.extend(mark, *verb)
        for mark in self.perfect if after and form == 2 and not bare else ():
            self.leave_open(mark, *verb)
        own = list(range(len(self.marks), len(self.marks) + len(words)))
        self.adverbs += own if form == 2 or words == ("no longer",) else []
        self.perfect = self.perfect if bare else own if form == 3 else []
        self.mark(words, *set(verb))
        return pattern.format(verb[form])

    def does(self, who: str, *, marked: bool | None = None, after: bool = False) -> str:
        """A verb phrase with its object and, often, a circumstance; `after` another of the same subject."""
        phrase = f"{self.verb(who, marked=marked, after=after)} {self.what()}"
        return f"{phrase} {self.once(ADJUNCTS)}" if self.chance(3) else phrase

    def clause(self, *, marked: bool | None = None) -> str:
        who = self.who()
        return f"{who} {self.does(who, marked=marked)}"


def _coordinated(pen: English) -> str:
    joint = pen.any(
        (" and ", ", and ", ", but ", "; ", " but ", ", while ", " while ", ", whereas ", ", so ", ", yet ")
    )
    return f"{pen.clause()}{joint}{pen.clause()}"


def _three_clauses(pen: English) -> str:
    return f"{pen.clause()}, {pen.clause()} and {pen.clause()}"


def _two_verbs(pen: English) -> str:
    joint = pen.any((" and ", " but ", ", and ", ", but ", " and then ", " and later "))
    who = pen.who()
    return f"{who} {pen.does(who)}{joint}{pen.does(who, after=True)}"


def _three_verbs(pen: English) -> str:
    who = pen.who()
    return f"{who} {pen.does(who)}, {pen.does(who, after=True)} and {pen.does(who, after=True)}"


def _shared_modal(pen: English) -> str:
    """“may open the gate and sell wheat”: both are only possible."""
    one, other = pen.once(VERBS), pen.once(VERBS)
    words = pen.any(("may", "might", "could", "will not", "did not", "is expected to", "is likely to"))
    joint = " or " if words.endswith("not") else " and "
    who = pen.once(PEOPLE)
    pen.mark([words], *{*one, *other})
    return f"{who} {words} {one[0]} {pen.what()}{joint}{other[0]} {pen.what()}"


def _who_clause(pen: English) -> str:
    who = pen.once(PEOPLE)
    return f"{who}, who {pen.does(who)}, {pen.does(who)}"


def _which_clause(pen: English) -> str:
    return f"{pen.clause()}, which {pen.does('')}"


def _which_subject(pen: English) -> str:
    who = pen.once(GROUPS)
    return f"{who}, which {pen.does(who)}, {pen.does(who)}"


def _apposition(pen: English) -> str:
    who = pen.once(("Rana Haddad", "Omar Nasri", "Lena Farkas", "Tomas Brandt"))
    role = pen.any(("a former nurse", "the head of the union", "an engineer from Orla", "deputy director of the bank"))
    return f"{who}, {role}, {pen.does(who)}"


def _said(pen: English) -> str:
    verb = pen.any(
        ("said", "said that", "told reporters that", "added that", "claimed that", "warned that", "insisted")
    )
    return f"{pen.once(SPEAKERS)} {verb} {pen.clause()}"


def _said_two(pen: English) -> str:
    joint = pen.any((" and that ", ", adding that ", " and ", ", but that "))
    return f"{pen.once(SPEAKERS)} said that {pen.clause()}{joint}{pen.clause()}"


def _trailing(pen: English) -> str:
    speaker = pen.once(SPEAKERS)
    return f"{pen.clause()}, {pen.any((f'according to {speaker}', f'{speaker} said', f'said {speaker}'))}"


def _according(pen: English) -> str:
    return f"according to {pen.once(SPEAKERS)}, {pen.clause()}"


def _quoted(pen: English) -> str:
    said = pen.clause()
    return f"“{said[0].upper()}{said[1:]},” said {pen.once(SPEAKERS)}"


def _although(pen: English) -> str:
    lead = pen.any(("although", "while", "though", "even though", "because", "after", "when", "as"))
    return f"{lead} {pen.clause()}, {pen.clause()}"


def _because(pen: English) -> str:
    return f"{pen.clause()} {pen.any(('because', 'after', 'although', 'before', 'when', 'since', 'as'))} {pen.clause()}"


def _gerund(pen: English) -> str:
    verb = pen.once(VERBS)
    return f"{pen.clause()}, {verb[4]} {pen.what()}"


def _without(pen: English) -> str:
    verb = pen.once(VERBS)
    pen.mark(["without"], *set(verb))
    return f"{pen.clause()} without {verb[4]} {pen.what()}"


def _listed(pen: English) -> str:
    who = pen.who()
    verb = pen.verb(who)
    return f"{who} {verb} {pen.once(OBJECTS)}, {pen.once(OBJECTS)} and {pen.once(OBJECTS)}"


def _either(pen: English) -> str:
    who = pen.who()
    return f"{who} {pen.verb(who, marked=True)} {pen.once(OBJECTS)} or {pen.once(OBJECTS)}"


def _counted_list(pen: English) -> str:
    who = pen.who()
    return f"{who} {pen.verb(who)} {pen.counted()}, {pen.counted()} and {pen.counted(always=True)}"


def _elliptic(pen: English) -> str:
    thing = pen.once(COUNTED)
    parts = []
    for town in ("Orla", "Dulra", "Mira"):
        number, rough = pen.number(), pen.once(ROUGHLY) if pen.chance(6) else ""
        if rough:
            pen.mark([rough], number, near=True)
        parts.append(f"{rough} {number}{'' if parts else ' ' + thing} to {town}".strip())
    return f"{pen.once(GROUPS)} sent {parts[0]}, {parts[1]} and {parts[2]}"


def _subjects(pen: English) -> str:
    one, other = pen.once(PEOPLE), pen.once(GROUPS)
    pen.used.add(MANY)
    return f"{one} and {other} {pen.does(MANY[0])}"


def _no_one(pen: English) -> str:
    verb = pen.once(VERBS)
    words = pen.any(("no engineer", "none of the villagers", "nobody", "no one", "neither the mayor nor the bank"))
    pen.mark([words.split(" nor ")[0]] if "nor" in words else [words], *set(verb))
    return f"{words} {verb[2]} {pen.what()}"


def _led(pen: English) -> str:
    words, verb, who = pen.any(("reportedly", "perhaps", "possibly", "allegedly")), pen.once(VERBS), pen.who()
    pen.mark([words], *set(verb))
    return f"{words}, {who} {verb[2]} {pen.what()}"


def _it_is(pen: English) -> str:
    words, verb, who = pen.any(("believed", "possible", "unclear", "likely", "thought")), pen.once(VERBS), pen.who()
    pen.mark([words], *set(verb))
    return f"it is {words} {'whether' if words == 'unclear' else 'that'} {who} {verb[2]} {pen.what()}"


def _denied(pen: English) -> str:
    verb, who = pen.once(VERBS), pen.who()
    pen.mark(["denied"], *set(verb))
    return f"{pen.once(SPEAKERS)} denied that {who} {verb[2]} {pen.what()}"


def _passive(pen: English) -> str:
    verb = pen.once(VERBS)
    words, form = pen.any(
        (
            (("not",), "was not {}"),
            (("may",), "may have been {}"),
            (("never",), "was never {}"),
            (("reportedly",), "was reportedly {}"),
            (("not",), "has not been {}"),
        )
    )
    pen.mark(words, *set(verb))
    return f"{pen.once(OBJECTS)} {form.format(verb[3])} by {pen.who()} and {pen.clause()}"


def _condition(pen: English) -> str:
    return f"if {pen.clause()}, {pen.clause()}"


def _aside(pen: English) -> str:
    who = pen.who()
    return f"{who} {pen.verb(who)} {pen.counted()} ({pen.counted(always=True)} of them new) {pen.once(ADJUNCTS)}"


def _including(pen: English) -> str:
    who = pen.who()
    return f"{who} {pen.verb(who)} {pen.counted()}, including {pen.counted(always=True)}"


def _she(pen: English) -> str:
    who = pen.once(("Rana Haddad", "Lena Farkas"))
    return f"{who} {pen.does(who)}. She {pen.does(who)} and {pen.does(who, after=True)}"


def _dash(pen: English) -> str:
    return f"{pen.clause()} – {pen.clause()}"


def _only(pen: English) -> str:
    verb, number, who = pen.once(VERBS), pen.number(), pen.who()
    pen.mark(["only"], number)
    return f"{who} {verb[2]} only {number} {pen.once(COUNTED)} and {pen.clause()}"


PATTERNS: tuple[Callable[[English], str], ...] = (
    *(English.clause, _coordinated, _coordinated, _three_clauses, _two_verbs, _two_verbs, _three_verbs, _shared_modal),
    *(_who_clause, _which_clause, _which_subject, _apposition, _said, _said, _said_two, _trailing, _according, _quoted),
    *(_although, _because, _gerund, _without, _listed, _either, _counted_list, _elliptic, _subjects, _no_one, _led),
    *(_it_is, _denied, _passive, _condition, _aside, _including, _she, _dash, _only),
)


def told(seed: int) -> Told:
    """The invented text number `seed`; the patterns take turns."""
    pen = English(random.Random(seed))
    pattern = PATTERNS[seed % len(PATTERNS)]
    words = pattern(pen)
    return Told(f"{words[0].upper()}{words[1:]}.", pattern.__name__.strip("_"), tuple(pen.marks))
