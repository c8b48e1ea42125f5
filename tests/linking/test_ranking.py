"""What puts one candidate before another, on claims of our own."""

import pytest

from factcheck.linking import MemoryIndex, across
from factcheck.linking.features import Query
from factcheck.linking.letters import likenesses
from factcheck.linking.profiles import Token, profile
from factcheck.linking.ranking import ACROSS, SENTENCES, TITLED, UNTITLED, features, rarities, score, weights
from factcheck.linking.terms import terms


def first(query: str, *claims: str, titles: tuple[str, ...] = ()) -> str:
    index = MemoryIndex()
    for number, claim in enumerate(claims):
        index.add(claim, claim, title=titles[number] if titles else None)
    return index.search(query)[0].id


def named(query: str, claim: str, title: str | None = None) -> dict[str, float]:
    asked, found = profile(query), profile(claim, None, title)
    return Query(asked, rarities(asked, [found])).features([found])[0]


def test_who_signed_a_post_counts_less_than_what_it_says() -> None:
    post = "They closed the ferry to Sandholm after the storm — Rose Harbour (@roseharbour) March 3, 2021"
    wanted = "The ferry to Sandholm was closed because of a storm."
    assert first(post, "A harbour full of roses was painted by Rose Harbour.", wanted) == wanted
    assert named(post, "Rose Harbour sings.")["query_covered"] == 0.0
    assert named(post, "Rose Harbour sings.")["signatures"] > 0.0


def test_words_that_only_introduce_a_claim_count_less_than_its_own() -> None:
    query = "Video shows a whale under the bridge of Sandholm"
    wanted = "A whale swam below the Sandholm bridge."
    assert first(query, "A video shows a bear on a bridge.", "A video shows a man.", wanted) == wanted


def test_an_outlets_question_counts_less_than_what_it_asks_about() -> None:
    query = "نهر السبيل جف تماما هذا الصيف"
    wanted = "جف نهر السبيل في الصيف."
    assert first(query, "خبر جفاف النهر زائف ومضلل", wanted) == wanted


@pytest.mark.parametrize(
    ("query", "wanted", "other"),
    [
        (
            "The mayor of Karvik sold the Lindgren quarry",
            "Karvik's mayor sold Lindgren quarry.",
            "The mayor sold a car.",
        ),
        ("باع رئيس بلدية كرفيك مقلع الحجارة", "رئيس بلدية كرفيك باع المقلع.", "باع رئيس البلدية سيارته."),
    ],
)
def test_a_rare_name_counts_more_than_common_words(query: str, wanted: str, other: str) -> None:
    assert first(query, other, wanted) == wanted


def test_a_year_that_differs_counts_against_a_candidate() -> None:
    query = "The Sandholm dam broke in May 2019."
    assert named(query, "The dam broke in 2019.")["years"] == 1.0
    assert named(query, "The dam broke in 2011.")["years"] == -1.0
    assert named(query, "The dam broke.")["years"] == 0.0
    assert first(query, "The Sandholm dam broke in 2011.", "The Sandholm dam broke in 2019.").endswith("2019.")


def test_one_sentence_of_a_long_text_can_say_a_whole_title() -> None:
    apart = "The ferry is late. We saw a storm. The mayor slept."
    together = "The weather was bad. The ferry is late as the mayor slept. We went home."
    title = "Ferry late: mayor slept"
    claim = "Boats did not leave."
    assert named(together, claim, title)["title_in_sentence"] > named(apart, claim, title)["title_in_sentence"] > 0.0


def test_a_shared_concept_covers_a_word_as_its_stem_would() -> None:
    covered = named("The troops left the town.", "The soldiers left the town.")["text_covered"]
    assert covered > named("The painters left the town.", "The soldiers left the town.")["text_covered"]


def test_spelling_shows_in_the_letters() -> None:
    pairs = [("tokaev spoke", ""), ("somebody else wrote", ""), ("the weather", "")]
    (near, _), (far, _), _ = likenesses("tokayev spoke", pairs)
    assert near.cosine > far.cosine
    assert likenesses("", [("", "")])[0][0].cosine == 0.0


def test_every_feature_has_its_weight_and_none_speaks_against_what_is_shared() -> None:
    query, plain = profile("A dam broke."), profile("The dam broke.")
    titled, foreign = profile("The dam broke.", None, "Did it?"), profile("انهار السد.")
    found = features(query, [plain, titled, foreign], rarities(query, [plain, titled, foreign]))
    for table, values in found:
        assert set(values) == set(weights()[table]) - {"bias"}
        assert all(weights()[table][name] >= 0.0 for name in values)


