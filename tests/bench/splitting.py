"""How long splitting takes, how that grows with the text, and what memory it keeps.

Speed is taken on articles made up in tests/bench/corpus.py.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

from factcheck.splitting import split
from factcheck.text.canonical import canonical
from tests.bench.corpus import articles
from tests.bench.figure import SHARED, Figure, milliseconds

SEED = SHARED / "articles" / "kazakhstan-csto.ar.txt"
_EACH = 25  # sentences of an article
_NAMES = {"en": "English", "ar": "Arabic"}
_FIRST = """
import json, sys, time
article, language = json.load(sys.stdin)
begun = time.process_time()
from factcheck.splitting import split
split(article, language)
print((time.process_time() - begun) * 1000)
"""
_PEAKS = """
import json, re, sys
from factcheck.splitting import split
peaks = []
for number, article in enumerate(json.load(sys.stdin), 1):
    split(article, sys.argv[1])
    if number in (50, 500):
        peaks.append(int(re.search(r"VmHWM:\\s*(\\d+)", open("/proc/self/status").read())[1]) / 1024)
print(json.dumps(peaks))
"""


def measure() -> list[Figure]:
    """The seed article and ten copies of it; then speed, growth, memory and the first split in each language."""
    found = _seed()
    for language in _NAMES:
        found += [_speed(language), _growth(language), _memory(language), _first(language)]
    return found


def _seed() -> list[Figure]:
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


def _seconds(texts: list[str], language: str, times: int = 3) -> float:
    """The least processor time of splitting `texts`, after the caches are filled: other programs take none of it."""
    taken = []
    for _ in range(times + 1):
        begun = time.process_time()
        for text in texts:
            split(text, language)
        taken.append(time.process_time() - begun)
    return min(taken[1:])


def _speed(language: str) -> Figure:
    texts = articles(language, 80)
    rate = 80 * _EACH / _seconds(texts, language)
    words = sum(len(text.split()) for text in texts) / (80 * _EACH)
    name = f"{_NAMES[language]} sentences a second, of {words:.0f} words on average"
    return Figure(name, f"{rate:,.0f}", "at least 2,000", rate >= 2_000)


def _growth(language: str) -> Figure:
    """One text of 10,000 sentences beside one of 1,000."""
    short = _seconds(articles(language, 1, 1_000), language)
    long = _seconds(articles(language, 1, 10_000), language, times=2)
    name = f"{_NAMES[language]}, 10,000 sentences of one text beside 1,000"
    return Figure(name, f"{long / short:.1f} times as long", "at most 11 times", long <= 11 * short)


def _memory(language: str) -> Figure:
    if not Path("/proc/self/status").exists():
        return Figure(f"{_NAMES[language]}, peak memory", "not measured: only Linux tells", "at most 5% more")
    printed = _elsewhere(_PEAKS, json.dumps(articles(language, 500)), language)
    few, many = json.loads(printed)
    name = f"{_NAMES[language]}, peak memory after 50 and 500 articles"
    return Figure(name, f"{few:.0f} and {many:.0f} MB", "at most 5% more", many <= 1.05 * few)


def _first(language: str) -> Figure:
    given = json.dumps([articles(language, 1)[0], language])
    taken = min(float(_elsewhere(_FIRST, given)) for _ in range(5))
    name = f"{_NAMES[language]}, import and first article in a new process"
    return Figure(name, f"{taken:.0f} ms", "under 400 ms", taken < 400)


def _elsewhere(program: str, given: str, *arguments: str) -> str:
    run = subprocess.run(
        [sys.executable, "-c", program, *arguments], input=given, capture_output=True, text=True, check=True
    )
    return run.stdout
