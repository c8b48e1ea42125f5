"""What counts for check-worthiness: the newsroom's own weights, tried on its claims before they are kept."""

from __future__ import annotations

from typing import Any

from flask import Response, make_response, render_template, request, url_for
from flask_babel import gettext as _

from factcheck.services import weights as kept
from factcheck.web.access import me, needs
from factcheck.web.context import store
from factcheck.web.forms import asked_for, filled, submitted
from factcheck.web.htmx import done, wants_fragment
from factcheck.web.i18n import language as page_language
from factcheck.web.newsroom.forms import WeightsForm
from factcheck.web.newsroom.views import blueprint


@blueprint.route("/<lang:lang>/newsroom/check-worthiness", methods=["GET", "POST"])
@needs("newsroom.weights")
def weights() -> Response:
    if request.method == "GET":
        return make_response(_page(_as_kept(_known(asked_for("of")))))
    form = WeightsForm()
    if submitted(form, lambda: _keep(form)):
        return done(url_for("newsroom.weights", of=_known(form.language.data)), _("Saved. The claims are scored anew."))
    return make_response(_page(form), 422)


def _as_kept(of: str) -> WeightsForm:
    own = {f"w_{row.feature}": row.own for row in kept.listed(store(), me(), of) if row.own is not None}
    return filled(WeightsForm, url_for("newsroom.weights"), language=of, **own)


def _known(of: str | None) -> str:
    """The language whose weights are meant; that of the page where none, or an unknown one, is named."""
    return of if of in kept.LANGUAGES else page_language()


def _keep(form: WeightsForm) -> None:
    of = _known(form.language.data)
    kept.change(store(), me(), of, form.weights(), form.mark())
    kept.rescore(store(), of)


@blueprint.post("/<lang:lang>/newsroom/check-worthiness/preview")
@needs("newsroom.weights")
def try_weights() -> Response:
    """The same claims by the weights typed, before they are kept: the part that changes, or the page with it."""
    form = WeightsForm()
    if not form.validate_on_submit():
        return make_response(_shown(form), 422)
    return make_response(_shown(form))


def _shown(form: WeightsForm) -> str:
    return render_template("newsroom/_weighed.html", **_tried(form)) if wants_fragment() else _page(form)


def _tried(form: WeightsForm) -> dict[str, Any]:
    of = _known(form.language.data)
    return {"of": of, "tried": [] if form.errors else kept.tried(store(), me(), of, form.weights())}


def _page(form: WeightsForm) -> str:
    values = _tried(form)
    rows = [(row, form[f"w_{row.feature}"]) for row in kept.listed(store(), me(), values["of"])]
    return render_template("newsroom/weights.html", form=form, rows=rows, languages=kept.LANGUAGES, **values)
