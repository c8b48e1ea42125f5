"""Where a fetch may go: names are resolved once, and every answer has to be public."""

from __future__ import annotations

import queue
import socket
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NoReturn

from factcheck.outside.addresses import Address
from factcheck.outside.errors import FetchError
from factcheck.outside.networks import Machine, Network, is_public, machine_of

MOST_ANSWERS = 64  # a name with more addresses is no ordinary host
Resolver = Callable[[str, int], Sequence[str]]


def system_resolver(host: str, port: int) -> list[str]:
    """The addresses of a host as this machine's resolver gives them, best first. Raises OSError."""
    return [str(answer[4][0]) for answer in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


@dataclass(frozen=True)
class Reach:
    """The rule and, for tests alone, what lies within reach besides: no setting makes another than PUBLIC.

    `besides` are networks allowed although they are not public, `authorities` a file of certificates trusted in
    place of the usual ones.
    """

    resolve: Resolver = field(default=system_resolver)
    ports: frozenset[int] = frozenset({80, 443})
    besides: tuple[Network, ...] = ()
    authorities: str | None = None

    def machines(self, address: Address, deadline: float) -> tuple[Machine, ...]:
        """The machines that the address may be fetched from, in the resolver's order.

        `deadline` is a time of time.monotonic(). Raises FetchError: port_refused, address_not_public if any one
        answer is not public, unreachable, too_slow.
        """
        if address.port not in self.ports:
            raise FetchError("port_refused", address=str(address))
        if address.machine is not None:
            answers: Sequence[Machine | None] = [address.machine]
        else:
            answers = [machine_of(answer) for answer in self._answers(address, deadline)]
        machines = tuple(dict.fromkeys(machine for machine in answers if machine and self._allows(machine)))
        if len(machines) < len(set(answers)):
            raise FetchError("address_not_public", address=str(address))
        return machines

    def _allows(self, machine: Machine) -> bool:
        return is_public(machine) or any(machine in network for network in self.besides)

    def _answers(self, address: Address, deadline: float) -> Sequence[str]:
        """Ask the resolver in a thread of its own: a call of the C library cannot be given a time limit."""
        found: queue.SimpleQueue[Sequence[str] | Exception] = queue.SimpleQueue()

        def ask() -> None:
            try:
                found.put(self.resolve(address.host, address.port))
            except Exception as error:
                found.put(error)

        threading.Thread(target=ask, name="resolve", daemon=True).start()
        try:
            answers = found.get(timeout=max(0.0, deadline - time.monotonic()))
        except queue.Empty:
            raise FetchError("too_slow", address=str(address)) from None
        if isinstance(answers, Exception) or not 0 < len(answers) <= MOST_ANSWERS:
            _unresolved(address)
        return answers


def _unresolved(address: Address) -> NoReturn:
    raise FetchError("unreachable", address=str(address)) from None


PUBLIC = Reach()
