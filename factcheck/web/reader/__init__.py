"""What readers see: articles with their claims marked, verdicts, their history, and how the newsroom works."""

from factcheck.web.reader.views import blueprint

__all__ = ["blueprint"]
