"""The project's own files, as the rules see them."""

import shutil
import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NEVER_OURS = {".git", ".venv", "instance", "build", "test-results", "__pycache__", "node_modules"}
TEXT = {
    "",
    ".cfg",
    ".css",
    ".html",
    ".in",
    ".ini",
    ".js",
    ".json",
    ".jsonl",
    ".mako",
    ".md",
    ".po",
    ".py",
    ".svg",
}
TEXT |= {".toml", ".txt", ".yml", ".yaml"}


@cache
def all_files() -> tuple[Path, ...]:
    """Every file that is, or would be, under version control; without git, every file not made by a tool."""
    if shutil.which("git") and (ROOT / ".git").exists():
        command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
        found = (ROOT / name for name in listed.split("\0") if name)
    else:
        found = (path for path in ROOT.rglob("*") if not _made_by_a_tool(path.relative_to(ROOT)))
    return tuple(sorted({path for path in found if path.is_file()}))


def _made_by_a_tool(path: Path) -> bool:
    if path.suffix in {".mo", ".pot", ".pyc"}:
        return True
    return any(part in NEVER_OURS or part.endswith(("_cache", ".egg-info")) for part in path.parts)


def files(*suffixes: str, under: str = "") -> list[Path]:
    """The project's files with one of these suffixes (any, if none is given) below a folder."""
    top = ROOT / under
    return [path for path in all_files() if path.is_relative_to(top) and (not suffixes or path.suffix in suffixes)]


def own_text_files() -> list[Path]:
    """Files written by hand for this project: neither vendored, nor fonts, nor pins, nor pictures."""
    vendored = ROOT / "static" / "vendor"
    return [
        path
        for path in all_files()
        if path.suffix in TEXT and not path.is_relative_to(vendored) and path.name != "LICENSE"
    ]


def name_of(path: Path) -> str:
    """The path as it is written in messages."""
    return path.relative_to(ROOT).as_posix()
