"""Who says what in an English sentence."""

import pytest

from factcheck.splitting import split
from tests.splitting.english import said, texts


@pytest.mark.parametrize(
    ("text", "claim", "speaker"),
    [
        ("The minister said that the pumps had failed.", "The pumps had failed.", "minister"),
        ("The union claims 40 clerks were dismissed.", "40 clerks were dismissed.", "union"),
        ("The bakery reopened on Friday, the owner said.", "The bakery reopened on Friday.", "owner"),
        ("Nine boats were lost, according to the coast guard.", "Nine boats were lost.", "coast guard"),
        ("According to the coast guard, nine boats were lost.", "Nine boats were lost.", "coast guard"),
        ('"The pumps failed twice," the engineer told Orla Radio.', "The pumps failed twice.", "engineer"),
        ('The mayor said: "Nobody asked us."', "Nobody asked us.", "mayor"),
        ('"It was no accident," argued Lina Darwish.', "It was no accident.", "Lina Darwish"),
        ("The port is safe, said Rana Haddad.", "The port is safe.", "Rana Haddad"),
        ("On Monday, the army said, three men were shot.", "On Monday, three men were shot.", "army"),
        ("The well is dry, the mayor said on Monday.", "The well is dry.", "mayor"),
        ("The well is dry, officials claim.", "The well is dry.", "officials"),
        ("The clerk told Orla Radio that the roof leaks.", "The roof leaks.", "clerk"),
        ("The union told members wages had fallen.", "Wages had fallen.", "union"),
        ("In it she tells visitors she is ill.", "She is ill.", "she"),
        ("By the union's count, nine men were hurt.", "Nine men were hurt.", "union"),
        ("Mr Vane put the cost at 6.8 million.", "The cost was 6.8 million.", "Mr Vane"),
        (
            "The drug cuts the risk, a study in Orla found.",
            "The drug cuts the risk.",
            "study in Orla",
        ),
        ("The school will reopen in a month, the head told parents.", "The school will reopen in a month.", "head"),
        ("The mayor said on Tuesday he would leave.", "He would leave.", "mayor"),
        ("The clinic has confirmed 40 falls in May.", "40 falls have been confirmed in May.", "clinic"),
        ("The clinic reported about 40 falls.", "About 40 falls were reported.", "clinic"),
        ("Growers expect the rains to end soon.", "The rains are expected to end soon.", "Growers"),
    ],
)
def test_what_is_said_is_the_claim_and_who_says_it_the_claimant(text: str, claim: str, speaker: str) -> None:
    assert said(text)[0] == (claim, (speaker,))


def test_all_that_is_said_has_the_same_claimant() -> None:
    assert said("The minister said the pumps had failed, but no farm was flooded.") == [
        ("The pumps had failed.", ("minister",)),
        ("No farm was flooded.", ("minister",)),
    ]


def test_what_is_added_is_said_too() -> None:
    assert said('"It was a mistake," the captain said, adding that nobody was hurt.') == [
        ("It was a mistake.", ("captain",)),
        ("Nobody was hurt.", ("captain",)),
    ]


def test_the_event_that_dates_what_was_said_is_the_outlets_own() -> None:
    assert said("The wall held, the mayor said on Monday, two days after a flood hit the town.") == [
        ("The wall held.", ("mayor",)),
        ("A flood hit the town.", ()),
    ]


def test_the_that_of_a_second_clause_is_left_out() -> None:
    assert said("The clinic said that nine people died, and that it knows of two more.") == [
        ("Nine people died.", ("clinic",)),
        ("The clinic knows of two more.", ("clinic",)),
    ]


def test_a_speaker_who_quotes_another_stands_behind_him() -> None:
    claims = said("The paper reported that the minister said the road was open.")
    assert claims == [("The road was open.", ("minister", "paper"))]


def test_a_pronoun_that_speaks_is_named() -> None:
    claims = said("Rana Haddad said the clinic was full. Two nurses were ill, she added.")
    assert claims[1] == ("Two nurses were ill.", ("Rana Haddad",))


def test_what_was_not_said_is_not_claimed_by_anybody() -> None:
    assert said("The council has not said that the school will close.") == [
        ("The council has not said that the school will close.", ()),
    ]


def test_what_is_told_of_the_speaker_is_a_claim_of_the_outlet() -> None:
    claims = said("The tower is leaning, said Rana Haddad, an engineer.")
    assert claims == [("The tower is leaning.", ("Rana Haddad",)), ("Rana Haddad is an engineer.", ())]


