"""A database to go back to: an SQLite file or a database of the tests' PostgreSQL, kept as it was at first."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Protocol

from tests.databases import Postgresql, name_of, path_of


class Kept(Protocol):
    """Nothing may be connected to the database when it is kept; `restore` may be called at any time."""

    def restore(self) -> None: ...

    def tidy(self) -> bool:
        """Restore if anything was written since the last time; whether it was."""
        ...

    def close(self) -> None: ...


class KeptFile:
    """An SQLite database, copied page by page."""

    def __init__(self, address: str) -> None:
        self.file = path_of(address)
        self.kept = Path(f"{self.file}.kept")
        _copy(self.file, self.kept)
        self._watch = sqlite3.connect(self.file)
        self._seen = self._version()

    def _version(self) -> int:
        # SQLite's own count of what other connections have committed: cheaper than reading every row.
        return int(self._watch.execute("PRAGMA data_version").fetchone()[0])

    def restore(self) -> None:
        _copy(self.kept, self.file)
        self._seen = self._version()

    def tidy(self) -> bool:
        changed = self._version() != self._seen
        if changed:
            self.restore()
        return changed

    def close(self) -> None:
        self._watch.close()


def _copy(source: Path, target: Path) -> None:
    with sqlite3.connect(source) as read, sqlite3.connect(target) as written:
        written.execute("PRAGMA synchronous=OFF")
        read.backup(written)
    read.close()
    written.close()


class KeptDatabase:
    """A PostgreSQL database, made anew from a copy; pooled connections to it are closed by the server."""

    def __init__(self, server: Postgresql, address: str) -> None:
        self.server, self.address = server, address
        self.kept = server.copy(address)

    def restore(self) -> None:
        self.server.drop(self.address)
        names = name_of(self.address), name_of(self.kept)
        self.server.execute("CREATE DATABASE {} TEMPLATE {} STRATEGY wal_log".format(*names))

    def tidy(self) -> bool:
        self.restore()  # it costs less than finding out
        return True

    def close(self) -> None:
        for address in (self.address, self.kept):
            self.server.drop(address)
