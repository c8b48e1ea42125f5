"""Words in the place of others: another fact when they name things, a contradiction when they are said of one."""

import pytest

from factcheck.linking import Comparison, compare, thresholds
from factcheck.linking.replaced import things


def told(pair: tuple[str, str], at: dict[str, float] | None = None) -> Comparison:
    return compare(*pair, at=at)


@pytest.mark.parametrize(
    "pair",
    [
        ("The price of bread rose in March.", "The price of fuel rose in March."),
        ("The bakery sells honey at the airport.", "The bakery sells cheese at the airport."),
        ("The ministry opened a school in Dalwan.", "The ministry opened a clinic in Dalwan."),
        ("The storm damaged the bridge in Tolgan.", "The storm damaged the stadium in Tolgan."),
        ("ارتفعت أسعار الخبز في مارس.", "ارتفعت أسعار الوقود في مارس."),
        ("افتتحت الوزارة مدرسة في دلوان.", "افتتحت الوزارة عيادة في دلوان."),
        ("زرع المزارعون القمح هذا العام.", "زرع المزارعون الزيتون هذا العام."),
    ],
)
def test_the_same_of_another_thing_is_another_fact(pair: tuple[str, str]) -> None:
    found = told(pair)
    assert found.relation == "related"
    assert "replaced" not in {reason.feature for reason in found.reasons}


@pytest.mark.parametrize(
    "pair",
    [
        ("The court acquitted the banker.", "The court jailed the banker."),
        ("The water in the lake is safe.", "The water in the lake is poisoned."),
        ("Samira Dalwan was appointed minister of health.", "Samira Dalwan was appointed minister of culture."),
        ("The old bottle in the cellar was honey.", "The old bottle in the cellar was vinegar."),
        ("برأت المحكمة المصرفي.", "سجنت المحكمة المصرفي."),
        ("عينت سميرة دلوان وزيرة للصحة.", "عينت سميرة دلوان وزيرة للثقافة."),
    ],
)
def test_what_is_said_of_one_thing_and_a_place_for_one_alone_exclude_the_rest(pair: tuple[str, str]) -> None:
    assert told(pair).relation == "contradicts"


@pytest.mark.parametrize(
    "pair",
    [
        ("The storm harmed no one in the village.", "Nobody in the village was harmed by the storm."),
        ("Nobody knows the cause of the leak.", "No one knows the cause of the leak."),
        ("لا أحد يعرف سبب التسرب.", "Nobody knows the cause of the leak."),
    ],
)
def test_nobody_and_no_one_deny_alike(pair: tuple[str, str]) -> None:
    assert told(pair).relation == "same"


def test_no_one_denies_what_somebody_does() -> None:
    assert told(("No one was harmed by the storm.", "Four people were harmed by the storm.")).relation == "contradicts"


def test_what_two_claims_deny_does_not_exclude_the_other() -> None:
    assert told(("The mayor did not sign the letter.", "The mayor did not burn the letter.")).relation == "related"


def test_words_in_the_place_of_others_go_by_the_threshold_of_contradictions() -> None:
    pair = ("The court acquitted the banker.", "The court jailed the banker.")
    assert told(pair, {**thresholds(), "contradicts": 1.0}).relation == "related"


def test_a_thing_has_neither_an_opposite_nor_a_verb() -> None:
    assert {"bread", "fuel", "bridge"} <= things()
    assert not {"warn", "accept", "safe", "increase"} & things()


def test_a_figure_that_only_one_claim_has_is_another_fact_where_little_is_shared() -> None:
    a, b = "A flood swept through the town of Sandholm.", "21 people had died in the Sandholm flood."
    assert compare(a, b).relation == "related"
    assert compare("اجتاح فيضان بلدة شلال.", "لقي 21 شخصا حتفهم في فيضان شلال.").relation == "related"
