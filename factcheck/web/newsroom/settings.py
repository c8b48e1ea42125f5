"""The newsroom's settings and its accounts."""

from __future__ import annotations

import uuid

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from factcheck.models import Account, Newsroom
from factcheck.models.values import Role
from factcheck.services import accounts, newsrooms
from factcheck.services.errors import NotFound
from factcheck.web.access import me, needs
from factcheck.web.context import newsroom, scale, store
from factcheck.web.forms import filled, submitted
from factcheck.web.htmx import done
from factcheck.web.newsroom.forms import AccountForm, SettingsForm
from factcheck.web.newsroom.views import blueprint


@blueprint.route("/<lang:lang>/newsroom", methods=["GET", "POST"])
@needs("newsroom.settings")
def settings() -> Response:
    here = _here()
    if request.method == "GET":
        return make_response(_page(_settings_form(here)))
    form = SettingsForm()
    if submitted(form, lambda: _change(form)):
        return done(url_for("newsroom.settings"), _("Saved."))
    return make_response(_page(form), 422)


def _here() -> Newsroom:
    here = newsroom()
    if here is None:
        raise NotFound("no_newsroom")
    return here


def _settings_form(here: Newsroom) -> SettingsForm:
    return filled(
        SettingsForm,
        url_for("newsroom.settings"),
        name_en=here.names.get("en", ""),
        name_ar=here.names.get("ar", ""),
        languages=here.languages,
        approvals=here.approvals,
        numerals=here.numerals,
    )


def _change(form: SettingsForm) -> None:
    names = {"en": (form.name_en.data or "").strip(), "ar": (form.name_ar.data or "").strip()}
    newsrooms.change(
        store(),
        me(),
        names={language: name for language, name in names.items() if name},
        languages=list(form.languages.data or []),
        approvals=form.approvals.data,
        numerals=form.numerals.data,
    )


def _page(form: SettingsForm, changed: tuple[uuid.UUID, AccountForm] | None = None) -> str:
    people = [
        (person, changed[1] if changed and changed[0] == person.public_id else _account_form(person))
        for person in accounts.everyone(store(), me())
    ]
    return render_template("newsroom/settings.html", form=form, people=people, ratings=scale())


def _account_form(person: Account) -> AccountForm:
    action = url_for("newsroom.change_account", account_id=person.public_id)
    return filled(AccountForm, action, role=person.role, active=person.active)


@blueprint.post("/<lang:lang>/newsroom/accounts/<uuid:account_id>")
@needs("account.change")
def change_account(account_id: uuid.UUID) -> Response:
    form = AccountForm()
    if submitted(form, lambda: _change_account(account_id, form)):
        return done(url_for("newsroom.settings"), _("Saved."))
    return make_response(_page(_settings_form(_here()), (account_id, form)), 422)


def _change_account(account_id: uuid.UUID, form: AccountForm) -> None:
    accounts.change(store(), me(), account_id, role=Role(form.role.data), active=bool(form.active.data))
