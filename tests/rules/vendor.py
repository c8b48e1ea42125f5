"""Vendored front-end files: read their manifest, and fetch them again to compare (`make vendor`).

The manifest is static/vendor/manifest.json: {"files": [{"path" (from static/), "package", "version",
"licence", "sha256", "from" (inside the package)}]}. Packages come through npm as the machine has it.
"""

import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path

from tests.rules.project import ROOT

STATIC = ROOT / "static"
MANIFEST = STATIC / "vendor" / "manifest.json"
FIELDS = ("path", "package", "version", "licence", "sha256", "from")


@dataclass(frozen=True)
class Vendored:
    """One file of somebody else's that is kept here."""

    path: Path
    package: str
    version: str
    licence: str
    sha256: str
    inside: str


def manifest() -> list[Vendored]:
    """Every entry; KeyError names the field that one lacks."""
    entries = json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]
    rows = [[str(entry[field]) for field in FIELDS] for entry in entries]
    return [Vendored(STATIC / path, *rest) for path, *rest in rows]


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def fetch(package: str, version: str, folder: Path) -> Path:
    """The archive of one package; CalledProcessError if npm cannot have it."""
    command = ["npm", "pack", "--silent", f"{package}@{version}"]
    told = subprocess.run(command, cwd=folder, check=True, stdout=subprocess.PIPE, text=True).stdout
    return folder / told.strip()


def member(archive: Path, name: str) -> bytes:
    """One file of a package; empty if the package has none of this name."""
    with tarfile.open(archive) as opened:
        try:
            found = opened.extractfile(f"package/{name}")
        except KeyError:
            return b""
        return found.read() if found else b""


def refresh(entries: list[Vendored]) -> list[str]:
    """Write each file anew from its package; where a hash differs, write nothing and say so."""
    wrong = []
    with tempfile.TemporaryDirectory() as folder:
        wanted = sorted({(entry.package, entry.version) for entry in entries})
        archives = {key: fetch(*key, Path(folder)) for key in wanted}
        for entry in entries:
            data = member(archives[entry.package, entry.version], entry.inside)
            name = entry.path.relative_to(STATIC)
            if sha256(data) != entry.sha256:
                wrong.append(f"{name}: {entry.package} {entry.version} has another {entry.inside}, or none")
                continue
            entry.path.parent.mkdir(parents=True, exist_ok=True)
            entry.path.write_bytes(data)
            print(f"{name}: {entry.package} {entry.version}, {entry.licence}")
    return wrong


def main() -> int:
    """Refresh everything; 1 if npm is missing or a file is not what the manifest says."""
    if not shutil.which("npm"):
        print("make vendor needs npm; everything it would fetch is in the checkout already", file=sys.stderr)
        return 1
    wrong = refresh(manifest())
    print(*wrong, sep="\n", file=sys.stderr, end="\n" if wrong else "")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
