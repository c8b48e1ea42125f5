"""How fast claims are found and stored, beside the full-text index of either database, and how surely."""

from __future__ import annotations

import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median

from rapidfuzz import fuzz, process
from sqlmodel import Session

from factcheck import linking
from factcheck.linking.candidates import CANDIDATES, plan
from factcheck.models import Claim
from factcheck.services import claim_index, search
from factcheck.services.claim_index import DatabaseTerms
from factcheck.services.permissions import Actor
from factcheck.services.search import Wanted
from factcheck.services.store import Store
from factcheck.text.stems import words
from tests.bench.figure import Figure
from tests.bench.linking_claims import ARTICLE, Invented, claims, variants
from tests.bench.linking_store import Corpus, corpus, filled, tokens
from tests.databases import DATABASES, SQLITE

Save = Callable[[Session, list[Claim]], None]

SIZES = "BENCH_CLAIMS"  # as in "100000 1000000"
EACH = 50  # queries of each kind of variant
BRUTE = 12  # of them are also asked of brute force
SLOWER = {"sqlite": 0.5, "postgresql": 1.2}  # the most of the database's own search that ours may take
OWN = {
    "sqlite": "SELECT rowid FROM full_text WHERE words MATCH ? ORDER BY rank LIMIT 200",
    "postgresql": "SELECT id FROM full_text, to_tsquery('simple', %s) AS asked WHERE words @@ asked"
    " ORDER BY ts_rank(words, asked) DESC LIMIT 200",
}


@dataclass(frozen=True)
class Query:
    """A known claim said again: how, the words, and the key of the claim."""

    kind: str
    text: str
    language: str
    wanted: int


@dataclass(frozen=True)
class Taken:
    """How long candidates took, in milliseconds."""

    p95: float
    p50: float


def sizes() -> list[int]:
    """The numbers of claims that the environment asks for."""
    return [int(size) for size in os.environ.get(SIZES, "20000").split()]


def measure() -> list[Figure]:
    """Every size on both databases, and how much longer the largest takes than the smallest."""
    figures, taken = [], {}
    for size in sizes():
        known = corpus(size)
        for kind in DATABASES:
            with filled(kind, known) as (store, actor):
                told, taken[kind, size] = _candidates(store, known)
                figures += told
                if kind == SQLITE:
                    figures += [*_search(store, actor, known, taken[kind, size]), *saving(store, known)]
    small, large = min(sizes()), max(sizes())
    for kind in DATABASES if small < large else ():
        times = taken[kind, large].p95 / taken[kind, small].p95
        figures.append(Figure(f"{kind}: from {small:,} to {large:,} claims", f"{times:.2f} times", "2.5", times <= 2.5))
    return figures


def percentile(times: Sequence[float], share: float = 0.95) -> float:
    return sorted(times)[min(int(len(times) * share), len(times) - 1)]


def timed(action: Callable[[], object]) -> float:
    """Milliseconds of one call."""
    begun = time.perf_counter()
    action()
    return (time.perf_counter() - begun) * 1000


def asked(known: Corpus) -> list[Query]:
    """Variants of known claims."""
    made = variants(known.claims, EACH)
    return [Query(kind, words, known.claims[number].language, number + 1) for kind, number, words in made]


def _candidates(store: Store, known: Corpus) -> tuple[list[Figure], Taken]:
    """The candidates by our index and by the database's own, for the same words."""
    kind = store.engine.dialect.name
    keys = {term: key for key, term in enumerate(known.vocabulary, 1)}
    ours, own, found, rows = [], [], [], []
    with store.reading() as session:
        for query in [*asked(known)[:10], *asked(known)]:
            terms = linking.terms(query.text, query.language)
            source = DatabaseTerms(session)
            chosen = plan(source.document_count(), source.frequencies(terms))
            said = (" OR " if kind == SQLITE else " | ").join(tokens(keys[term] for term in chosen.read))
            ours.append(timed(lambda terms=terms: found.append(linking.candidates(terms, DatabaseTerms(session)))))
            own.append(timed(lambda said=said: session.connection().exec_driver_sql(OWN[kind], (said,)).all()))
            rows.append(sum(source.frequencies(list(chosen.read)).values()))
    ours, own, found = ours[10:], own[10:], found[10:]
    mine, other = percentile(ours), percentile(own)
    in_ten, in_all = (
        sum(query.wanted in ids[:most] for query, ids in zip(asked(known), found, strict=True)) / len(found)
        for most in (10, CANDIDATES)
    )
    name = f"{kind}, {len(known.claims):,} claims: "
    most = SLOWER[kind]
    return [
        Figure(f"{name}candidates p95, of its own search's", f"{mine / other:.2f}", f"{most}", mine / other <= most),
        Figure("  p50 and p95, ours", f"{percentile(ours, 0.5):.1f} and {mine:.1f} ms"),
        Figure("  p50 and p95, its own", f"{percentile(own, 0.5):.1f} and {other:.1f} ms"),
        Figure("  rows read, most and mean", f"{max(rows):,} and {sum(rows) / len(rows):,.0f}"),
        Figure(f"  recall in 10 and in {CANDIDATES}, before ranking", f"{in_ten:.3f} and {in_all:.3f}"),
    ], Taken(mine, percentile(ours, 0.5))


