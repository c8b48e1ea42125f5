"""Only the lists that can have a phrase in a text are looked for, and none that has one is passed over."""

import random
import re

import pytest

from factcheck.splitting.languages import language
from factcheck.splitting.openings import beginnings, openings

LISTS = ("feature_", "kind_", "uncheckable")


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
        ("(?:ha)+ long", {("", False)}),
        ("(unclosed", {("", False)}),
    ],
)
def test_the_beginning_of_a_phrase_is_read_off_it(phrase: str, expected: set[tuple[str, bool]]) -> None:
    assert set(beginnings(phrase)) == expected


@pytest.mark.parametrize("code", ["en", "ar"])
def test_no_list_with_a_phrase_in_the_text_is_passed_over(code: str) -> None:
    table = language(code).table
    names = [name for name in table if name.startswith(LISTS)]
    phrases = [phrase for name in names for phrase in table[name]]
    words = sorted({word for phrase in phrases for word in re.findall(r"[^\W\d_]+['’]?|[.,،]", phrase)})
    chosen = random.Random(4)
    for _ in range(2_000):
        text = "".join(word + chosen.choice(("", " ", " ", "ed ", "ت ")) for word in chosen.choices(words, k=12))
        text = text.title() if chosen.random() < 0.2 else text
        likely = openings(text, code)
        for name in names:
            assert name in likely or not language(code).pattern(name).search(text), (name, text)
