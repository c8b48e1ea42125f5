"""Word classes of an English sentence, from small tables, endings and neighbours.

Tags: D determiner, P preposition, T "to" before a verb, S subordinator, R relative pronoun, H the conjunction
"that", C coordinator, X auxiliary, V finite verb, E past form or participle, N participle, B base form, G -ing
form, PR subject pronoun, O object pronoun, A adverb, M number, K name, W any other word; a sign is its own tag.
"""

from collections.abc import Sequence

from factcheck.splitting.clause import Tok, tokenize
from factcheck.splitting.languages import load
from factcheck.splitting.languages.en.lexicon import verbs
from factcheck.splitting.languages.en.stretches import find_verbs
from factcheck.splitting.languages.en.wordclasses import lone
from factcheck.splitting.languages.en.wordgroups import (
    adverb_pairs,
    approximate,
    name_at_head,
    name_parts,
    single_quoted,
)

_TABLE = load("en", "rules.json")
_ADJECTIVE_ENDINGS = tuple(_TABLE["adjective_endings"])
_ADJECTIVES = frozenset(load("en", "nouns.json")["adjectives"])
_SUCH = frozenset(("such", "including"))
_MONEY = ("$", "£", "€")
_SAYING_ENDS: tuple[list[str], ...] = ([], ["."], [","], ["E"], ["V"])  # what may follow "..., police say"
_UNSETTLED = frozenset(("b", "3", "V", "E", "G"))  # classes that depend on the neighbours
_UNSETTLED_WORDS = frozenset(("to", "that", "his", "her", "has", "have", "had", "does", "do", "did"))  # and words
_FINITE = (["X"], ["V"], ["E"])
_CONTENTS = frozenset(_TABLE["contents"])
_SPEECH = frozenset(_TABLE["plain_speech"])
_PRESENT = frozenset(("is", "are", "has", "have", "does", "do"))


def tag(text: str, start: int, end: int, names: frozenset[str]) -> list[Tok]:
    """Return the tagged words of the sentence text[start:end].

    `names` are the words that the article capitalises in mid-sentence, which tells a name at the head of one.
    """
    toks = single_quoted(tokenize(text, start, end))
    tags = _lone_tags(toks, names)
    name_parts(toks, tags)
    name_at_head(toks, tags)
    approximate(toks, tags)
    adverb_pairs(toks, tags)
    _no_longer(toks, tags)
    before = ""
    for index, tok in enumerate(toks):
        if tags[index] in _UNSETTLED or tok.low in _UNSETTLED_WORDS or before == "who":
            tags[index] = _settled(toks, tags, index)
        before = tok.low
    find_verbs(toks, tags)
    return [tok.tagged(found) for tok, found in zip(toks, tags, strict=True)]


def _no_longer(toks: Sequence[Tok], tags: list[str]) -> None:
    """ "Officials no longer buy boats": an adverb, not a determiner and its noun."""
    for index in range(1, len(toks)):
        if tags[index] == "W" and toks[index].low == "longer" and toks[index - 1].low == "no":
            tags[index - 1 : index + 1] = ["A", "A"]


def _lone_tags(toks: Sequence[Tok], names: frozenset[str]) -> list[str]:
    """The class of each word by itself."""
    found: list[str] = []
    before = "q("
    for tok in toks:
        found.append(tok.tag or lone(tok.text, before == "q(", tok.text in names))
        before = tok.tag
    return found


def _settled(toks: Sequence[Tok], tags: Sequence[str], index: int) -> str:
    """The class of a word among its neighbours; those before it are settled already."""
    found = tags[index]
    before = tags[index - 1] if index else ""
    after = tags[index + 1] if index + 1 < len(tags) else ""
    low = toks[index].low
    if low == "to" and found == "D":
        return found  # "up to 40"
    if low == "to" and index + 1 < len(toks) and toks[index + 1].low == "have":
        return "T"  # "appears to have closed"
    if low == "to":
        return (
            "T" if after in ("b", "B") or (after == "A" and index + 2 < len(tags) and tags[index + 2] == "b") else "P"
        )
    if low == "that":
        return "R" if _before_plural_verb(toks, tags, index) else _that(before, after)
    if found == "W" and index and toks[index - 1].low == "who" and low.endswith("s"):
        return "V"
    owned = after in ("W", "K", "M", "b", "3", "G", "E", "D", "A", "N") or (after == "V" and _is_third(toks, index + 1))
    if low in ("his", "her") and not owned:
        return "O"
    if low in ("has", "have", "had", "does", "do", "did") and before in ("T",):
        return "B"
    if found == "b":
        return _seeming(toks, tags, index) or _base(toks, tags, index, before, after)
    if found == "3":
        return _third(toks, tags, index, before, after)
    return _settled_form(toks, tags, index)


