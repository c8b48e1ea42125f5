"""Templates read as HTML: what Jinja writes is taken out, what a person wrote stays, line by line."""

import re
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from tests.rules.project import ROOT, files

TEMPLATES = files(".html", under="templates")
COMMENT = re.compile(r"\{#.*?#\}", re.DOTALL)
TRANSLATED = re.compile(r"\{%-?\s*trans\b.*?%\}.*?\{%-?\s*endtrans\s*-?%\}", re.DOTALL)
STATEMENT = re.compile(r"\{%.*?%\}", re.DOTALL)
EXPRESSION = re.compile(r"\{\{.*?\}\}", re.DOTALL)
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


def template_name(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


@cache
def attribute_blocks() -> re.Pattern[str]:
    """Matches the blocks that a layout opens inside a tag: what fills them is attributes, never words."""
    names = {"no_such_block"}
    for path in TEMPLATES:
        source = path.read_text(encoding="utf-8")
        for block in re.finditer(r"\{%-?\s*block\s+(\w+)", source):
            before = source[: block.start()]
            for pattern in (COMMENT, STATEMENT, EXPRESSION):
                before = pattern.sub("", before)
            if before.rfind("<") > before.rfind(">"):
                names.add(block[1])
    chosen = "|".join(sorted(names))
    return re.compile(rf"\{{%-?\s*block\s+(?:{chosen})\s*-?%\}}.*?\{{%-?\s*endblock\b.*?%\}}", re.DOTALL)


def plain(source: str, expression: str = "") -> str:
    """The HTML of a template: line numbers kept, each `{{ ... }}` replaced by `expression`."""
    for pattern in (COMMENT, attribute_blocks(), TRANSLATED, STATEMENT):
        source = pattern.sub(lambda found: "\n" * found[0].count("\n"), source)
    return EXPRESSION.sub(lambda found: expression + "\n" * found[0].count("\n"), source)


@dataclass(frozen=True)
class Element:
    """A start tag where it stands; `inside` are the tags open around it, outermost first."""

    tag: str
    attributes: dict[str, str]
    line: int
    inside: tuple["Element", ...]

    def within(self, tag: str) -> bool:
        return any(outer.tag == tag for outer in self.inside)


@dataclass(frozen=True)
class Words:
    """A run of text between tags."""

    text: str
    line: int
    inside: tuple[Element, ...]


@dataclass
class Markup:
    elements: list[Element] = field(default_factory=list)
    words: list[Words] = field(default_factory=list)


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[Element] = []
        self.markup = Markup()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes, self.getpos()[0], tuple(self.open))
        self.markup.elements.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        # A tag opened in one branch of a condition is closed once: pop only what is really open.
        for depth in range(len(self.open) - 1, -1, -1):
            if self.open[depth].tag == tag:
                del self.open[depth:]
                return

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.markup.words.append(Words(data.strip(), self.getpos()[0], tuple(self.open)))


def read(path: Path, expression: str = "") -> Markup:
    """The elements and words of one template."""
    return read_html(plain(path.read_text(encoding="utf-8"), expression))


def read_html(html: str) -> Markup:
    """The elements and words of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.markup
