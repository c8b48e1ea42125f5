"""Who says it: leading, trailing and inverted attributions of an English sentence."""

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.splitting.clause import Clause, Tok, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import forms_of, verbs
from factcheck.splitting.languages.en.nonfinite import tensed
from factcheck.splitting.languages.en.phrases import calendar, groups, is_noun_phrase, quoted_mask, subject_start, trim
from factcheck.splitting.languages.en.speakers import speaker_words

_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))
_OBJECT_OF = frozenset(("of", "about", "against", "to", "for", "with"))  # "warn of floods that ..." says nothing
_PASSIVES = frozenset((*load("en", "rules.json")["participles"], "titled", "called", "named", "led", "based"))
_JOINING = frozenset(("but", "and", "while", "although", "though", "whereas"))
_OPENERS = frozenset(("R", "H", "S", ","))
_ACTS = frozenset(load("en", "rules.json")["speech_acts"])
_UNSAID = frozenset(
    ("not", "never", "was", "were", "is", "are", "would", "could", "may", "might", "should", "will", "must", "can")
)
_SUBJECTS = frozenset(("PR", "D", "K", "M", "W"))
_NOT = ("n't", "n’t")
_TELLING = frozenset(("tell", "tells", "told"))
_LONGEST_SPEAKER = 24  # words
_ANSWERS = frozenset(load("en", "rules.json")["answers"])  # what one does in saying something: "..., citing a law"
_OPENING = frozenset(("PR", "D", "K", "M", "W"))  # what a clause begins with


@lru_cache
def _plain() -> frozenset[str]:
    return frozenset(load("en", "rules.json")["plain_speech"])


@lru_cache
def _saying() -> frozenset[str]:
    """The forms of the verbs of saying."""
    known = [verbs().by_base[base] for base in _plain() if base in verbs().by_base]
    return frozenset(form for f in known for form in (f.base, f.third, f.past, f.participle, f.ing))


def is_speech(tok: Tok) -> bool:
    """Whether the word is a form of a verb of saying."""
    return tok.low in _saying() and tok.tag not in ("W", "K")


def attributed(clause: Clause, text: str) -> list[Clause] | None:
    """Return what is said, with who says it, and what is told about the speaker; None without attribution."""
    words = {tok.low for tok in clause.toks}
    if "according" not in words and words.isdisjoint(_saying()):
        return None
    for rule in (_according, _trailing, _leading):
        found = rule(clause, text)
        if found:
            return found
    return None


@needs(";", ",")
def speakers_apart(clause: Clause) -> list[Clause] | None:
    """Cut "The union said A, but the ministry says B" before the second speaker, who does not say it for the first."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(3, len(toks) - 3):
        joined = toks[index].low in _JOINING and toks[index - 1].tag == ","
        if mask[index] or not (joined or toks[index].tag == ";"):
            continue
        right = toks[index + 1 :]
        own = groups(right)
        if not own or not 0 < own[0].start <= 12 or not is_speech(right[own[0].head]) or not groups(toks[:index]):
            continue
        plain = right[0].tag in ("D", "K", "W", "M", "PR") and not any(t.tag in _OPENERS for t in right[: own[0].start])
        if plain and _content_start(right, own[0].head + 1) is not None:
            return [clause.with_toks(trim(toks[:index])), clause.with_toks(right)]
    return None


def speaker_of(toks: Sequence[Tok], text: str) -> str:
    """Return the name of the speaker as it stands, without article or title."""
    words = speaker_words(toks)
    return text[words[0].start : words[-1].end] if words else ""


def _said(clause: Clause, content: Sequence[Tok], speaker: Sequence[Tok], text: str) -> list[Clause] | None:
    name = speaker_of(speaker, text)
    parts = [_unquoted(trim(part)) for part in _added(content)]
    if len(parts[0]) < 2 or not name:
        return None
    claimant = (name, *clause.claimant)
    said = [replace(clause, toks=tuple(part), claimant=claimant, source="said") for part in parts if part]
    return [*said, *_about(clause, trim(speaker))]


def _added(content: Sequence[Tok]) -> list[Sequence[Tok]]:
    """Cut off ", adding that ..." and "and that ..."."""
    for index in range(1, len(content) - 2):
        speech = content[index].tag == "G" and is_speech(content[index])
        if speech and content[index - 1].tag == "," and content[index + 1].low == "that":
            return [content[: index - 1], content[index + 2 :]]
    at = _another_that(content)
    return [content[:at], *_added(content[at + 2 :])] if at else [content]


def _another_that(content: Sequence[Tok]) -> int | None:
    """Return the place of "and that" before another thing said: not of "evidence that A and that B"."""
    mask = quoted_mask(content)
    for index in range(2, len(content) - 3):
        if content[index].low not in ("and", "but") or content[index + 1].low != "that" or mask[index]:
            continue
        after, before = content[index + 2 :], content[:index]
        following = groups(after)
        opens = after[0].tag == "q(" or (following and following[0].start > 0 and after[0].tag in _OPENING)
        if (
            opens
            and (groups(before) or content[index - 1].tag == "q)")
            and not any(tok.tag in ("H", "R") for tok in before)
        ):
            return index
    return None


def _about(clause: Clause, speaker: Sequence[Tok]) -> list[Clause]:
    """The speaker's own phrase, kept only where it tells something: a comma or a title in it."""
    if len(speaker) < 3 or not any(tok.tag == "K" for tok in speaker):
        return []
    return [replace(clause, toks=tuple(speaker), source="speaker")]


