"""Searching the claims in one's own words, filtered, at the desk and for readers."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import linking
from factcheck.models import Article, Claim
from factcheck.models.values import Decision
from factcheck.services import articles, search, translations, verdicts
from factcheck.services.articles import ArticleDetails
from factcheck.services.permissions import Actor
from factcheck.services.search import Wanted
from factcheck.services.store import Store
from tests.services.conftest import proposal

LATER = "The ferry Halcyon carried 480 passengers on Sunday."
ELSEWHERE = "Wheat imports rose to a record in Algeria."
ARABIC = "نقلت العبّارة هالسيون 412 راكبا يوم الأحد."


def take_in(store: Store, actor: Actor, text: str, **details: object) -> Claim:
    """Store an article of one claim and return the claim."""
    article = articles.create(store, actor, text, ArticleDetails(**{"title": "News", **details}))  # type: ignore[arg-type]
    (claim,) = articles.read(store, actor, article.public_id).claims
    return claim


@pytest.fixture
def later(store: Store, checker: Actor, article: Article) -> Claim:
    return take_in(store, checker, LATER, publisher="The Quay", published_on=date(2026, 9, 9))


def texts(found: search.Results) -> list[str]:
    return [row.claim.text for row in found.rows]


def test_the_nearest_come_first(store: Store, checker: Actor, later: Claim) -> None:
    found = search.at_desk(store, checker, Wanted("How many passengers were on the Halcyon? 480")).rows
    assert (found[0].claim.id, found[0].article.id) == (later.id, later.article_id)
    scores = [item.score for item in found]
    assert scores == sorted(scores, reverse=True)


def test_words_of_one_language_find_the_other(store: Store, checker: Actor, article: Article) -> None:
    take_in(store, checker, ELSEWHERE)
    found = search.at_desk(store, checker, Wanted("واردات القمح في الجزائر")).rows
    assert found[0].claim.text == ELSEWHERE
    assert any(reason["a"] and reason["b"] for reason in found[0].reasons)


ODD_WORDS = (
    *("", " ", "%", "_", "'", '"; DROP TABLE claim; --', "\\", "*", "NEAR(a b)", "\x00", "\ud800", "?" * 999, "((("),
    *("a" * 50_000, "word " * 20_000, "١٢" * 5_000, "الفيضان" * 2_000),
)


@pytest.mark.parametrize("words", ODD_WORDS, ids=range(len(ODD_WORDS)))
def test_no_words_break_a_search(store: Store, checker: Actor, article: Article, words: str) -> None:
    search.at_desk(store, checker, Wanted(words))
    assert search.at_desk(store, checker, Wanted(f"Halcyon {words}")).rows


def test_without_words_the_newest_come_first(store: Store, checker: Actor, later: Claim) -> None:
    take_in(store, checker, ELSEWHERE)
    found = search.at_desk(store, checker, Wanted())
    assert texts(found)[0] == LATER
    assert texts(found)[-1] == ELSEWHERE, "an article without a day comes last"
    assert found.total == len(found.rows)


def test_pages_without_words_follow_one_another(
    store: Store, checker: Actor, article: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in (3, 5, 4):
        take_in(
            store, checker, f"The ferry left {day} times.", published_on=date(2026, 10, day), publisher=f"Paper {day}"
        )
    whole = texts(search.at_desk(store, checker, Wanted()))
    assert [text[-8:] for text in whole[:3]] == ["5 times.", "4 times.", "3 times."]
    monkeypatch.setattr(search, "PAGE", 2)
    pages = [search.at_desk(store, checker, Wanted(page=page)) for page in (1, 2, 3)]
    assert [text for page in pages for text in texts(page)] == whole[:6]
    assert [name for name in pages[0].publishers if "Paper" in name] == ["Paper 3", "Paper 4", "Paper 5"]


def test_a_filter_that_leaves_few_finds_them_among_many_nearer_ones(
    store: Store, checker: Actor, later: Claim, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(linking, "MOST_RANKED", 2)
    for number in range(6):
        take_in(store, checker, f"The ferry Halcyon carried 480 passengers on Sunday at {number}.")
    found = search.at_desk(store, checker, Wanted(LATER, publisher="The Quay"))
    assert texts(found) == [LATER]
    assert len(search.at_desk(store, checker, Wanted(LATER)).rows) == 2


@pytest.mark.parametrize("words", ["", "ferry Halcyon passengers"])
@pytest.mark.parametrize(
    ("filters", "finds"),
    [
        ({"publisher": "The Quay"}, True),
        ({"publisher": "The Tide"}, False),
        ({"language": "en"}, True),
        ({"language": "ar"}, False),
        ({"since": date(2026, 9, 9), "until": date(2026, 9, 9)}, True),
        ({"since": date(2026, 9, 10)}, False),
        ({"until": date(2026, 9, 8)}, False),
        ({"rating": "unchecked"}, True),
        ({"rating": "true"}, False),
        ({"rating": "no such rating"}, False),
    ],
)
def test_filters_leave_out_what_does_not_fit(
    store: Store, checker: Actor, later: Claim, words: str, filters: dict[str, object], finds: bool
) -> None:
    found = search.at_desk(store, checker, Wanted(words, **filters))  # type: ignore[arg-type]
    assert (LATER in texts(found)) is finds
    assert found.publishers == ["The Quay"]


def test_readers_find_what_is_public_alone(
    store: Store, checker: Actor, editor: Actor, sourced: Claim, later: Claim
) -> None:
    wanted = Wanted("ferry Halcyon passengers")
    assert search.for_readers(store, wanted).rows == []
    assert search.for_readers(store, Wanted()).publishers == []
    with store.reading() as session:
        owner = session.get_one(Article, sourced.article_id)
    articles.publish(store, editor, owner.public_id)
    assert {row.article.id for row in search.for_readers(store, wanted).rows} == {owner.id}
    assert search.for_readers(store, Wanted(wanted.words, rating="true")).rows == []
    verdict = verdicts.propose(store, checker, sourced.public_id, sourced.version, proposal())
    verdicts.review(store, editor, verdict.public_id, Decision.APPROVE)
    verdicts.publish(store, editor, verdict.public_id)
    (found,) = search.for_readers(store, Wanted(wanted.words, rating="true")).rows
    assert (found.claim.id, found.public.rating_key) == (sourced.id, "true")
    articles.withdraw(store, editor, owner.public_id, "It was not ours.")
    assert search.for_readers(store, wanted).rows == []


def test_what_was_found_is_shown_with_its_translation(store: Store, checker: Actor, later: Claim) -> None:
    translations.save(store, checker, later.public_id, later.public_id, "ar", 0, ARABIC)
    found = search.at_desk(store, checker, Wanted("480 Halcyon"), "ar").rows[0]
    assert found.public.translation is not None
    assert found.public.translation.text == ARABIC


@pytest.mark.parametrize("words", ["", "ships in the harbour"])
def test_pages_follow_one_another_without_repeats(store: Store, checker: Actor, words: str) -> None:
    lines = [f"The harbour bought {number} ships in {1900 + number}." for number in range(20, 65)]
    articles.create(store, checker, "\n\n".join(lines), ArticleDetails(title="Ships"))
    first = search.at_desk(store, checker, Wanted(words))
    pages = [search.at_desk(store, checker, Wanted(words, page=number)) for number in range(1, first.pages + 1)]
    keys = [row.claim.id for page in pages for row in page.rows]
    assert len(pages) > 1
    assert len(keys) == len(set(keys)) == first.total
    beyond = search.at_desk(store, checker, Wanted(words, page=10**9))
    assert beyond.page <= search.PAGES
