"""The desk: one claim beside its article and its evidence, and what is done to the claim itself."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from flask import Response, request, url_for
from flask_babel import gettext as _

from factcheck.models import Claim
from factcheck.models.columns import now
from factcheck.models.values import Action, ClaimState, LinkState
from factcheck.services import claims, desk, history
from factcheck.services.desk import DeskPage
from factcheck.services.linked import LinkedClaim
from factcheck.web.access import me, needs
from factcheck.web.context import rating_view, store
from factcheck.web.diff import word_diff
from factcheck.web.forms import Form, filled, refusal
from factcheck.web.htmx import done, page, page_or
from factcheck.web.i18n import language
from factcheck.web.workbench import marked
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.forms import (
    ConnectForm,
    FlagForm,
    LinkForm,
    SetAsideForm,
    SourceForm,
    StepForm,
    VerdictForm,
    WordingForm,
)

PANES = ("article", "claim", "evidence")
WAS_OUT = frozenset({ClaimState.PUBLISHED, ClaimState.CORRECTED, ClaimState.WITHDRAWN})


def here(claim_id: uuid.UUID, pane: str = "claim") -> str:
    """The address of a claim's desk with one of its parts in front on a phone."""
    return url_for("workbench.claim", claim_id=claim_id, pane=pane)


@blueprint.get("/<lang:lang>/desk/claims/<uuid:claim_id>")
@needs("article.read")
def claim(claim_id: uuid.UUID) -> Response:
    return show(claim_id)


def show(claim_id: uuid.UUID, status: int = 200, pane: str = "", **forms: Form) -> Response:
    """The desk; a form that was refused is given by its name and stands there as it was sent."""
    read = desk.read(store(), me(), claim_id, language())
    shown = pane or request.args.get("pane", "claim")
    for form in forms.values():
        form.stand_on(read.claim.version)
    addresses = {c.id or 0: here(c.public_id) for c in read.text.claims}
    values: dict[str, Any] = {
        "page": read,
        "claim": read.claim,
        "article": read.text.article,
        "pane": shown if shown in PANES else "claim",
        "panes": PANES,
        "lines": marked.lines(read.text),
        "here": here,
        "badges": marked.badges(read.text, read.shown, addresses),
        "pieces": _pieces(read.claim),
        "number": read.text.numbers.get(read.claim.id or 0),
        "was_out": read.claim.state in WAS_OUT,
        "reworded": _reworded(read.claim),
        "link_groups": _link_groups(read),
        **_forms(read),
        **forms,
    }
    return page_or("workbench/_desk.html", "workbench/desk.html", status, **values)


def _reworded(claim: Claim) -> bool:
    """Whether a person gave the claim its wording. Each change raises the version: an untouched claim asks nothing."""
    recorded = history.of_claim(store(), claim.public_id) if claim.version > 1 else []
    return any(one.entry.action == Action.CLAIM_REWRITTEN for one in recorded)


def _link_groups(page: DeskPage) -> dict[str, list[LinkedClaim]]:
    """The claim's links by what is to be done with them."""

    def of(*states: LinkState) -> list[LinkedClaim]:
        return [item for item in page.links if item.link.state in states]

    return {
        "open": of(LinkState.SUGGESTED, LinkState.UNSURE),
        "confirmed": of(LinkState.CONFIRMED),
        "rejected": of(LinkState.REJECTED),
    }


def _forms(page: DeskPage) -> dict[str, Form]:
    claim_id, version = page.claim.public_id, page.claim.version

    def at(endpoint: str) -> str:
        return url_for(f"workbench.{endpoint}", claim_id=claim_id)

    today = now().date()
    # A correction starts from what readers have before them, a first verdict from the claim's own sentence.
    rated = page.public.verdict.wording if page.public else page.claim.text
    return {
        "wording": filled(WordingForm, at("rewrite"), text=page.claim.text, version=version),
        "aside": filled(SetAsideForm, at("set_aside"), version=version),
        "step": filled(StepForm, "", version=version),
        "source": filled(SourceForm, at("add_source"), seen_on=today),
        "verdict": filled(VerdictForm, at("propose"), wording=rated, as_of=today, version=version),
        "decision": _decision(page),
        "flag": _flag(page),
        "connect": filled(ConnectForm, at("connect_claims")),
    }


