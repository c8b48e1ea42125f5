"""Candidates by the rare terms they share, and the order in which they come out."""

from __future__ import annotations

import pytest

from factcheck.linking import MAX_TERMS, Candidate, MemoryIndex, candidates, rank, terms
from factcheck.linking.candidates import LOOKED_AT, Plan, idf, nearest


class Postings(dict[str, list[int]]):
    """A term source over a plain table, which notes what is read from it."""

    def __init__(self, table: dict[str, list[int]], count: int) -> None:
        super().__init__(table)
        self.count = count
        self.read: list[str] = []

    def document_count(self) -> int:
        return self.count

    def frequencies(self, terms: object) -> dict[str, int]:
        return {term: len(self[term]) for term in list(terms) if term in self}  # type: ignore[call-overload]

    def matches(self, plan: Plan, limit: int) -> list[int]:
        self.read += plan.read
        return nearest(plan, self.__getitem__, limit)


def index(*texts: str) -> MemoryIndex:
    made = MemoryIndex()
    for number, text in enumerate(texts):
        made.add(str(number), text)
    return made


def found(made: MemoryIndex, text: str, limit: int = 10) -> list[str]:
    return [hit.id for hit in made.search(text, limit=limit)]


# -- candidates -----------------------------------------------------------------------------------------------


def test_a_rare_term_counts_more_than_a_common_one() -> None:
    source = Postings({"rare": [7], "common": [1, 2, 3, 4, 7]}, 10)
    assert candidates(["common", "rare"], source)[0] == 7
    assert idf(10, 1) > idf(10, 5) > idf(10, 10) >= 0


def test_more_shared_terms_come_first() -> None:
    source = Postings({"a": [1, 2], "b": [2, 3], "c": [2, 3]}, 10)
    assert candidates(["a", "b", "c"], source) == [2, 3, 1]


def test_common_terms_are_not_read_once_the_budget_is_spent() -> None:
    source = Postings({"rare": [1], "middling": [1, 2, 3], "common": list(range(90))}, 100)
    assert candidates(["common", "middling", "rare"], source, budget=20) == [1, 3, 2]
    assert source.read == ["rare", "middling"]


def test_what_rare_terms_find_is_asked_for_the_common_ones() -> None:
    source = Postings({"rare": [1, 2, 3], "common": [2, *range(10, 99)]}, 100)
    assert candidates(["common", "rare"], source, budget=20) == [2, 3, 1]


def test_words_do_not_use_up_what_the_keys_of_both_languages_need() -> None:
    source = Postings({"word": [1] * 9, "words": [2] * 2, "k:word": [3] * 10}, 100)
    candidates(["word", "words", "k:word"], source, budget=20)
    assert source.read == ["words", "k:word"]


def test_of_common_terms_alone_the_newest_claims_are_read() -> None:
    source = Postings({"common": list(range(5_000)), "both": list(range(4_500, 9_999))}, 10_000)
    assert candidates(["common", "both"], source, budget=1, limit=2) == [4_999, 4_998]
    assert len(candidates(["common"], source, budget=1, limit=5_000)) == LOOKED_AT


def test_there_are_no_more_candidates_than_asked_for() -> None:
    source = Postings({"a": list(range(50))}, 100)
    assert len(candidates(["a"], source, limit=7)) == 7


def test_equal_candidates_come_in_one_order() -> None:
    for order in ([3, 1, 2], [2, 3, 1]):
        assert candidates(["a"], Postings({"a": order}, 9)) == [3, 2, 1]


def test_a_term_given_twice_counts_once() -> None:
    table = {"a": [1], "b": [2], "c": [2]}
    assert candidates(["a", "a", "a", "b", "c"], Postings(table, 9)) == [2, 1]


def test_unknown_terms_find_nothing() -> None:
    assert candidates(["nowhere"], Postings({"a": [1]}, 1)) == []
    assert candidates([], Postings({}, 0)) == []


# -- terms ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("قتل الفيضان 3 آلاف شخص", "n:3000"),
        ("The flood killed 3,000 people", "n:3000"),
        ("في تونس", "c:TN"),
        ("The Tunisian coast", "c:TN"),
        ("وصل الجنود", "k:troop"),
        ("The troops arrived", "k:troop"),
        ("on 5 May", "d:5-5"),
        ("في 5 أيار", "d:5-5"),
        ("The mill was built in 1931", "y:1931"),
        ("شيدت الطاحونة عام 1931", "y:1931"),
    ],
)
def test_both_languages_lead_to_one_term(text: str, term: str) -> None:
    assert term in terms(text)


def test_a_name_has_one_skeleton_in_both_scripts() -> None:
    english = {term for term in terms("Halima Mansour spoke") if term.startswith("x:")}
    arabic = {term for term in terms("تحدثت حليمة منصور") if term.startswith("x:")}
    assert english
    assert english <= arabic


def test_spelling_of_letters_and_vowels_does_not_matter() -> None:
    assert set(terms("أُعلِنَت النتائج")) == set(terms("اعلنت النتائج"))


def test_terms_are_unique_and_limited() -> None:
    many = " ".join(f"word{chr(97 + a)}{chr(97 + b)}" for a in range(26) for b in range(26))
    made = terms(many)
    assert len(made) == len(set(made)) == MAX_TERMS


