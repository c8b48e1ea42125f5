"""Verdicts: what they need, who lets them through, and what readers see afterwards."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from factcheck.models import Claim
from factcheck.models.columns import now
from factcheck.models.values import ClaimState, Decision, Role, SourceKind, Stance, VerdictState
from factcheck.services import articles, claims, desk, published, sources, verdicts
from factcheck.services.errors import Conflict, Forbidden, Invalid, NotFound, Stale, Unversioned
from factcheck.services.permissions import Actor
from factcheck.services.sources import SourceDetails
from factcheck.services.store import Store
from tests.services.conftest import LOGBOOK, Hire, proposal


def released(store: Store, checker: Actor, editor: Actor, claim: Claim, **changes: object) -> object:
    version = desk.read(store, checker, claim.public_id).claim.version
    verdict = verdicts.propose(store, checker, claim.public_id, version, proposal(**changes))
    verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    return verdicts.publish(store, editor, verdict.public_id)


@pytest.mark.parametrize(
    ("changes", "field", "code"),
    [
        ({"rating": ""}, "rating", "rating_missing"),
        ({"rating": "pants-on-fire"}, "rating", "rating_missing"),
        ({"reason": "  "}, "reason", "reason_missing"),
        ({"wording": ""}, "wording", "wording_missing"),
        ({"as_of": None}, "as_of", "as_of_missing"),
        ({"as_of": now().date() + timedelta(days=2)}, "as_of", "date_in_future"),
        ({"reason": "x" * 10_001}, "reason", "too_long"),
    ],
)
def test_what_a_verdict_needs(
    store: Store, checker: Actor, sourced: Claim, changes: dict[str, object], field: str, code: str
) -> None:
    with pytest.raises(Invalid) as refusal:
        verdicts.propose(store, checker, sourced.public_id, 1, proposal(**changes))
    assert refusal.value.fields == {field: code}


def test_needs_a_source_or_a_stated_exception(store: Store, checker: Actor, claim: Claim) -> None:
    with pytest.raises(Invalid) as refusal:
        verdicts.propose(store, checker, claim.public_id, 1, proposal())
    assert refusal.value.fields == {"exception": "source_missing"}
    verdict = verdicts.propose(store, checker, claim.public_id, 1, proposal(exception="Seen by all who were there."))
    assert verdict.state == VerdictState.PROPOSED


def test_keeps_sources_as_they_stood(store: Store, checker: Actor, sourced: Claim) -> None:
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    source = desk.read(store, checker, sourced.public_id).sources[0]
    sources.remove(store, checker, source.public_id, source.version)
    judged = desk.read(store, checker, sourced.public_id).verdicts[0]
    assert judged.verdict.public_id == verdict.public_id
    assert [kept["title"] for kept in judged.verdict.sources] == [LOGBOOK.title]


def test_stale_and_missing_versions(store: Store, checker: Actor, sourced: Claim) -> None:
    claims.rewrite(store, checker, sourced.public_id, 1, "The Halcyon carried 412 people on Sunday.")
    with pytest.raises(Stale) as stale:
        verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    assert stale.value.details["current"].text == "The Halcyon carried 412 people on Sunday."
    with pytest.raises(Unversioned):
        verdicts.propose(store, checker, sourced.public_id, None, proposal())


def test_one_verdict_under_review_at_a_time(store: Store, checker: Actor, sourced: Claim) -> None:
    verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    with pytest.raises(Conflict, match="verdict_pending"):
        verdicts.propose(store, checker, sourced.public_id, 2, proposal())


def test_nobody_approves_their_own(store: Store, editor: Actor, sourced: Claim) -> None:
    verdict = verdicts.propose(store, editor, sourced.public_id, 1, proposal())
    with pytest.raises(Forbidden, match="own_verdict"):
        verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)


def test_a_fact_checker_neither_approves_nor_publishes(
    store: Store, checker: Actor, hire: Hire, sourced: Claim
) -> None:
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    other = hire("other")
    with pytest.raises(Forbidden):
        verdicts.review(store, other, verdict.public_id, Decision.APPROVE)
    with pytest.raises(Forbidden):
        verdicts.publish(store, other, verdict.public_id)


def test_returned_with_a_reason_and_proposed_again(store: Store, checker: Actor, editor: Actor, sourced: Claim) -> None:
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    with pytest.raises(Invalid):
        verdicts.review(store, editor, verdict.public_id, Decision.RETURN, " ")
    verdicts.review(store, editor, verdict.public_id, Decision.RETURN, "Where is the operator's answer?")
    page = desk.read(store, checker, sourced.public_id)
    assert page.claim.state == ClaimState.RETURNED
    assert page.verdicts[0].reviews[0].reason == "Where is the operator's answer?"
    verdicts.propose(store, checker, sourced.public_id, page.claim.version, proposal(reason="The operator agrees."))
    assert desk.read(store, checker, sourced.public_id).claim.state == ClaimState.PROPOSED


def test_two_approvals_where_two_are_asked_for(
    store: Store, checker: Actor, editor: Actor, admin: Actor, sourced: Claim
) -> None:
    from factcheck.services import newsrooms

    newsrooms.change(store, admin, names={"en": "Desk"}, languages=["en"], approvals=2, numerals="latn")
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    with pytest.raises(Conflict, match="not_approved"):
        verdicts.publish(store, editor, verdict.public_id)
    with pytest.raises(Conflict, match="already_reviewed"):
        verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    verdicts.review(store, admin, verdict.public_id, Decision.APPROVE)
    assert verdicts.publish(store, editor, verdict.public_id).state == VerdictState.PUBLISHED


def test_the_author_publishes_where_no_approval_is_asked_for(
    store: Store, checker: Actor, admin: Actor, sourced: Claim
) -> None:
    from factcheck.services import newsrooms

    newsrooms.change(store, admin, names={"en": "Desk"}, languages=["en"], approvals=0, numerals="latn")
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    assert verdicts.publish(store, checker, verdict.public_id).state == VerdictState.PUBLISHED


def test_public_only_when_article_and_verdict_are(store: Store, checker: Actor, editor: Actor, sourced: Claim) -> None:
    verdict = released(store, checker, editor, sourced)
    with pytest.raises(NotFound):
        published.claim(store, sourced.public_id)
    owner = desk.read(store, checker, sourced.public_id).text.article
    articles.publish(store, editor, owner.public_id)
    shown = published.article(store, owner.slug)
    assert shown.claims[0].rating_key == "true"
    assert {c.rating_key for c in shown.claims[1:]} == {"unchecked"}
    assert shown.claims[0].verdict is not None
    assert shown.claims[0].verdict.id == verdict.public_id  # type: ignore[attr-defined]
    assert shown.claims[0].verdict.reviewers == 1


def test_a_correction_needs_a_note_and_keeps_the_first(
    store: Store, checker: Actor, editor: Actor, sourced: Claim
) -> None:
    released(store, checker, editor, sourced)
    version = desk.read(store, checker, sourced.public_id).claim.version
    with pytest.raises(Invalid) as refusal:
        verdicts.propose(store, checker, sourced.public_id, version, proposal(rating="mixed"))
    assert refusal.value.fields == {"correction": "correction_missing"}
    released(store, checker, editor, sourced, rating="mixed", correction="We had counted the crew as passengers.")
    owner = desk.read(store, checker, sourced.public_id).text.article
    articles.publish(store, editor, owner.public_id)
    seen = published.claim(store, sourced.public_id).public
    assert desk.read(store, checker, sourced.public_id).claim.state == ClaimState.CORRECTED
    assert [v.rating.key for v in seen.verdicts] == ["mixed", "true"]
    assert [c.verdict.correction for c in published.corrections(store)] == ["We had counted the crew as passengers."]


def test_withdrawn_is_not_yet_checked_for_readers(store: Store, checker: Actor, editor: Actor, sourced: Claim) -> None:
    verdict = released(store, checker, editor, sourced)
    owner = desk.read(store, checker, sourced.public_id).text.article
    articles.publish(store, editor, owner.public_id)
    verdicts.withdraw(store, editor, verdict.public_id, "The logbook was of another ship.")  # type: ignore[attr-defined]
    seen = published.claim(store, sourced.public_id).public
    assert (seen.rating_key, seen.verdict) == ("unchecked", None)
    assert seen.verdicts[0].withdrawn_because == "The logbook was of another ship."


def test_a_confidential_source_is_never_public(store: Store, checker: Actor, editor: Actor, claim: Claim) -> None:
    told = SourceDetails(
        kind=SourceKind.INTERVIEW,
        stance=Stance.SUPPORTS,
        title="CANARY mate of the ship",
        confidential=True,
        quote="CANARY quote",
    )
    sources.attach(store, checker, claim.public_id, told)
    released(store, checker, editor, claim)
    owner = desk.read(store, checker, claim.public_id).text.article
    articles.publish(store, editor, owner.public_id)
    verdict = published.article(store, owner.slug).claims[0].verdict
    assert verdict is not None
    assert verdict.confidential
    assert verdict.sources == []
    assert "CANARY" not in repr(verdict)


def test_rewriting_makes_a_pending_verdict_fall_away(
    store: Store, checker: Actor, editor: Actor, sourced: Claim
) -> None:
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    claims.rewrite(store, checker, sourced.public_id, 2, "The Halcyon carried some 400 passengers.")
    page = desk.read(store, checker, sourced.public_id)
    assert page.claim.state == ClaimState.IN_WORK
    assert page.verdicts[0].verdict.state == VerdictState.SUPERSEDED
    with pytest.raises(Conflict, match="not_under_review"):
        verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)


def test_an_editor_may_do_what_a_fact_checker_may(store: Store, hire: Hire, sourced: Claim) -> None:
    verdict = verdicts.propose(store, hire("e2", Role.EDITOR), sourced.public_id, 1, proposal(as_of=date(2026, 9, 9)))
    assert verdict.sequence == 1
