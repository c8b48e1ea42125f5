"""All claims linked anew: every near pair found, compared, and nothing done again that people decided."""

from __future__ import annotations

from functools import partial

import pytest
import sqlalchemy as sa
from sqlmodel import col, select

from factcheck.models import Article, Claim, ClaimLink, Job
from factcheck.models.values import JobState, LinkState, Relation
from factcheck.services import articles, claims, deciding, jobs, relink, thresholds
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.work import runner


def asked(store: Store, name: str = "one") -> Job:
    return jobs.ask(store, None, "relink", f"request {name}")


def links_of(store: Store) -> list[ClaimLink]:
    with store.reading() as session:
        return list(session.exec(select(ClaimLink).order_by(col(ClaimLink.a_id), col(ClaimLink.b_id))))


def forget_all(store: Store) -> None:
    with store.writing() as session:
        suggested = col(ClaimLink.state) == LinkState.SUGGESTED.value
        session.connection().execute(sa.delete(ClaimLink).where(suggested))


def test_every_near_pair_is_found_with_its_reasons(store: Store, fleet: list[Article]) -> None:
    before = {(link.a_id, link.b_id) for link in links_of(store) if link.relation == Relation.SAME}
    forget_all(store)
    assert runner.run(store, asked(store).public_id) is JobState.DONE
    found = links_of(store)
    assert before <= {(link.a_id, link.b_id) for link in found}
    assert all(link.reasons for link in found)
    with store.reading() as session:
        owners = {claim.id: claim.article_id for claim in session.exec(select(Claim))}
    assert all(owners[link.a_id] != owners[link.b_id] for link in found)


def test_what_people_decided_stays(store: Store, checker: Actor, fleet: list[Article]) -> None:
    suggested = links_of(store)
    with store.reading() as session:
        of_key = {claim.id: claim for claim in session.exec(select(Claim))}
    rejected, confirmed = suggested[0], suggested[1]
    for link, state in ((rejected, LinkState.REJECTED), (confirmed, LinkState.CONFIRMED)):
        seen_from = of_key[link.a_id].public_id
        deciding.decide(store, checker, link.public_id, seen_from, link.version, state, Relation.RELATED, "So it is.")
    forget_all(store)
    assert runner.run(store, asked(store).public_id) is JobState.DONE
    found = {(link.a_id, link.b_id): link for link in links_of(store)}
    assert found[rejected.a_id, rejected.b_id].state == LinkState.REJECTED
    assert found[rejected.a_id, rejected.b_id].note == "So it is."
    assert found[confirmed.a_id, confirmed.b_id].state == LinkState.CONFIRMED


def test_suggestions_that_were_there_are_judged_anew(store: Store, editor: Actor, fleet: list[Article]) -> None:
    before = {link.id: link.suggested for link in links_of(store)}
    assert Relation.SAME in before.values()
    with store.writing() as session:
        session.connection().execute(sa.update(ClaimLink).values(suggested=Relation.RELATED, relation=Relation.RELATED))
    assert runner.run(store, asked(store).public_id) is JobState.DONE
    assert {link.id: link.suggested for link in links_of(store) if link.id in before} == before
    thresholds.change(store, editor, {"same": 1.0, "across_same": 1.0, "suggested": 1.0, "disputed": 1.0})
    assert runner.run(store, asked(store, "by other thresholds").public_id) is JobState.DONE
    assert len(links_of(store)) < len(before)


def test_it_can_be_stopped_anywhere_and_goes_on(store: Store, fleet: list[Article]) -> None:
    forget_all(store)
    whole = asked(store)
    assert runner.run(store, whole.public_id) is JobState.DONE
    expected = [(link.a_id, link.b_id, link.relation, link.score) for link in links_of(store)]
    forget_all(store)
    stopped, turns = asked(store, "two"), 0
    while True:
        turns += 1
        steps = iter([False, True])
        state = runner.run(store, stopped.public_id, stopping=partial(next, steps, True), stopped=JobState.QUEUED)
        if state is JobState.DONE:
            break
        assert turns < 20
    assert turns > 1
    assert [(link.a_id, link.b_id, link.relation, link.score) for link in links_of(store)] == expected


def test_a_claim_set_aside_is_linked_with_nothing(store: Store, checker: Actor, fleet: list[Article]) -> None:
    claim = articles.read(store, checker, fleet[0].public_id).claims[0]
    claims.set_aside(store, checker, claim.public_id, claim.version, "A slip.")
    assert runner.run(store, asked(store).public_id) is JobState.DONE
    assert [link for link in links_of(store) if claim.id in (link.a_id, link.b_id)] == []


@pytest.mark.parametrize("name", ["pairs", "reasons"])
def test_stages_say_how_many_steps_there_are(store: Store, fleet: list[Article], name: str) -> None:
    stage = next(one for one in relink.STAGES if one.name == name)
    with store.reading() as session:
        assert stage.count(session, relink.scope(session, {})) == (1 if name == "pairs" else 0)
