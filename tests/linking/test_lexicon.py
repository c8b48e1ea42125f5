"""The lexicon of concepts: its own order, and which words lead to which of its entries."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.linking import MemoryIndex, compare, lexicon, terms
from factcheck.linking.lexicon_check import check_files
from factcheck.splitting.languages.ar.lexicon import words as group_of_words
from factcheck.text.stems import fold, fold_all, fold_word, stem, stem_all, words

FILES = [(file.name, file.read_text(encoding="utf-8")) for file in lexicon.files()]
KEYS = list(lexicon.entries())


def concepts(text: str) -> tuple[str, ...]:
    return lexicon.concepts_at(words(text), 0)[0]


def faults(*files: object, base: bool = False) -> list[tuple[str, str, str]]:
    """What the checker finds in files: (kind of fault, key, word)."""
    texts = [(str(n), file if isinstance(file, str) else json.dumps(file)) for n, file in enumerate(files)]
    found = check_files(texts, lexicon.shipped() if base else None)
    return [(fault.kind, fault.key, fault.word) for _, fault in found]


def test_the_lexicon_has_no_faults() -> None:
    """Keys in order and in one file, words of both languages that lead to their entry, known opposites and so on."""
    assert list(check_files(FILES)) == []


def test_opposition_holds_both_ways() -> None:
    for key in KEYS:
        for other in lexicon.concept(key).opposites:
            assert key in lexicon.concept(other).opposites
            assert lexicon.opposed((key,), (other,))
            assert lexicon.opposed((other,), (key,))


GOOD = {"boat": {"en": ["boat"], "ar": ["زورق"]}}


def test_a_good_file_has_no_faults() -> None:
    assert faults(GOOD) == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"en": ["boat"]}, ("none", "ar")),
        ({"en": ["boat"], "ar": []}, ("none", "ar")),
        ({"en": ["boat", "boat"], "ar": ["زورق"]}, ("word_twice", "boat")),
        ({"en": ["زورق"], "ar": ["زورق"]}, ("letters", "زورق")),
        ({"en": ["boat"], "ar": ["boat"]}, ("letters", "boat")),
        ({"en": ["boat"], "ar": ["زَورق"]}, ("letters", "زَورق")),
        ({"en": ["boat", "-"], "ar": ["زورق"]}, ("letters", "-")),
        ({"en": ["boat", "a very long boat indeed"], "ar": ["زورق"]}, ("long", "a very long boat indeed")),
        ({"en": ["boat", "b" * 61], "ar": ["زورق"]}, ("long", "b" * 61)),
        ({"en": ["boat", "the"], "ar": ["زورق"]}, ("function", "the")),
        ({"en": ["boat"], "ar": ["زورق", "قبل"]}, ("function", "قبل")),
        ({"en": ["boat"], "ar": ["زورق"], "opposites": ["oar"]}, ("unknown", "oar")),
        ({"en": ["boat"], "ar": ["زورق"], "opposites": ["boat"]}, ("itself", "")),
        ({"en": ["boat"], "ar": ["زورق"], "kind": ["ship"]}, ("kind", "ship")),
        ({"en": ["boat"], "ar": ["زورق"], "fr": ["bateau"]}, ("fields", "")),
        ({"en": "boat", "ar": ["زورق"]}, ("fields", "")),
        ({"en": ["boat", 1], "ar": ["زورق"]}, ("fields", "")),
        ({"en": [f"boat{n}" for n in range(151)], "ar": ["زورق"]}, ("many", "en")),
    ],
)
def test_each_fault_of_an_entry_is_found(entry: object, found: tuple[str, str]) -> None:
    kind, word = found
    assert faults({"boat": entry}) == [(kind, "boat", word)]


@pytest.mark.parametrize("text", ["", "[", "[]", "3", '{"boat": ' + "[" * 5000])
def test_what_is_no_lexicon_is_refused(text: str) -> None:
    assert [kind for kind, *_ in faults(text)] in (["not_json"], ["not_entries"])


def test_a_key_is_there_once_in_order_and_plain() -> None:
    twice = '{"boat": {"en": ["boat"], "ar": ["زورق"]}, "boat": {"en": ["dinghy"], "ar": ["طوف"]}}'
    assert ("key_twice", "boat", "") in faults(twice)
    assert ("key_twice", "boat", "") in faults(GOOD, GOOD)
    assert faults({"b": GOOD["boat"], "a": {"en": ["oar"], "ar": ["مجداف"]}}) == [("key_order", "a", "")]
    assert faults({"Boat!": GOOD["boat"]}) == [("key", "Boat!", "")]


def test_a_word_that_leads_elsewhere_is_found() -> None:
    again = {"boat": {"en": ["dinghy"], "ar": ["طوف"]}, "oar": {"en": ["boat"], "ar": ["مجداف"]}}
    assert ("elsewhere", "boat", "boat") in faults(GOOD, again)


def test_a_word_that_is_the_stem_of_another_keeps_its_own_concept() -> None:
    """Stems are not stable: that of "embedded" is "embed", whose own stem is "emb"."""
    assert faults({"a": {"en": ["embedded"], "ar": ["زورق"]}, "b": {"en": ["embed"], "ar": ["طوف"]}}) == []


SAME_STEM = {
    "container": {"en": ["container"], "ar": ["حاوية"]},
    "hold": {"en": ["contain"], "ar": ["احتوى"]},
    "nation": {"en": ["nation", "country"], "ar": ["بلد"]},
    "nationalism": {"en": ["nationalism"], "ar": ["قومية"]},
    "nationality": {"en": ["national"], "ar": ["جنسية"]},
}


@pytest.mark.parametrize(
    ("word", "keys"),
    [
        ("nations", ["nation"]),
        ("nation's", ["nation"]),
        ("national", ["nationality"]),
        ("nationalism", ["nationalism"]),
        ("countries", ["nation"]),
        ("contained", ["hold"]),
        ("containing", ["hold"]),
        ("containers", ["container"]),
        ("nationals", ["nationality"]),
        ("nationalisms", ["nationalism"]),
        ("nationalize", ["nation", "nationalism", "nationality"]),  # what is listed nowhere may be any of its stem
    ],
)
def test_of_words_with_one_stem_the_one_meant_is_found(word: str, keys: list[str]) -> None:
    found = lexicon.Vocabulary(SAME_STEM).concepts_at(words(word), 0)[0]
    assert sorted(found) == keys


def test_a_word_of_too_many_meanings_or_of_opposite_ones_is_found() -> None:
    entry = {"en": ["flow"], "ar": ["تدفق"]}
    assert ("vague", "a", "flow") in faults(dict.fromkeys("abcd", entry))
    turned = {"a": {**entry, "opposites": ["b"]}, "b": entry}
    assert ("opposites", "b", "تدفق") in faults(turned)


def test_additions_are_checked_together_with_what_is_shipped() -> None:
    assert faults({"army": {"en": ["soldiery"]}}, base=True) == []
    assert faults({"zz_boat": {**GOOD["boat"], "opposites": ["army"]}}, base=True) == []
    assert ("opposites", "rise_again", "rise") in faults(
        {"rise_again": {"en": ["rise"], "ar": ["ارتفع"], "opposites": ["increase"]}}, base=True
    )
    assert ("none", "zz_boat", "ar") in faults({"zz_boat": {"en": ["boat"]}}, base=True)


OWN = json.dumps({"army": {"en": ["soldiery"]}, "zz_boat": {"en": ["zzboat"], "ar": ["زورقز"], "opposites": ["army"]}})


def test_additions_hold_within_using_and_nowhere_else() -> None:
    assert concepts("soldiery") == ()
    with lexicon.using(OWN):
        assert concepts("soldiery") == ("army",)
        assert lexicon.opposed(concepts("zzboats"), concepts("army"))
        assert concepts("airports") == ("airport",)
        with lexicon.using(""):
            assert concepts("soldiery") == ()
    assert concepts("soldiery") == ()
    assert not lexicon.concept("army").opposites


def test_a_claim_read_by_one_lexicon_is_read_anew_by_another() -> None:
    a, b = "The soldiery left Bandar yesterday", "The army left Bandar yesterday"
    before, found = compare(a, b), terms(a, "en")
    with lexicon.using(OWN):
        assert "k:army" in terms(a, "en")
        assert compare(a, b).score > before.score
        assert {reason.feature for reason in compare(a, b).reasons} != {reason.feature for reason in before.reasons}
    assert compare(a, b) == before
    assert terms(a, "en") == found


def test_a_corpus_is_searched_by_the_lexicon_in_use() -> None:
    def best() -> float:
        index = MemoryIndex()
        index.add("a", "The army left Bandar yesterday", "en")
        return index.nearest("The soldiery left Bandar yesterday", "en")[0][0]

    before = best()
    with lexicon.using(OWN):
        assert best() > before
    assert best() == before


def test_other_threads_do_not_see_additions() -> None:
    with lexicon.using(OWN), ThreadPoolExecutor(1) as pool:
        assert pool.submit(concepts, "soldiery").result() == ()


@given(st.lists(st.text(max_size=12)))
def test_many_words_are_folded_as_each_is(texts: list[str]) -> None:
    assert fold_all(texts) == [fold(text) for text in texts]


def test_every_lemma_is_folded_and_stemmed_as_a_word_of_a_claim_is() -> None:
    entries = lexicon.entries().values()
    lemmas = [lemma for entry in entries for lemma in (*entry["en"], *entry["ar"])]
    assert fold_all(lemmas) == [fold(lemma) for lemma in lemmas]
    english = [word.folded for entry in entries for lemma in entry["en"] for word in words(lemma)]
    assert stem_all(english) == [stem(word) for word in english]


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
        ("حملها", "carry"),
        ("جريدتها", "newspaper"),
        ("ستبني", "build"),
        ("البيت", "house"),
        ("حقيبتي", "bag"),
        ("البنك المركزي", "central_bank"),
        ("the central bank", ""),
        ("central banks", "central_bank"),
        ("لوقف العمليات العسكرية", "stop"),
        ("ومجلس الأمن", "security_council"),
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


@pytest.mark.parametrize("name", ["سعاد", "كريم", "منصور", "فيصل", "نجوى", "شعبان", "Rahma", "zzyzx"])
def test_names_that_only_look_inflected_have_no_concept(name: str) -> None:
    assert lexicon.concepts_of(fold_word(name)) == ()


@pytest.mark.parametrize(
    ("listed", "key", "same_stem"),
    [("important", "important", "import"), ("several", "many", "serious"), ("government", "government", "rule_x")],
)
def test_an_english_word_as_it_is_listed_has_no_meaning_of_another_with_its_stem(
    listed: str, key: str, same_stem: str
) -> None:
    assert key in concepts(listed)
    assert same_stem not in concepts(listed)


def test_two_languages_meet_in_a_concept() -> None:
    for english, arabic in (("airport", "المطار"), ("arrested", "اعتقلت"), ("prices", "الأسعار"), ("flood", "فيضان")):
        assert set(concepts(english)) & set(concepts(arabic)), english


def test_unknown_entries_are_refused() -> None:
    with pytest.raises(KeyError):
        lexicon.concept("no such entry")


def test_a_word_of_nothing_but_a_stretch_of_line_is_no_concept() -> None:
    assert lexicon.concepts_at(words("ـ"), 0) == ((), 0)


@given(st.text(max_size=40))
def test_any_word_at_all_is_looked_up(text: str) -> None:
    assert isinstance(lexicon.concepts_of(text), tuple)
    for word in words(text):
        assert set(lexicon.concepts_of(word.folded)) <= set(KEYS)


OWN_FIRST_LETTER = tuple(
    fold_word(word) for group in ("waw_words", "ba_words", "lam_words") for word in sorted(group_of_words(group))
)
AS_OFTEN_A_PARTICLE = {"بطريق"}  # "by way of" is commoner in news than a penguin


def listed_from(letter: str, key: str) -> list[str]:
    """The Arabic words of an entry that begin with a letter."""
    entry = lexicon.entries()[key]
    return [word for word in map(fold_word, entry["ar"]) if word.startswith(letter)]


def test_a_word_whose_first_letter_is_its_own_is_not_read_as_a_particle_and_another_word() -> None:
    """ "بطاقة" is a card and not "by energy", "وخيمة" is dire and not "and a tent"."""
    torn = {
        word: found
        for word in OWN_FIRST_LETTER
        if (found := lexicon.concepts_of(word)) and found == lexicon.concepts_of(word[1:])
        if not any(word.startswith(own) for key in found for own in listed_from(word[0], key))
    }
    assert set(torn) <= AS_OFTEN_A_PARTICLE, torn


@pytest.mark.parametrize(
    ("word", "not_the_key"),
    [
        ("خرافة", "sheep"),
        ("حلقة", "throat"),
        ("السلة", "tuberculosis"),
        ("الكلية", "kidney"),
        ("عمره", "pilgrimage"),
        ("الأمة", "pain"),
        ("الحية", "snake"),
        ("لبنان", "milk"),
        ("الريان", "irrigation"),
        ("الماسة", "diamond"),
        ("كبرى", "wild"),
        ("بعضها", "bite"),
        ("الثورة", "cow"),
        ("تعرفه", "tariff"),
        ("سلمان", "deliver"),
        ("وفيصل", "come"),
        ("الأمان", "mother"),
        ("الكلية", "total"),
        ("الصينية", "plate"),
        ("السورية", "wall"),
        ("بشكل", "create"),
        ("وبالتالي", "next"),
        ("البيت", "respond"),
    ],
)
def test_what_only_looks_like_an_ending_makes_no_other_word(word: str, not_the_key: str) -> None:
    assert not_the_key in lexicon.shipped()
    assert not_the_key not in lexicon.concepts_of(fold_word(word))


def test_no_listed_word_of_english_has_the_meaning_of_another_with_its_stem() -> None:
    """What a word leads to is what lists it, were it in the plural too: "executives" are not executed."""
    listed: dict[str, set[str]] = {}
    for key, entry in lexicon.entries().items():
        for lemma in entry["en"]:
            if len(words(lemma)) == 1:
                listed.setdefault(words(lemma)[0].folded, set()).add(key)
    for word, keys in listed.items():
        assert set(lexicon.concepts_of(word)) == keys, word
        plural = f"{word}s"
        if plural not in listed and stem(plural) == stem(word) and word[:-1] not in listed:
            assert set(lexicon.concepts_of(plural)) == keys, plural
