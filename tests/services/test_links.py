"""Links: what is suggested, what people decide, and what a change of wording does to both."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from datetime import date

import pytest
from sqlmodel import col, select

from factcheck.models import Article, Claim, ClaimLink
from factcheck.models.values import LinkState, Relation, Role
from factcheck.services import articles, claims, deciding, desk, linked, links, search
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Invalid, NotFound, NotSignedIn, Repeated, Stale
from factcheck.services.linked import LinkedClaim
from factcheck.services.permissions import Actor
from factcheck.services.search import Wanted
from factcheck.services.store import Once, Store
from tests.services.conftest import Hire

LATER = "The ferry Halcyon carried 480 passengers on Sunday."
ARABIC = "قالت هيئة الميناء إن 12 شخصا أصيبوا."
ELSEWHERE = "Wheat imports rose to a record in Algeria."


def take_in(store: Store, actor: Actor, text: str, day: date | None = None) -> Article:
    return articles.create(store, actor, text, ArticleDetails(title=text[:40], published_on=day))


def claims_of(store: Store, actor: Actor, article: Article) -> Sequence[Claim]:
    return articles.read(store, actor, article.public_id).claims


def seen(store: Store, actor: Actor, claim: Claim) -> list[LinkedClaim]:
    return desk.read(store, actor, claim.public_id).links


def rows(store: Store) -> list[ClaimLink]:
    with store.reading() as session:
        return list(session.exec(select(ClaimLink).order_by(col(ClaimLink.id))).all())


@pytest.fixture
def later(store: Store, checker: Actor, claim: Claim) -> Claim:
    """A claim of another article, a day later, with another number of passengers."""
    return claims_of(store, checker, take_in(store, checker, LATER, date(2026, 9, 8)))[0]


@pytest.fixture
def link(store: Store, checker: Actor, claim: Claim, later: Claim) -> LinkedClaim:
    """The suggestion made for the pair, seen from the earlier claim."""
    (found,) = [item for item in seen(store, checker, claim) if item.other.id == later.id]
    return found


def decide(store: Store, actor: Actor, link: ClaimLink, claim: Claim, state: LinkState, **more: object) -> ClaimLink:
    return deciding.decide(store, actor, link.public_id, claim.public_id, link.version, state, **more)  # type: ignore[arg-type]


# -- suggestions ----------------------------------------------------------------------------------------------


def test_a_new_article_brings_suggestions_with_reasons(link: LinkedClaim, later: Claim) -> None:
    assert (link.link.state, link.other.text) == (LinkState.SUGGESTED, later.text)
    assert {reason["verdict"] for reason in link.reasons} >= {"agrees", "differs"}
    (number,) = [reason for reason in link.reasons if reason["verdict"] == "differs"]
    assert (number["feature"], number["a"], number["b"]) == ("number", ["412"], ["480"])


def test_each_side_reads_the_link_its_own_way(store: Store, checker: Actor, link: LinkedClaim, later: Claim) -> None:
    (back,) = seen(store, checker, later)
    assert back.link.id == link.link.id
    assert (link.relation, back.relation) == (Relation.UPDATED_BY, Relation.UPDATES)
    assert [(reason["a"], reason["b"]) for reason in back.reasons] == [
        (reason["b"], reason["a"]) for reason in link.reasons
    ]


def test_an_earlier_article_taken_in_later_is_still_the_earlier_news(
    store: Store, checker: Actor, claim: Claim
) -> None:
    text = LATER.replace(" on Sunday", "")  # else it would be of another Sunday
    found = claims_of(store, checker, take_in(store, checker, text, date(2026, 9, 1)))[0]
    (link,) = seen(store, checker, found)
    assert link.relation is Relation.UPDATED_BY


def test_claims_of_one_article_are_never_suggested_to_each_other(store: Store, checker: Actor) -> None:
    text = "The ferry Halcyon carried 412 passengers.\n\nThe ferry Halcyon carried 412 passengers on Sunday."
    assert len(claims_of(store, checker, take_in(store, checker, text))) == 2
    assert rows(store) == []


def test_an_article_of_many_like_claims_does_not_hide_the_others(store: Store, checker: Actor, claim: Claim) -> None:
    """The claims of one's own article must not use up the candidates."""
    many = "\n\n".join(f"The ferry Halcyon carried 412 passengers on Sunday, says log {n}." for n in range(2, 60))
    own = claims_of(store, checker, take_in(store, checker, many))
    assert len(own) > links.CANDIDATES
    linked = {item.other.id for item in seen(store, checker, own[-1])}
    assert linked == {claim.id}


