"""Forms of those who check facts."""

from __future__ import annotations

import re
import uuid
from typing import Any

from flask import g
from flask_babel import lazy_gettext as _l
from flask_wtf.file import FileField
from wtforms import (
    BooleanField,
    DateField,
    FieldList,
    FormField,
    HiddenField,
    IntegerField,
    RadioField,
    SelectField,
    StringField,
    SubmitField,
    TextAreaField,
)
from wtforms.fields.choices import SelectChoice  # type: ignore[attr-defined]  # the stubs are older
from wtforms.fields.core import Field
from wtforms.form import BaseForm
from wtforms.validators import AnyOf, InputRequired, Optional, StopValidation

from factcheck.models.values import LinkState, Relation, Shown, SourceKind, Stance, Target
from factcheck.services.articles import ArticleDetails
from factcheck.services.errors import Invalid, NotFound
from factcheck.services.parts import MAX_CAPTION, MAX_FIGURES, MAX_STANDFIRST, Around, Figure
from factcheck.services.sources import SourceDetails
from factcheck.services.verdicts import Proposal
from factcheck.web.context import RatingView, scale
from factcheck.web.forms import IN_COLUMN, Form, Subform, at_most
from factcheck.web.messages import MESSAGES, message
from factcheck.web.words import choices

SHORT = at_most(300)


FOUND = SelectChoice("", _l("Found from the text"))


def offered(table: str) -> list[SelectChoice]:
    """The words of a table as what a field offers."""
    return [SelectChoice(value, label) for value, label in choices(table)]


class DetailsForm(Form):
    """What is known of an article."""

    title = StringField(_l("Title"), validators=[SHORT])
    url = StringField(_l("Address"), validators=[at_most(2_000)])
    publisher = StringField(_l("Publisher"), validators=[SHORT])
    author = StringField(_l("Author"), validators=[SHORT])
    published_on = DateField(_l("Published on"), validators=[Optional()])
    language = SelectField(_l("Language"), choices=[FOUND, *offered("language")])
    direction = SelectField(_l("Direction"), choices=[FOUND, *offered("direction")])
    shown = SelectField(_l("What readers see of it"), choices=offered("shown"), default=Shown.SENTENCES.value)
    rights = StringField(_l("Rights: what allows the full text to be shown"), validators=[SHORT])

    def details(self) -> ArticleDetails:
        return ArticleDetails(
            title=self.title.data or "",
            url=(self.url.data or "").strip(),
            publisher=self.publisher.data or "",
            author=self.author.data or "",
            published_on=self.published_on.data,
            language=self.language.data or "",
            direction=self.direction.data or "",
            shown=Shown(self.shown.data),
            rights=self.rights.data or "",
        )


class FigureForm(Subform):
    """A picture of the article: its caption, what is to be seen in it, and its address."""

    caption = TextAreaField(_l("Caption"), validators=[at_most(MAX_CAPTION)])
    description = TextAreaField(_l("What the picture shows"), validators=[at_most(MAX_CAPTION)])
    url = StringField(_l("Address of the picture"), validators=[at_most(2_000)])


class ArticleForm(DetailsForm):
    """A new article: its text pasted or in a file, what stands around it, and what is known of it."""

    text = TextAreaField(_l("Text of the article"))
    file = FileField(_l("Or a text file"))
    standfirst = TextAreaField(_l("Standfirst"), validators=[at_most(MAX_STANDFIRST)])
    figures = FieldList(FormField(FigureForm), min_entries=1, max_entries=MAX_FIGURES)
    more = SubmitField(_l("Another picture"))

    def around(self) -> Around:
        """What stands around the text; rows of the form that nothing was written in are no pictures."""
        rows = [row.form for row in self.figures]
        given = [
            Figure(row.caption.data or "", row.description.data or "", (row.url.data or "").strip()) for row in rows
        ]
        return Around(self.standfirst.data or "", tuple(given))


class Selected(InputRequired):
    """Words have to be chosen. Said once, for the first of them, in words that tell what to do."""

    def __call__(self, form: BaseForm, field: Field) -> None:  # noqa: ARG002
        if field.raw_data and field.raw_data[0]:
            return
        field.errors = []
        raise StopValidation(message("selection_missing") if field.name == "start" else "")


class ClaimForm(Form):
    """A claim on selected words; `start` and `end` are code points of the article's text."""

    start = IntegerField(_l("First word"), validators=[Selected(), IN_COLUMN])
    end = IntegerField(_l("Last word"), validators=[Selected(), IN_COLUMN])
    text = TextAreaField(_l("The claim as a sentence that stands alone"))


class WordingForm(Form):
    text = TextAreaField(_l("The claim as a sentence that stands alone"))


class SetAsideForm(Form):
    reason = StringField(_l("Why it is not worked on"), validators=[at_most(1_000)])


