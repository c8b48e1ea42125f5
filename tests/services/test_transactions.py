"""Transactions that the database gives up, holds up or cannot serve: run again, or refused in words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from threading import Barrier

import pytest
import sqlalchemy as sa
from sqlmodel import Session, select

from factcheck.models import Account, Article, Claim, Verdict
from factcheck.models.values import Role
from factcheck.services import accounts, articles, claims, engines, newsrooms, transactions, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Conflict, Contended, Invalid, Unavailable
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from factcheck.services.transactions import one_transaction
from tests.databases import POSTGRESQL, SQLITE, path_of
from tests.services.conftest import TEXT, Hire, proposal

GIVEN_UP = "DO $$ BEGIN RAISE EXCEPTION 'another goes first' USING ERRCODE = '{}'; END $$"


def hasty(store: Store) -> Store:
    """The same database for somebody who waits for nobody."""
    return Store(store.engine.url.render_as_string(hide_password=False), lock_wait=0.05)


@contextmanager
def held(store: Store) -> Iterator[None]:
    """Somebody else is writing, and does not end."""
    rival = Store(store.engine.url.render_as_string(hide_password=False))
    with closing(rival), rival.writing() as session:
        session.exec(select(Account)).first()
        yield


@pytest.mark.only(POSTGRESQL)  # SQLite gives up no transaction that took its turn
@pytest.mark.parametrize("state", sorted(engines.GIVEN_UP))
@pytest.mark.parametrize("times", [1, transactions.ATTEMPTS - 1])
def test_a_transaction_given_up_is_run_again(store: Store, state: str, times: int) -> None:
    tries: list[int] = []

    @one_transaction
    def add(store: Store) -> Account:
        with store.writing() as session:
            session.add(account := Account(email="a@desk.example", name="A"))
            session.flush()
            tries.append(1)
            if len(tries) <= times:
                session.connection().exec_driver_sql(GIVEN_UP.format(state))
            return account

    added = add(store)
    assert len(tries) == times + 1
    with store.reading() as session:
        assert [row.id for row in session.exec(select(Account))] == [added.id]


def test_what_never_goes_through_ends_as_unavailable(store: Store, database: str) -> None:
    tries: list[int] = []

    @one_transaction
    def never(store: Store) -> None:
        with store.writing():
            tries.append(1)
            raise Contended()

    with pytest.raises(Unavailable):
        never(store)
    assert len(tries) == transactions.ATTEMPTS


def test_a_row_that_came_in_between_is_found_by_the_next_attempt(store: Store) -> None:
    rival = Account(email="a@desk.example", name="Rival")
    seen: list[bool] = []

    @one_transaction
    def add(store: Store) -> str:
        with store.writing() as session:
            found = session.exec(select(Account)).first()
            seen.append(found is not None)
            if found is None:
                session.connection().execute(sa.insert(Account).values(rival.model_dump(exclude={"id"})))
                session.add(Account(email="a@desk.example", name="A"))
                session.flush()
            return found.name if found else ""

    # The rival's row goes with the first attempt's transaction, so the second fails alike, and the last error stays.
    with pytest.raises(sa.exc.IntegrityError):
        add(store)
    assert len(seen) == transactions.ATTEMPTS
    with store.writing() as session:
        session.add(rival)
    assert add(store) == "Rival"


def test_other_errors_are_not_tried_again(store: Store) -> None:
    tries: list[int] = []

    @one_transaction
    def wrong(store: Store) -> None:
        with store.writing() as session:
            tries.append(1)
            session.add(Account(email="a@desk.example", name="A", role="king"))

    with pytest.raises(sa.exc.IntegrityError):
        wrong(store)
    assert len(tries) == 1


def test_while_somebody_holds_the_lock_saving_is_refused_and_reading_goes_on(store: Store, claim: Claim) -> None:
    with closing(hasty(store)) as other, held(store):
        with pytest.raises(Unavailable):
            accounts.create(other, email="b@desk.example", name="B", role=Role.EDITOR, password=None)
        assert newsrooms.find(other) is not None
    accounts.create(store, email="b@desk.example", name="B", role=Role.EDITOR, password=None)


@pytest.mark.only(SQLITE)  # PostgreSQL's disk cannot be made small here; its code for it is in the table below
def test_a_full_disk_is_refused_and_reading_goes_on(store: Store, checker: Actor) -> None:
    with store.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
    full = Store(store.engine.url.render_as_string(hide_password=False))
    sa.event.listen(full.engine, "connect", lambda raw, _record: raw.execute(f"PRAGMA max_page_count = {pages + 1}"))
    with closing(full):
        with pytest.raises(Unavailable):
            articles.create(full, checker, TEXT * 20, ArticleDetails())
        assert articles.listing(full, checker) == []
    assert articles.create(store, checker, TEXT, ArticleDetails()).id is not None


def test_a_database_that_is_gone_is_unavailable(store: Store, database: str) -> None:
    if database == SQLITE:
        gone = Store("sqlite:////nowhere/newsroom.sqlite3")
    else:
        gone = Store(store.engine.url.set(database="nowhere").render_as_string(hide_password=False))
    with closing(gone), pytest.raises(Unavailable):
        newsrooms.find(gone)


@pytest.mark.only(POSTGRESQL)  # SQLite has no server
def test_a_connection_that_the_server_ended_is_unavailable_once(store: Store) -> None:
    with pytest.raises(Unavailable), store.writing() as session:
        session.connection().exec_driver_sql("SELECT pg_terminate_backend(pg_backend_pid())")
    assert newsrooms.find(store) is not None


@pytest.mark.only(POSTGRESQL)  # these are PostgreSQL's codes
@pytest.mark.parametrize("state", ["08006", "53100", "53300", "55P03", "57014", "57P01", "58030"])
def test_what_postgresql_says_when_it_cannot_serve(store: Store, state: str) -> None:
    with pytest.raises(Unavailable), store.writing() as session:
        session.connection().exec_driver_sql(GIVEN_UP.format(state))


def test_a_missing_table_is_our_own_fault_and_no_lack_of_service(store: Store) -> None:
    with pytest.raises(sa.exc.DBAPIError), store.reading() as session:
        session.connection().exec_driver_sql("SELECT * FROM no_such_table")


def test_a_reader_sees_one_moment(store: Store, checker: Actor, claim: Claim, database: str) -> None:
    with store.reading() as session:
        before = session.exec(select(Claim.text).where(Claim.id == claim.id)).one()
        if database == POSTGRESQL:  # SQLite without WAL has the writer wait for this reader instead
            claims.rewrite(store, checker, claim.public_id, 1, "Another wording of it.")
        assert session.exec(select(Claim.text).where(Claim.id == claim.id)).one() == before


def at_once(acts: list[Callable[[], object]]) -> list[object]:
    """Do these at one time, each in a thread; an error is an answer."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        start.wait()
        try:
            return act()
        except Conflict as error:
            return error.code

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


