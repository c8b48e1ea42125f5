"""The lexicon as editors see it: searched by a word, with words of their own added, tried, taken back, sent around."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _
from flask_babel import ngettext

from factcheck.services import lexicon as kept
from factcheck.services.errors import Invalid, NotFound, Stale
from factcheck.services.lexicon import ConceptView
from factcheck.text.canonical import TextError, decode
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.fault_words import in_words
from factcheck.web.forms import asked_for, filled, refusal
from factcheck.web.htmx import done, wants_fragment
from factcheck.web.i18n import numerals
from factcheck.web.messages import message
from factcheck.web.newsroom.lexicon_forms import ConceptForm, FileForm, TakeBackForm, listed, values
from factcheck.web.newsroom.views import blueprint

FAULTS_SHOWN = 50  # of a file


@blueprint.get("/<lang:lang>/newsroom/lexicon")
@needs("newsroom.lexicon")
def lexicon() -> Response:
    return make_response(_page(filled(FileForm, url_for("newsroom.take_in_lexicon"))))


def _page(form: FileForm, faults: list[str] | None = None) -> str:
    sought = asked_for("q").strip()
    return render_template(
        "newsroom/lexicon.html",
        form=form,
        faults=faults or [],
        sought=sought,
        found=kept.find(store(), me(), sought) if sought else [],
        said=kept.claims_with(store(), me(), listed(sought)[:1]) if sought else [],
        own=kept.own(store(), me()),
        waiting=kept.waiting(store()),
    )


@blueprint.get("/<lang:lang>/newsroom/lexicon.json")
@needs("newsroom.lexicon")
def lexicon_file() -> Response:
    response = make_response(kept.as_file(store(), me()))
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers["Content-Disposition"] = 'attachment; filename="lexicon.json"'
    return response


@blueprint.post("/<lang:lang>/newsroom/lexicon/take-in")
@needs("newsroom.lexicon")
def take_in_lexicon() -> Response:
    form = FileForm()
    faults: list[str] = []
    counted: list[int] = []

    def take_in() -> None:
        try:
            counted.append(kept.take_in(store(), me(), _text(form), form.mark()))
        except Invalid as error:
            faults.extend(f"{fault.key}: {in_words(fault)}" for fault in error.details.get("faults", []))
            raise

    wrong = refusal(form, take_in)
    if wrong:
        return make_response(_page(form, faults[:FAULTS_SHOWN]), wrong)
    count = counted[0] if counted else 0
    told = ngettext("%(count)s concept taken in.", "%(count)s concepts taken in.", count, count=numerals(count))
    return done(url_for("newsroom.lexicon"), told)


def _text(form: FileForm) -> str:
    """The text that was pasted, else that of the file; a file's text is put into the form, where it can be mended."""
    file = form.file.data
    if file and not (form.text.data or "").strip():
        try:
            form.text.data = decode(file.read(kept.LONGEST_FILE * 4 + 1))
        except TextError as error:
            raise Invalid(fields={"file": f"text_{error.code}"}) from None
    return form.text.data or ""


@blueprint.route("/<lang:lang>/newsroom/lexicon/concept", methods=["GET", "POST"])
@needs("newsroom.lexicon")
def concept() -> Response:
    if request.method == "GET":
        view = kept.read(store(), me(), key) if (key := asked_for("key")) else None
        action = url_for("newsroom.concept")
        form = filled(ConceptForm, action, key=key, **values(view.own if view else None))
        if form.kept and form.concept():
            view = _known(form.concept())
        return make_response(_concept(form, view))
    form = ConceptForm()
    wrong = _refusal(
        form, lambda: kept.keep(store(), me(), form.concept(), form.entry(), form.version.data, form.mark())
    )
    if wrong:
        return make_response(_concept(form, _known(form.concept())), wrong)
    return done(url_for("newsroom.lexicon", q=form.concept()), _("Saved."))


def _refusal(form: ConceptForm, act: Any) -> int:
    """As `refusal`, with faults beside their fields; what somebody else kept meanwhile is shown and not lost."""

    def tried() -> None:
        try:
            act()
        except Invalid as error:
            form.put_beside(error.details.get("faults", []))
            raise

    try:
        return refusal(form, tried)
    except Stale as error:
        form.refusal = message(error.code)
        form.version.data, form.version.raw_data = getattr(error.details["current"], "version", 0), None
        return error.status


def _known(key: str) -> ConceptView | None:
    try:
        return kept.read(store(), me(), key)
    except NotFound:
        return None


@blueprint.post("/<lang:lang>/newsroom/lexicon/concept/preview")
@needs("newsroom.lexicon")
def try_concept() -> Response:
    """Stored claims in which the words typed stand: the part that changes, or the page with it."""
    form = ConceptForm()
    good = form.validate_on_submit()
    view = None if wants_fragment() else _known(form.concept())
    return make_response(_shown(form, view), 200 if good else 422)


def _shown(form: ConceptForm, view: ConceptView | None) -> str:
    if wants_fragment():
        return render_template("newsroom/_said.html", **_tried(form))
    return _concept(form, view)


def _tried(form: ConceptForm) -> dict[str, Any]:
    lemmas = form.lemmas()[: kept.TRIED]
    return {"tried": lemmas, "said": kept.claims_with(store(), me(), lemmas) if lemmas else []}


def _concept(form: ConceptForm, view: ConceptView | None) -> str:
    return render_template("newsroom/concept.html", form=form, view=view, **_tried(form))


@blueprint.post("/<lang:lang>/newsroom/lexicon/take-back")
@needs("newsroom.lexicon")
def take_back_words() -> Response:
    form = TakeBackForm()
    key = (form.key.data or "").strip()
    wrong = _taken_back(form, key)
    if wrong:
        page = FileForm(formdata=None)
        page.refusal = form.refusal or "; ".join(str(error) for errors in form.errors.values() for error in errors)
        return make_response(_page(page), wrong)
    return done(url_for("newsroom.lexicon"), _("Taken back."))


def _taken_back(form: TakeBackForm, key: str) -> int:
    def act() -> None:
        try:
            kept.keep(store(), me(), key, {}, form.version.data, form.mark())
        except Invalid as error:
            told = [in_words(fault) for fault in error.details.get("faults", [])]
            raise Invalid("lexicon_leaned_on" if told else error.code) from None

    try:
        return refusal(form, act)
    except Stale as error:
        form.refusal = message(error.code)
        return error.status
