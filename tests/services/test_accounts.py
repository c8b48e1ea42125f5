"""Accounts: passwords, roles, and the one administrator who has to remain."""

from __future__ import annotations

import pytest
from sqlmodel import select

from factcheck.models import Account, SessionRecord
from factcheck.models.values import Role
from factcheck.services import accounts
from factcheck.services.errors import Conflict, Forbidden, Invalid
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.services.conftest import Hire

PASSWORD = "a long enough password"


def test_a_password_is_kept_only_as_argon2(store: Store) -> None:
    account = accounts.create(store, email=" Noor@Desk.example ", name="Noor", role=Role.EDITOR, password=PASSWORD)
    assert account.email == "noor@desk.example"
    assert (account.password_hash or "").startswith("$argon2id$")
    assert accounts.authenticate(store, "NOOR@desk.example", PASSWORD).id == account.id


@pytest.mark.parametrize("email", ["noor@desk.example", "nobody@desk.example"])
def test_wrong_and_unknown_are_the_same_refusal(store: Store, email: str) -> None:
    accounts.create(store, email="noor@desk.example", name="Noor", role=Role.EDITOR, password=PASSWORD)
    with pytest.raises(Invalid, match="sign_in_refused"):
        accounts.authenticate(store, email, "another password")


def test_no_password_no_entry(store: Store, checker: Actor) -> None:
    for guess in ("", "None", PASSWORD):
        with pytest.raises(Invalid):
            accounts.authenticate(store, "checker@desk.example", guess)


@pytest.mark.parametrize(
    ("email", "name", "password", "field"),
    [("noor", "Noor", PASSWORD, "email"), ("n@x", " ", PASSWORD, "name"), ("n@x", "Noor", "short", "password")],
)
def test_what_an_account_needs(store: Store, email: str, name: str, password: str, field: str) -> None:
    with pytest.raises(Invalid) as refusal:
        accounts.create(store, email=email, name=name, role=Role.EDITOR, password=password)
    assert list(refusal.value.fields) == [field]


def test_one_account_an_address(store: Store, checker: Actor) -> None:
    with pytest.raises(Conflict, match="email_taken"):
        accounts.create(store, email="CHECKER@desk.example", name="Two", role=Role.EDITOR, password=PASSWORD)


def test_a_change_of_role_ends_the_sessions(store: Store, checker: Actor, admin: Actor) -> None:
    with store.writing() as session:
        session.add(SessionRecord(token_hash="x", account_id=checker.id))
    accounts.change(store, admin, checker.public_id, role=Role.EDITOR, active=True)
    with store.reading() as session:
        assert session.exec(select(SessionRecord)).all() == []
        assert session.get_one(Account, checker.id).role == Role.EDITOR


def test_deactivated_accounts_do_not_enter(store: Store, admin: Actor) -> None:
    account = accounts.create(store, email="n@desk.example", name="Noor", role=Role.EDITOR, password=PASSWORD)
    accounts.change(store, admin, account.public_id, role=Role.EDITOR, active=False)
    with pytest.raises(Invalid):
        accounts.authenticate(store, "n@desk.example", PASSWORD)
    assert accounts.active(store, account.id or 0) is None


def test_the_last_admin_stays(store: Store, admin: Actor) -> None:
    with pytest.raises(Conflict, match="last_admin"):
        accounts.change(store, admin, admin.public_id, role=Role.EDITOR, active=True)


def test_only_admins_change_accounts(store: Store, editor: Actor, checker: Actor) -> None:
    with pytest.raises(Forbidden):
        accounts.change(store, editor, checker.public_id, role=Role.ADMIN, active=True)
    with pytest.raises(Forbidden):
        accounts.everyone(store, editor)


def test_people_are_listed_by_name_in_both_scripts_whatever_the_database_sorts_by(store: Store, hire: Hire) -> None:
    named = ["Zaid", "بدر", "amal", "أمل", "Éva", "Basil"]
    for number, name in enumerate(named):
        accounts.create(store, email=f"p{number}@desk.example", name=name, role=Role.EDITOR, password=None)
    admin = hire("Chief", Role.ADMIN)
    found = [account.name for account in accounts.everyone(store, admin)]
    assert found == ["amal", "Basil", "Chief", "Zaid", "Éva", "أمل", "بدر"]
