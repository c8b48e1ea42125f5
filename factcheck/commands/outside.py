"""The command that fetches one page, as the workbench would, and prints what was read."""

from __future__ import annotations

import dataclasses
import sys
from typing import TYPE_CHECKING, Any

import click

from factcheck.commands import json_lines
from factcheck.config import from_environment
from factcheck.outside.errors import OutsideError

if TYPE_CHECKING:
    from factcheck.outside.fetching import Fetched


@click.command()
@click.argument("address")
def fetch(address: str) -> None:
    """Fetch the page at ADDRESS, parse it, and print both as one JSON object.

    Only public addresses are fetched, within the limits that the settings give.
    """
    from factcheck.outside import fetching, parsing
    from factcheck.outside.limits import FetchLimits, ParseLimits

    settings = from_environment()
    found: dict[str, Any] = {}
    try:
        fetched = fetching.fetch(address, FetchLimits.of(settings))
        found = _described(fetched)
        found["parsed"] = parsing.parse(fetched, ParseLimits.of(settings)).model_dump(mode="json")
    except OutsideError as error:
        _tell(error)
    if found:
        json_lines.write(found)
    if not found.get("parsed"):
        sys.exit(1)


def _described(fetched: Fetched) -> dict[str, Any]:
    """Everything but the content, of which the length is told."""
    fields = {field.name: getattr(fetched, field.name) for field in dataclasses.fields(fetched)}
    content: bytes = fields.pop("content")
    fields["fetched_at"] = fetched.fetched_at.isoformat()
    fields["hops"] = [dataclasses.asdict(hop) for hop in fetched.hops]
    return {**fields, "bytes": len(content), "parsed": None}


def _tell(error: OutsideError) -> None:
    from factcheck.web.messages import MESSAGES

    details = ", ".join(f"{name} {value}" for name, value in error.details.items())
    click.echo(f"factcheck: {MESSAGES[error.code]} ({': '.join(filter(None, (error.code, details)))})", err=True)


COMMANDS = [fetch]
