"""Write places.json: the names of countries from CLDR, in Arabic and English, joined to nationalities.json.

Run it as `python factcheck/text/data/build_places.py` with Babel installed (its locale data are CLDR's, under
the Unicode licence). Names of continents and of macro-regions are left out, as is what CLDR writes after " - "
or in brackets to tell two names apart.
"""

import json
import re
from pathlib import Path

from babel import Locale

HERE = Path(__file__).parent
LANGUAGES = ("en", "ar")
_CODE = re.compile("[A-Z]{2}")
_NOT_PLACES = frozenset(("XA", "XB", "ZZ", "QO", "EZ"))
# English names that are a common word or a given name more often than the country, found by their full form only.
_TOO_COMMON = {"en": frozenset(("Jersey", "Chad", "Jordan", "Georgia")), "ar": frozenset(("عمان", "مالي"))}
_KEPT_ANYWAY = frozenset(("JO", "GE", "TD", "OM", "ML"))


def plain(name: str) -> str:
    """Return a CLDR name without its brackets and without what follows a dash between spaces."""
    return re.sub(r"\s*[(（].*?[)）]", "", name).split(" - ")[0].strip()


def names(code: str, own: dict[str, list[str]]) -> dict[str, list[str]]:
    """Return the names of one place by language, ours after CLDR's."""
    found: dict[str, list[str]] = {}
    for language in LANGUAGES:
        listed = list(own.get(language, ()))
        name = Locale(language).territories.get(code)
        if name and (plain(name) not in _TOO_COMMON[language] or code in _KEPT_ANYWAY):
            listed.insert(0, plain(name).replace("’", "'"))
        found[language] = sorted(dict.fromkeys(listed))
    return found


def main() -> None:
    """Write the table, one place a line, so that a change can be read."""
    own = json.loads((HERE / "nationalities.json").read_text(encoding="utf-8"))
    codes = {str(c) for c in Locale("en").territories if _CODE.fullmatch(str(c))} - _NOT_PLACES
    rows = [
        f"{json.dumps(code)}: {json.dumps(names(code, own.get(code, {})), ensure_ascii=False)}"
        for code in sorted(codes | set(own))
    ]
    (HERE / "places.json").write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
