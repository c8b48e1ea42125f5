"""The `factcheck` command."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from factcheck import __version__

# Command -> module that has it; a module is imported only for its own commands, which keeps each start short.
MODULES = {
    "split": "language",
    "score": "language",
    "search": "language",
    "compare": "language",
    "lexicon": "lexicon",
    "fetch": "outside",
    "run": "serve",
    "serve": "serve",
    "migrate": "newsroom",
    "newsroom": "newsroom",
    "user": "newsroom",
    "demo": "newsroom",
    "verify": "newsroom",
    "jobs": "jobs",
    "relink": "jobs",
}


class Commands(click.Group):
    """The commands of MODULES, imported when asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(MODULES)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in MODULES:
            return None
        module: Any = import_module(f"factcheck.commands.{MODULES[cmd_name]}")
        found: click.Command = next(command for command in module.COMMANDS if command.name == cmd_name)
        return found

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; whatever is wrong with the settings is said plainly, and it ends there."""
        try:
            return super().invoke(ctx)
        except Exception as error:
            problems = getattr(error, "problems", None)  # SettingsError's, without importing it for every command
            if problems is None:
                raise
            for problem in problems:
                click.echo(f"factcheck: {problem}", err=True)
            ctx.exit(2)


@click.group(cls=Commands)
@click.version_option(__version__)
def commands() -> None:
    """Split articles into claims, link them, check them, publish what was found."""


def main() -> None:
    """Entry point of the program."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8")
    commands(prog_name="factcheck")


if __name__ == "__main__":
    main()
