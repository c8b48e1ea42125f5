"""Accounts: making them, signing in, changing what they may do."""

from __future__ import annotations

import re
import uuid
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import func
from sqlmodel import Session, col, delete, select

from factcheck.models import Account, SessionRecord
from factcheck.models.values import Role
from factcheck.services.errors import Conflict, Invalid, NotFound
from factcheck.services.permissions import Actor, require
from factcheck.services.store import Store
from factcheck.services.transactions import one_transaction

MIN_PASSWORD = 12
MAX_PASSWORD = 1_000
_hasher = PasswordHasher()


@cache
def _nobody() -> str:
    """A hash to verify when an address is unknown, so that the answer takes as long as for a known one."""
    return _hasher.hash("nobody has this password")


@one_transaction
def create(store: Store, *, email: str, name: str, role: Role, password: str | None) -> Account:
    """A new account. Without a password it can be entered only through a demo newsroom's buttons."""
    address = email.strip().lower()
    check(address, name, password)
    with store.writing() as session:
        if session.exec(select(Account).where(Account.email == address)).first():
            raise Conflict("email_taken")
        hashed = _hasher.hash(password) if password is not None else None
        account = Account(email=address, name=name.strip(), role=role.value, password_hash=hashed)
        session.add(account)
        return account


def check(email: str, name: str, password: str | None) -> None:
    """Raise Invalid with a code for each of these that does not do."""
    fields = {}
    if not re.fullmatch(r"[^@\s]+@[^@\s]+", email) or len(email) > 254:
        fields["email"] = "email_malformed"
    if not name.strip() or len(name) > 200:
        fields["name"] = "name_missing"
    if password is not None and not MIN_PASSWORD <= len(password) <= MAX_PASSWORD:
        fields["password"] = "password_length"  # noqa: S105
    if fields:
        raise Invalid(fields=fields)


def authenticate(store: Store, email: str, password: str) -> Account:
    """The account whose address and password these are; anything else is the same refusal."""
    with store.reading() as session:
        query = select(Account).where(Account.email == email.strip().lower(), col(Account.active).is_(True))
        account = session.exec(query).first()
    known = account.password_hash if account and account.password_hash else None
    if not _matches(known or _nobody(), password) or account is None or known is None:
        raise Invalid("sign_in_refused")
    return account


def _matches(hashed: str, password: str) -> bool:
    try:
        return len(password) <= MAX_PASSWORD and _hasher.verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def demo_entry(store: Store, role: Role) -> Account:
    """The demo newsroom's first account of a role."""
    with store.reading() as session:
        query = select(Account).where(Account.role == role.value, col(Account.active).is_(True))
        account = session.exec(query.order_by(col(Account.id))).first()
    if account is None:
        raise NotFound("no_such_account")
    return account


def active(store: Store, account_id: int) -> Account | None:
    with store.reading() as session:
        account = session.get(Account, account_id)
    return account if account and account.active else None


def everyone(store: Store, actor: Actor) -> list[Account]:
    require(actor, "account.change")
    with store.reading() as session:
        people = list(session.exec(select(Account).order_by(col(Account.id))))
    # By code points, here and not in SQL: PostgreSQL sorts words by whatever language its database was made with.
    return sorted(people, key=lambda account: account.name.casefold())


def names(session: Session) -> dict[int, str]:
    """Name by key, for showing who did what inside the newsroom."""
    return {key: name for key, name in session.exec(select(Account.id, Account.name)) if key is not None}


@one_transaction
def change(store: Store, actor: Actor, account_id: uuid.UUID, *, role: Role, active: bool) -> Account:
    """Set role and standing. The last active admin stays one; a change ends the account's sessions."""
    require(actor, "account.change")
    with store.writing() as session:
        account = session.exec(select(Account).where(Account.public_id == account_id)).first()
        if account is None:
            raise NotFound("no_such_account")
        if account.role == Role.ADMIN and not (active and role is Role.ADMIN):
            _keep_one_admin(session)
        account.role, account.active = role.value, active
        session.add(account)
        session.exec(delete(SessionRecord).where(col(SessionRecord.account_id) == account.id))
        return account


def _keep_one_admin(session: Session) -> None:
    query = select(func.count()).where(Account.role == Role.ADMIN.value, col(Account.active).is_(True))
    if session.exec(query).one() <= 1:
        raise Conflict("last_admin")
