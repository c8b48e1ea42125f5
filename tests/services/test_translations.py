"""Translations: each version with its author, taken back, overtaken by a new wording, and what readers see of them."""

from __future__ import annotations

import uuid

import pytest
import sqlalchemy as sa

from factcheck.models import Article, Claim
from factcheck.models.values import Decision, Relation
from factcheck.services import articles, claims, deciding, desk, published, splits, translations, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Conflict, Invalid, NotFound, NotSignedIn, Stale, Unavailable, Unversioned
from factcheck.services.permissions import Actor
from factcheck.services.store import Store
from tests.services.conftest import Hire, proposal

ARABIC = "أقلّت العبّارة هالسيون 412 راكبا يوم الأحد."
BETTER = "نقلت العبّارة هالسيون 412 راكبا يوم الأحد."


def save(store: Store, actor: Actor, claim: Claim, text: str = ARABIC, version: int = 0, **more: object) -> None:
    said = {"subject": claim.public_id, "language": "ar", **more}
    translations.save(store, actor, claim.public_id, said["subject"], said["language"], version, text)  # type: ignore[arg-type]


def target(store: Store, actor: Actor, claim: Claim, subject: int = 0) -> translations.Target:
    return translations.read(store, actor, claim.public_id).subjects[subject].targets[0]


def test_each_version_stays_with_its_author(store: Store, checker: Actor, hire: Hire, claim: Claim) -> None:
    save(store, checker, claim)
    save(store, hire("second"), claim, BETTER, 1)
    found = target(store, checker, claim)
    assert [(one.row.text, one.author) for one in found.versions] == [(BETTER, "second"), (ARABIC, "checker")]
    assert found.holds is not None
    assert not found.holds.outdated


def test_two_people_at_once_see_both_texts(store: Store, checker: Actor, hire: Hire, claim: Claim) -> None:
    save(store, checker, claim)
    with pytest.raises(Stale) as refusal:
        save(store, hire("second"), claim, BETTER, 0)
    assert refusal.value.details["current"].text == ARABIC
    assert len(target(store, checker, claim).versions) == 1


def test_the_same_text_again_is_no_new_version(store: Store, checker: Actor, claim: Claim) -> None:
    save(store, checker, claim)
    save(store, checker, claim, f"  {ARABIC}\n", 1)
    assert target(store, checker, claim).version == 1


@pytest.mark.parametrize(
    ("change", "error"),
    [
        ({"text": " "}, Invalid),
        ({"language": "en"}, Invalid),
        ({"language": "tlh"}, Invalid),
        ({"text": "x" * 1_001}, Invalid),
        ({"version": None}, Unversioned),
        ({"version": 3}, Conflict),
        ({"subject": uuid.uuid4()}, NotFound),
    ],
)
def test_what_a_translation_needs(
    store: Store, checker: Actor, claim: Claim, change: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        save(store, checker, claim, **change)  # type: ignore[arg-type]
    assert target(store, checker, claim).versions == []


def test_readers_of_the_other_language_see_it(store: Store, checker: Actor, editor: Actor, claim: Claim) -> None:
    save(store, checker, claim)
    save(store, checker, claim, BETTER, 1)
    article = articles.read(store, checker, _article(store, claim)).article
    articles.publish(store, editor, article.public_id)
    for seen in (
        published.claim(store, claim.public_id, "ar").public,
        published.article(store, article.slug, "ar").claims[0],
    ):
        assert seen.translation is not None
        assert (seen.translation.text, seen.translation.version) == (BETTER, 2)
    assert published.claim(store, claim.public_id, "en").public.translation is None
    assert published.claim(store, claim.public_id).public.translation is None


def test_a_claim_reworded_since_is_not_shown_in_its_old_words(store: Store, checker: Actor, claim: Claim) -> None:
    save(store, checker, claim)
    assert claim.public_id in desk.read(store, checker, claim.public_id, "ar").translated
    claims.rewrite(store, checker, claim.public_id, 1, "The ferry Halcyon carried 418 passengers on Sunday.")
    assert desk.read(store, checker, claim.public_id, "ar").translated == {}
    holds = target(store, checker, claim).holds
    assert holds is not None
    assert holds.outdated
    save(store, checker, claim, ARABIC, 1)  # the same words, looked at again
    assert claim.public_id in desk.read(store, checker, claim.public_id, "ar").translated


def test_one_that_was_taken_back_is_gone_and_can_come_again(store: Store, checker: Actor, claim: Claim) -> None:
    save(store, checker, claim)
    save(store, checker, claim, "  ", 1)
    assert target(store, checker, claim).holds is None
    assert desk.read(store, checker, claim.public_id, "ar").translated == {}
    save(store, checker, claim, BETTER, 2)
    assert desk.read(store, checker, claim.public_id, "ar").translated[claim.public_id].text == BETTER


def test_the_reason_of_a_verdict_is_translated_apart(
    store: Store, checker: Actor, editor: Actor, sourced: Claim
) -> None:
    verdict = verdicts.propose(store, checker, sourced.public_id, 1, proposal())
    verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    verdicts.publish(store, editor, verdict.public_id)
    reason = "يقول سجلّ الميناء الرقم نفسه.\n\nولم يعترض المشغّل."
    save(store, checker, sourced, reason, subject=verdict.public_id)
    articles.publish(store, editor, _article(store, sourced))
    seen = published.claim(store, sourced.public_id, "ar").public
    assert seen.translation is None
    assert seen.reason is not None
    assert seen.reason.text == reason
    assert [s.rating for s in translations.read(store, checker, sourced.public_id).subjects] == ["", "true"]


def test_a_link_between_languages_shows_them(store: Store, checker: Actor, claim: Claim) -> None:
    other = articles.create(store, checker, f"{ARABIC} وأغلق المرفأ.", ArticleDetails(title="العبّارة"))
    theirs = articles.read(store, checker, other.public_id).claims[0]
    deciding.connect(store, checker, claim.public_id, theirs.public_id, Relation.SAME)
    translations.save(store, checker, theirs.public_id, theirs.public_id, "en", 0, "The ferry Halcyon carried 412.")
    assert desk.read(store, checker, claim.public_id, "en").translated[theirs.public_id].text.endswith("412.")


def test_a_translated_claim_stays_when_its_article_is_split_anew(
    store: Store, checker: Actor, article: Article, claim: Claim
) -> None:
    save(store, checker, claim)
    with store.writing() as session:
        kept = session.get_one(Article, article.id)
        revision, own = articles.latest_revision(session, kept), articles.claims_of(session, kept)
        splits.renew(session, kept, revision, own)
    assert target(store, checker, claim).version == 1


def test_nobody_translates_without_an_account_that_may(store: Store, claim: Claim) -> None:
    with pytest.raises(NotSignedIn):
        translations.save(store, None, claim.public_id, claim.public_id, "ar", 0, ARABIC)  # type: ignore[arg-type]


@pytest.mark.parametrize("statement", ["DELETE FROM translation", "UPDATE translation SET text = 'other'"])
def test_the_database_itself_keeps_each_version(store: Store, checker: Actor, claim: Claim, statement: str) -> None:
    save(store, checker, claim)
    with pytest.raises((sa.exc.DBAPIError, Unavailable)), store.writing() as session:
        session.connection().exec_driver_sql(statement)
    assert target(store, checker, claim).version == 1


def _article(store: Store, claim: Claim) -> uuid.UUID:
    with store.reading() as session:
        return session.get_one(Article, claim.article_id).public_id
