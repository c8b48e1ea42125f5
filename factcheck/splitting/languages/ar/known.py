"""A thing that the sentence has just named, told of again: with the article.

"تلقت البلدية قرضا ميسرا يسدد خلال عام" tells of a loan, and then that "القرض الميسر" is paid back. Only nouns that
are listed get it: "شوهد سامي يغادر" is no "السامي".
"""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages.ar.lexicon import is_action_word, words
from factcheck.splitting.languages.ar.phrases import definite, owned

_LISTS = ("things", "institutions", "events", "documents", "nouns", "common_nouns", "persons", "roles")
_SO_MANY = frozenset(("عدد", "مجموعه", "جزء", "قسم", "نسبه", "سلسله", "عشرات", "مئات", "الاف", "كميه", "كميات", "اي"))
_DEFECTIVE = frozenset(("محام", "قاض", "ناد", "مفت", "راع", "وال", "مواز", "عال", "جار"))  # "القاضي" of "قاض"
_TANWIN = "\u064b\u064c\u064d"


def known(head: Sequence[Tok]) -> list[Tok]:
    """Return an indefinite noun, its adjective or what it is of, with the article; as it is where that is not sure."""
    plain = all(t.tag == "W" and not definite(t) and not owned(t) and not t.rule for t in head)
    if not head or len(head) > 3 or not plain or head[0].low in _SO_MANY or not _listed(head[0]):
        return list(head)
    if len(head) == 1:
        return [_with_article(head[0])]
    if len(head) == 2 and _describes(head[0], head[1]):
        return [_with_article(tok) for tok in head]
    if is_action_word(head[1].low, head[1].text) and (len(head) == 2 or _nisba(head[2])):
        return [head[0], *(_with_article(tok) for tok in head[1:])]
    return list(head)


def _listed(tok: Tok) -> bool:
    if tok.low in words("noun_names") or tok.low in words("time_nouns"):
        return False
    bare = tok.low.removesuffix("ا")
    plural = tok.low.removesuffix("ون") if tok.low.endswith("ون") else tok.low
    return any(low in words(name) for name in _LISTS for low in (tok.low, bare, plural))


def _describes(noun: Tok, tok: Tok) -> bool:
    """Whether the word after an indefinite noun is its adjective: "قرضا ميسرا", "غرفة واسعة", "مجلس بلدي"."""
    if _accusative(noun) or _accusative(tok):
        return _accusative(noun) and _accusative(tok)
    if is_action_word(tok.low, tok.text) or any(tok.low in words(name) for name in _LISTS):
        return False  # "حملة تنظيف", "غرفة عمليات"
    if noun.text.endswith("ة") or tok.text.endswith("ة"):
        return noun.text.endswith("ة") and tok.text.endswith("ة")
    return _nisba(tok) or (len(tok.low) == 4 and tok.low[1] == "ا") or (tok.low[0] == "م" and len(tok.low) > 4)


def _nisba(tok: Tok) -> bool:
    return tok.text.endswith(("ي", "ية")) and len(tok.low) > 3


def _accusative(tok: Tok) -> bool:
    return tok.text.rstrip(_TANWIN).endswith("ا") and len(tok.low) > 3 and tok.low not in words("broken_in")


def _with_article(tok: Tok) -> Tok:
    text, low = tok.text.rstrip(_TANWIN), tok.low
    if low in _DEFECTIVE:
        text, low = text + "ي", low + "ي"
    if _accusative(tok):
        text, low = text[:-1].rstrip(_TANWIN), low.removesuffix("ا")
    return replace(tok, text="ال" + text, low="ال" + low, rule="article")
