"""The workbench: the queue, articles, the desk."""

from factcheck.web.workbench import articles, claims, clusters, evidence, flags, links, overview, translations
from factcheck.web.workbench.blueprint import blueprint

__all__ = ["articles", "blueprint", "claims", "clusters", "evidence", "flags", "links", "overview", "translations"]
