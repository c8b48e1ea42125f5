"""A cluster at the desk: one claim across articles, drafts included, and the links that hold it together."""

from __future__ import annotations

import uuid

from flask import Response, g, url_for

from factcheck.services import cluster_pages
from factcheck.services.cluster_pages import Parted, Said
from factcheck.web.access import me, needs
from factcheck.web.cluster_view import row_of, view
from factcheck.web.context import store
from factcheck.web.htmx import done, page
from factcheck.web.workbench.blueprint import blueprint
from factcheck.web.workbench.claims import here


@blueprint.get("/<lang:lang>/desk/clusters/<uuid:cluster_id>")
@needs("article.read")
def cluster(cluster_id: uuid.UUID) -> Response:
    found = cluster_pages.at_desk(store(), me(), cluster_id, g.lang)
    if found.cluster.public_id != cluster_id:
        return done(url_for("workbench.cluster", cluster_id=found.cluster.public_id))
    if isinstance(found, Parted):
        rows = [row_of(said, _address) for said in found.rows]
        return page("workbench/cluster.html", parted=found, rows=rows)
    public = cluster_pages.is_for_readers(found)
    return page("workbench/cluster.html", page=found, cluster=view(found, _address), public=public)


def _address(said: Said) -> str:
    return here(said.claim.public_id)
