"""Which language and direction a text has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.text.language import detect, direction, direction_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("قال الوزير إن الوضع تحت السيطرة", "ar"),
        ("قتل 5", "ar"),
        ("رفع بنك صحران المركزي سعر الفائدة، بحسب The Ledger Dispatch", "ar"),
        ("قال المدير ان هذه الخطة في صالح السكان وان العمل فيها بدأ فعلا على الارض کما هو مقرر", "ar"),
        ("The bank lifted its main interest rate on Tuesday.", "en"),
        ("It's a different world now.", "en"),
        ("Floods kill 17 in Jisrayn", "en"),
        ("Bakeries shut", "en"),
        ("https://desk.example/الخبر The minister said that it was not so", "en"),
        ("Le président de la République a annoncé hier une réforme des retraites", "und"),
        ("La ministra anunció una reforma de las pensiones en el parlamento", "und"),
        ("Die Regierung hat am Dienstag ein neues Gesetz vorgestellt", "und"),
        ("Bakanlık bugün yeni bir yasa açıkladı ve oylama olacak", "und"),
        ("Pemerintah mengumumkan kebijakan baru untuk warga di ibu kota", "und"),
        ("رئیس جمهور گفت که این طرح در مجلس تصویب شده است", "und"),
        ("در تهران و اصفهان هوا سرد است و برف شد", "und"),
        ("وزیر اعظم نے کہا ہے کہ حکومت اس کی حمایت کرتی ہے", "und"),
        ("Правительство объявило о мерах", "und"),
        ("Port ouvert dimanche", "und"),
        ("Le ferry transporte 412 passagers", "und"),
        ("Niemand wurde verletzt.", "und"),
        ("I prezzi sono saliti del 4% a maggio.", "und"),
        ("Nessun ferito.", "und"),
        ("Niemand raakte gewond.", "und"),
        ("Priserna steg med 4 procent i maj.", "und"),
        ("Nadie resultó herido.", "und"),
        ("Os preços subiram 4% em maio.", "und"),
        ("Bei zilipanda kwa asilimia nne mwezi Mei.", "und"),
        ("کسی آسیب ندید.", "und"),
        ("کوئی زخمی نہیں ہوا۔", "und"),
        ("五月价格上涨了4%。", "und"),
        ("लोगों ने पुल खोला।", "und"),
        ("Nobody was hurt.", "en"),
        ("Prices rose by 4% in May.", "en"),
        ("لم يصب أحد.", "ar"),
        ("12 345 %", "und"),
        ("", "und"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert detect(text) == language


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("قتل 5 أشخاص", "rtl"),
        ("وكالة BBC نقلت الخبر", "rtl"),
        ("The word سلام means peace", "ltr"),
        ("שלום", "rtl"),
        ("123 %", "ltr"),
        ("", "ltr"),
        ("اب ab", "rtl"),
        ("ab اب", "ltr"),
    ],
)
def test_direction_is_that_of_most_letters(text: str, expected: str) -> None:
    assert direction_of(text) == expected


def test_direction_of_a_language() -> None:
    assert [direction(tag) for tag in ("ar", "ar-EG", "en", "und")] == ["rtl", "rtl", "ltr", "ltr"]


@given(st.text())
def test_any_text_has_a_language_and_a_direction(text: str) -> None:
    assert detect(text) in {"ar", "en", "und"}
    assert direction_of(text) in {"rtl", "ltr"}
