"""A page asks the database as often for thirty things as for three: what grows with the data is rows, not questions."""

from __future__ import annotations

import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date

import pytest
import sqlalchemy as sa

from factcheck.models import Account, Claim, Job
from factcheck.models.values import Decision, JobState, Relation, Role
from factcheck.services import accounts, articles, deciding, jobs, newsrooms, schema, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.jobs import Failure, Position
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.rules.access import firsts
from tests.rules.house import FRAGMENT, READER, House, open_house
from tests.rules.world import World, attach, cluster_of, propose

FEW, MANY = 3, 30
THINGS = ("ship", "crane", "ferry", "barge", "tug", "dock")


def sentence(number: int) -> str:
    return f"The harbour bought {THINGS[number % len(THINGS)]} number {100 + number} in {1900 + number}."


def build(store: Store, size: int) -> World:
    """`size` of everything a page may list: articles, claims, sources, verdicts, links, accounts."""
    schema.upgrade(store)
    newsrooms.create(store, names={"en": "The Test Desk", "ar": "مكتب الاختبار"}, languages=["ar", "en"])
    world = World()
    for role in Role:
        account = accounts.create(store, email=f"{role}@desk.example", name=role, role=role, password=None)
        world.accounts[role.value], world.actors[role] = account, Actor.of(account)
    checker, editor = world.actors[Role.FACT_CHECKER], world.actors[Role.EDITOR]
    main = take_in(store, checker, "\n\n".join(map(sentence, range(size))))
    own = articles.read(store, checker, main).claims
    world.articles["published"] = articles.publish(store, editor, main)
    for number, claim in enumerate(own):
        if number:
            release(store, checker, editor, claim)
        world.sources["attached"] = attach(store, checker, own[0])
        verdict = release(store, checker, editor, own[0], correction="It was counted again." if number else "")
        world.verdicts["published"] = verdict
        accounts.create(store, email=f"n{number}@desk.example", name="N", role=Role.EDITOR, password=None)
        other = take_in(store, checker, sentence(500 + number))
        theirs = articles.read(store, checker, other).claims[0]
        articles.publish(store, editor, other)
        propose(store, checker, theirs, exception="None is needed.")
        world.links["confirmed"] = deciding.connect(store, checker, own[0].public_id, theirs.public_id, Relation.SAME)
        world.jobs["done"] = job_with_errors(store, f"request {number}", world, number)
    world.clusters = {"public": cluster_of(store, own[0])}
    world.claims = {"published": own[0], "to_do": own[1]}
    return world


def job_with_errors(store: Store, key: str, world: World, errors: int) -> Job:
    job = jobs.ask(store, world.actors[Role.ADMIN], "recompute", key)
    lease = jobs.take(store, job.public_id)
    assert lease is not None
    for number in range(errors):
        failure = Failure(uuid.UUID(int=number), "What somebody knew", "step_failed")
        jobs.step_failed(store, lease, "claims", Position("claims", number, errors, {}), failure)
    jobs.end(store, lease, JobState.DONE)
    return job


def take_in(store: Store, actor: Actor, text: str) -> object:
    details = ArticleDetails(title="What somebody knew", published_on=date(2026, 9, 7))
    return articles.create(store, actor, text, details).public_id


def release(store: Store, checker: Actor, editor: Actor, claim: Claim, correction: str = "") -> object:
    proposed = propose(store, checker, claim, correction, exception="None is needed.").public_id
    verdicts.review(store, editor, proposed, Decision.APPROVE)
    return verdicts.publish(store, editor, proposed)


@pytest.fixture(scope="module")
def houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[House, House]]:
    """One newsroom with a few of everything and one with many."""
    few, many = (
        open_house(tmp_path_factory.mktemp(f"of-{size}"), lambda store, size=size: build(store, size))
        for size in (FEW, MANY)
    )
    yield few, many
    few.close()
    many.close()


@contextmanager
def counted(house: House) -> Iterator[list[str]]:
    """The statements that the application sends meanwhile."""
    told: list[str] = []
    engine = house.app.extensions["factcheck.store"].engine

    def count(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        told.append(statement)

    sa.event.listen(engine, "before_cursor_execute", count)
    try:
        yield told
    finally:
        sa.event.remove(engine, "before_cursor_execute", count)


def asked(house: House, who: str, fragment: bool) -> dict[str, int]:
    """How many statements each readable page took."""
    found = {}
    for call in firsts(house, "GET"):
        with counted(house) as told:
            answer = house.send(who, call, headers=FRAGMENT if fragment else {})
        assert answer.status_code in (200, 302, 303, 401), call
        found[call.endpoint] = len(told)
    return found


@pytest.mark.parametrize("fragment", [False, True], ids=["page", "fragment"])
@pytest.mark.parametrize("who", [READER, "admin"])
def test_a_page_of_thirty_takes_no_more_questions_than_one_of_three(
    houses: tuple[House, House], who: str, fragment: bool
) -> None:
    few, many = (asked(house, who, fragment) for house in houses)
    assert len(few) > 15
    assert many == few


def test_there_are_many_of_everything(houses: tuple[House, House]) -> None:
    _, many = houses
    with many.store.reading() as session:
        assert session.exec(sa.select(sa.func.count()).select_from(Account)).scalar_one() > MANY
        assert session.exec(sa.select(sa.func.count()).select_from(Claim)).scalar_one() >= 2 * MANY


def test_the_counter_sees_a_question_a_row(houses: tuple[House, House]) -> None:
    few, many = houses
    taken = []
    for house in (few, many):
        with counted(house) as told, house.app.extensions["factcheck.store"].reading() as session:
            for account in session.exec(sa.select(Account)).scalars().all():
                session.refresh(account)
        taken.append(len(told))
    assert taken[1] > taken[0]
