"""Articles: taking one in, changing what is known of it, publishing and withdrawing it."""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property

import sqlalchemy as sa
from sqlalchemy import func
from sqlmodel import Session, col, select

from factcheck.models import Article, Claim, CoveredStretch, Part, Revision
from factcheck.models.columns import now
from factcheck.models.values import ArticleState, ClaimState, Outcome, PartKind, Shown
from factcheck.services import parts, splits, weights
from factcheck.services.addresses import is_web_address
from factcheck.services.errors import Conflict, Invalid, NotFound
from factcheck.services.history import sha256
from factcheck.services.parts import Around, Layout
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Once, Store
from factcheck.services.transactions import one_transaction
from factcheck.services.versions import advance
from factcheck.text.language import LANGUAGES, detect, direction_of

MAX_TITLE = 300
EARLIEST = date(1600, 1, 1)  # the first newspapers; an earlier date is a slip of the finger


@dataclass(frozen=True)
class ArticleDetails:
    """What a person says of an article. Empty `language` and `direction` are found from the text."""

    title: str = ""
    url: str = ""
    publisher: str = ""
    author: str = ""
    published_on: date | None = None
    language: str = ""
    direction: str = ""
    shown: Shown = Shown.SENTENCES
    rights: str = ""


@one_transaction
def create(
    store: Store,
    actor: Actor,
    text: str,
    details: ArticleDetails,
    around: Around | None = None,
    once: Once | None = None,
) -> Article:
    """Take in an article: its body, its title and what stands `around` it become the text of revision 1, split
    into claims that are indexed and linked."""
    require(actor, "article.add")
    layout = parts.laid_out(text, details.title, around)
    if details.shown is Shown.LINK and layout.parts[0].kind != PartKind.TITLE:
        raise Invalid(fields={"title": "title_for_link"})  # else words of the text would stand above the page
    check(details)
    language = details.language or detect(layout.text)
    with store.reading() as session:
        own = weights.in_force(session, language)
    split = splits.read(layout, language, details.published_on, own)
    with store.writing(once) as session:
        article = _article(session, actor, layout.text, details, language)
        revision = _revision(session, article, actor, layout)
        splits.store(session, article, revision, split)
        session.info["reply"] = article.public_id
        return article


def _revision(session: Session, article: Article, actor: Actor, layout: Layout) -> Revision:
    text = layout.text
    revision = Revision(article_id=article.id or 0, text=text, sha256=sha256(text), created_by=actor.id)
    session.add(revision)
    session.flush()
    session.add_all(Part(**{**part.model_dump(), "revision_id": revision.id}) for part in layout.parts)
    return revision


def check(details: ArticleDetails) -> None:
    """Raise Invalid with a code for each detail that does not do."""
    fields = {}
    if details.url and not is_web_address(details.url):
        fields["url"] = "url_not_web"
    if len(details.title) > MAX_TITLE:
        fields["title"] = "too_long"
    if details.shown is Shown.FULL and not details.rights.strip():
        fields["rights"] = "rights_missing"
    if details.published_on and not EARLIEST <= details.published_on <= now().date() + timedelta(days=1):
        fields["published_on"] = "date_unlikely"
    if details.language not in ("", *LANGUAGES, "und"):
        fields["language"] = "language_unknown"
    if details.direction not in ("", "rtl", "ltr"):
        fields["direction"] = "direction_unknown"
    if fields:
        raise Invalid(fields=fields)


def _article(session: Session, actor: Actor, text: str, details: ArticleDetails, language: str) -> Article:
    title = details.title.strip() or first_line(text)
    article = Article(
        slug=free_slug(session, title),
        title=title,
        url=details.url,
        publisher=details.publisher,
        author=details.author,
        published_on=details.published_on,
        language=language,
        direction=details.direction or direction_of(text),
        shown=details.shown.value,
        created_by=actor.id,
    )
    record_rights(article, actor, details.rights)
    session.add(article)
    session.flush()
    return article


def record_rights(article: Article, actor: Actor, rights: str) -> None:
    """Write down what allows the text to be shown, and who said so when; nothing changes if it said so before."""
    if rights.strip() == article.rights:
        return
    article.rights = rights.strip()
    article.rights_by, article.rights_at = (actor.id, now()) if article.rights else (None, None)


def first_line(text: str) -> str:
    """A title for an article that came without one: its first line, cut at a word near 90 characters."""
    line = text.strip().split("\n", 1)[0].strip()
    return line if len(line) <= 90 else line[:90].rsplit(" ", 1)[0] + "…"


def free_slug(session: Session, title: str) -> str:
    """Words of the title joined by hyphens, made unique by a number."""
    words = re.findall(r"\w+", title.casefold())
    base = ""
    for word in words:
        if len(base) + len(word) > 60:
            break
        base = f"{base}-{word}" if base else word
    base = base or "article"
    taken = set(session.exec(select(Article.slug).where(col(Article.slug).startswith(base, autoescape=True))))
    number = next(n for n in range(1, len(taken) + 2) if _numbered(base, n) not in taken)
    return _numbered(base, number)


def _numbered(base: str, number: int) -> str:
    return base if number == 1 else f"{base}-{number}"


def find(session: Session, article_id: uuid.UUID) -> Article:
    article = session.exec(select(Article).where(Article.public_id == article_id)).first()
    if article is None:
        raise NotFound("no_such_article")
    return article


def latest_revision(session: Session, article: Article) -> Revision:
    query = select(Revision).where(Revision.article_id == article.id)
    return session.exec(query.order_by(col(Revision.number).desc()).limit(1)).one()


