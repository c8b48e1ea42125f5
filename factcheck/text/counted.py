"""What a number counts or measures, and which numbers count nothing."""

from collections.abc import Sequence

from factcheck.text import number_words as words
from factcheck.text.calendar_words import FUNCTION_WORDS
from factcheck.text.number_values import Value
from factcheck.text.tokens import Token, TokenReader

_RANGE_SIGNS = frozenset("-–—")
_DETERMINERS = frozenset(("the", "his", "her", "its", "their", "all"))
_ONE = frozenset(("واحد", "واحده", "واحدا"))
_PRONOUN_ENDINGS = ("ها", "هم", "هما", "هن")
_PLURAL_ENDINGS = ("ين", "ون", "ات")


class CountedReader(TokenReader):
    """Reads units and counted words around a number."""

    def __init__(self, text: str, found: Sequence[Token]) -> None:
        super().__init__(found)
        self.text = text

    # -- numbers that count nothing -----------------------------------------------------------------------

    def is_excluded(self, index: int) -> bool:
        """Whether the number at `index` names a thing, tells the time or heads a list."""
        before, following = self.folded(index - 1), self.folded(index + 1)
        if before in words.REFERENCES or (before == "." and self.folded(index - 2) == "no"):
            return True
        if self._is_hour(index + 1):
            return True
        if self.tokens[index].kind != "number":
            return False
        if self.glued(index) and self._names_a_thing(index, before):
            return True
        if self.glued(index + 1):
            if following in (":", "/") and self.glued(index + 2):
                return True
            if self.is_word(index + 1) and not _is_glued_unit(following):
                return True
        return self._is_list_number(index)

    def _is_hour(self, index: int) -> bool:
        """Whether "a.m.", "pm" or "o'clock" stands at `index`."""
        folded, third = self.folded(index), self.folded(index + 2)
        if folded == "o":
            return third == "clock"
        return folded in ("am", "pm") or (folded in ("a", "p") and third == "m" and self.folded(index + 1) == ".")

    def _names_a_thing(self, index: int, before: str) -> bool:
        """G20, F-16, كوفيد-19, 4:17, #5; but not و200 and بـ2.3, whose letters are prefixes."""
        if self.is_word(index - 1):
            return before not in words.PREFIXES
        if before in (":", "/"):
            return self.glued(index - 1)
        return before in ("#", "_", "@") or (
            before in _RANGE_SIGNS and self.glued(index - 1) and self.is_word(index - 2)
        )

    def _is_list_number(self, index: int) -> bool:
        token = self.tokens[index]
        head = index == 0 or "\n" in self.text[self.tokens[index - 1].end : token.start]
        closed = self.folded(index + 1) in (".", ")") and self.glued(index + 1)
        return head and closed and len(token.folded) <= 2 and self.text[token.end + 1 : token.end + 2] == " "

    def is_pronoun(self, index: int, value: Value, unit: str | None) -> bool:
        """Whether "one" stands for somebody, or is part of an idiom, rather than a count."""
        if self.folded(index) != "one" or value.amount != 1 or unit:
            return False
        following = self.folded(value.after)
        idle = following in FUNCTION_WORDS or following in words.NOT_COUNTED or following in words.IDIOMS
        return not self.is_word(value.after) or idle

    # -- units --------------------------------------------------------------------------------------------

    def unit(self, value: Value, sign_before: str | None) -> tuple[str | None, int]:
        """Return the unit of a number and the index of the token after it."""
        if sign_before:
            return sign_before, value.after
        after = value.after
        sign = words.SIGNS.get(self.folded(after))
        if sign:
            return sign, after + 1
        after += self.folded(after) == "-" and self.glued(after) and self.glued(after + 1)
        for length in words.UNIT_LENGTHS.get(self.folded(after), ()):
            unit = words.UNITS.get(self.phrase(after, length))
            if unit:
                return unit, after + length
        return None, value.after

    # -- what is counted ----------------------------------------------------------------------------------

    def counted(self, index: int, value: Value, after: int, unit: str | None) -> tuple[str | None, int, str | None]:
        """Return the counted words, the index after them, and the unit, which may stand before the number."""
        unit = unit or ("share" if value.share else None)
        if unit is None and self._follows_its_noun(index):
            noun = self.tokens[index - 1 - (self.folded(index - 1) == "ال")]
            measure = words.UNITS.get(noun.folded.removeprefix("ال"))
            return (None, after, measure) if measure else (noun.text, after, None)
        if self.folded(after) in ("of", "من"):
            if not self._links(index, value, after, unit):
                return None, after, unit
            after += 1 + (self.folded(after + 1) in _DETERMINERS)
        elif unit == "share" and self.folded(after) in words.BEFORE_SHARE:
            after += 1
        elif unit not in (None, "share"):
            return None, after, unit
        last = self._last_counted(after, value, unit)
        if last is None:
            return None, after, unit
        return self.text[self.tokens[after].start : self.tokens[last].end], last + 1, unit

    def _follows_its_noun(self, index: int) -> bool:
        """ "الأعضاء التسعة", "الساعات الـ48", "بئر واحدة": the noun stands before the number."""
        if self.folded(index) in _ONE:
            return self.is_word(index - 1) and self.folded(index - 1) not in FUNCTION_WORDS
        at = index - 1
        if self.folded(at) == "ال" and self.glued(index):
            at -= 1
        elif self.tokens[index].kind != "word" or not self.folded(index).startswith("ال"):
            return False
        return self.folded(at).startswith("ال") and len(self.folded(at)) > 3

    def _links(self, index: int, value: Value, after: int, unit: str | None) -> bool:
        """Whether "of" or "من" after a number leads to what is counted and not to where it came from."""
        if self.folded(after) == "of":
            return bool(unit or value.vague)
        if self.folded(index - 1) in words.PARTITIVE:
            return False
        following = self.folded(after + 1)
        plural = following.startswith("ال") and following.endswith(_PLURAL_ENDINGS)
        return value.vague or plural or unit in words.MASS_UNITS

    def _last_counted(self, after: int, value: Value, unit: str | None) -> int | None:
        """Return the index of the last word counted: one in Arabic; in English up to the first plural."""
        if not self._may_be_counted(after):
            return None
        if not self.folded(after).isascii():
            return after
        for index in range(after, after + 4):
            if not self._may_be_counted(index):
                break
            folded = self.folded(index)
            if self.folded(index + 1) in ("'", "’") and self.folded(index + 2) == "s":
                return None  # "of the world's oil" is not of the world
            if folded in words.IRREGULAR_PLURALS or (folded.endswith("s") and not folded.endswith("ss")):
                return index
        singular = value.amount == 1 or unit is not None
        return after if singular and not self.folded(after).endswith("ed") else None

    def _may_be_counted(self, index: int) -> bool:
        folded = self.folded(index)
        if not self.is_word(index) or folded in FUNCTION_WORDS or folded in words.NOT_COUNTED or len(folded) < 3:
            return False
        if folded.startswith("و"):
            return folded in words.WAW_NOUNS
        return not (len(folded) > 4 and folded.endswith(_PRONOUN_ENDINGS))


def _is_glued_unit(folded: str) -> bool:
    return folded in words.UNITS or folded in words.SHORT_SCALES or folded in words.SCALES
