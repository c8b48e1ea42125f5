"""The page of a cluster: its rows in order, its figures, verdicts that part, and what readers may see of it."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from datetime import date

import pytest

from factcheck.models import Claim, Cluster
from factcheck.models.values import Decision, LinkState, Relation
from factcheck.services import articles, cluster_pages, clusters, deciding, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.cluster_pages import ClusterPage, Parted
from factcheck.services.errors import NotFound, NotSignedIn
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.services.conftest import proposal

SAID = "The ferry Halcyon carried {} passengers."
TakeIn = Callable[..., Claim]


@pytest.fixture
def take_in(store: Store, checker: Actor, editor: Actor) -> TakeIn:
    """Take in an article of one sentence, published unless it is to be a draft, and give its claim."""

    def make(text: str, day: int | None = 7, *, draft: bool = False) -> Claim:
        said_on = date(2026, 9, day) if day else None
        article = articles.create(store, checker, text, ArticleDetails(publisher=f"Outlet {day}", published_on=said_on))
        if not draft:
            articles.publish(store, editor, article.public_id)
        return articles.read(store, checker, article.public_id).claims[0]

    return make


def join(store: Store, actor: Actor, a: Claim, b: Claim, relation: Relation = Relation.SAME) -> Cluster:
    deciding.connect(store, actor, a.public_id, b.public_id, relation)
    with store.reading() as session:
        return next(iter(clusters.of_claims(session, [a.id or 0, b.id or 0]).values()))


def rate(store: Store, checker: Actor, editor: Actor, claim: Claim, rating: str) -> None:
    said = proposal(rating=rating, exception="Everybody saw it.")
    verdict = verdicts.propose(store, checker, claim.public_id, 1, said).public_id
    verdicts.review(store, editor, verdict, Decision.APPROVE)
    verdicts.publish(store, editor, verdict)


def shown(store: Store, actor: Actor, cluster: Cluster) -> ClusterPage:
    page = cluster_pages.at_desk(store, actor, cluster.public_id)
    assert isinstance(page, ClusterPage)
    return page


def test_rows_stand_in_the_order_of_days_and_an_unknown_day_is_last(
    store: Store, checker: Actor, take_in: TakeIn
) -> None:
    late, early, unknown = (take_in(SAID.format(n), day) for n, day in ((480, 9), (412, 7), (500, None)))
    join(store, checker, late, early, Relation.UPDATES)
    cluster = join(store, checker, unknown, early)
    page = shown(store, checker, cluster)
    assert [row.claim.id for row in page.rows] == [early.id, late.id, unknown.id]
    assert [row.figure.value if row.figure else None for row in page.rows] == [412, 480, 500]


def test_what_contradicts_or_says_more_stands_beside(store: Store, checker: Actor, take_in: TakeIn) -> None:
    a, b, denied, more, touching = (take_in(SAID.format(n), n) for n in (1, 2, 3, 4, 5))
    cluster = join(store, checker, a, b)
    deciding.connect(store, checker, denied.public_id, b.public_id, Relation.CONTRADICTS)
    deciding.connect(store, checker, a.public_id, more.public_id, Relation.BROADER)
    deciding.connect(store, checker, a.public_id, touching.public_id, Relation.RELATED)
    page = shown(store, checker, cluster)
    assert [(row.claim.id, row.relation) for row in page.rows] == [
        (a.id, None),
        (b.id, None),
        (denied.id, Relation.CONTRADICTS),
        (more.id, Relation.NARROWER),
    ]
    assert [row.claim.id for row in page.members] == [a.id, b.id]
    assert {edge.by for edge in page.edges} == {"checker"}
    assert len(page.edges) == 3


def test_the_same_claim_rated_differently_is_told_even_across_one_without_a_verdict(
    store: Store, checker: Actor, editor: Actor, take_in: TakeIn
) -> None:
    a, between, b = (take_in(SAID.format(412), day) for day in (1, 2, 3))
    join(store, checker, a, between)
    cluster = join(store, checker, between, b)
    rate(store, checker, editor, a, "true")
    rate(store, checker, editor, b, "true")
    assert shown(store, checker, cluster).differences == []
    c = take_in(SAID.format(412), 4)
    join(store, checker, b, c)
    rate(store, checker, editor, c, "misleading")
    (found,) = shown(store, checker, cluster).differences
    assert (found.same, [row.claim.id for row in found.rows]) == (True, [a.id, b.id, c.id])


def test_news_of_a_claim_may_be_rated_otherwise(store: Store, checker: Actor, editor: Actor, take_in: TakeIn) -> None:
    a, b = take_in(SAID.format(412), 1), take_in(SAID.format(480), 2)
    cluster = join(store, checker, b, a, Relation.UPDATES)
    rate(store, checker, editor, a, "true")
    rate(store, checker, editor, b, "false")
    assert shown(store, checker, cluster).differences == []


@pytest.mark.parametrize(("second", "told"), [("mostly-true", 1), ("false", 0)])
def test_two_that_contradict_cannot_both_be_true(
    store: Store, checker: Actor, editor: Actor, take_in: TakeIn, second: str, told: int
) -> None:
    a, b, against = (take_in(SAID.format(n), n) for n in (1, 2, 3))
    cluster = join(store, checker, a, b)
    deciding.connect(store, checker, a.public_id, against.public_id, Relation.CONTRADICTS)
    rate(store, checker, editor, a, "true")
    rate(store, checker, editor, against, second)
    assert [found.same for found in shown(store, checker, cluster).differences] == [False] * told


# -- what readers see -----------------------------------------------------------------------------------------


def test_readers_see_public_claims_only(store: Store, checker: Actor, take_in: TakeIn) -> None:
    a, b, hidden = take_in(SAID.format(1), 1), take_in(SAID.format(2), 2), take_in(SAID.format(3), 3, draft=True)
    join(store, checker, a, hidden)
    cluster = join(store, checker, hidden, b)
    secret = take_in(SAID.format(4), 4, draft=True)
    deciding.connect(store, checker, a.public_id, secret.public_id, Relation.CONTRADICTS)
    assert {row.claim.id for row in shown(store, checker, cluster).rows} == {a.id, b.id, hidden.id, secret.id}
    page = cluster_pages.for_readers(store, cluster.public_id)
    assert [row.claim.id for row in page.rows] == [a.id, b.id]
    found = cluster_pages.of_claim_for_readers(store, a.public_id)
    assert found is not None
    assert found.id == cluster.id


def test_a_cluster_of_which_readers_see_one_claim_is_unknown_to_them(
    store: Store, checker: Actor, take_in: TakeIn
) -> None:
    a, hidden = take_in(SAID.format(1), 1), take_in(SAID.format(2), 2, draft=True)
    cluster = join(store, checker, a, hidden)
    assert not cluster_pages.is_for_readers(shown(store, checker, cluster))
    assert cluster_pages.of_claim_for_readers(store, a.public_id) is None
    for unknown in (cluster.public_id, uuid.uuid4()):
        with pytest.raises(NotFound, match="no_such_cluster"):
            cluster_pages.for_readers(store, unknown)


@pytest.mark.parametrize("draft", [False, True])
def test_what_fell_apart_says_so_to_those_who_could_see_it(
    store: Store, checker: Actor, take_in: TakeIn, draft: bool
) -> None:
    a, b = take_in(SAID.format(1), 1), take_in(SAID.format(2), 2, draft=draft)
    cluster = join(store, checker, a, b)
    link = deciding.connect(store, checker, a.public_id, b.public_id, Relation.SAME)
    deciding.decide(store, checker, link.public_id, a.public_id, link.version, LinkState.SUGGESTED)
    at_desk = cluster_pages.at_desk(store, checker, cluster.public_id)
    assert isinstance(at_desk, Parted)
    assert [row.claim.id for row in at_desk.rows] == [a.id, b.id]
    if draft:
        with pytest.raises(NotFound):
            cluster_pages.for_readers(store, cluster.public_id)
    else:
        assert isinstance(cluster_pages.for_readers(store, cluster.public_id), Parted)


def test_an_address_that_became_part_of_another_leads_there(store: Store, checker: Actor, take_in: TakeIn) -> None:
    a, b, c, d = (take_in(SAID.format(n), n) for n in (1, 2, 3, 4))
    first, second = join(store, checker, a, b), join(store, checker, c, d)
    join(store, checker, b, c)
    for page in (shown(store, checker, second), cluster_pages.for_readers(store, second.public_id)):
        assert page.cluster.id == first.id


def test_nobody_reads_the_newsrooms_page_without_an_account(store: Store, checker: Actor, take_in: TakeIn) -> None:
    cluster = join(store, checker, take_in(SAID.format(1), 1), take_in(SAID.format(2), 2))
    with pytest.raises(NotSignedIn):
        cluster_pages.at_desk(store, None, cluster.public_id)  # type: ignore[arg-type]
