"""The kinds of work there are. A kind is a name, its stages in order, and how it finds what a step is about."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from sqlmodel import Session

from factcheck.services import recompute, relink


class Item(Protocol):
    """What one step is about. Stages take items by rising `key`."""

    @property
    def key(self) -> int: ...

    @property
    def public_id(self) -> uuid.UUID: ...

    @property
    def title(self) -> str: ...


class Stage(Protocol):
    """A pass over items. `prepare` reads and thinks, outside of any transaction that writes; `act` writes, shortly."""

    @property
    def name(self) -> str: ...

    def count(self, session: Session, scope: dict[str, Any]) -> int:
        """How many items the stage has from its beginning."""

    def first_after(self, session: Session, scope: dict[str, Any], key: int) -> Any | None:
        """The next item whose key is higher, or None at the end."""

    def prepare(self, session: Session, item: Any) -> Any:
        """Whatever `act` will want to have at hand."""

    def act(self, session: Session, item: Any, prepared: Any, scope: dict[str, Any]) -> None:
        """Do the item's work, in the transaction that also moves the job on."""


@dataclass(frozen=True)
class Kind:
    """`scope` says, once, what a job of this kind takes on; `find` has an item by its public id, if it is there yet."""

    name: str
    stages: Sequence[Stage]
    scope: Callable[[Session, dict[str, Any]], dict[str, Any]]
    find: Callable[[Session, uuid.UUID], Item | None]


RECOMPUTE = Kind("recompute", recompute.STAGES, recompute.scope, recompute.find)
RELINK = Kind("relink", relink.STAGES, relink.scope, relink.find)
KINDS = {kind.name: kind for kind in (RECOMPUTE, RELINK)}
