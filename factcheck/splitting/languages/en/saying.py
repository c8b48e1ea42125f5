"""What is said in an English sentence: where it begins behind the verb of saying, and where it ends."""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import forms_of, verbs
from factcheck.splitting.languages.en.phrases import calendar, groups, quoted_mask

_OBJECT_OF = frozenset(("of", "about", "against", "to", "for", "with"))  # "warn of floods that ..." says nothing
_PASSIVES = frozenset((*load("en", "rules.json")["participles"], "titled", "called", "named", "led", "based"))
_ACTS = frozenset(load("en", "rules.json")["speech_acts"])
_UNSAID = frozenset(
    ("not", "never", "was", "were", "is", "are", "would", "could", "may", "might", "should", "will", "must", "can")
)
_SUBJECTS = frozenset(("PR", "D", "K", "M", "W"))
_TELLING = frozenset(("tell", "tells", "told"))
_OPENING = frozenset(("PR", "D", "K", "M", "W"))  # what a clause begins with


@lru_cache
def _plain() -> frozenset[str]:
    return frozenset(load("en", "rules.json")["plain_speech"])


@lru_cache
def saying() -> frozenset[str]:
    """The forms of the verbs of saying."""
    known = [verbs().by_base[base] for base in _plain() if base in verbs().by_base]
    return frozenset(form for f in known for form in (f.base, f.third, f.past, f.participle, f.ing))


def is_speech(tok: Tok) -> bool:
    """Whether the word is a form of a verb of saying."""
    return tok.low in saying() and tok.tag not in ("W", "K")


def added(content: Sequence[Tok]) -> list[Sequence[Tok]]:
    """Cut off ", adding that ..." and "and that ..."."""
    for index in range(1, len(content) - 2):
        speech = content[index].tag == "G" and is_speech(content[index])
        if speech and content[index - 1].tag == "," and content[index + 1].low == "that":
            return [content[: index - 1], content[index + 2 :]]
    at = _another_that(content)
    return [content[:at], *added(content[at + 2 :])] if at else [content]


def _another_that(content: Sequence[Tok]) -> int | None:
    """Return the place of "and that" before another thing said: not of "evidence that A and that B"."""
    mask = quoted_mask(content)
    for index in range(2, len(content) - 3):
        joined = content[index].low in ("and", "but") or (content[index].tag == "," and _more(content[index + 2 :]))
        if not joined or content[index + 1].low != "that" or mask[index]:
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


def _more(content: Sequence[Tok]) -> bool:
    """Whether "and that" follows, which ends a list of what was said."""
    return any(a.low == "and" and b.low == "that" for a, b in pairwise(content))


def ends_bare(content: Sequence[Tok]) -> bool:
    """Whether what is said leaves its verb to the sentence before: "the ministry insisted it had"."""
    words = [tok for tok in content if tok.tag != "."]
    return len(words) < 4 and bool(words) and words[-1].tag == "X"


def turn(toks: Sequence[Tok], at: int) -> int:
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


def names_a_thing(toks: Sequence[Tok], at: int) -> bool:
    """Whether what follows the verb is a thing and no sentence: "wrote a book titled ...", "showed a plan drawn up"."""
    if at >= len(toks) or toks[at - 1].low == "that" or toks[at].tag == "q(" or toks[at - 1].tag == ":":
        return False
    first = groups(toks[at:])[:1]
    verb = toks[at + first[0].head] if first and first[0].end == first[0].start + 1 else None
    after = toks[at + first[0].end].tag if first and at + first[0].end < len(toks) else ""
    return verb is not None and verb.tag in ("E", "N") and verb.low in _PASSIVES and after in ("P", "q(", "K", "A")


def content_start(toks: Sequence[Tok], index: int) -> int | None:
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
    if not opens or (toks[index].low in _OBJECT_OF and toks[index].tag != "D"):
        return None  # "warned of floods", but "said about 200 guests had come"
    if groups(toks[index:]):
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
