"""What a page says of itself: in JSON-LD (schema.org), in meta elements (Open Graph and others), in plain markup."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urljoin, urlsplit

from factcheck.outside.errors import ParseError
from factcheck.outside.plain import json_value

ARTICLES = re.compile(r"(?:\w*Article|BlogPosting|LiveBlogPosting|ClaimReview|WebPage)\Z")
LONGEST = 1000  # characters of one such field; a page's body is where long texts belong
MOST_STATEMENTS = 20  # JSON-LD scripts read, and items of each
_SPACE = re.compile(r"[ \t\r\n\f\xa0]+")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8}){0,4}\Z")
_ISO = re.compile(r"([0-9]{4}-[0-9]{2}-[0-9]{2})(?:[T ][0-9]{2}:[0-9]{2}.*)?\Z")


def read(tree: Any, address: str) -> dict[str, str]:
    """Title, standfirst, byline, day or time of publication, language and canonical address; empty where unsaid."""
    meta = _meta(tree)
    stated = _statements(tree)
    heading = next((squeezed(h.text_content()) for h in tree.iter("h1")), "")
    title = next((squeezed(t.text_content()) for t in tree.iter("title")), "")
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    times = [time.get("datetime") or "" for time in tree.iter("time")]
    return {
        "title": _first(stated["headline"], meta.get("og:title"), heading, title),
        "standfirst": _first(meta.get("og:description"), meta.get("description"), stated["description"]),
        "byline": _first(stated["author"], meta.get("author"), meta.get("article:author")),
        "published": _first(*map(iso, (stated["datePublished"], meta.get("article:published_time", ""), *times))),
        "language": _first(*map(_tag, (tree.get("lang"), stated["inLanguage"], meta.get("og:locale")))),
        "canonical": _first(*(absolute(link, address) for link in links)),
    }


def squeezed(text: str) -> str:
    """The text with white space run together; marks without width stay."""
    return _SPACE.sub(" ", text).strip(" ")


def absolute(link: str, address: str) -> str:
    """A link of the page as an address of the web; empty for any other."""
    try:
        found = urljoin(address, link.strip()) if link.strip() else ""
        usable = urlsplit(found).scheme in {"http", "https"} and bool(urlsplit(found).hostname)
    except ValueError:
        return ""
    return found[:2048] if usable else ""


def iso(text: str) -> str:
    """A day or a time that is written in ISO 8601 and exists; empty for any other."""
    found = _ISO.match(text.strip())
    if not found:
        return ""
    try:
        if found[0] == found[1]:
            return datetime.date.fromisoformat(found[0]).isoformat()
        return datetime.datetime.fromisoformat(found[0]).isoformat()
    except ValueError:
        return iso(found[1]) if found[0] != found[1] else ""


def _meta(tree: Any) -> dict[str, str]:
    """name or property -> content, the first of each."""
    found: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (element.get("property") or element.get("name") or "").strip().lower()
        found.setdefault(name, squeezed(element.get("content") or ""))
    return found


def _statements(tree: Any) -> dict[str, str]:
    """What the page's JSON-LD says of the first article in it."""
    names = ("headline", "description", "author", "datePublished", "inLanguage")
    found = dict.fromkeys(names, "")
    for item in _items(tree):
        kinds = item.get("@type")
        if any(ARTICLES.match(str(kind)) for kind in (kinds if isinstance(kinds, list) else [kinds])):
            for name in names:
                found[name] = found[name] or squeezed(_name(item.get(name)))
    return found


def _items(tree: Any) -> Iterator[dict[str, Any]]:
    scripts = [script for script in tree.iter("script") if script.get("type") == "application/ld+json"]
    for script in scripts[:MOST_STATEMENTS]:
        try:
            value = json_value(script.text_content())
        except ParseError:
            continue
        graph = value.get("@graph", value) if isinstance(value, dict) else value
        for item in (graph if isinstance(graph, list) else [graph])[:MOST_STATEMENTS]:
            if isinstance(item, dict):
                yield item


def _name(value: Any) -> str:
    """A text, or the names of the people that stand where a text may."""
    if isinstance(value, dict):
        return _name(value.get("name"))
    if isinstance(value, list):
        return ", ".join(
            name for item in value[:MOST_STATEMENTS] if not isinstance(item, list) and (name := _name(item))
        )
    return value if isinstance(value, str) else ""


def _tag(text: str | None) -> str:
    tag = (text or "").strip().replace("_", "-")
    return tag if _LANGUAGE.match(tag) else ""


def _first(*texts: str | None) -> str:
    return next((text[:LONGEST] for text in texts if text), "")
