"""The lists that have a phrase in a text are found by the words that phrases begin with."""

import random
import re

import pytest

from factcheck.splitting.languages import language
from factcheck.splitting.openings import beginnings, lists_in

LISTS = ("kind_", "uncheckable")


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("due to", {("due", True)}),
        ("caus(?:e|es|ing)", {("cause", True), ("causes", True), ("causing", True)}),
        ("(?:is|are) (?:banned|allowed) to", {("is", True), ("are", True)}),
        ("expects?", {("expect", False)}),
        ("won['’]t", {("won", True)}),
        ("[وف]?لن", {("ولن", True), ("فلن", True), ("لن", True)}),
        ("[وف]?(?:قال|قرر)", {(c + w, True) for c in ("", "و", "ف") for w in ("قال", "قرر")}),
        ("(?:كان |كانت )?(?:يجب|ينبغي)", {("كان", True), ("كانت", True), ("يجب", True), ("ينبغي", True)}),
        ("(?<!تشرين )الأول", {("الأول", True)}),
        ("are(?! built)", {("are", False)}),
        ("[a-z]+ed", {("", False)}),
        ("rise|fall", {("rise", True), ("fall", True)}),
        ("^على (?:كل|بعض)", {("على", True)}),
        ("(?:ha)+ long", {("", False)}),
        ("(unclosed", {("", False)}),
    ],
)
def test_the_beginning_of_a_phrase_is_read_off_it(phrase: str, expected: set[tuple[str, bool]]) -> None:
    assert set(beginnings(phrase)) == expected


@pytest.mark.parametrize("code", ["en", "ar"])
def test_the_lists_found_are_those_that_the_whole_pattern_finds(code: str) -> None:
    table = language(code).table
    names = [name for name in table if name.startswith(LISTS)]
    phrases = [phrase for name in names for phrase in table[name]]
    words = sorted({word for phrase in phrases for word in re.findall(r"[^\W\d_]+['’]?|[.,،]", phrase)})
    chosen = random.Random(4)
    for _ in range(1_000):
        text = "".join(word + chosen.choice(("", " ", " ", "ed ", "ت ")) for word in chosen.choices(words, k=12))
        text = text.title() if chosen.random() < 0.2 else text
        found = {name for name in names if language(code).pattern(name).search(text)}
        assert lists_in(text, code) == found, text
