"""Appositions, titles, parentheses, lists, examples and roles of English noun phrases."""

import pytest

from factcheck.splitting import split
from tests.splitting.english import texts

CUT = {
    "an apposition": (
        "Rana Haddad, a former judge, joined the panel.",
        ["Rana Haddad joined the panel.", "Rana Haddad is a former judge."],
    ),
    "an apposition without an article": (
        "Rana Haddad, director of the museum, joined the panel.",
        ["Rana Haddad joined the panel.", "Rana Haddad is director of the museum."],
    ),
    "a relative clause": (
        "Rana Haddad, who chairs the panel, resigned in March.",
        ["Rana Haddad resigned in March.", "Rana Haddad chairs the panel."],
    ),
    "a relative clause on a thing": (
        "The mill, which was built in 1890, burned down.",
        ["The mill burned down.", "The mill was built in 1890."],
    ),
    "whose": (
        "Omar Nasri, whose father founded the paper, sold it.",
        ["Omar Nasri sold it.", "Omar Nasri's father founded the paper."],
    ),
    "a title": (
        "The novelist Lina Darwish won the prize.",
        ["Lina Darwish won the prize.", "Lina Darwish is a novelist."],
    ),
    "an abbreviation": (
        "The Harbour Workers' Union (HWU) called a strike.",
        ["The Harbour Workers' Union called a strike.", "The Harbour Workers' Union is called HWU."],
    ),
    "an age in brackets": ("Sami Aziz (29) scored twice.", ["Sami Aziz scored twice.", "Sami Aziz is 29 years old."]),
    "an age between commas": (
        "Sami Aziz, 29, scored twice.",
        ["Sami Aziz scored twice.", "Sami Aziz is 29 years old."],
    ),
    "things of one verb": (
        "The charity sent tents, blankets and stoves.",
        ["The charity sent tents.", "The charity sent blankets.", "The charity sent stoves."],
    ),
    "quantities of one verb": (
        "The charity sent 40 tents, 90 blankets and 12 stoves.",
        ["The charity sent 40 tents.", "The charity sent 90 blankets.", "The charity sent 12 stoves."],
    ),
    "quantities as subject, with how near they are": (
        "About 300 people and more than 40 dogs were rescued.",
        ["About 300 people were rescued.", "More than 40 dogs were rescued."],
    ),
    "names as subject": (
        "Orla, Dulva and Sarn lost power.",
        ["Orla lost power.", "Dulva lost power.", "Sarn lost power."],
    ),
    "bare nouns of one verb": (
        "Omar Nasri studied law and history in Sarn.",
        ["Omar Nasri studied law in Sarn.", "Omar Nasri studied history in Sarn."],
    ),
    "examples": (
        "The club signed several players, including Adel Karam and Hani Said.",
        ["The club signed several players.", "The club signed Adel Karam.", "The club signed Hani Said."],
    ),
    "examples of a phrase with of": (
        "She covered a wide range of topics, including politics and trade.",
        ["She covered a wide range of topics.", "She covered politics.", "She covered trade."],
    ),
    "such as": (
        "The library holds rare works such as maps and diaries.",
        ["The library holds rare works.", "The library holds maps.", "The library holds diaries."],
    ),
    "roles": (
        "Rana Haddad is a nurse, poet and teacher.",
        ["Rana Haddad is a nurse.", "Rana Haddad is a poet.", "Rana Haddad is a teacher."],
    ),
    "a role and what is done in it": (
        "Rana Haddad is a nurse who runs a clinic in Sarn.",
        ["Rana Haddad is a nurse.", "Rana Haddad runs a clinic in Sarn."],
    ),
    "a role and a birth": (
        "Lina Darwish is a poet born in Orla.",
        ["Lina Darwish is a poet.", "Lina Darwish was born in Orla."],
    ),
    "a nationality": (
        "Lina Darwish is a Danish poet.",
        ["Lina Darwish is Danish.", "Lina Darwish is a poet."],
    ),
    "two nationalities, and a role that takes another article": (
        "Lina Darwish was a Danish-Kenyan engraver and printer.",
        ["Lina Darwish was Danish-Kenyan.", "Lina Darwish was an engraver.", "Lina Darwish was a printer."],
    ),
    "a nationality of two words": (
        "Omar Nasri is a former South African judge.",
        ["Omar Nasri is South African.", "Omar Nasri is a former judge."],
    ),
    "a name at birth": (
        "Zeno, born Omar Nasri on 4 May 1950 in Orla, is a singer.",
        [
            "Zeno is a singer.",
            "Zeno was born Omar Nasri.",
            "Zeno was born on 4 May 1950.",
            "Zeno was born in Orla.",
        ],
    ),
    "a stage name": (
        "Omar Nasri, better known by the stage name Zeno, sings in Orla.",
        ["Omar Nasri sings in Orla.", "Omar Nasri is better known by the stage name Zeno."],
    ),
    "another name of a thing": (
        "The pier, known as the Long Pier, closes on Sunday.",
        ["The pier closes on Sunday.", "The pier is known as the Long Pier."],
    ),
    "a rank": (
        "Rana Haddad, Baroness Haddad of Orla, chairs the panel.",
        ["Rana Haddad chairs the panel.", "Rana Haddad is Baroness Haddad of Orla."],
    ),
    "the years of a life": (
        "Ida Lund (1703–1763) was a weaver.",
        ["Ida Lund was a weaver.", "Ida Lund was born in 1703.", "Ida Lund died in 1763."],
    ),
    "an initial and a shortened word inside": (
        "Rana B. Haddad, who has a Ph.D. in law, left the U.S. fleet.",
        ["Rana B. Haddad left the U.S. fleet.", "Rana B. Haddad has a Ph.D.", "Rana B. Haddad has a Ph.D. in law."],
    ),
    "an office": ("Finance minister Rana Haddad left.", ["Rana Haddad left.", "Rana Haddad is finance minister."]),
    "a former office": ("Former boss Omar Nasri left.", ["Omar Nasri left.", "Omar Nasri is a former boss."]),
    "an office at a place of which nothing is known": (
        "Sarnham boss Omar Nasri left.",
        ["Omar Nasri left.", "Omar Nasri is Sarnham boss."],
    ),
    "letters for an office": (
        "Rana Haddad was a Member of Parliament (MP) for Orla.",
        ["Rana Haddad was a Member of Parliament for Orla."],
    ),
    "a relative clause after a year": (
        "Omar Nasri founded the laboratory in 1936, which became a maker of tools.",
        [
            "Omar Nasri founded the laboratory in 1936.",
            "The laboratory became a maker of tools.",
        ],
    ),
    "a relative clause on two things": (
        "The firm lost the old mill and the new pier, which have burned down.",
        [
            "The firm lost the old mill.",
            "The firm lost the new pier.",
            "The old mill has burned down.",
            "The new pier has burned down.",
        ],
    ),
    "the day, the place and the parents": (
        "Lina Darwish was born on 4 May 1950, in Orla, to Danish parents.",
        [
            "Lina Darwish was born on 4 May 1950.",
            "Lina Darwish was born in Orla.",
            "Lina Darwish was born to Danish parents.",
        ],
    ),
    "what is aimed at the second": (
        "Rana Haddad faced criticism and controversy over her songs.",
        [
            "Rana Haddad faced criticism.",
            "Rana Haddad faced controversy over her songs.",
        ],
    ),
    "what somebody served as": (
        "Rana Haddad has served on several bodies, including as chair of the Orla Board.",
        ["Rana Haddad has served on several bodies.", "Rana Haddad has served as chair of the Orla Board."],
    ),
    "a relative clause on an example": (
        "Omar Nasri is known for his plays, including a comedy, which has survived.",
        [
            "Omar Nasri is known for his plays.",
            "Omar Nasri is known for a comedy.",
            "A comedy has survived.",
        ],
    ),
    "degrees": (
        "Rana Haddad has a BA in writing from Orla University and an MA from the Sarn School.",
        [
            "Rana Haddad has a BA in writing from Orla University.",
            "Rana Haddad has an MA from the Sarn School.",
        ],
    ),
    "examples of a plural that may be a verb": (
        "Omar Nasri played for several French clubs including Sarn United and Orla Town.",
        [
            "Omar Nasri played for several French clubs.",
            "Omar Nasri played for Sarn United.",
            "Omar Nasri played for Orla Town.",
        ],
    ),
    "two adjectives after both, with an -ing form": (
        "Rana Haddad made 60 films, playing both lead and supporting roles.",
        ["Rana Haddad made 60 films.", "Rana Haddad played lead roles.", "Rana Haddad played supporting roles."],
    ),
    "letters at the end": (
        "Omar Nasri left Washington D.C., and Lina Darwish died.",
        ["Omar Nasri left Washington D.C.", "Lina Darwish died."],
    ),
    "where the place of a birth is": (
        "Lina Darwish was born in Kalmar, Sweden.",
        ["Lina Darwish was born in Kalmar, Sweden.", "Kalmar is in Sweden."],
    ),
    "examples of which one is described": (
        "Omar Nasri owns two firms, including Sarn Freight, a shipper, and Orla Oil.",
        [
            "Omar Nasri owns two firms.",
            "Sarn Freight is a shipper.",
            "Omar Nasri owns Sarn Freight.",
            "Omar Nasri owns Orla Oil.",
        ],
    ),
    "organized crime": (
        "Rana Haddad covered trade, tax, and organized crime.",
        ["Rana Haddad covered trade.", "Rana Haddad covered tax.", "Rana Haddad covered organized crime."],
    ),
    "what a work is, and its year": (
        'Rana Haddad sang in her first Danish opera "Dust" (1994).',
        [
            'Rana Haddad sang in her first Danish opera "Dust".',
            '"Dust" is Danish.',
            '"Dust" is an opera.',
            '"Dust" is from 1994.',
        ],
    ),
    "what works are of which some are named": (
        'Rana Haddad sang in several famous television films such as "Rain" and "Snow".',
        [
            "Rana Haddad sang in several famous television films.",
            'Rana Haddad sang in "Rain".',
            'Rana Haddad sang in "Snow".',
            '"Rain" is a television film.',
            '"Snow" is a television film.',
        ],
    ),
    "the day and the place of a birth": (
        "Lina Darwish was born on 4 May 1950 in Orla.",
        ["Lina Darwish was born on 4 May 1950.", "Lina Darwish was born in Orla."],
    ),
}


