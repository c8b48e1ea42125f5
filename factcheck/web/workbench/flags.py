"""Flags on verdicts that may be stale, and sources of linked claims offered one by one."""

from __future__ import annotations

import uuid

from flask import Response, url_for
from flask_babel import gettext as _

from factcheck.services import desk, sources, stale
from factcheck.services.errors import NotFound
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import filled
from factcheck.web.htmx import page
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.claims import step
from factcheck.web.workbench.forms import FlagForm, SourceForm, StepForm

# What a person says of a source that holds wherever it is used; its stance is to be chosen for each claim.
AS_IT_IS = ("kind", "title", "url", "publisher", "quote", "is_primary", "confidential", "seen_on")


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/flags/<uuid:flag_id>/dismiss")
@needs("flag.dismiss")
def dismiss_flag(claim_id: uuid.UUID, flag_id: uuid.UUID) -> Response:
    form, actor = FlagForm(), me()
    form.flag_id = flag_id
    version = form.version.data

    def act() -> None:
        stale.dismiss(store(), actor, claim_id, flag_id, version, form.reason.data or "", form.mark())

    return step(claim_id, form, act, "flag", "evidence", _("Noted: the verdict holds."))


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/flags/<uuid:flag_id>/reopen")
@needs("flag.dismiss")
def reopen_flag(claim_id: uuid.UUID, flag_id: uuid.UUID) -> Response:
    form, actor = StepForm(), me()
    version = form.version.data

    def act() -> None:
        stale.reopen(store(), actor, claim_id, flag_id, version, form.mark())

    return step(claim_id, form, act, "step", "evidence")


@blueprint.get("/<lang:lang>/desk/claims/<uuid:claim_id>/sources/from/<uuid:source_id>")
@needs("source.change")
def offered_source(claim_id: uuid.UUID, source_id: uuid.UUID) -> Response:
    """The form for a source, with what another claim's source says of itself; what it does here is to be chosen."""
    claim = desk.read(store(), me(), claim_id).claim
    source, theirs = sources.read(store(), me(), source_id)
    if theirs.id == claim.id:
        raise NotFound("no_such_source")
    said = {name: getattr(source, name) for name in AS_IT_IS}
    form = filled(SourceForm, url_for("workbench.add_source", claim_id=claim_id), **said)
    return page("workbench/offered_source.html", claim=claim, theirs=theirs, source=source, form=form)
