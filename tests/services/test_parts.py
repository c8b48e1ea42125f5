"""Parts of an article: one canonical text, each part with its place, nothing of a pasted text changed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.models import Part
from factcheck.services.errors import Invalid
from factcheck.services.parts import MAX_CAPTION, MAX_FIGURES, MAX_STANDFIRST, Around, Figure, Layout, laid_out

BODY = "The ferry Halcyon carried 412 passengers on Sunday.\n\nThe operator bought the ship in 2019."
HEADED = f"Ferry stuck off the quay\n\n{BODY}"
PICTURE = Figure("Passengers leave the ship.", "A hundred people stand on a quay.", "https://quay.example/1.jpg")


def said(layout: Layout) -> list[tuple[str, str]]:
    return [(part.kind, layout.text[part.start : part.end]) for part in layout.parts]


def test_a_text_alone_is_all_body_and_stays_as_it_is() -> None:
    layout = laid_out(f"  {BODY}\n")
    assert (layout.text, said(layout)) == (f"  {BODY}\n", [("body", f"  {BODY}\n")])


def test_the_parts_stand_in_reading_order_whatever_order_they_came_in() -> None:
    layout = laid_out(BODY, "The ferry", Around("Stuck for a night.", (PICTURE, Figure("The quay at dawn."))))
    assert said(layout) == [
        ("title", "The ferry"),
        ("standfirst", "Stuck for a night."),
        ("body", BODY),
        ("image", PICTURE.description),
        ("caption", PICTURE.caption),
        ("caption", "The quay at dawn."),
    ]
    assert [(part.position, part.figure, part.url) for part in layout.parts] == [
        (1, None, ""),
        (2, None, ""),
        (3, None, ""),
        (4, 1, PICTURE.url),
        (5, 1, PICTURE.url),
        (6, 2, ""),
    ]


@pytest.mark.parametrize("title", ["", "Ferry stuck off the quay", "Ferry  stuck off the quay "])
@pytest.mark.parametrize("text", [HEADED, f"\n {HEADED}\n", HEADED.replace("\n\n", "\n\n\n", 1)])
def test_a_title_that_the_text_begins_with_stands_once(text: str, title: str) -> None:
    layout = laid_out(text, title)
    assert layout.text == text
    assert [kind for kind, _ in said(layout)] == ["title", "body"]
    assert said(layout)[0][1] == "Ferry stuck off the quay"


def test_a_standfirst_comes_between_the_two() -> None:
    layout = laid_out(HEADED, "", Around("Stuck for a night."))
    assert layout.text == f"Ferry stuck off the quay\n\nStuck for a night.\n\n{BODY}"


def test_another_title_stands_above_the_text_that_has_one() -> None:
    assert said(laid_out(HEADED, "A night at sea"))[0] == ("title", "A night at sea")
    assert said(laid_out(HEADED, "A night at sea"))[1] == ("body", HEADED)


def test_the_first_line_of_a_text_without_a_heading_is_no_title() -> None:
    assert [kind for kind, _ in said(laid_out(BODY))] == ["body"]


@pytest.mark.parametrize(
    ("title", "around", "fields"),
    [
        ("a\x00b", Around(), {"title": "text_binary"}),
        ("", Around("x" * (MAX_STANDFIRST + 1)), {"standfirst": "too_long"}),
        ("", Around("\ud800"), {"standfirst": "text_binary"}),
        ("", Around("", (PICTURE, Figure("x" * (MAX_CAPTION + 1)))), {"figures-1-caption": "too_long"}),
        ("", Around("", (Figure(description="\x07"),)), {"figures-0-description": "text_binary"}),
        ("", Around("", (Figure("A quay.", url="javascript:alert(1)"),)), {"figures-0-url": "url_not_web"}),
        ("", Around("", (Figure(url="https://quay.example/1.jpg"),)), {"figures-0-caption": "figure_without_words"}),
        ("", Around("", (PICTURE,) * (MAX_FIGURES + 1)), {"figures": "too_many_figures"}),
    ],
)
def test_what_does_not_do_is_named_by_its_field(title: str, around: Around, fields: dict[str, str]) -> None:
    with pytest.raises(Invalid) as refusal:
        laid_out(BODY, title, around)
    assert refusal.value.fields == fields


def test_every_field_that_is_wrong_is_named_at_once() -> None:
    with pytest.raises(Invalid) as refusal:
        laid_out(" ", "\x00", Around("\x00", (Figure("\x00"),)))
    assert set(refusal.value.fields) == {"title", "text", "standfirst", "figures-0-caption"}


LINES = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=40)
TEXTS = st.lists(LINES, max_size=5).map("\n".join)


@given(body=TEXTS.map(lambda text: f"Words. {text}"), title=LINES, standfirst=TEXTS, caption=TEXTS, described=TEXTS)
def test_parts_are_in_order_apart_and_hold_all_that_can_be_seen(
    body: str, title: str, standfirst: str, caption: str, described: str
) -> None:
    try:
        layout = laid_out(body, title, Around(standfirst, (Figure(caption, described),)))
    except Invalid:
        return  # nothing in a part can be seen
    places: list[Part] = list(layout.parts)
    assert [part.position for part in places] == list(range(1, len(places) + 1))
    assert all(a.end <= b.start for a, b in pairwise(places))
    held = {at for part in places for at in range(part.start, part.end)}
    assert all(character.isspace() for at, character in enumerate(layout.text) if at not in held)