@pytest.mark.parametrize(("text", "claims"), CUT.values(), ids=CUT.keys())
def test_a_sentence_is_cut_into_its_claims(text: str, claims: list[str]) -> None:
    assert texts(text) == claims


WHOLE = {
    "a ministry with and in its name": "Rana Haddad left the Ministry of Health and Social Security.",
    "a ministry with a list in its name": "Rana Haddad is Minister of Fisheries, Food and Trade.",
    "an office with and in its name": "The Health and Safety Office fined the mill.",
    "a place on the way": "The train left Kalmar, Sweden.",
    "a blend": "The band plays a mixture of pop and jazz.",
    "people who met": "Rana Haddad and Omar Nasri met in Orla.",
    "who can tell what ends it": "The town has plans and a campaign to stop the mill.",
    "a relative clause on one of two things, who can tell which": "Omar Nasri wrote plays, which has helped.",
    "a pair": "The film was in black and white.",
    "an office as example": "Rana Haddad held several posts, including Minister of Trade and Chair of the Bank.",
    "a noun before another": "Rana Haddad works in the film and television business.",
    "a nationality that names a language": "Tom Reed is a Spanish teacher.",
    "a nationality that names a sport": "Tom Reed is an American football coach.",
    "a nationality that is part of a name": "Tom Reed is a British Army officer.",
    "years that are of no life": "The Sarn Treaty (1703-1763) was a failure.",
}


