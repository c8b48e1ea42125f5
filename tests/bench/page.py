"""The public page of an article with 60 claims: server time, queries, the second visit, and its weight."""

import gc
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import quote

import sqlalchemy as sa
from flask.testing import FlaskClient
from playwright.sync_api import sync_playwright
from werkzeug.test import EnvironBuilder, run_wsgi_app

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Article, Claim
from factcheck.models.values import Decision, Role, Shown, SourceKind, Stance, Target
from factcheck.services import accounts, articles, newsrooms, schema, sources, verdicts
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.bench.figure import Figure, milliseconds
from tests.browser.find_browser import find, launch_flags
from tests.browser.server import serve

CLAIMS = 60
RATINGS = ("true", "mostly-true", "mixed", "misleading", "false", "unverifiable")


TOWNS = {
    "en": ("Harwick", "Lindmouth", "Saltby", "Orran", "Kestrel Bay", "Dunmere"),
    "ar": ("الدلبة", "الكروم", "السرح", "المرج", "النخيل", "الساحل"),
}
SENTENCES = {
    "en": "The town of {town} opened {schools} schools in {year}.",
    "ar": "افتتحت بلدة {town} {schools} مدرسة عام {year}.",
}


def article_text(language: str) -> str:
    """Sixty sentences of one claim each, none like another in its numbers."""
    towns, sentence = TOWNS[language], SENTENCES[language]
    return "\n\n".join(
        sentence.format(town=towns[number % 6], schools=number + 13, year=1950 + number) for number in range(CLAIMS)
    )


def judge(store: Store, author: Actor, editor: Actor, claim: Claim, rating: str) -> None:
    """Give a claim a published verdict that rests on one source."""
    source = sources.SourceDetails(SourceKind.LINK, Stance.SUPPORTS, "Yearbook", "https://example.org/yearbook")
    sources.attach(store, author, claim.public_id, source)
    proposal = verdicts.Proposal(Target.TRUTH, rating, claim.text, "The yearbook lists the schools.", date(2024, 1, 1))
    verdict = verdicts.propose(store, author, claim.public_id, claim.version, proposal)
    verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    verdicts.publish(store, editor, verdict.public_id)


def fill(address: str, language: str = "en") -> tuple[Article, int]:
    """A newsroom with the article published and half of its claims judged; the article and its claims."""
    store = Store(address)
    schema.upgrade(store)
    newsrooms.create(store, names={"en": "Measured", "ar": "قياس"}, languages=["en", "ar"])
    people = [
        Actor.of(accounts.create(store, email=f"{role.value}@example.org", name=role.value, role=role, password=None))
        for role in (Role.FACT_CHECKER, Role.EDITOR)
    ]
    details = articles.ArticleDetails(title="Schools of six towns", shown=Shown.FULL, rights="our own text")
    article = articles.create(store, people[0], article_text(language), details)
    with store.reading() as session:
        claims = articles.claims_of(session, article)
    for number, claim in enumerate(claims[::2]):
        judge(store, people[0], people[1], claim, RATINGS[number % len(RATINGS)])
    article = articles.publish(store, people[1], article.public_id)
    store.close()
    return article, len(claims)


@contextmanager
def counted() -> Iterator[list[str]]:
    """The statements that any database runs while the block lasts."""
    seen: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        seen.append(statement)

    sa.event.listen(sa.Engine, "before_cursor_execute", note)
    try:
        yield seen
    finally:
        sa.event.remove(sa.Engine, "before_cursor_execute", note)


def server_figures(client: FlaskClient, path: str, claims: int) -> list[Figure]:
    """Time, queries and the second visit, inside one process."""
    accepted = {"Accept-Encoding": "gzip, br"}  # what a browser says; compressing is part of the time
    first = client.get(path, headers=accepted)
    if first.status_code != 200:
        raise RuntimeError(f"{path} answered {first.status_code}")
    asked = EnvironBuilder(path=path, headers=accepted).get_environ()
    taken = milliseconds(lambda: run_wsgi_app(client.application, asked, buffered=True), times=25)
    with counted() as statements:
        client.get(path)
    queries = [text for text in statements if text.lstrip().upper().startswith(("SELECT", "WITH"))]
    again = client.get(path, headers={**accepted, "If-None-Match": first.headers.get("ETag", "")})
    return [
        Figure(f"server time, {claims} claims", f"{taken:.1f} ms", "at most 25 ms", taken <= 25),
        Figure("queries", str(len(queries)), "at most 15", len(queries) <= 15),
        Figure("second visit", str(again.status_code), "304", again.status_code == 304),
    ]


def weight_figures(address: str) -> list[Figure]:
    """What a browser loads for a first visit, in bytes over the wire."""
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=find(), args=launch_flags())
        page = browser.new_page()
        sizes: dict[str, int] = {}
        page.on(
            "requestfinished",
            lambda request: sizes.update({request.url: request.sizes()["responseBodySize"]}),
        )
        page.goto(address, wait_until="networkidle")
        browser.close()
    fonts = sum(size for url, size in sizes.items() if url.partition("?")[0].endswith(".woff2"))
    total = sum(sizes.values())
    told = f"{total / 1000:.0f} KB in {len(sizes)} requests ({fonts / 1000:.0f} KB fonts)"
    return [Figure("page weight with fonts", told, "under 300 KB", total < 300_000)]


def measure() -> list[Figure]:
    """A newsroom a language made for the occasion, measured and thrown away."""
    return [figure for language in ("ar", "en") for figure in measure_in(language)]


def measure_in(language: str) -> list[Figure]:
    """The figures of an article in one language, under the interface of the same language."""
    with tempfile.TemporaryDirectory() as folder:
        address = f"sqlite:///{Path(folder, 'measured.sqlite3')}"
        article, claims = fill(address, language)
        path = f"/{language}/articles/{quote(article.slug)}"
        app = create_app(Settings(database=address, instance=Path(folder, "instance")))
        gc.collect()
        gc.freeze()  # as the server does once it has started
        figures = server_figures(app.test_client(), path, claims)
        with serve(Path(folder), demo="0", database=address) as server:
            figures += weight_figures(server.address + path)
    return [replace(figure, name=f"{language}: {figure.name}") for figure in figures]
