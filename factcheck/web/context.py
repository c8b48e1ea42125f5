"""What views and templates reach for: the store, the newsroom, assets, ratings."""

from __future__ import annotations

import hashlib
import uuid
from functools import cached_property, lru_cache
from pathlib import Path

from flask import Flask, current_app, g, url_for
from flask_babel import gettext as _

from factcheck.models import Newsroom, Rating
from factcheck.models.values import Role
from factcheck.services import newsrooms, ratings
from factcheck.services.permissions import NEEDS
from factcheck.services.store import Store
from factcheck.web.access import actor
from factcheck.web.icons import icon

# What error pages show of the newsroom while its database does not answer.
LAST = "factcheck.last_seen"


def store() -> Store:
    found: Store = current_app.extensions["factcheck.store"]
    return found


def newsroom() -> Newsroom | None:
    """The newsroom, looked up once a request; None before one was started."""
    if "newsroom" not in g:
        g.newsroom = current_app.extensions[LAST]["newsroom"] = newsrooms.find(store())
    found: Newsroom | None = g.newsroom
    return found


def scale() -> list[Rating]:
    """The ratings in force, in the order of the digit keys."""
    if "scale" not in g:
        g.scale = current_app.extensions[LAST]["scale"] = ratings.in_force(store())
    found: list[Rating] = g.scale
    return found


def do_without_database() -> None:
    """For the rest of this request: nobody's account, and the newsroom as it was last seen."""
    last = current_app.extensions[LAST]
    g.setdefault("newsroom", last.get("newsroom"))
    g.setdefault("scale", last.get("scale", []))
    g.setdefault("actor", None)


class RatingView:
    """A rating, or the state of not being checked yet, in the words of one language."""

    def __init__(self, rating: Rating, language: str) -> None:
        self.key, self.icon, self.pattern, self.exports = (
            rating.key,
            rating.icon,
            rating.pattern,
            rating.exports,
        )
        self.label = rating.labels.get(language) or rating.key
        self.definition = rating.definitions.get(language, "")
        self.symbol = icon(rating.icon)

    @cached_property
    def spoken(self) -> str:
        """What a badge says to those who do not see it."""
        return f"{_('claim')}: {self.label}"

    def of_saying(self) -> RatingView:
        """The same of a verdict on whether something was said, so that nobody takes it for one on whether it is so."""
        self.label = _("Said: %(rating)s", rating=self.label)
        self.definition = _("Judged here: whether this was said, not whether it is so.")
        return self


def rating_view(key: str | None) -> RatingView:
    """The rating with this key as the page shows it; no key, or an unknown one, is "not yet checked"."""
    lang = g.get("lang", "en")
    views: dict[str, RatingView] = g.setdefault("rating_views", {})
    if not views:
        views.update({rating.key: RatingView(rating, lang) for rating in scale()})
        views[ratings.UNCHECKED.key] = RatingView(ratings.as_rating(ratings.UNCHECKED), lang)
    return views.get(key or "", views[ratings.UNCHECKED.key])


@lru_cache(maxsize=256)
def _digest(path: Path, _changed: float) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:12]


def asset(name: str) -> str:
    """The address of a static file with a hash of its content, so that it may be kept for a year."""
    path = Path(current_app.static_folder or "") / name
    return url_for("static", filename=name, v=_digest(path, path.stat().st_mtime))


def init(app: Flask) -> None:
    app.extensions[LAST] = {}
    app.context_processor(
        lambda: {
            "newsroom": newsroom(),
            "asset": asset,
            "rating": rating_view,
            "account": actor(),
            "request_id": g.get("request_id", ""),
        }
    )
    app.jinja_env.globals.update(scale=scale, can=_can, rating=rating_view, fresh=lambda: uuid.uuid4().hex)


def _can(what: str) -> bool:
    """Whether whoever is signed in may do an action, or has a role (for templates; services decide)."""
    signed_in = actor()
    if signed_in is None:
        return False
    return signed_in.may(what) if what in NEEDS else signed_in.role.includes(Role(what))
