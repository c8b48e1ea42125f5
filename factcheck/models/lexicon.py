"""What a newsroom adds to the lexicon of concepts."""

from __future__ import annotations

import uuid
from datetime import datetime

from sqlmodel import Field, SQLModel

from factcheck.models.columns import json_list, moment, public_id


class OwnConcept(SQLModel, table=True):
    """A concept of the newsroom's own, or its own words for a shipped one of the same key.

    `en` and `ar` are words as they are typed; `opposites` are keys; `actor` marks one who does or suffers.
    """

    __tablename__ = "own_concept"

    id: int | None = Field(default=None, primary_key=True)
    public_id: uuid.UUID = public_id()
    key: str = Field(unique=True)
    en: list[str] = json_list()
    ar: list[str] = json_list()
    opposites: list[str] = json_list()
    actor: bool = False
    version: int = 1
    changed_by: int = Field(foreign_key="account.id")
    created_at: datetime = moment()
    updated_at: datetime = moment()

    def entry(self) -> dict[str, list[str]]:
        """The concept in the shape of the lexicon's files."""
        whole = {"en": self.en, "ar": self.ar, "opposites": self.opposites, "kind": ["actor"] if self.actor else []}
        return {name: list(items) for name, items in whole.items() if items or name in ("en", "ar")}
