"""Articles, their immutable revisions, and what each stretch of text is and became."""

from __future__ import annotations

import uuid
from datetime import date, datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import long_text, moment, one_of, public_id
from factcheck.models.values import ArticleState, Outcome, PartKind, Shown


class Article(SQLModel, table=True):
    """What is known of an article; its text is in its revisions.

    `engine` is the version of splitting and linking that made its claims and suggestions; empty before there were any.
    """

    __tablename__ = "article"
    __table_args__ = (
        one_of("state", ArticleState),
        one_of("shown", Shown),
        sa.Index("ix_article_published_on", "published_on", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    slug: str = Field(unique=True)
    title: str
    url: str = ""
    publisher: str = Field(default="", index=True)
    author: str = ""
    published_on: date | None = None
    language: str
    direction: str
    state: str = ArticleState.DRAFT.value
    shown: str = Shown.SENTENCES.value
    rights: str = ""
    engine: str = Field(default="", sa_column_kwargs={"server_default": ""})
    rights_by: int | None = Field(default=None, foreign_key="account.id")
    rights_at: datetime | None = moment(nullable=True)
    version: int = 1
    created_by: int = Field(foreign_key="account.id")
    created_at: datetime = moment()
    released_at: datetime | None = moment(nullable=True)
    withdrawn_at: datetime | None = moment(nullable=True)
    withdrawn_because: str = long_text("")
    updated_at: datetime = moment()


class Revision(SQLModel, table=True):
    """One canonical text of an article. Never changed: every span points into it."""

    __tablename__ = "revision"
    __table_args__ = (sa.UniqueConstraint("article_id", "number"),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    article_id: int = Field(foreign_key="article.id", index=True)
    number: int = 1
    text: str = long_text()
    sha256: str
    created_by: int = Field(foreign_key="account.id")
    created_at: datetime = moment()


class Part(SQLModel, table=True):
    """A stretch of a revision (code points) with a place of its own in the article. Never changed.

    The parts of a revision, in order, cover all of its text but the blank lines between them. Captions and images
    of one picture share its number `figure`, counted from 1; `url` is where the picture can be seen, if anywhere.
    """

    __tablename__ = "part"
    __table_args__ = (
        one_of("kind", PartKind),
        sa.UniqueConstraint("revision_id", "position"),
        sa.CheckConstraint('0 <= start AND start < "end"', name="span_forward"),
    )

    id: int | None = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revision.id", index=True)
    position: int
    kind: str
    start: int
    end: int
    figure: int | None = None
    url: str = ""


class CoveredStretch(SQLModel, table=True):
    """A stretch of a revision (code points) and what it became, with the reason as a code."""

    __tablename__ = "coverage"
    __table_args__ = (one_of("outcome", Outcome),)

    id: int | None = Field(default=None, primary_key=True)
    revision_id: int = Field(foreign_key="revision.id", index=True)
    start: int
    end: int
    outcome: str
    reason: str = ""
