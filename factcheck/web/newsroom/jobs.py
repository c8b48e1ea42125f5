"""Work in the background: what there is, starting it, and one job's page with its progress and its errors."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from flask import Response, current_app, make_response, render_template, url_for
from flask_babel import gettext as _

from factcheck.services import job_pages, jobs, recompute
from factcheck.services.job_pages import JobView
from factcheck.services.store import Once
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import Form, filled, refusal
from factcheck.web.htmx import announced, done, wants_fragment
from factcheck.web.messages import message
from factcheck.web.newsroom.forms import DecisionForm, RecomputeForm
from factcheck.web.newsroom.views import blueprint
from factcheck.web.words import word

RECOMPUTE, RELINK = "recompute", "relink"


@blueprint.get("/<lang:lang>/newsroom/jobs")
@needs("job.run")
def list_jobs() -> Response:
    form = filled(RecomputeForm, url_for("newsroom.start_job"))
    return make_response(_list(form))


def _list(form: RecomputeForm) -> str:
    views, behind = job_pages.listing(store(), me()), recompute.behind(store(), me())
    active = {view.job.kind: view for view in reversed(views) if view.active}
    return render_template("newsroom/jobs.html", form=form, views=views, behind=behind, active=active)


@blueprint.post("/<lang:lang>/newsroom/jobs/recompute")
@needs("job.run")
def start_job() -> Response:
    form = RecomputeForm()
    return _started(form, RECOMPUTE, {"all": bool(form.everything.data)}, form)


@blueprint.post("/<lang:lang>/newsroom/jobs/relink")
@needs("job.run")
def start_relink() -> Response:
    """Link all claims anew: every near pair of the newsroom, found at once."""
    return _started(DecisionForm(), RELINK, {}, filled(RecomputeForm, url_for("newsroom.start_job")))


def _started(form: Form, kind: str, options: dict[str, Any], shown: RecomputeForm) -> Response:
    """Ask for the job and go to its page; where that cannot be, the list again, with what is wrong in `shown`."""
    made: list[uuid.UUID] = []

    def start() -> None:
        job = jobs.ask(store(), me(), kind, f"form {me().id} {form.once.data}", options, form.mark())
        made.append(job.public_id)
        _send(job.public_id)

    wrong = refusal(form, start)
    if wrong:
        shown.refusal = form.refusal
        return make_response(_list(shown), wrong)
    return done(url_for("newsroom.show_job", job_id=made[0] if made else form.reply))


def _send(job_id: uuid.UUID) -> None:
    current_app.extensions["factcheck.send"](job_id)


@blueprint.get("/<lang:lang>/newsroom/jobs/<uuid:job_id>")
@needs("job.run")
def show_job(job_id: uuid.UUID) -> Response:
    """The job's page, or for the page itself, which asks every two seconds, the part that changes."""
    view = job_pages.read(store(), me(), job_id)
    if not wants_fragment():
        return make_response(_page(view))
    body = render_template("newsroom/_job.html", view=view, said=message)
    if not view.active:  # said once, at the end: a page that stands on a job that is over asks no more
        body += announced(_("The job is over: %(state)s.", state=word(view.job.state, "job_state")))
    return make_response(body)


def _form(view: JobView) -> DecisionForm:
    return filled(DecisionForm, url_for("newsroom.resume_job", job_id=view.job.public_id))


def _page(view: JobView, form: Form | None = None) -> str:
    return render_template("newsroom/job.html", view=view, form=form or _form(view), said=message)


@blueprint.post("/<lang:lang>/newsroom/jobs/<uuid:job_id>/cancel")
@needs("job.run")
def cancel_job(job_id: uuid.UUID) -> Response:
    return _steer(
        job_id, lambda once: jobs.cancel(store(), me(), job_id, once), _("Cancelled. What was done stays done.")
    )


@blueprint.post("/<lang:lang>/newsroom/jobs/<uuid:job_id>/resume")
@needs("job.run")
def resume_job(job_id: uuid.UUID) -> Response:
    def resume(once: Once) -> None:
        jobs.resume(store(), me(), job_id, once)
        _send(job_id)

    return _steer(job_id, resume, _("The job goes on where it stopped."))


def _steer(job_id: uuid.UUID, act: Callable[[Once], Any], said: str) -> Response:
    form = DecisionForm()
    wrong = refusal(form, lambda: act(form.mark()))
    if wrong:
        return make_response(_page(job_pages.read(store(), me(), job_id), form), wrong)
    return done(url_for("newsroom.show_job", job_id=job_id), said)
