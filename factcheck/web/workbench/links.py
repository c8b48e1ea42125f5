"""Decisions on links between claims."""

from __future__ import annotations

import uuid

from flask import Response

from factcheck.services import links
from factcheck.services.errors import Invalid
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.claims import step
from factcheck.web.workbench.forms import LinkForm


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
        links.decide(store(), actor, link_id, claim_id, version, state, relation, form.note.data or "", form.mark())

    return step(claim_id, form, act, "decision")
