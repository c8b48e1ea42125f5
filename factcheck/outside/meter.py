"""Every byte that comes in is counted, and every wait ends at one deadline, below HTTP itself.

A limit on what a response hands out would come too late: headers, chunk marks and a body that drips are read by
the HTTP library before it hands out anything.
"""

from __future__ import annotations

import io
import socket
import time
from http.client import HTTPResponse
from typing import Any

from factcheck.outside.errors import FetchError
from factcheck.outside.limits import FetchLimits


class Meter:
    """Counts the bytes of one answer and knows the deadline, a time of time.monotonic(), of the whole fetch."""

    def __init__(self, limits: FetchLimits, deadline: float) -> None:
        self._limits = limits
        self._deadline = deadline
        self._left = limits.head_bytes

    def start_body(self) -> None:
        """The head has been read: from here on the limit is the body's."""
        self._left = self._limits.most_bytes + io.DEFAULT_BUFFER_SIZE

    def wait(self) -> float:
        """Seconds that the next wait may take. Raises FetchError too_slow when there are none left."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise FetchError("too_slow")
        return min(left, self._limits.idle_seconds)

    def count(self, size: int) -> None:
        """Raises FetchError too_large when there have been more bytes than allowed."""
        self._left -= size
        if self._left < 0:
            raise FetchError("too_large")


class _Metered(io.RawIOBase):
    """The receiving end of a socket, read through a meter."""

    def __init__(self, inner: io.RawIOBase, connection: socket.socket, meter: Meter) -> None:
        self._inner = inner
        self._connection = connection
        self._meter = meter

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int | None:
        self._connection.settimeout(self._meter.wait())
        try:
            size = self._inner.readinto(buffer)
        except TimeoutError:
            raise FetchError("too_slow") from None
        self._meter.count(size or 0)
        return int(size or 0)

    def close(self) -> None:
        self._inner.close()
        super().close()


def metered_response(meter: Meter) -> type[HTTPResponse]:
    """A class of responses that read through `meter`."""

    class MeteredResponse(HTTPResponse):
        def __init__(self, sock: socket.socket, *args: Any, **options: Any) -> None:
            super().__init__(sock, *args, **options)
            self.fp = io.BufferedReader(_Metered(self.fp.detach(), sock, meter))

    return MeteredResponse
