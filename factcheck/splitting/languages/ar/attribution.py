"""Who says it: leading, trailing and inverted attributions of an Arabic sentence."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.splitting.clause import Clause, Tok, share, tokenize
from factcheck.splitting.languages.ar import speakers
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

_REACH = 45  # words between a verb of saying and what is said


def is_speech(tok: Tok) -> bool:
    """Whether the word is a form of a verb of saying."""
    found = form(tok) if tok.tag in ("V", "I") else None
    return found is not None and found.base in words("speech")


@dataclass
class Memory:
    """Who spoke last, and whether the verb of saying was feminine: "وأضاف أن" has no speaker of its own."""

    name: str = ""
    feminine: bool = False


def attributed(clause: Clause, text: str, memory: Memory) -> list[Clause] | None:
    """Return what is said, with who says it, and what is told about the speaker; None without attribution."""
    for rule in (_according_first, _inverted, _trailing, _leading, _participle):
        found = rule(clause, text)
        if not found:
            continue
        if rule is _leading and found[0].source == "said":
            found[0] = _remembered(clause, found[0], memory)
        return found
    return None


def _remembered(whole: Clause, said: Clause, memory: Memory) -> Clause:
    """Add the speaker of the sentence before where this one names none, and remember who spoke."""
    verb = next((t for t in whole.toks if is_speech(t)), None)
    found = form(verb) if verb else None
    if found is None:
        return said
    if not said.claimant and memory.name and found.feminine == memory.feminine and not found.plural:
        return replace(said, claimant=(memory.name,))
    if said.claimant and not whole.claimant:
        memory.name, memory.feminine = said.claimant[0], found.feminine
    return said


def _said(clause: Clause, content: Sequence[Tok], speaker: Sequence[Tok], text: str) -> list[Clause] | None:
    toks = unquoted(trim(content))
    speaker, source = _sourced(speaker)
    told = speakers.read(speaker, text)
    if len(toks) < 2:
        return None
    claimant = clause.claimant
    for name in (told.name, speakers.read(source, text).name if source else ""):
        if name and name not in claimant[:1]:
            claimant = (name, *claimant)
    said = replace(clause, toks=tuple(speakers.resolve(toks, told)), claimant=claimant, source="said")
    return [said, *(replace(clause, toks=tuple(each), claimant=(), source="about") for each in told.about)]


def _sourced(speaker: Sequence[Tok]) -> tuple[Sequence[Tok], Sequence[Tok]]:
    """Cut "X, quoting Y" into X and Y."""
    place = next((i for i, t in enumerate(speaker) if i and t.low == "عن" and speaker[i - 1].low == "نقلا"), None)
    return (speaker, ()) if place is None or place < 2 else (speaker[: place - 1], speaker[place + 1 :])


def unquoted(toks: list[Tok]) -> list[Tok]:
    """Leave out quotation marks around the whole, and a lone one that opens or closes it."""
    if len(toks) < 3:
        return toks
    last = len(toks) - 1
    while last > 0 and toks[last].text in ".!…":
        last -= 1
    marks = [i for i, tok in enumerate(toks) if tok.tag in ("q(", "q)")]
    if len(marks) == 2 and marks[1] == last and marks[1] - marks[0] > 4 and verbs(toks[marks[0] : marks[1]]):
        return [tok for tok in toks if tok.tag not in ("q(", "q)")]
    if marks[:1] == [0] and (len(marks) == 1 or marks == [0, last]):
        return trim([tok for tok in toks if tok.tag not in ("q(", "q)")])
    if len(marks) == 1 and marks[0] == last:
        return [tok for tok in toks if tok.tag != "q)"]
    return toks


def _marker(toks: Sequence[Tok], index: int) -> int:
    """Return how many words at `index` say "according to", 0 where none do."""
    low = toks[index].low
    if low in ("بحسب", "حسب", "وفق", "حسبما", "وفقما"):
        return 1
    if low in ("وفقا", "طبقا", "تبعا", "نقلا", "استنادا") and index + 1 < len(toks):
        following = toks[index + 1]
        if following.low in ("عن", "الي") or (following.low == "ل"):
            return 2
        return 1 if following.low.startswith("ل") else 0
    return len(phrase_at(toks, index, "according"))


def _after_marker(toks: Sequence[Tok], start: int) -> int:
    """Skip "what X said": "ما قاله", "ما ذكرت"."""
    if start < len(toks) and toks[start].low == "ما":
        start += 1
    if start < len(toks) and (is_verb(toks[start]) or is_speech_word(toks[start])):
        start += 1
    return start


def _according_first(clause: Clause, text: str) -> list[Clause] | None:
    toks = clause.toks
    lead = lead_end(toks)
    size = _marker(toks, lead) if lead < len(toks) else 0
    if not size:
        return None
    start = _after_marker(toks, lead + size)
    end = _speaker_end(toks, start)
    if end is None:
        return None
    content = toks[end + 1 :] if toks[end].tag == "," else toks[end:]
    return _said(clause, _without_that(content), toks[start:end], text)


def _speaker_end(toks: Sequence[Tok], start: int) -> int | None:
    """Return the comma, or "that", that ends a speaker's phrase at the head of a sentence."""
    mask = quoted_mask(toks)
    for index in range(start + 1, len(toks)):
        if mask[index]:
            continue
        if toks[index].tag == "H":
            return index - 1 if toks[index - 1].tag in (",", "C") else index
        if toks[index].tag == ",":
            following = next((t for t in toks[index + 1 :] if t.tag not in ("C", "A")), None)
            if following and following.tag in ("R", "PR"):
                continue
            return index
    return None


