"""The nouns of some Arabic words that a pronoun can stand for, by gender and number."""

from collections.abc import Iterator, Sequence

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages.ar.lexicon import is_action_word, words
from factcheck.splitting.languages.ar.phrases import definite, np_end, owned

_UNITS = frozenset(
    ("المئه", "المائه", "بالمئه", "بالمائه", "متر", "كيلومتر", "كيلومترا", "درجه", "درجات", "نقطه", "نقاط")
)
SKIPPED = ("time_nouns", "parts", "adverbial", "approximators", "durations", "days", "past_or_next", "dayparts")
Noun = tuple[int, int]
ALONE = {"هو": "ه", "هي": "ها", "هم": "هم", "هما": "هما"}  # pronouns, and as they are written to a word
_LISTED = ("things", "institutions", "events", "documents", "nouns", "common_nouns")


def nouns(toks: Sequence[Tok]) -> Iterator[Noun]:
    """The noun phrases of some words, without times, measures and what has a pronoun itself."""
    index = 0
    while index < len(toks):
        end = np_end(toks, index) if toks[index].tag in ("W", "K", "PW", "M", "q(") else index
        if end <= index:
            index += 1
            continue
        head = next((i for i in range(index, end) if toks[i].tag != "M" and toks[i].tag != "q("), None)
        low = toks[head].low if head is not None else ""
        told = head is not None and not any(low in words(name) for name in SKIPPED)
        if told and low not in _UNITS and not any(owned(t) for t in toks[index:end]):
            yield index, end
        index = end


def agreeing(toks: Sequence[Tok], pronoun: str) -> list[list[Tok]]:
    """Every noun of some words, whole, that the pronoun can stand for by its form, and those with a pronoun too."""
    found: list[list[Tok]] = []
    index = 0
    while index < len(toks):
        end = np_end(toks, index) if toks[index].tag in ("W", "K", "PW", "M", "q(") else index
        head = toks[index]
        told = (
            end > index
            and head.low not in _UNITS
            and not _predicate(toks, index, end)
            and not any(head.low in words(name) for name in SKIPPED)
        )
        if told and any(fits(tok, pronoun) for tok in toks[index:end]):
            found.append(list(toks[index:end]))
        index = max(end, index + 1)
    return found


def _predicate(toks: Sequence[Tok], index: int, end: int) -> bool:
    """Whether a lone word says what the noun before it is: "الشاهدة صادقة"."""
    alone = end - index == 1 and index > 0 and toks[index].tag == "W" and not definite(toks[index])
    return alone and toks[index - 1].tag == "W" and definite(toks[index - 1])


def fits(tok: Tok, ending: str) -> bool:
    """Whether gender and number of a noun are those of the pronoun."""
    if tok.tag not in ("W", "PW", "K"):
        return tok.tag == "M" and tok.low != "احد" and ending in ("هم", "ها")
    if tok.tag == "K":
        return ending in ("ها", "ه")
    low = (tok.low[1:] if tok.tag == "PW" else tok.low).removeprefix("ال")
    if ending == "هما":
        return low.endswith(("ان", "ين"))
    many = low.endswith(("ون", "ين")) or low in words("people")
    if ending == "هم":
        return many or low in words("persons")
    stem = low.removesuffix("ها").removesuffix("هم").removesuffix("ه") if owned(tok) else ""
    if stem.endswith("ت") and stem not in words("ta_nouns"):
        return ending == "ها"  # "أسرته"
    feminine = (
        tok.text.endswith(("ة", "ات", "اء", "ى"))
        or low in words("feminine")
        or is_broken(low, tok.text.removeprefix("ال"))
    )
    return feminine if ending == "ها" else not feminine and not many


def is_broken(low: str, written: str) -> bool:
    """Whether a word has a pattern of plurals of things, which "ها" stands for: أفعال, فعول, مفاعل, فواعل."""
    if (
        low in words("one_person")
        or low in words("roles")
        or low in words("institutions")
        or low in words("events")
        or is_action_word(low, written)
    ):
        return False
    if len(low) == 5 and low[0] == "ا" and low[3] == "ا":
        return True
    if len(low) in (5, 6) and low[2] == "ا" and (low[0] in "مت" or low[1] == "و" or low[3] == "ي"):
        return True
    return len(low) == 4 and low[2] == "و"


def may_mean(tok: Tok, pronoun: str) -> bool:
    """Whether "هو", "هي" or "هم" can stand for a noun; a name may be of either gender."""
    ending = ALONE.get(pronoun, "")
    if tok.tag != "W" or fits(tok, ending):
        return True
    low = tok.low.removeprefix("ال")
    sure = tok.low != low or tok.text.endswith("ة") or any(low in words(name) for name in _LISTED)
    return not sure
