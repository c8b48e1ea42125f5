"""50,000 odd inputs over every form, address and parser: none breaks, none takes over two seconds of the processor.

Run by `make prove`; FACTCHECK_PROVE_INPUTS asks for another number.
"""

from __future__ import annotations

import os
import time

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings

from tests.properties import odd
from tests.properties.asking import Asked, Tally
from tests.properties.odd import Odd
from tests.properties.reading import PARSERS
from tests.properties.test_odd_requests import ASKING, ROUTES, check

INPUTS = int(os.environ.get("FACTCHECK_PROVE_INPUTS", "50000"))
LONGEST = 2.0  # seconds of the processor for one input
pytestmark = pytest.mark.prove


def in_full(examples: int) -> settings:
    return settings(
        max_examples=max(examples, 1), phases=[Phase.generate], database=None, suppress_health_check=list(HealthCheck)
    )


@pytest.fixture(scope="module")
def counted() -> Tally:
    return Tally()


# A fifth of the inputs are requests, each asked of both databases; the rest go to the parsers.
@pytest.mark.parametrize("route", ROUTES)
def test_many_odd_requests(both: tuple[Asked, Asked], route: str, capsys: pytest.CaptureFixture[str]) -> None:
    @seed(route)
    @in_full(INPUTS // 5 // len(ROUTES))
    @given(odd=odd.requests(ASKING))
    def ask(odd: Odd) -> None:
        check(both, route, odd)

    ask()
    with capsys.disabled():
        for name, asked in zip(("SQLite", "PostgreSQL"), both, strict=True):
            print(f"\n{name}: {asked.tally}")
    assert all(asked.tally.slowest[0] < LONGEST for asked in both), [asked.tally.slowest for asked in both]


@pytest.mark.parametrize("name", PARSERS)
def test_many_odd_texts(name: str, counted: Tally, capsys: pytest.CaptureFixture[str]) -> None:
    # A line of JSON is read by three commands with all that they load and write: one for twenty of the others.
    share = INPUTS * 4 // 5 * (1 if name == "lines" else 20) // (20 * len(PARSERS) - 19)

    @seed(name)
    @in_full(share)
    @given(text=odd.texts)
    def read(text: str) -> None:
        began = time.process_time()
        PARSERS[name](text)
        counted.add(200, time.process_time() - began, f"{name} {text!r}")

    read()
    with capsys.disabled():
        print(f"\n{name}: {counted}")
    assert counted.slowest[0] < LONGEST, counted.slowest
