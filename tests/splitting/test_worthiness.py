"""How much a claim is worth checking, and the reasons that say so."""

import json
import math
import statistics
from importlib.resources import files

import pytest

from factcheck.splitting import score, split
from factcheck.splitting.features import LONGEST_WORD, SHOWN, features, names
from factcheck.splitting.learn_weights import AGAINST, EITHER, learn
from factcheck.splitting.worthiness import default_weights

PAIRS = [
    ("The ministry cut the budget by 40% in two years.", "Thank you, and welcome back to the show."),
    ("Unemployment rose to 12% last year.", "I think we can do a lot better."),
    ("The government closed 30 schools.", "Did the government close them?"),
    ("خفضت الوزارة ميزانية المستشفيات بنسبة 40% خلال عامين.", "صباح الخير وأهلا بكم من جديد."),
    ("سجلت وزارة الصحة 12 وفاة بالحصبة.", "اللهم احفظ بلادنا وأهلها."),
    ("أغلقت الحكومة 30 مدرسة.", "هل أغلقت الحكومة المدارس؟"),
    ("توفي ثلاثة عمال في انهيار سقف المصنع.", "أحب هذه المدينة وأهلها الطيبين."),
]
SHOWING = [  # a sentence, and a feature with the words that show it
    ("The prime minister never signed the treaty.", "en", "negation", ["never"]),
    ("More than 40 villages lost power.", "en", "comparison", ["More than", "than"]),
    ("The mayor of Tarrow resigned.", "en", "names_actor", ["Tarrow"]),
    ("The council privatised the port.", "en", "past_action", ["privatised"]),
    ("وبالوزارة ملفات لم تفتح.", "ar", "institution", ["وبالوزارة"]),
    ("قال المتحدث إن الجسر آمن.", "ar", "reported_speech", ["قال"]),
    ("لا يوجد لقاح لهذا المرض.", "ar", "universal", ["لا يوجد"]),
    ("على الطريق شاحنات.", "ar", "personal", []),  # "على" is no "علي"
    ("لم تغلق إلا مدرسة.", "ar", "question_word", []),  # "إلا" is no "ألا"
    ("#عاجل: انهيار جسر.", "ar", "breaking", ["عاجل"]),
    ("خبر رااائع 🎉", "ar", "elongation", ["رااائع"]),
    ("لا يمنع اللقاح العدوى.", "ar", "health_doubted", ["لا"]),
    ("أعلنت الوزارة وصول اللقاح.", "ar", "health_announced", ["الوزارة", "وصول"]),
    ("لا تمنع الأسوار اللصوص.", "ar", "health_doubted", []),
    ("بلغت النسبة ٪12", "ar", "number", ["12"]),
    ("بلغت النسبة 12٪.", "ar", "percent", ["12٪"]),
]


@pytest.mark.parametrize(("worth", "less"), PAIRS)
def test_what_can_be_checked_with_profit_scores_above_what_cannot(worth: str, less: str) -> None:
    assert score(worth).checkworthiness > score(less).checkworthiness + 0.1


@pytest.mark.parametrize("text", [text for pair in PAIRS for text in pair] + ["", "...", "وصل الوفد", "١٢٪"])
@pytest.mark.parametrize("language", [None, "en", "ar", "xx"])
def test_the_score_is_the_sum_of_its_reasons(text: str, language: str | None) -> None:
    found = score(text, language)
    total = sum(reason.weight for reason in found.reasons)
    assert found.checkworthiness == pytest.approx(1 / (1 + math.exp(-total)), abs=1e-4)
    assert 0 < found.checkworthiness < 1


def test_every_reason_names_its_feature_and_the_words_that_show_it() -> None:
    text = "The ministry cut the budget by 40% in two years."
    reasons = {reason.feature: reason for reason in score(text, "en").reasons}
    assert reasons["percent"].words == ("40%",)
    assert reasons["institution"].words == ("ministry",)
    assert reasons["bias"].words == ()
    assert all(word in text for reason in reasons.values() for word in reason.words)


@pytest.mark.parametrize(("text", "language", "feature", "words"), SHOWING)
def test_a_feature_shows_its_words(text: str, language: str, feature: str, words: list[str]) -> None:
    assert features(text, language).get(feature, []) == words


def test_a_feature_shows_only_its_first_words() -> None:
    assert features("1 2 3 4 5 6 7 8 9", "en")["number"] == ["1", "2", "3", "4"][:SHOWN]


@pytest.mark.parametrize("text", ["a" * 50_000, "#" * 50_000, "و" * (LONGEST_WORD + 1), "12." * 20_000, "a-" * 20_000])
def test_odd_input_has_features_too(text: str) -> None:
    assert set(features(text, "ar")) <= set(names("ar"))


@pytest.mark.parametrize("language", ["ar", "en", "xx"])
def test_every_weight_is_of_a_feature_that_can_be_seen(language: str) -> None:
    assert set(default_weights(language)) - {"bias"} <= set(names(language))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_no_weight_says_the_opposite_of_what_its_feature_means(language: str) -> None:
    for name, weight in default_weights(language).items():
        if name not in EITHER and name != "bias":
            assert (weight < 0) == (name in AGAINST), name


def test_weights_given_take_the_place_of_those_shipped() -> None:
    text = "The ministry closed 30 schools."
    shipped = score(text, "en")
    more = score(text, "en", {"number": 3.0})
    none = score(text, "en", {"number": 0.0})
    assert none.checkworthiness < shipped.checkworthiness < more.checkworthiness
    assert "number" not in {reason.feature for reason in none.reasons}
    assert {r.feature for r in more.reasons} == {r.feature for r in shipped.reasons}


def test_weights_are_learned_from_what_is_worth_checking_and_never_against_their_meaning() -> None:
    worthy, idle = frozenset(("number",)), frozenset(("health",))
    rows = [(worthy, True)] * 8 + [(worthy, False)] * 2 + [(idle, False)] * 9 + [(idle, True)]
    weights = learn(rows * 10, ["number", "health", "greeting"])
    assert weights["number"] > 1
    assert "health" not in weights  # it would speak against a claim, which it cannot mean
    assert weights["greeting"] == 0


def test_a_score_as_json() -> None:
    found = score("The fund has 40 million dinars.", "en").as_dict()
    assert set(found) == {"checkworthiness", "reasons"}
    assert all(set(reason) == {"feature", "weight", "words"} for reason in found["reasons"])
    assert all(isinstance(reason["words"], list) for reason in found["reasons"])
    assert json.loads(json.dumps(found)) == found


def test_claims_of_both_languages_stand_on_one_scale() -> None:
    """A queue holds both: three reports of one affair, two in Arabic and one in English, score alike in the middle."""
    content = files("factcheck.demo") / "content"
    middle = {}
    for language, names_of in (("ar", ("dam-first-day", "dam-second-day")), ("en", ("dam-third-day",))):
        texts = [(content / f"{name}.{language}.txt").read_text(encoding="utf-8") for name in names_of]
        claims = [claim for text in texts for claim in split(text, language).claims]
        middle[language] = statistics.median(claim.checkworthiness for claim in claims)
    assert abs(middle["ar"] - middle["en"]) < 0.2, middle
