"""`factcheck split`, `score`, `search` and `compare`: files, JSON Lines, and input that is no good."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import commands
from factcheck.text.canonical import MAX_LENGTH, canonical

ARTICLE = (
    "حملة تطعيم\n\nأعلنت وزارة الصحة أمس تسجيل 1,240 إصابة و38 وفاة في المخيمات. وقال الوزير إن «الوضع تحت السيطرة».\n"
)
SPLIT_KEYS = {"id", "language", "claims", "coverage"}
CLAIM_KEYS = {
    "text",
    "quote",
    "start",
    "end",
    "spans",
    "kind",
    "checkable",
    "claimant",
    "checkworthiness",
    "reasons",
    "resolutions",
    "quantities",
    "dates",
}
CORPUS = [
    {"id": "dead", "text": "The quake killed 412 people in Bandar al-Nakhil."},
    {"id": 7, "text": "The central bank lifted its main interest rate to 24.5%.", "title": "Rates", "language": "en"},
    {"id": "ar", "text": "رفع البنك المركزي سعر الفائدة إلى 24.5 في المئة.", "language": "ar-SY"},
]
QUERY = "The central bank raised its main interest rate to 24.5%"


def lines(*records: object) -> bytes:
    return "".join(json.dumps(record, ensure_ascii=False) + "\n" for record in records).encode()


def run(*arguments: str, data: bytes = b"") -> Result:
    return CliRunner().invoke(commands, arguments, input=data, env={"LC_ALL": "C"})


def rows(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout_bytes.decode("utf-8").splitlines()]


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "cholera.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    path = tmp_path / "corpus.jsonl"
    path.write_bytes(lines(*CORPUS))
    return path


# -- split ----------------------------------------------------------------------------------------------------


def test_split_prints_a_list_a_person_can_read(article: Path) -> None:
    result = run("split", str(article))
    assert result.exit_code == 0, result.stderr
    printed = result.stdout_bytes.decode("utf-8")
    assert "Language: Arabic" in printed
    assert "\n1. " in printed
    assert "said by: " in printed
    assert "kind: " in printed
    assert "Parts of the text by outcome: " in printed
    assert "\x1b" not in printed


def test_split_says_what_it_took_from_elsewhere_and_what_it_made(tmp_path: Path) -> None:
    path = tmp_path / "clinic.txt"
    path.write_text("Rana Haddad, a nurse, opened a clinic. She closed it in 2019.", encoding="utf-8")
    printed = run("split", "--language", "en", str(path)).stdout_bytes.decode("utf-8")
    assert "worked out (copula): is" in printed
    assert "from the article, for She: Rana Haddad" in printed


def test_split_writes_one_object(article: Path) -> None:
    result = run("split", "--json", str(article))
    (found,) = rows(result)
    assert set(found) == SPLIT_KEYS
    assert (found["id"], found["language"]) == ("cholera.txt", "ar")
    assert found["claims"]
    for claim in found["claims"]:
        assert set(claim) == CLAIM_KEYS
        assert claim["quote"] == canonical(ARTICLE)[claim["start"] : claim["end"]]


def test_split_reads_standard_input() -> None:
    (found,) = rows(run("split", "--json", "-", data=ARTICLE.encode("utf-16")))
    assert (found["id"], found["language"]) == ("-", "ar")


def test_split_keeps_the_offsets_of_the_text_as_it_was_given() -> None:
    text = "\r\nThe cafe\u0301 closed in 2010.\r\nThe owner, Sami, left 5 staff."
    result = run("split", "--jsonl", data=lines({"id": 3, "text": text}))
    (found,) = rows(result)
    assert (result.exit_code, found["id"]) == (0, 3)
    assert all(claim["quote"] == text[claim["start"] : claim["end"]] for claim in found["claims"])


def test_split_counts_relative_dates_from_the_day_of_publication() -> None:
    record = {"id": "a", "text": "The bridge fell yesterday and killed 5 people."}
    dated = record | {"published_on": "2022-01-10"}
    result = run("split", "--jsonl", "--published-on", "2020-05-05", data=lines(record, dated))
    days = [date["from"] for found in rows(result) for claim in found["claims"] for date in claim["dates"]]
    assert {"2020-05-04", "2022-01-09"} <= set(days)


def test_split_reads_json_lines_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "in.jsonl"
    path.write_bytes(b"\xef\xbb\xbf" + lines({"id": "a", "text": "Five men died."}))
    assert [row["id"] for row in rows(run("split", "--jsonl", str(path)))] == ["a"]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "the text is empty"),
        (b" \n", "the text is empty"),
        (b"\x89PNG\x00\x01", "not plain text"),
        ("Déjà vu à la télé".encode("latin-1"), "save it as UTF-8"),
        (b"a" * (MAX_LENGTH + 1), "longer than 200,000 characters"),
    ],
)
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_a_file_that_is_no_text_is_refused_in_one_line(
    tmp_path: Path, data: bytes, message: str, form: list[str]
) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    result = run("split", *form, str(path))
    assert (result.exit_code, result.stdout) == (2, "")
    assert len(result.stderr.splitlines()) == 1
    assert message in result.stderr
    assert str(path) in result.stderr


def test_a_file_that_is_not_there_is_refused_in_one_line(tmp_path: Path) -> None:
    for place in (tmp_path / "nowhere.txt", tmp_path):
        result = run("split", str(place))
        assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


@pytest.mark.parametrize("command", [["split"], ["score"], ["compare"], ["compare", "a"], ["search", "--corpus", "x"]])
def test_a_command_with_nothing_to_work_on_says_how_it_is_used(command: list[str]) -> None:
    result = run(*command)
    assert result.exit_code == 2
    assert "Usage: " in result.stderr


# -- bad lines ------------------------------------------------------------------------------------------------

GOOD = {"id": "good", "text": "قتل خمسة أشخاص.", "a": "قتل خمسة.", "b": "قتل ستة."}
BAD_LINES = {
    b"{": "not JSON",
    b'{"id": "x", "text": NaN, "a": NaN, "b": "b"}': "not JSON",
    b"[" * 100_000: "not JSON",
    b"[1]": "not a JSON object",
    b"\xff\xfe": "not UTF-8",
    b'{"text": "t", "a": "t", "b": "t"}': '"id" is missing',
    b'{"id": "x"}': "is missing",
    b'{"id": "x", "text": null, "a": null, "b": null}': "is missing",
    b'{"id": ["x"], "text": "t", "a": "t", "b": "t"}': '"id" must be',
    b'{"id": "\\ud800", "text": "t", "a": "t", "b": "t"}': "lone surrogate",
    b'{"id": "x", "text": 5, "a": 5, "b": 5}': "must be a string",
    b'{"id": "x", "text": "", "a": "", "b": ""}': "is empty",
    b'{"id": "x", "text": "a\\udfff", "a": "a\\udfff", "b": "b"}': "halves of characters",
    b'{"id": "x", "text": "a\\u0000", "a": "a\\u0000", "b": "b"}': "control characters",
}


@pytest.mark.parametrize("command", ["split", "score", "compare", "search"])
def test_a_bad_line_is_reported_by_its_number_and_the_rest_goes_on(command: str, corpus: Path) -> None:
    arguments = [command, "--jsonl", *(["--corpus", str(corpus)] if command == "search" else [])]
    data = lines(GOOD) + b"\n" + b"\n".join(BAD_LINES) + b"\n" + lines(GOOD).rstrip()
    result = run(*arguments, data=data)
    assert [row["id"] for row in rows(result)] == ["good", "good"]
    assert result.exit_code == 1
    reports = result.stderr.splitlines()
    assert len(reports) == len(BAD_LINES)
    for number, (report, message) in enumerate(zip(reports, BAD_LINES.values(), strict=True), start=3):
        assert f"line {number}: " in report
        assert message in report


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("published_on", "2022-13-01"),
        ("published_on", 20220101),
        ("language", "a language"),
        ("language", 5),
        ("text", "a" * (MAX_LENGTH + 1)),
    ],
)
def test_a_field_that_is_wrong_makes_a_bad_line(field: str, value: object) -> None:
    result = run("split", "--jsonl", data=lines(GOOD | {field: value}))
    assert (result.exit_code, result.stdout) == (1, "")
    assert f'line 1: "{field}"' in result.stderr


def test_good_lines_end_well() -> None:
    result = run("score", "--jsonl", data=lines(GOOD, GOOD | {"language": None}))
    assert (result.exit_code, result.stderr, len(rows(result))) == (0, "", 2)


def test_letters_are_written_as_themselves() -> None:
    result = run("compare", "--jsonl", data=lines(GOOD | {"id": "خبر"}))
    assert '"id": "خبر"'.encode() in result.stdout_bytes


# -- score, search, compare -----------------------------------------------------------------------------------


def test_score() -> None:
    (found,) = rows(run("score", "--jsonl", data=lines(GOOD)))
    assert set(found) == {"id", "checkworthiness", "reasons"}
    assert 0 <= found["checkworthiness"] <= 1
    assert all(set(reason) == {"feature", "weight", "words"} for reason in found["reasons"])


def test_score_of_a_text_given_as_an_argument() -> None:
    result = run("score", "قتل خمسة أشخاص.")
    assert result.exit_code == 0
    assert result.stdout_bytes.startswith(b"check-worthiness: 0.") or b"check-worthiness: 1.00" in result.stdout_bytes


def check_reasons(reasons: list[dict[str, Any]]) -> None:
    """Assert that reasons have the shape of the contract, with words of one side at least."""
    for reason in reasons:
        assert list(reason) == ["feature", "weight", "a", "b", "verdict"]
        assert isinstance(reason["feature"], str)
        assert -1 <= reason["weight"] <= 1
        assert all(isinstance(word, str) for word in reason["a"] + reason["b"])
        assert reason["a"] or reason["b"]
        assert reason["verdict"] in {"agrees", "differs", "missing"}


def test_search(corpus: Path) -> None:
    result = run("search", "--jsonl", "--corpus", str(corpus), data=lines({"id": 1, "text": QUERY}))
    (found,) = rows(result)
    assert (result.exit_code, list(found)) == (0, ["id", "hits"])
    assert [hit["id"] for hit in found["hits"]] == [7, "ar"]  # as the corpus writes them, a number and a string
    for hit in found["hits"]:
        assert list(hit) == ["id", "score", "relation", "reasons"]
        assert hit["relation"] == "same"
        check_reasons(hit["reasons"])
    scores = [hit["score"] for hit in found["hits"]]
    assert 1 >= scores[0] >= scores[1] > 0


def test_a_search_is_limited_and_every_question_is_answered(corpus: Path) -> None:
    asked = lines({"id": 1, "text": QUERY}, {"id": "none", "text": "zzyzx"}, {"id": 3, "text": QUERY, "language": "en"})
    found = rows(run("search", "--jsonl", "--corpus", str(corpus), "--limit", "1", data=asked))
    assert [(row["id"], len(row["hits"])) for row in found] == [(1, 1), ("none", 0), (3, 1)]


def test_search_for_words(corpus: Path) -> None:
    result = run("search", "--corpus", str(corpus), "--limit", "1", QUERY)
    printed = result.stdout_bytes.decode("utf-8")
    assert result.exit_code == 0
    assert printed.startswith("1. The central bank lifted")
    assert "\n2. " not in printed


def test_a_search_that_finds_nothing_says_so(corpus: Path) -> None:
    assert run("search", "--corpus", str(corpus), "zzyzx").stdout == "Nothing found.\n"


def test_a_bad_line_of_the_corpus_is_named_and_the_rest_is_searched(corpus: Path) -> None:
    corpus.write_bytes(corpus.read_bytes() + b"{\n" + lines(CORPUS[0]))
    result = run("search", "--jsonl", "--corpus", str(corpus), data=lines({"id": 1, "text": QUERY}))
    assert result.exit_code == 1
    assert f"{corpus}: line 4: not JSON" in result.stderr
    assert f"{corpus}: line 5: \"id\" 'dead' is there twice" in result.stderr
    assert rows(result)[0]["hits"]


def test_a_corpus_that_is_not_there() -> None:
    result = run("search", "--corpus", "nowhere.jsonl", "words")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_compare() -> None:
    (found,) = rows(run("compare", "--jsonl", data=lines(GOOD | {"language_a": "ar", "language_b": "ar"})))
    assert list(found) == ["id", "relation", "score", "reasons"]
    assert (found["id"], found["relation"]) == ("good", "contradicts")
    assert 0 < found["score"] < 1
    check_reasons(found["reasons"])
    assert ("number", ["خمسة"], ["ستة"], "differs") in [
        (reason["feature"], reason["a"], reason["b"], reason["verdict"]) for reason in found["reasons"]
    ]


def test_compare_reads_the_relation_from_a_to_b() -> None:
    more, less = "The quake killed 412 people in Bandar on Friday night.", "The quake killed 412 people."
    found = rows(
        run("compare", "--jsonl", data=lines({"id": 1, "a": more, "b": less}, {"id": 2, "a": less, "b": more}))
    )
    assert [row["relation"] for row in found] == ["narrower", "broader"]
    assert found[0]["score"] == found[1]["score"]


def test_an_argument_that_is_no_text_is_refused() -> None:
    result = run("compare", "a", "b\x00")
    assert (result.exit_code, len(result.stderr.splitlines())) == (2, 1)


def test_score_takes_weights_of_ones_own(tmp_path: Path) -> None:
    table = tmp_path / "weights.json"
    table.write_text('{"number": 0, "bias": -9}', encoding="utf-8")
    found = run("score", "--weights", str(table), "The fund has 40 million dinars.")
    assert found.exit_code == 0
    assert found.stdout_bytes.startswith(b"check-worthiness: 0.0")
    assert b"number" not in found.stdout_bytes


@pytest.mark.parametrize("table", ["{", "[1]", '{"colour": 1}', '{"number": "much"}', '{"number": 1e999}'])
def test_score_refuses_weights_that_are_none(tmp_path: Path, table: str) -> None:
    path = tmp_path / "weights.json"
    path.write_text(table, encoding="utf-8")
    found = run("score", "--weights", str(path), "It rained.")
    assert found.exit_code == 2
    assert "weights.json" in found.stderr
