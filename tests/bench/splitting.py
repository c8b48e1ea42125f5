"""How long splitting takes, and how that grows with the text."""

from factcheck.splitting import split
from factcheck.text.canonical import canonical
from tests.bench.figure import SHARED, Figure, milliseconds

SEED = SHARED / "articles" / "kazakhstan-csto.ar.txt"


def measure() -> list[Figure]:
    """The seed article, and ten copies of it one after the other."""
    if not SEED.exists():
        return [Figure("the seed article", "not measured: ../shared is not here", "at most 50 ms")]
    once = canonical(SEED.read_text(encoding="utf-8"))
    ten = canonical("\n\n".join([once] * 10))
    short = milliseconds(lambda: split(once, "ar"))
    long = milliseconds(lambda: split(ten, "ar"), times=5)
    size = f"{len(once):,} characters, {len(split(once, 'ar').claims)} claims"
    return [
        Figure(f"the seed article ({size})", f"{short:.1f} ms", "at most 50 ms", short <= 50),
        Figure("ten times the text", f"{long / short:.1f} times as long", "at most 12 times", long <= 12 * short),
    ]
