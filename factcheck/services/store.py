"""The database and its transactions."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError
from sqlmodel import Session, select

from factcheck.models import Submission
from factcheck.services import own_words
from factcheck.services.engines import READS_OF_POSTGRESQL, UNSTORABLE, WRITES, meaning, migrating, open_engine
from factcheck.services.errors import Contended, Invalid, Repeated
from factcheck.text.own_words import holding

LOCK_WAIT = 10.0  # seconds: longer than any of our transactions takes, shorter than people wait


@dataclass(frozen=True)
class Once:
    """Marks a form so that sending it twice does a thing once: a token a form, a hash of what it said."""

    account_id: int
    token: str
    body_hash: str


class Store:
    """One database. `reading()` and `writing()` give sessions; leaving them commits, an error rolls back.

    Both show things as they stood at one moment, and writers go one after another, on SQLite and PostgreSQL alike.
    The newsroom's own words for the lexicon hold within both: linking asks for them when it first looks up a word.
    A database that cannot serve raises Unavailable, after `lock_wait` seconds where it waits for somebody.
    """

    def __init__(self, address: str, lock_wait: float = LOCK_WAIT) -> None:
        self.lock_wait = lock_wait
        self.engine = open_engine(address, lock_wait)
        reads = READS_OF_POSTGRESQL if self.engine.dialect.name == "postgresql" else {}
        self._reader = self.engine.execution_options(**reads)
        self._writer = self.engine.execution_options(**WRITES)
        self._turn = threading.Lock() if self.engine.dialect.name == "sqlite" else None

    @contextmanager
    def reading(self) -> Iterator[Session]:
        with (
            _in_our_words(),
            Session(self._reader, expire_on_commit=False, autoflush=False) as session,
            holding(lambda: own_words.in_force(session)),
        ):
            yield session

    @contextmanager
    def writing(self, once: Once | None = None) -> Iterator[Session]:
        """A transaction. What `session.info["reply"]` holds at its end answers the same form sent again."""
        with (
            _in_our_words(),
            self._in_turn(),
            Session(self._writer, expire_on_commit=False) as session,
            session.begin(),
            holding(lambda: own_words.in_force(session)),
        ):
            if once is not None:
                _refuse_repeat(session, once)
            yield session
            if once is not None:
                reply = str(session.info.get("reply", ""))
                session.add(
                    Submission(account_id=once.account_id, token=once.token, body_hash=once.body_hash, reply=reply)
                )

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        # SQLite lets its writers ask again and again, and whoever has waited long asks least often: of eight threads
        # that write all the time some got nothing for 10 s. Within a process they queue here instead.
        if self._turn is None:
            yield
            return
        if not self._turn.acquire(timeout=self.lock_wait):
            raise Contended()
        try:
            yield
        finally:
            self._turn.release()

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """The one transaction in which the schema is changed."""
        with _in_our_words(), migrating(self.engine) as connection:
            yield connection

    def close(self) -> None:
        self.engine.dispose()


@contextmanager
def _in_our_words() -> Iterator[None]:
    """Have whatever the database refuses for a reason of its own raise what services raise."""
    try:
        yield
    except (SQLAlchemyError, *UNSTORABLE) as error:
        told = meaning(error)
        if told is None:
            raise
        raise told from error


def _refuse_repeat(session: Session, once: Once) -> None:
    query = select(Submission).where(Submission.account_id == once.account_id, Submission.token == once.token)
    taken = session.exec(query).first()
    if taken is None:
        return
    if taken.body_hash != once.body_hash:
        raise Invalid("sent_before_differently")
    raise Repeated("repeated", reply=taken.reply)
