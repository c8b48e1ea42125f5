"""What the tests of the English splitter share."""

from factcheck.splitting import split


def texts(text: str) -> list[str]:
    """The standalone sentences of the claims."""
    return [claim.text for claim in split(text, "en").claims]


def said(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The standalone sentences, each with who says it."""
    return [(claim.text, claim.claimant) for claim in split(text, "en").claims]
