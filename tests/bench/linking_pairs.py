"""How fast all near pairs of a newsroom are found, and how surely: claims said again are planted in other articles."""

from __future__ import annotations

import math
import resource
import threading
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from factcheck.linking.pairs import FEWEST, NEAR
from factcheck.services import near_pairs
from tests.bench.figure import Figure
from tests.bench.linking_claims import VARIANTS, Invented, variants
from tests.bench.linking_index import sizes
from tests.bench.linking_store import Corpus, corpus, filled, of
from tests.databases import SQLITE

PLANTED = 50  # one of so many claims is said again
PROCESSES = 2
SECONDS, RECALL, GIGABYTES = 60.0, 0.985, 4.0  # the goals, for a million claims
MOST = 1_000_000


@dataclass(frozen=True)
class Planted:
    """A claim said again: how, and the keys of the claim that was there and of the new one."""

    kind: str
    a_id: int
    b_id: int


def measure() -> list[Figure]:
    """Every size, on SQLite."""
    return [figure for size in sizes() for figure in measured(corpus(size))]


def plant(known: Corpus) -> tuple[Corpus, list[Planted]]:
    """The corpus with variants after it, each in an article of its own: as far from what it repeats as can be."""
    claims, planted = list(known.claims), []
    for kind, number, words in variants(known.claims, len(known.claims) // PLANTED // len(VARIANTS), seed=8):
        claims.append(Invented(claims[-1].article + 1, claims[number].language, words))
        planted.append(Planted(kind, number + 1, len(claims)))
    return known.with_more(of(claims[len(known.claims) :])), planted


def measured(before: Corpus) -> list[Figure]:
    """Time, memory and recall; the pairs that are near are told from the terms alone, pair by pair."""
    known, planted = plant(before)
    memory, found = 0.0, set()
    with filled(SQLITE, known) as (store, _actor):
        begun, worked = time.perf_counter(), _worked()
        for _, pairs in near_pairs.find(store, near_pairs.work(store), PROCESSES):
            found |= {(a, b) for a, b, _ in pairs}
            memory = max(memory, _memory())
        seconds, worked = time.perf_counter() - begun, _worked() - worked
    likeness = Likeness(known)
    near = [one for one in planted if likeness(one.a_id, one.b_id) >= NEAR]
    hits = Counter(one.kind for one in near if (one.a_id, one.b_id) in found)
    of_kind = Counter(one.kind for one in near)
    recall = hits.total() / max(1, len(near))
    name, full = f"{len(known.claims):,} claims: ", len(before.claims) >= MOST
    return [
        Figure(f"{name}all near pairs", f"{seconds:.1f} s", f"{SECONDS:g} s" if full else "",
               seconds <= SECONDS if full else None),
        Figure("  processor time of all processes", f"{worked:.1f} s"),
        Figure("  pairs found", f"{len(found):,}"),
        Figure("  recall of near ones planted", f"{recall:.4f}", f"{RECALL}", recall >= RECALL),
        *(Figure(f"    {kind}", f"{hits[kind] / max(1, of_kind[kind]):.4f} of {of_kind[kind]:,}") for kind in VARIANTS),
        Figure("  planted that are near", f"{len(near):,} of {len(planted):,}"),
        Figure(f"  memory of {PROCESSES} processes", f"{memory:.2f} GB", f"{GIGABYTES:g} GB", memory <= GIGABYTES),
    ]  # fmt: skip


def _worked() -> float:
    """Seconds that the processes which have ended kept a processor busy."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _memory() -> float:
    """The most that the processes under this one have held until now, in gigabytes; 0 where the system does not say."""
    children = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    held = 0
    for child in children.read_text().split() if children.exists() else ():
        status = Path(f"/proc/{child}/status").read_text()
        held += next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM:")), 0)
    return held / 1e6


class Likeness:
    """What two claims have in common of what both say, by all their terms, worked out the slow way."""

    def __init__(self, known: Corpus) -> None:
        self.terms = known.terms
        count = max(len(known.claims), FEWEST)
        self.weights = {
            term: math.log(1 + (count - often + 0.5) / (often + 0.5)) for term, often in known.frequencies().items()
        }

    def __call__(self, a_id: int, b_id: int) -> float:
        a, b = set(self.terms[a_id - 1]), set(self.terms[b_id - 1])
        return 2 * self._weight(a & b) / max(1e-9, self._weight(a) + self._weight(b))

    def _weight(self, terms: set[int]) -> float:
        return math.fsum(self.weights[term] for term in terms)
