"""The rules on routes look at the same application as the tests of the pages do."""

from tests.web.conftest import app, client, made_once, newsroom, people, settings, signed_in, store

__all__ = ["app", "client", "made_once", "newsroom", "people", "settings", "signed_in", "store"]
