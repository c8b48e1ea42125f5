"""Odd input to every form and every address: refused or kept as it is, never an answer of 5xx."""

from __future__ import annotations

import pytest
from hypothesis import Phase, given, settings

from tests.properties import odd
from tests.properties.asking import Asked, is_form, lost
from tests.properties.odd import Odd
from tests.rules.access import rows
from tests.rules.house import WHO

ASKING = ("admin", "admin", "admin", "editor", *WHO)
WITHOUT_SHRINKING = (Phase.explicit, Phase.generate)  # an example tried again costs a request, a shrunk one hundreds
READ = {"POST newsroom.take_in_lexicon"}  # its text is a file of words that is read, not kept as it is
ROUTES = sorted({f"{method} {endpoint}" for (method, endpoint, _thing), _cells in rows()})


def check(both: tuple[Asked, Asked], route: str, odd: Odd) -> None:
    """Ask both the same: one answer, no 5xx, the same said in both databases, and nothing that was typed is lost."""
    (status, said), (other, said_there) = (asked.ask(route, odd) for asked in both)
    assert status < 500
    assert other == status
    assert [row for row in said_there if row not in said] == [row for row in said if row not in said_there] == []
    if said and is_form(odd) and route not in READ:
        assert lost(both[0].pairs(both[0].calls[route], odd), said) == []


@pytest.mark.parametrize("route", ROUTES)
@settings(max_examples=6, derandomize=True, phases=WITHOUT_SHRINKING)
@given(odd=odd.requests(ASKING))
def test_odd_requests_are_refused_or_kept_alike_on_both_databases(
    both: tuple[Asked, Asked], route: str, odd: Odd
) -> None:
    check(both, route, odd)