def _search(store: Store, actor: Actor, known: Corpus, alone: Taken) -> list[Figure]:
    """The whole search, with ranking and reasons, beside brute force over all texts."""
    folded = [_folded(claim.text) for claim in known.claims]
    queries = asked(known)
    chosen = set(random.Random(7).sample(range(len(queries)), BRUTE))
    ours, brute, hits, known_hits = [], [], [], []
    for place, query in enumerate(queries):
        found: list[int] = []
        ours.append(timed(lambda q=query, f=found: f.extend(_ids(store, actor, q))))
        hits.append(query.wanted in found)
        if place in chosen:
            best: list[int] = []
            brute.append(timed(lambda q=query, b=best: b.extend(_brute(q, folded))))
            known_hits.append((hits[-1], query.wanted in best))
    recall, name = sum(hits) / len(hits), f"sqlite, {len(known.claims):,} claims: "
    kinds = {query.kind: 0 for query in queries}
    for query, hit in zip(queries, hits, strict=True):
        kinds[query.kind] += hit
    mine, other = (sum(pair[which] for pair in known_hits) for which in (0, 1))
    of_index, of_search = (percentile(brute, 0.5) / one for one in (alone.p50, percentile(ours, 0.5)))
    return [
        Figure(f"{name}recall at 10 of claims said again", f"{recall:.3f}", "0.98", recall >= 0.98),
        *(Figure(f"  {kind}", f"{count / EACH:.3f}") for kind, count in kinds.items()),
        Figure("  whole search, p50 and p95", f"{percentile(ours, 0.5):.0f} and {percentile(ours):.0f} ms"),
        Figure(f"  of {BRUTE}, found by us and by brute force", f"{mine} and {other}", "not fewer", mine >= other),
        # brute force reads every text, so that how it compares is a matter of size: the goal is for a million
        Figure("  brute force takes the time of so many candidates", f"{of_index:.0f}", *_goal(known, of_index)),
        Figure("  and of so many whole searches", f"{of_search:.1f}"),
    ]


def _goal(known: Corpus, times: float) -> tuple[str, bool] | tuple[()]:
    return ("200", times >= 200) if len(known.claims) >= 1_000_000 else ()


def _ids(store: Store, actor: Actor, query: Query) -> list[int]:
    return [found.claim.id or 0 for found in search.at_desk(store, actor, Wanted(words=query.text)).rows[:10]]


def _folded(text: str) -> str:
    return " ".join(word.folded for word in words(text))


def _brute(query: Query, folded: list[str]) -> list[int]:
    found = process.extract(_folded(query.text), folded, scorer=fuzz.token_set_ratio, limit=10)
    return [place + 1 for _, _, place in found]


def saving(store: Store, known: Corpus, articles: int = 30) -> list[Figure]:
    """Articles of ten claims, each in a transaction of its own, with our index rows and with an FTS5 table's."""
    said = [claim for claim in claims(2 * articles * ARTICLE, seed=99)]
    parts = [said[at : at + ARTICLE] for at in range(0, len(said), ARTICLE)]
    ways = (_indexed, _in_fts5)
    taken: dict[Save, list[float]] = {way: [] for way in ways}
    alone: dict[Save, list[float]] = {way: [] for way in ways}
    reading = timed(lambda: [linking.terms(claim.text, claim.language) for claim in said]) / len(said)
    for number, part in enumerate(parts):
        way = ways[number % 2]
        taken[way].append(timed(lambda part=part, way=way, n=number: _save(store, part, way, n, alone[way])))
    ratio = median(taken[_indexed]) / median(taken[_in_fts5])
    rows = median(alone[_indexed]) / median(alone[_in_fts5])
    return [
        Figure("  saving claims, of the same with FTS5 rows", f"{ratio:.2f}", "3", ratio <= 3),
        Figure("  the index rows alone, of the FTS5 rows", f"{rows:.2f}"),
        Figure("  index rows, FTS5 rows, reading a claim",
               f"{median(alone[_indexed]) / ARTICLE:.2f}, {median(alone[_in_fts5]) / ARTICLE:.2f}, {reading:.2f} ms"),
    ]  # fmt: skip


def _save(store: Store, part: list[Invented], way: Save, number: int, alone: list[float]) -> None:
    with store.writing() as session:
        like = session.get_one(Claim, 1).model_dump(exclude={"id", "public_id", "text", "number"})
        made = [Claim(**like, text=claim.text, number=10**7 + number * ARTICLE + at) for at, claim in enumerate(part)]
        session.add_all(made)
        session.flush()
        alone.append(timed(lambda: way(session, made)))


def _indexed(session: Session, made: list[Claim]) -> None:
    claim_index.add(session, made)


def _in_fts5(session: Session, made: list[Claim]) -> None:
    insert = "INSERT INTO full_text (rowid, words) VALUES (?, ?)"
    session.connection().exec_driver_sql(insert, [(claim.id, claim.text) for claim in made])
