"""The symbols of `static/icons.svg` in pages."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask
from markupsafe import Markup

_SYMBOL = Markup(
    '<svg class="ic{flip}" aria-hidden="true" focusable="false"><use href="/static/icons.svg#{name}"/></svg>'
)


@lru_cache(maxsize=256)
def icon(name: str, flip: bool = False) -> Markup:
    """A symbol of the sprite, unseen by screen readers; `flip` turns it round in right-to-left pages.

    A function and no macro: an article's page has two hundred, and a macro takes ten times as long.
    """
    return _SYMBOL.format(name=name, flip=" flip" if flip else "")


def init(app: Flask) -> None:
    app.jinja_env.globals["icon"] = icon
