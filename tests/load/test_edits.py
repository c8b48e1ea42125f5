"""Many people at one claim of the real server, on both databases: what was acknowledged is stored, and nothing else.

Small here; `make prove` runs it in full.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import dataclass
from itertools import pairwise

import pytest
from sqlmodel import col, select

from factcheck.models import Claim, HistoryEntry, HistoryText, Source
from factcheck.models.values import Action, Role
from factcheck.services import accounts, articles, history
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.browser.server import serve
from tests.databases import Copies
from tests.load.colleague import Colleague, hidden
from tests.web.conftest import PASSWORD, found_newsroom

pytestmark = pytest.mark.both_databases
THREADS = 8
# How many edits each thread sends, and how many times a form is sent at once.
SIZES = pytest.mark.parametrize(
    ("edits", "sends"), [pytest.param(5, 12, id="small"), pytest.param(50, 50, id="full", marks=pytest.mark.prove)]
)
EMAIL = f"{Role.FACT_CHECKER.value}@desk.example"


@dataclass
class Running:
    """A server, its database, and ways to a claim of its own for each test."""

    address: str
    store: Store

    def claim(self) -> uuid.UUID:
        actor = Actor.of(accounts.demo_entry(self.store, Role.FACT_CHECKER))
        text = "The ferry Halcyon carried 412 passengers on Sunday.\n\nNo one died."
        article = articles.create(self.store, actor, text, ArticleDetails(title="The ferry"))
        return articles.read(self.store, actor, article.public_id).claims[0].public_id

    def colleague(self) -> Colleague:
        return Colleague(self.address, EMAIL, PASSWORD)


@pytest.fixture(scope="module")
def running(copies: Copies, database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    address = copies.of(database, "web", found_newsroom)
    folder = tmp_path_factory.mktemp("load")
    with closing(Store(address)) as store, serve(folder, database=address, demo="0") as server:
        yield Running(server.address, store)
    copies.drop(database, address)


@dataclass
class Tally:
    """What one thread was told: the texts acknowledged, and how often it came too late."""

    acknowledged: list[str]
    refused: int = 0


def edit(running: Running, claim_id: uuid.UUID, thread: int, edits: int, *, again: bool) -> Tally:
    """Send `edits` wordings from one browser. With `again` each is sent until it goes through, from the version that
    the refusal shows; else once, from the version this browser last knew of."""
    colleague, tally = running.colleague(), Tally([])
    token, version = colleague.open(claim_id)
    for number in range(edits):
        text = f"The Halcyon carried {number} passengers by the count of clerk {thread}."
        answer = colleague.reword(claim_id, token, version, text)
        while answer.status_code == 409:
            tally.refused += 1
            version = int(hidden(answer.text, "version"))
            if not again:
                break
            answer = colleague.reword(claim_id, token, version, text)
        else:
            assert answer.status_code == 303, (answer.status_code, answer.text[:2000])
            tally.acknowledged.append(text)
            version += 1
    return tally


def together(running: Running, claim_id: uuid.UUID, edits: int, *, again: bool) -> list[Tally]:
    with ThreadPoolExecutor(THREADS) as pool:
        futures = [pool.submit(edit, running, claim_id, thread, edits, again=again) for thread in range(THREADS)]
        return [future.result() for future in futures]


def wordings(store: Store, claim_id: uuid.UUID) -> list[tuple[str, str]]:
    """(before, after) of each rewording in the claim's history, oldest first."""
    with store.reading() as session:
        query = (
            select(HistoryEntry.sequence, HistoryText.field, HistoryText.text)
            .join(HistoryText, col(HistoryText.entry_id) == col(HistoryEntry.id))
            .where(HistoryEntry.claim == claim_id, HistoryEntry.action == Action.CLAIM_REWRITTEN.value)
        )
        found: dict[int, dict[str, str]] = {}
        for sequence, field, text in session.exec(query):
            found.setdefault(sequence, {})[field] = text or ""
    return [(found[sequence]["before"], found[sequence]["after"]) for sequence in sorted(found)]


def assert_stored(store: Store, claim_id: uuid.UUID, tallies: list[Tally]) -> None:
    acknowledged = [text for tally in tallies for text in tally.acknowledged]
    stored = wordings(store, claim_id)
    assert sorted(after for _before, after in stored) == sorted(acknowledged)
    assert all(earlier[1] == later[0] for earlier, later in pairwise(stored)), "an edit was made over another's"
    with store.reading() as session:
        claim = session.exec(select(Claim).where(Claim.public_id == claim_id)).one()
    assert (claim.version, claim.text) == (1 + len(acknowledged), stored[-1][1])
    assert history.verify(store).first_bad is None
    print(f"acknowledged {len(acknowledged)}, stored {len(stored)}, too late {sum(t.refused for t in tallies)}")


@SIZES
def test_every_edit_that_is_repeated_until_acknowledged_is_stored_once(
    running: Running, edits: int, sends: int
) -> None:
    claim_id = running.claim()
    tallies = together(running, claim_id, edits, again=True)
    assert sum(len(tally.acknowledged) for tally in tallies) == THREADS * edits
    assert_stored(running.store, claim_id, tallies)


@SIZES
def test_an_edit_that_came_too_late_and_was_let_be_is_not_stored(running: Running, edits: int, sends: int) -> None:
    claim_id = running.claim()
    tallies = together(running, claim_id, edits, again=False)
    assert sum(tally.refused for tally in tallies) > 0
    assert_stored(running.store, claim_id, tallies)


@SIZES
def test_a_form_sent_many_times_at_once_is_one_row(running: Running, edits: int, sends: int) -> None:
    claim_id = running.claim()
    colleague = running.colleague()
    token, _version = colleague.open(claim_id)
    fields = {"csrf_token": token, "once": uuid.uuid4().hex, "kind": "document", "stance": "supports"}
    fields |= {"title": "The harbour's logbook", "quote": "412 on board"}
    path = f"/en/desk/claims/{claim_id}/sources"
    with ThreadPoolExecutor(sends) as pool:
        answers = list(pool.map(lambda _number: colleague.send(path, fields), range(sends)))
    assert {answer.status_code for answer in answers} == {303}
    assert colleague.send(path, {**fields, "title": "Another"}).status_code == 422
    with running.store.reading() as session:
        query = select(Source).join(Claim, col(Claim.id) == col(Source.claim_id)).where(Claim.public_id == claim_id)
        assert [source.title for source in session.exec(query)] == [fields["title"]]
    assert history.verify(running.store).first_bad is None
