"""A language is one folder: the one that docs/adding-a-language.md shows is read off that page, and splits."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from factcheck.splitting import kind_of, languages, score, split
from tests.rules.project import ROOT
from tests.splitting.test_properties import assert_sound

GUIDE = ROOT / "docs" / "adding-a-language.md"
TEXT = (
    "Selon le maire, le port est fermé et la route reste ouverte. Hélas, rien ne change. Photo : Mira.\n\nQui a payé ?"
)


def listing(kind: str) -> str:
    found = re.search(rf"```{kind}\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    assert found
    return found[1]


@pytest.fixture
def french(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The language of the guide, in a folder outside the project."""
    folder = tmp_path / "fr"
    folder.mkdir()
    (folder / "__init__.py").write_text("", encoding="utf-8")
    (folder / "rules.json").write_text(listing("json"), encoding="utf-8")
    (folder / "splitter.py").write_text(listing("python"), encoding="utf-8")
    monkeypatch.setattr(languages, "__path__", [*languages.__path__, str(tmp_path)])
    _forget()
    yield
    _forget()


def _forget() -> None:
    """Let go of what was remembered of languages and their modules."""
    for name in [name for name in sys.modules if name.startswith("factcheck.splitting")]:
        for remembered in vars(sys.modules[name]).values():
            if hasattr(remembered, "cache_clear"):
                remembered.cache_clear()
        if name.startswith(f"{languages.__name__}.fr"):
            del sys.modules[name]


@pytest.mark.usefixtures("french")
def test_the_language_of_the_guide_splits() -> None:
    found = split(TEXT, "fr")
    assert [(claim.text, claim.claimant) for claim in found.claims] == [
        ("Le port est fermé.", ("le maire",)),
        ("La route reste ouverte.", ("le maire",)),
        ("Hélas, rien ne change.", ()),
    ]
    assert [(c.outcome, c.reason) for c in found.coverage] == [
        ("claims", ""),
        ("opinion", ""),
        ("skipped", "byline"),
        ("question", ""),
    ]
    assert_sound(TEXT, found)


@pytest.mark.usefixtures("french")
def test_its_phrases_tell_kinds_and_a_score_needs_no_weights() -> None:
    assert languages.codes() == ("ar", "en", "fr")
    assert kind_of("Le pont devrait tomber.", "fr") == "prediction"
    assert 0 < score("Le port est fermé depuis 40 ans.", "fr").checkworthiness < 1


def test_without_its_folder_each_sentence_is_a_claim() -> None:
    found = split(TEXT, "fr")
    assert {c.reason for c in found.coverage if c.outcome == "claims"} == {"no_splitter"}
