"""The application on the newsroom of `tests/rules/world.py`, and the requests that the rules make of it."""

from __future__ import annotations

import hashlib
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import sqlalchemy as sa
from flask import Flask
from flask.testing import FlaskClient
from sqlmodel import SQLModel
from werkzeug.routing import Rule

from factcheck.app import create_app
from factcheck.config import Settings
from factcheck.models import Article, Claim, ClaimLink, Source, StaleFlag
from factcheck.models.values import Role
from factcheck.services.store import Store
from factcheck.web.sessions import COOKIE
from tests.databases import Postgresql
from tests.rules import world as worlds
from tests.rules.keeping import Kept, KeptDatabase, KeptFile
from tests.rules.world import UNKNOWN, World
from tests.web.conftest import sign_in

READER = "reader"
WHO = (READER, *Role)
FRAGMENT = {"HX-Request": "true"}
SESSIONS = "session"  # the table that a page with a form writes to: the form's token hangs on the session
Fields = dict[str, str]


@dataclass(frozen=True)
class Call:
    """A request that a route answers: its method, its endpoint, what it is about, and the address."""

    method: str
    endpoint: str
    thing: str
    path: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.method} {self.endpoint} {self.thing}"


@dataclass
class House:
    """A running application, a browser for each of WHO, and the database to go back to; `tokens` are the cookies of
    those who are signed in."""

    app: Flask
    store: Store
    world: World
    tokens: dict[str, str]
    kept: Kept
    browsers: dict[str, FlaskClient] = field(default_factory=dict)

    def calls(self, *methods: str) -> Iterator[Call]:
        """Every route with every thing it may be about, in the order of the endpoints' names."""
        rules = [rule for rule in self.app.url_map.iter_rules() if rule.endpoint != "static"]
        for rule in sorted(rules, key=lambda one: one.endpoint):
            for method in sorted((rule.methods or set()) & set(methods)):
                for thing, values in self.things(rule):
                    yield Call(method, rule.endpoint, thing, self.path(rule, values), values)

    def path(self, rule: Rule, values: dict[str, Any]) -> str:
        whole = {**({"lang": "en"} if "lang" in rule.arguments else {}), **values}
        return self.app.url_map.bind("localhost").build(rule.endpoint, whole)

    def things(self, rule: Rule) -> list[tuple[str, dict[str, Any]]]:
        """What a route's parameters may name, each by the name of its state."""
        asked = frozenset(rule.arguments - {"lang"})
        known = KINDS.get(asked)
        if known is None:
            pytest.fail(f"{rule.endpoint}: say in KINDS of tests/rules/house.py what {sorted(asked)} may name")
        return [(name, dict(zip(sorted(asked), found, strict=True))) for name, found in known(self.world)]

    def body(self, call: Call) -> Fields:
        """What a person fills in: a form that is taken where the state of things allows it."""
        made = BODIES.get(call.endpoint)
        if made is None:
            pytest.fail(f"{call.endpoint}: say in BODIES of tests/rules/house.py what its form holds")
        return {**made(), **self._version(call)}

    def _version(self, call: Call) -> Fields:
        """The version of what the form changes, for forms that carry one."""
        named = VERSIONED.get(call.endpoint)
        if named is None:
            return {}
        model, parameter = named
        with self.store.engine.connect() as connection:
            table = SQLModel.metadata.tables[model.__tablename__]  # type: ignore[index]
            query = sa.select(table.c.version).where(table.c.public_id == call.values[parameter])
            return {"version": str(connection.execute(query).scalar() or 1)}

    def send(self, who: str, call: Call, *, fragment: bool = False, **more: Any) -> Any:
        """The answer to a call. A form that is sent holds what `body` says unless `data` is given."""
        headers = {**(FRAGMENT if fragment else {}), **more.pop("headers", {})}
        if call.method == "POST" and "data" not in more:
            more["data"] = self.body(call)
        return self.browsers[who].open(call.path, method=call.method, headers=headers, **more)

    def digest(self, *, without: tuple[str, ...] = ()) -> str:
        """A hash of every row of every table but those named in `without`."""
        told = hashlib.sha256()
        with self.store.engine.connect() as connection:
            for table in SQLModel.metadata.sorted_tables:
                if table.name not in without:
                    rows = connection.execute(sa.select(table).order_by(*table.primary_key.columns)).all()
                    told.update(repr((table.name, [tuple(row) for row in rows])).encode())
        return told.hexdigest()

    def restore(self) -> None:
        """Put the database and the browsers back as they were at first."""
        self.kept.restore()
        self._sign_in()

    def tidy(self) -> None:
        """Restore, if anything was written since the last time."""
        if self.kept.tidy():
            self._sign_in()

    def _sign_in(self) -> None:
        self.browsers = {who: self.app.test_client() for who in WHO}
        for who, token in self.tokens.items():
            self.browsers[who].set_cookie(COOKIE, token)

    def close(self) -> None:
        self.store.close()
        self.app.extensions["factcheck.store"].close()
        self.kept.close()


