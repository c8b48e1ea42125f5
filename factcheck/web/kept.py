"""Refusals that keep what was typed: a session that was lost, and two people on one thing."""

from __future__ import annotations

from typing import Any
from urllib.parse import SplitResult

from flask import Response, current_app, render_template, request, url_for
from werkzeug.exceptions import HTTPException

from factcheck.services.errors import Stale
from factcheck.web.htmx import address_in, wants_fragment
from factcheck.web.messages import message

KEEP_AT_MOST = 300_000  # characters of a form that are carried over a lost session
SAID_AS = {"wording": "text"}
# Fields that are chosen from a table of words.
CHOSEN = {"kind": "source_kind", "stance": "stance", "shown": "shown", "language": "language", "direction": "direction"}
SOURCE_BOXES = ("is_primary", "confidential")
NOT_KEPT = frozenset({"csrf_token", "once", "password"})


def typed(*, and_marks: bool = False) -> list[tuple[str, str]]:
    """The fields of the form that was sent, in its order, without passwords; none if it cannot be read.

    With `and_marks` its tokens too: sent again, it is the very same form, and counts once.
    """
    dropped = {"password"} if and_marks else NOT_KEPT
    try:
        return [(key, value) for key, value in request.form.items(multi=True) if key not in dropped]
    except HTTPException:  # too large, or no form at all
        return []


def sign_in_again() -> Response:
    """Ask for a sign-in. What was typed goes along in hidden fields: nothing is stored for a stranger."""
    values: dict[str, Any] = {"next": here(), "kept": [], "kept_action": ""}
    if request.method == "POST":
        fields = typed()
        if sum(len(value) for _key, value in fields) <= KEEP_AT_MOST:
            values |= {"kept": fields, "kept_action": request.path}
    if request.method in ("GET", "HEAD") and not wants_fragment():
        target = url_for("accounts.sign_in", next=values["next"])
        return Response(status=303, headers={"Location": target})
    from factcheck.web.accounts.views import (
        sign_in_page,
    )  # the accounts' page, used only when a session is gone

    response = current_app.make_response((sign_in_page(lost=True, **values), 401))
    if wants_fragment():
        response.headers["HX-Retarget"], response.headers["HX-Reswap"] = "#main", "innerHTML"
    return response


def here() -> str:
    """The page to come back to: this one if it can be read, else the one the form was on, if it is ours."""
    if request.method in ("GET", "HEAD"):
        current = address_in("HX-Current-URL") if wants_fragment() else None
        if current is not None and current.path.startswith("/") and current.netloc == request.host:
            return _path(current)
        return request.full_path.rstrip("?")
    referrer = address_in("Referer")
    same = referrer.netloc == request.host and referrer.path.startswith("/") and not referrer.path.startswith("//")
    return _path(referrer) if same else ""


def _path(address: SplitResult) -> str:
    return f"{address.path}?{address.query}" if address.query else address.path


def both_texts(error: Stale) -> Response:
    """Both texts beside each other: what was typed, and how the thing stands now."""
    current = error.details["current"]
    mine = {key: value for key, value in request.form.items() if key not in NOT_KEPT | {"version"}}
    if "stance" in mine:  # a cleared box is sent by nothing
        mine = {**dict.fromkeys(SOURCE_BOXES, ""), **mine}
    names = {key: _name(current, key) for key in mine}
    rows = [_both(key, mine[key], getattr(current, name)) for key, name in names.items() if name]
    rest = {key: mine[key] for key, name in names.items() if not name}
    template = "errors/_stale.html" if wants_fragment() else "errors/stale.html"
    body = render_template(
        template,
        status=409,
        happened=message(error.code),
        rows=rows,
        rest=rest,
        action=request.path,
        version=current.version,
        back=here(),
    )
    return current_app.make_response((body, 409))


def _name(current: object, field: str) -> str:
    """What a form's field is called in the thing that was changed; a verdict words what its claim says."""
    return next((name for name in (field, SAID_AS.get(field, "")) if name and hasattr(current, name)), "")


def _both(field: str, mine: str, theirs: object) -> dict[str, Any]:
    """One field in both states. `table` has the words of a field that is chosen, not written."""
    if isinstance(theirs, bool):
        return {"field": field, "mine": mine, "theirs": "y" if theirs else "", "table": "ticked"}
    return {"field": field, "mine": mine, "theirs": _as_text(theirs), "table": CHOSEN.get(field, "")}


def _as_text(value: object) -> str:
    return "" if value is None else str(value)
