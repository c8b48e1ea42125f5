"""Titles, standfirsts and captions: what they claim, read apart from the body."""

from __future__ import annotations

import pytest

from factcheck.splitting import Part, split


def titled(title: str, body: str = "", language: str | None = None) -> list[tuple[str, str]]:
    """The coverage's outcome of the title, and the texts of its claims."""
    text = f"{title}\n\n{body}" if body else title
    parts = [Part("title", 0, len(title)), *([Part("body", len(title) + 2, len(text))] if body else [])]
    found = split(text, language, None, parts)
    assert "".join(text[c.start : c.end] for c in found.coverage if c.end <= len(title)).replace(" ", "")
    return [(found.coverage[0].outcome, claim.text) for claim in found.claims if claim.end <= len(title)]


@pytest.mark.parametrize(
    ("title", "claims"),
    [
        ("Ferry office closes in June", ["Ferry office closes in June."]),
        ("WHO says 12 died", ["12 died."]),
        ("Ferry runs aground: 12 hurt, doubts over the radar", ["Ferry runs aground: 12 hurt, doubts over the radar."]),
        (
            "العبارة تجنح قرب الميناء: 12 جريحا وأسئلة عن الرادار",
            ["العبارة تجنح قرب الميناء: 12 جريحا وأسئلة عن الرادار."],
        ),
        ("مكتب العبارات يغلق أبوابه في حزيران", ["مكتب العبارات يغلق أبوابه في حزيران."]),
    ],
)
def test_a_title_claims_as_a_sentence_does(title: str, claims: list[str]) -> None:
    assert titled(title, "The office has 40 workers." if title.isascii() else "يعمل في المكتب 40 موظفا.") == [
        ("claims", claim) for claim in claims
    ]


@pytest.mark.parametrize(
    "title",
    [
        "A night at sea: what the crew saw",
        "Why the ferry ran aground",
        "العبارة الجانحة: ماذا رأى الطاقم",
        "كيف جنحت العبارة",
    ],
)
def test_a_title_that_only_names_the_matter_is_a_heading(title: str) -> None:
    found = split(title, None, None, [Part("title", 0, len(title))])
    assert (found.claims, [c.outcome for c in found.coverage]) == ((), ["heading"])


def test_a_question_as_a_title_is_a_question() -> None:
    title = "Did the crew sleep?"
    assert [c.outcome for c in split(title, "en", None, [Part("title", 0, len(title))]).coverage] == ["question"]


def test_without_a_splitter_a_title_is_a_heading() -> None:
    title = "Le ferry coule"
    assert split(title, "und", None, [Part("title", 0, len(title))]).claims == ()


def test_a_text_that_is_all_body_is_split_as_without_parts() -> None:
    text = "Heading here\n\nThe ferry sank. It carried 412 passengers.\n\nNobody died."
    assert split(text, "en", None, [Part("body", 0, len(text))]) == split(text, "en")
