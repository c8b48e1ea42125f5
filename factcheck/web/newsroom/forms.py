"""Forms of editors and administrators."""

from __future__ import annotations

from flask_babel import lazy_gettext as _l
from wtforms import (
    BooleanField,
    FloatField,
    HiddenField,
    RadioField,
    SelectField,
    SelectMultipleField,
    StringField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are older
from wtforms.validators import AnyOf, InputRequired, NumberRange, Optional
from wtforms.widgets import CheckboxInput, ListWidget

from factcheck.services.verdicts import MAX_REASON
from factcheck.services.weights import HEAVIEST, LANGUAGES
from factcheck.web.forms import Form, at_most
from factcheck.web.messages import MESSAGES
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


class WeightField(FloatField):
    """What a feature counts; empty for the weight shipped."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([value.strip() for value in valuelist])
        except ValueError:
            raise ValueError(str(MESSAGES["weight_unlikely"])) from None


class WeightsForm(Form):
    """The weights of one language: a field `w_` and the feature's name for each feature that either language has."""

    language = HiddenField(validators=[AnyOf(LANGUAGES, message=MESSAGES["language_unknown"])])

    def weights(self) -> dict[str, float | None]:
        """What was typed, by the feature's name."""
        return {field.name.removeprefix("w_"): field.data for field in self if isinstance(field, WeightField)}


for _feature, _label in choices("worth"):
    setattr(
        WeightsForm,
        f"w_{_feature}",
        WeightField(_label, validators=[Optional(), NumberRange(-HEAVIEST, HEAVIEST, MESSAGES["weight_unlikely"])]),
    )


class ThresholdField(FloatField):
    """A share from 0 to 1; empty for the threshold shipped."""

    def process_formdata(self, valuelist: list[str]) -> None:
        try:
            super().process_formdata([value.strip() for value in valuelist])
        except ValueError:
            raise ValueError(str(MESSAGES["threshold_unlikely"])) from None


class ThresholdsForm(Form):
    """The thresholds of links: a field `t_` and the threshold's name for each of them."""

    def values(self) -> dict[str, float | None]:
        """What was typed, by the threshold's name."""
        return {field.name.removeprefix("t_"): field.data for field in self if isinstance(field, ThresholdField)}


for _name, _label in choices("threshold"):
    setattr(
        ThresholdsForm,
        f"t_{_name}",
        ThresholdField(_label, validators=[Optional(), NumberRange(0, 1, MESSAGES["threshold_unlikely"])]),
    )
