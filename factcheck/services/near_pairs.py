"""The near pairs of the whole newsroom, found out of the index in a few processes, block by block.

Pairs are found, not stored: a block's pairs are the same whenever it is asked for while the claims stay as they are, so
whoever stores them can keep the number of blocks done and go on from there.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlmodel import Session, col

from factcheck.linking.pairs import KEY, WORD, Block, Ints, Pair, Pairs, blocks
from factcheck.models import Claim, IndexPosting, IndexTerm
from factcheck.services.store import Store

_TERMS = 5_000  # read with one statement, which on PostgreSQL may take 30 seconds
_CLAIMS = 100_000
# How terms begin that two languages share: concepts, countries and names; numbers, years and days are words of both.
_SHARED = {"k": KEY, "c": KEY, "x": KEY, "n": WORD | KEY, "y": WORD | KEY, "d": WORD | KEY}
_CHILD = "from factcheck.services.near_pairs import answer; answer()"


def work(store: Store) -> list[Block]:
    """The blocks there are, as the claims stand now."""
    with store.reading() as session:
        return blocks(_highest(session, Claim.id))


def find(store: Store, todo: Sequence[Block], processes: int = 1) -> Iterator[tuple[Block, list[Pair]]]:
    """Yield the near pairs of each block in order; to stop, close the iterator.

    The first answer takes as long as reading the index does: some ten seconds for a million claims.
    """
    if processes == 1:
        pairs = load(store)
        yield from ((block, list(pairs.of(block))) for block in todo)
        return
    with ExitStack() as running:
        address = store.engine.url.render_as_string(hide_password=False)
        children = [running.enter_context(_child(address)) for _ in range(processes)]
        asked: deque[tuple[Block, subprocess.Popen[str]]] = deque()
        for number, block in enumerate(todo):
            asked.append((block, children[number % processes]))
            _tell(asked[-1][1], block)
            if len(asked) > processes:
                yield _answered(*asked.popleft())
        yield from (_answered(*one) for one in asked)


@contextmanager
def _child(address: str) -> Iterator[subprocess.Popen[str]]:
    # The address goes in by the pipe: a command line can be read by everybody on the machine.
    command = [sys.executable, "-c", _CHILD]
    child = subprocess.Popen(  # noqa: S603 (this very program)
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    try:
        _tell(child, address)
        yield child
    finally:
        child.kill()
        child.communicate()


def _tell(child: subprocess.Popen[str], said: object) -> None:
    assert child.stdin is not None
    child.stdin.write(json.dumps(said) + "\n")
    child.stdin.flush()


def _answered(block: Block, child: subprocess.Popen[str]) -> tuple[Block, list[Pair]]:
    assert child.stdout is not None
    line = child.stdout.readline()
    if not line:
        raise RuntimeError("a process that looked for pairs ended early")
    return block, [Pair(*found) for found in json.loads(line)]


def answer() -> None:
    """Answer the blocks on standard input, a line each, after the address of the database."""
    store = Store(json.loads(sys.stdin.readline()))
    pairs = load(store)
    store.close()
    for line in sys.stdin:
        print(json.dumps(list(pairs.of(tuple(json.loads(line))))), flush=True)


def load(store: Store) -> Pairs:
    """Read the index and lay it out."""
    with store.reading() as session:
        return read(session)


def read(session: Session) -> Pairs:
    """The same in a transaction that is open."""
    claims = _claims(session)
    rows = np.concatenate([np.empty((2, 0), np.int32), *_postings(session)], axis=1)
    return Pairs(*claims, rows[1], rows[0], _kinds(session))


def _claims(session: Session) -> tuple[Ints, Ints, Ints]:
    """The keys of claims, their articles', and a number for the language of each."""
    found: list[Any] = []
    for first, last in blocks(_highest(session, Claim.id), _CLAIMS):
        query = sa.select(col(Claim.id), col(Claim.article_id), col(Claim.language))
        within = query.where(col(Claim.id) >= first, col(Claim.id) < last)
        found += session.connection().execute(within.order_by(col(Claim.id))).all()
    numbers = {language: number for number, language in enumerate(sorted({row[2] for row in found}))}
    table = np.array([(key, article, numbers[language]) for key, article, language in found], np.int32).reshape(-1, 3)
    return table[:, 0].copy(), table[:, 1].copy(), table[:, 2].copy()


def _postings(session: Session) -> Iterator[Ints]:
    """Terms above and claims below, for each row of the index. A term's claims come as one text, which is fast."""
    listed = sa.func.aggregate_strings(sa.cast(col(IndexPosting.claim_id), sa.String), ",")
    for first, last in blocks(_highest(session, IndexTerm.id), _TERMS):
        query = sa.select(col(IndexPosting.term_id), sa.func.count(), listed).group_by(col(IndexPosting.term_id))
        within = query.where(col(IndexPosting.term_id) >= first, col(IndexPosting.term_id) < last)
        rows = session.connection().execute(within).all()
        terms = np.repeat(np.array([row[0] for row in rows], np.int32), np.array([row[1] for row in rows], np.int64))
        if rows:
            yield np.stack([terms, np.fromstring(",".join(row[2] for row in rows), np.int32, sep=",")])


def _kinds(session: Session) -> NDArray[np.uint8]:
    """What each term is, at the place of its key."""
    kinds = np.full(_highest(session, IndexTerm.id) + 1, WORD, np.uint8)
    for letter, kind in _SHARED.items():
        query = sa.select(col(IndexTerm.id)).where(col(IndexTerm.term).startswith(f"{letter}:"))
        kinds[np.array(list(session.connection().execute(query).scalars()), np.int64)] = kind
    return kinds


def _highest(session: Session, key: Any) -> int:
    return int(session.connection().execute(sa.select(sa.func.max(key))).scalar() or 0)
