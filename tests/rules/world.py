"""A newsroom with a thing in every state, for the rules that look at what becomes of each of them.

Every database key in it is one of KEYS, and every name or text that must not leave the newsroom holds HIDDEN, so that
either is found wherever it turns up.
"""

from __future__ import annotations

import re
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from itertools import count
from typing import Any

import sqlalchemy as sa
from sqlmodel import SQLModel, select

from factcheck.models import Account, Article, Claim, ClaimLink, Cluster, Job, Source, StaleFlag, Verdict
from factcheck.models.values import Decision, JobState, LinkState, Relation, Role, Shown, SourceKind, Stance, Target
from factcheck.services import (
    accounts,
    articles,
    claims,
    clusters,
    deciding,
    jobs,
    newsrooms,
    schema,
    sources,
    stale,
    verdicts,
)
from factcheck.services.articles import ArticleDetails
from factcheck.services.jobs import Failure, Position
from factcheck.services.permissions import Actor
from factcheck.services.sources import SourceDetails
from factcheck.services.store import Store
from factcheck.services.verdicts import Proposal

FIRST_KEY = 731_400_001
KEYS = re.compile(r"(?<![0-9A-Za-z])7314\d{5}(?![0-9A-Za-z])")  # alone, and not by chance in a longer token
HIDDEN = "Quillfeather"
UNKNOWN = uuid.UUID("00000000-0000-4000-8000-000000000000")
WAS_RIGHT = "The logbook has the same number."
SENTENCES = (
    "The ferry Halcyon carried 412 passengers on Sunday.",
    "The operator bought the ship in 2019.",
    "The harbour office closed two piers on Monday.",
    "The crossing costs 14 dollars a head.",
    "The crew rescued nine people in March.",
    "The port handled 3,100 containers in April.",
    "The council approved the new quay in May.",
    "The storm damaged 40 boats in the harbour.",
    "The lighthouse opened in 1884.",
)


@dataclass
class World:
    """The things, each by the name of its state; `unknown` is an address that leads nowhere."""

    actors: dict[Role, Actor] = field(default_factory=dict)
    articles: dict[str, Article] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    links: dict[str, ClaimLink] = field(default_factory=dict)
    clusters: dict[str, Cluster] = field(default_factory=dict)
    flags: dict[str, StaleFlag] = field(default_factory=dict)
    accounts: dict[str, Account] = field(default_factory=dict)
    jobs: dict[str, Job] = field(default_factory=dict)


@contextmanager
def told_keys() -> Iterator[None]:
    """Give every row made meanwhile a key of KEYS, no two rows the same."""
    keys = count(FIRST_KEY)

    def number(_mapper: object, _connection: object, row: Any) -> None:
        if "id" in type(row).model_fields and row.id is None:
            row.id = next(keys)

    sa.event.listen(SQLModel, "before_insert", number, propagate=True)
    try:
        yield
    finally:
        sa.event.remove(SQLModel, "before_insert", number)


def build(store: Store) -> World:
    """Fill an empty database, playing everything through the services."""
    schema.upgrade(store)
    world = World()
    with told_keys():
        newsrooms.create(store, names={"en": "The Test Desk", "ar": "مكتب الاختبار"}, languages=["ar", "en"])
        _people(store, world)
        _articles(store, world)
        _verdicts(store, world)
        _sources(store, world)
        _links(store, world)
        _clusters(store, world)
        _flags(store, world)
        _jobs(store, world)
    _go_on_from_there(store)
    return world


def _go_on_from_there(store: Store) -> None:
    """PostgreSQL counts for itself, whatever keys rows have: later rows have later keys there too."""
    if store.engine.dialect.name == "postgresql":
        with store.engine.begin() as connection:
            for table in SQLModel.metadata.sorted_tables:
                if "id" in table.columns:
                    last = f"setval(pg_get_serial_sequence('{table.name}', 'id'), {FIRST_KEY + 50_000})"
                    connection.exec_driver_sql(f"SELECT {last}")


def _people(store: Store, world: World) -> None:
    for role in Role:
        email, name = f"{role.value}@{HIDDEN.lower()}.example", f"{HIDDEN} {role.value}"
        account = accounts.create(store, email=email, name=name, role=role, password=None)
        world.accounts[role.value], world.actors[role] = account, Actor.of(account)


