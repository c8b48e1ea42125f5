"""From when links are suggested: the newsroom's own thresholds, tried on labelled pairs before they are kept."""

from __future__ import annotations

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from factcheck.services import thresholds as kept
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import filled, submitted
from factcheck.web.htmx import done, wants_fragment
from factcheck.web.newsroom.forms import ThresholdsForm
from factcheck.web.newsroom.views import blueprint


@blueprint.route("/<lang:lang>/newsroom/thresholds", methods=["GET", "POST"])
@needs("newsroom.thresholds")
def thresholds() -> Response:
    if request.method == "GET":
        own = {f"t_{row.name}": row.own for row in kept.listed(store(), me()) if row.own is not None}
        return make_response(_page(filled(ThresholdsForm, url_for("newsroom.thresholds"), **own)))
    form = ThresholdsForm()
    if submitted(form, lambda: kept.change(store(), me(), form.values(), form.mark())):
        return done(url_for("newsroom.thresholds"), _("Saved. What is saved or linked anew from now on goes by them."))
    return make_response(_page(form), 422)


@blueprint.post("/<lang:lang>/newsroom/thresholds/preview")
@needs("newsroom.thresholds")
def try_thresholds() -> Response:
    """The labelled pairs by the thresholds typed, before they are kept: the part that changes, or the page with it."""
    form = ThresholdsForm()
    status = 200 if form.validate_on_submit() else 422
    return make_response(_shown(form), status)


def _shown(form: ThresholdsForm) -> str:
    return render_template("newsroom/_tried.html", tried=_tried(form)) if wants_fragment() else _page(form)


def _tried(form: ThresholdsForm) -> kept.Tried | None:
    return None if form.errors else kept.tried(store(), me(), form.values())


def _page(form: ThresholdsForm) -> str:
    rows = [(row, form[f"t_{row.name}"]) for row in kept.listed(store(), me())]
    return render_template("newsroom/thresholds.html", form=form, rows=rows, tried=_tried(form))
