"""A digest of what makes claims and links of an article; `python -m tests.rules.engine` records it."""

from __future__ import annotations

import ast
import hashlib
import json
from pathlib import Path

from factcheck.services.engine_version import ENGINE
from tests.rules.project import ROOT, files, name_of

RECORD = Path(__file__).with_name("engine.json")
ROOMS = ("factcheck/text", "factcheck/splitting", "factcheck/linking")
TOO = (
    "factcheck/services/links.py",
    "factcheck/services/kin.py",
    "factcheck/services/claim_index.py",
    "factcheck/services/repeats.py",
)
NOT = ("learn_", "build_")  # programs that make data files; the data files count
LIBRARIES = ("pystemmer", "rapidfuzz", "snowballstemmer")


def meaning(path: Path) -> bytes:
    """What a file says to the machine: code without comments, docstrings and layout, other files as they are."""
    if path.suffix != ".py":
        return path.read_bytes()
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and ast.get_docstring(node) is not None:
            node.body = node.body[1:]
    return ast.dump(tree).encode()


def digest() -> str:
    told = hashlib.sha256()
    paths = [path for room in ROOMS for path in files(".py", ".json", under=room)] + [ROOT / name for name in TOO]
    for path in sorted(paths):
        if not path.name.startswith(NOT):
            told.update(name_of(path).encode() + meaning(path))
    pins = (ROOT / "requirements" / "base.txt").read_text(encoding="utf-8").splitlines()
    for line in pins:
        if line.startswith(LIBRARIES):
            told.update(line.encode())
    return told.hexdigest()


def recorded() -> dict[str, str]:
    found: dict[str, str] = json.loads(RECORD.read_text(encoding="utf-8"))
    return found


if __name__ == "__main__":
    RECORD.write_text(json.dumps({"engine": ENGINE, "digest": digest()}, indent=2) + "\n", encoding="utf-8")
