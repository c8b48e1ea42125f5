"""A language without a splitter: sentences become claims, the coverage says so, and nothing breaks."""

import pytest

from factcheck import linking
from factcheck.splitting import kind_of, score, split

TEXTS = {
    "French": ("Le port a rouvert dimanche. Selon M. Dupré, 412 passagers sont montés ! Qui a payé ?", 2),
    "Persian": ("بندر کرنا روز یکشنبه باز شد. کشتی ۴۱۲ نفر را جابه‌جا کرد۔ آیا بهای بلیت بالا رفت؟", 2),
    "Urdu": ("بندرگاہ اتوار کو کھل گئی۔ کشتی میں 412 مسافر تھے۔ کرایہ کس نے دیا؟", 2),
    "Russian": ("Порт открылся в воскресенье. Паром перевёз 412 человек. Кто заплатил?", 2),
    "Chinese": ("港口周日重新开放。渡轮运送了412名乘客。谁付了钱？", 2),
    "Hindi": ("बंदरगाह रविवार को खुला। नौका में 412 यात्री थे। किसने पैसा दिया?", 2),
}


@pytest.mark.parametrize(("text", "claims"), TEXTS.values(), ids=TEXTS.keys())
def test_each_sentence_is_a_claim_and_a_question_none(text: str, claims: int) -> None:
    found = split(text)
    assert found.language == "und"
    assert [claim.quote for claim in found.claims] == [text[c.start : c.end] for c in found.coverage[:claims]]
    assert [(c.outcome, c.reason) for c in found.coverage[:-1]] == [("claims", "no_splitter")] * claims
    assert found.coverage[-1].outcome == "question"


@pytest.mark.parametrize(("text", "claims"), TEXTS.values(), ids=TEXTS.keys())
def test_nothing_that_reads_a_claim_breaks_on_it(text: str, claims: int) -> None:
    first, second = (claim.text for claim in split(text).claims)
    assert 0 <= score(first).checkworthiness <= 1
    assert kind_of(second, "und")
    assert linking.compare(first, first).relation == "same"
