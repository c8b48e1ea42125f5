"""There is one way out of the house: no other room opens connections or parses pages."""

import ast
from pathlib import Path

import pytest

from tests.rules.project import files, name_of

WAY_OUT = "factcheck/outside/"
OUTWARD = {"aiohttp", "ftplib", "http.client", "httpx", "lxml", "requests", "requests_hardened", "smtplib", "socket"}
INWARD = {"factcheck/commands/server.py": {"socket"}}  # the server's own: it looks at connections that came in
OUTWARD |= {"ssl", "trafilatura", "urllib.request", "urllib3", "xml"}


def imported(path: Path) -> set[str]:
    """Modules that a file imports, each with the packages it is in."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return {".".join(name.split(".")[:length]) for name in names for length in range(1, name.count(".") + 2)}


@pytest.mark.parametrize("path", [*files(".py", under="factcheck"), *files(".py", under="migrations")], ids=name_of)
def test_only_the_way_out_opens_connections(path: Path) -> None:
    if not name_of(path).startswith(WAY_OUT):
        assert imported(path) & OUTWARD == INWARD.get(name_of(path), set())
