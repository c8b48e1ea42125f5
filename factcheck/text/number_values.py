"""The value of a number written in digits, in words or in both, in Arabic and English."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.text import number_words as words
from factcheck.text.calendar_words import FUNCTION_WORDS
from factcheck.text.tokens import Token

_GROUPED = re.compile(r"\d{1,3}(?:[,٬،'’ ]\d{3})+(?:[.٫]\d+)?\Z")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}\Z")
_ROUND = re.compile(r"\d{1,3}\.000\Z")
_DECIMAL = re.compile(r"\d+[.٫]\d+\Z")
_COMMA_DECIMAL = re.compile(r"\d+,\d{1,2}\Z")
_LONGEST = 30  # digits: more than any figure a text can mean, and within what float() holds
_LARGEST_SCALE = 1e12  # a text that goes on naming scales after that means no figure


@dataclass(frozen=True)
class Value:
    """A number, the index of the token after it, the scale word it ends with and whether it is vague."""

    amount: float
    after: int
    scale: float = 1
    vague: bool = False
    share: bool = False


def numeral(text: str, language: str) -> float | None:
    """Return the value of a folded numeral such as "1,900", "1٬900٫5" or, in Arabic, "4,9"; None if neither."""
    if len(text) > _LONGEST:
        return None
    if text.isdecimal():
        return float(text)
    if _GROUPED.match(text):
        return float(re.sub(r"[,٬،'’ ]", "", text).replace("٫", "."))
    if _DOTTED.match(text) or (language != "en" and _ROUND.match(text)):
        return float(text.replace(".", ""))
    if _DECIMAL.match(text):
        return float(text.replace("٫", "."))
    if language != "en" and _COMMA_DECIMAL.match(text):
        return float(text.replace(",", "."))
    return None


def value_at(tokens: Sequence[Token], index: int, language: str) -> Value | None:
    """Return the number that begins at token `index`, or None."""
    token = tokens[index]
    if token.kind == "number":
        amount = numeral(token.folded, language)
        return None if amount is None else _completed(tokens, index, _scaled(tokens, amount, index + 1))
    if token.kind != "word":
        return None
    found = _fraction(tokens, index) or _in_words(tokens, index) or _vague(tokens, index)
    return found and _completed(tokens, index, found)


def _completed(tokens: Sequence[Token], index: int, value: Value) -> Value:
    """Return the number with what still belongs to it: "and a half", "out of ten", "و500 ألف"."""
    if value.share or value.vague:
        return value
    return _out_of(tokens, value) or _half_more(tokens, value) or _and_rest(tokens, index, value) or value


def _out_of(tokens: Sequence[Token], value: Value) -> Value | None:
    """ "three out of ten", "one in five", "واحد من كل خمسة"."""
    joins = (_folded(tokens, value.after), _folded(tokens, value.after + 1))
    single = joins[0] == "in" and value.amount == 1
    if not single and joins not in (("out", "of"), ("من", "كل")):
        return None
    at = value.after + (1 if single else 2)
    folded = _folded(tokens, at)
    whole = float(folded) if folded.isdecimal() and len(folded) < 4 else float(words.NUMBERS.get(folded, 0))
    return Value(value.amount / whole, at + 1, share=True) if whole > value.amount else None


def _half_more(tokens: Sequence[Token], value: Value) -> Value | None:
    """ "two and a half million", "one and a half years"."""
    after = value.after
    part = words.FRACTIONS.get(_folded(tokens, after + 2), 0.0)
    if not part or (_folded(tokens, after), _folded(tokens, after + 1)) != ("and", "a"):
        return None
    scale = words.SCALES.get(_folded(tokens, after + 3), 0) if value.scale == 1 else 0
    amount = value.amount + part * value.scale
    return Value(amount * scale, after + 4, scale) if scale else Value(amount, after + 3, value.scale)


def _and_rest(tokens: Sequence[Token], index: int, value: Value) -> Value | None:
    """ "مليون و200 ألف" is one number, but "بين مليون و200 ألف" two."""
    after = value.after
    written = after + 1 < len(tokens) and tokens[after + 1].kind == "number"
    if value.scale < 1000 or not written or _folded(tokens, after) != "و" or _folded(tokens, index - 1) == "بين":
        return None
    amount = numeral(tokens[after + 1].folded, "ar") if tokens[after].end == tokens[after + 1].start else None
    rest = None if amount is None else _scaled(tokens, amount, after + 2)
    return Value(value.amount + rest.amount, rest.after, rest.scale) if rest and rest.amount < value.scale else None


def number_start(token: Token) -> int:
    """Return where the number begins in a word, after "and" or a preposition written to it: و|سبعة."""
    found = words.bare(token.folded, words.NUMBERS, words.SCALES, words.VAGUE, words.FRACTIONS)
    if token.kind != "word" or not found or len(token.folded) != len(token.text):
        return token.start
    return token.start + len(found[0].removesuffix("ال"))


def _folded(tokens: Sequence[Token], index: int) -> str:
    return tokens[index].folded if 0 <= index < len(tokens) else ""


def _scaled(tokens: Sequence[Token], amount: float, after: int) -> Value:
    """Multiply by the scale words that follow: "3 آلاف", "1.2 million", "150m" after a currency sign."""
    scale = 1.0
    while scale < _LARGEST_SCALE and (step := words.SCALES.get(_folded(tokens, after))) and step >= 1000:
        scale, after = scale * step, after + 1
    short = words.SHORT_SCALES.get(_folded(tokens, after))
    if scale == 1 and short and tokens[after].start == tokens[after - 1].end and _is_scale(tokens, after):
        scale, after = short, after + 1
    extra, after = _and_a_half(tokens, after, scale) if scale > 1 else (0.0, after)
    return Value(amount * scale + extra, after, scale)


def _is_scale(tokens: Sequence[Token], index: int) -> bool:
    """Whether the letter glued to a number is a scale: "m" is metres unless money or a counted noun says so."""
    if _folded(tokens, index) != "m":
        return True
    following = tokens[index + 1] if index + 1 < len(tokens) else None
    counted = following is not None and following.kind == "word" and len(following.folded) > 4
    return _folded(tokens, index - 2) in words.SIGNS or counted


def _and_a_half(tokens: Sequence[Token], after: int, scale: float) -> tuple[float, int]:
    """ "مليون ونصف المليون": what the fraction adds, and the index after it."""
    found = words.bare(_folded(tokens, after), words.FRACTIONS)
    if not found or found[0] != "و":
        return 0.0, after
    again = words.bare(_folded(tokens, after + 1), words.SCALES)
    return words.FRACTIONS[found[1]] * scale, after + (2 if again and words.SCALES[again[1]] == scale else 1)


def _fraction(tokens: Sequence[Token], index: int) -> Value | None:
    """ "half a million", "نصف مليون", "two-thirds", "ثلاثة أرباع", "a quarter", "نصف العاملين"."""
    folded, after = _folded(tokens, index), index + 1
    if folded in ("a", "an", "one"):
        after += folded == "one" and _folded(tokens, after) == "-"
        amount = words.FRACTION_PARTS.get(_folded(tokens, after))
        after += 1
        if amount is None or not _closes_fraction(tokens, after):
            return None
    elif found := words.bare(folded, words.FRACTIONS):
        amount = words.FRACTIONS[found[1]]
        if _folded(tokens, index - 1) in words.ORDINALS or _folded(tokens, after) in words.ORDINALS:
            return None
        if found[1].isascii() and not _closes_fraction(tokens, after):
            return None
    else:
        return _counted_parts(tokens, index)
    after_article = after + (_folded(tokens, after) == "a")
    scale = words.SCALES.get(_folded(tokens, after_article)) or words.DOZENS.get(_folded(tokens, after_article))
    if scale:
        return Value(amount * scale, after_article + 1, scale)
    return Value(amount, after, share=True)


def _closes_fraction(tokens: Sequence[Token], after: int) -> bool:
    """Whether what follows "a third" or "half" leaves it a share rather than an ordinal or a part of a word."""
    if after >= len(tokens) or tokens[after].kind == "sign":
        return _folded(tokens, after) != "-"
    folded = tokens[after].folded
    return folded in words.BEFORE_SHARE or folded in words.SCALES or folded in words.JOINS


def _counted_parts(tokens: Sequence[Token], index: int) -> Value | None:
    """ "two-thirds", "three quarters", "ثلاثة أرباع"."""
    found = words.bare(_folded(tokens, index), words.NUMBERS)
    if not found or words.NUMBERS[found[1]] > 19:
        return None
    after = index + 1 + (_folded(tokens, index + 1) == "-")
    part = words.FRACTION_PARTS.get(_folded(tokens, after))
    count = words.NUMBERS[found[1]]
    if part is None or count < 1 or count * part >= 1:
        return None
    return Value(count * part, after + 1, share=True)


def _vague(tokens: Sequence[Token], index: int) -> Value | None:
    """ "thousands of", "عشرات الآلاف": the least that such a word can mean."""
    amount, after = 1.0, index
    while (found := words.bare(_folded(tokens, after), words.VAGUE)) and after - index < 3:
        if after > index and found[0] not in ("", "ال"):
            break
        amount, after = amount * words.VAGUE[found[1]], after + 1
        after += _folded(tokens, after) == "of" and _folded(tokens, after + 1) in words.VAGUE
    return Value(amount, after, vague=True) if after > index else None


class _Sum:
    """Adds up number words, refusing a word that cannot continue the number so far."""

    def __init__(self) -> None:
        self.total, self.group, self.last_scale, self.words = 0.0, 0.0, 1e18, 0
        self.ended_in_scale = 1.0

    def add(self, amount: float, joined: bool) -> bool:
        """Add a word below a thousand, or a dual such as "ألفين"; `joined` says that "and" stands before it."""
        if amount >= 1000:
            return self._dual(amount)
        rest = self.group % 100
        fits = (
            (self.group == 0 and (self.words == 0 or joined or self.last_scale < 1e18))
            or (amount < 100 and self.group >= 100 and rest == 0)
            or (rest >= 20 and rest % 10 == 0 and 0 < amount < 10)
            or (joined and 0 < rest < 10 and 20 <= amount < 100 and amount % 10 == 0)
        )
        if fits:
            self.group += amount
            self.words += 1
            self.ended_in_scale = 1.0
        return fits

    def _dual(self, amount: float) -> bool:
        scale = amount / 2
        if self.group or scale >= self.last_scale:
            return False
        self.total, self.last_scale, self.words = self.total + amount, scale, self.words + 1
        self.ended_in_scale = scale
        return True

    def scale(self, step: float, joined: bool) -> bool:
        """Multiply what stands before by a hundred, a thousand and so on."""
        if step == 100:
            if not self.group or joined:
                return self.add(100, joined)
            if self.group >= 100 or (self.group % 10 == 0 and self.group > 10):
                return False
            self.group *= 100
        elif step >= self.last_scale or (joined and self.group):
            return False
        else:
            self.total, self.group, self.last_scale = self.total + (self.group or 1) * step, 0.0, step
        self.words += 1
        self.ended_in_scale = step
        return True


def _in_words(tokens: Sequence[Token], index: int) -> Value | None:
    """ "three hundred and five", "ثلاثة آلاف ومئتين", "twenty-one", "خمسة عشر ألفا", "a dozen"."""
    so_far, after = _Sum(), index
    if _folded(tokens, after) in ("a", "an"):
        after += 1
        if _folded(tokens, after) not in words.SCALES and _folded(tokens, after) not in words.DOZENS:
            return None
    while (step := _word_step(tokens, after, so_far)) > after:
        after = step
    dozen = words.DOZENS.get(_folded(tokens, after))
    if not so_far.words and not dozen:
        return None
    amount, scale = so_far.total + so_far.group, so_far.ended_in_scale
    if dozen:
        return Value(float((amount or 1) * dozen), after + 1, dozen)
    if _folded(tokens, index - 1) in words.SEVERAL and _folded(tokens, index) in words.SCALES:
        return Value(amount, after, scale, vague=True)  # "several hundred boats"
    extra, after = _and_a_half(tokens, after, scale) if scale >= 1000 else (0.0, after)
    return Value(amount + extra, after, scale)


def _word_step(tokens: Sequence[Token], index: int, so_far: _Sum) -> int:
    """Take one more number word into the sum; return the index after it, or `index` when there is none."""
    at, joined = index, False
    if so_far.words and _folded(tokens, at) in ("and", "-", "و"):
        joined, at = _folded(tokens, at) != "-", at + 1
    folded = _folded(tokens, at)
    teen = words.bare(f"{folded} {_folded(tokens, at + 1)}", words.TEENS)
    if teen:
        prefix, amount, length = teen[0], words.TEENS[teen[1]], 2
    elif found := words.bare(folded, words.NUMBERS, words.SCALES):
        prefix, length = found[0], 1
        amount = words.NUMBERS.get(found[1], 0)
        if found[1] in words.DUAL_HEADS and not so_far.words and _is_counted(tokens, at + 1):
            amount = 2 * words.SCALES[found[1]]  # "ألفا جندي"; "15 ألفا" has no noun after it
        elif found[1] in words.SCALES:
            return _scale_step(so_far, found, joined, index, at)
    else:
        return index
    joined = joined or prefix.startswith("و")
    if so_far.words and not joined and not folded.isascii():
        return index  # Arabic adds with "and" only
    if so_far.words and prefix not in ("", "و", "وال"):
        return index
    return at + length if so_far.add(amount, joined) else index


def _is_counted(tokens: Sequence[Token], index: int) -> bool:
    """Whether a noun stands there, which a dual loses its last letter before."""
    folded = _folded(tokens, index)
    if not folded or tokens[index].kind != "word" or folded in FUNCTION_WORDS or folded in words.NOT_COUNTED:
        return False
    return not folded.startswith(("و", "ال")) and words.bare(folded, words.SCALES, words.BEFORE) is None


def _scale_step(so_far: _Sum, found: tuple[str, str], joined: bool, index: int, at: int) -> int:
    prefix, form = found
    joined = joined or prefix.startswith("و")
    if so_far.words and prefix not in ("", "و", "وال", "ال"):
        return index
    plural_alone = not so_far.words and form in words.VAGUE
    if plural_alone:
        return index  # "آلاف" with no number before it is vague
    return at + 1 if so_far.scale(words.SCALES[form], joined) else index
