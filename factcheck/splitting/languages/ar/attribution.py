"""Who says it: leading, trailing and inverted attributions of an Arabic sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.splitting.clause import Clause, Tok, needs
from factcheck.splitting.languages.ar import reported, speakers
from factcheck.splitting.languages.ar.lexicon import words
from factcheck.splitting.languages.ar.phrases import (
    definite,
    form,
    is_verb,
    lead_end,
    np_end,
    phrase_at,
    quoted_mask,
    subject,
    trim,
    verbs,
)
from factcheck.splitting.languages.ar.readings import VERBS
from factcheck.splitting.languages.ar.speech import (
    SEEN,
    after_marker,
    content_end,
    content_start,
    is_speech,
    is_speech_word,
    marker,
    markers,
    speaker_end,
    speaker_words,
    speech_stop,
    speech_verb,
    unquoted,
    without_that,
)


@dataclass
class Memory:
    """Who spoke last, and whether the verb of saying was feminine: "وأضاف أن" has no speaker of its own."""

    name: str = ""
    feminine: bool = False


def _remembered(whole: Clause, said: Clause, memory: Memory) -> Clause:
    """Add the speaker of the sentence before where this one names none, and remember who spoke."""
    verb = next((t for t in whole.toks if is_speech(t)), None)
    found = form(verb) if verb else None
    if found is None:
        return said
    if not said.claimant and memory.name and found.tense == "past" and found.feminine == memory.feminine:
        return replace(said, claimant=(memory.name,))
    if said.claimant and not whole.claimant:
        memory.name, memory.feminine = said.claimant[0], found.feminine
    return said


def _said(
    clause: Clause, content: Sequence[Tok], speaker: Sequence[Tok], text: str, verb: Tok | None = None
) -> list[Clause] | None:
    toks = unquoted(trim(content))
    speaker, source = _sourced(speaker)
    told = speakers.read(speaker, text)
    if len(toks) < 2:
        return None
    claimant = clause.claimant
    for name in (told.name, speakers.read(source, text).name if source else ""):
        if name and name not in claimant[:1]:
            claimant = (name, *claimant)
    whose = reported.voice(verb, told.toks)
    said = replace(clause, toks=tuple(speakers.resolve(toks, told)), claimant=claimant, source="said", voice=whose)
    about = [replace(clause, toks=tuple(each), claimant=_own(each, told), source="about") for each in told.about]
    return [said, *about]


def _own(about: Sequence[Tok], told: speakers.Speaker) -> tuple[str, ...]:
    """Who says it where what is told of a speaker is an accusation or a promise of theirs."""
    verb = next((t for t in about[len(told.toks) : len(told.toks) + 3] if is_verb(t)), None)
    found = form(verb) if verb else None
    accuses = found is not None and found.base in words("speech_kept") and found.base not in words("denials")
    return (told.name,) if accuses and told.name else ()


def _sourced(speaker: Sequence[Tok]) -> tuple[Sequence[Tok], Sequence[Tok]]:
    """Cut "X, quoting Y" into X and Y, and "a paper of Y that X has seen"."""
    seen = next((i for i, t in enumerate(speaker) if i and t.low in SEEN and i + 2 < len(speaker)), None)
    if seen is not None and speaker[seen + 1].tag == "PP" and speaker[0].low in words("documents"):
        return speaker[seen + 2 :], speaker[:seen]
    place = next((i for i, t in enumerate(speaker) if i and t.low == "عن" and speaker[i - 1].low == "نقلا"), None)
    return (speaker, ()) if place is None or place < 2 else (speaker[: place - 1], speaker[place + 1 :])


@needs(*markers())
def according_first(clause: Clause, text: str) -> list[Clause] | None:
    """Return what is told after "according to X, ..." with X as its speaker, and what is told of X."""
    toks = clause.toks
    lead = lead_end(toks)
    size = marker(toks, lead) if lead < len(toks) else 0
    if not size:
        return None
    start = after_marker(toks, lead + size)
    end = speaker_end(toks, start)
    if end is None:
        return None
    content = toks[end + 1 :] if toks[end].tag == "," else toks[end:]
    return _said(clause, without_that(content), toks[start:end], text)


@needs(*markers(), "كما")
def trailing(clause: Clause, text: str) -> list[Clause] | None:
    """..., according to X; ..., as X said."""
    toks = clause.toks
    mask = quoted_mask(toks)
    opening = markers() | {"كما"}
    for index in range(len(toks) - 2, 1, -1):
        if toks[index].low not in opening or mask[index] or toks[index - 1].low in words("participles"):
            continue
        size = marker(toks, index)
        start = after_marker(toks, index + size) if size else 0
        if not size and toks[index].low == "كما" and toks[index - 1].tag in (",", "q)") and _says_so(toks, index + 1):
            start = index + 2
        if not start or start >= len(toks) or (not verbs(toks[:index]) and toks[index - 1].tag not in (",", "q)")):
            continue
        outer = next((i for i in range(max(2, index - 12), index) if not mask[i] and marker(toks, i)), None)
        if outer is not None and toks[index].low == "نقلا":
            index, start = outer, after_marker(toks, outer + marker(toks, outer))
        end = speech_stop(toks, start)
        found = _said(clause, toks[:index], _whose(toks[:index], toks[start:end]), text)
        found = [replace(found[0], source="sourced"), *found[1:]] if found else found
        rest = verbal(trim(toks[end:]))
        if found and len(rest) > 1:
            own = toks[end].tag == "," and toks[end + 1].tag == "C"
            found.append(replace(clause, toks=tuple(rest), source="", claimant=() if own else found[0].claimant))
        return found
    return None


def _whose(told: Sequence[Tok], speaker: Sequence[Tok]) -> Sequence[Tok]:
    """The subject of what is told for "بيان نشرته", "بيان أصدره أمس", which names nobody else."""
    document = len(speaker) > 1 and speaker[0].low in words("documents") and is_verb(speaker[1])
    found = form(speaker[1]) if document else None
    if found is None or not found.object or any(t.tag in ("W", "K", "q(") and not _when(t) for t in speaker[2:]):
        return speaker
    place = subject(told)
    return told[place[0] : place[1]] if place else speaker


def _when(tok: Tok) -> bool:
    return tok.low in words("time_nouns") or tok.low in words("dayparts") or tok.low in words("days")


def _says_so(toks: Sequence[Tok], at: int) -> bool:
    """Whether a verb of saying stands alone: not in "كما يُعتقد أن الميناء مغلق", which says more."""
    return is_speech(toks[at]) and not (at + 1 < len(toks) and toks[at + 1].tag == "H")


@needs("q(")
def inverted(clause: Clause, text: str) -> list[Clause] | None:
    """ "...", says X, who heads the office."""
    toks = clause.toks
    lead = lead_end(toks)
    if lead >= len(toks) or toks[lead].tag != "q(":
        return None
    close = next((i for i in range(lead, len(toks)) if toks[i].tag == "q)"), None)
    if close is None:
        return None
    at = close + 1
    while at < len(toks) and toks[at].tag in (",", "A"):
        at += 1
    if at >= len(toks) or not (is_speech(toks[at]) or is_speech_word(toks[at])):
        return None
    if any(t.tag == "H" for t in toks[at : at + 8]):
        return None
    return _said(clause, toks[lead : close + 1], speaker_words([], toks[at + 1 :]), text)


def verbal(toks: list[Tok]) -> list[Tok]:
    """Read the first word of a clause that lost its sentence as the verb it can be: "وتضرر جسر"."""
    if toks and toks[0].tag == "W" and (found := form(toks[0])):
        return [replace(toks[0], tag="V" if found.tense == "past" else "I"), *toks[1:]]
    return toks


@needs(*VERBS)
def leading(clause: Clause, text: str, memory: Memory) -> list[Clause] | None:
    """Return what "X said that ..." tells with X, or who `memory` says spoke, as its speaker, and what is told of X."""
    found = _leading(clause, text)
    if found and found[0].source == "said":
        found[0] = _remembered(clause, found[0], memory)
    return found


def _leading(clause: Clause, text: str) -> list[Clause] | None:
    toks = clause.toks
    verb = speech_verb(toks)
    if verb is None:
        return None
    lead = lead_end(toks)
    base = getattr(form(toks[verb]), "base", "")
    if base == "نقل":
        return _relayed(clause, verb, text)
    opening = content_start(toks, verb)
    if verb and toks[verb - 1].tag == "N":
        return None  # "لم يقل الوزير إن الضريبة سترتفع": nobody said so
    before = trim(toks[lead:verb])
    if opening is None:
        return None if clause.claimant or clause.source in ("kept", "about") else _announced(clause, verb, text)
    between = list(toks[verb + 1 : opening])
    if base == "نشر" and any(t.low.removesuffix("ا") in words("documents") for t in between):
        return None  # "نشرت الوزارة بيانا تؤكد فيه أن"
    speaker = _without_told(base, speaker_words(before, between))
    if base in words("speech_kept") and speaker and (end := speakers.named_end(speaker, 0)):
        speaker = speaker[:end]
    if base in words("speech_kept") or (toks[opening].tag == "H" and toks[opening].low == "الا"):
        return None if clause.source == "kept" else _kept(clause, speaker, text)
    return _reported(clause, verb, opening, speaker, text)


def _without_told(base: str, speaker: list[Tok]) -> list[Tok]:
    """Leave out whom or what the verb acts on: "أبلغت المدرسة | والدي الطالبة بأنها", "وصف الناقد | الرواية بأنها"."""
    if base not in ("وصف", "ابلغ", "اخبر") or not speaker:
        return speaker
    return speaker[: speakers.named_end(speaker, 0) or np_end(speaker, 0) or len(speaker)]


def _reported(clause: Clause, verb: int, opening: int, speaker: Sequence[Tok], text: str) -> list[Clause] | None:
    """What is said from `opening` on, and the clause with which the outlet goes on, or tells more of the speaker."""
    toks = clause.toks
    returns = reported.returns(toks, verb, opening)
    end = min(content_end(toks, opening), returns)
    content = toks[opening:end]
    if content[0].tag in (":",):
        content = content[1:]
    found = _said(clause, without_that(content), speaker, text, toks[verb])
    rest = trim(toks[end:])
    if end == returns:
        rest = reported.with_subject(rest, speakers.read(_sourced(speaker)[0], text).toks)
    rest = trim(rest[len(phrase_at(rest, 0, "contrast")) :])
    if found and len(rest) > 1:
        found.append(replace(clause, toks=tuple(rest), source=""))
    return found


def _kept(clause: Clause, speaker: Sequence[Tok], text: str) -> list[Clause] | None:
    """A denial or an expectation is told with its verb, which is part of the claim."""
    told = speakers.read(speaker, text)
    name = (told.name,) if told.name and told.name not in clause.claimant[:1] else ()
    verb = next((t for t in clause.toks if is_verb(t)), None)
    found = form(verb) if verb else None
    if found and found.base in words("denials"):
        name = ()  # that somebody denies it is the outlet's own word
    kept = replace(clause, claimant=(*name, *clause.claimant), source="kept")
    return [kept, *(replace(clause, toks=tuple(each), claimant=(), source="about") for each in told.about)]


def _announced(clause: Clause, verb: int, text: str) -> list[Clause] | None:
    """ "The ministry announced the closure": said without "that"; the whole is the claim, the ministry its claimant."""
    toks = clause.toks
    base = getattr(form(toks[verb]), "base", "")
    if base not in words("announce") or verb + 1 >= len(toks):
        return None
    place = subject(toks)
    if place is None or (verb and toks[verb - 1].tag == "N"):
        return None  # "لم تعلن أي جهة مسؤوليتها": nobody said so
    end = speakers.named_end(toks, place[0]) or place[1]
    if (
        base == "قدر"
        and place[1] < len(toks)
        and toks[place[1]].tag in ("PW", "P", "M")
        and not definite(toks[place[0]])
    ):
        end = place[0] + 1  # "يقدر خبراء الخسائر بمليون": what they estimate is no part of who they are
    return _kept(clause, toks[place[0] : end], text)


def _relayed(clause: Clause, verb: int, text: str) -> list[Clause] | None:
    """ "A site quoted a source as saying that": nearest speaker first."""
    toks = clause.toks
    opening = content_start(toks, verb)
    source = next((i for i in range(verb + 1, min(len(toks), verb + 20)) if toks[i].low == "عن"), None)
    if opening is None or source is None or source > opening:
        return None
    outlet = speakers.read(toks[verb + 1 : source], text)
    spoken = next((i for i in range(source, opening) if toks[i].low in ("قوله", "قولها", "قولهم", "قولهما")), opening)
    relayed = replace(clause, claimant=(outlet.name, *clause.claimant) if outlet.name else clause.claimant)
    return _said(relayed, without_that(toks[opening:]), toks[source + 1 : spoken], text)