def _unquoted(toks: list[Tok]) -> list[Tok]:
    """Leave out quotation marks around the whole."""
    if len(toks) > 2 and toks[0].tag == "q(":
        depth = [i for i, tok in enumerate(toks) if tok.tag in ("q(", "q)")]
        if depth[1:] and depth[1] >= len(toks) - 2 and toks[depth[1]].tag == "q)":
            return trim([tok for tok in toks[1:] if tok.tag != "q)"])
    return toks


def _according(clause: Clause, text: str) -> list[Clause] | None:
    """According to X, ...; ..., according to X."""
    toks = clause.toks
    for index in range(len(toks) - 2):
        if toks[index].low != "according" or toks[index + 1].low != "to":
            continue
        if index == 0:
            end = next((i for i, t in enumerate(toks) if t.tag == ","), None)
            return _said(clause, toks[end + 1 :], toks[2:end], text) if end else None
        end = _phrase_stop(toks, index + 2)
        rest = toks[end:]
        return _said(clause, [*toks[:index], *rest], toks[index + 2 : end], text)
    return None


def _phrase_stop(toks: Sequence[Tok], start: int) -> int:
    for index in range(start, len(toks)):
        tok = toks[index]
        if tok.tag in (";", ".") or tok.low == "but" or (tok.tag == "," and groups(toks[index + 1 :])):
            return index
    return len(toks)


