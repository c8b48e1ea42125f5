"""The workbench: the queue, articles, the desk."""

from factcheck.web.workbench import articles, claims, evidence, links, overview, translations
from factcheck.web.workbench.blueprint import blueprint

__all__ = ["articles", "blueprint", "claims", "evidence", "links", "overview", "translations"]