def _settled_form(toks: Sequence[Tok], tags: Sequence[str], index: int) -> str:
    """The class of a participle or another form among its neighbours."""
    found, low = tags[index], toks[index].low
    before = tags[index - 1] if index else ""
    after = tags[index + 1] if index + 1 < len(tags) else ""
    if low == "compared" and before == "," and after == "P":
        return "P"  # "a loss of 3 million, compared with a profit of 9"
    if found == "V" and before == "D" and low in verbs().third:
        return "W"  # "his prints"
    if found == "E" and before == "C" and after in ("W", "K", "b", "3") and _after_adjective(toks, tags, index):
        return "W"
    if (
        low in ("organized", "organised")
        and index + 1 < len(toks)
        and toks[index + 1].low in ("crime", "labor", "labour")
    ):
        return "W"
    if found in ("E", "G") and before == "D" and after in ("W", "K", "b", "3"):
        return "W"
    if found == "E" and before in ("P", "M") and after in ("W", "3", "b") and low not in ("based", "born"):
        return "W"
    if found == "G" and before in ("D",):
        return "W"
    return found


def _before_plural_verb(toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """Whether a plural and its verb stand about "that": "groups that promote peace", not "reports that rain fell"."""
    before = toks[index - 1].low if index and tags[index - 1] == "W" else ""
    following = list(tags[index + 1 : index + 3])
    return _is_plural(before) and before not in _CONTENTS and following[:1] == ["b"] and following[1:] not in _FINITE


def _is_third(toks: Sequence[Tok], index: int) -> bool:
    return toks[index].low in verbs().third


def _that(before: str, after: str) -> str:
    if before == "C" and after in ("D", "PR"):
        return "H"
    if after in ("X", "V", "E", "3", "A") and before in ("W", "K", ",", "M", "O"):
        return "R"
    if before in ("V", "E", "B", "N", "G", "X", "W", "K", ",", "O", "A") and after not in ("P", ",", ""):
        return "H"
    return "D"


def _seeming(toks: Sequence[Tok], tags: Sequence[str], index: int) -> str:
    """ "They left, appear to have sold it and ...": a verb that "to" follows is one after a comma, too."""
    follows = index and index + 1 < len(toks) and tags[index - 1] in (",", "C", "W", "K")
    return "V" if follows and toks[index].low in ("seem", "appear", "tend") and toks[index + 1].low == "to" else ""


def _base(toks: Sequence[Tok], tags: Sequence[str], index: int, before: str, after: str) -> str:
    low = toks[index].low
    known = verbs()
    noun = low in known.noun_like
    past = low in known.past  # cut, hit, put, set: the past looks like the base form
    back = index - 1
    while back >= 0 and tags[back] == "A":
        back -= 1
    governor = toks[back].low if back >= 0 else ""
    many = before == "K" or (before == "W" and _is_plural(toks[index - 1].low))
    if many and index + 1 < len(toks) and toks[index + 1].low == "that":
        return "B"  # "documents show that", not "a talk show that"
    if back >= 0 and (tags[back] == "T" or tags[back] == "X"):
        modal = tags[back] == "T" or governor not in ("is", "was", "are", "were", "has", "have", "had", "am")
        return "B" if modal else ("N" if past or low in known.participle else "W")
    if (back >= 0 and tags[back] == "PR") or (before == "R" and governor != "that"):
        return "B" if not past else "V"
    if before in ("D", "P", "M") or toks[index - 1 if index else 0].low.endswith(("'s", "’s")):
        return "W"
    if early := _base_of_plural(toks, tags, index, back):
        return early
    if past and _joins_a_past(toks, tags, index):
        return "V"  # "scored twice and set up a goal"
    starts_object = after in ("D", "P", "K", "M", "O", "T", "PR", "S", "A", "G", "H", "q(", *_MONEY)
    counted = back if before == "A" else index - 1  # "officials no longer buy"
    plural = counted >= 0 and tags[counted] == "W" and (toks[counted].low.endswith("s") or _of_many(toks, tags, index))
    if before in ("K", ",") and past and starts_object and after != "S":
        return "V"
    if (plural or before in ("K", "C")) and starts_object and (not noun or (plural and after != "P")):
        return "V" if past else "B"
    return "V" if past and before == "W" and starts_object and after != "P" else "W"


def _base_of_plural(toks: Sequence[Tok], tags: Sequence[str], index: int, back: int) -> str:
    """The class of a base form that a plural before it makes a verb, "" where none does."""
    low, governor = toks[index].low, toks[back].low if back >= 0 else ""
    ends = list(tags[index + 1 : index + 2]) in _SAYING_ENDS
    if low == "found" and ends and back >= 0 and tags[back] in ("W", "K"):
        return "V"  # "..., a study of nine towns found."
    if low in _SPEECH and ends and back >= 0 and tags[back] == "W" and _is_plural(governor):
        return "B"  # "..., police say.", "a flood that officials now say killed two"
    if index > 1 and tags[index - 1] == "R" and _is_plural(toks[index - 2].low):
        return "B"  # "groups that promote learning"
    return ""


def _joins_a_past(toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """Whether the word goes on with a past: "and set up a goal", "felled trees, cut power and shut schools"."""
    before, after = tags[index - 1] if index else "", tags[index + 1] if index + 1 < len(tags) else ""
    if before == "C":
        return after in ("D", "P", "K", "M", "O") and _past_before(toks, tags, index)
    pairs = zip(tags[index:], tags[index + 1 :], strict=False)
    listed = before == "," and after in ("W", "b") and any(pair in (("C", "E"), ("C", "V")) for pair in pairs)
    return listed and _past_before(toks, tags, index)


def _past_before(toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """Whether the last verb before is a past form."""
    last = next((back for back in range(index - 1, -1, -1) if tags[back] in ("V", "X", "E", "B", "N")), None)
    return last is not None and (tags[last] == "E" or toks[last].low in verbs().past)


def _is_plural(low: str) -> bool:
    return low in ("police", "people") or (low.endswith("s") and not low.endswith("ss"))


def _of_many(toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """ "minutes of the meeting mention an offer": a plural before "of" is the subject of what follows."""
    back = index - 1
    while back > 1 and tags[back] in ("W", "K", "D", "M"):
        back -= 1
    opens = back < 2 or tags[back - 2] in (",", "C", "S", "D", "M")
    head = tags[back - 1] == "W" and toks[back - 1].low.endswith("s")
    return (
        toks[back].low == "of"
        and head
        and opens
        and tags[index + 1 : index + 2] == ["D"]
        and not _verb_near(tags, index)
    )


def _after_adjective(toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """ "a courageous and dedicated nurse": the participle after "and" is another adjective."""
    first = toks[index - 2] if index > 1 else None
    if first is None or tags[index - 2] not in ("W", "A", "b"):
        return False
    return first.low in _ADJECTIVES or (tags[index - 2] == "W" and first.low.endswith(_ADJECTIVE_ENDINGS))


def _third(toks: Sequence[Tok], tags: Sequence[str], index: int, before: str, after: str) -> str:
    saying = before in ("W", "K") and verbs().third[toks[index].low].base in _SPEECH
    if before in ("PR", "R") or (saying and after and toks[index + 1].low == "that"):
        return "V"
    listed = before == "C" and index > 1 and tags[index - 2] == "W" and _is_plural(toks[index - 2].low)
    if before == "C" and (not _in_present(toks, tags, index) or (listed and after in ("P", ",", "."))):
        return "W"  # "charges went up", "cuts and bruises on his arm"
    if before in ("D", "P", "M", "G", "X", "E", "V", "", "3", "T") or toks[min(index + 1, len(toks) - 1)].low in _SUCH:
        return "W"  # "several French clubs including", "TV shows such as"
    plural = index > 1 and _is_plural(toks[index - 2].low)
    if before == "," and index > 1 and tags[index - 2] == "V" and toks[index - 2].low in verbs().third:
        return "V"  # "she burns, itches and swells"
    if before == "C" and after in ("W", "b", "A") and not plural and index > 1 and tags[index - 2] != "G":
        return "V"  # "is worth 300 and offers visitors tea", not "jobs and offers"
    previous = toks[index - 1]
    if previous.low == "percentage":
        return "W"  # "two percentage points in all"
    if previous.low.endswith(("'s", "’s")) or (before == "W" and previous.low.endswith("s")):
        return "W"
    if _verb_near(tags, index):
        return "W"
    opens = index > 1 and tags[index - 2] == "D" and after == "W"  # "the library holds rare works"
    opens = opens and not any(found in ("V", "X", "E", "B") for found in tags)
    return "V" if opens or after in ("D", "P", "K", "M", "O", "T", "PR", "H", "A", "G", *_MONEY) else "W"


def _in_present(toks: Sequence[Tok], tags: Sequence[str], index: int) -> bool:
    """Whether the verb before, if any, is in the present: only then does "and protests" go on with another."""
    for back in range(index - 1, -1, -1):
        if tags[back] in ("V", "X", "E", "B"):
            return tags[back] == "B" or toks[back].low in verbs().third or toks[back].low in _PRESENT
    return True


def _verb_near(tags: Sequence[str], index: int) -> bool:
    """Whether the same stretch has its finite verb already."""
    for back in range(index - 1, max(-1, index - 12), -1):
        if tags[back] in (",", "C", "S", "R", "H", ";", ":"):
            return False
        if tags[back] in ("V", "X"):
            return True
    return False
