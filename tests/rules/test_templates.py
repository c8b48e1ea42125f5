"""Templates: they parse, carry no code, say where htmx puts its answer, and none is left over."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from jinja2 import Environment, nodes

from tests.rules.markup import TEMPLATES, Element, plain, read, template_name
from tests.rules.project import files, name_of

REQUESTS = {"hx-get", "hx-post", "hx-put", "hx-patch", "hx-delete"}
DATA_SCRIPTS = {"application/json", "application/ld+json"}
CODE = re.compile(r"^\s*(?:javascript|js)\s*:", re.IGNORECASE)
SYNTAX = Environment(extensions=["jinja2.ext.i18n", "jinja2.ext.do", "jinja2.ext.loopcontrols"])


def tree(path: Path) -> nodes.Template:
    return SYNTAX.parse(path.read_text(encoding="utf-8"), template_name(path))


def everywhere() -> Iterator[tuple[str, Element]]:
    """Each element of each template, with the place to name in a message."""
    for path in TEMPLATES:
        for element in read(path, expression="x").elements:
            yield f"{name_of(path)}:{element.line}: <{element.tag}>", element


def macros(path: Path) -> set[str]:
    return {macro.name for macro in tree(path).find_all(nodes.Macro)}


def test_there_are_templates() -> None:
    assert TEMPLATES


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_the_template_parses(path: Path) -> None:
    assert tree(path).body


def test_no_inline_script_and_no_inline_style() -> None:
    found = []
    for place, element in everywhere():
        inline = element.tag == "script" and "src" not in element.attributes
        if element.tag == "style" or (inline and element.attributes.get("type") not in DATA_SCRIPTS):
            found.append(place)
        found += [f"{place} {name}" for name in element.attributes if name == "style" or name.startswith("on")]
    assert found == []


def test_no_code_in_attributes() -> None:
    found = []
    for place, element in everywhere():
        for name, value in element.attributes.items():
            if name.startswith(("hx-on", "data-hx-on")) or CODE.match(value):
                found.append(f"{place} {name}={value!r}")
    assert found == []


def test_htmx_always_says_where_its_answer_goes() -> None:
    requests = [(place, element) for place, element in everywhere() if REQUESTS & element.attributes.keys()]
    assert [place for place, element in requests if "hx-target" not in element.attributes] == []


def test_a_button_outside_a_form_says_that_it_submits_nothing() -> None:
    buttons = [(place, element) for place, element in everywhere() if element.tag == "button"]
    lone = [(place, button) for place, button in buttons if not button.within("form")]
    assert [place for place, button in lone if "type" not in button.attributes] == []


def test_pictures_have_words() -> None:
    found = [place for place, element in everywhere() if element.tag == "img" and "alt" not in element.attributes]
    assert found == []


def test_nothing_is_loaded_from_elsewhere() -> None:
    loading = {"script": "src", "img": "src", "link": "href", "source": "src", "iframe": "src", "use": "href"}
    found = [
        place
        for place, element in everywhere()
        if re.match(r"(?:https?:)?//", element.attributes.get(loading.get(element.tag, ""), ""))
    ]
    assert found == []


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_every_imported_macro_exists_and_is_used(path: Path) -> None:
    source = tree(path)
    used = {name.name for name in source.find_all(nodes.Name) if name.ctx == "load"}
    there = {template_name(other): macros(other) for other in TEMPLATES}
    for statement in source.find_all(nodes.FromImport):
        assert isinstance(statement.template, nodes.Const)
        names = [name if isinstance(name, tuple) else (name, name) for name in statement.names]
        exported = there[statement.template.value]
        assert {name for name, _ in names} - exported == set(), "imported, but not defined there"
        assert {alias for _, alias in names} - used == set(), "imported, but not used here"
    whole = {statement.target for statement in source.find_all(nodes.Import)}
    assert whole - used == set(), "imported, but not used here"


def test_every_template_is_shown_by_something() -> None:
    sources = {name_of(path): path.read_text(encoding="utf-8") for path in files(".py", under="factcheck")}
    sources |= {name_of(path): path.read_text(encoding="utf-8") for path in TEMPLATES}
    left_over = []
    for path in TEMPLATES:
        named = re.compile(rf"""["']{re.escape(template_name(path))}["']""")
        if not any(named.search(text) for place, text in sources.items() if place != name_of(path)):
            left_over.append(name_of(path))
    assert left_over == []


def test_every_fragment_is_included_by_a_page_and_what_is_included_exists() -> None:
    kinds = (nodes.Include, nodes.Extends, nodes.FromImport, nodes.Import)
    named = {path: [n.template for kind in kinds for n in tree(path).find_all(kind)] for path in TEMPLATES}
    asked_for = {name.value for found in named.values() for name in found if isinstance(name, nodes.Const)}
    there = {template_name(path) for path in TEMPLATES}
    assert asked_for - there == set(), "included, but not there"
    assert [name for name in sorted(there - asked_for) if name.rpartition("/")[2].startswith("_")] == []


def test_every_filter_and_test_that_a_template_uses_exists(app: Flask) -> None:
    for path in TEMPLATES:
        assert app.jinja_env.get_template(template_name(path))


def test_the_reader_of_templates_sees_what_was_written() -> None:
    source = "{% if x %}\n<p title=\"{{ _('a') }}\">{# no #}one</p>{% endif %}{% trans %}two{% endtrans %}"
    assert plain(source) == '\n<p title="">one</p>'
