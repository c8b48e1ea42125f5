"""Who may do what: one table, checked by pages and by services alike."""

from __future__ import annotations

import uuid
from dataclasses import dataclass

from factcheck.models import Account
from factcheck.models.values import Role
from factcheck.services.errors import Forbidden, NotSignedIn

NEEDS: dict[str, Role] = {
    "article.add": Role.FACT_CHECKER,
    "article.read": Role.FACT_CHECKER,
    "article.change": Role.FACT_CHECKER,
    "claim.change": Role.FACT_CHECKER,
    "source.change": Role.FACT_CHECKER,
    "verdict.propose": Role.FACT_CHECKER,
    "link.decide": Role.FACT_CHECKER,
    "flag.dismiss": Role.FACT_CHECKER,
    "verdict.review": Role.EDITOR,
    "verdict.release": Role.EDITOR,
    "article.release": Role.EDITOR,
    "newsroom.weights": Role.EDITOR,
    "newsroom.thresholds": Role.EDITOR,
    "newsroom.lexicon": Role.EDITOR,
    "newsroom.settings": Role.ADMIN,
    "account.change": Role.ADMIN,
    "job.run": Role.EDITOR,
}


@dataclass(frozen=True)
class Actor:
    """The account a request acts for."""

    id: int
    public_id: uuid.UUID
    name: str
    role: Role

    @classmethod
    def of(cls, account: Account) -> Actor:
        if account.id is None:
            raise ValueError("the account is not stored yet")
        return cls(account.id, account.public_id, account.name, Role(account.role))

    def may(self, action: str) -> bool:
        return self.role.includes(NEEDS[action])


def require(actor: Actor | None, action: str) -> Actor:
    """The actor again, if there is one and the action is theirs."""
    if actor is None:
        raise NotSignedIn("not_signed_in")
    if not actor.may(action):
        raise Forbidden("role_too_low", needs=NEEDS[action].value)
    return actor
