"""The newsroom's own words for the lexicon, as a transaction finds them."""

from __future__ import annotations

import json

from sqlmodel import Session, col, select

from factcheck.models.lexicon import OwnConcept


def in_force(session: Session) -> str:
    """The newsroom's own entries as JSON in the lexicon's shape, "" for none: what linking takes."""
    with session.no_autoflush:  # asked for in the midst of any work
        own = session.exec(select(OwnConcept).order_by(col(OwnConcept.key))).all()
    return json.dumps({row.key: row.entry() for row in own}, ensure_ascii=False) if own else ""
