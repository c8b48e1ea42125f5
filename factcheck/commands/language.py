"""Commands that need no newsroom: split a text, score, search and compare claims."""

from __future__ import annotations

import datetime
import json
import math
import os
import sys
import unicodedata
from collections import Counter
from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

import click

from factcheck.commands import json_lines
from factcheck.commands.json_lines import MESSAGES, BadLineError, Fields
from factcheck.commands.lexicon_option import with_lexicon
from factcheck.text.canonical import LONGEST_FILE, TextError, canonical, decode

if TYPE_CHECKING:
    from factcheck.linking import Hit, MemoryIndex
    from factcheck.splitting import Split, SplitClaim

LANGUAGE = click.Choice(["ar", "en", "und"])
NAMES = {"ar": "Arabic", "en": "English", "und": "neither Arabic nor English"}


class RefusedError(click.ClickException):
    """Input that a command cannot work on: one line on stderr, exit status 2."""

    exit_code = 2

    def show(self, file: Any = None) -> None:  # noqa: ARG002
        """Say why on stderr."""
        click.echo(f"factcheck: {self.message}", err=True)


def _opened(name: str) -> AbstractContextManager[BinaryIO]:
    """Open a file for reading, or lend standard input for "-"."""
    if name == "-":
        return nullcontext(sys.stdin.buffer)
    try:
        return Path(name).open("rb")
    except OSError as error:
        raise RefusedError(f"{name}: {error.strerror or 'cannot be opened'}") from None


def _file_text(name: str) -> str:
    """Return the canonical text of a file or, for "-", of standard input."""
    try:
        with _opened(name) as stream:
            return decode(stream.read(LONGEST_FILE + 1))
    except TextError as error:
        raise RefusedError(f"{name}: {MESSAGES[error.code]}") from None
    except OSError as error:
        raise RefusedError(f"{name}: {error.strerror or 'cannot be read'}") from None


def _argument(text: str) -> str:
    """Return a text given on the command line in canonical form."""
    try:
        return canonical(_as_typed(text))
    except TextError as error:
        raise RefusedError(MESSAGES[error.code]) from None


def _as_typed(argument: str) -> str:
    """Read an argument as UTF-8 where the locale made something else of its bytes."""
    try:
        return os.fsencode(argument).decode("utf-8")
    except UnicodeError:
        return argument


def _print(text: str) -> None:
    """Print a line as UTF-8, whatever the locale says."""
    sys.stdout.buffer.write(text.encode("utf-8", "replace") + b"\n")


def _finish(bad: int) -> None:
    if bad:
        sys.exit(1)


# -- split ------------------------------------------------------------------------------------------------


@click.command()
@click.argument("file", required=False)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} a line, write claims a line.')
@click.option("--language", type=LANGUAGE, help="Language of the text; found from it when not given.")
@click.option(
    "--published-on",
    type=click.DateTime(["%Y-%m-%d"]),
    help="Day of publication, which words such as yesterday are counted from.",
)
def split(
    file: str | None, as_json: bool, jsonl: bool, language: str | None, published_on: datetime.datetime | None
) -> None:
    """Split FILE (- for standard input) into claims, each with its place in the text."""
    from factcheck.splitting import split as split_text

    day = published_on.date() if published_on else None
    if jsonl:

        def handle(fields: Fields) -> None:
            identity, text = fields.identity(), fields.text()
            found = split_text(text, fields.language() or language, fields.date("published_on") or day)
            json_lines.write({"id": identity, **found.as_dict()})

        with _opened(file or "-") as stream:
            _finish(json_lines.each(stream, handle))
        return
    if file is None:
        raise click.UsageError("Name a FILE, or - for standard input.")
    text = _file_text(file)
    found = split_text(text, language, day)
    if as_json:
        json_lines.write({"id": file if file == "-" else _as_typed(Path(file).name), **found.as_dict()})
    else:
        _print_split(found)


