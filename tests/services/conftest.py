"""A real newsroom for each test, on SQLite and on PostgreSQL, and people to act in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from factcheck.models import Article, Claim
from factcheck.models.values import Role, SourceKind, Stance, Target
from factcheck.services import accounts, articles, newsrooms, sources
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.sources import SourceDetails
from factcheck.services.store import Store
from factcheck.services.verdicts import Proposal
from tests.databases import Copies

TEXT = (
    "The ferry Halcyon carried 412 passengers on Sunday.\n\n"
    "The harbour office said that 12 people were injured. No one died.\n\n"
    "The operator bought the ship in 2019."
)
WHOLE = f"The ferry\n\n{TEXT}"  # with the title that the article is given: the text of its revision


def found_newsroom(store: Store) -> None:
    newsrooms.create(store, names={"en": "The Test Desk", "ar": "مكتب الاختبار"}, languages=["ar", "en"])


@pytest.fixture
def store(copies: Copies, database: str) -> Iterator[Store]:
    address = copies.of(database, "services", found_newsroom)
    opened = Store(address)
    yield opened
    opened.close()
    copies.drop(database, address)


Hire = Callable[..., Actor]


@pytest.fixture
def hire(store: Store) -> Hire:
    def make(name: str, role: Role = Role.FACT_CHECKER) -> Actor:
        account = accounts.create(store, email=f"{name}@desk.example", name=name, role=role, password=None)
        return Actor.of(account)

    return make


@pytest.fixture
def checker(hire: Hire) -> Actor:
    return hire("checker")


@pytest.fixture
def editor(hire: Hire) -> Actor:
    return hire("editor", Role.EDITOR)


@pytest.fixture
def admin(hire: Hire) -> Actor:
    return hire("admin", Role.ADMIN)


@pytest.fixture
def article(store: Store, checker: Actor) -> Article:
    return articles.create(store, checker, TEXT, ArticleDetails(title="The ferry", published_on=date(2026, 9, 7)))


@pytest.fixture
def claim(store: Store, checker: Actor, article: Article) -> Claim:
    return articles.read(store, checker, article.public_id).claims[0]


LOGBOOK = SourceDetails(
    kind=SourceKind.DOCUMENT, stance=Stance.SUPPORTS, title="The harbour's logbook", quote="412 on board"
)


def proposal(**changes: object) -> Proposal:
    """A verdict that nothing is wrong with, but for `changes`."""
    values: dict[str, object] = {
        "target": Target.TRUTH,
        "rating": "true",
        "wording": "The Halcyon carried 412 passengers on Sunday.",
        "reason": "The logbook has the same number.",
        "as_of": date(2026, 9, 8),
    }
    return Proposal(**{**values, **changes})  # type: ignore[arg-type]


@pytest.fixture
def sourced(store: Store, checker: Actor, claim: Claim) -> Claim:
    """The claim with a source attached."""
    sources.attach(store, checker, claim.public_id, LOGBOOK)
    return claim
