"""`--lexicon FILE`: words that a newsroom adds, for one command."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

import click

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


def with_lexicon(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the option, and have the words of its file hold while it runs."""

    @click.option("--lexicon", type=FILE, help="File of concepts and words that add to the lexicon shipped.")
    @wraps(command)
    def run(lexicon: Path | None, **given: Any) -> None:
        from factcheck.commands.lexicon import using

        with using(lexicon):
            command(**given)

    return run