def _without_that(toks: Sequence[Tok]) -> list[Tok]:
    """Leave out "إن" before what is said; "أنها" stays, for its pronoun."""
    rest = trim(toks)
    if rest and rest[0].tag == "H" and rest[0].low in ("ان", "بان", "فان"):
        return rest[1:]
    return rest


def _trailing(clause: Clause, text: str) -> list[Clause] | None:
    """..., according to X; ..., as X said."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(len(toks) - 2, 1, -1):
        if mask[index] or toks[index - 1].low in words("participles"):
            continue
        size = _marker(toks, index)
        start = _after_marker(toks, index + size) if size else 0
        if not size and toks[index].low == "كما" and toks[index - 1].tag in (",", "q)") and is_speech(toks[index + 1]):
            start = index + 2
        if not start or start >= len(toks) or not verbs(toks[:index]) and toks[index - 1].tag not in (",", "q)"):
            continue
        outer = next((i for i in range(max(2, index - 12), index) if not mask[i] and _marker(toks, i)), None)
        if outer is not None and toks[index].low == "نقلا":
            index, start = outer, _after_marker(toks, outer + _marker(toks, outer))
        end = _speech_stop(toks, start)
        found = _said(clause, toks[:index], toks[start:end], text)
        rest = verbal(trim(toks[end:]))
        if found and len(rest) > 1:
            own = toks[end].tag == "," and toks[end + 1].tag == "C"
            found.append(replace(clause, toks=tuple(rest), source="", claimant=() if own else found[0].claimant))
        return found
    return None


def _speech_stop(toks: Sequence[Tok], start: int) -> int:
    """Return where a speaker's phrase in mid-sentence ends: at a comma that a new clause follows."""
    for index in range(start, len(toks)):
        tok = toks[index]
        if tok.tag == ";" or (tok.tag == "." and index == len(toks) - 1):
            return index
        if tok.tag == "," and index + 1 < len(toks):
            following = [t for t in toks[index + 1 : index + 5] if t.tag not in ("C", "N", "Q")]
            if not following:
                continue
            named = speakers.is_role(toks[start]) and toks[index + 1].tag == "W"
            if following[0].tag not in ("R", "PR") and not named:
                return index
    return len(toks)


def _inverted(clause: Clause, text: str) -> list[Clause] | None:
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
    return _said(clause, toks[lead : close + 1], toks[at + 1 :], text)


def verbal(toks: list[Tok]) -> list[Tok]:
    """Read the first word of a clause that lost its sentence as the verb it can be: "وتضرر جسر"."""
    if toks and toks[0].tag == "W" and (found := form(toks[0])):
        return [replace(toks[0], tag="V" if found.tense == "past" else "I"), *toks[1:]]
    return toks


def is_speech_word(tok: Tok) -> bool:
    """Whether the word can be a form of a verb of saying, whatever its neighbours made of it."""
    found = form(tok)
    return found is not None and found.base in words("speech")


def _leading(clause: Clause, text: str) -> list[Clause] | None:
    toks = clause.toks
    verb = _speech_verb(toks)
    if verb is None:
        return None
    lead = lead_end(toks)
    base = getattr(form(toks[verb]), "base", "")
    if base == "نقل":
        return _relayed(clause, verb, text)
    opening = _content_start(toks, verb)
    before = trim(toks[lead:verb])
    if opening is None:
        return None if clause.claimant or clause.source in ("kept", "about") else _announced(clause, verb, before, text)
    between = list(toks[verb + 1 : opening])
    speaker = _speaker(before, between)
    if base in words("speech_kept") or (toks[opening].tag == "H" and toks[opening].low == "الا"):
        return None if clause.source == "kept" else _kept(clause, speaker, text)
    end = _content_end(toks, opening)
    content = toks[opening:end]
    if content[0].tag in (":",):
        content = content[1:]
    found = _said(clause, _without_that(content), speaker, text)
    rest = trim(toks[end:])
    if found and len(rest) > 2:
        found.append(replace(clause, toks=tuple(rest), source=""))
    return found


