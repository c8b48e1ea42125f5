"""Accessibility faults of the page a browser shows, found by the vendored axe-core."""

from functools import cache
from typing import Any

from playwright.sync_api import Page

from tests.rules.project import ROOT

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """tags => axe.run(document, {runOnly: {type: 'tag', values: tags}, resultTypes: ['violations']})
                    .then(result => result.violations)"""


@cache
def source() -> str:
    """The text of axe-core; FileNotFoundError when it is not vendored."""
    found = sorted((ROOT / "static" / "vendor").rglob("axe*.js"))
    if not found:
        raise FileNotFoundError("static/vendor has no axe-core: make vendor")
    return found[0].read_text(encoding="utf-8")


def describe(violation: dict[str, Any]) -> str:
    """One fault in a few lines: the rule, what it asks, and the first places with their reasons."""
    lines = [f"{violation['id']} ({violation['impact']}): {violation['help']}"]
    for node in violation["nodes"][:4]:
        reason = " ".join(node.get("failureSummary", "").split())
        lines.append(f"    {' '.join(map(str, node['target']))}: {reason[:300]}")
    if len(violation["nodes"]) > 4:
        lines.append(f"    and {len(violation['nodes']) - 4} more")
    return "\n".join(lines)


def violations(page: Page) -> list[str]:
    """Each fault against WCAG 2.2 A and AA and axe's best practice; empty when there is none.

    The text is evaluated through the browser's own debugger, which the page's content policy does not bind.
    """
    page.evaluate(f"{{ {source()} }}; undefined")
    found: list[dict[str, Any]] = page.evaluate(RUN, TAGS)
    return [describe(violation) for violation in found]
