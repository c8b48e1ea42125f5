"""Word diffs: what was taken out, what was put in, and nothing lost."""

from hypothesis import given
from hypothesis import strategies as st

from factcheck.web.diff import MAX_PAIRS, Piece, word_diff

TEXTS = st.lists(st.sampled_from(["one", "two", "ثلاثة", "four.", "\n"]), max_size=20).map(" ".join)


def words(pieces: list[Piece], without: str) -> list[str]:
    return "".join(piece.text + " " for piece in pieces if piece.kind != without).split()


def test_a_word_replaced() -> None:
    pieces = word_diff("Prices rose by 200% in a year.", "Prices rose by 41% in a year.")
    assert pieces == [
        Piece("same", "Prices rose by "),
        Piece("removed", "200% "),
        Piece("added", "41% "),
        Piece("same", "in a year."),
    ]


def test_the_same_text_is_one_piece() -> None:
    assert word_diff("nothing changed", "nothing changed") == [Piece("same", "nothing changed")]


def test_line_ends_stay() -> None:
    assert word_diff("a\n\nb", "a\n\nb c")[0] == Piece("same", "a\n\nb ")


def test_nothing_before_is_all_added() -> None:
    assert word_diff("", "all new") == [Piece("added", "all new")]
    assert word_diff("", "") == []


@given(TEXTS, TEXTS)
def test_both_texts_can_be_read_off(before: str, after: str) -> None:
    pieces = word_diff(before, after)
    assert words(pieces, "added") == before.split()
    assert words(pieces, "removed") == after.split()


def test_a_text_of_one_word_over_and_over_is_replaced_whole() -> None:
    many = int(MAX_PAIRS**0.5) + 1
    before, after = "na " * many, "na " * many + "batman"
    assert [piece.kind for piece in word_diff(before, after)] == ["removed", "added"]
