"""The parsing processes of this one, as the system sees them (Linux)."""

from __future__ import annotations

import os
import threading
import time
from pathlib import Path


def peak(process: str = "self") -> int:
    """The most memory that a process has held, in bytes."""
    about = Path(f"/proc/{process}/status").read_text(encoding="ascii", errors="replace")
    return next((int(line.split()[1]) << 10 for line in about.splitlines() if line.startswith("VmHWM")), 0)


def children() -> set[str]:
    """The processes of the parser that this one has started and not reaped."""
    found = set()
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            about, started = status.read_text(), (status.parent / "cmdline").read_bytes()
        except OSError:
            continue
        if f"PPid:\t{os.getpid()}\n" in about and b"factcheck.outside.parser" in started:
            found.add(status.parent.name)
    return found


class Watch:
    """Looks at the parsing processes of this one, meanwhile, as the system sees them."""

    def __init__(self) -> None:
        self.most_memory = 0
        self.environments: list[set[str]] = []
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)

    def __enter__(self) -> None:
        self._thread.start()

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._done.is_set():
            for child in children():
                try:
                    held = peak(child)
                    given = Path(f"/proc/{child}/environ").read_bytes()
                except OSError:
                    continue
                self.most_memory = max(self.most_memory, held)
                self.environments.append({pair.partition(b"=")[0].decode() for pair in given.split(b"\0") if pair})
            time.sleep(0.01)