def _print_split(found: Split) -> None:
    checkable = sum(claim.checkable for claim in found.claims)
    _print(f"Language: {NAMES.get(found.language, found.language)}")
    if found.language not in ("ar", "en"):
        _print("Only Arabic and English are split; name the language with --language if it was not seen.")
    _print(f"Claims: {len(found.claims)}, of which {checkable} can be checked")
    for number, claim in enumerate(found.claims, 1):
        _print(f"\n{number}. {_one_line(claim.text)}")
        for line in _details(claim):
            _print(f"   {line}")
    outcomes = Counter(f"{part.outcome} ({part.reason})" if part.reason else part.outcome for part in found.coverage)
    summary = ", ".join(f"{name} {count}" for name, count in outcomes.most_common())
    _print(f"\nParts of the text by outcome: {summary or 'none'}")


def _details(claim: SplitClaim) -> list[str]:
    said_by = " < ".join(claim.claimant) or "the article itself"
    lines = [
        f"kind: {claim.kind}{'' if claim.checkable else ' (cannot be checked)'}",
        f"said by: {said_by}",
        f"check-worthiness: {claim.checkworthiness:.2f}",
        f"at {claim.start}-{claim.end}: {_one_line(claim.quote)}",
    ]
    lines += [
        f"worked out ({made.rule}): {made.text}"
        if made.rule
        else f"from the article, for {made.replaced}: {_one_line(made.text)}"
        for made in claim.resolutions
    ]
    return lines


def _one_line(text: str) -> str:
    return " ".join(text.split())


# -- score ------------------------------------------------------------------------------------------------


@click.command()
@click.argument("text", required=False)
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} a line, write a score a line.')
@click.option("--language", type=LANGUAGE, help="Language of the text; found from it when not given.")
@click.option("--weights", "table", help='File of weights instead of those shipped: {"feature": weight, ...}.')
def score(text: str | None, jsonl: bool, language: str | None, table: str | None) -> None:
    """Score from 0 to 1 how much TEXT is worth checking, with the reasons."""
    from factcheck.splitting.worthiness import score as score_text

    own = _weights(table) if table else None
    if jsonl:

        def handle(fields: Fields) -> None:
            identity, line = fields.identity(), fields.text()
            json_lines.write({"id": identity, **score_text(line, fields.language() or language, own).as_dict()})

        _finish(json_lines.each(sys.stdin.buffer, handle))
        return
    if text is None:
        raise click.UsageError("Give a TEXT, or --jsonl.")
    found = score_text(_argument(text), language, own)
    _print(f"check-worthiness: {found.checkworthiness:.2f}")
    _print_table(
        [("feature", "weight", "words")]
        + [(reason.feature, f"{reason.weight:+.2f}", _joined(reason.words)) for reason in found.reasons]
    )


def _weights(name: str) -> dict[str, float]:
    """Return the weights that a file holds, by the names of features. Raises RefusedError."""
    from factcheck.splitting.features import every_name

    try:
        table = json.loads(_file_text(name))
    except ValueError:
        raise RefusedError(f"{name}: not JSON") from None
    known = every_name()
    for feature, weight in table.items() if isinstance(table, dict) else [(name, None)]:
        if feature not in known:
            raise RefusedError(f"{name}: no feature is called {feature!r}; there are {', '.join(sorted(known))}")
        if isinstance(weight, bool) or not isinstance(weight, int | float) or not abs(weight) < math.inf:
            raise RefusedError(f"{name}: the weight of {feature} is no number")
    return {feature: float(weight) for feature, weight in table.items()}


def _joined(words: Any) -> str:
    return words if isinstance(words, str) else ", ".join(map(str, words or ()))


# -- search -----------------------------------------------------------------------------------------------


