"""Signing in and out."""

from factcheck.web.accounts.views import blueprint

__all__ = ["blueprint"]
