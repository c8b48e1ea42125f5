"""The symbols of `static/icons.svg` in pages."""

from __future__ import annotations

from functools import lru_cache

from flask import Flask
from markupsafe import Markup

_SYMBOL = Markup(
    '<svg class="ic{flip}" aria-hidden="true" focusable="false"><use href="/static/icons.svg#{name}"/></svg>'
)
JOB_ICONS = {"running": "s-work", "done": "check", "failed": "warn", "interrupted": "minus", "cancelled": "ban"}
STATE_ICONS = {
    "to_do": "s-todo",
    "in_work": "s-work",
    "proposed": "s-prop",
    "returned": "undo",
    "approved": "s-appr",
    "published": "s-publ",
    "corrected": "edit",
    "withdrawn": "ban",
}
OUTCOME_ICONS = {
    "claims": "check",
    "opinion": "user",
    "prediction": "clock",
    "question": "quest",
    "heading": "sort",
    "skipped": "ban",
}
STANCE_ICONS = {"supports": "up", "refutes": "minus", "context": "info"}
STANCE_CLASSES = {"supports": "up", "refutes": "down", "context": "ctx"}


@lru_cache(maxsize=256)
def icon(name: str, flip: bool = False) -> Markup:
    """A symbol of the sprite, unseen by screen readers; `flip` turns it round in right-to-left pages.

    A function and no macro: an article's page has two hundred, and a macro takes ten times as long.
    """
    return _SYMBOL.format(name=name, flip=" flip" if flip else "")


def init(app: Flask) -> None:
    app.jinja_env.globals["icon"] = icon
