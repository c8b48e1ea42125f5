"""Forms of signing in."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import EmailField, HiddenField, PasswordField, StringField
from wtforms.validators import InputRequired

from factcheck.services.accounts import MAX_PASSWORD
from factcheck.web.forms import Form, at_most


class SignInForm(Form):
    """Address and password, the page to go on to, and what was typed before a session ended.

    `kept_name` and `kept_value` come once a kept field, in the same order.
    """

    email = EmailField(_l("E-mail address"), validators=[InputRequired(_l("Enter your address.")), at_most(254)])
    password = PasswordField(
        _l("Password"), validators=[InputRequired(_l("Enter your password.")), at_most(MAX_PASSWORD)]
    )
    next = HiddenField()
    kept_action = HiddenField()
    kept_name = StringField()
    kept_value = StringField()


class SignOutForm(Form):
    """Nothing but the token."""


class DemoEntryForm(Form):
    role = StringField()
