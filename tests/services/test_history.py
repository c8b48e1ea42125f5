"""The history log: complete, chained, and closed to everybody, the database's own commands included."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
import sqlalchemy as sa
from sqlmodel import select

from factcheck.models import Claim, HistoryEntry
from factcheck.models.values import Action, Decision
from factcheck.services import claims, history, verdicts
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.databases import POSTGRESQL, unguarded
from tests.services.conftest import proposal


@pytest.fixture
def lived(store: Store, checker: Actor, editor: Actor, sourced: Claim) -> Claim:
    """A claim with a history: a source, a new wording, a verdict proposed, approved and published."""
    claims.rewrite(store, checker, sourced.public_id, 1, "The Halcyon carried 412 people on Sunday.")
    verdict = verdicts.propose(store, checker, sourced.public_id, 2, proposal(reason="SECRET-REASON of the desk"))
    verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    verdicts.publish(store, editor, verdict.public_id)
    return sourced


def test_each_step_is_an_entry_chained_to_the_one_before(store: Store, lived: Claim) -> None:
    recorded = history.of_claim(store, lived.public_id)
    assert [r.entry.action for r in reversed(recorded)] == [
        Action.SOURCE_ADDED,
        Action.CLAIM_REWRITTEN,
        Action.VERDICT_PROPOSED,
        Action.VERDICT_APPROVED,
        Action.VERDICT_PUBLISHED,
    ]
    assert [r.entry.sequence for r in recorded] == [5, 4, 3, 2, 1]
    for newer, older in pairwise(recorded):
        assert newer.entry.previous_hash == older.entry.hash
    assert all(r.whole for r in recorded)
    assert history.verify(store) == history.Verification(5, None)


def test_chain_holds_public_ids_and_no_free_text(store: Store, checker: Actor, lived: Claim) -> None:
    entry = next(r for r in history.of_claim(store, lived.public_id) if r.entry.action == Action.VERDICT_PROPOSED)
    said = history.canonical_entry(entry.entry)
    assert said.startswith('{"!version":1,')
    assert json.loads(said)["actor"] == str(checker.public_id)
    assert "SECRET-REASON" not in entry.entry.payload + said
    assert checker.name not in said
    assert entry.texts["reason"] == "SECRET-REASON of the desk"
    assert history.sha256(said) == entry.entry.hash


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE history_entry SET action = 'claim_added' WHERE position = 1",
        "DELETE FROM history_entry WHERE position = 5",
        "DELETE FROM history_text",
        "UPDATE history_text SET text = 'another'",
        "UPDATE revision SET text = 'another'",
        "UPDATE verdict SET reason = 'another'",
        "DELETE FROM verdict",
    ],
)
def test_the_database_refuses(store: Store, lived: Claim, statement: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match=r"never|only|not deleted"), store.writing() as session:
        session.connection().execute(sa.text(statement))
    assert history.verify(store).first_bad is None


@pytest.mark.only(POSTGRESQL)  # SQLite has no TRUNCATE
@pytest.mark.parametrize("table", ["history_entry", "history_text", "verdict", "revision", "part", "claim"])
def test_no_table_of_history_is_emptied_at_one_blow(store: Store, lived: Claim, table: str) -> None:
    with pytest.raises(sa.exc.DBAPIError, match="is never emptied"), store.writing() as session:
        session.connection().execute(sa.text(f"TRUNCATE {table} CASCADE"))
    assert history.verify(store).entries


def test_an_erased_text_leaves_the_chain_whole(store: Store, lived: Claim) -> None:
    with store.writing() as session:
        session.connection().execute(sa.text("UPDATE history_text SET text = NULL, salt = NULL WHERE field = 'reason'"))
    assert history.verify(store).first_bad is None
    entry = next(r for r in history.of_claim(store, lived.public_id) if r.entry.action == Action.VERDICT_PROPOSED)
    assert entry.texts["reason"] is None


@pytest.mark.parametrize(
    ("change", "position"),
    [
        ("UPDATE history_entry SET actor = '00000000000000000000000000000000' WHERE position = 2", 2),
        ("UPDATE history_entry SET payload = '{}' WHERE position = 3", 3),
        ("UPDATE history_text SET text = 'never said' WHERE entry_id = 3 AND field = 'reason'", 3),
        ("DELETE FROM history_entry WHERE position = 4", 4),
        ("UPDATE history_entry SET position = 9 WHERE position = 5", 5),
    ],
)
def test_whoever_gets_past_the_triggers_is_found(store: Store, lived: Claim, change: str, position: int) -> None:
    with unguarded(store) as connection:
        if change.startswith("DELETE"):
            connection.exec_driver_sql("DELETE FROM history_text WHERE entry_id = 4")
        connection.exec_driver_sql(change)
    assert history.verify(store).first_bad == position


def test_positions_are_one_sequence_for_the_newsroom(store: Store, lived: Claim) -> None:
    with store.reading() as session:
        entries = session.exec(select(HistoryEntry)).all()
    assert sorted(entry.position for entry in entries) == list(range(1, len(entries) + 1))
