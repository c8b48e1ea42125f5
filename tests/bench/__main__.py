"""`make bench`: the figures the project holds itself to, measured on this machine.

`make bench ARGS="splitting page"` measures only those; the names are those of MEASURES. "index" and "relink" are
measured on as many claims as BENCH_CLAIMS="100000 1000000" says; BENCH_KEEP names a folder for what takes long to make.
"""

import platform
import sys

from rich.console import Console
from rich.table import Table

from tests.bench import changes, claimants, linking_index, linking_pairs, page, scores, splitting
from tests.bench.figure import Figure

MEASURES = {
    "splitting": splitting.measure,
    "claimants": claimants.measure,
    "changes": changes.measure,
    "page": page.measure,
    "scores": scores.measure,
    "index": linking_index.measure,
    "relink": linking_pairs.measure,
}


def table(figures: list[Figure]) -> Table:
    """One row a figure; a missed goal is said in words, never by colour alone."""
    shown = Table("figure", "measured", "goal", "met")
    for figure in figures:
        shown.add_row(figure.name, figure.measured, figure.goal, {True: "yes", False: "NO", None: ""}[figure.met])
    return shown


def main() -> int:
    """Measure what was asked for; 2 for a name that is none."""
    chosen = sys.argv[1:] or list(MEASURES)
    unknown = set(chosen) - set(MEASURES)
    if unknown:
        print(f"no such measure: {', '.join(sorted(unknown))}; there are {', '.join(MEASURES)}", file=sys.stderr)
        return 2
    console = Console(width=120)
    console.print(f"Python {platform.python_version()} on {platform.system()} {platform.machine()}")
    for name in chosen:
        console.print(f"\n[bold]{name}[/bold]")
        console.print(table(MEASURES[name]()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