@click.command()
@click.argument("words", required=False)
@click.option("--corpus", required=True, help='File of claims: {"id", "text", "title"?, "language"?} a line.')
@click.option("--jsonl", is_flag=True, help='Read {"id", "text"} a line, write hits a line.')
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="Most hits.")
@click.option("--language", type=LANGUAGE, help="Language of the words; found from them when not given.")
@with_lexicon
def search(words: str | None, corpus: str, jsonl: bool, limit: int, language: str | None) -> None:
    """Find the claims of a corpus that are nearest to WORDS, with the reasons."""
    if words is None and not jsonl:
        raise click.UsageError("Give WORDS to search for, or --jsonl.")
    query = _argument(words) if words is not None and not jsonl else ""
    library = _Corpus()
    with _opened(corpus) as stream:
        bad = json_lines.each(stream, library.add, label=f"{corpus}: line")
    if jsonl:

        def handle(fields: Fields) -> None:
            identity, text = fields.identity(), fields.text()
            hits = library.index.search(text, fields.language() or language, limit)
            json_lines.write({"id": identity, "hits": [library.as_dict(hit) for hit in hits]})

        bad += json_lines.each(sys.stdin.buffer, handle)
    else:
        library.print_hits(library.index.search(query, language, limit))
    _finish(bad)


class _Corpus:
    """The claims searched, with their texts and their identities as the file writes them."""

    index: MemoryIndex

    def __init__(self) -> None:
        from factcheck.linking import MemoryIndex

        self.index = MemoryIndex()
        self._known: dict[str, tuple[str | int, str]] = {}

    def add(self, fields: Fields) -> None:
        """Take in one line. Raises BadLineError."""
        identity, text = fields.identity(), fields.text()
        language, title = fields.language(), fields.optional_text("title")
        if str(identity) in self._known:
            raise BadLineError(f'"id" {identity!r} is there twice')
        self._known[str(identity)] = (identity, text)
        self.index.add(str(identity), text, language, title)

    def as_dict(self, hit: Hit) -> dict[str, Any]:
        """Return a hit in the shape that the command line writes."""
        identity, _ = self._known[hit.id]
        reasons = [reason.as_dict() for reason in hit.reasons]
        return {"id": identity, "score": hit.score, "relation": hit.relation, "reasons": reasons}

    def print_hits(self, hits: list[Hit]) -> None:
        """Print hits, the best first."""
        if not hits:
            _print("Nothing found.")
        for number, hit in enumerate(hits, 1):
            identity, text = self._known[hit.id]
            _print(f"{number}. {_one_line(text)}")
            _print(f"   id: {identity}   score: {hit.score:.2f}   relation: {hit.relation}")


# -- compare ----------------------------------------------------------------------------------------------


@click.command()
@click.argument("a", required=False)
@click.argument("b", required=False)
@click.option("--jsonl", is_flag=True, help='Read {"id", "a", "b"} a line, write a relation a line.')
@click.option("--language-a", type=LANGUAGE, help="Language of A; found from it when not given.")
@click.option("--language-b", type=LANGUAGE, help="Language of B; found from it when not given.")
@with_lexicon
def compare(a: str | None, b: str | None, jsonl: bool, language_a: str | None, language_b: str | None) -> None:
    """Tell how claim A stands to claim B, with the reasons."""
    from factcheck.linking import compare as compare_claims

    if jsonl:

        def handle(fields: Fields) -> None:
            identity, left, right = fields.identity(), fields.text("a"), fields.text("b")
            languages = fields.language("language_a") or language_a, fields.language("language_b") or language_b
            json_lines.write({"id": identity, **compare_claims(left, right, *languages).as_dict()})

        _finish(json_lines.each(sys.stdin.buffer, handle))
        return
    if a is None or b is None:
        raise click.UsageError("Give two claims, A and B, or --jsonl.")
    from factcheck.linking.arithmetic import account

    for title, table in account(_argument(a), _argument(b), language_a, language_b).tables():
        _print(title)
        _print_table(table)
        _print("")


def _print_table(rows: Sequence[tuple[str, ...]]) -> None:
    """Print rows with their columns aligned; the first row is the head."""
    if len(rows) < 2:
        return
    widths = [max(_width(row[column]) for row in rows) for column in range(len(rows[0]))]
    _print("")
    for row in rows:
        cells = (cell + " " * (width - _width(cell)) for cell, width in zip(row, widths, strict=True))
        _print("  ".join(cells).rstrip())


def _width(cell: str) -> int:
    """Return how many places a cell takes: vowel signs and signs of direction take none."""
    return sum(unicodedata.category(character) not in ("Mn", "Me", "Cf") for character in cell)


COMMANDS = [split, score, search, compare]