def test_both_languages_meet(store: Store, checker: Actor, article: Article) -> None:
    found = claims_of(store, checker, take_in(store, checker, ARABIC))[0]
    assert "12 people were injured" in " ".join(item.other.text for item in seen(store, checker, found))


def test_what_has_nothing_in_common_is_not_suggested(store: Store, checker: Actor, article: Article) -> None:
    take_in(store, checker, ELSEWHERE)
    assert rows(store) == []


def test_what_only_seems_to_contradict_is_not_suggested(store: Store, checker: Actor) -> None:
    take_in(store, checker, "The doors of the mill were shut for three weeks.")
    take_in(store, checker, "Two of the five gates could not be opened until three in the morning.")
    take_in(store, checker, "Neither of the two bus routes runs on Sundays.")
    assert rows(store) == []


def test_a_pair_is_stored_once(store: Store, checker: Actor, link: LinkedClaim, claim: Claim, later: Claim) -> None:
    for one in (claim, later):
        claims.rewrite(store, checker, one.public_id, 1, one.text + " It was full.")
    pairs = [(row.a_id, row.b_id) for row in rows(store)]
    assert len(set(pairs)) == len(pairs)
    assert all(a < b for a, b in pairs)


def test_an_edit_makes_the_suggestion_anew(store: Store, checker: Actor, link: LinkedClaim, claim: Claim) -> None:
    claims.rewrite(store, checker, claim.public_id, 1, "The ferry Halcyon carried 480 passengers on Sunday.")
    (found,) = seen(store, checker, claim)
    assert (found.relation, found.link.state) == (Relation.SAME, LinkState.SUGGESTED)
    assert found.link.public_id != link.link.public_id


def test_an_edit_that_leaves_nothing_in_common_takes_the_suggestion_away(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim
) -> None:
    claims.rewrite(store, checker, claim.public_id, 1, ELSEWHERE)
    assert seen(store, checker, claim) == []


def test_a_rejected_pair_is_never_suggested_again(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim, later: Claim
) -> None:
    decide(store, checker, link.link, claim, LinkState.REJECTED, note="Two sailings")
    for number, one in enumerate((claim, later), 500):
        claims.rewrite(store, checker, one.public_id, 1, f"The ferry Halcyon carried {number} passengers on Sunday.")
    (found,) = seen(store, checker, claim)
    assert (found.link.state, found.link.note) == (LinkState.REJECTED, "Two sailings")
    assert len(rows(store)) == 1


@pytest.mark.parametrize("state", [LinkState.CONFIRMED, LinkState.UNSURE])
def test_what_a_person_decided_outlives_an_edit(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim, state: LinkState
) -> None:
    decide(store, checker, link.link, claim, state, relation=Relation.CONTRADICTS)
    claims.rewrite(store, checker, claim.public_id, 1, ELSEWHERE)
    (found,) = seen(store, checker, claim)
    assert (found.link.state, found.relation) == (state, Relation.CONTRADICTS)


def test_a_claim_set_aside_has_no_suggestions_until_it_is_taken_up(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim, later: Claim
) -> None:
    claims.set_aside(store, checker, claim.public_id, 1, "A caption")
    assert seen(store, checker, later) == []
    claims.rewrite(store, checker, claim.public_id, 2, LATER)
    assert seen(store, checker, later) == []
    found = search.at_desk(store, checker, Wanted("Halcyon")).rows
    assert LATER not in [one.claim.text for one in found if one.claim.set_aside]
    claims.restore(store, checker, claim.public_id, 3)
    assert [item.other.id for item in seen(store, checker, later)] == [claim.id]


