"""The catalogues hold every sentence of the interface, and the templates hold none outside them."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.frontend import parse_mapping_cfg
from babel.messages.pofile import read_po

from tests.rules.markup import TEMPLATES, read
from tests.rules.project import ROOT, files, name_of

FOLDER = ROOT / "factcheck" / "translations"
CATALOGUES = sorted(FOLDER.glob("*/LC_MESSAGES/*.po"))
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]")
LETTER = re.compile(r"[^\W\d_]")
ARABIC = re.compile(r"[\u0621-\u064a]")
SPOKEN_ATTRIBUTES = {
    "alt",
    "aria-label",
    "aria-description",
    "aria-roledescription",
    "placeholder",
    "title",
    "label",
}
UNSPOKEN = {"code", "kbd", "script", "style"}
# The name of a time scale, and attributes that a macro writes into its caller's tag.
SAME_EVERYWHERE = re.compile(r'\bUTC\b|[\w-]+="[^"]*"')
SPOKEN_ATTRIBUTES |= {"data-confirm", "hx-confirm", "summary"}


@cache
def extracted() -> dict[str, str]:
    """msgid -> one place that says it; plurals stand under their singular."""
    with (FOLDER / "babel.cfg").open(encoding="utf-8") as file:
        methods, options = parse_mapping_cfg(file, filename="babel.cfg")
    keywords = {**DEFAULT_KEYWORDS, "_l": None}
    found: dict[str, str] = {}
    for place, line, message, _, _ in extract_from_dir(ROOT, methods, options, keywords):
        found.setdefault(message if isinstance(message, str) else message[0], f"{place}:{line}")
    return found


@cache
def catalogue(path: Path) -> Catalog:
    with path.open("rb") as file:
        return read_po(file, locale=path.parents[1].name, abort_invalid=True)


def written(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string)


def singular(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def messages(path: Path) -> list[Message]:
    return [message for message in catalogue(path) if message.id]


def test_there_are_sentences_and_an_arabic_catalogue() -> None:
    assert len(extracted()) > 100
    assert FOLDER / "ar/LC_MESSAGES/messages.po" in CATALOGUES


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_every_sentence_is_in_the_catalogue_and_every_entry_is_said(path: Path) -> None:
    there = {singular(message) for message in messages(path)}
    assert {text: place for text, place in extracted().items() if text not in there} == {}
    assert there - extracted().keys() == set(), "in the catalogue, but nobody says it: make translations"


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_every_entry_is_translated_and_sure(path: Path) -> None:
    assert [singular(message) for message in messages(path) if message.fuzzy] == []
    assert [singular(message) for message in messages(path) if not all(map(str.strip, written(message)))] == []


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.parents[1].name)
def test_placeholders_agree(path: Path) -> None:
    """A plural form may leave a number out (Arabic has a dual); it may not name what is not given."""
    wrong = []
    for message in messages(path):
        sources = [message.id] if isinstance(message.id, str) else list(message.id)
        given = {name for source in sources for name in PLACEHOLDER.findall(source)}
        for text in written(message):
            named = set(PLACEHOLDER.findall(text))
            if named - given or (len(sources) == 1 and named != given):
                wrong.append(f"{sources[0]} -> {text}")
    assert wrong == []


def test_arabic_is_arabic_and_has_its_six_plural_forms() -> None:
    path = FOLDER / "ar/LC_MESSAGES/messages.po"
    assert catalogue(path).num_plurals == 6
    latin = [
        singular(message)
        for message in messages(path)
        if LETTER.search(PLACEHOLDER.sub("", singular(message)))
        and not all(ARABIC.search(text) for text in written(message))
    ]
    assert latin == []


def test_no_template_says_a_word_outside_the_catalogues() -> None:
    found = []
    for path in TEMPLATES:
        markup = read(path)
        for words in markup.words:
            quiet = any(outer.tag in UNSPOKEN for outer in words.inside)
            named = any(outer.attributes.get("translate") == "no" for outer in words.inside)
            if not quiet and not named and LETTER.search(SAME_EVERYWHERE.sub("", words.text)):
                found.append(f"{name_of(path)}:{words.line}: {words.text[:60]}")
        for element in markup.elements:
            spoken = {name: value for name, value in element.attributes.items() if name in SPOKEN_ATTRIBUTES}
            found += [
                f"{name_of(path)}:{element.line}: {name}={value!r}"
                for name, value in spoken.items()
                if LETTER.search(value)
            ]
    assert found == []


# What is left to say when looking up words is itself what broke; its Arabic stands beside it.
AS_IT_IS = frozenset({"Something broke on our side. Try again in a moment."})
TRANSLATING = frozenset({"_", "_l", "gettext", "ngettext", "lazy_gettext", "lazy_ngettext"})
SENTENCE = re.compile(r"[A-Z][a-z']+(?: [\w'%(){},.:;-]+){2,}")


def bare_sentences(source: str) -> list[str]:
    """Sentences in a module that nobody translates: not those of docstrings, errors for developers, and logs."""
    found: list[str] = []

    def walk(node: ast.AST) -> None:
        if isinstance(node, ast.Raise):
            return
        if isinstance(node, ast.Call):
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            owner = getattr(getattr(node.func, "value", None), "id", "")
            if name in TRANSLATING or owner == "log":
                return
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            return  # a docstring
        if isinstance(node, ast.JoinedStr):
            said = "".join(str(part.value) if isinstance(part, ast.Constant) else "some" for part in node.values)
            node = ast.Constant(said)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and SENTENCE.search(node.value):
            found.append(node.value)
        for child in ast.iter_child_nodes(node):
            walk(child)

    walk(ast.parse(source))
    return found


def test_no_view_has_a_sentence_that_nobody_translates() -> None:
    found = {
        str(path.relative_to(ROOT)): bare_sentences(path.read_text("utf-8"))
        for path in files(".py", under="factcheck/web")
    }
    assert {name: sentences for name, said in found.items() if (sentences := set(said) - AS_IT_IS)} == {}


@pytest.mark.parametrize(
    ("bare", "translated"),
    [
        ('done(to, "The claim was saved.")', 'done(to, _("The claim was saved."))'),
        ('body = f"There are {n} claims here."', 'body = _("There are %(n)s claims here.", n=n)'),
        ('words = {"a": "Choose one of these"}', 'words = {"a": _l("Choose one of these")}'),
        ('def view():\n    return "This went well at last"', 'def view():\n    "This went well at last"'),
    ],
)
def test_a_bare_sentence_is_seen(bare: str, translated: str) -> None:
    assert bare_sentences(bare)
    assert bare_sentences(translated) == []