@pytest.mark.parametrize(
    ("asked", "table"),
    [
        ("The Sandholm dam broke in May.", SENTENCES),
        ("The Sandholm dam broke in May. Nobody had thought it would.", UNTITLED),
        ("The Sandholm dam broke in May #flood", UNTITLED),
    ],
)
def test_a_claim_of_one_sentence_is_searched_for_unlike_a_post(asked: str, table: str) -> None:
    query, found = profile(asked), profile("In May the dam of Sandholm broke.")
    ((chosen, values),) = features(query, [found], rarities(query, [found]))
    assert chosen == table
    assert score(chosen, values) > 0.5


def test_a_title_that_shares_nothing_takes_a_little_away() -> None:
    query, found = (
        profile("The Sandholm dam broke in May."),
        profile("In May the dam of Sandholm broke.", None, "Ships at sea"),
    )
    ((chosen, values),) = features(query, [found], rarities(query, [found]))
    assert chosen == TITLED
    assert score(UNTITLED, values) > score(chosen, values) > 0.5


def test_one_table_scores_all_that_is_found_in_a_language() -> None:
    query = profile("The Sandholm dam broke in May.")
    titled, plain = profile("The dam broke.", None, "Did the dam break?"), profile("The dam of Sandholm broke.")
    foreign = profile("انهار السد.")
    for found, table in (([titled, titled, plain], TITLED), ([titled, plain, plain], SENTENCES)):
        named = features(query, [*found, foreign], rarities(query, [*found, foreign]))
        assert [chosen for chosen, _ in named] == [table] * 3 + [ACROSS]


def test_a_claim_in_the_very_same_words_comes_before_its_translation() -> None:
    index = MemoryIndex()
    for text in ("تظاهر آلاف العمال في تونس.", "Thousands of workers protested in Tunis.", "The protest was peaceful."):
        index.add(text, text)
    assert index.search("Thousands of workers protested in Tunis.")[0].id.startswith("Thousands")


def test_a_tag_is_found_in_the_words_it_is_made_of() -> None:
    query = profile("Why is the pier closed? @zephrinakolt")
    found = [profile("Zephrina Kolt has closed the pier."), profile("Brandon Ulster has closed the pier.")]
    near, far = Query(query, dict.fromkeys((*query.terms, *found[0].terms, *found[1].terms), 6.0)).features(found)
    assert near["tags"] > far["tags"] == 0.0
    assert near["text_names"] > far["text_names"]


def test_a_concept_counts_less_by_a_word_of_several_meanings() -> None:
    clear = Token("a", ("k:one",), "words", 0, 1.0, 1)
    vague = Token("b", ("k:one", "k:two", "k:three", "k:four"), "words", 0, 1.0, 4)
    asked = Query(profile("The dam broke."), {"k:one": 8.0})
    assert asked.key_weight("k:one", clear) == 2 * asked.key_weight("k:one", vague) == 8.0


@pytest.mark.parametrize(
    ("found", "share"), [("في تونس 12 مدرسة.", 1.0), ("في تونس 40 مدرسة.", -1.0), ("في تونس مدارس.", 0.0)]
)
def test_another_number_in_the_other_language_counts_against_a_candidate(found: str, share: float) -> None:
    query, other = profile("12 schools in Tunisia"), profile(found)
    assert across.features(query, other, rarities(query, [other]))["numbers"] == share
    assert weights()[ACROSS]["numbers"] > 0.0


def test_a_word_that_many_claims_have_is_a_part_of_a_match() -> None:
    query, found = profile("The dam broke."), profile("The dam held.")
    rare, common = ({"dam": value, "broke": 9.0, "held": 9.0, "break": 9.0} for value in (9.0, 1.0))
    matched = [Query(query, rarity).features([found])[0]["matched"] for rarity in (rare, common)]
    assert matched[0] > 2 * matched[1] > 0.0


def test_a_name_with_a_particle_written_to_it_is_found_by_the_name_alone() -> None:
    assert named("حفل لزعبلاوي", "زعبلاوي يعود إلى شلال.")["query_covered"] > 0.0
    assert named("زعبلاوي يعود إلى شلال", "حفل لزعبلاوي.")["query_covered"] > 0.0
    assert named("زعبلاوي يعود إلى شلال", "حفل لعطلاوي.")["query_covered"] == 0.0
    assert {"زعبلاو"} <= set(terms("حفل لزعبلاوي", "ar")) & set(terms("زعبلاوي", "ar"))
    assert set(terms("حفل لكلينسمان", "ar")) & set(terms("Klinsmann sings", "en"))


def test_another_number_counts_against_a_claim_in_the_same_words() -> None:
    query = "Nine of those who died in Wadi Sandholm were minors."
    right, wrong = (f"Of the dead in the Wadi Sandholm camp {number} were minors." for number in (9, 31))
    assert first(query, wrong, right) == first(query, right, wrong) == right
    assert (named(query, right)["numbers"], named(query, wrong)["numbers"]) == (1.0, -1.0)