@pytest.mark.parametrize("text", WHOLE.values(), ids=WHOLE.keys())
def test_what_looks_like_an_attribute_and_is_none_stays(text: str) -> None:
    assert texts(text) == [text]


def test_a_title_is_told_once() -> None:
    found = texts("The novelist Lina Darwish won the prize. The novelist Lina Darwish gave it away.")
    assert found.count("Lina Darwish is a novelist.") == 1


def test_an_item_of_a_list_is_quoted_where_it_stands_and_spans_the_words_it_shares() -> None:
    text = "The charity sent 40 tents, 90 blankets and 12 stoves."
    second = split(text, "en").claims[1]
    assert second.quote == "90 blankets"
    assert [text[start:end] for start, end in second.spans] == ["The charity sent", "90 blankets"]
    assert [quantity.value for quantity in second.quantities] == [90]


@pytest.mark.parametrize("word", ["about", "nearly", "at least", "up to", "more than", "only"])
def test_a_word_that_bounds_a_number_stays_with_it(word: str) -> None:
    assert texts(f"The fire killed two goats and {word} 30 hens died.")[-1] == f"{word.capitalize()} 30 hens died."


def test_bare_nouns_that_share_a_verb_as_its_subject_stay_together() -> None:
    text = "Rice and flour are dear in Orla."
    assert texts(text) == [text]


def test_what_is_born_in_brackets_is_told_apart() -> None:
    assert texts("Lina Darwish (born 4 May 1950) is a poet.") == [
        "Lina Darwish is a poet.",
        "Lina Darwish was born 4 May 1950.",
    ]