class TranslationForm(Form):
    """The next version of a translation; `subject` is the public id of the verdict meant, or of the claim, or empty."""

    subject = HiddenField()
    language = HiddenField()
    text = TextAreaField(_l("Translation"))

    def meant(self, claim_id: uuid.UUID) -> uuid.UUID:
        """What is translated: the claim if nothing else is named. Raises NotFound."""
        try:
            return uuid.UUID(self.subject.data) if self.subject.data else claim_id
        except ValueError as error:
            raise NotFound("no_such_verdict") from error


class StepForm(Form):
    """A step that needs no words: take a claim, give it back, restore it, remove a source."""


class SourceForm(Form):
    kind = SelectField(_l("Kind"), choices=offered("source_kind"), default=SourceKind.LINK.value)
    stance = RadioField(
        _l("What it does to the claim"),
        choices=offered("stance"),
        validate_choice=False,
        validators=[AnyOf([*Stance], message=_l("Choose what the source does to the claim."))],
    )
    title = StringField(_l("Title"), validators=[InputRequired(MESSAGES["title_missing"])])
    url = StringField(_l("Address"), validators=[at_most(2_000)])
    publisher = StringField(_l("Publisher"), validators=[SHORT])
    quote = TextAreaField(_l("Quote"))
    note = TextAreaField(_l("Note for colleagues"), validators=[at_most(5_000)])
    is_primary = BooleanField(_l("First-hand source"))
    confidential = BooleanField(_l("Confidential: never public"))
    seen_on = DateField(_l("Seen on"), validators=[Optional()])

    def details(self) -> SourceDetails:
        return SourceDetails(
            kind=SourceKind(self.kind.data),
            stance=Stance(self.stance.data),
            title=self.title.data or "",
            url=(self.url.data or "").strip(),
            publisher=self.publisher.data or "",
            quote=self.quote.data or "",
            note=self.note.data or "",
            is_primary=bool(self.is_primary.data),
            confidential=bool(self.confidential.data),
            seen_on=self.seen_on.data,
        )


class VerdictForm(Form):
    """A verdict. No rating is chosen beforehand."""

    target = RadioField(_l("What is judged"), choices=offered("target"), default=Target.TRUTH.value)
    wording = TextAreaField(_l("Wording rated"))
    rating = RadioField(_l("Rating"), choices=[], validate_choice=False)
    reason = TextAreaField(_l("Reason"))
    as_of = DateField(_l("As of"), validators=[Optional()])
    exception = TextAreaField(_l("Why there is no source"))
    correction = TextAreaField(_l("Correction note for readers"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.views = [RatingView(rating, g.lang) for rating in scale()]
        self.rating.choices = [SelectChoice(view.key, view.label) for view in self.views]

    def proposal(self) -> Proposal:
        return Proposal(
            target=Target(self.target.data),
            rating=self.rating.data or "",
            wording=self.wording.data or "",
            reason=self.reason.data or "",
            as_of=self.as_of.data,
            exception=self.exception.data or "",
            correction=self.correction.data or "",
        )


class LinkForm(Form):
    """A decision on a link: what becomes of it, as what relation, and the reason when it is rejected."""

    link_id: uuid.UUID | None = None  # the link that a refused form was about
    decision = HiddenField(_l("Decision"))
    note = StringField(_l("Reason"), validators=[at_most(1_000)])

    def decided(self) -> tuple[LinkState, Relation | None]:
        """The state and relation asked for; ValueError for a word that is neither."""
        said = self.decision.data or ""
        if said in set(LinkState) - {LinkState.CONFIRMED}:
            return LinkState(said), None
        return LinkState.CONFIRMED, Relation(said)


class FlagForm(Form):
    """Why a verdict holds all the same, although something changed on a linked claim."""

    flag_id: uuid.UUID | None = None  # the flag that a refused form was about
    reason = StringField(_l("Reason"))  # its length is looked at once the flag is known to be open


class ConnectForm(Form):
    """A link that a person makes: the other claim by its address, on the desk or for readers, and the relation."""

    other = StringField(_l("Address of the other claim"), validators=[at_most(2_000)])
    relation = RadioField(
        _l("What this claim does to the other"),
        choices=[choice for choice in offered("relation") if choice.value != Relation.UNRELATED],
        validate_choice=False,
        validators=[AnyOf([*Relation], message=MESSAGES["relation_missing"])],
    )

    def named(self) -> uuid.UUID:
        """The claim whose address was entered; Invalid if that names none."""
        found = re.search(r"(?:^|/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:$|[/?#])", self.other.data or "")
        if found is None:
            raise Invalid(fields={"other": "claim_not_named"})
        return uuid.UUID(found[1])

    def relation_named(self) -> Relation:
        return Relation(self.relation.data)
