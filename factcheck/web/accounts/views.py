"""Signing in and out, and the demo newsroom's one-click entry."""

from __future__ import annotations

from collections.abc import Sequence

from flask import Blueprint, Response, current_app, make_response, redirect, render_template, request, session, url_for
from werkzeug.exceptions import HTTPException, NotFound

from factcheck.models import Account
from factcheck.models.values import Role
from factcheck.services import accounts
from factcheck.services.errors import Invalid
from factcheck.web import security, sessions
from factcheck.web.access import actor, anyone
from factcheck.web.accounts.forms import DemoEntryForm, SignInForm, SignOutForm
from factcheck.web.context import newsroom, store
from factcheck.web.forms import KEPT, submitted
from factcheck.web.htmx import local_path, wants_fragment

blueprint = Blueprint("accounts", __name__)
Fields = Sequence[tuple[str, str]]


@blueprint.route("/<lang:lang>/sign-in", methods=["GET", "POST"])
@anyone
def sign_in() -> Response:
    if request.method == "GET" and actor() is not None:
        return redirect(_onward(request.args.get("next", ""), ""), 303)  # type: ignore[return-value]
    if request.method == "GET":
        return make_response(sign_in_page(next=request.args.get("next", "")))
    form = SignInForm()
    found: list[Account] = []
    if not submitted(form, lambda: found.append(_authenticated(form))):
        return make_response(_page(form, bool(_kept()), _kept()), 422)
    kept, action = _kept(), local_path(form.kept_action.data)
    sessions.begin(found[0])
    if kept and action:
        session[KEPT] = {"action": action, "fields": [list(pair) for pair in kept]}
    return redirect(_onward(form.next.data, action), 303)  # type: ignore[return-value]


def _authenticated(form: SignInForm) -> Account:
    return accounts.authenticate(store(), form.email.data or "", form.password.data or "")


def _kept() -> list[tuple[str, str]]:
    """The kept fields that came with the form, in the order they were typed."""
    names, values = request.form.getlist("kept_name"), request.form.getlist("kept_value")
    return list(zip(names, values, strict=False))


def _onward(wanted: str | None, action: str) -> str:
    """The page somebody wanted; else the one a kept form was on; else the queue."""
    return local_path(wanted) or (action if action and _can_be_read(action) else url_for("workbench.queue"))


def _can_be_read(path: str) -> bool:
    try:
        current_app.url_map.bind("").match(path, method="GET")
    except HTTPException:
        return False
    return True


def sign_in_page(lost: bool = False, next: str = "", kept: Fields = (), kept_action: str = "") -> str:
    """The page to sign in on. With `lost` it says that a session ended; `kept` is what was typed in it, field by
    field, and `kept_action` the address it was sent to."""
    form = SignInForm(formdata=None, next=local_path(next), kept_action=kept_action)
    return _page(form, lost, kept)


def _page(form: SignInForm, lost: bool, kept: Fields) -> str:
    template = "accounts/_sign_in.html" if wants_fragment() else "accounts/sign_in.html"
    return render_template(template, form=form, lost=lost, kept=kept, entry=demo_may_be_entered())


def demo_may_be_entered() -> bool:
    """Whether this is a demo newsroom, run as one, for somebody at this very machine."""
    here = newsroom()
    return bool(current_app.config["DEMO"]) and here is not None and here.demo and security.is_local(current_app)


@blueprint.route("/<lang:lang>/demo-entry", methods=["POST"])
@anyone
def demo_entry() -> Response:
    """Enter the demo newsroom as a role, without a password."""
    form = DemoEntryForm()
    if not demo_may_be_entered() or form.role.data not in set(Role):
        raise NotFound
    if not form.validate_on_submit():
        return make_response(_page(SignInForm(formdata=None), False, ()), 422)
    sessions.begin(accounts.demo_entry(store(), Role(form.role.data)))
    return redirect(url_for("workbench.queue"), 303)  # type: ignore[return-value]


@blueprint.route("/<lang:lang>/sign-out", methods=["POST"])
@anyone
def sign_out() -> Response:
    if not SignOutForm().validate_on_submit():
        raise Invalid("malformed")
    sessions.end()
    return redirect(url_for("reader.home"), 303)  # type: ignore[return-value]
