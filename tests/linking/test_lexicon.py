"""The lexicon of concepts: its own order, and which words lead to which of its entries."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.linking import lexicon
from factcheck.text.stems import fold_word, is_arabic, words

Entries = list[tuple[str, dict[str, list[str]]]]


def listed(file: Path) -> Entries:
    """The entries of a file in its own order, a key that is there twice included."""
    found: Entries = json.loads(
        file.read_text(encoding="utf-8"),
        object_pairs_hook=lambda pairs: pairs if pairs and isinstance(pairs[0][1], dict) else dict(pairs),
    )
    return found


FILES = sorted((Path(lexicon.__file__).parent / "data" / "concepts").glob("*.json"))
ENTRIES: Entries = [entry for file in FILES for entry in listed(file)]
KEYS = [key for key, _ in ENTRIES]
LEMMAS = [(key, lemma) for key, entry in ENTRIES for lemma in (*entry["en"], *entry["ar"])]


def concepts(text: str) -> tuple[str, ...]:
    return lexicon.concepts_at(words(text), 0)[0]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_keys_are_in_order(file: Path) -> None:
    keys = [key for key, _ in listed(file)]
    assert sorted(set(keys)) == keys


def test_no_key_is_in_two_files() -> None:
    assert [key for key, count in Counter(KEYS).items() if count > 1] == []


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_entry_has_words_in_both_languages_each_once(language: str) -> None:
    for key, entry in ENTRIES:
        assert entry[language], key
        assert [lemma for lemma, count in Counter(entry[language]).items() if count > 1] == [], key


def test_words_are_in_the_script_of_their_language() -> None:
    for _, entry in ENTRIES:
        assert not [lemma for lemma in entry["en"] if is_arabic(lemma)]
        assert [lemma for lemma in entry["ar"] if is_arabic(lemma)] == entry["ar"]


def test_entries_hold_nothing_but_what_is_read() -> None:
    for key, entry in ENTRIES:
        assert set(entry) <= {"en", "ar", "opposites", "kind"}, key
        assert set(entry.get("kind", ())) <= {"actor"}, key


def test_opposites_are_other_entries() -> None:
    there = set(KEYS)
    for key, entry in ENTRIES:
        for other in entry.get("opposites", ()):
            assert other in there, key
            assert other != key


def test_opposition_holds_both_ways() -> None:
    for key in KEYS:
        for other in lexicon.concept(key).opposites:
            assert key in lexicon.concept(other).opposites
            assert lexicon.opposed((key,), (other,))
            assert lexicon.opposed((other,), (key,))


def test_nothing_is_both_the_same_and_its_opposite() -> None:
    """A word listed under two opposites would contradict itself."""
    for _, lemma in LEMMAS:
        found = concepts(lemma)
        assert not lexicon.opposed(found, found), lemma


def test_phrases_are_short_enough_to_be_found() -> None:
    assert [lemma for _, lemma in LEMMAS if len(words(lemma)) > lexicon.LONGEST_PHRASE] == []


def test_every_word_leads_to_its_entry() -> None:
    assert [(key, lemma) for key, lemma in LEMMAS if key not in concepts(lemma)] == []


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("soldiers", "troop"),
        ("attacked", "attack"),
        ("approving", "accept"),
        ("الحل", "solution"),
        ("والجيش", "army"),
        ("بالمطار", "airport"),
        ("هجماتهم", "attack"),
        ("سيهاجم", "attack"),
        ("تهاجم", "attack"),
        ("للمساعدات", "aid"),
        ("البنك المركزي", "central_bank"),
        ("the central bank", ""),
        ("central banks", "central_bank"),
    ],
)
def test_inflected_words_are_found(text: str, key: str) -> None:
    assert (key in concepts(text)) if key else concepts(text) == ()


@pytest.mark.parametrize(
    ("text", "key"), [("لم تزر", "visit"), ("ولم يزد", "increase"), ("لم يقم", ""), ("لن تزر", ""), ("قلم تزر", "")]
)
def test_a_verb_without_its_vowel_is_found_after_its_negation_alone(text: str, key: str) -> None:
    found = lexicon.concepts_at(words(text), 1)[0]
    assert (key in found) if key else found == ()


@pytest.mark.parametrize("name", ["سعاد", "كريم", "منصور", "Rahma", "zzyzx"])
def test_names_that_only_look_inflected_have_no_concept(name: str) -> None:
    assert lexicon.concepts_of(fold_word(name)) == ()


def test_two_languages_meet_in_a_concept() -> None:
    for english, arabic in (("airport", "المطار"), ("arrested", "اعتقلت"), ("prices", "الأسعار"), ("flood", "فيضان")):
        assert set(concepts(english)) & set(concepts(arabic)), english


def test_unknown_entries_are_refused() -> None:
    with pytest.raises(KeyError):
        lexicon.concept("no such entry")


@given(st.text(max_size=40))
def test_any_word_at_all_is_looked_up(text: str) -> None:
    assert isinstance(lexicon.concepts_of(text), tuple)
    for word in words(text):
        assert set(lexicon.concepts_of(word.folded)) <= set(KEYS)
