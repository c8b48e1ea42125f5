"""Sources: what they need, how they change, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from factcheck.models import Claim, Source
from factcheck.models.columns import now
from factcheck.models.values import ClaimState, SourceKind, Stance
from factcheck.services import desk, history, sources
from factcheck.services.errors import Invalid, NotFound, Stale, Unversioned
from factcheck.services.permissions import Actor
from factcheck.services.sources import SourceDetails
from factcheck.services.store import Store
from tests.services.conftest import LOGBOOK

LINK = SourceDetails(SourceKind.LINK, Stance.REFUTES, "The port's list", "https://port.example/list")


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"title": "   "}, "title", "title_missing"),
        ({"title": "x" * 501}, "title", "too_long"),
        ({"url": ""}, "url", "url_missing"),
        ({"url": "javascript:alert(1)"}, "url", "url_not_web"),
        ({"url": "data:text/html,x"}, "url", "url_not_web"),
        ({"url": "//port.example/list"}, "url", "url_not_web"),
        ({"url": "https://somebody@port.example/"}, "url", "url_not_web"),
        ({"url": "https://port.example/a b"}, "url", "url_not_web"),
        ({"url": "https://[::1"}, "url", "url_not_web"),
        ({"quote": "x" * 5_001}, "quote", "too_long"),
        ({"seen_on": now().date() + timedelta(days=2)}, "seen_on", "date_in_future"),
        ({"seen_on": date(1, 1, 1)}, "seen_on", "date_unlikely"),
    ],
)
def test_what_a_source_needs(
    store: Store, checker: Actor, claim: Claim, changes: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        sources.attach(store, checker, claim.public_id, replace(LINK, **changes))  # type: ignore[arg-type]
    assert refusal.value.fields == {field: code}
    assert desk.read(store, checker, claim.public_id).sources == []


@pytest.mark.parametrize("kind", [kind for kind in SourceKind if kind is not SourceKind.LINK])
def test_only_a_link_needs_an_address(store: Store, checker: Actor, claim: Claim, kind: SourceKind) -> None:
    attached = sources.attach(store, checker, claim.public_id, replace(LINK, kind=kind, url=""))
    assert (attached.kind, attached.url) == (kind.value, "")


def test_the_first_source_takes_the_claim_into_work(store: Store, checker: Actor, claim: Claim) -> None:
    sources.attach(store, checker, claim.public_id, LOGBOOK)
    page = desk.read(store, checker, claim.public_id)
    assert (page.claim.state, page.assignee) == (ClaimState.IN_WORK, "checker")
    assert page.claim.version == claim.version, "an open form of the wording does not go stale"


def test_a_claim_in_work_stays_with_whom_it_is(store: Store, checker: Actor, editor: Actor, claim: Claim) -> None:
    sources.attach(store, checker, claim.public_id, LOGBOOK)
    sources.attach(store, editor, claim.public_id, LINK)
    assert desk.read(store, checker, claim.public_id).assignee == "checker"


@pytest.fixture
def attached(store: Store, checker: Actor, claim: Claim) -> Source:
    return sources.attach(store, checker, claim.public_id, LOGBOOK)


def test_a_stale_change_shows_how_the_source_stands(store: Store, checker: Actor, attached: Source) -> None:
    sources.change(store, checker, attached.public_id, 1, replace(LOGBOOK, title="The logbook, page 4"))
    with pytest.raises(Stale) as stale:
        sources.change(store, checker, attached.public_id, 1, replace(LOGBOOK, title="The logbook, page 9"))
    assert stale.value.details["current"].title == "The logbook, page 4"
    with pytest.raises(Unversioned):
        sources.change(store, checker, attached.public_id, None, LOGBOOK)


def test_a_source_taken_away_can_be_put_back(store: Store, checker: Actor, claim: Claim, attached: Source) -> None:
    removed = sources.remove(store, checker, attached.public_id, 1)
    assert desk.read(store, checker, claim.public_id).sources == []
    with pytest.raises(NotFound):
        sources.change(store, checker, attached.public_id, removed.version, LOGBOOK)
    sources.put_back(store, checker, attached.public_id, removed.version)
    assert [s.public_id for s in desk.read(store, checker, claim.public_id).sources] == [attached.public_id]
    with pytest.raises(NotFound):
        sources.put_back(store, checker, attached.public_id, removed.version + 1)


def test_each_step_is_in_the_history(store: Store, checker: Actor, claim: Claim, attached: Source) -> None:
    sources.change(store, checker, attached.public_id, 1, replace(LOGBOOK, stance=Stance.CONTEXT))
    sources.remove(store, checker, attached.public_id, 2)
    recorded = history.of_claim(store, claim.public_id)
    assert [r.entry.action for r in recorded] == ["source_removed", "source_changed", "source_added"]
    assert [r.facts["stance"] for r in recorded] == ["context", "context", "supports"]
    assert history.verify(store).first_bad is None