# -- decisions ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", list(Role))
def test_everybody_on_the_desk_decides(store: Store, hire: Hire, link: LinkedClaim, claim: Claim, role: Role) -> None:
    actor = hire("somebody", role)
    decided = decide(store, actor, link.link, claim, LinkState.CONFIRMED, relation=Relation.CONTRADICTS)
    assert (decided.state, decided.decided_by) == (LinkState.CONFIRMED, actor.id)


def test_nobody_else_does(store: Store, link: LinkedClaim, claim: Claim, later: Claim) -> None:
    nobody: Actor = None  # type: ignore[assignment]
    with pytest.raises(NotSignedIn):
        decide(store, nobody, link.link, claim, LinkState.CONFIRMED, relation=Relation.SAME)
    with pytest.raises(NotSignedIn):
        deciding.connect(store, nobody, claim.public_id, later.public_id, Relation.SAME)
    with pytest.raises(NotSignedIn):
        search.at_desk(store, nobody, Wanted("Halcyon"))


@pytest.mark.parametrize("relation", [relation for relation in Relation if relation is not Relation.UNRELATED])
def test_a_relation_is_read_from_the_side_it_was_confirmed_on(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim, later: Claim, relation: Relation
) -> None:
    decide(store, checker, link.link, later, LinkState.CONFIRMED, relation=relation)
    assert [item.relation for item in seen(store, checker, later)] == [relation]
    assert [item.relation for item in seen(store, checker, claim)] == [relation.reverse]


def test_a_rejection_needs_a_reason(store: Store, checker: Actor, link: LinkedClaim, claim: Claim) -> None:
    with pytest.raises(Invalid) as refusal:
        decide(store, checker, link.link, claim, LinkState.REJECTED, note="  ")
    assert refusal.value.fields == {"note": "reason_missing"}
    assert [row.state for row in rows(store)] == [LinkState.SUGGESTED]


@pytest.mark.parametrize("relation", [None, Relation.UNRELATED])
def test_a_confirmation_says_how_the_claims_stand(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim, later: Claim, relation: Relation | None
) -> None:
    with pytest.raises(Invalid) as refusal:
        decide(store, checker, link.link, claim, LinkState.CONFIRMED, relation=relation)
    assert refusal.value.fields == {"relation": "relation_missing"}
    with pytest.raises(Invalid):
        deciding.connect(store, checker, claim.public_id, later.public_id, Relation.UNRELATED)


def test_unsure_keeps_the_suggestion_and_the_note(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim
) -> None:
    decided = decide(store, checker, link.link, claim, LinkState.UNSURE, note=" Ask the port ")
    assert (decided.state, decided.relation, decided.note) == (LinkState.UNSURE, link.relation, "Ask the port")


def test_a_decision_can_be_undone(store: Store, checker: Actor, link: LinkedClaim, claim: Claim) -> None:
    decided = decide(store, checker, link.link, claim, LinkState.CONFIRMED, relation=Relation.SAME)
    undone = decide(store, checker, decided, claim, LinkState.SUGGESTED)
    assert (undone.state, undone.relation, undone.note) == (LinkState.SUGGESTED, link.relation, "")


def test_the_later_of_two_decisions_made_at_once_is_told(
    store: Store, checker: Actor, editor: Actor, link: LinkedClaim, claim: Claim
) -> None:
    decide(store, checker, link.link, claim, LinkState.REJECTED, note="Two sailings")
    with pytest.raises(Stale, match="link_changed") as stale:
        deciding.decide(store, editor, link.link.public_id, claim.public_id, 1, LinkState.CONFIRMED, Relation.SAME)
    assert stale.value.details["current"].note == "Two sailings"