def _speech_verb(toks: Sequence[Tok]) -> int | None:
    """Return the place of the first main verb if it is one of saying."""
    mask = quoted_mask(toks)
    inside = False
    for index, tok in enumerate(toks):
        if tok.tag == "R" or (tok.tag == "PR" and index and toks[index - 1].tag == "C"):
            inside = True  # a relative clause on the speaker
        elif tok.tag == ",":
            inside = False
        if mask[index] or not is_verb(tok):
            continue
        if is_speech(tok) and not inside and not any(t.tag == "H" for t in toks[:index]):
            return index
        if not inside and not _tells_of_noun(toks, index):
            return None
    return None


def _tells_of_noun(toks: Sequence[Tok], index: int) -> bool:
    """Whether the verb only tells of the noun that speaks: "مهندسون عملوا في الموقع قالوا إن"."""
    lead = lead_end(toks)
    if index != lead + 1 or toks[lead].tag != "W" or definite(toks[lead]):
        return False
    later = next((i for i in range(index + 1, min(len(toks), index + 12)) if is_speech(toks[i])), None)
    return later is not None and any(t.tag == "H" for t in toks[later + 1 : later + 6])


def _content_start(toks: Sequence[Tok], verb: int) -> int | None:
    """Return the place of "إن", ":" or the quotation that what is said begins with."""
    mask = quoted_mask(toks)
    inside = False
    for index in range(verb + 1, min(len(toks), verb + _REACH)):
        tok = toks[index]
        if tok.tag == "H" and not mask[index]:
            if toks[index - 1].low == "علي" and getattr(form(toks[verb]), "base", "") not in ("اكد", "شدد"):
                return None
            return index
        if mask[index]:
            continue
        if tok.tag == ":" and index + 1 < len(toks):
            return index
        if tok.tag == "R" or (tok.tag == "PR" and toks[index - 1].tag == "C"):
            inside = True
        elif tok.tag == ",":
            inside = False
        elif is_verb(tok) and not inside and toks[index - 1].tag in ("C", ",", "S"):
            return None
    return None


def _content_end(toks: Sequence[Tok], start: int) -> int:
    """What is said ends where the outlet goes on: after a quotation, or with another speaker."""
    mask = quoted_mask(toks)
    quoted = any(t.tag == "q(" for t in toks[start : start + 3])
    for index in range(start + 2, len(toks) - 2):
        if mask[index] or toks[index].tag not in (",", ";"):
            continue
        after = index + 1
        if _contrast(toks, after):
            rest = toks[after:]
            closed = quoted and toks[index - 1].tag == "q)"
            if closed or _speaks(rest):
                return index
        elif toks[after].tag == "C" and toks[after + 1].low == "هو" and toks[after + 2].low == "ما":
            return index
    return len(toks)


def _speaks(toks: Sequence[Tok]) -> bool:
    """Whether a clause has its own speaker: "but engineers said that"."""
    verb = _speech_verb(toks)
    return verb is not None and verb < 10


def _contrast(toks: Sequence[Tok], index: int) -> bool:
    phrase = phrase_at(toks, index, "contrast")
    return bool(phrase) and phrase[0] not in ("ثم", "بعدما", "بعد", "قبل", "لذلك")


def _speaker(before: Sequence[Tok], between: Sequence[Tok]) -> list[Tok]:
    """The speaker stands after the verb, or before it in a sentence that begins with a noun."""
    if before and before[0].tag in ("W", "K", "D", "q("):
        return list(before)
    return _without_addressee(between)


def _without_addressee(toks: Sequence[Tok]) -> list[Tok]:
    """Leave out "to the reporters", "in a statement", "on Twitter" after the speaker."""
    words_ = list(toks)
    for index, tok in enumerate(words_):
        if tok.tag == "PP":
            return words_[:index]
        if index == 0 or tok.tag in ("W", "K", "M"):
            continue
        if tok.low in ("عبر", "خلال", "امام", "بعد", "قبل", "منذ", "اليوم", "امس") or (
            tok.tag == "PW" and tok.low.startswith("لل") and tok.low.endswith(("ين", "يه", "ون", "ات"))
        ):
            return words_[:index]
        if (
            tok.low == "في"
            and index + 1 < len(words_)
            and words_[index + 1].low
            in (
                "بيان",
                "تصريح",
                "تصريحات",
                "مؤتمر",
                "موتمر",
                "حديث",
                "تغريده",
                "تقرير",
                "مقابله",
                "كلمه",
                "لقاء",
                "خطاب",
            )
        ):
            return words_[:index]
        if tok.tag == "PW" and tok.low.startswith("ل") and not tok.low.startswith("لل") and index > 1:
            return words_[:index]
    if words_ and words_[0].tag in ("P", "PW"):
        return []
    return words_