def open_house(folder: Path, fill: Callable[[Store], World] = worlds.build, server: Postgresql | None = None) -> House:
    """Build a newsroom and open the application on it, with somebody of each role signed in.

    It is an SQLite file below `folder`, or a database of a PostgreSQL server if one is given.
    """
    address = server.empty() if server else f"sqlite:///{folder / 'newsroom.sqlite3'}"
    store = Store(address)
    world = fill(store)
    settings = Settings(
        instance=folder,
        database=address,
        secret_key="a key for the tests",
        sign_in_limit="100000 per minute",
    )
    app = create_app(settings)
    app.config.update(TESTING=True, WTF_CSRF_ENABLED=False)
    signed_in = {role.value: sign_in(app, world.accounts[role.value]).get_cookie(COOKIE) for role in Role}
    tokens = {who: cookie.value for who, cookie in signed_in.items() if cookie}
    for opened in (store, app.extensions["factcheck.store"]):
        opened.close()
    kept = KeptDatabase(server, address) if server else KeptFile(address)
    house = House(app, store, world, tokens, kept)
    house.restore()
    return house


def _by_name(things: dict[str, Any], key: str = "public_id", unknown: object = UNKNOWN) -> list[tuple[str, list[Any]]]:
    return [*((name, [getattr(thing, key)]) for name, thing in things.items()), ("unknown", [unknown])]


def _links(world: World) -> list[tuple[str, list[Any]]]:
    ours, other = world.claims["published"].public_id, world.claims["to_do"].public_id
    known = [(name, [ours, link.public_id]) for name, link in world.links.items()]
    return [*known, ("elsewhere", [other, world.links["confirmed"].public_id]), ("unknown", [ours, UNKNOWN])]


def _flags(world: World) -> list[tuple[str, list[Any]]]:
    ours, other = world.claims["published"].public_id, world.claims["to_do"].public_id
    known = [(name, [ours, flag.public_id]) for name, flag in world.flags.items()]
    first = next(iter(world.flags.values())).public_id if world.flags else UNKNOWN
    return [*known, ("elsewhere", [other, first]), ("unknown", [ours, UNKNOWN])]


def _offered(world: World) -> list[tuple[str, list[Any]]]:
    """A source of one claim offered to another."""
    ours = world.claims["to_do"].public_id
    known = [(name, [ours, source.public_id]) for name, source in world.sources.items()]
    return [*known, ("unknown", [ours, UNKNOWN])]


def _as_long_as_the_draft(world: World) -> str:
    draft = world.articles.get("draft")
    return "x" * len(draft.slug) if draft else "none"


# What the parameters of a route may name: (the state's name, the parameters in the order of their names).
KINDS: dict[frozenset[str], Callable[[World], list[tuple[str, list[Any]]]]] = {
    frozenset(): lambda world: [("-", [])],
    # As long as the draft's, so that even the length of the answers is the same.
    frozenset({"slug"}): lambda world: _by_name(world.articles, "slug", _as_long_as_the_draft(world)),
    frozenset({"article_id"}): lambda world: _by_name(world.articles),
    frozenset({"claim_id"}): lambda world: _by_name(world.claims),
    frozenset({"verdict_id"}): lambda world: _by_name(world.verdicts),
    frozenset({"source_id"}): lambda world: _by_name(world.sources),
    frozenset({"account_id"}): lambda world: _by_name(world.accounts),
    frozenset({"cluster_id"}): lambda world: _by_name(world.clusters),
    frozenset({"job_id"}): lambda world: _by_name(world.jobs),
    frozenset({"claim_id", "link_id"}): _links,
    frozenset({"claim_id", "flag_id"}): _flags,
    frozenset({"claim_id", "source_id"}): _offered,
}


