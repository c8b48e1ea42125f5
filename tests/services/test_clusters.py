"""Clusters: what is joined, which address a group keeps, and what becomes of addresses when groups change."""

from __future__ import annotations

import uuid
from collections.abc import Callable

import pytest
from sqlmodel import col, select

from factcheck.models import Claim, ClaimLink, Cluster, ClusterMember
from factcheck.models.values import LinkState, Relation
from factcheck.services import articles, claims, clusters, deciding
from factcheck.services.articles import ArticleDetails
from factcheck.services.clusters import Standing
from factcheck.services.errors import NotFound
from factcheck.services.permissions import Actor
from factcheck.services.store import Store

THINGS = ("tug", "crane", "lighthouse", "bridge", "market", "school", "mill", "well")


@pytest.fixture
def apart(store: Store, checker: Actor) -> list[Claim]:
    """Claims of articles that have nothing in common."""
    made = [articles.create(store, checker, f"The {thing} was sold.", ArticleDetails()) for thing in THINGS]
    return [articles.read(store, checker, article.public_id).claims[0] for article in made]


Join = Callable[..., ClaimLink]
Part = Callable[[ClaimLink], None]


@pytest.fixture
def join(store: Store, checker: Actor) -> Join:
    def make(a: Claim, b: Claim, relation: Relation = Relation.SAME) -> ClaimLink:
        return deciding.connect(store, checker, a.public_id, b.public_id, relation)

    return make


@pytest.fixture
def part(store: Store, checker: Actor) -> Part:
    """Take a link back."""

    def make(link: ClaimLink) -> None:
        with store.reading() as session:
            low = session.get_one(Claim, link.a_id)
        deciding.decide(
            store, checker, link.public_id, low.public_id, link.version, LinkState.REJECTED, note="Another thing"
        )

    return make


def groups(store: Store, of: list[Claim]) -> dict[int, set[int]]:
    """The current members of each cluster, by its key; claims are told by their places in `of`."""
    places = {claim.id: place for place, claim in enumerate(of)}
    found: dict[int, set[int]] = {}
    with store.reading() as session:
        for row in session.exec(select(ClusterMember).where(col(ClusterMember.left_at).is_(None))):
            found.setdefault(row.cluster_id, set()).add(places[row.claim_id])
    return found


def standing(store: Store, key: int) -> Standing:
    with store.reading() as session:
        return clusters.standing(session, session.get_one(Cluster, key))


@pytest.mark.parametrize("relation", [r for r in Relation if r is not Relation.UNRELATED])
def test_what_says_the_same_and_news_of_it_are_joined(
    store: Store, apart: list[Claim], join: Join, relation: Relation
) -> None:
    join(apart[0], apart[1], relation)
    joins = relation in (Relation.SAME, Relation.UPDATES, Relation.UPDATED_BY)
    assert list(groups(store, apart).values()) == ([{0, 1}] if joins else [])


def test_links_join_from_claim_to_claim(store: Store, apart: list[Claim], join: Join) -> None:
    for a, b in ((0, 1), (2, 3), (1, 2)):
        join(apart[a], apart[b])
    assert list(groups(store, apart).values()) == [{0, 1, 2, 3}]


def test_a_wrong_link_is_taken_back_and_the_group_falls_apart(
    store: Store, apart: list[Claim], join: Join, part: Part
) -> None:
    join(apart[0], apart[1])
    wrong = join(apart[1], apart[2])
    join(apart[2], apart[3])
    (key,) = groups(store, apart)
    part(wrong)
    found = groups(store, apart)
    assert found[key] == {0, 1}  # the address stays with the part that had it first
    assert sorted(map(sorted, found.values())) == [[0, 1], [2, 3]]


def test_a_link_that_is_not_the_only_one_holds_the_group(
    store: Store, apart: list[Claim], join: Join, part: Part
) -> None:
    join(apart[0], apart[1])
    join(apart[1], apart[2])
    part(join(apart[0], apart[2]))
    assert list(groups(store, apart).values()) == [{0, 1, 2}]


def test_of_two_groups_that_become_one_the_older_address_stays(store: Store, apart: list[Claim], join: Join) -> None:
    join(apart[0], apart[1])
    (older,) = groups(store, apart)
    join(apart[2], apart[3])
    (younger,) = groups(store, apart).keys() - {older}
    join(apart[3], apart[0])
    assert groups(store, apart) == {older: {0, 1, 2, 3}}
    gone = standing(store, younger)
    assert (gone.members, gone.moved_to and gone.moved_to.id) == ([], older)


def test_when_it_falls_apart_again_both_addresses_are_what_they_were(
    store: Store, apart: list[Claim], join: Join, part: Part
) -> None:
    join(apart[0], apart[1])
    join(apart[2], apart[3])
    join(apart[3], apart[4])
    before = groups(store, apart)
    part(join(apart[3], apart[0]))
    assert groups(store, apart) == before
    with store.reading() as session:
        assert len(session.exec(select(Cluster)).all()) == 2


def test_a_group_of_which_nothing_is_left_says_when_and_what_it_had(
    store: Store, apart: list[Claim], join: Join, part: Part
) -> None:
    link = join(apart[0], apart[1])
    (key,) = groups(store, apart)
    part(link)
    gone = standing(store, key)
    assert (gone.members, gone.moved_to, gone.now_in) == ([], None, [])
    assert (gone.last, gone.left_at is not None) == ([apart[0].id, apart[1].id], True)


def test_a_group_made_again_has_its_old_address(store: Store, apart: list[Claim], join: Join, part: Part) -> None:
    part(join(apart[0], apart[1]))
    join(apart[0], apart[1])
    with store.reading() as session:
        (only,) = session.exec(select(Cluster)).all()
    assert groups(store, apart) == {only.id: {0, 1}}


def test_an_address_whose_claims_went_to_two_groups_leads_to_neither(
    store: Store, apart: list[Claim], join: Join, part: Part
) -> None:
    join(apart[4], apart[5])
    join(apart[6], apart[7])
    link = join(apart[0], apart[1])
    (key,) = (key for key, group in groups(store, apart).items() if 0 in group)
    part(link)
    join(apart[0], apart[4])
    join(apart[1], apart[6])
    gone = standing(store, key)
    assert gone.moved_to is None
    assert len(gone.now_in) == 2


def test_a_claim_set_aside_is_in_no_group_until_it_is_taken_up(
    store: Store, checker: Actor, apart: list[Claim], join: Join
) -> None:
    join(apart[0], apart[1])
    join(apart[1], apart[2])
    before = groups(store, apart)
    claims.set_aside(store, checker, apart[1].public_id, 1, "A caption")
    assert groups(store, apart) == {}
    claims.restore(store, checker, apart[1].public_id, 2)
    assert groups(store, apart) == before


def test_addresses_are_found_and_unknown_ones_are_not(store: Store, apart: list[Claim], join: Join) -> None:
    join(apart[0], apart[1])
    with store.reading() as session:
        found = clusters.of_claims(session, [claim.id or 0 for claim in apart])
        assert set(found) == {apart[0].id, apart[1].id}
        assert clusters.find(session, found[apart[0].id or 0].public_id).id == found[apart[1].id or 0].id
        with pytest.raises(NotFound, match="no_such_cluster"):
            clusters.find(session, uuid.uuid4())
