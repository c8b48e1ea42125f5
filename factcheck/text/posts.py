"""What a post on a social network has beside what it says: the signature that a copy of it ends with."""

import re

LONGEST_SIGNATURE = 140  # code points from the dash to the end
_SIGNED = re.compile(r"[—–]\s*[^()]{0,80}\(\s?@\w{1,30}\s?\)")


def signature_start(text: str) -> int:
    """Return where the signature of a copied post begins, the text's length when it has none.

    "— Name (@handle) January 6, 2022" is what an embedded post ends with: who said it and when, not what.
    """
    dash = max(text.rfind("—"), text.rfind("–"))
    near = dash >= 0 and len(text) - dash <= LONGEST_SIGNATURE
    return dash if near and _SIGNED.match(text, dash) else len(text)
