"""How much of an article leaves the newsroom: decided where it is read, not where it is drawn."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.models import Article
from factcheck.models.values import Role, Shown
from factcheck.services import articles, published
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Invalid
from factcheck.services.parts import Around, Figure
from factcheck.services.permissions import Actor
from factcheck.services.shown import HIDDEN, PublicText, masked
from factcheck.services.store import Store
from tests.services.conftest import Hire

BODY = (
    "The ferry Halcyon carried 412 passengers on Sunday. Who would have thought of Xanthippe?\n\n"
    "What on earth was Quetzalcoatl doing there?\n\nThe operator bought the ship in 2019."
)
AROUND = Around("Was it Zuleika?", (Figure("The Halcyon lay at Port Elm.", "", "https://quay.example/secret.jpg"),))
HIDDEN_WORDS = ("Xanthippe", "Quetzalcoatl", "Zuleika")
RIGHTS = "Our own text"


def take_in(store: Store, actor: Actor, shown: Shown) -> Article:
    details = ArticleDetails(title="A night at sea", shown=shown, rights=RIGHTS if shown is Shown.FULL else "")
    return articles.create(store, actor, BODY, details, AROUND)


def seen(store: Store, actor: Actor, editor: Actor, shown: Shown) -> tuple[PublicText, list[PublicText]]:
    """What readers get of an article, and of each of its claims' pages."""
    article = articles.publish(store, editor, take_in(store, actor, shown).public_id)
    page = published.article(store, article.slug)
    return page.shown, [published.claim(store, public.claim.public_id).shown for public in page.claims]


def test_the_full_text_is_all_there_and_a_claims_page_has_its_sentence(
    store: Store, checker: Actor, editor: Actor
) -> None:
    whole, contexts = seen(store, checker, editor, Shown.FULL)
    assert all(word in whole.text for word in HIDDEN_WORDS)
    assert [part.kind for part in whole.parts] == ["title", "standfirst", "body", "caption"]
    assert not any(word in context.text for word in HIDDEN_WORDS for context in contexts)


def test_of_sentences_only_those_with_claims_leave(store: Store, checker: Actor, editor: Actor) -> None:
    whole, contexts = seen(store, checker, editor, Shown.SENTENCES)
    for text in (whole, *contexts):
        assert not any(word in text.text for word in HIDDEN_WORDS)
    assert "The Halcyon lay at Port Elm." in whole.text
    assert whole.text.startswith("A night at sea")  # the title stands above the page in any case
    assert [part.kind for part in whole.parts] == ["title", "body", "caption"]


def test_of_a_link_no_word_and_no_picture_leaves(store: Store, checker: Actor, editor: Actor) -> None:
    whole, contexts = seen(store, checker, editor, Shown.LINK)
    for text in (whole, *contexts):
        assert set("".join(text.text.split())) == {HIDDEN}
        assert (text.stretches, text.parts) == ([], [])


STRETCHES = st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)).map(sorted).map(tuple), max_size=5)


@given(text=st.text(st.characters(exclude_characters=HIDDEN), max_size=40), stretches=STRETCHES)
def test_masking_keeps_places_and_hides_all_else(text: str, stretches: list[tuple[int, int]]) -> None:
    found = masked(text, stretches)
    assert len(found) == len(text)
    for at, (was, now) in enumerate(zip(text, found, strict=True)):
        open_here = was.isspace() or any(low <= at < high for low, high in stretches)
        assert now == (was if open_here else HIDDEN)


def test_rights_are_recorded_with_who_said_so_and_when(store: Store, checker: Actor, hire: Hire) -> None:
    article = take_in(store, checker, Shown.FULL)
    assert (article.rights, article.rights_by) == (RIGHTS, checker.id)
    first = article.rights_at
    assert first is not None

    def change(actor: Actor, version: int, **said: object) -> Article:
        details = ArticleDetails(**{"title": "A night at sea", "shown": Shown.FULL, "rights": RIGHTS, **said})  # type: ignore[arg-type]
        return articles.change(store, actor, article.public_id, version, details)

    editor = hire("rights", Role.EDITOR)
    same = change(editor, 1, published_on=date(2026, 9, 7))
    assert (same.rights_by, same.rights_at) == (checker.id, first)
    other = change(editor, 2, rights="Bought from the agency")
    assert (other.rights_by, other.rights_at is not None and other.rights_at > first) == (editor.id, True)
    with pytest.raises(Invalid):
        change(editor, 3, rights=" ")
    none = change(editor, 3, rights="", shown=Shown.SENTENCES)
    assert (none.rights, none.rights_by, none.rights_at) == ("", None, None)


def test_a_text_without_a_title_of_which_only_a_link_may_be_shown_is_asked_for_one(
    store: Store, checker: Actor
) -> None:
    """Its first sentence would stand above the page in the title's place."""
    with pytest.raises(Invalid) as refusal:
        articles.create(store, checker, BODY, ArticleDetails(shown=Shown.LINK))
    assert refusal.value.fields == {"title": "title_for_link"}
    articles.create(store, checker, f"A night at sea\n\n{BODY}", ArticleDetails(shown=Shown.LINK))
