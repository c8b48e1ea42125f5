"""What `split` promises of every language: places, coverage, outcomes, the shape of the JSON."""

import json

import pytest

from factcheck.splitting import Split, SplitClaim, split

CLAIM_KEYS = {
    *("text", "quote", "start", "end", "spans", "kind", "checkable", "claimant", "checkworthiness"),
    *("reasons", "resolutions", "quantities", "dates"),
}
ARTICLE = (
    "A bridge reopens\n\n"
    "The Orla bridge reopened on 4 May 2021, and about 3,000 people crossed it in one day. "
    "Who paid for the repairs? "
    "It was a disgraceful delay. "
    "The second lane is expected to open in June.\n\n"
    "***\n\n"
    "By Tarek Selim"
)


def only(found: Split) -> SplitClaim:
    (claim,) = found.claims
    return claim


def test_a_quote_is_the_text_at_its_place() -> None:
    for claim in split(ARTICLE, "en").claims:
        assert claim.quote == ARTICLE[claim.start : claim.end]
        assert any(start <= claim.start and claim.end <= end for start, end in claim.spans)


def test_a_claim_is_a_sentence_of_its_own() -> None:
    texts = [claim.text for claim in split(ARTICLE, "en").claims]
    assert texts[:2] == [
        "The Orla bridge reopened on 4 May 2021.",
        "About 3,000 people crossed it in one day.",
    ]
    assert all(text[0].isupper() and text.endswith(".") for text in texts)


def test_coverage_accounts_for_every_stretch_in_order() -> None:
    found = split(ARTICLE, "en")
    assert [(stretch.outcome, stretch.reason) for stretch in found.coverage] == [
        ("heading", ""),
        ("claims", ""),
        ("question", ""),
        ("opinion", ""),
        ("prediction", ""),
        ("skipped", "no_words"),
        ("skipped", "byline"),
    ]
    rest = ARTICLE
    for stretch in reversed(found.coverage):
        rest = rest[: stretch.start] + rest[stretch.end :]
    assert not rest.strip()


@pytest.mark.parametrize(
    ("text", "outcome", "reason"),
    [
        ("Was the gate shut?", "question", ""),
        ("www.harbour.example/tides", "skipped", "address"),
        ("- - -", "skipped", "no_words"),
        ("1 2 3", "skipped", "no_words"),
        ("Photo: Nadia Karim, Harbour Weekly", "skipped", "byline"),
        ("Hurray!", "skipped", "fragment"),
        ("Old harbour", "skipped", "fragment"),
        ("crates " * 600 + "fell.", "skipped", "too_long"),
    ],
)
def test_a_stretch_without_a_claim_says_why(text: str, outcome: str, reason: str) -> None:
    found = split(text, "en")
    assert not found.claims
    assert [(stretch.outcome, stretch.reason) for stretch in found.coverage] == [(outcome, reason)]


def test_a_language_without_a_splitter_gives_a_claim_a_sentence_and_says_so() -> None:
    text = "Der Damm hielt stand. Niemand wurde verletzt."
    found = split(text, "de")
    assert [claim.text for claim in found.claims] == ["Der Damm hielt stand.", "Niemand wurde verletzt."]
    assert {stretch.reason for stretch in found.coverage} == {"no_splitter"}


@pytest.mark.parametrize("text", ["", " ", "\n\n\t"])
def test_an_empty_text_has_no_claims_and_nothing_to_cover(text: str) -> None:
    assert split(text, "en") == Split("en")


def test_the_language_is_found_where_it_is_not_given() -> None:
    assert split("The river rose by two metres and the road was closed.").language == "en"


def test_what_rules_made_and_where_a_name_was_taken_from_is_recorded() -> None:
    text = "Rana Haddad, an engineer, joined the board in 2018. She left it in 2020."
    by_text = {claim.text: claim for claim in split(text, "en").claims}
    told = by_text["Rana Haddad is an engineer."]
    assert [resolution.as_dict() for resolution in told.resolutions] == [{"text": "is", "rule": "copula"}]
    named = by_text["Rana Haddad left it in 2020."]
    assert [resolution.as_dict() for resolution in named.resolutions] == [
        {"replaced": "She", "text": "Rana Haddad", "start": 0, "end": 11}
    ]
    assert named.quote == "left it in 2020"


def test_numbers_and_dates_of_a_claim_have_their_place_in_the_article() -> None:
    first, second, *_ = split(ARTICLE, "en").claims
    (date,) = first.dates
    assert (date.from_, ARTICLE[date.start : date.end]) == ("2021-05-04", "4 May 2021")
    assert not first.quantities
    assert (second.quantities[0].value, second.quantities[0].approximate) == (3000, True)


def test_the_json_has_the_fields_that_were_agreed() -> None:
    found = split(ARTICLE, "en").as_dict()
    assert set(found) == {"language", "claims", "coverage"}
    for claim in found["claims"]:
        assert set(claim) == CLAIM_KEYS
        assert all(set(reason) == {"feature", "weight", "words"} for reason in claim["reasons"])
        for quantity in claim["quantities"]:
            assert set(quantity) == {"value", "low", "high", "unit", "of", "approximate", "start", "end"}
        for date in claim["dates"]:
            assert set(date) == {"from", "to", "precision", "start", "end"}
    assert all(set(stretch) == {"start", "end", "outcome", "reason"} for stretch in found["coverage"])
    assert json.loads(json.dumps(found)) == found


def test_a_sentence_told_twice_is_one_claim_in_each_place() -> None:
    found = split("The well ran dry. The well ran dry.", "en")
    assert [claim.start for claim in found.claims] == [0, 18]


def test_a_claim_taken_whole_has_one_span() -> None:
    claim = only(split("The ferry sank off Orla.", "en"))
    assert claim.spans == ((claim.start, claim.end),)
    assert claim.claimant == ()
