"""The version of what makes claims and links of an article."""

from __future__ import annotations

# Raised by hand whenever splitting or linking may make something else of the same text: articles that an older
# version split are then behind, and the newsroom is told. `tests/rules/test_engine.py` fails when it was forgotten.
ENGINE = "3"

# An article whose claims this version has made, and whose suggestions are still an older one's.
CLAIMS_ONLY = f"{ENGINE} claims"

# An article in which stands a word that the newsroom has since added to its lexicon, or taken out of it.
OLDER_WORDS = f"{ENGINE} older words"
