"""Every vendored file is the one its maker published, under a licence that is there to read."""

import re

from tests.rules.project import files, name_of
from tests.rules.vendor import MANIFEST, STATIC, manifest, sha256

LICENCES = {"0BSD", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MPL-2.0", "OFL-1.1"}
PAPERS = re.compile(r"(?:LICEN[CS]E|OFL|README|COPYING)\b.*", re.IGNORECASE)


def test_the_manifest_lists_htmx_fonts_and_axe() -> None:
    packages = {entry.package for entry in manifest()}
    assert {"htmx.org", "axe-core"} <= packages
    assert [entry for entry in manifest() if entry.path.suffix == ".woff2"]
    assert [entry.version for entry in manifest() if entry.package == "htmx.org" and entry.version[:4] != "2.0."] == []


def test_every_listed_file_is_there_unchanged() -> None:
    wrong = [
        name_of(entry.path)
        for entry in manifest()
        if not entry.path.is_file() or sha256(entry.path.read_bytes()) != entry.sha256
    ]
    assert wrong == []


def test_every_vendored_file_is_listed() -> None:
    listed = {entry.path for entry in manifest()}
    kept = [*files(under="static/vendor"), *files(under="static/fonts")]
    assert kept
    unlisted = [path for path in kept if path not in listed and path != MANIFEST]
    assert [name_of(path) for path in unlisted if not PAPERS.fullmatch(path.name)] == []


def test_versions_are_exact_and_licences_known() -> None:
    for entry in manifest():
        assert re.fullmatch(r"\d+\.\d+\.\d+(?:[-+.][\w.]+)?", entry.version), entry
        assert entry.licence in LICENCES, entry


def test_pages_and_scripts_load_nothing_from_other_hosts() -> None:
    loading = re.compile(r"""(?:src|href|import|from|url\()\s*[=(]?\s*["']?(?:https?:)?//[\w.-]+""")
    own = [*files(".html", under="templates"), *files(".css", ".js", ".svg", under="static")]
    own = [path for path in own if not path.is_relative_to(STATIC / "vendor")]
    found = []
    for path in own:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            if loading.search(line):
                found.append(f"{name_of(path)}:{number}: {line.strip()[:80]}")
    assert found == []