def test_a_quotation_beside_the_verb_of_a_sentence_is_no_claim_of_its_own() -> None:
    text = 'The mason called it "a wall that could never fall" and left.'
    assert texts(text) == ['The mason called it "a wall that could never fall".', "The mason left."]


def test_the_quote_leaves_out_who_says_it() -> None:
    text = "The bakery reopened on Friday, the owner said."
    (claim,) = split(text, "en").claims
    assert claim.quote == "The bakery reopened on Friday"


@pytest.mark.parametrize(
    ("text", "claims"),
    [
        (
            'The bursar said the merger would cost 3 million crowns and that "no lecturer will lose a post".',
            ["The merger would cost 3 million crowns.", "No lecturer will lose a post."],
        ),
        (
            'The clerk said that "nobody on the quay was warned" and that the survey, begun in May, was never printed.',
            ["Nobody on the quay was warned.", "The survey was never printed.", "The survey was begun in May."],
        ),
        (
            "The union said wages had fallen by 4% and that three depots were shut.",
            ["Wages had fallen by 4%.", "Three depots were shut."],
        ),
        (
            "The union said there is evidence that the roof leaks and that the owner knew.",
            ["There is evidence that the roof leaks and that the owner knew."],
        ),
    ],
)
def test_each_that_is_said_by_the_same_speaker_but_not_what_hangs_on_a_noun(text: str, claims: list[str]) -> None:
    assert texts(text) == claims
    assert len({claimant for _, claimant in said(text)}) == 1


def test_a_denial_is_the_act_of_who_denies_and_what_speaks_against_it_a_claim_of_its_own() -> None:
    assert texts(
        "Mr Vane denied that the mill had been sold, although a letter seen by the Herald mentions offers."
    ) == [
        "Mr Vane denied that the mill had been sold.",
        "A letter seen by the Herald mentions offers.",
    ]
    assert said("Mr Vane denied that the mill had been sold, although letters of the bank mention a price of £9m.") == [
        ("Mr Vane denied that the mill had been sold.", ()),
        ("Letters of the bank mention a price of £9m.", ()),
    ]


def test_a_sentence_that_ends_before_anything_is_said_is_kept() -> None:
    assert texts("The minister said :") == ["The minister said."]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Provincial governor Rana Haddad said the well is dry.", "Rana Haddad"),
        ("The well is dry, said Colonel Rana Haddad, chief of the Sarn watch.", "Rana Haddad"),
        ("The well is dry, said its head, Rana Haddad.", "Rana Haddad"),
        ("The Sarn Builders' Union disagrees: it says the well is dry.", "Sarn Builders' Union"),
        ("The National Observatory is shut. The observatory said the well is dry.", "National Observatory"),
        ("Rana Haddad, 29, at first paid nothing. The well is dry, she said.", "Rana Haddad"),
        ("Rana Haddad runs a mill. Haddad said the well is dry.", "Rana Haddad"),
        ("Rana Haddad runs a mill. By her count four wells are dry.", "Rana Haddad"),
        ("The supply ministry sent a lorry. The ministry said the well is dry.", "supply ministry"),
    ],
)
def test_a_claimant_is_named_without_title_as_the_article_names_it_in_full(text: str, speaker: str) -> None:
    assert said(text)[-1][1] == (speaker,) or (speaker,) in [claimant for _, claimant in said(text)]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("The health ministry and the supply ministry met. The ministry said the well is dry.", "ministry"),
        ("General Motors said the well is dry.", "General Motors"),
        ("The Sarn Society paid for the pump. She said the well is dry.", "She"),
    ],
)
def test_a_claimant_whom_the_article_leaves_open_stays_as_it_stands(text: str, speaker: str) -> None:
    assert said(text)[-1][1] == (speaker,)


def test_what_a_speaker_did_beside_saying_it_is_no_act_of_whom_he_spoke_of() -> None:
    assert said("Voters were misled, the union said, dismissing a report about its leaders.") == [
        ("Voters were misled.", ("union",)),
        ("The union dismissed a report about its leaders.", ()),
    ]


def test_a_figure_measured_by_another_is_laid_to_the_other() -> None:
    assert said("Mr Vane put the cost at 6.8 million, but a rival firm measured it at 7.")[1] == (
        "A rival firm measured the cost at 7.",
        ("rival firm",),
    )