def _kept(clause: Clause, speaker: Sequence[Tok], text: str) -> list[Clause] | None:
    """A denial or an expectation is told with its verb, which is part of the claim."""
    told = speakers.read(speaker, text)
    name = (told.name,) if told.name and told.name not in clause.claimant[:1] else ()
    kept = replace(clause, claimant=(*name, *clause.claimant), source="kept")
    return [kept, *(replace(clause, toks=tuple(each), claimant=(), source="about") for each in told.about)]


def _announced(clause: Clause, verb: int, before: Sequence[Tok], text: str) -> list[Clause] | None:
    """ "The ministry announced the closure": said without "that"; the whole is the claim, the ministry its claimant."""
    toks = clause.toks
    base = getattr(form(toks[verb]), "base", "")
    if base not in words("announce") or verb + 1 >= len(toks):
        return None
    place = subject(toks)
    if place is None:
        return None
    return _kept(clause, toks[place[0] : place[1]], text)


def _relayed(clause: Clause, verb: int, text: str) -> list[Clause] | None:
    """ "A site quoted a source as saying that": nearest speaker first."""
    toks = clause.toks
    opening = _content_start(toks, verb)
    source = next((i for i in range(verb + 1, min(len(toks), verb + 20)) if toks[i].low == "عن"), None)
    if opening is None or source is None or source > opening:
        return None
    outlet = speakers.read(toks[verb + 1 : source], text)
    spoken = next((i for i in range(source, opening) if toks[i].low in ("قوله", "قولها", "قولهم", "قولهما")), opening)
    relayed = replace(clause, claimant=(outlet.name, *clause.claimant) if outlet.name else clause.claimant)
    return _said(relayed, _without_that(toks[opening:]), toks[source + 1 : spoken], text)


def _participle(clause: Clause, text: str) -> list[Clause] | None:
    """..., stressing that ...: said by the subject of the clause before it."""
    toks = clause.toks
    mask = quoted_mask(toks)
    for index in range(2, len(toks) - 2):
        if not mask[index] and toks[index].low in words("participles_kept") and toks[index - 1].tag == ",":
            return _denying(clause, index, text)
        if mask[index] or toks[index].low not in words("participles"):
            continue
        opening = _content_start(toks, index)
        if opening is None or opening > index + 12:
            continue
        left = replace(clause, toks=tuple(trim(toks[:index])))
        claimant = clause.claimant or _subject_name(left.toks, text)
        relayed = _quoting(toks[index + 1 : opening], text)
        content = unquoted(_without_that(toks[opening + (toks[opening].tag == ":") :]))
        said = replace(clause, toks=tuple(content), claimant=(*relayed, *claimant), source="said")
        return [left, said] if len(content) > 1 else None
    return None


def _denying(clause: Clause, index: int, text: str) -> list[Clause]:
    """..., denying any shortage: told with its participle, which is part of the claim, and its subject."""
    toks = clause.toks
    left = replace(clause, toks=tuple(trim(toks[: index - 1])))
    claimant = clause.claimant or _subject_name(left.toks, text)
    name = _name_before(claimant[0], toks[0].start, text) if claimant else []
    return [left, replace(clause, toks=(*name, *trim(toks[index:])), claimant=claimant, source="kept")]


def _name_before(name: str, end: int, text: str) -> list[Tok]:
    """The words of a speaker's name where it stands before `end`."""
    start = text.rfind(name, max(0, end - 1_000), end)
    return share([replace(t, tag="K") for t in tokenize(text, start, start + len(name))]) if start >= 0 else []


def _quoting(toks: Sequence[Tok], text: str) -> tuple[str, ...]:
    """ "stressing, quoting a source in the authority, that"."""
    place = next((i for i, tok in enumerate(toks) if tok.low == "عن" and i and toks[i - 1].low == "نقلا"), None)
    if place is None:
        return ()
    name = speakers.read(toks[place + 1 :], text).name
    return (name,) if name else ()


def _subject_name(toks: Sequence[Tok], text: str) -> tuple[str, ...]:
    place = subject(toks)
    if place is None:
        return ()
    start, end = place
    lead = verbs(toks)[0]
    if start > lead:
        end = speakers.phrase_end(toks, start)
    name = speakers.read(toks[start : max(end, np_end(toks, start))], text).name
    return (name,) if name else ()
