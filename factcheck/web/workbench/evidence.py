"""Sources and verdicts of a claim."""

from __future__ import annotations

import uuid

from flask import Response, flash, request, url_for
from flask_babel import gettext as _

from factcheck.models import Claim, Source
from factcheck.services import sources, verdicts
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import filled, refusal
from factcheck.web.htmx import done, page
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.claims import here, step
from factcheck.web.workbench.forms import SourceForm, StepForm, VerdictForm


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/sources")
@needs("source.change")
def add_source(claim_id: uuid.UUID) -> Response:
    form, actor = SourceForm(), me()
    return step(
        claim_id,
        form,
        lambda: sources.attach(store(), actor, claim_id, form.details(), form.mark()),
        "source",
        "evidence",
    )


@blueprint.route("/<lang:lang>/desk/sources/<uuid:source_id>", methods=["GET", "POST"])
@needs("source.change")
def change_source(source_id: uuid.UUID) -> Response:
    source, claim = sources.read(store(), me(), source_id)
    if request.method == "GET":
        return _source_page(source, claim, filled(SourceForm, request.path, obj=source))
    form, actor = SourceForm(), me()
    version = form.version.data
    status = refusal(form, lambda: sources.change(store(), actor, source_id, version, form.details(), form.mark()))
    if not status:
        return done(here(claim.public_id, "evidence"), _("Saved."))
    form.stand_on(source.version)
    return _source_page(source, claim, form, status)


def _source_page(source: Source, claim: Claim, form: SourceForm, status: int = 200) -> Response:
    values = {"source": source, "claim": claim, "form": form}
    return page("workbench/source_page.html", status, **values)


@blueprint.post("/<lang:lang>/desk/sources/<uuid:source_id>/remove")
@needs("source.change")
def remove_source(source_id: uuid.UUID) -> Response:
    form, actor = StepForm(), me()
    claim = sources.read(store(), actor, source_id)[1]
    version = form.version.data

    def act() -> None:
        removed = sources.remove(store(), actor, source_id, version, form.mark())
        undo = url_for("workbench.put_back_source", source_id=source_id)
        flash({"text": _("The source was taken away."), "undo": undo, "version": removed.version}, "undo")  # type: ignore[arg-type]

    return step(claim.public_id, form, act, "step", "evidence", said="")


@blueprint.post("/<lang:lang>/desk/sources/<uuid:source_id>/put-back")
@needs("source.change")
def put_back_source(source_id: uuid.UUID) -> Response:
    form, actor = StepForm(), me()
    claim = sources.read(store(), actor, source_id, removed=True)[1]
    version = form.version.data
    return step(
        claim.public_id,
        form,
        lambda: sources.put_back(store(), actor, source_id, version, form.mark()),
        "step",
        "evidence",
    )


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/verdicts")
@needs("verdict.propose")
def propose(claim_id: uuid.UUID) -> Response:
    form, actor = VerdictForm(), me()
    version = form.version.data
    return step(
        claim_id,
        form,
        lambda: verdicts.propose(store(), actor, claim_id, version, form.proposal(), form.mark()),
        "verdict",
        "evidence",
    )
