"""A newsroom's own words for the lexicon, as far as they hold: in one thread, for the length of one `with`.

This is below linking so that whoever opens such a scope need not load it: most requests and commands compare nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar


class _Scope:
    """Asks for the words when they are first wanted, and once."""

    def __init__(self, ask: Callable[[], str]) -> None:
        self._ask = ask
        self._words: str | None = None

    def words(self) -> str:
        if self._words is None:
            self._words = self._ask()
        return self._words


_scope: ContextVar[_Scope | None] = ContextVar("own_words", default=None)


@contextmanager
def holding(ask: Callable[[], str]) -> Iterator[None]:
    """Have the words that `ask` gives hold: JSON in the lexicon's shape, "" for none."""
    token = _scope.set(_Scope(ask))
    try:
        yield
    finally:
        _scope.reset(token)


def in_force() -> str:
    """Return the words that hold here, "" for none."""
    scope = _scope.get()
    return scope.words() if scope else ""
