"""A claim that a headline or a caption repeats from the body is one claim with a further span."""

from __future__ import annotations

from factcheck import splitting
from factcheck.services.parts import Around, Figure, laid_out
from factcheck.services.repeats import gathered
from factcheck.splitting import SplitClaim

BODY = "The ferry Halcyon carried 412 passengers on Sunday. The operator doubled its fares."


def claims(title: str = "", caption: str = "", body: str = BODY, standfirst: str = "") -> tuple[str, list[SplitClaim]]:
    layout = laid_out(body, title, Around(standfirst, (Figure(caption),)))
    split = splitting.split(layout.text, None, None, layout.as_split())
    return layout.text, gathered(split.claims, layout.parts, split.language)


def places(text: str, claim: SplitClaim) -> list[str]:
    return [text[low:high] for low, high in claim.spans]


def test_a_headline_that_says_what_the_body_says_is_a_span_of_that_claim() -> None:
    text, found = claims("The ferry Halcyon carried 412 passengers on Sunday")
    assert len(found) == 2
    assert places(text, found[0]) == ["The ferry Halcyon carried 412 passengers on Sunday"] * 2
    assert found[0].start == text.rindex("The ferry")  # the quote stays the body's


def test_a_caption_is_joined_alike_and_in_arabic() -> None:
    body = "نقلت العبارة «الهلال» 412 راكبا يوم الأحد. واشترت الشركة السفينة عام 2019."
    text, found = claims(caption="العبارة «الهلال» نقلت 412 راكبا يوم الأحد", body=body)
    assert len(found) == 2
    assert [len(claim.spans) for claim in found] == [2, 1]
    assert places(text, found[0])[-1].startswith("العبارة «الهلال» نقلت")


def test_another_number_is_another_claim() -> None:
    _, found = claims("The ferry Halcyon carried 421 passengers on Sunday")
    assert len(found) == 3


def test_what_the_body_leaves_to_somebody_the_headline_says_itself() -> None:
    body = "The harbour office said that 12 people were injured on the ferry Halcyon."
    _, found = claims("12 people were injured on the ferry Halcyon", body=body)
    assert [claim.claimant for claim in found] == [(), ("harbour office",)]


def test_a_caption_does_not_refer_to_the_text_before_it() -> None:
    """Who "he" is in a caption, the caption or nobody says."""
    body = "Captain Orla Venn steered the ferry. She retired in 2021."
    _, found = claims(caption="She waves from the bridge of the ship.", body=body)
    assert [claim.text for claim in found][-1] == "She waves from the bridge of the ship."


def test_the_standfirst_is_read_after_the_headline() -> None:
    text, found = claims("Ferry office closes in June", standfirst="The office lost 40 workers last year.")
    assert text.startswith("Ferry office closes in June\n\nThe office lost")
    assert [claim.text for claim in found][:2] == [
        "Ferry office closes in June.",
        "The office lost 40 workers last year.",
    ]
