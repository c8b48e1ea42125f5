"""Decisions on links between claims, and links that people make themselves."""

from __future__ import annotations

import uuid

from flask import Response, flash, request, url_for
from flask_babel import gettext as _

from factcheck.models import ClaimLink
from factcheck.models.values import LinkState
from factcheck.services import deciding
from factcheck.services.errors import Invalid, NotFound
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import refusal
from factcheck.web.htmx import done, local_path
from factcheck.web.words import word
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.claims import show, step
from factcheck.web.workbench.forms import ConnectForm, LinkForm


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/links/<uuid:link_id>")
@needs("link.decide")
def decide_link(claim_id: uuid.UUID, link_id: uuid.UUID) -> Response:
    form, actor = LinkForm(), me()
    form.link_id = link_id
    version = form.version.data

    def act() -> None:
        try:
            state, relation = form.decided()
        except ValueError as error:
            raise Invalid(fields={"decision": "relation_missing"}) from error
        note, once = form.note.data or "", form.mark()
        link = deciding.decide(store(), actor, link_id, claim_id, version, state, relation, note, once)
        told = word(relation, "relation") if relation else word(state, "link_state")
        _offer_undo(claim_id, link, _("Decided: %(decision)s.", decision=told))

    back = local_path(request.args.get("back"))
    if not back:
        return step(claim_id, form, act, "decision")
    status = refusal(form, act)
    return show(claim_id, status, "claim", decision=form) if status else done(back, _("Saved."))


def _offer_undo(claim_id: uuid.UUID, link: ClaimLink, told: str) -> None:
    """Say what was decided above the suggestions, with a button that takes it back; an undoing needs none."""
    if link.state != LinkState.SUGGESTED:
        undo = url_for("workbench.decide_link", claim_id=claim_id, link_id=link.public_id)
        flash({"text": told, "undo": undo, "version": link.version}, "decided")  # type: ignore[arg-type]


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/links")
@needs("link.decide")
def connect_claims(claim_id: uuid.UUID) -> Response:
    form, actor = ConnectForm(), me()

    def act() -> None:
        other = form.named()
        if other == claim_id:
            raise Invalid(fields={"other": "link_to_itself"})
        try:
            link = deciding.connect(store(), actor, claim_id, other, form.relation_named(), form.mark())
        except NotFound as error:
            raise Invalid(fields={"other": error.code}) from error
        _offer_undo(claim_id, link, _("Linked."))

    return step(claim_id, form, act, "connect")
