"""What is said of a noun in one breath: "طبيبة وأم لطفلين", "فريق يقوده أ يضم ب"."""

from factcheck.splitting.clause import Tok, share
from factcheck.splitting.languages.ar.phrases import definite, np_end, verbs


def predicates(body: list[Tok]) -> list[list[Tok]]:
    """Return the words of each thing said: two nouns joined by "و", or what a second verb says."""
    found = verbs(body)
    joint = next((i for i, t in enumerate(body) if t.tag == "C" and t.low == "و"), None)
    if joint and joint + 1 < len(body) and not (found and found[0] < joint) and _alike(body[0], body[joint + 1]):
        return [body[:joint], body[joint + 1 :]]
    start = np_end(body, 0)
    if len(found) < 2 or found[0] != start or body[found[1] - 1].tag in ("N", "Q", "C", "H", "R", "S"):
        return [body]
    return [body[: found[1]], [*share(body[:start]), *body[found[1] :]]]


def _alike(left: Tok, right: Tok) -> bool:
    return left.tag == right.tag == "W" and not definite(left) and not definite(right)
