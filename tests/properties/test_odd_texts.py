"""Odd text to every parser: read, or refused with a reason, never broken."""

from __future__ import annotations

import pytest
from hypothesis import given, settings

from tests.properties import odd
from tests.properties.reading import PARSERS


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=40, derandomize=True)
@given(text=odd.texts)
def test_odd_texts_are_read_or_refused(name: str, text: str) -> None:
    PARSERS[name](text)