def rows(session: Session, column: object) -> list[object]:
    return sorted(session.exec(select(column)))  # type: ignore[call-overload]


def test_articles_of_one_title_taken_in_at_once_have_slugs_of_their_own(store: Store, checker: Actor) -> None:
    details = ArticleDetails(title="The ferry")
    at_once([lambda: articles.create(store, checker, TEXT, details)] * 4)
    with store.reading() as session:
        assert rows(session, Article.slug) == ["the-ferry", "the-ferry-2", "the-ferry-3", "the-ferry-4"]


def test_claims_added_at_once_have_numbers_of_their_own(store: Store, checker: Actor, article: Article) -> None:
    before = len(articles.read(store, checker, article.public_id).claims)
    at_once([lambda: claims.add(store, checker, article.public_id, 0, 9)] * 4)
    with store.reading() as session:
        assert rows(session, Claim.number) == list(range(1, before + 5))


def test_of_verdicts_proposed_at_once_one_is_under_review(store: Store, hire: Hire, sourced: Claim) -> None:
    people = [hire(f"p{number}") for number in range(4)]

    def propose(actor: Actor) -> object:
        return verdicts.propose(store, actor, sourced.public_id, sourced.version, proposal())

    answers = at_once([lambda actor=actor: propose(actor) for actor in people])  # type: ignore[misc]
    assert sorted(answer for answer in answers if isinstance(answer, str)) == ["verdict_pending"] * 3
    with store.reading() as session:
        assert rows(session, Verdict.sequence) == [1]


def test_of_two_admins_who_demote_each_other_one_stays(store: Store, hire: Hire) -> None:
    first, second = hire("first", Role.ADMIN), hire("second", Role.ADMIN)
    pairs = [(first, second), (second, first)]
    answers = at_once(
        [
            lambda a=a, b=b: accounts.change(store, a, b.public_id, role=Role.EDITOR, active=True)  # type: ignore[misc]
            for a, b in pairs
        ]
    )
    assert [answer for answer in answers if isinstance(answer, str)] == ["last_admin"]


@pytest.mark.parametrize("name", ["bad \x00 name", "bad \ud800 name"])
def test_characters_that_no_column_of_both_holds_are_refused_alike(store: Store, name: str) -> None:
    with pytest.raises(Invalid):
        accounts.create(store, email="n@desk.example", name=name, role=Role.EDITOR, password=None)


@pytest.mark.parametrize("version", [2**31, 2**63, 2**80, -1])
def test_versions_that_no_column_holds_are_refused_alike(
    store: Store, checker: Actor, claim: Claim, version: int
) -> None:
    with pytest.raises(Conflict):
        claims.rewrite(store, checker, claim.public_id, version, "Another wording of it.")


@pytest.mark.only(SQLITE)  # PostgreSQL's files are its own
def test_a_file_that_is_no_longer_writable_is_unavailable(store: Store) -> None:
    read_only = Store(f"sqlite:///file:{path_of(str(store.engine.url))}?mode=ro&uri=true")
    with closing(read_only), pytest.raises(Unavailable):
        accounts.create(read_only, email="r@desk.example", name="R", role=Role.EDITOR, password=None)
