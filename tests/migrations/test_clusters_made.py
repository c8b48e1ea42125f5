"""The upgrade that brings clusters makes them of the links that people confirmed before."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import sqlalchemy as sa

from factcheck.services import schema
from factcheck.services.store import Store
from tests.databases import Copies
from tests.migrations.fill import fill

BEFORE, WITH = "0008", "0009"


@pytest.fixture
def empty(copies: Copies, database: str) -> Iterator[Store]:
    address = copies.empty(database)
    store = Store(address)
    yield store
    store.close()
    copies.drop(database, address)


def test_confirmed_links_are_joined_and_claims_set_aside_are_not(empty: Store) -> None:
    schema.upgrade(empty, BEFORE)
    with empty.engine.begin() as connection:
        fill(connection)
        connection.execute(sa.text("UPDATE claim SET set_aside = NULL"))
        connection.execute(sa.text("UPDATE claim_link SET state = 'confirmed', relation = 'same'"))
        pairs = connection.execute(sa.text("SELECT a_id, b_id FROM claim_link ORDER BY id")).all()
        last = pairs[-1][1]
        connection.execute(sa.text("UPDATE claim SET set_aside = 'x' WHERE id = :last"), {"last": last})
    schema.upgrade(empty, WITH)
    with empty.engine.connect() as connection:
        rows = connection.execute(sa.text("SELECT claim_id, cluster_id, left_at FROM cluster_member ORDER BY 1")).all()
        clusters = connection.execute(sa.text("SELECT count(*) FROM cluster")).scalar_one()
    assert len(pairs) > 1  # one row after another: a chain
    assert [row[0] for row in rows] == sorted({key for pair in pairs for key in pair} - {last})
    assert (clusters, {row[2] for row in rows}) == (1, {None})


def test_suggestions_and_contradictions_join_nothing(empty: Store) -> None:
    schema.upgrade(empty, BEFORE)
    with empty.engine.begin() as connection:
        fill(connection)
        connection.execute(sa.text("UPDATE claim SET set_aside = NULL"))
        connection.execute(sa.text("UPDATE claim_link SET state = 'suggested', relation = 'same' WHERE id % 2 = 0"))
        said = "UPDATE claim_link SET state = 'confirmed', relation = 'contradicts' WHERE id % 2 = 1"
        connection.execute(sa.text(said))
    schema.upgrade(empty, WITH)
    with empty.engine.connect() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM cluster")).scalar_one() == 0