def coverage(session: Session, revision: Revision, outcome: Outcome | None = None) -> list[CoveredStretch]:
    """What became of each stretch of the text, in order; only those with `outcome`, if one is asked for."""
    query = select(CoveredStretch).where(CoveredStretch.revision_id == revision.id)
    query = query if outcome is None else query.where(CoveredStretch.outcome == outcome.value)
    return list(session.exec(query.order_by(col(CoveredStretch.start))))


@dataclass(frozen=True)
class ArticleText:
    """An article with its text, what each stretch of it became, and its claims in reading order."""

    article: Article
    revision: Revision
    coverage: list[CoveredStretch]
    claims: list[Claim]
    parts: list[Part]

    @cached_property
    def numbers(self) -> dict[int, int]:
        """What each claim is called, by its key: its place in reading order, the same for workers and readers.

        Claims that were set aside have none.
        """
        return {claim.id or 0: place for place, claim in enumerate(worked_on(self.claims), 1)}


def read(store: Store, actor: Actor, article_id: uuid.UUID) -> ArticleText:
    """An article as its workers see it, claims that were set aside included."""
    require(actor, "article.read")
    with store.reading() as session:
        return text_of(session, find(session, article_id))


def text_of(session: Session, article: Article) -> ArticleText:
    revision = latest_revision(session, article)
    own = claims_of(session, article)
    return ArticleText(article, revision, coverage(session, revision), own, parts.of_revision(session, revision))


def worked_on(own: Iterable[Claim]) -> list[Claim]:
    """The claims that were not set aside."""
    return [claim for claim in own if claim.set_aside is None]


def claims_of(session: Session, article: Article, *, worked_on_only: bool = False) -> list[Claim]:
    """The article's claims in reading order."""
    query = select(Claim).where(Claim.article_id == article.id)
    if worked_on_only:
        query = query.where(col(Claim.set_aside).is_(None))
    return list(session.exec(query.order_by(col(Claim.start), col(Claim.end), col(Claim.number))))


@dataclass(frozen=True)
class ArticleRow:
    """An article in a list, with how many claims it has and how many of them have a verdict out."""

    article: Article
    claims: int
    checked: int


def listing(store: Store, actor: Actor) -> list[ArticleRow]:
    """Every article, newest first."""
    require(actor, "article.read")
    with store.reading() as session:
        articles = session.exec(select(Article).order_by(col(Article.created_at).desc(), col(Article.id).desc())).all()
        return [ArticleRow(article, *counts) for article, counts in with_counts(session, list(articles))]


def with_counts(session: Session, articles: list[Article]) -> list[tuple[Article, tuple[int, int]]]:
    """Each article with (claims worked on, claims with a published verdict), in one query."""
    out = (ClaimState.PUBLISHED.value, ClaimState.CORRECTED.value)
    checked = func.sum(sa.case((col(Claim.state).in_(out), 1), else_=0))
    query = select(Claim.article_id, func.count(), checked).where(
        col(Claim.set_aside).is_(None), col(Claim.article_id).in_([a.id for a in articles])
    )
    counted = {row[0]: (row[1], int(row[2] or 0)) for row in session.exec(query.group_by(col(Claim.article_id)))}
    return [(article, counted.get(article.id or 0, (0, 0))) for article in articles]


@one_transaction
def change(
    store: Store,
    actor: Actor,
    article_id: uuid.UUID,
    version: int | None,
    details: ArticleDetails,
    once: Once | None = None,
) -> Article:
    """Correct what is known of an article. Its text and its address stay; a corrected language splits it anew."""
    require(actor, "article.change")
    check(details)
    with store.writing(once) as session:
        article = find(session, article_id)
        advance(session, article, version, "article_changed")
        article.title = details.title.strip() or article.title
        article.url, article.publisher, article.author = details.url, details.publisher, details.author
        article.published_on, article.shown = details.published_on, details.shown.value
        record_rights(article, actor, details.rights)
        corrected = details.language not in ("", article.language)
        article.language = details.language or article.language
        article.direction = details.direction or article.direction
        session.add(article)
        if corrected:
            splits.renew(session, article, latest_revision(session, article), claims_of(session, article))
        return article


@one_transaction
def publish(store: Store, actor: Actor, article_id: uuid.UUID, once: Once | None = None) -> Article:
    """Put the article and its published verdicts before readers."""
    require(actor, "article.release")
    with store.writing(once) as session:
        article = find(session, article_id)
        release(session, article)
        return article


def release(session: Session, article: Article) -> None:
    """Put the article out within a transaction that is open."""
    if article.state == ArticleState.PUBLISHED:
        raise Conflict("already_published")
    article.state, article.released_at = ArticleState.PUBLISHED.value, article.released_at or now()
    article.withdrawn_at, article.withdrawn_because = None, ""
    article.version += 1
    session.add(article)


@one_transaction
def withdraw(store: Store, actor: Actor, article_id: uuid.UUID, reason: str, once: Once | None = None) -> Article:
    """Take the article away from readers, who are told why; nothing is lost and it can be published again."""
    require(actor, "article.release")
    if not reason.strip():
        raise Invalid(fields={"reason": "reason_missing"})
    with store.writing(once) as session:
        article = find(session, article_id)
        if article.state != ArticleState.PUBLISHED:
            raise Conflict("not_published")
        article.state, article.withdrawn_at = ArticleState.WITHDRAWN.value, now()
        article.withdrawn_because = reason.strip()
        article.version += 1
        session.add(article)
        return article