def test_a_share_of_what_somebody_confirms_is_his_figure_too() -> None:
    assert said("The clinic has confirmed 31 deaths, nine of them among children.") == [
        ("31 deaths have been confirmed.", ("clinic",)),
        ("Nine of the 31 deaths are among children.", ("clinic",)),
    ]


def test_what_is_conceded_is_said_by_nobody() -> None:
    assert {speaker for _, speaker in said("Joel Vane has 101 wins, conceding only 120 goals.")} == {()}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The Sarn Society says it has sold its barge.", "The Sarn Society has sold its barge."),
        ("The guild said its barge sank.", "Its barge sank."),
        ("The union said it was raining.", "It was raining."),
        ("Lina Karim runs a mill. Joel Vane insists that his office was shut.", "Joel Vane's office was shut."),
        ("Sami Karim runs a mill. Joel Vane said he was ill.", "He was ill."),
        ("Sami Karim runs a mill. Jane Haddad insists that his office was shut.", "His office was shut."),
    ],
)
def test_what_a_speaker_calls_his_is_his_and_nobody_elses(text: str, claim: str) -> None:
    assert claim in texts(text)


@pytest.mark.parametrize("text", ["The mayor didn't say the roof leaks.", "The mayor may say the roof leaks."])
def test_what_was_not_or_may_be_said_is_laid_to_nobody(text: str) -> None:
    assert said(text) == [(text, ())]


def test_what_was_done_to_a_speaker_is_not_said_by_him() -> None:
    assert said("Joel Vane said the mill 'made nothing' but was told to pay 115,000.") == [
        ("The mill 'made nothing'.", ("Joel Vane",)),
        ("Joel Vane was told to pay 115,000.", ()),
    ]


def test_a_quotation_in_the_midst_of_what_is_said_keeps_its_subject() -> None:
    assert said("Jane Roe said she 'had no idea'.") == [("She 'had no idea'.", ("Jane Roe",))]


def test_a_second_speaker_does_not_speak_for_the_first() -> None:
    assert said("Critics say the law is cruel; the mill says the law will work.") == [
        ("The law is cruel.", ("Critics",)),
        ("The law will work.", ("mill",)),
    ]
    assert said("The union said the pay was low, but the mill said it was fair.")[1][1] == ("mill",)


def test_a_speaker_does_other_things_too() -> None:
    assert said("Officials warned the bridge could fall and urged drivers to turn back.") == [
        ("The bridge could fall.", ("Officials",)),
        ("Officials urged drivers to turn back.", ()),
    ]


def test_what_leaves_its_verb_to_the_sentence_before_is_kept() -> None:
    assert texts("The union said it had lost the plan, but the ministry insisted it had.")[-1] == (
        "The ministry insisted it had."
    )


def test_each_of_three_things_said_is_a_claim() -> None:
    claims = texts("The firm says its pumps are safe, that no complaint was made and that tests will go on.")
    assert claims == ["The firm's pumps are safe.", "No complaint was made.", "Tests will go on."]


def test_whose_house_it_was_is_told_of_the_speaker_and_no_fragment() -> None:
    claims = texts('"We lost all," said Rana Haddad, a farmer whose house was swept away.')
    assert claims == ["We lost all.", "Rana Haddad is a farmer.", "A farmer's house was swept away."]


def test_what_another_wants_is_not_said_by_the_speaker_before() -> None:
    told = said("Unions say the ships lack a radio, and the guild wants a ban.")
    assert told == [("The ships lack a radio.", ("Unions",)), ("The guild wants a ban.", ())]


def test_what_stands_behind_the_speaker_is_said_too() -> None:
    told = said("The storms cost the town 4 million a year, according to the Orla Institute, up by a third since 2018.")
    assert told == [("The storms cost the town 4 million a year, up by a third since 2018.", ("Orla Institute",))]


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("The guard said about 200 guests had come.", ("About 200 guests had come.", ("guard",))),
        ("The office puts the arrival at 9:20 p.m.", ("The office puts the arrival at 9:20 p.m.", ())),
        ("It lost 3 million, compared with a profit of 9.", ("It lost 3 million, compared with a profit of 9.", ())),
    ],
)
def test_figures_with_a_word_before_them_are_told_as_they_stand(text: str, claim: tuple[str, tuple[str, ...]]) -> None:
    assert said(text) == [claim]


def test_whom_a_person_with_an_office_tells_does_not_say_it() -> None:
    told = said("The water rose fast, Ann Lee, a nurse in Orla, told the agency by phone.")
    assert told == [("The water rose fast.", ("Ann Lee",)), ("Ann Lee is a nurse in Orla.", ())]
