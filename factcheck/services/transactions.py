"""One place that runs a transaction again when the database gave it up for another's sake."""

from __future__ import annotations

import logging
import random
import time
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

from sqlalchemy.exc import IntegrityError

from factcheck.services.engines import is_unique_violation
from factcheck.services.errors import Contended
from factcheck.services.store import Store

log = logging.getLogger(__name__)

ATTEMPTS = 5
FIRST_WAIT = 0.02  # seconds; doubled with each attempt, then anything between half of it and all of it

P = ParamSpec("P")
R = TypeVar("R")


def one_transaction(function: Callable[Concatenate[Store, P], R]) -> Callable[Concatenate[Store, P], R]:
    """Mark a service function whose whole work is one `store.writing()`, and run it again where that helps.

    It helps where the database rolled the transaction back to let another pass (`Contended`), and where a row came
    in between that must be the only one of its kind: the next attempt finds it and answers to it. The function has
    to be one that can run again: what it makes, it makes within. After ATTEMPTS, or once the store's lock wait is
    spent, the last error goes on: Contended, which is an Unavailable.
    """

    @wraps(function)
    def run(store: Store, /, *args: P.args, **kwargs: P.kwargs) -> R:
        give_up = time.monotonic() + store.lock_wait
        for attempt in range(1, ATTEMPTS):
            try:
                return function(store, *args, **kwargs)
            except (Contended, IntegrityError) as error:
                if isinstance(error, IntegrityError) and not is_unique_violation(error):
                    raise
                wait = FIRST_WAIT * 2**attempt * random.uniform(0.5, 1)  # noqa: S311 (nobody gains by guessing it)
                if time.monotonic() + wait > give_up:
                    raise
                log.info("%s is run again after attempt %d: %s", function.__name__, attempt, error)
            time.sleep(wait)
        return function(store, *args, **kwargs)

    run.is_one_transaction = True  # type: ignore[attr-defined]
    return run
