"""Sources: what a verdict rests on."""

from __future__ import annotations

import uuid
from datetime import date, datetime

from sqlmodel import Field, SQLModel

from factcheck.models.columns import long_text, moment, one_of, public_id
from factcheck.models.values import SourceKind, Stance


class Source(SQLModel, table=True):
    """A source attached to a claim. A `confidential` one is never public in any form."""

    __tablename__ = "source"
    __table_args__ = (one_of("kind", SourceKind), one_of("stance", Stance))

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    claim_id: int = Field(foreign_key="claim.id", index=True)
    kind: str
    stance: str
    title: str
    url: str = ""
    publisher: str = ""
    quote: str = long_text("")
    note: str = long_text("")
    is_primary: bool = False
    confidential: bool = False
    seen_on: date | None = None
    version: int = 1
    created_by: int = Field(foreign_key="account.id")
    created_at: datetime = moment()
    removed_at: datetime | None = moment(nullable=True)
