"""English stretches that must have a verb of their own, and the word that is it where none looks like one."""

from collections.abc import Sequence

from factcheck.splitting.clause import Tok
from factcheck.splitting.languages.en.lexicon import verbs

_CONCESSIVE = frozenset(("although", "though", "whereas", "because"))


def find_verbs(toks: Sequence[Tok], tags: list[str]) -> None:
    """Make a verb of the word that may be one in each stretch without."""
    for start, end in ((0, len(tags)), *_subordinate(toks, tags)):
        if not any(found in ("V", "X", "E", "B") for found in tags[start:end]):
            _verb_of_last_resort(toks, tags, start, end)
    _verb_behind_aside(toks, tags)


def _subordinate(toks: Sequence[Tok], tags: Sequence[str]) -> list[tuple[int, int]]:
    """Return the stretches with a verb of their own: what "that" or "although" opens, what a semicolon parts."""
    found = []
    marks = [index for index, sign in enumerate(tags) if sign == ";"]
    if marks:  # "The office calls the plan a fraud; the groups are suing"
        found = list(zip([0, *marks], [*marks, len(tags)], strict=True))
    opened = next((i for i in range(1, len(tags)) if tags[i] in ("R", "S", "H", ";")), len(tags))
    if opened < len(tags) and tags[0] != "S":  # "The report blames poor training for the crash, in which nine died"
        found.append((0, opened))
    for index, tok in enumerate(toks):
        if tok.low in _CONCESSIVE or tags[index] == "H":
            end = next((i for i in range(index + 1, len(tags)) if tags[i] in (",", ";", "H", "S")), len(tags))
            found.append((index, end))
    return found


def _verb_of_last_resort(toks: Sequence[Tok], tags: list[str], start: int, end: int) -> None:
    """ "The library holds rare works": in a clause without a verb, the first word that may be one is it."""
    for index in range(start + 1, end):
        if tags[index] == "W" and toks[index].low in verbs().third and tags[index - 1] in ("W", "K", "A"):
            tags[index] = "V"
            return


def _verb_behind_aside(toks: Sequence[Tok], tags: list[str]) -> None:
    """ "The dam, which was built in May, supplies water": the verb of a subject stands behind its relative clause."""
    opened = next((i for i in range(1, len(tags)) if tags[i] == "R" and tags[i - 1] == ","), None)
    if opened is None or any(found in ("V", "X", "E", "B") for found in tags[:opened]):
        return
    closed = next((i for i in range(opened, len(tags) - 2) if tags[i] == ","), None)
    if closed is not None and tags[closed + 1] == "W" and toks[closed + 1].low in verbs().third:
        tags[closed + 1] = "V"
