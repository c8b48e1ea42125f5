"""Addresses that people enter: which of them may become links."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

MAX_URL = 2_000


def is_web_address(url: str) -> bool:
    """http or https with a host, no user name, no control or white-space characters."""
    if len(url) > MAX_URL or re.search(r"[\s\x00-\x1f\x7f\\]", url):
        return False
    try:
        parts = urlsplit(url)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        return False
