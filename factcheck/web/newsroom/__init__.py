"""What editors and administrators do: reviewing, publishing, withdrawing, settings and accounts."""

from factcheck.web.newsroom import jobs, lexicon, settings, thresholds, weights
from factcheck.web.newsroom.views import blueprint

__all__ = ["blueprint", "jobs", "lexicon", "settings", "thresholds", "weights"]