def _once() -> Fields:
    return {"once": uuid.uuid4().hex}


def _says(**fields: str) -> Callable[[], Fields]:
    return lambda: {**_once(), **fields}


def _source() -> Fields:
    return {
        **_once(),
        "kind": "document",
        "stance": "refutes",
        "title": "A letter",
        "seen_on": date(2026, 9, 8).isoformat(),
    }


DETAILS = {"title": "The ferry again", "shown": "sentences", "language": "", "direction": ""}
SETTINGS = {"name_en": "The Desk", "name_ar": "المكتب", "languages": "en", "approvals": "1", "numerals": "latn"}
VERDICT = {"target": "truth", "rating": "false", "wording": "It sank.", "reason": "A letter says so."}
VERDICT |= {"as_of": "2026-09-08", "exception": "There is none.", "correction": "It was not so."}
BODIES: dict[str, Callable[[], Fields]] = {
    "accounts.demo_entry": lambda: {"role": "editor"},
    "accounts.sign_in": lambda: {"email": "nobody@desk.example", "password": "a long wrong word"},
    "accounts.sign_out": dict,
    "newsroom.approve": _once,
    "newsroom.cancel_job": _once,
    "newsroom.change_account": _says(role="editor", active="y"),
    "newsroom.publish_article": _says(with_verdicts="y"),
    "newsroom.publish_verdict": _once,
    "newsroom.resume_job": _once,
    "newsroom.send_back": _says(reason="It needs a source."),
    "newsroom.settings": _says(**SETTINGS),
    "newsroom.start_job": _once,
    "newsroom.start_relink": _once,
    "newsroom.thresholds": _says(t_suggested="0.5"),
    "newsroom.try_thresholds": _says(t_suggested="0.5"),
    "newsroom.try_weights": _says(language="en", w_number="2.5"),
    "newsroom.weights": _says(language="en", w_number="2.5"),
    "newsroom.concept": _says(key="zz_quay", en="quayage", ar="رصيفية", version="0"),
    "newsroom.take_back_words": _says(key="zz_none", version="0"),
    "newsroom.take_in_lexicon": _says(text='{"zz_quay": {"en": ["quayage"], "ar": ["رصيفية"]}}'),
    "newsroom.try_concept": _says(key="", en="ferry", ar=""),
    "newsroom.withdraw_article": _says(reason="It was not ours."),
    "newsroom.withdraw_verdict": _says(reason="It was not so."),
    "workbench.add_claim": _says(start="4", end="18", text="The ferry sailed."),
    "workbench.add_source": _source,
    "workbench.change_article": _says(**DETAILS),
    "workbench.change_source": _source,
    "workbench.connect_claims": _says(other=f"/en/claims/{UNKNOWN}", relation="same"),
    "workbench.decide_link": _says(decision="contradicts"),
    "workbench.dismiss_flag": _says(reason="It holds all the same."),
    "workbench.reopen_flag": _once,
    "workbench.give_back": _once,
    "workbench.new_article": _says(text="The mayor opened a bridge on Monday.", **DETAILS),
    "workbench.propose": _says(**VERDICT),
    "workbench.put_back_source": _once,
    "workbench.remove_source": _once,
    "workbench.restore": _once,
    "workbench.rewrite": _says(text="The ferry sailed on Sunday."),
    "workbench.set_aside": _says(reason="It is a question."),
    "workbench.take": _once,
    "workbench.translate": _says(language="ar", text="أبحرت العبارة.", version="0"),
}
VERSIONED: dict[str, tuple[type[SQLModel], str]] = {
    "workbench.change_article": (Article, "article_id"),
    "workbench.change_source": (Source, "source_id"),
    "workbench.decide_link": (ClaimLink, "link_id"),
    "workbench.dismiss_flag": (StaleFlag, "flag_id"),
    "workbench.reopen_flag": (StaleFlag, "flag_id"),
    "workbench.put_back_source": (Source, "source_id"),
    "workbench.remove_source": (Source, "source_id"),
    **{
        f"workbench.{name}": (Claim, "claim_id") for name in ("give_back", "propose", "restore", "rewrite", "set_aside")
    },
    "workbench.take": (Claim, "claim_id"),
}