def test_words_that_carry_nothing_are_no_terms() -> None:
    assert terms("it is of the") == terms("هو من على") == ()


# -- order ----------------------------------------------------------------------------------------------------

CORPUS = (
    "The flood killed 12 people in Morocco.",
    "قتل الفيضان 12 شخصا في المغرب.",
    "The flood closed 40 schools in Morocco.",
    "Morocco won the handball final.",
    "Wheat imports rose to a record in Algeria.",
    "ارتفعت واردات القمح في الجزائر إلى مستوى قياسي.",
    "The orchestra gave a concert.",
)


def test_the_nearest_come_first() -> None:
    order = found(index(*CORPUS), "12 people died when the flood hit Morocco")
    assert order[0] == "0"
    assert order.index("0") < order.index("2") < order.index("3")


@pytest.mark.parametrize(
    ("query", "wanted"),
    [("ارتفاع واردات الجزائر من القمح", {"4", "5"}), ("Algerian wheat imports at a record", {"4", "5"})],
)
def test_either_language_finds_both(query: str, wanted: set[str]) -> None:
    order = found(index(*CORPUS), query)
    assert set(order[:2]) == wanted


def scores(made: MemoryIndex, query: str) -> dict[str, float]:
    return {hit.id: hit.score for hit in made.search(query)}


@pytest.mark.parametrize(
    ("query", "right", "near"),
    [
        ("library built 1908", "بنيت مكتبة المدينة عام 1908.", "أغلقت مكتبة المدينة عام 1950."),
        ("مكتبة بنيت 1908", "The town library was built in 1908.", "The town library was closed in 1950."),
        ("five gates opened", "فتحت البوابات الخمس قبل الفجر.", "أغلقت البوابات قبل الفجر."),
        ("خمس بوابات", "All five gates were opened.", "Six gates were opened."),
        ("12 schools in Tunisia", "في تونس 12 مدرسة.", "في تونس 40 مدرسة."),
    ],
)
def test_a_few_words_score_what_they_find_in_the_other_language(query: str, right: str, near: str) -> None:
    found = scores(index(right, near, *CORPUS), query)
    assert found["0"] >= 0.1
    assert found["0"] > 2 * max(score for key, score in found.items() if key != "0")


def test_a_word_that_the_other_language_does_not_have_lowers_the_score() -> None:
    made = index("All five gates were opened.")
    assert 0 < scores(made, "فتحت خمس بوابات حديدية صدئة")["0"] < scores(made, "فتحت خمس بوابات")["0"]


def test_what_shares_nothing_is_not_found() -> None:
    assert "6" not in found(index(*CORPUS), "The flood killed 12 people in Morocco.")
    assert found(index(*CORPUS), "zzyzx") == []
    assert found(index(), "anything") == []


def test_a_claim_that_stands_in_the_corpus_is_found_first() -> None:
    made = index(*CORPUS)
    for number, text in enumerate(CORPUS):
        first = made.search(text)[0]
        assert (first.id, first.relation) == (str(number), "same")


def test_scores_fall_and_lie_between_nought_and_one() -> None:
    scores = [hit.score for hit in index(*CORPUS).search("The flood in Morocco killed 12 people")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 for score in scores)


def test_a_hit_says_how_the_words_searched_for_stand_to_it() -> None:
    hit = index("The flood killed 12 people.").search("The flood killed 12 people in Morocco on Friday night.")[0]
    assert hit.relation == "narrower"
    assert any(reason.a and reason.b for reason in hit.reasons)
    assert "Morocco" in [word for reason in hit.reasons for word in reason.a]


def test_a_title_is_searched_too() -> None:
    made = MemoryIndex()
    made.add("plain", "It was removed in spring.")
    made.add("titled", "It was removed in spring.", title="The lighthouse of Cape Zebib")
    assert [hit.id for hit in made.search("What became of the lighthouse of Cape Zebib?")] == ["titled"]


def test_what_title_and_text_both_speak_of_counts_more() -> None:
    made = MemoryIndex()
    made.add("once", "The lighthouse closed in spring.", title="Along the coast")
    made.add("twice", "The lighthouse closed in spring.", title="The lighthouse")
    assert [hit.id for hit in made.search("Has a lighthouse fallen down?")] == ["twice", "once"]


def test_a_match_in_one_number_outranks_a_near_miss() -> None:
    order = found(index("The dam cost 40 million dollars.", "The dam cost 60 million dollars."), "A dam of 60 million")
    assert order == ["1", "0"]


def test_there_are_no_more_hits_than_asked_for() -> None:
    assert len(found(index(*CORPUS), "Morocco flood", limit=2)) == 2


def test_ranking_needs_no_index() -> None:
    several = [Candidate(str(number), text) for number, text in enumerate(CORPUS)]
    hits = rank("12 people died when the flood hit Morocco", None, several, limit=3)
    assert len(hits) == 3
    assert hits[0].id == "0"
    assert rank("anything", None, [], limit=3) == []


def test_the_order_of_candidates_does_not_matter() -> None:
    several = [Candidate(str(number), text) for number, text in enumerate(CORPUS)]
    query = "The flood in Morocco"
    assert rank(query, "en", several, 9) == rank(query, "en", several[::-1], 9)
