"""Every service function that writes runs again where the database asks for it."""

from __future__ import annotations

import ast
from pathlib import Path

from tests.rules.project import ROOT

SERVICES = ROOT / "factcheck" / "services"
DECORATOR = "one_transaction"


def unmarked(source: str) -> list[str]:
    """The functions that open `.writing(` and are not marked, or that open it more than once."""
    wrong = []
    for function in (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef)):
        opened = [node for node in ast.walk(function) if isinstance(node, ast.Attribute) and node.attr == "writing"]
        marked = any(isinstance(d, ast.Name) and d.id == DECORATOR for d in function.decorator_list)
        if opened and (not marked or len(opened) > 1):
            wrong.append(function.name)
    return wrong


def modules() -> list[Path]:
    return sorted(path for path in SERVICES.rglob("*.py") if path.name != "store.py")


def test_writing_services_are_marked() -> None:
    found = {str(path.relative_to(ROOT)): unmarked(path.read_text(encoding="utf-8")) for path in modules()}
    wrong = [f"{path}: {name}" for path, names in found.items() for name in names]
    assert not wrong, f"mark them @{DECORATOR}, with one store.writing() each: {wrong}"


def test_the_rule_sees_what_breaks_it() -> None:
    body = "    with store.writing() as session:\n        pass\n"
    assert unmarked(f"def bare(store):\n{body}") == ["bare"]
    assert unmarked(f"@{DECORATOR}\ndef twice(store):\n{body}{body}") == ["twice"]
    assert unmarked(f"@{DECORATOR}\ndef fine(store):\n{body}") == []
    assert any(DECORATOR in path.read_text(encoding="utf-8") for path in modules())
