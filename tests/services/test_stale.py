"""Verdicts that may be stale: what raises a flag on a linked claim, what does not, and how it is dealt with."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from factcheck.models import Claim, StaleFlag
from factcheck.models.values import Decision, FlagState, Relation, Stance
from factcheck.services import articles, claims, deciding, desk, queue, sources, stale, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Conflict, Invalid, NotFound, NotSignedIn, Stale
from factcheck.services.permissions import Actor
from factcheck.services.queue import Filters
from factcheck.services.stale import Flagged
from factcheck.services.store import Store
from tests.services.conftest import LOGBOOK, proposal

NAMES = ("Petrel", "Heron", "Curlew", "Plover")


@pytest.fixture
def pair(store: Store, checker: Actor) -> list[Claim]:
    """Claims of articles that nothing was suggested between."""
    made = [articles.create(store, checker, f"The {name} sank.", ArticleDetails()) for name in NAMES]
    return [articles.read(store, checker, one.public_id).claims[0] for one in made]


Rate = Callable[..., None]


@pytest.fixture
def rate(store: Store, checker: Actor, editor: Actor) -> Rate:
    """Put a verdict on a claim out; `propose` stops before anybody approves it."""

    def make(claim: Claim, rating: str = "true", *, propose: bool = False) -> None:
        page = desk.read(store, checker, claim.public_id)
        said = proposal(rating=rating, exception="Seen by all.", correction="It was looked at again.")
        verdict = verdicts.propose(store, checker, claim.public_id, page.claim.version, said).public_id
        if not propose:
            verdicts.review(store, editor, verdict, Decision.APPROVE)
            verdicts.publish(store, editor, verdict)

    return make


def join(store: Store, actor: Actor, a: Claim, b: Claim, relation: Relation = Relation.SAME) -> None:
    deciding.connect(store, actor, a.public_id, b.public_id, relation)


def flags(store: Store, actor: Actor, claim: Claim) -> list[Flagged]:
    return [one for one in desk.read(store, actor, claim.public_id).flags if one.is_open]


def told(store: Store, actor: Actor, claim: Claim) -> list[list[tuple[object, ...]]]:
    """What each open flag on a claim tells: what happened, the rating or the stance."""
    found = flags(store, actor, claim)
    return [[(c["what"], c.get("rating") or c.get("stance")) for c in one.flag.changes] for one in found]


@pytest.mark.parametrize("relation", [r for r in Relation if r is not Relation.UNRELATED])
@pytest.mark.parametrize("turned", [False, True])
def test_a_first_verdict_flags_the_other_claims(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate, relation: Relation, turned: bool
) -> None:
    a, b = pair[1 if turned else 0], pair[0 if turned else 1]
    join(store, checker, a, b, relation)
    rate(a)
    assert told(store, checker, a) == []
    rate(b, "false")
    wanted = [] if relation is Relation.RELATED else [[("verdict_published", "false")]]
    assert [[(w.replace("corrected", "published"), r) for w, r in one] for one in told(store, checker, a)] == wanted
    assert told(store, checker, b) == []


def test_a_verdict_that_says_the_same_of_the_same_flags_nothing(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    join(store, checker, pair[0], pair[1])
    rate(pair[0])
    rate(pair[1])
    assert told(store, checker, pair[0]) == []


def test_a_proposed_verdict_is_flagged_and_a_claim_without_one_is_not(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    join(store, checker, pair[0], pair[1])
    join(store, checker, pair[0], pair[2])
    rate(pair[1], propose=True)
    rate(pair[0], "false")
    assert len(flags(store, checker, pair[1])) == 1
    assert flags(store, checker, pair[2]) == []


def test_what_says_the_same_is_flagged_from_claim_to_claim(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    join(store, checker, pair[0], pair[1])
    join(store, checker, pair[1], pair[2])
    join(store, checker, pair[2], pair[3], Relation.CONTRADICTS)
    for claim in (pair[2], pair[3]):
        rate(claim)
    rate(pair[0], "false")
    assert pair[0].id in {one.other.id for one in flags(store, checker, pair[2])}
    assert pair[0].id not in {one.other.id for one in flags(store, checker, pair[3])}


def test_a_correction_and_a_withdrawal_are_told_on_one_flag(
    store: Store, checker: Actor, editor: Actor, pair: list[Claim], rate: Rate
) -> None:
    a, b = pair[:2]
    rate(a)
    rate(b)
    join(store, checker, a, b)
    rate(b, "false")
    (change,) = flags(store, checker, a)[0].flag.changes
    assert (change["what"], change["rating"], change["was"]) == ("verdict_corrected", "false", "true")
    out = desk.read(store, checker, b.public_id).public
    assert out is not None
    verdicts.withdraw(store, editor, out.verdict.public_id, "The wreck was another ship.")
    assert told(store, checker, a) == [[("verdict_corrected", "false"), ("verdict_withdrawn", "false")]]


# -- sources --------------------------------------------------------------------------------------------------


def test_sources_that_come_go_and_change_sides_are_told(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    a, b = pair[:2]
    join(store, checker, a, b)
    rate(a)
    source = sources.attach(store, checker, b.public_id, LOGBOOK)
    worded = replace(LOGBOOK, note="Page 3")
    source = sources.change(store, checker, source.public_id, source.version, worded)
    source = sources.change(store, checker, source.public_id, source.version, replace(LOGBOOK, stance=Stance.REFUTES))
    source = sources.remove(store, checker, source.public_id, source.version)
    sources.put_back(store, checker, source.public_id, source.version)
    assert told(store, checker, a) == [
        [
            ("source_added", "supports"),
            ("source_changed", "refutes"),
            ("source_removed", "refutes"),
            ("source_added", "refutes"),
        ]
    ]


def test_a_source_that_the_other_claim_rests_on_already_is_no_news(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    a, b = pair[:2]
    join(store, checker, a, b)
    sources.attach(store, checker, a.public_id, LOGBOOK)
    rate(a)
    sources.attach(store, checker, b.public_id, replace(LOGBOOK, stance=Stance.CONTEXT))
    assert flags(store, checker, a) == []


# -- dealing with a flag --------------------------------------------------------------------------------------


@pytest.fixture
def flag(store: Store, checker: Actor, pair: list[Claim], rate: Rate) -> StaleFlag:
    """An open flag on the first claim: the second, which says the same, was rated otherwise."""
    join(store, checker, pair[0], pair[1])
    rate(pair[0])
    rate(pair[1], "false")
    return flags(store, checker, pair[0])[0].flag


def test_a_new_verdict_answers_it_and_does_not_flag_back_what_it_agrees_with(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate, flag: StaleFlag
) -> None:
    rate(pair[0], "false")
    (closed,) = desk.read(store, checker, pair[0].public_id).flags
    assert (closed.flag.state, closed.closed_by) == (FlagState.REVISED, "editor")
    assert flags(store, checker, pair[1]) == []


def test_an_answer_that_still_differs_flags_the_other(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate, flag: StaleFlag
) -> None:
    rate(pair[0], "misleading")
    assert told(store, checker, pair[1]) == [[("verdict_corrected", "misleading")]]


def test_two_that_contradict_do_not_flag_each_other_for_ever(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    join(store, checker, pair[0], pair[1], Relation.CONTRADICTS)
    rate(pair[0])
    rate(pair[1], "false")
    assert len(flags(store, checker, pair[0])) == 1
    rate(pair[0], "mostly-true")
    assert flags(store, checker, pair[0]) == flags(store, checker, pair[1]) == []


def test_it_is_dismissed_with_a_reason_and_that_can_be_taken_back(
    store: Store, checker: Actor, pair: list[Claim], flag: StaleFlag
) -> None:
    claim = pair[0].public_id
    for reason in ("", "  ", "x" * 1_001):
        with pytest.raises(Invalid):
            stale.dismiss(store, checker, claim, flag.public_id, flag.version, reason)
    done = stale.dismiss(store, checker, claim, flag.public_id, flag.version, " Another voyage ")
    assert (done.state, done.reason, done.closed_by) == (FlagState.DISMISSED, "Another voyage", checker.id)
    assert flags(store, checker, pair[0]) == []
    with pytest.raises(Conflict, match="flag_closed"):
        stale.dismiss(store, checker, claim, flag.public_id, done.version, "Once more")
    with pytest.raises(Stale, match="flag_changed"):
        stale.reopen(store, checker, claim, flag.public_id, flag.version)
    again = stale.reopen(store, checker, claim, flag.public_id, done.version)
    with pytest.raises(Conflict, match="flag_not_dismissed"):
        stale.reopen(store, checker, claim, flag.public_id, again.version)
    assert (again.state, again.reason, again.closed_by) == (FlagState.OPEN, "", None)


def test_one_that_was_dismissed_is_not_the_one_that_a_later_change_raises(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate, flag: StaleFlag
) -> None:
    done = stale.dismiss(store, checker, pair[0].public_id, flag.public_id, flag.version, "Another voyage")
    rate(pair[1], "misleading")
    (later,) = flags(store, checker, pair[0])
    assert later.flag.id != flag.id
    stale.reopen(store, checker, pair[0].public_id, flag.public_id, done.version)
    assert [one.flag.id for one in flags(store, checker, pair[0])] == [later.flag.id]


def test_it_is_looked_for_on_its_own_claim_and_by_members_only(
    store: Store, checker: Actor, pair: list[Claim], flag: StaleFlag
) -> None:
    with pytest.raises(NotFound, match="no_such_flag"):
        stale.dismiss(store, checker, pair[1].public_id, flag.public_id, flag.version, "No")
    for act in (stale.dismiss, stale.reopen):
        with pytest.raises(NotSignedIn):
            act(store, None, pair[0].public_id, flag.public_id, 1, *(["No"] if act is stale.dismiss else []))  # type: ignore[arg-type]


def test_the_queue_shows_it(store: Store, checker: Actor, pair: list[Claim], flag: StaleFlag) -> None:
    found = queue.read(store, checker, Filters(links="stale"))
    assert [(row.claim.id, row.stale) for row in found.rows] == [(pair[0].id, 1)]
    assert found.counts["links"]["stale"] == 1


# -- the verdict of a linked claim, shown to whoever rates one ------------------------------------------------


@pytest.mark.parametrize("relation", [r for r in Relation if r is not Relation.UNRELATED])
def test_a_published_verdict_is_shown_across_links_that_carry_it(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate, relation: Relation
) -> None:
    a, b = pair[:2]
    rate(a, "false")
    join(store, checker, a, b, relation)
    carries = relation in (Relation.SAME, Relation.CONTRADICTS)
    hints = desk.read(store, checker, b.public_id).hints
    assert [(h.rating.key, h.by, h.contradicts) for h in hints] == (
        [("false", "checker", relation is Relation.CONTRADICTS)] if carries else []
    )


def test_sources_are_offered_and_those_attached_are_told(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    a, b = pair[:2]
    for title in ("The harbour's logbook", "A letter"):
        sources.attach(store, checker, a.public_id, replace(LOGBOOK, title=title))
    rate(a)
    join(store, checker, a, b)
    sources.attach(store, checker, b.public_id, replace(LOGBOOK, stance=Stance.REFUTES))
    (hint,) = desk.read(store, checker, b.public_id).hints
    assert [(one.source.title, one.attached) for one in hint.sources] == [
        ("The harbour's logbook", True),
        ("A letter", False),
    ]


def test_a_claim_with_a_verdict_of_its_own_gets_no_hint(
    store: Store, checker: Actor, pair: list[Claim], rate: Rate
) -> None:
    a, b = pair[:2]
    rate(a)
    join(store, checker, a, b)
    rate(b, propose=True)
    assert desk.read(store, checker, b.public_id).hints == []
    claims.rewrite(store, checker, b.public_id, desk.read(store, checker, b.public_id).claim.version, "It sank.")
    assert len(desk.read(store, checker, b.public_id).hints) == 1
