"""Lists of English nouns: every member is told, and nothing else."""

import pytest

from tests.splitting.english import texts

CUT = {
    "two adjectives of one noun": (
        "Rana Haddad is remembered as a courageous and dedicated nurse.",
        ["Rana Haddad is remembered as a courageous nurse.", "Rana Haddad is remembered as a dedicated nurse."],
    ),
    "two adjectives, the first of which may be an adverb": (
        "Rana Haddad had a long and distinguished career.",
        ["Rana Haddad had a long career.", "Rana Haddad had a distinguished career."],
    ),
    "two adjectives of a plural after both": (
        "Rana Haddad played both leading and supporting roles.",
        ["Rana Haddad played leading roles.", "Rana Haddad played supporting roles."],
    ),
    "two levels": (
        "Sami Aziz plays at Under-19 and Under-23 levels.",
        ["Sami Aziz plays at Under-19 levels.", "Sami Aziz plays at Under-23 levels."],
    ),
    "two sorts of one role": (
        "Omar Nasri is a Danish pop and jazz singer.",
        ["Omar Nasri is Danish.", "Omar Nasri is a pop singer.", "Omar Nasri is a jazz singer."],
    ),
    "things that somebody owns": (
        "Omar Nasri is known for his wit, tackling skill, and passing range.",
        [
            "Omar Nasri is known for his wit.",
            "Omar Nasri is known for his tackling skill.",
            "Omar Nasri is known for his passing range.",
        ],
    ),
    "nouns of several kinds": (
        "The house has stables, wide lawns, and a garden of roses.",
        ["The house has stables.", "The house has wide lawns.", "The house has a garden of roses."],
    ),
    "quantities with names": (
        "The club won four Sarn titles, two Orla Cups, and five Vale Cups.",
        ["The club won four Sarn titles.", "The club won two Orla Cups.", "The club won five Vale Cups."],
    ),
    "longer items": (
        "Rana Haddad holds a degree in law and a chair in history.",
        ["Rana Haddad holds a degree in law.", "Rana Haddad holds a chair in history."],
    ),
    "names with of": (
        "Rana Haddad studied at the High School of Orla and the University of Sarn.",
        ["Rana Haddad studied at the High School of Orla.", "Rana Haddad studied at the University of Sarn."],
    ),
    "titles whose comma stands inside": (
        'Her books include "Dust," "Rain," and "Snow."',
        ['Her books include "Dust".', 'Her books include "Rain".', 'Her books include "Snow."'],
    ),
    "lists in lists": (
        "Rana Haddad is known for her songs for children, as well as her wit and charm.",
        [
            "Rana Haddad is known for her songs for children.",
            "Rana Haddad is known for her wit.",
            "Rana Haddad is known for her charm.",
        ],
    ),
    "both": (
        "The law applies to both adults and children.",
        ["The law applies to adults.", "The law applies to children."],
    ),
    "two phrases": (
        "Rana Haddad met the Ministers of Health and of Trade.",
        ["Rana Haddad met the Ministers of Health.", "Rana Haddad met the Ministers of Trade."],
    ),
    "what a part of the patients is": (
        "The ward has 40 patients in the camp and 9 nurses, two of them new.",
        [
            "The ward has 40 patients in the camp.",
            "The ward has 9 nurses.",
            "Two of the 9 nurses are new.",
        ],
    ),
    "prizes, not what they were for": (
        "Rana Haddad won several prizes for her work in film, including the Reed Prize and the Orla Medal.",
        [
            "Rana Haddad won several prizes for her work in film.",
            "Rana Haddad won the Reed Prize.",
            "Rana Haddad won the Orla Medal.",
        ],
    ),
    "an example of which more is told": (
        "Rana Haddad won prizes, including the Reed Medal, one of the city's oldest awards.",
        [
            "Rana Haddad won prizes.",
            "The Reed Medal is one of the city's oldest awards.",
            "Rana Haddad won the Reed Medal.",
        ],
    ),
}


@pytest.mark.parametrize(("text", "claims"), CUT.values(), ids=CUT.keys())
def test_each_member_of_a_list_is_told(text: str, claims: list[str]) -> None:
    assert texts(text) == claims
