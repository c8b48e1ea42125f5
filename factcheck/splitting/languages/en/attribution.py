"""Who says it: leading, trailing and inverted attributions of an English sentence."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Clause, Tok, needs, share
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import forms_of
from factcheck.splitting.languages.en.nonfinite import tensed
from factcheck.splitting.languages.en.phrases import groups, is_noun_phrase, quoted_mask, subject_start, trim
from factcheck.splitting.languages.en.saying import (
    added,
    content_start,
    ends_bare,
    is_speech,
    names_a_thing,
    saying,
    turn,
)
from factcheck.splitting.languages.en.speakers import speaker_words

_PRONOUNS = frozenset(("he", "she", "they", "it", "i", "we"))
_JOINING = frozenset(("but", "and", "while", "although", "though", "whereas"))
_OPENERS = frozenset(("R", "H", "S", ","))
_UNSAID = frozenset(
    ("not", "never", "was", "were", "is", "are", "would", "could", "may", "might", "should", "will", "must", "can")
)
_NOT = ("n't", "n’t")
_STANCES = frozenset(load("en", "rules.json")["stances"])  # what one does by oneself: "and the guild wants a ban"
_TELLING = frozenset(("tell", "tells", "told"))
_LONGEST_SPEAKER = 24  # words
_ANSWERS = frozenset(load("en", "rules.json")["answers"])  # what one does in saying something: "..., citing a law"


@needs("according", *saying())
def attributed(clause: Clause, text: str) -> list[Clause] | None:
    """Return what is said, with who says it, and what is told about the speaker; None without attribution."""
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
        if not own or not 0 < own[0].start <= 12 or not groups(toks[:index]):
            continue
        forms = forms_of(right[own[0].head].low)
        stance = forms is not None and forms.base in _STANCES and _begins_in_speech(toks[:index])
        if not stance and not is_speech(right[own[0].head]):
            continue
        plain = right[0].tag in ("D", "K", "W", "M", "PR") and not any(t.tag in _OPENERS for t in right[: own[0].start])
        if plain and (stance or content_start(right, own[0].head + 1) is not None):
            return [clause.with_toks(trim(toks[:index])), clause.with_toks(right)]
    return None


def _begins_in_speech(toks: Sequence[Tok]) -> bool:
    """Whether the first verb is one of saying: what another wants is not said by the first."""
    found = groups(toks)
    return bool(found) and is_speech(toks[found[0].head])


def speaker_of(toks: Sequence[Tok], text: str) -> str:
    """Return the name of the speaker as it stands, without article or title."""
    words = speaker_words(toks)
    return text[words[0].start : words[-1].end] if words else ""


def _said(clause: Clause, content: Sequence[Tok], speaker: Sequence[Tok], text: str) -> list[Clause] | None:
    name = speaker_of(speaker, text)
    parts = [_unquoted(trim(part)) for part in added(content)]
    if len(parts[0]) < 2 or not name:
        return None
    claimant = (name, *clause.claimant)
    said = [replace(clause, toks=tuple(part), claimant=claimant, source="said") for part in parts if part]
    return [*said, *_about(clause, trim(speaker))]


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
        twice = end < len(toks) and toks[index - 1].tag == "," == toks[end].tag
        return _said(clause, [*toks[:index], *toks[end + twice :]], toks[index + 2 : end], text)
    return None


def _phrase_stop(toks: Sequence[Tok], start: int) -> int:
    for index in range(start, len(toks)):
        tok = toks[index]
        if tok.tag in (";", ".") or tok.low == "but" or (tok.tag == "," and _goes_on(toks, index)):
            return index
    return len(toks)


def _goes_on(toks: Sequence[Tok], comma: int) -> bool:
    """Whether the sentence goes on behind the speaker: with a verb, or with "up by a third since May"."""
    after = toks[comma + 1].tag if comma + 1 < len(toks) else ""
    return after in ("A", "P", "G", "E", "N") or bool(groups(toks[comma + 1 :]))


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
    if toks[verb].low in _TELLING and before.tag == ",":
        return None  # "..., Ann Lee, a nurse, told the agency": the agency is told
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
    at = content_start(toks, first.head + 1)
    found_out = head.low == "found" and at is not None and toks[at - 1].low != "that"  # "found the car abandoned"
    if found_out or (at is not None and names_a_thing(toks, at)):
        return None
    if at is None or at >= len(toks) or (not groups(toks[at:]) and not any(t.tag == "q(" for t in toks[at : at + 2])):
        return None
    start = subject_start(toks, first.start)
    speaker = toks[start if start < first.start and not groups(toks[:start]) else 0 : first.start]
    if not speaker or len(speaker) > _LONGEST_SPEAKER or any(t.tag in ("R", "V") for t in speaker):
        return None
    named = _without_lead(speaker)
    end = turn(toks, at)
    if ends_bare(toks[at:end]):
        return None
    said = _said(clause, toks[at:end], named, text)
    beside = [replace(clause, toks=(*share(named), *toks[end + 1 :]), source="aside")] if end < len(toks) else []
    return [*said, *beside] if said else None


def _without_lead(speaker: Sequence[Tok]) -> Sequence[Tok]:
    """Leave out "On Monday, " before the speaker."""
    if speaker[0].tag in ("P", "S", "A", "G", "C"):
        for index in range(len(speaker) - 1, 0, -1):
            if speaker[index].tag == ",":
                return speaker[index + 1 :] or speaker
    return speaker
