"""Claims: versions, double submits, selections, setting aside."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from factcheck.models import Article, Claim
from factcheck.models.values import ClaimState, Decision
from factcheck.services import articles, claims, desk, verdicts
from factcheck.services.errors import Conflict, Invalid, NotFound, NotSignedIn, Repeated, Stale
from factcheck.services.permissions import Actor
from factcheck.services.store import Once, Store
from tests.services.conftest import WHOLE, Hire, proposal


def test_threads_with_stale_versions_lose_nothing(store: Store, checker: Actor, claim: Claim) -> None:
    """Eight people save the claim over and over: each save that was acknowledged raised the version by one."""

    def save(worker: int) -> int:
        acknowledged = 0
        for turn in range(6):
            version = desk.read(store, checker, claim.public_id).claim.version
            try:
                claims.rewrite(store, checker, claim.public_id, version, f"Wording {worker}-{turn} of the claim.")
                acknowledged += 1
            except Stale:
                pass
        return acknowledged

    with ThreadPoolExecutor(8) as pool:
        acknowledged = sum(pool.map(save, range(8)))
    assert desk.read(store, checker, claim.public_id).claim.version == 1 + acknowledged
    assert acknowledged >= 6


def test_a_double_submit_is_one_row(store: Store, checker: Actor, article: Article) -> None:
    once = Once(checker.id, "token-1", "hash-of-body")
    before = len(articles.read(store, checker, article.public_id).claims)
    added = claims.add(store, checker, article.public_id, 4, 9, once=once)
    with pytest.raises(Repeated) as repeated:
        claims.add(store, checker, article.public_id, 4, 9, once=once)
    assert repeated.value.details["reply"] == str(added.public_id)
    assert len(articles.read(store, checker, article.public_id).claims) == before + 1
    with pytest.raises(Invalid, match="sent_before_differently"):
        claims.add(store, checker, article.public_id, 4, 9, once=Once(checker.id, "token-1", "another body"))


def test_fifty_at_once_are_one_row(store: Store, checker: Actor, article: Article) -> None:
    once = Once(checker.id, "token-2", "same")

    def send(_: int) -> bool:
        try:
            claims.add(store, checker, article.public_id, 4, 9, once=once)
        except Repeated:
            return False
        return True

    before = len(articles.read(store, checker, article.public_id).claims)
    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(send, range(50))) == 1
    assert len(articles.read(store, checker, article.public_id).claims) == before + 1


def test_a_selection_keeps_its_exact_words(store: Store, checker: Actor, article: Article) -> None:
    start = WHOLE.index("12 people")
    added = claims.add(store, checker, article.public_id, start - 1, start + 10, "Twelve people were hurt.")
    assert (added.quote, added.start, added.text) == ("12 people", start, "Twelve people were hurt.")
    assert WHOLE[added.start : added.end] == added.quote
    assert added.by_hand


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (5, 5), (9, 4), (0, 10**6), (2**63, 2**63 + 1)])
def test_a_selection_outside_the_text(store: Store, checker: Actor, article: Article, start: int, end: int) -> None:
    with pytest.raises(Invalid) as refusal:
        claims.add(store, checker, article.public_id, start, end)
    assert refusal.value.fields == {"start": "selection_outside"}


def test_set_aside_and_taken_up_again(store: Store, checker: Actor, claim: Claim) -> None:
    claims.set_aside(store, checker, claim.public_id, 1, "A headline, not a claim")
    page = desk.read(store, checker, claim.public_id)
    assert page.claim.set_aside == "A headline, not a claim"
    with pytest.raises(Conflict, match="claim_set_aside"):
        verdicts.propose(store, checker, claim.public_id, 2, proposal(exception="none needed"))
    claims.restore(store, checker, claim.public_id, 2)
    assert desk.read(store, checker, claim.public_id).claim.set_aside is None


def test_a_public_verdict_keeps_its_claim(store: Store, checker: Actor, editor: Actor, sourced: Claim) -> None:
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    verdicts.publish(store, editor, verdict.public_id)
    version = desk.read(store, checker, sourced.public_id).claim.version
    with pytest.raises(Conflict, match="verdict_is_public"):
        claims.set_aside(store, checker, sourced.public_id, version, "Out of scope")


def test_taken_by_somebody(store: Store, checker: Actor, hire: Hire, editor: Actor, claim: Claim) -> None:
    claims.take(store, checker, claim.public_id, 1)
    assert desk.read(store, checker, claim.public_id).claim.state == ClaimState.IN_WORK
    with pytest.raises(Conflict, match="taken_by_other"):
        claims.take(store, hire("late"), claim.public_id, 2)
    claims.take(store, editor, claim.public_id, 2)
    assert desk.read(store, checker, claim.public_id).assignee == "editor"


def test_nobody_without_an_account(store: Store, claim: Claim) -> None:
    with pytest.raises(NotSignedIn):
        claims.rewrite(store, None, claim.public_id, 1, "Another wording.")  # type: ignore[arg-type]


def test_unknown_claim(store: Store, checker: Actor, article: Article) -> None:
    with pytest.raises(NotFound):
        desk.read(store, checker, article.public_id)
