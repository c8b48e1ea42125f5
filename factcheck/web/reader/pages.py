"""What all public pages share: they may be kept if the server says they still hold, and set no cookie."""

from __future__ import annotations

import hashlib
import re
from datetime import datetime

from flask import Response, g, make_response, request, url_for

from factcheck.models import Rating
from factcheck.services import ratings
from factcheck.web.context import scale
from factcheck.web.i18n import LANGUAGES
from factcheck.web.security import YEAR

COLOUR = re.compile(r"#[0-9a-fA-F]{3,8}")
KEY = re.compile(r"[a-z0-9-]+")


def public(body: str, changed: datetime | None = None) -> Response:
    """An answer that anybody may keep and must ask about again; one that has not changed is a 304."""
    response = make_response(body)
    response.headers["Cache-Control"] = "public, no-cache"
    response.vary.add("HX-Request")
    if changed is not None:
        response.last_modified = changed
    return _conditional(response)


def _conditional(response: Response) -> Response:
    response.add_etag()
    response.make_conditional(request)  # changes it in place
    return response


def addresses() -> dict[str, str]:
    """The page's own full address a language, without the filter it may carry."""
    endpoint = request.endpoint or "reader.home"
    values = request.view_args or {}
    return {lang: url_for(endpoint, **{**values, "lang": lang}, _external=True) for lang in LANGUAGES}


def ratings_sheet() -> str:
    """The style sheet of the ratings in force: a colour and a wash each, for light and dark paper."""
    if "ratings_sheet" not in g:
        shown = [*scale(), ratings.as_rating(ratings.UNCHECKED)]
        g.ratings_sheet = "".join(_rule(rating) for rating in shown)
    found: str = g.ratings_sheet
    return found


def _rule(rating: Rating) -> str:
    # Keys and colours come out of the database: what is not a plain key or colour never reaches the sheet.
    chosen = [rating.colours.get(name, "") for name in ("light", "dark", "light_wash", "dark_wash")]
    if not KEY.fullmatch(rating.key) or not all(COLOUR.fullmatch(colour) for colour in chosen):
        return ""
    light, dark, light_wash, dark_wash = chosen
    return f".v-{rating.key}{{--v:light-dark({light},{dark});--w:light-dark({light_wash},{dark_wash})}}\n"


def ratings_digest() -> str:
    return hashlib.sha256(ratings_sheet().encode("ascii")).hexdigest()[:12]


def ratings_css_url() -> str:
    """The address of the ratings' style sheet, which changes with its content."""
    return url_for("reader.ratings_css", v=ratings_digest())


def sheet() -> Response:
    response = make_response(ratings_sheet())
    response.mimetype = "text/css"
    current = request.args.get("v") == ratings_digest()
    response.headers["Cache-Control"] = f"public, max-age={YEAR}, immutable" if current else "public, no-cache"
    return _conditional(response)
