"""`factcheck lexicon check` and `show`, and `--lexicon FILE` of other commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from factcheck.cli import commands
from factcheck.linking.lexicon_check import Fault
from factcheck.web.fault_words import FAULTS, in_words

OWN = {"army": {"en": ["soldiery"]}, "zz_boat": {"en": ["zzboat"], "ar": ["زورقز"], "opposites": ["army"]}}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(commands, arguments, env={"LC_ALL": "C"})


@pytest.fixture
def own(tmp_path: Path) -> str:
    path = tmp_path / "own.json"
    path.write_text(json.dumps(OWN), encoding="utf-8")
    return str(path)


@pytest.fixture
def bad(tmp_path: Path) -> str:
    path = tmp_path / "bad.json"
    path.write_text(json.dumps({"army": {"en": ["the"]}, "zz_boat": {"en": ["zzboat"]}}), encoding="utf-8")
    return str(path)


def test_the_lexicon_shipped_is_checked() -> None:
    result = run("lexicon", "check")
    assert (result.exit_code, result.output) == (0, "no faults\n")


def test_a_file_without_faults_is_passed(own: str) -> None:
    assert run("lexicon", "check", own).exit_code == 0


def test_a_line_tells_each_fault(own: str, bad: str) -> None:
    result = run("lexicon", "check", own, bad)
    assert result.exit_code == 1
    lines = result.output.splitlines()
    assert f"{bad}: army: “the” is a word of grammar: list it only within a phrase" in lines
    assert f"{own}: army: this key is there twice: join the two" in lines
    assert not [line for line in lines if not line.startswith((own, bad))]


def test_every_kind_of_fault_has_words() -> None:
    for kind in FAULTS:
        assert "%" not in in_words(Fault(kind, "key", "word", ("other",)))


def test_a_file_that_is_no_text_is_told_of(tmp_path: Path) -> None:
    path = tmp_path / "picture.json"
    path.write_bytes(b"\xff\xd8\xff\xe0")
    result = run("lexicon", "check", str(path))
    assert result.exit_code == 1
    assert "not JSON" in result.output


def test_a_word_is_shown_with_its_concepts_synonyms_and_opposites() -> None:
    result = run("lexicon", "show", "rising", "للبنك المركزي")
    assert result.exit_code == 0
    assert "rising: increase" in result.output
    opposites = next(line for line in result.output.splitlines() if "opposites:" in line)
    assert {"decrease", "stable"} <= set(opposites.replace(",", "").split())
    assert "central_bank (one who acts)" in result.output
    assert "المصرف المركزي" in result.output


def test_a_key_is_shown_and_a_word_of_no_concept_is_told() -> None:
    assert "central_bank: central_bank" in run("lexicon", "show", "central_bank").output
    result = run("lexicon", "show", "zzyzx", "army of zzyzx")
    assert result.exit_code == 1
    assert "zzyzx: no concept" in result.output
    assert "army of zzyzx: no concept" in result.output


def test_words_of_a_file_are_shown_among_those_shipped(own: str) -> None:
    result = run("lexicon", "show", "soldiery", "--lexicon", own)
    assert result.exit_code == 0
    assert "soldiery: army" in result.output
    assert "soldiery" in result.output.split("English: ")[1]
    assert "opposites: zz_boat" in result.output


def test_claims_are_compared_by_the_words_of_a_file(own: str) -> None:
    pair = ("compare", "The soldiery left Bandar", "The army left Bandar")
    assert "concepts" not in run(*pair).output
    assert "concepts" in run(*pair, "--lexicon", own).output
    assert "concepts" not in run(*pair).output


def test_a_file_with_faults_is_refused(bad: str) -> None:
    result = run("compare", "a", "b", "--lexicon", bad)
    assert result.exit_code == 2
    assert "word of grammar" in result.output