def _articles(store: Store, world: World) -> None:
    checker, editor = world.actors[Role.FACT_CHECKER], world.actors[Role.EDITOR]
    texts = {
        "published": "\n\n".join([*SENTENCES, f"Who would have thought that {HIDDEN} knew?"]),
        "draft": f"The ferry Halcyon carried 412 passengers on Sunday. {HIDDEN} sank in 1912.",
        "withdrawn": f"The {HIDDEN} company paid 700 dollars in June.",
        "linked": "The ferry Halcyon carried 412 passengers on Sunday, the harbour office said.",
        "beside": "The mill burned down in 1931.\n\nThe bakery moved to Ash Lane.\n\nThe tram took 60 cyclists.",
    }
    for state, text in texts.items():
        details = ArticleDetails(
            title=f"What somebody knew: the {state} article",
            publisher="The Quay",
            published_on=date(2026, 9, 7),
            shown=Shown.SENTENCES,
        )
        world.articles[state] = articles.create(store, checker, text, details)
    draft = world.articles["draft"]
    # Its address was made of the first title, and has no such word.
    secret = ArticleDetails(title=f"What {HIDDEN} knew", publisher=HIDDEN, author=HIDDEN)
    world.articles["draft"] = articles.change(store, checker, draft.public_id, draft.version, secret)
    for state in ("published", "withdrawn", "linked", "beside"):
        articles.publish(store, editor, world.articles[state].public_id)
    articles.withdraw(store, editor, world.articles["withdrawn"].public_id, "It was somebody else's text.")


def _verdicts(store: Store, world: World) -> None:
    """A claim of the published article in each state, and a verdict in each."""
    checker, editor, admin = (world.actors[role] for role in Role)
    own = articles.read(store, checker, world.articles["published"].public_id).claims
    states = ("published", "in_work", "proposed", "returned", "approved", "corrected", "withdrawn", "aside", "to_do")
    world.claims = dict(zip(states, own[: len(states)], strict=True))
    for state in ("draft", "withdrawn"):
        found = articles.read(store, checker, world.articles[state].public_id).claims[0]
        world.claims[f"of_{state}"] = found
    for name in ("published", "proposed", "returned", "approved", "corrected", "withdrawn", "of_draft", "of_withdrawn"):
        world.verdicts[name] = propose(store, checker, world.claims[name])
    verdicts.review(store, editor, world.verdicts["returned"].public_id, Decision.RETURN, f"{HIDDEN} says more.")
    for name in ("published", "approved", "corrected", "withdrawn", "of_draft", "of_withdrawn"):
        verdicts.review(store, editor, world.verdicts[name].public_id, Decision.APPROVE)
    for name in ("published", "corrected", "withdrawn", "of_draft", "of_withdrawn"):
        verdicts.publish(store, editor, world.verdicts[name].public_id)
    world.verdicts["superseded"] = world.verdicts.pop("corrected")
    again = propose(store, checker, world.claims["corrected"], correction="The count was for Monday.")
    verdicts.review(store, admin, again.public_id, Decision.APPROVE)
    verdicts.publish(store, editor, again.public_id)
    verdicts.withdraw(store, editor, world.verdicts["withdrawn"].public_id, "The logbook was of another ship.")
    other = articles.read(store, editor, world.articles["linked"].public_id).claims[0]
    world.verdicts["of_editor"] = propose(store, editor, other, exception="Nothing more is needed.")
    claims.take(store, checker, world.claims["in_work"].public_id, world.claims["in_work"].version)
    aside = world.claims["aside"]
    claims.set_aside(store, checker, aside.public_id, aside.version, f"{HIDDEN} is no claim.")


def propose(store: Store, actor: Actor, claim: Claim, correction: str = "", exception: str = "") -> Verdict:
    """A verdict on a claim as it stands, resting on a named and a confidential source if it has none yet."""
    with store.reading() as session:
        version = session.get_one(Claim, claim.id).version
        first = session.exec(select(Source).where(Source.claim_id == claim.id)).first() is None
    for secret in (False, True) if first and not exception else ():
        attach(store, actor, claim, secret=secret)
    said = Proposal(Target.TRUTH, "true", claim.text, WAS_RIGHT, date(2026, 9, 8), exception, correction)
    return verdicts.propose(store, actor, claim.public_id, version, said)


def attach(store: Store, actor: Actor, claim: Claim, *, secret: bool = False) -> Source:
    """A source; a secret one is confidential and hidden in all its fields."""
    word = HIDDEN if secret else "Harbour"
    details = SourceDetails(
        SourceKind.DOCUMENT,
        Stance.SUPPORTS,
        f"{word} logbook",
        f"https://{word.lower()}.example/log",
        quote=f"412 on board, {HIDDEN} wrote" if secret else "412 on board",
        note=f"{HIDDEN} told us.",
        confidential=secret,
    )
    return sources.attach(store, actor, claim.public_id, details)


