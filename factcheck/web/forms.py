"""What all forms share: a version, a token that makes sending twice harmless, and refusals put beside fields."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

import wtforms
from flask import request, session
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from flask_wtf.file import FileField
from markupsafe import Markup
from werkzeug.datastructures import CombinedMultiDict, MultiDict
from wtforms import FieldList, FormField, HiddenField, IntegerField
from wtforms.fields.core import Field
from wtforms.form import BaseForm
from wtforms.validators import Length, NumberRange, Optional, ValidationError
from wtforms.widgets import HiddenInput

from factcheck.services.errors import Conflict, Invalid, Repeated, Stale, Unversioned
from factcheck.services.store import Once
from factcheck.text.canonical import is_plain
from factcheck.web.access import me
from factcheck.web.messages import message
from factcheck.web.security import FORM_TYPES

Kept = TypeVar("Kept", bound="Form")
NOT_CONTENT = frozenset({"csrf_token", "once"})
KEPT = "kept"
IN_COLUMN = NumberRange(min=0, max=2**31 - 1)  # what a column of whole numbers holds in every database


def at_most(characters: int) -> Length:
    """Refuse a longer text, in our own words: those of WTForms have no Arabic."""
    return Length(max=characters, message=_l("This is too long."))


class Form(FlaskForm):
    """A form of the workbench. Fields that it does not have are refused, and so is what was not sent as a form."""

    class Meta(FlaskForm.Meta):
        def wrap_formdata(self, form: Form, formdata: Any) -> Any:
            """What the request's form holds; Flask-WTF would take JSON too, and a file for the text of any field."""
            if formdata is None or isinstance(formdata, MultiDict):
                return formdata
            if not form.is_submitted():
                return None
            files = [(name, file) for name, file in request.files.items(multi=True) if form.takes_file(name)]
            return CombinedMultiDict([MultiDict(files), request.form])

    once = HiddenField()
    version = IntegerField(_l("Version"), widget=HiddenInput(), validators=[Optional(), IN_COLUMN])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refusal = ""
        self.reply = ""  # what the very form was answered with when it was taken before
        self.kept = False  # whether it holds what was typed before a session was lost
        if not self.once.data:
            self.once.data = uuid.uuid4().hex

    def validate_once(self, field: HiddenField) -> None:
        if len(field.data or "") > 64:
            raise ValidationError(message("malformed"))

    def validate(self, extra_validators: Any = None) -> bool:
        unknown = set(request.form) - set(names_of(self))
        if unknown or not all(map(self.takes_file, request.files)):
            self.refusal = message("unknown_field")
            return False
        if request.mimetype not in FORM_TYPES and request.get_data():
            self.refusal = message("malformed")
            return False
        return bool(super().validate(extra_validators)) and self._is_plain()

    def _is_plain(self) -> bool:
        """Refuse what no text has: SQLite would keep a NUL, PostgreSQL break on it."""
        marred = [f for f in names_of(self).values() if isinstance(f.data, str) and not is_plain(f.data)]
        for field in marred:
            field.errors = [*field.errors, message("text_binary")]
        return not marred

    def hidden_tag(self, *fields: Any) -> Markup:
        """The hidden fields without ids: a page may have many forms, and nothing refers to these."""
        hidden = [field for field in fields or self if isinstance(field.widget, HiddenInput)]
        return Markup("\n").join(Markup(field(id=False)) for field in hidden)  # noqa: S704  WTForms escaped it

    def takes_file(self, name: str) -> bool:
        return isinstance(self._fields.get(name), FileField)

    def stand_on(self, version: int) -> None:
        """Give the form a version if it came without one: whoever sends it again has seen how things stand."""
        if self.version.data is None:
            self.version.data, self.version.raw_data = version, None

    def refuse(self, error: Invalid) -> None:
        """Put a service's refusal beside the fields it speaks of, or above the form."""
        fields = names_of(self)
        for name, code in error.fields.items():
            if name in fields:
                fields[name].errors = [*fields[name].errors, message(code)]
            else:
                self.refusal = message(code)
        if not error.fields:
            self.refusal = message(error.code)

    def mark(self) -> Once:
        """The token of this very form and a hash of what it says."""
        body = {key: request.form.getlist(key) for key in request.form if key not in NOT_CONTENT}
        said = json.dumps([request.path, body], sort_keys=True)
        return Once(me().id, str(self.once.data), hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest())


class Subform(wtforms.Form):
    """Fields that a form has several times, such as those of one picture."""


def names_of(form: BaseForm) -> dict[str, Field]:
    """The fields of a form by the names they have in a request, those of its subforms included."""
    found: dict[str, Field] = {}
    for field in form:
        rows = field.entries if isinstance(field, FieldList) else [field]
        for row in rows:
            if isinstance(row, FormField):
                found |= {one.name: one for one in row.form}
            else:
                found[row.name] = row
    return found


def asked_for(name: str, at_most: int = 200) -> str:
    """A word of the address, cut to a length; a NUL, which PostgreSQL refuses, becomes the replacement mark."""
    return request.args.get(name, "")[:at_most].replace("\x00", "\ufffd")


def submitted(form: Form, act: Callable[[], Any]) -> bool:
    """Whether the form was good and `act` went through; refusals are then in the form.

    A form that was taken before counts as gone through: its sender sees what the first sending did.
    """
    if not form.validate_on_submit():
        return False
    try:
        act()
    except Invalid as refusal:
        form.refuse(refusal)
        return False
    except Repeated as error:
        form.reply = str(error.details.get("reply", ""))
        return True
    return True


def refusal(form: Form, act: Callable[[], Any]) -> int:
    """0 if the form was good and `act` went through, else the status to show the form again with.

    422 for what was entered, 409 where the state of things does not allow it, 428 for a form without its version;
    the reason is in the form. Stale is raised on: its page shows both texts.
    """
    try:
        return 0 if submitted(form, act) else 422
    except Stale:
        raise
    except (Conflict, Unversioned) as error:
        form.refusal = message(error.code)
        return error.status


def filled(form_class: type[Kept], action: str, **values: Any) -> Kept:
    """A form for a page that is being read: with what was typed before a session was lost, else with `values`."""
    kept = session.get(KEPT)
    if kept and kept.get("action") == action:
        session.pop(KEPT)
        fields = MultiDict([(key, value) for key, value in kept["fields"] if key not in NOT_CONTENT])
        form = form_class(formdata=fields)
        form.kept = True
        return form
    return form_class(formdata=None, **values)