def _trailing(clause: Clause, text: str) -> list[Clause] | None:
    """..., X said; ..., said X, the chief; a quotation before a verb of saying."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(1, len(toks)):
        if mask[index] or toks[index].tag in ("G", "T", "N") or not is_speech(toks[index]):
            continue
        found = _inverted(clause, index, text) or _after_content(clause, index, text)
        if found:
            return found
    return None


def _inverted(clause: Clause, verb: int, text: str) -> list[Clause] | None:
    """ "...," said X, the coordinator, among them three."""
    toks = clause.toks
    before = toks[verb - 1]
    opened = before.tag in (",", "q)") or (verb > 1 and before.tag == "q)")
    if not opened or verb + 1 >= len(toks) or toks[verb + 1].tag not in ("K", "D", "W", "PR", "M"):
        return None
    if any(tok.low == "that" for tok in toks[verb : verb + 2]) or (not groups(toks[:verb]) and before.tag != "q)"):
        return None
    end = _speaker_end(toks, verb + 1)
    if groups(toks[verb + 1 : end]) and not any(t.tag in (",", "R") for t in toks[verb + 1 : end]):
        return None  # what follows the verb is said
    return _said(clause, [*trim(toks[:verb]), *toks[end:]], toks[verb + 1 : end], text)


def _speaker_end(toks: Sequence[Tok], start: int) -> int:
    """Return where the speaker with appositions ends: at a comma before "among", "adding", a quotation or "and"."""
    mask = quoted_mask(toks)
    for index in range(start, len(toks)):
        tok = toks[index]
        following = toks[index + 1] if index + 1 < len(toks) else None
        if tok.tag in (".", ";", "q(") or mask[index]:
            return index
        if tok.tag == "," and following is not None and following.tag in ("P", "G", "S", "C", "q("):
            return index
        if index > start and tok.tag in ("S",):
            return index
    return len(toks)


def _after_content(clause: Clause, verb: int, text: str) -> list[Clause] | None:
    """..., the ministry said, but no hospital was affected; ..., she added."""
    toks = clause.toks
    start = verb
    while start > 0 and toks[start - 1].tag not in (",", "q)", ";", "–", "—"):
        start -= 1
    if start == 0 or start == verb or verb - start > _LONGEST_SPEAKER:
        return None
    speaker = toks[start:verb]
    while speaker and speaker[-1].tag in ("X", "A"):
        speaker = speaker[:-1]
    after = toks[verb + 1 :]
    if toks[verb].low in _TELLING:  # "..., its head told parents"
        told = next((i for i, tok in enumerate(after[:7]) if tok.tag in (",", ".", ";")), 0)
        after = after[told:] if not groups(after[:told]) else after
    rest, aside = _after_setting(after)
    ends = not rest or rest[0].tag in (",", ".", ";") or toks[start - 1].tag == "q)"
    if not ends or (not is_noun_phrase(speaker) and not (len(speaker) == 1 and speaker[0].low in _PRONOUNS)):
        return None
    content = trim(toks[: start - (toks[start - 1].tag != "q)")])
    rest, beside = _beside_saying(rest, speaker)
    interposed = bool(rest) and rest[0].tag == "," and bool(groups(rest))  # "On Monday, the army said, three died"
    if not groups(content) and not interposed and not any(tok.tag == "q)" for tok in content):
        return None
    if rest and toks[start - 1].tag == "q)" and rest[0].tag not in (",", "."):
        rest = ()
    said = _said(clause, [*content, *rest], speaker, text)
    asides = [replace(clause, toks=tuple(told), source="aside") for told in (aside, beside) if told]
    return [*said, *asides] if said else None


def _beside_saying(rest: Sequence[Tok], speaker: Sequence[Tok]) -> tuple[Sequence[Tok], Sequence[Tok]]:
    """Cut off what the speaker did: "Fares will rise, the board said, dismissing a report", but not ", killing two"."""
    if len(rest) < 3 or rest[0].tag != "," or rest[1].tag != "G" or rest[1].low not in _ANSWERS:
        return rest, ()
    verb = tensed(rest[1], (), speaker)
    return ((), [*share(speaker), verb, *rest[2:]]) if verb else (rest, ())


def _after_setting(toks: Sequence[Tok]) -> tuple[Sequence[Tok], Sequence[Tok]]:
    """Leave out "on Monday" after the verb of saying; return the rest, and what it tells of another event.

    "..., the mayor said on Monday, two days after a flood swept the town" tells of a flood.
    """
    comma = next((i for i, t in enumerate(toks) if t.tag in (",", ".", ";")), len(toks))
    setting = toks[:comma]
    if not setting or setting[0].tag not in ("P", "K", "A") or len(setting) > 8 or groups(setting):
        return toks, ()
    rest = toks[comma:]
    at = next((i for i, t in enumerate(rest) if t.low in ("after", "before", "as", "when")), None)
    if at is None or at > 5 or not groups(rest[at + 1 :]) or any(t.text[0].isdigit() for t in rest[:at]):
        return rest, ()
    return (), rest[at + 1 :]


def _leading(clause: Clause, text: str) -> list[Clause] | None:
    """X said that ...; X said: "..."; X insists the office ..."""
    toks = clause.toks
    found = groups(toks)
    if not found:
        return None
    first = found[0]
    head = toks[first.head]
    if not is_speech(head) or any(t.low in _UNSAID or t.low.endswith(_NOT) for t in toks[first.start : first.end]):
        return None
    at = _content_start(toks, first.head + 1)
    found_out = head.low == "found" and at is not None and toks[at - 1].low != "that"  # "found the car abandoned"
    if found_out or (at is not None and _names_a_thing(toks, at)):
        return None
    if at is None or at >= len(toks) or (not groups(toks[at:]) and not any(t.tag == "q(" for t in toks[at : at + 2])):
        return None
    start = subject_start(toks, first.start)
    speaker = toks[start if start < first.start and not groups(toks[:start]) else 0 : first.start]
    if not speaker or len(speaker) > _LONGEST_SPEAKER or any(t.tag in ("R", "V") for t in speaker):
        return None
    named = _without_lead(speaker)
    turn = _turn(toks, at)
    if _ends_bare(toks[at:turn]):
        return None
    said = _said(clause, toks[at:turn], named, text)
    beside = [replace(clause, toks=(*share(named), *toks[turn + 1 :]), source="aside")] if turn < len(toks) else []
    return [*said, *beside] if said else None


def _ends_bare(content: Sequence[Tok]) -> bool:
    """Whether what is said leaves its verb to the sentence before: "the ministry insisted it had"."""
    words = [tok for tok in content if tok.tag != "."]
    return len(words) < 4 and bool(words) and words[-1].tag == "X"


def _turn(toks: Sequence[Tok], at: int) -> int:
    """Return where another act of the speaker begins: "he claimed he made nothing but was told to pay".

    "Officials warned the bridge could fall and urged drivers to turn": "urged" is no base form, as "fall" is.
    """
    mask = quoted_mask(toks)
    own = [group for group in groups(toks) if group.start >= at]
    modal = bool(own) and toks[own[0].start].low in _UNSAID and toks[own[0].head].tag == "B"
    for index in range(at + 3, len(toks) - 2):
        verb = next((tok for tok in toks[index + 1 :] if tok.tag != "A"), toks[index])
        if toks[index].low not in ("and", "but") or mask[index] or (own and own[0].start < index < own[0].end):
            continue
        passive = verb.low in ("was", "were") and toks[index + 2].tag in ("E", "N") and toks[index].low == "but"
        forms = forms_of(verb.low)
        acts = verb.tag in ("V", "E") and (modal or (forms is not None and forms.base in _ACTS))
        if passive or acts:
            return index
    return len(toks)


def _names_a_thing(toks: Sequence[Tok], at: int) -> bool:
    """Whether what follows the verb is a thing and no sentence: "wrote a book titled ...", "showed a plan drawn up"."""
    if at >= len(toks) or toks[at - 1].low == "that" or toks[at].tag == "q(" or toks[at - 1].tag == ":":
        return False
    first = groups(toks[at:])[:1]
    verb = toks[at + first[0].head] if first and first[0].end == first[0].start + 1 else None
    after = toks[at + first[0].end].tag if first and at + first[0].end < len(toks) else ""
    return verb is not None and verb.tag in ("E", "N") and verb.low in _PASSIVES and after in ("P", "q(", "K", "A")


def _content_start(toks: Sequence[Tok], index: int) -> int | None:
    """Return where what is said begins after the verb of saying, None where the verb has a mere object."""
    if toks[index - 1].low in _TELLING:
        index = _after_addressee(toks, index)
    dated = toks[index : index + 3]
    if len(dated) == 3 and dated[0].low == "on" and dated[1].low in calendar() and dated[2].tag in ("PR", "D", "K"):
        index += 2  # "said on Tuesday he would go": on Tuesday he said so
    for at in range(index, min(len(toks), index + 14)):
        tok = toks[at]
        if tok.low == "that" and tok.tag in ("H", "R", "D") and at + 1 < len(toks):
            return at + 1
        if tok.tag in (":", "q("):
            within = at > index and toks[index].tag in _SUBJECTS and toks[at + 1 : at + 2]
            own = tok.tag == "q(" and within and toks[at + 1].text.islower()  # "the mill 'made nothing'"
            return index if own else at + (tok.tag == ":")
        if tok.tag in ("V", "X", "E"):
            break
    opens = index < len(toks) and toks[index].tag in ("D", "K", "PR", "W", "M", "P")
    if opens and toks[index].low not in _OBJECT_OF and groups(toks[index:]):
        return index if groups(toks[index:])[0].start > 0 and not _object_first(toks, index) else None
    return None


def _after_addressee(toks: Sequence[Tok], index: int) -> int:
    """Return the place after whom something is told: "told the Herald the roof leaks", "tells guests she is ill"."""
    if index >= len(toks) or toks[index].tag in ("H", "q(", ":"):
        return index
    end = index + 1 if toks[index].tag == "O" else index
    if end == index and toks[index].tag == "D" and toks[index].low in ("the", "a", "an"):
        end += 1
    while end == index or (end < len(toks) and toks[end].tag == "K" == toks[end - 1].tag) or toks[end - 1].tag == "D":
        if end >= len(toks) or toks[end].tag not in ("K", "W"):
            break
        end += 1
    clause = end < len(toks) and toks[end].tag in ("D", "PR", "K", "M", "H", "W", "q(", ":")
    return end if clause and (toks[end].tag in ("H", "q(", ":") or groups(toks[end:])) else index


def _object_first(toks: Sequence[Tok], index: int) -> bool:
    """Whether the verb of saying has an object and the next verb is another of the same subject."""
    following = groups(toks[index:])[0].start + index
    return any(tok.tag in ("C", ",", "R", "S") for tok in toks[following - 1 : following])


def _without_lead(speaker: Sequence[Tok]) -> Sequence[Tok]:
    """Leave out "On Monday, " before the speaker."""
    if speaker[0].tag in ("P", "S", "A", "G", "C"):
        for index in range(len(speaker) - 1, 0, -1):
            if speaker[index].tag == ",":
                return speaker[index + 1 :] or speaker
    return speaker
