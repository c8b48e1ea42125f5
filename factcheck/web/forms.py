"""What all forms share: a version, a token that makes sending twice harmless, and refusals put beside fields."""

from __future__ import annotations

import hashlib
import json
import uuid
from collections.abc import Callable
from typing import Any, TypeVar

from flask import request, session
from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from werkzeug.datastructures import MultiDict
from wtforms import HiddenField, IntegerField
from wtforms.validators import Optional, ValidationError
from wtforms.widgets import HiddenInput

from factcheck.services.errors import Invalid, Repeated
from factcheck.services.store import Once
from factcheck.web.access import me
from factcheck.web.messages import message

Kept = TypeVar("Kept", bound="Form")
NOT_CONTENT = frozenset({"csrf_token", "once"})
KEPT = "kept"


class Form(FlaskForm):
    """A form of the workbench. Fields that it does not have are refused."""

    once = HiddenField()
    version = IntegerField(_l("Version"), widget=HiddenInput(), validators=[Optional()])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.refusal = ""
        if not self.once.data:
            self.once.data = uuid.uuid4().hex

    def validate_once(self, field: HiddenField) -> None:
        if len(field.data or "") > 64:
            raise ValidationError(message("malformed"))

    def validate(self, extra_validators: Any = None) -> bool:
        unknown = set(request.form) - set(self._fields)
        if unknown:
            self.refusal = message("unknown_field")
            return False
        return bool(super().validate(extra_validators))

    def refuse(self, error: Invalid) -> None:
        """Put a service's refusal beside the fields it speaks of, or above the form."""
        for name, code in error.fields.items():
            if name in self._fields:
                self._fields[name].errors = [*self._fields[name].errors, message(code)]
            else:
                self.refusal = message(code)
        if not error.fields:
            self.refusal = message(error.code)

    def mark(self) -> Once:
        """The token of this very form and a hash of what it says."""
        body = {key: request.form.getlist(key) for key in request.form if key not in NOT_CONTENT}
        said = json.dumps([request.path, body], sort_keys=True)
        return Once(me().id, str(self.once.data), hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest())


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
    except Repeated:
        return True
    return True


def filled(form_class: type[Kept], action: str, **values: Any) -> Kept:
    """A form for a page that is being read: with what was typed before a session was lost, else with `values`."""
    kept = session.get(KEPT)
    if kept and kept.get("action") == action:
        session.pop(KEPT)
        fields = MultiDict([(key, value) for key, value in kept["fields"] if key not in NOT_CONTENT])
        return form_class(formdata=fields)
    return form_class(formdata=None, **values)
