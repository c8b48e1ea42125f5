"""Forms of editors and administrators."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import BooleanField, RadioField, SelectField, SelectMultipleField, StringField, TextAreaField
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are older
from wtforms.validators import InputRequired
from wtforms.widgets import CheckboxInput, ListWidget

from factcheck.services.verdicts import MAX_REASON
from factcheck.web.forms import Form, at_most
from factcheck.web.words import choices

# The languages call themselves by their own names, whatever the page's language is.
LANGUAGE_NAMES = (SelectChoice("ar", "العربية"), SelectChoice("en", "English"))
NUMERALS = (SelectChoice("latn", "0123456789"), SelectChoice("arab", "٠١٢٣٤٥٦٧٨٩"))


class DecisionForm(Form):
    """A decision that needs no words: approve, publish."""


class ReasonForm(Form):
    """A decision that needs a reason."""

    reason = TextAreaField(
        _l("Reason"),
        validators=[InputRequired(_l("Write the reason in at least one sentence.")), at_most(MAX_REASON)],
    )


class PublishArticleForm(Form):
    with_verdicts = BooleanField(_l("Also publish the approved verdicts"))


class RecomputeForm(Form):
    everything = BooleanField(_l("All articles, not only those of an older version"))


class SettingsForm(Form):
    name_en = StringField(_l("Name in English"), validators=[at_most(200)])
    name_ar = StringField(_l("Name in Arabic"), validators=[at_most(200)])
    languages = SelectMultipleField(
        _l("Languages of the pages"),
        choices=LANGUAGE_NAMES,
        widget=ListWidget(prefix_label=False),
        option_widget=CheckboxInput(),
    )
    approvals = SelectField(
        _l("Approvals a verdict needs"), coerce=int, choices=[SelectChoice(str(n)) for n in range(4)]
    )
    numerals = RadioField(_l("Numerals in the Arabic interface"), choices=NUMERALS)


class AccountForm(Form):
    role = SelectField(_l("Role"), choices=[SelectChoice(value, label) for value, label in choices("role")])
    active = BooleanField(_l("May sign in"))