def _sources(store: Store, world: World) -> None:
    checker = world.actors[Role.FACT_CHECKER]
    world.sources["attached"] = attach(store, checker, world.claims["in_work"])
    gone = attach(store, checker, world.claims["in_work"])
    world.sources["removed"] = sources.remove(store, checker, gone.public_id, gone.version)


def _links(store: Store, world: World) -> None:
    """Links of the published claim: to one of another public article, and to one of the draft."""
    checker = world.actors[Role.FACT_CHECKER]
    ours = world.claims["published"].public_id
    for name, article in (("confirmed", "linked"), ("of_draft", "draft"), ("rejected", "withdrawn")):
        theirs = articles.read(store, checker, world.articles[article].public_id).claims[0].public_id
        world.links[name] = deciding.connect(store, checker, ours, theirs, Relation.SAME)
    wrong = world.links["rejected"]
    deciding.decide(
        store, checker, wrong.public_id, ours, wrong.version, LinkState.REJECTED, note=f"{HIDDEN} is another."
    )


def _clusters(store: Store, world: World) -> None:
    """One that readers see, one of which they see nothing, one that became part of another, one that fell apart."""
    checker = world.actors[Role.FACT_CHECKER]
    draft = articles.read(store, checker, world.articles["draft"].public_id).claims[-1]
    world.clusters["public"] = cluster_of(store, world.claims["published"])
    world.clusters["of_draft"] = _joined(store, checker, draft, world.claims["of_withdrawn"])
    mill, bakery, tram = articles.read(store, checker, world.articles["beside"].public_id).claims
    _joined(store, checker, world.claims["proposed"], mill)
    _joined(store, checker, world.claims["corrected"], mill)
    world.clusters["moved"] = _joined(store, checker, world.claims["approved"], bakery)
    _joined(store, checker, world.claims["returned"], bakery)
    _joined(store, checker, world.claims["approved"], mill)
    ours = world.claims["in_work"].public_id
    world.clusters["parted"] = _joined(store, checker, world.claims["in_work"], tram)
    link = deciding.connect(store, checker, ours, tram.public_id, Relation.SAME)
    deciding.decide(
        store, checker, link.public_id, ours, link.version, LinkState.REJECTED, note=f"{HIDDEN} is no pier."
    )


def _joined(store: Store, actor: Actor, a: Claim, b: Claim) -> Cluster:
    deciding.connect(store, actor, a.public_id, b.public_id, Relation.SAME)
    return cluster_of(store, a)


def cluster_of(store: Store, claim: Claim) -> Cluster:
    """The cluster that a claim is in."""
    with store.reading() as session:
        return clusters.of_claims(session, [claim.id or 0])[claim.id or 0]


def _flags(store: Store, world: World) -> None:
    """Flags on the published claim: one open, one put aside."""
    checker = world.actors[Role.FACT_CHECKER]
    ours = world.claims["published"]
    for name, article in (("dismissed", "linked"), ("open", "draft")):
        theirs = articles.read(store, checker, world.articles[article].public_id).claims[0]
        details = SourceDetails(SourceKind.DOCUMENT, Stance.REFUTES, f"A letter of {HIDDEN}", confidential=True)
        sources.attach(store, checker, theirs.public_id, details)
        with store.reading() as session:
            query = select(StaleFlag).where(StaleFlag.claim_id == ours.id, StaleFlag.other_id == theirs.id)
            world.flags[name] = session.exec(query).one()
    flag = world.flags["dismissed"]
    because = f"{HIDDEN} says nothing new."
    world.flags["dismissed"] = stale.dismiss(store, checker, ours.public_id, flag.public_id, flag.version, because)


def _jobs(store: Store, world: World) -> None:
    """A job that was cancelled, one that is done, one with an error in it, and one that was interrupted."""
    for name in ("cancelled", "done", "with_error", "interrupted"):
        job = world.jobs[name] = jobs.ask(store, None, "recompute", f"request {name}")
        if name == "cancelled":
            jobs.cancel(store, None, job.public_id)
        else:
            lease = jobs.take(store, job.public_id)
            assert lease is not None
            if name == "with_error":
                failure = Failure(world.articles["draft"].public_id, HIDDEN, "step_failed", f"{HIDDEN} has no end")
                jobs.step_failed(store, lease, "claims", Position("links", 1, 1, {"scope": {}, "after": 1}), failure)
            jobs.end(store, lease, JobState.INTERRUPTED if name == "interrupted" else JobState.DONE)
