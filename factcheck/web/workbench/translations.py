"""Translations of a claim and of its verdicts' reasons: what there is, by whom, and a form for the next version."""

from __future__ import annotations

import uuid
from typing import Any

from flask import Response, url_for
from flask_babel import gettext as _

from factcheck.services import translations
from factcheck.services.translations import Subject, Target
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.diff import word_diff
from factcheck.web.forms import filled, refusal
from factcheck.web.htmx import done, page
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.forms import TranslationForm


@blueprint.route("/<lang:lang>/desk/claims/<uuid:claim_id>/translations", methods=["GET", "POST"])
@needs("claim.change")
def translate(claim_id: uuid.UUID) -> Response:
    form = TranslationForm()
    if not form.is_submitted():
        return _page(claim_id, filled(TranslationForm, url_for("workbench.translate", claim_id=claim_id)))
    actor, said = me(), form.text.data or ""

    def act() -> None:
        subject, language, version = form.meant(claim_id), form.language.data or "", form.version.data
        translations.save(store(), actor, claim_id, subject, language, version, said, form.mark())

    status = refusal(form, act)
    if not status:
        return done(
            url_for("workbench.translate", claim_id=claim_id), _("Saved.") if said.strip() else _("Taken back.")
        )
    return _page(claim_id, form, status)


def _page(claim_id: uuid.UUID, sent: TranslationForm, status: int = 200) -> Response:
    read = translations.read(store(), me(), claim_id)
    forms = {_place(s, t): _form(s, t, sent) for s in read.subjects for t in s.targets}
    values: dict[str, Any] = {
        "claim": read.claim,
        "article": read.article,
        "subjects": read.subjects,
        "forms": forms,
        "place": _place,
        "sent": sent,
        "diff": word_diff,
    }
    return page("workbench/translations.html", status, **values)


def _place(subject: Subject, target: Target) -> str:
    """The name of a form among those of the page."""
    return f"{subject.public_id}-{target.language}"


def _form(subject: Subject, target: Target, sent: TranslationForm) -> TranslationForm:
    """The form of one text in one language: as it was sent, if it is the one that was, else with what holds."""
    if (sent.subject.data, sent.language.data) == (str(subject.public_id), target.language):
        sent.stand_on(target.version)
        return sent
    holds = target.holds
    return TranslationForm(
        formdata=None,
        subject=str(subject.public_id),
        language=target.language,
        version=target.version,
        text=holds.row.text if holds else "",
    )