def _flag(page: DeskPage) -> FlagForm:
    """The form that puts a flag aside, with what was typed before a session was lost."""
    for item in page.flags:
        claim_id, flag_id = page.claim.public_id, item.flag.public_id
        form = filled(FlagForm, url_for("workbench.dismiss_flag", claim_id=claim_id, flag_id=flag_id))
        if form.kept:
            form.flag_id = flag_id
            return form
    return filled(FlagForm, "")


def _decision(page: DeskPage) -> LinkForm:
    """The form of a decision on a link, with what was typed before a session was lost."""
    for item in page.links:
        claim_id, link_id = page.claim.public_id, item.link.public_id
        form = filled(LinkForm, url_for("workbench.decide_link", claim_id=claim_id, link_id=link_id))
        if form.kept:
            form.link_id = link_id
            return form
    return filled(LinkForm, "")


def _pieces(read: Claim) -> list[tuple[str, int]]:
    """The standalone sentence cut into pieces; a number names the resolution a piece comes from, 0 none."""
    pieces, rest = [], read.text
    for number, resolution in enumerate(read.resolutions, 1):
        before, found, after = rest.partition(resolution.get("text") or "\x00")
        if found:
            pieces += [(before, 0), (found, number)]
            rest = after
    return [(text, number) for text, number in [*pieces, (rest, 0)] if text]


def step(
    claim_id: uuid.UUID, form: Form, act: Callable[[], Any], name: str, pane: str = "claim", said: str | None = None
) -> Response:
    """Do what a form of the desk asks for and show the desk again, saying so, or the form with what is wrong."""
    status = refusal(form, act)
    if not status:
        return done(here(claim_id, pane), _("Saved.") if said is None else said)
    return show(claim_id, status, pane, **{name: form})


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/wording")
@needs("claim.change")
def rewrite(claim_id: uuid.UUID) -> Response:
    form, actor = WordingForm(), me()
    version, text = form.version.data, form.text.data or ""
    return step(claim_id, form, lambda: claims.rewrite(store(), actor, claim_id, version, text, form.mark()), "wording")


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/set-aside")
@needs("claim.change")
def set_aside(claim_id: uuid.UUID) -> Response:
    form, actor = SetAsideForm(), me()
    version, reason = form.version.data, form.reason.data or ""
    return step(
        claim_id, form, lambda: claims.set_aside(store(), actor, claim_id, version, reason, form.mark()), "aside"
    )


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/restore")
@needs("claim.change")
def restore(claim_id: uuid.UUID) -> Response:
    form, actor = StepForm(), me()
    version = form.version.data
    return step(claim_id, form, lambda: claims.restore(store(), actor, claim_id, version, form.mark()), "step")


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/take")
@needs("claim.change")
def take(claim_id: uuid.UUID) -> Response:
    form, actor = StepForm(), me()
    version = form.version.data
    return step(claim_id, form, lambda: claims.take(store(), actor, claim_id, version, once=form.mark()), "step")


@blueprint.post("/<lang:lang>/desk/claims/<uuid:claim_id>/give-back")
@needs("claim.change")
def give_back(claim_id: uuid.UUID) -> Response:
    form, actor = StepForm(), me()
    version = form.version.data

    def act() -> None:
        claims.take(store(), actor, claim_id, version, give_back=True, once=form.mark())

    return step(claim_id, form, act, "step")


@blueprint.get("/<lang:lang>/desk/claims/<uuid:claim_id>/history", endpoint="history")
@needs("article.read")
def show_history(claim_id: uuid.UUID) -> Response:
    read = desk.read(store(), me(), claim_id)
    recorded = history.of_claim(store(), claim_id)
    names = desk.names_by_pseudonym(store(), me())
    values: dict[str, Any] = {
        "claim": read.claim,
        "number": read.text.numbers.get(read.claim.id or 0),
        "article": read.text.article,
        "recorded": recorded,
        "names": names,
        "whole": all(entry.whole for entry in recorded),
        "diff": word_diff,
        "rating_view": rating_view,
    }
    return page("workbench/history.html", **values)
