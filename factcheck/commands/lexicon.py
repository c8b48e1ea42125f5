"""Commands about the lexicon: check its entries, show what a word leads to."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from factcheck.commands.lexicon_option import FILE
from factcheck.linking import lexicon as shipped
from factcheck.linking.lexicon import Entries, Vocabulary
from factcheck.linking.lexicon_check import Fault, check_files
from factcheck.text.canonical import LONGEST_FILE
from factcheck.text.stems import fold_word, words


@click.group()
def lexicon() -> None:
    """The concepts by which claims are linked: check entries, show what a word leads to."""


def _text(path: Path) -> str:
    with path.open("rb") as stream:
        found = stream.read(LONGEST_FILE + 1)
    if len(found) > LONGEST_FILE:
        raise click.ClickException(f"{path}: the file is too large")
    return found.decode("utf-8-sig", "replace")


@lexicon.command("check")
@click.argument("files", nargs=-1, type=FILE)
def check(files: tuple[Path, ...]) -> None:
    """Check the lexicon, or FILES that add to it; a line for each fault, and status 1 if there is one."""
    read = [(str(path) if files else path.name, _text(path)) for path in files or shipped.files()]
    found = list(check_files(read, shipped.shipped() if files else None))
    for name, fault in found:
        click.echo(_line(name, fault))
    if found:
        sys.exit(1)
    click.echo("no faults")


def _line(name: str, fault: Fault) -> str:
    from factcheck.web.fault_words import in_words

    return f"{name}: {fault.key}: {in_words(fault)}" if fault.key else f"{name}: {in_words(fault)}"


@contextmanager
def using(file: Path | None) -> Iterator[Vocabulary]:
    """Have the additions of a file hold; its faults are told and the command ends with status 2."""
    text = _text(file) if file else ""
    faults = list(check_files([(str(file), text)], shipped.shipped())) if file else []
    if faults:
        for name, fault in faults:
            click.echo(f"factcheck: {_line(name, fault)}", err=True)
        sys.exit(2)
    with shipped.using(text) as made:
        yield made


@lexicon.command("show")
@click.argument("terms", metavar="WORD...", nargs=-1, required=True)
@click.option("--lexicon", "file", type=FILE, help="File that adds to the lexicon shipped.")
def show(terms: tuple[str, ...], file: Path | None) -> None:
    """Show the concepts that each WORD (or "a phrase") leads to, with their words and opposites."""
    lost = 0
    with using(file) as made:
        entries = shipped.merged(_text(file) if file else "")
        for term in terms:
            found = _concepts(term, made)
            click.echo(f"{term}: {', '.join(found) or 'no concept'}")
            lost += not found
            for key in found:
                for line in _described(key, entries, made):
                    click.echo(line)
    if lost:
        sys.exit(1)


def _concepts(term: str, made: Vocabulary) -> tuple[str, ...]:
    """Return the concepts of a word or phrase, or the one whose key it is."""
    found = words(term)
    keys, length = made.concepts_at(found, 0) if found else ((), 0)
    if length < len(found):
        keys = made.concepts_of(fold_word(term)) if len(found) == 1 else ()
    return keys or ((term,) if term in made else ())


def _described(key: str, entries: Entries, made: Vocabulary) -> Iterator[str]:
    entry = entries[key]
    yield f"  {key}{' (one who acts)' if made.is_actor(key) else ''}"
    for language, name in (("en", "English"), ("ar", "Arabic")):
        yield f"    {name}: {', '.join(entry.get(language, ()))}"
    opposites = sorted(made.concept(key).opposites)
    if opposites:
        yield f"    opposites: {', '.join(opposites)}"


COMMANDS = [lexicon]
