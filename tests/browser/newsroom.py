"""A newsroom of the tests' own: nothing in it but an account of each role, entered by e-mail and password."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, StorageState, expect

from factcheck.models import Article, Claim
from factcheck.models.values import Role
from factcheck.services import accounts, articles, newsrooms, schema
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.browser.server import Server, serve

PASSWORD = "a harbour full of herring"
WAIT = 10_000  # milliseconds until a missing element is a failure


def address_of(role: Role) -> str:
    return f"{role.value}@desk.example"


def prepare(store: Store) -> None:
    """A newsroom that asks for one approval, with an account of each role."""
    schema.upgrade(store)
    newsrooms.create(store, names={"en": "The Pier Desk", "ar": "مكتب الرصيف"}, languages=["ar", "en"])
    for role in Role:
        accounts.create(store, email=address_of(role), name=f"Person {role.value}", role=role, password=PASSWORD)


@dataclass
class OwnNewsroom:
    """A running newsroom, its database, and windows into it. Each role signs in once by hand, in `sign_in`."""

    browser: Browser
    server: Server
    store: Store
    states: dict[Role, StorageState] = field(default_factory=dict)

    @contextmanager
    def window(self, role: Role | None = None, *, script: bool = True, language: str = "en") -> Iterator[Page]:
        """A page in a window of its own, signed in as `role`; `script` says whether JavaScript runs there."""
        state = self._state(role) if role else None
        context = self._context(script, language, state)
        try:
            yield context.new_page()
        finally:
            context.close()

    def _context(self, script: bool, language: str, state: StorageState | None) -> BrowserContext:
        context = self.browser.new_context(
            base_url=self.server.address,
            java_script_enabled=script,
            locale=language,
            storage_state=state,
            reduced_motion="reduce",
        )
        context.set_default_timeout(WAIT)
        return context

    def _state(self, role: Role) -> StorageState:
        if role not in self.states:
            context = self._context(True, "en", None)
            sign_in(context.new_page(), role)
            self.states[role] = context.storage_state()
            context.close()
        return self.states[role]

    def actor(self, role: Role) -> Actor:
        return Actor.of(accounts.demo_entry(self.store, role))

    def article(self, text: str, **details: object) -> Article:
        """An article taken in by the fact-checker, without clicking there."""
        said = ArticleDetails(**{"published_on": date(2026, 9, 7), **details})  # type: ignore[arg-type]
        return articles.create(self.store, self.actor(Role.FACT_CHECKER), text, said)

    def claims(self, article: Article) -> list[Claim]:
        """The article's claims in reading order, as they stand now."""
        return articles.read(self.store, self.actor(Role.ADMIN), article.public_id).claims

    def text(self, article: Article) -> str:
        return articles.read(self.store, self.actor(Role.ADMIN), article.public_id).revision.text


def sign_in(page: Page, role: Role, language: str = "en") -> None:
    """Sign in by address and password, from wherever the page asks for it or from the page for it."""
    if not page.locator('input[name="password"]').count():
        page.goto(f"/{language}/sign-in")
    page.fill('input[name="email"]', address_of(role))
    page.fill('input[name="password"]', PASSWORD)
    page.click('form[action$="/sign-in"] button.pri')
    page.wait_for_selector('form[action$="/sign-out"]')


def ready(page: Page) -> None:
    """Wait until the scripts of a desk page have done their part: the button of the shortcuts comes last."""
    expect(page.locator("[data-keys-help]")).to_be_visible()


@pytest.fixture(scope="session")
def own_newsroom(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[OwnNewsroom]:
    """One newsroom for every test of this process; each test brings articles of its own."""
    folder: Path = tmp_path_factory.mktemp("own-newsroom")
    store = Store(f"sqlite:///{folder / 'newsroom.sqlite3'}")
    prepare(store)
    with serve(folder, demo="0", database=f"sqlite:///{folder / 'newsroom.sqlite3'}") as server:
        yield OwnNewsroom(browser, server, store)
    store.close()
