"""The application on a real newsroom, on PostgreSQL too where a test is marked both_databases, and people in it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Account, Article, Claim, Newsroom, Verdict
from factcheck.models.values import Decision, Role, SourceKind, Stance, Target
from factcheck.services import accounts, articles, newsrooms, sources, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.sources import SourceDetails
from factcheck.services.store import Store
from factcheck.services.verdicts import Proposal
from factcheck.web.sessions import COOKIE, ServerSession
from tests.databases import SQLITE, Copies, path_of

PASSWORD = "correct horse battery staple"
TEXT = (
    "The ferry Halcyon carried 412 passengers on Sunday.\n\n"
    "The harbour office said that 12 people were injured. No one died.\n\n"
    "Who would have thought it?\n\n"
    "The operator bought the ship in 2019."
)
WHOLE = f"The ferry\n\n{TEXT}"  # with the title that the article is given: the text of its revision


def found_newsroom(store: Store) -> None:
    """A newsroom that asks for one approval and an account of each role, for tests to copy."""
    newsrooms.create(store, names={"en": "The Test Desk", "ar": "مكتب الاختبار"}, languages=["ar", "en"])
    for role in Role:
        email, name = f"{role.value}@desk.example", f"Person {role.value}"
        accounts.create(store, email=email, name=name, role=role, password=PASSWORD)


@pytest.fixture(scope="session")
def made_once(copies: Copies) -> Path:
    """The file of an SQLite newsroom with an account of each role."""
    return path_of(copies.of(SQLITE, "web", found_newsroom))


@pytest.fixture
def settings(tmp_path: Path, copies: Copies, database: str) -> Iterator[Settings]:
    address = copies.of(database, "web", found_newsroom)
    yield Settings(
        instance=tmp_path,
        database=address,
        secret_key="a key for the tests",
        sign_in_limit="1000 per minute",
    )
    copies.drop(database, address)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = Store(settings.database_address)
    yield opened
    opened.close()


@pytest.fixture
def newsroom(store: Store) -> Newsroom:
    """A newsroom that asks for one approval."""
    found = newsrooms.find(store)
    assert found is not None
    return found


@pytest.fixture
def people(store: Store) -> dict[Role, Account]:
    """An account of each role, address `ROLE@desk.example`, name `Person ROLE`, password PASSWORD."""
    return {role: accounts.demo_entry(store, role) for role in Role}


@pytest.fixture
def actors(people: dict[Role, Account]) -> dict[Role, Actor]:
    return {role: Actor.of(account) for role, account in people.items()}


@pytest.fixture
def checker(actors: dict[Role, Actor]) -> Actor:
    return actors[Role.FACT_CHECKER]


@pytest.fixture
def editor(actors: dict[Role, Actor]) -> Actor:
    return actors[Role.EDITOR]


@pytest.fixture
def admin(actors: dict[Role, Actor]) -> Actor:
    return actors[Role.ADMIN]


@pytest.fixture
def app(settings: Settings, people: dict[Role, Account]) -> Iterator[Flask]:
    """The application, with form tokens off; a test of tokens sets WTF_CSRF_ENABLED."""
    made = create_app(settings)
    made.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    yield made
    made.extensions["factcheck.store"].close()


@pytest.fixture
def client(app: Flask) -> FlaskClient:
    """A reader's browser."""
    return app.test_client()


def sign_in(app: Flask, account: Account) -> FlaskClient:
    """A browser in which this account is signed in, without the time that a password takes."""
    browser = app.test_client()
    with browser.session_transaction() as session:
        assert isinstance(session, ServerSession)
        session.account_id, session.renewed = account.id, True
    assert browser.get_cookie(COOKIE) is not None
    return browser


@pytest.fixture
def signed_in(app: Flask, people: dict[Role, Account]) -> dict[Role, FlaskClient]:
    """A signed-in browser for each role."""
    return {role: sign_in(app, account) for role, account in people.items()}


@pytest.fixture
def article(store: Store, checker: Actor) -> Article:
    """A draft of four sentences that hold claims and one that does not."""
    details = ArticleDetails(
        title="The ferry", publisher="The Quay", url="https://quay.example/ferry", published_on=date(2026, 9, 7)
    )
    return articles.create(store, checker, TEXT, details)


@dataclass(frozen=True)
class Desk:
    """Ways to bring a newsroom's things into a state without clicking there."""

    store: Store
    checker: Actor
    editor: Actor

    def claims(self, article: Article) -> list[Claim]:
        """The article's claims in reading order."""
        return articles.read(self.store, self.checker, article.public_id).claims

    def source(self, claim: Claim, **changes: object) -> None:
        values: dict[str, object] = {
            "kind": SourceKind.LINK,
            "stance": Stance.SUPPORTS,
            "title": "The harbour's logbook",
            "url": "https://harbour.example/log",
            "quote": "412 on board",
        }
        sources.attach(self.store, self.checker, claim.public_id, SourceDetails(**{**values, **changes}))  # type: ignore[arg-type]

    def propose(self, claim: Claim, **changes: object) -> Verdict:
        """A verdict under review, by the fact-checker."""
        values: dict[str, object] = {
            "target": Target.TRUTH,
            "rating": "true",
            "wording": claim.text,
            "reason": "The logbook has the same number.",
            "as_of": date(2026, 9, 8),
            "exception": "No source is needed in this test.",
        }
        current = next(c for c in self._fresh(claim) if c.id == claim.id)
        said = Proposal(**{**values, **changes})  # type: ignore[arg-type]
        return verdicts.propose(self.store, self.checker, claim.public_id, current.version, said)

    def _fresh(self, claim: Claim) -> list[Claim]:
        with self.store.reading() as session:
            return [session.get_one(Claim, claim.id)]

    def approve(self, verdict: Verdict) -> Verdict:
        return verdicts.review(self.store, self.editor, verdict.public_id, Decision.APPROVE)

    def publish(self, claim: Claim, **changes: object) -> Verdict:
        """A verdict proposed by the fact-checker, approved and published by the editor."""
        verdict = self.approve(self.propose(claim, **changes))
        return verdicts.publish(self.store, self.editor, verdict.public_id)

    def release(self, article: Article) -> Article:
        return articles.publish(self.store, self.editor, article.public_id)


@pytest.fixture
def desk(store: Store, checker: Actor, editor: Actor) -> Desk:
    return Desk(store, checker, editor)


@pytest.fixture
def checking(signed_in: dict[Role, FlaskClient]) -> FlaskClient:
    """A fact-checker's browser."""
    return signed_in[Role.FACT_CHECKER]


@pytest.fixture
def claim(desk: Desk, article: Article) -> Claim:
    """The article's first claim."""
    return desk.claims(article)[0]


@pytest.fixture
def published(desk: Desk, article: Article) -> Article:
    """The article before readers, with no verdict yet."""
    return desk.release(article)


def address(article: Article, language: str = "en") -> str:
    return f"/{language}/articles/{article.slug}"