def test_a_double_submit_decides_once(store: Store, checker: Actor, link: LinkedClaim, claim: Claim) -> None:
    once = Once(checker.id, "token", "body")
    decide(store, checker, link.link, claim, LinkState.CONFIRMED, relation=Relation.SAME, once=once)
    with pytest.raises(Repeated) as repeated:
        decide(store, checker, link.link, claim, LinkState.CONFIRMED, relation=Relation.SAME, once=once)
    assert repeated.value.details["reply"] == str(link.link.public_id)
    assert [row.version for row in rows(store)] == [2]


def test_links_of_other_claims_are_not_found(
    store: Store, checker: Actor, article: Article, link: LinkedClaim, claim: Claim
) -> None:
    stranger = claims_of(store, checker, article)[-1]
    for link_id, seen_from in ((link.link.public_id, stranger.public_id), (uuid.uuid4(), claim.public_id)):
        with pytest.raises(NotFound, match="no_such_link"):
            deciding.decide(store, checker, link_id, seen_from, 1, LinkState.CONFIRMED, Relation.SAME)


def test_confirmed_links_come_first_and_rejected_ones_last(store: Store, checker: Actor, claim: Claim) -> None:
    others = [claims_of(store, checker, take_in(store, checker, LATER.replace("480", str(n))))[0] for n in range(3)]
    found = {item.other.id: item.link for item in seen(store, checker, claim)}
    decide(store, checker, found[others[0].id], claim, LinkState.REJECTED, note="No")
    decide(store, checker, found[others[2].id], claim, LinkState.CONFIRMED, relation=Relation.CONTRADICTS)
    states = [LinkState.CONFIRMED, LinkState.SUGGESTED, LinkState.REJECTED]
    assert [item.link.state for item in seen(store, checker, claim)] == states
    with store.reading() as session:
        public = linked.of_claim(session, claim, public_only=True)
    assert [item.other.id for item in public] == [others[2].id]


# -- connecting -----------------------------------------------------------------------------------------------


def test_two_claims_are_connected_that_nothing_suggested(store: Store, checker: Actor, claim: Claim) -> None:
    other = claims_of(store, checker, take_in(store, checker, ELSEWHERE))[0]
    deciding.connect(store, checker, other.public_id, claim.public_id, Relation.NARROWER)
    assert [item.relation for item in seen(store, checker, other)] == [Relation.NARROWER]
    assert [item.relation for item in seen(store, checker, claim)] == [Relation.BROADER]
    assert [row.suggested for row in rows(store)] == [Relation.UNRELATED]


def test_connecting_a_rejected_pair_forgets_why_and_outdates_older_forms(
    store: Store, checker: Actor, link: LinkedClaim, claim: Claim, later: Claim
) -> None:
    rejected = decide(store, checker, link.link, claim, LinkState.REJECTED, note="Two sailings")
    deciding.connect(store, checker, claim.public_id, later.public_id, Relation.SAME)
    (row,) = rows(store)
    assert (row.state, row.relation, row.note) == (LinkState.CONFIRMED, Relation.SAME, "")
    with pytest.raises(Stale):
        decide(store, checker, rejected, claim, LinkState.SUGGESTED)


def test_a_claim_is_not_connected_to_itself_or_to_nothing(store: Store, checker: Actor, claim: Claim) -> None:
    for other in (claim.public_id, uuid.uuid4()):
        with pytest.raises(NotFound, match="no_such_claim"):
            deciding.connect(store, checker, claim.public_id, other, Relation.SAME)


def test_claims_of_one_article_are_not_connected(store: Store, checker: Actor, article: Article) -> None:
    first, second = claims_of(store, checker, article)[:2]
    with pytest.raises(Invalid) as refused:
        deciding.connect(store, checker, first.public_id, second.public_id, Relation.CONTRADICTS)
    assert refused.value.fields == {"other": "link_within_article"}
    assert rows(store) == []
