"""A claim-level fact-checking workbench: articles become atomic claims, claims carry sources and verdicts."""

__version__ = "0.1.0"
