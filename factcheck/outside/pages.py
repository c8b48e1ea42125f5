"""Web pages: the body's paragraphs by trafilatura, what a page says of itself by its own markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree, html
from trafilatura.core import bare_extraction

from factcheck.outside import page_head
from factcheck.outside.errors import ParseError
from factcheck.outside.page_head import absolute, squeezed

MOST_TAGS = 100_000  # long articles with all their menus have a few thousand
DEEPEST = 250  # levels; trafilatura and lxml copy trees recursively
MOST_IMAGES = 100
SAMPLE = (
    "<html><head><title>Sample</title></head><body><article><h1>Sample</h1>"
    + ("<p>The harbour opens at six, the harbour master said on Sunday, and closes when the last boat is in.</p>" * 5)
    + "<ul><li>One</li></ul><blockquote>Two</blockquote><table><tr><td>Three</td></tr></table></article></body></html>"
)

# What trafilatura leaves within a paragraph; every other element begins and ends one.
_INLINE = frozenset({"hi", "ref", "del"})
_OWN_ENTITIES = re.compile(r"<!DOCTYPE[^>\[]{0,1000}\[", re.IGNORECASE)
# Marks that steer writing direction and joining are part of Arabic text, and trafilatura drops them as unprintable:
# each stands for a printable character, of a script no news is written in, while trafilatura works.
_MARKS = "\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\u00ad\ufeff"
_STAND_INS = "".join(chr(0x12000 + index) for index in range(len(_MARKS)))
_HIDE = str.maketrans(_MARKS, _STAND_INS)
_SHOW = str.maketrans(_STAND_INS, _MARKS)


def read(text: str, address: str) -> dict[str, Any]:
    """What a page says, in the fields of `parsing.Parsed`. `address` is where it came from.

    Raises ParseError: parse_too_heavy for more tags or levels than pages have and for entities of its own making,
    parse_failed when there is no page in it or much of it is NUL.
    """
    if text.count("<") > MOST_TAGS or _OWN_ENTITIES.search(text):
        raise ParseError("parse_too_heavy")
    if text.count("\x00") > len(text) // 100:
        raise ParseError("parse_failed")
    tree = _tree(text.replace("\x00", "\ufffd").translate(_HIDE))
    if _depth(tree) > DEEPEST:
        raise ParseError("parse_too_heavy")
    found = page_head.read(tree, address)
    images = list(_images(tree, address))
    shown: dict[str, Any] = _shown({**found, "images": images, "paragraphs": list(_paragraphs(tree))})
    return shown


def _tree(text: str) -> Any:
    parser = html.HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True)
    try:
        tree = html.document_fromstring(text.encode("utf-8"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        raise ParseError("parse_failed") from None
    if any("xcessive depth" in entry.message or "memory" in entry.message for entry in parser.error_log):
        raise ParseError("parse_too_heavy")
    return tree


def _depth(tree: Any) -> int:
    deepest = level = 0
    for event, _ in etree.iterwalk(tree, events=("start", "end")):
        level += 1 if event == "start" else -1
        deepest = max(deepest, level)
    return deepest


def _paragraphs(tree: Any) -> Iterator[str]:
    """The article's paragraphs, list items, cells and headings, in order, words and marks as they are."""
    document: Any = bare_extraction(tree, fast=True, include_comments=False, include_tables=True, include_images=False)
    if document is None or document.body is None:
        return
    words: list[str] = []
    for event, element in etree.iterwalk(document.body, events=("start", "end")):
        if element.tag not in _INLINE:
            yield from _paragraph(words)
            words.clear()
        words.append((element.text if event == "start" else element.tail) or "")
    yield from _paragraph(words)


def _paragraph(words: list[str]) -> Iterator[str]:
    text = squeezed("".join(words))
    if text:
        yield text


def _images(tree: Any, address: str) -> Iterator[dict[str, str]]:
    """Images that are described or have a caption; what decorates a page has neither."""
    seen: set[str] = set()
    for image in tree.iter("img"):
        figure = next(image.iterancestors("figure"), None)
        caption = next(figure.iter("figcaption"), None) if figure is not None else None
        found = {
            "address": absolute(image.get("src") or image.get("data-src") or "", address),
            "alt": squeezed(image.get("alt") or ""),
            "caption": squeezed(caption.text_content()) if caption is not None else "",
        }
        if found["address"] and found["address"] not in seen and (found["alt"] or found["caption"]):
            seen.add(found["address"])
            yield found
        if len(seen) == MOST_IMAGES:
            return


def _shown(value: Any) -> Any:
    if isinstance(value, str):
        return value.translate(_SHOW)
    if isinstance(value, list):
        return [_shown(item) for item in value]
    return {key: _shown(item) for key, item in value.items()}
