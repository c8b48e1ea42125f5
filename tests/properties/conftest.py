"""Odd input goes to the newsroom that the rules look at."""

from tests.rules.conftest import built_house

__all__ = ["built_house"]
