"""Accounts and the sessions they are signed in with."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import Any

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_object, moment, one_of, public_id
from factcheck.models.values import Role


class Account(SQLModel, table=True):
    """A person who works here. `public_id` is the pseudonym that history entries carry."""

    __tablename__ = "account"
    __table_args__ = (one_of("role", Role),)

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    email: str = Field(unique=True)
    name: str
    password_hash: str | None = None
    role: str = Role.FACT_CHECKER.value
    active: bool = True
    name_public: bool = False
    created_at: datetime = moment()


class SessionRecord(SQLModel, table=True):
    """A browser's session, kept here and found by the hash of the token in its cookie."""

    __tablename__ = "session"

    id: int | None = Field(default=None, primary_key=True)
    token_hash: str = Field(unique=True)
    account_id: int | None = Field(default=None, foreign_key="account.id", ondelete="CASCADE")
    content: dict[str, Any] = json_object()
    created_at: datetime = moment()
    expires_at: datetime = moment()


class Submission(SQLModel, table=True):
    """A form that was taken: sent twice, it gets the first reply and leaves one row."""

    __tablename__ = "submission"
    __table_args__ = (sa.UniqueConstraint("account_id", "token"),)

    id: int | None = Field(default=None, primary_key=True)
    account_id: int = Field(foreign_key="account.id", ondelete="CASCADE")
    token: str
    body_hash: str
    reply: str = ""
    created_at: datetime = moment()
