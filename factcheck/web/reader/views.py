"""Public pages. None of them looks at who is signed in."""

from __future__ import annotations

import uuid
from collections import Counter
from datetime import datetime
from typing import cast

from flask import Blueprint, Flask, Response, redirect, render_template, request, url_for
from flask.blueprints import BlueprintSetupState

from factcheck.services import cluster_pages, public_log, published
from factcheck.services import search as claim_search
from factcheck.services.addresses import is_web_address
from factcheck.services.cluster_pages import Parted, Said
from factcheck.web import searching
from factcheck.web.access import anyone
from factcheck.web.cluster_view import row_of, view
from factcheck.web.context import newsroom, scale, store
from factcheck.web.htmx import render_fragment, wants_fragment
from factcheck.web.i18n import language, preferred
from factcheck.web.reader import claims
from factcheck.web.reader.annotated import annotate, bar_label, legend_of, rating_of
from factcheck.web.reader.pages import addresses, public, ratings_css_url, sheet

blueprint = Blueprint("reader", __name__)


@blueprint.record_once
def _give_templates(state: BlueprintSetupState) -> None:
    environment = cast(Flask, state.app).jinja_env
    environment.globals.update(ratings_css_url=ratings_css_url, bar_label=bar_label)
    environment.tests["web_address"] = is_web_address


def _page(template: str, changed: datetime | None = None, **values: object) -> Response:
    return public(render_template(template, addresses=addresses(), **values), changed)


@blueprint.get("/")
@anyone
def root() -> Response:
    response: Response = redirect(url_for("reader.home", lang=preferred()))  # type: ignore[assignment]
    response.vary.add("Accept-Language")
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@blueprint.get("/ratings.css")
@anyone
def ratings_css() -> Response:
    return sheet()


@blueprint.get("/<lang:lang>/")
@anyone
def home() -> Response:
    rows = published.home(store())
    listed = [(row, legend_of(Counter(row.ratings) + Counter(unchecked=row.claims - row.checked))) for row in rows]
    return _page("reader/home.html", listed=listed)


@blueprint.get("/<lang:lang>/articles/<slug:slug>")
@anyone
def article(slug: str) -> Response:
    page = published.article(store(), slug, language())
    wanted = request.args.get("rating", "")
    annotated = annotate(page, wanted)
    values = {"page": page, "article": page.article, "annotated": annotated}
    if wants_fragment():
        headline = render_template("reader/_headline.html", along=True, **values)
        return public(render_fragment("reader/_annotated.html", **values) + headline)
    return _page("reader/article.html", changed=page.updated_at, **values)


@blueprint.get("/<lang:lang>/claims/<uuid:claim_id>")
@anyone
def claim(claim_id: uuid.UUID) -> Response:
    page = published.claim(store(), claim_id, language())
    return _page(
        "reader/claim.html",
        article=page.article,
        note=claims.note(page),
        context=claims.context(page),
        linked=claims.linked(page),
        cluster=cluster_pages.of_claim_for_readers(store(), claim_id),
    )


@blueprint.get("/<lang:lang>/claims/<uuid:claim_id>/history")
@anyone
def claim_history(claim_id: uuid.UUID) -> Response:
    page = published.claim(store(), claim_id)
    stages = claims.stages(page, public_log.of_claim(store(), claim_id))
    return _page("reader/claim_history.html", article=page.article, note=claims.note(page), stages=stages)


@blueprint.get("/<lang:lang>/search")
@anyone
def search() -> Response:
    wanted = searching.asked()
    found = claim_search.for_readers(store(), wanted, language())
    return _page("reader/search.html", view=searching.view("reader.search", wanted, found))


@blueprint.get("/<lang:lang>/clusters/<uuid:cluster_id>")
@anyone
def cluster(cluster_id: uuid.UUID) -> Response:
    found = cluster_pages.for_readers(store(), cluster_id, language())
    if found.cluster.public_id != cluster_id:
        return _moved(url_for("reader.cluster", cluster_id=found.cluster.public_id))
    if isinstance(found, Parted):
        rows = [row_of(said, _claim_address) for said in found.rows]
        gone = _page("reader/cluster_gone.html", parted=found, rows=rows)
        gone.status_code = 410 if gone.status_code == 200 else gone.status_code
        return gone
    return _page("reader/cluster.html", page=found, cluster=view(found, _claim_address))


def _claim_address(said: Said) -> str:
    return url_for("reader.claim", claim_id=said.claim.public_id)


def _moved(to: str) -> Response:
    """Another address has it now; not for good, since what was joined can be parted again."""
    response: Response = redirect(to)  # type: ignore[assignment]
    response.headers["Cache-Control"] = "public, no-cache"
    return response


@blueprint.get("/<lang:lang>/methodology")
@anyone
def methodology() -> Response:
    here = newsroom()
    return _page("reader/methodology.html", ratings=scale(), approvals=here.approvals if here else 1)


@blueprint.get("/<lang:lang>/corrections")
@anyone
def corrections() -> Response:
    found = [(item, rating_of(item.verdict)) for item in published.corrections(store())]
    return _page("reader/corrections.html", found=found, withdrawn=published.withdrawn(store()))
