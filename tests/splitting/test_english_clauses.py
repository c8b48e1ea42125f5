"""English clauses that are joined, hang on one another, or share a subject."""

import pytest

from factcheck.splitting import split
from tests.splitting.english import texts

CUT = {
    "clauses joined by and": (
        "The pipe broke and the street was flooded.",
        ["The pipe broke.", "The street was flooded."],
    ),
    "clauses joined by but": ("The pipe broke, but nobody noticed.", ["The pipe broke.", "Nobody noticed."]),
    "a contrast": (
        "While the north had rain, the south stayed dry.",
        ["The north had rain.", "The south stayed dry."],
    ),
    "a semicolon": (
        "The school closed; the pupils moved to Orla.",
        ["The school closed.", "The pupils moved to Orla."],
    ),
    "a number at the head of the second clause": (
        "At least 12 houses burned and nearly 200 people fled.",
        ["At least 12 houses burned.", "Nearly 200 people fled."],
    ),
    "verbs of one subject": (
        "The firm built the bridge, repaired the road and painted the station.",
        ["The firm built the bridge.", "The firm repaired the road.", "The firm painted the station."],
    ),
    "participles of one auxiliary": (
        "The board has approved the plan and rejected the budget.",
        ["The board has approved the plan.", "The board has rejected the budget."],
    ),
    "passives of one auxiliary": (
        "The guards were arrested, questioned and released.",
        ["The guards were arrested.", "The guards were questioned.", "The guards were released."],
    ),
    "verbs under one modal": (
        "The firm may sell the mill and lease the quarry.",
        ["The firm may sell the mill.", "The firm may lease the quarry."],
    ),
    "a participle after the clause": (
        "A lorry hit the gate, killing two goats.",
        ["A lorry hit the gate.", "A lorry killed two goats."],
    ),
    "a participle before the clause": (
        "Built in 1931, the bridge carries 400 cars a day.",
        ["The bridge carries 400 cars a day.", "The bridge was built in 1931."],
    ),
    "a participle between commas": (
        "The depot, opened in 1962 and rebuilt in 1990, repairs 300 trams a year and houses a museum and a canteen.",
        [
            "The depot repairs 300 trams a year.",
            "The depot houses a museum.",
            "The depot houses a canteen.",
            "The depot was opened in 1962.",
            "The depot was rebuilt in 1990.",
        ],
    ),
    "what is so beside what a condition brings": (
        "If the ferry stops, the island will lose its doctor, and none of the three bridges carries lorries.",
        ["If the ferry stops, the island will lose its doctor.", "None of the three bridges carries lorries."],
    ),
    "what went before": (
        "The team trained in Sarn before moving to Orla.",
        ["The team trained in Sarn.", "The team moved to Orla."],
    ),
    "what came after": ("Two people died after the ferry sank.", ["Two people died.", "The ferry sank."]),
    "a year and what happened then": (
        "It was the worst flood since 1974, when 41 people died.",
        ["It was the worst flood since 1974.", "41 people died in 1974."],
    ),
    "a verb left out, with a figure in each part": (
        "Of the dead, 230 were in Orla and 150 in Sarn.",
        ["Of the dead, 230 were in Orla.", "Of the dead, 150 were in Sarn."],
    ),
    "a passive that an active verb follows": (
        "The clerk was fined and lost her post.",
        ["The clerk was fined.", "The clerk lost her post."],
    ),
    "a cause, told beside what it caused": (
        "The firm closed the mill because it lost money.",
        ["The firm closed the mill.", "The firm closed the mill because it lost money."],
    ),
    "a phrase before the second verb": (
        "The plan needs $96 million and by the end of May had been given 22 million.",
        ["The plan needs $96 million.", "By the end of May the plan had been given $22 million."],
    ),
    "an aside in the second subject": (
        "Nine towns sent help, and a plane with salt and rugs, the first to come, landed in Orla.",
        ["Nine towns sent help.", "A plane with salt and rugs, the first to come, landed in Orla."],
    ),
    "what is allowed": (
        "The pier will allow guests to hear of the sea, hire a boat or see a film.",
        [
            "The pier will allow guests to hear of the sea.",
            "The pier will allow guests to hire a boat.",
            "The pier will allow guests to see a film.",
        ],
    ),
    "two deeds done to one": (
        "Jane Roe is accused of shooting and wounding the guards.",
        ["Jane Roe is accused of shooting the guards.", "Jane Roe is accused of wounding the guards."],
    ),
    "what was done allegedly": (
        "The mayor was held after she allegedly hit her driver in the face.",
        ["The mayor was held.", "She allegedly hit her driver in the face."],
    ),
    "a capital within": (
        "Jane Roe signed the lease 'until May' And left the town.",
        ["Jane Roe signed the lease 'until May'.", "Jane Roe left the town."],
    ),
    "a comma inside the quotation": (
        'Joel Vane, who played the guard on "The Larks of Orla," died at 88.',
        ["Joel Vane died at 88.", 'Joel Vane played the guard on "The Larks of Orla".'],
    ),
    "what was not done, and what was": (
        "Jane Roe didn't read the note and applied salt.",
        ["Jane Roe didn't read the note.", "Jane Roe applied salt."],
    ),
    "a figure conceded": (
        "Joel Vane has 101 wins, conceding only 120 goals.",
        ["Joel Vane has 101 wins.", "Joel Vane conceded only 120 goals."],
    ),
    "an offer": (
        "The mill is worth 300 and offers visitors free tea.",
        ["The mill is worth 300.", "The mill offers visitors free tea."],
    ),
    "no stop after a bracket": (
        "Jane Roe was hurt by a fever (EPP) Rare bugs are to blame.",
        ["Jane Roe was hurt by a fever (EPP).", "Rare bugs are to blame."],
    ),
    "an owner": (
        "Jane Roe's work was praised in May and her prints were sold in Orla.",
        ["Jane Roe's work was praised in May.", "Her prints were sold in Orla."],
    ),
    "an object of two verbs": (
        "Jane Roe has directed and produced two plays.",
        ["Jane Roe has directed two plays.", "Jane Roe has produced two plays."],
    ),
    "two participles after the clause": (
        "Jane Roe joined the team, earning 50 caps and playing in two cups.",
        ["Jane Roe joined the team.", "Jane Roe earned 50 caps.", "Jane Roe played in two cups."],
    ),
    "two verbs after have, one alike in all its forms": (
        "The towns have shut nine schools and put out three fires.",
        ["The towns have shut nine schools.", "The towns have put out three fires."],
    ),
    "a day that have does not go with": (
        "The crown has lost a third of its value and traded at 61 on Tuesday.",
        ["The crown has lost a third of its value.", "The crown traded at 61 on Tuesday."],
    ),
    "a day of both": (
        "On Sunday the mill cut its prices and raised its wages.",
        ["On Sunday the mill cut its prices.", "On Sunday the mill raised its wages."],
    ),
    "verbs in the present, one after another": (
        "Jane Roe burns, itches and swells in the sun.",
        ["Jane Roe burns.", "Jane Roe itches.", "Jane Roe swells in the sun."],
    ),
    "a month and what came before": (
        "Jane Roe was held last month after she hit a guard.",
        ["Jane Roe was held last month.", "Jane Roe hit a guard."],
    ),
    "a verb on each side of a semicolon": (
        "Jane Roe's office calls the plan a fraud; the groups are suing the town.",
        ["Jane Roe's office calls the plan a fraud.", "The groups are suing the town."],
    ),
    "a past that looks like the base, in a list": (
        "The storm felled trees, cut power to 20,000 homes and forced schools to close.",
        [
            "The storm felled trees.",
            "The storm cut power to 20,000 homes.",
            "The storm forced schools to close.",
        ],
    ),
    "a past that looks like the base": (
        "The striker scored twice and set up a third goal.",
        ["The striker scored twice.", "The striker set up a third goal."],
    ),
    "a verb that may be a noun, before a relative": (
        "The report blames poor training for the crash, in which nine people died.",
        ["The report blames poor training for the crash.", "Nine people died in the crash."],
    ),
    "a verb that may be a noun, behind a relative": (
        "The dam, which was built in 1974, supplies water to half of the capital.",
        ["The dam supplies water to half of the capital.", "The dam was built in 1974."],
    ),
    "an age of somebody without a name": (
        "The woman, 34, was held at the port and charged with theft.",
        ["The woman was held at the port.", "The woman was charged with theft.", "The woman is 34 years old."],
    ),
    "a word that only joins sentences": (
        "However, the court rejected the appeal.",
        ["The court rejected the appeal."],
    ),
}
KEPT = {
    "what hangs on a condition": "If the dam fails, the town and the port will flood.",
    "two outcomes of a condition": "If the ferry stops, the island will lose its doctor, and the school will close.",
    "what a condition always brings": "If the tide is high, the road floods, and the school is closed.",
    "a condition after the clause": "The town will flood and lose power if the dam fails.",
    "what holds at any time": "When the river rises, the farms flood.",
    "a cause that is denied": "The firm did not close the mill because it lost money.",
    "a measured time": "The siren sounded two hours after the wall broke.",
    "what is done between two": "The talks between Orla and Sarn failed.",
    "one of two": "Jane Roe was told to pay 28,000 or spend 18 months in jail.",
    "what happens when": "The siren sounds when the river rises.",
    "a date begun": "The board banned the nets, beginning July 1.",
    "a book with a title": 'Jane Roe wrote a book titled "The Bare Hill" in 2010.',
    "only": "Only two of the nine wells are dry.",
    "not": "The mayor did not sign the order.",
    "none": "None of the wells is dry.",
    "a hedge": "The bridge may reopen in June.",
    "an adverb of doubt": "The bridge allegedly failed twice.",
    "a share of the subject": "Eleven people, four of them children, are missing.",
    "a name with and in it": '"Salt and Bread" won the prize.',
}


@pytest.mark.parametrize(("text", "claims"), CUT.values(), ids=CUT.keys())
def test_a_sentence_is_cut_into_its_claims(text: str, claims: list[str]) -> None:
    assert texts(text) == claims


@pytest.mark.parametrize("text", KEPT.values(), ids=KEPT.keys())
def test_a_sentence_is_kept_whole_where_its_parts_would_say_something_else(text: str) -> None:
    assert texts(text) == [text]


@pytest.mark.parametrize(
    "greeting",
    ["Hello again, everyone!", "Good evening all.", "Dear readers,", "Kind regards.", "Thank you for reading."],
)
def test_a_greeting_makes_no_claim(greeting: str) -> None:
    first, second = split(greeting + "\nThe canal is closed to boats until the autumn.", "en").coverage
    assert (first.outcome, first.reason) == ("skipped", "fragment")
    assert second.outcome == "claims"
