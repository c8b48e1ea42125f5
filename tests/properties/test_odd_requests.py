"""Odd input to every form and every address: refused or kept as it is, never an answer of 5xx."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.properties import odd
from tests.properties.asking import Asked, is_form, lost
from tests.properties.odd import Odd
from tests.rules.access import rows
from tests.rules.house import WHO, House

ASKING = ("admin", "admin", "admin", "editor", *WHO)
ROUTES = sorted({f"{method} {endpoint}" for (method, endpoint, _thing), _cells in rows()})


@pytest.fixture(scope="module")
def asked(built_house: House) -> Asked:
    built_house.tidy()
    return Asked(built_house)


@pytest.mark.parametrize("route", ROUTES)
@settings(max_examples=8, derandomize=True)
@given(odd=odd.requests(ASKING))
def test_odd_requests_are_refused_or_kept(asked: Asked, route: str, odd: Odd) -> None:
    status, said = asked.ask(route, odd)
    assert status < 500
    if said and is_form(odd):
        assert lost(asked.pairs(asked.calls[route], odd), said) == []
